//! Languages on the screen: whatever falls back to Indonesian is marked as Indonesian, and no
//! translation stands without the statutory wording.

use std::rc::Rc;

use scraper::{Html, Selector};
use survei_publik::survey::config;
use survei_publik::survey::document::{Language, Translation};
use survei_publik::survey::instrument::{SKM9_2017, translated};
use survei_publik::survey::locale::Catalog;
use survei_publik::survey::outbox::{self, Kept};
use survei_publik::survey::payload::Sealed;
use survei_publik::survey::response::{Draft, ResponseId};
use survei_publik::survey::session::Setup;
use survei_publik::ui::{HostHandle, Survey, SurveyProps};
use yew::{Callback, LocalServerRenderer};

use crate::{CONFIG, FakeHost};

const JAVANESE: Language = Language::named("jv");

/// A screen in Javanese with these words, and the questionnaire in these lines.
async fn screen(words: Catalog, lines: &str, kept: Option<Kept>) -> Html {
    let translation = Translation { language: JAVANESE, lines };
    let instrument = translated(SKM9_2017, translation).value.unwrap();
    let one_page = CONFIG.replacen('{', r#"{"layout": "one-page","#, 1);
    let config = config::read(&one_page, &instrument.into()).usable().unwrap();
    let kept = kept.map(|kept| outbox::write(&kept, &config.instrument, 500));
    let props = SurveyProps {
        words,
        setup: Rc::new(Setup { config, language: JAVANESE }),
        host: HostHandle(Rc::new(FakeHost(kept))),
        filled: None,
        on_notice: Callback::noop(),
    };
    let html = LocalServerRenderer::<Survey>::with_props(props).hydratable(false).render().await;
    Html::parse_fragment(&html)
}

/// The text of the first element that the selector finds, with the nearest `lang` around it.
fn said(html: &Html, css: &str) -> (String, String) {
    let found = html.select(&Selector::parse(css).unwrap()).next().expect(css);
    let around = found.ancestors().filter_map(scraper::ElementRef::wrap);
    let lang = std::iter::once(found).chain(around).find_map(|element| element.attr("lang"));
    (found.text().collect(), lang.unwrap_or_default().to_owned())
}

fn reviewed() -> Kept {
    let mut draft = Draft::default();
    draft.answers.insert("persyaratan".to_owned(), 3);
    Kept { draft, sealed: Some(Sealed { id: ResponseId([7; 16]), body: "{}".to_owned() }) }
}

#[tokio::test]
async fn words_of_the_language_are_in_it_and_texts_without_a_translation_are_in_indonesian() {
    let html = screen(Catalog::of(JAVANESE), "", None).await;
    assert_eq!(said(&html, ".survey").1, "jv");
    assert_eq!(said(&html, ".opening .primary"), ("Miwiti".to_owned(), "jv".to_owned()));
    assert_eq!(said(&html, "h2"), ("Survei Kepuasan Masyarakat".to_owned(), "id".to_owned()));
    assert_eq!(said(&html, ".agency").1, "id");
}

#[tokio::test]
async fn a_word_that_a_language_file_lacks_is_said_in_indonesian_and_marked_as_such() {
    let words = "Miwiti\nEwangana kita. {n}";
    let html = screen(Catalog::loaded(JAVANESE, words), "", None).await;
    assert_eq!(said(&html, ".opening .primary").1, "jv");
    assert_eq!(said(&html, ".lead"), ("Ewangana kita. 9".to_owned(), "jv".to_owned()));
    for css in [
        ".facts li:nth-child(1) span",
        ".facts li:nth-child(2) span",
        "summary span",
        ".notice p span",
    ] {
        assert_eq!(said(&html, css).1, "id", "{css}");
    }
}

#[tokio::test]
async fn answers_in_the_review_that_are_not_translated_are_marked_as_indonesian() {
    let html = screen(Catalog::of(JAVANESE), "", Some(reviewed())).await;
    assert_eq!(said(&html, ".review h2").1, "jv");
    let answer = said(&html, ".answer:nth-of-type(2) dd span");
    assert!(html.html().contains(r#"<span lang="id">Sesuai</span>"#), "{answer:?}");
    assert!(html.html().contains(r#"<span lang="id">Persyaratan</span>"#));
}

#[tokio::test]
async fn a_translated_choice_never_stands_without_the_statutory_wording_not_even_in_the_review() {
    // Title, nine unsur, the first question, and its choices.
    let lines =
        [&[""; 10][..], &["Piye syarate?", "Ora cocog", "Kurang cocog", "Cocog", "Cocog banget"]]
            .concat()
            .join("\n");
    let html = screen(Catalog::of(JAVANESE), &lines, Some(reviewed())).await;
    let text = html.html();
    assert!(
        text.contains(r#"Cocog<small lang="id" class="official">Sesuai</small>"#)
            || text.contains(r#"Cocog<small class="official" lang="id">Sesuai</small>"#),
        "{text}"
    );
}
