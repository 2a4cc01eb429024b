//! The survey starts with what was filled in before, in a form without script.

use serde_json::json;
use survei_publik::survey::outbox;
use survei_publik::survey::response::{At, Place};
use survei_publik::survey::session::{Event, Filled, Screen, State};

use crate::filling::Filling;
use crate::office::with;

/// The survey after a form, as the shell hands it over.
fn taken_over(filling: &Filling, text: &str, path: Option<&str>) -> Filling {
    let filled = Filled { draft: outbox::draft(text), path: path.map(str::to_owned) };
    Filling { state: State::taken_over(&filling.setup, filled), ..filling.clone() }
}

/// Where the answers of every screen are, with the path in the form.
const PATHS: [(&str, Screen); 5] = [
    ("service", Screen::Service),
    ("respondent.usia", Screen::Respondent),
    ("answers.persyaratan", Screen::Item(0)),
    ("answers.pengaduan", Screen::Item(8)),
    ("comment", Screen::Comment),
];

#[test]
fn the_survey_goes_on_at_the_question_where_the_form_was_left() {
    let filling = Filling::new(&with(json!({})));
    for (path, screen) in PATHS {
        let taken = taken_over(&filling, r#"{"comment":"Terima kasih"}"#, Some(path));
        assert_eq!(taken.state.screen, screen, "{path}");
        assert_eq!(taken.state.draft.comment, "Terima kasih");
        assert!(!taken.state.resumable, "nothing is offered that is there already");
    }
}

#[test]
fn a_form_left_nowhere_in_particular_goes_on_at_what_is_missing_first() {
    let filling = Filling::new(&with(json!({})));
    for path in [None, Some("answers.tidak-ada"), Some("answers"), Some("id"), Some("")] {
        let taken = taken_over(&filling, "{}", path);
        assert_eq!(taken.state.screen, Screen::Service, "{path:?}");
    }
}

#[test]
fn every_answer_of_a_form_is_taken_and_none_that_is_not_asked() {
    let mut whole = Filling::complete(&with(json!({})));
    whole.tell(Event::Edit(Screen::Comment));
    whole.tell(Event::Write("Kursi".to_owned()));
    let text = outbox::write(&whole.state.kept(), &whole.setup.config.instrument, 0);
    let taken = taken_over(&whole, &text, None);
    assert_eq!(taken.state.draft, whole.state.draft);
    assert_eq!(taken.state.screen, Screen::Review);
    let strange = r#"{"unit":"x","service":"y","respondent":{"nik":"1","usia":"seribu"},
        "answers":{"waktu":9,"lain":1},"statements":{"lain":"a","masukan":[null]}}"#;
    let taken = taken_over(&whole, strange, None);
    assert_eq!(taken.state.draft, Filling::new(&with(json!({}))).state.draft);
}

#[test]
fn a_path_leads_to_its_place_and_anything_else_nowhere() {
    let entry = Place::Item(At::entry("masukan", 2, "masalah"));
    assert_eq!(Place::of_path("statements.masukan.2.masalah"), Some(entry));
    assert_eq!(Place::of_path("statements.alat"), Some(Place::Item(At::item("alat"))));
    assert_eq!(Place::of_path("respondent.usia"), Some(Place::Field("usia".to_owned())));
    for path in ["", "x", "answers", "answers.a.b", "statements.a.b.c", "comment.a"] {
        assert_eq!(Place::of_path(path), None, "{path}");
    }
}
