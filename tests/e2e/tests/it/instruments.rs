//! Every built-in questionnaire, answered in a real browser; what the recap says is checked
//! against a calculation by hand.

use anyhow::Result;
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, Page, in_each_engine};

use crate::journey::{begin, next, send, thanked};
use crate::layout::picture;
use crate::office::{Office, plain};

in_each_engine! {
    nineteen_items_of_a_hybrid_service_give_ikm_and_ipak
    eight_and_five_integrity_items_are_scored_on_four_and_on_six
    the_citizens_form_f03_counts_a_zero_as_an_answer
    an_agencys_own_questionnaire_runs_from_a_file_alone
    a_questionnaire_that_does_not_exist_is_named_with_those_that_do
}

fn with(settings: &Value) -> Value {
    let mut config = plain();
    for (key, value) in settings.as_object().unwrap() {
        config[key] = value.clone();
    }
    config["comment"] = json!("off");
    config
}

/// Answers a survey of so many items on one page: item by item the n-th choice, from 0.
async fn answer(page: &Page, choices: &[usize]) -> Result<()> {
    begin(page).await?;
    page.in_shadow(".items fieldset").await?;
    // An answer may make another item relevant.
    let names = "return [...document.querySelector(arguments[0]).shadowRoot.querySelectorAll('.items input')]\
                 .map((input) => input.name).filter((name, place, names) => names.indexOf(name) === place)";
    for (place, choice) in choices.iter().enumerate() {
        let names = page.eval(names).await?;
        let name = names[place].as_str().unwrap();
        page.click_in_shadow(&format!("#{name}-{choice}")).await?;
    }
    assert_eq!(page.eval(names).await?.as_array().unwrap().len(), choices.len());
    next(page).await?;
    page.in_shadow(".review").await?;
    send(page).await?;
    thanked(page).await
}

/// One response through the widget, and its recap.
async fn one_response(engine: Engine, settings: Value, choices: &[usize]) -> Result<Value> {
    let office = Office::open(&with(&settings))?;
    let browser = Browser::start(engine).await?;
    browser.resize(390, 800).await?;
    browser.client.goto(&office.url("")).await?;
    answer(&browser.page(), choices).await?;
    picture(&browser, &format!("sent-{}", settings["instrument"].as_str().unwrap())).await?;
    let recap = office.recap("")?;
    assert_eq!(recap["respondents"], 1);
    browser.quit().await?;
    Ok(recap)
}

fn value<'a>(recap: &'a Value, index: &str) -> &'a str {
    let indexes = recap["indexes"].as_array().unwrap().iter();
    let found = indexes.into_iter().find(|found| found["index"] == index).unwrap();
    found["value"].as_str().unwrap()
}

async fn nineteen_items_of_a_hybrid_service_give_ikm_and_ipak(engine: Engine) -> Result<()> {
    let settings = json!({ "instrument": "skm16", "mode": "hibrida", "layout": "one-page" });
    // Best for all but the first item (score 2) and the eighth, no illegal levies (score 1).
    let mut choices = [3; 19];
    choices[0] = 1;
    choices[7] = 0;
    let recap = one_response(engine, settings, &choices).await?;
    // IKM: persyaratan is the mean of 2 and 4 = 3, the other eight unsur 4: (3 + 32) ÷ 9 × 25 =
    // 97,22. IPAK, five items apart: (4 + 1 + 4 + 4 + 4) ÷ 5 × 25 = 85,00.
    assert_eq!(value(&recap, "ikm"), "97.22");
    assert_eq!(value(&recap, "ipak"), "85.00");
    Ok(())
}

async fn eight_and_five_integrity_items_are_scored_on_four_and_on_six(
    engine: Engine,
) -> Result<()> {
    let settings = json!({ "instrument": "spkp", "layout": "one-page" });
    let recap = one_response(engine, settings, &[3, 3, 3, 3, 3, 3, 3, 2]).await?;
    // (7 × 4 + 3) ÷ 8 × 25 = 96,875, half up 96,88.
    assert_eq!(value(&recap, "ipkp"), "96.88");
    let settings = json!({ "instrument": "spak-6", "layout": "one-page" });
    let recap = one_response(engine, settings, &[5, 5, 5, 4, 0]).await?;
    // (6 + 6 + 6 + 5 + 1) ÷ 5 = 4,80 on 1 to 6.
    assert_eq!(value(&recap, "ipak"), "4.80");
    Ok(())
}

async fn the_citizens_form_f03_counts_a_zero_as_an_answer(engine: Engine) -> Result<()> {
    let settings = json!({ "instrument": "pekppp-f03a", "layout": "one-page" });
    let mut choices = [5; 14];
    choices[2] = 0;
    let recap = one_response(engine, settings, &choices).await?;
    // 13 × 5 + 0 over 14 = 4,642857…: a zero that counted as missing would give 5,00.
    assert_eq!(value(&recap, "f03"), "4.64");
    let settings = json!({ "instrument": "pekppp-f03b", "layout": "one-page" });
    let recap = one_response(engine, settings, &[4; 11]).await?;
    assert_eq!(value(&recap, "f03"), "4.00");
    Ok(())
}

async fn a_questionnaire_that_does_not_exist_is_named_with_those_that_do(
    engine: Engine,
) -> Result<()> {
    let office = Office::open(&plain())?;
    let config = with(&json!({ "instrument": "skm17" }));
    let body =
        format!("<survei-publik><script type=application/json>{config}</script></survei-publik>");
    office.page("salah.html", "id", &body)?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("salah.html")).await?;
    browser.page().in_shadow(".failure").await?;
    // The citizen's sentence does not wait for the words for the web admin.
    browser.page().wait_until("return heard.length > 0").await?;
    let told = browser.page().eval("return heard[0].detail.diagnostics[0]").await?;
    assert_eq!(told["path"], "instrument");
    let message = told["message"].as_str().unwrap();
    assert!(message.contains("skm17") && message.contains("skm16, spkp"), "{message}");
    browser.quit().await
}

async fn an_agencys_own_questionnaire_runs_from_a_file_alone(engine: Engine) -> Result<()> {
    // Twelve items over five unsur of unequal weights; the third item is a complaint, so that
    // full agreement with it is the worst answer; the last is asked only of those who disagree
    // with the one before.
    let item = |n: usize| {
        let mut item = json!({ "key": format!("butir-{n}"), "question": format!("Pernyataan {n}"),
                               "scale": "setuju", "reversed": n == 3 });
        if n == 12 {
            item["relevant"] = json!([{ "item": "butir-11", "to": 1 }]);
        }
        item
    };
    let choice = |score: usize, label: &str| json!({ "score": score, "label": label });
    let group = |key: &str, items: &[usize], weight: &str| {
        let items: Vec<String> = items.iter().map(|n| format!("butir-{n}")).collect();
        json!({ "key": key, "items": items, "weight": weight })
    };
    let unsur = ["a", "b", "c", "d", "e"].map(|key| json!({ "key": key, "name": key }));
    let own = json!({
        "format": 1, "id": "loket-arum", "version": 1, "title": "Survei loket", "source": "Sendiri",
        "scales": [{ "key": "setuju", "choices": [
            choice(1, "Tidak"), choice(2, "Kurang"), choice(3, "Ya"), choice(4, "Sangat"),
        ] }],
        "unsur": unsur,
        "items": (1..=12).map(item).collect::<Vec<_>>(),
        "groupings": [{ "key": "sendiri", "indexes": [{
            "key": "ikm", "name": "Indeks Kepuasan Masyarakat", "conversion": 25, "bands": "ikm-2017",
            "unsur": [
                group("a", &[1, 2, 3], "3/10"), group("b", &[4, 5], "1/4"), group("c", &[6, 7], "1/5"),
                group("d", &[8, 9, 10], "3/20"), group("e", &[11, 12], "1/10"),
            ],
        }] }],
    });
    let mut config = with(&json!({ "instrument": "loket.json", "layout": "one-page" }));
    // This questionnaire asks nothing about the respondent, so there is nothing to turn off.
    config.as_object_mut().unwrap().remove("respondent");
    let office = Office::open_with(&config, &[("loket.json", own.to_string())])?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("")).await?;
    answer(&browser.page(), &[3, 3, 3, 3, 2, 2, 2, 1, 1, 1, 0, 3]).await?;
    // The twelfth was asked, as the eleventh was answered with 1.
    // a: (4 + 4 + 1) ÷ 3 = 3; b: 3,5; c: 3; d: 2; e: 2,5. Weighted: 0,9 + 0,875 + 0,6 + 0,3 +
    // 0,25 = 2,925; times 25 = 73,125, half up 73,13: C.
    let recap = office.recap("")?;
    assert_eq!(value(&recap, "ikm"), "73.13");
    assert_eq!(recap["mutu"], "C");
    // A second citizen agrees with the eleventh, and has only eleven questions.
    browser.client.refresh().await?;
    answer(&browser.page(), &[3, 3, 3, 3, 2, 2, 2, 1, 1, 1, 2]).await?;
    // e: (1 + 4) ÷ 2 of the first, 3 of the second, on average 2,75: 0,025 more, 2,95 · 25 = 73,75.
    assert_eq!(value(&office.recap("")?, "ikm"), "73.75");
    browser.quit().await
}
