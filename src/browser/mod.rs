//! The outside world: clock, randomness, storage, network and focus of a browser.

mod clock;
mod fetch;
mod focus;
mod random;
mod shell;
mod storage;

pub use shell::Shell;

use web_sys::HtmlElement;

use crate::survey::host::Host;
use crate::survey::payload::{Reply, Request};
use crate::survey::response::{Day, ResponseId};

/// The browser, as one `<survei-publik>` element sees it.
#[derive(Debug)]
pub struct BrowserHost {
    element: HtmlElement,
    shell: Shell,
    storage_key: String,
}

impl BrowserHost {
    /// The browser for an element; `storage_key` names what the element keeps on the device.
    #[must_use]
    pub fn new(element: HtmlElement, shell: Shell, storage_key: String) -> BrowserHost {
        BrowserHost { element, shell, storage_key }
    }
}

impl Host for BrowserHost {
    fn now(&self) -> u64 {
        clock::now()
    }

    fn today(&self) -> Day {
        clock::today()
    }

    fn random_id(&self) -> ResponseId {
        random::response_id()
    }

    fn load(&self) -> Option<String> {
        storage::load(&self.storage_key)
    }

    fn save(&self, text: &str) -> bool {
        // The shell has its copy in any case.
        let _ = self.shell.keep(text);
        storage::save(&self.storage_key, text)
    }

    fn forget(&self) {
        let _ = self.shell.keep("");
        storage::forget(&self.storage_key);
    }

    fn send(&self, request: Request, done: Box<dyn FnOnce(Reply)>) {
        fetch::send(request, self.shell.clone(), done);
    }

    fn focus(&self, id: &str) {
        focus::focus(&self.element, id);
    }
}
