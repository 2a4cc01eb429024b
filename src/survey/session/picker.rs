//! Finding one service among hundreds.

use super::Setup;
use crate::survey::config::{Config, Service, Unit};

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
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let mut found = Found { groups: Vec::new(), total: 0, hidden: 0 };
    for unit in &setup.config.units {
        let unit_words = fold(unit.name.text(setup.language));
        let mut services = Vec::new();
        for service in &unit.services {
            let words = fold(service.name.text(setup.language));
            let hit = |wanted: &&str| {
                let begins = |word: &str| word.starts_with(*wanted);
                words.split_whitespace().chain(unit_words.split_whitespace()).any(begins)
            };
            if wanted.iter().all(|word| hit(word)) {
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

/// The chosen service's names, for the line that repeats the choice.
impl Setup {
    /// Names of unit and service of the draft's target, in the language of the interface.
    #[must_use]
    pub fn target_names<'a>(
        &'a self,
        target: &crate::survey::response::Target,
    ) -> Option<(&'a str, &'a str)> {
        let config: &Config = &self.config;
        let (unit, service) = config.service(target)?;
        Some((unit.name.text(self.language), service.name.text(self.language)))
    }
}

/// Lower case without diacritics; everything that is neither letter nor digit parts words.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' => {}
            'a'..='z' | '0'..='9' => folded.push(c),
            _ if !c.is_alphanumeric() => folded.push(' '),
            _ => folded.push_str(plain_letter(c)),
        }
    }
    folded
}

/// The plain letter of an accented one in the Latin blocks; other letters are passed over,
/// which still lets the rest of their word be found.
fn plain_letter(c: char) -> &'static str {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' => "s",
        'ţ' | 'ť' | 'ŧ' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'æ' => "ae",
        'œ' => "oe",
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
        assert_eq!(fold("e\u{301}lok"), "elok");
        assert_eq!(fold("Izin (SIP)/Praktik"), "izin  sip  praktik");
    }
}
