//! The one stateful component: runs [`step`] and carries out its effects.

use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use super::element::el;
use super::parts::div;
use super::view::View;
use super::{brand, comment, errors, item, opening, respondent, review, sent, service};
use crate::survey::host::Host;
use crate::survey::locale::Catalog;
use crate::survey::outbox;
use crate::survey::session::{Effect, Event, Filled, Focus, Notice, Screen, Setup, State, step};

/// The outside world, shared between the component and its closures.
#[derive(Clone)]
pub struct HostHandle(pub Rc<dyn Host>);

impl PartialEq for HostHandle {
    fn eq(&self, other: &HostHandle) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for HostHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HostHandle")
    }
}

/// What the survey needs from whoever embeds it.
#[derive(Clone, Debug, Properties)]
pub struct SurveyProps {
    /// Configuration and language. May change while the survey is filled in.
    pub setup: Rc<Setup>,
    /// The words of that language.
    pub words: Catalog,
    /// The outside world.
    pub host: HostHandle,
    /// What was said in a form before; only what the first props hold is read.
    pub filled: Option<Filled>,
    /// Told what the page may know.
    pub on_notice: Callback<Notice>,
}

/// The same setup is the same object: comparing every word of two is neither quick nor small.
impl PartialEq for SurveyProps {
    fn eq(&self, other: &SurveyProps) -> bool {
        Rc::ptr_eq(&self.setup, &other.setup) && self.host == other.host
    }
}

/// The survey.
#[derive(Debug)]
pub struct Survey {
    state: State,
    focus: Option<Focus>,
}

impl Component for Survey {
    type Message = Event;
    type Properties = SurveyProps;

    fn create(ctx: &Context<Self>) -> Self {
        let SurveyProps { setup, host, filled, .. } = ctx.props();
        if let Some(filled) = filled {
            let mut survey =
                Survey { state: State::taken_over(setup, filled.clone()), focus: None };
            survey.run(ctx, Effect::Keep);
            return survey;
        }
        let kept = host.0.load();
        let state = State::open(setup, kept.as_deref(), host.0.now());
        // What is too old, or cannot be read, is not left lying about.
        if kept.is_some() && !state.resumable && state.delivery.is_open() {
            host.0.forget();
        }
        let unsent = state.unsent(setup);
        let mut survey = Survey { state, focus: None };
        if let Some(request) = unsent {
            survey.run(ctx, Effect::Send(request));
        }
        survey
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        for effect in step(&ctx.props().setup, &mut self.state, event) {
            self.run(ctx, effect);
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &SurveyProps) -> bool {
        let setup = &ctx.props().setup;
        if !setup.screens(&self.state.draft).contains(&self.state.screen) {
            self.state.screen = Screen::Opening;
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let SurveyProps { setup, words, host, .. } = ctx.props();
        let send = ctx.link().callback(|event: Event| event);
        let view = View { setup, state: &self.state, words, host, send: &send };
        let screen = self.state.screen;
        // Another screen is another key: page translators replace text nodes, and a reused
        // node would go on showing the question before.
        let key = match screen {
            Screen::Item(index) => ["item-", &index.to_string()].concat(),
            screen => screen.name().to_owned(),
        };
        let content = match screen {
            Screen::Opening => opening::opening(&view),
            Screen::Service => service::service(&view),
            Screen::Respondent => respondent::respondent(&view),
            Screen::Item(_) | Screen::Items => item::item_screen(&view),
            Screen::Comment => comment::comment(&view),
            Screen::Review => review::review(&view),
            Screen::Sent => sent::sent(&view),
        };
        let class = ["screen ", screen.name()].concat();
        let shown = el("div").text("class", class).set("part", "screen").key(&key).with(content);
        let language = words.language().tag();
        // In another language as well nothing is kept that a translator had its hands on.
        div("survey")
            .key(language)
            .set("part", "survey")
            .lang(Some(language))
            .with(brand::brand(&view))
            .with(shown)
            .into()
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render {
            ctx.props().on_notice.emit(Notice::Ready);
        }
        if let Some(focus) = self.focus.take() {
            let SurveyProps { setup, host, .. } = ctx.props();
            match focus {
                Focus::Heading => host.0.focus("heading"),
                Focus::Errors => host.0.focus("errors"),
                Focus::Delivery => host.0.focus("delivery"),
                Focus::Place(place) => host.0.focus(&errors::control_id(setup, &place)),
            }
        }
    }
}

impl Survey {
    fn run(&mut self, ctx: &Context<Self>, effect: Effect) {
        let SurveyProps { setup, host, on_notice, .. } = ctx.props();
        match effect {
            Effect::Keep => {
                let kept = self.state.kept();
                let text = outbox::write(&kept, &setup.config.instrument, host.0.now());
                let stored = host.0.save(&text);
                step(setup, &mut self.state, Event::Stored(stored));
            }
            Effect::Forget => host.0.forget(),
            Effect::Send(request) => {
                let (link, id) = (ctx.link().clone(), request.id);
                let done = move |reply| link.send_message(Event::Replied(id, reply));
                host.0.send(request, Box::new(done));
            }
            // The element may not be there before the next drawing.
            Effect::Focus(focus) => self.focus = Some(focus),
            Effect::Notify(notice) => on_notice.emit(notice),
        }
    }
}
