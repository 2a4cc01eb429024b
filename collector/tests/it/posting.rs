//! `POST /api/responses` from a plain form: the rules of the widget, told on a page.

use serde_json::{Value, json};

use crate::client::{Reply, ask};
use crate::form::{CONFIG, ITEMS, config_with, consultation, id};
use crate::server::{Options, Server};

const KIND: &str = "application/x-www-form-urlencoded";
const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/// A form as a browser posts it.
#[derive(Clone)]
struct Form(Vec<(String, String)>);

impl Form {
    /// The nine questions with these scores, all fields answered, for the KTP service.
    fn filled(scores: &str) -> Form {
        let form = Form(Vec::new())
            .with("id", "")
            .with("instrument", "skm9-2017")
            .with("instrument_version", "1")
            .with("service", "disdukcapil/ktp")
            .with("respondent.jenis_kelamin", "P")
            .with("respondent.usia", "26-34")
            .with("respondent.pendidikan", "s1")
            .with("respondent.pekerjaan", "swasta")
            .with("comment", "");
        let answers = ITEMS.iter().zip(scores.chars());
        answers.fold(form, |form, (item, score)| {
            form.with(&format!("answers.{item}"), &score.to_string())
        })
    }

    /// The consultation on the draft, with nothing said yet.
    fn consultation() -> Form {
        Form(Vec::new())
            .with("instrument", "fkp")
            .with("topic", "sp-ktp")
            .with("service", "disdukcapil/ktp")
            .with("respondent.kelompok", "masyarakat")
    }

    fn with(mut self, name: &str, value: &str) -> Form {
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }

    fn without(mut self, name: &str) -> Form {
        let before = self.0.len();
        self.0.retain(|(known, _)| known != name);
        assert!(self.0.len() < before, "{name} was not there");
        self
    }

    fn instead(self, name: &str, value: &str) -> Form {
        self.without(name).with(name, value)
    }

    fn body(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }

    fn post(&self, server: &Server) -> Reply {
        post(server, self.body().as_bytes())
    }

    /// As a program posts it that reads JSON.
    fn violations(&self, server: &Server) -> Vec<(String, String)> {
        let headers = [("Content-Type", KIND), ("Accept", "application/json")];
        let body = self.body();
        let reply = ask(server.address, "POST", "/api/responses", &headers, body.as_bytes());
        assert_eq!(reply.status, 422, "{}", reply.text());
        reply.violations()
    }

    /// Posts what must be taken, and gives the receipt.
    fn keep(&self, server: &Server) -> String {
        let reply = self.post(server);
        assert_eq!(reply.status, 303, "{}", reply.text());
        let address = reply.header("Location").unwrap().to_owned();
        let receipt = address.strip_prefix("../received?receipt=").unwrap();
        receipt.split('&').next().unwrap().to_owned()
    }
}

fn post(server: &Server, body: &[u8]) -> Reply {
    let headers = [("Content-Type", KIND), ("Accept", BROWSER)];
    ask(server.address, "POST", "/api/responses", &headers, body)
}

fn scores(server: &Server) -> String {
    let mut row = String::new();
    let database = server.database();
    for item in ITEMS {
        let score: i64 = database
            .query_row("SELECT score FROM answers WHERE item = ?1", [item], |row| row.get(0))
            .unwrap();
        row.push_str(&score.to_string());
    }
    row
}

fn text(server: &Server, sql: &str) -> String {
    server.database().query_row(sql, [], |row| row.get(0)).unwrap()
}

fn statements(server: &Server, item: &str) -> Value {
    let sql = format!("SELECT statement FROM statements WHERE item = '{item}'");
    serde_json::from_str(&text(server, &sql)).unwrap()
}

fn own(items: Value) -> (tempfile::TempDir, Options) {
    let folder = tempfile::tempdir().unwrap();
    let instrument = json!({
        "format": 1, "id": "kunjungan", "version": 2, "title": "K", "source": "Sendiri",
        "unsur": [{ "key": "a", "name": "A" }], "items": items,
    });
    std::fs::write(folder.path().join("kunjungan.json"), instrument.to_string()).unwrap();
    let mut config: Value = serde_json::from_str(CONFIG).unwrap();
    config["instrument"] = json!("kunjungan.json");
    config.as_object_mut().unwrap().remove("respondent");
    (folder, Options { config: config.to_string(), ..Options::default() })
}

#[test]
fn a_form_is_kept_as_the_widgets_response_would_be() {
    let server = Server::start();
    let form = Form::filled("433333334").instead("comment", "  Kursi & <tunggu>\r\nné 😀  ");
    let receipt = form.keep(&server);
    assert_eq!(scores(&server), "433333334");
    assert_eq!(text(&server, "SELECT comment FROM responses"), "Kursi & <tunggu>\nné 😀");
    assert_eq!(text(&server, "SELECT unit || '/' || service FROM responses"), "disdukcapil/ktp");
    // The server's own day, period and score.
    assert_eq!(text(&server, "SELECT day || ' ' || period FROM responses"), "2026-11-25 2026-TW4");
    assert_eq!(text(&server, "SELECT value || ' ' || mutu FROM scores"), "80.56 B");
    assert_eq!(
        text(&server, "SELECT profile || ' ' || grouping FROM responses"),
        "2017-exact unsur"
    );
    assert_eq!(text(&server, "SELECT receipt FROM responses"), receipt);
    let id = text(&server, "SELECT id FROM responses");
    assert!(id.len() == 32 && id.bytes().all(|digit| b"0123456789abcdef".contains(&digit)), "{id}");
    let stored = server.read("/api/responses.csv");
    assert!(stored.text().contains(&receipt));
}

#[test]
fn the_respondent_is_thanked_with_the_receipt_and_a_reload_posts_nothing() {
    let server = Server::start();
    let receipt = Form::filled("433333334").keep(&server);
    let address = format!("/received?receipt={receipt}");
    for _ in 0..3 {
        let page = server.get(&address);
        assert_eq!(page.status, 200);
        assert!(page.header("Content-Type").unwrap().starts_with("text/html"));
        assert_eq!(page.header("Cache-Control"), Some("no-store"));
        for words in ["Terima kasih!", &receipt, "Pemerintah Kabupaten Contoh", r#"lang="id""#] {
            assert!(page.text().contains(words), "{words}: {}", page.text());
        }
    }
    assert_eq!(server.count("SELECT count(*) FROM responses"), 1);
}

#[test]
fn a_page_about_a_receipt_shows_nothing_but_a_receipt() {
    let server = Server::start();
    for query in [
        "",
        "?receipt=",
        "?receipt=%3Cscript%3E",
        "?receipt=K7QM-42XL",
        "?receipt=AAAA-BBBB%20jelek",
    ] {
        let page = server.get(&format!("/received{query}"));
        assert_eq!(page.status, 404, "{query}");
        assert!(!page.text().contains("<script>") && !page.text().contains("jelek"));
    }
}

#[test]
fn an_english_form_is_answered_in_english() {
    let server = Server::start();
    let form = Form::filled("433333334").with("lang", "en");
    let reply = form.post(&server);
    let address = reply.header("Location").unwrap().replace("..", "");
    assert!(address.ends_with("&lang=en"));
    let page = server.get(&address);
    assert!(page.text().contains("Thank you") && page.text().contains(r#"<html lang="en""#));
    let page = form.without("answers.waktu").post(&server);
    assert_eq!(page.status, 422);
    assert!(page.text().contains("back button of your browser"), "{}", page.text());
}

#[test]
fn whoever_prefers_json_gets_it_as_the_widget_does() {
    let server = Server::start();
    let form = Form::filled("433333334").instead("id", &id(7));
    let headers = [("Content-Type", KIND), ("Accept", "application/json")];
    let post =
        |body: &str| ask(server.address, "POST", "/api/responses", &headers, body.as_bytes());
    let first = post(&form.body());
    assert_eq!(first.status, 201);
    let again = post(&form.body());
    assert_eq!((again.status, again.receipt()), (200, first.receipt()));
    let wrong = post(&form.clone().instead("answers.waktu", "1").body());
    assert_eq!((wrong.status, wrong.code().as_str()), (409, "id_taken"));
    let missing = post(&form.without("answers.waktu").body());
    assert_eq!((missing.status, missing.code().as_str()), (422, "rules_broken"));
    assert_eq!(missing.violations(), [("answers.waktu".to_owned(), "missing".to_owned())]);
}

#[test]
fn the_same_form_with_the_same_id_is_one_response() {
    let server = Server::start();
    let form = Form::filled("433333334").instead("id", &id(7));
    let receipt = form.keep(&server);
    assert_eq!(form.keep(&server), receipt);
    assert_eq!(server.count("SELECT count(*) FROM responses"), 1);
    assert_eq!(text(&server, "SELECT id FROM responses"), id(7));
    // Other answers under that id are refused, and what was kept stays.
    let other = form.instead("answers.waktu", "1").post(&server);
    assert_eq!(other.status, 409);
    assert_eq!(scores(&server), "433333334");
    // What is no id is none: each such form is a response of its own.
    for wrong in ["", "7", "ZZ", &id(8).to_uppercase().replace('0', "A")] {
        Form::filled("433333334").instead("id", wrong).keep(&server);
    }
    assert_eq!(server.count("SELECT count(*) FROM responses"), 5);
}

#[test]
fn a_form_posted_again_on_a_later_day_is_still_one_response() {
    let server = Server::start();
    let form = Form::filled("433333334").instead("id", &id(7));
    let receipt = form.keep(&server);
    server.database().execute("UPDATE responses SET day = '2026-11-24'", []).unwrap();
    assert_eq!(form.keep(&server), receipt);
    assert_eq!(server.count("SELECT count(*) FROM responses"), 1);
}

#[test]
fn what_is_missing_is_listed_in_words_and_nothing_is_kept() {
    let server = Server::start();
    let form = Form::filled("433333334")
        .without("answers.waktu")
        .without("respondent.usia")
        .instead("service", "");
    let page = form.post(&server);
    assert_eq!(page.status, 422);
    assert!(page.header("Content-Type").unwrap().starts_with("text/html"));
    for words in [
        "Belum terkirim",
        "Pilih layanan",
        "Pilih jawaban: Usia",
        "Pilih satu jawaban: Waktu Penyelesaian",
        "tombol Kembali",
    ] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    assert_eq!(page.text().matches("<li>").count(), 3);
    assert_eq!(server.count("SELECT count(*) FROM responses"), 0);
}

#[test]
fn a_blank_form_is_told_everything_that_is_missing() {
    let server = Server::start();
    for body in ["", "&&&", "answers.waktu=&service=&comment=%20"] {
        let page = post(&server, body.as_bytes());
        assert_eq!(page.status, 422, "{body}");
        // The service, three fields (one may be left out), nine questions.
        assert_eq!(page.text().matches("<li>").count(), 13, "{body}: {}", page.text());
    }
}

#[test]
fn every_answer_that_is_none_of_the_choices_is_refused() {
    let server = Server::start();
    for (name, value, path) in [
        ("answers.waktu", "5", "answers.waktu"),
        ("answers.waktu", "0", "answers.waktu"),
        ("answers.waktu", "04", "answers.waktu"),
        ("answers.waktu", "empat", "answers.waktu"),
        ("answers.waktu", "260", "answers.waktu"),
        ("respondent.usia", "muda", "respondent.usia"),
        ("service", "disdukcapil/umum", "service"),
        ("service", "puskesmas", "service"),
    ] {
        let form = Form::filled("433333334").instead(name, value);
        let expected = [(path.to_owned(), "not_a_choice".to_owned())];
        assert_eq!(form.violations(&server), expected, "{name}={value}");
    }
    assert_eq!(server.count("SELECT count(*) FROM responses"), 0);
}

#[test]
fn texts_that_are_too_long_and_numbers_out_of_range_are_refused() {
    let long = "a".repeat(2001);
    let server = Server::start();
    let form = Form::filled("433333334").instead("comment", &long);
    assert_eq!(form.violations(&server), [("comment".to_owned(), "too_long".to_owned())]);
    // Two thousand letters of four bytes, each of which takes twelve in the post.
    Form::filled("433333334").instead("comment", &"😀".repeat(2000)).keep(&server);
    let (folder, options) = own(json!([
        { "key": "n", "type": "number", "from": 1, "to": 9, "question": "N" },
        { "key": "t", "type": "text", "question": "T", "required": false },
    ]));
    let server = Server::start_in(folder, options);
    let form = Form(Vec::new()).with("service", "puskesmas/umum");
    for (value, code) in
        [("10", "out_of_range"), ("x", "out_of_range"), ("", "missing"), ("1.5", "out_of_range")]
    {
        let violations = form.clone().with("statements.n", value).violations(&server);
        assert_eq!(violations, [("statements.n".to_owned(), code.to_owned())], "{value}");
    }
    let form = form.with("statements.n", " 007 ");
    let violations = form.clone().with("statements.t", &"a".repeat(201)).violations(&server);
    assert_eq!(violations, [("statements.t".to_owned(), "too_long".to_owned())]);
    form.keep(&server);
    assert_eq!(statements(&server, "n"), "7");
}

#[test]
fn a_field_that_is_not_the_forms_is_passed_over() {
    let server = Server::start();
    Form::filled("433333334")
        .with("csrf_token", "x")
        .with("answers.lain", "4")
        .with("score.indexes.ikm.value", "100.00")
        .with("day", "2020-01-01")
        .with("", "")
        .keep(&server);
    assert_eq!(server.count("SELECT count(*) FROM answers"), 9);
    assert_eq!(text(&server, "SELECT value FROM scores"), "80.56");
    assert_eq!(text(&server, "SELECT day FROM responses"), "2026-11-25");
}

#[test]
fn two_different_answers_to_one_question_are_refused() {
    let server = Server::start();
    for (name, value) in
        [("answers.waktu", "1"), ("respondent.usia", "17-25"), ("service", "puskesmas/umum")]
    {
        let form = Form::filled("433333334").with(name, value);
        assert_eq!(form.violations(&server), [(name.to_owned(), "not_a_choice".to_owned())]);
    }
    // The same answer twice is one.
    Form::filled("433333334").with("answers.waktu", "3").keep(&server);
    assert_eq!(server.count("SELECT count(*) FROM responses"), 1);
}

#[test]
fn what_is_not_asked_is_left_out_as_on_the_phone() {
    let (folder, options) = own(json!([
        { "key": "puas", "unsur": "a", "question": "P", "choices": [
            { "score": 1, "label": "1" }, { "score": 2, "label": "2" } ] },
        { "key": "mengapa", "type": "text", "question": "M", "relevant": [{ "item": "puas", "is": ["1"] }] },
    ]));
    let server = Server::start_in(folder, options);
    let form = Form(Vec::new()).with("service", "puskesmas/umum");
    let satisfied = form.clone().with("answers.puas", "2").with("statements.mengapa", "lama");
    satisfied.keep(&server);
    assert_eq!(server.count("SELECT count(*) FROM statements"), 0);
    let missing = form.with("answers.puas", "1").violations(&server);
    assert_eq!(missing, [("statements.mengapa".to_owned(), "missing".to_owned())]);
}

#[test]
fn questions_for_another_kind_of_service_are_left_out() {
    let mut config: Value =
        serde_json::from_str(&config_with(json!({ "instrument": "skm16" }))).unwrap();
    config["units"][0]["services"][1]["mode"] = json!("daring");
    config["respondent"] = json!(
        ["jenis_kelamin", "usia", "pendidikan", "pekerjaan"]
            .map(|field| json!({ "field": field, "use": "off" }))
    );
    let options = Options { config: config.to_string(), ..Options::default() };
    let server = Server::start_with(options);
    let instrument = crate::form::config(&config.to_string()).instrument;
    let all = |service: &str| {
        let form = Form(Vec::new()).with("service", service);
        instrument
            .items
            .iter()
            .fold(form, |form, item| form.with(&format!("answers.{}", item.key), "3"))
    };
    all("disdukcapil/akta").keep(&server);
    let of = |mode: &str| {
        let other = instrument.items.iter().filter(|item| item.mode.as_deref() == Some(mode));
        other.map(|item| format!("'{}'", item.key)).collect::<Vec<_>>().join(",")
    };
    let stored = |mode: &str| {
        server.count(&format!("SELECT count(*) FROM answers WHERE item IN ({})", of(mode)))
    };
    assert_eq!(stored("tatap-muka"), 0);
    assert!(stored("daring") > 0);
    assert_eq!(server.count("SELECT count(*) FROM answers"), 16);
}

#[test]
fn entries_are_kept_without_the_empty_ones_and_told_by_their_numbers_on_the_form() {
    let options = Options { config: consultation(), ..Options::default() };
    let server = Server::start_with(options);
    let point = |form: Form, number: usize, key: &str, value: &str| {
        form.with(&format!("statements.masukan.{number}.{key}"), value)
    };
    let form = base(&server);
    let form = point(form, 0, "masalah", "  ");
    let form = point(form, 2, "komponen", "persyaratan");
    let form = point(form, 2, "masalah", "Belum <jelas>");
    let page = form.post(&server);
    assert_eq!(page.status, 422);
    assert!(page.text().contains("Masukan 3: Isi: Apa usul perbaikan Anda?"), "{}", page.text());
    let expected = [("statements.masukan[0].usulan".to_owned(), "missing".to_owned())];
    assert_eq!(form.violations(&server), expected);
    point(form, 2, "usulan", "Tulis & tempel").keep(&server);
    assert_eq!(
        statements(&server, "masukan"),
        json!([{ "komponen": "persyaratan", "masalah": "Belum <jelas>", "usulan": "Tulis & tempel" }])
    );
    assert_eq!(text(&server, "SELECT topic FROM responses"), "sp-ktp");
}

/// A consultation's form with whatever it requires beside the entries.
fn base(server: &Server) -> Form {
    let form = Form::consultation();
    let config = crate::form::config(&consultation());
    let asked = config
        .fields()
        .map(|field| (format!("respondent.{}", field.key), field.choices[0].code.clone()));
    let form = asked
        .fold(form.without("respondent.kelompok"), |form, (name, code)| form.with(&name, &code));
    let items =
        config.all_items().into_iter().filter(|item| item.required && item.entry().is_empty());
    let form = items.fold(form, |form, item| match item.options().first() {
        Some(option) => form.with(&format!("statements.{}", item.key), &option.code),
        None => form.with(&format!("answers.{}", item.key), &item.choices()[0].score.to_string()),
    });
    assert_eq!(form.post(server).status, 303);
    server.database().execute_batch("DELETE FROM statements; DELETE FROM answers; DELETE FROM scores; DELETE FROM respondent; DELETE FROM responses").unwrap();
    form
}

#[test]
fn fifty_entries_fit_and_fifty_one_are_too_many() {
    let options = Options { config: consultation(), ..Options::default() };
    let server = Server::start_with(options);
    let entry = |form: Form, number: usize| {
        form.with(&format!("statements.masukan.{number}.komponen"), "biaya")
            .with(&format!("statements.masukan.{number}.masalah"), &"é".repeat(2000))
            .with(&format!("statements.masukan.{number}.usulan"), &"ß".repeat(2000))
            .with(&format!("statements.masukan.{number}.jangka-waktu"), &"😀".repeat(200))
    };
    let fifty = (0..50).fold(base(&server), entry);
    fifty.keep(&server);
    assert_eq!(statements(&server, "masukan").as_array().unwrap().len(), 50);
    let violations = entry(fifty, 50).violations(&server);
    assert_eq!(violations, [("statements.masukan".to_owned(), "too_long".to_owned())]);
}

#[test]
fn percent_signs_plus_signs_and_broken_letters_are_read_as_browsers_write_them() {
    let server = Server::start();
    let head = Form::filled("433333334").without("comment").body();
    let body = format!("{head}&comment=100%25+%2B+%e2%82%ac+%C3%A9%0D%0A%zz%ff");
    let reply = post(&server, body.as_bytes());
    assert_eq!(reply.status, 303, "{}", reply.text());
    assert_eq!(text(&server, "SELECT comment FROM responses"), "100% + € é\n%zz\u{fffd}");
}

#[test]
fn a_form_of_another_questionnaire_edition_or_topic_is_told_to_reload() {
    let server = Server::start();
    for (name, value) in [
        ("instrument", "spkp"),
        ("instrument_version", "2"),
        ("instrument_version", "0"),
        ("instrument_version", "x"),
    ] {
        let form = Form::filled("433333334").instead(name, value);
        let page = form.post(&server);
        assert_eq!(page.status, 422, "{name}={value}");
        assert!(page.text().contains("Muat ulang halamannya"), "{}", page.text());
        assert_eq!(form.violations(&server), [(name.to_owned(), "not_configured".to_owned())]);
    }
    let topic = Form::filled("433333334").with("topic", "lain");
    assert_eq!(topic.violations(&server), [("topic".to_owned(), "not_configured".to_owned())]);
    // A page that was written by hand may leave them out.
    Form::filled("433333334").without("instrument").without("instrument_version").keep(&server);
    assert_eq!(server.count("SELECT instrument_version FROM responses"), 1);
}

#[test]
fn names_are_those_of_the_configuration() {
    let submit = json!({ "url": "/api/responses", "form": {
        "names": { "answers": "u{n}", "respondent": "r.{field}", "service": "layanan", "comment": "saran" },
        "service_value": "{service}@{unit}",
    } });
    let options =
        Options { config: config_with(json!({ "submit": submit })), ..Options::default() };
    let server = Server::start_with(options);
    let usual = Form::filled("433333334");
    assert_eq!(usual.post(&server).status, 422);
    let mut form = Form(Vec::new()).with("layanan", "akta@puskesmas").with("saran", "Bagus");
    for (number, score) in (1..).zip("433333334".chars()) {
        form = form.with(&format!("u{number}"), &score.to_string());
    }
    for (field, code) in [("jenis_kelamin", "P"), ("usia", "26-34"), ("pendidikan", "s1")] {
        form = form.with(&format!("r.{field}"), code);
    }
    form.keep(&server);
    assert_eq!(scores(&server), "433333334");
    assert_eq!(
        text(&server, "SELECT unit || '/' || service || comment FROM responses"),
        "puskesmas/aktaBagus"
    );
}

#[test]
fn nothing_that_was_posted_becomes_markup() {
    let server = Server::start();
    let evil = "<script>KANARI(1)</script>\"'&";
    let form = Form::filled("433333334")
        .instead("service", evil)
        .instead("answers.waktu", evil)
        .instead("respondent.usia", evil)
        .instead("instrument_version", "1")
        .with("lang", evil)
        .with(evil, evil);
    let page = form.post(&server);
    assert_eq!(page.status, 422);
    assert!(!page.text().contains("KANARI"), "{}", page.text());
    // Words of the configuration are text as well.
    let mut config: Value = serde_json::from_str(CONFIG).unwrap();
    config["agency"]["name"] = json!("Kota <b>Arum</b>");
    let server = Server::start_with(Options { config: config.to_string(), ..Options::default() });
    let page = form.post(&server);
    assert!(page.text().contains("Kota &lt;b&gt;Arum&lt;/b&gt;"), "{}", page.text());
}

#[test]
fn a_form_sent_as_files_are_is_refused_with_a_sentence() {
    let server = Server::start();
    let headers = [("Content-Type", "multipart/form-data; boundary=x"), ("Accept", BROWSER)];
    let reply = ask(server.address, "POST", "/api/responses", &headers, b"--x--");
    assert_eq!(reply.status, 415);
    assert!(reply.text().contains("Hapus atribut enctype"), "{}", reply.text());
    let headers =
        [("Content-Type", "multipart/form-data; boundary=x"), ("Accept", "application/json")];
    let reply = ask(server.address, "POST", "/api/responses", &headers, b"--x--");
    assert_eq!((reply.status, reply.code().as_str()), (415, "not_urlencoded"));
}

#[test]
fn a_form_that_is_too_large_is_told_so_on_a_page() {
    let server = Server::start();
    let body = Form::filled("433333334").instead("comment", &"a".repeat(40_000)).body();
    let reply = post(&server, body.as_bytes());
    assert_eq!(reply.status, 413);
    assert!(reply.text().contains("terlalu besar") && reply.text().starts_with("<!DOCTYPE html>"));
    assert_eq!(server.count("SELECT count(*) FROM responses"), 0);
}

#[test]
fn the_only_service_need_not_be_named() {
    let mut config: Value = serde_json::from_str(CONFIG).unwrap();
    config["units"] = json!([{ "id": "a", "name": "A", "services": [{ "id": "b", "name": "B" }] }]);
    let server = Server::start_with(Options { config: config.to_string(), ..Options::default() });
    Form::filled("433333334").without("service").keep(&server);
    assert_eq!(text(&server, "SELECT unit || '/' || service FROM responses"), "a/b");
}
