//! A page with nothing but the survey; it may also stand in a frame.

use maud::{DOCTYPE, Markup, html};
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;

use super::Site;
use super::spot::Spot;
use crate::console::Failure;
use crate::html::{Survey, loader};

pub(super) fn page(site: &Site<'_>, spot: &Spot, config: &Config) -> Result<String, Failure> {
    let base = site.base(spot);
    let (unit, service) = (spot.unit.as_deref(), spot.service.as_deref());
    let src = site.src(spot);
    let survey = Survey { config, language: Language::Indonesian, src: &src, unit, service };
    let head = html! {
        (loader(&base))
        // Tells a page that frames this one how tall it is.
        script src=(format!("{base}frame.js")) referrerpolicy="no-referrer" defer {}
    };
    let body = html! {
        main.page { h1.page-title { (site.heading(spot)) } (survey.element()?) }
        footer.page-foot { a href="poster.html" { "Cetak poster dan kode QR" } }
    };
    Ok(whole(&base, &site.heading(spot), &head, "", &body))
}

/// A whole page.
pub(super) fn whole(base: &str, title: &str, head: &Markup, class: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="id" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="stylesheet" href=(format!("{base}page.css"));
                (head)
            }
            body class=[Some(class).filter(|class| !class.is_empty())] { (body) }
        }
    };
    page.into_string()
}
