//! Reading aloud: on a stand-in for the browser's voices, which the machine that tests has not,
//! and on the browser as it is.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, Page, in_each_engine};

use crate::journey::{answer_items, begin, next, pick};
use crate::layout::picture;
use crate::office::{Office, plain};

in_each_engine! {
    a_screen_is_read_in_order_each_part_in_its_language_and_marked_as_it_is_read
    another_screen_is_read_from_its_beginning_and_a_second_press_or_leaving_stops
    what_is_missing_is_read_and_what_the_citizen_typed_is_not
    without_a_voice_of_the_device_a_plain_sentence_says_so
}

/// What happens to what a real browser says.
const LISTENER: &str = "
window.events = [];
const speak = speechSynthesis.speak;
speechSynthesis.speak = function (speech) {
  if (speech.text) for (const name of ['start', 'end', 'error']) {
    speech.addEventListener(name, ({ error }) => events.push([name, speech.text, speech.voice && speech.voice.lang, error]));
  }
  speak.call(speechSynthesis, speech);
};
";

#[tokio::test]
async fn a_real_browser_reads_a_screen_to_its_end_with_a_real_indonesian_voice() -> Result<()> {
    let office = Office::open(&plain())?;
    office.script(LISTENER)?;
    office.page("uji.html", "id", "<survei-publik src=survei.json></survei-publik>")?;
    let browser = Browser::start_speaking().await?;
    browser.client.goto(&office.url("uji.html")).await?;
    let page = browser.page();
    begin(&page).await?;
    page.click_in_shadow(BUTTON).await?;
    page.wait_until(
        "return events.some(([name, text]) => name === 'end' && text === 'Pilihan 4: Sangat sesuai')",
    )
    .await?;
    let events = page.eval("return events").await?;
    let told = |name: &str| -> Vec<&str> {
        let all = events.as_array().into_iter().flatten();
        all.filter(|event| event[0] == name).filter_map(|event| event[1].as_str()).collect()
    };
    let expected = [
        "Pertanyaan 1 dari 9",
        "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
        "Pilihan 1: Tidak sesuai",
        "Pilihan 2: Kurang sesuai",
        "Pilihan 3: Sesuai",
        "Pilihan 4: Sangat sesuai",
    ];
    ensure!(told("start") == expected && told("end") == expected, "{events}");
    ensure!(told("error").is_empty(), "{events}");
    let voices = events.as_array().into_iter().flatten().all(|event| event[2] == "id");
    ensure!(voices, "{events}");
    browser.quit().await
}

/// Where the button is.
const BUTTON: &str = ".tool";

/// What stands in for the browser's voices. It notes what is said with which voice and what is
/// marked then, and takes `pace` milliseconds for each part.
const VOICES: &str = "
window.said = [];
window.cancels = 0;
window.pace = 20;
const listeners = [];
let voices = [];
window.appear = (list) => {
  voices = list.map(([lang, localService]) => ({ lang, localService, name: lang, voiceURI: lang, default: false }));
  listeners.forEach((listener) => listener({}));
};
let under = [];
const fake = {
  getVoices: () => voices,
  addEventListener: (name, listener) => { if (name === 'voiceschanged') listeners.push(listener); },
  removeEventListener: () => {},
  resume() {},
  pause() {},
  cancel() {
    cancels += 1;
    const cut = under;
    under = [];
    cut.forEach((speech) => { clearTimeout(speech.timer); speech.onerror && speech.onerror({ error: 'interrupted' }); });
  },
  speak(speech) {
    const { text, lang, voice } = speech;
    const host = document.querySelector('survei-publik');
    const marked = host.shadowRoot.querySelectorAll('.reading');
    if (text) said.push({
      text, lang, voice: voice && voice.lang, local: voice && voice.localService, count: marked.length,
      marked: marked.length ? marked[0].textContent : '', part: marked.length ? marked[0].getAttribute('part') : '',
    });
    under.push(speech);
    speech.timer = setTimeout(() => {
      under = under.filter((other) => other !== speech);
      speech.onend && speech.onend({});
    }, text ? pace : 0);
  },
};
Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: fake });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
";

/// Voices of a phone: the ones on a server come first, and the Indonesian one has Java's old tag.
const PHONE: &str = "appear([['en-US', false], ['id-ID', false], ['fr-FR', true], ['in_ID', true], ['en-GB', true]]);";

struct Visit {
    // Dropped last: the site is served as long as it is looked at.
    browser: Browser,
    page: Page,
    _office: Office,
}

async fn visit(engine: Engine, config: &Value, lang: &str, script: &str) -> Result<Visit> {
    let office = Office::open(config)?;
    office.script(script)?;
    office.page("uji.html", lang, "<survei-publik src=survei.json></survei-publik>")?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&office.url("uji.html")).await?;
    let page = browser.page();
    page.in_shadow(".opening").await?;
    Ok(Visit { browser, page, _office: office })
}

async fn said(page: &Page) -> Result<Vec<Value>> {
    let said = page.eval("return window.said").await?;
    Ok(said.as_array().cloned().unwrap_or_default())
}

fn texts(said: &[Value]) -> Vec<&str> {
    said.iter().filter_map(|one| one["text"].as_str()).collect()
}

async fn waits_for(page: &Page, text: &str) -> Result<()> {
    let told = json!(text);
    page.wait_until(&format!("return said.some(({{ text }}) => text.includes({told}))")).await
}

async fn pressed(page: &Page) -> Result<bool> {
    let state = page.in_shadow(BUTTON).await?.attr("aria-pressed").await?;
    Ok(state.as_deref() == Some("true"))
}

async fn a_screen_is_read_in_order_each_part_in_its_language_and_marked_as_it_is_read(
    engine: Engine,
) -> Result<()> {
    // The voices come late, as Chrome's do.
    let script = [VOICES, "setTimeout(() => {", PHONE, "}, 3000);"].concat();
    let Visit { browser, page, _office } = visit(engine, &plain(), "en-GB", &script).await?;
    begin(&page).await?;
    pick(&page, "persyaratan", 3).await?;
    ensure!(said(&page).await?.is_empty(), "something is said unasked");
    page.wait_until("return speechSynthesis.getVoices().length > 0").await?;
    page.click_in_shadow(BUTTON).await?;
    waits_for(&page, "Option 4").await?;
    page.wait_until("return said[said.length - 1].text === 'Sangat sesuai'").await?;
    let read = said(&page).await?;
    let expected = [
        ("en", "Question 1 of 9"),
        ("en", "How well do the requirements fit the kind of service?"),
        (
            "id",
            "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
        ),
        ("en", "Option 1: Do not fit"),
        ("id", "Tidak sesuai"),
        ("en", "Option 2: Fit poorly"),
        ("id", "Kurang sesuai"),
        ("en", "Option 3: Fit, chosen"),
        ("id", "Sesuai"),
        ("en", "Option 4: Fit very well"),
        ("id", "Sangat sesuai"),
    ];
    ensure!(texts(&read) == expected.map(|(_, text)| text), "{:?}", texts(&read));
    for (one, (lang, text)) in read.iter().zip(expected) {
        let voice = if lang == "en" { "en-GB" } else { "in_ID" };
        ensure!(one["voice"] == voice && one["local"] == true, "{one}");
        let words = text.split(": ").last().unwrap_or(text).trim_end_matches(", chosen");
        let marked = one["marked"].as_str().unwrap_or_default();
        ensure!(one["count"] == 1 && marked.contains(words), "{text:?} is read, {one} is marked");
        ensure!(one["part"].as_str().is_some_and(|part| part.contains("reading")), "{one}");
    }
    // Nothing is left marked, and the choices are as they were.
    page.wait_until(&root("querySelectorAll('.reading, [part~=reading]').length === 0")).await?;
    page.wait_until(&root("querySelectorAll('.choice[part=choice]').length === 4")).await?;
    browser.quit().await
}

/// A condition about the shadow root.
fn root(condition: &str) -> String {
    format!("return document.querySelector(arguments[0]).shadowRoot.{condition}")
}

async fn another_screen_is_read_from_its_beginning_and_a_second_press_or_leaving_stops(
    engine: Engine,
) -> Result<()> {
    let script = [VOICES, PHONE, "window.pace = 60000;"].concat();
    let Visit { browser, page, _office } = visit(engine, &plain(), "id", &script).await?;
    page.click_in_shadow(BUTTON).await?;
    waits_for(&page, "Survei Kepuasan Masyarakat").await?;
    ensure!(pressed(&page).await?);
    let size = root("querySelector('h2').getBoundingClientRect().height").replace("return ", "");
    let focus =
        "return document.querySelector(arguments[0]).shadowRoot.activeElement.matches('.tool')";
    ensure!(page.eval(focus).await? == true, "reading took the focus");
    ensure!(page.eval(&format!("return {size}")).await?.as_f64().is_some_and(|tall| tall > 0.0));
    picture(&browser, "listening").await?;
    // On to the next screen in the middle of a sentence.
    let before = page.eval("return cancels").await?;
    begin(&page).await?;
    waits_for(&page, "Pertanyaan 1 dari 9").await?;
    ensure!(page.eval("return cancels").await?.as_i64() > before.as_i64(), "it was not cut off");
    ensure!(said(&page).await?.len() == 2, "{:?}", said(&page).await?);
    let heading = "return document.querySelector(arguments[0]).shadowRoot.activeElement.id";
    ensure!(page.eval(heading).await? == "heading", "the screen's heading has the focus");
    // A second press.
    page.click_in_shadow(BUTTON).await?;
    ensure!(!pressed(&page).await?);
    page.wait_until(&root("querySelectorAll('.reading').length === 0")).await?;
    pick(&page, "persyaratan", 4).await?;
    next(&page).await?;
    page.in_shadow("#item-prosedur-0").await?;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    ensure!(said(&page).await?.len() == 2, "it went on: {:?}", said(&page).await?);
    // Leaving.
    page.click_in_shadow(BUTTON).await?;
    waits_for(&page, "Pertanyaan 2 dari 9").await?;
    page.eval(
        "Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
         document.dispatchEvent(new Event('visibilitychange'))",
    )
    .await?;
    ensure!(!pressed(&page).await?, "it reads on for nobody");
    browser.quit().await
}

async fn what_is_missing_is_read_and_what_the_citizen_typed_is_not(engine: Engine) -> Result<()> {
    let script = [VOICES, PHONE].concat();
    let Visit { browser, page, _office } = visit(engine, &plain(), "id", &script).await?;
    begin(&page).await?;
    page.click_in_shadow(BUTTON).await?;
    waits_for(&page, "Pilihan 4: Sangat sesuai").await?;
    page.eval("said.length = 0").await?;
    next(&page).await?;
    waits_for(&page, "Masih ada yang perlu diisi").await?;
    waits_for(&page, "Pilih satu jawaban: Persyaratan").await?;
    let read = said(&page).await?;
    ensure!(!texts(&read).iter().any(|text| text.contains("Pilihan 1")), "{:?}", texts(&read));
    answer_items(&page, "333333333").await?;
    page.type_in_shadow("#comment", "Ibu Sari di loket dua ramah").await?;
    next(&page).await?;
    page.in_shadow(".review").await?;
    waits_for(&page, "Periksa jawaban Anda").await?;
    waits_for(&page, "Saran atau masukan").await?;
    // The row of the comment is the last one.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let read = said(&page).await?;
    ensure!(texts(&read).contains(&"Berfungsi kurang maksimal"), "{:?}", texts(&read));
    ensure!(!texts(&read).iter().any(|text| text.contains("Sari")), "{:?}", texts(&read));
    ensure!(!texts(&read).contains(&"Ubah"), "{:?}", texts(&read));
    browser.quit().await
}

async fn without_a_voice_of_the_device_a_plain_sentence_says_so(engine: Engine) -> Result<()> {
    let none = "HP ini belum punya suara bahasa Indonesia. Coba pasang di Setelan HP: cari “Teks ke ucapan”.";
    let unable = "HP ini belum bisa membacakan. Mintalah bantuan petugas.";
    let server = [VOICES, "appear([['id-ID', false], ['en-GB', true]]);"].concat();
    let gone = "Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: undefined });
        delete window.SpeechSynthesisUtterance;";
    // The last is the browser as it is: it has a voice, or says that it has none.
    for (script, expected) in [(server.as_str(), none), (gone, unable), ("", "")] {
        let Visit { browser, page, _office } = visit(engine, &plain(), "id", script).await?;
        page.click_in_shadow(BUTTON).await?;
        if expected.is_empty() {
            let answer = format!(
                "const root = document.querySelector(arguments[0]).shadowRoot;
                 return [{}, {}].includes(root.querySelector('.cannot')?.textContent)
                   || !!root.querySelector('.reading')",
                json!(none),
                json!(unable)
            );
            page.wait_until(&answer).await?;
        } else {
            page.wait_until(&root(&format!(
                "querySelector('.cannot[role=status]')?.textContent === {}",
                json!(expected)
            )))
            .await?;
            ensure!(!pressed(&page).await?);
            ensure!(page.eval("return (window.said || []).length").await? == 0, "a server speaks");
        }
        ensure!(
            page.eval("return mishaps").await? == json!([]),
            "{}",
            page.eval("return mishaps").await?
        );
        browser.quit().await?;
    }
    let mut config = plain();
    config["listen"] = json!(false);
    let Visit { browser, page, _office } = visit(engine, &config, "id", VOICES).await?;
    ensure!(page.eval(&root("querySelector('.tool') === null")).await? == true);
    browser.quit().await
}
