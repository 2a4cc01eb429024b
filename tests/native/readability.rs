//! Whether a citizen with primary schooling can read what we write. What a regulation words is
//! exempt by name: we may not change it.
//!
//! The measure is the grade level of Kincaid and others (1975), 0.39 × words per sentence + 11.8 ×
//! syllables per word − 15.59, with the syllables times 0.6, by which Harjasujana and Mulyati
//! (*Membaca 2*, 1996/97) bring Indonesian, whose words have more of them, to an English formula:
//! theirs is Fry's graph. No formula made for Indonesian by itself was found in print.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// The most words that a sentence may have.
const WORDS: usize = 16;

/// The most syllables that a word may have, such as "memperbaikinya" (6).
const SYLLABLES: usize = 6;

/// The school year whose pupils can read all of it together. The last of primary school would do;
/// it is kept where it is.
const YEAR: f64 = 4.0;

/// The same for one text of at least so many words; fewer tell nothing.
const TEXT_YEAR: f64 = 7.0;
const TEXT_WORDS: usize = 8;

/// Questionnaires whose questions and answers are worded by a regulation or a circular.
const STATUTORY: [&str; 8] =
    ["skm9-2017", "skm16", "spkp", "spkp-6", "spak", "spak-6", "pekppp-f03a", "pekppp-f03b"];

/// What the sample questionnaire of PermenPANRB 14/2017 says on paper.
const STATUTORY_ON_PAPER: [&str; 9] =
    ["head", "head_skm", "unit", "unit_blank", "day", "hour", "service", "opinion", "circle"];

/// A word that is not ours to choose: the groups of participants are those that PEKPPP counts.
const GIVEN: (&str, &str) = ("fkp.json respondent choices label", "terkait");

/// Office words, and what is said instead.
const OFFICE: [(&str, &str); 44] = [
    ("adapun", "(nothing)"),
    ("agar supaya", "agar"),
    ("apabila", "bila"),
    ("berdasarkan", "menurut"),
    ("berkenaan", "tentang"),
    ("dalam hal", "bila"),
    ("dalam rangka", "untuk"),
    ("dimaksud", "itu"),
    ("dimohon", "tolong"),
    ("dipersilakan", "silakan"),
    ("diperkenankan", "boleh"),
    ("dilakukan pengisian", "diisi"),
    ("eksternal", "luar"),
    ("guna", "untuk"),
    ("identifikasi", "mengenali"),
    ("implementasi", "pelaksanaan"),
    ("informasi lebih lanjut", "keterangan"),
    ("input", "isi"),
    ("kendala teknis", "masalah"),
    ("klik", "tekan"),
    ("konfirmasi", "pastikan"),
    ("koneksi", "internet"),
    ("melakukan", "(the verb itself)"),
    ("mengakses", "membuka"),
    ("mengoptimalkan", "memperbaiki"),
    ("merupakan", "adalah"),
    ("otomatis", "sendiri"),
    ("parameter", "ukuran"),
    ("partisipasi", "ikut"),
    ("peruntukan", "untuk"),
    ("preferensi", "pilihan"),
    ("privasi", "data Anda"),
    ("responden", "orang, Anda"),
    ("sebagaimana", "seperti"),
    ("sehubungan", "karena"),
    ("senantiasa", "selalu"),
    ("silahkan", "silakan"),
    ("submit", "kirim"),
    ("terkait", "tentang"),
    ("tersebut", "itu"),
    ("transmisi", "kirim"),
    ("validasi", "periksa"),
    ("verifikasi", "periksa"),
    ("yang bersangkutan", "orang itu"),
];

/// A text that a citizen reads, and where it stands.
struct Text {
    place: String,
    words: String,
}

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Everything Indonesian that is ours.
fn texts() -> Vec<Text> {
    let mut texts = Vec::new();
    for file in ["id.json", "form/id.json", "form/paper-id.json"] {
        let catalog: Value =
            serde_json::from_str(&read(&format!("src/survey/locale/data/{file}"))).unwrap();
        let words = catalog.get("words").unwrap_or(&catalog);
        for (key, words) in words.as_object().unwrap() {
            let statutory =
                file == "form/paper-id.json" && STATUTORY_ON_PAPER.contains(&key.as_str());
            if !statutory {
                let words = words.as_str().unwrap().to_owned();
                texts.push(Text { place: format!("{file} {key}"), words });
            }
        }
    }
    for entry in
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/survey/instrument/data"))
            .unwrap()
    {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let json: Value =
            serde_json::from_str(&read(&format!("src/survey/instrument/data/{file}"))).unwrap();
        let statutory = STATUTORY.contains(&json["id"].as_str().unwrap());
        instrument(&json, &file, statutory, &mut texts);
    }
    let scripts = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/embed")).unwrap();
    let mut scripts: Vec<String> =
        scripts.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    scripts.sort();
    for file in scripts.iter().filter(|file| file.ends_with(".js")) {
        script(&read(&format!("src/embed/{file}")), file, &mut texts);
    }
    texts
}

/// Words of an instrument in Indonesian. In a statutory one only hints, and what is asked about
/// the respondent, are ours.
fn instrument(json: &Value, place: &str, statutory: bool, texts: &mut Vec<Text>) {
    match json {
        Value::Object(object) => {
            if let (Some(words), true) =
                (object.get("id").and_then(Value::as_str), object.contains_key("en"))
            {
                texts.push(Text { place: place.to_owned(), words: words.to_owned() });
                return;
            }
            let ours = ["hint", "respondent", "pages"];
            for (key, value) in object.iter().filter(|(key, _)| *key != "source") {
                if !statutory || ours.contains(&key.as_str()) || place.contains(" items") {
                    let exempt =
                        statutory && ["question", "choices", "title"].contains(&key.as_str());
                    let respondent = place.contains(" respondent");
                    if !exempt || respondent {
                        instrument(value, &format!("{place} {key}"), statutory, texts);
                    }
                } else if key == "items" {
                    instrument(value, &format!("{place} items"), statutory, texts);
                }
            }
        }
        Value::Array(list) => {
            list.iter().for_each(|value| instrument(value, place, statutory, texts));
        }
        _ => {}
    }
}

/// The texts of the block `id: { … }` of a script.
fn script(source: &str, file: &str, texts: &mut Vec<Text>) {
    let Some((_, block)) = source.split_once("\n  id: {\n") else { return };
    let (block, _) = block.split_once("\n  },").expect("a block of words ends");
    for (number, text) in block.split('\'').enumerate() {
        if number % 2 == 1 && text.chars().any(char::is_alphabetic) {
            texts.push(Text { place: format!("{file} {number}"), words: text.to_owned() });
        }
    }
}

/// The sentences of a text; placeholders stand for one word.
fn sentences(text: &str) -> Vec<Vec<String>> {
    let mut plain = String::new();
    for (number, part) in text.split(['{', '}']).enumerate() {
        plain.push_str(if number % 2 == 1 { "satu" } else { part });
    }
    let ends = |c: char| matches!(c, '.' | '!' | '?' | ':' | ';' | '…');
    plain.split(ends).map(words_of).filter(|words| !words.is_empty()).collect()
}

fn words_of(sentence: &str) -> Vec<String> {
    let words = sentence.split(|c: char| c.is_whitespace() || matches!(c, '/' | '–' | '-' | '±'));
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
    words.filter(|word| !word.is_empty()).collect()
}

/// The syllables of an Indonesian word: as many as vowels, but that `ai`, `au`, `oi` and `ei` at
/// the end of a word are one. Letters of an abbreviation are spoken one by one.
fn syllables(word: &str) -> usize {
    let length = word.chars().count();
    if length <= 5 && word.chars().all(|c| c.is_uppercase() || c.is_numeric()) {
        return length;
    }
    let lower = word.to_lowercase();
    let vowels = lower.chars().filter(|c| "aeiouéè".contains(*c)).count();
    let root =
        ["nya", "lah", "kah"].iter().find_map(|end| lower.strip_suffix(end)).unwrap_or(&lower);
    let diphthong =
        ["ai", "au", "oi", "ei"].iter().any(|end| root.ends_with(end)) && root.len() > 3;
    vowels.saturating_sub(usize::from(diphthong)).max(1)
}

/// The school year in which sentences like these are read.
fn year<'a>(sentences: impl Iterator<Item = &'a Vec<String>>) -> f64 {
    let (mut count, mut words, mut spoken) = (0_u32, 0_u32, 0_u32);
    for sentence in sentences {
        count += 1;
        words += u32::try_from(sentence.len()).unwrap();
        let parts: usize = sentence.iter().map(|word| syllables(word)).sum();
        spoken += u32::try_from(parts).unwrap();
    }
    let (count, words, spoken) = (f64::from(count), f64::from(words), f64::from(spoken));
    0.39 * words / count + 11.8 * 0.6 * spoken / words - 15.59
}

#[test]
fn syllables_are_counted_as_in_school() {
    // As dictionaries divide them.
    for (word, count) in [
        ("pe-la-ya-nan", 4),
        ("sur-vei", 2),
        ("pe-ga-wai", 3),
        ("pu-lau", 2),
        ("da-e-rah", 3),
        ("la-ut", 2),
        ("ma-af", 2),
        ("per-ta-nya-an", 4),
        ("ke-pu-a-san", 4),
        ("ni-lai-nya", 3),
        ("si-a", 2),
        ("meng-i-si", 3),
    ] {
        assert_eq!(syllables(&word.replace('-', "")), count, "{word}");
        assert_eq!(word.split('-').count(), count, "{word}");
    }
    assert_eq!(syllables("NIK"), 3);
    assert_eq!(syllables("yang"), 1);
}

#[test]
fn every_sentence_is_short() {
    let long: Vec<String> = texts()
        .iter()
        .flat_map(|text| {
            let long = sentences(&text.words).into_iter().filter(|words| words.len() > WORDS);
            long.map(|words| format!("{}: {} words: {}", text.place, words.len(), words.join(" ")))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn no_word_is_longer_than_a_citizen_reads_at_a_glance() {
    let mut long = Vec::new();
    for text in texts() {
        for word in sentences(&text.words).concat() {
            if syllables(&word) > SYLLABLES {
                long.push(format!("{}: {word}", text.place));
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn no_office_word_stands_where_a_plain_one_does() {
    let mut found = Vec::new();
    for text in texts() {
        let said = [" ", &words_of(&text.words).join(" ").to_lowercase(), " "].concat();
        for (word, plain) in OFFICE {
            if (text.place.as_str(), word) != GIVEN && said.contains(&format!(" {word} ")) {
                found.push(format!("{}: \"{word}\", plainly: {plain}", text.place));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn all_of_it_is_read_by_the_end_of_primary_school() {
    let texts = texts();
    let all: Vec<Vec<String>> = texts.iter().flat_map(|text| sentences(&text.words)).collect();
    let level = year(all.iter());
    println!("{} texts, {} sentences: school year {level:.2}", texts.len(), all.len());
    assert!(texts.len() > 150, "only {} texts were found", texts.len());
    assert!(level <= YEAR, "school year {level:.2}");
    let hard: Vec<String> = texts
        .iter()
        .filter_map(|text| {
            let said = sentences(&text.words);
            let level = year(said.iter());
            let enough = said.iter().map(Vec::len).sum::<usize>() >= TEXT_WORDS;
            (enough && level > TEXT_YEAR)
                .then(|| format!("{}: year {level:.1}: {}", text.place, text.words))
        })
        .collect();
    assert!(hard.is_empty(), "{}", hard.join("\n"));
}
