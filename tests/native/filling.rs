//! One filling of the survey, driven event by event, on a device that keeps what it is told to.

use serde_json::Value;
use survei_publik::survey::instrument::{Ask, FieldChoice, Item};
use survei_publik::survey::outbox;
use survei_publik::survey::payload::{Reply, Sealed};
use survei_publik::survey::response::{At, Day, Place, ResponseId, Target};
use survei_publik::survey::session::{Delivery, Effect, Event, Screen, Setup, State, step};

use crate::office;

/// Some moment, in milliseconds since 1970.
pub(crate) const NOW: u64 = 1_795_000_000_000;

/// An identifier that consists of one digit.
pub(crate) fn id(digit: u8) -> ResponseId {
    ResponseId([digit; 16])
}

/// The day of all these tests.
pub(crate) fn today() -> Day {
    Day::new(2026, 11, 25).unwrap()
}

/// The server said yes, with this body.
pub(crate) fn received(body: &str) -> Reply {
    Reply::answered(201, body)
}

/// A respondent with a device.
#[derive(Clone, Debug)]
pub(crate) struct Filling {
    pub(crate) setup: Setup,
    pub(crate) state: State,
    /// What the device keeps.
    pub(crate) kept: Option<String>,
    /// The body of each request so far.
    pub(crate) sent: Vec<String>,
}

impl Filling {
    /// The first visit.
    pub(crate) fn new(document: &Value) -> Filling {
        Filling::over(office::setup(document))
    }

    /// A survey on a new device.
    pub(crate) fn over(setup: Setup) -> Filling {
        let state = State::open(&setup, None, NOW);
        Filling { setup, state, kept: None, sent: Vec::new() }
    }

    /// Something happens; the device does what it is told.
    pub(crate) fn tell(&mut self, event: Event) -> Vec<Effect> {
        let effects = step(&self.setup, &mut self.state, event);
        for effect in &effects {
            match effect {
                Effect::Keep => {
                    let instrument = &self.setup.config.instrument;
                    self.kept = Some(outbox::write(&self.state.kept(), instrument, NOW));
                }
                Effect::Forget => self.kept = None,
                Effect::Send(request) => self.sent.push(request.body.clone()),
                Effect::Focus(_) | Effect::Notify(_) => {}
            }
        }
        effects
    }

    /// A reply to what is on its way or waits.
    pub(crate) fn reply(&mut self, reply: Reply) -> Vec<Effect> {
        let id = self.sealed().map_or(id(0), |sealed| sealed.id);
        self.tell(Event::Replied(id, reply))
    }

    /// Answers everything on the screen, with the n-th choice of each question, from 1.
    pub(crate) fn answer(&mut self, choice: u8) {
        let place = usize::from(choice - 1);
        let config = self.setup.config.clone();
        match self.state.screen {
            Screen::Service => {
                let services: Vec<_> = config.services().collect();
                let (unit, service) = services[place % services.len()];
                let target = Target { unit: unit.id.clone(), service: service.id.clone() };
                self.tell(Event::Choose(target));
            }
            Screen::Respondent => {
                for field in config.fields() {
                    let code = field.choices[place % field.choices.len()].code.clone();
                    self.tell(Event::Fill { field: field.key.clone(), code });
                }
            }
            Screen::Item(_) | Screen::Items => {
                // An answer may make another item relevant.
                let mut done = Vec::new();
                while let Some(item) = self.next_item(&done) {
                    self.answer_item(&item, choice);
                    done.push(item.key);
                }
            }
            Screen::Comment => {
                self.tell(Event::Write(format!("Saran {choice}")));
            }
            Screen::Opening | Screen::Review | Screen::Sent => {}
        }
    }

    fn next_item(&self, done: &[String]) -> Option<Item> {
        let items = self.setup.items_on(self.state.screen, &self.state.draft);
        items.into_iter().find(|item| !done.contains(&item.key)).cloned()
    }

    fn answer_item(&mut self, item: &Item, choice: u8) {
        let place = usize::from(choice - 1);
        match &item.ask {
            Ask::Choice { choices, .. } => {
                let score = choices[place % choices.len()].score;
                self.tell(Event::Answer { item: item.key.clone(), score });
            }
            Ask::Repeat(questions) => {
                self.tell(Event::AddEntry(item.key.clone()));
                let entries = self.state.draft.said(&At::item(&item.key)).unwrap().entries().len();
                for (place, question) in
                    (0..entries).flat_map(|p| questions.iter().map(move |q| (p, q)))
                {
                    self.say(At::entry(&item.key, place, &question.key), question, choice);
                }
            }
            _ => self.say(At::item(&item.key), item, choice),
        }
    }

    fn say(&mut self, at: At, item: &Item, choice: u8) {
        let code =
            |options: &[FieldChoice]| options[usize::from(choice - 1) % options.len()].code.clone();
        let text = match &item.ask {
            Ask::Several(options) => {
                let code = code(options);
                self.tell(Event::Toggle { at, code });
                return;
            }
            Ask::One(options) => code(options),
            Ask::Number(low, _) => low.to_string(),
            _ => format!("Isian {choice}"),
        };
        self.tell(Event::Say { at, text });
    }

    /// Answers each screen until this one is shown.
    pub(crate) fn go_to(&mut self, screen: Screen) {
        if self.state.screen == Screen::Opening && screen != Screen::Opening {
            self.tell(Event::Begin);
        }
        for _ in 0..100 {
            if self.state.screen == screen {
                return;
            }
            self.answer(3);
            self.tell(Event::Next);
        }
        assert_eq!(self.state.screen, screen, "{:?}", self.state.violations);
    }

    /// Goes on to the review, and answers only what is still missing.
    pub(crate) fn go_on(&mut self) {
        for _ in 0..100 {
            if self.state.screen == Screen::Review {
                return;
            }
            self.tell(Event::Next);
            for violation in self.state.violations.clone() {
                let Place::Item(at) = violation.place else { panic!("{violation:?}") };
                let item = self.setup.config.instrument.at(&at).unwrap().clone();
                match at.entry {
                    None => self.answer_item(&item, 3),
                    Some(_) => self.say(at, &item, 3),
                }
            }
        }
        panic!("{:?}", self.state.violations);
    }

    /// Goes to the review with everything answered.
    pub(crate) fn complete(document: &Value) -> Filling {
        let mut filling = Filling::new(document);
        filling.go_to(Screen::Review);
        filling
    }

    /// Sends under an identifier of one digit.
    pub(crate) fn send(&mut self, digit: u8) -> Vec<Effect> {
        self.tell(Event::Send { id: id(digit), day: today() })
    }

    /// The page is loaded again, so much later.
    pub(crate) fn reload_after(&self, milliseconds: u64) -> Filling {
        let state = State::open(&self.setup, self.kept.as_deref(), NOW + milliseconds);
        Filling { state, sent: Vec::new(), ..self.clone() }
    }

    /// The page is loaded again.
    pub(crate) fn reload(&self) -> Filling {
        self.reload_after(1)
    }

    /// What is sealed and has not arrived, if anything is.
    pub(crate) fn sealed(&self) -> Option<&Sealed> {
        match &self.state.delivery {
            Delivery::Sending(sealed) | Delivery::Waiting(sealed, _) => Some(sealed),
            Delivery::Open | Delivery::Unconfirmed | Delivery::Received { .. } => None,
        }
    }

    /// Asserts that an event changes nothing and has no effect.
    pub(crate) fn assert_nothing_comes_of(&self, event: Event) {
        let mut after = self.clone();
        let effects = after.tell(event.clone());
        assert_eq!(effects, [], "{event:?} on {:?}", self.state.screen);
        assert_eq!(after.state, self.state, "{event:?} on {:?}", self.state.screen);
    }
}
