//! Who answered: counts by respondent field.

use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;

use crate::store::FieldCounts;

/// The counts of one respondent field.
#[derive(Debug)]
pub(crate) struct FieldCount {
    pub(crate) key: String,
    pub(crate) label: String,
    pub(crate) choices: Vec<ChoiceCount>,
}

/// How many respondents chose one code.
#[derive(Debug)]
pub(crate) struct ChoiceCount {
    /// `None`: left blank.
    pub(crate) code: Option<String>,
    pub(crate) label: String,
    pub(crate) count: u64,
}

/// Every field that is asked or was answered, with every choice there is, whatever else was
/// chosen when the configuration was another, and how many left it blank.
pub(super) fn count(config: &Config, mut counts: FieldCounts, respondents: u64) -> Vec<FieldCount> {
    let mut fields = Vec::new();
    for field in &config.instrument.fields {
        let asked = config.fields().find(|asked| asked.key == field.key);
        let counted = counts.remove(&field.key);
        if asked.is_none() && counted.is_none() {
            continue;
        }
        let mut counted = counted.unwrap_or_default();
        let total: u64 = counted.values().sum();
        let known = asked.map_or(&field.choices, |asked| &asked.choices);
        let mut choices: Vec<ChoiceCount> = known
            .iter()
            .map(|choice| ChoiceCount {
                count: counted.remove(&choice.code).unwrap_or_default(),
                label: choice.label.text(Language::Indonesian).to_owned(),
                code: Some(choice.code.clone()),
            })
            .collect();
        choices.extend(counted.into_iter().map(|(code, count)| ChoiceCount {
            label: code.clone(),
            code: Some(code),
            count,
        }));
        choices.push(ChoiceCount {
            code: None,
            label: "Tidak diisi".to_owned(),
            count: respondents.saturating_sub(total),
        });
        let label = asked.map_or(&field.label, |asked| &asked.label);
        let label = label.text(Language::Indonesian).to_owned();
        fields.push(FieldCount { key: field.key.clone(), label, choices });
    }
    fields
}
