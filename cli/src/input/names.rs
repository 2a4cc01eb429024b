//! What a column is, by its heading.

/// Letters and digits in lower case, nothing else: `E-mail *` is `email`.
pub(crate) fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The number of a heading such as `U3`, `u-3` or `U3 Waktu`.
pub(crate) fn u_number(heading: &str) -> Option<usize> {
    let rest = heading.trim().strip_prefix(['U', 'u'])?.trim_start_matches([' ', '-', '_', '.']);
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let behind = rest.chars().nth(digits.len());
    let number = digits.parse().ok().filter(|number| (1..=99).contains(number))?;
    behind.is_none_or(|c| !c.is_alphanumeric()).then_some(number)
}

/// What other columns than answers are called.
const UNIT: &[&str] = &["unit", "unitlayanan", "namaunit", "unitpelayanan"];
const SERVICE: &[&str] = &["service", "jenislayanan", "layanan", "jenispelayanan"];
const PERIOD: &[&str] = &["period", "periode"];
const ID: &[&str] = &["id", "idresponden", "uuid"];

/// Which of unit, service and period a column is.
pub(crate) fn key(folded: &str) -> Option<usize> {
    [UNIT, SERVICE, PERIOD].iter().position(|names| names.contains(&folded))
}

/// Whether a column tells rows apart. A running number does not: it begins anew in each file.
pub(crate) fn is_id(folded: &str) -> bool {
    ID.contains(&folded)
}

/// Headings under which the export of the national application has no answers.
const OTHERS: &[&str] = &[
    "no",
    "nomor",
    "nama",
    "nik",
    "hp",
    "wa",
    "ip",
    "saran",
    "waktu",
    "jam",
    "status",
    "usia",
    "umur",
    "gender",
    "timestamp",
];

/// How such headings begin, where they go on.
const OTHERS_BEGIN: &[&str] = &[
    "nama",
    "nomorhp",
    "nomortel",
    "nomorwa",
    "nohp",
    "notel",
    "nowa",
    "email",
    "surel",
    "telepon",
    "telp",
    "telpon",
    "whatsapp",
    "alamat",
    "waktupengisian",
    "waktumengisi",
    "waktusurvei",
    "tanggal",
    "tgl",
    "jeniskelamin",
    "usia",
    "umur",
    "pendidikan",
    "pekerjaan",
    "disabilitas",
    "penyandang",
    "jenisdisabilitas",
    "apakahandapenyandang",
    "kritik",
    "sarandan",
    "saranmasukan",
    "saranperbaikan",
    "komentar",
    "masukan",
    "kepercayaan",
    "tingkatkepercayaan",
];

/// Whether a heading of that export is none of an answer.
pub(crate) fn is_other(folded: &str) -> bool {
    OTHERS.contains(&folded)
        || OTHERS_BEGIN.iter().any(|name| folded.starts_with(name))
        || key(folded).is_some()
        || is_id(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_the_ways_people_write_them() {
        for heading in ["U3", "u3", " U-3", "U 3", "U3.", "U3 Waktu Penyelesaian", "U3 (Waktu)"] {
            assert_eq!(u_number(heading), Some(3), "{heading}");
        }
        for heading in ["Usia", "U", "U3a", "USIA 3", "Unit 3", "3", "U0"] {
            assert_eq!(u_number(heading), None, "{heading}");
        }
        assert!(is_other(&folded("E-mail *")));
        assert!(is_other(&folded("Kritik / Saran")));
        assert!(!is_other(&folded("Sistem, Mekanisme, dan Prosedur")));
        assert!(!is_other(&folded("Sarana dan prasarana")));
        assert!(!is_other(&folded("Waktu Penyelesaian")));
        assert!(!is_other(&folded("Produk Spesifikasi Jenis Pelayanan")));
    }
}
