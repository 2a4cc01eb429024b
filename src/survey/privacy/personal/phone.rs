//! Telephone numbers: mobile and fixed lines, with or without the country.

use super::Kind;
use super::number::Number;
use super::text::Text;

/// No line has fewer digits.
const SHORTEST: usize = 8;

/// Words before a number that is called.
const WORDS: &str = "hp nohp hape handphone ponsel wa nowa whatsapp whatsap watsap wasap wetsap \
     telp tlp tlpn telpn telepon telpon tel phone sms hubungi hub kontak contact cp call calling \
     telegram seluler pstn dihubungi menghubungi";

/// Words before numbers that look like one and are others.
const OTHERS: &str = "antrean antrian antri registrasi pendaftaran berkas resi tiket surat \
     permohonan pengaduan laporan invoice pesanan polis bpjs jkn medis rm nip npwp nib nop kode \
     billing seri sertifikat akta sppt va ntpn transaksi reg";

/// Words right before a number that is theirs.
const NUMBERED: &str = "registrasi pendaftaran resi seri billing sertifikat polis nop nip npwp ntpn va \
     berkas tiket reg";

/// How far before a number its word stands.
const REACH: usize = 6;

pub(super) fn find(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.len() {
        at = match number(text, at) {
            Some(end) => text.claim(Kind::Phone, beginning(text, at), end),
            None => at + 1,
        };
    }
}

/// The plus and the bracket belong to the number.
fn beginning(text: &Text<'_>, at: usize) -> usize {
    let joins = |at: usize| text.before(at).is_some_and(|mark| mark.is_mark("+("));
    let glued = |at: usize| text.get(at).is_some_and(|token| token.glued);
    let mut from = at;
    while from > 0 && from + 2 > at && joins(from) && (glued(from) || from == at) {
        from -= 1;
    }
    from
}

fn number(text: &Text<'_>, at: usize) -> Option<usize> {
    text.free_digits(at)?;
    let number = Number::at(text, at)?;
    if number.digits.len() < SHORTEST {
        return None;
    }
    let called = text.behind(at, REACH, WORDS);
    let other = text.behind(at, 4, OTHERS);
    let called = called.is_some_and(|away| other.is_none_or(|other| away < other));
    let plus = text.before(at).is_some_and(|mark| mark.is_mark("+"));
    let (own, kept) = split(&number, plus, called)?;
    if number.is_amount() || number.is_flat() {
        return None;
    }
    if !called && text.behind(at, 2, NUMBERED).is_some() {
        return None;
    }
    // A number of other things looks like a fixed line at most.
    if own == Line::Fixed && !called && (other.is_some() || !fixed_form(text, at, &number)) {
        return None;
    }
    let first = number.groups.first()?;
    // Days and hours are written in pairs as well, but not with one mark throughout.
    if first.own < 3 && !plus && !called && !evenly(&number) {
        return None;
    }
    let lengths = match own {
        Line::Mobile => 9..=13,
        Line::Fixed => 8..=11,
    };
    let fits = |until: usize| until.checked_sub(kept).is_some_and(|own| lengths.contains(&own));
    let (mut end, mut before) = (None, 0);
    for group in &number.groups {
        // What is complete is not made longer by the next number: `081234567890 2 orang`.
        let short = group.own < 3 && first.own > 2;
        let rest = group.until <= 12 && before <= 3 || group.joint != ' ';
        let complete = end.is_some() && (short && !rest || group.own > 4 || first.own >= 9);
        if complete {
            break;
        }
        before = group.own;
        if fits(group.until) {
            end = Some(group.at);
        }
    }
    end
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Mobile,
    Fixed,
}

/// Which kind of line it is, and how many digits lie before those that make its length: the
/// country, or the zero.
fn split(number: &Number, plus: bool, called: bool) -> Option<(Line, usize)> {
    let mut digits = number.digits.iter().copied();
    let mut kept = 0;
    let mut first = digits.next()?;
    let country = number.begins(&[6, 2]) || number.begins(&[0, 0, 6, 2]);
    if country {
        kept = if first == 0 { 4 } else { 2 };
        digits.by_ref().take(kept - 2).for_each(drop);
        digits.next();
        first = digits.next()?;
        if first == 0 {
            // +62 (0) 812
            kept += 1;
            first = digits.next()?;
        }
    } else if first == 0 {
        kept = 1;
        first = digits.next()?;
    } else if !called {
        return None;
    }
    let second = digits.next()?;
    match (first, second) {
        (8, 1..) => Some((Line::Mobile, kept)),
        (2..=7 | 9, 1..) if kept > 0 && (plus || !country || called) => Some((Line::Fixed, kept)),
        _ => None,
    }
}

/// A fixed line without a word before it: its area stands apart.
fn fixed_form(text: &Text<'_>, at: usize, number: &Number) -> bool {
    let bracket = text.before(at).is_some_and(|mark| mark.is_mark("("));
    let plus = text.before(at).is_some_and(|mark| mark.is_mark("+"));
    let area = number.groups.first().is_some_and(|group| matches!(group.own, 3 | 4));
    let rest = number.groups.get(1).is_some_and(|group| group.own >= 3);
    let glued = text
        .get(at)
        .zip(text.before(at))
        .is_some_and(|(token, before)| token.glued && !before.is_mark("(.:,+"));
    (bracket || plus || (area && rest)) && (!glued || bracket)
        || number.groups.first().is_some_and(|group| matches!(group.own, 9..=11)) && !glued
}

/// Groups of one or two digits, with the same mark between all.
fn evenly(number: &Number) -> bool {
    let joint = number.groups.get(1).map(|group| group.joint);
    let own = number.groups.first().map(|group| group.own);
    let mut inner = number.groups.iter().skip(1);
    number.groups.len() >= 5
        && inner
            .all(|group| Some(group.joint) == joint && Some(group.own) <= own.map(|own| own + 1))
}
