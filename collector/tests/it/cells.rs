//! Small cells: nothing is told about fewer than k people, in any form.

use serde_json::{Value, json};

use crate::form::{config_with, filled_for};
use crate::server::{Options, Server};

/// As an agency has it that sets nothing.
fn usual() -> Server {
    let mut config: Value = serde_json::from_str(&config_with(json!({}))).unwrap();
    config.as_object_mut().unwrap().remove("privacy");
    Server::start_with(Options { config: config.to_string(), ..Options::default() })
}

/// One response of a woman of 26 to 34, unless something is changed.
fn response(number: u128, service: &str, changes: &[(&str, &str)]) -> Value {
    let (unit, service) = service.split_once('/').unwrap();
    let scores = if service == "akta" { "111111111" } else { "333333333" };
    let config = config_with(json!({}));
    let mut body = filled_for(&config, number, scores, unit, service, "2026-11-25");
    for (field, code) in changes {
        body["respondent"][*field] = json!(code);
    }
    body
}

/// Nine for the identity card, two for birth certificates, eight at the clinic.
fn server() -> Server {
    let server = usual();
    for number in 1..=9 {
        server.keep(&response(number, "disdukcapil/ktp", &[]));
    }
    server.keep(&response(10, "disdukcapil/akta", &[]));
    server.keep(&response(11, "disdukcapil/akta", &[("jenis_kelamin", "L")]));
    for number in 12..=19 {
        server.keep(&response(number, "puskesmas/umum", &[("jenis_kelamin", "L")]));
    }
    server
}

fn privacy(recap: &Value) -> &Value {
    &recap["privacy"]
}

#[test]
fn four_responses_give_no_figure_and_five_do_and_the_reason_is_told() {
    let server = usual();
    for number in 1..=4 {
        server.keep(&response(number, "disdukcapil/ktp", &[]));
    }
    let recap = server.recap("");
    for key in ["respondents", "ikm", "ikm_id", "mutu", "kinerja", "weighted_sum"] {
        assert_eq!(recap.get(key), Some(&Value::Null), "{key}");
    }
    for key in ["answered", "total", "counts", "nrr", "weighted"] {
        assert_eq!(recap["unsur"][0].get(key), Some(&Value::Null), "{key}");
    }
    assert_eq!((&recap["respondent"], &recap["statements"]), (&json!([]), &json!([])));
    let told = json!({
        "k": 5, "reason": "Belum ditampilkan: kurang dari 5 responden.",
        "withheld": ["respondents"], "coarsened": []});
    assert_eq!(*privacy(&recap), told);
    let page = server.read("/recap").text().to_owned();
    for words in
        ["Belum ditampilkan: kurang dari 5 responden.", "paling sedikit 5 responden", "full=1"]
    {
        assert!(page.contains(words), "{words} in {page}");
    }
    assert!(!page.contains("75,00") && !page.contains("PENGOLAHAN"), "{page}");
    server.keep(&response(5, "disdukcapil/ktp", &[]));
    let recap = server.recap("");
    assert_eq!((&recap["respondents"], &recap["ikm"]), (&json!(5), &json!("75.00")));
    let page = server.read("/recap").text().to_owned();
    assert!(
        page.contains("k = 5: setiap angka") && page.contains("<strong>75,00</strong>"),
        "{page}"
    );
    // Nobody at all is no secret.
    let recap = server.recap("?period=2030-TW1");
    assert_eq!((&recap["respondents"], &privacy(&recap)["reason"]), (&json!(0), &Value::Null));
}

#[test]
fn what_is_withheld_is_not_what_is_left_when_figures_are_subtracted() {
    let server = server();
    let of = |query: &str| server.recap(query)["respondents"].clone();
    assert_eq!([of(""), of("?unit=disdukcapil"), of("?unit=puskesmas")], [19, 11, 8]);
    // Eleven less nine would be the two.
    assert_eq!([of("?service=akta"), of("?service=ktp")], [Value::Null, Value::Null]);
    let reason = privacy(&server.recap("?service=ktp"))["reason"].as_str().unwrap().to_owned();
    assert!(reason.contains("bila dikurangkan"), "{reason}");
    for query in ["?service=akta", "?service=ktp"] {
        let page = server.read(&format!("/recap{query}")).text().to_owned();
        assert!(page.contains("Belum ditampilkan") && !page.contains("Nilai/Unsur"), "{page}");
    }
}

#[test]
fn no_choice_that_few_made_is_told_and_none_that_the_total_would_tell() {
    let server = server();
    let recap = server.recap("");
    let field = |place: usize| -> Vec<(Value, Value)> {
        let choices = recap["respondent"][place]["choices"].as_array().unwrap();
        choices.iter().map(|choice| (choice["code"].clone(), choice["count"].clone())).collect()
    };
    // Nine and one women, one and eight men: each choice has enough of all.
    assert_eq!(
        field(0),
        [(json!("L"), json!(9)), (json!("P"), json!(10)), (Value::Null, json!(0))]
    );
    // Three bands more, of few people: bands become wider, and what is still small is merged.
    for (number, usia) in (20..).zip(["17-25", "di-bawah-17", "di-atas-65", "55-65", "55-65"]) {
        server.keep(&response(number, "puskesmas/umum", &[("usia", usia)]));
    }
    let recap = server.recap("");
    assert_eq!(privacy(&recap)["coarsened"], json!(["usia"]));
    let usia = recap["respondent"][1]["choices"].as_array().unwrap();
    let usia: Vec<(Value, Value)> =
        usia.iter().map(|choice| (choice["code"].clone(), choice["count"].clone())).collect();
    let counts = [
        (json!("25-ke-bawah"), Value::Null),
        (json!("26-54"), json!(19)),
        (json!("55-ke-atas"), Value::Null),
        (Value::Null, json!(0)),
    ];
    assert_eq!(usia, counts);
    assert_eq!(privacy(&recap)["withheld"], json!(["respondent.usia"]));
    let page = server.read("/recap").text().to_owned();
    assert!(page.contains("<th scope=\"row\">25 tahun ke bawah</th><td>digabung</td>"), "{page}");
    assert!(page.contains("Pilihan yang jarang digabung: Usia."), "{page}");
}

pub(crate) fn rows(csv: &str) -> Vec<Vec<String>> {
    let lines = csv.trim_start_matches('\u{feff}').lines();
    lines.map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

#[test]
fn the_csv_for_publication_tells_of_every_row_only_what_five_share() {
    let server = server();
    server.keep(&response(20, "puskesmas/umum", &[("jenis_kelamin", "L"), ("pekerjaan", "tni")]));
    let reply = server.read("/api/responses.csv");
    assert_eq!(
        reply.header("content-disposition"),
        Some("attachment; filename=\"jawaban-survei-k5.csv\"")
    );
    let rows = rows(reply.text());
    assert_eq!(
        rows[0][..8].join(";"),
        "id;receipt;instrument;instrument_version;period;unit;service;day"
    );
    assert_eq!(rows.len(), 21);
    let mut shared: std::collections::BTreeMap<String, u32> = Default::default();
    for row in &rows[1..] {
        assert!([0, 1, 7].iter().all(|place| row[*place].is_empty()), "{row:?}");
        *shared.entry(row[4..12].join(";")).or_default() += 1;
    }
    assert!(shared.values().all(|count| *count >= 5), "{shared:?}");
    assert!(!reply.text().contains("tni") && !reply.text().contains(";akta;"), "{}", reply.text());
    // The identity card alone, or birth certificates alone, tell nothing: both are one group.
    for query in ["?service=akta", "?service=ktp"] {
        let csv = server.read(&format!("/api/responses.csv{query}"));
        assert_eq!(csv.text().lines().count(), 1, "{query}");
    }
    // The officers' own file has everything.
    let full = server.read("/api/responses.csv?service=akta&full=1");
    assert_eq!(
        full.header("content-disposition"),
        Some("attachment; filename=\"jawaban-survei.csv\"")
    );
    assert_eq!(full.text().lines().count(), 3);
    assert!(full.text().contains(";disdukcapil;akta;2026-11-25;L;26-34;s1;;1;"));
    assert_eq!(server.read("/api/responses.csv?full=ya").status, 400);
}

#[test]
fn an_agency_that_withholds_nothing_is_told_so_on_the_page() {
    let config = config_with(json!({ "privacy": { "k": 1 } }));
    let server = Server::start_with(Options { config, ..Options::default() });
    server.keep(&response(1, "disdukcapil/akta", &[]));
    assert_eq!(server.recap("")["ikm"], "25.00");
    let page = server.read("/recap").text().to_owned();
    assert!(page.contains("k = 1: tidak ada angka yang disembunyikan"), "{page}");
}

/// Where the job is randomised under ε = 1.1.
fn with_a_randomised_job(k: u64) -> Server {
    let asked = json!([
        { "field": "pekerjaan", "use": "optional", "randomised": { "epsilon": "1.1" } }]);
    let config = config_with(json!({ "respondent": asked, "privacy": { "k": k } }));
    Server::start_with(Options { config, ..Options::default() })
}

#[test]
fn randomised_answers_are_counted_by_epsilon_and_told_as_an_estimate() {
    let server = with_a_randomised_job(1);
    for (number, epsilon) in (1..).zip(["1.1", "1.1", "1.1", "2", "2", "2"]) {
        let mut body = response(number, "disdukcapil/ktp", &[("pekerjaan", "swasta")]);
        body["randomised"] = json!({ "pekerjaan": epsilon });
        let receipt = server.keep(&body);
        // The very same again is known again, with its ε.
        assert_eq!((server.post(&body).status, server.post(&body).receipt()), (200, receipt));
        body["randomised"] = json!({ "pekerjaan": "0.1" });
        assert_eq!(server.post(&body).status, 409);
    }
    let sql = "SELECT count(*) FROM respondent WHERE field = 'pekerjaan' AND epsilon = '2'";
    assert_eq!(server.count(sql), 3);
    let recap = server.recap("");
    let field = &recap["respondent"][3];
    assert_eq!(field["randomised"], json!(["1.1", "2"]));
    let swasta = &field["choices"][3];
    assert_eq!((&swasta["code"], &swasta["count"]), (&json!("swasta"), &Value::Null));
    // By the formula in floating point: 3 (1 − q) ÷ (p − q) under each ε.
    let expected: f64 = [1.1_f64, 2.0]
        .iter()
        .map(|epsilon| {
            let (p, q) = (epsilon.exp() / (epsilon.exp() + 10.0), 1.0 / (epsilon.exp() + 10.0));
            3.0 * (1.0 - q) / (p - q)
        })
        .sum();
    let estimate: f64 = swasta["estimate"].as_str().unwrap().parse().unwrap();
    assert!((estimate - expected).abs() < 0.01, "{estimate} is not {expected}");
    assert!(swasta["standard_error"].as_str().unwrap().parse::<f64>().unwrap() > 1.0);
    let page = server.read("/recap").text().to_owned();
    for words in ["Pekerjaan (perkiraan)", "ε = 1,1; 2", "sekitar 0 (hitungan -"] {
        assert!(page.contains(words), "{words} in {page}");
    }
    let csv = server.read("/api/responses.csv?full=1").text().to_owned();
    assert!(csv.contains(";randomised;comment;") && csv.contains(";pekerjaan=1.1;"), "{csv}");
    // An ε that is none, or of a field that was left blank.
    let mut body = response(9, "disdukcapil/ktp", &[]);
    body["randomised"] = json!({ "pekerjaan": "1.1", "usia": "99" });
    let broken = server.post(&body).violations();
    let expected = [("randomised.pekerjaan", "not_asked"), ("randomised.usia", "out_of_range")];
    assert_eq!(broken, expected.map(|(path, code)| (path.to_owned(), code.to_owned())));
}

#[test]
fn of_answers_that_were_drawn_among_other_choices_there_is_no_estimate() {
    let server = with_a_randomised_job(1);
    for number in 1..=6 {
        let mut body = response(number, "disdukcapil/ktp", &[("pekerjaan", "swasta")]);
        body["randomised"] = json!({ "pekerjaan": "1.1" });
        server.keep(&body);
    }
    let choices = || server.recap("")["respondent"][3]["choices"].as_array().unwrap().len();
    assert_ne!(choices(), 0);
    // As if the agency had had another choice when one of them answered.
    let other = "UPDATE respondent SET code = 'petani' WHERE field = 'pekerjaan' AND response_id =
                 (SELECT min(id) FROM responses)";
    assert_eq!(server.database().execute(other, []).unwrap(), 1);
    assert_eq!(choices(), 0);
}

#[test]
fn where_a_randomised_answer_is_withheld_a_row_does_not_tell_that_there_was_one() {
    let server = with_a_randomised_job(5);
    for number in 1..=6 {
        let mut body = response(number, "disdukcapil/ktp", &[]);
        if number == 6 {
            body["respondent"]["pekerjaan"] = json!("tni");
            body["randomised"] = json!({ "pekerjaan": "1.1" });
        }
        server.keep(&body);
    }
    let published = server.read("/api/responses.csv").text().to_owned();
    assert_eq!(published.lines().count(), 7, "{published}");
    assert!(!published.contains("tni") && !published.contains("pekerjaan=1.1"), "{published}");
    assert!(server.read("/api/responses.csv?full=1").text().contains(";pekerjaan=1.1;"));
}

#[test]
fn a_plain_form_does_not_ask_what_it_cannot_randomise() {
    let asked = json!([{ "field": "pekerjaan", "randomised": { "epsilon": "1.1" } }]);
    let config = config_with(json!({ "respondent": asked }));
    let server = Server::start_with(Options { config, ..Options::default() });
    let mut body = "service=disdukcapil/ktp&respondent.jenis_kelamin=P&respondent.usia=26-34\
                    &respondent.pendidikan=s1&respondent.pekerjaan=tni"
        .to_owned();
    for item in crate::form::ITEMS {
        body += &format!("&answers.{item}=3");
    }
    let headers = [("Content-Type", "application/x-www-form-urlencoded")];
    let reply =
        crate::client::ask(server.address, "POST", "/api/responses", &headers, body.as_bytes());
    assert_eq!(reply.status, 303, "{}", reply.text());
    assert_eq!(server.count("SELECT count(*) FROM respondent WHERE field = 'pekerjaan'"), 0);
    assert_eq!(server.count("SELECT count(*) FROM respondent"), 3);
}
