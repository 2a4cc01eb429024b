//! The figures that the samples show are those of the core.

use serde_json::json;
use survei_publik::survey::instrument::{BUILT_IN, UnsurOrder, read};
use survei_publik::survey::score::{Figures, Profile, Tally};

use crate::adapter::Adapter;
use crate::response::{ITEMS, response};

/// Sends responses with all kinds of scores, and compares the page with what the core makes of
/// the rows in the database.
pub(crate) fn the_recap_is_counted_as_the_core_counts(
    adapter: &Adapter,
    page: impl Fn() -> String,
) {
    let _alone = adapter.alone.write();
    for turn in 0..14_usize {
        let mut sent = response();
        for (place, item) in ITEMS.iter().enumerate() {
            sent["answers"][item] = json!(1 + (turn * turn + place * (turn + 3) / 2) % 4);
        }
        assert_eq!(adapter.post(&sent).status, 201);
        let page = page();
        let (count, lines) = expected(adapter);
        assert!(count >= turn);
        for line in lines {
            assert!(page.contains(&line), "{line} is not in {page}");
        }
    }
}

/// How many rows there are, and what the page must have.
fn expected(adapter: &Adapter) -> (usize, Vec<String>) {
    let (_, text) = BUILT_IN.iter().find(|(id, _)| *id == "skm9-2017").unwrap();
    let instrument = read(text).usable().unwrap();
    let grouping = instrument.grouping_in(None, UnsurOrder::default()).unwrap();
    let mut tally = Tally::new(&instrument, &grouping);
    let columns: Vec<String> = (1..=9).map(|number| format!("u{number}")).collect();
    let sql = format!("SELECT {} FROM {}", columns.join(", "), adapter.table);
    let rows = adapter.database.ask(&sql);
    for row in rows.lines() {
        let scores = row.split('\t').map(|score| score.parse().unwrap());
        let answers = ITEMS.iter().map(|item| (*item).to_owned()).zip(scores).collect();
        tally.add(&instrument, &answers);
    }
    let figures = Figures::of(&tally, &grouping, Profile::Exact);
    let ikm = figures.main().unwrap();
    let mut lines = vec![
        format!("Jawaban: {}<", figures.respondents),
        format!("IKM: {}<", ikm.value.unwrap().indonesian()),
    ];
    // Table cells of either kind.
    for unsur in &ikm.unsur {
        let mean = unsur.nrr.unwrap().indonesian();
        let head = if adapter.table.starts_with("wp_") { "td" } else { "th" };
        lines.push(format!(">{}</{head}><td>{mean}<", unsur.unsur));
    }
    (rows.lines().count(), lines)
}
