//! Number plates: the letters of a region, up to four digits, up to three letters.

use super::Kind;
use super::text::{Sort, Text, Token};

/// The letters of the regions.
const REGIONS: &str = "a b d e f g h k l m n p r s t w z aa ab ad ae ag ba bb bd be bg bh bk bl bm \
     bn bp da db dc dd de dg dh dk dl dm dn dp dr ds dt dw ea eb ed kb kh kt ku pa pb pg ps pt py \
     ka";

/// Words for a vehicle or its plate.
const WORDS: &str = "plat pelat nopol polisi nomorpolisi motor mobil kendaraan stnk bpkb truk \
     angkot platnya avanza xenia beat vario";

/// Words before what is numbered alike and is no plate.
const OTHERS: &str = "loket blok ruang ruangan gedung lantai antrean antrian antri nomor no kode pasal \
     tiket form formulir kelas kamar kios seri tipe";

/// Short words that follow a number in a sentence.
const SHORT: &str = "di ke ya yg dan ini itu kali dr dg dgn tdk gak ga gk jg jam bln thn hr hari kg \
     km cm m wib wita wit rb jt rp or org kk rt rw pm am kak pak bu mas mba sdh blm aja jd lg lgi \
     klo kl tp sy aku kok nih sih dong loh lah nya pun per pcs buah lbr x kali mau ada tak via \
     oke ok dll dsb utk dst sd mnt dtk tgl hal no yah deh lho krn bs bisa hrs sm jl tau ibu bpk sbg \
     si ato ny gan bos om tante bro sis mnit mhn tlg pd oleh agar dapat u kpd smp sma smk sd tk ipa \
     ips ti si th bgt sja saja lagi tapi";

pub(super) fn find(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.len() {
        at = plate(text, at).map_or(at + 1, |end| text.claim(Kind::Plate, at, end));
    }
}

fn plate(text: &Text<'_>, at: usize) -> Option<usize> {
    let region = text.get(at).filter(|token| token.text.len() <= 2 && token.is(REGIONS))?;
    // Behind a dot or a slash it is the rest of something else.
    let cut =
        text.before(at).is_some_and(|mark| mark.is_mark("./@_'’-") || mark.sort == Sort::Digits);
    if region.glued && cut {
        return None;
    }
    let middle = text.past(at + 1, ".-");
    let digits = text.free_digits(middle).filter(|digits| (1..=4).contains(&digits.len()))?;
    let last = text.past(middle + 1, ".-");
    let series = text.get(last).filter(|token| is_series(token))?;
    let next = text.get(last + 1);
    let goes_on = next.is_some_and(|next| next.glued && next.sort == Sort::Digits);
    if digits.starts_with('0') || series.line || goes_on || text.is_taken(last) {
        return None;
    }
    let upper = |token: &Token<'_>| token.text.bytes().all(|byte| byte.is_ascii_uppercase());
    let joined = |at: usize| text.get(at).is_some_and(|token| token.glued);
    let long = digits.len() >= 3;
    let for_it = [
        (2, upper(region) && upper(series)),
        (3, long && text.behind(at, 6, WORDS).is_some()),
        (1, !long && text.behind(at, 6, WORDS).is_some()),
        (1, long),
        (1, digits.len() == 4),
        (1, region.text.len() == 2),
        (1, series.text.len() >= 2),
        (1, joined(middle)),
        (1, joined(last)),
    ];
    let against = [
        (2, !long),
        (2, text.behind(at, 3, OTHERS).is_some()),
        (1, series.is(SHORT)),
        (1, series.is(SHORT) && region.text.len() == 1),
        (1, series.is(SHORT) && digits.len() < 4),
    ];
    let weight = |signs: &[(u32, bool)]| -> u32 {
        signs.iter().filter(|(_, there)| *there).map(|(weight, _)| weight).sum()
    };
    (weight(&for_it) >= weight(&against) + 2).then_some(last)
}

fn is_series(token: &Token<'_>) -> bool {
    let letters = token.text.bytes().all(|byte| byte.is_ascii_alphabetic());
    token.sort == Sort::Word && letters && token.text.len() <= 3
}
