//! What helps those who read with difficulty, or want paper.

use std::rc::Rc;
use std::sync::Arc;

use scraper::{ElementRef, Html};
use serde_json::{Value, json};
use survei_publik::survey::config;
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::{self, Ask, Item};
use survei_publik::survey::session::Setup;
use survei_publik::ui::form::form;

use crate::form::all;
use crate::surveys::{instruments, setup};

/// The form of an instrument with one question that has these scores.
pub(crate) async fn scaled(choices: &Value, faces: bool) -> Html {
    let instrument = json!({
        "format": 1, "id": "loket", "version": 1, "title": "Loket", "source": "Sendiri",
        "unsur": [{ "key": "a", "name": "A" }],
        "items": [{ "key": "a", "unsur": "a", "question": "Puas?", "choices": choices }],
    });
    let instrument = Arc::new(instrument::read(&instrument.to_string()).usable().unwrap());
    let config = json!({
        "agency": { "name": "Kota" }, "faces": faces, "instrument": "loket",
        "units": [{ "id": "a", "name": "A", "services": [{ "id": "b", "name": "B" }] }],
        "period": { "kind": "tahun" }, "submit": { "url": "/kirim" },
    });
    let config = config::read(&config.to_string(), &instrument).usable().unwrap();
    let setup = Setup { config, language: Language::Indonesian };
    Html::parse_fragment(&form(Rc::new(setup)).await)
}

fn text(element: &ElementRef<'_>) -> String {
    element.text().collect()
}

/// The faces beside choices of a scale from 0.
async fn faces(high: u8) -> Vec<String> {
    let choices: Vec<Value> = (0..=high)
        .map(|score| json!({ "score": score, "label": format!("Kata {score}") }))
        .collect();
    let html = scaled(&json!(choices), true).await;
    let found = all(&html, ".survei-choice [aria-hidden=true].survei-face");
    assert_eq!(found.len(), usize::from(high) + 1, "a face beside each choice, for the eye only");
    assert_eq!(all(&html, ".survei-choice-label").len(), found.len(), "the words stay");
    found.iter().map(text).collect()
}

#[tokio::test]
async fn faces_stand_in_the_order_of_the_scores_and_only_where_they_are_wanted() {
    assert_eq!(faces(1).await, ["😞", "😄"]);
    assert_eq!(faces(2).await, ["😞", "😐", "😄"]);
    assert_eq!(faces(3).await, ["😞", "😒", "😊", "😄"]);
    assert_eq!(faces(4).await, ["😞", "😒", "😐", "😊", "😄"]);
    let order = ["😞", "😒", "😐", "😊", "😄"];
    for high in 1..=10 {
        let faces = faces(high).await;
        let places: Vec<_> = faces
            .iter()
            .map(|face| order.iter().position(|known| known == face).unwrap())
            .collect();
        assert!(places.is_sorted(), "{faces:?}");
        assert_eq!((places.first(), places.last()), (Some(&0), Some(&4)), "{faces:?}");
    }
    let html =
        scaled(&json!([{ "score": 0, "label": "A" }, { "score": 1, "label": "B" }]), false).await;
    assert!(all(&html, ".survei-face").is_empty());
}

#[tokio::test]
async fn a_picture_stands_beside_its_words_and_takes_the_place_of_a_face() {
    let choices = json!([
        { "score": 1, "label": "Antre lama", "picture": "/antre.png" },
        { "score": 2, "label": "Cepat" },
    ]);
    let html = scaled(&choices, true).await;
    let [image] = all(&html, ".survei-choice .survei-picture img")[..] else {
        panic!("no picture")
    };
    assert_eq!(image.attr("src"), Some("/antre.png"));
    assert_eq!(image.attr("alt"), Some(""), "the words beside it say it already");
    assert_eq!(all(&html, ".survei-face").len(), 1);
    let labels: Vec<_> = all(&html, ".survei-choice-label").iter().map(text).collect();
    assert_eq!(labels, ["Antre lama", "Cepat"]);
}

/// How many questions and sub-questions of an item stand on paper.
fn asked(item: &Item) -> usize {
    match &item.ask {
        Ask::Repeat(questions) => 1 + 3 * questions.len(),
        _ => 1,
    }
}

#[tokio::test]
async fn the_paper_of_every_questionnaire_is_blank_and_asks_everything_in_indonesian() {
    for instrument in instruments() {
        for language in Language::ALL {
            let setup = setup(&instrument, language, &json!({}));
            let expected: usize = setup.config.all_items().iter().map(|item| asked(item)).sum();
            let html = Html::parse_fragment(&form(Rc::new(setup)).await);
            let id = &instrument.id;
            let [paper] = all(&html, "form > .survei-paper")[..] else { panic!("{id}: no paper") };
            assert_eq!(paper.attr("hidden"), Some(""), "{id}: it is not for screens");
            assert_eq!(paper.attr("lang"), Some("id"), "{id}");
            let controls =
                all(&html, ".survei-paper :is(input, select, textarea, button, a, [id])");
            assert!(controls.is_empty(), "{id}: there is a control on paper");
            let questions = all(&html, ".survei-paper .survei-paper-question");
            assert_eq!(questions.len(), expected, "{id} {language:?}");
            let words: String = paper.text().collect();
            let item = instrument.items.first().unwrap();
            assert!(words.contains(item.question.text(Language::Indonesian)), "{id} {language:?}");
        }
    }
}
