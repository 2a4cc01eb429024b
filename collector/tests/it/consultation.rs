//! A consultation about a draft: the topic, who agrees, and the points that were made.

use serde_json::{Value, json};

use crate::client::Reply;
use crate::form::{About, config, consultation, id, sealed};
use crate::server::{Options, Server};

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(path, code)| ((*path).to_owned(), (*code).to_owned())).collect()
}

fn start() -> Server {
    Server::start_with(Options { config: consultation(), ..Options::default() })
}

fn body(number: u128, group: &str, answers: Value, points: &[[&str; 4]]) -> Value {
    let point = |[part, problem, proposal, time]: &[&str; 4]| {
        let mut point = json!({"komponen": part, "masalah": problem, "usulan": proposal});
        if !time.is_empty() {
            point["jangka-waktu"] = json!(time);
        }
        point
    };
    let statements = match points {
        [] => json!({}),
        points => json!({"masukan": points.iter().map(point).collect::<Vec<_>>()}),
    };
    let respondent = json!({"unsur_peserta": group});
    let about = About { respondent, answers, statements, ..About::default() };
    sealed(&config(&consultation()), number, about)
}

/// Two users and an expert. The user's points do not stand together in any order by content.
fn server() -> Server {
    let server = start();
    let mut first = body(
        1,
        "pengguna",
        json!({"persyaratan": 1, "biaya": 0}),
        &[
            ["waktu", "Terlalu lama", "Batasi tiga hari", "3 bulan"],
            ["persyaratan", "Fotokopi ganda", "Cukup satu", ""],
        ],
    );
    first["respondent"]["jenis_kelamin"] = json!("P");
    first["statements"]["organisasi"] = json!("Karang Taruna");
    server.keep(&first);
    server.keep(&body(
        2,
        "ahli",
        json!({"persyaratan": 1}),
        &[["prosedur", "Alur tidak jelas", "Pasang bagan", "2 hari"]],
    ));
    server.keep(&body(3, "pengguna", json!({"persyaratan": 0}), &[]));
    server
}

#[test]
fn a_consultation_is_kept_with_its_topic() {
    let server = server();
    assert_eq!(server.count("SELECT count(*) FROM responses WHERE topic = 'sp-ktp'"), 3);
    // Nobody has to say what they think of a part, nor of any.
    let silent = body(4, "media", json!({}), &[]);
    assert_eq!(silent["score"]["indexes"], json!({}));
    server.keep(&silent);
    let csv = server.read("/api/responses.csv");
    let lines: Vec<&str> = csv.text().lines().collect();
    assert!(
        lines[0].contains(";day;topic;unsur_peserta;jenis_kelamin;persyaratan;"),
        "{}",
        lines[0]
    );
    assert!(
        lines[0].ends_with(
            ";hasil;rancangan;masukan;organisasi;comment;profile;grouping;persetujuan;mutu"
        ),
        "{}",
        lines[0]
    );
    assert!(lines[1].contains(";2026-11-25;sp-ktp;pengguna;P;1;;;0;"), "{}", lines[1]);
    // One agrees of two: 50 of a hundred.
    assert!(lines[1].ends_with(";2;Karang Taruna;;2017-exact;persetujuan;50,00;"), "{}", lines[1]);
    assert!(lines[4].ends_with(";;;;2017-exact;persetujuan;;"), "{}", lines[4]);
}

#[test]
fn the_topic_must_be_the_one_that_is_consulted_about() {
    let server = start();
    let mut given = body(1, "ahli", json!({}), &[]);
    given["topic"] = json!("sp-akta");
    let reply = server.post(&given);
    assert_eq!(reply.violations(), pairs(&[("topic", "not_configured")]));
    assert!(reply.text().contains("sp-ktp"));
    given["topic"] = Value::Null;
    assert_eq!(server.post(&given).violations(), pairs(&[("topic", "missing")]));
    given.as_object_mut().unwrap().remove("topic");
    assert_eq!(server.post(&given).violations(), pairs(&[("topic", "missing")]));
    let mut without = crate::form::filled(1, "333333333");
    without["topic"] = json!("sp-ktp");
    let reply = Server::start().post(&without);
    assert_eq!(reply.violations(), pairs(&[("topic", "not_asked")]));
}

#[test]
fn what_is_consulted_about_in_another_mode_is_not_asked() {
    let server = start();
    let mut given = body(1, "ahli", json!({"persyaratan": 1}), &[]);
    given["answers"]["rancangan"] = json!(1);
    assert_eq!(server.post(&given).violations(), pairs(&[("answers.rancangan", "not_asked")]));
}

#[test]
fn the_longest_points_fit_however_they_are_written_and_nothing_longer_is_read() {
    let server = start();
    let mut given = body(1, "ahli", json!({}), &[]);
    let point =
        json!({"komponen": "waktu", "masalah": "LONG", "usulan": "LONG", "jangka-waktu": "LINE"});
    given["statements"] = json!({"masukan": vec![point; 50], "organisasi": "LINE"});
    // Twelve bytes a letter, as in the longest comment.
    let letters = |count| "\\ud83d\\ude00".repeat(count);
    let long = given.to_string().replace("LONG", &letters(2000)).replace("LINE", &letters(200));
    assert!(long.len() > 2_500_000, "{}", long.len());
    let reply = server.post_bytes(long.as_bytes());
    assert_eq!(reply.status, 201, "{}", reply.text());
    let reply = server.post_bytes(&vec![b' '; 3_000_000]);
    assert_eq!((reply.status, reply.code().as_str()), (413, "too_large"));
}

#[test]
fn the_recap_keeps_to_the_topic_unless_another_is_asked_for() {
    let folder = server().stop();
    let moved = consultation().replace("sp-ktp", "sp-akta").replace("KTP\"", "Akta\"");
    let options = Options { config: moved.clone(), ..Options::default() };
    let server = Server::start_in(folder, options);
    let about = About { respondent: json!({"unsur_peserta": "media"}), ..About::default() };
    server.keep(&sealed(&config(&moved), 9, about));
    for (query, topic, respondents) in [
        ("", json!("sp-akta"), 1),
        ("?topic=", json!("sp-akta"), 1),
        ("?topic=sp-akta", json!("sp-akta"), 1),
        ("?topic=sp-ktp", json!("sp-ktp"), 3),
        ("?topic=*", Value::Null, 4),
    ] {
        let recap = server.recap(query);
        assert_eq!(recap["filters"]["topic"], topic, "{query}");
        assert_eq!(recap["respondents"], respondents, "{query}");
        let csv = server.read(&format!("/api/responses.csv{query}"));
        assert_eq!(csv.text().lines().count(), respondents + 1, "{query}");
    }
    let entries =
        |query: &str| -> Reply { server.read(&format!("/api/entries.csv?item=masukan{query}")) };
    assert_eq!(entries("").text().lines().count(), 1);
    assert_eq!(entries("&topic=sp-ktp").text().lines().count(), 4);
    let reply = server.read("/api/recap?topic=sp-sim");
    assert_eq!(reply.status, 400);
    let error = &reply.json()["error"];
    assert_eq!(error["parameter"], "topic");
    assert_eq!(error["known"], json!(["sp-akta", "sp-ktp", "*"]));
    let page = server.read("/recap?topic=*");
    for words in [
        "<option value=\"sp-akta\">",
        "<option value=\"sp-ktp\">",
        "<option value=\"*\" selected>",
        "/api/responses.csv?topic=*\"",
        "/api/entries.csv?item=masukan&amp;topic=*\"",
    ] {
        assert!(page.text().contains(words), "{words} in {}", page.text());
    }
}

#[test]
fn the_page_is_what_the_minutes_of_the_forum_need() {
    let server = server();
    let reply = server.read("/recap");
    let text = reply.text();
    for words in [
        "<h1>Rekap Forum Konsultasi Publik: Rancangan Standar Pelayanan KTP</h1>",
        "<h2>Jumlah peserta</h2><p class=\"figure\"><strong>3</strong></p>",
        "<caption>Anda ikut sebagai</caption>",
        "<th scope=\"row\">Masyarakat pengguna layanan</th><td>2</td>",
        "<th scope=\"row\">Ahli, praktisi, atau akademisi</th><td>1</td>",
        "<th scope=\"col\">Setuju</th><th scope=\"col\">Tidak setuju</th>",
        // Two of three: 66,67; nobody of one: 0,00.
        "<th scope=\"row\">Persyaratan</th><td>2</td><td>1</td><td>3</td><td>66,67</td><td>33,33</td>",
        "<th scope=\"row\">Biaya/tarif</th><td>0</td><td>1</td><td>1</td><td>0,00</td><td>100,00</td>",
        "<th scope=\"col\">No</th><th scope=\"col\">Bagian</th>\
         <th scope=\"col\">Identifikasi Masalah</th>\
         <th scope=\"col\">Usulan Rekomendasi Perbaikan</th>\
         <th scope=\"col\">Jangka Waktu Penyelesaian</th>",
        // By part, in the questionnaire's order: not by who made the point.
        "<tr><td>1</td><td>Persyaratan</td><td>Fotokopi ganda</td><td>Cukup satu</td><td></td></tr>\
         <tr><td>2</td><td>Sistem, mekanisme, dan prosedur</td><td>Alur tidak jelas</td>\
         <td>Pasang bagan</td><td>2 hari</td></tr>\
         <tr><td>3</td><td>Jangka waktu pelayanan</td><td>Terlalu lama</td>\
         <td>Batasi tiga hari</td><td>3 bulan</td></tr>",
        "href=\"/api/entries.csv?item=masukan&amp;topic=sp-ktp\"",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    for words in [
        "PENGOLAHAN DATA",
        "Jumlah jawaban per nilai",
        "Cara hitung",
        "<th scope=\"row\">Produk pelayanan</th><td>0</td><td>0</td>",
        "Karang Taruna",
    ] {
        assert!(!text.contains(words), "{words} in {text}");
    }
}

#[test]
fn words_of_participants_are_shown_as_words() {
    let server = start();
    let point = ["waktu", "<script>alert(1)</script>", "<b>x</b>", ""];
    server.keep(&body(1, "ahli", json!({}), &[point]));
    let text = server.read("/recap").text().to_owned();
    assert!(text.contains("&lt;script&gt;") && !text.contains("<script") && !text.contains("<b>x"));
}

#[test]
fn a_point_carries_the_group_of_the_participant_and_nothing_else_about_them() {
    let reply = server().read("/api/entries.csv?item=masukan");
    let expected = "\u{feff}day;unit;service;topic;unsur_peserta;komponen;masalah;usulan;jangka-waktu\r\n\
        2026-11-25;disdukcapil;ktp;sp-ktp;ahli;prosedur;Alur tidak jelas;Pasang bagan;2 hari\r\n\
        2026-11-25;disdukcapil;ktp;sp-ktp;pengguna;waktu;Terlalu lama;Batasi tiga hari;3 bulan\r\n\
        2026-11-25;disdukcapil;ktp;sp-ktp;pengguna;persyaratan;Fotokopi ganda;Cukup satu;\r\n";
    assert_eq!(reply.text(), expected);
    assert!(!reply.text().contains(&id(1)));
}

#[test]
fn the_recap_counts_participants_agreement_and_points() {
    let recap = server().recap("");
    assert_eq!((&recap["respondents"], &recap["filters"]["topic"]), (&json!(3), &json!("sp-ktp")));
    let part = &recap["indexes"][0]["unsur"][0];
    assert_eq!((&part["key"], &part["counts"]), (&json!("persyaratan"), &json!({"0": 1, "1": 2})));
    assert_eq!(recap["respondent"][0]["choices"][0]["count"], 2);
    let points = &recap["statements"][0];
    assert_eq!((&points["answered"], &points["entries"]), (&json!(2), &json!(3)));
    let parts = &points["questions"][0]["options"];
    let counted = |code: &str| {
        let found = parts.as_array().unwrap().iter().find(|part| part["code"] == code);
        found.unwrap()["count"].clone()
    };
    assert_eq!(["persyaratan", "prosedur", "waktu", "biaya"].map(counted), [1, 1, 1, 0]);
    assert_eq!(recap["statements"][1]["answered"], 1);
}
