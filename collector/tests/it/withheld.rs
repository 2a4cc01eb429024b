//! Small cells in rows, and in single questions that few answered.

use serde_json::{Value, json};

use crate::cells::rows;
use crate::form::{config_with, filled_for};
use crate::ragam;
use crate::server::{Options, Server};

#[test]
fn rows_that_are_told_of_together_with_those_of_another_service_are_not_told_of_alone() {
    let services = ["ktp", "akta", "kia"].map(|id| json!({ "id": id, "name": id }));
    let units = json!([{ "id": "disdukcapil", "name": "Dukcapil", "services": services }]);
    let config = config_with(json!({ "units": units, "privacy": { "k": 5 } }));
    let server = Server::start_with(Options { config: config.clone(), ..Options::default() });
    let people = [("akta", "P", 2), ("ktp", "P", 6), ("kia", "P", 10), ("kia", "L", 5)];
    let all =
        people.iter().flat_map(|(service, sex, many)| (0..*many).map(move |_| (service, sex)));
    for (number, (service, sex)) in (1..).zip(all) {
        let mut body =
            filled_for(&config, number, "333333333", "disdukcapil", service, "2026-11-25");
        body["respondent"]["jenis_kelamin"] = json!(sex);
        server.keep(&body);
    }
    let told = |query: &str| {
        let rows = rows(server.read(&format!("/api/responses.csv{query}")).text());
        let of = |sex: &str| rows[1..].iter().filter(|row| row[8] == sex).count();
        (rows.len() - 1, of("P"), of("L"))
    };
    // The two are told of together with the five, which are the smallest group beside them.
    assert_eq!(told(""), (23, 16, 0));
    // Seven less the five would be the two.
    assert_eq!(told("?service=kia"), (10, 10, 0));
    // Where no figure of a service is told, no row is.
    assert_eq!(server.recap("?service=ktp")["respondents"], Value::Null);
    assert_eq!(told("?service=ktp"), (0, 0, 0));
}

#[test]
fn rows_for_publication_do_not_stand_in_the_order_of_their_days() {
    let config = config_with(json!({ "privacy": { "k": 5 } }));
    let server = Server::start_with(Options { config: config.clone(), ..Options::default() });
    for number in 1..=10 {
        let (day, scores) =
            if number <= 5 { ("2026-11-25", "444444444") } else { ("2026-10-01", "111111111") };
        server.keep(&filled_for(&config, number, scores, "disdukcapil", "ktp", day));
    }
    let scores = |query: &str| -> Vec<String> {
        let rows = rows(server.read(&format!("/api/responses.csv{query}")).text());
        rows[1..].iter().map(|row| row[12].clone()).collect()
    };
    let (late, early) = (["4"; 5], ["1"; 5]);
    assert_eq!(scores(""), [late, early].concat(), "by the random id");
    assert_eq!(scores("?full=1"), [early, late].concat(), "by day");
}

#[test]
fn entries_for_publication_tell_no_day_and_do_not_stand_in_the_order_of_days() {
    let server = ragam_of_five();
    for number in 1..=10 {
        let mut about = ragam::least(4);
        let (day, part) =
            if number <= 5 { ("2026-11-25", "antre") } else { ("2026-10-01", "bayar") };
        about.day = day;
        about.statements["hambatan"] = json!([{ "bagian": part }]);
        server.keep(&ragam::body(number, about));
    }
    let told = |query: &str| -> Vec<(String, String)> {
        let rows = rows(server.read(&format!("/api/entries.csv?item=hambatan{query}")).text());
        rows[1..].iter().map(|row| (row[0].clone(), row[4].clone())).collect()
    };
    let five = |day: &str, part: &str| vec![(day.to_owned(), part.to_owned()); 5];
    assert_eq!(told(""), [five("", "antre"), five("", "bayar")].concat());
    let by_day = [five("2026-10-01", "bayar"), five("2026-11-25", "antre")];
    assert_eq!(told("&full=1"), by_day.concat());
}

/// Under k = 5, with a question of every kind.
fn ragam_of_five() -> Server {
    ragam_of_five_with(|_| {})
}

/// The same with a changed configuration.
fn ragam_of_five_with(change: impl FnOnce(&mut Value)) -> Server {
    let mut config: Value = serde_json::from_str(&ragam::config_text()).unwrap();
    config["privacy"] = json!({ "k": 5 });
    change(&mut config);
    let options = Options { config: config.to_string(), ..Options::default() };
    Server::start_in(ragam::folder_with(&ragam::ragam()), options)
}

#[test]
fn what_few_answered_is_withheld_though_many_responded() {
    let server = ragam_of_five();
    for number in 1..=6 {
        let mut about = ragam::least(4);
        if number <= 4 {
            about.answers["ramah"] = json!(1);
            about.statements["saran"] = json!("Tambah loket");
        }
        server.keep(&ragam::body(number, about));
    }
    let recap = server.recap("");
    assert_eq!(recap["respondents"], 6);
    let unsur = |place: usize| {
        let unsur = &recap["indexes"][0]["unsur"][place];
        ["answered", "total", "counts", "nrr"].map(|key| unsur[key].clone())
    };
    assert_eq!(
        unsur(0),
        [json!(6), json!(24), json!({"1": 0, "2": 0, "3": 0, "4": 6}), json!("4.000")]
    );
    assert_eq!(unsur(1), [Value::Null, Value::Null, Value::Null, Value::Null]);
    // Of the two the first is told, so that the index would tell the second.
    assert_eq!(recap["indexes"][0]["value"], Value::Null);
    let said = |item: &str| {
        let list = recap["statements"].as_array().unwrap();
        list.iter().find(|found| found["item"] == item).unwrap()["answered"].clone()
    };
    assert_eq!((said("lewat"), said("saran")), (json!(6), Value::Null));
    let withheld = recap["privacy"]["withheld"].as_array().unwrap();
    for key in ["unsur.ramah", "statements.saran"] {
        assert!(withheld.contains(&json!(key)), "{key} in {withheld:?}");
    }
    assert!(!withheld.contains(&json!("unsur.cepat")), "{withheld:?}");
}

#[test]
fn what_few_answered_of_one_service_is_not_told_of_the_others_either() {
    let services = json!([{ "id": "ktp", "name": "KTP" }, { "id": "kk", "name": "KK" },
        { "id": "akta", "name": "Akta", "mode": "daring" }]);
    let server = ragam_of_five_with(|config| config["units"][0]["services"] = services);
    for number in 1..=16 {
        let mut about = ragam::least(4);
        if number <= 10 {
            about.answers["ramah"] = json!(3);
        }
        let mut body = ragam::body(number, about);
        body["service"] = json!(if number <= 8 { "ktp" } else { "kk" });
        server.keep(&body);
    }
    // A service where it is not asked at all.
    for number in 17..=22 {
        let mut body = ragam::body(number, ragam::least(4));
        body["service"] = json!("akta");
        server.keep(&body);
    }
    let answered = |query: &str| {
        let recap = server.recap(query);
        [0, 1].map(|place| recap["indexes"][0]["unsur"][place]["answered"].clone())
    };
    assert_eq!(answered(""), [json!(22), json!(10)]);
    // The ten less the eight would be the two.
    assert_eq!(answered("?service=ktp"), [json!(8), Value::Null]);
    assert_eq!(answered("?service=kk"), [json!(8), Value::Null]);
    // Nobody is nobody, and takes no index away.
    assert_eq!(answered("?service=akta"), [json!(6), json!(0)]);
    assert_ne!(server.recap("?service=akta")["indexes"][0]["value"], Value::Null);
    let page = server.read("/recap?service=ktp");
    assert!(page.text().contains(">32<") && !page.text().contains(">24<"), "{}", page.text());
}
