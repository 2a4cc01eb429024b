//! The built-in instruments: complete, marked, and in the printed words.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use survei_publik::survey::document::{Language, Words};
use survei_publik::survey::instrument::{
    BUILT_IN, HYBRID, Index, Instrument, Item, Status, UnsurOrder, read,
};
use survei_publik::survey::score::Bands;

use crate::respondents::*;

#[test]
fn every_built_in_instrument_reads_without_a_diagnostic() {
    for (id, text) in BUILT_IN {
        let reading = read(text);
        assert_eq!(reading.diagnostics, [], "{id}");
        assert!(reading.value.is_some(), "{id}");
    }
}

#[test]
fn a_built_in_instrument_is_listed_and_named_by_its_id() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/survey/instrument/data");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let names = files.map(|path| path.file_name().unwrap().to_string_lossy().into_owned());
    let listed = BUILT_IN.iter().map(|(id, _)| format!("{id}.json"));
    assert_eq!(names.collect::<BTreeSet<_>>(), listed.collect::<BTreeSet<_>>());
    for (id, _) in BUILT_IN {
        assert_eq!(built_in(id).id, *id);
    }
}

#[test]
fn no_built_in_instrument_is_larger_than_sixteen_kib() {
    for (id, text) in BUILT_IN {
        assert!(text.len() <= 16 * 1024, "{id}: {} bytes", text.len());
    }
}

#[test]
fn the_wording_that_no_official_text_confirms_is_marked() {
    let unconfirmed: Vec<String> = every_built_in()
        .filter(|instrument| instrument.status == Status::Unconfirmed)
        .map(|instrument| instrument.id)
        .collect();
    assert_eq!(unconfirmed, ["skm16", "spkp", "spkp-6", "spak", "spak-6", "pekppp-f03b", "fkp"]);
    let said = |id: &str, words: &str| {
        assert!(built_in(id).source.contains(words), "{id} does not say {words:?}");
    };
    said("skm16", "Pedoman Menteri PANRB 9/2024 is inferred, not confirmed");
    said("spkp", "Which scale");
    said("spak-6", "Which scale");
    said("pekppp-f03a", "weighted inside F-03 is not confirmed");
    said("pekppp-f03b", "weighted inside F-03 is not confirmed");
    said("fkp", "prescribes the forum, not a form");
}

#[test]
fn as_many_items_are_asked_as_the_kind_of_service_has() {
    let asked = |id: &str, mode| built_in(id).items_in(UnsurOrder::Questionnaire, mode).len();
    // Thirteen for every service, and one of two for numbers 11, 12 and 16; or both.
    assert_eq!(asked("skm16", COUNTER), 16);
    assert_eq!(asked("skm16", ONLINE), 16);
    assert_eq!(asked("skm16", Some(HYBRID)), 19);
    let counts = ["skm9-2017", "spkp", "spkp-6", "spak", "spak-6", "pekppp-f03a", "pekppp-f03b"]
        .map(|id| asked(id, None));
    // The codes of F-03 A run to 15 and skip 13.
    assert_eq!(counts, [9, 8, 8, 5, 5, 14, 11]);
}

#[test]
fn both_orders_show_the_sixteen_statements_as_they_are_numbered() {
    let skm16 = built_in("skm16");
    let keys = |order, mode| -> Vec<String> {
        skm16.items_in(order, mode).iter().map(|item| item.key.clone()).collect()
    };
    let counter = keys(UnsurOrder::Questionnaire, COUNTER);
    let online = keys(UnsurOrder::Questionnaire, ONLINE);
    assert_eq!(counter[10..13], ["respon-petugas", "keramahan", "adil"]);
    assert_eq!(online[10..13], ["respon-aplikasi", "fitur", "adil"]);
    assert_eq!((counter[15].as_str(), online[15].as_str()), ("sarana", "sistem"));
    assert_eq!(keys(UnsurOrder::List, COUNTER), counter);
}

#[test]
fn the_unsur_of_the_sixteen_statements_are_numbered_alike_in_both_orders() {
    // Number 15 asks for pengaduan and 16 for sarana: for once the two orders agree. Under
    // l12-2026 statement 8 counts for perilaku, which stays the seventh unsur all the same.
    let skm16 = built_in("skm16");
    for grouping in &skm16.groupings {
        let of = |order| skm16.grouping_in(Some(&grouping.key), order).unwrap();
        assert_eq!(&of(UnsurOrder::List), grouping);
        assert_eq!(&of(UnsurOrder::Questionnaire), grouping);
    }
    let l12 = grouping(&skm16, "l12-2026");
    assert_eq!(l12.indexes[0].unsur[6].key, "perilaku");
}

#[test]
fn the_wording_is_the_printed_one() {
    let wording =
        |id: &str, item: &str, text: &str| assert_eq!(question(&built_in(id), item), text);
    wording("skm16", "persyaratan", "Kesesuaian persyaratan dengan informasi yang diberikan");
    wording("skm16", "tanpa-pungli", "Tidak ada pungutan liar (pungli) dalam pelayanan");
    wording("skm16", "respon-petugas", "Petugas merespon kebutuhan dengan cepat");
    wording("skm16", "sistem", "Sistem layanan online nyaman dan mudah digunakan");
    wording(
        "spkp",
        "respon",
        "Petugas pelayanan/sistem pelayanan online pada unit layanan ini merespon keperluan \
         Bapak/Ibu dengan cepat",
    );
    wording("spak", "pungli", "Tidak ada pungutan liar (pungli) pada unit layanan ini");
    wording("pekppp-f03a", "parkir", "Tempat parkir yang disediakan memadai.");
    wording(
        "pekppp-f03a",
        "informasi-lokasi",
        "Kemudahan akses informasi di lokasi layanan (tatap muka).",
    );
    wording("pekppp-f03b", "keamanan", "Keamanan layanan daring terjamin.");
    for item in built_in("spak").items {
        assert!(item.question.text(Language::Indonesian).ends_with("pada unit layanan ini"));
    }
}

#[test]
fn two_editions_of_a_survey_differ_in_nothing_but_scale_and_conversion() {
    for (four, six) in [("spkp", "spkp-6"), ("spak", "spak-6")] {
        let (four, six) = (built_in(four), built_in(six));
        let questions = |instrument: &Instrument| -> Vec<(String, Words)> {
            let items = instrument.items.iter();
            items.map(|item| (item.key.clone(), item.question.clone())).collect()
        };
        assert_eq!(questions(&four), questions(&six));
        assert_eq!(four.unsur, six.unsur);
        let index = |instrument: &Instrument| instrument.groupings[0].indexes[0].clone();
        assert_eq!((index(&four).conversion, index(&six).conversion), (25, 1));
        assert_eq!(Index { conversion: 1, ..index(&four) }, index(&six));
    }
}

#[test]
fn an_answer_is_offered_in_the_words_of_its_scale() {
    let skm16 = built_in("skm16");
    let agreement = ["Sangat tidak setuju", "Tidak setuju", "Setuju", "Sangat setuju"];
    let conformity = ["Sangat tidak sesuai", "Tidak sesuai", "Sesuai", "Sangat sesuai"];
    let conforming = ["persyaratan", "jangka-waktu", "biaya", "produk"];
    for item in &skm16.items {
        let words = if conforming.contains(&&*item.key) { conformity } else { agreement };
        assert_eq!(labels(&skm16, &item.key), words, "{}", item.key);
        assert_eq!(item.scale(), Some((1, 4)), "{}", item.key);
    }
    let spkp = labels(&built_in("spkp"), "biaya");
    assert_eq!(spkp, ["Sangat Tidak Setuju", "Tidak Setuju", "Setuju", "Sangat Setuju"]);
    let six = ["1 – sangat tidak setuju", "2", "3", "4", "5", "6 – sangat setuju"];
    assert_eq!(labels(&built_in("spak-6"), "pungli"), six);
    let f03 = ["0 – sangat tidak setuju", "1", "2", "3", "4", "5 – sangat setuju"];
    assert_eq!(labels(&built_in("pekppp-f03a"), "toilet"), f03);
    assert_eq!(labels(&built_in("pekppp-f03b"), "akses"), f03);
}

#[test]
fn everything_a_respondent_reads_is_there_in_english_too() {
    let translated = |words: &Words, place: &str| {
        let (text, language) = words.get(Language::English);
        let digit = text.len() == 1 && text.chars().all(|c| c.is_ascii_digit());
        assert!(language == Language::English || digit, "{place}: {text}");
    };
    for instrument in every_built_in() {
        let id = &instrument.id;
        translated(&instrument.title, id);
        instrument.unsur.iter().for_each(|unsur| translated(&unsur.name, id));
        instrument.modes.iter().for_each(|mode| translated(&mode.name, id));
        for item in &instrument.items {
            translated(&item.question, id);
            item.choices().iter().for_each(|choice| translated(&choice.label, id));
        }
    }
}

#[test]
fn every_survey_asks_the_same_of_the_respondent() {
    let fields = built_in("skm9-2017").fields;
    let keys: Vec<&str> = fields.iter().map(|field| &*field.key).collect();
    assert_eq!(keys, ["jenis_kelamin", "usia", "pendidikan", "pekerjaan"]);
    for instrument in every_built_in().filter(|instrument| !instrument.consultation) {
        assert_eq!(instrument.fields, fields, "{}", instrument.id);
    }
}

#[test]
fn every_scored_item_counts_exactly_once_under_every_grouping() {
    // No exception: under menpan-2026 the five items that are not in the IKM are the IPAK, under
    // the others one index has all nineteen.
    for instrument in every_built_in() {
        for grouping in &instrument.groupings {
            let scored = |item: &Item| usize::from(item.scale().is_some());
            let once: Vec<usize> = instrument.items.iter().map(scored).collect();
            let place = format!("{} {}", instrument.id, grouping.key);
            assert_eq!(uses(&instrument, &grouping.indexes), once, "{place}");
        }
    }
}

#[test]
fn the_ministrys_grouping_comes_first_and_keeps_five_items_out_of_the_ikm() {
    let skm16 = built_in("skm16");
    let keys: Vec<&str> = skm16.groupings.iter().map(|grouping| &*grouping.key).collect();
    assert_eq!(keys, ["menpan-2026", "sisukma-2026", "l12-2026", "rata-rata-16"]);
    let [ikm, ipak] = &skm16.groupings[0].indexes[..] else { panic!("not two indexes") };
    assert_eq!((&*ikm.key, ikm.conversion, ikm.bands), ("ikm", 25, Bands::Ikm2017));
    assert_eq!((&*ipak.key, ipak.conversion, ipak.bands), ("ipak", 25, Bands::None));
    assert_eq!(uses(&skm16, std::slice::from_ref(ikm)).iter().sum::<usize>(), 14);
    let of_ipak: Vec<&str> = items_of(ipak).into_iter().flat_map(|(_, items)| items).collect();
    let five = ["tanpa-kecurangan", "tanpa-pungli", "tanpa-calo", "adil", "tanpa-imbalan"];
    assert_eq!(of_ipak, five);
}

#[test]
fn the_groupings_differ_in_procedure_fee_competence_and_conduct() {
    let skm16 = built_in("skm16");
    let items = |key: &str, unsur: &str| -> Vec<String> {
        let grouping = grouping(&skm16, key);
        let groups = &grouping.indexes[0].unsur;
        groups.iter().find(|group| group.key == unsur).expect(unsur).items.clone()
    };
    let three = ["menpan-2026", "sisukma-2026", "l12-2026"];
    let lengths = |unsur: &str| three.map(|key| items(key, unsur).len());
    // U2: 3, 4; with 5.  U4: 7; with 8, 9.  U6: both of 11; with the online one of 12.
    assert_eq!(lengths("prosedur"), [2, 3, 3]);
    assert_eq!(lengths("biaya"), [1, 3, 1]);
    assert_eq!(lengths("kompetensi"), [2, 2, 3]);
    // U7: both of 12; with 13, 14; the counter's one of 12 with 8, 9, 13, 14.
    assert_eq!(lengths("perilaku"), [2, 4, 5]);
    assert_eq!(items("l12-2026", "kompetensi"), ["respon-petugas", "respon-aplikasi", "fitur"]);
    for (unsur, length) in
        [("persyaratan", 2), ("waktu", 1), ("produk", 1), ("pengaduan", 1), ("sarana", 2)]
    {
        assert_eq!(lengths(unsur), [length; 3], "{unsur}");
    }
}
