//! Bank accounts: a number beside the word for one, or beside a bank's name.

use super::Kind;
use super::number::Number;
use super::text::Text;

/// Words for an account.
const ACCOUNT: &str = "rekening rek norek rekning rekenig tabungan rekeningan";

/// Banks of whose accounts citizens write. Names that are words as well are written as names.
const BANKS: &str = "bri bca bni mandiri bsi btn bpd bjb bjbs cimb danamon permata mega bukopin \
     muamalat btpn jenius seabank jago bankaltimtara sulselbar bankdki bank nagari sumut jateng \
     jatim ocbc maybank panin sinarmas";

/// What else is paid and has a number.
const OTHERS: &str = "billing bayar va virtual tagihan ntpn token pln resi antrean antrian hp wa \
     telp nohp telepon whatsapp telpon nop nip npwp invoice transaksi referensi ref kode";

/// How far a word for an account may be.
const REACH: usize = 8;

pub(super) fn find(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.len() {
        at = number(text, at).map_or(at + 1, |end| text.claim(Kind::Account, at, end));
    }
}

fn number(text: &Text<'_>, at: usize) -> Option<usize> {
    text.free_digits(at)?;
    let number = Number::at(text, at)?;
    let end = end(&number)?;
    let other = |reach: usize| text.behind(at, reach, OTHERS);
    let before = [ACCOUNT, BANKS].iter().filter_map(|list| text.behind(at, REACH, list)).min();
    let called = before.is_some_and(|away| other(REACH).is_none_or(|other| away < other));
    if !(called || other(3).is_none() && is_bank_after(text, end)) {
        return None;
    }
    (!money(text, at, end, &number) && !number.is_flat()).then_some(end)
}

/// Where the number ends: at the last group with which it has the length of an account's.
fn end(number: &Number) -> Option<usize> {
    let first = number.groups.first()?;
    if (8..=16).contains(&first.own) {
        return Some(first.at);
    }
    // Dates, hours and years are in shorter groups, or shorter.
    if first.own < 3 {
        return None;
    }
    let mut fitting = number.groups.iter().filter(|group| (10..=16).contains(&group.until));
    fitting.next_back().map(|group| group.at)
}

fn is_bank_after(text: &Text<'_>, end: usize) -> bool {
    let next = text.past(end + 1, "(,-/:");
    (next..next + 2).any(|at| text.get(at).is_some_and(|token| token.is(BANKS) && !token.line))
}

/// An amount.
fn money(text: &Text<'_>, at: usize, end: usize, number: &Number) -> bool {
    let unit = text.get(end + 1).is_some_and(|token| token.is("rupiah ribu rb juta jt"));
    let currency = text.behind(at, 2, "rp idr").is_some();
    unit || currency || number.is_amount()
}
