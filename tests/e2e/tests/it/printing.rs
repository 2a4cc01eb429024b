//! Printing a page with the survey gives the paper form of the sample questionnaire, blank, on A4.
//!
//! WebKitWebDriver has no command that prints; there the same sheet is looked at on the screen, with
//! the rules for print made rules for everything.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use fantoccini::Locator;
use fantoccini::wd::{PrintConfiguration, PrintMargins, PrintSize};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, in_each_engine};

use crate::journey::{ITEMS, begin, next, pick};
use crate::office::{Office, full};

mod on_paper {
    use super::*;

    in_each_engine! { chromium, Chromium,
        the_survey_prints_as_the_statutory_form_with_nothing_filled_in
        a_form_without_script_prints_the_same_sheet
        every_questionnaire_prints_on_two_sheets_of_paper
    }
    in_each_engine! { firefox, Firefox,
        the_survey_prints_as_the_statutory_form_with_nothing_filled_in
        a_form_without_script_prints_the_same_sheet
        every_questionnaire_prints_on_two_sheets_of_paper
    }
}

in_each_engine! {
    on_paper_there_is_no_control_and_on_the_screen_no_paper
}

/// What nobody may find on a sheet that the next person prints.
const TYPED: &str = "Ibu Sari di loket dua";

/// An agency with the pages that `survei site` writes, and the way to those of a service.
fn office(config: &Value, head: &str) -> Result<(Office, String)> {
    let office = Office::open(config)?;
    let url = office.url("s/");
    office.survei(&["site", "survei.json", "--out", "site/s", "--url", &url, "--base", "/"])?;
    let page = "s/unit-1/layanan-3/";
    let file = office.on_site(&format!("{page}index.html"));
    let text = fs::read_to_string(&file)?;
    fs::write(&file, text.replacen("<head>", &format!("<head>{head}"), 1))?;
    let url = office.url(page);
    Ok((office, url))
}

/// Prints the page and gives what is on its sheets, sheet by sheet.
async fn printed(browser: &Browser, name: &str) -> Result<Vec<String>> {
    // The page's own sheet says how wide its margins are.
    let none = PrintMargins { top: 0.0, bottom: 0.0, left: 0.0, right: 0.0 };
    let a4 = PrintConfiguration::builder().size(PrintSize::A4).margins(none).shrink_to_fit(false);
    let sheet = a4.build().map_err(|error| anyhow!("{error:?}"))?;
    let pdf = browser.client.print(sheet).await?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
    let folder = folder.join(browser.engine().name());
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("paper-{name}.pdf"));
    fs::write(&file, pdf)?;
    let told = poppler("pdfinfo", &[], &file)?;
    ensure!(told.contains("(A4)"), "{told}");
    poppler("pdftoppm", &["-r", "80", "-png"], &file)?;
    let text = poppler("pdftotext", &["-layout"], &file)?;
    let sheets: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    // A form feed ends each sheet.
    Ok(sheets.split_last().map(|(_, sheets)| sheets.to_vec()).unwrap_or_default())
}

/// Runs one of poppler's programs on a file; what has an output file gets its name.
fn poppler(program: &str, options: &[&str], file: &Path) -> Result<String> {
    let to: PathBuf = match program {
        "pdftoppm" => file.with_extension(""),
        _ => "-".into(),
    };
    let mut command = Command::new(program);
    command.args(options).arg(file);
    if program != "pdfinfo" {
        command.arg(to);
    }
    let run = command.output().with_context(|| format!("{program} is not installed"))?;
    ensure!(run.status.success(), "{program}: {}", String::from_utf8_lossy(&run.stderr));
    Ok(String::from_utf8(run.stdout)?)
}

/// The words without the places where lines end.
fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fails unless the sheet is the statutory form for this unit and service.
fn is_statutory(sheets: &[String]) -> Result<()> {
    ensure!((1..=2).contains(&sheets.len()), "{} sheets", sheets.len());
    let text = flowing(&sheets.concat());
    for part in [
        "KUESIONER SURVEI KEPUASAN MASYARAKAT (SKM)",
        "PADA UNIT LAYANAN UNIT 1",
        "KOTA TANJUNG ARUM",
        "Tanggal survei:",
        "Jam survei:",
        "08.00–12.00",
        "13.00–17.00",
        "PROFIL",
        "Jenis kelamin:",
        "Pendidikan terakhir:",
        "Pekerjaan:",
        "Jenis layanan yang diterima: Layanan 13",
        "PENDAPAT RESPONDEN TENTANG PELAYANAN",
        "(Lingkari kode huruf sesuai jawaban masyarakat/responden)",
        "Saran atau masukan",
    ] {
        ensure!(text.contains(part), "{part:?} is not on paper: {text}");
    }
    for letter in ["a.", "b.", "c.", "d."] {
        let count = text.split(' ').filter(|word| *word == letter).count();
        ensure!(count == ITEMS.len(), "{count} answers have the letter {letter}");
    }
    for number in 1..=ITEMS.len() {
        let count = text.split(' ').filter(|word| *word == format!("{number}.")).count();
        ensure!(count == 1, "question {number} is {count} times on paper");
    }
    ensure!(text.split("P*)").count() == ITEMS.len() + 1, "a score column is missing");
    for screen in ["Mulai", "Lanjut", "Kirim", "Pertanyaan 1", "Dengarkan", "Cetak", TYPED] {
        ensure!(!text.contains(screen), "{screen:?} is on paper");
    }
    Ok(())
}

async fn the_survey_prints_as_the_statutory_form_with_nothing_filled_in(
    engine: Engine,
) -> Result<()> {
    let (_office, url) = office(&full(), "")?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&url).await?;
    let page = browser.page();
    begin(&page).await?;
    // Whoever filled in this much went away.
    for (field, place) in [("jenis_kelamin", 1), ("usia", 2), ("pendidikan", 3), ("pekerjaan", 3)] {
        page.click_in_shadow(&format!("#field-{field}-{place}")).await?;
    }
    next(&page).await?;
    pick(&page, "persyaratan", 2).await?;
    let sheets = printed(&browser, "survey").await?;
    is_statutory(&sheets)?;
    ensure!(sheets.len() == 1, "{} sheets where one is enough", sheets.len());
    // The questions stand in the order of the sample questionnaire.
    let order = page
        .eval(
            "return [...document.querySelectorAll('.survei-paper-question')]
               .map((line) => line.children[1].textContent)",
        )
        .await?;
    let found: Vec<&str> =
        order.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let told = ["persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku"];
    ensure!(found.len() == ITEMS.len(), "{found:?}");
    for (question, word) in found.iter().zip(told) {
        ensure!(question.contains(word), "{question} is not about {word}");
    }
    ensure!(found[7].contains("sarana") && found[8].contains("pengaduan"), "{found:?}");
    let text = flowing(&sheets.concat());
    for question in found {
        let first = question.split(' ').take(4).collect::<Vec<_>>().join(" ");
        ensure!(text.contains(&first), "{question:?} is not on paper");
    }
    browser.quit().await
}

async fn a_form_without_script_prints_the_same_sheet(engine: Engine) -> Result<()> {
    let no_script = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'\">";
    let (_office, url) = office(&full(), no_script)?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&url).await?;
    browser.client.find(Locator::Css("textarea[name=comment]")).await?.send_keys(TYPED).await?;
    is_statutory(&printed(&browser, "form").await?)?;
    browser.quit().await
}

async fn every_questionnaire_prints_on_two_sheets_of_paper(engine: Engine) -> Result<()> {
    let browser = Browser::start(engine).await?;
    for instrument in ["skm16", "spkp-6", "spak", "pekppp-f03a", "pekppp-f03b", "fkp"] {
        let mut config = full();
        config["instrument"] = json!(instrument);
        if instrument == "fkp" {
            config["topic"] = json!({ "id": "sp", "title": "Rancangan standar pelayanan" });
        }
        let (_office, url) = office(&config, "")?;
        browser.client.goto(&url).await?;
        let page = browser.page();
        page.in_shadow(".opening").await?;
        let sheets = printed(&browser, instrument).await?;
        ensure!((1..=3).contains(&sheets.len()), "{instrument}: {} sheets", sheets.len());
        let text = flowing(&sheets.concat());
        let count = page.eval("return document.querySelectorAll('.survei-paper-questions > .survei-paper-item').length").await?;
        ensure!(count.as_u64().is_some_and(|count| count > 4), "{instrument}: {count} questions");
        for part in ["KUESIONER", "UNIT 1", "Layanan 13", "1.", "Serahkan formulir ini"] {
            ensure!(text.contains(part), "{instrument}: {part:?} is not on paper: {text}");
        }
        ensure!(sheets.iter().all(|sheet| sheet.trim().len() > 80), "{instrument}: an empty sheet");
    }
    browser.quit().await
}

async fn on_paper_there_is_no_control_and_on_the_screen_no_paper(engine: Engine) -> Result<()> {
    let (_office, url) = office(&full(), "")?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&url).await?;
    let page = browser.page();
    page.in_shadow(".opening").await?;
    let seen = "
        const sheet = document.querySelector('.survei-paper');
        const controls = 'form input, form select, form textarea, form button';
        const shown = (element) => element.getClientRects().length > 0;
        const survey = document.querySelector(arguments[0]).shadowRoot.querySelector('.survey');
        return [shown(sheet), [...document.querySelectorAll(controls)].filter(shown).length, shown(survey)]";
    let screen = page.eval(seen).await?;
    ensure!(screen == json!([false, 0, true]), "on the screen: {screen}");
    // What is for print holds for the screen now, and the other way round.
    page.eval(
        "const root = document.querySelector(arguments[0]).shadowRoot;
         const sheets = [...document.styleSheets, ...root.adoptedStyleSheets];
         for (const sheet of sheets) for (const rule of sheet.cssRules) {
           if (rule.media && rule.media.mediaText === 'print') rule.media.mediaText = 'screen';
         }",
    )
    .await?;
    let paper = page.eval(seen).await?;
    ensure!(paper == json!([true, 0, false]), "on paper: {paper}");
    if engine == Engine::WebKit {
        browser.resize(794, 1123).await?;
        crate::layout::picture(&browser, "paper").await?;
    }
    let told = page.eval("return document.querySelector('.survei-paper').innerText").await?;
    let Some(told) = told.as_str() else { bail!("{told}") };
    ensure!(told.contains("PENDAPAT RESPONDEN TENTANG PELAYANAN"), "{told}");
    browser.quit().await
}
