//! What stands on the paper form.

use std::rc::Rc;

use scraper::{ElementRef, Html, Selector};
use serde_json::json;
use survei_publik::survey::config::Comment;
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::COMPILED_IN;
use survei_publik::survey::session::Setup;
use survei_publik::ui::form::form;

use crate::form::all;
use crate::plainly::scaled;
use crate::surveys::{instruments, setup};

/// A survey of a questionnaire that ships, or of the agency's own.
fn survey(id: &str, language: Language) -> Setup {
    let instrument = instruments().into_iter().find(|known| known.id == id).unwrap();
    setup(&instrument, language, &json!({}))
}

async fn paper(setup: Setup) -> Html {
    Html::parse_fragment(&form(Rc::new(setup)).await)
}

fn texts(within: ElementRef<'_>, css: &str) -> Vec<String> {
    within.select(&Selector::parse(css).unwrap()).map(|found| found.text().collect()).collect()
}

/// The lines of the sheet that have a name, each with its boxes.
fn lines(html: &Html) -> Vec<(String, Vec<String>)> {
    let line = |line: &ElementRef<'_>| {
        let label = texts(*line, ".survei-paper-label").concat();
        (label, texts(*line, ".survei-paper-box"))
    };
    all(html, ".survei-paper-line:has(.survei-paper-label)").iter().map(line).collect()
}

#[tokio::test]
async fn the_statutory_sheet_has_every_part_of_the_sample_in_the_regulation() {
    let survey = survey(COMPILED_IN, Language::English);
    let config = survey.config.clone();
    let id = |words: &survei_publik::survey::document::Words| {
        words.text(Language::Indonesian).to_owned()
    };
    let html = paper(survey).await;
    let [sheet] = all(&html, ".survei-paper")[..] else { panic!("one sheet") };
    assert_eq!(texts(sheet, "h2"), ["KUESIONER SURVEI KEPUASAN MASYARAKAT (SKM)"]);
    let notes = texts(sheet, ".survei-paper-note");
    assert_eq!(
        notes[0],
        "Tanpa nama, NIK, atau nomor HP. Jawaban Anda tidak memengaruhi urusan Anda."
    );
    let mut expected = vec![
        ("Tanggal survei".to_owned(), vec![]),
        ("Jam survei".to_owned(), ["08.00–12.00", "13.00–17.00"].map(str::to_owned).to_vec()),
    ];
    for field in config.fields() {
        let choices = field.choices.iter().map(|choice| id(&choice.label));
        expected.push((id(&field.label), choices.collect()));
    }
    let services = config.services().map(|(_, service)| id(&service.name)).collect();
    expected.push(("Jenis layanan yang diterima".to_owned(), services));
    assert_eq!(lines(&html), expected);
    let items = config.all_items();
    let numbers = texts(sheet, ".survei-paper-question > span:first-child");
    assert!(
        numbers.iter().eq((1..=items.len()).map(|n| format!("{n}.")).collect::<Vec<_>>().iter())
    );
    let answers = items.iter().flat_map(|item| item.choices().iter().zip(["a", "b", "c", "d"]));
    let answers: Vec<String> = answers
        .map(|(choice, letter)| format!("{letter}.{}{}", id(&choice.label), choice.score))
        .collect();
    assert_eq!(texts(sheet, ".survei-paper-letters li"), answers);
    assert_eq!(
        texts(sheet, ".survei-paper-foot"),
        ["*) P: nilai tiap jawaban. Terima kasih. Serahkan formulir ini kepada petugas."]
    );
}

#[tokio::test]
async fn a_sheet_says_what_may_be_left_out_and_has_room_for_every_answer() {
    let html = paper(survey("kunjungan", Language::English)).await;
    let [sheet] = all(&html, ".survei-paper")[..] else { panic!("one sheet") };
    let question = |words: &str| -> String {
        let all = texts(sheet, ".survei-paper-question");
        all.into_iter().find(|question| question.contains(words)).expect(words)
    };
    assert!(question("Loket mana?").contains("(boleh dilewati)"));
    assert!(question("Mengapa tidak?").contains("Lewati bila"));
    assert!(!question("Puaskah Anda?").contains('('));
    let ticks: Vec<Vec<String>> = all(&html, ".survei-paper-ticks")
        .into_iter()
        .map(|ticks| texts(ticks, ".survei-paper-box"))
        .collect();
    assert_eq!(ticks[0], ["HP", "Laptop & <lain>", "Loket"]);
    assert_eq!(ticks[1].len(), 2, "yes and no");
}

#[tokio::test]
async fn numbers_are_ticked_and_have_no_letters_and_no_note_on_scores() {
    let choices = json!([{ "score": 1, "label": "1" }, { "score": 2, "label": "2" }]);
    let html = scaled(&choices, false).await;
    let [sheet] = all(&html, ".survei-paper")[..] else { panic!("one sheet") };
    assert_eq!(texts(sheet, ".survei-paper-letters"), [""; 0]);
    assert_eq!(texts(sheet, ".survei-paper-item .survei-paper-box"), ["1", "2"]);
    let foot = texts(sheet, ".survei-paper-foot");
    assert_eq!(foot, ["Terima kasih. Serahkan formulir ini kepada petugas."]);
}

#[tokio::test]
async fn a_comment_is_asked_for_on_paper_only_where_it_is_asked_for_at_all() {
    for (comment, headings) in [(Comment::Optional, 1), (Comment::Off, 0)] {
        let mut survey = survey(COMPILED_IN, Language::English);
        survey.config.comment = comment;
        let html = paper(survey).await;
        let found = all(&html, ".survei-paper-questions > .survei-paper-item > h3").len();
        let rules = all(&html, ".survei-paper-questions .survei-paper-rule").len();
        assert_eq!((found, rules), (headings, 3 * headings));
    }
}

#[tokio::test]
async fn of_many_services_the_name_is_written_by_hand() {
    for (count, listed) in [(8, 8), (9, 0)] {
        let mut survey = survey(COMPILED_IN, Language::English);
        survey.config.units.truncate(1);
        let unit = &mut survey.config.units[0];
        let one = unit.services[0].clone();
        unit.services = (0..count).map(|_| one.clone()).collect();
        let html = paper(survey).await;
        let (label, boxes) = lines(&html).pop().unwrap();
        assert_eq!((label.as_str(), boxes.len()), ("Jenis layanan yang diterima", listed));
    }
}
