//! What is not printed because it is about too few people.

use std::process::Command;

use serde_json::{Value, json};

use crate::office::{EXPORT_HEAD, Office, export_line};
use crate::statements::{HEAD, KOTA, row};

/// Nine respondents of one unit, two of the next, six of the last.
fn office() -> Office {
    let office = Office::new();
    let mut text = EXPORT_HEAD.to_owned();
    for (id, unit) in ["a"; 9].into_iter().chain(["b"; 2]).chain(["c"; 6]).enumerate() {
        let row = if unit == "b" { "111111111" } else { "333333333" };
        text += &export_line(id, unit, "2026-TW1", row, "");
    }
    office.file("a.csv", text);
    office
}

#[test]
fn a_group_of_too_few_is_withheld_with_the_smallest_beside_it_in_every_form() {
    let office = office();
    let json = office.done("recap a.csv --by unit --format json --k 5").json();
    let respondents: Vec<_> = json["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| group["respondents"].clone())
        .collect();
    // The total less the two others would be the two.
    assert_eq!(respondents, [9.into(), Value::Null, Value::Null]);
    assert_eq!((&json["k"], &json["total"]["respondents"]), (&5.into(), &17.into()));
    assert_eq!(json["groups"][1]["indexes"], json!([]));
    assert!(json["groups"][1]["withheld"].as_str().unwrap().contains("kurang dari 5 responden"));
    let text = office.done("recap a.csv --by unit --k 5").out;
    assert!(text.contains("Unit a: 9 responden") && text.contains("k = 5"), "{text}");
    for unit in ["b", "c"] {
        assert!(text.contains(&format!("Unit {unit}: belum ditampilkan")), "{text}");
    }
    assert!(!text.contains("25,00"), "the figure of the two: {text}");
    let csv = office.done("recap a.csv --by unit --format csv --k 5").out;
    assert_eq!(csv.matches("belum ditampilkan").count(), 2);
    assert!(!csv.contains("25,00"), "{csv}");
    // Who asks for everything is told so.
    let text = office.done("recap a.csv --by unit --k 1").out;
    assert!(text.contains("Unit b: 2 responden") && text.contains("jangan diterbitkan"), "{text}");
}

#[test]
fn who_says_nothing_of_k_has_five() {
    let office = office();
    let mut survei = Command::new(env!("CARGO_BIN_EXE_survei"));
    let survei = survei.args(["recap", "a.csv", "--by", "unit", "--format", "json"]);
    let out = survei.current_dir(office.path()).output().unwrap();
    let json: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!((&json["k"], &json["groups"][1]["respondents"]), (&5.into(), &Value::Null));
}

#[test]
fn what_few_answered_is_withheld_in_every_form_though_many_responded() {
    let office = Office::new();
    office.file("kota.json", KOTA);
    let rows = (1..=6).map(|id| row(id, if id <= 4 { "1;2;loket;;;;" } else { "4;;;;;;" }));
    office.file("a.csv", HEAD.to_owned() + &rows.collect::<String>());
    let recap = |more: &str| office.done(&format!("recap a.csv --instrument kota.json {more}"));
    let csv = recap("--format csv --k 5").out;
    // Four answered, of six: neither how many nor their sum, no mean, no index, no option.
    for (all, withheld) in [
        (";mudah;Kemudahan;6;12;2,000;", ";mudah;Kemudahan;6;12;2,000;"),
        (";setuju;Persetujuan;4;8;2,000;", ";setuju;Persetujuan;;;;"),
        (";cara;Loket;4;", ";cara;Loket;;"),
    ] {
        assert!(csv.contains(withheld), "{withheld} in {csv}");
        let csv = recap("--format csv --k 4").out;
        assert!(csv.contains(all), "{all} in {csv}");
    }
    let json = recap("--format json --k 5").json();
    let index = &json["total"]["indexes"][0];
    let null = Value::Null;
    assert_eq!((&index["value"], &index["unsur"][1]["nrr"]), (&null, &null));
    assert_eq!(json["options"][0]["answered"], null);
    let text = recap("--k 5").out;
    assert!(!text.contains("dijawab 4 responden") && text.contains("kurang dari 5"), "{text}");
}

#[test]
fn too_few_in_all_give_no_figure_and_nothing_to_compare_it_with() {
    let office = Office::new();
    let line = |id| export_line(id, "a", "2026-TW1", "333333333", "");
    office.file("a.csv", EXPORT_HEAD.to_owned() + &(0..4).map(line).collect::<String>());
    let json = office.done("recap a.csv --format json --k 5").json();
    assert_eq!(json["total"]["respondents"], Value::Null);
    let run = office.run("recap a.csv --printed-total 75,00 --k 5");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("kurang dari 5 responden"), "{}", run.err);
    office.done("recap a.csv --tally-out a.json");
    office.done("recap a.csv --tally-out b.json");
    let merged = office.done("merge a.json b.json --format json --k 5").json();
    assert_eq!(merged["total"]["respondents"], 8, "eight together are enough");
}

#[test]
fn a_form_on_a_page_does_not_ask_what_it_cannot_randomise_and_the_widget_is_the_whole_one() {
    let office = Office::new();
    let config = |randomised: &str| {
        format!(
            r#"{{ "agency": {{ "name": "Kota Contoh" }},
                "units": [{{ "id": "a", "name": "A", "services": [{{ "id": "b", "name": "B" }}] }}],
                "period": {{ "kind": "tahun" }}, "submit": {{ "url": "/kirim" }},
                "respondent": [{{ "field": "pekerjaan"{randomised} }}] }}"#
        )
    };
    office.file("biasa.json", config(""));
    office.file("acak.json", config(r#", "randomised": { "epsilon": "1.1" }"#));
    let plain = office.done("html biasa.json").out;
    assert!(
        plain.contains("respondent.pekerjaan") && !plain.contains("widget=\"whole\""),
        "{plain}"
    );
    let randomised = office.done("html acak.json").out;
    assert!(!randomised.contains("pekerjaan"), "{randomised}");
    assert!(randomised.contains("respondent.usia") && randomised.contains("widget=\"whole\""));
}

#[test]
fn what_few_answered_of_one_group_is_not_printed_of_the_others_either() {
    let office = Office::new();
    office.file("kota.json", KOTA);
    let rows = (1..=16).map(|id| {
        let row = row(id, if id <= 10 { "1;2;loket;;;;" } else { "4;;;;;;" });
        if id <= 8 { row } else { row.replace(";a;b;", ";z;b;") }
    });
    office.file("a.csv", HEAD.to_owned() + &rows.collect::<String>());
    let answered =
        |json: &Value| [0, 1].map(|place| json["indexes"][0]["unsur"][place]["answered"].clone());
    office.done("recap a.csv --instrument kota.json --by unit --tally-out hitungan.json");
    for command in ["recap a.csv --by unit", "merge hitungan.json"] {
        let json =
            office.done(&format!("{command} --instrument kota.json --format json --k 5")).json();
        assert_eq!(answered(&json["total"]), [json!(16), json!(10)], "{command}");
        for group in [0, 1] {
            let told = answered(&json["groups"][group]);
            assert_eq!(told, [json!(8), json!(null)], "{command}, {group}");
        }
    }
}
