//! What backends want beside answers: each need of the field, with the bytes that meet it.
//! The made-up respondent is a woman of 26 to 34 who went to senior high school and runs a business.

use serde_json::{Value, json};

use super::{bodies, body, mapped, response, with_mapping};
use crate::office::config;

fn one(name: &str, value: &str, more: Value) -> String {
    body(json!({ "name": name, "value": value }), more)
}

#[test]
fn gender_is_written_in_every_code_that_is_in_use() {
    let gender = |more| one("jk", "{respondent.jenis_kelamin}", more);
    assert_eq!(gender(json!({})), "jk=P");
    for (man, woman) in [
        ("Laki-laki", "Perempuan"),
        ("laki-laki", "perempuan"),
        ("Pria", "Wanita"),
        ("pria", "wanita"),
        ("1", "2"),
        ("MALE", "FEMALE"),
    ] {
        let codes = json!({ "codes": { "jenis_kelamin": { "L": man, "P": woman } } });
        assert_eq!(gender(codes), format!("jk={woman}"));
    }
    let boolean = json!({
        "encoding": "json", "codes": { "jenis_kelamin": { "L": "true", "P": "false" } },
    });
    let field =
        json!({ "name": "is_male", "value": "{respondent.jenis_kelamin}", "type": "boolean" });
    assert_eq!(body(field, boolean), r#"{"is_male":false}"#);
    assert_eq!(one("jk", "{respondent.jenis_kelamin.label}", json!({})), "jk=Perempuan");
}

#[test]
fn age_is_a_band_a_code_a_number_or_a_year_of_birth() {
    let open = json!({ "di-bawah-17": "16", "di-atas-65": "70" });
    assert_eq!(one("usia", "{respondent.usia.label}", json!({})), "usia=26%E2%80%9334+tahun");
    assert_eq!(one("usia", "{respondent.usia}", json!({})), "usia=26-34");
    let codes = json!({ "codes": { "usia": { "26-34": "3", "*": "6" } } });
    assert_eq!(one("id_usia", "{respondent.usia}", codes), "id_usia=3");
    let number = json!({ "age": "midpoint", "codes": { "age": open } });
    assert_eq!(one("umur", "{age}", number), "umur=30");
    let year = json!({ "age": "birth_year", "codes": { "age": open } });
    assert_eq!(one("tahun-lahir", "{age}", year.clone()), "tahun-lahir=1996");
    let fields = json!([{ "name": "umur", "value": "{age}" }]);
    let oldest = bodies(fields, year, |submission| {
        submission.respondent.insert("usia".to_owned(), "di-atas-65".to_owned());
    });
    assert_eq!(oldest, "umur=1956");
}

#[test]
fn education_and_job_are_labels_codes_or_numbers_of_the_database() {
    let label = one("pendidikan", "{respondent.pendidikan.label}", json!({}));
    assert_eq!(label, "pendidikan=SMA%2Fsederajat");
    // Sets differ: what the backend does not know is its "Lainnya".
    let codes = json!({ "codes": { "pendidikan": { "s1": "4", "*": "9" } } });
    assert_eq!(one("id_pendidikan", "{respondent.pendidikan}", codes), "id_pendidikan=9");
    assert_eq!(one("pekerjaan", "{respondent.pekerjaan}", json!({})), "pekerjaan=wirausaha");
    // The companion for another job is there, and empty.
    let companion = json!({ "name": "pekerjaan_lainnya", "when_empty": "empty" });
    assert_eq!(body(companion, json!({})), "pekerjaan_lainnya=");
}

#[test]
fn unit_and_service_are_names_numbers_slugs_or_parts_of_the_address() {
    assert_eq!(one("jenis_layanan", "{service_name}", json!({})), "jenis_layanan=KTP+elektronik");
    assert_eq!(one("unit", "{unit_name}", json!({})), "unit=Dinas+Dukcapil");
    let codes = json!({ "codes": { "unit": { "dukcapil": "3" }, "service": { "ktp": "11" } } });
    assert_eq!(one("x", "{unit}/{service}", codes), "x=3%2F11");
    let base64 = json!({
        "url": "/skm/{unit}/{service}?nama={unit_name}",
        "fields": [{ "name": "a", "value": "b" }],
        "codes": { "unit": { "dukcapil": "MTI=" }, "service": { "dukcapil/ktp": "a/b?c#d" } },
    });
    let config = config(&with_mapping(base64));
    let sent = mapped(&config, &response(&config));
    assert_eq!(sent[0].url, "/skm/MTI%3D/a%2Fb%3Fc%23d?nama=Dinas%20Dukcapil");
}

#[test]
fn the_period_is_a_year_with_a_number_a_code_or_something_the_server_encrypts() {
    assert_eq!(one("x", "{year} {quarter} {semester} {period}", json!({})), "x=2026+4+2+2026-TW4");
    let roman = json!({ "codes": { "quarter": { "1": "I", "2": "II", "3": "III", "4": "IV" } } });
    assert_eq!(one("triwulan", "{quarter}", roman), "triwulan=IV");
    let code = json!({ "codes": { "period": { "2026-TW4": "7", "*": "8" } } });
    assert_eq!(one("id_periode", "{period}", code.clone()), "id_periode=7");
    let fields = json!([{ "name": "id_periode", "value": "{period}" }]);
    let later = bodies(fields, code, |response| response.period = "2027-TW1".to_owned());
    assert_eq!(later, "id_periode=8");
    let encrypted = json!({ "tokens": [
        { "name": "periode", "source": "json", "at": "data.periode", "page": "/api/periode" },
    ] });
    assert_eq!(one("periode", "{token.periode}", encrypted), "periode={token.periode}");
}

#[test]
fn the_day_is_written_in_the_order_of_the_backend_and_an_hour_is_a_constant() {
    assert_eq!(one("tgl_survei", "{day}", json!({})), "tgl_survei=2026-11-25");
    assert_eq!(one("tanggal", "{day:d/m/Y}", json!({})), "tanggal=25%2F11%2F2026");
    assert_eq!(one("tanggal", "{day:j-n-y}", json!({})), "tanggal=25-11-26");
    assert_eq!(one("jam_survei", "08.00 - 12.00", json!({})), "jam_survei=08.00+-+12.00");
}

#[test]
fn constants_consents_and_traps_for_robots_are_sent_as_they_are() {
    let fields = json!([
        { "name": "kirim_survei", "value": "true" },
        { "name": "action", "value": "skm_submit" },
        { "name": "username", "value": "skm" },
        { "name": "website_check", "when_empty": "empty" },
        { "name": "consent_wajib", "value": "1" },
        { "name": "disclimer", "value": "on" },
    ]);
    let expected = "kirim_survei=true&action=skm_submit&username=skm&website_check=&consent_wajib=1&disclimer=on";
    assert_eq!(bodies(fields, json!({}), |_| {}), expected);
}

#[test]
fn a_comment_that_must_be_there_is_filled_in_by_what_the_agency_writes() {
    let without = |more: Value, when_empty: &str| {
        let saran = json!({ "name": "saran", "value": "{comment}", "when_empty": when_empty });
        bodies(json!([saran]), more, |response| response.comment = None)
    };
    let filler = || json!({ "filler": "Tidak ada saran" });
    assert_eq!(without(filler(), "omit"), "saran=Tidak+ada+saran");
    assert_eq!(without(json!({}), "omit"), "");
    assert_eq!(without(json!({}), "empty"), "saran=");
    let with = one("saran", "{comment}", filler());
    assert_eq!(with, "saran=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.");
}

#[test]
fn who_somebody_is_is_what_the_agency_writes_down() {
    assert_eq!(one("nama", "Anonim", json!({})), "nama=Anonim");
    assert_eq!(one("nama_layanan", "{service_name}", json!({})), "nama_layanan=KTP+elektronik");
}
