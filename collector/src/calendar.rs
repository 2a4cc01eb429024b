//! Which days a response may carry, by the server's calendar.

use std::time::{SystemTime, UNIX_EPOCH};

use survei_publik::survey::response::Day;

/// How many days ahead of the server (UTC) a response may be dated: Indonesia's clocks are
/// seven to nine hours ahead.
pub(crate) const AHEAD: i64 = 1;

/// How many days back a response may be dated. The widget keeps a response until it is handed
/// in, and paper forms are typed in later: a year and a month leave room for both and keep out
/// what is plainly wrong.
pub(crate) const BACK: i64 = 400;

/// So many seconds western Indonesia is ahead of UTC.
const WIB: u64 = 7 * 3600;

/// Where today comes from.
#[derive(Clone, Copy, Debug)]
pub enum Calendar {
    /// The system's clock, in UTC.
    System,
    /// Always the same day, given in days since 1970-01-01. For tests.
    Fixed(i64),
}

/// Why a day is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayFault {
    /// More than [`AHEAD`] days after today.
    Ahead,
    /// More than [`BACK`] days before today.
    TooOld,
}

impl Calendar {
    /// Today, in days since 1970-01-01.
    fn number(self) -> i64 {
        match self {
            Calendar::Fixed(number) => number,
            Calendar::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                i64::try_from(since.as_secs() / 86_400).unwrap_or_default()
            }
        }
    }

    /// Today in western Indonesia, for a response that brings no day along; by the clock of the
    /// east it is at most two hours later.
    pub(crate) fn today_here(self) -> Option<Day> {
        match self {
            Calendar::Fixed(number) => day(number),
            Calendar::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                day(i64::try_from((since.as_secs() + WIB) / 86_400).unwrap_or_default())
            }
        }
    }

    /// Today; `None` only beyond the year 9999.
    pub(crate) fn today(self) -> Option<Day> {
        day(self.number())
    }

    /// Whether a response may carry this day.
    pub(crate) fn accepts(self, given: Day) -> Result<(), DayFault> {
        let today = self.number();
        if day(today + AHEAD).is_some_and(|last| given > last) {
            return Err(DayFault::Ahead);
        }
        if day(today - BACK).is_some_and(|first| given < first) {
            return Err(DayFault::TooOld);
        }
        Ok(())
    }
}

/// The day so many days after 1970-01-01 (Howard Hinnant's `civil_from_days`).
fn day(number: i64) -> Option<Day> {
    let shifted = number + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Day::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_the_calendar_counts_them() {
        for (number, text) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (789, "1972-02-29"),
            (11_016, "2000-02-29"),
            (20_782, "2026-11-25"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(day(number).unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_response_may_be_a_day_ahead_and_four_hundred_days_old() {
        let calendar = Calendar::Fixed(20_782);
        let accepts = |text| calendar.accepts(Day::parse(text).unwrap());
        assert_eq!(accepts("2026-11-26"), Ok(()));
        assert_eq!(accepts("2026-11-27"), Err(DayFault::Ahead));
        assert_eq!(accepts("2025-10-21"), Ok(()));
        assert_eq!(accepts("2025-10-20"), Err(DayFault::TooOld));
    }
}
