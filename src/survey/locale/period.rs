//! Survey periods in words.

use super::{Catalog, Key};
use crate::survey::response::{Period, PeriodKind};

/// `Triwulan IV 2026`, `Semester II 2026`, `Tahun 2026`.
#[must_use]
pub fn period_words(catalog: &Catalog, period: Period) -> String {
    let key = match period.kind() {
        PeriodKind::Triwulan => Key::Triwulan,
        PeriodKind::Semester => Key::Semester,
        PeriodKind::Tahun => Key::Tahun,
    };
    let number = match period.number() {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    };
    catalog.fill(key, &[("n", number), ("year", &period.year().to_string())])
}
