//! The rules where an agency sets none.

use super::{Merged, Rules, Step};
use crate::survey::document::Words;

/// The smallest cell where an agency sets none.
pub const K: u64 = 5;

/// Code, label, and the choices that become it.
type Merge = (&'static str, &'static str, &'static [&'static str]);

const USIA: [Merge; 3] = [
    ("25-ke-bawah", "25 tahun ke bawah", &["di-bawah-17", "17-25"]),
    ("26-54", "26–54 tahun", &["26-34", "35-44", "45-54"]),
    ("55-ke-atas", "55 tahun ke atas", &["55-65", "di-atas-65"]),
];

const PENDIDIKAN: [Merge; 2] = [
    ("smp-ke-bawah", "SMP/sederajat ke bawah", &["tidak-sekolah", "sd", "smp"]),
    ("diploma-ke-atas", "Diploma ke atas", &["d1-d3", "s1", "s2", "s3"]),
];

const PEKERJAAN: [Merge; 3] = [
    ("aparatur", "ASN, TNI, atau POLRI", &["asn", "tni", "polri"]),
    (
        "bekerja",
        "Bekerja lainnya",
        &["swasta", "wirausaha", "tani-nelayan", "pekerja-lepas", "lainnya"],
    ),
    (
        "tidak-bekerja",
        "Ibu rumah tangga, pelajar, atau pensiunan",
        &["ibu-rumah-tangga", "pelajar", "pensiunan"],
    ),
];

/// First fewer bands, and then the fields one by one, the one that singles out most first.
const STEPS: [(&str, &[Merge]); 7] = [
    ("usia", &USIA),
    ("pekerjaan", &PEKERJAAN),
    ("pendidikan", &PENDIDIKAN),
    ("pekerjaan", &[]),
    ("pendidikan", &[]),
    ("usia", &[]),
    ("jenis_kelamin", &[]),
];

impl Default for Rules {
    fn default() -> Rules {
        Rules { k: K, steps: steps() }
    }
}

/// The steps for the statutory fields. A choice that an agency does not have is passed over, and
/// one that is not named here stays as it is.
pub(super) fn steps() -> Vec<Step> {
    let merged = |(code, label, of): &Merge| Merged {
        code: (*code).to_owned(),
        label: Words::indonesian((*label).to_owned()),
        of: of.iter().map(|code| (*code).to_owned()).collect(),
    };
    let step = |(field, merge): &(&str, &[Merge])| Step {
        field: (*field).to_owned(),
        merge: merge.iter().map(merged).collect(),
    };
    STEPS.iter().map(step).collect()
}
