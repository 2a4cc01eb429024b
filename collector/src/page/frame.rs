//! What every page has round it.

use maud::{DOCTYPE, Markup, html};
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;

/// A whole page in Indonesian.
pub(super) fn page(config: &Config, title: &str, content: &Markup) -> String {
    page_in(config, Language::Indonesian, title, content)
}

/// A whole page. Its style sheet lies at the root, from where it is asked for by every address.
pub(super) fn page_in(
    config: &Config,
    language: Language,
    title: &str,
    content: &Markup,
) -> String {
    let agency = config.agency.name.text(language);
    let page = html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) " – " (agency) }
                link rel="stylesheet" href="/recap.css";
            }
            body {
                header { p.agency { (agency) } h1 { (title) } }
                main { (content) }
            }
        }
    };
    page.into_string()
}
