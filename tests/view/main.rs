//! What the screens say, rendered on the developer's machine from the same components.
// Helpers of tests say what went wrong by panicking, as tests do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod about;
mod form;
mod languages;
mod paper;
mod plainly;
mod round_trip;
mod surveys;

use std::rc::Rc;
use std::sync::Arc;

use survei_publik::survey::config;
use survei_publik::survey::document::Language;
use survei_publik::survey::host::Host;
use survei_publik::survey::instrument::{self, BUILT_IN, SKM9_2017};
use survei_publik::survey::locale::Catalog;
use survei_publik::survey::outbox::{self, Kept};
use survei_publik::survey::payload::{Reply, Request, Sealed};
use survei_publik::survey::response::{Day, Draft, ResponseId, Slot, Statement};
use survei_publik::survey::session::Setup;
use survei_publik::ui::{HostHandle, Survey, SurveyProps};
use yew::{Callback, LocalServerRenderer};

const CONFIG: &str = r#"{
  "agency": { "name": "Kota <Tanjung> Arum", "logo": "logo.svg", "contact": "telepon 123" },
  "units": [{ "id": "a", "name": "Dinas A", "services": [{ "id": "ktp", "name": "KTP-el" }] }],
  "period": { "kind": "tahun" },
  "submit": { "url": "/kirim" }
}"#;

/// A device that keeps one text and reaches nobody.
struct FakeHost(Option<String>);

impl Host for FakeHost {
    fn now(&self) -> u64 {
        1000
    }
    fn today(&self) -> Day {
        Day::new(2026, 11, 25).unwrap()
    }
    fn slot(&self) -> Slot {
        Slot::Morning
    }
    fn random_id(&self) -> ResponseId {
        ResponseId([7; 16])
    }
    fn load(&self) -> Option<String> {
        self.0.clone()
    }
    fn save(&self, _text: &str) -> bool {
        false
    }
    fn forget(&self) {}
    fn send(&self, _request: Request, done: Box<dyn Fn(Reply)>) {
        done(Reply::default());
    }
    fn focus(&self, _id: &str) {}
}

/// The consultation on a topic.
fn consultation() -> Setup {
    let text = BUILT_IN.iter().find(|(id, _)| *id == "fkp").unwrap().1;
    let fkp = Arc::new(instrument::read(text).usable().unwrap());
    let topic = r#""instrument": "fkp", "topic": {
      "id": "sp-ktp", "title": "Standar Pelayanan KTP-el",
      "text": "1. Persyaratan <fotokopi>", "document": "/sp.pdf"
    }, "period""#;
    let config = CONFIG.replace(r#""period""#, topic);
    Setup { config: config::read(&config, &fkp).usable().unwrap(), language: Language::Indonesian }
}

fn setup(language: Language) -> Setup {
    let skm9 = Arc::new(instrument::read(SKM9_2017).usable().unwrap());
    Setup { config: config::read(CONFIG, &skm9).usable().unwrap(), language }
}

/// The first screen, as HTML, of a device on which this is kept.
async fn first_screen(language: Language, kept: Option<Kept>) -> String {
    first_screen_of(setup(language), kept).await
}

async fn first_screen_of(setup: Setup, kept: Option<Kept>) -> String {
    let kept = kept.map(|kept| outbox::write(&kept, &setup.config.instrument, 500));
    let props = SurveyProps {
        words: Catalog::of(setup.language),
        setup: Rc::new(setup),
        host: HostHandle(Rc::new(FakeHost(kept))),
        filled: None,
        on_notice: Callback::noop(),
    };
    LocalServerRenderer::<Survey>::with_props(props).hydratable(false).render().await
}

fn answered() -> Draft {
    let mut draft = Draft::default();
    draft.answers.insert("waktu".to_owned(), 2);
    draft.comment = "<script>alert(1)</script>".to_owned();
    draft
}

#[tokio::test]
async fn the_opening_says_who_asks_what_how_long_and_that_it_is_anonymous() {
    let html = first_screen(Language::Indonesian, None).await;
    for words in [
        "Kota &lt;Tanjung&gt; Arum",
        "Survei Kepuasan Masyarakat",
        "± 2 menit",
        "Tanpa nama, NIK, atau nomor HP",
        "KTP-el",
        "Hubungi telepon 123",
        r#"lang="id""#,
    ] {
        assert!(html.contains(words), "{words} is not in {html}");
    }
}

#[tokio::test]
async fn in_english_an_indonesian_name_is_marked_as_indonesian() {
    let html = first_screen(Language::English, None).await;
    assert!(html.contains("Public Satisfaction Survey"), "{html}");
    assert!(html.contains(r#"lang="id" class="agency""#), "{html}");
}

#[tokio::test]
async fn a_kept_draft_is_offered_and_not_shown_before_it_is_taken_up() {
    let kept = Kept { draft: answered(), sealed: None };
    let html = first_screen(Language::Indonesian, Some(kept)).await;
    assert!(html.contains("Lanjutkan") && html.contains("Mulai dari awal"), "{html}");
    assert!(!html.contains("alert(1)"), "{html}");
}

#[tokio::test]
async fn a_sealed_response_is_shown_as_not_sent_and_can_only_be_sent_again() {
    let sealed = Sealed { id: ResponseId([7; 16]), body: "{}".to_owned() };
    let kept = Kept { draft: answered(), sealed: Some(sealed) };
    let html = first_screen(Language::Indonesian, Some(kept)).await;
    assert!(html.contains("Tersimpan di HP, belum terkirim"), "{html}");
    assert!(html.contains("Coba lagi"), "{html}");
    assert!(!html.contains("Ubah") && !html.contains("Kirim jawaban"), "{html}");
    assert!(html.contains("&lt;script&gt;alert(1)"), "a comment is text, never markup: {html}");
}

#[tokio::test]
async fn a_consultation_opens_with_its_topic_its_text_and_its_document() {
    let html = first_screen_of(consultation(), None).await;
    for words in [
        "Forum Konsultasi Publik",
        "Standar Pelayanan KTP-el",
        "1. Persyaratan &lt;fotokopi&gt;",
        r#"href="/sp.pdf""#,
        // 14 parts, the points, the organisation: 16 questions.
        "± 4 menit",
    ] {
        assert!(html.contains(words), "{words} is not in {html}");
    }
    assert!(!html.contains("pelayanan yang Anda terima"), "{html}");
}

#[tokio::test]
async fn points_are_reviewed_in_words_and_not_in_codes() {
    let mut draft = Draft::default();
    let entry = [("komponen", "dasar-hukum"), ("masalah", "Belum <jelas>")];
    let entry = entry.map(|(key, text)| (key.to_owned(), Statement::Text(text.to_owned())));
    let entries = Statement::Entries(vec![entry.into_iter().collect()]);
    draft.statements.insert("masukan".to_owned(), entries);
    let sealed = Sealed { id: ResponseId([7; 16]), body: "{}".to_owned() };
    let html = first_screen_of(consultation(), Some(Kept { draft, sealed: Some(sealed) })).await;
    for words in ["Tentang bagian apa?", "Dasar hukum", "Apa masalahnya?", "Belum &lt;jelas&gt;"] {
        assert!(html.contains(words), "{words} is not in {html}");
    }
    assert!(!html.contains("dasar-hukum"), "{html}");
}

#[tokio::test]
async fn no_markup_needs_a_content_policy_to_look_away() {
    let sealed = Sealed { id: ResponseId([7; 16]), body: "{}".to_owned() };
    for kept in [None, Some(Kept { draft: answered(), sealed: Some(sealed) })] {
        let html = first_screen(Language::Indonesian, kept).await;
        for forbidden in [" style=", "<script", "<style", " onclick=", "javascript:", "data:"] {
            assert!(!html.contains(forbidden), "{forbidden} in {html}");
        }
    }
}
