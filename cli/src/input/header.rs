//! What the columns of a table are, known by its header row.

use survei_publik::survey::config::{DISABILITY, DISABILITY_KIND};
use survei_publik::survey::instrument::{Instrument, Item, UnsurOrder};

use super::coded::Cell;
use super::names::{folded, is_id, is_other, key, u_number};
use super::score::Scale;
use super::{Coded, Form, Wanted, coded};
use crate::console::Failure;
use crate::instruments::indonesian;

/// The columns of the collector's export that come before respondent fields and items.
const OWN: [&str; 12] = [
    "id",
    "receipt",
    "instrument",
    "instrument_version",
    "period",
    "topic",
    "unit",
    "service",
    "day",
    "slot",
    DISABILITY,
    DISABILITY_KIND,
];

/// A table whose columns are known.
#[derive(Debug)]
pub(crate) struct Layout {
    /// Which form it is, in words.
    words: &'static str,
    pub(crate) separator: u8,
    /// How many columns the header has.
    pub(crate) columns: usize,
    /// Every row has exactly as many; a spreadsheet leaves empty ones out at the end.
    pub(crate) strict: bool,
    pub(crate) id: Option<usize>,
    /// Unit, service, period.
    pub(crate) keys: [Option<usize>; 3],
    /// The questionnaire's name and edition.
    pub(crate) instrument: Option<usize>,
    pub(crate) version: Option<usize>,
    pub(crate) answers: Vec<Answer>,
    /// Columns of unsur that the questionnaire does not have.
    pub(crate) beyond: Vec<usize>,
    /// Columns of options without a score: column, question, and what stands there.
    pub(crate) codes: Vec<(usize, usize, Cell)>,
}

/// A column of answers.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) column: usize,
    /// Which of the instrument's items.
    pub(crate) item: usize,
    /// What the column is called in messages.
    pub(crate) label: String,
    pub(crate) scale: Scale,
}

impl Layout {
    /// The layout of a header row; `None` if this is no header row.
    pub(crate) fn of(
        cells: &[String],
        separator: u8,
        wanted: &Wanted<'_>,
    ) -> Option<Result<Layout, Failure>> {
        let folds: Vec<String> = cells.iter().map(|cell| folded(cell)).collect();
        let has = |name: &&str| cells.iter().any(|cell| cell.trim() == *name);
        let mut layout = Layout::new(&folds, separator);
        layout.codes = coded_columns(cells, wanted.instrument);
        let numbers: Vec<(usize, usize)> = cells
            .iter()
            .enumerate()
            .filter_map(|(column, cell)| Some((u_number(cell)?, column)))
            .collect();
        let numbered = |number| numbers.iter().any(|(known, _)| *known == number);
        if ["id", "instrument", "period", "unit", "service"].iter().all(has) {
            return Some(layout.export(cells, wanted).map(|()| layout));
        }
        if numbered(1) && numbered(2) {
            let respondent = folds.iter().any(|fold| fold == "noresponden");
            layout.words = if respondent { "templat U1–U10" } else { "tabel kolom U1, U2, …" };
            return Some(layout.numbered(numbers, wanted).map(|()| layout));
        }
        let first = folds.first().map(String::as_str).unwrap_or_default();
        if first != "no" && first != "nomor" || cells.len() < 5 {
            return None;
        }
        let begins = |place: usize, names: [&str; 2]| {
            folds.get(place).is_some_and(|fold| names.iter().any(|name| fold.starts_with(name)))
        };
        if cells.len() == 19 && begins(1, ["tgl", "tanggal"]) && begins(2, ["jam", "waktu"]) {
            layout.words = "templat 19 kolom (SISUKMA)";
            let numbers = (1..12).map(|number| (number, number + 6)).collect();
            return Some(layout.numbered(numbers, wanted).map(|()| layout));
        }
        layout.words = "ekspor SKM Online";
        Some(layout.online(cells, &folds, wanted).map(|()| layout))
    }

    fn new(folds: &[String], separator: u8) -> Layout {
        let mut keys = [None; 3];
        for (column, fold) in folds.iter().enumerate() {
            let place = key(fold).and_then(|key| keys.get_mut(key));
            place.into_iter().for_each(|place| *place = place.or(Some(column)));
        }
        Layout {
            words: "",
            separator,
            columns: folds.len(),
            strict: false,
            id: folds.iter().position(|fold| is_id(fold)),
            keys,
            instrument: None,
            version: None,
            answers: Vec::new(),
            beyond: Vec::new(),
            codes: Vec::new(),
        }
    }

    pub(crate) fn form(&self, preamble: u64) -> Form {
        let separator = match self.separator {
            b'\t' => "tab".to_owned(),
            other => format!("\"{}\"", char::from(other)),
        };
        Form {
            words: format!("{}, pemisah {separator}", self.words),
            keys: self.keys.map(|column| column.is_some()),
            ids: self.id.is_some(),
            preamble,
        }
    }

    /// The last column that must be there.
    pub(crate) fn last(&self) -> usize {
        self.answers.iter().map(|answer| answer.column).max().unwrap_or_default()
    }

    /// The collector's own export: columns are named by the keys of the items.
    fn export(&mut self, cells: &[String], wanted: &Wanted<'_>) -> Result<(), Failure> {
        let column = |name: &str| cells.iter().position(|cell| cell.trim() == name);
        self.words = "ekspor survei-collector";
        self.strict = true;
        self.id = column("id");
        self.keys = ["unit", "service", "period"].map(column);
        self.instrument = column("instrument");
        self.version = column("instrument_version");
        let mut missing = Vec::new();
        let scored = wanted.instrument.items.iter().enumerate();
        for (place, item) in scored.filter(|(_, item)| item.scale().is_some()) {
            match item_column(cells, wanted.instrument, &item.key) {
                Some(column) => self.answer(column, place, item, item.key.clone()),
                None => missing.push(item.key.as_str()),
            }
        }
        if missing.is_empty() {
            return Ok(());
        }
        Err(Failure::new(format!(
            "kolom jawaban berikut tidak ada: {}. Apakah kuesionernya {}? Kuesioner lain \
             disebutkan dengan --instrument.",
            missing.join(", "),
            wanted.instrument.id
        )))
    }

    fn answer(&mut self, column: usize, place: usize, item: &Item, label: String) {
        self.answers.push(Answer { column, item: place, label, scale: Scale::of(item) });
    }

    /// Columns that have the numbers of unsur.
    fn numbered(
        &mut self,
        mut numbers: Vec<(usize, usize)>,
        wanted: &Wanted<'_>,
    ) -> Result<(), Failure> {
        numbers.sort_unstable();
        if (1..).zip(&numbers).any(|(expected, (number, _))| expected != *number) {
            return Err(Failure::new("kolom U1, U2, … harus berurutan, masing-masing satu kali."));
        }
        let items = items_of(wanted, numbers.len())?;
        for (place, (number, column)) in numbers.into_iter().enumerate() {
            let item = items.get(place).and_then(|item| wanted.instrument.items.get(*item));
            match (item, items.get(place)) {
                (Some(item), Some(index)) => {
                    self.answer(column, *index, item, format!("U{number}"));
                }
                _ => self.beyond.push(column),
            }
        }
        Ok(())
    }

    /// The national application: every column that is known to be no answer is left out.
    fn online(
        &mut self,
        cells: &[String],
        folds: &[String],
        wanted: &Wanted<'_>,
    ) -> Result<(), Failure> {
        let columns: Vec<(usize, Option<usize>)> = folds
            .iter()
            .enumerate()
            .filter(|(_, fold)| !is_stated(wanted.instrument, fold))
            .map(|(column, fold)| (column, item_of(wanted.instrument, fold)))
            .filter(|(column, item)| {
                let other = folds.get(*column).is_none_or(|fold| is_other(fold) || fold.is_empty());
                item.is_some() || !other
            })
            .collect();
        let mut named: Vec<usize> = columns.iter().filter_map(|(_, item)| *item).collect();
        named.sort_unstable();
        named.dedup();
        let all_named = !columns.is_empty() && named.len() == columns.len();
        let items = match all_named {
            true => columns.iter().filter_map(|(_, item)| *item).collect(),
            false => items_of(wanted, columns.len())?,
        };
        if items.len() != columns.len() {
            return Err(Failure::new(wrong_number(wanted, columns.len())));
        }
        for ((column, _), index) in columns.into_iter().zip(items) {
            // The question itself is too long for a message, and nobody knows what stands there.
            let label = format!("kolom {}", column + 1);
            if let (Some(item), Some(_)) = (wanted.instrument.items.get(index), cells.get(column)) {
                self.answer(column, index, item, label);
            }
        }
        Ok(())
    }
}

/// The column that is named by the key of an item. What comes before items in the collector's
/// export may have the same name: a respondent field, or one of its own columns.
fn item_column(cells: &[String], instrument: &Instrument, key: &str) -> Option<usize> {
    let named = || (0..).zip(cells).filter(|(_, cell)| cell.trim() == key);
    let fields = instrument.fields.iter().map(|field| field.key.as_str());
    let before = OWN.into_iter().chain(fields).filter(|known| *known == key).count();
    let found = named().nth(before).or_else(|| named().next());
    found.map(|(column, _): (usize, _)| column)
}

/// The columns of questions with options, named by their keys.
fn coded_columns(cells: &[String], instrument: &Instrument) -> Vec<(usize, usize, Cell)> {
    let column = |(place, question): (usize, &Coded<'_>)| {
        let mut names = question.columns().into_iter();
        names.find_map(|(name, kind)| Some((item_column(cells, instrument, &name)?, place, kind)))
    };
    coded(instrument).iter().enumerate().filter_map(column).collect()
}

/// The item with a score that a heading names: by key, by unsur or by question.
fn item_of(instrument: &Instrument, fold: &str) -> Option<usize> {
    let scored = |item: &Item| item.scale().is_some() && is_named(instrument, item, fold);
    instrument.items.iter().position(scored)
}

/// Whether a heading names an item without a score.
fn is_stated(instrument: &Instrument, fold: &str) -> bool {
    let stated = |item: &Item| item.scale().is_none() && is_named(instrument, item, fold);
    item_of(instrument, fold).is_none() && instrument.items.iter().any(stated)
}

fn is_named(instrument: &Instrument, item: &Item, fold: &str) -> bool {
    let unnumbered = fold.trim_start_matches(|c: char| c.is_ascii_digit());
    let same = |text: &str| !unnumbered.is_empty() && folded(text) == unnumbered;
    same(&item.key)
        || same(indonesian(&item.question))
        || same(indonesian(instrument.label_of(item)))
}

/// The items that so many numbered columns stand for, by place in the instrument.
fn items_of(wanted: &Wanted<'_>, columns: usize) -> Result<Vec<usize>, Failure> {
    let instrument = wanted.instrument;
    let places = |order, mode: Option<&str>| -> Vec<usize> {
        let items = instrument.items_in(order, mode).into_iter();
        let place = |item: &Item| instrument.items.iter().position(|known| known.key == item.key);
        items.filter(|item| item.scale().is_some()).filter_map(place).collect()
    };
    let modes: Vec<Option<&str>> = match wanted.mode {
        Some(mode) => vec![Some(mode)],
        None => {
            let modes = instrument.modes.iter().map(|mode| Some(mode.key.as_str()));
            std::iter::once(None).chain(modes).collect()
        }
    };
    let mut fitting: Vec<Option<&str>> = Vec::new();
    for mode in modes {
        let items = places(UnsurOrder::Questionnaire, mode);
        // Templates have room for one or two unsur more than there are.
        let fits = items.len() == columns || (items.len() < columns && instrument.modes.is_empty());
        let known = |known: &Option<&str>| places(UnsurOrder::Questionnaire, *known) == items;
        if fits && !fitting.iter().any(known) {
            fitting.push(mode);
        }
    }
    let mode = match fitting.as_slice() {
        [mode] => *mode,
        [] => return Err(Failure::new(wrong_number(wanted, columns))),
        several => {
            let names: Vec<&str> = several.iter().flatten().copied().collect();
            return Err(Failure::new(format!(
                "{columns} kolom jawaban cocok untuk beberapa jenis layanan. Tambahkan --mode: {}.",
                names.join(", ")
            )));
        }
    };
    let (form, list) = (places(UnsurOrder::Questionnaire, mode), places(UnsurOrder::List, mode));
    match wanted.order {
        Some(UnsurOrder::List) => Ok(list),
        Some(UnsurOrder::Questionnaire) => Ok(form),
        None if form == list => Ok(form),
        None => Err(Failure::new(ask_for_order(instrument, &form, &list))),
    }
}

fn wrong_number(wanted: &Wanted<'_>, columns: usize) -> String {
    let instrument = wanted.instrument;
    let items = instrument.items_in(UnsurOrder::Questionnaire, wanted.mode).into_iter();
    let scored = items.filter(|item| item.scale().is_some()).count();
    let kind = if scored == instrument.items.len() { "" } else { " bernilai" };
    format!(
        "ada {columns} kolom jawaban, sedangkan kuesioner {} punya {scored} pertanyaan{kind}. \
         Kuesioner lain disebutkan dengan --instrument.",
        instrument.id
    )
}

/// Says which numbers mean different things in the two official orders.
fn ask_for_order(instrument: &Instrument, form: &[usize], list: &[usize]) -> String {
    let words = |places: &[usize], others: &[usize]| {
        let differing = (1..).zip(places.iter().zip(others)).filter(|(_, (a, b))| a != b);
        let one = |(number, (place, _)): (usize, (&usize, &usize))| {
            let item = instrument.items.get(*place)?;
            Some(format!("U{number} {}", indonesian(instrument.label_of(item))))
        };
        differing.filter_map(one).collect::<Vec<_>>().join(", ")
    };
    format!(
        "kolomnya bernomor, dan nomor itu berbeda arti di dua urutan resmi. Tambahkan salah satu:\n  \
         --order kuesioner   ({})\n  --order daftar      ({})",
        words(form, list),
        words(list, form)
    )
}
