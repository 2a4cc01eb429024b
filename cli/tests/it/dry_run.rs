//! What a mapping makes of a response, as it is printed before anything is sent.

use crate::office::{Office, Run};

macro_rules! example {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/backends/", $name, ".json"))
    };
}

const ONCE: &str = "# Bila tidak jelas apakah sampai, kiriman tidak diulang, supaya tidak \
                    tersimpan dua kali. Bila penerima menolak kiriman kembar, sertakan {key}.";

const COMMENT: &str = "saran=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.";

fn run(text: &str, options: &str) -> Run {
    let office = Office::new();
    office.file("survei.json", text);
    office.file("satu-pertanyaan.json", example!("satu-pertanyaan"));
    office.run(&format!("dry-run survei.json {options}"))
}

#[test]
fn a_request_is_printed_byte_by_byte_and_always_the_same() {
    let first = run(example!("s01-u-bernomor"), "");
    let expected = format!(
        "{ONCE}\n\n### permintaan 1 dari 1\n# Berhasil bila status 200–299.\n\
         POST https://skm.contoh.go.id/simpan\n\
         Content-Type: application/x-www-form-urlencoded\n\n\
         u1=2&u2=3&u3=4&u4=1&u5=2&u6=3&u7=4&u8=1&u9=2&jk=P&umur=30&pendidikan=SMA%2Fsederajat\
         &pekerjaan=Wirausaha&tahun=2026&triwulan=4&{COMMENT}\n"
    );
    assert_eq!((first.code, first.out.as_str(), first.err.as_str()), (0, expected.as_str(), ""));
    assert_eq!(run(example!("s01-u-bernomor"), "").out, first.out);
}

#[test]
fn headers_stand_above_the_body_and_what_the_receiver_must_tell_is_said_first() {
    let run = run(example!("s25-octobercms"), "");
    let (head, body) = run.out.split_once("\n\n_token=").unwrap();
    let expected = format!(
        "# Sebelum dikirim: {{token.csrf}} diambil dari halaman tempat survei dipasang, elemen \
         input[name=_token].\n{ONCE}\n\n\
         ### permintaan 1 dari 1\n\
         # Berhasil bila status 200–299.\n\
         POST https://www.contoh.go.id/survei-kepuasan\n\
         Content-Type: application/x-www-form-urlencoded\n\
         X-OCTOBER-REQUEST-HANDLER: onSubmitSurvey\nX-Requested-With: XMLHttpRequest"
    );
    assert_eq!(head, expected);
    assert!(body.starts_with("{token.csrf}&s-1-p-55="), "{body}");
    assert_eq!(run.err, "");
}

#[test]
fn several_requests_are_parted_and_numbered_with_what_is_learnt_in_between() {
    let run = run(example!("s20-satu-permintaan-per-pertanyaan"), "");
    assert_eq!(run.out.matches("### permintaan ").count(), 10);
    let first = "### permintaan 1 dari 10\n\
                 # Berhasil bila status 200–299, dan alamat akhirnya memuat \"/survei/soal/\".\n\
                 # Dari alamat akhirnya dicatat {capture.responden}: bagian * dari /survei/soal/*.\n\
                 POST https://skm.contoh.go.id/survei/responden\n";
    assert!(run.out.contains(first), "{}", run.out);
    assert!(run.out.contains("&id_soal=57&nilai=4&id_responden={capture.responden}\n"));
}

#[test]
fn it_is_said_where_a_reply_cannot_be_read_and_where_a_request_may_be_repeated() {
    let form = run(example!("s23-google-form"), "").out;
    assert!(form.contains("# Jawaban penerima tidak bisa dibaca"), "{form}");
    let xml = run(example!("xml-openrosa"), "").out;
    assert!(xml.starts_with("# Bila tidak jelas apakah sampai, kiriman diulang"), "{xml}");
    assert!(xml.contains("# Berhasil bila status 201, 202.\n"), "{xml}");
    let json = run(example!("s17-json-saran-sebagai-jawaban"), "").out;
    assert!(json.contains(", dan nilai JSON ok adalah \"true\".\n"), "{json}");
}

#[test]
fn unit_service_and_language_can_be_chosen() {
    let text = example!("s03-awalan-dan-nomor-basis-data");
    assert!(run(text, "").out.contains("id_layanan=11&"));
    assert!(run(text, "--unit dpmptsp --service sip").out.contains("id_layanan=12&"));
    let unknown = run(text, "--service paspor");
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    assert!(unknown.err.contains("paspor"), "{}", unknown.err);
    let text = text.replace("{respondent.jenis_kelamin}", "{lang}");
    assert!(run(&text, "--lang en").out.contains("&jk=en&"));
}

#[test]
fn a_mistake_is_told_and_nothing_is_printed() {
    let broken = example!("s01-u-bernomor").replace("\"{score}\"", "\"{skor}\"");
    let run = run(&broken, "");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(
        run.err.contains("submit.mapping.fields[0].value: \"{skor}\" tidak ada"),
        "{}",
        run.err
    );
}

#[test]
fn a_get_is_printed_with_its_warning_on_the_side() {
    let run = run(example!("s21-get"), "");
    let expected = "GET https://polling.contoh.go.id/PollingController/index/2\
                    ?layanan=Nomor+Induk+Berusaha\n";
    assert_eq!(run.code, 0);
    assert!(run.out.ends_with(expected), "{}", run.out);
    assert!(run.err.contains("peringatan") && run.err.contains("GET"), "{}", run.err);
}

#[test]
fn without_a_mapping_the_format_of_the_survey_itself_is_printed() {
    let text = r#"{
        "agency": { "name": "Kota Contoh" }, "period": { "kind": "triwulan" },
        "units": [{ "id": "a", "name": "A", "services": [{ "id": "b", "name": "B" }] }],
        "submit": { "url": "/api/responses" }
    }"#;
    let run = run(text, "");
    let (head, body) = run.out.split_once("\n\n").unwrap();
    assert_eq!(head, "POST /api/responses\nContent-Type: application/json");
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!((&body["unit"], &body["answers"]["waktu"]), (&"a".into(), &4.into()));
    assert_eq!(body["score"]["indexes"]["ikm"]["mutu"], "D");
}
