//! Backends that take a document, in JSON or XML.
//! One configuration each, from `examples/backends`, with the exact bytes.

use super::{Sent, sent};

#[test]
fn s14_a_list_of_objects_with_scores_as_text() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/api/response",
        content_type: "application/json",
        headers: &["X-XSRF-TOKEN: {token.xsrf}"],
        body: concat!(
            r#"{"gender":"Wanita","age":"26–34 tahun","job":"Wirausaha","#,
            r#""response":[{"question_id":55,"answer":"2"},{"question_id":56,"answer":"3"},"#,
            r#"{"question_id":57,"answer":"4"},{"question_id":58,"answer":"1"},"#,
            r#"{"question_id":59,"answer":"2"},{"question_id":60,"answer":"3"},"#,
            r#"{"question_id":61,"answer":"4"},{"question_id":62,"answer":"1"},"#,
            r#"{"question_id":63,"answer":"2"}],"#,
            r#""suggestion":"Loket \"B\" ramah & cepat,\ntapi <antre>."}"#,
        ),
    };
    expected.is(&sent("s14-json-nilai-teks"));
}

#[test]
fn s15_a_list_of_objects_with_several_numbers() {
    let respondent = Sent {
        request: "POST https://skm.contoh.go.id/api/respondents",
        content_type: "application/json",
        headers: &[],
        body: r#"{"gender":"P","age":"26–34 tahun","service":"Nomor Induk Berusaha"}"#,
    };
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/api/answers",
        content_type: "application/json",
        headers: &[],
        body: concat!(
            r#"{"survey_date":"2026-11-25","survey_time":"08:00","#,
            r#""answers":[{"respondent_uuid":"{capture.respondent_uuid}","question_id":55,"#,
            r#""answer_option_id":221,"score":2},"#,
            r#"{"respondent_uuid":"{capture.respondent_uuid}","question_id":56,"answer_option_id":226,"#,
            r#""score":3},{"respondent_uuid":"{capture.respondent_uuid}","question_id":57,"#,
            r#""answer_option_id":231,"score":4},"#,
            r#"{"respondent_uuid":"{capture.respondent_uuid}","question_id":58,"answer_option_id":232,"#,
            r#""score":1},{"respondent_uuid":"{capture.respondent_uuid}","question_id":59,"#,
            r#""answer_option_id":237,"score":2},"#,
            r#"{"respondent_uuid":"{capture.respondent_uuid}","question_id":60,"answer_option_id":242,"#,
            r#""score":3},{"respondent_uuid":"{capture.respondent_uuid}","question_id":61,"#,
            r#""answer_option_id":247,"score":4},"#,
            r#"{"respondent_uuid":"{capture.respondent_uuid}","question_id":62,"answer_option_id":248,"#,
            r#""score":1},{"respondent_uuid":"{capture.respondent_uuid}","question_id":63,"#,
            r#""answer_option_id":253,"score":2}],"#,
            r#""suggestion":"Loket \"B\" ramah & cepat,\ntapi <antre>."}"#,
        ),
    };
    let sent = sent("s15-json-beberapa-nomor");
    let [first, second] = sent.as_slice() else { panic!("{} requests", sent.len()) };
    respondent.is_one(first);
    expected.is_one(second);
}

#[test]
fn s16_a_list_of_objects_with_the_number_of_the_choice_alone() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/api/jawaban",
        content_type: "application/json",
        headers: &[],
        body: concat!(
            r#"{"jenis_kelamin":"perempuan","id_layanan":11,"#,
            r#""jawaban":[{"id_pilihan_jawaban":221},{"id_pilihan_jawaban":226},"#,
            r#"{"id_pilihan_jawaban":231},{"id_pilihan_jawaban":232},"#,
            r#"{"id_pilihan_jawaban":237},{"id_pilihan_jawaban":242},"#,
            r#"{"id_pilihan_jawaban":247},{"id_pilihan_jawaban":248},"#,
            r#"{"id_pilihan_jawaban":253}],"#,
            r#""saran":"Loket \"B\" ramah & cepat,\ntapi <antre>."}"#,
        ),
    };
    expected.is(&sent("s16-json-nomor-pilihan-saja"));
}

#[test]
fn s17_the_comment_is_one_of_the_answers() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/api/skm",
        content_type: "application/json",
        headers: &[],
        body: concat!(
            r#"{"serviceId":"nib","answers":[{"code":"U1","value":2},"#,
            r#"{"code":"U2","value":3},{"code":"U3","value":4},{"code":"U4","value":1},"#,
            r#"{"code":"U5","value":2},{"code":"U6","value":3},{"code":"U7","value":4},"#,
            r#"{"code":"U8","value":1},{"code":"U9","value":2},"#,
            r#"{"code":"saran","text":"Loket \"B\" ramah & cepat,\ntapi <antre>."}]}"#,
        ),
    };
    expected.is(&sent("s17-json-saran-sebagai-jawaban"));
}

#[test]
fn s18_nested_objects_with_texts_copied_into_each_answer() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/api/skm/result",
        content_type: "application/json",
        headers: &["X-XSRF-TOKEN: {token.xsrf}"],
        body: concat!(
            r#"{"respondent":{"is_male":false,"education":"SMA/sederajat","#,
            r#""occupation":"Wirausaha"},"#,
            r#""resultHeader":{"service":"Nomor Induk Berusaha","#,
            r#""unit":"DPMPTSP Kabupaten Contoh","date":"2026-11-25","#,
            r#""note":"Loket \"B\" ramah & cepat,\ntapi <antre>."},"#,
            r#""answers":[{"id_skm_question":55,"#,
            r#""desc_skm_question":"Bagaimana pendapat Saudara tentang kesesuaian persyarat"#,
            r#"an pelayanan dengan jenis pelayanannya?","desc_skm_answer":"Kurang sesuai","#,
            r#""value":2},{"id_skm_question":56,"#,
            r#""desc_skm_question":"Bagaimana pemahaman Saudara tentang kemudahan prosedur "#,
            r#"pelayanan di unit ini?","desc_skm_answer":"Mudah","value":3},"#,
            r#"{"id_skm_question":57,"#,
            r#""desc_skm_question":"Bagaimana pendapat Saudara tentang kecepatan waktu dala"#,
            r#"m memberikan pelayanan?","desc_skm_answer":"Sangat cepat","value":4},"#,
            r#"{"id_skm_question":58,"#,
            r#""desc_skm_question":"Bagaimana pendapat Saudara tentang kewajaran biaya/tari"#,
            r#"f dalam pelayanan?","desc_skm_answer":"Sangat mahal","value":1},"#,
            r#"{"id_skm_question":59,"#,
            r#""desc_skm_question":"Bagaimana pendapat Saudara tentang kesesuaian produk pe"#,
            r#"layanan antara yang tercantum dalam standar pelayanan dengan hasil yang dibe"#,
            r#"rikan?","desc_skm_answer":"Kurang sesuai","value":2},"#,
            r#"{"id_skm_question":60,"#,
            r#""desc_skm_question":"Bagaimana pendapat Saudara tentang kompetensi/kemampuan"#,
            r#" petugas dalam pelayanan?","desc_skm_answer":"Kompeten","value":3},"#,
            r#"{"id_skm_question":61,"#,
            r#""desc_skm_question":"Bagaimana pendapat Saudara tentang perilaku petugas dal"#,
            r#"am pelayanan terkait kesopanan dan keramahan?","#,
            r#""desc_skm_answer":"Sangat sopan dan ramah","value":4},"#,
            r#"{"id_skm_question":62,"#,
            r#""desc_skm_question":"Bagaimana pendapat Saudara tentang kualitas sarana dan "#,
            r#"prasarana?","desc_skm_answer":"Buruk","value":1},"#,
            r#"{"id_skm_question":63,"#,
            r#""desc_skm_question":"Bagaimana pendapat Saudara tentang penanganan pengaduan"#,
            r#" pengguna layanan?","desc_skm_answer":"Ada tetapi tidak berfungsi","#,
            r#""value":2}]}"#,
        ),
    };
    expected.is(&sent("s18-json-bertingkat"));
}

#[test]
fn s19_labels_and_numbers_by_position() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/api/survei",
        content_type: "application/json",
        headers: &[],
        body: concat!(
            r#"{"usia":30,"bidang":"DPMPTSP Kabupaten Contoh","#,
            r#""jawaban":[{"jawaban":"Kurang sesuai","nilai":2},"#,
            r#"{"jawaban":"Mudah","nilai":3},{"jawaban":"Sangat cepat","nilai":4},"#,
            r#"{"jawaban":"Sangat mahal","nilai":1},{"jawaban":"Kurang sesuai","nilai":2},"#,
            r#"{"jawaban":"Kompeten","nilai":3},"#,
            r#"{"jawaban":"Sangat sopan dan ramah","nilai":4},"#,
            r#"{"jawaban":"Buruk","nilai":1},"#,
            r#"{"jawaban":"Ada tetapi tidak berfungsi","nilai":2}],"#,
            r#""saran":"Loket \"B\" ramah & cepat,\ntapi <antre>."}"#,
        ),
    };
    expected.is(&sent("s19-json-teks-dan-nilai"));
}

#[test]
fn a_tree_in_xml_as_openrosa_has_it() {
    let expected = Sent {
        request: "POST https://data.contoh.go.id/submission",
        content_type: "text/xml;charset=utf-8",
        headers: &[],
        body: concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<data id=\"skm\" version=\"1\"><layanan>n",
            r#"ib</layanan><skm><persyaratan>2</persyaratan><prosedur>3</prosedur><waktu>4<"#,
            r#"/waktu><biaya>1</biaya><produk>2</produk><kompetensi>3</kompetensi><perilaku"#,
            r#">4</perilaku><sarana>1</sarana><pengaduan>2</pengaduan></skm><saran>Loket &q"#,
            r#"uot;B&quot; ramah &amp; cepat,&#10;tapi &lt;antre&gt;.</saran><meta><instanc"#,
            r#"eID>uuid:0123456789abcdef0123456789abcdef</instanceID></meta></data>"#,
        ),
    };
    expected.is(&sent("xml-openrosa"));
}
