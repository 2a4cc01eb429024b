//! Answers of every kind, given by hand in a real browser, and the public consultation.

use anyhow::Result;
use serde_json::{Value, json};
use survei_e2e::{Browser, Engine, Page, in_each_engine};

use crate::journey::{begin, next, pick, send, thanked};
use crate::layout::check;
use crate::office::{Office, plain};

in_each_engine! {
    every_kind_of_answer_is_given_by_hand_and_arrives_as_it_was_given
    a_consultation_runs_from_its_topic_to_the_agreement_in_the_recap
}

/// The id of the control that has the keyboard focus.
const FOCUS: &str = "return document.querySelector(arguments[0]).shadowRoot.activeElement?.id";

fn visit() -> Value {
    json!({
        "format": 1, "id": "kunjungan", "version": 1, "title": "Kunjungan Anda", "source": "Sendiri",
        "unsur": [{ "key": "layanan", "name": "Layanan" }],
        "items": [
            { "key": "puas", "unsur": "layanan", "question": "Puaskah Anda?", "choices": [
                { "score": 1, "label": "Tidak puas" }, { "score": 2, "label": "Puas" },
            ] },
            { "key": "mengapa", "type": "long_text", "question": "Mengapa tidak puas?",
              "relevant": [{ "item": "puas", "is": ["1"] }] },
            { "key": "alat", "type": "select_multiple", "required": false,
              "question": "Alat apa yang Anda pakai?", "options": [
                { "code": "hp", "label": "HP" }, { "code": "laptop", "label": "Laptop" },
                { "code": "loket", "label": "Tidak pakai alat" },
              ] },
            { "key": "antre", "type": "number", "from": 0, "to": 600,
              "question": "Berapa menit Anda antre?" },
            { "key": "lapor", "type": "yes_no", "question": "Pernah melapor karena antre?",
              "relevant": [{ "item": "antre", "from": 60 }] },
            { "key": "kejadian", "type": "repeat", "required": false,
              "question": "Apa yang terjadi?", "items": [
                { "key": "apa", "question": "Kejadiannya" },
                { "key": "hari", "type": "number", "required": false, "question": "Selama berapa hari?" },
              ] },
        ],
    })
}

/// The only response that is stored, by its statements.
async fn every_kind_of_answer_is_given_by_hand_and_arrives_as_it_was_given(
    engine: Engine,
) -> Result<()> {
    let mut config = plain();
    config["instrument"] = json!("kunjungan.json");
    config.as_object_mut().unwrap().remove("respondent");
    config["comment"] = json!("off");
    let office = Office::open_with(&config, &[("kunjungan.json", visit().to_string())])?;
    let browser = Browser::start(engine).await?;
    browser.resize(390, 800).await?;
    browser.client.goto(&office.url("")).await?;
    let page = browser.page();
    begin(&page).await?;
    // Not satisfied: then the reason is asked.
    pick(&page, "puas", 1).await?;
    check(&browser, &page, 390, "kinds-pair").await?;
    next(&page).await?;
    page.in_shadow("textarea#item-mengapa").await?;
    next(&page).await?;
    page.in_shadow("#errors").await?;
    page.type_in_shadow("#item-mengapa", "Petugas lama datang").await?;
    check(&browser, &page, 390, "kinds-text").await?;
    next(&page).await?;
    for option in [0, 1, 0, 2] {
        page.click_in_shadow(&format!("#item-alat-{option}")).await?;
    }
    check(&browser, &page, 390, "kinds-several").await?;
    next(&page).await?;
    page.type_in_shadow("#item-antre", "lama").await?;
    next(&page).await?;
    page.in_shadow("#error-item-antre").await?;
    page.eval(
        "document.querySelector(arguments[0]).shadowRoot.querySelector('#item-antre').select()",
    )
    .await?;
    page.press("75").await?;
    check(&browser, &page, 390, "kinds-number").await?;
    next(&page).await?;
    // Over an hour: asked, and answered with the first of two.
    page.click_in_shadow("#item-lapor-0").await?;
    next(&page).await?;
    entries(&page).await?;
    check(&browser, &page, 390, "kinds-entries").await?;
    next(&page).await?;
    page.in_shadow(".review").await?;
    check(&browser, &page, 390, "kinds-review").await?;
    send(&page).await?;
    thanked(&page).await?;
    // Everything as it was given; "hp" was taken back, the first entry was removed.
    let stored = office.statements()?;
    assert_eq!(
        stored,
        json!({
            "alat": ["laptop", "loket"],
            "antre": "75",
            "kejadian": [{ "apa": "Salah panggil" }],
            "lapor": "ya",
            "mengapa": "Petugas lama datang",
        })
    );
    // One respondent, 1 on a scale of 1 to 2, times 25.
    assert_eq!(office.recap("")?["indexes"][0]["value"], "25.00");
    browser.quit().await
}

/// Two entries are written, the first is removed, and the focus is where the next step is.
async fn entries(page: &Page) -> Result<()> {
    page.click_in_shadow("#item-kejadian").await?;
    page.in_shadow("#item-kejadian-0-apa").await?;
    assert_eq!(page.eval(FOCUS).await?, "item-kejadian-0-apa");
    page.press("Berkas hilang").await?;
    page.click_in_shadow("#item-kejadian").await?;
    page.in_shadow("#item-kejadian-1-apa").await?;
    page.press("Salah panggil").await?;
    page.type_in_shadow("#item-kejadian-0-hari", "3").await?;
    page.click_in_shadow(".entry .link").await?;
    page.wait_until(
        "const root = document.querySelector(arguments[0]).shadowRoot;\
         return root.querySelectorAll('.entry').length === 1\
             && root.querySelector('#item-kejadian-0-apa').value === 'Salah panggil'\
             && root.querySelector('#item-kejadian-0-hari').value === ''",
    )
    .await?;
    assert_eq!(page.eval(FOCUS).await?, "item-kejadian");
    Ok(())
}

async fn a_consultation_runs_from_its_topic_to_the_agreement_in_the_recap(
    engine: Engine,
) -> Result<()> {
    let mut config = plain();
    config["instrument"] = json!("fkp");
    config["comment"] = json!("off");
    config.as_object_mut().unwrap().remove("respondent");
    config["topic"] = json!({
        "id": "sp-ktp-2026", "title": "Rancangan Standar Pelayanan KTP elektronik",
        "text": "1. Persyaratan: fotokopi KK.\n2. Prosedur: ambil nomor, rekam, tunggu.",
        "document": "/rancangan.pdf",
    });
    let office = Office::open(&config)?;
    let browser = Browser::start(engine).await?;
    for (width, disagreed) in [(320, 1), (390, 2), (1280, 0)] {
        browser.resize(width, 800).await?;
        browser.client.goto(&office.url("")).await?;
        let page = browser.page();
        page.click_in_shadow(".opening summary").await?;
        check(&browser, &page, width, "fkp-opening").await?;
        begin(&page).await?;
        for field in ["unsur_peserta", "jenis_kelamin"] {
            page.click_in_shadow(&format!("#field-{field}-1")).await?;
        }
        check(&browser, &page, width, "fkp-participant").await?;
        next(&page).await?;
        let parts = ["persyaratan", "prosedur", "waktu", "biaya"];
        for (place, part) in parts.into_iter().enumerate() {
            let choice = if place < disagreed { 0 } else { 1 };
            page.click_in_shadow(&format!("#item-{part}-{choice}")).await?;
        }
        check(&browser, &page, width, "fkp-agreement").await?;
        next(&page).await?;
        page.click_in_shadow("#item-masukan").await?;
        page.click_in_shadow("#item-masukan-0-komponen-2").await?;
        next(&page).await?;
        page.in_shadow("#error-item-masukan-0-masalah").await?;
        check(&browser, &page, width, "fkp-points-errors").await?;
        page.type_in_shadow("#item-masukan-0-masalah", "Antre dua jam").await?;
        page.type_in_shadow("#item-masukan-0-usulan", "Tambah satu loket").await?;
        page.type_in_shadow("#item-masukan-0-jangka-waktu", "1 bulan").await?;
        check(&browser, &page, width, "fkp-points").await?;
        next(&page).await?;
        page.in_shadow("#item-organisasi").await?;
        next(&page).await?;
        page.in_shadow(".review").await?;
        check(&browser, &page, width, "fkp-review").await?;
        send(&page).await?;
        thanked(&page).await?;
        check(&browser, &page, width, "fkp-sent").await?;
    }
    let recap = office.recap("")?;
    // Persyaratan: 1 of 3 agrees, prosedur 2 of 3, waktu and biaya all: the mean over the four
    // parts that anybody answered, (1/3 + 2/3 + 1 + 1) ÷ 4 = 0,75, times 100.
    assert_eq!(recap["respondents"], 3);
    assert_eq!(recap["indexes"][0]["index"], "persetujuan");
    assert_eq!(recap["indexes"][0]["value"], "75.00");
    browser.quit().await
}
