//! The statutory working table, in its three forms.

use crate::office::{EXPORT_HEAD, Office, TEN, export, export_line};

#[test]
fn the_table_has_its_statutory_title_rows_and_legend() {
    let office = Office::new();
    office.file("a.csv", export(TEN));
    let text = office.done("recap a.csv").out;
    for words in [
        "PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN DAN PER UNSUR PELAYANAN",
        "Σ Nilai/Unsur               32       37       30       38       31       31       30       30       39",
        "NRR/Unsur                3,200    3,700    3,000    3,800    3,100    3,100    3,000    3,000    3,900",
        "NRR tertimbang/Unsur     0,356    0,411    0,333    0,422    0,344    0,344    0,333    0,333    0,433   *) 3,311",
        "IKM UNIT PELAYANAN    **) 82,78   mutu B   kinerja Baik   [profil 2017-exact, pengelompokan unsur]",
        "U8   Sarana dan Prasarana",
        "NRR tertimbang per unsur = NRR per unsur x 1/9 (profil 2017-exact)",
        "dibaca 10, dihitung 10, tidak dihitung 0",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    // From the weakest up; equal ones keep their order.
    let ranks = text.split("dari NRR terendah").nth(1).unwrap();
    assert!(ranks.trim_start().starts_with("1. 3,000  U3   Waktu Penyelesaian"), "{ranks}");
}

#[test]
fn the_profile_stands_beside_the_figure_and_in_the_legend() {
    let office = Office::new();
    office.file("a.csv", export(TEN));
    let text = office.done("recap a.csv --profile 2017-0.11").out;
    assert!(text.contains("**) 81,95   mutu B   kinerja Baik   [profil 2017-0.11,"), "{text}");
    assert!(text.contains("NRR per unsur x 0,11 (profil 2017-0.11)"), "{text}");
    assert_eq!(office.run("recap a.csv --profile 2018").code, 2);
}

#[test]
fn groups_are_pooled_by_respondent_and_never_as_a_mean_of_means() {
    // 100 respondents at 75 and one at 100: 75,25, not 87,50.
    let office = Office::new();
    let mut text = EXPORT_HEAD.to_owned();
    for id in 0..100 {
        text += &export_line(id, "a", "2026-TW1", "333333333", "");
    }
    text += &export_line(100, "b", "2026-TW1", "444444444", "");
    office.file("a.csv", text);
    let run = office.done("recap a.csv --format json --by unit,period");
    let json = run.json();
    let value = |group: usize| json["groups"][group]["indexes"][0]["value"].clone();
    assert_eq!((value(0), value(1)), ("75.00".into(), "100.00".into()));
    assert_eq!(json["groups"][1]["key"], serde_json::json!({ "unit": "b", "period": "2026-TW1" }));
    assert_eq!(run.total(), "75.25 C");
    let text = office.done("recap a.csv --by unit").out;
    assert!(text.contains("Unit a: 100 responden"), "{text}");
    assert!(text.contains("gabungan menurut responden, bukan rata-rata kelompok"), "{text}");
}

#[test]
fn a_column_that_is_not_there_cannot_be_grouped_by() {
    let office = Office::new();
    office.file("a.csv", crate::office::u_table(TEN, ";"));
    let run = office.run("recap a.csv --order daftar --by unit");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("tidak punya kolom unit"), "{}", run.err);
}

#[test]
fn no_letter_is_given_below_the_number_asked_for() {
    let office = Office::new();
    office.file("a.csv", export(TEN));
    let run = office.done("recap a.csv --format json --letter-from 11");
    assert_eq!(run.total(), "82.78 -");
    assert_eq!(office.done("recap a.csv --format json --letter-from 10").total(), "82.78 B");
}

#[test]
fn no_answers_give_no_figure_and_no_letter() {
    let office = Office::new();
    office.file("a.csv", EXPORT_HEAD);
    assert_eq!(office.done("recap a.csv --format json").total(), "- -");
    assert!(office.done("recap a.csv").out.contains("belum ada data"));
}

#[test]
fn the_csv_is_a_table_and_the_json_one_object_with_and_without_rows() {
    let office = Office::new();
    let mut text = EXPORT_HEAD.to_owned();
    for (id, row) in TEN.into_iter().enumerate() {
        let unit = if id % 2 == 0 { "=a;b" } else { "c" };
        let unit = if unit.contains(';') { "\"=a;b\"" } else { unit };
        text += &export_line(id, unit, "2026-TW1", row, "");
    }
    office.file("a.csv", text);
    for (more, expected) in [("", 3 * 10), ("--per-respondent", 3 * 10 + 90)] {
        let csv = office.done(&format!("recap a.csv --format csv --by unit {more}")).out;
        assert!(csv.starts_with('\u{feff}'));
        let lines: Vec<&str> = csv.trim_end().split("\r\n").collect();
        assert_eq!(lines.len(), 1 + expected);
        let columns = lines[0].split(';').count();
        for line in &lines {
            // The only quoted cell is the unit, whose own separator is taken out first.
            assert_eq!(line.replace("\"'=a;b\"", "x").split(';').count(), columns, "{line}");
        }
        assert!(csv.contains(";\"'=a;b\";"), "a formula is not handed on: {csv}");
        let last = lines.last().unwrap();
        assert!(
            last.starts_with("indeks;;(semua);ikm;") && last.contains(";82,78;B;Baik;"),
            "{last}"
        );
        let json = office.done(&format!("recap a.csv --format json --by unit {more}"));
        assert_eq!(json.total(), "82.78 B");
    }
    let rows =
        office.done("recap a.csv --format json --per-respondent").json()["respondents"].clone();
    assert_eq!(rows.as_array().unwrap().len(), 10);
    assert_eq!(rows[0]["unsur"], serde_json::json!(["4", "3", "3", "3", "3", "3", "3", "3", "4"]));
    let text = office.done("recap a.csv --per-respondent").out;
    assert!(text.contains("No Resp    Baris      U1"), "{text}");
    let row = text.lines().find(|line| line.trim_start().starts_with("2 ")).unwrap();
    let cells: Vec<&str> = row.split_whitespace().collect();
    assert_eq!(cells, ["2", "3", "3", "4", "3", "4", "3", "3", "3", "3", "4"]);
}

#[test]
fn the_minimum_sample_is_that_of_the_printed_table() {
    let office = Office::new();
    for (population, sample) in [("10", "10"), ("500", "217"), ("4384", "353"), ("1000000", "384")]
    {
        let text = office.done(&format!("sample {population}")).out;
        assert!(text.contains(&format!("paling sedikit {sample} responden")), "{text}");
    }
    assert_eq!(office.run("sample banyak").code, 2);
}
