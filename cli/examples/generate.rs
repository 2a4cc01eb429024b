//! Writes N made-up rows in the form of the collector's export: `generate N [SEED]`.
//!
//! No row is real. The same seed gives the same bytes.

use std::io::{self, BufWriter, Write};

/// A small generator of numbers (SplitMix64), so that the example needs no crate.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(1);
        usize::try_from(self.next() % end).unwrap_or_default()
    }

    fn one_of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts.get(self.below(texts.len())).copied().unwrap_or_default()
    }
}

const UNITS: [&str; 6] =
    ["disdukcapil", "dpmptsp", "puskesmas-arum", "bapenda", "dinsos", "kecamatan-arum-barat"];
const SERVICES: [&str; 5] = ["ktp-el", "kk", "akta-kelahiran", "pindah-datang", "legalisasi"];
const COMMENTS: [&str; 8] = [
    "",
    "",
    "",
    "",
    "",
    "Sudah baik",
    "Antreannya panjang, tolong tambah loket",
    "\"Petugas ramah; ruang tunggu \"\"sempit\"\"\"",
];

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let rows: u64 = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1000);
    let seed = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let mut numbers = Numbers(seed);
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    out.write_all(
        "\u{feff}id;receipt;instrument;instrument_version;period;unit;service;day;jenis_kelamin;\
         usia;pendidikan;pekerjaan;persyaratan;prosedur;waktu;biaya;produk;kompetensi;perilaku;\
         sarana;pengaduan;comment;profile;ikm;mutu\r\n"
            .as_bytes(),
    )?;
    for _ in 0..rows {
        let (high, low) = (numbers.next(), numbers.next());
        write!(
            out,
            "{high:016x}{low:016x};K7QM-42XP;skm9-2017;1;2026-TW{};",
            numbers.below(4) + 1
        )?;
        write!(out, "{};{};2026-11-25;", numbers.one_of(&UNITS), numbers.one_of(&SERVICES))?;
        out.write_all(b"P;25-34;d4-s1;swasta;")?;
        let mut sum = 0;
        for _ in 0..9 {
            let score = [2, 3, 3, 3, 4, 4].get(numbers.below(6)).copied().unwrap_or(3);
            sum += score;
            write!(out, "{score};")?;
        }
        let hundredths = (2 * 2500 * sum + 9) / 18;
        let comment = numbers.one_of(&COMMENTS);
        write!(out, "{comment};2017-exact;{},{:02};B\r\n", hundredths / 100, hundredths % 100)?;
    }
    out.flush()
}
