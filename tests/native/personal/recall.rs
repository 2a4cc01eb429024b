//! How much is found, and how often something is found that is not there.

use std::collections::BTreeMap;
use std::time::Instant;

use survei_publik::survey::privacy::personal::{Kind, find};

use super::corpus::{innocent, telling};
use super::random::Random;

/// Comments of each half.
const HALF: u64 = 50_000;

#[test]
fn of_a_hundred_thousand_comments_99_percent_are_seen_and_1_percent_falsely_at_most() {
    let seed = std::env::var("SURVEI_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(6);
    let began = Instant::now();
    // Side by side, as it takes long.
    let ((kinds, missed), falsely) = std::thread::scope(|scope| {
        let falsely = scope.spawn(|| found_falsely(Random(!seed)));
        (found(Random(seed)), falsely.join().unwrap())
    });
    let percent = |part: u64, whole: u64| part as f64 * 100.0 / whole as f64;
    let (found, planted) =
        kinds.values().fold((0, 0), |sum, count| (sum.0 + count[1], sum.1 + count[0]));
    println!("{} comments, seed {seed}, {:?}", HALF * 2, began.elapsed());
    println!(
        "recall {:.3} %, false alarms {:.3} %",
        percent(found, planted),
        percent(falsely.len() as u64, HALF)
    );
    for (kind, [planted, found, named]) in &kinds {
        println!(
            "{kind:?}: {found} of {planted}, {:.2} %; as such {:.2} %",
            percent(*found, *planted),
            percent(*named, *planted)
        );
    }
    if std::env::var_os("SURVEI_SHOW").is_some() {
        for (kind, text) in missed.iter().take(400) {
            println!("MISSED {kind:?} {text:?}");
        }
        for (kind, part, text) in falsely.iter().take(200) {
            println!("FALSE {kind:?} {part:?} in {text:?}");
        }
    }
    assert!(found * 100 >= planted * 99, "recall");
    for (kind, [planted, found, _]) in &kinds {
        assert!(found * 100 >= planted * 99, "recall of {kind:?}");
    }
    assert!(falsely.len() as u64 * 100 <= HALF, "false alarms");
}

/// How many of each kind are planted, found, and found as what they are.
type Counts = BTreeMap<Kind, [u64; 3]>;

/// Counts what is found, and keeps what is missed.
fn found(mut random: Random) -> (Counts, Vec<(Kind, String)>) {
    let mut kinds = Counts::new();
    let mut missed = Vec::new();
    for n in 0..HALF {
        let (kind, _) = Kind::WORDS[(n % 8) as usize];
        let comment = telling(&mut random, kind);
        let found = find(&comment.text);
        let [(kind, place)] = comment.planted.as_slice() else { panic!("one is planted") };
        let over = found.iter().find(|found| found.start <= place.start && place.end <= found.end);
        let count = kinds.entry(*kind).or_default();
        count[0] += 1;
        count[1] += u64::from(over.is_some());
        count[2] += u64::from(over.is_some_and(|found| found.kind == *kind));
        if over.is_none() {
            missed.push((*kind, comment.text));
        }
    }
    (kinds, missed)
}

/// What is found in comments that have none, and the comments.
fn found_falsely(mut random: Random) -> Vec<(Kind, String, String)> {
    let mut falsely = Vec::new();
    for _ in 0..HALF {
        let comment = innocent(&mut random);
        if let Some(found) = find(&comment.text).first() {
            falsely.push((
                found.kind,
                comment.text[found.start..found.end].to_owned(),
                comment.text,
            ));
        }
    }
    falsely
}
