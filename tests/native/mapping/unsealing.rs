//! A sealed response is read again as it was, or not at all.

use serde_json::{Value, json};
use survei_publik::survey::config::{Attributes, Given};
use survei_publik::survey::payload::Submission;

use super::{file, response, with_mapping};
use crate::office::minimal;
use crate::respondents::every_built_in;

#[test]
fn every_questionnaires_responses_come_back_byte_for_byte() {
    for instrument in every_built_in() {
        let mut document = minimal();
        document["instrument"] = json!(instrument.id);
        document["topic"] = json!({ "id": "rancangan", "title": "Rancangan" });
        let consultation = instrument.consultation;
        if !consultation {
            document.as_object_mut().unwrap().remove("topic");
        }
        let reading = survei_publik::survey::config::read(
            &document.to_string(),
            &std::sync::Arc::new(instrument),
        );
        let config = reading.usable().unwrap();
        let text = response(&config).to_json();
        let read = Submission::of_json(&text).unwrap();
        assert_eq!(read.topic.is_some(), consultation);
        assert_eq!((read.to_json(), &read), (text.clone(), &serde_json::from_str(&text).unwrap()));
    }
}

#[test]
fn what_lacks_something_or_has_it_otherwise_is_read_as_little_as_by_a_server() {
    let config = crate::office::config(&minimal());
    let whole: Value = serde_json::from_str(&response(&config).to_json()).unwrap();
    for key in whole.as_object().unwrap().keys() {
        for value in [None, Some(json!([1])), Some(json!({ "a": {} })), Some(json!(70_000))] {
            let mut broken = whole.clone();
            match value {
                Some(value) => broken[key] = value,
                None => drop(broken.as_object_mut().unwrap().remove(key)),
            }
            let text = broken.to_string();
            let of_server: Option<Submission> = serde_json::from_str(&text).ok();
            // What may be left out is passed over where it is nothing.
            if of_server.is_some() || key != "comment" {
                assert_eq!(Submission::of_json(&text).is_some(), of_server.is_some(), "{text}");
            }
        }
    }
    assert_eq!(Submission::of_json("{"), None);
}

#[test]
fn a_configuration_is_given_whole_or_with_the_first_thing_that_stops_it() {
    let given = |text: &str, instrument: Option<&str>| {
        Given { text, instrument, attributes: Attributes::default() }.sound()
    };
    let own = file("satu-pertanyaan.json");
    let config = given(&file("s21-get.json"), Some(&own)).unwrap();
    assert!(config.submit.mapped && config.submit.mapping.is_some(), "a warning stops nothing");
    assert_eq!(given(&file("s21-get.json"), None).unwrap_err().path, "instrument");
    let broken = with_mapping(json!({ "fields": [{ "name": "a", "value": "{x}" }] })).to_string();
    assert_eq!(given(&broken, None).unwrap_err().path, "submit.mapping.fields[0].value");
    assert_eq!(given("[]", None).unwrap_err().path, "");
    assert!(!given(&minimal().to_string(), None).unwrap().submit.mapped);
}
