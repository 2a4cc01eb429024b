//! What a new edition of a questionnaire may change.

use serde_json::{Value, json};

use crate::office::{Office, Run};

/// A questionnaire with every kind of answer.
fn edition() -> Value {
    let choices = json!([
        { "score": 1, "label": "Buruk" }, { "score": 2, "label": "Cukup" }, { "score": 3, "label": "Bagus" }
    ]);
    json!({
        "format": 1, "id": "kota", "version": 3, "title": "Survei", "source": "Kota",
        "unsur": [{ "key": "u1", "name": "Satu" }, { "key": "u2", "name": "Dua" }],
        "pages": [{ "key": "setuju", "title": "Setujukah Anda?" }],
        "items": [
            { "key": "a", "unsur": "u1", "question": "Mudah?", "choices": choices },
            { "key": "b", "unsur": "u2", "question": "Cepat?", "choices": choices },
            { "key": "cara", "type": "select_one", "question": "Lewat apa?", "required": false, "options": [
                { "code": "loket", "label": "Loket" }, { "code": "situs", "label": "Situs" },
                { "code": "lain", "label": "Lainnya" }
            ] },
            { "key": "lama", "type": "number", "question": "Berapa menit?", "hint": "Kira-kira saja",
              "from": 0, "to": 240, "required": false },
            { "key": "cerita", "type": "long_text", "question": "Ceritakan", "required": false, "page": "setuju" },
            { "key": "usul", "type": "repeat", "question": "Usul", "required": false, "items": [
                { "key": "isi", "question": "Apa?" }, { "key": "kapan", "question": "Kapan?", "required": false }
            ] }
        ],
        "groupings": [{ "key": "biasa", "indexes": [{
            "key": "ikm", "name": "Indeks", "conversion": 25, "bands": "ikm-2017",
            "unsur": [{ "key": "u1", "items": ["a"] }, { "key": "u2", "items": ["b"] }]
        }] }],
        "respondent": [{ "key": "usia", "label": "Usia", "choices": [
            { "code": "muda", "label": "Muda" }, { "code": "tua", "label": "Tua" }
        ] }]
    })
}

fn compared(new: &Value) -> Run {
    let office = Office::new();
    office.file("lama.json", edition().to_string()).file("baru.json", new.to_string());
    office.run("check baru.json --published lama.json")
}

/// Applies a change: puts a value at a JSON pointer, or takes what is there away.
fn with(pointer: &str, value: Option<Value>) -> Value {
    let mut document = edition();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match (document.pointer_mut(parent).unwrap(), value) {
        (Value::Array(list), None) => drop(list.remove(key.parse().unwrap())),
        (Value::Array(list), Some(value)) if key == "-" => list.push(value),
        (Value::Array(list), Some(value)) => list[key.parse::<usize>().unwrap()] = value,
        (Value::Object(object), None) => drop(object.remove(key)),
        (Value::Object(object), Some(value)) => drop(object.insert(key.to_owned(), value)),
        other => panic!("{other:?}"),
    }
    document
}

fn raised(mut document: Value) -> Value {
    document["version"] = json!(4);
    document
}

/// It is refused whatever the version.
fn never(document: &Value, words: &str) {
    for document in [document.clone(), raised(document.clone())] {
        let run = compared(&document);
        assert_eq!(run.code, 2, "{words}: {}", run.out);
        let line = run.out.lines().find(|line| line.contains(words));
        let line = line.unwrap_or_else(|| panic!("{words}: {}", run.out));
        assert!(line.starts_with("  kesalahan ") && !line.contains("Naikkan"), "{line}");
    }
}

/// It takes a higher version, and is then a warning, or nothing.
fn raises(document: &Value, words: &str, warned: bool) {
    let run = compared(document);
    assert_eq!(run.code, 2, "{words}: {}", run.out);
    let line = run.out.lines().find(|line| line.contains(words));
    let line = line.unwrap_or_else(|| panic!("{words}: {}", run.out));
    assert!(line.starts_with("  kesalahan ") && line.ends_with("Naikkan \"version\"."), "{line}");
    let run = compared(&raised(document.clone()));
    assert_eq!(run.code, 0, "{words}: {}", run.out);
    assert!(!run.out.contains("  kesalahan "), "{}", run.out);
    let line = run.out.lines().find(|line| line.contains(words));
    assert_eq!(line.is_some_and(|line| line.starts_with("  peringatan ")), warned, "{}", run.out);
}

/// It changes nothing for stored answers.
fn fine(document: &Value) {
    for document in [document.clone(), raised(document.clone())] {
        let run = compared(&document);
        assert_eq!(run.code, 0, "{}", run.out);
        assert!(run.out.contains("tidak ada yang mengubah arti jawaban lama"), "{}", run.out);
    }
}

#[test]
fn an_edition_without_a_change_is_fine() {
    fine(&edition());
}

#[test]
fn only_editions_of_one_questionnaire_are_compared_and_the_version_never_goes_down() {
    let run = compared(&with("/id", Some(json!("desa"))));
    assert_eq!(run.code, 2);
    assert!(run.out.contains("id: dulu \"kota\", sekarang \"desa\""), "{}", run.out);
    let run = compared(&with("/version", Some(json!(2))));
    assert_eq!(run.code, 2);
    assert!(run.out.contains("version: versi turun dari 3 menjadi 2"), "{}", run.out);
}

#[test]
fn another_kind_of_answer_is_refused() {
    never(&with("/items/2/type", Some(json!("select_multiple"))), "items[2].type: jenis jawaban");
    never(&with("/items/3/type", Some(json!("text"))), "dari number menjadi text");
}

#[test]
fn other_scores_or_the_other_end_of_the_scale_are_refused() {
    // In both items: one index has one scale.
    let both = |change: fn(&mut Value)| {
        let mut document = edition();
        change(&mut document["items"][0]["choices"]);
        change(&mut document["items"][1]["choices"]);
        document
    };
    let higher = both(|choices| choices[2]["score"] = json!(4));
    never(&higher, "items[0].choices: nilai berubah dari 1, 2, 3 menjadi 1, 2, 4");
    let fewer = both(|choices| drop(choices.as_array_mut().unwrap().pop()));
    never(&fewer, "items[1].choices: nilai berubah dari 1, 2, 3 menjadi 1, 2");
    never(&with("/items/0/reversed", Some(json!(true))), "items[0].reversed: arah skala");
}

#[test]
fn an_option_is_not_removed_and_does_not_take_the_label_of_another() {
    never(&with("/items/2/options/1", None), "items[2].options: pilihan \"situs\" dihapus");
    let swapped = with("/items/2/options/0/label", Some(json!("Situs")));
    never(&swapped, "pilihan \"loket\" sekarang berbunyi seperti pilihan \"situs\" dulu");
    let swapped = with("/items/0/choices/0/label", Some(json!("Bagus")));
    never(&swapped, "pilihan \"1\" sekarang berbunyi seperti pilihan \"3\" dulu");
    never(&with("/respondent/0/choices/0", None), "respondent[0].choices: pilihan \"muda\"");
    // One more is fine, and so is another order.
    fine(&with("/items/2/options/-", Some(json!({ "code": "hp", "label": "HP" }))));
    let mut turned = edition();
    turned["items"][2]["options"].as_array_mut().unwrap().reverse();
    turned["items"][0]["choices"].as_array_mut().unwrap().reverse();
    fine(&turned);
}

#[test]
fn another_unsur_is_refused_whether_the_item_or_the_grouping_says_it() {
    never(&with("/items/0/unsur", Some(json!("u2"))), "items[0].unsur: unsur berubah");
    let mut swapped = edition();
    let unsur = &mut swapped["groupings"][0]["indexes"][0]["unsur"];
    (unsur[0]["items"], unsur[1]["items"]) = (json!(["b"]), json!(["a"]));
    never(&swapped, "groupings[0].indexes[0]: unsur berubah dari \"u1\" menjadi \"u2\"");
}

#[test]
fn the_rule_of_a_named_grouping_stays() {
    let index = "/groupings/0/indexes/0";
    let rule = "groupings[0].indexes[0]: bobot, pengali, atau tabel nilai mutu berubah";
    never(&with(&format!("{index}/conversion"), Some(json!(20))), rule);
    never(&with(&format!("{index}/bands"), None), rule);
    let mut weighed = edition();
    weighed["groupings"][0]["indexes"][0]["unsur"][0]["weight"] = json!("1/3");
    weighed["groupings"][0]["indexes"][0]["unsur"][1]["weight"] = json!("2/3");
    never(&weighed, rule);
    // Under a name of its own any rule is welcome.
    let mut other = weighed["groupings"][0].clone();
    other["key"] = json!("berbobot");
    fine(&with("/groupings/-", Some(other)));
    raises(
        &{
            let mut renamed = edition();
            renamed["groupings"][0]["key"] = json!("lain");
            renamed
        },
        "groupings[0]: \"biasa\" dihapus",
        false,
    );
}

#[test]
fn what_could_be_answered_can_still_be_answered() {
    let narrower = "jawaban yang dulu boleh, sekarang tidak boleh";
    never(&with("/items/3/to", Some(json!(120))), narrower);
    never(&with("/items/3/from", Some(json!(1))), narrower);
    never(&with("/items/4/type", Some(json!("text"))), narrower);
    fine(&with("/items/3/to", Some(json!(480))));
    fine(&with("/items/5/items/0/type", Some(json!("long_text"))));
}

#[test]
fn an_item_stays_inside_or_outside_a_repeated_one() {
    let mut out = edition();
    let inner = out["items"][5]["items"].as_array_mut().unwrap().remove(1);
    let mut inner = inner.as_object().unwrap().clone();
    inner.insert("type".to_owned(), json!("text"));
    out["items"].as_array_mut().unwrap().push(inner.into());
    never(&out, "items[6]: pindah ke dalam, ke luar");
    let mut within = edition();
    let item = within["items"].as_array_mut().unwrap().remove(3);
    within["items"][4]["items"].as_array_mut().unwrap().push(item);
    never(&within, "items[4].items[2]: pindah ke dalam, ke luar");
}

#[test]
fn another_wording_takes_a_higher_version_and_then_a_look() {
    for (pointer, text, path) in [
        ("/items/0/question", "Murah?", "items[0].question"),
        ("/items/0/choices/1/label", "Sedang", "items[0].choices"),
        ("/items/2/options/1/label", "Portal", "items[2].options"),
        ("/items/3/hint", "Dalam jam", "items[3].hint"),
        ("/items/1/hint", "Di loket", "items[1].hint"),
        ("/items/5/items/0/question", "Siapa?", "items[5].items[0].question"),
        ("/pages/0/title", "Tolakkah Anda?", "pages[0].title"),
        ("/unsur/1/name", "Kedua", "unsur[1].name"),
        ("/respondent/0/label", "Umur", "respondent[0].label"),
        ("/respondent/0/choices/1/label", "Lanjut", "respondent[0].choices"),
        ("/groupings/0/indexes/0/name", "IKM", "groupings[0].indexes[0].name"),
    ] {
        raises(&with(pointer, Some(json!(text))), &format!("{path}: bunyi berubah dari"), true);
    }
    raises(&with("/items/4/page", None), "items[4].page: bunyi berubah", true);
    // A translation is added freely: Indonesian is what binds.
    fine(&with("/items/0/question", Some(json!({ "id": "Mudah?", "en": "Easy?" }))));
}

#[test]
fn what_is_asked_of_others_takes_a_higher_version() {
    let only = json!([{ "item": "cara", "is": ["situs"] }]);
    let path = "items[3].relevant: ditanyakan kepada orang yang berbeda";
    raises(&with("/items/3/relevant", Some(only)), path, true);
    let mut modes = edition();
    modes["modes"] = json!([{ "key": "daring", "name": "Daring" }]);
    modes["items"][3]["mode"] = json!("daring");
    raises(&modes, "items[3].mode: ditanyakan kepada orang yang berbeda", true);
    raises(&with("/consultation", Some(json!(true))), "consultation: ada atau tidaknya", true);
}

#[test]
fn a_demand_takes_a_higher_version() {
    raises(
        &with("/items/3/required", Some(json!(true))),
        "items[3].required: sekarang wajib",
        true,
    );
    let new = json!({ "key": "baru", "type": "text", "question": "Baru?" });
    raises(&with("/items/-", Some(new.clone())), "items[6]: sekarang wajib", false);
    let field =
        json!({ "key": "kerja", "label": "Kerja", "choices": [{ "code": "a", "label": "A" }] });
    raises(&with("/respondent/-", Some(field)), "respondent[1]: sekarang wajib", false);
    // Nobody misses what may be left out, before or now.
    let mut optional = new;
    optional["required"] = json!(false);
    fine(&with("/items/-", Some(optional)));
    fine(&with("/items/5/items/0/required", Some(json!(false))));
}

#[test]
fn what_is_removed_takes_a_higher_version_and_figures_of_other_items_a_look() {
    raises(&with("/items/3", None), "items[3]: \"lama\" dihapus", false);
    raises(&with("/items/5", None), "items[5]: \"usul\" dihapus", false);
    raises(&with("/items/5/items/1", None), "items[5].items[1]: \"kapan\" dihapus", false);
    raises(&with("/respondent", None), "respondent[0]: \"usia\" dihapus", false);
    let mut shorter = with("/items/1", None);
    shorter["groupings"][0]["indexes"][0]["unsur"].as_array_mut().unwrap().remove(1);
    raises(&shorter, "groupings[0].indexes[0]: pertanyaan yang dihitung", true);
}

#[test]
fn the_comparison_wants_one_questionnaire_and_a_readable_one_before() {
    let office = Office::new();
    office.file("a.json", edition().to_string()).file("b.json", "{ \"items\": 3 }");
    office.file("survei.json", "{ \"units\": [] }");
    let run = office.run("check a.json a.json --published a.json");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("sebutkan satu kuesioner"), "{}", run.err);
    for (arguments, words) in [
        ("check a.json --published b.json", "Kuesioner b.json tidak bisa dipakai"),
        ("check a.json --published c.json", "c.json: tidak bisa dibaca"),
    ] {
        let run = office.run(arguments);
        assert_eq!(run.code, 2, "{arguments}");
        assert!(run.err.contains(words), "{}", run.err);
    }
    let run = office.run("check survei.json --published a.json");
    assert_eq!(run.code, 2);
    assert!(run.out.contains("hanya untuk kuesioner"), "{}", run.out);
    // Mistakes come first.
    let run = office.run("check b.json --published a.json");
    assert_eq!(run.code, 2);
    assert!(run.out.contains("items: ") && !run.out.contains("dibandingkan"), "{}", run.out);
}
