//! Pages of other sites that show a page from here in a frame.

use crate::server::{Options, Server};

const SITE: &str = "https://contoh.go.id";

/// What the policy of a page says of who may frame it.
fn ancestors(frames: &[&str], path: &str) -> String {
    let frames = frames.iter().map(|site| (*site).to_owned()).collect();
    let server = Server::start_with(Options { frames, ..Options::default() });
    let reply = server.get(path);
    assert_eq!(
        reply.header("x-frame-options"),
        None,
        "it would overrule the policy in old browsers"
    );
    let policy = reply.header("content-security-policy").unwrap();
    let directives: Vec<&str> =
        policy.split("; ").filter(|part| part.starts_with("frame-ancestors")).collect();
    assert_eq!(directives.len(), 1, "{policy}");
    directives[0].to_owned()
}

#[test]
fn nobody_else_frames_a_page_unless_told() {
    assert_eq!(ancestors(&[], "/survei.json"), "frame-ancestors 'self'");
}

#[test]
fn sites_on_the_list_may_frame_a_page_and_no_others() {
    let frames = [SITE, "http://127.0.0.1:8090"];
    let listed = "frame-ancestors 'self' https://contoh.go.id http://127.0.0.1:8090";
    assert_eq!(ancestors(&frames, "/survei.json"), listed);
}

#[test]
fn a_star_lets_every_site_frame_a_page() {
    assert_eq!(ancestors(&[SITE, "*"], "/survei.json"), "frame-ancestors *");
}

#[test]
fn the_recap_is_never_in_the_frame_of_another_site() {
    for path in ["/recap", "/recap/login"] {
        assert_eq!(ancestors(&[SITE, "*"], path), "frame-ancestors 'self'", "{path}");
    }
}

#[test]
fn a_site_that_may_frame_may_not_send_for_that() {
    let server = Server::start_with(Options { frames: vec!["*".to_owned()], ..Options::default() });
    let headers = [("Origin", SITE), ("Access-Control-Request-Method", "POST")];
    let reply = crate::client::ask(server.address, "OPTIONS", "/api/responses", &headers, b"");
    assert_eq!(reply.header("access-control-allow-origin"), None);
}
