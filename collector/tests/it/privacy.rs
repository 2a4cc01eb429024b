//! What is not kept.

use serde_json::json;

use crate::client::ask;
use crate::form::filled;
use crate::server::Server;

#[test]
fn no_address_and_no_user_agent_is_stored() {
    let server = Server::start();
    let headers = [
        ("Content-Type", "application/json"),
        ("User-Agent", "CANARY-AGENT/1"),
        ("X-Forwarded-For", "203.0.113.77"),
        ("Referer", "https://contoh.go.id/CANARY-PAGE"),
        ("Cookie", "sesi=CANARY-COOKIE"),
        ("Accept-Language", "CANARY-LANGUAGE"),
    ];
    let mut body = filled(1, "433333334");
    body["comment"] = json!("PRESENT-COMMENT");
    let body = body.to_string();
    let reply =
        ask(server.address, "POST", "/api/responses?CANARY-QUERY", &headers, body.as_bytes());
    assert_eq!(reply.status, 201);
    let mut bytes = Vec::new();
    for entry in server.folder.path().read_dir().unwrap() {
        bytes.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds("PRESENT-COMMENT"), "the search must find what is there");
    for trace in ["CANARY", "203.0.113.77", "127.0.0.1", &server.address.port().to_string()] {
        assert!(!holds(trace), "{trace}");
    }
}

#[test]
fn the_tables_have_these_columns_and_no_order_of_arrival() {
    let server = Server::start();
    let database = server.database();
    let mut tables =
        database.prepare("SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%' ORDER BY name").unwrap();
    let tables: Vec<(String, bool, bool)> = tables
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let expected = ["answers", "respondent", "responses", "scores", "statements"];
    assert_eq!(tables, expected.map(|name| (name.to_owned(), true, true)));
    let mut columns = database.prepare("SELECT name FROM pragma_table_info('responses')").unwrap();
    let columns: Vec<String> =
        columns.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let expected = [
        "id",
        "receipt",
        "instrument",
        "instrument_version",
        "period",
        "unit",
        "service",
        "day",
        "profile",
        "grouping",
        "comment",
        "topic",
        "slot",
    ];
    assert_eq!(columns, expected);
}
