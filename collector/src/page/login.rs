//! The pages that are not the recap: the form for the token, and a refusal.

use maud::html;
use survei_publik::survey::config::Config;

use super::frame;

/// The form for the token.
pub(super) fn page(config: &Config, wrong: bool) -> String {
    let content = html! {
        form.login method="post" action="/recap/login" {
            @if wrong { p.error role="alert" { "Token salah. Periksa lagi, lalu coba sekali lagi." } }
            label for="token" { "Token" }
            p.hint id="token-hint" { "Token dicetak saat program dijalankan, atau tanyakan kepada pengelola server." }
            input id="token" name="token" type="password" autocomplete="current-password"
                required aria-describedby="token-hint" aria-invalid=[wrong.then_some("true")];
            button { "Buka rekap" }
        }
    };
    frame::page(config, "Rekap survei", &content)
}

/// Why the recap cannot be shown.
pub(super) fn refused(config: &Config, sentence: &str) -> String {
    let content = html! {
        p.error role="alert" { (sentence) }
        p { a href="/recap" { "Kembali ke rekap" } }
    };
    frame::page(config, "Rekap survei", &content)
}
