//! The harness itself, in each engine, on a small page with an open shadow root.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, Key, in_each_engine};

const PAGE: &str = r#"<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Uji</title>
<body style="background: rgb(0 128 0)">
<script type="module" src="/survei.js"></script>
<survei-publik></survei-publik>
"#;

/// The background of the page.
const GREEN: [u8; 3] = [0, 128, 0];

const ELEMENT: &str = r#"
customElements.define("survei-publik", class extends HTMLElement {
    connectedCallback() {
        const root = this.attachShadow({ mode: "open" });
        root.innerHTML = `
            <label id="l1"><input type="radio" name="n" id="n1" value="1"> Tidak baik</label>
            <label id="l2"><input type="radio" name="n" id="n2" value="2"> Kurang baik</label>
            <label id="l3"><input type="radio" name="n" id="n3" value="3"> Baik</label>
            <input id="saran">
            <button type="button">Kirim</button>
            <output></output>`;
        root.querySelector("button").onclick = event => setTimeout(() => {
            const pointer = event.isTrusted && event.detail === 1;
            root.querySelector("output").innerHTML = `<b>terkirim ${pointer}</b>`;
        }, 200);
    }
});
"#;

/// Serves the page; a thread per connection, as browsers open some that they never use.
fn serve() -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || answer(stream));
        }
    });
    Ok(format!("http://{address}/"))
}

fn answer(mut stream: TcpStream) -> Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().context("no request")??;
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let (status, kind, body) = match request.split(' ').nth(1) {
        Some("/") => ("200 OK", "text/html", PAGE),
        Some("/survei.js") => ("200 OK", "text/javascript", ELEMENT),
        _ => ("404 Not Found", "text/plain", ""),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    )?;
    Ok(())
}

async fn open(engine: Engine) -> Result<Browser> {
    let url = serve()?;
    let browser = Browser::start(engine).await?;
    browser.client.goto(&url).await?;
    // Without a window manager the focus comes with the pointer, when the window has moved.
    browser.page().wait_until("return document.hasFocus()").await?;
    Ok(browser)
}

async fn starts_alike(engine: Engine) -> Result<()> {
    let browser = open(engine).await?;
    let told = "return [innerWidth, innerHeight, navigator.language, document.hasFocus()]";
    let told = browser.page().eval(told).await?;
    ensure!(told == json!([1280, 720, "en-US", true]), "{told}");
    browser.quit().await
}

async fn clicks_inside_a_shadow_root(engine: Engine) -> Result<()> {
    let browser = open(engine).await?;
    let page = browser.page();
    page.click_in_shadow("#l2").await?;
    ensure!(page.in_shadow("#n2").await?.is_selected().await?);
    page.click_in_shadow("button").await?;
    ensure!(page.text_in_shadow("output b").await? == "terkirim true");
    browser.quit().await
}

/// Counts in `clicks` what the button gets; `root`, `button` and `cover` are for what follows.
const COUNT: &str = "
    window.root = document.querySelector(arguments[0]).shadowRoot;
    window.button = root.querySelector('button');
    window.clicks = 0;
    button.addEventListener('click', () => { window.clicks += 1 });
    window.cover = document.createElement('button');
    cover.textContent = 'Tutup';
    cover.style = 'position: fixed; inset: 0; width: 100%; height: 100%';
";

/// The page after a script, and what a click on its button comes to.
async fn click_after(engine: Engine, script: &str) -> Result<(Browser, Result<()>)> {
    let browser = open(engine).await?;
    let page = browser.page().patience(Duration::from_secs(10));
    page.eval(&[COUNT, script].concat()).await?;
    let clicked = page.click_in_shadow("button").await;
    Ok((browser, clicked))
}

async fn clicks(browser: &Browser) -> Result<Value> {
    browser.page().eval("return window.clicks").await
}

async fn a_click_that_the_page_swallows_is_not_repeated(engine: Engine) -> Result<()> {
    let swallow = "button.addEventListener('click', (event) => {
        window.clicks += 1;
        event.preventDefault();
        event.stopImmediatePropagation();
    }, true);";
    let (browser, clicked) = click_after(engine, swallow).await?;
    clicked?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    ensure!(clicks(&browser).await? == 1);
    browser.quit().await
}

async fn a_button_under_cover_or_on_the_move_gets_one_click(engine: Engine) -> Result<()> {
    let covered = "document.body.append(cover); setTimeout(() => cover.remove(), 600);";
    let scrolling = "document.body.style = 'padding: 3000px 0'; scrollTo(0, 6000);
        setTimeout(() => scrollTo({ top: 0, behavior: 'smooth' }), 20);";
    let moving = "button.style = 'position: relative; top: 400px; transition: top 600ms';
        button.getBoundingClientRect(); button.style.top = 0;";
    for script in [covered, scrolling, moving] {
        let (browser, clicked) = click_after(engine, script).await?;
        clicked?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        ensure!(clicks(&browser).await? == 1, "{script}");
        browser.quit().await?;
    }
    Ok(())
}

async fn a_lost_click_is_repeated_but_not_without_end(engine: Engine) -> Result<()> {
    // Before the harness looks, the page takes away the first so many clicks.
    let lose = |count: u32| {
        format!(
            "let presses = 0;
            for (const name of ['mousedown', 'click']) addEventListener(name, (event) => {{
                if (name === 'mousedown') presses += 1;
                if (presses <= {count}) event.stopImmediatePropagation();
            }}, true);"
        )
    };
    let (browser, clicked) = click_after(engine, &lose(1)).await?;
    clicked?;
    ensure!(clicks(&browser).await? == 1);
    browser.quit().await?;
    let (browser, clicked) = click_after(engine, &lose(9)).await?;
    let told = clicked.err().context("nothing arrived")?.to_string();
    ensure!(told.contains("`button` in `survei-publik`: 3 clicks were lost"), "{told}");
    browser.quit().await
}

async fn a_click_that_hits_something_else_is_an_error(engine: Engine) -> Result<()> {
    // In WebKit the press still hits the button that the page has just covered.
    let on_move = "addEventListener('mousemove', () => document.body.append(cover));";
    let on_press = "addEventListener('mousedown', () => document.body.append(cover));";
    let cases = [(on_move, "hit <button"), (on_press, "press")];
    for (script, expected) in cases.into_iter().skip(usize::from(engine == Engine::WebKit)) {
        let (browser, clicked) = click_after(engine, script).await?;
        let told = format!("{:#}", clicked.err().context("it was another button")?);
        ensure!(told.contains(expected), "{told}");
        ensure!(clicks(&browser).await? == 0);
        browser.quit().await?;
    }
    Ok(())
}

async fn a_click_may_remove_the_button_or_leave_the_page(engine: Engine) -> Result<()> {
    for gone in ["button.remove()", "location.href = '/lain'"] {
        let script = format!("button.onclick = () => {{ {gone} }};");
        let (browser, clicked) = click_after(engine, &script).await?;
        clicked?;
        let page = browser.page();
        page.wait_until("return !window.button || !button.isConnected").await?;
        browser.quit().await?;
    }
    Ok(())
}

async fn keys_move_the_choice(engine: Engine) -> Result<()> {
    let browser = open(engine).await?;
    let page = browser.page();
    page.click_in_shadow("#l2").await?;
    page.press(&Key::Down).await?;
    ensure!(page.in_shadow("#n3").await?.is_selected().await?);
    ensure!(!page.in_shadow("#n2").await?.is_selected().await?);
    let focused = "return document.querySelector(arguments[0]).shadowRoot.activeElement?.id";
    page.press(&Key::Tab).await?;
    ensure!(page.eval(focused).await? == json!("saran"));
    page.press(&(Key::Shift + &Key::Tab)).await?;
    ensure!(page.eval(focused).await? == json!("n3"));
    let ring = "return document.querySelector(arguments[0]).shadowRoot.querySelector('#n3')
        .matches(':focus-visible')";
    ensure!(page.eval(ring).await? == json!(true));
    browser.quit().await
}

async fn types_text(engine: Engine) -> Result<()> {
    let browser = open(engine).await?;
    let page = browser.page();
    page.type_in_shadow("#saran", "Ruang tunggu né").await?;
    page.press(", sejuk").await?;
    let typed = page.in_shadow("#saran").await?.prop("value").await?;
    ensure!(typed.as_deref() == Some("Ruang tunggu né, sejuk"), "{typed:?}");
    browser.quit().await
}

async fn viewports_and_screenshots_are_exact(engine: Engine) -> Result<()> {
    let browser = open(engine).await?;
    let folder = tempfile::tempdir()?;
    for (width, height) in [(320, 568), (390, 844), (1280, 720)] {
        browser.resize(width, height).await?;
        let page = browser.page();
        let size = page.eval("return [innerWidth, innerHeight]").await?;
        ensure!(size == json!([width, height]), "{size}");
        let media = format!("return matchMedia('(width: {width}px)').matches");
        page.wait_until(&media).await?;
        let file = folder.path().join(format!("{}-{width}.png", engine.name()));
        browser.screenshot(&file).await?;
        ensure!(picture(&file)? == (width, height, GREEN));
    }
    browser.quit().await
}

/// A PNG file's width and height, and the colour of its last pixel.
fn picture(file: &Path) -> Result<(u32, u32, [u8; 3])> {
    let mut reader = png::Decoder::new(BufReader::new(File::open(file)?)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("too large")?];
    let frame = reader.next_frame(&mut pixels)?;
    let last = pixels.chunks_exact(frame.color_type.samples()).next_back();
    let colour = last.and_then(|pixel| pixel.first_chunk());
    Ok((frame.width, frame.height, *colour.context("no colour")?))
}

async fn reloads(engine: Engine) -> Result<()> {
    let browser = open(engine).await?;
    let page = browser.page();
    page.click_in_shadow("#l1").await?;
    page.eval("window.before = true").await?;
    browser.client.refresh().await?;
    ensure!(!page.in_shadow("#n1").await?.is_selected().await?);
    ensure!(page.eval("return window.before === undefined").await? == json!(true));
    browser.quit().await
}

async fn waits_end_and_say_what_is_there(engine: Engine) -> Result<()> {
    let browser = open(engine).await?;
    let page = browser.page().patience(Duration::from_millis(300));
    let error = page.click_in_shadow("#tidak-ada").await.err();
    let told = error.context("clicked on nothing")?.to_string();
    ensure!(told.contains("`#tidak-ada` in `survei-publik`"), "{told}");
    ensure!(told.contains("Kurang baik"), "{told}");
    let error = page.host("lain").text_in_shadow("b").await.err();
    let told = error.context("read nothing")?.to_string();
    ensure!(told.contains("no such element"), "{told}");
    browser.quit().await
}

async fn quit_leaves_no_process(engine: Engine) -> Result<()> {
    let browser = open(engine).await?;
    let (group, home) = (browser.process_group(), browser.home().to_owned());
    ensure!(processes(group, &home).len() > 2);
    browser.quit().await?;
    let left = processes(group, &home);
    ensure!(left.is_empty(), "{left:?}");
    ensure!(!home.exists());
    Ok(())
}

async fn a_failing_test_leaves_no_process(engine: Engine) -> Result<()> {
    let browser = open(engine).await?;
    let (group, home) = (browser.process_group(), browser.home().to_owned());
    drop(browser);
    let left = processes(group, &home);
    ensure!(left.is_empty(), "{left:?}");
    ensure!(!home.exists());
    Ok(())
}

/// The command lines of those in the process group, or with the home in command or environment.
fn processes(group: u32, home: &Path) -> Vec<String> {
    let home = home.to_string_lossy();
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let read = |name| fs::read(entry.path().join(name)).unwrap_or_default();
            let text = |name| String::from_utf8_lossy(&read(name)).replace('\0', " ");
            let (stat, command) = (text("stat"), text("cmdline"));
            let mut fields = stat.rsplit_once(") ")?.1.split(' ');
            let zombie = fields.next() == Some("Z");
            let ours = fields.nth(1) == Some(&group.to_string())
                || command.contains(&*home)
                || text("environ").contains(&*home);
            (ours && !zombie).then_some(command)
        })
        .collect()
}

in_each_engine! {
    starts_alike
    clicks_inside_a_shadow_root
    a_click_that_the_page_swallows_is_not_repeated
    a_button_under_cover_or_on_the_move_gets_one_click
    a_lost_click_is_repeated_but_not_without_end
    a_click_that_hits_something_else_is_an_error
    a_click_may_remove_the_button_or_leave_the_page
    keys_move_the_choice
    types_text
    viewports_and_screenshots_are_exact
    reloads
    waits_end_and_say_what_is_there
    quit_leaves_no_process
    a_failing_test_leaves_no_process
}
