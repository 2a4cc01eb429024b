//! The outside world: clock, randomness, storage, network and focus of a browser.

mod js;

pub use js::JsHost;

use crate::survey::WHOLE;
use crate::survey::host::Host;
use crate::survey::payload::{Reply, Request};
use crate::survey::response::{Day, ResponseId, Slot};

/// The browser, as one `<survei-publik>` element sees it.
#[derive(Clone, Debug)]
pub struct BrowserHost(pub JsHost);

impl Host for BrowserHost {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A date fits; before 1970 is 0.
    fn now(&self) -> u64 {
        self.0.now() as u64
    }

    /// The day on the device's calendar. A clock set to an impossible year counts as 2017, the
    /// year of the regulation, so that a response is never lost to a flat battery.
    fn today(&self) -> Day {
        let day = self.0.today();
        let part = |divisor, size| u8::try_from(day / divisor % size).unwrap_or_default();
        let year = u16::try_from(day / 10_000).unwrap_or_default();
        Day::new(year, part(100, 100), part(1, 100)).unwrap_or(Day::FIRST)
    }

    fn slot(&self) -> Slot {
        // The light widget has no use for it.
        match if WHOLE { self.0.slot() } else { 2 } {
            0 => Slot::Morning,
            1 => Slot::Afternoon,
            _ => Slot::Other,
        }
    }

    fn random_id(&self) -> ResponseId {
        ResponseId::parse(&self.0.random(16)).unwrap_or(ResponseId([0; 16]))
    }

    fn load(&self) -> Option<String> {
        self.0.load()
    }

    fn save(&self, text: &str) -> bool {
        self.0.keep(text)
    }

    fn forget(&self) {
        self.0.keep("");
    }

    fn send(&self, request: Request, done: Box<dyn Fn(Reply)>) {
        js::send(&self.0, &request, done);
    }

    fn focus(&self, id: &str) {
        self.0.focus(id);
    }
}
