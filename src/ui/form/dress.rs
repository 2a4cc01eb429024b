//! Makes form controls of the widget's: what is posted under which name, what a browser insists
//! on, and ids and classes that no page has.

use std::rc::Rc;

use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode, VTag};

use crate::survey::config::{Config, FieldAnswer};
use crate::survey::form::{ENTRIES, is_required, name, path, places};
use crate::survey::instrument::Ask;
use crate::survey::response::{COMMENT_LIMIT, JOB_LIMIT, LINE_LIMIT, Place};
use crate::ui::errors::place_id;

/// In front of every id and class: the form lies among a page's own elements.
const PREFIX: &str = "survei-";

/// Attributes that hold ids or classes.
const RENAMED: [&str; 5] = ["id", "for", "aria-describedby", "aria-labelledby", "class"];

/// What only the widget needs: parts of its shadow root, live regions, and that nothing is
/// filled in by itself. Firefox forgets such a field when the respondent comes back to it from
/// the page that says what is missing.
const LEFT_OUT: [&str; 4] = ["part", "role", "tabindex", "autocomplete"];

/// The places of a form by the id that the widget's control has there.
pub(super) struct Dress<'a> {
    config: &'a Config,
    places: Vec<(String, Place)>,
}

impl<'a> Dress<'a> {
    pub(super) fn of(config: &'a Config) -> Self {
        let places = places(config, ENTRIES).into_iter();
        Dress { config, places: places.map(|place| (place_id(&place), place)).collect() }
    }

    /// The same tree, dressed.
    pub(super) fn on(&self, mut node: VNode) -> VNode {
        self.dress(&mut node);
        node
    }

    fn dress(&self, node: &mut VNode) {
        match node {
            VNode::VTag(tag) => {
                let tag = Rc::make_mut(tag);
                self.control(tag);
                rename(&mut tag.attributes);
                if let Some(children) = tag.children_mut() {
                    self.dress(children);
                }
            }
            VNode::VList(list) => {
                let list = Rc::make_mut(list);
                list.retain(|node| !is_counter(node));
                list.iter_mut().for_each(|node| self.dress(node));
            }
            _ => {}
        }
    }

    /// Adds what a form posts, if this is a control of it.
    fn control(&self, tag: &mut VTag) {
        let group =
            attribute(tag, "type").is_some_and(|kind| kind == "radio" || kind == "checkbox");
        let id = match tag.tag() {
            "input" if group => attribute(tag, "name"),
            "input" | "select" | "textarea" => attribute(tag, "id"),
            _ => return,
        };
        let found = self.places.iter().find(|(known, _)| Some(known) == id.as_ref());
        let Some((_, place)) = found else { return };
        tag.add_attribute("name", name(self.config, place));
        tag.add_attribute("data-survei", path(self.config, place));
        let kind = attribute(tag, "type").unwrap_or_default();
        // A browser cannot insist on one of several boxes.
        let many = kind == "checkbox" && !matches!(place, Place::Consent(_));
        if kind != "hidden" && !many && is_required(self.config, place) {
            tag.add_attribute("required", "");
        }
        self.limits(tag, place);
    }

    /// What a browser may keep to while something is typed.
    fn limits(&self, tag: &mut VTag, place: &Place) {
        let ask = match place {
            Place::Comment => &Ask::Text { long: true },
            Place::Item(at) => match self.config.instrument.at(at) {
                Some(item) => &item.ask,
                None => return,
            },
            Place::Field(key) => {
                let field = self.config.fields().find(|field| field.key == *key);
                let answer = field.map(|field| field.answer).unwrap_or_default();
                match (answer, answer.range()) {
                    (_, Some((low, high))) => number(tag, low, high),
                    (FieldAnswer::Text, None) => {
                        tag.add_attribute("maxlength", JOB_LIMIT.to_string());
                    }
                    _ => {}
                }
                return;
            }
            Place::Service | Place::Slot | Place::Consent(_) => return,
        };
        match ask {
            Ask::Number(low, high) => number(tag, *low, *high),
            Ask::Text { long } => {
                let limit = if *long { COMMENT_LIMIT } else { LINE_LIMIT };
                tag.add_attribute("maxlength", limit.to_string());
            }
            _ => {}
        }
    }
}

fn number(tag: &mut VTag, low: u16, high: u16) {
    tag.add_attribute("type", "number");
    tag.add_attribute("min", low.to_string());
    tag.add_attribute("max", high.to_string());
    tag.add_attribute("step", "1");
}

fn attribute(tag: &VTag, wanted: &str) -> Option<String> {
    let found = tag.attributes.iter().find(|(key, _)| *key == wanted);
    found.map(|(_, value)| value.to_owned())
}

/// Ids and classes with the prefix, and nothing that only the widget needs.
fn rename(attributes: &mut Attributes) {
    let mut renamed = Attributes::default();
    for (key, value) in attributes.iter().filter(|(key, _)| !LEFT_OUT.contains(key)) {
        let value = match RENAMED.contains(&key) {
            true => prefixed(value),
            false => value.to_owned(),
        };
        if !(value.is_empty() && RENAMED.contains(&key)) {
            let value = AttributeOrProperty::Attribute(value.into());
            renamed.get_mut_index_map().insert(key.to_owned().into(), value);
        }
    }
    *attributes = renamed;
}

fn prefixed(words: &str) -> String {
    let words = words.split_whitespace().map(|word| match word.starts_with(PREFIX) {
        true => word.to_owned(),
        false => [PREFIX, word].concat(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The room that is left in a box for text, which no script counts here.
fn is_counter(node: &VNode) -> bool {
    let VNode::VTag(tag) = node else { return false };
    attribute(tag, "class").is_some_and(|class| class.ends_with(" count"))
}
