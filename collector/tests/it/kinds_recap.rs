//! What does not score, counted.

use serde_json::{Value, json};

use crate::form::{About, sealed};
use crate::ragam::{body, config_of, everything, least, ragam, server_of, with_reason};
use crate::server::Server;

/// Three respondents: everything said; just what must be said; and two more entries.
fn server() -> Server {
    let server = server_of(&ragam());
    server.keep(&body(1, everything()));
    server.keep(&body(2, least(4)));
    let mut third = least(3);
    third.statements = json!({
    "lewat": "web", "tahu": ["wa"], "ulang": "ya", "kali": "20", "saran": "x",
    "hambatan": [
        {"bagian": "antre", "menit": "5", "sarana": ["web", "loket"]},
        {"bagian": "antre", "menit": "0"},
    ]});
    server.keep(&body(3, third));
    server
}

fn statement<'a>(list: &'a Value, key: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|found| found["item"] == key).unwrap()
}

/// The counts by code.
fn counts(found: &Value) -> Vec<(String, u64)> {
    let options = found["options"].as_array().unwrap().iter();
    options
        .map(|o| (o["code"].as_str().unwrap().to_owned(), o["count"].as_u64().unwrap()))
        .collect()
}

fn expected(list: &[(&str, u64)]) -> Vec<(String, u64)> {
    list.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect()
}

#[test]
fn the_recap_counts_what_does_not_score() {
    let recap = server().recap("");
    let list = &recap["statements"];
    let keys: Vec<&Value> = list.as_array().unwrap().iter().map(|found| &found["item"]).collect();
    assert_eq!(keys, ["alasan", "lewat", "tahu", "ulang", "kali", "saran", "hambatan"]);

    let lewat = statement(list, "lewat");
    assert_eq!((&lewat["type"], &lewat["answered"]), (&json!("select_one"), &json!(3)));
    assert_eq!(lewat["question"], "Lewat mana?");
    assert_eq!(lewat["options"][0], json!({"code": "web", "label": "Laman", "count": 2}));
    assert_eq!(counts(lewat), expected(&[("web", 2), ("wa", 0), ("loket", 1)]));
    // Two respondents chose three.
    let tahu = statement(list, "tahu");
    assert_eq!((&tahu["type"], &tahu["answered"]), (&json!("select_multiple"), &json!(2)));
    assert_eq!(counts(tahu), expected(&[("web", 1), ("wa", 2), ("loket", 0)]));
    assert_eq!(counts(statement(list, "ulang")), expected(&[("ya", 2), ("tidak", 1)]));
    // 3, 1 and 20: (3 + 1 + 20) ÷ 3 = 8
    let kali = json!({
        "item": "kali", "question": "Berapa kali datang?", "answered": 3, "type": "number",
        "mean": "8.00", "mean_id": "8,00", "smallest": 1, "largest": 20});
    assert_eq!(*statement(list, "kali"), kali);
    let alasan = json!({
        "item": "alasan", "question": "Mengapa lambat?", "answered": 1, "type": "text"});
    assert_eq!(*statement(list, "alasan"), alasan);
    assert_eq!(statement(list, "saran")["answered"], 2);
    assert!(!recap.to_string().contains("Tambah loket"), "texts are for the CSV");

    let hambatan = statement(list, "hambatan");
    let of = |key: &str| hambatan[key].clone();
    assert_eq!([of("type"), of("answered"), of("entries")], [json!("repeat"), json!(2), json!(4)]);
    let inner = &hambatan["questions"];
    assert_eq!(counts(statement(inner, "bagian")), expected(&[("antre", 3), ("bayar", 1)]));
    // 90, 5 and 0: 95 ÷ 3 = 31,6667
    let menit = statement(inner, "menit");
    let of = |key: &str| menit[key].clone();
    assert_eq!(
        [of("answered"), of("mean"), of("mean_id"), of("smallest"), of("largest")],
        [json!(3), json!("31.67"), json!("31,67"), json!(0), json!(90)]
    );
    assert_eq!(
        counts(statement(inner, "sarana")),
        expected(&[("web", 2), ("wa", 0), ("loket", 1)])
    );
    assert_eq!(statement(inner, "sebab")["answered"], 1);
}

#[test]
fn counts_keep_to_the_responses_that_are_selected() {
    let server = server();
    server.keep(&body(4, About { service: "akta", ..with_reason(1) }));
    let recap = server.recap("?service=akta");
    let list = &recap["statements"];
    assert_eq!(statement(list, "kali")["answered"], 1);
    assert_eq!(statement(list, "alasan")["answered"], 1);
    assert_eq!(statement(list, "hambatan")["entries"], 0);
    let none = server.recap("?period=2020-TW1");
    let kali = statement(&none["statements"], "kali");
    assert_eq!(
        (&kali["answered"], &kali["mean"], &kali["smallest"]),
        (&json!(0), &Value::Null, &Value::Null)
    );
}

#[test]
fn the_page_shows_the_counts_beside_the_figures() {
    let server = server();
    let reply = server.read("/recap");
    let text = reply.text();
    for words in [
        "Jawaban tanpa nilai",
        "<caption>Lewat mana?</caption>",
        "<th scope=\"row\">Laman</th><td>2</td>",
        "<th scope=\"row\">Rata-rata</th><td>8,00</td>",
        "<th scope=\"row\">Rata-rata</th><td>31,67</td>",
        "<th scope=\"row\">Terbesar</th><td>20</td>",
        "<th scope=\"row\">Banyaknya isian</th><td>4</td>",
        "href=\"/api/entries.csv?item=hambatan\"",
        "PENGOLAHAN DATA SURVEI RAGAM",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    for words in ["Tambah loket", "Satu loket", "Identifikasi Masalah", "name=\"topic\""] {
        assert!(!text.contains(words), "{words} in {text}");
    }
}

#[test]
fn without_a_scored_item_there_is_no_table_of_scores() {
    let mut instrument = ragam();
    let items = instrument["items"].as_array_mut().unwrap();
    items.retain(|item| item["type"] != Value::Null && item["key"] != "alasan");
    let server = server_of(&instrument);
    let config = config_of(&instrument);
    let about = About { answers: json!({}), ..least(1) };
    server.keep(&sealed(&config, 1, about));
    let recap = server.recap("");
    assert_eq!((&recap["respondents"], &recap["indexes"]), (&json!(1), &json!([])));
    let page = server.read("/recap");
    let text = page.text();
    for words in ["Jumlah responden", "<strong>1</strong>", "<caption>Lewat mana?</caption>"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    for words in ["PENGOLAHAN DATA", "Jumlah jawaban per nilai", "Cara hitung", "NRR"] {
        assert!(!text.contains(words), "{words} in {text}");
    }
    let csv = server.read("/api/responses.csv");
    let head = csv.text().lines().next().unwrap();
    assert!(head.ends_with(";day;lewat;tahu;ulang;kali;saran;hambatan;comment;profile;grouping"));
}
