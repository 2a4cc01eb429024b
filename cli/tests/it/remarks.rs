//! What is said about the rows themselves.

use crate::office::{EXPORT_HEAD, Office, TEN, cells, export, export_line, u_table};

#[test]
fn respondents_who_answer_everything_the_same_are_flagged_and_counted() {
    // As in V8-2021Q1: 58 of 67 gave nothing but 3, the others nothing but 3 except for U4.
    let office = Office::new();
    let rows: Vec<&str> = [vec!["333333333"; 58], vec!["333433333"; 9]].concat();
    office.file("a.csv", u_table(rows.iter().copied(), ";"));
    let run = office.done("recap a.csv --format json --order kuesioner");
    assert_eq!(run.total(), "75.37 C");
    let rows = run.json()["rows"].clone();
    assert_eq!((&rows["counted"], &rows["remarks"]["straight"]), (&67.into(), &58.into()));
    assert_eq!(rows["uniform_unsur"].as_array().unwrap().len(), 8);
    assert_eq!(rows["lines"][0]["line"], 2);
    let text = office.done("recap a.csv --order kuesioner").out;
    assert!(text.contains("58 dari 67 baris, semua jawaban sama"), "{text}");
    assert!(text.contains("a.csv baris 2, 3, 4,") && text.contains("dan 38 lagi"), "{text}");
    assert!(text.contains("U1 Persyaratan, semua 67 responden memberi nilai yang sama"), "{text}");
}

#[test]
fn a_value_off_the_scale_is_told_with_its_line_and_its_row_set_aside() {
    let office = Office::new();
    let rows = ["333333334", "335333333", "333333334"];
    office.file("a.csv", u_table(rows, ",") + "3,3,3,3,x,3,3,3,3\n");
    let text = office.done("recap a.csv --order daftar").out;
    assert!(text.contains("dibaca 4, dihitung 2, tidak dihitung 2"), "{text}");
    assert!(text.contains("nilai di luar skala\n    a.csv baris 3 (U3 = 5)"), "{text}");
    assert!(text.contains("a.csv baris 5 (U5)"), "{text}");
}

#[test]
fn an_identifier_that_comes_twice_is_counted_once() {
    let office = Office::new();
    let again = export_line(0, "dpmptsp", "2018-TW4", "111111111", "");
    office.file("a.csv", export(TEN) + &again).file("b.csv", EXPORT_HEAD.to_owned() + &again);
    let run = office.done("recap a.csv b.csv --format json");
    assert_eq!(run.total(), "82.78 B");
    assert_eq!(run.json()["rows"]["reasons"]["duplicate"], 2);
    let lines = run.json()["rows"]["lines"].clone();
    assert_eq!((&lines[0]["file"], &lines[0]["line"]), (&"a.csv".into(), &12.into()));
    assert_eq!((&lines[1]["file"], &lines[1]["line"]), (&"b.csv".into(), &2.into()));
}

#[test]
fn the_same_answers_under_another_identifier_are_another_person() {
    let office = Office::new();
    office.file("a.csv", export(["333333334"; 20]));
    assert_eq!(office.done("recap a.csv --format json").json()["rows"]["counted"], 20);
}

#[test]
fn every_row_is_either_counted_or_set_aside_with_a_reason() {
    let office = Office::new();
    let good = export_line(1, "dpmptsp", "2018-TW4", "333333334", "");
    let mut text = EXPORT_HEAD.to_owned() + &good;
    text += &good;
    text += "pendek;baris\r\n";
    text += &";".repeat(24);
    text += "\r\n";
    text += &export_line(2, "dpmptsp", "2018-TW4", "---------", "");
    text += &export_line(3, "dpmptsp", "2018-TW4", "333333330", "");
    text += &export_line(4, "dpmptsp", "2018-TW4", "333333334", "").replace("skm9-2017", "lain");
    text += &export_line(5, "dpmptsp", "2018-TW4", "333333334", "").replace(";1;2018", ";2;2018");
    text += "\"tidak ditutup;x\r\n";
    text += &export_line(6, "dpmptsp", "2018-TW4", "33333333-", "");
    office.file("a.csv", text);
    let run = office.done("recap a.csv --format json");
    let rows = &run.json()["rows"];
    assert_eq!(
        (&rows["read"], &rows["counted"], &rows["set_aside"]),
        (&10.into(), &3.into(), &7.into())
    );
    let expected = serde_json::json!({
        "duplicate": 1, "columns": 1, "blank": 1, "no_answer": 1, "out_of_range": 1,
        "other_instrument": 1, "quote": 1,
    });
    assert_eq!(rows["reasons"], expected);
    assert_eq!(rows["remarks"]["other_version"], 1);
    // One respondent left pengaduan out: that unsur rests on two.
    let unsur = run.json()["total"]["indexes"][0]["unsur"][8].clone();
    assert_eq!((&unsur["answered"], &unsur["nrr"]), (&2.into(), &"4.000".into()));
}

#[test]
fn a_stray_quotation_mark_does_not_swallow_the_rows_behind_it() {
    let office = Office::new();
    let mut text = u_table(["333333334", "333333334"], ";");
    text += "\"3;3;3;3;3;3;3;3;3\n";
    text += &format!("{}\n", cells("333333334", ";"));
    text += "\"3;3;3;3;3;3;3;3;3\n";
    text += &format!("{}\n", cells("333333334", ";"));
    office.file("a.csv", text);
    let run = office.done("recap a.csv --format json --order daftar");
    assert_eq!(run.json()["rows"]["counted"], 4);
    assert_eq!(run.json()["rows"]["set_aside"], 2);
}

#[test]
fn a_printed_total_that_does_not_match_is_said_with_what_would() {
    let office = Office::new();
    office.file("a.csv", export(TEN));
    for (stated, code, words) in [
        ("82,78", 0, "cocok dengan hitungan 82,78"),
        ("82.8", 0, "cocok"),
        ("81,95", 1, "2017-0.11   nilai utuh                81,95 B  <- sama"),
        ("82,70", 1, "2017-0.111  nilai utuh                82,70 B  <- sama"),
        ("90", 1, "Tidak ada cara hitung di atas"),
    ] {
        let run = office.run(&format!("recap a.csv --printed-total {stated}"));
        assert_eq!(run.code, code, "{stated}");
        assert!(run.out.contains(words), "{stated}: {}", run.out);
    }
    let run = office.run("recap a.csv --printed-total 81,95 --profile 2017-0.11 --format json");
    assert_eq!((run.code, run.total().as_str()), (0, "81.95 B"));
    assert_eq!(office.run("recap a.csv --printed-total delapan").code, 2);
}
