//! What every sample keeps, whatever it is written in.

use std::sync::Barrier;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::json;
use survei_adapters::client::{Reply, ask};

use crate::adapter::{Adapter, PER_MINUTE};
use crate::response::{response, today};

/// A test of each promise, for one sample.
macro_rules! kept_by {
    ($adapter:expr) => {
        crate::promises::kept_by! { $adapter,
            a_response_is_stored_with_all_that_it_says
            a_repeat_is_not_stored_again_and_gets_the_same_receipt
            twenty_at_the_same_time_are_stored_once_and_get_one_receipt
            another_response_under_a_known_id_is_refused_and_changes_nothing
            a_comment_is_kept_to_the_byte
            a_filled_trap_is_refused_and_an_empty_one_is_not
            nothing_about_the_sender_is_stored
            another_method_is_refused
            more_than_the_limit_of_a_minute_is_refused
        }
        #[test]
        fn what_breaks_a_rule_is_refused_whole_and_the_field_is_named() {
            crate::refusals::what_breaks_a_rule_is_refused_whole_and_the_field_is_named(&$adapter);
        }
        #[test]
        fn what_is_no_json_or_too_large_is_refused() {
            crate::refusals::what_is_no_json_or_too_large_is_refused(&$adapter);
        }
    };
    ($adapter:expr, $($promise:ident)+) => {
        $(
            #[test]
            fn $promise() {
                crate::promises::$promise(&$adapter);
            }
        )+
    };
}
pub(crate) use kept_by;

/// Letters of four bytes, quotes, tags, and what SQL, PHP and templates have meanings for.
pub(crate) const HARD: &str = "Kursi 😀 \"tunggu\" 'rusak' <script>alert(1)</script> & né \\ % _ \
                               {{ 7*7 }} {!! x !!} $x ?1 :a\r\n--'); DROP TABLE x; <b";

/// The columns of each sample's table.
const COLUMNS: &str = "id kode_terima kuesioner versi periode unit layanan tanggal u1 u2 u3 u4 u5 \
                       u6 u7 u8 u9 jenis_kelamin usia pendidikan pekerjaan saran";

fn is_receipt(text: &str) -> bool {
    let letter = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() && !"ILOU".contains(c);
    let halves: Vec<&str> = text.split('-').collect();
    halves.len() == 2 && halves.iter().all(|half| half.len() == 4 && half.chars().all(letter))
}

pub(crate) fn a_response_is_stored_with_all_that_it_says(adapter: &Adapter) {
    let _shared = adapter.alone.read();
    let sent = response();
    let reply = adapter.post(&sent);
    assert_eq!(reply.status, 201, "{}", reply.text());
    assert!(reply.header("Content-Type").unwrap().starts_with("application/json"));
    assert_eq!(reply.header("X-Content-Type-Options"), Some("nosniff"));
    assert!(reply.header("Cache-Control").unwrap().contains("no-store"));
    assert_eq!(reply.header("Access-Control-Allow-Origin"), None);
    assert_eq!(reply.header("Set-Cookie"), None);
    assert!(is_receipt(&reply.receipt()), "{}", reply.text());
    let (day, period) = today();
    let row = adapter.of(
        "id, kode_terima, kuesioner, versi, periode, unit, layanan, tanggal, \
         u1, u2, u3, u4, u5, u6, u7, u8, u9, jenis_kelamin, usia, pendidikan, pekerjaan, \
         saran IS NULL",
        &sent["id"],
    );
    let row: Vec<&str> = row.split('\t').collect();
    let (id, receipt) = (sent["id"].as_str().unwrap(), reply.receipt());
    let said = [id, &receipt, "skm9-2017", "1", &period, "disdukcapil", "ktp-el", &day];
    assert_eq!(row[..8], said);
    assert_eq!(row[8..17], ["3", "3", "3", "4", "3", "3", "3", "3", "3"]);
    assert_eq!(row[17..21], ["P", "26-34", "D4/S1", "Swasta"]);
    assert!(["1", "t"].contains(&row[21]));
    assert_eq!(adapter.database.columns(adapter.table), COLUMNS, "and no other columns");
}

pub(crate) fn a_repeat_is_not_stored_again_and_gets_the_same_receipt(adapter: &Adapter) {
    let _shared = adapter.alone.read();
    let mut sent = response();
    sent["comment"] = json!(HARD);
    let first = adapter.post(&sent);
    assert_eq!(first.status, 201, "{}", first.text());
    for _ in 0..3 {
        let again = adapter.post(&sent);
        assert_eq!((again.status, again.receipt()), (200, first.receipt()));
    }
    assert_eq!(adapter.rows(&sent["id"]), 1);
}

pub(crate) fn twenty_at_the_same_time_are_stored_once_and_get_one_receipt(adapter: &Adapter) {
    let _shared = adapter.alone.read();
    let sent = response();
    let start = Barrier::new(20);
    let replies: Vec<Reply> = thread::scope(|scope| {
        let post = || {
            start.wait();
            adapter.post(&sent)
        };
        let threads: Vec<_> = (0..20).map(|_| scope.spawn(post)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(adapter.rows(&sent["id"]), 1);
    let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [&[200; 19][..], &[201]].concat());
    let receipt = adapter.of("kode_terima", &sent["id"]);
    assert!(replies.iter().all(|reply| reply.receipt() == receipt));
}

pub(crate) fn another_response_under_a_known_id_is_refused_and_changes_nothing(adapter: &Adapter) {
    let _shared = adapter.alone.read();
    let sent = response();
    assert_eq!(adapter.post(&sent).status, 201);
    let before = adapter.of("*", &sent["id"]);
    let mut others = [sent.clone(), sent.clone(), sent.clone()];
    others[0]["answers"]["waktu"] = json!(1);
    others[1]["comment"] = json!("Lain.");
    others[2]["respondent"]["usia"] = json!("17-25");
    for other in others {
        let reply = adapter.post(&other);
        assert_eq!((reply.status, reply.code()), (409, "id_taken".to_owned()));
    }
    assert_eq!(adapter.of("*", &sent["id"]), before);
}

pub(crate) fn a_comment_is_kept_to_the_byte(adapter: &Adapter) {
    let _shared = adapter.alone.read();
    // The longest, of letters with four bytes, too.
    for comment in [HARD, &"😀".repeat(2000)] {
        let mut sent = response();
        sent["comment"] = json!(comment);
        let reply = adapter.post(&sent);
        assert_eq!(reply.status, 201, "{}", reply.text());
        let kept = adapter.of(&adapter.database.hex("saran"), &sent["id"]);
        let bytes: String = comment.bytes().map(|byte| format!("{byte:02X}")).collect();
        assert_eq!(kept, bytes);
    }
}

pub(crate) fn a_filled_trap_is_refused_and_an_empty_one_is_not(adapter: &Adapter) {
    let _shared = adapter.alone.read();
    let mut sent = response();
    sent["situs_web"] = json!("http://contoh.invalid");
    let reply = adapter.post(&sent);
    let trap = ("situs_web".to_owned(), "must_be_empty".to_owned());
    assert_eq!((reply.status, reply.violations()), (422, vec![trap]));
    assert_eq!(adapter.rows(&sent["id"]), 0);
    sent["situs_web"] = json!("");
    assert_eq!(adapter.post(&sent).status, 201);
    assert_eq!(adapter.rows(&sent["id"]), 1);
}

pub(crate) fn nothing_about_the_sender_is_stored(adapter: &Adapter) {
    let _shared = adapter.alone.read();
    let sent = response();
    let told = [
        ("Content-Type", "application/json"),
        ("User-Agent", "peramban-penanda"),
        ("Cookie", "kuki=penanda"),
        ("Referer", "http://halaman.invalid/penanda"),
        ("X-Forwarded-For", "203.0.113.77"),
        ("Accept-Language", "xx-penanda"),
    ];
    let body = sent.to_string();
    let reply = ask(adapter.server.address, "POST", adapter.path, &told, body.as_bytes());
    assert_eq!(reply.status, 201, "{}", reply.text());
    let kept = adapter.everything();
    assert!(kept.contains(sent["id"].as_str().unwrap()));
    for trace in ["penanda", "203.0.113.77", "127.0.0.1"] {
        assert!(!kept.contains(trace), "{trace}");
    }
    // Nor a time: no clock's colon, no seconds since 1970. (A comment of another test has one.)
    let row = adapter.of("*", &sent["id"]);
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() / 1000;
    assert!(!row.contains(':'), "{row}");
    assert!(!row.split('\t').skip(1).any(|cell| cell.starts_with(&seconds.to_string())), "{row}");
}

pub(crate) fn another_method_is_refused(adapter: &Adapter) {
    let _shared = adapter.alone.read();
    for method in adapter.refused {
        let sent = response();
        let body = if *method == "GET" { String::new() } else { sent.to_string() };
        let headers = [("Content-Type", "application/json")];
        let reply = ask(adapter.server.address, method, adapter.path, &headers, body.as_bytes());
        assert_eq!(reply.status, 405, "{method}: {}", reply.text());
        assert!(reply.header("Allow").unwrap().contains("POST"), "{method}");
        assert_eq!(adapter.rows(&sent["id"]), 0, "{method}");
    }
}

pub(crate) fn more_than_the_limit_of_a_minute_is_refused(adapter: &Adapter) {
    let _alone = adapter.alone.write();
    let minute = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() / 60;
    // Until all of it is within one minute: nearly always the first time.
    for _ in 0..3 {
        let started = minute();
        let (table, left) = (adapter.table, 2);
        let count = PER_MINUTE - left;
        let sql = format!("UPDATE {table}_laju SET menit = {started}, jumlah = {count}");
        adapter.database.ask(&sql);
        let sent = [response(), response(), response()];
        let replies: Vec<Reply> = sent.iter().map(|sent| adapter.post(sent)).collect();
        if minute() != started {
            continue;
        }
        let statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
        assert_eq!(statuses, [201, 201, 429]);
        assert_eq!(replies[2].header("Retry-After"), Some("60"));
        assert_eq!(replies[2].code(), "too_many");
        assert_eq!(adapter.rows(&sent[2]["id"]), 0);
        // The next minute begins anew.
        let sql = format!("UPDATE {table}_laju SET menit = {}", started - 1);
        adapter.database.ask(&sql);
        assert_eq!(adapter.post(&sent[2]).status, 201);
        return;
    }
    panic!("three tries took longer than a minute each");
}
