//! One service among hundreds.

use std::time::{Duration, Instant};

use serde_json::json;
use survei_publik::survey::document::Language;
use survei_publik::survey::session::{Found, Picker, Setup, search};

use crate::office::{large, setup, with};

fn query(text: &str) -> Picker {
    Picker { query: text.to_owned(), ..Picker::default() }
}

/// An office whose names have what makes names hard to type.
fn office() -> Setup {
    let service = |id: &str, name: &str| json!({ "id": id, "name": name });
    setup(&with(json!({
        "units": [
            {
                "id": "dukcapil",
                "name": "Dinas Kependudukan dan Pencatatan Sipil",
                "services": [
                    { "id": "ktp", "name": { "id": "KTP-el (baru)", "en": "Identity card" } },
                    service("akta", "Akta Kelahiran"),
                ],
            },
            {
                "id": "dpmptsp",
                "name": "DPMPTSP",
                "services": [service("reklame", "Izin Réklame"), service("akta", "Akta Notaris")],
            },
        ],
    })))
}

/// What a query finds: `unit: service, service; unit: …`.
fn found(setup: &Setup, text: &str) -> String {
    let groups = search(setup, &query(text)).groups.into_iter().map(|(unit, services)| {
        let services: Vec<&str> = services.iter().map(|service| service.id.as_str()).collect();
        format!("{}: {}", unit.id, services.join(", "))
    });
    groups.collect::<Vec<_>>().join("; ")
}

#[test]
fn without_a_query_every_service_is_found_under_its_unit() {
    let all = "dukcapil: ktp, akta; dpmptsp: reklame, akta";
    assert_eq!(found(&office(), ""), all);
    assert_eq!(found(&office(), "  - "), all);
}

#[test]
fn search_forgives_case_diacritics_punctuation_and_word_order() {
    let office = office();
    for text in ["ktp el", "KTP-EL", "el ktp", "ktp (baru)", "Baru KTP"] {
        assert_eq!(found(&office, text), "dukcapil: ktp", "{text}");
    }
    for text in ["reklame", "RÉKLAME", "re\u{301}klame", "izin rèk", "reklame  izin"] {
        assert_eq!(found(&office, text), "dpmptsp: reklame", "{text}");
    }
}

#[test]
fn the_beginning_of_a_word_is_enough_and_the_middle_is_not() {
    assert_eq!(found(&office(), "kel"), "dukcapil: akta");
    assert_eq!(found(&office(), "lahiran"), "");
}

#[test]
fn the_name_of_the_unit_narrows_the_services() {
    let office = office();
    assert_eq!(found(&office, "akta"), "dukcapil: akta; dpmptsp: akta");
    assert_eq!(found(&office, "akta dpmptsp"), "dpmptsp: akta");
    assert_eq!(found(&office, "dinas sipil"), "dukcapil: ktp, akta");
}

#[test]
fn every_word_must_be_found() {
    assert_eq!(found(&office(), "akta paspor"), "");
    assert_eq!(search(&office(), &query("akta paspor")).total, 0);
}

#[test]
fn search_is_in_the_language_of_the_interface_or_the_one_that_is_there() {
    let english = Setup { language: Language::English, ..office() };
    assert_eq!(found(&english, "identity"), "dukcapil: ktp");
    assert_eq!(found(&english, "akta"), "dukcapil: akta; dpmptsp: akta");
}

fn listed(found: &Found<'_>) -> usize {
    found.groups.iter().map(|(_, services)| services.len()).sum()
}

#[test]
fn of_many_services_a_page_is_listed_and_the_rest_is_counted() {
    let setup = setup(&large(500));
    let mut picker = Picker::default();
    let page = picker.shown;
    for pages in 1.. {
        let found = search(&setup, &picker);
        assert_eq!(found.total, 500);
        assert_eq!(listed(&found), 500.min(pages * page));
        assert_eq!(found.hidden, 500 - listed(&found));
        assert!(found.groups.iter().all(|(_, services)| !services.is_empty()), "an empty group");
        if found.hidden == 0 {
            break;
        }
        picker.show_more();
    }
}

#[test]
fn listed_services_stand_under_their_own_unit_in_the_documents_order() {
    let setup = setup(&large(120));
    let picker = Picker { query: "izin".to_owned(), shown: 1000 };
    let found = search(&setup, &picker);
    let expected: Vec<_> = setup
        .config
        .services()
        .filter(|(_, service)| service.name.text(Language::Indonesian).starts_with("Izin"))
        .map(|(unit, service)| (unit.id.as_str(), service.id.as_str()))
        .collect();
    let listed: Vec<_> = found
        .groups
        .iter()
        .flat_map(|(unit, services)| services.iter().map(|s| (unit.id.as_str(), s.id.as_str())))
        .collect();
    assert_eq!((found.total, found.hidden, listed), (expected.len(), 0, expected));
}

#[test]
fn a_search_box_is_offered_only_where_the_list_is_long() {
    assert!(!Picker::is_useful(&setup(&large(8))));
    assert!(Picker::is_useful(&setup(&large(9))));
}

#[test]
fn fifty_searches_in_five_hundred_services_take_less_than_a_second() {
    let setup = setup(&large(500));
    let start = Instant::now();
    for number in 0..50 {
        assert!(search(&setup, &query(&format!("legalisasi nomor {number}"))).total > 0);
    }
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
}
