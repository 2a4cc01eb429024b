//! Numbers of the population register, which tell region and date: NIK and KK.

use super::Kind;
use super::number::Number;
use super::text::Text;

/// Words for the card or the number.
const NIK: &str = "nik ktp ektp noktp nonik penduduk kependudukan induk";
const KK: &str = "kk nokk keluarga";

/// How far before a number its word stands.
const REACH: usize = 7;

/// Digits in either number.
const LENGTH: usize = 16;

pub(super) fn find(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.len() {
        at = number(text, at).map_or(at + 1, |(kind, end)| text.claim(kind, at, end));
    }
}

fn number(text: &Text<'_>, at: usize) -> Option<(Kind, usize)> {
    let number = Number::at(text, at)?;
    // Most numbers are far too short to look round them.
    let length = |length: &usize| number.ending(*length);
    let group = [LENGTH, LENGTH - 1, LENGTH + 1].iter().find_map(length)?;
    let (nik, kk) = (text.behind(at, REACH, NIK), text.behind(at, REACH, KK));
    let kind = match (nik, kk) {
        (Some(nik), Some(kk)) if kk < nik => Kind::Kk,
        (None, Some(_)) => Kind::Kk,
        _ => Kind::Nik,
    };
    if group.until == LENGTH && is_formed(&number) && !number.is_flat() {
        return Some((kind, group.at));
    }
    // What is called so counts even with a digit too few, too many or mistyped.
    (nik.is_some() || kk.is_some()).then_some(())?;
    (!number.is_amount() && !number.is_flat()).then_some((kind, group.at))
}

/// Region, date and serial number are possible.
fn is_formed(number: &Number) -> bool {
    let province = matches!(number.pair(0), 11..=19 | 21 | 31..=36 | 51..=53 | 61..=65 | 71..=76 | 81 | 82 | 91..=97);
    // Kabupaten count from 01, kota from 71.
    let regency = matches!(number.pair(2), 1..=40 | 71..=79);
    let district = number.pair(4) > 0;
    // Forty is added to the day for women.
    let day = matches!(number.pair(6), 1..=31 | 41..=71);
    let month = matches!(number.pair(8), 1..=12);
    let serial = number.pair(12) > 0 || number.pair(14) > 0;
    province && regency && district && day && month && serial
}
