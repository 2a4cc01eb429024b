//! Finding one service among hundreds.

use super::Setup;
use crate::survey::config::{Service, Unit};

/// How many services are listed at first, and how many more each time.
const PAGE: usize = 30;

/// What the respondent typed, and how much of the list is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picker {
    /// The text in the search box.
    pub query: String,
    /// At most this many services are listed.
    pub shown: usize,
}

impl Default for Picker {
    fn default() -> Picker {
        Picker { query: String::new(), shown: PAGE }
    }
}

impl Picker {
    /// Lists more.
    pub fn show_more(&mut self) {
        self.shown += PAGE;
    }

    /// Whether a search box helps: with a handful of services the list alone is quicker.
    #[must_use]
    pub fn is_useful(setup: &Setup) -> bool {
        setup.config.services().nth(8).is_some()
    }
}

/// The services that a query finds, grouped by unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// Units with those of their services that are to be listed.
    pub groups: Vec<(&'a Unit, Vec<&'a Service>)>,
    /// How many services match in all.
    pub total: usize,
    /// How many of them are not listed.
    pub hidden: usize,
}

/// Finds services: every word of the query must begin a word of the service's or the unit's
/// name, whatever its case and diacritics.
#[must_use]
pub fn search<'a>(setup: &'a Setup, picker: &Picker) -> Found<'a> {
    let wanted = fold(&picker.query);
    let wanted: Vec<&str> = wanted.split(' ').filter(|word| !word.is_empty()).collect();
    let mut found = Found { groups: Vec::new(), total: 0, hidden: 0 };
    for unit in &setup.config.units {
        let unit_words = fold(unit.name.text(setup.language));
        let mut services = Vec::new();
        for service in &unit.services {
            let words = fold(service.name.text(setup.language));
            let found_in = |wanted: &&str| {
                let begins = |word: &str| word.starts_with(*wanted);
                words.split(' ').chain(unit_words.split(' ')).any(begins)
            };
            if wanted.iter().all(found_in) {
                found.total += 1;
                if found.total <= picker.shown {
                    services.push(service);
                }
            }
        }
        if !services.is_empty() {
            found.groups.push((unit, services));
        }
    }
    found.hidden = found.total.saturating_sub(picker.shown);
    found
}

/// Lower case without diacritics; everything that is neither letter nor digit parts words.
///
/// Written out for the Latin letters instead of asking the standard library, whose tables for
/// every script there is would be a tenth of the widget.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c.to_ascii_lowercase() {
            c @ ('a'..='z' | '0'..='9') => folded.push(c),
            // Marks over letters, and the apostrophes of Jum'at and Al-Qur’an.
            '\u{300}'..='\u{36f}' | '\'' | '\u{2018}' | '\u{2019}' => {}
            '\0'..='\u{bf}' | '\u{2000}'..='\u{206f}' => folded.push(' '),
            c => folded.push_str(plain_letter(c)),
        }
    }
    folded
}

/// The plain letter of an accented one in the Latin blocks; letters of other scripts are passed
/// over, which still lets the rest of their word be found.
fn plain_letter(c: char) -> &'static str {
    match c {
        'à'..='å' | 'À'..='Å' | 'Ā'..='ą' => "a",
        'ç' | 'Ç' | 'Ć'..='č' => "c",
        'ð' | 'Ð' | 'Ď'..='đ' => "d",
        'è'..='ë' | 'È'..='Ë' | 'Ē'..='ě' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' => "h",
        'ì'..='ï' | 'Ì'..='Ï' | 'Ĩ'..='ı' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ' | 'ķ' => "k",
        'Ĺ'..='ł' => "l",
        'ñ' | 'Ñ' | 'Ń'..='ň' => "n",
        'ò'..='ö' | 'ø' | 'Ò'..='Ö' | 'Ø' | 'Ō'..='ő' => "o",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' => "s",
        'Ţ'..='ŧ' => "t",
        'ù'..='ü' | 'Ù'..='Ü' | 'Ũ'..='ų' => "u",
        'Ŵ' | 'ŵ' => "w",
        'ý' | 'ÿ' | 'Ý' | 'Ŷ'..='Ÿ' => "y",
        'Ź'..='ž' => "z",
        'æ' | 'Æ' => "ae",
        'Œ' | 'œ' => "oe",
        'ß' => "ss",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_forgives_case_diacritics_and_punctuation() {
        assert_eq!(fold("KTP-el"), "ktp el");
        assert_eq!(fold("Pélayanan Réklame"), "pelayanan reklame");
        assert_eq!(fold("e\u{301}lok ÉLOK"), "elok elok");
        assert_eq!(fold("Poli – Umum"), "poli   umum");
        assert_eq!(fold("Jum'at, Al-Qur’an"), "jumat  al quran");
        assert_eq!(fold("Izin (SIP)/Praktik"), "izin  sip  praktik");
    }
}
