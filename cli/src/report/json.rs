//! The result as JSON. Figures are texts, so that no digit is lost.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};
use survei_publik::survey::score::{Decimal, Figures, ranking};

use super::printed::Way;
use super::{Report, mutu};
use crate::console::Out;
use crate::recap::Options;
use crate::recap::quality::Kind;

#[derive(Serialize)]
struct Body<'a> {
    format: u16,
    instrument: &'a str,
    instrument_version: u16,
    grouping: &'a str,
    profile: &'static str,
    order: &'static str,
    letter_from: u64,
    /// Figures about fewer respondents are `null`.
    k: u64,
    by: Vec<&'static str>,
    groups: Vec<Value>,
    total: Value,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<Value>,
    rows: Value,
    files: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    printed_total: Option<Value>,
}

pub(super) fn print(out: &mut Out, report: &Report<'_>) -> io::Result<()> {
    let scheme = report.scheme;
    let group = |(key, figures): &(Vec<String>, Option<Figures>)| {
        let names = report.by.iter().map(|by| by.name());
        let key: BTreeMap<&str, &str> = names.zip(key.iter().map(String::as_str)).collect();
        let mut value = of_figures(report, figures.as_ref());
        if let Some(map) = value.as_object_mut() {
            map.insert("key".to_owned(), json!(key));
        }
        value
    };
    let files = report.files.iter().map(|file| {
        let form = file.form.as_ref();
        json!({
            "name": file.name,
            "form": form.map(|form| &form.words),
            "has_id": form.is_some_and(|form| form.ids),
            "lines_before_header": form.map(|form| form.preamble),
        })
    });
    let body = Body {
        format: 1,
        instrument: &scheme.instrument.id,
        instrument_version: scheme.instrument.version,
        grouping: &scheme.grouping.key,
        profile: scheme.profile.name(),
        order: scheme.order_word(),
        letter_from: scheme.letter_from,
        k: scheme.k,
        by: report.by.iter().map(|by| by.name()).collect(),
        groups: report.groups.iter().map(group).collect(),
        total: of_figures(report, report.total.as_ref()),
        options: report.options.iter().map(|question| options(report, question)).collect(),
        rows: rows(report),
        files: files.collect(),
        printed_total: report.printed.as_ref().map(|printed| {
            json!({
                "stated": text(&printed.stated),
                "computed": printed.computed.as_ref().map(text),
                "matches": printed.matches,
                "ways": printed.ways.iter().map(way).collect::<Vec<_>>(),
            })
        }),
    };
    let body = serde_json::to_string(&body).map_err(io::Error::other)?;
    // The rows of respondents were the first key of the same object.
    let body = if report.follows_rows { body.strip_prefix('{').unwrap_or(&body) } else { &body };
    writeln!(out, "{body}")
}

fn options(report: &Report<'_>, question: &Options) -> Value {
    let allowed = report.scheme.allows(question.answered);
    let counts: Vec<Value> = (question.options.iter())
        .map(|(code, label, count)| json!({ "code": code, "label": label, "count": allowed.then_some(count) }))
        .collect();
    json!({
        "key": question.key,
        "question": question.question,
        "answered": allowed.then_some(question.answered),
        "options": counts,
        "unknown": allowed.then_some(question.others),
    })
}

fn text(figure: &Decimal) -> String {
    figure.to_string()
}

fn way(way: &Way) -> Value {
    json!({
        "profile": way.profile.name(),
        "nrr_places": way.nrr_places,
        "value": text(&way.value),
        "mutu": way.letter,
        "matches": way.matches,
    })
}

fn of_figures(report: &Report<'_>, figures: Option<&Figures>) -> Value {
    let scheme = report.scheme;
    let Some(figures) = figures else {
        return json!({ "respondents": null, "indexes": [], "withheld": scheme.withheld() });
    };
    let indexes = figures.indexes.iter().map(|index| {
        let unsur = (1_usize..).zip(&index.unsur).map(|(number, unsur)| {
            let told = !unsur.is_withheld();
            let scores = (unsur.low..).map(|score| score.to_string());
            let counts: BTreeMap<String, u64> = scores.zip(unsur.counts.iter().copied()).collect();
            json!({
                "number": format!("U{number}"),
                "key": unsur.unsur,
                "name": scheme.name(&unsur.unsur),
                "answered": told.then_some(unsur.answered),
                "total": told.then_some(unsur.total),
                "counts": told.then_some(counts),
                "nrr": unsur.nrr.as_ref().map(text),
                "weighted": unsur.weighted.as_ref().map(text),
            })
        });
        let ranked = ranking(index);
        let weakest: Vec<&str> = ranked.iter().map(|unsur| unsur.unsur.as_str()).collect();
        let (letter, kinerja) = mutu(index).unzip();
        json!({
            "index": index.index,
            "unsur": unsur.collect::<Vec<_>>(),
            "weighted_sum": index.weighted_sum.as_ref().map(text),
            "value": index.value.as_ref().map(text),
            "mutu": letter,
            "kinerja": kinerja,
            "weakest_first": weakest,
        })
    });
    json!({ "respondents": figures.respondents, "indexes": indexes.collect::<Vec<_>>() })
}

fn rows(report: &Report<'_>) -> Value {
    let quality = report.quality;
    let of = |aside: bool| {
        let some = quality.some().filter(|(kind, _)| kind.set_aside() == aside);
        some.map(|(kind, rows)| (kind.name(), rows)).collect::<BTreeMap<_, _>>()
    };
    let lines = report.mentions.iter().map(|mention| {
        let file = report.files.get(mention.file).map(|file| file.name.as_str());
        json!({
            "remark": mention.kind.name(),
            "file": file,
            "line": mention.line,
            "detail": mention.detail,
        })
    });
    let uniform: Vec<&str> =
        report.uniform().iter().map(|(_, unsur)| unsur.unsur.as_str()).collect();
    json!({
        "read": quality.read,
        "counted": quality.counted,
        "set_aside": quality.set_aside(),
        "reasons": of(true),
        "remarks": of(false),
        "uniform_unsur": uniform,
        "ids_all_compared": quality.of(Kind::NotCompared) == 0,
        "lines": lines.collect::<Vec<_>>(),
    })
}
