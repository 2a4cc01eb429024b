//! The class `Tally` as JavaScript sees it, in a browser.
#![cfg(target_arch = "wasm32")]
// Helpers of tests say what went wrong by panicking, as tests do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use js_sys::{Array, Function};
use survei_publik::survey::instrument::{BUILT_IN, SKM9_2017, UnsurOrder, read};
use survei_publik::survey::response::Answers;
use survei_publik::survey::score;
use survei_tally::Tally;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// DPMPTSP Kab. Pulang Pisau, fourth quarter of 2018 (V8-2018Q4), in questionnaire order.
const TEN: [&str; 10] = [
    "433333334",
    "343433334",
    "343433334",
    "343434334",
    "343433334",
    "333333334",
    "433443333",
    "343433334",
    "343433334",
    "343433334",
];

/// What every tally of the ten rows is as text, whoever wrote it.
const TEXT: &str = concat!(
    r#"{"format":1,"instrument":"skm9-2017","instrument_version":1,"grouping":"unsur","#,
    r#""respondents":10,"indexes":[{"index":"ikm","unsur":["#,
    r#"{"unsur":"persyaratan","counts":[0,0,8,2],"sums":[[10,32]]},"#,
    r#"{"unsur":"prosedur","counts":[0,0,3,7],"sums":[[10,37]]},"#,
    r#"{"unsur":"waktu","counts":[0,0,10,0],"sums":[[10,30]]},"#,
    r#"{"unsur":"biaya","counts":[0,0,2,8],"sums":[[10,38]]},"#,
    r#"{"unsur":"produk","counts":[0,0,9,1],"sums":[[10,31]]},"#,
    r#"{"unsur":"kompetensi","counts":[0,0,9,1],"sums":[[10,31]]},"#,
    r#"{"unsur":"perilaku","counts":[0,0,10,0],"sums":[[10,30]]},"#,
    r#"{"unsur":"pengaduan","counts":[0,0,1,9],"sums":[[10,39]]},"#,
    r#"{"unsur":"sarana","counts":[0,0,10,0],"sums":[[10,30]]}]}]}"#,
);

/// What a script may use: the class, the instrument, the rows as objects, and `thrown`, which
/// gives the message of the `Error` that a function throws.
const PRELUDE: &str = r#"
    const keys = ["persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku",
                  "sarana", "pengaduan"];
    const rows = ten.map((row) => Object.fromEntries(keys.map((key, n) => [key, Number(row[n])])));
    const of = (rows, options) => {
        const tally = new Tally(skm9, options);
        for (const row of rows) tally.add(row);
        return tally;
    };
    const thrown = (run) => {
        try { run(); } catch (error) {
            return error instanceof Error ? error.message : `no Error: ${error}`;
        }
        return "nothing";
    };
"#;

/// Runs a script and gives its text, or its value as JSON.
fn js(script: &str) -> String {
    let tally = Tally::new(&SKM9_2017.into(), &JsValue::UNDEFINED).unwrap();
    let class = js_sys::Reflect::get(&tally.into(), &"constructor".into()).unwrap();
    let ten: Array = TEN.iter().map(|row| JsValue::from(*row)).collect();
    let (_, fkp) = BUILT_IN.iter().find(|(id, _)| *id == "fkp").unwrap();
    let code = format!("{PRELUDE}\n{script}");
    let script = Function::new_with_args("Tally, skm9, ten, fkp", &code);
    let arguments = [class, SKM9_2017.into(), ten.into(), (*fkp).into()];
    let value = script.apply(&JsValue::NULL, &arguments.iter().collect()).unwrap();
    let json = || js_sys::JSON::stringify(&value).unwrap().as_string().unwrap();
    value.as_string().unwrap_or_else(json)
}

#[wasm_bindgen_test]
fn ten_respondents_give_the_published_figure() {
    let main = |options: &str| {
        js(&format!(
            "const {{ respondents, profile, indexes: [ikm] }} = of(rows, {options}).figures();
             return [respondents, profile, ikm.value, ikm.value_indonesian, ikm.mutu, ikm.kinerja].join(' ');"
        ))
    };
    assert_eq!(main("undefined"), "10 2017-exact 82.78 82,78 B Baik");
    assert_eq!(main("{ profile: '2017-0.11' }"), "10 2017-0.11 81.95 81,95 B Baik");
    assert_eq!(main("{ profile: '2017-0.111', order: null }"), "10 2017-0.111 82.70 82,70 B Baik");
    let unsur = js("return of(rows).figures().indexes[0].unsur[0]");
    assert_eq!(
        unsur,
        r#"{"number":"U1","unsur":"persyaratan","name":"Persyaratan","answered":10,"total":32,"counts":{"1":0,"2":0,"3":8,"4":2},"nrr":"3.200","weighted":"0.356"}"#
    );
}

#[wasm_bindgen_test]
fn the_order_numbers_two_unsur_and_leaves_the_text_alone() {
    let eighth = |order: &str| {
        js(&format!(
            "const tally = of(rows, {{ order: '{order}' }});
             const figures = tally.figures(), unsur = figures.indexes[0].unsur;
             return [figures.order, unsur[7].number, unsur[7].unsur, unsur[7].total, tally.toText()].join(' ');"
        ))
    };
    assert_eq!(eighth("kuesioner"), format!("kuesioner U8 sarana 30 {TEXT}"));
    assert_eq!(eighth("daftar"), format!("daftar U8 pengaduan 39 {TEXT}"));
}

#[wasm_bindgen_test]
fn tallies_merged_in_any_order_are_the_text_of_the_core() {
    let instrument = read(SKM9_2017).usable().unwrap();
    let grouping = instrument.grouping_in(None, UnsurOrder::List).unwrap();
    let mut core = score::Tally::new(&instrument, &grouping);
    for row in TEN {
        let scores = row.bytes().map(|digit| digit - b'0');
        let answers: Answers =
            instrument.items.iter().map(|item| item.key.clone()).zip(scores).collect();
        core.add(&instrument, &answers);
    }
    assert_eq!(core.to_json(&instrument, &grouping), TEXT);
    let texts =
        js("const parts = [of(rows.slice(0, 1)), of(rows.slice(1, 4)), of([]), of(rows.slice(4))];
         const orders = [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]];
         const texts = orders.map(([first, ...rest]) => {
           const tally = Tally.ofText(parts[first].toText(), skm9);
           for (const part of rest) tally.merge(parts[part].toText());
           return tally.toText();
         });
         texts.push(of([...rows].reverse().map((row) => JSON.stringify(row))).toText());
         return JSON.stringify([...new Set(texts)]);");
    assert_eq!(texts, serde_json::to_string(&[TEXT]).unwrap());
}

#[wasm_bindgen_test]
fn an_answer_that_is_none_throws_an_error_that_names_it_and_counts_nothing() {
    for (answer, message) in [
        (
            "{ wktu: 3 }",
            "answers.wktu: skm9-2017 has no such item. Those with a score: persyaratan, prosedur, \
             waktu, biaya, produk, kompetensi, perilaku, sarana, pengaduan.",
        ),
        ("{ waktu: 5 }", "answers.waktu: 5 is no score of it. Give one of the numbers 1, 2, 3, 4."),
        ("{ waktu: 3.5 }", "answers.waktu: 3.5 is no score of it."),
        ("{ waktu: -1 }", "answers.waktu: -1 is no score of it."),
        ("{ waktu: 259 }", "answers.waktu: 259 is no score of it."),
        ("{ waktu: '3' }", "answers.waktu: a text is no score of it."),
        ("{ biaya: 3, waktu: [3] }", "answers.waktu: a list is no score of it."),
        ("'{\"waktu\":3,\"waktu\":4}'", "answers.waktu: given twice; give it once."),
        ("'{waktu'", "answers: not JSON, at line 1 column"),
        ("[3, 3]", "answers: give an object of scores by item key."),
        ("3", "answers: give an object, or its JSON as text."),
        ("undefined", "answers: give an object, or its JSON as text."),
        ("null", "answers: give an object, or its JSON as text."),
    ] {
        let thrown = js(&format!(
            "const tally = of(rows);
             const message = thrown(() => tally.add({answer}));
             return message + ' | ' + (tally.toText() === of(rows).toText());"
        ));
        assert!(thrown.starts_with(message), "{answer}: {thrown}");
        assert!(thrown.ends_with(" | true"), "{answer}: {thrown}");
    }
}

#[wasm_bindgen_test]
fn what_was_not_answered_is_left_out_or_null() {
    let figures = js(
        "const tally = of([{ waktu: 4, biaya: null }, '{\"biaya\": 2}', {}], { k: 1 });
         const { respondents, indexes: [ikm] } = tally.figures();
         return [respondents, ikm.value, ikm.unsur[0].nrr, ikm.unsur[2].answered, ikm.unsur[3].nrr].join(' ');",
    );
    assert_eq!(figures, "3 75.00  1 2.000");
    assert_eq!(
        js("const [ikm] = of([]).figures().indexes; return [ikm.value, ikm.mutu]"),
        "[null,null]"
    );
}

#[wasm_bindgen_test]
fn an_instrument_or_option_that_is_none_throws_an_error_that_says_how_to_mend_it() {
    for (call, message) in [
        ("new Tally('{')", "instrument: not usable.\n"),
        (
            "new Tally(fkp.replace('\"version\": 1', '\"version\": 0'))",
            "instrument: not usable.\nversion: ",
        ),
        ("new Tally()", "instrument: give an object, or its JSON as text."),
        (
            "new Tally(fkp.replace('\"items\": [\"biaya\"]', '\"items\": [\"organisasi\"]'))",
            "instrument: index persetujuan of grouping persetujuan counts \"organisasi\", which is no item with a score.",
        ),
        (
            "new Tally(skm9, { grouping: 'lain' })",
            "options.grouping: there is no \"lain\". Give one of: unsur.",
        ),
        (
            "new Tally(skm9, { order: 'U8' })",
            "options.order: there is no \"U8\". Give one of: kuesioner, daftar.",
        ),
        (
            "new Tally(skm9, { profile: 2017 })",
            "options.profile: there is no \"\". Give one of: 2017-exact, ",
        ),
        (
            "new Tally(skm9, { profil: '2004' })",
            "options.profil: unknown. There are: grouping, order, profile, k, choices.",
        ),
        ("new Tally(skm9, 'x')", "options: give an object."),
    ] {
        let thrown = js(&format!("return thrown(() => {call})"));
        assert!(thrown.starts_with(message), "{call}: {thrown}");
    }
}

#[wasm_bindgen_test]
fn a_text_that_is_no_such_tally_throws_and_is_not_merged() {
    for (text, message) in [
        ("'{}'", "text: no tally. Give what toText returned."),
        ("text.replace('\"format\":1', '\"format\":2')", "text: written by a newer tally.js."),
        (
            "text.replace('skm9-2017', 'skm16')",
            "text: of another instrument, edition or grouping. Wanted: skm9-2017 version 1, grouping unsur.",
        ),
        (
            "text.replace('\"instrument_version\":1', '\"instrument_version\":2')",
            "text: of another",
        ),
        ("text.replace('[10,32]', '[10,41]')", "text: its counts do not agree"),
        (
            "text.replace('\"respondents\":10', '\"respondents\":9')",
            "text: its counts do not agree",
        ),
        (
            "text.replace('[0,0,8,2]', '[0,0,18446744073709551615,2]')",
            "text: its counts do not agree",
        ),
        (
            "text.replace('\"respondents\":10', '\"respondents\":1125899906842624')",
            "text: its counts do not agree",
        ),
        (
            "text.replace('\"respondents\":10', '\"respondents\":1125899906842623')",
            "text: too many respondents",
        ),
    ] {
        let thrown = js(&format!(
            "const tally = of(rows), text = tally.toText();
             return thrown(() => tally.merge({text})) + ' | ' + (tally.toText() === text);"
        ));
        assert!(thrown.starts_with(message), "{text}: {thrown}");
        assert!(thrown.ends_with(" | true"), "{text}: {thrown}");
    }
}

#[wasm_bindgen_test]
fn a_consultation_is_counted_in_its_own_scale_and_takes_no_statements() {
    let figures = js(
        "const tally = new Tally(JSON.parse(fkp), { k: 1 });
         tally.add({ persyaratan: 1, waktu: 1 });
         tally.add({ persyaratan: 0 });
         const { grouping, indexes: [index] } = tally.figures();
         return [grouping, index.index, index.value, String(index.mutu), index.unsur[0].counts[1]].join(' ');",
    );
    assert_eq!(figures, "persetujuan persetujuan 75.00 null 1");
    let thrown = js("return thrown(() => new Tally(fkp).add({ organisasi: 'KANARI' }))");
    assert_eq!(thrown, "answers.organisasi: this item of fkp has no score; leave it out.");
}

#[wasm_bindgen_test]
fn figures_of_fewer_than_k_are_null_and_so_is_what_they_could_be_computed_from() {
    let main = |rows: &str, options: &str| {
        js(&format!(
            "const {{ respondents, k, indexes: [ikm] }} = of(rows.slice(0, {rows}), {options}).figures();
             const {{ answered, total, counts, nrr }} = ikm.unsur[0];
             return [respondents, k, ikm.value, ikm.mutu, answered, total, counts && 1, nrr]"
        ))
    };
    assert_eq!(main("4", "undefined"), "[null,5,null,null,null,null,null,null]");
    assert_eq!(main("10", "{ k: 10 }"), r#"[10,10,"82.78","B",10,32,1,"3.200"]"#);
    assert!(main("4", "{ k: 4 }").starts_with("[4,4,"));
    assert_eq!(
        js("return thrown(() => of(rows, { k: 0 }))"),
        "options.k: give a whole number from 1 to 100."
    );
}

#[wasm_bindgen_test]
fn randomised_answers_are_estimated_and_merged_in_any_order() {
    let script = |order: &str| {
        js(&format!(
            "const parts = [[['asn', '1.1'], ['tni', '1.1']], [['asn', '2']], [['asn', undefined]]];
             const told = parts.map((part) => {{
               const tally = of(rows);
               for (const [code, epsilon] of part) tally.addRandomised('pekerjaan', code, epsilon);
               return tally.toText();
             }});
             const tally = of([]);
             for (const part of {order}) tally.merge(told[part]);
             const text = Tally.ofText(tally.toText(), skm9, {{ k: 4 }});
             return [text.toText() === tally.toText(), tally.toText(), text.figures().randomised]"
        ))
    };
    let first = script("[0, 1, 2]");
    assert!(first.starts_with("[true,"), "{first}");
    assert_eq!(first, script("[2, 0, 1]"));
    let told = r#""field":"pekerjaan","respondents":4,"choices":[{"code":"asn","estimate":""#;
    assert!(first.contains(told), "{first}");
    for (call, message) in [
        ("'hobi', 'asn', '1'", "field: there is no \"hobi\"."),
        ("'pekerjaan', 'raja', '1'", "code: no choice of pekerjaan."),
        ("'pekerjaan', 'asn', '11'", "epsilon: give a decimal as text"),
    ] {
        let thrown = js(&format!("return thrown(() => of(rows).addRandomised({call}))"));
        assert!(thrown.starts_with(message), "{thrown}");
    }
}
