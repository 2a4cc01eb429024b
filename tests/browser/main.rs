//! The widget inside a real browser, without a server.
#![cfg(target_arch = "wasm32")]
// Helpers of tests say what went wrong by panicking, as tests do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use js_sys::Function;
use survei_publik::browser::{BrowserHost, JsHost};
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

/// The outside world of a survey, in short; what the real one does is tried end to end.
fn host(element: &HtmlElement) -> JsHost {
    js(
        element,
        "return {
           now: Date.now, today: () => 20261127, random: (n) => 'ab'.repeat(n),
           load: () => localStorage.kept, keep: (text) => { localStorage.kept = text; return true; },
           attribute: (name) => (e.closest(`[${name}]`) || e).getAttribute(name) || undefined,
           place: (css) => {
             const root = document.createElement('div');
             s.innerHTML = `<style>${css}</style>`;
             s.append(root);
             return root;
           },
           send: () => {}, tell: () => {}, focus: () => {}, giveUp: () => {},
         };",
    )
    .unchecked_into()
}

async fn survey() -> (HtmlElement, Widget) {
    let document = web_sys::window().unwrap().document().unwrap();
    let element: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    js(
        &element,
        "e.attachShadow({ mode: 'open' }); document.body.append(e); localStorage.clear();",
    );
    let widget = mount(host(&element), CONFIG.to_owned(), None, None, None);
    yew::scheduler::flush().await;
    (element, widget)
}

#[wasm_bindgen_test]
async fn a_page_translator_never_makes_one_question_take_the_answer_of_another() {
    let (element, _widget) = survey().await;
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
async fn an_attribute_changed_to_nonsense_leaves_the_survey_on_screen() {
    let (element, widget) = survey().await;
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
fn what_javascript_tells_of_identifiers_and_the_day_is_read() {
    let document = web_sys::window().unwrap().document().unwrap();
    let element: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    js(&element, "e.attachShadow({ mode: 'open' });");
    let host = BrowserHost(host(&element));
    assert_eq!(host.random_id().0, [0xab; 16]);
    assert_eq!(host.today().to_string(), "2026-11-27");
}
