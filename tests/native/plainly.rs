//! The widget reads plainly; the web admin is told by another reader. The two agree: the same
//! value, and something to tell exactly where something is told.

use proptest::prelude::*;
use serde_json::{Value, json};
use survei_publik::survey::config::{self, Attributes, Config, Given};
use survei_publik::survey::document::{Plainly, Reading, Severity, read};
use survei_publik::survey::instrument::{self, BUILT_IN, COMPILED_IN, Instrument};

use crate::mutations::{any_change, change, replace, ways};
use crate::office::{full, large, minimal};
use crate::own_instrument::own;
use crate::rows::{cases, skm9};

fn agree<T: PartialEq + std::fmt::Debug>(plain: Plainly<T>, told: Reading<T>, of: &str) {
    let broken = told.diagnostics.iter().any(|d| d.severity() == Severity::Error);
    assert_eq!(plain.broken, broken, "{:?} in {of}", told.diagnostics);
    assert_eq!(plain.wrong, !told.diagnostics.is_empty(), "{:?} in {of}", told.diagnostics);
    assert_eq!(plain.value, told.value, "{of}");
}

fn configurations_agree(text: &str) {
    let mut told = config::read(text, &skm9());
    // JavaScript reads the languages on offer, and shows those that it can.
    told.diagnostics.retain(|diagnostic| !diagnostic.path.starts_with("languages"));
    agree(config::plainly(text, &skm9()), told, text);
}

/// What an instrument's parts say of one another is looked at by neither here: no browser does.
fn instruments_agree(text: &str) {
    agree::<Instrument>(instrument::plainly(text), read(text, |o| instrument::parts(o)), text);
}

fn instruments() -> Vec<Value> {
    let built_in = BUILT_IN.iter().map(|(_, text)| serde_json::from_str(text).unwrap());
    built_in.chain([own()]).collect()
}

#[test]
fn both_readers_make_the_same_of_what_is_sound() {
    for document in [minimal(), full(), large(50)] {
        configurations_agree(&document.to_string());
    }
    for document in instruments() {
        instruments_agree(&document.to_string());
    }
}

#[test]
fn both_readers_refuse_what_is_no_object() {
    for text in ["", "[]", "7", "{", "\u{feff}{}", "\u{feff}", "{} {}", "null", "\"x\""] {
        configurations_agree(text);
        instruments_agree(text);
    }
}

#[test]
fn both_readers_see_a_key_that_stands_twice_or_means_nothing() {
    let with = |keys: &str| minimal().to_string().replacen('{', keys, 1);
    for keys in [
        r#"{"comment":"off","comment":"off","#,
        r#"{"comment":null,"comment":"off","#,
        r#"{"comment":"off","comment":7,"#,
        r#"{"warna":1,"#,
        r#"{"warna":1,"warna":1,"#,
        r#"{"$schema":1,"#,
        r#"{"$schema":1,"$schema":2,"#,
    ] {
        configurations_agree(&with(keys));
    }
}

#[test]
fn both_readers_say_the_same_whatever_stands_at_a_place() {
    let values = [
        json!(null),
        json!(true),
        json!(7),
        json!(-1),
        json!(1.5),
        json!(70_000),
        json!(""),
        json!(" "),
        json!("?!"),
        json!("javascript:alert(1)"),
        json!("1/9"),
        json!("9/1"),
        json!([]),
        json!([1]),
        json!(["a"]),
        json!([{}]),
        json!({}),
        json!({ "id": "" }),
        json!({ "en": "x" }),
        json!({ "id": "x", "de": 1 }),
    ];
    for way in ways(&full()) {
        for value in &values {
            let mut document = full();
            replace(&mut document, &way, value.clone());
            configurations_agree(&document.to_string());
        }
    }
    let original = own();
    for way in ways(&original) {
        for value in &values {
            let mut document = original.clone();
            replace(&mut document, &way, value.clone());
            instruments_agree(&document.to_string());
        }
    }
}

/// What an element is given, read both ways.
fn given_agree(given: &Given<'_>) -> Option<Config> {
    let (plain, told) = (given.plainly(), given.diagnostics());
    let broken = told.iter().any(|d| d.severity() == Severity::Error);
    assert_eq!((plain.broken, plain.wrong), (broken, !told.is_empty()), "{told:?} of {given:?}");
    plain.value.filter(|_| !plain.broken)
}

#[test]
fn an_element_says_that_something_is_wrong_exactly_where_the_web_admin_is_told_what() {
    let word = |word: &str| Some(word.to_owned());
    let none = Attributes::default;
    let attributes = [
        none(),
        Attributes { unit: word("dukcapil"), ..none() },
        Attributes { unit: word("dinkes"), ..none() },
        Attributes { service: word("poli"), ..none() },
        Attributes { service: word("paspor"), ..none() },
        Attributes { unit: word("dukcapil"), service: word("poli"), ..none() },
        Attributes { layout: word("sideways"), ..none() },
        Attributes { show_score: word("ya"), layout: word("one-page"), ..none() },
    ];
    let own = own().to_string();
    let broken = own.replacen("\"items\"", "\"butir\"", 1);
    let files = [None, Some(own.as_str()), Some(broken.as_str()), Some("bukan JSON")];
    let mut sound = 0;
    for named in [COMPILED_IN, "loket.json", "skm17"] {
        for document in [minimal(), full(), json!({ "units": 7 }), json!([])] {
            let mut document = document;
            if let Some(map) = document.as_object_mut() {
                map.insert("instrument".into(), named.into());
            }
            let text = document.to_string();
            for instrument in files {
                for attributes in &attributes {
                    let attributes = attributes.clone();
                    let given = Given { text: &text, instrument, attributes };
                    sound += usize::from(given_agree(&given).is_some());
                }
            }
        }
    }
    assert!((10..200).contains(&sound), "{sound}");
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn both_readers_agree_on_a_configuration_that_was_changed_anywhere(
        changes in prop::collection::vec(any_change(), 1..8),
    ) {
        let mut document = full();
        changes.iter().for_each(|one| change(&mut document, one));
        configurations_agree(&document.to_string());
    }

    #[test]
    fn both_readers_agree_on_an_instrument_that_was_changed_anywhere(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec(any_change(), 1..8),
    ) {
        let (_, text) = which.get(BUILT_IN);
        let mut document: Value = serde_json::from_str(text).unwrap();
        changes.iter().for_each(|one| change(&mut document, one));
        instruments_agree(&document.to_string());
    }

    #[test]
    fn both_readers_agree_on_any_text(text in r#"[\[\]{}:,"\\ a-z0-9.eE+-]{0,60}|.{0,40}"#) {
        configurations_agree(&text);
    }
}
