//! What must never come out.

use crate::office::{EXPORT_HEAD, Office, cells, export_line};

/// Words that stand in columns about a person, and nowhere else.
const CANARIES: [&str; 4] = ["KANARI-NAMA", "kanari@surel.id", "0812KANARI", "KANARI-SARAN"];

fn nowhere(office: &Office, arguments: &str) {
    for format in ["text", "csv", "json"] {
        for more in ["", "--per-respondent", "--printed-total 12,34", "--tally-out hitungan.json"] {
            let run = office.run(&format!("recap {arguments} --format {format} {more}"));
            for canary in CANARIES {
                assert!(!run.out.contains(canary), "{format} {more}: {}", run.out);
                assert!(!run.err.contains(canary), "{format} {more}: {}", run.err);
            }
        }
    }
    if let Some(tally) = office.try_read("hitungan.json") {
        CANARIES.iter().for_each(|canary| assert!(!tally.contains(canary), "{tally}"));
    }
}

#[test]
fn personal_columns_never_appear_in_any_output() {
    let office = Office::new();
    let [name, mail, phone, comment] = CANARIES;
    let words = ["Baik"; 9].join(",");
    let mut text = format!("Nama Survei,{name}\nNo,Nama,Email,Telepon,Kritik/Saran,Usia");
    (1..=9).for_each(|number| text += &format!(",P{number}"));
    text += &format!("\n1,{name},{mail},{phone},{comment},30,{words}\n");
    // A row that is shifted by one column, a short one, one with too many, one unclosed.
    text += &format!("2,x,{name},{mail},{phone},{comment},{words}\n");
    text += &format!("3,{name}\n4,{name},{mail},{phone},{comment},30,{words},{name}\n");
    text += &format!("5,x,x,x,x,30,{name},{words}\n6,\"{name},{mail}\n");
    office.file("online.csv", text);
    nowhere(&office, "online.csv --order kuesioner");
}

#[test]
fn comments_and_names_in_other_forms_never_appear_either() {
    let office = Office::new();
    let [name, mail, phone, comment] = CANARIES;
    let mut export = EXPORT_HEAD.to_owned();
    export += &export_line(1, "dpmptsp", "2026-TW4", "333333334", comment);
    export += &export_line(1, "dpmptsp", "2026-TW4", "333333334", comment);
    export += &export_line(2, "dpmptsp", "2026-TW4", "339333334", comment);
    export += &format!("{name};{mail};{phone}\r\n");
    office.file("ekspor.csv", export);
    nowhere(&office, "ekspor.csv --by unit,service,period");

    let mut table = "NO. RESPONDEN;NAMA;JENIS LAYANAN;U1;U2;U3;U4;U5;U6;U7;U8;U9;U10\n".to_owned();
    table += &format!(
        "1;{name};KTP;{};\n2;{name};KTP;{name};{};\n",
        cells("333333334", ";"),
        cells("33333333", ";")
    );
    office.file("templat.csv", table);
    nowhere(&office, "templat.csv --order daftar --by service");

    office.file(
        "jawaban.jsonl",
        format!(
            "{{\"format\":1,\"nama\":\"{name}\"}}\n{{\"format\":1,\"id\":\"{name}\",\"instrument\":\
             \"skm9-2017\",\"instrument_version\":1,\"period\":\"2026\",\"unit\":\"a\",\"service\":\
             \"b\",\"answers\":{{\"{name}\":3,\"biaya\":\"{mail}\"}},\"comment\":\"{comment}\"}}\n"
        ),
    );
    nowhere(&office, "jawaban.jsonl --by unit");
    // No heading at all: the first row is a person, and is not quoted in the refusal.
    office.file("tanpa-judul.csv", format!("{name};{mail};{phone};3;3;3\n"));
    nowhere(&office, "tanpa-judul.csv");
}
