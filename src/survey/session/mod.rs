//! One filling of the survey as a state machine: [`step`] takes an event, changes the state,
//! and says which effects the outside world is to carry out.

mod begin;
mod picker;
mod screen;
mod state;
mod step;

pub use picker::{Found, Picker, search};
pub use screen::{Screen, Setup};
pub use state::{Delivery, Filled, State};
pub use step::step;

use super::WHOLE;
use super::payload::{Reply, Request};
use super::response::{At, Consent, Day, Place, ResponseId, Slot, Target};

/// Something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The respondent starts, from nothing.
    Begin,
    /// The respondent goes on with the kept draft.
    Resume,
    /// The text in the search box of the service picker.
    Search(String),
    /// More services are to be listed.
    ShowMore,
    /// A service was chosen.
    Choose(Target),
    /// A respondent field was answered with this code, or with a number or text.
    Fill {
        /// Key of the field.
        field: String,
        /// Code of the choice, or what was typed.
        code: String,
    },
    /// Something was agreed to, or taken back.
    Agree(Consent),
    /// The part of the day in which the response is about to be sent.
    Slot(Slot),
    /// An item was answered with this score.
    Answer {
        /// Key of the item.
        item: String,
        /// Score of the choice.
        score: u8,
    },
    /// A text or number was typed, or one option chosen.
    Say {
        /// Where.
        at: At,
        /// The text, number or code.
        text: String,
    },
    /// One of several options was chosen, or taken back.
    Toggle {
        /// Where.
        at: At,
        /// Code of the option.
        code: String,
    },
    /// An item that repeats gets another entry.
    AddEntry(String),
    /// An item that repeats loses the entry at this place.
    RemoveEntry(String, usize),
    /// The choice with this score was picked by keyboard, for the item on the screen.
    Pick(u8),
    /// The text in the comment box.
    Write(String),
    /// To the next screen, if this one is in order.
    Next,
    /// To the screen before.
    Back,
    /// From the review to one screen, and back to the review from there.
    Edit(Screen),
    /// The response is to be sent, under this identifier if it has none yet.
    Send {
        /// A fresh random identifier.
        id: ResponseId,
        /// Today.
        day: Day,
    },
    /// The same, where some of it is to be randomised first.
    SendRandomised {
        /// A fresh random identifier.
        id: ResponseId,
        /// Today.
        day: Day,
        /// Fresh random numbers, one for each field that is randomised.
        noise: Vec<ResponseId>,
    },
    /// A kept submission is to be sent again, unchanged.
    Retry,
    /// A reply to the request with this identifier.
    Replied(ResponseId, Reply),
    /// Whether the device kept what it was told to keep.
    Stored(bool),
    /// Another response is to be given.
    Again,
    /// Somebody else stands there, whatever was said so far.
    Reset,
}

impl Event {
    /// The same event with the text that was typed since, where it holds one.
    #[must_use]
    pub fn with_text(self, text: String) -> Event {
        match self {
            Event::Search(_) => Event::Search(text),
            Event::Write(_) => Event::Write(text),
            Event::Say { at, .. } => Event::Say { at, text },
            Event::Fill { field, .. } if WHOLE => Event::Fill { field, code: text },
            other => other,
        }
    }
}

/// Something is to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep the draft or submission on this device.
    Keep,
    /// Remove what was kept.
    Forget,
    /// Send the request; the reply comes back as [`Event::Replied`].
    Send(Request),
    /// Move the keyboard focus, once the screen is drawn.
    Focus(Focus),
    /// Tell the page.
    Notify(Notice),
}

/// Where the keyboard focus goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The heading of the screen.
    Heading,
    /// The summary of what is missing.
    Errors,
    /// The line that says how the sending stands.
    Delivery,
    /// The first control at a place.
    Place(Place),
}

/// What the page is told. There is no answer in it, and nothing that could tie a visitor of
/// the page to a stored response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The survey is on screen.
    Ready,
    /// Another screen is shown.
    Step {
        /// Name of the screen: `opening`, `service`, `respondent`, `item`, `items`, `comment`,
        /// `review`, `sent`.
        name: &'static str,
        /// Its place, from 1.
        number: usize,
        /// How many there are.
        of: usize,
    },
    /// The response was sent.
    Sent {
        /// The agency has it, and said so.
        confirmed: bool,
    },
    /// The response did not arrive; it is kept. The HTTP status where a server answered.
    NotSent {
        /// HTTP status, if there was an answer.
        status: Option<u16>,
    },
}
