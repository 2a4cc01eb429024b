//! The languages that a respondent may choose. `embed/languages.js` reads them on the phone, where it
//! leaves out what is wrong: no mistake here stops a survey.

use crate::survey::document::{Language, Mistake, Object, optional, required};

/// One language on offer.
struct Offered {
    tag: String,
    /// It has a file, rightly or wrongly.
    own: bool,
}

/// The description of `languages`.
pub(super) fn languages<O: Object>(o: &mut O) {
    let offered = o.texts_or_objects(
        optional(
            "languages",
            "The languages that a respondent may choose (default: id and en; with one entry there \
             is no choice): tags of languages that ship, or files of the agency's own.",
        ),
        |tag| Offered { tag: tag.to_owned(), own: false },
        language,
    );
    let offered = offered.unwrap_or_default();
    for (index, Offered { tag, own }) in offered.iter().enumerate() {
        let place = || ["languages[", &index.to_string(), "]"].concat();
        let ships = Language::ALL.iter().any(|language| language.tag() == tag);
        if !(ships || *own || tag.is_empty()) {
            o.mistake(|| {
                let known = Language::ALL.map(Language::tag).join(", ");
                (place(), Mistake::UnknownReference { found: tag.clone(), known })
            });
        }
        let first = offered.iter().take(index).position(|known| known.tag == *tag);
        if let Some(first) = first.filter(|_| !tag.is_empty()) {
            o.mistake(|| {
                let first = ["languages[", &first.to_string(), "]"].concat();
                (place(), Mistake::Duplicate { found: tag.clone(), first })
            });
        }
    }
}

fn language<O: Object>(o: &mut O) -> Offered {
    let tag = o.text(required("tag", "BCP 47 tag, such as jv."));
    o.address(optional(
        "src",
        "Address of a language file of the agency's own; what it lacks is said as it ships, or else \
         in Indonesian.",
    ));
    o.text(optional("name", "What the language is called in itself."));
    Offered { tag: tag.unwrap_or_default(), own: o.has("src") }
}
