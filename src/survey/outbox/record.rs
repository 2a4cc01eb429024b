//! How it stands with one response in the outbox, as a row of numbers with a version.

/// The version of the row that is written. (Version 1 was a sealed response within a kept draft,
/// which is still read: see [`read`](super::read).)
const FORMAT: u32 = 2;

/// How many numbers stand in a row.
const LENGTH: usize = 9;

/// How it stands with one response. Times are in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Record {
    /// What is to become of it.
    pub stage: Stage,
    /// When it was sealed.
    pub made: u32,
    /// How often it was tried in vain.
    pub tries: u32,
    /// Not to be tried again by itself before then.
    pub due: u32,
    /// Whether `due` is the server's wish, which a press of a button does not shorten.
    pub held: bool,
    /// A request may be repeated: the receiver refuses a second response with the same key.
    pub repeatable: bool,
    /// The last HTTP status; 0 where nobody was reached.
    pub status: u32,
}

/// What is to become of a response in the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// It is tried again by itself.
    Waiting,
    /// Somebody is trying; nobody else does before this time.
    Sending(u32),
    /// It may have arrived or not, and must not be repeated by itself.
    Unsure,
    /// The server does not want it: kept aside, to be tried by hand.
    Refused,
    /// Too old to be tried by itself: kept aside.
    Expired,
}

impl Record {
    /// The record as a row: the version; the stage (0 waiting, 1 sending, 2 unsure, 3 refused,
    /// 4 expired); until when another sends; `made`, `tries`, `due`, `held`, `repeatable`, `status`.
    #[must_use]
    pub fn row(&self) -> [u32; LENGTH] {
        let Record { stage, made, tries, due, held, repeatable, status } = *self;
        let (stage, until) = match stage {
            Stage::Waiting => (0, 0),
            Stage::Sending(until) => (1, until),
            Stage::Unsure => (2, 0),
            Stage::Refused => (3, 0),
            Stage::Expired => (4, 0),
        };
        [FORMAT, stage, until, made, tries, due, held.into(), repeatable.into(), status]
    }

    /// Reads a row; nothing where it is none, or of a version to come.
    #[must_use]
    pub fn of_row(row: &[u32]) -> Option<Record> {
        let [FORMAT, stage, until, made, tries, due, held, repeatable, status] = *row else {
            return None;
        };
        let stage = match stage {
            0 => Stage::Waiting,
            1 => Stage::Sending(until),
            2 => Stage::Unsure,
            3 => Stage::Refused,
            4 => Stage::Expired,
            _ => return None,
        };
        let (held, repeatable) = (held != 0, repeatable != 0);
        Some(Record { stage, made, tries, due, held, repeatable, status })
    }
}
