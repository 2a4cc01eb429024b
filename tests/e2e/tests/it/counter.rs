//! A tablet at a counter, beside the journey itself: its history, the page behind, staff, memory.

use std::io::Write as _;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use survei_e2e::{Engine, Key, in_each_engine};

use crate::journey::{ITEMS, begin, next, pick};
use crate::kiosk::{FRESH, holds, later, nothing_left, open, tablet, until};
use crate::office::Office;

in_each_engine! {
    neither_reload_nor_back_button_brings_anything_back
    the_form_of_the_page_is_emptied_as_well
    the_page_behind_is_out_of_reach_and_comes_back_unharmed
    staff_leave_without_a_pin_where_the_agency_says_whereto
    two_hundred_citizens_leave_no_memory_behind
}

async fn neither_reload_nor_back_button_brings_anything_back(engine: Engine) -> Result<()> {
    let office = Office::open(&tablet(json!({})))?;
    office.bare_page("lain.html", "<p id=lain>Lain</p>")?;
    let (browser, page) = open(engine, &office).await?;
    for leave in ["reload", "back"] {
        begin(&page).await?;
        pick(&page, ITEMS[0], 2).await?;
        next(&page).await?;
        page.in_shadow("#item-prosedur-0").await?;
        if leave == "reload" {
            browser.client.refresh().await?;
        } else {
            browser.client.goto(&office.url("lain.html")).await?;
            page.wait_until("return !!document.querySelector('#lain')").await?;
            browser.client.back().await?;
        }
        until(&page.clone(), FRESH).await?;
        ensure!(
            !holds(
                &page,
                "root.querySelector('.curtain') && !root.querySelector('.curtain').hidden"
            )
            .await?
        );
        nothing_left(&page, &["saved_at"]).await?;
    }
    // What this phone kept before it stood at a counter is gone as well, and not offered.
    browser.client.goto(&office.url("lain.html")).await?;
    page.eval("for (const key of ['0::', 'lain:u:l']) {
        localStorage[`survei-publik:${key}`] = '{\"format\":1,\"saved_at\":' + Date.now() + ',\"answers\":{\"waktu\":3}}';
      }")
        .await?;
    browser.client.goto(&office.url("")).await?;
    until(&page, FRESH).await?;
    ensure!(page.eval("return localStorage.length").await? == 0);
    browser.quit().await
}

async fn the_form_of_the_page_is_emptied_as_well(engine: Engine) -> Result<()> {
    let office = Office::open(&tablet(json!({ "reset": 5 })))?;
    office.page(
        "index.html",
        "id",
        "<survei-publik src=survei.json><form action=/api/responses method=post>\
         <input type=hidden name=id data-survei=id value=>\
         <textarea name=comment data-survei=comment></textarea><button>Kirim</button></form></survei-publik>",
    )?;
    let (browser, page) = open(engine, &office).await?;
    // As a browser fills it in again after a reload.
    let filled = "document.querySelector('textarea').value = 'Rahasia'; document.querySelector('[type=hidden]').value = 'ab'.repeat(16);";
    page.eval(filled).await?;
    begin(&page).await?;
    ensure!(!holds(&page, "root.querySelector('.resume')").await?);
    later(&page, 100).await?;
    until(&page, FRESH).await?;
    nothing_left(&page, &["Rahasia", "abab"]).await?;
    ensure!(
        page.eval("return document.querySelector('form').getAttribute('autocomplete')").await?
            == "off"
    );
    browser.quit().await
}

async fn the_page_behind_is_out_of_reach_and_comes_back_unharmed(engine: Engine) -> Result<()> {
    let office = Office::open(&tablet(json!({})))?;
    office.page(
        "index.html",
        "id",
        "<header><a id=menu href=/lain>Menu</a></header>\
         <main id=isi><p>Isi</p><survei-publik src=survei.json></survei-publik></main>\
         <footer id=kaki aria-hidden=false><input id=cari></footer>",
    )?;
    let (browser, page) = open(engine, &office).await?;
    let fills = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
        return box.x === 0 && box.y === 0 && Math.abs(box.width - innerWidth) < 2 && Math.abs(box.height - innerHeight) < 2";
    page.wait_until(fills).await?;
    for _ in 0..6 {
        page.press(&Key::Tab).await?;
        let outside =
            "return ['menu', 'cari'].includes(document.activeElement && document.activeElement.id)";
        ensure!(page.eval(outside).await? == json!(false), "the page behind has the focus");
    }
    // What the page puts in later is out of reach too.
    page.eval(
        "document.body.append(Object.assign(document.createElement('button'), { id: 'chat' }))",
    )
    .await?;
    page.wait_until("return document.querySelector('#chat').inert").await?;
    let before = "const kaki = document.querySelector('#kaki');
        return [kaki.inert, kaki.getAttribute('aria-hidden'), kaki.getAttribute('style') || '', document.documentElement.getAttribute('style') || '']";
    page.eval("window.host = document.querySelector(arguments[0]); window.host.remove()").await?;
    page.wait_until("return !document.querySelector('#kaki').inert").await?;
    ensure!(page.eval(before).await? == json!([false, "false", "", ""]));
    browser.quit().await
}

async fn staff_leave_without_a_pin_where_the_agency_says_whereto(engine: Engine) -> Result<()> {
    let office = Office::open(&tablet(json!({ "exit": "petugas.html" })))?;
    office.bare_page("petugas.html", "<p id=petugas>Petugas</p>")?;
    let (browser, page) = open(engine, &office).await?;
    let there = "return !!document.querySelector('#petugas')";
    begin(&page).await?;
    pick(&page, ITEMS[0], 2).await?;
    // Neither a tap on the name does anything, nor holding it for a moment; holding it long does.
    let press = |name: &str| {
        format!(
            "document.querySelector(arguments[0]).shadowRoot.querySelector('.agency')
             .dispatchEvent(new PointerEvent('{name}', {{ bubbles: true, composed: true }}))"
        )
    };
    for moment in [0, 3] {
        page.eval(&press("pointerdown")).await?;
        tokio::time::sleep(Duration::from_secs(moment)).await;
        page.eval(&press("pointerup")).await?;
    }
    tokio::time::sleep(Duration::from_secs(6)).await;
    ensure!(page.eval(there).await? == json!(false));
    page.eval(&press("pointerdown")).await?;
    page.wait_until(there).await?;
    browser.client.back().await?;
    until(&page, FRESH).await?;
    nothing_left(&page, &[]).await?;
    // Five times Escape, by keyboard.
    page.in_shadow(".opening .primary").await?;
    page.press(&Key::Escape.to_string().repeat(4)).await?;
    page.press(&Key::Tab).await?;
    page.press(&Key::Escape.to_string().repeat(4)).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    ensure!(page.eval(there).await? == json!(false));
    page.press(&Key::Escape).await?;
    page.wait_until(there).await?;
    browser.quit().await
}

/// So many citizens, one after the other, as fast as the page can.
const CITIZENS: &str = "
    const [host, times, done] = [document.querySelector(arguments[0]), arguments[1], arguments[2]];
    const root = host.shadowRoot;
    const turn = () => new Promise((resolve) => { const channel = new MessageChannel(); channel.port1.onmessage = resolve; channel.port2.postMessage(0); });
    (async () => {
      const until = async (css) => { while (!root.querySelector(css)) await turn(); return root.querySelector(css); };
      for (let citizen = 0; citizen < times; citizen += 1) {
        (await until('.opening .primary')).click();
        for (let question = 0; question < 3; question += 1) {
          const choice = await until('.choice input:not(:checked)');
          choice.click();
          await turn();
          root.querySelector('form button[type=submit]').click();
          while (choice.isConnected) await turn();
        }
        host.dispatchEvent(new CustomEvent('survei-sent', { detail: { confirmed: true } }));
        root.querySelector('.strip .primary').click();
        await until('.opening');
      }
      if (window.gc) window.gc();
      done([window.module.memory ? module.memory.buffer.byteLength : Object.values(module).find((one) => one instanceof WebAssembly.Memory).buffer.byteLength,
        root.querySelectorAll('*').length, performance.memory ? performance.memory.usedJSHeapSize : 0]);
    })().catch((error) => done(String(error)));
";

async fn two_hundred_citizens_leave_no_memory_behind(engine: Engine) -> Result<()> {
    let office = Office::open(&tablet(json!({})))?;
    let (browser, page) = open(engine, &office).await?;
    let run = async |times: u32| -> Result<Value> {
        let given = vec![json!("survei-publik"), json!(times)];
        Ok(browser.client.execute_async(CITIZENS, given).await?)
    };
    let begun = Instant::now();
    let warm = run(40).await?;
    // A driver waits half a minute for a script.
    let mut after = run(42).await?;
    for _ in 0..4 {
        after = run(42).await?;
    }
    let told = format!("{}: {warm} and then {after}, {:?}", engine.name(), begun.elapsed());
    // Not captured by the test's runner: the figures are wanted when the test passes.
    let _ = writeln!(std::io::stderr().lock(), "{told}");
    ensure!(warm[0].is_u64() && warm[0] == after[0], "the module's memory grew: {told}");
    ensure!(warm[1] == after[1], "elements are left: {told}");
    let heap = |told: &Value| told[2].as_u64().unwrap_or_default();
    ensure!(heap(&after) < heap(&warm) + 4_000_000, "the heap grew: {told}");
    until(&page, FRESH).await?;
    browser.quit().await
}
