//! Where a filling begins, begins again, and goes on.

use super::step::{neighbour, show, wrong};
use super::{Delivery, Effect, Focus, Screen, Setup, State};
use crate::survey::WHOLE;
use crate::survey::response::{Agreed, Consent, Place, Violation, ViolationKind};

pub(super) fn begin(setup: &Setup, state: &mut State) -> Vec<Effect> {
    if state.screen != Screen::Opening {
        return Vec::new();
    }
    if lacks_consent(setup, state) {
        return vec![Effect::Focus(Focus::Errors)];
    }
    let Agreed { notice, .. } = state.draft.agreed;
    begin_again(setup, state);
    if WHOLE {
        state.draft.agreed.notice = notice;
    }
    let mut effects = vec![Effect::Forget];
    if let Some(screen) = neighbour(setup, state, 1) {
        effects.extend(show(setup, state, screen));
    }
    effects
}

/// Whether the respondent has not agreed to the notice, though the agency wants that; it is then
/// complained of.
fn lacks_consent(setup: &Setup, state: &mut State) -> bool {
    if !WHOLE {
        return false;
    }
    let lacks = setup.config.notice.consent && !state.draft.agreed.notice;
    if lacks {
        let place = Place::Consent(Consent::Notice);
        state.violations = vec![Violation { place, kind: ViolationKind::Missing }];
    }
    lacks
}

/// Another response, once this one is sent or the outbox has it.
pub(super) fn again(setup: &Setup, state: &mut State) -> Vec<Effect> {
    match &state.delivery {
        Delivery::Received { .. } | Delivery::Unconfirmed => begin_again(setup, state),
        Delivery::Waiting(..) if state.queued => reset(setup, state),
        _ => Vec::new(),
    }
}

/// The next citizen finds nothing of the one before. What was sealed is the outbox's.
pub(super) fn reset(setup: &Setup, state: &mut State) -> Vec<Effect> {
    let mut effects = vec![Effect::Forget];
    effects.extend(begin_again(setup, state));
    effects
}

fn begin_again(setup: &Setup, state: &mut State) -> Vec<Effect> {
    *state = State { storage: state.storage, ..State::open(setup, None, 0) };
    show(setup, state, Screen::Opening)
}

/// To the first screen that is not complete.
pub(super) fn resume(setup: &Setup, state: &mut State) -> Vec<Effect> {
    if !state.resumable || state.screen != Screen::Opening {
        return Vec::new();
    }
    if lacks_consent(setup, state) {
        return vec![Effect::Focus(Focus::Errors)];
    }
    state.resumable = false;
    let first = first_incomplete(setup, state);
    show(setup, state, first)
}

/// The first screen that is not complete; the review, if all are.
pub(super) fn first_incomplete(setup: &Setup, state: &State) -> Screen {
    let missing = wrong(setup, &state.draft);
    missing.first().map_or(Screen::Review, |first| setup.screen_of(&first.place, &state.draft))
}
