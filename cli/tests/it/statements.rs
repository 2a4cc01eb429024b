//! Answers that do not score: recognised, counted where they have codes, and never a score.

use serde_json::{Value, json};

use crate::office::Office;

/// A questionnaire with every kind of answer; `setuju` may be left out, `cara` is asked of few.
pub(crate) const KOTA: &str = r#"{
    "format": 1, "id": "kota", "version": 1, "title": "Survei", "source": "Kota",
    "unsur": [{ "key": "mudah", "name": "Kemudahan" }, { "key": "setuju", "name": "Persetujuan" }],
    "scales": [{ "key": "empat", "choices": [
        { "score": 1, "label": "a" }, { "score": 2, "label": "b" },
        { "score": 3, "label": "c" }, { "score": 4, "label": "d" }
    ] }],
    "items": [
        { "key": "mudah", "unsur": "mudah", "question": "Mudah?", "scale": "empat" },
        { "key": "setuju", "unsur": "setuju", "question": "Setuju?", "scale": "empat", "required": false },
        { "key": "cara", "type": "select_one", "question": "Lewat apa?", "options": [
            { "code": "loket", "label": "Loket" }, { "code": "situs", "label": "Situs web" }
        ], "relevant": [{ "item": "mudah", "is": ["1", "2"] }] },
        { "key": "alasan", "type": "select_multiple", "question": "Mengapa?", "required": false, "options": [
            { "code": "jauh", "label": "Jauh" }, { "code": "lama sekali", "label": "Lama" },
            { "code": "mahal", "label": "Mahal" }
        ] },
        { "key": "menit", "type": "number", "question": "Berapa menit?", "required": false },
        { "key": "cerita", "type": "long_text", "question": "Ceritakan", "required": false },
        { "key": "usul", "type": "repeat", "question": "Usul", "required": false, "items": [
            { "key": "tentang", "type": "select_one", "question": "Tentang apa?", "options": [
                { "code": "loket", "label": "Loket" }, { "code": "biaya", "label": "Biaya" }
            ] },
            { "key": "isi", "question": "Apa?" }
        ] }
    ],
    "respondent": [{ "key": "usia", "label": "Usia", "choices": [{ "code": "muda", "label": "Muda" }] }]
}"#;

pub(crate) const HEAD: &str = "id;receipt;instrument;instrument_version;period;unit;service;day;usia;mudah;setuju;\
                    cara;alasan;menit;cerita;usul;comment;profile;grouping;ikm;mutu\r\n";

/// A row of the collector's export, from `mudah` to `usul`.
pub(crate) fn row(id: usize, cells: &str) -> String {
    format!("{id:032x};K;kota;1;2026;a;b;2026-11-25;muda;{cells};;2017-exact;unsur;75,00;C\r\n")
}

fn office() -> Office {
    let office = Office::new();
    office.file("kota.json", KOTA);
    let rows = [
        row(1, "1;4;loket;jauh;30;4 KANARI;"),
        row(
            2,
            "2;;situs;jauh, lama sekali;;;\"[{\"\"tentang\"\":\"\"biaya\"\",\"\"isi\"\":\"\"KANARI\"\"}]\"",
        ),
        row(3, "4;4;;mahal|lama sekali|jauh;5;;"),
        row(
            4,
            "4;;;lama sekali;;;\"[{\"\"tentang\"\":\"\"biaya\"\"},{\"\"tentang\"\":\"\"loket\"\"}]\"",
        ),
        row(5, "3;3;;\"jauh;KANARI\";;\"5;\"\"KANARI\"\"\";"),
    ];
    office.file("a.csv", HEAD.to_owned() + &rows.concat());
    office
}

fn counts(json: &Value, key: &str) -> Value {
    let all = json["options"].as_array().unwrap();
    let one = all.iter().find(|options| options["key"] == key).unwrap();
    let counts = one["options"].as_array().unwrap().iter().map(|option| option["count"].clone());
    json!({ "answered": one["answered"], "counts": counts.collect::<Vec<_>>(), "unknown": one["unknown"] })
}

#[test]
fn statements_are_no_scores_and_those_with_codes_are_counted() {
    let office = office();
    let run = office.done("recap a.csv --instrument kota.json --format json");
    let json = run.json();
    let rows = &json["rows"];
    assert_eq!((&rows["counted"], &rows["set_aside"]), (&5.into(), &0.into()), "{rows}");
    assert_eq!(rows["remarks"], json!({}), "an empty optional answer is nothing to remark");
    // Mudah 14/5, setuju 11/3 of those who answered.
    let unsur = &json["total"]["indexes"][0]["unsur"];
    assert_eq!((&unsur[0]["total"], &unsur[0]["answered"]), (&14.into(), &5.into()));
    assert_eq!((&unsur[1]["total"], &unsur[1]["answered"]), (&11.into(), &3.into()));
    assert_eq!(counts(&json, "cara"), json!({ "answered": 2, "counts": [1, 1], "unknown": 0 }));
    assert_eq!(
        counts(&json, "alasan"),
        json!({ "answered": 5, "counts": [4, 3, 1], "unknown": 1 })
    );
    assert_eq!(
        counts(&json, "usul.tentang"),
        json!({ "answered": 2, "counts": [1, 2], "unknown": 0 })
    );
    assert_eq!(json["options"].as_array().unwrap().len(), 3, "texts and numbers are not counted");
}

#[test]
fn the_counts_stand_in_every_form_of_the_report_and_no_text_does() {
    let office = office();
    let text = office.done("recap a.csv --instrument kota.json").out;
    let expected = "Mengapa? (alasan)\n  dijawab 5 responden\n          4  Jauh (jauh)\n          3  \
                    Lama (lama sekali)\n          1  Mahal (mahal)\n          1  kode yang tidak dikenal\n";
    assert!(text.contains(expected), "{text}");
    let csv = office.done("recap a.csv --instrument kota.json --format csv --by unit").out;
    let columns = csv.lines().next().unwrap().split(';').count();
    assert!(csv.lines().all(|line| line.split(';').count() == columns), "{csv}");
    assert!(csv.contains("pilihan;situs;(semua);;;cara;Situs web;1;"), "{csv}");
    assert!(csv.contains("pilihan;(lain);(semua);;;alasan;kode yang tidak dikenal;1;"), "{csv}");
    for format in ["text", "csv", "json"] {
        let run = office.done(&format!(
            "recap a.csv --instrument kota.json --format {format} --per-respondent --tally-out t.json"
        ));
        assert!(!(run.out + &run.err + &office.read("t.json")).contains("KANARI"));
    }
}

#[test]
fn only_rows_that_are_counted_count() {
    let office = office();
    let again = row(1, "1;4;loket;jauh;;;") + &row(9, "7;4;loket;jauh;;;");
    office.file("b.csv", HEAD.to_owned() + &again);
    let run = office.done("recap a.csv b.csv --instrument kota.json --format json");
    assert_eq!(run.json()["rows"]["set_aside"], 2);
    assert_eq!(counts(&run.json(), "cara")["counts"], json!([1, 1]));
}

#[test]
fn a_required_score_is_still_missed_where_only_statements_are_left() {
    let office = office();
    office.file("b.csv", HEAD.to_owned() + &row(1, ";;loket;;;;"));
    let run = office.done("recap b.csv --instrument kota.json --format json");
    assert_eq!(run.json()["rows"]["reasons"], json!({ "no_answer": 1 }));
    let line = submission("kota", 1, json!({}), json!({ "cara": "loket" }));
    office.file("b.jsonl", line.to_string());
    let run = office.done("recap b.jsonl --instrument kota.json --format json");
    assert_eq!(run.json()["rows"]["reasons"], json!({ "no_answer": 1 }));
}

fn submission(instrument: &str, id: usize, answers: Value, statements: Value) -> Value {
    json!({
        "format": 1, "id": format!("{id:032x}"), "instrument": instrument, "instrument_version": 1,
        "period": "2026", "topic": "rancangan", "unit": "a", "service": "b", "day": "2026-11-25",
        "respondent": {}, "answers": answers, "statements": statements,
        "score": { "profile": "2017-exact", "grouping": "unsur", "indexes": {} },
    })
}

#[test]
fn json_lines_give_the_same_counts() {
    let office = office();
    let lines = [
        (
            json!({ "mudah": 1, "setuju": 4 }),
            json!({ "cara": "loket", "alasan": ["jauh"], "cerita": "KANARI" }),
        ),
        (
            json!({ "mudah": 2 }),
            json!({ "cara": "situs", "alasan": ["jauh", "lama sekali"],
            "usul": [{ "tentang": "biaya", "isi": "KANARI" }] }),
        ),
        (
            json!({ "mudah": 4, "setuju": 4 }),
            json!({ "alasan": ["mahal", "lama sekali", "jauh"], "menit": "5" }),
        ),
        (
            json!({ "mudah": 4 }),
            json!({ "alasan": ["lama sekali"],
            "usul": [{ "tentang": "biaya" }, { "tentang": "loket" }] }),
        ),
        (json!({ "mudah": 3, "setuju": 3 }), json!({ "alasan": ["jauh", "jauh", "KANARI"] })),
    ];
    let text: Vec<String> = (1..)
        .zip(lines)
        .map(|(id, (answers, statements))| submission("kota", id, answers, statements).to_string())
        .collect();
    office.file("a.jsonl", text.join("\n"));
    let lines = office.done("recap a.jsonl --instrument kota.json --format json");
    assert!(!lines.out.contains("KANARI"));
    let table = office.done("recap a.csv --instrument kota.json --format json");
    for part in ["total", "options"] {
        assert_eq!(lines.json()[part], table.json()[part]);
    }
    assert_eq!(lines.json()["rows"]["remarks"], json!({}));
}

#[test]
fn a_statement_under_the_key_of_a_score_or_of_nothing_is_remarked() {
    let office = office();
    for (answers, statements) in [
        (json!({ "mudah": 1, "cara": 1 }), json!({})),
        (json!({ "mudah": 1 }), json!({ "setuju": "4" })),
        (json!({ "mudah": 1 }), json!({ "lain": "x" })),
    ] {
        office.file("b.jsonl", submission("kota", 1, answers, statements).to_string());
        let run = office.done("recap b.jsonl --instrument kota.json --format json");
        assert_eq!(run.json()["rows"]["remarks"], json!({ "unknown_answer": 1 }));
        assert_eq!(run.json()["rows"]["counted"], 1);
    }
}

#[test]
fn other_tables_know_the_columns_of_statements_by_key_or_question() {
    let office = office();
    office.file("a.csv", "U1;cara;U2;cerita\n3;loket;4;KANARI\n2;situs;;\n");
    let run = office.done("recap a.csv --instrument kota.json --format json");
    assert_eq!(run.total(), "81.25 B");
    assert_eq!(counts(&run.json(), "cara")["counts"], json!([1, 1]));
    // The national application puts questions into its headings.
    office
        .file("b.csv", "No;Nama;P1;P2;Lewat apa?;Ceritakan\n1;KANARI;3;4;Loket;KANARI\n2;x;2;;;\n");
    let run = office.done("recap b.csv --instrument kota.json --format json");
    assert_eq!(run.total(), "81.25 B");
    assert!(!run.out.contains("KANARI"));
}

#[test]
fn an_item_may_be_called_as_a_column_or_a_field_is() {
    let named = KOTA.replace("\"cara\"", "\"unit\"").replace("\"mudah\"", "\"usia\"");
    let office = Office::new();
    office.file("kota.json", named);
    let head = HEAD.replace(";mudah;", ";usia;").replace(";cara;", ";unit;");
    office.file("a.csv", head + &row(1, "1;4;loket;jauh;;;"));
    let run = office.done("recap a.csv --instrument kota.json --format json --by unit");
    assert_eq!(run.total(), "62.50 D");
    assert_eq!(counts(&run.json(), "unit")["counts"], json!([1, 0]));
    assert_eq!(run.json()["groups"][0]["key"]["unit"], "a");
}

#[test]
fn a_public_consultation_is_counted_as_agreement_of_those_who_answered() {
    let office = Office::new();
    let lines = [
        (
            json!({ "persyaratan": 1, "prosedur": 1, "waktu": 1 }),
            json!({ "masukan": [{ "komponen": "biaya", "masalah": "KANARI" }] }),
        ),
        (json!({ "persyaratan": 0 }), json!({ "organisasi": "KANARI" })),
        (json!({}), json!({ "masukan": [{ "komponen": "biaya" }, { "komponen": "waktu" }] })),
        (json!({}), json!({})),
    ];
    let text: Vec<String> = (1..)
        .zip(lines)
        .map(|(id, (answers, statements))| submission("fkp", id, answers, statements).to_string())
        .collect();
    office.file("a.jsonl", text.join("\n"));
    let run = office.done("recap a.jsonl --instrument fkp --format json");
    let json = run.json();
    // Everything may be left out: four took part, and two said nothing that scores.
    assert_eq!((&json["rows"]["counted"], &json["total"]["respondents"]), (&4.into(), &4.into()));
    assert_eq!(json["rows"]["remarks"], json!({}), "agreeing to all is no lack of care");
    let index = &json["total"]["indexes"][0];
    assert_eq!((&index["index"], &index["value"]), (&"persetujuan".into(), &"83.33".into()));
    let unsur = index["unsur"].as_array().unwrap();
    let of = |key: &str| unsur.iter().find(|unsur| unsur["key"] == key).unwrap();
    assert_eq!(
        (&of("persyaratan")["nrr"], &of("persyaratan")["answered"]),
        (&"0.500".into(), &2.into())
    );
    assert_eq!((&of("biaya")["nrr"], &of("biaya")["answered"]), (&Value::Null, &0.into()));
    let options = counts(&json, "masukan.komponen");
    assert_eq!((&options["answered"], &options["counts"][3]), (&2.into(), &2.into()));
    let text = office.done("recap a.jsonl --instrument fkp --per-respondent").out;
    for words in
        ["NILAI PERSETUJUAN", "**) 83,33", "(bunyinya belum dipastikan)", "Biaya/tarif (biaya)"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("KANARI") && !text.contains("IKM"), "{text}");
    // The same in the collector's table, of which a whole row may have no score.
    let keys = "persyaratan;prosedur;waktu;biaya;produk;pengaduan;dasar-hukum;sarana;kompetensi;\
                pengawasan;jumlah-pelaksana;jaminan-pelayanan;jaminan-keamanan;evaluasi;hasil;rancangan";
    let head = "id;receipt;instrument;instrument_version;period;topic;unit;service;day;unsur_peserta;\
                jenis_kelamin";
    let row = |id: usize, scores: &str, more: &str| {
        let cells: Vec<&str> =
            (0..16).map(|place| scores.get(place..=place).unwrap_or("").trim()).collect();
        format!("{id:032x};K;fkp;1;2026;r;a;b;2026-11-25;;P;{};{more};;;;\n", cells.join(";"))
    };
    let rows = [row(1, "111", ";KANARI"), row(2, "0", ";"), row(3, "", ";"), row(4, "", "KANARI;")];
    let head = format!("{head};{keys};masukan;organisasi;comment;profile;grouping;persetujuan\n");
    office.file("a.csv", head + &rows.concat());
    let table = office.done("recap a.csv --instrument fkp --format json");
    assert_eq!(table.json()["rows"]["counted"], 4, "{}", table.out);
    assert_eq!(table.json()["total"], json["total"]);
    // Counts made apart add up to the same.
    office.done("recap a.csv --instrument fkp --tally-out t.json");
    let merged = office.done("merge t.json --format json");
    assert_eq!(merged.json()["total"], json["total"]);
}

#[test]
fn a_questionnaire_without_any_score_has_a_report_too() {
    let office = Office::new();
    office.file(
        "k.json",
        r#"{ "format": 1, "id": "k", "version": 1, "title": "K", "source": "K", "items": [
            { "key": "hadir", "type": "yes_no", "question": "Hadir?" } ] }"#,
    );
    office.file("a.csv", "id;instrument;period;unit;service;hadir\n1;k;2026;a;b;ya\n2;k;2026;a;b;tidak\n3;k;2026;a;b;ya\n");
    let text = office.done("recap a.csv --instrument k.json").out;
    assert!(text.contains("Semua responden: 3 responden"), "{text}");
    assert!(text.contains("        2  Ya (ya)\n          1  Tidak (tidak)"), "{text}");
    assert!(!text.contains("Keterangan"), "{text}");
}

#[test]
fn the_number_of_entries_in_the_collectors_export_is_no_code() {
    let office = office();
    let rows =
        [row(1, "1;4;loket;jauh;30;;2"), row(2, "2;;situs;jauh;;;0"), row(3, "4;4;;jauh;5;;x")];
    office.file("b.csv", HEAD.to_owned() + &rows.concat());
    let run = office.done("recap b.csv --instrument kota.json --format json");
    // What is neither a code nor a number is still told.
    let expected = json!({ "answered": 1, "counts": [0, 0], "unknown": 1 });
    assert_eq!(counts(&run.json(), "usul.tentang"), expected);
    // In a column of its own a number is a code like any other.
    office.file("c.csv", "U1;U2;usul.tentang\n3;4;2\n3;4;loket\n");
    let run = office.done("recap c.csv --instrument kota.json --format json");
    let expected = json!({ "answered": 2, "counts": [1, 0], "unknown": 1 });
    assert_eq!(counts(&run.json(), "usul.tentang"), expected);
}
