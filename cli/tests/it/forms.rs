//! Ten real respondents give the same figure in whatever form they come.

use serde_json::json;

use crate::office::{EXPORT_HEAD, KEYS, Office, TEN, cells, export, export_line, u_table};

fn ten(file: &str, text: &str, options: &str) {
    let office = Office::new();
    office.file(file, text);
    let run = office.done(&format!("recap {file} --format json {options}"));
    assert_eq!(run.total(), "82.78 B", "{file}");
    assert_eq!(run.json()["rows"]["counted"], 10, "{file}");
    assert_eq!(run.json()["rows"]["set_aside"], 0, "{file}");
    // Not only the total: every unsur is where it belongs.
    let unsur = run.json()["total"]["indexes"][0]["unsur"].clone();
    let totals: Vec<u64> =
        unsur.as_array().unwrap().iter().map(|unsur| unsur["total"].as_u64().unwrap()).collect();
    assert_eq!(totals, [32, 37, 30, 38, 31, 31, 30, 30, 39], "{file}");
}

#[test]
fn the_export_of_the_collector() {
    ten("ekspor.csv", &export(TEN), "");
}

#[test]
fn plain_tables_with_every_usual_separator() {
    for (file, separator) in [("a.csv", ";"), ("b.csv", ","), ("c.tsv", "\t")] {
        ten(file, &u_table(TEN, separator), "--order kuesioner");
        let windows = u_table(TEN, separator).replace('\n', "\r\n");
        ten(file, &format!("\u{feff}{windows}"), "--order kuesioner");
    }
}

#[test]
fn the_template_with_ten_unsur() {
    let mut text = "NO. RESPONDEN,NAMA,JENIS KELAMIN,USIA,PENDIDIKAN,PEKERJAAN,JENIS LAYANAN,\
                    U1,U2,U3,U4,U5,U6,U7,U8,U9,U10\n"
        .to_owned();
    for (number, row) in (1..).zip(TEN) {
        text += &format!("{number},Ani,P,33,S1,PNS,\"Izin, usaha\",{},\n", cells(row, ","));
    }
    ten("templat.csv", &text, "--order kuesioner");
    let office = Office::new();
    office.file("t.csv", text);
    let run = office.done("recap t.csv --format json --order kuesioner --by service");
    assert_eq!(run.json()["groups"][0]["key"]["service"], "Izin, usaha");
    assert_eq!(run.json()["groups"][0]["respondents"], 10);
}

#[test]
fn the_template_with_nineteen_columns() {
    let mut text = "No;Tanggal Survei;Jam;Jenis Kelamin;Usia;Pendidikan;Pekerjaan;Syarat;Prosedur;\
                    Waktu;Biaya;Produk;Kompetensi;Perilaku;Sapras;Aduan;Transparansi;Integritas;Saran\n"
        .to_owned();
    for (number, row) in (1..).zip(TEN) {
        text += &format!(
            "{number};2018-12-03;08.00 - 12.00;L;40;S1;PNS;{};0;0;baik\n",
            cells(row, ";")
        );
    }
    ten("sisukma.csv", &text, "--order kuesioner");
}

#[test]
fn the_export_of_the_national_application() {
    let words = ["Tidak Baik", "Kurang Baik", "Baik", "Sangat Baik"];
    let answers = |row: &str| {
        let word = |c: char| words[c.to_digit(10).unwrap() as usize - 1];
        row.chars().map(word).collect::<Vec<_>>().join(";")
    };
    let mut text = "Nama Survei;SKM 2018\nJenis Layanan;Perizinan\n\n\
        No;Waktu Pengisian;Tanggal Menerima Layanan;Usia;Pendidikan;Pekerjaan;Disabilitas;Nama;\
        Email;Telepon;Kritik/Saran;Kepercayaan pada Pemerintah Pusat;\
        Kepercayaan pada Pemerintah Daerah;P1;P2;P3;P4;P5;P6;P7;P8;P9\n"
        .to_owned();
    for (number, row) in (1..).zip(TEN) {
        text += &format!(
            "{number};3/12/2018;2/12/2018;17-25;S1;PNS;Tidak;Ani;a@b.id;0812;-;8;9;{}\n",
            answers(row)
        );
    }
    ten("online.csv", &text, "--order kuesioner");
    // Headings that name the unsur need no order.
    let named = "Persyaratan;Sistem, Mekanisme, dan Prosedur;Waktu Penyelesaian;Biaya/Tarif;\
                 Produk Spesifikasi Jenis Pelayanan;Kompetensi Pelaksana;Perilaku Pelaksana;\
                 Sarana dan Prasarana;Penanganan Pengaduan, Saran dan Masukan";
    ten("bernama.csv", &text.replace("P1;P2;P3;P4;P5;P6;P7;P8;P9", named), "");
}

#[test]
fn json_lines_of_the_wire_format() {
    ten("jawaban.jsonl", &lines(), "");
}

fn lines() -> String {
    let line = |(id, row): (usize, &str)| {
        let digits = row.chars().map(|c| c.to_digit(10).unwrap());
        let answers: serde_json::Map<String, serde_json::Value> =
            KEYS.iter().zip(digits).map(|(key, score)| ((*key).to_owned(), json!(score))).collect();
        let line = json!({
            "format": 1, "id": format!("{id:032x}"), "instrument": "skm9-2017",
            "instrument_version": 1, "period": "2018-TW4", "unit": "dpmptsp", "service": "siup",
            "day": "2018-12-03", "respondent": { "usia": "25-34" }, "answers": answers,
            "score": { "profile": "2017-exact", "grouping": "unsur", "indexes": {} },
        });
        line.to_string() + "\n"
    };
    TEN.into_iter().enumerate().map(line).collect()
}

#[test]
fn standard_input_and_several_files_are_read_as_one() {
    let office = Office::new();
    office.file("a.csv", export(TEN[..4].iter().copied()));
    let rest: String = TEN[4..]
        .iter()
        .zip(100..)
        .map(|(row, id)| export_line(id, "dpmptsp", "2018-TW4", row, ""))
        .collect();
    let run = office.run_with("recap a.csv - --format json", &(EXPORT_HEAD.to_owned() + &rest));
    assert_eq!(run.total(), "82.78 B");
}

#[test]
fn fields_may_hold_separators_quotes_and_newlines() {
    let office = Office::new();
    let mut text = EXPORT_HEAD.to_owned();
    for (id, row) in TEN.into_iter().enumerate() {
        let comment = "Baik;\r\n\"cepat\"\n1;2;3\n";
        text += &export_line(id, "dpmptsp", "2018-TW4", row, comment);
    }
    text += &export_line(99, "dpmptsp", "2018-TW4", "933333333", "");
    office.file("a.csv", text);
    let run = office.done("recap a.csv --format json");
    assert_eq!(run.total(), "82.78 B");
    // Ten rows of four lines each after the heading; the eleventh is off the scale.
    let lines = run.json()["rows"]["lines"].clone();
    let aside = lines.as_array().unwrap().iter().find(|l| l["remark"] == "out_of_range").unwrap();
    assert_eq!(aside["line"], 42);
}

#[test]
fn a_table_with_numbers_is_refused_until_its_order_is_told() {
    let office = Office::new();
    office.file("a.csv", u_table(TEN, ";"));
    let run = office.run("recap a.csv");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    for words in ["--order kuesioner", "--order daftar", "U8 Sarana", "U9 Sarana", "U8 Penanganan"]
    {
        assert!(run.err.contains(words), "{words}: {}", run.err);
    }
}

#[test]
fn the_order_moves_two_unsur_and_never_the_total() {
    let office = Office::new();
    office.file("a.csv", u_table(TEN, ";"));
    let weakest = |order: &str| {
        let run = office.done(&format!("recap a.csv --format json --order {order}"));
        assert_eq!(run.total(), "82.78 B");
        let json = run.json();
        let index = &json["total"]["indexes"][0];
        let score = |key: &str| {
            let unsur = index["unsur"].as_array().unwrap().iter().find(|u| u["key"] == key);
            unsur.unwrap()["total"].as_u64().unwrap()
        };
        (score("sarana"), score("pengaduan"), index["weakest_first"][8].clone())
    };
    assert_eq!(weakest("kuesioner"), (30, 39, json!("pengaduan")));
    assert_eq!(weakest("daftar"), (39, 30, json!("sarana")));
}

#[test]
fn a_file_that_is_no_table_is_refused_with_what_to_do() {
    let office = Office::new();
    office.file("a.xlsx", b"PK\x03\x04rest").file("b.csv", b"\xff\xfea\0b\0");
    office.file("c.csv", "satu;dua\n1;2\n").file("d.csv", "");
    for (file, words) in [
        ("a.xlsx", "CSV UTF-8"),
        ("b.csv", "CSV UTF-8"),
        ("c.csv", "tidak dikenal"),
        ("d.csv", "tidak dikenal"),
        ("e.csv", "tidak bisa dibaca"),
    ] {
        let run = office.run(&format!("recap {file}"));
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{file}");
        assert!(run.err.contains(file) && run.err.contains(words), "{}", run.err);
    }
}

#[test]
fn a_questionnaire_with_two_kinds_of_service_asks_which_one_sixteen_columns_are() {
    let office = Office::new();
    let head: Vec<String> = (1..=16).map(|number| format!("U{number}")).collect();
    let row = ["3"; 16].join(";").replacen('3', "4", 4);
    office.file("a.csv", format!("{}\n{row}\n", head.join(";")));
    let run = office.run("recap a.csv --instrument skm16");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--mode") && run.err.contains("daring"), "{}", run.err);
    let figure = |grouping: &str| {
        let options = format!("--instrument skm16 --mode daring --grouping {grouping}");
        office.done(&format!("recap a.csv --format json {options}")).total()
    };
    // Items 1 to 4 are 4: U1 and U2 of one mapping, U1 and two thirds of U2 of the other.
    assert_eq!(figure("menpan-2026"), "80.56 B");
    assert_eq!(figure("sisukma-2026"), "79.63 B");
    assert_eq!(office.run("recap a.csv --instrument skm16 --grouping salah").code, 2);
}
