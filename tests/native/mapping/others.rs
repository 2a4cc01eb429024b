//! Backends with ways of their own.
//! One configuration each, from `examples/backends`, with the exact bytes.

use super::{Sent, sent};

#[test]
fn s20_one_request_for_each_question() {
    let sent = sent("s20-satu-permintaan-per-pertanyaan");
    let respondent = Sent {
        request: "POST https://skm.contoh.go.id/survei/responden",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "_token={token.csrf}&jenis_kelamin=P&pendidikan=SMA%2Fsederajat\
           &saran=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.",
    };
    respondent.is_one(&sent[0]);
    let bodies: Vec<&str> = sent.iter().skip(1).map(|request| request.body.as_str()).collect();
    let expected = [
        "_token={token.csrf}&id_soal=55&nilai=2&id_responden={capture.responden}",
        "_token={token.csrf}&id_soal=56&nilai=3&id_responden={capture.responden}",
        "_token={token.csrf}&id_soal=57&nilai=4&id_responden={capture.responden}",
        "_token={token.csrf}&id_soal=58&nilai=1&id_responden={capture.responden}",
        "_token={token.csrf}&id_soal=59&nilai=2&id_responden={capture.responden}",
        "_token={token.csrf}&id_soal=60&nilai=3&id_responden={capture.responden}",
        "_token={token.csrf}&id_soal=61&nilai=4&id_responden={capture.responden}",
        "_token={token.csrf}&id_soal=62&nilai=1&id_responden={capture.responden}",
        "_token={token.csrf}&id_soal=63&nilai=2&id_responden={capture.responden}",
    ];
    assert_eq!(bodies, expected);
    for request in &sent[1..] {
        assert_eq!(request.url, "https://skm.contoh.go.id/survei/jawab");
        assert_eq!(request.content_type.as_deref(), Some("application/x-www-form-urlencoded"));
    }
}

#[test]
fn s21_a_get_with_side_effects() {
    let expected = Sent {
        request: "GET https://polling.contoh.go.id/PollingController/index/2?layanan=Nomor+Induk+Berusaha",
        content_type: "",
        headers: &[],
        body: "",
    };
    expected.is(&sent("s21-get"));
}

#[test]
fn s22_a_single_choice_without_unsur() {
    let expected = Sent {
        request: "POST https://desa.contoh.go.id/survei",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "_token={token.csrf}&optionsRadios=cukup&consent=true",
    };
    expected.is(&sent("s22-satu-pilihan"));
}

#[test]
fn s23_a_google_form() {
    let expected = Sent {
        request: "POST https://docs.google.com/forms/d/e/KODE-FORMULIR/formResponse",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "entry.110000001=Perempuan&entry.110000002=26%E2%80%9334+tahun&entry.290581224=2\
           &entry.290581225=3&entry.290581227=4&entry.290581230=1&entry.290581231=2\
           &entry.290581236=3&entry.290581240=4&entry.290581244=1&entry.290581249=2\
           &entry.110000003=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.",
    };
    expected.is(&sent("s23-google-form"));
}

#[test]
fn s24_apps_script_gets_json_as_plain_text() {
    let expected = Sent {
        request: "POST https://script.google.com/macros/s/KODE-SKRIP/exec",
        content_type: "text/plain;charset=utf-8",
        headers: &[],
        body: concat!(
            r#"{"tanggal":"25/11/2026","layanan":"Nomor Induk Berusaha","#,
            r#""jenis_kelamin":"Perempuan","kunci":"0123456789abcdef0123456789abcdef","#,
            r#""jawaban":{"U1":2,"U2":3,"U3":4,"U4":1,"U5":2,"U6":3,"U7":4,"U8":1,"U9":2},"#,
            r#""saran":"Loket \"B\" ramah & cepat,\ntapi <antre>."}"#,
        ),
    };
    expected.is(&sent("s24-apps-script-teks"));
}

#[test]
fn s24_apps_script_gets_json_in_a_single_field() {
    let expected = Sent {
        request: "POST https://script.google.com/macros/s/KODE-SKRIP/exec",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "data=%7B%22tanggal%22%3A%2225%2F11%2F2026%22%2C%22layanan%22%3A%22Nomor+Induk+Berusaha%22%2C%22jenis_kelamin%22%3A%22Perempuan%22%2C%22kunci%22%3A%220123456789abcdef0123456789abcdef%22%2C%22jawaban%22%3A%7B%22U1%22%3A2%2C%22U2%22%3A3%2C%22U3%22%3A4%2C%22U4%22%3A1%2C%22U5%22%3A2%2C%22U6%22%3A3%2C%22U7%22%3A4%2C%22U8%22%3A1%2C%22U9%22%3A2%7D%2C%22saran%22%3A%22Loket+%5C%22B%5C%22+ramah+%26+cepat%2C%5Cntapi+%3Cantre%3E.%22%7D",
    };
    expected.is(&sent("s24-apps-script-data"));
}

#[test]
fn s25_a_constant_says_what_is_to_be_done() {
    let expected = Sent {
        request: "POST https://www.contoh.go.id/wp-admin/admin-ajax.php",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "action=skm_submit&nonce={token.nonce}&kirim_survei=true&website_check=&consent_wajib=1\
           &consent_followup=0&consent_publication=1&jenis_kelamin=Perempuan\
           &usia=26%E2%80%9334+tahun&q1=2&q2=3&q3=4&q4=1&q5=2&q6=3&q7=4&q8=1&q9=2\
           &saran=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.",
    };
    expected.is(&sent("s25-admin-ajax"));
}

#[test]
fn s25_a_header_says_what_is_to_be_done() {
    let expected = Sent {
        request: "POST https://www.contoh.go.id/survei-kepuasan",
        content_type: "application/x-www-form-urlencoded",
        headers: &["X-OCTOBER-REQUEST-HANDLER: onSubmitSurvey", "X-Requested-With: XMLHttpRequest"],
        body: "_token={token.csrf}&s-1-p-55=Kurang+sesuai&s-1-p-56=Mudah&s-1-p-57=Sangat+cepat\
           &s-1-p-58=Sangat+mahal&s-1-p-59=Kurang+sesuai&s-1-p-60=Kompeten\
           &s-1-p-61=Sangat+sopan+dan+ramah&s-1-p-62=Buruk&s-1-p-63=Ada+tetapi+tidak+berfungsi\
           &saran=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.",
    };
    expected.is(&sent("s25-octobercms"));
}
