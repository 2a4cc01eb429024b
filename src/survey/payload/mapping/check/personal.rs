//! Backends that want to know who somebody is. The survey asks nobody, so they would get nothing:
//! the agency says what they get instead, or changes the backend.

use super::{Found, Level};
use crate::survey::document::Mistake;

/// Words of names that ask for a name, an identity number, a telephone number or an address.
const WORDS: [&str; 22] = [
    "nama",
    "name",
    "nik",
    "ktp",
    "hp",
    "nohp",
    "telp",
    "notelp",
    "telepon",
    "notelepon",
    "telpon",
    "phone",
    "handphone",
    "wa",
    "nowa",
    "whatsapp",
    "email",
    "surel",
    "alamat",
    "address",
    "fullname",
    "nip",
];

/// Reports fields that ask who somebody is, and would be empty.
pub(super) fn check(found: &mut Found, level: &Level<'_>) {
    for entry in level.entries.iter().filter(|entry| entry.empty && asks_who(&entry.name)) {
        let name = entry.name.clone();
        found.tell(level.place(entry, "value"), Mistake::Personal { found: name });
    }
}

/// Whether the last part of a name says so, such as `responden[no_hp]` or `namaLengkap`.
fn asks_who(name: &str) -> bool {
    let last = name.split(['.', '[', ']']).rfind(|part| !part.is_empty()).unwrap_or_default();
    let mut words = vec![String::new()];
    for letter in last.chars() {
        let parts = !letter.is_alphanumeric();
        if (parts || letter.is_uppercase()) && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| !parts) {
            word.extend(letter.to_lowercase());
        }
    }
    let whole = words.concat();
    words.iter().chain([&whole]).any(|word| WORDS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::asks_who;

    #[test]
    fn the_last_part_of_a_name_says_whether_it_asks_who_somebody_is() {
        for name in [
            "nama",
            "NAMA",
            "Nama_Lengkap",
            "namaLengkap",
            "no_hp",
            "noHp",
            "no-telepon",
            "e-mail",
            "email",
            "NIK",
            "responden[nama]",
            "respondent.full_name",
            "alamat",
            "data[0][phone]",
        ] {
            assert!(asks_who(name), "{name}");
        }
        for name in
            ["username", "kecamatan", "nilai", "unik", "nama[umur]", "bkskm_website_check", ""]
        {
            assert!(!asks_who(name), "{name}");
        }
    }
}
