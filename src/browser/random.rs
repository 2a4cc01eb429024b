//! Randomness that nobody can guess.

use crate::survey::response::ResponseId;

/// A random identifier from the browser's cryptographic generator.
///
/// Browsers without one do not exist among those that can run WebAssembly; should it throw all
/// the same, `Math.random` still keeps two responses apart.
pub(super) fn response_id() -> ResponseId {
    let mut bytes = [0; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if !matches!(filled, Some(Ok(_))) {
        bytes.fill_with(random_byte);
    }
    ResponseId(bytes)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 255.
fn random_byte() -> u8 {
    (js_sys::Math::random() * 256.0) as u8
}
