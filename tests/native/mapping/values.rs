//! What placeholders stand for, and what becomes of a field without a value.

use serde_json::{Value, json};
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::payload::mapping::Plan;
use survei_publik::survey::response::Statement;

use super::{bodies, body, mapped, response, with_mapping};
use crate::office::{config, with};

fn first(config: &Config) -> String {
    mapped(config, &response(config))[0].body.clone()
}

#[test]
fn an_answer_has_keys_numbers_scores_and_words() {
    let template =
        "{item}|{n}|{n0}|{i}|{i0}|{unsur}|{score}|{reversed}|{choice}|{label}|{question}";
    let fields = json!([{ "name": "[]", "value": template, "each": "answers" }]);
    let list: Vec<String> =
        serde_json::from_str(&bodies(fields, json!({ "encoding": "json" }), |_| {})).unwrap();
    assert_eq!(list.len(), 9);
    let (third, question) = list[2].rsplit_once('|').unwrap();
    assert_eq!(third, "waktu|3|2|3|2|waktu|4|1|4|Sangat cepat");
    assert!(question.starts_with("Bagaimana pendapat Saudara tentang kecepatan"), "{question}");
    // By its key, an answer is found from anywhere.
    let found = json!({ "name": "x", "value": "{answers.waktu} {answers.waktu.label}" });
    assert_eq!(body(found, json!({})), "x=4+Sangat+cepat");
}

#[test]
fn a_respondent_field_has_a_key_a_code_and_a_label() {
    let fields = json!([{ "name": "r_{field}", "value": "{code}:{label}", "each": "respondent" }]);
    let expected = "r_jenis_kelamin=P%3APerempuan&r_usia=26-34%3A26%E2%80%9334+tahun\
                    &r_pendidikan=sma%3ASMA%2Fsederajat&r_pekerjaan=wirausaha%3AWirausaha";
    assert_eq!(bodies(fields, json!({}), |_| {}), expected);
}

#[test]
fn the_response_has_a_key_a_count_and_a_form_of_its_own() {
    let field = json!({ "name": "x", "value": "{key} {instrument} {count}" });
    assert_eq!(body(field, json!({})), "x=0123456789abcdef0123456789abcdef+skm9-2017+9");
    let whole =
        body(json!({ "name": "d", "value": "{submission}" }), json!({ "encoding": "json" }));
    let whole: Value = serde_json::from_str(&whole).unwrap();
    let config = config(&with_mapping(json!({ "fields": [{ "name": "a", "value": "b" }] })));
    assert_eq!(whole["d"], response(&config).to_json());
}

#[test]
fn labels_stay_indonesian_for_those_who_read_english() {
    // A backend compares them with a list of its own.
    let mapping = json!({ "fields": [
        { "name": "bahasa", "value": "{lang}" },
        { "name": "waktu", "value": "{answers.waktu.label}" },
        { "name": "jk", "value": "{respondent.jenis_kelamin.label}" },
        { "name": "layanan", "value": "{unit_name}" },
    ] });
    let config = config(&with(json!({ "submit": { "url": "/x", "mapping": mapping } })));
    let mapping = config.submit.mapping.as_ref().unwrap();
    let plan = Plan::of(&config, mapping, &response(&config), Language::English, "");
    assert_eq!(
        plan.steps[0].body,
        "bahasa=en&waktu=Sangat+cepat&jk=Perempuan&layanan=Dinas+Dukcapil"
    );
}

#[test]
fn what_was_not_answered_is_left_out_empty_or_null() {
    let without = |when_empty: &str, encoding: &str| {
        let field = json!({
            "name": "u{n}", "value": "{n}_{score}", "each": "answers", "when_empty": when_empty,
        });
        bodies(json!([field]), json!({ "encoding": encoding }), |response| {
            response.answers.retain(|key, _| key == "persyaratan" || key == "waktu");
        })
    };
    assert_eq!(without("omit", "urlencoded"), "u1=1_2&u3=3_4");
    let empty = "u1=1_2&u2=&u3=3_4&u4=&u5=&u6=&u7=&u8=&u9=";
    assert_eq!(without("empty", "urlencoded"), empty);
    assert_eq!(without("null", "urlencoded"), empty);
    assert_eq!(without("omit", "json"), r#"{"u1":"1_2","u3":"3_4"}"#);
    let empty =
        r#"{"u1":"1_2","u2":"","u3":"3_4","u4":"","u5":"","u6":"","u7":"","u8":"","u9":""}"#;
    assert_eq!(without("empty", "json"), empty);
    assert_eq!(without("null", "json"), empty.replace("\"\"", "null"));
}

#[test]
fn a_value_with_an_empty_placeholder_is_no_value() {
    let field = json!({ "name": "x", "value": "Saran: {comment}" });
    let none = bodies(json!([field]), json!({}), |response| response.comment = None);
    assert_eq!(none, "");
}

#[test]
fn a_json_text_of_which_nothing_is_sent_is_no_value() {
    let inner = json!([{ "name": "saran", "value": "{comment}" }]);
    let fields = json!([{ "name": "data", "fields": inner, "when_empty": "empty" }]);
    assert_eq!(bodies(fields, json!({}), |response| response.comment = None), "data=");
}

#[test]
fn a_number_that_is_none_becomes_no_broken_json() {
    // The checker refuses codes that are no numbers; what a period brings later it cannot know.
    let fields = json!([{ "name": "id", "value": "{period}", "type": "number" }]);
    let more = json!({ "encoding": "json", "codes": { "period": { "*": "7" } } });
    assert_eq!(bodies(fields, more, |_| {}), r#"{"id":7}"#);
}

#[test]
fn what_does_not_score_is_sent_for_itself() {
    let text = r#"{ "format": 1, "id": "k", "version": 1, "title": "K", "source": "K", "items": [
        { "key": "a", "question": "A?", "choices": [
            { "score": 1, "label": "Buruk" }, { "score": 2, "label": "Baik" } ] },
        { "key": "b", "type": "select_multiple", "question": "B?", "options": [
            { "code": "x", "label": "Iks" }, { "code": "y", "label": "Ye" } ] },
        { "key": "c", "type": "text", "question": "C?", "required": false }
    ], "unsur": [{ "key": "u", "name": "U" }] }"#;
    let text = text.replacen("\"key\": \"a\",", "\"key\": \"a\", \"unsur\": \"u\",", 1);
    let reading = survei_publik::survey::instrument::read(&text);
    assert_eq!(reading.diagnostics, []);
    let instrument = std::sync::Arc::new(reading.usable().unwrap());
    let mapping = json!({ "items": { "b": { "id": "7" }, "c": { "id": "8" } }, "fields": [
        { "name": "isi[{id}]", "value": "{value}/{label}", "each": "statements" },
        { "name": "tanya{i}", "value": "{n} {n0} {i0} {item} {question}", "each": "statements" },
    ] });
    let document = with_mapping(mapping);
    let document = {
        let mut document = document;
        document["instrument"] = json!("k");
        document.to_string()
    };
    let reading = survei_publik::survey::config::read(&document, &instrument);
    assert_eq!(reading.diagnostics, []);
    let config = reading.usable().unwrap();
    assert_eq!(
        first(&config),
        "isi%5B7%5D=x%2Cy%2FIks%2C+Ye&isi%5B8%5D=Contoh+isian%2FContoh+isian\
         &tanya1=2+1+0+b+B%3F&tanya2=3+2+1+c+C%3F"
    );
    let mut response = response(&config);
    response.statements.retain(|key, _| key == "c");
    response.statements.insert("c".to_owned(), Statement::Text("ya".to_owned()));
    let body = mapped(&config, &response)[0].body.clone();
    assert_eq!(body, "isi%5B8%5D=ya%2Fya&tanya1=3+2+0+c+C%3F");
}

#[test]
fn what_a_citizen_writes_is_not_filled_in_again() {
    let fields = json!([{ "name": "saran", "value": "{comment}" }]);
    let body = bodies(fields, json!({}), |response| response.comment = Some("{key}".to_owned()));
    assert_eq!(body, "saran=%7Bkey%7D");
}
