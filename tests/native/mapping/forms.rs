//! Backends that take what a form posts.
//! One configuration each, from `examples/backends`, with the exact bytes.

use super::{Sent, sent};

#[test]
fn s1_flat_names_with_a_number_from_one() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/simpan",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "u1=2&u2=3&u3=4&u4=1&u5=2&u6=3&u7=4&u8=1&u9=2&jk=P&umur=30&pendidikan=SMA%2Fsederajat\
           &pekerjaan=Wirausaha&tahun=2026&triwulan=4\
           &saran=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.",
    };
    expected.is(&sent("s01-u-bernomor"));
}

#[test]
fn s2_flat_names_with_another_prefix() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/isi-survei",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "layanan=Nomor+Induk+Berusaha&jenis_kelamin=Perempuan&usia=26%E2%80%9334+tahun\
           &pendidikan=SMA%2Fsederajat&pekerjaan=Wirausaha&q1=2&q2=3&q3=4&q4=1&q5=2&q6=3&q7=4\
           &q8=1&q9=2&kritik_saran=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.\
           &kirim=Kirim",
    };
    expected.is(&sent("s02-awalan-lain"));
}

#[test]
fn s3_a_prefix_with_a_number_of_the_database() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/responden/simpan",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "id_layanan=11&umur=3&jk=P&pendidikan=4&jawaban55=2&jawaban56=3&jawaban57=4\
           &jawaban58=1&jawaban59=2&jawaban60=3&jawaban61=4&jawaban62=1&jawaban63=2\
           &saran=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.",
    };
    expected.is(&sent("s03-awalan-dan-nomor-basis-data"));
}

#[test]
fn s4_a_bare_number_of_the_database_is_the_name() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/kuesioner/simpan",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "jenis-kelamin=wanita&tahun-lahir=1996&pekerjaan=Wirausaha&55=2&56=3&57=4&58=1&59=2\
           &60=3&61=4&62=1&63=2\
           &keterangan=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.",
    };
    expected.is(&sent("s04-nomor-basis-data"));
}

#[test]
fn s5_a_map_in_brackets_by_number() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/survey/store",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "csrf_test_name={token.csrf}&id_periode=7&id_opd=3&usia=26%E2%80%9334+tahun&jenis_kelamin=Perempuan\
           &jawaban%5B55%5D=2&jawaban%5B56%5D=3&jawaban%5B57%5D=4&jawaban%5B58%5D=1\
           &jawaban%5B59%5D=2&jawaban%5B60%5D=3&jawaban%5B61%5D=4&jawaban%5B62%5D=1\
           &jawaban%5B63%5D=2&saran=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.",
    };
    expected.is(&sent("s05-kurung-nomor"));
}

#[test]
fn s6_a_map_in_brackets_by_uuid() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/skm/nomor-induk-berusaha/responden",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "_token={token.csrf}&nama=Anonim&gender=P&age=30\
           &education_id=9b1c0204-5d7e-4a21-8f3b-6c0d2e4f0402&occupation=Wirausaha\
           &answers%5B9b1c0101-5d7e-4a21-8f3b-6c0d2e4f0101%5D=2\
           &answers%5B9b1c0102-5d7e-4a21-8f3b-6c0d2e4f0201%5D=3\
           &answers%5B9b1c0103-5d7e-4a21-8f3b-6c0d2e4f0301%5D=4\
           &answers%5B9b1c0104-5d7e-4a21-8f3b-6c0d2e4f0401%5D=1\
           &answers%5B9b1c0105-5d7e-4a21-8f3b-6c0d2e4f0501%5D=2\
           &answers%5B9b1c0106-5d7e-4a21-8f3b-6c0d2e4f0601%5D=3\
           &answers%5B9b1c0107-5d7e-4a21-8f3b-6c0d2e4f0701%5D=4\
           &answers%5B9b1c0108-5d7e-4a21-8f3b-6c0d2e4f0801%5D=1\
           &answers%5B9b1c0109-5d7e-4a21-8f3b-6c0d2e4f0901%5D=2\
           &suggestion=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.",
    };
    expected.is(&sent("s06-kurung-uuid"));
}

#[test]
fn s7_a_map_in_brackets_with_numbers_of_choices() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/ikm/simpan",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "csrf_test_name={token.csrf}&id_layanan=11&jns_kelamin=P&id_pekerjaan=5\
           &jawaban_id%5B55%5D=221&jawaban_id%5B56%5D=226&jawaban_id%5B57%5D=231\
           &jawaban_id%5B58%5D=232&jawaban_id%5B59%5D=237&jawaban_id%5B60%5D=242\
           &jawaban_id%5B61%5D=247&jawaban_id%5B62%5D=248&jawaban_id%5B63%5D=253\
           &masukan=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.",
    };
    expected.is(&sent("s07-kurung-nomor-pilihan"));
}

#[test]
fn s8_a_map_in_brackets_with_composite_values() {
    let boundary = "survei-0123456789abcdef0123456789abcdef";
    let part = |(name, value): (&str, &str)| {
        let head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"");
        format!("{head}\r\n\r\n{value}\r\n")
    };
    let parts = [
        ("jenis_kelamin", "2"),
        ("layanan_publik_id", "11"),
        ("answers[55]", "55_221"),
        ("answers[56]", "56_226"),
        ("answers[57]", "57_231"),
        ("answers[58]", "58_232"),
        ("answers[59]", "59_237"),
        ("answers[60]", "60_242"),
        ("answers[61]", "61_247"),
        ("answers[62]", "62_248"),
        ("answers[63]", "63_253"),
        ("feedback", "Loket \"B\" ramah & cepat,\r\ntapi <antre>."),
    ];
    let body = parts.map(part).concat() + &format!("--{boundary}--\r\n");
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/survei",
        content_type: &format!("multipart/form-data; boundary={boundary}"),
        headers: &[
            "X-CSRF-TOKEN: {token.csrf}",
            "Accept: application/json",
            "X-Requested-With: XMLHttpRequest",
        ],
        body: &body,
    };
    expected.is(&sent("s08-kurung-nilai-gabungan"));
}

#[test]
fn s9_flat_names_with_composite_values() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/skm/proses.php",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "tanggal=25-11-2026&jum=9&pilih1=55%2C2&pilih2=56%2C3&pilih3=57%2C4&pilih4=58%2C1\
           &pilih5=59%2C2&pilih6=60%2C3&pilih7=61%2C4&pilih8=62%2C1&pilih9=63%2C2\
           &saran=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.&lanjut=Lanjut",
    };
    expected.is(&sent("s09-nilai-gabungan"));
}

#[test]
fn s10_a_repeated_name_with_json_texts() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/kuesioner",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "jenisKelamin=P\
           &answers%5B%5D=%7B%22idKuesioner%22%3A55%2C%22kuesionerAnswer%22%3A2%7D\
           &answers%5B%5D=%7B%22idKuesioner%22%3A56%2C%22kuesionerAnswer%22%3A3%7D\
           &answers%5B%5D=%7B%22idKuesioner%22%3A57%2C%22kuesionerAnswer%22%3A4%7D\
           &answers%5B%5D=%7B%22idKuesioner%22%3A58%2C%22kuesionerAnswer%22%3A1%7D\
           &answers%5B%5D=%7B%22idKuesioner%22%3A59%2C%22kuesionerAnswer%22%3A2%7D\
           &answers%5B%5D=%7B%22idKuesioner%22%3A60%2C%22kuesionerAnswer%22%3A3%7D\
           &answers%5B%5D=%7B%22idKuesioner%22%3A61%2C%22kuesionerAnswer%22%3A4%7D\
           &answers%5B%5D=%7B%22idKuesioner%22%3A62%2C%22kuesionerAnswer%22%3A1%7D\
           &answers%5B%5D=%7B%22idKuesioner%22%3A63%2C%22kuesionerAnswer%22%3A2%7D\
           &kritikSaran=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.",
    };
    expected.is(&sent("s10-teks-json-berulang"));
}

#[test]
fn s11_parallel_arrays() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/ikm/kirim",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "tgl_survei=2026-11-25&jam_survei=08.00+-+12.00&id_soal%5B0%5D=55&id_soal%5B1%5D=56\
           &id_soal%5B2%5D=57&id_soal%5B3%5D=58&id_soal%5B4%5D=59&id_soal%5B5%5D=60\
           &id_soal%5B6%5D=61&id_soal%5B7%5D=62&id_soal%5B8%5D=63\
           &jenis_pertanyaan%5B0%5D=pilihan&jenis_pertanyaan%5B1%5D=pilihan\
           &jenis_pertanyaan%5B2%5D=pilihan&jenis_pertanyaan%5B3%5D=pilihan\
           &jenis_pertanyaan%5B4%5D=pilihan&jenis_pertanyaan%5B5%5D=pilihan\
           &jenis_pertanyaan%5B6%5D=pilihan&jenis_pertanyaan%5B7%5D=pilihan\
           &jenis_pertanyaan%5B8%5D=pilihan&jawaban%5B0%5D=2&jawaban%5B1%5D=3&jawaban%5B2%5D=4\
           &jawaban%5B3%5D=1&jawaban%5B4%5D=2&jawaban%5B5%5D=3&jawaban%5B6%5D=4\
           &jawaban%5B7%5D=1&jawaban%5B8%5D=2\
           &saran=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.",
    };
    expected.is(&sent("s11-larik-sejajar"));
}

#[test]
fn s12_labels_instead_of_scores() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/survey/kirim",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "usia=26%E2%80%9334+tahun&gender=Perempuan&answer1=Kurang+sesuai&answer2=Mudah\
           &answer3=Sangat+cepat&answer4=Sangat+mahal&answer5=Kurang+sesuai&answer6=Kompeten\
           &answer7=Sangat+sopan+dan+ramah&answer8=Buruk&answer9=Ada+tetapi+tidak+berfungsi\
           &notes=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.",
    };
    expected.is(&sent("s12-teks-jawaban"));
}

#[test]
fn s13_a_name_of_its_own_for_each_unsur() {
    let expected = Sent {
        request: "POST https://skm.contoh.go.id/responden",
        content_type: "application/x-www-form-urlencoded",
        headers: &[],
        body: "_token={token.csrf}&id_unit=3&id_usia=3&jenis_kelamin=Perempuan\
           &pekerjaan=Wirausaha&persyaratan=2\
           &prosedur=3&kecepatan=4&biaya=1&hasil_layanan=2&kompetensi=3&perilaku=4\
           &sarana_prasarana=1&penanganan_pengaduan=2\
           &saran=Loket+%22B%22+ramah+%26+cepat%2C%0D%0Atapi+%3Cantre%3E.",
    };
    expected.is(&sent("s13-satu-isian-per-unsur"));
}
