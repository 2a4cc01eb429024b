//! What of a recap is withheld so that nobody can be found in it, and why.

use survei_publik::survey::privacy::cells::Rules;
use survei_publik::survey::score::Figures;

use super::crowd::Verdict;
use super::{FieldCount, Stated};

/// What is told about what is not told.
#[derive(Debug)]
pub(crate) struct Privacy {
    pub(crate) k: u64,
    pub(crate) verdict: Verdict,
    /// Keys of what cannot be shown, or not whole: `respondents`, `respondent.usia`,
    /// `statements.lewat`, `unsur.waktu`.
    pub(crate) withheld: Vec<String>,
    /// Keys of the fields that are shown with fewer choices.
    pub(crate) coarsened: Vec<String>,
}

impl Privacy {
    pub(super) fn of(
        rules: &Rules,
        verdict: Verdict,
        figures: &Figures,
        fields: &[FieldCount],
        stated: &[Stated],
    ) -> Privacy {
        let mut withheld = Vec::new();
        let mut coarsened = Vec::new();
        if verdict != Verdict::Shown {
            withheld.push("respondents".to_owned());
        }
        for unsur in figures.indexes.iter().flat_map(|index| &index.unsur) {
            let key = format!("unsur.{}", unsur.unsur);
            if unsur.is_withheld() && !withheld.contains(&key) {
                withheld.push(key);
            }
        }
        for field in fields {
            let hidden =
                |choice: &super::ChoiceCount| choice.count.is_none() && choice.estimate.is_none();
            if field.choices.is_empty() || field.choices.iter().any(hidden) {
                withheld.push(format!("respondent.{}", field.key));
            }
            if field.merged > 0 && field.choices.iter().any(|choice| !hidden(choice)) {
                coarsened.push(field.key.clone());
            }
        }
        let hidden = stated.iter().filter(|item| item.withheld);
        withheld.extend(hidden.map(|item| format!("statements.{}", item.key)));
        Privacy { k: rules.k, verdict, withheld, coarsened }
    }

    /// Whether there are any figures.
    pub(crate) fn shown(&self) -> bool {
        self.verdict == Verdict::Shown
    }

    /// Why there are none, in a sentence.
    pub(crate) fn reason(&self) -> Option<String> {
        let k = self.k;
        match self.verdict {
            Verdict::Shown => None,
            Verdict::TooFew => Some(format!("Belum ditampilkan: kurang dari {k} responden.")),
            Verdict::Subtracted => Some(format!(
                "Belum ditampilkan: bila dikurangkan dengan angka lain, hasilnya menyangkut kurang \
                 dari {k} responden."
            )),
        }
    }
}
