//! The widget inside a real browser, without a server.
#![cfg(target_arch = "wasm32")]
// Helpers of tests say what went wrong by panicking, as tests do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use js_sys::Function;
use survei_publik::browser::{BrowserHost, Shell};
use survei_publik::embed::{Widget, mount};
use survei_publik::survey::host::Host as _;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

const CONFIG: &str = r#"{
  "agency": { "name": "Kota Tanjung Arum" },
  "units": [{ "id": "a", "name": "Dinas A", "services": [{ "id": "ktp", "name": "KTP-el" }] }],
  "respondent": [
    { "field": "jenis_kelamin", "use": "off" }, { "field": "usia", "use": "off" },
    { "field": "pendidikan", "use": "off" }, { "field": "pekerjaan", "use": "off" }
  ],
  "comment": "off",
  "period": { "kind": "tahun" },
  "submit": { "url": "/kirim" }
}"#;

/// Runs JavaScript with an element `e` and its shadow root `s`.
fn js(element: &HtmlElement, code: &str) -> JsValue {
    let code = format!("const s = e.shadowRoot; {code}");
    Function::new_with_args("e", &code).call1(&JsValue::NULL, element).unwrap()
}

fn text(element: &HtmlElement, css: &str) -> String {
    let code = format!("return s.querySelector('{css}')?.textContent ?? '(nothing)'");
    js(element, &code).as_string().unwrap()
}

async fn click(element: &HtmlElement, css: &str) {
    js(element, &format!("s.querySelector('{css}').click()"));
    yew::scheduler::flush().await;
}

/// A shell that can do nothing.
fn shell() -> Shell {
    js_sys::Object::new().unchecked_into()
}

async fn survey(key: &str) -> (HtmlElement, Widget) {
    let document = web_sys::window().unwrap().document().unwrap();
    let element: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    js(&element, "e.attachShadow({ mode: 'open' }); e.heard = [];");
    js(
        &element,
        "for (const name of ['survei-ready', 'survei-step', 'survei-sent', 'survei-error'])
           e.addEventListener(name, (event) => e.heard.push([name, event.detail]));
         document.body.append(e);",
    );
    let (config, key) = (CONFIG.to_owned(), key.to_owned());
    let widget = mount(element.clone(), shell(), config, None, key, None, None).unwrap();
    yew::scheduler::flush().await;
    (element, widget)
}

async fn answer_all(element: &HtmlElement) {
    click(element, ".opening .primary").await;
    for _ in 0..9 {
        click(element, ".choice:nth-child(4) input").await;
        click(element, "[type=submit]").await;
    }
}

/// Waits until the text of an element holds some words; the reply to a request takes its time.
async fn wait_for(element: &HtmlElement, css: &str, words: &str) {
    for _ in 0..200 {
        if text(element, css).contains(words) {
            return;
        }
        gloo_timers::future::TimeoutFuture::new(10).await;
        yew::scheduler::flush().await;
    }
    panic!("{css} says {} and never {words}", text(element, css));
}

#[wasm_bindgen_test]
async fn a_page_translator_never_makes_one_question_take_the_answer_of_another() {
    let (element, _widget) = survey("translated").await;
    click(&element, ".opening .primary").await;
    let mut seen = Vec::new();
    for n in 1..=9 {
        // What the translators of Chrome and Safari do: each text becomes a <font> of its own.
        js(
            &element,
            "const walk = document.createTreeWalker(s, NodeFilter.SHOW_TEXT);
             const texts = []; while (walk.nextNode()) texts.push(walk.currentNode);
             for (const text of texts) {
               const font = document.createElement('font');
               font.textContent = text.data;
               text.replaceWith(font);
             }",
        );
        assert_eq!(text(&element, ".stack > fieldset .overline"), format!("Pertanyaan {n} dari 9"));
        let question = text(&element, "#heading");
        assert!(!seen.contains(&question), "the {n}th screen still shows {question}");
        seen.push(question);
        assert_eq!(js(&element, "return s.querySelectorAll('input:checked').length"), 0);
        click(&element, ".choice:nth-child(3) input").await;
        click(&element, "[type=submit]").await;
    }
    assert_eq!(text(&element, "#heading"), "Periksa jawaban Anda");
    js(&element, "localStorage.clear()");
}

#[wasm_bindgen_test]
async fn a_page_that_breaks_fetch_leaves_the_response_kept_and_not_sent() {
    let (element, _widget) = survey("no-fetch").await;
    answer_all(&element).await;
    let code =
        "window.realFetch = window.fetch; window.fetch = () => Promise.reject('blocked by host')";
    js(&element, code);
    click(&element, ".review .primary").await;
    wait_for(&element, ".waiting", "Belum terkirim").await;
    assert!(text(&element, ".waiting").contains("tersimpan di perangkat ini"));
    let kept = js(&element, "return localStorage.getItem('no-fetch')").as_string().unwrap();
    assert!(kept.contains("body"), "{kept}");
    let last = js(&element, "return JSON.stringify(e.heard.at(-1))").as_string().unwrap();
    assert_eq!(last, r#"["survei-error",{"kind":"not-sent"}]"#);
    js(&element, "window.fetch = window.realFetch; localStorage.clear()");
}

#[wasm_bindgen_test]
async fn a_device_that_keeps_nothing_asks_not_to_close_the_page() {
    let (element, _widget) = survey("no-storage").await;
    js(
        &element,
        "Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new Error('denied'); } });
         window.realFetch = window.fetch; window.fetch = () => { throw new Error('no'); };",
    );
    answer_all(&element).await;
    click(&element, ".review .primary").await;
    wait_for(&element, ".waiting", "Jangan tutup halaman ini").await;
    js(&element, "delete window.localStorage; window.fetch = window.realFetch;");
}

#[wasm_bindgen_test]
async fn the_request_carries_no_cookie_and_no_referrer() {
    let (element, _widget) = survey("request").await;
    answer_all(&element).await;
    js(
        &element,
        "window.realFetch = window.fetch;
         window.fetch = (url, init) => {
           const request = new Request(url, init);
           e.sent = [request.method, request.credentials, request.referrerPolicy,
                     request.headers.get('content-type')].join(' ');
           return Promise.resolve(new Response('{\"receipt\":\"AAAA-1111\"}', { status: 201 }));
         };",
    );
    click(&element, ".review .primary").await;
    wait_for(&element, ".receipt", "AAAA-1111").await;
    let sent = js(&element, "return e.sent").as_string().unwrap();
    assert_eq!(sent, "POST omit no-referrer application/json");
    assert!(text(&element, ".figure").starts_with("100,00 · A · Sangat Baik"));
    assert_eq!(js(&element, "return localStorage.getItem('request')"), JsValue::NULL);
    js(&element, "window.fetch = window.realFetch;");
}

#[wasm_bindgen_test]
async fn all_surveys_of_a_page_share_one_style_sheet_and_leave_the_page_none() {
    let (first, _one) = survey("one").await;
    let (second, _two) = survey("two").await;
    let sheet = |element: &HtmlElement| js(element, "return s.adoptedStyleSheets[0]");
    assert!(sheet(&first).is_object());
    assert_eq!(sheet(&first), sheet(&second));
    assert_eq!(
        js(
            &first,
            "return document.adoptedStyleSheets.length + s.querySelectorAll('style').length"
        ),
        0
    );
}

#[wasm_bindgen_test]
async fn an_attribute_changed_to_nonsense_leaves_the_survey_on_screen() {
    let (element, widget) = survey("nonsense").await;
    click(&element, ".opening .primary").await;
    click(&element, ".choice:nth-child(2) input").await;
    element.set_attribute("layout", "sideways").unwrap();
    widget.update();
    yew::scheduler::flush().await;
    assert_eq!(js(&element, "return s.querySelectorAll('input:checked').length"), 1);
    assert!(widget.wrong(), "there is something to tell the web admin");
    element.remove_attribute("layout").unwrap();
    widget.update();
    assert!(!widget.wrong());
    js(&element, "localStorage.clear()");
}

#[wasm_bindgen_test]
fn identifiers_are_random_and_the_day_is_the_calendars() {
    let document = web_sys::window().unwrap().document().unwrap();
    let element: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    let host = BrowserHost::new(element.clone(), shell(), "key".to_owned());
    let (one, two) = (host.random_id(), host.random_id());
    assert_ne!(one, two);
    assert_ne!(one.0, [0; 16]);
    let day = "const d = new Date(); return [d.getFullYear(), d.getMonth() + 1, d.getDate()]
                 .map((n) => String(n).padStart(2, '0')).join('-')";
    let day = Function::new_no_args(day).call0(&JsValue::NULL).unwrap();
    assert_eq!(host.today().to_string(), day.as_string().unwrap());
}
