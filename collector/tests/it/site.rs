//! The agency's pages, served beside.

use std::fs;
use std::path::Path;

use survei_collector::{Calendar, Configuration, Origins, Settings, Token, router};

use crate::client::ask;
use crate::form::CONFIG;
use crate::server::{Options, Server, TODAY, TOKEN};

#[test]
fn the_folder_is_served_as_pages_that_are_asked_for_again() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("dist");
    fs::create_dir(&site).unwrap();
    fs::write(site.join("index.html"), "<!doctype html>survei").unwrap();
    fs::write(site.join("survei.wasm"), b"\0asm").unwrap();
    fs::write(site.join("survei.js"), "export {}").unwrap();
    fs::write(folder.path().join("secret.txt"), "rahasia").unwrap();
    let server = Server::start_with(Options { site: Some(site), ..Options::default() });
    for (path, kind) in [
        ("/", "text/html"),
        ("/survei.wasm", "application/wasm"),
        ("/survei.js", "text/javascript"),
    ] {
        let reply = server.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (200, Some(kind)), "{path}");
        assert_eq!(reply.header("cache-control"), Some("no-cache"));
        let policy = reply.header("content-security-policy").unwrap();
        assert!(policy.contains("'wasm-unsafe-eval'"));
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(reply.header("referrer-policy"), Some("no-referrer"));
    }
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/nothing"] {
        let reply = server.get(path);
        assert_eq!(reply.status, 404, "{path}");
    }
}

#[test]
fn a_file_that_is_named_by_its_content_may_be_kept_for_ever_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    for file in ["element.0123456789.js", "element.js", "a.b.js", "0123456789.js"] {
        fs::write(folder.path().join(file), "export {}").unwrap();
    }
    let site = Some(folder.path().to_owned());
    let server = Server::start_with(Options { site, ..Options::default() });
    let keep = |path| server.get(path).header("cache-control").map(str::to_owned).unwrap();
    assert_eq!(keep("/element.0123456789.js"), "public, max-age=31536000, immutable");
    for path in ["/element.js", "/a.b.js", "/0123456789.js", "/element.9876543210.js"] {
        assert_eq!(keep(path), "no-cache", "{path}");
    }
}

#[test]
fn the_page_reads_the_very_configuration_that_the_collector_reads() {
    let reply = Server::start().get("/survei.json");
    assert_eq!((reply.status, reply.text()), (200, CONFIG));
    assert_eq!(reply.header("content-type"), Some("application/json"));
    assert_eq!(reply.header("cache-control"), Some("no-cache"));
}

#[test]
fn a_database_inside_the_folder_that_is_served_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings {
        configuration: Configuration::read(CONFIG, Path::new("")).unwrap().0,
        data: folder.path().join("responses.sqlite"),
        site: Some(folder.path().to_owned()),
        origins: Origins::parse(&[]).unwrap(),
        frames: Origins::parse(&[]).unwrap(),
        token: Token::parse(TOKEN).unwrap(),
        calendar: Calendar::Fixed(TODAY),
    };
    let refusal = format!("{:#}", router(settings).unwrap_err());
    assert!(refusal.contains("ditayangkan"), "{refusal}");
}

#[test]
fn a_compressed_file_beside_a_file_is_sent_to_those_who_take_it() {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in [("survei.wasm", "plain"), ("survei.wasm.br", "brotli")] {
        fs::write(folder.path().join(name), content).unwrap();
    }
    let server =
        Server::start_with(Options { site: Some(folder.path().to_owned()), ..Options::default() });
    let reply = ask(server.address, "GET", "/survei.wasm", &[("accept-encoding", "gzip, br")], b"");
    assert_eq!((reply.header("content-encoding"), reply.text()), (Some("br"), "brotli"));
    assert_eq!(reply.header("content-type"), Some("application/wasm"));
    let reply = server.get("/survei.wasm");
    assert_eq!((reply.header("content-encoding"), reply.text()), (None, "plain"));
}
