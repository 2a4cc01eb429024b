//! What there is to say about the rows themselves.

use crate::input::{Fault, Remark};

macro_rules! kinds {
    ($($kind:ident $name:literal $words:literal,)*) => {
        /// A kind of thing to say about a row.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Kind { $($kind,)* }

        impl Kind {
            /// Every kind.
            pub(crate) const ALL: &'static [Kind] = &[$(Kind::$kind,)*];

            /// The name in JSON.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Kind::$kind => $name,)* }
            }

            /// In words.
            pub(crate) fn words(self) -> &'static str {
                match self { $(Kind::$kind => $words,)* }
            }
        }
    };
}

kinds! {
    Duplicate "duplicate" "id sama dengan baris sebelumnya",
    OutOfRange "out_of_range" "nilai di luar skala",
    NotAnAnswer "not_an_answer" "jawaban bukan angka dan bukan kata yang dikenal",
    Columns "columns" "jumlah kolom tidak sama dengan baris judul",
    Quote "quote" "tanda kutip tidak ditutup",
    Broken "broken" "bukan JSON jawaban survei",
    Format "format" "format jawaban tidak dikenal",
    OtherInstrument "other_instrument" "kuesioner lain",
    Blank "blank" "baris kosong",
    NoAnswer "no_answer" "tidak ada jawaban sama sekali",
    GroupText "group_text" "teks kelompok terlalu panjang",
    Straight "straight" "semua jawaban sama",
    OtherVersion "other_version" "versi kuesioner lain",
    UnknownAnswer "unknown_answer" "ada jawaban untuk pertanyaan yang tidak ada di kuesioner",
    NotCompared "not_compared" "id tidak dibandingkan",
}

impl Kind {
    /// Rows of this kind are not counted.
    pub(crate) fn set_aside(self) -> bool {
        !matches!(
            self,
            Kind::Straight | Kind::OtherVersion | Kind::UnknownAnswer | Kind::NotCompared
        )
    }

    pub(crate) fn of_fault(fault: &Fault) -> Kind {
        match fault {
            Fault::Columns { .. } => Kind::Columns,
            Fault::Quote => Kind::Quote,
            Fault::Broken => Kind::Broken,
            Fault::Format => Kind::Format,
            Fault::OtherInstrument => Kind::OtherInstrument,
            Fault::OutOfRange { .. } => Kind::OutOfRange,
            Fault::NotAnAnswer { .. } => Kind::NotAnAnswer,
            Fault::Blank => Kind::Blank,
            Fault::NoAnswer => Kind::NoAnswer,
        }
    }

    pub(crate) fn of_remark(remark: Remark) -> Kind {
        match remark {
            Remark::OtherVersion => Kind::OtherVersion,
            Remark::UnknownAnswer => Kind::UnknownAnswer,
        }
    }
}

/// How many rows of each kind there were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Quality {
    /// All rows.
    pub(crate) read: u64,
    /// Those that the figures rest on.
    pub(crate) counted: u64,
    counts: Vec<u64>,
}

impl Quality {
    pub(crate) fn new(read: u64, counted: u64) -> Quality {
        Quality { read, counted, counts: Vec::new() }
    }

    pub(crate) fn of(&self, kind: Kind) -> u64 {
        self.counts.get(kind as usize).copied().unwrap_or_default()
    }

    pub(crate) fn add(&mut self, kind: Kind, rows: u64) {
        self.counts.resize(Kind::ALL.len(), 0);
        if let Some(count) = self.counts.get_mut(kind as usize) {
            *count = count.saturating_add(rows);
        }
    }

    pub(crate) fn merge(&mut self, other: &Quality) {
        self.read = self.read.saturating_add(other.read);
        self.counted = self.counted.saturating_add(other.counted);
        Kind::ALL.iter().for_each(|kind| self.add(*kind, other.of(*kind)));
    }

    /// The kinds there were, with how many rows.
    pub(crate) fn some(&self) -> impl Iterator<Item = (Kind, u64)> {
        Kind::ALL.iter().map(|kind| (*kind, self.of(*kind))).filter(|(_, rows)| *rows > 0)
    }

    /// How many rows were not counted.
    pub(crate) fn set_aside(&self) -> u64 {
        self.some().filter(|(kind, _)| kind.set_aside()).map(|(_, rows)| rows).sum()
    }
}

/// How many rows of a kind are named.
pub(crate) const MENTIONED: usize = 20;

/// A row that is named.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) kind: Kind,
    /// Which of the files.
    pub(crate) file: usize,
    pub(crate) line: u64,
    /// More, such as the column; empty where there is nothing.
    pub(crate) detail: String,
}

/// What more there is to say about a fault. Numbers and headings, never what stands in a cell
/// of text: it may be a name that slipped into the wrong column.
pub(crate) fn detail(fault: &Fault) -> String {
    match fault {
        Fault::Columns { found, wanted } => format!("{found} kolom, seharusnya {wanted}"),
        Fault::OutOfRange { column, found } => format!("{column} = {found}"),
        Fault::NotAnAnswer { column } => column.clone(),
        _ => String::new(),
    }
}
