//! A QR code as a picture that prints sharp in any size.

use maud::html;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use crate::console::Failure;

/// The code of an address: black on white with its quiet zone, and a title for those who do not
/// see it.
pub(super) fn svg(address: &str, title: &str) -> Result<String, Failure> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M)
        .map_err(|error| Failure::new(format!("{address}: tidak bisa menjadi kode QR: {error}")))?;
    let picture = code
        .render::<svg::Color<'_>>()
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .quiet_zone(true)
        .module_dimensions(8, 8)
        .build();
    let title = html! { title { (title) } }.into_string();
    // Behind the opening tag of the picture, which the first rectangle follows.
    Ok(picture.replacen("<rect", &format!("{title}<rect"), 1))
}
