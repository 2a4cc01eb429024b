//! Documents that an agency writes by hand.

use survei_publik::survey::instrument::{BUILT_IN, SKM9_2017};

use crate::office::Office;

const CONFIGURATION: &str = r#"{
    "agency": { "name": "Kota", "contact": "loket 3" },
    "period": { "kind": "triwulan" }, "submit": { "url": "/api" },
    "notice": { "purpose": "Untuk memperbaiki.", "retention": "Dua tahun." },
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
fn what_citizens_are_owed_and_not_told_is_a_warning_with_its_mend() {
    let office = Office::new();
    let silent = CONFIGURATION.replace(", \"contact\": \"loket 3\"", "");
    office.file("survei.json", silent.replace("\"retention\": \"Dua tahun.\"", "\"more\": \"M\""));
    let run = office.done("check survei.json");
    for words in [
        "konfigurasi, 2 peringatan",
        "peringatan  notice.retention: warga tidak diberi tahu berapa lama jawabannya disimpan. Tulis",
        "peringatan  agency.contact: ",
    ] {
        assert!(run.out.contains(words), "{words}: {}", run.out);
    }
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

#[test]
fn the_questionnaires_that_come_with_it_are_sound_and_the_unconfirmed_are_noted() {
    let office = Office::new();
    for (id, text) in BUILT_IN {
        office.file("k.json", text);
        let run = office.done("check k.json --published k.json");
        assert!(run.out.contains("k.json: kuesioner, tidak ada kesalahan"), "{id}: {}", run.out);
        assert!(run.out.contains("tidak ada yang mengubah arti"), "{id}: {}", run.out);
        let noted = run.out.contains("bunyi kuesioner ini belum dipastikan");
        assert_eq!(noted, text.contains("\"status\": \"unconfirmed\""), "{id}: {}", run.out);
    }
    let (_, fkp) = BUILT_IN.iter().find(|(id, _)| *id == "fkp").unwrap();
    office.file("fkp.json", fkp);
    let run = office.done("check fkp.json");
    assert!(run.out.contains("fkp versi 1: 18 pertanyaan (16 bernilai), 15 unsur"), "{}", run.out);
    assert!(run.out.contains("belum dipastikan"), "{}", run.out);
}

#[test]
fn mistakes_in_conditions_pages_options_and_keys_are_told_with_their_places() {
    let sound = r#"{
        "format": 1, "id": "k", "version": 1, "title": "K", "source": "K",
        "pages": [{ "key": "p", "title": "P" }],
        "items": [
            { "key": "a", "type": "yes_no", "question": "A?", "page": "p" },
            { "key": "b", "type": "select_one", "question": "B?", "relevant": [{ "item": "a", "is": ["ya"] }],
              "options": [{ "code": "x", "label": "X" }, { "code": "y", "label": "Y" }] },
            { "key": "c", "type": "repeat", "question": "C", "items": [{ "key": "d", "question": "D?" }] }
        ]
    }"#;
    let office = Office::new();
    office.file("k.json", sound);
    office.done("check k.json");
    for (from, to, place) in [
        ("\"is\": [\"ya\"]", "\"is\": [\"mungkin\"]", "items[1].relevant[0]: "),
        ("\"item\": \"a\"", "\"item\": \"c\"", "items[1].relevant[0].item: "),
        ("\"item\": \"a\"", "\"item\": \"z\"", "items[1].relevant[0].item: "),
        ("\"item\": \"a\"", "\"field\": \"z\"", "items[1].relevant[0].field: "),
        ("\"page\": \"p\"", "\"page\": \"q\"", "items[0].page: "),
        ("\"code\": \"y\"", "\"code\": \"x\"", "items[1].options[1].code: "),
        (", { \"code\": \"y\", \"label\": \"Y\" }", "", "items[1].options: "),
        ("\"key\": \"b\"", "\"key\": \"a\"", "items[1].key: "),
        ("\"key\": \"d\"", "\"key\": \"a\"", "items[2].items[0].key: "),
        ("\"yes_no\"", "\"ya_tidak\"", "items[0].type: "),
        ("[{ \"key\": \"d\", \"question\": \"D?\" }]", "null", "items[2].items: "),
    ] {
        let broken = sound.replacen(from, to, 1);
        assert_ne!(broken, sound, "{from}");
        office.file("k.json", broken);
        let run = office.run("check k.json");
        assert_eq!(run.code, 2, "{to}: {}", run.out);
        let line = run.out.lines().find(|line| line.contains(place));
        let line = line.unwrap_or_else(|| panic!("{to}: {}", run.out));
        let (_, words) = line.split_once(place).unwrap();
        assert!(line.starts_with("  kesalahan ") && words.len() > 20, "{line}");
    }
}
