//! Tallies as text, and merged from parts.

use survei_publik::survey::instrument::{BUILT_IN, HYBRID, Instrument, UnsurOrder, read};
use survei_publik::survey::score::{NotATally, Tally};

use crate::rows::usual;

fn built_in(id: &str) -> Instrument {
    let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == id).unwrap();
    read(text).usable().unwrap()
}

/// Numbers that look random and are the same every time (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// A row of the hybrid sixteen statements, with some answers left out.
fn row(instrument: &Instrument, numbers: &mut Numbers) -> Vec<Option<u8>> {
    let items = instrument.items_in(UnsurOrder::Questionnaire, Some(HYBRID));
    items.iter().map(|_| u8::try_from(numbers.below(5)).ok().filter(|score| *score > 0)).collect()
}

#[test]
fn a_thousand_random_partitions_merge_to_the_same_bytes() {
    let instrument = built_in("skm16");
    let grouping = usual(&instrument);
    let mut numbers = Numbers(20_170_014);
    let rows: Vec<_> = (0..60).map(|_| row(&instrument, &mut numbers)).collect();
    let mut whole = Tally::new(&instrument, &grouping);
    rows.iter().for_each(|row| whole.add_row(row));
    let whole = whole.to_json(&instrument, &grouping);
    for _ in 0..1000 {
        let mut parts = vec![Tally::new(&instrument, &grouping); 5];
        for row in &rows {
            let part = usize::try_from(numbers.below(5)).unwrap();
            parts[part].add_row(row);
        }
        let mut merged = Tally::new(&instrument, &grouping);
        while !parts.is_empty() {
            let next = usize::try_from(numbers.below(parts.len() as u64)).unwrap();
            merged.merge(&parts.swap_remove(next));
        }
        assert_eq!(merged.to_json(&instrument, &grouping), whole);
    }
}

#[test]
fn a_written_tally_is_read_back_and_only_as_what_it_is() {
    let instrument = built_in("skm16");
    let grouping = usual(&instrument);
    let mut tally = Tally::new(&instrument, &grouping);
    let mut numbers = Numbers(1);
    (0..20).for_each(|_| tally.add_row(&row(&instrument, &mut numbers)));
    let text = tally.to_json(&instrument, &grouping);
    assert_eq!(Tally::of_json(&text, &instrument, &grouping), Ok(tally));

    let read = |text: &str| Tally::of_json(text, &instrument, &grouping).unwrap_err();
    assert_eq!(read("{"), NotATally::Unreadable);
    assert_eq!(read(&text.replacen("\"format\":1", "\"format\":2", 1)), NotATally::NewerFormat);
    assert_eq!(read(&text.replacen("skm16", "skm17", 1)), NotATally::OfAnother);
    assert_eq!(read(&text.replacen("menpan-2026", "l12-2026", 1)), NotATally::OfAnother);
    assert_eq!(read(&text.replacen("\"counts\":[", "\"counts\":[1,", 1)), NotATally::Unreadable);
    assert_eq!(
        read(&text.replacen("\"unsur\":\"waktu\"", "\"unsur\":\"x\"", 1)),
        NotATally::Unreadable
    );
}
