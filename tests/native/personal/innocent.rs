//! Comments without personal data. The second list is of what looks like it.

use super::random::Random;

pub(super) const PLAIN: [&str; 70] = [
    "pelayanan cepat dan ramah",
    "petugasnya baik sekali",
    "antriannya lama banget",
    "ruang tunggu panas, tolong tambah kipas",
    "parkiran sempit",
    "terima kasih atas pelayanannya",
    "sudah bagus, pertahankan",
    "kursi tunggu kurang banyak",
    "toiletnya bau",
    "proses berbelit-belit",
    "syaratnya diubah-ubah",
    "tolong loket lansia diadakan",
    "sistem sering error",
    "aplikasi susah dibuka",
    "petugas jutek, tidak mau senyum",
    "pelayanan mantap",
    "mohon jam layanan diperpanjang",
    "informasi di website tidak lengkap",
    "saya puas",
    "biasa saja",
    "tidak ada calo lagi, bagus",
    "masih ada pungli di parkiran",
    "maturnuwun sanget pelayanane apik",
    "hatur nuhun pisan",
    "lambat kali pelayanannya bah",
    "mantul gan",
    "ga ribet",
    "nunggunya kelamaan",
    "disuruh bolak balik terus",
    "loket cuma satu yang buka",
    "AC mati",
    "air minum habis",
    "anak kecil tidak ada tempat main",
    "tulisan di papan terlalu kecil",
    "suara panggilan tidak kedengaran",
    "jaringan internet lemot",
    "fotokopi mahal di depan kantor",
    "petugas keamanan sopan",
    "semoga lebih baik lagi",
    "jos gandos",
    "kula remen sanget",
    "tabe pelayanan mantap",
    "alhamdulillah lancar",
    "kurang jelas penjelasannya",
    "tidak ada petunjuk arah",
    "jalan ke kantor rusak parah",
    "jalannya berlubang",
    "di jalan macet terus",
    "kantornya jauh dari rumah",
    "petugas di loket depan tolong ditambah",
    "email tidak pernah dibalas",
    "nomor telepon kantor tidak bisa dihubungi",
    "WA pengaduan tidak aktif",
    "alamat kantor susah dicari",
    "nama petugas tidak ada di seragam",
    "KTP saya belum jadi",
    "KK belum keluar juga",
    "NIK tidak ditemukan di sistem",
    "nomor rekening untuk bayar tidak dicantumkan",
    "plat nomor belum jadi",
    "surat pengantar RT RW masih diminta",
    "pak RT susah ditemui",
    "kenapa harus fotokopi KTP terus",
    "bayar pajak motor sekarang mudah",
    "tolong dibuatkan grup WA",
    "akta kelahiran cepat jadi",
    "semua petugas melayani dengan hati",
    "good service",
    "oke",
    "👍👍",
];

const MONTHS: &str =
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember";

const SERVICE: &str = "KTP KK akta SIM paspor BPJS IMB PBG SKCK NPWP";

const LETTER: &str = "A B C D E F";

pub(super) fn lookalike(random: &mut Random) -> String {
    let n = |random: &mut Random, to: u64| random.within(1, to).to_string();
    let dotted =
        |random: &mut Random| format!("{}.{}.000", random.within(1, 900), random.within(100, 1000));
    match random.within(0, 62) {
        0 => format!("bayar Rp {} padahal gratis", dotted(random)),
        1 => format!("diminta Rp{},00 oleh oknum", dotted(random)),
        2 => format!("biaya {} rupiah terlalu mahal", dotted(random)),
        3 => format!("transfer lewat BRI Rp {} tidak dicatat", dotted(random)),
        4 => format!(
            "tanggal {}-{:02}-{} saya datang",
            random.within(1, 29),
            random.within(1, 13),
            random.within(2018, 2027)
        ),
        5 => format!(
            "tgl {:02}/{:02}/{} belum jadi juga",
            random.within(1, 29),
            random.within(1, 13),
            random.within(2018, 2027)
        ),
        6 => format!(
            "tgl {:02}.{:02}.{} jam {:02}.{:02} loket sudah tutup",
            random.within(1, 29),
            random.within(1, 13),
            random.within(2018, 2027),
            random.within(7, 17),
            random.within(0, 60)
        ),
        7 => format!(
            "{} {} {} saya datang pukul {:02}:{:02}",
            n(random, 29),
            random.word(MONTHS),
            random.within(2018, 2027),
            random.within(7, 17),
            random.within(0, 60)
        ),
        8 => format!(
            "buka jam {:02}.00-{:02}.00 tapi jam 10 baru mulai",
            random.within(7, 9),
            random.within(14, 17)
        ),
        9 => {
            format!("antrean {} {:03} tidak dipanggil", random.word(LETTER), random.within(1, 300))
        }
        10 => format!(
            "nomor antrian {}{:02}, baru dilayani jam {}",
            random.word(LETTER),
            random.within(1, 99),
            n(random, 12)
        ),
        11 => format!("antrian nomor {} dipanggil duluan", n(random, 300)),
        12 => format!(
            "menurut PermenPANRB {} Tahun {} harusnya tidak begitu",
            n(random, 40),
            random.within(2014, 2026)
        ),
        13 => format!(
            "UU No. {} Tahun {} tentang pelayanan publik",
            n(random, 40),
            random.within(2000, 2026)
        ),
        14 => format!(
            "Perda No {} tahun {} pasal {} ayat {}",
            n(random, 30),
            random.within(2000, 2026),
            n(random, 30),
            n(random, 5)
        ),
        15 => format!("puas {} persen", n(random, 101)),
        16 => format!("nilai {},{} dari 100", random.within(60, 100), random.within(10, 100)),
        17 => {
            format!("{} 2 orang petugas melayani {} orang", random.word("B A D H"), n(random, 90))
        }
        18 => format!("loket {} {} orang yang jaga", random.word(LETTER), n(random, 5)),
        19 => format!("{} {} kali ditolak", random.word(SERVICE), n(random, 9)),
        20 => format!("formulir F-{}.{:02} susah diisi", n(random, 3), n(random, 30)),
        21 => format!("unsur U{} jelek", n(random, 10)),
        22 => format!("nilai F-03 turun jadi {}", n(random, 5)),
        23 => format!("nomor registrasi {} tidak bisa dilacak", random.digits(12)),
        24 => format!("kode berkas 2025{}", random.digits(8)),
        25 => format!("no resi {}{}", random.capitals(2), random.digits(9)),
        26 => format!(
            "nomor surat {}/{}/{}/{}",
            random.digits(3),
            random.word("DKPS DISDUKCAPIL KEC PTSP"),
            random.word("I II III IV V VI X XI"),
            random.within(2018, 2027)
        ),
        27 => "nama saya salah ditulis di KTP".to_owned(),
        28 => format!(
            "nama saya di {} {}",
            random.word(SERVICE),
            random.word("salah keliru berbeda terbalik typo")
        ),
        29 => format!(
            "nama saya {}",
            random.pick(&[
                "tidak dipanggil-panggil",
                "belum terdaftar",
                "hilang dari sistem",
                "kok berubah",
                "tertukar dengan orang lain",
                "dicoret dari daftar",
                "sudah benar",
                "ada dua kali",
                "kurang satu huruf"
            ])
        ),
        30 => format!(
            "atas nama {}",
            random.pick(&[
                "warga kami ucapkan terima kasih",
                "pemerintah desa",
                "seluruh keluarga besar",
                "instansi mana pun",
                "orang lain tidak boleh diwakilkan",
                "perusahaan ditolak",
                "masyarakat kecil"
            ])
        ),
        31 => "nama ibu saya salah ketik di akta".to_owned(),
        32 => format!("di jalan {} jam", n(random, 9)),
        33 => format!("jalan ke kantor {} km dan rusak", n(random, 30)),
        34 => "jalan Sudirman macet terus".to_owned(),
        35 => format!("jalan kaki {} menit dari terminal", n(random, 60)),
        36 => format!("kantor di Jl. Merdeka pindah tahun {}", random.within(2018, 2027)),
        37 => format!("harus minta tanda tangan RT dan RW {} kali", n(random, 5)),
        38 => "RT/RW tidak perlu lagi kan".to_owned(),
        39 => format!("ketua RT {} minta uang", n(random, 20)),
        40 => format!("sudah {}x ke kelurahan", n(random, 12)),
        41 => format!("{} jam {} menit menunggu", n(random, 6), n(random, 60)),
        42 => format!(
            "tahun {}-{} tidak ada perubahan",
            random.within(2015, 2020),
            random.within(2021, 2027)
        ),
        43 => "telepon 112 atau 110 tidak diangkat".to_owned(),
        44 => format!("call center 1500{} sibuk terus", random.digits(3)),
        45 => format!("follow @{} biar tahu info", random.word("disdukcapil dinkes_kota infokota")),
        46 => "ada yang pakai gmail tidak bisa masuk".to_owned(),
        47 => format!("rekening listrik saya Rp {} kok naik", dotted(random)),
        48 => format!("bayar PBB di BRI {} menit selesai", n(random, 60)),
        49 => "wkwkwk 11111 1111 1111".to_owned(),
        50 => format!("000000 {}", "0".repeat(random.within(5, 12) as usize)),
        51 => format!(
            "{} jam 08.00 {} orang sudah antri",
            random.word("Senin Selasa Rabu Kamis"),
            n(random, 200)
        ),
        52 => format!("lantai {} ruang {}{}", n(random, 5), random.word(LETTER), n(random, 300)),
        53 => format!("blok {} pasar kotor", random.word(LETTER)),
        54 => format!("dana desa Rp {} ke mana", dotted(random)),
        55 => format!("kelas {} {} kosong", n(random, 7), random.word(LETTER)),
        56 => format!("umur saya {} tahun, susah naik tangga", random.within(40, 90)),
        57 => format!(
            "lulusan {} disuruh lampirkan ijazah tahun {}",
            random.word("S1 D3 SMA D4"),
            random.within(1980, 2024)
        ),
        58 => {
            format!("kecamatan {} antrian nomor {}", super::people::village(random), n(random, 90))
        }
        59 => format!("jl {} banjir tiap hujan", super::people::street(random).to_lowercase()),
        60 => format!(
            "skor 88,{} naik dari 8{},0{}",
            random.digits(2),
            random.digits(1),
            random.digits(1)
        ),
        _ => format!("ukuran foto {} x {} cm, {} lembar", n(random, 5), n(random, 7), n(random, 5)),
    }
}
