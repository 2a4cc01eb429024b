//! Personal data in what citizens write: where it is, and of which kind.
//!
//! Each kind has a finder of its own, a plain function over the words and numbers of a text. What
//! one finder has claimed no later one claims again, so the surest come first. Every finder looks
//! a few words round a place and no further: the time is linear in the length of the text.

mod account;
mod address;
mod email;
mod name;
mod nik;
mod number;
mod phone;
mod plate;
mod text;

use text::Text;

/// A kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A number of the population register: NIK, or one that may be either it or a KK.
    Nik,
    /// The number of a family card (*kartu keluarga*).
    Kk,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// The number plate of a vehicle.
    Plate,
    /// A bank account.
    Account,
    /// An address down to the house or the neighbourhood.
    Address,
    /// The name of a person.
    Name,
}

impl Kind {
    /// Every kind with what citizens call it.
    pub const WORDS: [(Kind, &'static str); 8] = [
        (Kind::Nik, "NIK"),
        (Kind::Kk, "nomor KK"),
        (Kind::Phone, "nomor HP"),
        (Kind::Email, "email"),
        (Kind::Plate, "pelat nomor"),
        (Kind::Account, "nomor rekening"),
        (Kind::Address, "alamat"),
        (Kind::Name, "nama"),
    ];

    /// What citizens call it.
    #[must_use]
    pub fn words(self) -> &'static str {
        let known = Kind::WORDS.iter().find(|(kind, _)| *kind == self);
        known.map_or("", |(_, words)| words)
    }
}

/// Personal data at a place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it seems to be.
    pub kind: Kind,
    /// The first byte; a character begins here.
    pub start: usize,
    /// The byte behind the last one; a character ends here.
    pub end: usize,
}

/// All that seems to be personal data, in the order of the text; no two overlap.
#[must_use]
pub fn find(text: &str) -> Vec<Finding> {
    let mut text = Text::of(text);
    email::find(&mut text);
    nik::find(&mut text);
    account::find(&mut text);
    phone::find(&mut text);
    plate::find(&mut text);
    address::find(&mut text);
    name::find(&mut text);
    text.found()
}

/// Whether there seems to be any.
#[must_use]
pub fn is_in(text: &str) -> bool {
    !find(text).is_empty()
}
