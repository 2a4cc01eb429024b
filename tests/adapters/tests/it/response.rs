//! A response as the widget sends it.

use std::io::Read as _;
use std::process::Command;

use serde_json::{Value, json};
use survei_adapters::service::run;

/// The items, in the order of their columns `u1` to `u9`.
pub(crate) const ITEMS: [&str; 9] = [
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "sarana",
    "pengaduan",
];

/// A right response of today under a new id: scores 3, and 4 for `biaya`.
pub(crate) fn response() -> Value {
    let (day, period) = today();
    let mut answers = json!({});
    for item in ITEMS {
        answers[item] = json!(if item == "biaya" { 4 } else { 3 });
    }
    json!({
        "format": 1,
        "id": id(),
        "instrument": "skm9-2017",
        "instrument_version": 1,
        "period": period,
        "unit": "disdukcapil",
        "service": "ktp-el",
        "day": day,
        "respondent": {
            "jenis_kelamin": "P", "usia": "26-34", "pendidikan": "s1", "pekerjaan": "swasta"
        },
        "answers": answers,
        "score": {
            "profile": "2017-exact",
            "grouping": "unsur",
            "indexes": { "ikm": { "value": "77.78", "mutu": "B" } }
        }
    })
}

/// A random id.
pub(crate) fn id() -> String {
    let mut bytes = [0; 16];
    std::fs::File::open("/dev/urandom").unwrap().read_exact(&mut bytes).unwrap();
    format!("{:032x}", u128::from_be_bytes(bytes))
}

/// Today (UTC), and its quarter.
pub(crate) fn today() -> (String, String) {
    let day = run(Command::new("date").args(["-u", "+%F"])).trim().to_owned();
    let (year, month) = (&day[..4], day[5..7].parse::<u32>().unwrap());
    let period = format!("{year}-TW{}", month.div_ceil(3));
    (day, period)
}

#[test]
fn what_is_sent_here_is_what_the_widget_sends() {
    let sent = response();
    let read: survei_publik::survey::payload::Submission =
        serde_json::from_value(sent.clone()).unwrap();
    let again: Value = serde_json::from_str(&read.to_json()).unwrap();
    assert_eq!(again, sent);
}
