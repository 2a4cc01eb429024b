//! The questionnaire as the paper form of PermenPANRB 14/2017: what is printed in the place of the
//! form. There is no control in it, so it is blank whatever is filled in on the screen.

use yew::prelude::*;

use crate::survey::config::{AskedField, Comment, Config};
use crate::survey::document::{Language, Words};
use crate::survey::form::{ENTRIES, is_of_every_service, items};
use crate::survey::instrument::{Ask, COMPILED_IN, Choice, FieldChoice, Item};
use crate::survey::locale::{Catalog, FormKey, FormWords, Key, PaperWords};
use crate::ui::element::{Element, el, nothing, several};
use crate::ui::parts::div;

/// So many services are listed to tick; of more the name is written by hand.
const LISTED: usize = 8;

/// Lines for what is written at length.
const LINES: usize = 3;

/// The letters of answers.
const LETTERS: [&str; 11] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];

/// What the sheet is made of.
struct Sheet<'a> {
    config: &'a Config,
    paper: PaperWords,
    words: Catalog,
    said: FormWords,
}

/// The sheet, in Indonesian whatever the screen speaks. It is not for screens.
pub(super) fn paper(config: &Config) -> Html {
    let words = Catalog::of(Language::Indonesian);
    let said = FormWords::of(Language::Indonesian);
    let sheet = Sheet { config, paper: PaperWords::default(), words, said };
    div("paper")
        .set("hidden", "")
        .lang(Some(Language::Indonesian.tag()))
        .with(sheet.head())
        .with(sheet.profile())
        .with(sheet.questions())
        .with(sheet.end())
        .into()
}

impl Sheet<'_> {
    fn say(&self, name: &str) -> AttrValue {
        self.paper.say(name, &[]).into()
    }

    fn head(&self) -> Html {
        let Config { instrument, agency, units, topic, .. } = self.config;
        let title = match instrument.id.as_str() {
            COMPILED_IN => self.paper.say("head_skm", &[]),
            _ => {
                self.paper.say("head", &[("title", &indonesian(&instrument.title).to_uppercase())])
            }
        };
        let unit = match units.as_slice() {
            [unit] => {
                let unit = indonesian(&unit.name).to_uppercase();
                several(vec![words(self.paper.say("unit", &[("unit", &unit)]))])
            }
            _ => several(vec![words(self.paper.say("unit_blank", &[])), blank("wide").into()]),
        };
        let agency = indonesian(&agency.name).to_uppercase();
        let topic = topic.as_ref().map_or_else(nothing, |topic| {
            el("p").class("paper-topic").with(words(indonesian(&topic.title))).into()
        });
        let about = [Key::OpeningAnonymous, Key::OpeningFree].map(|key| self.words.text(key));
        several(vec![
            el("h2").with(words(title)).into(),
            el("p").class("paper-unit").with(unit).into(),
            el("p").class("paper-unit").with(words(agency)).into(),
            topic,
            el("p").class("paper-note").with(words([&about.join(". "), "."].concat())).into(),
            div("paper-when")
                .with(line(self.say("day"), blank("short").into()))
                .with(line(self.say("hour"), boxes(&[self.say("morning"), self.say("afternoon")])))
                .into(),
        ])
    }

    fn profile(&self) -> Html {
        let fields = self.config.fields().map(|field: &AskedField| {
            let choices: Vec<_> = field.choices.iter().map(|one| text(&one.label)).collect();
            line(text(&field.label), boxes(&choices))
        });
        div("paper-profile")
            .with(el("h3").with(self.say("profile")))
            .all(fields)
            .with(line(self.say("service"), self.service()))
            .into()
    }

    fn service(&self) -> Html {
        let names: Vec<_> =
            self.config.services().map(|(_, service)| text(&service.name)).collect();
        match names.as_slice() {
            [only] => el("span").with(only.clone()).into(),
            names if names.len() <= LISTED => boxes(names),
            _ => blank("wide").into(),
        }
    }

    fn questions(&self) -> Html {
        let items = items(self.config);
        let head = match items.iter().all(|item| is_lettered(item)) {
            true => several(vec![
                el("h3").with(self.say("opinion")).into(),
                el("p").class("paper-note").with(self.say("circle")).into(),
            ]),
            false => el("h3").with(self.say("questions")).into(),
        };
        let list = items.into_iter().enumerate().map(|(place, item)| {
            let number = [&(place + 1).to_string(), "."].concat();
            self.item(item, &number)
        });
        several(vec![head, div("paper-questions").all(list).with(self.comment()).into()])
    }

    fn item(&self, item: &Item, number: &str) -> Html {
        let question = el("p")
            .class("paper-question")
            .with(el("span").with(words(number)))
            .with(el("span").with(text(&item.question)).with(self.hint(item)))
            .with(match is_lettered(item) {
                true => el("b").with(self.say("score")).into(),
                false => nothing(),
            });
        div("paper-item").with(question).with(self.answer(item)).into()
    }

    /// When it is skipped, which no script decides here.
    fn hint(&self, item: &Item) -> Html {
        let mut hints = Vec::new();
        if !item.required {
            hints.push(self.words.text(Key::Optional).to_owned());
        }
        if matches!(item.ask, Ask::Several(_)) {
            let several = self.words.text(Key::SeveralHint);
            hints.push(several.trim_end_matches('.').to_lowercase());
        }
        let mode =
            self.config.instrument.modes.iter().find(|mode| Some(&mode.key) == item.mode.as_ref());
        match mode {
            Some(mode) if !is_of_every_service(self.config, item) => {
                let name = indonesian(&mode.name);
                hints.push(self.said.fill(FormKey::OnlyMode, &[("mode", name)]));
            }
            _ if !item.relevant.is_empty() => {
                hints.push(self.said.fill(FormKey::Conditional, &[]));
            }
            _ => {}
        }
        match hints.is_empty() {
            true => nothing(),
            false => el("small").with(words([" (", &hints.join("; "), ")"].concat())).into(),
        }
    }

    fn answer(&self, item: &Item) -> Html {
        match &item.ask {
            Ask::Choice { choices, .. } if is_lettered(item) => lettered(choices),
            Ask::Choice { choices, .. } => {
                let labels: Vec<_> = choices.iter().map(|choice| text(&choice.label)).collect();
                line_of(boxes(&labels))
            }
            Ask::One(options) | Ask::Several(options) => ticked(options),
            Ask::Number(low, high) => {
                let range = [("low", &*low.to_string()), ("high", &*high.to_string())];
                line(self.paper.say("number", &range).into(), blank("short").into())
            }
            Ask::Text { long } => lines(if *long { LINES } else { 1 }),
            Ask::Repeat(questions) => {
                let entries = (0..ENTRIES).map(|entry| {
                    let n = (entry + 1).to_string();
                    let head = el("p").class("paper-entry");
                    let asked = questions.iter().map(|question| self.item(question, "•"));
                    let name = words(self.words.fill(Key::EntryNumber, &[("n", &n)]));
                    div("paper-item").with(head.with(name)).all(asked).into()
                });
                several(entries.collect())
            }
        }
    }

    fn comment(&self) -> Html {
        match self.config.comment {
            Comment::Off => nothing(),
            Comment::Optional => div("paper-item")
                .with(el("h3").with(words(self.words.text(Key::CommentLabel))))
                .with(lines(LINES))
                .into(),
        }
    }

    fn end(&self) -> Html {
        let scored = items(self.config).iter().any(|item| is_lettered(item));
        let note = if scored { [&self.say("score_note"), " "].concat() } else { String::new() };
        let note = [&note, self.say("thanks").as_str()].concat();
        el("p").class("paper-foot").with(words(note)).into()
    }
}

/// Whether answers are words, which have letters on paper; numbers are ticked as they are.
fn is_lettered(item: &Item) -> bool {
    let is_number =
        |choice: &Choice| indonesian(&choice.label).starts_with(&choice.score.to_string());
    !item.choices().is_empty() && !item.choices().iter().all(is_number)
}

/// Answers with their letters, to be circled, and their scores.
fn lettered(choices: &[Choice]) -> Html {
    let rows = choices.iter().zip(LETTERS).map(|(choice, letter)| {
        el("li")
            .with(el("span").with(words([letter, "."].concat())))
            .with(el("span").with(text(&choice.label)))
            .with(el("b").with(words(choice.score.to_string())))
            .into()
    });
    el("ul").class("paper-letters").all(rows).into()
}

fn ticked(options: &[FieldChoice]) -> Html {
    let labels: Vec<_> = options.iter().map(|option| text(&option.label)).collect();
    div("paper-ticks").with(boxes(&labels)).into()
}

/// A name, and what belongs to it.
fn line(label: AttrValue, content: Html) -> Html {
    el("p")
        .class("paper-line")
        .with(el("span").class("paper-label").with(label))
        .with(el("span").class("paper-value").with(content))
        .into()
}

/// Boxes beside each other.
fn line_of(content: Html) -> Html {
    el("p").class("paper-line").with(el("span").class("paper-value").with(content)).into()
}

/// Boxes to tick, each with its words.
fn boxes(labels: &[AttrValue]) -> Html {
    let one =
        |label: &AttrValue| el("span").class("paper-box").with(el("i")).with(label.clone()).into();
    several(labels.iter().map(one).collect())
}

/// Room to write in.
fn blank(size: &'static str) -> Element {
    el("span").class(match size {
        "short" => "paper-blank",
        _ => "paper-blank paper-wide",
    })
}

fn lines(count: usize) -> Html {
    several((0..count).map(|_| div("paper-rule").into()).collect())
}

fn indonesian(words: &Words) -> &str {
    words.text(Language::Indonesian)
}

fn text(words: &Words) -> AttrValue {
    indonesian(words).to_owned().into()
}

fn words(text: impl Into<String>) -> Html {
    crate::ui::parts::text(AttrValue::from(text.into()))
}
