//! Writing JSON: objects key by key, with the same bytes as serde_json's. (Why this is not
//! serde's job as well: README, Decisions.)

/// A JSON object being written.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
}

impl Writer {
    /// The object that `fields` writes, as text.
    #[must_use]
    pub fn object(fields: impl FnOnce(&mut Writer)) -> String {
        Writer::value(|writer| writer.braced(fields))
    }

    /// The value that `write` writes, as text.
    #[must_use]
    pub fn value(write: impl FnOnce(&mut Writer)) -> String {
        let mut writer = Writer::default();
        write(&mut writer);
        writer.text
    }

    /// Writes a key; its value is to follow.
    #[inline(never)]
    pub fn key(&mut self, key: &str) -> &mut Writer {
        self.next();
        self.quote(key);
        self.text.push(':');
        self
    }

    /// Writes an object.
    pub fn braced(&mut self, fields: impl FnOnce(&mut Writer)) {
        self.text.push('{');
        fields(self);
        self.text.push('}');
    }

    /// Writes a list.
    pub fn list<T>(&mut self, values: impl IntoIterator<Item = T>, write: impl Fn(&mut Writer, T)) {
        self.text.push('[');
        for value in values {
            self.next();
            write(self, value);
        }
        self.text.push(']');
    }

    /// Writes a whole number.
    #[inline(never)]
    pub fn number(&mut self, number: u64) {
        self.text.push_str(&number.to_string());
    }

    /// Writes a text, or `null`.
    #[inline(never)]
    pub fn text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.quote(text),
            None => self.text.push_str("null"),
        }
    }

    /// Writes what is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.text.push_str(json);
    }

    /// Sets what follows apart from what stands before it.
    fn next(&mut self) {
        if !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
    }

    #[inline(never)]
    fn quote(&mut self, text: &str) {
        self.text.push('"');
        for letter in text.chars() {
            let escaped = match letter {
                '"' | '\\' => letter,
                '\n' => 'n',
                '\r' => 'r',
                '\t' => 't',
                '\u{8}' => 'b',
                '\u{c}' => 'f',
                '\0'..' ' => {
                    let digit = |number: u32| char::from_digit(number, 16).unwrap_or_default();
                    let code = u32::from(letter);
                    self.text.push_str("\\u00");
                    self.text.push(digit(code >> 4));
                    self.text.push(digit(code & 15));
                    continue;
                }
                plain => {
                    self.text.push(plain);
                    continue;
                }
            };
            self.text.push('\\');
            self.text.push(escaped);
        }
        self.text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::Writer;

    proptest! {
        #[test]
        fn texts_and_numbers_are_written_as_serde_writes_them(
            texts in prop::collection::vec("[\0-\u{80}\u{2028}😀\"\\\\]{0,8}|.{0,8}", 0..4),
            number: u64,
        ) {
            let text = Writer::object(|o| {
                o.key("n").number(number);
                o.key("none").text(None);
                o.key("list").list(&texts, |o, text| o.text(Some(text)));
                o.key("object").braced(|o| texts.iter().for_each(|text| o.key(text).number(1)));
                o.key("last").text(texts.first().map(String::as_str));
            });
            let object: String = texts.iter().map(|text| format!("{}:1,", json!(text))).collect();
            let expected = format!(
                r#"{{"n":{number},"none":null,"list":{},"object":{{{}}},"last":{}}}"#,
                json!(texts), object.trim_end_matches(','), json!(texts.first()),
            );
            prop_assert_eq!(text, expected);
        }
    }
}
