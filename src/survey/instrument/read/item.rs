//! How items, and the choices that several of them share, are written.

use crate::survey::WHOLE;
use crate::survey::document::{Mistake, Object, optional, required};
use crate::survey::instrument::item::yes_no;
use crate::survey::instrument::{
    Accepts, Ask, Choice, Condition, FieldChoice, Item, Page, Source, Test,
};

use super::{field_choice, unique};

/// Choices or options under a name.
pub(super) struct Scale {
    key: String,
    choices: Vec<Choice>,
    options: Vec<FieldChoice>,
}

pub(super) fn scale<O: Object>(o: &mut O) -> Scale {
    let key = o.identifier(required("key", "Name by which items refer to these choices."));
    let choices = o.objects(optional("choices", "The scored answers, as printed."), choice);
    let options = o.objects(optional("options", "Or answers without a score."), field_choice);
    if !o.has("choices") && !o.has("options") {
        o.mistake(|| ("choices", Mistake::Missing));
    }
    unique(o, "options", "code");
    Scale {
        key: key.unwrap_or_default(),
        choices: choices.unwrap_or_default(),
        options: options.unwrap_or_default(),
    }
}

pub(super) fn page<O: Object>(o: &mut O) -> Page {
    let key = o.identifier(required("key", "Name by which items refer to this screen."));
    let title = o.words(required("title", "The heading."));
    let hint = o.words(optional("hint", "A sentence of help below the heading."));
    Page { key: key.unwrap_or_default(), title: title.unwrap_or_default(), hint }
}

/// The word for the kind of answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Choice,
    One,
    Several,
    YesNo,
    Number,
    Text,
    LongText,
    Repeat,
}

const KINDS: [(&str, Kind); 8] = [
    ("choice", Kind::Choice),
    ("select_one", Kind::One),
    ("select_multiple", Kind::Several),
    ("yes_no", Kind::YesNo),
    ("number", Kind::Number),
    ("text", Kind::Text),
    ("long_text", Kind::LongText),
    ("repeat", Kind::Repeat),
];

/// An item. Within a repeated one nothing scores and nothing repeats.
pub(super) fn item<O: Object>(o: &mut O, scales: &[Scale], within: bool) -> Item {
    let key = o.identifier(required("key", "Stable key under which the answer is stored."));
    let question = o.words(required("question", "The wording."));
    if !WHOLE {
        let unsur = o.identifier(optional("unsur", ""));
        let choices = o.objects(required("choices", ""), choice).unwrap_or_default();
        let scored = Item::scored(&key.unwrap_or_default(), question.unwrap_or_default(), choices);
        return Item { unsur, ..scored };
    }
    let hint = o.words(optional("hint", "A sentence of help below the question."));
    let (kinds, usual) = if within {
        (KINDS.get(1..7).unwrap_or_default(), Kind::Text)
    } else {
        (&KINDS[..], Kind::Choice)
    };
    let kind = o.one_of(
        optional(
            "type",
            "Kind of answer (default: choice, which scores; in a repeated item: text).",
        ),
        kinds,
    );
    let kind = kind.unwrap_or(usual);
    let unsur = match kind {
        Kind::Choice => o.identifier(optional("unsur", "Key of the unsur the answer counts for.")),
        _ => None,
    };
    let ask = ask(o, scales, kind, within);
    let mode = match within {
        true => None,
        false => o.identifier(optional("mode", "Only asked for this kind of service.")),
    };
    let required = o.flag(optional("required", "Whether there must be an answer (default: true)."));
    let relevant =
        o.objects(optional("relevant", "Asked only if all of these conditions hold."), condition);
    let page = match within {
        true => None,
        false => {
            o.identifier(optional("page", "Shown together with its neighbours on this screen."))
        }
    };
    Item {
        key: key.unwrap_or_default(),
        unsur,
        question: question.unwrap_or_default(),
        hint,
        ask,
        mode,
        required: required.unwrap_or(true),
        relevant: relevant.unwrap_or_default(),
        page,
    }
}

/// What the kind asks for. Keys that belong to another kind are unknown here; a schema lists all.
fn ask<O: Object>(o: &mut O, scales: &[Scale], kind: Kind, within: bool) -> Ask {
    let (all, outer) = (O::SCHEMA, O::SCHEMA && !within);
    let mut ask = Ask::Text { long: kind == Kind::LongText };
    if outer || kind == Kind::Choice {
        let own = o.objects(optional("choices", "The answers, as printed."), choice);
        let shared = shared(o, scales, "choices").map(|scale| scale.choices.clone());
        let reversed = o.flag(optional(
            "reversed",
            "The highest score is the worst answer: turned round before it counts.",
        ));
        let choices = own.or(shared).unwrap_or_default();
        ask = Ask::Choice { choices, reversed: reversed.unwrap_or_default() };
    }
    if all || matches!(kind, Kind::One | Kind::Several) {
        let own = o.objects(optional("options", "The answers, which have no score."), field_choice);
        let shared = shared(o, scales, "options").map(|scale| scale.options.clone());
        unique(o, "options", "code");
        let options = own.or(shared).unwrap_or_default();
        ask = if kind == Kind::One { Ask::One(options) } else { Ask::Several(options) };
    }
    if all || kind == Kind::Number {
        let low = o.number(optional("from", "The smallest number (default: 0)."), 0..=u16::MAX);
        let high = o.number(optional("to", "The largest number (default: 65535)."), 0..=u16::MAX);
        ask = Ask::Number(low.unwrap_or(0), high.unwrap_or(u16::MAX));
    }
    if outer || kind == Kind::Repeat {
        let items =
            o.objects(optional("items", "The questions of each entry."), |o| item(o, scales, true));
        if !o.has("items") {
            o.mistake(|| ("items", Mistake::Missing));
        }
        unique(o, "items", "key");
        ask = Ask::Repeat(items.unwrap_or_default());
    }
    if kind == Kind::YesNo {
        ask = Ask::One(yes_no());
    }
    ask
}

/// The scale that the item names instead of answers of its own under `own`.
fn shared<'a, O: Object>(o: &mut O, scales: &'a [Scale], own: &str) -> Option<&'a Scale> {
    let key = optional("scale", "Name of the shared answers, instead of own ones.");
    if o.has(own) && !O::SCHEMA {
        return None;
    }
    let named = o.identifier(key);
    if !o.has("scale") {
        o.mistake(|| (own, Mistake::Missing));
    }
    let found = named?;
    let scale = scales.iter().find(|scale| scale.key == found);
    if scale.is_none() {
        o.mistake(|| {
            let known: Vec<&str> = scales.iter().map(|scale| scale.key.as_str()).collect();
            ("scale", Mistake::UnknownReference { found, known: known.join(", ") })
        });
    }
    scale
}

fn choice<O: Object>(o: &mut O) -> Choice {
    let score = o.number(required("score", "Value; 1 (worst) to 4 (best) in the SKM."), 0..=10);
    let label = o.words(required("label", "The wording."));
    #[cfg(whole)]
    let picture = o.address(optional("picture", "Address of a picture that says the same."));
    let score = score.and_then(|score| u8::try_from(score).ok());
    Choice {
        score: score.unwrap_or_default(),
        label: label.unwrap_or_default(),
        #[cfg(whole)]
        picture,
    }
}

/// A test, or several of which one must hold.
fn condition<O: Object>(o: &mut O) -> Condition {
    let any = o.objects(optional("any", "Several tests of which one must hold."), test);
    Condition(match any {
        Some(any) if !O::SCHEMA => any,
        _ => vec![test(o)],
    })
}

fn test<O: Object>(o: &mut O) -> Test {
    let item = o.identifier(optional("item", "Key of an item that is asked earlier."));
    let field = match item {
        Some(_) => None,
        None => o.identifier(optional("field", "Or key of a respondent field.")),
    };
    if !o.has("item") && field.is_none() {
        o.mistake(|| ("item", Mistake::Missing));
    }
    let source = match field {
        Some(field) => Source::Field(field),
        None => Source::Item(item.unwrap_or_default()),
    };
    let is = o.texts(optional("is", "The answer is one of these scores or codes."));
    let not = match is {
        Some(_) => None,
        None => o.texts(optional("not", "Or: there is an answer, and it is none of these.")),
    };
    let accepts = match (is, not) {
        (Some(codes), _) => Accepts::Among(codes),
        (None, Some(codes)) => Accepts::NoneOf(codes),
        (None, None) => {
            let low = o.number(optional("from", "Or: a score of at least this."), 0..=u16::MAX);
            let high = o.number(optional("to", "A score of at most this."), 0..=u16::MAX);
            if !["is", "not", "from", "to"].into_iter().any(|key| o.has(key)) {
                o.mistake(|| ("is", Mistake::Missing));
            }
            Accepts::Within(low.unwrap_or(0), high.unwrap_or(u16::MAX))
        }
    };
    Test { source, accepts }
}
