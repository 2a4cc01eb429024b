//! Other questionnaires than the nine unsur, and what a configuration may set about figures.

use serde_json::{Value, json};

use crate::form::{config_with, filled, filled_by, id};
use crate::server::{Options, Server};

/// Sixteen items at a counter, in the questionnaire's order: informasi, persyaratan, standar,
/// alur, tanpa-kecurangan, jangka-waktu, biaya, tanpa-pungli, tanpa-calo, produk,
/// respon-petugas, keramahan, adil, tanpa-imbalan, konsultasi, sarana.
const FIRST: &str = "4332434443343423";
const SECOND: &str = "4414444444444444";

fn skm16(changes: Value) -> String {
    let mut config: Value = serde_json::from_str(&config_with(changes)).unwrap();
    config["instrument"] = json!("skm16");
    config["mode"] = json!("tatap-muka");
    config.to_string()
}

fn f03() -> String {
    config_with(json!({"instrument": "pekppp-f03a"}))
}

fn server_with(config: &str, rows: &[&str]) -> Server {
    let server = Server::start_with(Options { config: config.to_owned(), ..Options::default() });
    for (number, row) in (1..).zip(rows) {
        server.keep(&filled_by(config, number, row));
    }
    server
}

fn violations(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(path, code)| ((*path).to_owned(), (*code).to_owned())).collect()
}

#[test]
fn the_sixteen_items_give_ikm_and_ipak() {
    // IKM, grouping menpan-2026: each respondent's mean by unsur, then the mean of the two.
    //   FIRST:  (4+3)/2 + (3+2)/2 + 3 + 4 + 3 + 3 + 4 + 2 + 3 = 28
    //   SECOND: (4+4)/2 + (1+4)/2 + 7 × 4                     = 34,5
    //   (28 + 34,5) ÷ 2 ÷ 9 = 3,47222; × 25 = 86,80555 = 86,81: B
    // IPAK: tanpa-kecurangan, tanpa-pungli, tanpa-calo, adil, tanpa-imbalan
    //   (4+4+4+3+4 + 5 × 4) ÷ 2 ÷ 5 = 3,9; × 25 = 97,50; no table of values
    let server = server_with(&skm16(json!({})), &[FIRST, SECOND]);
    let recap = server.recap("");
    assert_eq!(recap["instrument"], "skm16");
    assert_eq!(recap["grouping"], "menpan-2026");
    assert_eq!(recap["respondents"], 2);
    let [ikm, ipak] = [&recap["indexes"][0], &recap["indexes"][1]];
    assert_eq!(recap["indexes"].as_array().unwrap().len(), 2);
    let figures = |index: &Value| {
        ["index", "name", "weighted_sum", "value", "value_id", "mutu", "kinerja"]
            .map(|key| index[key].clone())
    };
    let expected =
        json!(["ikm", "Indeks Kepuasan Masyarakat", "3.472", "86.81", "86,81", "B", "Baik"]);
    assert_eq!(json!(figures(ikm)), expected);
    let expected =
        json!(["ipak", "Indeks Persepsi Anti Korupsi", "3.900", "97.50", "97,50", null, null]);
    assert_eq!(json!(figures(ipak)), expected);
    // The main index once more under the keys that scripts know.
    assert_eq!(recap["ikm"], "86.81");
    assert_eq!(recap["ikm_id"], "86,81");
    assert_eq!(recap["mutu"], "B");
    assert_eq!(recap["weighted_sum"], "3.472");
    assert_eq!(recap["unsur"], ikm["unsur"]);
    // Two items: (3,5 + 4) ÷ 2 = 3,75 of two respondents, four scores 4, 3, 4, 4.
    let persyaratan = json!({
        "number": "U1", "key": "persyaratan", "name": "Persyaratan", "answered": 2, "total": 15,
        "counts": {"1": 0, "2": 0, "3": 1, "4": 3}, "nrr": "3.750", "weighted": "0.417"});
    assert_eq!(ikm["unsur"][0], persyaratan);
    assert_eq!(ipak["unsur"][3]["key"], "keadilan");
    assert_eq!(ipak["unsur"][3]["nrr"], "3.500");
}

#[test]
fn figures_can_be_asked_for_under_another_grouping() {
    // sisukma-2026, FIRST: 3,5 + (3+2+4)/3 + 3 + (4+4+4)/3 + 3 + 3 + (4+3+4)/3 + 2 + 3 = 28 1/6
    // SECOND: 4 + (1+4+4)/3 + 7 × 4 = 35; (28 1/6 + 35) ÷ 2 ÷ 9 × 25 = 87,73148
    let server = server_with(&skm16(json!({})), &[FIRST, SECOND]);
    let recap = server.recap("?grouping=sisukma-2026");
    assert_eq!(recap["grouping"], "sisukma-2026");
    assert_eq!(recap["ikm"], "87.73");
    assert_eq!(recap["indexes"].as_array().unwrap().len(), 1);
    let reply = server.read("/api/recap?grouping=unsur");
    assert_eq!(reply.status, 400);
    let known = json!(["menpan-2026", "sisukma-2026", "l12-2026", "rata-rata-16"]);
    let error = &reply.json()["error"];
    assert_eq!((&error["parameter"], &error["known"]), (&json!("grouping"), &known));
}

#[test]
fn an_item_for_another_kind_of_service_is_not_asked() {
    let config = skm16(json!({}));
    let server = server_with(&config, &[]);
    let mut body = filled_by(&config, 1, FIRST);
    body["answers"]["fitur"] = json!(4);
    let expected = violations(&[("answers.fitur", "not_asked")]);
    assert_eq!(server.post(&body).violations(), expected);
    // Online, the same item is asked, and the one about the officers is not.
    let online = Server::start_with(Options {
        config: config.replace("tatap-muka", "daring"),
        ..Options::default()
    });
    let answers = body["answers"].as_object_mut().unwrap();
    answers.remove("fitur");
    let codes = online.post(&body).violations();
    assert!(codes.contains(&("answers.fitur".into(), "missing".into())), "{codes:?}");
    assert!(codes.contains(&("answers.keramahan".into(), "not_asked".into())), "{codes:?}");
}

#[test]
fn every_index_of_a_score_is_checked_under_the_grouping_that_is_named() {
    let config = skm16(json!({}));
    let server = server_with(&config, &[]);
    let mut body = filled_by(&config, 1, FIRST);
    let score = json!({"ikm": {"value": "77.78", "mutu": "B"}, "ipak": {"value": "95.00"}});
    assert_eq!(body["score"]["indexes"], score);
    body["score"]["indexes"] =
        json!({"ikm": {"value": "77.78", "mutu": "A"}, "ipak": {"value": "95.00", "mutu": "A"}});
    let expected = violations(&[
        ("score.indexes.ikm.mutu", "differs"),
        ("score.indexes.ipak.mutu", "differs"),
    ]);
    assert_eq!(server.post(&body).violations(), expected);
    body["score"]["indexes"] = json!({"ikm": {"value": "77.78", "mutu": "B"}});
    let expected = violations(&[("score.indexes.ipak", "missing")]);
    assert_eq!(server.post(&body).violations(), expected);
    // Sealed before the agency chose another grouping: 28 1/6 ÷ 9 × 25 = 78,2407.
    let before = filled_by(&skm16(json!({"grouping": "sisukma-2026"})), 1, FIRST);
    assert_eq!(before["score"]["indexes"], json!({"ikm": {"value": "78.24", "mutu": "B"}}));
    let receipt = server.keep(&before);
    let again = server.post(&before);
    assert_eq!((again.status, again.receipt()), (200, receipt));
    // The same id with the score of another grouping is another response.
    assert_eq!(server.post(&filled_by(&config, 1, FIRST)).status, 409);
}

#[test]
fn the_csv_has_value_and_letter_of_every_index() {
    let config = skm16(json!({}));
    let server = server_with(&config, &[FIRST]);
    server.keep(&filled_by(&skm16(json!({"grouping": "sisukma-2026"})), 2, FIRST));
    let reply = server.read("/api/responses.csv");
    let lines: Vec<&str> = reply.text().lines().collect();
    let items = ";alur;tanpa-kecurangan;jangka-waktu;biaya;tanpa-pungli;tanpa-calo;produk;\
        respon-petugas;respon-aplikasi;keramahan;fitur;adil;tanpa-imbalan;konsultasi;sarana;\
        sistem;comment;profile;grouping;ikm;mutu;ipak;ipak_mutu";
    assert!(lines[0].ends_with(items), "{}", lines[0]);
    let first = ";4;3;3;2;4;3;4;4;4;3;3;;4;;3;4;2;3;;;2017-exact;menpan-2026;77,78;B;95,00;";
    assert!(lines[1].ends_with(first), "{}", lines[1]);
    assert!(lines[2].ends_with(";;;2017-exact;sisukma-2026;78,24;B;;"), "{}", lines[2]);
}

#[test]
fn the_page_has_a_headline_and_a_working_table_for_every_index() {
    let server = server_with(&skm16(json!({})), &[FIRST, SECOND]);
    let reply = server.read("/recap");
    let text = reply.text();
    for words in [
        "Rekap Survei Kepuasan Masyarakat",
        "Indeks Kepuasan Masyarakat (IKM)</h2><p class=\"figure\"><strong>86,81</strong><span> · B · Baik</span>",
        "Indeks Persepsi Anti Korupsi (IPAK)</h2><p class=\"figure\"><strong>97,50</strong></p>",
        "2017-exact (bobot 1/9 per unsur). Pengelompokan: menpan-2026.",
        "2017-exact (bobot 1/5 per unsur). Pengelompokan: menpan-2026.",
        "PER UNSUR PELAYANAN – INDEKS KEPUASAN MASYARAKAT",
        "PER UNSUR PELAYANAN – INDEKS PERSEPSI ANTI KORUPSI",
        "colspan=\"10\">IKM UNIT PELAYANAN</th><td>**) 86,81",
        "colspan=\"6\">Indeks Persepsi Anti Korupsi</th><td>**) 97,50",
        "*) 3,900",
        "<b>U4</b> <span>Tanpa Diskriminasi</span>",
        "<option value=\"menpan-2026\" selected>",
        "<option value=\"rata-rata-16\">",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert_eq!(text.matches("A (Sangat Baik) : 88,31 – 100,00").count(), 1, "IPAK has no letters");
    assert_eq!(text.matches("D (Tidak Baik) : 25,00 – 64,99").count(), 1);
    let old = server.read("/recap?profile=2004&grouping=l12-2026");
    for words in ["<option value=\"l12-2026\" selected>", "A (Sangat Baik) : 81,26 – 100,00"] {
        assert!(old.text().contains(words), "{words} in {}", old.text());
    }
}

#[test]
fn a_score_of_zero_is_an_answer() {
    // Fourteen items scored 0 to 5, plain mean.
    //   first: (0 + 13 × 5) ÷ 14 = 4,642857; without the zero it would be 5,00
    //   both:  (65 + 0) ÷ 28 = 2,321428
    let config = f03();
    let server = server_with(&config, &["05555555555555"]);
    let recap = server.recap("");
    let index = &recap["indexes"][0];
    let figures = ["index", "name", "value", "value_id", "mutu"].map(|key| index[key].clone());
    assert_eq!(json!(figures), json!(["f03", "Nilai F-03", "4.64", "4,64", null]));
    let unsur = &index["unsur"][0];
    assert_eq!((&unsur["answered"], &unsur["nrr"]), (&json!(1), &json!("0.000")));
    assert_eq!(unsur["counts"], json!({"0": 1, "1": 0, "2": 0, "3": 0, "4": 0, "5": 0}));
    assert_eq!(server.count("SELECT count(*) FROM answers"), 14);
    server.keep(&filled_by(&config, 2, "00000000000000"));
    let recap = server.recap("");
    assert_eq!(recap["indexes"][0]["value"], "2.32");
    assert_eq!(recap["indexes"][0]["weighted_sum"], "2.321");
    let recap = recap.as_object().unwrap();
    for key in ["ikm", "ikm_id", "mutu", "kinerja", "unsur", "weighted_sum"] {
        assert!(!recap.contains_key(key), "{key} is for the IKM alone");
    }
    let mut body = filled_by(&config, 3, "00000000000000");
    body["answers"]["toilet"] = json!(6);
    body["answers"].as_object_mut().unwrap().remove("parkir");
    let expected = violations(&[("answers.parkir", "missing"), ("answers.toilet", "not_a_choice")]);
    assert_eq!(server.post(&body).violations(), expected);
}

#[test]
fn the_page_counts_the_scores_that_there_are() {
    let server = server_with(&f03(), &["05555555555555"]);
    let reply = server.read("/recap");
    let text = reply.text();
    for words in [
        "Nilai F-03</h2><p class=\"figure\"><strong>4,64</strong></p>",
        "colspan=\"6\">Nilai</th>",
        "<th scope=\"col\">0</th>",
        "<th scope=\"col\">5</th>",
        "<b>U1</b> Persyaratan</th><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td>",
        "colspan=\"15\">Nilai F-03</th><td>**) 4,64",
        "**) = jumlah NRR tertimbang</li>",
        "NRR per unsur × 1/14<",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    for words in ["Mutu pelayanan", "IKM", "name=\"grouping\"", "name=\"order\""] {
        assert!(!text.contains(words), "{words} in {text}");
    }
    let csv = server.read("/api/responses.csv");
    assert!(csv.text().lines().next().unwrap().ends_with(";grouping;f03;mutu"));
    assert!(csv.text().ends_with(";2017-exact;f03;4,64;\r\n"));
}

#[test]
fn no_letter_is_published_below_the_number_the_agency_sets() {
    let config = config_with(json!({"letter_from": 3}));
    let server = server_with(&config, &["333333334", "433333334"]);
    // (28 + 29) ÷ 18 × 25 = 79,1667
    let recap = server.recap("");
    assert_eq!(recap["ikm"], "79.17");
    for index in [&recap, &recap["indexes"][0]] {
        assert_eq!((&index["mutu"], &index["kinerja"]), (&Value::Null, &Value::Null));
    }
    let page = server.read("/recap");
    assert!(page.text().contains("<strong>79,17</strong></p>"));
    assert!(page.text().contains("Mutu ditampilkan mulai 3 jawaban."));
    server.keep(&filled(3, "333333333"));
    // (28 + 29 + 27) ÷ 27 × 25 = 77,7778
    let recap = server.recap("");
    assert_eq!((&recap["ikm"], &recap["mutu"]), (&json!("77.78"), &json!("B")));
    let page = server.read("/recap");
    assert!(page.text().contains("<strong>77,78</strong><span> · B · Baik</span>"));
    assert!(!page.text().contains("Mutu ditampilkan"));
}

#[test]
fn responses_to_different_questionnaires_are_never_mixed() {
    let server = server_with(&f03(), &["55555555555555"]);
    let options = Options::default();
    let server = Server::start_in(server.stop(), options);
    server.keep(&filled(2, "333333333"));
    assert_eq!(server.recap("")["respondents"], 1);
    assert_eq!(server.read("/api/responses.csv").text().lines().count(), 2);
}

#[test]
fn an_instrument_of_the_agencys_own_brings_its_weights_and_table_of_values() {
    let choices: Vec<Value> = (0..=5).map(|score| json!({"score": score, "label": "x"})).collect();
    let item = |key: &str| json!({"key": key, "question": "Bagaimana?", "choices": choices});
    let unsur = |key: &str, weight: &str| json!({"key": key, "items": [key], "weight": weight});
    let instrument = json!({
        "format": 1, "id": "kami", "version": 3, "title": "Survei Kami", "source": "kami",
        "unsur": [{"key": "cepat", "name": "Cepat"}, {"key": "ramah", "name": "Ramah"}],
        "items": [item("cepat"), item("ramah")],
        "groupings": [{"key": "berbobot", "indexes": [{
            "key": "nilai", "name": "Nilai Kami", "bands": "pekppp",
            "unsur": [unsur("cepat", "1/4"), unsur("ramah", "3/4")]}]}]});
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("kami.json"), instrument.to_string()).unwrap();
    let mut config: Value =
        serde_json::from_str(&config_with(json!({"instrument": "kami.json"}))).unwrap();
    config.as_object_mut().unwrap().remove("respondent");
    let options = Options { config: config.to_string(), ..Options::default() };
    let server = Server::start_in(folder, options);
    // 5 × 1/4 + 4 × 3/4 = 4,25: A-
    server.keep(&json!({
        "format": 1, "id": id(1), "instrument": "kami", "instrument_version": 3,
        "period": "2026-TW4", "unit": "disdukcapil", "service": "ktp", "day": "2026-11-25",
        "respondent": {}, "answers": {"cepat": 5, "ramah": 4},
        "score": {"profile": "2017-exact", "grouping": "berbobot",
            "indexes": {"nilai": {"value": "4.25", "mutu": "A-"}}}}));
    let index = &server.recap("")["indexes"][0];
    let figures = ["value", "mutu", "kinerja"].map(|key| index[key].clone());
    assert_eq!(json!(figures), json!(["4.25", "A-", "Sangat Baik"]));
    let reply = server.read("/recap");
    for words in [
        "Rekap Survei Kami",
        "<strong>4,25</strong><span> · A- · Sangat Baik</span>",
        "PENGOLAHAN DATA SURVEI KAMI PER UNSUR PELAYANAN",
        "bobot sendiri tiap unsur",
        "Bobot/Unsur</th><td>1/4</td><td>3/4</td><td>1</td>",
        "NRR tertimbang/Unsur</th><td>1,250</td><td>3,000</td><td>*) 4,250</td>",
        "NRR per unsur × bobot unsur itu",
        "A (Pelayanan Prima) : 4,51 – 5,00",
        "A- (Sangat Baik) : 4,01 – 4,50",
        "F (Gagal) : 0,00 – 1,00",
    ] {
        assert!(reply.text().contains(words), "{words} in {}", reply.text());
    }
    assert!(!reply.text().contains("Responden"), "nothing was asked about respondents");
}
