//! Randomised response: how much a single answer tells, and that the whole can be estimated.

use std::sync::Arc;

use serde_json::{Value, json};
use survei_publik::survey::config::{Config, is_plain, read};
use survei_publik::survey::instrument;
use survei_publik::survey::payload::Submission;
use survei_publik::survey::privacy::randomised::{Chance, Epsilon, randomise};
use survei_publik::survey::response::ResponseId;
use survei_publik::survey::score::{Told, ratio};
use survei_publik::survey::session::{Event, Screen};

use crate::filling::{Filling, id, today};
use crate::office::{config, minimal, reading, with};

const ONE: u64 = 1 << 32;

/// Every ε there is, and some numbers of choices.
fn every_chance(mut look: impl FnMut(u32, Epsilon, Chance)) {
    for thousandths in 100..=10_000_u32 {
        let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
        let epsilon = Epsilon::parse(text.trim_end_matches('0').trim_end_matches('.')).unwrap();
        for choices in [2, 3, 4, 7, 8, 11, 40, 500] {
            look(thousandths, epsilon, epsilon.chance(choices));
        }
    }
}

#[test]
fn epsilon_is_written_in_one_way_only() {
    for text in ["0.1", "0.125", "1.1", "2", "10"] {
        assert_eq!(Epsilon::parse(text).unwrap().text(), text);
    }
    assert_eq!(Epsilon::parse("1.1").unwrap().indonesian(), "1,1");
    for text in [
        "", "0", "0.099", "10.001", "11", "1.10", "01", "+1", "1,1", "1.", ".5", "1e0", "-1",
        "0.1234",
    ] {
        assert_eq!(Epsilon::parse(text), None, "{text}");
    }
}

#[test]
fn the_chance_in_whole_numbers_is_that_of_the_formula_within_a_billionth() {
    let mut worst = 0.0_f64;
    every_chance(|thousandths, _, chance| {
        let power = (f64::from(thousandths) / 1000.0).exp();
        let formula = power / (power + f64::from(chance.choices) - 1.0);
        let off = formula - f64::from(chance.kept) / 4_294_967_296.0;
        assert!((0.0..1e-9).contains(&off), "{thousandths} of {}: {off}", chance.choices);
        worst = worst.max(off);
    });
    assert!(worst > 0.0);
}

/// The product of two numbers of 128 bits: the upper and the lower half.
fn product(a: u128, b: u128) -> (u128, u128) {
    let (low, high) = (|n: u128| n & u128::from(u64::MAX), |n: u128| n >> 64);
    let (ll, lh) = (low(a) * low(b), low(a) * high(b));
    let (hl, hh) = (high(a) * low(b), high(a) * high(b));
    let middle = high(ll) + low(lh) + low(hl);
    (hh + high(lh) + high(hl) + high(middle), middle << 64 | low(ll))
}

#[test]
fn two_truths_are_told_apart_by_no_more_than_e_to_the_epsilon() {
    every_chance(|thousandths, _, chance| {
        // e^ε from below, with 64 binary places.
        let (mut power, mut term, mut i) = (0_u128, 1_u128 << 64, 1);
        while term > 0 {
            power += term;
            term = term * u128::from(thousandths) / (1000 * i);
            i += 1;
        }
        // The least likely of the others: 2^64 cases are shared among them, rounded down.
        let others = u128::from(chance.choices - 1);
        let lie = u128::from(ONE - u64::from(chance.kept)) * ((1 << 64) / others);
        // kept / 2^32 <= e^ε * lie / 2^96, so kept * 2^128 <= power * lie.
        let (upper, _) = product(power, lie);
        assert!(u128::from(chance.kept) <= upper, "{thousandths} of {}", chance.choices);
        // And the truth is the likeliest, or nothing could be estimated.
        assert!(u128::from(chance.kept) << 64 > lie);
    });
}

/// Noise whose first number decides about the truth, and whose last picks another choice.
fn noise(first: u32, last: u64) -> ResponseId {
    let mut bytes = [0; 16];
    bytes[..4].copy_from_slice(&first.to_be_bytes());
    bytes[8..].copy_from_slice(&last.to_be_bytes());
    ResponseId(bytes)
}

#[test]
fn the_truth_is_kept_in_exactly_so_many_cases_and_every_other_choice_is_as_likely() {
    let epsilon = Epsilon::parse("1.1").unwrap();
    let lies = u32::try_from(ONE - u64::from(epsilon.chance(11).kept)).unwrap();
    for place in 0..11 {
        assert_eq!(randomise(epsilon, 11, place, noise(lies, 7)), place);
        assert_eq!(randomise(epsilon, 11, place, noise(u32::MAX, 7)), place);
        let mut others: Vec<usize> =
            (0..10).map(|last| randomise(epsilon, 11, place, noise(lies - 1, last))).collect();
        others.sort_unstable();
        assert_eq!(others, (0..11).filter(|other| *other != place).collect::<Vec<_>>());
        // A generator that gives zeros does not tell the truth.
        assert_ne!(randomise(epsilon, 11, place, noise(0, 0)), place);
    }
}

/// What every outcome of `truth` weighs, and how many told each choice.
fn outcomes(chance: Chance, unit: i128, truth: &[usize]) -> Vec<(i128, Vec<i128>)> {
    let choices = usize::try_from(chance.choices).unwrap();
    let kept = i128::from(chance.kept) / unit * (i128::from(chance.choices) - 1);
    let other = (i128::from(ONE) - i128::from(chance.kept)) / unit;
    let mut all = vec![(1, vec![0; choices])];
    for said in truth {
        let told = |(weight, counts): &(i128, Vec<i128>)| {
            let (weight, counts) = (*weight, counts.clone());
            (0..choices).map(move |told| {
                let mut counts = counts.clone();
                counts[told] += 1;
                (weight * if told == *said { kept } else { other }, counts)
            })
        };
        all = all.iter().flat_map(told).collect();
    }
    all
}

#[test]
fn over_all_that_can_be_told_the_estimate_is_the_truth_and_its_variance_is_right_exactly() {
    let epsilon = |text: &str, choices| Epsilon::parse(text).unwrap().chance(choices);
    let quarter = Chance { kept: 3 << 30, choices: 3 };
    for (chance, unit, longest) in [
        (epsilon("1.1", 3), 1, 2),
        (epsilon("0.1", 2), 1, 2),
        (epsilon("10", 4), 1, 1),
        // Three quarters, in small numbers: more people.
        (quarter, 1 << 30, 5),
        (Chance { choices: 4, ..quarter }, 1 << 30, 4),
    ] {
        let choices = usize::try_from(chance.choices).unwrap();
        let per_person = i128::from(ONE) / unit * (i128::from(chance.choices) - 1);
        for people in 0..=longest {
            let truth: Vec<usize> = (0..people).map(|person| person * person % choices).collect();
            let all = i128::try_from(people).unwrap();
            let outcomes = outcomes(chance, unit, &truth);
            let whole: i128 = outcomes.iter().map(|(weight, _)| weight).sum();
            assert_eq!(whole, per_person.pow(u32::try_from(people).unwrap()));
            for choice in 0..choices {
                let said = truth.iter().filter(|said| **said == choice).count();
                let said = i128::try_from(said).unwrap();
                let (mut sum, mut over) = (0, 0);
                for (weight, counts) in &outcomes {
                    let (number, _, under) = ratio(chance, counts[choice], all).unwrap();
                    sum += weight * number;
                    over = under;
                }
                assert_eq!(sum, whole * over * said, "{chance:?} {truth:?} {choice}");
                if unit > 1 {
                    // In parts that keep the squares small.
                    let (mut squares, mut spreads) = (0, 0);
                    for (weight, counts) in &outcomes {
                        let (number, spread, _) = ratio(chance, counts[choice], all).unwrap();
                        squares += weight * ((number - said * over) / unit).pow(2);
                        spreads += weight * (spread / unit / unit);
                    }
                    assert_eq!(squares, spreads, "{chance:?} {truth:?} {choice}");
                }
            }
        }
    }
}

/// Numbers that look random and are the same every time (xorshift).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
}

#[test]
fn a_million_answers_under_two_epsilons_are_estimated_within_five_standard_errors() {
    let mut numbers = Numbers(9);
    let shares = [40_u64, 20, 10, 8, 7, 5, 4, 3, 2, 1, 0];
    let mut told = Told::new(shares.len());
    let mut truth = vec![0_i64; shares.len()];
    for person in 0..1_000_000_u64 {
        let mut draw = person % 100;
        let said = shares.iter().position(|share| {
            let here = draw < *share;
            draw = draw.saturating_sub(*share);
            here
        });
        let said = said.unwrap();
        truth[said] += 100;
        let epsilon = Epsilon::parse(if person % 3 == 0 { "0.5" } else { "1.1" }).unwrap();
        let noise = noise(u32::try_from(numbers.next() >> 32).unwrap(), numbers.next());
        told.add(Some(epsilon), randomise(epsilon, shares.len(), said, noise), 1);
    }
    assert_eq!(told.respondents(), 1_000_000);
    for (place, estimate) in told.estimates().unwrap().into_iter().enumerate() {
        let off = (estimate.hundredths - truth[place]).unsigned_abs();
        assert!(off <= 5 * estimate.error, "{place}: {estimate:?}, {}", truth[place]);
        // Of a million the error is a few thousand: something is known.
        assert!((100_000..1_000_000).contains(&estimate.error), "{estimate:?}");
    }
}

#[test]
fn parts_are_merged_in_any_order_to_the_same_counts_and_estimates() {
    let mut numbers = Numbers(3);
    let mut parts = vec![Told::new(4); 6];
    let mut whole = Told::new(4);
    for _ in 0..600 {
        let epsilon =
            [None, Epsilon::parse("1.1"), Epsilon::parse("2")][numbers.next() as usize % 3];
        let (part, choice) = (numbers.next() as usize % 6, numbers.next() as usize % 4);
        parts[part].add(epsilon, choice, 1);
        whole.add(epsilon, choice, 1);
    }
    for _ in 0..100 {
        let mut left = parts.clone();
        while left.len() > 1 {
            let one = left.swap_remove(numbers.next() as usize % left.len());
            let other = numbers.next() as usize % left.len();
            left[other].merge(&one);
        }
        assert_eq!(left[0], whole);
    }
    assert_eq!(whole.respondents(), 600);
    // Where nothing was randomised the estimate is the count.
    let mut plain = Told::new(2);
    plain.add(None, 1, 7);
    let estimates = plain.estimates().unwrap();
    assert_eq!((estimates[0].text(), estimates[1].text()), ("0.00".into(), "7.00".into()));
    assert_eq!(estimates[1].error_text(), "0.00");
    // Few people, none of whom told the first choice: fewer than none said it.
    let mut few = Told::new(2);
    few.add(Epsilon::parse("1"), 1, 10);
    assert!(few.estimates().unwrap()[0].text().starts_with("-5."), "{:?}", few.estimates());
}

fn randomised(epsilon: &str) -> serde_json::Value {
    with(json!({ "respondent": [
        { "field": "pekerjaan", "randomised": { "epsilon": epsilon } },
    ] }))
}

#[test]
fn what_was_really_said_is_neither_sealed_nor_kept_after_sealing() {
    let mut filling = Filling::complete(&randomised("1.1"));
    let said = filling.state.draft.respondent.get("pekerjaan").unwrap().clone();
    let quoted = format!("\"{said}\"");
    assert!(filling.kept.as_ref().unwrap().contains(&quoted), "a draft is the respondent's own");
    // The choice after the first, which is not the one that was said.
    filling.tell(Event::SendRandomised { id: id(1), day: today(), noise: vec![noise(0, 1)] });
    let body = filling.sent[0].clone();
    let submission: Submission = serde_json::from_str(&body).unwrap();
    assert_eq!(submission.respondent.get("pekerjaan").unwrap(), "tni");
    assert_eq!(submission.randomised.get("pekerjaan").unwrap(), "1.1");
    assert_eq!(submission.to_json(), body);
    assert_eq!(Submission::of_json(&body).as_ref(), Some(&submission));
    assert_eq!(serde_json::to_string(&submission).unwrap(), body);
    for (what, text) in [("sent", &body), ("kept", filling.kept.as_ref().unwrap())] {
        assert!(!text.contains(&quoted), "{said} is {what}: {text}");
    }
    assert_eq!(filling.reload().sealed().unwrap().body, body);
    // Without noise, as by an event that brings none, nothing is said at all.
    let mut filling = Filling::complete(&randomised("1.1"));
    filling.send(1);
    assert!(filling.sent.is_empty() && filling.state.screen == Screen::Review);
    assert!(!filling.state.violations.is_empty());
}

#[test]
fn nothing_is_randomised_unless_the_agency_asks_for_it_and_then_only_by_the_whole_widget() {
    assert!(config(&minimal()).fields().all(|field| field.randomised.is_none()));
    let mut filling = Filling::complete(&minimal());
    filling.send(1);
    assert!(!filling.sent[0].contains("randomised"));
    assert!(is_plain(&minimal().to_string()) && !is_plain(&randomised("1.1").to_string()));
    let forms: Config = config(&randomised("1.1")).of_forms();
    assert!(forms.fields().all(|field| field.key != "pekerjaan"), "a form cannot randomise");
}

#[test]
fn an_epsilon_that_is_none_is_told_with_its_place() {
    for wrong in ["0", "11", "satu"] {
        let reading = reading(&randomised(wrong));
        let found: Vec<(&str, &str)> = reading
            .diagnostics
            .iter()
            .map(|diagnostic| (diagnostic.path.as_str(), diagnostic.mistake.code()))
            .collect();
        assert_eq!(found, [("respondent[0].randomised.epsilon", "not_one_of")], "{wrong}");
    }
}

#[test]
fn a_randomised_answer_that_others_would_give_away_or_that_hides_nothing_is_told_with_its_place() {
    let epsilon = json!({ "epsilon": "1.1" });
    let only = json!([{ "code": "asn", "label": "ASN" }]);
    let document = with(json!({ "respondent": [
        { "field": "usia" },
        { "field": "pekerjaan", "choices": only, "randomised": epsilon },
    ] }));
    let found = reading(&document).diagnostics;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].path.as_str(), found[0].mistake.code()),
        ("respondent[1].randomised", "empty")
    );
    // Whether an item is asked would tell what was really said; so would one within an entry.
    let shown = json!([{ "field": "usia", "is": ["17-25"] }]);
    let hanging = json!({ "key": "muda", "type": "text", "question": "M", "relevant": shown });
    let entry = json!({ "key": "semua", "type": "repeat", "question": "S", "items": [hanging] });
    for item in [hanging, entry] {
        let instrument = json!({
            "format": 1, "id": "k", "version": 1, "title": "K", "source": "S",
            "respondent": [{ "key": "usia", "label": "U", "choices": [
                { "code": "17-25", "label": "m" }, { "code": "26-34", "label": "d" },
            ] }],
            "items": [item],
        });
        let instrument = instrument::read(&instrument.to_string()).usable().unwrap();
        let found = |randomised: Value| {
            let mut document = minimal();
            document["instrument"] = json!("k.json");
            document["respondent"] = json!([{ "field": "usia", "randomised": randomised }]);
            read(&document.to_string(), &Arc::new(instrument.clone())).diagnostics
        };
        let told = found(epsilon.clone());
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(
            (told[0].path.as_str(), told[0].mistake.code()),
            ("respondent[0].randomised", "not_one_of")
        );
    }
}

#[test]
fn what_is_typed_cannot_be_randomised() {
    for (field, answer) in [("usia", "years"), ("usia", "birth_year"), ("pekerjaan", "text")] {
        let randomised = json!({ "epsilon": "1.1" });
        let document = with(json!({ "respondent": [
            { "field": field, "as": answer, "randomised": randomised },
        ] }));
        let found = reading(&document).diagnostics;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            (found[0].path.as_str(), found[0].mistake.code()),
            ("respondent[0].randomised", "not_together")
        );
    }
}

#[test]
fn the_kind_of_a_disability_cannot_be_asked_where_the_disability_is_randomised() {
    let asked = |fields: Value| -> Vec<(String, &str)> {
        let found = reading(&with(json!({ "respondent": fields }))).diagnostics;
        found.iter().map(|found| (found.path.clone(), found.mistake.code())).collect()
    };
    let randomised = json!({ "field": "disabilitas", "randomised": { "epsilon": "1.1" } });
    assert_eq!(asked(json!([randomised])), []);
    // Only of who said yes, so that it would tell what was really said.
    let expected = [("respondent[1].randomised".to_owned(), "not_one_of")];
    assert_eq!(asked(json!([{ "field": "jenis_disabilitas" }, randomised])), expected);
}
