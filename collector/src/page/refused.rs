//! Why a form was not taken, and what to do about it.

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use maud::html;
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::locale::{Catalog, Key};

use super::frame;
use crate::problem::Problem;

/// What to do about a form that asks something else than is asked today.
pub(crate) fn outdated(language: Language) -> &'static str {
    match language {
        Language::English => "This survey has been replaced. Reload its page and fill it in again.",
        _ => "Halaman survei ini sudah diganti. Muat ulang halamannya, lalu isi lagi.",
    }
}

/// The page to a problem; `todo` is what can be mended on the form.
pub(crate) fn refused(
    config: &Config,
    language: Language,
    problem: &Problem,
    todo: &[String],
) -> Response {
    let catalog = Catalog::of(language);
    let back = match language {
        Language::English => {
            "Use the back button of your browser. Your answers are still in the form: correct \
             them and send them again."
        }
        _ => {
            "Tekan tombol Kembali di peramban Anda. Jawaban Anda masih ada di formulir: \
             perbaiki, lalu kirim lagi."
        }
    };
    let lost = problem.status == StatusCode::NOT_FOUND;
    let title = match (lost, language) {
        (false, _) => catalog.text(Key::NotSent),
        (true, Language::English) => "Not found",
        (true, _) => "Tidak ada",
    };
    let content = html! {
        div.told role="alert" {
            @if todo.is_empty() {
                p.error lang="id" { (problem.error.message) }
            } @else {
                p.error { (catalog.text(Key::ErrorsTitle)) ":" }
                ul { @for line in todo { li { (line) } } }
            }
            @if !lost { p { (back) } }
        }
    };
    let page = frame::page_in(config, language, title, &content);
    (problem.status, Html(page)).into_response()
}
