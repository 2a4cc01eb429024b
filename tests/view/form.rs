//! What the plain HTML form of every questionnaire has, and what it has not.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use scraper::{ElementRef, Html, Selector};
use serde_json::json;
use survei_publik::survey::config::{Attributes, Config, apply};
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::{Ask, Item};
use survei_publik::survey::session::Setup;
use survei_publik::ui::form::form;

use crate::surveys::{instruments, other_names, setup};

/// How many entries the form has room for.
const ENTRIES: usize = 3;

pub(crate) fn all<'a>(html: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(css).unwrap()).collect()
}

/// The form of every questionnaire in both languages, with what it was made of.
async fn forms() -> Vec<(Rc<Setup>, Html, String)> {
    let mut forms = Vec::new();
    for instrument in instruments() {
        for language in Language::COMPLETE {
            for names in [json!({}), other_names()] {
                let setup = Rc::new(setup(&instrument, language, &names));
                let text = form(Rc::clone(&setup)).await;
                forms.push((setup, Html::parse_fragment(&text), text));
            }
        }
    }
    forms
}

/// One control, as the rules want it.
#[derive(Debug, PartialEq, Eq)]
struct Wanted {
    kind: &'static str,
    values: Vec<String>,
    required: bool,
}

/// Every control that the questionnaire asks for, by its path, said again from the rules.
fn wanted(config: &Config) -> BTreeMap<String, Wanted> {
    let mut wanted = BTreeMap::new();
    let mut add = |path: String, kind, values: Vec<String>, required| {
        assert!(wanted.insert(path, Wanted { kind, values, required }).is_none());
    };
    let services = config.services().map(|(unit, service)| match config.submit.form.url {
        None => format!("{}/{}", unit.id, service.id),
        Some(_) => format!("{}@{}", service.id, unit.id),
    });
    add("service".into(), "select", [String::new()].into_iter().chain(services).collect(), true);
    for field in config.fields() {
        let codes = field.choices.iter().map(|choice| choice.code.clone()).collect();
        // The only field that may be left out in these configurations is `kota`.
        add(format!("respondent.{}", field.key), "radio", codes, field.key != "kota");
    }
    for item in &config.instrument.items {
        // There are services of every mode, so an item of one mode is not always asked.
        let always = item.relevant.is_empty() && item.mode.is_none() && item.required;
        let codes = |item: &Item| item.options().iter().map(|option| option.code.clone()).collect();
        let mut stated = |path: String, item: &Item, required| match &item.ask {
            Ask::One(_) => add(path, "radio", codes(item), required),
            Ask::Several(_) => add(path, "checkbox", codes(item), false),
            Ask::Number(..) => add(path, "number", vec![], required),
            Ask::Text { long: true } => add(path, "textarea", vec![], required),
            Ask::Text { long: false } => add(path, "text", vec![], required),
            Ask::Choice { choices, .. } => {
                let scores = choices.iter().map(|choice| choice.score.to_string()).collect();
                add(path, "radio", scores, required);
            }
            Ask::Repeat(_) => unreachable!(),
        };
        match &item.ask {
            Ask::Choice { .. } => stated(format!("answers.{}", item.key), item, always),
            Ask::Repeat(questions) => {
                for number in 0..ENTRIES {
                    for question in questions {
                        let must = always && number == 0 && question.required;
                        let path = format!("statements.{}.{number}.{}", item.key, question.key);
                        stated(path, question, must && question.relevant.is_empty());
                    }
                }
            }
            _ => stated(format!("statements.{}", item.key), item, always),
        }
    }
    add("comment".into(), "textarea", vec![], false);
    wanted
}

/// Every control of a form, by its path.
fn found(html: &Html) -> BTreeMap<String, Wanted> {
    let mut found: BTreeMap<String, Wanted> = BTreeMap::new();
    for control in all(html, "[data-survei]") {
        let path = control.attr("data-survei").unwrap().to_owned();
        assert!(control.attr("name").is_some_and(|name| !name.is_empty()), "{path} has no name");
        let (kind, values) = match control.value().name() {
            "select" => {
                let options = Selector::parse("option").unwrap();
                let options = control.select(&options);
                ("select", options.map(|option| option.attr("value").unwrap().to_owned()).collect())
            }
            "textarea" => ("textarea", vec![]),
            _ => match control.attr("type").unwrap() {
                "hidden" => continue,
                "number" => ("number", vec![]),
                "text" => ("text", vec![]),
                "radio" => ("radio", vec![control.attr("value").unwrap().to_owned()]),
                "checkbox" => ("checkbox", vec![control.attr("value").unwrap().to_owned()]),
                other => panic!("{other}"),
            },
        };
        let required = control.attr("required").is_some();
        match found.get_mut(&path) {
            None => drop(found.insert(path, Wanted { kind, values, required })),
            Some(known) => {
                assert!(matches!(kind, "radio" | "checkbox"), "{path} is there twice");
                assert_eq!((known.kind, known.required), (kind, required), "{path}");
                known.values.extend(values);
            }
        }
    }
    found
}

#[tokio::test]
async fn every_question_and_every_choice_is_there_once_and_required_where_the_rules_say_so() {
    for (setup, html, _) in forms().await {
        assert_eq!(found(&html), wanted(&setup.config), "{}", setup.config.instrument.id);
    }
}

#[tokio::test]
async fn a_form_narrowed_to_one_kind_of_service_asks_and_requires_what_that_asks() {
    for instrument in instruments().iter().filter(|instrument| instrument.id == "skm16") {
        let mut setup = setup(instrument, Language::Indonesian, &json!({}));
        let attributes = Attributes { service: Some("s1".to_owned()), ..Attributes::default() };
        assert_eq!(apply(&mut setup.config, &attributes), []);
        let found = found(&Html::parse_fragment(&form(Rc::new(setup)).await));
        let online: BTreeSet<String> = instrument
            .items
            .iter()
            .filter(|item| item.mode.as_deref() != Some("tatap-muka"))
            .map(|item| format!("answers.{}", item.key))
            .collect();
        let asked: BTreeSet<String> =
            found.keys().filter(|path| path.starts_with("answers.")).cloned().collect();
        assert_eq!(asked, online);
        assert!(online.iter().all(|path| found[path].required));
        assert!(!found.contains_key("service"), "the only service is not asked for");
    }
}

#[tokio::test]
async fn what_is_typed_is_kept_to_its_limits_by_the_browser() {
    for (setup, html, _) in forms().await {
        let mut numbers = 0;
        for control in all(&html, "input[type=number]") {
            let path = control.attr("data-survei").unwrap();
            let (low, high) = if path.ends_with("antre") { ("5", "600") } else { ("0", "65535") };
            assert_eq!((control.attr("min"), control.attr("max")), (Some(low), Some(high)));
            assert_eq!(control.attr("inputmode"), Some("numeric"));
            numbers += 1;
        }
        assert_eq!(numbers > 0, setup.config.instrument.id == "kunjungan");
        for control in all(&html, "input[type=text]") {
            assert_eq!(control.attr("maxlength"), Some("200"));
        }
        for control in all(&html, "textarea") {
            assert_eq!(control.attr("maxlength"), Some("2000"));
        }
    }
}

#[tokio::test]
async fn ids_are_unique_and_the_forms_own_and_everything_that_refers_to_one_finds_it() {
    for (_, html, _) in forms().await {
        let ids: Vec<&str> = all(&html, "[id]").iter().map(|e| e.attr("id").unwrap()).collect();
        let set: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(set.len(), ids.len());
        assert!(ids.iter().all(|id| id.starts_with("survei-")), "{ids:?}");
        for attribute in ["for", "aria-describedby", "aria-labelledby"] {
            for element in all(&html, &format!("[{attribute}]")) {
                for id in element.attr(attribute).unwrap().split(' ') {
                    assert!(set.contains(id), "{attribute}={id}");
                }
            }
        }
        for class in all(&html, "[class]").iter().flat_map(|element| element.value().classes()) {
            assert!(class.starts_with("survei-"), "{class} may be a class of the page");
        }
    }
}

#[tokio::test]
async fn every_control_has_a_label_and_every_group_a_legend() {
    for (_, html, _) in forms().await {
        for control in all(&html, "select, textarea, input:not([type=hidden])") {
            let labels = match control.attr("type") {
                Some("radio" | "checkbox") => {
                    let parent = control.parent().and_then(ElementRef::wrap).unwrap();
                    usize::from(parent.value().name() == "label")
                }
                _ => all(&html, &format!("label[for='{}']", control.attr("id").unwrap())).len(),
            };
            assert_eq!(labels, 1, "{:?}", control.attr("data-survei"));
        }
        for group in all(&html, "fieldset") {
            let first = group.children().find_map(ElementRef::wrap).unwrap();
            assert_eq!(first.value().name(), "legend");
            assert!(!first.text().collect::<String>().trim().is_empty());
        }
    }
}

#[tokio::test]
async fn the_form_says_where_it_goes_in_which_language_and_from_what_it_was_made() {
    for (setup, html, _) in forms().await {
        let config = &setup.config;
        let forms = all(&html, "form");
        let [form] = forms.as_slice() else { panic!("{} forms", forms.len()) };
        let other = config.submit.form.url.is_some();
        let action = if other { "https://formulir.contoh.go.id/terima" } else { "/kirim" };
        for (attribute, value) in [
            ("class", "survei-form"),
            ("method", "post"),
            ("action", action),
            ("rel", "noreferrer"),
            ("accept-charset", "utf-8"),
            ("lang", setup.language.tag()),
        ] {
            assert_eq!(form.attr(attribute), Some(value));
        }
        let hidden = all(&html, "input[type=hidden]");
        let hidden = hidden.iter().map(|e| (e.attr("name").unwrap(), e.attr("value").unwrap()));
        let hidden: BTreeMap<&str, &str> = hidden.collect();
        let version = config.instrument.version.to_string();
        let mut expected = BTreeMap::from([
            ("id", ""),
            ("instrument", config.instrument.id.as_str()),
            ("instrument_version", version.as_str()),
        ]);
        expected.extend(config.topic.as_ref().map(|topic| ("topic", topic.id.as_str())));
        expected.extend((setup.language == Language::English).then_some(("lang", "en")));
        expected.extend(other.then_some(("_token", "a\"b&<c>")));
        assert_eq!(hidden, expected);
        assert_eq!(all(&html, "button[type=submit]").len(), 1);
        assert_eq!(all(&html, "button").len(), 1, "nothing waits for a script");
    }
}

#[tokio::test]
async fn a_translated_question_has_its_statutory_wording_beside_it() {
    for (setup, html, _) in forms().await {
        let official = all(&html, ".survei-official[lang=id]").len();
        assert_eq!(official > 0, setup.language == Language::English);
    }
}

#[tokio::test]
async fn no_markup_of_a_form_needs_a_content_policy_to_look_away() {
    for (_, html, text) in forms().await {
        for forbidden in ["<script", "<style", "javascript:", "data:", "part=", "<!--"] {
            assert!(!text.contains(forbidden), "{forbidden} in {text}");
        }
        for element in all(&html, "*") {
            let names = element.value().attrs().map(|(name, _)| name);
            for name in names {
                assert!(name != "style" && !name.starts_with("on"), "{name}");
            }
        }
        assert!(text.contains("Kota &lt;Tanjung&gt; Arum"), "words are text, never markup");
    }
}

#[tokio::test]
async fn what_may_be_skipped_says_when_and_nothing_else_does() {
    let sentences = ["Lewati bila", "Skip "];
    for (setup, html, text) in forms().await {
        let items = &setup.config.instrument.items;
        let modes = items.iter().filter(|item| item.mode.is_some()).count();
        let outer = items.iter().filter(|item| item.mode.is_none() && !item.relevant.is_empty());
        let entries = items.iter().flat_map(|item| item.entry()).filter(|q| !q.relevant.is_empty());
        let expected = modes + outer.count() + ENTRIES * entries.count();
        let said = all(&html, "legend .survei-hint, label .survei-hint").into_iter();
        let said = said.map(|hint| hint.text().collect::<String>());
        let said = said.filter(|hint| sentences.iter().any(|sentence| hint.contains(sentence)));
        assert_eq!(said.count(), expected, "{}", setup.config.instrument.id);
        assert!(!text.contains("“”"), "a name is missing: {text}");
    }
}
