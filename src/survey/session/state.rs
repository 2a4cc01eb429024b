//! Where one filling of the survey stands.

use super::begin::first_incomplete;
use super::{Picker, Screen, Setup};
use crate::survey::WHOLE;
use crate::survey::config::Comment;
use crate::survey::outbox::{self, Kept};
use crate::survey::payload::{Refusal, Request, Sealed, request};
use crate::survey::response::{Draft, Place, Violation, ViolationKind, fits, wrong_at};
use crate::survey::score::Figures;

/// Everything that changes while the survey is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The screen shown.
    pub screen: Screen,
    /// The answers so far.
    pub draft: Draft,
    /// An earlier draft was found and not yet taken up.
    pub resumable: bool,
    /// What is missing or wrong on this screen, once the respondent tried to go on.
    pub violations: Vec<Violation>,
    /// The service picker.
    pub picker: Picker,
    /// How the sending stands.
    pub delivery: Delivery,
    /// Whether this device keeps things between visits.
    pub storage: bool,
    /// The outbox has the response, and goes on trying without this survey.
    pub queued: bool,
    /// The server's own words about why it does not take the response.
    pub said: String,
    /// This screen was opened from the review.
    pub editing: bool,
}

/// What was said in a form before the survey was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The answers.
    pub draft: Draft,
    /// Where the respondent was, as a path: see [`Place::of_path`].
    pub path: Option<String>,
}

/// How the sending stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Not sealed yet.
    Open,
    /// On its way.
    Sending(Sealed),
    /// Sealed and kept; the agency does not have it yet.
    Waiting(Sealed, Option<Refusal>),
    /// It was sent, and nobody can tell whether the agency has it.
    Unconfirmed,
    /// The agency has it.
    Received {
        /// Code by which the respondent can refer to it.
        receipt: String,
        /// The score of the response, where the agency shows it.
        figures: Option<Figures>,
    },
}

impl Delivery {
    /// Nothing is sealed yet. (Comparing two deliveries would compare all their figures.)
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Delivery::Open)
    }
}

impl State {
    /// The state at the start, from what was kept on this device.
    #[must_use]
    pub fn open(setup: &Setup, kept: Option<&str>, now: u64) -> State {
        let mut state = State {
            screen: Screen::Opening,
            draft: Draft { target: setup.config.only_service(), ..Draft::default() },
            resumable: false,
            violations: Vec::new(),
            picker: Picker::default(),
            delivery: Delivery::Open,
            storage: true,
            queued: false,
            said: String::new(),
            editing: false,
        };
        match kept.and_then(|text| outbox::read(text, &setup.config.instrument, now)) {
            Some(Kept { draft, sealed: None }) => state.take_up(setup, draft),
            Some(Kept { draft, sealed: Some(sealed) }) => {
                state.screen = Screen::Review;
                state.draft = draft;
                state.delivery = Delivery::Waiting(sealed, None);
            }
            None => {}
        }
        state
    }

    /// The state after a form was filled in: on the screen of the same question, with all that was
    /// said.
    #[must_use]
    pub fn taken_over(setup: &Setup, filled: Filled) -> State {
        let mut state = State::open(setup, None, 0);
        state.take_up(setup, filled.draft);
        state.resumable = false;
        let place = filled.path.as_deref().and_then(Place::of_path);
        let screen = place.map(|place| setup.screen_of(&place, &state.draft));
        let shown = screen.filter(|screen| setup.screens(&state.draft).contains(screen));
        state.screen = shown.unwrap_or_else(|| first_incomplete(setup, &state));
        // What was said before the notice was agreed to is not lost by agreeing.
        if WHOLE && state.screen == Screen::Opening {
            state.resumable = state.started(setup);
        }
        state
    }

    /// Takes a kept draft, less what this configuration no longer asks.
    fn take_up(&mut self, setup: &Setup, draft: Draft) {
        let config = &setup.config;
        let fixed = config.only_service();
        self.draft = Draft {
            target: fixed.or(draft.target.filter(|target| config.service(target).is_some())),
            respondent: draft.respondent,
            answers: draft.answers,
            statements: draft.statements,
            comment: match config.comment {
                Comment::Optional => draft.comment,
                Comment::Off => String::new(),
            },
            agreed: draft.agreed,
            slot: draft.slot,
        };
        self.draft.respondent.retain(|key, code| {
            let field = config.fields().find(|field| field.key == key);
            field
                .is_some_and(|field| wrong_at(field, Some(code)) != Some(ViolationKind::NotAChoice))
        });
        if WHOLE {
            self.draft.drop_unasked();
        }
        self.draft.answers.retain(|key, score| {
            config.instrument.item(key).is_some_and(|item| item.choice(*score).is_some())
        });
        self.draft.statements.retain(|key, statement| {
            WHOLE && config.instrument.item(key).is_some_and(|item| fits(item, statement))
        });
        self.resumable = self.started(setup);
    }

    /// Whether the respondent said anything yet.
    pub(super) fn started(&self, setup: &Setup) -> bool {
        let Draft { target, respondent, answers, statements, comment, agreed: _, slot: _ } =
            &self.draft;
        let chosen = target.is_some() && setup.config.only_service().is_none();
        let said = !answers.is_empty() || !statements.is_empty() || !comment.is_empty();
        chosen || said || !respondent.is_empty()
    }

    /// What is wrong at a place, once the respondent tried to go on.
    #[must_use]
    pub fn violation(&self, place: &Place) -> Option<&Violation> {
        self.violations.iter().find(|violation| violation.place == *place)
    }

    /// What is to be sent again by itself, on a visit that finds a response which has not arrived.
    #[must_use]
    pub fn unsent(&self, setup: &Setup) -> Option<Request> {
        match &self.delivery {
            Delivery::Waiting(sealed, _) => Some(request(&setup.config.submit, sealed, false)),
            _ => None,
        }
    }

    /// What is to be kept on this device now.
    #[must_use]
    pub fn kept(&self) -> Kept {
        let sealed = match &self.delivery {
            Delivery::Sending(sealed) | Delivery::Waiting(sealed, _) => Some(sealed.clone()),
            Delivery::Open | Delivery::Unconfirmed | Delivery::Received { .. } => None,
        };
        Kept { draft: self.draft.clone(), sealed }
    }
}
