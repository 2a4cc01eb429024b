//! What citizens are told about data, and what only the agency decides to know besides.

#[cfg(not(target_arch = "wasm32"))]
use super::Config;
use super::Notice;
use crate::survey::WHOLE;
#[cfg(not(target_arch = "wasm32"))]
use crate::survey::document::{Diagnostic, Mistake};
use crate::survey::document::{Object, Words, optional};

/// The description of the notice.
pub(super) fn describe<O: Object>(o: &mut O) -> Notice {
    Notice {
        purpose: o.words(optional("purpose", "Why the agency asks.")),
        retention: o.words(optional("retention", "How long answers are kept.")),
        more: o.words(optional("more", "More, for instance what the receiving server logs.")),
        guardian: guardian(o),
        consent: consent(o),
    }
}

fn guardian<O: Object>(o: &mut O) -> Option<Words> {
    let meaning = "What is said to a respondent under 17, instead of the usual sentence about a \
                   parent or guardian.";
    if WHOLE { o.words(optional("guardian", meaning)) } else { None }
}

fn consent<O: Object>(o: &mut O) -> bool {
    let meaning = "Whether the respondent must agree to the notice before beginning (default: \
                   false). That somebody did is not sent, unless a mapping says {consent}.";
    WHOLE && o.flag(optional("consent", meaning)).unwrap_or_default()
}

/// Whether responses tell when they were given, as roughly as the statutory form does.
pub(super) fn slot<O: Object>(o: &mut O) -> bool {
    let meaning = "slot: responses carry the statutory hour slot (08-12, 13-17 or other) besides \
                   the day, and the notice says so. Left out: no time at all.";
    WHOLE && o.one_of(optional("hour", meaning), &[("slot", ())]).is_some()
}

/// What citizens ought to be told, and only the agency knows: the survey works without, but who
/// asks for answers owes them that.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn advice(config: &Config) -> Vec<Diagnostic> {
    let Config { notice, agency, .. } = config;
    let told = [
        ("notice.purpose", "purpose", notice.purpose.is_some()),
        ("notice.retention", "retention", notice.retention.is_some()),
        ("agency.contact", "contact", agency.contact.is_some()),
    ];
    let untold = told.into_iter().filter(|(.., is_told)| !is_told);
    let diagnostic = |(path, what, _): (&str, _, _)| Diagnostic {
        path: path.to_owned(),
        mistake: Mistake::NotTold { what },
    };
    untold.map(diagnostic).collect()
}
