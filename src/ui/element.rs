//! Elements put together by calls. `html!` spells every element out where it stands, which is
//! most of the size of a view; here each call is one call of one small function.

use std::borrow::Cow;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, ListenerKind, VList, VTag, VText};

/// What happens on an event of the browser.
pub(super) type Act = Rc<dyn Fn(web_sys::Event)>;

/// An element in the making.
pub(super) struct Element(Box<VTag>);

/// Begins an element.
#[inline(never)]
pub(super) fn el(tag: &'static str) -> Element {
    Element(Box::new(VTag::new(tag)))
}

impl Element {
    /// An attribute whose value is always the same.
    #[inline(never)]
    pub(super) fn set(self, key: &'static str, value: &'static str) -> Element {
        self.attr(key, Some(AttrValue::Static(value)))
    }

    /// An attribute, if it has a value.
    #[inline(never)]
    pub(super) fn attr(mut self, key: &'static str, value: Option<AttrValue>) -> Element {
        if let Some(value) = value {
            self.0.add_attribute(key, value);
        }
        self
    }

    /// An attribute whose value is written anew each time.
    #[inline(never)]
    pub(super) fn text(self, key: &'static str, value: String) -> Element {
        self.attr(key, Some(value.into()))
    }

    /// The class.
    pub(super) fn class(self, class: &'static str) -> Element {
        self.set("class", class)
    }

    /// The language of what is in it, where it is another than the survey's.
    #[inline(never)]
    pub(super) fn lang(self, lang: Option<&'static str>) -> Element {
        self.attr("lang", lang.map(AttrValue::Static))
    }

    /// What sets the element apart from its siblings: another key is another element.
    #[inline(never)]
    pub(super) fn key(mut self, key: &str) -> Element {
        self.0.key = Some(Key::from(key));
        self
    }

    /// What happens on an event.
    #[inline(never)]
    pub(super) fn on(mut self, on: On, act: Act) -> Element {
        self.0.add_listener(Rc::new(Heard { on, act }));
        self
    }

    /// The value of a control.
    #[inline(never)]
    pub(super) fn value(mut self, value: String) -> Element {
        self.0.set_value(AttrValue::from(value));
        self
    }

    /// Whether a control is checked.
    pub(super) fn checked(mut self, checked: bool) -> Element {
        self.0.set_checked(checked);
        self
    }

    /// Puts something into the element, behind what is in it.
    pub(super) fn with(self, child: impl Content) -> Element {
        self.push(child.node())
    }

    #[inline(never)]
    fn push(mut self, child: Html) -> Element {
        self.0.add_child(child);
        self
    }

    /// Puts each of several things into the element.
    pub(super) fn all(self, children: impl Iterator<Item = Html>) -> Element {
        children.fold(self, Element::push)
    }
}

/// What can lie in an element. Yew's own way from words to a node is to print them, which brings all
/// of the standard library's printing along.
pub(super) trait Content {
    fn node(self) -> Html;
}

impl Content for Html {
    fn node(self) -> Html {
        self
    }
}

impl Content for Element {
    fn node(self) -> Html {
        self.into()
    }
}

impl Content for AttrValue {
    #[inline(never)]
    fn node(self) -> Html {
        Html::VText(VText::new(self))
    }
}

impl From<Element> for Html {
    #[inline(never)]
    fn from(element: Element) -> Html {
        Html::from(*element.0)
    }
}

impl From<Element> for Option<Html> {
    fn from(element: Element) -> Option<Html> {
        Some(element.into())
    }
}

/// Several nodes without an element around them.
#[inline(never)]
pub(super) fn several(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

/// Nothing, in the place of something.
pub(super) fn nothing() -> Html {
    Html::default()
}

/// The events that there are.
#[derive(Clone, Copy)]
pub(super) enum On {
    Change,
    Click,
    #[cfg(whole)]
    Error,
    Input,
    Key,
    Submit,
}

/// One listener for all kinds of events.
struct Heard {
    on: On,
    act: Act,
}

impl Listener for Heard {
    /// By name and never as one of Yew's own kinds: code for those is taken out of the widget
    /// (`xtask/src/events.rs`).
    fn kind(&self) -> ListenerKind {
        ListenerKind::other(Cow::Borrowed(match self.on {
            On::Change => "change",
            On::Click => "click",
            #[cfg(whole)]
            On::Error => "error",
            On::Input => "input",
            On::Key => "keydown",
            On::Submit => "submit",
        }))
    }

    fn handle(&self, event: web_sys::Event) {
        (self.act)(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
