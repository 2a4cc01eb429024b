//! Where personal data stand in what is typed: `guard.js` and `guard_bg.wasm`, which are fetched
//! when a citizen comes to a box for free text. `embed/guard.js` marks what is found.

use survei_publik::survey::privacy::personal::{Kind, find};
use wasm_bindgen::prelude::wasm_bindgen;

/// Half the size of the standard one.
#[cfg(all(target_arch = "wasm32", not(target_feature = "atomics")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// What panics and printing become (`xtask/src/panics.rs`): their words would be a third of what is
/// fetched, and nobody would read them.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn broken() {
    core::arch::wasm32::unreachable()
}

/// What seems to be personal data, in the order of the text: for each the place of its kind in
/// [`Kind::WORDS`], and where it begins and ends in UTF-16 units, as JavaScript counts.
#[wasm_bindgen]
#[must_use]
pub fn found(text: &str) -> Vec<u32> {
    let mut places = Vec::new();
    let mut units = text.char_indices();
    let (mut at, mut counted) = (0, 0);
    // The findings are in order, so that the text is counted through once.
    let mut count = |until: usize| {
        while at < until {
            let Some((start, letter)) = units.next() else { break };
            at = start + letter.len_utf8();
            counted += if letter.len_utf8() == 4 { 2 } else { 1 };
        }
        counted
    };
    for finding in find(text) {
        let kind = Kind::WORDS.iter().take_while(|(kind, _)| *kind != finding.kind).count();
        places.push(u32::try_from(kind).unwrap_or_default());
        places.push(count(finding.start));
        places.push(count(finding.end));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::found;

    #[test]
    fn places_are_counted_as_javascript_counts() {
        // An emoji is two units, é is one.
        let text = "🙏 café, WA 081234567890 🙏 budi@gmail.com";
        let units: Vec<u16> = text.encode_utf16().collect();
        let places = found(text);
        let parts: Vec<String> = places
            .chunks(3)
            .map(|part| String::from_utf16(&units[part[1] as usize..part[2] as usize]).unwrap())
            .collect();
        assert_eq!(parts, ["081234567890", "budi@gmail.com"]);
        assert_eq!(places.chunks(3).map(|part| part[0]).collect::<Vec<_>>(), [2, 3]);
    }
}
