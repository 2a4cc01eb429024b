//! What each placeholder stands for.

use super::age::{self, BANDS};
use super::consent;
use super::day::formatted;
use super::facts::{At, Facts, Place, target};
use super::holes::is_hole;
use crate::survey::config::{AskedField, FieldAnswer};
use crate::survey::document::{Cell, Language, Words};
use crate::survey::instrument::Item;
use crate::survey::json::Writer;
use crate::survey::response::{Day, Period, PeriodKind, Statement};

/// Placeholders that are known everywhere.
pub(super) const ANYWHERE: [&str; 19] = [
    "unit",
    "service",
    "unit_name",
    "service_name",
    "period",
    "year",
    "quarter",
    "semester",
    "day",
    "day:d/m/Y",
    "slot",
    "consent",
    "comment",
    "key",
    "instrument",
    "lang",
    "count",
    "submission",
    "age",
];

/// Placeholders of an answer, besides the columns of the table `items`.
pub(super) const OF_ANSWERS: [&str; 11] =
    ["item", "n", "n0", "i", "i0", "unsur", "score", "reversed", "choice", "label", "question"];

/// Placeholders of what does not score.
pub(super) const OF_STATEMENTS: [&str; 8] =
    ["item", "n", "n0", "i", "i0", "question", "value", "label"];

/// Placeholders of a respondent field.
pub(super) const OF_RESPONDENT: [&str; 3] = ["field", "code", "label"];

/// Columns that are known even where no row has them: every backend with numbers has these.
pub(super) const COLUMNS: [&str; 2] = ["id", "choice_id"];

/// Placeholders that a table of codes may be for, besides the respondent fields.
pub(super) const CODED: [&str; 9] =
    ["unit", "service", "period", "slot", "quarter", "semester", "lang", "score", age::TABLE];

/// Backends compare labels with a list of their own, which is in Indonesian whatever language the
/// citizen reads.
fn indonesian(words: &Words) -> String {
    words.text(Language::Indonesian).to_owned()
}

impl<'a> Facts<'a> {
    /// What a placeholder stands for; empty where there is nothing to say, and `None` where it
    /// means nothing here.
    pub(super) fn find(&self, at: At<'a>, name: &str) -> Option<String> {
        if is_hole(name) {
            return self.holes.marker(name);
        }
        if let Some(path) = name.strip_prefix("answers.") {
            return self.below(path, "score", |key| self.answer(key));
        }
        if let Some(path) = name.strip_prefix("respondent.") {
            return self.below(path, "code", |key| {
                let field = self.config.fields().find(|field| field.key == key)?;
                let code = self.submission.respondent.get(key).map(String::as_str);
                Some(At::Field(field, code))
            });
        }
        let here = match at {
            At::All => None,
            At::Answer(item, place, score) => self.of_answer(item, place, score, name),
            At::Statement(item, place, said) => self.of_statement(item, place, said, name),
            At::Field(field, code) => self.of_field(field, code, name),
        };
        here.or_else(|| self.anywhere(name))
    }

    /// `KEY`, or `KEY.NAME`: what the name stands for there.
    fn below(
        &self,
        path: &str,
        usual: &str,
        of: impl Fn(&str) -> Option<At<'a>>,
    ) -> Option<String> {
        let whole = of(path).map(|at| (at, usual));
        let (at, name) = whole.or_else(|| {
            let (key, name) = path.rsplit_once('.')?;
            Some((of(key)?, name))
        })?;
        match at {
            At::Answer(item, place, score) => self.of_answer(item, place, score, name),
            At::Field(field, code) => self.of_field(field, code, name),
            At::All | At::Statement(..) => None,
        }
    }

    fn of_answer(
        &self,
        item: &'a Item,
        place: Place,
        score: Option<u8>,
        name: &str,
    ) -> Option<String> {
        let number = |number: Option<usize>| number.map(|n| n.to_string()).unwrap_or_default();
        let choice = item.choices().iter().position(|choice| Some(choice.score) == score);
        Some(match name {
            "score" => {
                let score = score.map(|score| score.to_string()).unwrap_or_default();
                self.coded("score", &score)
            }
            "reversed" => {
                let turned = |(low, high)| usize::from(low + high).checked_sub(usize::from(score?));
                number(item.scale().and_then(turned))
            }
            "choice" => number(choice.map(|place| place + 1)),
            "label" => {
                let choice = score.and_then(|score| item.choice(score));
                choice.map(|choice| indonesian(&choice.label)).unwrap_or_default()
            }
            "unsur" => item.unsur.clone().unwrap_or_default(),
            _ => return of_item(item, place, name).or_else(|| self.column(item, choice, name)),
        })
    }

    /// A column of the table `items`.
    fn column(&self, item: &Item, choice: Option<usize>, name: &str) -> Option<String> {
        let items = &self.mapping.items;
        let cell = items.get(&item.key).and_then(|row| row.get(name));
        match cell {
            Some(Cell::One(text)) => Some(text.clone()),
            Some(Cell::Each(texts)) => {
                Some(choice.and_then(|choice| texts.get(choice)).cloned().unwrap_or_default())
            }
            None => {
                let known = items.iter().any(|(_, row)| row.get(name).is_some());
                (known || COLUMNS.contains(&name)).then(String::new)
            }
        }
    }

    fn of_statement(
        &self,
        item: &'a Item,
        place: Place,
        said: Option<&Statement>,
        name: &str,
    ) -> Option<String> {
        let label = |code: &str| {
            let option = item.options().iter().find(|option| option.code == code);
            option.map_or_else(|| code.to_owned(), |option| indonesian(&option.label))
        };
        Some(match (name, said) {
            ("value" | "label", None) => String::new(),
            ("value" | "label", Some(Statement::Entries(entries))) => {
                Writer::value(|o| o.list(entries, Statement::write_entries))
            }
            ("value", Some(Statement::Several(codes))) => codes.join(","),
            ("value", Some(said)) => said.text().to_owned(),
            ("label", Some(Statement::Several(codes))) => {
                codes.iter().map(|code| label(code)).collect::<Vec<_>>().join(", ")
            }
            ("label", Some(said)) => label(said.text()),
            _ => return of_item(item, place, name).or_else(|| self.column(item, None, name)),
        })
    }

    fn of_field(&self, field: &AskedField, code: Option<&str>, name: &str) -> Option<String> {
        Some(match (name, code) {
            ("field", _) => field.key.clone(),
            ("code" | "label", None) => String::new(),
            // Written out, it is not in any list of codes.
            ("code" | "label", Some(said)) if field.answer != FieldAnswer::Choice => {
                said.to_owned()
            }
            ("code", Some(code)) => self.coded(&field.key, code),
            ("label", Some(code)) => {
                let choice = field.choices.iter().find(|choice| choice.code == code);
                choice.map(|choice| indonesian(&choice.label)).unwrap_or_default()
            }
            _ => return None,
        })
    }

    fn anywhere(&self, name: &str) -> Option<String> {
        let submission = self.submission;
        let service = || self.config.service(&target(submission));
        Some(match name {
            "unit" => self.coded("unit", &submission.unit),
            "service" => {
                let both = [&submission.unit, "/", &submission.service].concat();
                self.code_of("service", &both)
                    .unwrap_or_else(|| self.coded("service", &submission.service))
            }
            "unit_name" => service().map(|(unit, _)| indonesian(&unit.name)).unwrap_or_default(),
            "service_name" => {
                service().map(|(_, service)| indonesian(&service.name)).unwrap_or_default()
            }
            "period" => self.coded("period", &submission.period),
            "year" | "quarter" | "semester" => self.part_of_year(name),
            "day" => submission.day.clone(),
            "slot" if self.config.slot => {
                self.coded("slot", submission.slot.as_deref().unwrap_or_default())
            }
            "consent" => consent::given(self.config, submission)?,
            "comment" => {
                let comment = submission.comment.as_ref().or(self.mapping.filler.as_ref());
                comment.cloned().unwrap_or_default()
            }
            "key" => submission.id.clone(),
            "instrument" => submission.instrument.clone(),
            "lang" => self.coded("lang", self.language.tag()),
            "count" => submission.answers.len().to_string(),
            "submission" => submission.to_json(),
            "age" => {
                self.mapping.age?;
                let field = self.config.fields().find(|field| field.key == BANDS)?;
                let year =
                    Day::parse(&submission.day).map(|day| Period::of(PeriodKind::Tahun, day));
                let said = submission.respondent.get(BANDS).zip(year);
                let age =
                    said.and_then(|(said, year)| age::age(self.mapping, field, said, year.year()));
                age.unwrap_or_default()
            }
            _ => formatted(&submission.day, name.strip_prefix("day:")?),
        })
    }

    /// Of the survey period, or where that is longer, of the day.
    fn part_of_year(&self, name: &str) -> String {
        let period = self.submission.period();
        let of_day = |kind| Some(Period::of(kind, Day::parse(&self.submission.day)?));
        let number = match (name, period) {
            ("year", Some(period)) => return period.year().to_string(),
            ("quarter", Some(period)) if period.kind() == PeriodKind::Triwulan => {
                Some(period.number())
            }
            ("semester", Some(period)) if period.kind() == PeriodKind::Semester => {
                Some(period.number())
            }
            ("semester", Some(period)) if period.kind() == PeriodKind::Triwulan => {
                Some(period.number().div_ceil(2))
            }
            ("quarter", _) => of_day(PeriodKind::Triwulan).map(Period::number),
            ("semester", _) => of_day(PeriodKind::Semester).map(Period::number),
            _ => None,
        };
        self.coded(name, &number.map(|number| number.to_string()).unwrap_or_default())
    }

    /// What the backend writes instead of a code: the code itself, where there is no table. A
    /// row `*` is for all others.
    fn coded(&self, table: &str, code: &str) -> String {
        if code.is_empty() || self.mapping.codes.get(table).is_none() {
            return code.to_owned();
        }
        let found = self.code_of(table, code).or_else(|| self.code_of(table, "*"));
        found.unwrap_or_default()
    }

    fn code_of(&self, table: &str, code: &str) -> Option<String> {
        match self.mapping.codes.get(table)?.get(code)? {
            Cell::One(text) => Some(text.clone()),
            Cell::Each(_) => None,
        }
    }
}

fn of_item(item: &Item, place: Place, name: &str) -> Option<String> {
    Some(match name {
        "item" => item.key.clone(),
        "n" => (place.item + 1).to_string(),
        "n0" => place.item.to_string(),
        "i" => (place.sent + 1).to_string(),
        "i0" => place.sent.to_string(),
        "question" => indonesian(&item.question),
        _ => return None,
    })
}
