//! Golden vectors: figures that agencies published, and real answers with their figures.
//!
//! PermenPANRB 14/2017, annex: NRR per unsur = sum of scores ÷ questionnaires that answered it;
//! IKM = Σ NRR × weight × 25; letter by the table of the converted interval value.

use serde_json::Value;
use survei_publik::survey::instrument::UnsurOrder;
use survei_publik::survey::score::{Bands, Decimal, Figures, Profile, Tally, ikm_of_nrr};

use crate::rows::{answers, figures, printed, skm9, summing_to, tally, usual};

fn vectors(group: &str) -> Vec<Value> {
    let vectors: Value = serde_json::from_str(include_str!("vectors.json")).unwrap();
    vectors[group].as_array().unwrap().clone()
}

fn numbers(value: &Value) -> Vec<usize> {
    let numbers = value.as_array().unwrap().iter();
    numbers.map(|number| usize::try_from(number.as_u64().unwrap()).unwrap()).collect()
}

/// `88.33 A`, from a figure and a letter.
fn expected(ikm: &Value, mutu: &Value) -> String {
    format!("{} {}", ikm.as_str().unwrap(), mutu.as_str().unwrap())
}

/// A printed figure, with as many places as were printed.
fn decimal(text: &str) -> Decimal {
    let places = text.split_once('.').map_or(0, |(_, places)| places.len());
    Decimal::new(text.replace('.', "").parse().unwrap(), u8::try_from(places).unwrap())
}

/// As many respondents as the longest column has scores; one column an unsur.
fn of_columns(columns: &[Vec<usize>]) -> Tally {
    let respondents = columns.iter().map(Vec::len).max().unwrap_or_default();
    tally((0..respondents).map(|respondent| -> String {
        columns.iter().map(|column| column[respondent].to_string()).collect()
    }))
}

/// `n` scores that sum to `total`.
fn scores_summing_to(n: usize, total: usize) -> Vec<usize> {
    (0..n).map(|place| total / n + usize::from(place < total % n)).collect()
}

/// The scores behind the counts of 1, 2, 3 and 4.
fn scores_of_counts(counts: &[usize]) -> Vec<usize> {
    (1..).zip(counts).flat_map(|(score, count)| vec![score; *count]).collect()
}

fn totals(tally: &Tally) -> Vec<usize> {
    tally.indexes()[0].unsur.iter().map(|unsur| usize::try_from(unsur.total()).unwrap()).collect()
}

fn assert_figures(vector: &Value, tally: &Tally) {
    assert_eq!(tally.respondents(), vector["n"].as_u64().unwrap(), "{}", vector["id"]);
    assert_eq!(totals(tally), numbers(&vector["totals"]), "{}", vector["id"]);
    for (profile, result) in vector["result"].as_object().unwrap() {
        let printed = printed(tally, Profile::of_name(profile).unwrap());
        assert_eq!(printed, expected(&result[0], &result[1]), "{} {profile}", vector["id"]);
    }
    assert_eq!(vector["result"].as_object().unwrap().len(), 3);
}

#[test]
fn published_figures_follow_from_the_printed_nrr() {
    for vector in vectors("published") {
        let profile = Profile::of_name(vector["profile"].as_str().unwrap()).unwrap();
        let nrr = vector["nrr"].as_array().unwrap().iter();
        let nrr: Vec<Decimal> = nrr.map(|nrr| decimal(nrr.as_str().unwrap())).collect();
        let ikm = ikm_of_nrr(&nrr, profile).unwrap();
        let found = format!("{ikm} {}", Bands::Ikm2017.letter_of(ikm).unwrap().letter());
        assert_eq!(found, expected(&vector["ikm"], &vector["mutu"]), "{}", vector["id"]);
    }
}

#[test]
fn the_exact_figure_differs_from_one_of_rounded_nrr_only_where_rounding_shows() {
    // V1: 94,53 from NRR rounded to three places, 94,54 from the totals. Rounded once, at the end.
    for vector in vectors("published").iter().filter(|vector| vector["totals"].is_array()) {
        let n = numbers(&vector["n"].as_u64().into_iter().collect())[0];
        let columns: Vec<Vec<usize>> = numbers(&vector["totals"])
            .into_iter()
            .map(|total| scores_summing_to(n, total))
            .collect();
        let tally = of_columns(&columns);
        assert_eq!(totals(&tally), numbers(&vector["totals"]), "{}", vector["id"]);
        let exact = expected(&vector["exact"][0], &vector["exact"][1]);
        assert_eq!(printed(&tally, Profile::Exact), exact, "{}", vector["id"]);
        // And the NRR that the agency printed are those of the totals, to three places.
        let figures = figures(&tally, Profile::Exact);
        for (unsur, nrr) in figures.unsur.iter().zip(vector["nrr"].as_array().unwrap()) {
            let printed = format!("{:0<5}", nrr.as_str().unwrap());
            assert_eq!(unsur.nrr.unwrap().to_string(), printed, "{}", vector["id"]);
        }
    }
}

#[test]
fn real_quarters_give_their_figures_under_all_three_profiles() {
    let mut counted = 0;
    for vector in vectors("raw").iter().filter(|vector| vector["counts"].is_array()) {
        let columns: Vec<Vec<usize>> = vector["counts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|counts| scores_of_counts(&numbers(counts)))
            .collect();
        assert_figures(vector, &of_columns(&columns));
        counted += 1;
    }
    assert_eq!(counted, 11, "ten quarters of V8, and V7");
}

#[test]
fn real_respondents_counted_one_by_one_give_their_figures_under_all_three_profiles() {
    let mut counted = 0;
    let skm9 = skm9();
    for vector in vectors("raw").iter().filter(|vector| vector["rows"].is_array()) {
        let mut tally = Tally::new(&skm9, &usual(&skm9));
        for row in vector["rows"].as_array().unwrap() {
            tally.add(&skm9, &answers(&skm9, row.as_str().unwrap()));
        }
        assert_figures(vector, &tally);
        counted += 1;
    }
    assert_eq!(counted, 2, "V8-2018Q4 and V12");
}

#[test]
fn the_letter_always_agrees_with_the_printed_figure_at_every_bound() {
    // The table has two places and gaps between 64,99 and 65,00, 76,60 and 76,61, 88,30 and
    // 88,31: rounded half up to two places once, then compared.
    for vector in vectors("boundary") {
        let [n, total] = ["n", "total"].map(|key| numbers(&vec![vector[key].clone()].into())[0]);
        let found = printed(&summing_to(n, total), Profile::Exact);
        assert_eq!(found, expected(&vector["ikm"], &vector["mutu"]), "{n} {total}");
    }
}

#[test]
fn ikm_does_not_depend_on_the_order_in_which_unsur_are_numbered() {
    // The list of unsur and the sample questionnaire of the regulation number U8 and U9 the
    // other way round; only the order of the rows follows.
    let skm9 = skm9();
    for vector in vectors("raw").iter().filter(|vector| vector["rows"].is_array()) {
        let figures = [UnsurOrder::Questionnaire, UnsurOrder::List].map(|order| {
            let grouping = skm9.grouping_in(None, order).unwrap();
            let mut tally = Tally::new(&skm9, &grouping);
            for row in vector["rows"].as_array().unwrap() {
                tally.add(&skm9, &answers(&skm9, row.as_str().unwrap()));
            }
            Figures::of(&tally, &grouping, Profile::Exact).main().unwrap().clone()
        });
        let [questionnaire, list] = &figures;
        assert_eq!(questionnaire.value, list.value);
        for unsur in &questionnaire.unsur {
            assert!(list.unsur.contains(unsur), "{}", unsur.unsur);
        }
        assert_eq!(questionnaire.unsur[7], list.unsur[8]);
    }
}
