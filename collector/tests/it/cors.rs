//! Pages of other sites.

use crate::client::{Reply, ask};
use crate::form::filled;
use crate::server::{Options, Server};

const SITE: &str = "https://contoh.go.id";

fn server(origins: &[&str]) -> Server {
    let origins = origins.iter().map(|origin| (*origin).to_owned()).collect();
    Server::start_with(Options { origins, ..Options::default() })
}

fn preflight(server: &Server, origin: &str, path: &str) -> Reply {
    let headers = [
        ("Origin", origin),
        ("Access-Control-Request-Method", "POST"),
        ("Access-Control-Request-Headers", "content-type"),
    ];
    ask(server.address, "OPTIONS", path, &headers, b"")
}

fn allowed(reply: &Reply) -> Option<&str> {
    reply.header("access-control-allow-origin")
}

#[test]
fn a_site_on_the_list_may_send_responses_and_no_cookies() {
    let server = server(&[SITE, "https://lain.go.id"]);
    let reply = preflight(&server, SITE, "/api/responses");
    assert_eq!((reply.status, allowed(&reply)), (200, Some(SITE)));
    let methods = reply.header("access-control-allow-methods");
    assert_eq!(methods, Some("POST"));
    assert_eq!(reply.header("access-control-allow-headers"), Some("content-type"));
    assert_eq!(reply.header("access-control-allow-credentials"), None);
    let headers = [("Origin", SITE), ("Content-Type", "application/json")];
    let body = filled(1, "333333333").to_string();
    let reply = ask(server.address, "POST", "/api/responses", &headers, body.as_bytes());
    assert_eq!((reply.status, allowed(&reply)), (201, Some(SITE)));
    // The page must be able to read why a response was refused.
    let reply = ask(server.address, "POST", "/api/responses", &headers, b"{}");
    assert_eq!((reply.status, allowed(&reply)), (400, Some(SITE)));
}

#[test]
fn a_site_that_is_not_on_the_list_is_not_let_in() {
    for (origins, origin) in [
        (&[][..], SITE),
        (&[SITE][..], "https://jahat.example"),
        (&[SITE][..], "https://contoh.go.id.jahat.example"),
        (&[SITE][..], "http://contoh.go.id"),
        (&[SITE][..], "null"),
    ] {
        assert_eq!(allowed(&preflight(&server(origins), origin, "/api/responses")), None);
    }
}

#[test]
fn a_star_lets_every_site_send_but_none_read() {
    let server = server(&["*"]);
    assert_eq!(allowed(&preflight(&server, SITE, "/api/responses")), Some("*"));
    for path in ["/api/recap", "/api/responses.csv", "/recap", "/recap/login", "/survei.json"] {
        assert_eq!(allowed(&preflight(&server, SITE, path)), None, "{path}");
        let reply = ask(server.address, "GET", path, &[("Origin", SITE)], b"");
        assert_eq!(allowed(&reply), None, "{path}");
    }
}
