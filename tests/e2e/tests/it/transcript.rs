//! What a blind citizen is told: the accessibility tree of every screen of whole journeys, and
//! what a screen reader says by itself on the way, as texts to read. They are kept in
//! `tests/e2e/transcripts`; `SURVEI_ACCEPT=1` writes them anew once a change is meant.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::accessible::site;
use crate::note::note;
use crate::office::Office;

in_each_engine! {
    what_is_said_on_the_way_is_as_it_is_written_down
}

/// Only Chromium gives its tree away.
mod chromium_tree {
    #[tokio::test]
    async fn every_screen_reads_as_it_is_written_down() -> anyhow::Result<()> {
        super::every_screen_reads_as_it_is_written_down().await
    }
}

const HEARD: &str = include_str!("accessible/heard.js");

/// The journeys that are written down: a name, the page, and a step that goes wrong on purpose.
const JOURNEYS: [(&str, &str); 2] = [("skm9-2017", "baca.html"), ("fkp", "baca-konsultasi.html")];

struct Reading {
    _office: Office,
    browser: Browser,
}

impl Reading {
    async fn open(engine: Engine) -> Result<Reading> {
        let office = site::open()?;
        let head = "<script src=/langkah.js></script><script src=/element.js defer></script>";
        for (name, config) in
            [("baca.html", "survei.json"), ("baca-konsultasi.html", "konsultasi.json")]
        {
            let survey = format!("<survei-publik src={config} widget=whole></survei-publik>");
            office.page_with(name, "id", head, &survey)?;
        }
        let script = fs::read_to_string(office.on_site("langkah.js"))?;
        fs::write(office.on_site("langkah.js"), [&script, HEARD].concat())?;
        let browser = Browser::start(engine).await?;
        Ok(Reading { _office: office, browser })
    }

    async fn run(&self, steps: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[0]; (async () => {{ {steps} }})()
             .then((told) => done([null, told]), (error) => done([String(error)]));"
        );
        let told = self.browser.client.execute_async(&script, Vec::new()).await?;
        ensure!(told[0].is_null(), "{steps}: {}", told[0]);
        Ok(told[1].clone())
    }

    /// Goes from screen to screen, the first time with nothing answered where that is refused, and
    /// has each written down.
    async fn journey(&self, page: &str, tree: bool) -> Result<String> {
        let address = self._office.url(page);
        self.browser.client.goto(&address).await?;
        self.run("await walk.there('.opening'); heard.start(); walk.find('.opening summary').click(); await walk.soon(100);").await?;
        let mut text = String::new();
        let mut refused = Vec::new();
        for _ in 0..40 {
            let name = self.run("return walk.screen()").await?;
            let name = name.as_str().context("no screen")?.to_owned();
            self.write(&mut text, &name, tree).await?;
            match &*name {
                "sent" => return Ok(text),
                "review" => {
                    self.run("await walk.send(); await walk.there('.sent .receipt'); await walk.soon(100);").await?;
                }
                _ => {
                    let kind = name.split(' ').next().unwrap_or_default().to_owned();
                    if kind != "opening" && !refused.contains(&kind) {
                        refused.push(kind);
                        // What repeats is not asked for; its first entry is shown instead.
                        let wrong = "if (walk.find('.field > .button')) return 'left';
                            const screen = walk.find('.screen'); walk.find('form [type=submit]').click(); await walk.soon(300);
                            return screen.isConnected ? 'refused' : 'on';";
                        let told = self.run(wrong).await?;
                        if told == "refused" {
                            let name = format!("{name}, nothing answered");
                            self.write(&mut text, &name, tree).await?;
                        } else if told == "on" {
                            continue;
                        }
                    }
                    let open = "const add = walk.find('.field > .button');
                        if (!add) return false; add.click(); await walk.there('.entry'); await walk.soon(100); return true;";
                    if self.run(open).await? == Value::Bool(true) {
                        self.write(&mut text, &format!("{name}, an entry"), tree).await?;
                    }
                    self.run("await walk.step('2222222222222222'); await walk.soon(100);").await?;
                }
            }
        }
        bail!("no end: {text}")
    }

    async fn write(&self, text: &mut String, name: &str, tree: bool) -> Result<()> {
        text.push_str(&format!("== {name}\n"));
        let heard = self.run("return heard.take()").await?;
        for line in heard.as_array().into_iter().flatten().filter_map(Value::as_str) {
            text.push_str(&format!("({line})\n"));
        }
        if tree {
            text.push_str(&read(&self.browser.tree().await?)?);
        }
        text.push('\n');
        Ok(())
    }
}

async fn every_screen_reads_as_it_is_written_down() -> Result<()> {
    let reading = Reading::open(Engine::Chromium).await?;
    let mut faults = Vec::new();
    for (name, page) in JOURNEYS {
        let text = reading.journey(page, true).await?;
        note(&format!("transcript, {name}: {} lines", text.lines().count()));
        faults.extend(compare(&format!("{name}.txt"), &text)?);
    }
    reading.browser.quit().await?;
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

async fn what_is_said_on_the_way_is_as_it_is_written_down(engine: Engine) -> Result<()> {
    let reading = Reading::open(engine).await?;
    let mut faults = Vec::new();
    for (name, page) in JOURNEYS {
        let text = reading.journey(page, false).await?;
        note(&format!(
            "said on the way, {name}, {}: {} lines",
            engine.name(),
            text.lines().count()
        ));
        faults.extend(compare(&format!("{name}-said.txt"), &text)?);
    }
    reading.browser.quit().await?;
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// The first lines that differ from what is kept; nothing where it is the same, or accepted.
fn compare(name: &str, text: &str) -> Result<Option<String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("transcripts").join(name);
    if std::env::var_os("SURVEI_ACCEPT").is_some() {
        fs::create_dir_all(file.with_file_name(""))?;
        fs::write(&file, text)?;
        return Ok(None);
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    if kept == text {
        return Ok(None);
    }
    let (kept, now): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), text.lines().collect());
    let same = kept.iter().zip(&now).take_while(|(one, other)| one == other).count();
    let part = |sign: &str, lines: &[&str]| -> String {
        let from = same.saturating_sub(2).min(lines.len());
        lines[from..].iter().take(12).map(|line| format!("{sign} {line}\n")).collect()
    };
    Ok(Some(format!(
        "{name} reads differently from line {}:\n{}{}read it as somebody who cannot see; if it is \
         meant, SURVEI_ACCEPT=1 writes it down",
        same + 1,
        part("-", &kept),
        part("+", &now)
    )))
}

/// Roles that say nothing by themselves.
const SILENT: [&str; 9] = [
    "none",
    "generic",
    "InlineTextBox",
    "RootWebArea",
    "StaticText",
    "LineBreak",
    "strong",
    "LabelText",
    "Legend",
];

/// Their words are the name of a control or a group, which is written with it.
const NAMES: [&str; 2] = ["LabelText", "Legend"];

/// What is told of an element beside its role and name.
const TOLD: [&str; 8] =
    ["level", "checked", "required", "invalid", "expanded", "disabled", "live", "focused"];

/// A tree as lines: what stands in something is indented below it.
fn read(nodes: &[Value]) -> Result<String> {
    let known: BTreeMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let mut text = String::new();
    let root = nodes.first().context("an empty tree")?;
    line(&known, root, 0, "", &mut text);
    Ok(text)
}

fn line(
    known: &BTreeMap<&str, &Value>,
    node: &Value,
    depth: usize,
    above: &str,
    text: &mut String,
) {
    let value = |key: &str| node[key]["value"].as_str().unwrap_or_default().trim();
    let (role, name) = (value("role"), value("name"));
    let mut below = (depth, above.to_owned());
    if node["ignored"] != Value::Bool(true) {
        let spoken = role == "StaticText" && !name.is_empty() && !above.contains(name);
        let spoken = spoken && !NAMES.contains(&above);
        if NAMES.contains(&role) {
            role.clone_into(&mut below.1);
        }
        if spoken {
            text.push_str(&format!("{}“{}”\n", "  ".repeat(depth), name.replace('\n', " / ")));
        } else if !SILENT.contains(&role) {
            text.push_str(&format!("{}{role}", "  ".repeat(depth)));
            if !name.is_empty() {
                text.push_str(&format!(" “{name}”"));
            }
            if !value("value").is_empty() {
                text.push_str(&format!(" = {}", value("value")));
            }
            for told in TOLD {
                let properties = node["properties"].as_array().into_iter().flatten();
                let found = properties.into_iter().find(|property| property["name"] == told);
                match found.map(|property| &property["value"]["value"]) {
                    None | Some(Value::Bool(false)) => {}
                    Some(Value::String(word)) if word == "false" || word == "off" => {}
                    Some(Value::Bool(true)) => text.push_str(&format!(" {told}")),
                    Some(value) => {
                        text.push_str(&format!(" {told}={}", value.to_string().trim_matches('"')))
                    }
                }
            }
            if !value("description").is_empty() {
                text.push_str(&format!(" ({})", value("description")));
            }
            text.push('\n');
            below = (depth + 1, name.to_owned());
        }
    }
    for child in node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if let Some(child) = known.get(child) {
            line(known, child, below.0, &below.1, text);
        }
    }
}
