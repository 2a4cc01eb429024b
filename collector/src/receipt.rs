//! The code by which a citizen can say "I did hand it in".

/// Crockford's base 32: no I, L, O or U, which are misread or make words.
const LETTERS: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J',
    'K', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

/// A random receipt such as `K7QM-42XP`. It says nothing about the response.
pub(crate) fn random() -> anyhow::Result<String> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)?;
    Ok(written(bytes))
}

/// Whether a text has the shape of a receipt.
pub(crate) fn is_one(text: &str) -> bool {
    let halves = text.split_once('-').map(|(left, right)| [left, right]);
    let is_half = |half: &str| half.len() == 4 && half.chars().all(|c| LETTERS.contains(&c));
    halves.is_some_and(|halves| halves.into_iter().all(is_half))
}

fn written(bytes: [u8; 8]) -> String {
    let mut receipt = String::with_capacity(9);
    for (place, byte) in bytes.into_iter().enumerate() {
        if place == 4 {
            receipt.push('-');
        }
        // 256 is a multiple of 32: every letter is as likely as any other.
        receipt.extend(LETTERS.get(usize::from(byte % 32)));
    }
    receipt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_has_two_groups_of_four_letters_that_cannot_be_misread() {
        assert_eq!(written([0, 1, 10, 18, 20, 22, 31, 255]), "01AJ-MPZZ");
        let receipt = random().unwrap();
        assert_eq!(receipt.len(), 9);
        assert!(!receipt.contains(['I', 'L', 'O', 'U']));
        assert!(is_one(&receipt));
        for text in ["", "-", "K7QM42XP", "K7QM-42X", "K7QM-42XL", "k7qm-42xp", "K7QM-42XP-"] {
            assert!(!is_one(text), "{text}");
        }
    }
}
