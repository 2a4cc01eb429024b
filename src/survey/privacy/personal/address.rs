//! Addresses: a street or a housing estate with the house, a neighbourhood (RT and RW).

use super::Kind;
use super::text::{Sort, Text, Token};

/// What a street, a lane or an estate is called.
const STREETS: &str = "jl jln jalan gg gang lorong lrg komplek kompleks komp perum perumahan \
     perumnas cluster klaster asrama rusun rusunawa apartemen puri griya";

/// Villages and parts of them: a name of one is no address before something nearer the house is
/// told.
const PLACES: &str = "kp kampung kamp dusun dsn dukuh dkh banjar desa ds kel kelurahan kec \
     kecamatan lingkungan link nagari jorong";

/// What goes on behind the house.
const REGIONS: &str = "kel kelurahan desa ds kec kecamatan kab kabupaten kota dusun dsn kp kampung \
     komplek perum";

/// Second words in the names of places.
const SECOND: &str = "utara selatan timur barat tengah kidul lor wetan kulon jaya indah baru raya \
     hilir hulu permai asri";

const NUMBER: &str = "no nomor nomer nmr nmor";

/// Words that no name of a street has.
const STOPS: &str = "ke di dari yang yg untuk utk rusak sudah sdh kaki dan tidak tdk gak ga \
     keluar menuju terus pintas umum tol sana sini ini itu nya saya aku kami macet berlubang jelek \
     lancar lama jauh cepat pelan masuk sampai sampe smp pada dengan dgn karena krn agar supaya \
     juga jg lagi saja aja bisa bs mau ada buntu sempit licin depan belakang dekat antara antrian \
     antrean loket kantor pelayanan layanan petugas harus hrs perlu tolong mohon sekitar selama \
     hampir pulang pergi bolak balik sendiri cuma hanya sekali setiap tiap kalau klo kl tapi tp \
     atau oleh tempat gelap pindah tahun tanggal tgl buka tutup kelas mulai uu perda pp perwal \
     perbup permen perpres pasal ayat banjir ketua lebar tolong bikin dibuat dapat";

/// What a number counts.
const UNITS: &str = "jam menit mnt hari minggu bulan tahun thn km kilo kilometer meter m kali orang \
     org x detik ribu rb juta jt persen rupiah arah jalur lembar unit kk kepala lantai putaran \
     loket berkas";

const MONTHS: &str = "januari februari maret april mei juni juli agustus september oktober \
     november desember";

/// How many tokens an address may be before the house.
const REACH: usize = 10;

pub(super) fn find(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.len() {
        at = match address(text, at) {
            Some(end) => {
                let end = onwards(text, end);
                text.claim(Kind::Address, at, end)
            }
            None => at + 1,
        };
    }
}

fn address(text: &Text<'_>, at: usize) -> Option<usize> {
    let token = text.get(at)?;
    let (street, place) = (token.is(STREETS), token.is(PLACES));
    if street || place {
        return house(text, at, street);
    }
    if token.is("blok blk")
        && text.behind(at, 3, "kios los lapak pasar parkir makam loket").is_none()
    {
        let end = block(text, at)?;
        let next = text.past(end + 1, ".,");
        let number = text.get(next).filter(|token| token.is(NUMBER)).map(|_| next)?;
        return numbered(text, number);
    }
    neighbourhood(text, at)
}

/// The house behind the name of a street.
fn house(text: &Text<'_>, at: usize, street: bool) -> Option<usize> {
    let mut names = 0;
    let mut here = at + 1;
    while here < at + REACH {
        let token = text.get(here)?;
        if token.line && here > at + 1 && !token.is("no nomor rt rw blok") {
            return None;
        }
        if token.is(NUMBER) && names > 0 {
            return numbered(text, here);
        }
        if token.is("rt rw") && (names > 0 || !street) {
            let (_, end) = labelled(text, here)?;
            return Some(end);
        }
        if token.is("blok blk") {
            return block(text, here);
        }
        match token.sort {
            // A dot ends a sentence, unless the word before is short for another.
            Sort::Mark => {
                let short = text.before(here).is_some_and(|before| before.text.len() <= 3);
                let next = text.get(here + 1).is_some_and(|next| {
                    next.glued && next.sort != Sort::Mark || next.is(NUMBER) || next.is("rt blok")
                });
                if !(token.is_mark(",-/") || token.is_mark(".:") && (short || next)) {
                    return None;
                }
            }
            Sort::Digits => {
                let next = text.get(here + 1);
                let counts = next.is_some_and(|next| next.is(UNITS) || next.is_mark("%"));
                let dated = next.is_some_and(|next| next.is(MONTHS));
                if counts || text.is_taken(here) {
                    return None;
                }
                if street && names > 0 && token.text.len() <= 3 && !dated {
                    return Some(letter(text, here));
                }
                names += 1;
            }
            Sort::Word if token.is_nearly(STOPS) => return None,
            Sort::Word => names += 1,
        }
        here += 1;
    }
    None
}

/// `No. 12A`, `nomor rumah 12`.
fn numbered(text: &Text<'_>, at: usize) -> Option<usize> {
    let mut at = text.past(at + 1, ".:");
    if text.get(at)?.is("rumah") {
        at = text.past(at + 1, ".:");
    }
    // `No. C-12`
    let lettered = text.get(at).filter(|token| token.sort == Sort::Word && token.text.len() == 1);
    if lettered.is_some() {
        at = text.past(at + 1, ".-");
    }
    let digits = text.free_digits(at)?;
    (digits.len() <= 4).then(|| letter(text, at))
}

/// The letter, the fraction or the second number of a house: `12A`, `12/4`, `12-14`.
fn letter(text: &Text<'_>, at: usize) -> usize {
    let next = |at: usize| text.get(at).filter(|token| token.glued);
    let is_letter = |token: &Token<'_>| token.sort == Sort::Word && token.text.len() == 1;
    if next(at + 1).is_some_and(is_letter) {
        return at + 1;
    }
    let joint = next(at + 1).is_some_and(|token| token.is_mark("/-"));
    if joint && next(at + 2).is_some_and(|token| token.digits().is_some() || is_letter(token)) {
        return letter(text, at + 2);
    }
    match text.get(at + 1) {
        Some(token) if is_letter(token) && token.is_capital() => at + 1,
        _ => at,
    }
}

/// `Blok C2`, `blok c-2/7`, `Blok 7`.
fn block(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.past(at + 1, ".:");
    let token = text.get(first)?;
    if token.digits().is_some() {
        return Some(letter(text, first));
    }
    if token.sort != Sort::Word || token.text.len() > 2 {
        return None;
    }
    let next = text.past(first + 1, "-./");
    let digits = text.get(next).filter(|token| token.digits().is_some());
    match (digits, text.get(first + 1)) {
        (Some(_), _) => Some(letter(text, next)),
        (None, Some(token)) if token.is(NUMBER) => numbered(text, first + 1),
        (None, Some(token)) if token.is_mark(",") => numbered(text, first + 2),
        _ => None,
    }
}

/// `RT 03`: the place of its number.
fn labelled(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    text.get(at).filter(|token| token.is("rt rw"))?;
    let digits = text.past(at + 1, ".:-");
    let found = text.free_digits(digits).filter(|found| found.len() <= 3)?;
    // `RT 03/05`
    let slash = text.get(digits + 1).is_some_and(|token| token.is_mark("/"));
    let second = text.free_digits(digits + 2).filter(|found| found.len() <= 3);
    match slash && second.is_some() {
        true => Some((found.len() + 2, digits + 2)),
        false => Some((0, digits)),
    }
}

/// RT and RW together, or one of them with the village.
fn neighbourhood(text: &Text<'_>, at: usize) -> Option<usize> {
    let (both, end) = labelled(text, at)?;
    if text.behind(at, 3, "ketua kepala pengurus pak bu bapak ibu").is_some() {
        return None;
    }
    if both > 0 {
        return Some(end);
    }
    let next = text.past(end + 1, "/,.-&");
    if let Some((_, end)) = labelled(text, next) {
        return Some(end);
    }
    text.get(next).filter(|token| token.is(PLACES)).map(|_| end)
}

/// What follows the house: neighbourhood, village, district, town.
fn onwards(text: &Text<'_>, end: usize) -> usize {
    let mut end = end;
    for _ in 0..10 {
        let next = text.past(end + 1, ",./-");
        let Some(token) = text.get(next) else { break };
        if let Some((_, labelled)) = labelled(text, next) {
            end = labelled;
        } else if token.is("blok blk") {
            match block(text, next) {
                Some(last) => end = last,
                None => break,
            }
        } else if token.is(NUMBER) {
            match numbered(text, next) {
                Some(last) => end = last,
                None => break,
            }
        } else if token.is(REGIONS) {
            let name = text.past(next + 1, ".:");
            let is_name = |at: usize| {
                text.get(at).is_some_and(|token| {
                    token.sort == Sort::Word && !token.is(STOPS) && !token.line
                })
            };
            if !is_name(name) || text.is_taken(name) {
                break;
            }
            end = name;
            let second = text.get(name + 1);
            let capital = text.get(name).is_some_and(Token::is_capital);
            let goes_on = second.is_some_and(|second| {
                second.is(SECOND)
                    || capital
                        && second.sort == Sort::Word
                        && second.is_capital()
                        && !second.is(REGIONS)
            });
            if goes_on && is_name(name + 1) {
                end = name + 1;
            }
        } else {
            break;
        }
    }
    end
}
