//! What a browser posts from the form is what was answered on it.

use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::prelude::*;
use proptest::test_runner::{Config as Cases, TestRunner};
use scraper::{Html, Selector};
use serde_json::json;
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::form::read;
use survei_publik::survey::response::{Draft, Statement, Statements, Target, check};
use survei_publik::ui::form::form;

use crate::form::all;
use crate::surveys::{instruments, other_names, setup};

/// What can be answered under one path, and under which name that is posted.
#[derive(Clone, Debug)]
struct Control {
    path: String,
    name: String,
    required: bool,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    One(Vec<String>),
    Several(Vec<String>),
    Number(u16, u16),
    Text,
}

/// The controls as a browser finds them in the page.
fn controls(html: &Html) -> Vec<Control> {
    let mut controls: BTreeMap<String, Control> = BTreeMap::new();
    for element in all(html, "[data-survei]:not([type=hidden])") {
        let attribute = |name: &str| element.attr(name).unwrap_or_default().to_owned();
        let value = attribute("value");
        let kind = match (element.value().name(), element.attr("type")) {
            ("select", _) => {
                let options = Selector::parse("option:not([value=''])").unwrap();
                let options = element.select(&options);
                Kind::One(options.map(|option| option.attr("value").unwrap().to_owned()).collect())
            }
            (_, Some("radio")) => Kind::One(vec![value]),
            (_, Some("checkbox")) => Kind::Several(vec![value]),
            (_, Some("number")) => {
                let bound = |name| attribute(name).parse().unwrap();
                Kind::Number(bound("min"), bound("max"))
            }
            _ => Kind::Text,
        };
        let path = attribute("data-survei");
        let required = element.attr("required").is_some();
        let control = Control { path: path.clone(), name: attribute("name"), required, kind };
        match (controls.get_mut(&path).map(|known| &mut known.kind), control.kind.clone()) {
            (None, _) => drop(controls.insert(path, control)),
            (Some(Kind::One(known)), Kind::One(more)) => known.extend(more),
            (Some(Kind::Several(known)), Kind::Several(more)) => known.extend(more),
            (known, more) => panic!("{path}: {known:?}, {more:?}"),
        }
    }
    controls.into_values().collect()
}

/// Values for every control: whatever may be chosen, or any text.
fn answers(controls: &[Control]) -> impl Strategy<Value = Vec<Vec<String>>> + use<> {
    let text = prop_oneof!["[ -~]{0,30}", "\\PC{1,20}", "[a-z&=+%;]{1,9}\n[ ]{0,2}[\"<>]{1,3}"];
    let value = |control: &Control| match control.kind.clone() {
        Kind::One(values) => prop::sample::select(values).prop_map(|value| vec![value]).boxed(),
        Kind::Several(values) => {
            let most = values.len();
            prop::sample::subsequence(values, 1..=most).boxed()
        }
        Kind::Number(low, high) => (low..=high).prop_map(|n| vec![n.to_string()]).boxed(),
        Kind::Text => text.clone().prop_map(|text| vec![format!("x{text}")]).boxed(),
    };
    // Whether what may be left out is: an entry as a whole, or not at all.
    let blank = prop::collection::vec(any::<bool>(), 64);
    let (values, skippable): (Vec<_>, Vec<Option<usize>>) =
        controls.iter().map(|control| (value(control), skips(control))).unzip();
    (values, blank).prop_map(move |(values, blank)| {
        let given = |(values, place): (Vec<String>, &Option<usize>)| match place {
            Some(place) if blank[*place] => Vec::new(),
            _ => values,
        };
        values.into_iter().zip(&skippable).map(given).collect()
    })
}

/// The number under which it is decided whether a control stays empty; entries decide together.
fn skips(control: &Control) -> Option<usize> {
    let parts: Vec<&str> = control.path.split('.').collect();
    match parts.as_slice() {
        _ if control.required => None,
        ["statements", _, number, _] if *number != "0" => number.parse().ok(),
        // What a condition asks for is always said; where it is not asked it is left out.
        ["comment"] => Some(10),
        ["respondent", "kota"] => Some(11),
        ["statements", "nama-loket"] => Some(12),
        ["statements", "organisasi"] => Some(13),
        _ => None,
    }
}

/// What was answered, by the paths: that is what a script would read.
fn draft(controls: &[Control], given: &[Vec<String>]) -> Draft {
    let mut draft = Draft::default();
    let mut entries: BTreeMap<(String, usize), Statements> = BTreeMap::new();
    for (control, values) in controls.iter().zip(given) {
        let Some(first) = values.first().cloned() else { continue };
        let statement = match control.kind {
            Kind::Several(_) => Statement::Several(values.clone()),
            _ => Statement::Text(first.clone()),
        };
        let parts: Vec<&str> = control.path.split('.').collect();
        match parts.as_slice() {
            ["service"] => {
                let (unit, service) = first.split_once('/').unwrap_or(("", ""));
                draft.target = Some(Target { unit: unit.to_owned(), service: service.to_owned() });
            }
            ["comment"] => draft.comment = first,
            ["respondent", key] => draft.respondent.insert((*key).to_owned(), first),
            ["answers", key] => draft.answers.insert((*key).to_owned(), first.parse().unwrap()),
            ["statements", key] => draft.statements.insert((*key).to_owned(), statement),
            ["statements", item, number, key] => {
                let place = ((*item).to_owned(), number.parse().unwrap());
                entries.entry(place).or_default().insert((*key).to_owned(), statement);
            }
            other => panic!("{other:?}"),
        }
    }
    let mut lists: BTreeMap<String, Vec<Statements>> = BTreeMap::new();
    for ((item, _), entry) in entries {
        lists.entry(item).or_default().push(entry);
    }
    for (item, list) in lists {
        draft.statements.insert(item, Statement::Entries(list));
    }
    draft
}

/// Names and values as a browser posts them.
fn posted(html: &Html, controls: &[Control], given: &[Vec<String>]) -> Vec<(String, String)> {
    let hidden = all(html, "input[type=hidden]");
    let hidden = hidden.iter().map(|element| {
        (element.attr("name").unwrap().to_owned(), element.attr("value").unwrap().to_owned())
    });
    let mut posted: Vec<(String, String)> = hidden.collect();
    for (control, values) in controls.iter().zip(given) {
        match (&control.kind, values.is_empty()) {
            // A box for text is posted empty too; nothing is posted of radios and boxes.
            (Kind::Text | Kind::Number(..), true) => {
                posted.push((control.name.clone(), String::new()));
            }
            _ => posted.extend(values.iter().map(|value| {
                let value = value.replace("\r\n", "\n").replace('\n', "\r\n");
                (control.name.clone(), value)
            })),
        }
    }
    posted
}

#[tokio::test]
async fn what_a_browser_posts_is_read_as_what_was_answered() {
    for instrument in instruments() {
        for names in [json!({}), other_names()] {
            let setup = Rc::new(setup(&instrument, Language::Indonesian, &names));
            let html = Html::parse_fragment(&form(Rc::clone(&setup)).await);
            let controls = controls(&html);
            let mut runner =
                TestRunner::new(Cases { cases: 60, failure_persistence: None, ..Cases::default() });
            let round = |given: Vec<Vec<String>>| {
                let mut expected = draft(&controls, &given);
                if names != json!({}) {
                    expected.target = swapped(&setup.config, &controls, &given);
                }
                let filled = read(&setup.config, &posted(&html, &controls, &given));
                prop_assert_eq!(&filled.violations, &[]);
                let expected = check(&setup.config, &expected);
                prop_assert!(expected.is_ok(), "{:?}", expected);
                prop_assert_eq!(check(&setup.config, &filled.draft), expected);
                Ok(())
            };
            runner
                .run(&answers(&controls), round)
                .unwrap_or_else(|e| panic!("{}: {e}", instrument.id));
        }
    }
}

/// The service under a configuration that writes `service@unit`.
fn swapped(config: &Config, controls: &[Control], given: &[Vec<String>]) -> Option<Target> {
    let place = controls.iter().position(|control| control.path == "service")?;
    let (service, unit) = given[place].first()?.split_once('@')?;
    let target = Target { unit: unit.to_owned(), service: service.to_owned() };
    config.service(&target).map(|_| target)
}
