//! The pages beside the survey: the plain form where no script runs, what the collector answers,
//! its recap, and what `survei site` writes.

use std::fs;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use survei_e2e::{Browser, Engine};

use super::site::{SCRIPTS, SHEET, axe};
use super::{Findings, Look};
use crate::office::{Office, full};

const LOOKS: [Look; 5] =
    [("light", false), ("dark", false), ("spacing", false), ("leftward", false), ("plain", true)];

/// A page, and a script that leads on to what is to be seen on it.
type Page<'a> = (&'a str, &'a str, &'a str);

pub(super) async fn look(engine: Engine) -> Result<()> {
    let start = Instant::now();
    let office = Office::open(&full())?;
    let snippet = office.survei(&["html", "survei.json", "--base", "/"])?;
    let body = format!(
        "<!doctype html><html lang=id><meta charset=utf-8>\
         <meta name=viewport content='width=device-width, initial-scale=1'><title>Uji</title><link rel=stylesheet href=/halaman.css>\
         <main><h1>Kota</h1>{}</main>",
        // As where no script runs: the whole form.
        snippet
            .replace("element.js", "tidak-ada.js")
            .replace("<survei-publik ", "<survei-publik state=form ")
    );
    fs::write(office.on_site("formulir.html"), body)?;
    fs::write(office.on_site("halaman.css"), SHEET)?;
    let url = office.url("s/");
    office.survei(&["site", "survei.json", "--out", "site/s", "--url", &url, "--base", "/"])?;
    let send = "const form = document.createElement('form'); form.method = 'post'; form.action = '/api/responses';
        document.body.append(form); form.submit();";
    let enter = "document.querySelector('[name=token]').value = 'kunci-rekap-untuk-uji'; document.querySelector('form').submit();";
    let pages: [Page<'_>; 10] = [
        ("plain form", "formulir.html", ""),
        ("form refused", "formulir.html", send),
        ("received", "received?receipt=ABCD-2345", ""),
        ("not found", "received", ""),
        ("login", "recap", ""),
        ("login refused", "recap?token=salah", ""),
        ("recap", "recap", enter),
        ("links", "s/links.html", ""),
        ("poster", "s/unit-1/layanan-3/poster.html", ""),
        ("page of a service", "s/unit-1/layanan-3/index.html", ""),
    ];
    let axe = axe()?;
    let browser = Browser::start(engine).await?;
    let mut findings = Findings::default();
    for (width, looks) in [(1280, &LOOKS[..]), (320, &LOOKS[..3])] {
        browser.resize(width, 800).await?;
        for (name, page, script) in pages {
            // Nobody is logged in yet.
            browser.client.delete_all_cookies().await?;
            browser.client.goto(&office.url(page)).await?;
            if !script.is_empty() {
                browser.page().eval("window.before = true").await?;
                browser.page().eval(script).await?;
                let gone = "return !window.before && document.readyState === 'complete'";
                browser.page().wait_until(gone).await.context(name)?;
            }
            // Their content policy lets no script in but the driver's.
            browser
                .client
                .execute(&format!("{axe}; window.axe = window.axe || axe;"), Vec::new())
                .await?;
            let looker = SCRIPTS
                .replace("window.walk =", "window.walk = window.walk ||")
                .replace("window.journeys =", "window.journeys = window.journeys ||");
            browser.client.execute(&looker, Vec::new()).await.context(name)?;
            let there = browser.page().eval("return !!(window.axe && window.audit)").await?;
            ensure!(there == json!(true), "{name}: nothing looks");
            for look in looks {
                findings.look(&browser, name, &format!("{width} px"), *look).await?;
            }
        }
    }
    browser.quit().await?;
    findings.tell("pages", engine, start)
}
