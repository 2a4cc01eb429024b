//! The secret that opens the recap.

use std::fmt;

/// A secret text. Whoever knows it may read all responses.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// The fewest characters of a token: nothing slows guessing down.
    const SHORTEST: usize = 16;

    /// A token chosen by the operator: letters, digits and `- . _ ~`, so that it stands in an
    /// address and in a header as it is.
    ///
    /// # Errors
    /// An Indonesian sentence, if it is too short or has other characters.
    pub fn parse(text: &str) -> Result<Token, String> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        if text.len() < Token::SHORTEST || !text.bytes().all(allowed) {
            return Err(format!(
                "pakai paling sedikit {} karakter: huruf, angka, dan - . _ ~ saja",
                Token::SHORTEST
            ));
        }
        Ok(Token(text.to_owned()))
    }

    /// A new random token of 128 bits.
    ///
    /// # Errors
    /// Where the system has no random numbers.
    pub fn random() -> anyhow::Result<Token> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Token(format!("{:032x}", u128::from_be_bytes(bytes))))
    }

    /// The token itself.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether a text is this token. How long that takes tells nothing but the length.
    pub(crate) fn is(&self, text: &str) -> bool {
        let pairs = self.0.bytes().zip(text.bytes());
        let difference =
            pairs.fold(0, |all, (ours, theirs)| std::hint::black_box(all | (ours ^ theirs)));
        self.0.len() == text.len() && difference == 0
    }
}

/// Never the token itself.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_token_is_the_token() {
        let token = Token::parse("0123456789abcdef").unwrap();
        assert!(token.is("0123456789abcdef"));
        for text in ["", "0123456789abcde", "0123456789abcdef0", "0123456789abcdeF"] {
            assert!(!token.is(text), "{text}");
        }
    }

    #[test]
    fn two_random_tokens_differ_and_can_be_chosen_too() {
        let (one, two) = (Token::random().unwrap(), Token::random().unwrap());
        assert!(!one.is(two.text()));
        assert!(Token::parse(one.text()).is_ok());
        assert!(!format!("{one:?}").contains(one.text()));
    }

    #[test]
    fn a_token_that_is_short_or_needs_escaping_is_refused() {
        assert!(Token::parse("pendek").is_err());
        assert!(Token::parse("ada spasi di tengah").is_err());
    }
}
