//! The transitions.

use super::begin::{again, begin, first_incomplete, reset, resume};
use super::{Delivery, Effect, Event, Focus, Notice, Picker, Screen, Setup, State};
use crate::survey::WHOLE;
use crate::survey::config::AGE;
use crate::survey::payload::{Outcome, Refusal, Reply, Sealed, outcome, request};
use crate::survey::privacy::randomised::scattered;
use crate::survey::response::{
    At, Day, Draft, Place, ResponseId, Statement, Violation, ViolationKind, check, is_asked,
    is_unborn,
};

/// Takes one event. Events that make no sense where the filling stands change nothing.
pub fn step(setup: &Setup, state: &mut State, event: Event) -> Vec<Effect> {
    match event {
        Event::Begin => begin(setup, state),
        Event::Resume => resume(setup, state),
        Event::Again => again(setup, state),
        Event::Reset => reset(setup, state),
        Event::Next => next(setup, state),
        Event::Back => back(setup, state),
        Event::Edit(screen) => edit(setup, state, screen),
        Event::Send { id, day } => send(setup, state, id, day, &[]),
        Event::SendRandomised { .. } if !WHOLE => Vec::new(),
        Event::SendRandomised { id, day, noise } => send(setup, state, id, day, &noise),
        Event::Retry => retry(setup, state),
        Event::Replied(id, reply) => replied(setup, state, id, reply),
        Event::Stored(stored) => {
            state.storage = stored;
            Vec::new()
        }
        Event::Search(query) => {
            state.picker = Picker { query, ..Picker::default() };
            Vec::new()
        }
        Event::ShowMore => {
            state.picker.show_more();
            Vec::new()
        }
        Event::Pick(score) => pick(setup, state, score),
        Event::Choose(target) => {
            change(setup, state, Box::new(|draft| draft.target = Some(target)))
        }
        Event::Fill { field, code } => {
            change(setup, state, Box::new(|draft| draft.fill(field, code)))
        }
        Event::Answer { item, score } => {
            let at = At::item(&item);
            change_at(setup, state, &at, Box::new(|draft| draft.answers.insert(item, score)))
        }
        Event::Say { .. }
        | Event::Toggle { .. }
        | Event::AddEntry(_)
        | Event::RemoveEntry(..)
        | Event::Agree(_)
        | Event::Slot(_)
            if !WHOLE =>
        {
            Vec::new()
        }
        Event::Say { at, text } => {
            let say = |draft: &mut Draft| draft.say(at.clone(), Statement::Text(text));
            change_at(setup, state, &at, Box::new(say))
        }
        Event::Toggle { at, code } => {
            change_at(setup, state, &at, Box::new(|draft| draft.toggle(at.clone(), code)))
        }
        Event::Agree(consent) => change(setup, state, Box::new(|draft| draft.agree(consent))),
        Event::Slot(slot) => change(setup, state, Box::new(|draft| draft.slot = Some(slot))),
        Event::AddEntry(item) => add_entry(setup, state, &item),
        Event::RemoveEntry(item, place) => remove_entry(setup, state, &item, place),
        Event::Write(text) => change(setup, state, Box::new(|draft| draft.comment = text)),
    }
}

/// A change of the draft. One function makes them all: see README, Decisions.
type Change<'a> = Box<dyn FnOnce(&mut Draft) + 'a>;

/// Changes the draft at a place that is asked just now.
fn change_at(setup: &Setup, state: &mut State, at: &At, change: Change<'_>) -> Vec<Effect> {
    match is_asked(&setup.config, &state.draft, at) {
        true => self::change(setup, state, change),
        false => Vec::new(),
    }
}

/// Changes the draft, unless it is already sealed. What was missing and is there now is no
/// longer complained of.
fn change(setup: &Setup, state: &mut State, change: Change<'_>) -> Vec<Effect> {
    if !state.delivery.is_open() {
        return Vec::new();
    }
    let (before, mut draft) = (wrong(setup, &state.draft), state.draft.clone());
    change(&mut draft);
    let left = wrong(setup, &draft);
    let impossible = |violation: &&Violation| {
        matches!(violation.kind, ViolationKind::NotAChoice | ViolationKind::NotAsked)
    };
    if left.iter().filter(impossible).any(|violation| !before.contains(violation)) {
        return Vec::new();
    }
    state.draft = draft;
    if !setup.screens(&state.draft).contains(&state.screen) {
        state.screen = first_incomplete(setup, state);
    }
    state.violations.retain(|violation| left.contains(violation));
    vec![Effect::Keep]
}

/// Every rule that a draft breaks.
pub(super) fn wrong(setup: &Setup, draft: &Draft) -> Vec<Violation> {
    check(&setup.config, draft).err().unwrap_or_default()
}

/// Adds an entry, with the focus on its first question.
fn add_entry(setup: &Setup, state: &mut State, item: &str) -> Vec<Effect> {
    let mut place = 0;
    let add = |draft: &mut Draft| place = draft.add_entry(item);
    let mut effects = change_at(setup, state, &At::item(item), Box::new(add));
    let first = setup.config.instrument.item(item).and_then(|item| item.entry().first());
    if let Some(first) = first.filter(|_| !effects.is_empty()) {
        effects.push(Effect::Focus(Focus::Place(Place::Item(At::entry(item, place, &first.key)))));
    }
    effects
}

/// Removes an entry, with the focus where another can be added.
fn remove_entry(setup: &Setup, state: &mut State, item: &str, place: usize) -> Vec<Effect> {
    let remove = |draft: &mut Draft| draft.remove_entry(item, place);
    let mut effects = change_at(setup, state, &At::item(item), Box::new(remove));
    if !effects.is_empty() {
        // Complaints go by the place of the entry, which is another's now.
        state.violations.clear();
        effects.push(Effect::Focus(Focus::Place(Place::Item(At::item(item)))));
    }
    effects
}

fn pick(setup: &Setup, state: &mut State, score: u8) -> Vec<Effect> {
    let item = setup.item_on(state.screen, &state.draft);
    match item.filter(|item| item.choice(score).is_some()) {
        Some(item) => step(setup, state, Event::Answer { item: item.key.clone(), score }),
        None => Vec::new(),
    }
}

/// Shows a screen, with the focus on its heading.
pub(super) fn show(setup: &Setup, state: &mut State, screen: Screen) -> Vec<Effect> {
    state.screen = screen;
    state.violations.clear();
    vec![Effect::Focus(Focus::Heading), Effect::Notify(step_notice(setup, state))]
}

/// What the page is told when a screen is shown.
fn step_notice(setup: &Setup, state: &State) -> Notice {
    let screens = setup.screens(&state.draft);
    let place = screens.iter().position(|known| *known == state.screen).unwrap_or_default();
    Notice::Step { name: state.screen.name(), number: place + 1, of: screens.len() }
}

pub(super) fn neighbour(setup: &Setup, state: &State, step: isize) -> Option<Screen> {
    let screens = setup.screens(&state.draft);
    let place = screens.iter().position(|known| *known == state.screen)?;
    screens.get(place.checked_add_signed(step)?).copied()
}

fn next(setup: &Setup, state: &mut State) -> Vec<Effect> {
    let here =
        |violation: &Violation| setup.screen_of(&violation.place, &state.draft) == state.screen;
    let mut violations = wrong(setup, &state.draft);
    violations.retain(here);
    if !violations.is_empty() {
        state.violations = violations;
        return vec![Effect::Focus(Focus::Errors)];
    }
    let following = match (state.screen, state.editing) {
        (Screen::Opening | Screen::Review | Screen::Sent, _) => None,
        // The change may have made other questions relevant.
        (_, true) => Some(first_incomplete(setup, state)),
        (_, false) => neighbour(setup, state, 1),
    };
    state.editing &= following != Some(Screen::Review);
    following.map(|screen| show(setup, state, screen)).unwrap_or_default()
}

fn back(setup: &Setup, state: &mut State) -> Vec<Effect> {
    if !state.delivery.is_open() || state.screen == Screen::Opening {
        return Vec::new();
    }
    let previous = match std::mem::take(&mut state.editing) {
        true => Some(Screen::Review),
        false => neighbour(setup, state, -1),
    };
    // Answers given so far stay: from the opening the respondent resumes.
    state.resumable = previous == Some(Screen::Opening) && state.started(setup);
    previous.map(|screen| show(setup, state, screen)).unwrap_or_default()
}

fn edit(setup: &Setup, state: &mut State, screen: Screen) -> Vec<Effect> {
    let editable = state.screen == Screen::Review && state.delivery.is_open();
    let answered = !matches!(screen, Screen::Opening | Screen::Review | Screen::Sent);
    if !editable || !answered || !setup.screens(&state.draft).contains(&screen) {
        return Vec::new();
    }
    state.editing = true;
    show(setup, state, screen)
}

fn send(
    setup: &Setup,
    state: &mut State,
    id: ResponseId,
    day: Day,
    noise: &[ResponseId],
) -> Vec<Effect> {
    if state.screen != Screen::Review || !state.delivery.is_open() {
        return Vec::new();
    }
    // From here on the device does not have the truth either.
    let told = scattered(&setup.config, &state.draft, noise);
    let draft = told.as_ref().unwrap_or(&state.draft);
    let response = match check(&setup.config, draft) {
        Ok(response) => response,
        Err(violations) => {
            state.violations = violations;
            return vec![Effect::Focus(Focus::Errors)];
        }
    };
    // Only today tells which year of birth there cannot be.
    if is_unborn(&setup.config, response.respondent(), day.year()) {
        let place = Place::Field(AGE.to_owned());
        state.violations = vec![Violation { place, kind: ViolationKind::OutOfRange }];
        return vec![Effect::Focus(Focus::Errors)];
    }
    let sealed = Sealed::seal(&setup.config, &response, id, day);
    if let Some(told) = told {
        state.draft = told;
    }
    let mut effects = vec![Effect::Keep];
    effects.extend(dispatch(setup, state, sealed));
    effects
}

fn retry(setup: &Setup, state: &mut State) -> Vec<Effect> {
    match &state.delivery {
        Delivery::Waiting(sealed, _) => {
            let sealed = sealed.clone();
            dispatch(setup, state, sealed)
        }
        _ => Vec::new(),
    }
}

/// Sends what is sealed. What is tried again is not kept again: another tab may have sent it in
/// the meantime, and removed it.
fn dispatch(setup: &Setup, state: &mut State, sealed: Sealed) -> Vec<Effect> {
    let request = request(&setup.config.submit, &sealed, true);
    state.delivery = Delivery::Sending(sealed);
    vec![Effect::Send(request), Effect::Focus(Focus::Delivery)]
}

fn replied(setup: &Setup, state: &mut State, id: ResponseId, reply: Reply) -> Vec<Effect> {
    let (Delivery::Sending(sealed) | Delivery::Waiting(sealed, _)) = &state.delivery else {
        return Vec::new();
    };
    // Of one that was left to the outbox.
    if sealed.id != id {
        return Vec::new();
    }
    let pressed = matches!(state.delivery, Delivery::Sending(_));
    match outcome(&reply) {
        Outcome::Received { receipt } => {
            let receipt = receipt.unwrap_or_else(|| receipt_of(sealed.id));
            let shown = setup.config.show_score;
            let response = check(&setup.config, &state.draft).ok().filter(|_| shown);
            let figures = response.map(|response| setup.config.figures_of(response.answers()));
            sent(setup, state, Delivery::Received { receipt, figures })
        }
        Outcome::Unconfirmed => sent(setup, state, Delivery::Unconfirmed),
        Outcome::NotSent(refusal) => {
            state.delivery = Delivery::Waiting(sealed.clone(), Some(refusal));
            state.queued = reply.queued;
            state.said = reply.said;
            // Nobody asked for what the outbox did by itself.
            if !pressed {
                return Vec::new();
            }
            let status = match refusal {
                Refusal::Unreachable => None,
                Refusal::ServerFault(status) | Refusal::Refused(status) => Some(status),
            };
            vec![Effect::Focus(Focus::Delivery), Effect::Notify(Notice::NotSent { status })]
        }
    }
}

/// Nothing is left to do: what was kept goes.
fn sent(setup: &Setup, state: &mut State, delivery: Delivery) -> Vec<Effect> {
    let confirmed = !matches!(delivery, Delivery::Unconfirmed);
    state.delivery = delivery;
    state.draft = Draft::default();
    let mut effects = vec![Effect::Forget];
    effects.extend(show(setup, state, Screen::Sent));
    effects.push(Effect::Notify(Notice::Sent { confirmed }));
    effects
}

/// A receipt for backends that give none: the beginning of the identifier, in two groups.
fn receipt_of(id: ResponseId) -> String {
    let id = id.text();
    let (first, rest) = id.split_at_checked(4).unwrap_or((&id, ""));
    let second = rest.get(..4).unwrap_or(rest);
    [first, "-", second].concat().to_ascii_uppercase()
}
