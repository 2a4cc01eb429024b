//! Scoring mistakes found in real applications, with the inputs that show them. Each test gives
//! the value that PermenPANRB 14/2017 wants.

use survei_publik::survey::instrument::{Grouping, Instrument};
use survei_publik::survey::response::{Day, Period, PeriodKind};
use survei_publik::survey::score::{Bands, Decimal, Profile, Tally};

use crate::rows::{
    exact, figures, figures_of, printed, printed_of, skm9, straight, summing_to, tally, tally_of,
    usual,
};

const PROFILES: [Profile; 3] = [Profile::Exact, Profile::W0_11, Profile::W0_111];

/// Under weight 1/9, 0,11 and 0,111.
fn in_each_profile(tally: &Tally) -> [String; 3] {
    PROFILES.map(|profile| printed(tally, profile))
}

/// The statutory questionnaire, cut or repeated to so many unsur with one item each.
fn with_unsur(count: usize) -> Instrument {
    let skm9 = skm9();
    let key = |place: usize| format!("unsur-{place}");
    let mut unsur: Vec<_> = skm9.unsur.iter().cycle().take(count).cloned().collect();
    let mut items: Vec<_> = skm9.items.iter().cycle().take(count).cloned().collect();
    for (place, (unsur, item)) in unsur.iter_mut().zip(&mut items).enumerate() {
        unsur.key = key(place);
        item.key = key(place);
        item.unsur = Some(key(place));
    }
    let groupings = vec![Grouping::usual(&unsur, &items)];
    Instrument { unsur, items, groupings, ..Instrument::clone(&skm9) }
}

#[test]
fn a_rounded_weight_takes_the_letter_a_from_an_office_that_earned_it() {
    let tally = straight(&[(8, 4), (7, 3)]);
    assert_eq!(in_each_profile(&tally), ["88.33 A", "87.45 B", "88.25 B"]);
}

#[test]
fn a_rounded_weight_takes_the_letter_b_from_an_office_that_earned_it() {
    let tally = straight(&[(2, 4), (29, 3)]);
    assert_eq!(in_each_profile(&tally), ["76.61 B", "75.85 C", "76.54 C"]);
}

#[test]
fn a_rounded_weight_takes_the_letter_c_from_an_office_that_earned_it() {
    let tally = straight(&[(3, 3), (2, 2)]);
    assert_eq!(in_each_profile(&tally), ["65.00 C", "64.35 D", "64.94 D"]);
}

#[test]
fn the_best_answers_give_100_and_the_worst_25_only_under_the_exact_weight() {
    // The statutory table of values runs from 25,00 to 100,00.
    assert_eq!(in_each_profile(&straight(&[(1, 4)])), ["100.00 A", "99.00 A", "99.90 A"]);
    assert_eq!(in_each_profile(&straight(&[(1, 3)])), ["75.00 C", "74.25 C", "74.93 C"]);
    assert_eq!(in_each_profile(&straight(&[(1, 2)])), ["50.00 D", "49.50 D", "49.95 D"]);
    assert_eq!(in_each_profile(&straight(&[(1, 1)])), ["25.00 D", "24.75 D", "24.98 D"]);
}

#[test]
fn a_questionnaire_of_another_length_still_reaches_100() {
    // round(1/n, 2) gives 104 for eight unsur and 96 for twelve.
    for count in [7, 8, 12, 16] {
        let instrument = with_unsur(count);
        let tally = tally_of(&instrument, ["4".repeat(count)]);
        let figures = figures_of(&instrument, &tally, Profile::Exact);
        assert_eq!(printed_of(&figures), "100.00 A", "{count} unsur");
    }
}

#[test]
fn the_weighted_nrr_of_an_unsur_is_computed_by_the_weight_of_its_profile() {
    let weighted = |profile| {
        let figures = figures(&straight(&[(3, 4)]), profile);
        figures.unsur[0].weighted.unwrap().to_string()
    };
    assert_eq!(PROFILES.map(weighted), ["0.444", "0.440", "0.444"]);
}

#[test]
fn a_figure_between_two_bands_gets_the_letter_of_its_printed_value() {
    // Inclusive bands of two places on an unrounded value leave these without any letter.
    assert_eq!(exact(&summing_to(58, 1357)), "64.99 D");
    assert_eq!(exact(&summing_to(19, 524)), "76.61 B");
    assert_eq!(exact(&summing_to(19, 604)), "88.30 B");
    assert_eq!(printed(&summing_to(30, 709), Profile::W0_11), "64.99 D");
    assert_eq!(printed(&summing_to(7, 195), Profile::W0_11), "76.61 B");
    assert_eq!(printed(&summing_to(9, 289), Profile::W0_11), "88.31 A");
}

#[test]
fn kurang_baik_ends_at_76_60_and_not_at_76_00() {
    assert_eq!(exact(&straight(&[(18, 3), (1, 4)])), "76.32 C");
    assert_eq!(exact(&summing_to(36, 985)), "76.00 C");
}

#[test]
fn the_places_behind_the_comma_count_for_the_letter() {
    // An integer parameter turns 88,31 into 88.
    let letter = |units| Bands::Ikm2017.letter_of(Decimal::new(units, 2)).unwrap();
    assert!((7661..=7699).all(|units| letter(units).letter() == "B"));
    assert!((8831..=8899).all(|units| letter(units).letter() == "A"));
}

#[test]
fn the_mean_is_not_rounded_before_it_is_converted() {
    // round(mean, 2) × 25 gives 76,50 C, 88,25 B and 65,00 C.
    assert_eq!(exact(&summing_to(5000, 137_907)), "76.62 B"); // mean 3,0646
    assert_eq!(exact(&summing_to(1000, 31_797)), "88.33 A"); // mean 3,533
    assert_eq!(exact(&summing_to(1000, 23_364)), "64.90 D"); // mean 2,596
}

#[test]
fn every_bound_of_the_table_belongs_to_a_band() {
    // PermenPANRB 14/2017: D 25,00-64,99, C 65,00-76,60, B 76,61-88,30, A 88,31-100,00.
    let letter = |units| Bands::Ikm2017.letter_of(Decimal::new(units, 2)).unwrap().letter();
    assert_eq!([2500, 6499].map(letter), ["D", "D"]);
    assert_eq!([6500, 7660].map(letter), ["C", "C"]);
    assert_eq!([7661, 8830].map(letter), ["B", "B"]);
    assert_eq!([8831, 10000].map(letter), ["A", "A"]);
    let kinerja = |units| Bands::Ikm2017.letter_of(Decimal::new(units, 2)).unwrap().kinerja();
    let words = ["Tidak Baik", "Kurang Baik", "Baik", "Sangat Baik"];
    assert_eq!([2500, 6500, 7661, 8831].map(kinerja), words);
}

#[test]
fn the_bands_of_2004_are_not_used() {
    assert_eq!(exact(&straight(&[(1, 3)])), "75.00 C");
    assert_eq!(Bands::Ikm2017.letter_of(Decimal::new(6251, 2)).unwrap().letter(), "D");
}

#[test]
fn no_invented_band_is_used() {
    assert_eq!(exact(&summing_to(50, 1593)), "88.50 A"); // mean 3,54
    assert_eq!(exact(&summing_to(20, 639)), "88.75 A"); // mean 3,55
    assert_eq!(exact(&straight(&[(1, 2)])), "50.00 D");
    assert_eq!(exact(&summing_to(12, 379)), "87.73 B");
    assert_eq!(exact(&summing_to(12, 325)), "75.23 C");
    assert_eq!(exact(&summing_to(12, 380)), "87.96 B");
    assert_eq!(exact(&straight(&[(1, 4), (1, 3)])), "87.50 B");
}

#[test]
fn the_conversion_to_a_hundred_happens_exactly_once() {
    // A second × 25 in the letter test makes 26,00 "Sangat Baik".
    assert_eq!(exact(&summing_to(25, 234)), "26.00 D");
}

#[test]
fn the_mean_is_over_all_respondents_and_not_over_a_sample_size() {
    // A division by the Krejcie-Morgan size gives up to 172,81.
    for respondents in [30, 50, 100, 200, 500] {
        assert_eq!(exact(&straight(&[(respondents, 3)])), "75.00 C", "{respondents}");
    }
}

#[test]
fn no_bad_answer_is_dropped() {
    assert_eq!(exact(&straight(&[(13, 4), (11, 3), (1, 1)])), "86.00 B");
    assert_eq!(exact(&straight(&[(10, 3), (2, 4), (1, 1)])), "75.00 C");
}

#[test]
fn an_item_without_an_answer_does_not_count_as_zero() {
    // NRR = sum ÷ questionnaires that answered the unsur: 100,00, where zero gives 88,89.
    assert_eq!(exact(&tally(["44444444-"])), "100.00 A");
    let tally = tally(["333333333", "-44444444"]);
    let figures = figures(&tally, Profile::Exact);
    assert_eq!((tally.respondents(), figures.unsur[0].answered), (2, 1));
    assert_eq!(figures.unsur[0].nrr.unwrap().to_string(), "3.000");
}

#[test]
fn an_unsur_that_nobody_answered_has_no_figure_and_lowers_none() {
    let tally = tally(["4-4444444", "4-4444444"]);
    assert_eq!(in_each_profile(&tally), ["100.00 A", "99.00 A", "99.90 A"]);
    let unsur = &figures(&tally, Profile::Exact).unsur[1];
    assert_eq!((unsur.answered, unsur.nrr, unsur.weighted), (0, None, None));
}

#[test]
fn the_sum_and_the_count_are_of_the_same_respondents() {
    // Five of ten respondents received service X; their sum over all ten is half.
    let (of_x, of_others) = (straight(&[(5, 4)]), straight(&[(5, 2)]));
    let mut all = of_x.clone();
    all.merge(&of_others);
    assert_eq!(exact(&of_x), "100.00 A");
    assert_eq!(exact(&all), "75.00 C");
}

#[test]
fn two_items_of_one_unsur_are_not_rounded_to_a_whole_score() {
    let mut instrument = Instrument::clone(&skm9());
    instrument.items[1].unsur = instrument.items[0].unsur.clone();
    instrument.groupings = vec![Grouping::usual(&instrument.unsur, &instrument.items)];
    let tally = tally_of(&instrument, ["344444444"]);
    let figures = figures_of(&instrument, &tally, Profile::Exact);
    assert_eq!(figures.unsur[0].nrr.unwrap().to_string(), "3.500");
}

#[test]
fn a_unit_counts_respondents_and_not_services() {
    // Service A: 100 respondents at 75, service B: one at 100. The plain mean would be 87,50.
    let mut unit = straight(&[(100, 3)]);
    unit.merge(&straight(&[(1, 4)]));
    assert_eq!(exact(&unit), "75.25 C");
}

#[test]
fn every_month_of_a_quarter_counts() {
    for month in 1..=12 {
        let period = Period::of(PeriodKind::Triwulan, Day::new(2026, month, 28).unwrap());
        assert_eq!(period.number(), month.div_ceil(3), "month {month}");
    }
}

#[test]
fn without_respondents_there_is_no_figure_and_no_letter() {
    let nobody = Tally::new(&skm9(), &usual(&skm9()));
    let nothing = figures(&nobody, Profile::Exact);
    assert_eq!((nobody.respondents(), nothing.value, nothing.mutu), (0, None, None));
    let one_said_nothing = tally(["---------"]);
    let nothing = figures(&one_said_nothing, Profile::Exact);
    assert_eq!((one_said_nothing.respondents(), nothing.value, nothing.mutu), (1, None, None));
}

#[test]
fn half_a_hundredth_is_rounded_up() {
    // Binary floats print 88.12 and 76.62.
    assert_eq!(exact(&summing_to(40, 1269)), "88.13 B");
    assert_eq!(exact(&summing_to(200, 5517)), "76.63 B");
}

#[test]
fn nine_times_four_ninths_is_four() {
    // As binary floats the index is 100.00000000000003, beyond the table.
    for respondents in [1, 3, 7, 9, 91, 1000] {
        assert_eq!(exact(&straight(&[(respondents, 4)])), "100.00 A", "{respondents}");
    }
}
