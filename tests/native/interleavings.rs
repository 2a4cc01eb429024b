//! Every order in which two tabs, three responses, a network and a clock can act on the rules of
//! the outbox. Each step is one transaction or one thing that happens outside, as `outbox.js` makes
//! them.

use std::collections::HashMap;

use survei_publik::survey::outbox::{Claim, Occasion, Record, Stage, claim, settle};
use survei_publik::survey::payload::Reply;

use crate::worlds::{RESPONSES, Seen, World, sorted};

const TABS: usize = 2;
const NOW: u32 = 1_795_000_000;

/// Which devices and receivers are looked at.
#[derive(Clone, Copy, Debug)]
struct Rules {
    /// The device has locks that end with their tab.
    locks: bool,
    /// The receiver knows a response by its key.
    repeatable: bool,
}

/// What a tab is doing with a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Doing {
    /// The request is on its way.
    Sending,
    /// The server has what was sent; a reply may come.
    Arrived,
    /// A reply came, or none will.
    Replied(u16),
    /// It is received, and the survey has forgotten its copy; the outbox not yet.
    Forgot,
}

/// A tab, as far as one response is concerned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Part {
    doing: Option<Doing>,
    /// This tab has put it into the outbox, or found it there.
    known: bool,
}

/// One response, and what becomes of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Response {
    /// The respondent has pressed send.
    pressed: bool,
    /// The survey keeps it beside the outbox.
    kept: bool,
    /// The row in the outbox.
    row: Option<[u32; 9]>,
    /// Requests on their way whose tab is dead.
    orphans: u8,
    /// How often the server has stored it, 2 for more.
    stored: u8,
    tabs: [Part; TABS],
}

impl Response {
    fn record(&self) -> Option<Record> {
        self.row.map(|row| Record::of_row(&row).unwrap())
    }

    /// A lease is running or over, and matters only without locks. A wait may always be over, and
    /// numbers that only grow are left out.
    fn write(&mut self, record: Option<Record>, rules: Rules) {
        self.row = record.map(|record| {
            let stage = match record.stage {
                Stage::Sending(until) if until > NOW && !rules.locks => Stage::Sending(NOW + 1),
                Stage::Sending(_) => Stage::Sending(0),
                stage => stage,
            };
            Record { stage, due: 0, tries: 0, status: 0, made: NOW, ..record }.row()
        });
    }

    fn store(&mut self, rules: Rules) {
        self.stored = if rules.repeatable { 1 } else { (self.stored + 1).min(2) };
    }

    /// Without what makes no difference any more.
    fn tidied(mut self, rules: Rules) -> Response {
        if rules.repeatable && self.stored > 0 {
            self.orphans = 0;
        }
        let busy = self.tabs.iter().any(|tab| tab.doing.is_some());
        if self.pressed && !self.kept && self.row.is_none() && !busy {
            self.tabs = Default::default();
        }
        self
    }

    fn assert_sound(&self, rules: Rules) {
        let safe = self.stored > 0 || self.kept || self.row.is_some();
        assert!(!self.pressed || safe, "lost, {rules:?}: {self:?}");
        assert!(self.stored < 2, "doubled, {rules:?}: {self:?}");
        let senders = self.tabs.iter().filter(|tab| tab.doing.is_some()).count();
        assert!(!rules.locks || senders < 2, "two senders: {self:?}");
    }

    /// Once the tabs are dead and time has passed, the next visit sends it, or tells of it.
    fn assert_goes_on(&self, rules: Rules) {
        let Some(record) = self.record() else { return };
        let stage = match record.stage {
            Stage::Sending(_) => Stage::Sending(0),
            stage => stage,
        };
        let record = Record { stage, due: 0, ..record };
        match claim(record, NOW, Occasion::Due, rules.locks) {
            Claim::Send(_) => {}
            Claim::Keep(record) => assert_eq!(record.stage, Stage::Unsure),
            Claim::Leave => assert!(
                stage == Stage::Refused || stage == Stage::Unsure && !rules.repeatable,
                "stuck, {rules:?}: {self:?}"
            ),
        }
    }
}

/// The states that a response can be in, and what follows each. What happens to one response
/// changes no other, but for a tab that has its hands full; so each is worked out once.
struct States {
    rules: Rules,
    known: Vec<State>,
    numbers: HashMap<Response, u16>,
}

/// One state of a response, by numbers.
#[derive(Clone, Default)]
struct State {
    response: Response,
    busy: [bool; TABS],
    mirrored: u16,
    killed: [u16; TABS],
    /// Without a tab, or by the tab that is at it.
    follows: Vec<u16>,
    /// By a tab that does nothing.
    taken_up: [Vec<u16>; TABS],
}

impl States {
    fn new(rules: Rules) -> States {
        let mut states = States { rules, known: Vec::new(), numbers: HashMap::new() };
        states.number(Response::default());
        let mut place = 0;
        while place < states.known.len() {
            states.work_out(place);
            place += 1;
        }
        states
    }

    fn number(&mut self, response: Response) -> u16 {
        let response = response.tidied(self.rules);
        *self.numbers.entry(response).or_insert_with(|| {
            self.known.push(State { response, ..State::default() });
            u16::try_from(self.known.len() - 1).unwrap()
        })
    }

    fn work_out(&mut self, place: usize) {
        let (rules, response) = (self.rules, self.known[place].response);
        response.assert_sound(rules);
        response.assert_goes_on(rules);
        let mut follows = Vec::new();
        let mut taken_up: [Vec<Response>; TABS] = Default::default();
        outside(&response, rules, &mut |next| follows.push(next));
        for (tab, taken_up) in taken_up.iter_mut().enumerate() {
            match response.tabs[tab].doing {
                Some(doing) => go_on(&response, tab, doing, rules, &mut |next| follows.push(next)),
                None => take_up(&response, tab, rules, &mut |next| taken_up.push(next)),
            }
        }
        let mut mirrored = response;
        mirrored.tabs.reverse();
        let state = State {
            response,
            busy: response.tabs.map(|tab| tab.doing.is_some()),
            mirrored: self.number(mirrored),
            killed: [0, 1].map(|tab| self.number(killed(response, tab))),
            follows: follows.into_iter().map(|next| self.number(next)).collect(),
            taken_up: taken_up.map(|all| all.into_iter().map(|next| self.number(next)).collect()),
        };
        self.known[place] = state;
    }

    fn state(&self, number: u16) -> &State {
        &self.known[usize::from(number)]
    }

    fn tidied(&self, world: World) -> World {
        let one = sorted(world);
        let other = sorted(world.map(|number| self.state(number).mirrored));
        one.min(other)
    }

    /// Hands on every world that one step leads to.
    fn each_next(&self, world: World, then: &mut impl FnMut(World)) {
        let states = world.map(|number| self.state(number));
        for place in 0..RESPONSES {
            // Of responses in the same state, which stand side by side, one is enough.
            if place > 0 && world[place] == world[place - 1] {
                continue;
            }
            let mut step = |next: &u16| {
                let mut after = world;
                after[place] = *next;
                then(self.tidied(after));
            };
            states[place].follows.iter().for_each(&mut step);
            for tab in 0..TABS {
                if !states.iter().any(|state| state.busy[tab]) {
                    states[place].taken_up[tab].iter().for_each(&mut step);
                }
            }
        }
        for tab in 0..TABS {
            then(self.tidied(states.map(|state| state.killed[tab])));
        }
    }
}

/// The tab is gone; what it has sent may still arrive.
fn killed(mut response: Response, tab: usize) -> Response {
    if response.tabs[tab].doing == Some(Doing::Sending) {
        response.orphans = (response.orphans + 1).min(2);
    }
    response.tabs[tab] = Part::default();
    response
}

/// Time passes, or what a dead tab has sent arrives or does not.
fn outside(response: &Response, rules: Rules, then: &mut impl FnMut(Response)) {
    if let Some(record) = response.record() {
        let mut later = *response;
        let stage = match record.stage {
            Stage::Sending(_) => Stage::Sending(0),
            stage => stage,
        };
        later.write(Some(Record { stage, ..record }), rules);
        then(later);
    }
    if response.orphans > 0 {
        let mut gone = *response;
        gone.orphans -= 1;
        then(gone);
        gone.store(rules);
        then(gone);
    }
}

/// A tab that does nothing takes up a response: for the first time, or as the outbox says.
fn take_up(response: &Response, tab: usize, rules: Rules, then: &mut impl FnMut(Response)) {
    if !response.pressed {
        then(Response { pressed: true, kept: true, ..*response });
        return;
    }
    let other = response.tabs.iter().any(|tab| tab.doing.is_some());
    if rules.locks && other {
        return;
    }
    let known = response.tabs[tab].known;
    let record = match response.record() {
        Some(record) => record,
        None if known => {
            // "Another tab has sent it" is what the respondent is told now.
            assert!(response.stored > 0, "told what is not so, {rules:?}: {response:?}");
            return;
        }
        None if response.kept => Record::new(NOW, rules.repeatable),
        None => return,
    };
    let mut after = *response;
    after.tabs[tab].known = true;
    match claim(record, NOW, Occasion::Due, rules.locks) {
        Claim::Send(record) => {
            after.write(Some(record), rules);
            after.tabs[tab].doing = Some(Doing::Sending);
        }
        Claim::Keep(record) => after.write(Some(record), rules),
        Claim::Leave => {}
    }
    then(after);
}

/// The next thing that happens to what a tab is doing.
fn go_on(
    response: &Response,
    tab: usize,
    doing: Doing,
    rules: Rules,
    then: &mut impl FnMut(Response),
) {
    let lost = if rules.repeatable { 503 } else { Reply::LOST };
    let mut after = *response;
    let mut at = |response: &mut Response, doing| {
        response.tabs[tab].doing = doing;
        then(*response);
    };
    match doing {
        Doing::Sending => {
            // Nobody reached is as good as 503, and 500 as no answer: see the rules' own tests.
            for status in [503, lost, 422] {
                at(&mut after, Some(Doing::Replied(status)));
            }
            after.store(rules);
            at(&mut after, Some(Doing::Arrived));
        }
        Doing::Arrived => {
            for status in [201, lost] {
                at(&mut after, Some(Doing::Replied(status)));
            }
        }
        Doing::Replied(201) => {
            after.kept = false;
            at(&mut after, Some(Doing::Forgot));
        }
        Doing::Replied(_) | Doing::Forgot => {
            let status = if let Doing::Replied(status) = doing { status } else { 201 };
            if let Some(record) = response.record() {
                after.write(settle(record, &Reply::answered(status, ""), NOW, 0, 0), rules);
            }
            at(&mut after, None);
        }
    }
}

/// Visits every world that can come about; says how many there are.
fn explore(rules: Rules) -> usize {
    let states = States::new(rules);
    let first = [0; RESPONSES];
    let mut seen = Seen::new(states.known.len());
    seen.insert(first);
    let mut left = vec![first];
    while let Some(world) = left.pop() {
        states.each_next(world, &mut |next| {
            if seen.insert(next) {
                left.push(next);
            }
        });
    }
    seen.count
}

#[test]
fn no_order_of_events_loses_or_doubles_a_response() {
    for (locks, repeatable) in [(true, true), (true, false), (false, true), (false, false)] {
        let rules = Rules { locks, repeatable };
        println!("{rules:?}: {} worlds", explore(rules));
    }
}
