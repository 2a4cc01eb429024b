//! E-mail addresses, also those that are spelt out: `budi at gmail dot com`.

use super::Kind;
use super::text::{Sort, Text, Token};

/// Where citizens have their mail; an address there is one even without its ending.
const PROVIDERS: &str =
    "gmail gmial gmai yahoo ymail outlook hotmail icloud rocketmail protonmail live";

/// Endings of domains that are recognised after spelt-out dots.
const ENDINGS: &str = "com co id net org go sch ac mail web my xyz info io";

pub(super) fn find(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.len() {
        at = address(text, at).map_or(at + 1, |(from, to)| text.claim(Kind::Email, from, to));
    }
}

fn address(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let (before, after, spelt) = sign(text, at)?;
    let from = local(text, before)?;
    let to = domain(text, after, spelt)?;
    Some((from, to))
}

/// The `@`, or a word for it: the places around it.
fn sign(text: &Text<'_>, at: usize) -> Option<(usize, usize, bool)> {
    let token = text.get(at)?;
    if token.is_mark("@") {
        return Some((at.checked_sub(1)?, at + 1, false));
    }
    if !token.is("at et") {
        return None;
    }
    let opened = text.before(at).is_some_and(|mark| mark.is_mark("([{<"));
    let closed = text.get(at + 1).is_some_and(|mark| mark.is_mark(")]}>"));
    match opened && closed {
        true => Some((at.checked_sub(2)?, at + 2, true)),
        false => Some((at.checked_sub(1)?, at + 1, true)),
    }
}

/// Where what stands before the sign begins.
fn local(text: &Text<'_>, last: usize) -> Option<usize> {
    let part = |token: &Token<'_>| token.sort != Sort::Mark;
    text.get(last).filter(|token| part(token) || token.is_mark("._-"))?;
    let mut from = last;
    // Longer ones nobody has.
    for _ in 0..12 {
        let (Some(here), Some(before)) = (text.get(from), text.before(from)) else { break };
        let dot = before.is("dot titik") && from >= 2;
        let joined = here.glued && (part(before) || before.is_mark("._-+%"));
        if !(joined || dot || here.is("dot titik")) {
            break;
        }
        from -= 1;
    }
    Some(from)
}

/// Where what stands behind the sign ends.
fn domain(text: &Text<'_>, at: usize, spelt: bool) -> Option<usize> {
    let first = text.get(at).filter(|token| token.sort != Sort::Mark)?;
    let (mut to, mut dots) = (at, 0);
    for _ in 0..8 {
        let Some(next) = text.get(to + 1) else { break };
        let Some(after) = text.get(to + 2) else { break };
        let ends = after.is(ENDINGS);
        let written =
            next.is_mark(".,-") && (next.glued && after.glued || ends) && after.sort != Sort::Mark;
        let named = next.is("dot titik") && after.sort == Sort::Word;
        let bracket = next.is_mark("([") && after.is("dot titik");
        if next.glued && next.sort != Sort::Mark {
            to += 1;
        } else if bracket && text.get(to + 4).is_some_and(|token| token.sort == Sort::Word) {
            (to, dots) = (to + 4, dots + 1);
        } else if written || named {
            (to, dots) = (to + 2, dots + 1);
        } else {
            break;
        }
    }
    let known = first.is(PROVIDERS);
    // `gmail com`, with the dot forgotten.
    if known && dots == 0 && text.get(to + 1).is_some_and(|token| token.is("com co")) {
        return Some(to + 1);
    }
    (known || dots > 0 && (!spelt || text.get(to)?.is(ENDINGS))).then_some(to)
}
