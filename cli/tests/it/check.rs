//! Documents that an agency writes by hand.

use survei_publik::survey::instrument::SKM9_2017;

use crate::office::Office;

const CONFIGURATION: &str = r#"{
    "agency": { "name": "Kota" }, "period": { "kind": "triwulan" }, "submit": { "url": "/api" },
    "units": [{ "id": "a", "name": "A", "services": [{ "id": "b", "name": "B" }] }]
}"#;

#[test]
fn documents_are_known_by_what_is_in_them() {
    let office = Office::new();
    office.file("survei.json", CONFIGURATION).file("skm9.json", SKM9_2017);
    let run = office.done("check survei.json skm9.json");
    assert!(run.out.contains("survei.json: konfigurasi, tidak ada kesalahan"), "{}", run.out);
    assert!(run.out.contains("skm9.json: kuesioner, tidak ada kesalahan"), "{}", run.out);
    assert!(run.out.contains("1 unit, 1 layanan"), "{}", run.out);
}

#[test]
fn every_mistake_is_told_with_its_place_and_its_mend() {
    let office = Office::new();
    let broken = CONFIGURATION.replace("triwulan", "bulan").replace("\"/api\"", "\"javascript:x\"");
    office.file("survei.json", broken.replace("\"units\"", "\"unitz\": 1, \"units\""));
    let run = office.run("check survei.json");
    assert_eq!(run.code, 2);
    for words in [
        "2 kesalahan, 1 peringatan",
        "kesalahan   period.kind: ",
        "submit.url: ",
        "peringatan  unitz: ",
    ] {
        assert!(run.out.contains(words), "{words}: {}", run.out);
    }
}

#[test]
fn warnings_alone_are_no_failure() {
    let office = Office::new();
    office.file("survei.json", CONFIGURATION.replace("\"units\"", "\"unitz\": 1, \"units\""));
    let run = office.done("check survei.json");
    assert!(run.out.contains("1 peringatan"), "{}", run.out);
}

#[test]
fn an_unconfirmed_wording_is_noted() {
    let office = Office::new();
    let unconfirmed = SKM9_2017.replacen("\"id\"", "\"status\": \"unconfirmed\", \"id\"", 1);
    let renamed = unconfirmed.replace("skm9-2017", "skm9-kota");
    office.file("k.json", renamed);
    let named =
        CONFIGURATION.replacen("\"agency\"", "\"instrument\": \"skm9-kota\", \"agency\"", 1);
    office.file("survei.json", named);
    let run = office.done("check k.json survei.json");
    assert!(run.out.contains("catatan: bunyi kuesioner ini belum dipastikan"), "{}", run.out);
    // Without the file beside it the name leads nowhere.
    let run = office.run("check survei.json");
    assert_eq!(run.code, 2);
    assert!(run.out.contains("\"skm9-kota\" tidak dikenal; yang ada: skm9-2017"), "{}", run.out);
}

#[test]
fn what_is_no_document_is_said_to_be_none() {
    let office = Office::new();
    office
        .file("a.json", "{ \"a\": 1 }")
        .file("b.json", "{ \"units\": ")
        .file("c.json", b"\xff\xfe");
    for (file, words) in [
        ("a.json", "bukan konfigurasi"),
        ("b.json", "1 kesalahan"),
        ("c.json", "UTF-8"),
        ("d.json", "tidak bisa dibaca"),
    ] {
        let run = office.run(&format!("check {file}"));
        assert_eq!(run.code, 2);
        assert!(run.out.contains(words), "{file}: {}", run.out);
    }
}
