//! How many texts seem to hold personal data, so that the agency knows of it.

use survei_publik::survey::config::{Config, PersonalData};
use survei_publik::survey::instrument::{Ask, Item};
use survei_publik::survey::privacy::personal::is_in;
use survei_publik::survey::response::Statement;

use crate::store::{Filter, Reader};

/// Counts comments, occupations and other texts that respondents wrote.
pub(super) fn count(config: &Config, reader: &Reader, filter: &Filter) -> anyhow::Result<u64> {
    if config.personal_data == PersonalData::Off {
        return Ok(0);
    }
    let mut found = 0;
    reader.each_comment(filter, |comment| found += u64::from(is_in(comment)))?;
    reader.each_occupation(filter, |said, people| found += u64::from(is_in(said)) * people)?;
    let items = &config.instrument.items;
    if items.iter().any(|item| !matches!(item.ask, Ask::Choice { .. })) {
        reader.each_statement(filter, |key, said| found += within(items, key, said))?;
    }
    Ok(found)
}

fn within(items: &[Item], key: &str, said: &Statement) -> u64 {
    let Some(item) = items.iter().find(|item| item.key == key) else { return 0 };
    match (&item.ask, said) {
        (Ask::Text { .. }, Statement::Text(text)) => u64::from(is_in(text)),
        (Ask::Repeat(inner), Statement::Entries(entries)) => {
            let said = entries.iter().flat_map(|entry| entry.iter());
            said.map(|(key, said)| within(inner, key, said)).sum()
        }
        _ => 0,
    }
}
