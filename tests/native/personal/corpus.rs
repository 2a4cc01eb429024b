//! A corpus of comments as citizens write them, half with personal data and half without. It is
//! made of other words and forms than the finders know of, and spoilt as hasty typing spoils.

use std::ops::Range;

use survei_publik::survey::privacy::personal::Kind;

use super::random::Random;
use super::{innocent, planted, sentences};

pub(super) struct Comment {
    pub(super) text: String,
    /// What was planted, and the bytes where it stands.
    pub(super) planted: Vec<(Kind, Range<usize>)>,
}

/// A comment that has personal data.
pub(super) fn telling(random: &mut Random, kind: Kind) -> Comment {
    let datum = planted::datum(kind, random);
    let sentence = random.pick(sentences::round(kind));
    let (before, after) = sentence.split_once("{}").unwrap();
    let style = Style::of(random);
    let mut comment = Comment { text: String::new(), planted: Vec::new() };
    // Names in capitals stand in comments that are in capitals or small letters throughout, too.
    if random.chance(50) {
        let said = plain(random);
        comment.text += &style.spoil(random, &said);
        comment.text += random.pick(&[". ", ", ", "\n", " ", "! ", "... "]);
    }
    comment.text += &style.spoil(random, before);
    let start = comment.text.len();
    comment.text += &style.cased(&datum);
    comment.planted.push((kind, start..comment.text.len()));
    comment.text += &style.spoil(random, after);
    if random.chance(50) {
        comment.text += random.pick(&[". ", ", ", "\n", "! ", " 🙏 ", "... ", "; ", " - "]);
        let said = plain(random);
        comment.text += &style.spoil(random, &said);
    }
    comment.text += ending(random);
    comment
}

/// A comment that has none.
pub(super) fn innocent(random: &mut Random) -> Comment {
    let style = Style::of(random);
    let mut text = String::new();
    for place in 0..random.within(1, 4) {
        if place > 0 {
            text += random.pick(&[". ", ", ", "\n", "! ", " 🙏 ", "... "]);
        }
        let said = if random.chance(60) { innocent::lookalike(random) } else { plain(random) };
        text += &style.spoil(random, &said);
    }
    text += ending(random);
    Comment { text, planted: Vec::new() }
}

fn plain(random: &mut Random) -> String {
    random.pick(&innocent::PLAIN).to_owned()
}

fn ending(random: &mut Random) -> &'static str {
    random.pick(&[
        "",
        "",
        "",
        "",
        ".",
        "!",
        "!!",
        " 😡",
        " 🙏🙏",
        " terima kasih",
        " tks",
        " wkwk",
        "...",
        "?",
    ])
}

/// How somebody types.
struct Style {
    case: u64,
    slang: bool,
    typos: bool,
}

impl Style {
    fn of(random: &mut Random) -> Style {
        Style { case: random.within(0, 20), slang: random.chance(30), typos: random.chance(20) }
    }

    fn cased(&self, text: &str) -> String {
        match self.case {
            0..=5 => text.to_lowercase(),
            6 => text.to_uppercase(),
            _ => text.to_owned(),
        }
    }

    fn spoil(&self, random: &mut Random, text: &str) -> String {
        let mut text = text.to_owned();
        if self.slang {
            for (formal, slang) in SLANG {
                if random.chance(60) {
                    text = text.replace(formal, slang);
                }
            }
        }
        if self.typos {
            text = text.split(' ').map(|word| typo(random, word)).collect::<Vec<_>>().join(" ");
        }
        self.cased(&text)
    }
}

const SLANG: [(&str, &str); 14] = [
    ("tidak", "gak"),
    ("sudah", "udh"),
    ("belum", "blm"),
    ("yang", "yg"),
    ("dengan", "dgn"),
    ("tolong", "tlg"),
    ("saja", "aja"),
    ("terima kasih", "makasih"),
    ("sekali", "bgt"),
    ("untuk", "utk"),
    ("di sistem", "disistem"),
    ("karena", "krn"),
    ("kalau", "klo"),
    ("juga", "jg"),
];

/// Every tenth longer word loses, doubles or swaps a letter.
fn typo(random: &mut Random, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 5
        || !letters.iter().all(|letter| letter.is_alphabetic())
        || !random.chance(10)
    {
        return word.to_owned();
    }
    let place = random.within(1, letters.len() as u64 - 1) as usize;
    match random.within(0, 3) {
        0 => drop(letters.remove(place)),
        1 => letters.insert(place, letters[place]),
        _ => letters.swap(place, place + 1),
    }
    letters.into_iter().collect()
}
