//! The rows of respondents, printed while they are read.

use std::io::{self, Write};

use survei_publik::survey::score::Decimal;

use super::{Scheme, csv, text};
use crate::arguments::{By, Format};
use crate::console::Out;
use crate::input::Row;

/// Prints rows of respondents.
#[derive(Debug)]
pub(crate) struct Rows<'a> {
    scheme: &'a Scheme<'a>,
    by: Vec<By>,
    /// For each unsur of the main index, its items: place, and what turns a reversed one round.
    places: Vec<Vec<(usize, Option<u8>)>>,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(scheme: &'a Scheme<'a>, by: &[By]) -> Rows<'a> {
        let items = &scheme.instrument.items;
        let place = |key: &String| {
            let place = items.iter().position(|item| item.key == *key)?;
            let item = items.get(place)?;
            let (low, high) = item.scale()?;
            Some((place, item.reversed().then(|| low.saturating_add(high))))
        };
        let main = scheme.grouping.indexes.first();
        let unsur = main.into_iter().flat_map(|index| &index.unsur);
        let places = unsur.map(|unsur| unsur.items.iter().filter_map(place).collect()).collect();
        Rows { scheme, by: by.to_vec(), places }
    }

    pub(crate) fn begin(&self, out: &mut Out) -> io::Result<()> {
        match self.scheme.format {
            Format::Text => text::rows_head(out, self.places.len(), &self.by),
            Format::Csv => csv::head(out, &self.by),
            Format::Json => write!(out, "{{\"respondents\":["),
        }
    }

    pub(crate) fn end(&self, out: &mut Out) -> io::Result<()> {
        match self.scheme.format {
            Format::Text => out.line(""),
            Format::Csv => Ok(()),
            Format::Json => write!(out, "\n],"),
        }
    }

    /// One respondent, by number: the order in which they were counted.
    pub(crate) fn row(&self, out: &mut Out, number: u64, row: &Row<'_>) -> io::Result<()> {
        let scores = self.places.iter().map(|places| mean(places, row.scores));
        let [unit, service, period] = row.keys;
        let key = self.by.iter().map(|by| {
            String::from_utf8_lossy(match by {
                By::Unit => unit,
                By::Service => service,
                By::Period => period,
            })
        });
        match self.scheme.format {
            Format::Text => {
                write!(out, "{number:>7} {:>8}", row.line)?;
                for score in scores {
                    write!(out, " {:>7}", score.map_or("-".to_owned(), Decimal::indonesian))?;
                }
                for part in key {
                    write!(out, "  {part}")?;
                }
                out.line("")
            }
            Format::Json => {
                let comma = if number == 1 { "" } else { "," };
                let scores: Vec<Option<String>> =
                    scores.map(|score| score.map(|score| score.to_string())).collect();
                let key: Vec<_> = key.collect();
                let value = serde_json::json!({ "number": number, "line": row.line, "key": key, "unsur": scores });
                write!(out, "{comma}\n{value}")
            }
            Format::Csv => {
                let key: Vec<String> = key.map(|part| part.into_owned()).collect();
                let main = self.scheme.grouping.indexes.first();
                let unsur = main.into_iter().flat_map(|index| &index.unsur);
                let index = main.map(|index| index.key.as_str()).unwrap_or_default();
                for ((place, unsur), score) in (1..).zip(unsur).zip(scores) {
                    let place: usize = place;
                    csv::Line {
                        kind: "responden",
                        number: number.to_string(),
                        key: &key,
                        index,
                        unsur: format!("U{place}"),
                        unsur_key: &unsur.key,
                        name: self.scheme.name(&unsur.key),
                        nrr: score,
                        ..csv::Line::default()
                    }
                    .write(out, self.scheme, self.by.len())?;
                }
                Ok(())
            }
        }
    }
}

/// A respondent's mean of the items of an unsur: whole where it is, else three places.
fn mean(places: &[(usize, Option<u8>)], scores: &[Option<u8>]) -> Option<Decimal> {
    let (mut sum, mut items) = (0_u64, 0_u64);
    for (place, turned) in places {
        let Some(score) = scores.get(*place).copied().flatten() else { continue };
        sum += u64::from(turned.map_or(score, |both| both.saturating_sub(score)));
        items += 1;
    }
    let whole = sum.checked_rem(items)? == 0;
    Some(if whole {
        Decimal::new(sum / items, 0)
    } else {
        Decimal::new((2000 * sum + items) / (2 * items), 3)
    })
}
