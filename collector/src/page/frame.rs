//! What every page has round it.

use maud::{DOCTYPE, Markup, html};
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;

/// A whole page.
pub(super) fn page(config: &Config, title: &str, content: &Markup) -> String {
    let agency = config.agency.name.text(Language::Indonesian);
    let page = html! {
        (DOCTYPE)
        html lang="id" {
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
