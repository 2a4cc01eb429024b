//! When: the day of a response, and the survey period it counts for.

use std::fmt;

/// A calendar day. Responses carry no finer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// `2026-11-25`, without the machinery of formatting, which phones do without.
    #[must_use]
    pub fn text(self) -> String {
        let (month, day) = (padded(self.month.into(), 2), padded(self.day.into(), 2));
        [&padded(self.year, 4), "-", &month, "-", &day].concat()
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The first day of the regulation's year, for a device whose clock is beyond belief.
    pub const FIRST: Day = Day { year: 2017, month: 1, day: 1 };

    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        let valid = (1..=9999).contains(&year) && (1..=last).contains(&day);
        valid.then_some(Day { year, month, day })
    }

    /// Reads `2026-11-25`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.split('-');
        let year = parts.next().filter(|part| part.len() == 4)?.parse().ok()?;
        let mut two = || parts.next().filter(|part| part.len() == 2)?.parse().ok();
        let (month, day) = (two()?, two()?);
        parts.next().is_none().then(|| Day::new(year, month, day)).flatten()
    }
}

/// `2026-11-25`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// How long a survey period is (PermenPANRB 14/2017 knows these three).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodKind {
    /// Three months.
    Triwulan,
    /// Six months.
    Semester,
    /// A year.
    Tahun,
}

impl PeriodKind {
    /// The words for the three in documents.
    pub const WORDS: [(&'static str, PeriodKind); 3] = [
        ("triwulan", PeriodKind::Triwulan),
        ("semester", PeriodKind::Semester),
        ("tahun", PeriodKind::Tahun),
    ];

    /// How many of them a year has.
    #[must_use]
    pub fn per_year(self) -> u8 {
        match self {
            PeriodKind::Triwulan => 4,
            PeriodKind::Semester => 2,
            PeriodKind::Tahun => 1,
        }
    }
}

/// A survey period such as the fourth quarter of 2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    year: u16,
    kind: PeriodKind,
    number: u8,
}

impl Period {
    /// `2026-TW4`, `2026-S2` or `2026`.
    #[must_use]
    pub fn text(self) -> String {
        let (year, number) = (padded(self.year, 4), self.number.to_string());
        match self.kind {
            PeriodKind::Triwulan => [&year, "-TW", &number].concat(),
            PeriodKind::Semester => [&year, "-S", &number].concat(),
            PeriodKind::Tahun => year,
        }
    }

    /// The period, if the year has that many.
    #[must_use]
    pub fn new(kind: PeriodKind, year: u16, number: u8) -> Option<Period> {
        (1..=kind.per_year()).contains(&number).then_some(Period { year, kind, number })
    }

    /// The period that a day falls in.
    #[must_use]
    pub fn of(kind: PeriodKind, day: Day) -> Period {
        let months = 12 / kind.per_year();
        Period { year: day.year, kind, number: (day.month - 1) / months + 1 }
    }

    /// Reads `2026-TW4`, `2026-S2` or `2026`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Period> {
        let (year, rest) = text.split_once('-').unwrap_or((text, ""));
        let year = Some(year).filter(|year| year.len() == 4)?.parse().ok()?;
        let (kind, number) = if let Some(number) = rest.strip_prefix("TW") {
            (PeriodKind::Triwulan, number)
        } else if let Some(number) = rest.strip_prefix('S') {
            (PeriodKind::Semester, number)
        } else {
            (PeriodKind::Tahun, if text.contains('-') { "" } else { "1" })
        };
        Period::new(kind, year, Some(number).filter(|number| number.len() == 1)?.parse().ok()?)
    }

    /// How long it is.
    #[must_use]
    pub fn kind(self) -> PeriodKind {
        self.kind
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// Which one of the year, from 1.
    #[must_use]
    pub fn number(self) -> u8 {
        self.number
    }
}

/// `2026-TW4`, `2026-S2` or `2026`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// A number with zeros before it.
fn padded(number: u16, width: usize) -> String {
    let digits = number.to_string();
    ["0".repeat(width.saturating_sub(digits.len())), digits].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_falls_into_the_quarter_semester_and_year_that_contain_it() {
        let of = |kind, month| Period::of(kind, Day::new(2026, month, 1).unwrap()).to_string();
        assert_eq!(of(PeriodKind::Triwulan, 3), "2026-TW1");
        assert_eq!(of(PeriodKind::Triwulan, 4), "2026-TW2");
        assert_eq!(of(PeriodKind::Triwulan, 12), "2026-TW4");
        assert_eq!(of(PeriodKind::Semester, 6), "2026-S1");
        assert_eq!(of(PeriodKind::Semester, 7), "2026-S2");
        assert_eq!(of(PeriodKind::Tahun, 7), "2026");
    }

    #[test]
    fn periods_are_read_back_as_written_and_nothing_else_is() {
        for text in ["2026-TW1", "2026-TW4", "2026-S2", "2026"] {
            assert_eq!(Period::parse(text).unwrap().to_string(), text);
        }
        for text in ["2026-TW5", "2026-S3", "2026-", "2026-4", "26-TW1", "2026-TW+1", ""] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_that_no_calendar_has_are_refused() {
        assert_eq!(Day::parse("2026-11-25").unwrap().to_string(), "2026-11-25");
        for text in ["2026-02-29", "2026-13-01", "2026-04-31", "2026-1-1", "x", "2026-11-25T10"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert!(Day::parse("2028-02-29").is_some());
    }
}
