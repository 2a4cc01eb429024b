//! The checker inside a real browser.
#![cfg(target_arch = "wasm32")]
// Helpers of tests say what went wrong by panicking, as tests do.
#![allow(clippy::unwrap_used)]

use js_sys::Function;
use survei_checker::report;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

const SOUND: &str = r#"{
  "agency": { "name": "Kota Tanjung Arum" },
  "units": [{ "id": "a", "name": "Dinas A", "services": [{ "id": "ktp", "name": "KTP-el" }] }],
  "period": { "kind": "tahun" },
  "submit": { "url": "/kirim" }
}"#;

/// An element with these attributes.
fn element(attributes: &[(&str, &str)]) -> HtmlElement {
    let element = Function::new_no_args("return document.createElement('div')");
    let element: HtmlElement = element.call0(&JsValue::NULL).unwrap().unchecked_into();
    for (name, value) in attributes {
        element.set_attribute(name, value).unwrap();
    }
    element
}

/// What the page hears, a line for each mistake; and what the console is told.
fn heard(element: &HtmlElement, text: &str, instrument: Option<&str>) -> (String, String) {
    let listen = "e.heard = []; e.said = [];
        e.addEventListener('survei-error', ({ detail }) => e.heard.push(...detail.diagnostics.map(
          (d) => [detail.kind, d.severity, d.path, d.code, d.message.includes(d.path)].join(' '))));
        e.real = [console.error, console.warn];
        console.error = (line) => e.said.push('error ' + line);
        console.warn = (line) => e.said.push('warn ' + line);";
    let run = |code: &str| Function::new_with_args("e", code).call1(&JsValue::NULL, element);
    run(listen).unwrap();
    report(element, text, instrument.map(str::to_owned));
    run("[console.error, console.warn] = e.real").unwrap();
    let told = |name: &str| run(&format!("return e.{name}.join('\\n')")).unwrap();
    (told("heard").as_string().unwrap(), told("said").as_string().unwrap())
}

#[wasm_bindgen_test]
fn nothing_is_told_where_nothing_is_wrong() {
    let element = element(&[("unit", "a"), ("service", "ktp"), ("layout", "one-page")]);
    assert_eq!(heard(&element, SOUND, None), (String::new(), String::new()));
}

#[wasm_bindgen_test]
fn an_attribute_that_names_nothing_is_told_with_what_there_is() {
    let (heard, said) = heard(&element(&[("layout", "sideways")]), SOUND, None);
    assert_eq!(heard, "configuration error attribute layout not_one_of true");
    assert!(said.contains("stepwise, one-page"), "{said}");
}

#[wasm_bindgen_test]
fn a_warning_is_a_warning_in_the_elements_language() {
    let text = SOUND.replacen('{', r#"{"layuot": "one-page","#, 1);
    let (heard, said) = heard(&element(&[("lang", "en-GB")]), &text, None);
    assert_eq!(heard, "configuration warning layuot unknown_key true");
    assert!(said.starts_with("warn [survei-publik] ") && said.contains("Did you mean"), "{said}");
}

#[wasm_bindgen_test]
fn a_mistake_in_the_questionnaires_file_is_told_with_its_name() {
    let text = SOUND.replacen('{', r#"{"instrument": "loket.json","#, 1);
    let (heard, _) = heard(&element(&[]), &text, Some(r#"{"format": 1}"#));
    assert!(heard.contains("configuration error loket.json: items missing true"), "{heard}");
}

#[wasm_bindgen_test]
fn a_questionnaire_that_could_not_be_fetched_is_a_name_that_does_not_exist() {
    let text = SOUND.replacen('{', r#"{"instrument": "skm17","#, 1);
    let (heard, said) = heard(&element(&[]), &text, None);
    assert_eq!(heard, "configuration error instrument unknown_reference true");
    assert!(said.contains("skm17") && said.contains("skm16, spkp"), "{said}");
}

#[wasm_bindgen_test]
fn a_mistake_in_a_mapping_is_told_though_the_widget_reads_none() {
    let fields = r#"[{ "name": "u{n}", "value": "{skor}", "each": "answers" }]"#;
    let mapping = format!(r#""url": "/kirim", "mapping": {{ "fields": {fields} }}"#);
    let text = SOUND.replacen(r#""url": "/kirim""#, &mapping, 1);
    let (heard, said) = heard(&element(&[]), &text, None);
    let place = "submit.mapping.fields[0].value";
    assert_eq!(heard, format!("configuration error {place} unknown_reference true"));
    assert!(said.contains("{skor}") && said.contains("{score}"), "{said}");
}
