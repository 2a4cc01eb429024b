//! The device's clock and calendar.

use crate::survey::response::Day;

/// Milliseconds since 1970.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A date fits; before 1970 is 0.
pub(super) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The day on the device's calendar. A clock set to an impossible year counts as 2017, the
/// year of the regulation, so that a response is never lost to a flat battery.
pub(super) fn today() -> Day {
    let date = js_sys::Date::new_0();
    let year = u16::try_from(date.get_full_year()).ok();
    let month = u8::try_from(date.get_month() + 1).ok();
    let day = u8::try_from(date.get_date()).ok();
    let known = year.zip(month).zip(day);
    known.and_then(|((year, month), day)| Day::new(year, month, day)).unwrap_or(Day::FIRST)
}
