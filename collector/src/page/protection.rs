//! What is not shown so that nobody can be found, and the tables it matters most for.

use maud::{Markup, html};
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::score::{Decimal, Estimate};

use super::table::number;
use crate::recap::{ChoiceCount, FieldCount, Privacy, Recap};

/// Instead of figures.
pub(super) fn withheld(privacy: &Privacy, reason: &str) -> Markup {
    html! {
        section.empty {
            h2 { "Belum ditampilkan" }
            p { (reason) }
            p {
                "Angka tentang sedikit orang bisa membuka siapa menjawab apa. Karena itu angka baru \
                 ditampilkan bila menyangkut paling sedikit " (privacy.k) " responden. Pilih periode \
                 yang lebih panjang, atau semua layanan."
            }
        }
    }
}

/// Who answered, by field.
pub(super) fn respondents(people: &str, fields: &[FieldCount]) -> Markup {
    html! {
        section {
            h2 { (people) }
            div.fields { @for field in fields { (table(field)) } }
        }
    }
}

fn table(field: &FieldCount) -> Markup {
    let estimated = !field.randomised.is_empty();
    html! {
        table {
            caption {
                (field.label)
                @if estimated { " (perkiraan)" }
            }
            @if field.choices.is_empty() {
                tbody { tr { td { "Belum ditampilkan" } } }
            } @else {
                thead { tr {
                    th scope="col" { "Pilihan" }
                    th scope="col" { @if estimated { "Perkiraan" } @else { "Jumlah" } }
                    @if estimated { th scope="col" { "± galat baku" } }
                } }
                tbody { @for choice in &field.choices { (row(choice)) } }
            }
        }
    }
}

fn row(choice: &ChoiceCount) -> Markup {
    html! {
        tr {
            th scope="row" { (choice.label) }
            @match (choice.count, choice.estimate) {
                (Some(count), _) => td { (number(count)) }
                (None, Some(estimate)) => {
                    td { (people(estimate)) }
                    td { (Decimal::new(estimate.error, 2).indonesian()) }
                }
                (None, None) => td { "digabung" }
            }
        }
    }
}

/// An estimate in words that nobody takes for a mistake: there are not fewer than no people.
fn people(estimate: Estimate) -> String {
    match u64::try_from(estimate.hundredths) {
        Ok(hundredths) => Decimal::new(hundredths, 2).indonesian(),
        Err(_) => format!("sekitar 0 (hitungan {})", estimate.text().replace('.', ",")),
    }
}

/// The rules that hold for everything on the page.
pub(super) fn of(config: &Config, recap: &Recap, whole: &str) -> Markup {
    let Privacy { k, withheld, coarsened, .. } = &recap.privacy;
    let randomised = recap.fields.iter().filter(|field| !field.randomised.is_empty());
    let label = |key: &str| {
        let field = config.instrument.fields.iter().find(|field| field.key == key);
        field.map_or(key, |field| field.label.text(Language::Indonesian)).to_owned()
    };
    html! {
        section.protection {
            h2 { "Perlindungan responden" }
            @if *k == 1 {
                p { "k = 1: tidak ada angka yang disembunyikan, juga yang hanya tentang satu orang. Jangan terbitkan halaman ini begitu saja." }
            } @else {
                p {
                    "k = " (k) ": setiap angka di halaman ini menyangkut nol atau paling sedikit " (k)
                    " responden, juga bila dikurangkan satu sama lain."
                }
                ul {
                    @if !coarsened.is_empty() {
                        li {
                            "Pilihan yang jarang digabung: "
                            (coarsened.iter().map(|key| label(key)).collect::<Vec<_>>().join(", ")) "."
                        }
                    }
                    @if recap.privacy.shown() && !withheld.is_empty() {
                        li { "Belum ditampilkan, atau tidak semuanya: " (withheld.join(", ")) "." }
                    }
                    li {
                        "CSV di atas untuk diterbitkan: tanpa tanggal dan kode, gabungan ciri yang jarang \
                         dibuat lebih kasar atau dikosongkan. Untuk kerja petugas sendiri ada "
                        a href=(whole) download { "CSV lengkap" } "; jangan diterbitkan."
                    }
                }
            }
            @for field in randomised {
                p {
                    (field.label) " diacak di HP responden (ε = "
                    (field.randomised.iter().map(|epsilon| epsilon.indonesian()).collect::<Vec<_>>().join("; "))
                    "). Angkanya perkiraan tanpa bias; untuk pilihan yang jarang bisa di bawah nol."
                }
            }
        }
    }
}
