//! A text as its words, numbers and marks, and what has been found in it. What every finder calls
//! again and again is kept out of line: it would otherwise be most of the module that is fetched.

use super::{Finding, Kind};

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Word,
    Digits,
    Mark,
}

/// A word, a row of digits, or a single other character; blanks lie between tokens.
#[derive(Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    pub(super) sort: Sort,
    /// Nothing lies between it and the token before.
    pub(super) glued: bool,
    /// It is the first of a line.
    pub(super) line: bool,
    start: usize,
    /// It is part of something that was found.
    taken: bool,
    /// That begins with it, and ends there.
    found: Option<(Kind, usize)>,
}

impl<'t> Token<'t> {
    /// It is one of the words of a list, which has them in small letters with blanks between.
    #[inline(never)]
    pub(super) fn is(&self, list: &str) -> bool {
        self.sort == Sort::Word && contains(list, self.text)
    }

    /// So is it, or with what makes it somebody's: `hpku`, `rekeningnya`.
    #[inline(never)]
    pub(super) fn is_of(&self, list: &str) -> bool {
        let bare = ["nya", "ku", "mu"].iter().find_map(|end| {
            let cut = self.text.len().checked_sub(end.len())?;
            let (bare, tail) = (self.text.get(..cut)?, self.text.get(cut..)?);
            tail.eq_ignore_ascii_case(end).then_some(bare)
        });
        self.sort == Sort::Word
            && (contains(list, self.text) || bare.is_some_and(|bare| contains(list, bare)))
    }

    /// So is it, or is meant to be: a letter of a longer word is missing, doubled or swapped.
    #[inline(never)]
    pub(super) fn is_nearly(&self, list: &str) -> bool {
        let near = |known: &str| known.len() >= 5 && is_misspelt(known, self.text);
        self.is_of(list)
            || self.sort == Sort::Word
                && self.text.len() >= 4
                && list.split_ascii_whitespace().any(near)
    }

    /// It is one of these characters.
    #[inline(never)]
    pub(super) fn is_mark(&self, marks: &str) -> bool {
        let own = self.text.chars().next();
        self.sort == Sort::Mark && marks.chars().any(|mark| Some(mark) == own)
    }

    /// It begins with a capital letter.
    #[inline(never)]
    pub(super) fn is_capital(&self) -> bool {
        self.text.bytes().next().is_some_and(|first| first.is_ascii_uppercase())
    }

    /// It is written as names are: a capital letter, and small ones.
    #[inline(never)]
    pub(super) fn is_titled(&self) -> bool {
        self.is_capital() && self.text.bytes().any(|letter| letter.is_ascii_lowercase())
    }

    /// It is a row of digits.
    pub(super) fn digits(&self) -> Option<&'t str> {
        (self.sort == Sort::Digits).then_some(self.text)
    }
}

/// A letter, by the blocks in which letters of names in use here lie: the tables that tell them all
/// would be a tenth of the module.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='\u{1fff}' | '\u{a980}'..='\u{aaff}')
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{3000}')
}

#[inline(never)]
fn contains(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a word is another one but for one letter too many or too few, or two in wrong order.
#[inline(never)]
fn is_misspelt(known: &str, word: &str) -> bool {
    let same = |(a, b): &(u8, u8)| a.eq_ignore_ascii_case(b);
    // Nobody mistypes the first letter.
    if known.len().abs_diff(word.len()) > 1
        || !known.bytes().zip(word.bytes()).take(1).all(|first| same(&first))
    {
        return false;
    }
    let begin = known.bytes().zip(word.bytes()).take_while(same).count();
    let end = known.bytes().rev().zip(word.bytes().rev()).take_while(same).count();
    let shorter = known.len().min(word.len());
    match known.len() == word.len() {
        false => begin + end >= shorter,
        true => {
            let at = |text: &str, at: usize| text.as_bytes().get(at).map(u8::to_ascii_lowercase);
            let swapped =
                at(known, begin) == at(word, begin + 1) && at(known, begin + 1) == at(word, begin);
            begin + end + 2 == shorter && swapped
        }
    }
}

/// A text in the hands of the finders.
pub(super) struct Text<'t> {
    tokens: Vec<Token<'t>>,
}

impl<'t> Text<'t> {
    pub(super) fn of(source: &'t str) -> Text<'t> {
        let mut tokens: Vec<Token<'t>> = Vec::new();
        let (mut glued, mut line) = (false, true);
        let mut rest = source.char_indices().peekable();
        while let Some((start, first)) = rest.next() {
            if is_blank(first) {
                (glued, line) = (false, line || first == '\n');
                continue;
            }
            let next = rest.peek().is_some_and(|(_, next)| next.is_ascii_digit());
            // The letter that people type for a zero.
            let zero = matches!(first, 'o' | 'O') && next;
            let sort = match first {
                '0'..='9' => Sort::Digits,
                _ if zero => Sort::Digits,
                _ if is_letter(first) => Sort::Word,
                _ => Sort::Mark,
            };
            let mut end = start + first.len_utf8();
            let same = |c: char| match sort {
                Sort::Digits => c.is_ascii_digit(),
                Sort::Word => is_letter(c),
                Sort::Mark => false,
            };
            while let Some((at, c)) = rest.next_if(|(_, c)| same(*c)) {
                end = at + c.len_utf8();
            }
            let text = source.get(start..end).unwrap_or_default();
            tokens.push(Token { text, sort, glued, line, start, taken: false, found: None });
            (glued, line) = (true, false);
        }
        Text { tokens }
    }

    #[inline(never)]
    pub(super) fn get(&self, at: usize) -> Option<&Token<'t>> {
        self.tokens.get(at)
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token before, if there is one.
    #[inline(never)]
    pub(super) fn before(&self, at: usize) -> Option<&Token<'t>> {
        self.tokens.get(at.checked_sub(1)?)
    }

    /// The place of the first token from `at` on that is none of these marks.
    #[inline(never)]
    pub(super) fn past(&self, at: usize, marks: &str) -> usize {
        let more = self.tokens.iter().skip(at).take(3).take_while(|token| token.is_mark(marks));
        at + more.count()
    }

    /// How many tokens before one of the list's words stands, at most `reach`; a line or a
    /// sentence that ends in between hides it.
    #[inline(never)]
    pub(super) fn behind(&self, at: usize, reach: usize, list: &str) -> Option<usize> {
        for away in 1..=reach {
            let token = self.get(at.checked_sub(away)?)?;
            if token.is_nearly(list) {
                return Some(away);
            }
            let ends = self.get(at + 1 - away).is_some_and(|next| next.line);
            if token.is_mark("!?;") || ends && away > 1 {
                return None;
            }
        }
        None
    }

    /// The digits at a place, if nothing else was found there.
    #[inline(never)]
    pub(super) fn free_digits(&self, at: usize) -> Option<&'t str> {
        self.get(at).filter(|token| !token.taken)?.digits()
    }

    /// Notes what lies from one token to another, unless something there was found before; gives
    /// the place behind it.
    #[inline(never)]
    pub(super) fn claim(&mut self, kind: Kind, from: usize, to: usize) -> usize {
        let Some(tokens) = self.tokens.get_mut(from..=to) else { return to + 1 };
        let free = tokens.iter().all(|token| !token.taken);
        let end = tokens.last().map_or(0, |last| last.start + last.text.len());
        if let (true, Some(first)) = (free, tokens.first_mut()) {
            first.found = Some((kind, end));
            tokens.iter_mut().for_each(|token| token.taken = true);
        }
        to + 1
    }

    #[inline(never)]
    pub(super) fn is_taken(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.taken)
    }

    /// All that was found, in the order of the text.
    pub(super) fn found(&self) -> Vec<Finding> {
        let of = |token: &Token<'t>| {
            token.found.map(|(kind, end)| Finding { kind, start: token.start, end })
        };
        self.tokens.iter().filter_map(of).collect()
    }
}
