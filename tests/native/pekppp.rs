//! The citizens' form F-03 and the index of public service.

use survei_publik::survey::score::{Bands, Decimal, IndexFigures, Pekppp};

use crate::respondents::*;

#[test]
fn f03_is_the_plain_mean_of_its_items_and_has_no_letter_of_its_own() {
    let f03a = built_in("pekppp-f03a");
    // Number 8 is the parking place.
    let respondents = [respondent(&f03a, None, &[(8, 0)], 5), respondent(&f03a, None, &[], 4)];
    let index = figures(&f03a, None, &respondents).remove(0);
    // (13·5 + 0 + 14·4)/28 = 121/28 = 4,3214…; a zero is an answer, not a gap.
    assert_eq!((index.index.as_str(), printed(&index).as_str()), ("f03", "4.32"));
    assert_eq!(index.mutu, None);
    let parking = index.unsur.iter().find(|unsur| unsur.unsur == "parkir").unwrap();
    assert_eq!((parking.low, parking.counts.as_slice()), (0, &[1, 0, 0, 0, 1, 0][..]));
    assert_eq!(parking.nrr, Some(Decimal::new(2000, 3)));
    let f03b = built_in("pekppp-f03b");
    // (10·5 + 3)/11 = 4,8181…
    let index = figures(&f03b, None, &[respondent(&f03b, None, &[(9, 3)], 5)]).remove(0);
    assert_eq!(printed(&index), "4.82");
}

/// F-03 with this value, in hundredths.
fn f03(value: u64) -> IndexFigures {
    let value = Some(Decimal::new(value, 2));
    let index = "f03".to_owned();
    IndexFigures { index, unsur: Vec::new(), weighted_sum: None, value, mutu: None }
}

/// The index of public service and its category: `4.08 A-`.
fn ipp(f02: u64, f03: &IndexFigures, responses: u64, minimum: u64) -> Option<String> {
    let pekppp = Pekppp::of(Decimal::new(f02, 2), f03, responses, minimum)?;
    Some(format!("{} {}", pekppp.ipp, pekppp.category?.letter()))
}

#[test]
fn citizens_weigh_a_quarter_in_the_index_of_public_service() {
    // 0,75·4,00 + 0,25·4,32 = 3,00 + 1,08.
    assert_eq!(ipp(400, &f03(432), 30, 30).as_deref(), Some("4.08 A-"));
    // 0,75·4,50 + 0,25·4,52 = 3,375 + 1,13 = 4,505, half up 4,51: between two categories else.
    assert_eq!(ipp(450, &f03(452), 30, 30).as_deref(), Some("4.51 A"));
    // F-02 with another number of places: 0,75·4,125 + 0,25·4 = 4,09375.
    let more_places = Pekppp::of(Decimal::new(4125, 3), &f03(400), 1, 1).unwrap();
    assert_eq!(more_places.ipp, Decimal::new(409, 2));
}

#[test]
fn too_few_citizens_count_as_zero() {
    // 0,75·4,00 = 3,00.
    assert_eq!(ipp(400, &f03(432), 29, 30).as_deref(), Some("3.00 C"));
    assert_eq!(ipp(400, &f03(432), 30, 30).as_deref(), Some("4.08 A-"));
    let nobody = IndexFigures { value: None, ..f03(0) };
    assert_eq!(ipp(400, &nobody, 0, 0).as_deref(), Some("3.00 C"));
}

#[test]
fn a_figure_beyond_the_scale_has_no_index_of_public_service() {
    assert_eq!(ipp(500, &f03(500), 1, 1).as_deref(), Some("5.00 A"));
    assert_eq!(ipp(501, &f03(500), 1, 1), None);
    assert_eq!(ipp(500, &f03(501), 1, 1), None);
    // Beyond the scale, but too few: it does not count anyway.
    assert_eq!(ipp(400, &f03(501), 0, 1).as_deref(), Some("3.00 C"));
}

#[test]
fn every_limit_of_a_category_belongs_to_it_and_a_hundredth_beyond_to_the_next() {
    // 4,51-5,00 A, 4,01-4,50 A-, 3,51-4,00 B, 3,01-3,50 B-, 2,51-3,00 C, 2,01-2,50 C-,
    // 1,51-2,00 D, 1,01-1,50 E, 0-1,00 F.
    let categories = [
        (451, 500, "A", "Pelayanan Prima"),
        (401, 450, "A-", "Sangat Baik"),
        (351, 400, "B", "Baik"),
        (301, 350, "B-", "Baik (Dengan Catatan)"),
        (251, 300, "C", "Cukup"),
        (201, 250, "C-", "Cukup (Dengan Catatan)"),
        (151, 200, "D", "Buruk"),
        (101, 150, "E", "Sangat Buruk"),
        (0, 100, "F", "Gagal"),
    ];
    // F-02 and F-03 alike give the same again: 0,75·x + 0,25·x.
    let category = |figure: u64| {
        let pekppp = Pekppp::of(Decimal::new(figure, 2), &f03(figure), 1, 1).unwrap();
        assert_eq!(pekppp.ipp, Decimal::new(figure, 2));
        assert_eq!(pekppp.category, Bands::Pekppp.letter_of(pekppp.ipp));
        let category = pekppp.category.unwrap();
        (category.letter(), category.kinerja())
    };
    for (place, (low, high, letter, name)) in categories.into_iter().enumerate() {
        assert_eq!([category(low), category(high)], [(letter, name); 2]);
        if low > 0 {
            assert_eq!(category(low + 1), (letter, name));
            assert_eq!(category(low - 1).0, categories[place + 1].2);
        }
        if high < 500 {
            assert_eq!(category(high - 1), (letter, name));
            assert_eq!(category(high + 1).0, categories[place - 1].2);
        }
    }
}
