//! `/recap`, and who may see it.

use crate::client::{Reply, ask};
use crate::form::{CONFIG, filled, filled_for};
use crate::server::{Server, TOKEN};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'";

fn cookie(reply: &Reply) -> String {
    let cookie = reply.header("set-cookie").expect("a cookie");
    cookie.split(';').next().unwrap().to_owned()
}

fn with_cookie(server: &Server, path: &str, cookie: &str) -> Reply {
    ask(server.address, "GET", path, &[("Cookie", cookie)], b"")
}

fn log_in(server: &Server, body: &str) -> Reply {
    let headers = [("Content-Type", "application/x-www-form-urlencoded")];
    ask(server.address, "POST", "/recap/login", &headers, body.as_bytes())
}

#[test]
fn recap_and_csv_need_the_token() {
    let server = Server::start();
    server.keep(&filled(1, "433333334"));
    let wrong = "Bearer token-untuk-pengujiaN";
    for path in ["/api/recap", "/api/responses.csv", "/recap"] {
        for headers in [
            &[][..],
            &[("Authorization", wrong)],
            &[("Authorization", "Basic dG9rZW4=")],
            &[("Authorization", TOKEN)],
            &[("Cookie", "survei_recap=")],
            &[("Cookie", "survei_recap=token-untuk-pengujian")],
        ] {
            let reply = ask(server.address, "GET", path, headers, b"");
            assert_eq!(reply.status, 401, "{path} {headers:?}");
            assert!(!reply.text().contains("80,56") && !reply.text().contains("80.56"));
        }
        assert_eq!(server.read(path).status, 200, "{path}");
    }
    assert_eq!(server.get("/api/recap").code(), "token_needed");
}

#[test]
fn the_link_with_the_token_opens_the_recap_and_hides_the_token() {
    let server = Server::start();
    let reply = server.get(&format!("/recap?token={TOKEN}"));
    assert_eq!((reply.status, reply.header("location")), (303, Some("/recap")));
    let attributes = reply.header("set-cookie").unwrap();
    assert!(attributes.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{attributes}");
    let cookie = cookie(&reply);
    assert!(!cookie.contains(TOKEN), "the cookie is not the token");
    let other = format!("tema=gelap; {cookie}");
    for path in ["/recap", "/api/recap", "/api/responses.csv"] {
        assert_eq!(with_cookie(&server, path, &other).status, 200, "{path}");
    }
    let proxied = [("X-Forwarded-Proto", "https")];
    let path = format!("/recap?token={TOKEN}");
    let reply = ask(server.address, "GET", &path, &proxied, b"");
    assert!(reply.header("set-cookie").unwrap().ends_with("; Secure"));
}

#[test]
fn the_cookie_of_one_run_does_not_open_the_next() {
    let server = Server::start();
    let cookie = cookie(&server.get(&format!("/recap?token={TOKEN}")));
    let server = Server::start();
    assert_eq!(with_cookie(&server, "/recap", &cookie).status, 401);
}

#[test]
fn without_the_token_there_is_a_form_that_takes_it() {
    let server = Server::start();
    let form = server.get("/recap");
    assert_eq!(form.status, 401);
    assert!(form.text().contains("action=\"/recap/login\""));
    let reply = log_in(&server, &format!("token={TOKEN}"));
    assert_eq!((reply.status, reply.header("location")), (303, Some("/recap")));
    assert_eq!(with_cookie(&server, "/recap", &cookie(&reply)).status, 200);
    for body in ["token=salah", "token=", "", "lain=1"] {
        let reply = log_in(&server, body);
        assert_eq!((reply.status, reply.header("set-cookie")), (401, None), "{body}");
        assert!(reply.text().contains("Token salah"));
    }
    let reply = server.get("/recap?token=salah");
    assert_eq!((reply.status, reply.header("set-cookie")), (401, None));
}

#[test]
fn the_recap_shows_the_figure_the_working_table_and_the_way_to_the_csv() {
    let server = Server::start();
    for (number, row) in (1..).zip(["433333334", "343433334", "343434334"]) {
        server.keep(&filled(number, row));
    }
    // (29 + 30 + 31) ÷ 27 × 25 = 83,3333
    let reply = server.read("/recap?unit=disdukcapil&service=ktp&period=2026-TW4");
    assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
    let text = reply.text();
    for words in [
        "<html lang=\"id\">",
        "Pemerintah Kabupaten Contoh",
        "Dinas Kependudukan dan Pencatatan Sipil · KTP elektronik · Triwulan IV 2026",
        "<strong>83,33</strong><span> · B · Baik</span>",
        "2017-exact (bobot 1/9 per unsur)",
        "Dihitung dari 3 jawaban",
        "PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT",
        "Σ Nilai/Unsur",
        "NRR/Unsur",
        "NRR tertimbang/Unsur",
        "IKM UNIT PELAYANAN",
        "<b>U8</b> <span>Sarana dan Prasarana</span>",
        "*) 3,333",
        "**) 83,33",
        "Tidak diisi",
        "href=\"/api/responses.csv?unit=disdukcapil&amp;service=ktp&amp;period=2026-TW4\"",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    let list = server.read("/recap?order=daftar&profile=2017-0.11");
    assert!(list.text().contains("<b>U9</b> <span>Sarana dan Prasarana</span>"));
    assert!(list.text().contains("<strong>82,50</strong>"));
    assert!(list.text().contains("NRR per unsur × 0,11<"));
}

#[test]
fn without_responses_the_page_says_so() {
    let server = Server::start();
    let text = server.read("/recap").text().to_owned();
    assert!(text.contains("Belum ada data") && !text.contains("<strong>"));
}

#[test]
fn a_service_of_another_unit_gives_way_to_the_unit() {
    let server = Server::start();
    server.keep(&filled_for(CONFIG, 1, "333333333", "puskesmas", "umum", "2026-11-25"));
    let reply = server.read("/recap?unit=puskesmas&service=disdukcapil%2Fktp");
    assert_eq!(reply.status, 200);
    assert!(reply.text().contains("tidak ada di unit ini"));
    assert!(reply.text().contains("Puskesmas Contoh · Semua layanan"));
    let reply = server.read("/recap?unit=bapenda");
    assert_eq!(reply.status, 400);
    assert!(reply.text().contains("bapenda") && reply.text().contains("href=\"/recap\""));
}

#[test]
fn words_of_the_configuration_and_the_address_are_shown_as_words() {
    let config = CONFIG.replace("Puskesmas Contoh", "<script>alert(1)</script>");
    let options = crate::server::Options { config, ..crate::server::Options::default() };
    let server = Server::start_with(options);
    for path in ["/recap?unit=puskesmas", "/recap?unit=%3Cscript%3E"] {
        let reply = server.read(path);
        assert!(reply.text().contains("&lt;script&gt;") && !reply.text().contains("<script"));
    }
}

#[test]
fn pages_keep_the_policy_they_are_sent_with() {
    let server = Server::start();
    server.keep(&filled(1, "433333334"));
    for path in ["/recap", "/recap?unit=x", "/recap?token=salah", "/recap.css", "/api/recap", "/x"]
    {
        let reply = server.read(path);
        assert_eq!(reply.header("content-security-policy"), Some(POLICY), "{path}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(reply.header("referrer-policy"), Some("no-referrer"), "{path}");
        for forbidden in [" style=", "<style", "<script", " onclick", "http://", "https://"] {
            assert!(!reply.text().contains(forbidden), "{forbidden} in {path}");
        }
    }
    assert_eq!(server.read("/recap").header("cache-control"), Some("no-store"));
    assert_eq!(server.get("/recap.css").header("content-type"), Some("text/css; charset=utf-8"));
}
