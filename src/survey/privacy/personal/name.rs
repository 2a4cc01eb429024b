//! Names of persons, behind words that announce one.

use super::Kind;
use super::text::{Sort, Text, Token};

/// Who may stand between `nama` and the name itself.
const WHOSE: &str = "saya sy aku gue gw kami ibu bapak anak istri suami ayah orang tua lengkap asli \
     saudara adik kakak mama papa almarhum almarhumah alm almh pemohon pengirim pelapor panggilan \
     kk ny tn saudari nenek kakek pasien kepala keluarga";

/// Titles before a name.
const TITLES: &str = "bpk bapak ibu bu pak sdr sdri tn ny dr drs dra h hj kh ir ust ustadz mas mbak \
     mba kak bang almarhum almarhumah alm almh prof nn";

/// Words that come behind `nama saya` and are no names.
const STOPS: &str = include_str!("not_names.txt");

/// The most words that a name has here.
const LONGEST: usize = 5;

pub(super) fn find(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.len() {
        at = match announced(text, at) {
            Some((from, strict)) => match name(text, from, strict) {
                Some((from, to)) => text.claim(Kind::Name, from, to),
                None => at + 1,
            },
            None => at + 1,
        };
    }
}

/// Where a name should begin, and whether only capital letters make it one.
fn announced(text: &Text<'_>, at: usize) -> Option<(usize, bool)> {
    let token = text.get(at)?;
    let word = |away: usize, list: &str| text.get(at + away).is_some_and(|token| token.is(list));
    if token.is_nearly("namaku bernama") {
        let own =
            token.is_nearly("namaku") || text.before(at).is_some_and(|who| who.is("saya sy aku"));
        return Some((skip(text, at + 1), !own));
    }
    if token.is("atas") && word(1, "nama") {
        return Some((skip(text, at + 2), false));
    }
    if token.is("nama nm nma name namanya") {
        let titled = text.before(at).is_some_and(|before| before.is("atas"));
        let whose = word(1, WHOSE);
        let whose =
            whose || text.get(at + 1).is_some_and(|next| next.is_nearly("lengkap panggilan"));
        let listed = text.get(at + 1).is_some_and(|mark| mark.is_mark(":="));
        if titled || !(whose || listed || token.is("namanya")) {
            return None;
        }
        return Some((skip(text, at + 1), token.is("namanya")));
    }
    if token.is_nearly("perkenalkan kenalkan") {
        let name = skip(text, at + 1);
        return Some((if text.get(name)?.is("nama") { skip(text, name + 1) } else { name }, false));
    }
    if token.is("a") && text.get(at + 1).is_some_and(|mark| mark.is_mark("./") && mark.glued) {
        return word(2, "n").then(|| (skip(text, at + 3), false));
    }
    if token.is("an") && text.before(at).is_none_or(|before| before.digits().is_none()) {
        let dot = text.get(at + 1).is_some_and(|mark| mark.is_mark(".:"));
        return Some((skip(text, at + 1 + usize::from(dot)), true));
    }
    if token.is("hormat salam") {
        let mark = at + 1 + usize::from(word(1, "saya kami hormat"));
        let ended = text.get(mark).is_some_and(|next| next.is_mark(",") || next.line);
        return ended.then(|| (skip(text, mark), false));
    }
    if token.is("saya") {
        return said(text, at);
    }
    if token.is("panggil") && word(1, "saya aja aku") {
        return Some((skip(text, at + 2), false));
    }
    None
}

/// `saya Budi dari Cimahi`: capital letters, and then what people say of themselves.
fn said(text: &Text<'_>, at: usize) -> Option<(usize, bool)> {
    let mut next = at + 1;
    while next < at + 4 && text.get(next).is_some_and(|token| token.is_titled() && !is_other(token))
    {
        next += 1;
    }
    let about = text.get(text.past(next, ",")).filter(|token| !token.line);
    let about = about
        .is_some_and(|token| token.is("dari tinggal warga umur usia asal alamat beralamat rt"));
    (next > at + 1 && about).then_some((at + 1, true))
}

/// Past whose name it is, titles and marks.
fn skip(text: &Text<'_>, at: usize) -> usize {
    let mut at = at;
    for _ in 0..8 {
        match text.get(at) {
            Some(token)
                if token.is_mark(".,:=-\"'“‘(") || token.is_nearly(WHOSE) || token.is(TITLES) =>
            {
                at += 1;
            }
            Some(token) if token.is("adalah yaitu ialah itu") => at += 1,
            _ => break,
        }
    }
    at
}

fn name(text: &Text<'_>, from: usize, strict: bool) -> Option<(usize, usize)> {
    let first = text.get(from).filter(|token| is_name(token, strict))?;
    let capital = first.is_capital();
    let mut to = from;
    for _ in 1..LONGEST {
        let dot = text.get(to + 1).is_some_and(|mark| mark.is_mark(".'’") && mark.glued);
        let initial = text.get(to).is_some_and(|token| token.text.len() <= 3);
        let next = to + 1 + usize::from(dot && initial);
        let Some(token) = text.get(next) else { break };
        // A name in capitals ends where they end, but for `bin`.
        let follows = is_name(token, capital) || token.is("bin binti");
        if !follows || token.line {
            break;
        }
        to = next;
    }
    Some((from, to))
}

fn is_name(token: &Token<'_>, strict: bool) -> bool {
    token.sort == Sort::Word && (!strict || token.is_capital()) && !is_other(token)
}

/// A word that is no name: known as such, or formed as verbs are.
fn is_other(token: &Token<'_>) -> bool {
    if token.is(STOPS) || !token.is_titled() && token.is_nearly(STOPS) {
        return true;
    }
    let word = token.text;
    let begins = |start: &str| {
        word.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
    };
    let ends = |tail: &str| {
        word.len()
            .checked_sub(tail.len())
            .and_then(|cut| word.get(cut..))
            .is_some_and(|end| end.eq_ignore_ascii_case(tail))
    };
    let verb = begins("di") && word.len() >= 6
        || begins("ter") && word.len() >= 6
        || begins("ber") && word.len() >= 7
        || (begins("men") || begins("mem") || begins("pel") || begins("pem") || begins("pen"))
            && word.len() >= 7;
    let small = !token.is_titled();
    small && verb || ends("nya") && word.len() > 5 || small && ends("kan") && word.len() > 5
}
