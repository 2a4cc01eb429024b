//! Personal data that citizens write: refused, or covered when it is read out.

use serde_json::{Value, json};

use crate::client::ask;
use crate::form::{About, CONFIG, config, config_with, consultation, filled, sealed};
use crate::ragam::{body, everything, ragam, server_of};
use crate::server::{Options, Server};

const TELLING: &str = "Nama saya Budi Santoso, WA 0812-3456-7890. AC mati sejak 08.00.";

fn with_rule(rule: &str) -> Server {
    let config = config_with(json!({ "personal_data": rule }));
    Server::start_with(Options { config, ..Options::default() })
}

fn commented(comment: &str) -> Value {
    let mut body = filled(1, "433333334");
    body["comment"] = json!(comment);
    body
}

#[test]
fn where_the_agency_refuses_personal_data_a_response_with_it_is_not_kept() {
    let server = with_rule("refuse");
    let reply = server.post(&commented(TELLING));
    assert_eq!(reply.status, 422, "{}", reply.text());
    let told = reply.text();
    assert!(told.contains("\"comment\"") && told.contains("personal_data"), "{told}");
    assert_eq!(server.count("SELECT count(*) FROM responses"), 0);
    server.keep(&commented("AC mati sejak 08.00."));
}

#[test]
fn the_page_for_a_plain_form_names_the_place_where_personal_data_is() {
    let server = with_rule("refuse");
    let body = "instrument=skm9-2017&instrument_version=1&service=disdukcapil/ktp&comment=NIK+saya+3273014503850002";
    let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "text/html")];
    let reply = ask(server.address, "POST", "/api/responses", &headers, body.as_bytes());
    assert_eq!(reply.status, 422);
    assert!(reply.text().contains("Hapus data pribadi: Saran atau masukan"), "{}", reply.text());
    assert!(!reply.text().contains("3273014503850002"), "it is not shown again");
}

#[test]
fn what_is_only_warned_of_is_kept_as_it_is_and_covered_when_it_is_read_out() {
    let server = Server::start();
    server.keep(&commented(TELLING));
    let kept: String =
        server.database().query_row("SELECT comment FROM responses", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, TELLING);
    let table = server.read("/api/responses.csv").text().to_owned();
    let covered = "Nama saya [nama], WA [nomor HP]. AC mati sejak 08.00.";
    assert!(table.contains(covered), "{table}");
    assert!(!table.contains("Budi") && !table.contains("7890"), "{table}");
    let shown = server.read("/api/responses.csv?personal=show").text().to_owned();
    assert!(shown.contains(TELLING), "{shown}");
    // The columns and all else are the same.
    assert_eq!(shown.replace(TELLING, covered), table);
    assert_eq!(server.read("/api/responses.csv?personal=ya").status, 400);
}

#[test]
fn the_recap_tells_how_many_texts_have_it_and_leads_to_them() {
    let server = Server::start();
    for (number, comment) in (1..).zip([TELLING, "surel budi@gmail.com", "Cepat dan ramah", ""]) {
        let mut body = filled(number, "433333334");
        body["comment"] = json!(comment);
        server.keep(&body);
    }
    assert_eq!(server.recap("")["texts_with_personal_data"], 2);
    let page = server.read("/recap").text().to_owned();
    assert!(page.contains("2 masukan tampaknya memuat data pribadi; bagian itu ditutup"), "{page}");
    assert!(page.contains("href=\"/recap?personal=show\""), "{page}");
    assert!(page.contains("href=\"/api/responses.csv\""), "{page}");
    let shown = server.read("/recap?personal=show").text().to_owned();
    assert!(shown.contains("bagian itu ditampilkan"), "{shown}");
    assert!(shown.contains("href=\"/api/responses.csv?personal=show\""), "{shown}");
}

#[test]
fn an_occupation_in_words_of_its_own_is_covered_and_counted_as_every_text_is() {
    let asked = json!([{ "field": "pekerjaan", "as": "text" }]);
    let config = config_with(json!({ "respondent": asked }));
    let server = Server::start_with(Options { config, ..Options::default() });
    let mut body = filled(1, "433333334");
    body["respondent"]["pekerjaan"] = json!("Guru, WA 0812-3456-7890");
    server.keep(&body);
    body = filled(2, "433333334");
    body["respondent"]["pekerjaan"] = json!("Guru");
    server.keep(&body);
    assert_eq!(server.recap("")["texts_with_personal_data"], 1);
    let table = server.read("/api/responses.csv?full=1").text().to_owned();
    assert!(table.contains(";Guru, WA [nomor HP];") && !table.contains("7890"), "{table}");
    let shown = server.read("/api/responses.csv?full=1&personal=show").text().to_owned();
    assert!(shown.contains(";Guru, WA 0812-3456-7890;"), "{shown}");
}

#[test]
fn where_the_agency_refuses_personal_data_an_occupation_with_it_is_not_kept() {
    let asked = json!([{ "field": "pekerjaan", "as": "text" }]);
    let config = config_with(json!({ "respondent": asked, "personal_data": "refuse" }));
    let server = Server::start_with(Options { config, ..Options::default() });
    let mut body = filled(1, "433333334");
    body["respondent"]["pekerjaan"] = json!("Guru, WA 0812-3456-7890");
    let violations = server.post(&body).violations();
    assert_eq!(violations, [("respondent.pekerjaan".to_owned(), "personal_data".to_owned())]);
    body["respondent"]["pekerjaan"] = json!("Guru");
    server.keep(&body);
}

#[test]
fn what_is_written_at_a_question_or_within_an_entry_is_covered_and_counted_as_a_comment_is() {
    let server = server_of(&ragam());
    let mut about = everything();
    about.statements["saran"] = json!("WA 0812-3456-7890");
    about.statements["hambatan"][0]["sebab"] = json!("Hubungi budi@gmail.com");
    server.keep(&body(1, about));
    server.keep(&body(2, everything()));
    assert_eq!(server.recap("")["texts_with_personal_data"], 2);
    let places = [
        ("/api/responses.csv", ";WA [nomor HP];", ";WA 0812-3456-7890;"),
        ("/api/entries.csv?item=hambatan", ";Hubungi [email];", ";Hubungi budi@gmail.com;"),
    ];
    for (path, covered, open) in places {
        let text = server.read(path).text().to_owned();
        assert!(text.contains(covered) && !text.contains(open), "{path}: {text}");
        let more = if path.contains('?') { '&' } else { '?' };
        let shown = server.read(&format!("{path}{more}personal=show")).text().to_owned();
        assert!(shown.contains(open) && !shown.contains(covered), "{path}: {shown}");
    }
}

#[test]
fn where_nobody_looks_nothing_is_counted_or_covered() {
    let server = with_rule("off");
    server.keep(&commented(TELLING));
    assert_eq!(server.recap("")["texts_with_personal_data"], 0);
    assert!(server.read("/api/responses.csv").text().contains(TELLING));
    assert!(!server.read("/recap").text().contains("data pribadi;"));
}

#[test]
fn the_minutes_and_the_entries_of_a_consultation_are_covered_too() {
    let text = consultation();
    let statements = json!({"masukan": [{
        "komponen": "persyaratan", "masalah": "Hubungi 0812-3456-7890", "usulan": "Kurangi syarat",
    }]});
    let respondent = json!({"unsur_peserta": "pengguna"});
    let body = sealed(&config(&text), 1, About { respondent, statements, ..About::default() });
    let server = Server::start_with(Options { config: text, ..Options::default() });
    server.keep(&body);
    for path in ["/recap", "/api/entries.csv?item=masukan"] {
        let text = server.read(path).text().to_owned();
        assert!(text.contains("Hubungi [nomor HP]") && !text.contains("7890"), "{path}: {text}");
        let more = if path.contains('?') { '&' } else { '?' };
        let shown = server.read(&format!("{path}{more}personal=show")).text().to_owned();
        assert!(shown.contains("Hubungi 0812-3456-7890"), "{path}: {shown}");
    }
    assert!(!CONFIG.contains("personal_data"), "covered without being told to");
}
