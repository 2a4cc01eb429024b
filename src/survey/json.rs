//! Reading JSON without floats.
//!
//! Numbers stay as they were written, keys stay in their order, and a mistake has a line and a
//! column. (Why this is not serde's job as well: README, Decisions.)

mod write;

pub use write::Writer;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number, as written.
    Number(String),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object: keys in their order; a repeated key stands twice.
    Object(Vec<(String, Json)>),
}

/// The text is not JSON; reading stopped here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Values within values, at most this deep.
const DEPTH: usize = 64;

impl Json {
    /// Reads a text that holds one value and nothing else (RFC 8259), or is no JSON.
    #[must_use]
    pub fn of(text: &str) -> Option<Json> {
        Parser { rest: text }.only_value()
    }

    /// Reads a text that holds one value and nothing else (RFC 8259).
    ///
    /// # Errors
    /// Where reading stopped.
    pub fn parse(text: &str) -> Result<Json, NotJson> {
        let mut parser = Parser { rest: text };
        parser.only_value().ok_or_else(|| {
            let read = text.strip_suffix(parser.rest).unwrap_or_default();
            let line = read.rsplit('\n').next().unwrap_or_default();
            NotJson { line: read.matches('\n').count() + 1, column: line.chars().count() + 1 }
        })
    }

    /// The value under a key; of a repeated key the last, as in browsers.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json> {
        self.entries().iter().rev().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The entries of an object; none for anything else.
    #[must_use]
    pub fn entries(&self) -> &[(String, Json)] {
        match self {
            Json::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The values, if it is a list.
    #[must_use]
    pub fn list(&self) -> Option<&[Json]> {
        match self {
            Json::List(values) => Some(values),
            _ => None,
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The flag, if it is one.
    #[must_use]
    pub fn flag(&self) -> Option<bool> {
        match self {
            Json::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The number, if it is one that is whole, not negative and written without exponent.
    #[must_use]
    pub fn whole(&self) -> Option<u64> {
        match self {
            Json::Number(number) => number.parse().ok(),
            _ => None,
        }
    }
}

/// What is left to read.
struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn only_value(&mut self) -> Option<Json> {
        let value = self.value(DEPTH)?;
        self.blank();
        self.rest.is_empty().then_some(value)
    }

    fn blank(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Takes `token`, if it comes next.
    fn take(&mut self, token: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(token)?;
        Some(())
    }

    /// Takes characters as long as `wanted` holds; at least one.
    fn take_while(&mut self, wanted: fn(char) -> bool) -> Option<&'a str> {
        let end = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        let (taken, rest) =
            self.rest.split_at_checked(end).filter(|(taken, _)| !taken.is_empty())?;
        self.rest = rest;
        Some(taken)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        let depth = depth.checked_sub(1)?;
        self.blank();
        match self.rest.bytes().next()? {
            b'{' => self.object(depth),
            b'[' => self.list(depth),
            b'"' => self.string().map(Json::Text),
            b't' => self.take("true").map(|()| Json::Flag(true)),
            b'f' => self.take("false").map(|()| Json::Flag(false)),
            b'n' => self.take("null").map(|()| Json::Null),
            _ => self.number(),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        let mut entries = Vec::new();
        self.take("{")?;
        self.blank();
        if self.take("}").is_some() {
            return Some(Json::Object(entries));
        }
        loop {
            self.blank();
            let key = self.string()?;
            self.blank();
            self.take(":")?;
            entries.push((key, self.value(depth)?));
            self.blank();
            if self.take("}").is_some() {
                return Some(Json::Object(entries));
            }
            self.take(",")?;
        }
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        let mut values = Vec::new();
        self.take("[")?;
        self.blank();
        if self.take("]").is_some() {
            return Some(Json::List(values));
        }
        loop {
            values.push(self.value(depth)?);
            self.blank();
            if self.take("]").is_some() {
                return Some(Json::List(values));
            }
            self.take(",")?;
        }
    }

    fn string(&mut self) -> Option<String> {
        let mut text = String::new();
        self.take("\"")?;
        loop {
            let end = self.rest.find(|c: char| c == '"' || c == '\\' || c < ' ')?;
            let (plain, rest) = self.rest.split_at_checked(end)?;
            text.push_str(plain);
            self.rest = rest;
            if self.take("\"").is_some() {
                return Some(text);
            }
            self.take("\\")?;
            text.push(self.escaped()?);
        }
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        let letter = self.rest.bytes().next()?;
        let plain = match letter {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return None,
        };
        self.rest = self.rest.get(1..)?;
        Some(plain)
    }

    /// `u` with four digits, or two such for a character beyond the first plane.
    fn unicode(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.take("\\")?;
        let second = self.unit().filter(|unit| (0xdc00..0xe000).contains(unit))?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.rest.strip_prefix('u')?.get(..4)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        self.rest = self.rest.get(5..)?;
        u32::from_str_radix(digits, 16).ok()
    }

    fn number(&mut self) -> Option<Json> {
        let start = self.rest;
        let digits = |c: char| c.is_ascii_digit();
        let _ = self.take("-");
        if self.take("0").is_none() {
            self.take_while(digits)?;
        }
        if self.take(".").is_some() {
            self.take_while(digits)?;
        }
        if self.take("e").or_else(|| self.take("E")).is_some() {
            let _ = self.take("-").or_else(|| self.take("+"));
            self.take_while(digits)?;
        }
        start.strip_suffix(self.rest).map(|number| Json::Number(number.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What serde makes of the same text.
    fn of_serde(value: &serde_json::Value) -> Json {
        use serde_json::Value;
        match value {
            Value::Null => Json::Null,
            Value::Bool(flag) => Json::Flag(*flag),
            Value::Number(number) => Json::Number(number.to_string()),
            Value::String(text) => Json::Text(text.clone()),
            Value::Array(values) => Json::List(values.iter().map(of_serde).collect()),
            Value::Object(map) => Json::Object(
                map.iter().map(|(key, value)| (key.clone(), of_serde(value))).collect(),
            ),
        }
    }

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            any::<String>().prop_map(Into::into),
        ];
        leaf.prop_recursive(5, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|map| map.into_iter().collect::<serde_json::Map<_, _>>().into()),
            ]
        })
    }

    proptest! {
        #[test]
        fn whatever_serde_writes_is_read_as_serde_reads_it(value in any_json(), pretty: bool) {
            let text = match pretty {
                true => serde_json::to_string_pretty(&value).unwrap(),
                false => value.to_string(),
            };
            prop_assert_eq!(Json::parse(&text), Ok(of_serde(&value)));
        }

        #[test]
        fn a_text_is_json_exactly_if_serde_says_so(text in r#"[\[\]{}:,"\\u0-9dDeE+.tfnrlsa \n-]{0,12}"#) {
            let ours = Json::parse(&text).is_ok();
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            prop_assert_eq!(ours, theirs.is_ok(), "{:?} {:?}", text, theirs);
        }
    }

    #[test]
    fn a_mistake_is_found_at_its_line_and_column() {
        let at = |text| Json::parse(text).unwrap_err();
        assert_eq!(at("{\n  \"é\": 1,\n  }"), NotJson { line: 3, column: 3 });
        assert_eq!(at(""), NotJson { line: 1, column: 1 });
        assert_eq!(at("{} x"), NotJson { line: 1, column: 4 });
    }

    #[test]
    fn a_text_of_brackets_does_not_exhaust_the_stack() {
        assert!(Json::parse(&"[".repeat(100_000)).is_err());
        assert!(Json::parse(&["[".repeat(63), "]".repeat(63)].concat()).is_ok());
    }

    #[test]
    fn characters_beyond_the_first_plane_are_two_escapes() {
        assert_eq!(Json::parse(r#""\ud83d\ude00""#), Ok(Json::Text("😀".to_owned())));
        for broken in [r#""\ud83d""#, r#""\ude00""#, r#""\ud83dx""#, r#""\u12g4""#, r#""\u+123""#] {
            assert!(Json::parse(broken).is_err(), "{broken}");
        }
    }
}
