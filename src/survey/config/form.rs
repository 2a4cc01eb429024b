//! How a plain HTML form names what it posts, for receivers that want other names.

use super::Config;
use crate::survey::document::{Key, Mistake, Object, optional, required};
use crate::survey::form;
use crate::survey::locale::fill;

/// What a form posts, and where to. Templates hold placeholders such as `{item}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Address; that of the widget where there is none.
    pub url: Option<String>,
    /// What the controls are called.
    pub names: Names,
    /// What choosing a service posts.
    pub service_value: String,
    /// What is posted along unchanged.
    pub constants: Vec<Constant>,
}

/// What the controls are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// A scored answer.
    pub answers: String,
    /// An answer that does not score; in an entry, number and key of the question follow.
    pub statements: String,
    /// A respondent field.
    pub respondent: String,
    /// The choice of the service.
    pub service: String,
    /// The comment.
    pub comment: String,
}

/// A name and a value that are always the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constant {
    /// The name.
    pub name: String,
    /// The value.
    pub value: String,
}

const ITEM: [&str; 3] = ["item", "n", "n0"];
const FIELD: [&str; 1] = ["field"];
const SERVICE: [&str; 2] = ["unit", "service"];

/// Where the names are set.
const NAMES: &str = "submit.form.names.";

impl Default for Names {
    fn default() -> Names {
        Names {
            answers: "answers.{item}".to_owned(),
            statements: "statements.{item}".to_owned(),
            respondent: "respondent.{field}".to_owned(),
            service: "service".to_owned(),
            comment: "comment".to_owned(),
        }
    }
}

impl Default for Form {
    fn default() -> Form {
        Form {
            url: None,
            names: Names::default(),
            service_value: "{unit}/{service}".to_owned(),
            constants: Vec::new(),
        }
    }
}

impl Names {
    /// The template under a key, and the one there is without it.
    fn of(&self, key: &str) -> &str {
        match key {
            "answers" => &self.answers,
            "statements" => &self.statements,
            "respondent" => &self.respondent,
            "service" => &self.service,
            _ => &self.comment,
        }
    }

    fn is_usual(&self, key: &str) -> bool {
        self.of(key) == Names::default().of(key)
    }
}

pub(super) fn describe<O: Object>(o: &mut O) -> Form {
    let usual = Form::default();
    let url = o.address(optional("url", "Address of the form (default: that of the widget)."));
    let names = o.object(optional("names", "What the controls are called."), names);
    let service_value = template(
        o,
        optional("service_value", "What choosing a service posts (default: {unit}/{service})."),
        &SERVICE,
    );
    let constants =
        o.objects(optional("constants", "What is posted along, always the same."), constant);
    Form {
        url,
        names: names.unwrap_or_default(),
        service_value: service_value.unwrap_or(usual.service_value),
        constants: constants.unwrap_or_default(),
    }
}

fn names<O: Object>(o: &mut O) -> Names {
    let usual = Names::default();
    let answers = optional(
        "answers",
        "A scored answer: {item} is its key, {n} its number from 1 and {n0} its number from 0 \
         among all items in the shown order (default: answers.{item}).",
    );
    let statements = optional(
        "statements",
        "An answer that does not score (default: statements.{item}). In an entry of an item that \
         repeats, .NUMBER.KEY follows.",
    );
    let respondent =
        optional("respondent", "What is asked about the respondent (default: respondent.{field}).");
    let service = optional("service", "The choice of the service (default: service).");
    let comment = optional("comment", "The comment (default: comment).");
    Names {
        answers: template(o, answers, &ITEM).unwrap_or(usual.answers),
        statements: template(o, statements, &ITEM).unwrap_or(usual.statements),
        respondent: template(o, respondent, &FIELD).unwrap_or(usual.respondent),
        service: template(o, service, &[]).unwrap_or(usual.service),
        comment: template(o, comment, &[]).unwrap_or(usual.comment),
    }
}

fn constant<O: Object>(o: &mut O) -> Constant {
    let name = o.text(required("name", "The name."));
    let value = o.text(required("value", "The value."));
    Constant { name: name.unwrap_or_default(), value: value.unwrap_or_default() }
}

/// A text with placeholders: only those that are known, and one of them where there are any.
fn template<O: Object>(o: &mut O, key: Key, known: &[&str]) -> Option<String> {
    let text = o.text(key)?;
    let braced = |name: &&str| ["{", name, "}"].concat();
    let found = placeholders(&text);
    for unknown in found.iter().filter(|name| !known.contains(name)) {
        let known = known.iter().map(braced).collect::<Vec<_>>().join(", ");
        let found = braced(unknown);
        o.mistake(|| (key.name, Mistake::UnknownReference { found, known }));
    }
    if found.is_empty() && !known.is_empty() {
        let mended = known.iter().map(|name| [&text, braced(name).as_str()].concat());
        let allowed = mended.collect::<Vec<_>>().join(", ");
        o.mistake(|| (key.name, Mistake::NotOneOf { found: text.clone(), allowed }));
    }
    Some(text)
}

/// The names in braces. One that is not closed runs to the end.
fn placeholders(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1);
    parts.map(|part| part.split_once('}').map_or(part, |(name, _)| name)).collect()
}

/// Reports names that two controls would have, and values that two services would have.
pub(super) fn check<O: Object>(o: &mut O, config: &Config) {
    let form = &config.submit.form;
    let hidden = form::HIDDEN.map(|name| (name.to_owned(), ["input name=", name].concat()));
    let mut taken: Vec<(String, String)> = hidden.into();
    for place in form::places(config, 1) {
        let key = form::kind(config, &place);
        let owner = [NAMES, key].concat();
        let name = form::name(config, &place);
        let Some((_, first)) = taken.iter().find(|(known, _)| *known == name) else {
            taken.push((name, owner));
            continue;
        };
        // The one that was written down is the one that can be mended.
        let other = first.strip_prefix(NAMES).filter(|other| !form.names.is_usual(other));
        let (place, first) = match other {
            Some(_) if form.names.is_usual(key) => (first.clone(), owner),
            _ => (owner, first.clone()),
        };
        o.mistake(|| (place, Mistake::Duplicate { found: name, first }));
    }
    for (index, constant) in form.constants.iter().enumerate() {
        let owner = format!("submit.form.constants[{index}].name");
        match taken.iter().find(|(known, _)| *known == constant.name) {
            Some((found, first)) => {
                let (found, first) = (found.clone(), first.clone());
                o.mistake(|| (owner, Mistake::Duplicate { found, first }));
            }
            None => taken.push((constant.name.clone(), owner)),
        }
    }
    let mut values: Vec<(String, String)> = Vec::new();
    for (place, unit) in config.units.iter().enumerate() {
        for (at, service) in unit.services.iter().enumerate() {
            let value = service_value(form, &unit.id, &service.id);
            if let Some((found, first)) = values.iter().find(|(known, _)| *known == value) {
                let (found, first) = (found.clone(), first.clone());
                let mistake = Mistake::Duplicate { found, first };
                return o.mistake(|| ("submit.form.service_value", mistake));
            }
            values.push((value, format!("units[{place}].services[{at}]")));
        }
    }
}

/// What choosing a service posts.
fn service_value(form: &Form, unit: &str, service: &str) -> String {
    fill(&form.service_value, &[("unit", unit), ("service", service)])
}

impl Form {
    /// What choosing a service of a unit posts.
    #[must_use]
    pub fn value_of(&self, unit: &str, service: &str) -> String {
        service_value(self, unit, service)
    }
}
