//! Small cells: what is published is about at least k people, whatever is subtracted from what.

use std::collections::BTreeMap;

use serde_json::json;
use survei_publik::survey::privacy::cells::{Blocks, K, Ladder, Leaf, Row, Rules, Stages};

use crate::office::{minimal, reading, with};
use crate::span::{Span, small_sets};

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

/// Places in periods, units and services; nobody is nowhere.
fn places(periods: u64, units: u64, services: u64) -> Vec<Vec<String>> {
    let mut places = Vec::new();
    for period in 0..periods {
        for unit in 0..units {
            for service in 0..services {
                places.push([period, unit, service].map(|part| part.to_string()).to_vec());
            }
        }
    }
    places
}

/// Everything that can be selected: each part of a place, or any.
fn selections(periods: u64, units: u64, services: u64) -> Vec<[Option<String>; 3]> {
    let all = |count: u64| (0..count).map(|part| Some(part.to_string())).chain([None]);
    let mut selections = Vec::new();
    for period in all(periods) {
        for unit in all(units) {
            for service in all(services) {
                selections.push([period.clone(), unit.clone(), service.clone()]);
            }
        }
    }
    selections
}

fn takes(selection: &[Option<String>; 3], place: &[String]) -> bool {
    selection.iter().zip(place).all(|(wanted, is)| wanted.as_ref().is_none_or(|one| one == is))
}

#[test]
fn no_small_group_follows_from_the_figures_that_are_published() {
    let mut numbers = Numbers(20_170_014);
    let (mut published, mut tried) = (0, 0);
    for round in 0..400 {
        let k = 2 + round % 5;
        let people: Vec<u64> =
            (0..12).map(|_| numbers.below(if round % 2 == 0 { 12 } else { 4 })).collect();
        let leaves: Vec<Leaf> = places(2, 2, 3)
            .into_iter()
            .zip(&people)
            .map(|(path, count)| Leaf { path, cells: vec![*count] })
            .collect();
        let blocks = Blocks::of(&leaves, k);
        let mut span = Span::default();
        for selection in selections(2, 2, 3) {
            let within: Vec<bool> =
                leaves.iter().map(|leaf| takes(&selection, &leaf.path)).collect();
            if blocks.allow(|leaf| within[leaf]) {
                let sum: u64 =
                    people.iter().zip(&within).filter(|(_, within)| **within).map(|(n, _)| n).sum();
                assert!(sum == 0 || sum >= k, "{sum} of {people:?} under {k}");
                let some: Vec<bool> =
                    within.iter().zip(&people).map(|(within, n)| *within && *n > 0).collect();
                span.publish(&some);
                published += 1;
            }
        }
        let empty: Vec<bool> = people.iter().map(|count| *count == 0).collect();
        for small in small_sets(&people, k, &empty) {
            tried += 1;
            assert!(!span.tells(&small), "{small:?} of {people:?} under {k}");
        }
    }
    assert!(published > 5_000 && tried > 5_000, "{published} published, {tried} tried");
}

#[test]
fn no_small_cell_follows_from_the_tables_of_respondents_and_the_figures_together() {
    let codes = ["a", "b", "c", "d"].map(|code| Some(code.to_owned()));
    let rules = |k| Rules {
        k,
        ..rules(&json!([
            { "field": "usia", "merge": [{ "code": "ab", "label": "AB", "of": ["a", "b"] }] },
        ]))
    };
    let mut numbers = Numbers(26);
    let (mut shown, mut merged, mut withheld) = (0, 0, 0);
    for round in 0..600 {
        let k = 3 + round % 3;
        // Two units with two services, or one with four.
        let (units, services) = if round % 4 < 2 { (2, 2) } else { (1, 4) };
        // In every third world one choice is rare, as of many people few have it.
        let limit = |code| match (round % 3, code) {
            (0, 3) => 2,
            (0, _) => 12,
            _ if round % 2 == 0 => 9,
            _ => 20,
        };
        let counts: Vec<Vec<u64>> =
            (0..4).map(|_| (0..4).map(|code| numbers.below(limit(code))).collect()).collect();
        let leaves: Vec<Leaf> = places(1, units, services)
            .into_iter()
            .zip(&counts)
            .map(|(path, counts)| Leaf { path, cells: vec![counts.iter().sum()] })
            .collect();
        let blocks = Blocks::of(&leaves, k);
        let stages = Stages::of(&rules(k), "usia", &codes, &counts, &blocks);
        let people: Vec<u64> = counts.iter().flatten().copied().collect();
        let mut sums: Vec<Vec<bool>> = Vec::new();
        let mut publish = |within: &[bool], of: &[usize]| {
            let cell = |place: usize| within[place / 4] && of.contains(&(place % 4));
            sums.push((0..people.len()).map(cell).collect());
        };
        for selection in selections(1, units, services) {
            let within: Vec<bool> =
                leaves.iter().map(|leaf| takes(&selection, &leaf.path)).collect();
            if !blocks.allow(|leaf| within[leaf]) {
                continue;
            }
            publish(&within, &[0, 1, 2, 3]);
            if let Some((merges, classes)) = stages.for_leaves(|leaf| within[leaf]) {
                shown += 1;
                merged += usize::from(merges > 0);
                withheld += usize::from(classes.iter().any(|class| class.withheld));
                for class in classes.iter().filter(|class| !class.withheld) {
                    let sum: u64 = (0..4)
                        .filter(|leaf| within[*leaf])
                        .flat_map(|leaf| class.of.iter().map(move |code| (leaf, *code)))
                        .map(|(leaf, code)| counts[leaf][code])
                        .sum();
                    assert!(sum == 0 || sum >= k, "{sum} of {counts:?} under {k}");
                    publish(&within, &class.of);
                }
            }
        }
        // A sum of nobody tells that each of its cells has nobody in it.
        let mut empty = vec![false; people.len()];
        for sum in &sums {
            let cells = || (0..people.len()).filter(|cell| sum[*cell]);
            if cells().all(|cell| people[cell] == 0) {
                cells().for_each(|cell| empty[cell] = true);
            }
        }
        let mut span = Span::default();
        for sum in sums {
            let left = sum.iter().zip(&empty).map(|(in_it, empty)| *in_it && !empty);
            span.publish(&left.collect::<Vec<_>>());
        }
        for small in small_sets(&people, k, &empty) {
            assert!(!span.tells(&small), "{small:?} of {counts:?} under {k}");
        }
    }
    assert!(
        shown > 500 && merged > 100 && withheld > 100,
        "{shown} shown, {merged} of them merged, {withheld} with choices withheld"
    );
}

fn rules(coarsen: &serde_json::Value) -> Rules {
    let document = with(json!({ "privacy": { "coarsen": coarsen } }));
    reading(&document).value.unwrap().privacy
}

/// Some hundred people, of whom a few are rare.
fn rows(numbers: &mut Numbers, people: u64) -> BTreeMap<Row, u64> {
    let usia = ["di-bawah-17", "17-25", "26-34", "35-44", "45-54", "55-65", "di-atas-65", ""];
    let pekerjaan = ["asn", "tni", "swasta", "swasta", "wirausaha", "pelajar", "lainnya"];
    let mut rows = BTreeMap::new();
    for _ in 0..people {
        let pick = |numbers: &mut Numbers, from: &[&str]| {
            let first = numbers.below(from.len() as u64);
            from[usize::try_from(numbers.below(first + 1)).unwrap()].to_owned()
        };
        let place = [
            String::new(),
            pick(numbers, &["2026-TW3", "2026-TW4"]),
            pick(numbers, &["dukcapil", "puskesmas"]),
            pick(numbers, &["ktp", "akta", "kia"]),
        ];
        let codes =
            vec![pick(numbers, &["L", "P"]), pick(numbers, &usia), pick(numbers, &pekerjaan)];
        *rows.entry(Row { place: place.to_vec(), codes }).or_default() += 1;
    }
    rows
}

const FIELDS: [&str; 3] = ["jenis_kelamin", "usia", "pekerjaan"];

/// What is told of everybody, and of how many nothing is.
fn told(rules: &Rules, rows: &BTreeMap<Row, u64>) -> (BTreeMap<Row, u64>, u64) {
    let ladder = Ladder::of(rules, &FIELDS, rows);
    let (mut told, mut nothing) = (BTreeMap::new(), 0);
    for (row, count) in rows {
        match ladder.told(row, |_| true) {
            Some(row) => *told.entry(row.clone()).or_default() += count,
            None => nothing += count,
        }
    }
    (told, nothing)
}

#[test]
fn every_row_is_shared_by_at_least_k_and_nobody_is_lost_or_made_up() {
    let mut numbers = Numbers(5);
    let mut fine = 0;
    for round in 0..200 {
        let rules = Rules { k: 2 + round % 9, ..Rules::default() };
        let rows = rows(&mut numbers, 1 + round * 3);
        let (told, nothing) = self::told(&rules, &rows);
        let people: u64 = rows.values().sum();
        assert_eq!(told.values().sum::<u64>() + nothing, people);
        assert!(nothing == 0 || people < rules.k, "{nothing} of {people} under {}", rules.k);
        for (row, count) in &told {
            assert!(*count >= rules.k, "{row:?}: {count} under {}", rules.k);
            fine += usize::from(row.codes.iter().all(|code| !code.is_empty()));
        }
        // What is coarse enough stays as it is.
        assert_eq!(self::told(&rules, &told), (told, 0));
    }
    assert!(fine > 200, "{fine} rows tell every field");
}

#[test]
fn a_rare_combination_is_made_coarser_step_by_step_and_the_others_stay_as_they_are() {
    let row = |codes: [&str; 3]| Row {
        place: ["", "2026-TW4", "dukcapil", "ktp"].map(str::to_owned).to_vec(),
        codes: codes.map(str::to_owned).to_vec(),
    };
    let rows = BTreeMap::from([
        (row(["L", "26-34", "swasta"]), 9),
        // Three bands of age become one.
        (row(["P", "26-34", "swasta"]), 3),
        (row(["P", "45-54", "swasta"]), 2),
        // Fewer jobs do not help either; those that the last step leaves alone are withheld.
        (row(["L", "di-atas-65", "tni"]), 1),
    ]);
    let ladder = Ladder::of(&Rules::default(), &FIELDS, &rows);
    let told = |codes| ladder.told(&row(codes), |_| true).unwrap().codes.clone();
    assert_eq!(told(["P", "26-34", "swasta"]), ["P", "26-54", "swasta"]);
    assert_eq!(told(["P", "45-54", "swasta"]), ["P", "26-54", "swasta"]);
    // With the nine men it shares the sex; they are the smallest group that is near.
    assert_eq!(told(["L", "di-atas-65", "tni"]), ["L", "", ""]);
    assert_eq!(told(["L", "26-34", "swasta"]), ["L", "", ""]);
    // A part of those who are told about together tells nothing.
    let young = |row: &Row| row.codes[1] == "26-34";
    assert_eq!(ladder.told(&row(["P", "26-34", "swasta"]), young), None);
}

#[test]
fn a_service_with_few_people_takes_the_smallest_beside_it_along() {
    let leaf = |unit: &str, service: &str, count| Leaf {
        path: ["2026-TW4", unit, service].map(str::to_owned).to_vec(),
        cells: vec![count],
    };
    let leaves =
        [leaf("a", "ktp", 40), leaf("a", "kia", 8), leaf("a", "akta", 2), leaf("b", "umum", 6)];
    let blocks = Blocks::of(&leaves, K);
    assert!(blocks.allow(|leaf| leaf == 0), "the largest service");
    assert!(!blocks.allow(|leaf| leaf == 2), "too few");
    assert!(!blocks.allow(|leaf| leaf == 1), "the unit less the two others is what is too few");
    assert!(blocks.allow(|leaf| leaf < 3), "the unit");
    assert!(blocks.allow(|leaf| leaf == 3) && blocks.allow(|_| true));
    assert!(Blocks::of(&leaves, 1).allow(|leaf| leaf == 2), "under 1 nothing is withheld");
    assert!(!Blocks::of(&leaves[2..3], K).allow(|_| true), "nobody is beside them");
}

#[test]
fn a_choice_that_few_made_is_withheld_with_another_so_that_the_total_does_not_tell_it() {
    let codes = [Some("L".to_owned()), Some("P".to_owned()), None];
    let leaves = [Leaf { path: vec!["x".to_owned()], cells: vec![52] }];
    let blocks = Blocks::of(&leaves, K);
    let withheld = |counts: &[u64; 3]| -> Vec<bool> {
        let stages =
            Stages::of(&Rules::default(), "jenis_kelamin", &codes, &[counts.to_vec()], &blocks);
        let (_, classes) = stages.for_leaves(|_| true).expect("most of it is told");
        classes.iter().map(|class| class.withheld).collect()
    };
    assert_eq!(withheld(&[30, 20, 2]), [false, true, true]);
    assert_eq!(withheld(&[30, 18, 4]), [false, true, true], "one fewer than k is too few");
    assert_eq!(withheld(&[30, 17, 5]), [false, false, false]);
    // Two that are too few even together take a third along.
    assert_eq!(withheld(&[48, 2, 2]), [true, true, true]);
    assert_eq!(withheld(&[46, 4, 2]), [false, true, true], "six hide each other");
    // A choice that nobody made is told, and hides nobody.
    let stages = Stages::of(&Rules::default(), "jenis_kelamin", &codes, &[vec![52, 0, 0]], &blocks);
    let (merges, classes) = stages.for_leaves(|_| true).unwrap();
    assert_eq!((merges, classes.iter().any(|class| class.withheld)), (0, false));
}

#[test]
fn the_rules_are_data_and_what_is_wrong_in_them_is_told_with_its_place() {
    let usual = reading(&minimal()).value.unwrap().privacy;
    assert_eq!((usual.k, usual), (5, Rules::default()));
    assert_eq!(rules(&json!([])).k, 5, "whoever only sets the steps has the usual k");
    let found = |privacy: serde_json::Value| -> Vec<(String, &str)> {
        let document = with(json!({ "privacy": privacy }));
        let diagnostics = reading(&document).diagnostics;
        let mut found: Vec<(String, &str)> = diagnostics
            .iter()
            .map(|diagnostic| (diagnostic.path.clone(), diagnostic.mistake.code()))
            .collect();
        found.sort();
        found
    };
    let merge = |code: &str, of: &[&str]| json!([{ "code": code, "label": "X", "of": of }]);
    let written = json!({ "k": 0, "coarsen": [
        { "field": "usia" },
        { "field": "usia", "drop": true, "merge": merge("x", &["17-25"]) },
    ] });
    let expected = [
        ("privacy.coarsen[0].merge", "missing"),
        ("privacy.coarsen[1].drop", "not_one_of"),
        ("privacy.k", "out_of_range"),
    ];
    assert_eq!(found(written), expected.map(|(path, code)| (path.to_owned(), code)));
    // What leads nowhere is looked for once the rest is in order.
    let leading = json!({ "coarsen": [
        { "field": "hobi", "drop": true },
        { "field": "usia", "merge": merge("muda", &["17-25", "18-25"]) },
        { "field": "usia", "merge": merge("semua", &["muda"]) },
    ] });
    let expected = [
        ("privacy.coarsen[0].field", "unknown_reference"),
        ("privacy.coarsen[1].merge[0].of[1]", "unknown_reference"),
    ];
    assert_eq!(found(leading), expected.map(|(path, code)| (path.to_owned(), code)));
}
