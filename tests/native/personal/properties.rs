//! Whatever is typed: no panic, places that are places, and no more time than the text is long.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use survei_publik::survey::privacy::personal::{Kind, find};

fn well_placed(text: &str) -> Result<(), TestCaseError> {
    let mut from = 0;
    for found in find(text) {
        prop_assert!(from <= found.start && found.start < found.end, "order");
        let part = text.get(found.start..found.end);
        prop_assert!(part.is_some_and(|part| part == part.trim()), "{part:?}");
        from = found.end;
    }
    Ok(())
}

proptest! {
    #[test]
    fn whatever_is_typed_is_marked_between_characters_and_in_order(text in any::<String>()) {
        well_placed(&text)?;
    }

    /// Pieces of what is looked for, in any order.
    #[test]
    fn so_is_whatever_is_made_of_pieces_of_personal_data(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)
    ) {
        well_placed(&pieces.concat())?;
    }
}

const PIECES: &[&str] = &[
    "nama", " ", "saya", "Budi", "\n", ".", "NIK", "3273", "011203", "850001", "08", "12", "-",
    "(", ")", "+62", "@", "gmail", "com", " at ", " dot ", "B", "1234", "XY", "Jl.", "No", "RT",
    "RW", "/", "03", "blok", "C2", "BRI", "rekening", "a.n.", "é", "🙏", "\u{a0}", "o", "di", ":",
    "kel", "Rp", "000",
];

#[test]
fn time_grows_with_the_text_and_no_faster() {
    // What makes each finder look as far as it ever does.
    let hard = [
        "0",
        "08 ",
        "12-",
        "1",
        "nama saya ",
        "a@",
        "@",
        "Jl. a ",
        "jl a b c d e f g ",
        "rt 1 ",
        "B 1234 ",
        "rek ",
        "3273011203850001 ",
        "081234567890 ",
        "x",
        "a.b.",
        "at ",
        "a.n. ",
        "blok a-",
        "no 1 ",
        "🙏",
    ];
    for piece in hard {
        let timed = |length: usize| {
            let text = piece.repeat(length.div_ceil(piece.len()));
            let began = Instant::now();
            std::hint::black_box(find(&text));
            began.elapsed()
        };
        let short = (0..3).map(|_| timed(1_000)).min().unwrap();
        // Eighty times as long; what is quadratic would take 6 400 times as long.
        let bound = short * 800 + Duration::from_millis(50);
        // A busy machine can make one measurement long, but no text short.
        let long = (0..3).map(|_| timed(80_000)).find(|long| *long < bound);
        assert!(long.is_some(), "{piece:?}: {short:?} for 1 000 bytes, over {bound:?} for 80 000");
    }
}

#[test]
fn every_kind_has_words() {
    for (kind, words) in Kind::WORDS {
        assert_eq!(kind.words(), words);
        assert!(!words.is_empty());
    }
}
