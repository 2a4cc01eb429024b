//! What a request holds.

/// Something that is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// Template of the name, or of the path.
    pub name: String,
    /// Template of the value.
    pub value: String,
    /// What it is sent once for.
    pub each: Each,
    /// What the value is in JSON.
    pub kind: Kind,
    /// What becomes of it without a value.
    pub when_empty: WhenEmpty,
    /// The value is a JSON text of these instead.
    pub fields: Vec<Field>,
}

/// What a field is sent once for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Each {
    /// What the field above it is sent for: for an outer one, the response.
    #[default]
    None,
    /// Each scored item.
    Answers,
    /// Each respondent field.
    Respondent,
    /// Each item that does not score.
    Statements,
    /// The comment, if there is one.
    Comment,
}

impl Each {
    /// The words for them.
    pub const WORDS: [(&'static str, Each); 5] = [
        ("none", Each::None),
        ("answers", Each::Answers),
        ("respondent", Each::Respondent),
        ("statements", Each::Statements),
        ("comment", Each::Comment),
    ];
}

/// What a value is in JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    #[default]
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
}

impl Kind {
    /// The words for them.
    pub const WORDS: [(&'static str, Kind); 3] =
        [("string", Kind::Text), ("number", Kind::Number), ("boolean", Kind::Flag)];
}

/// What becomes of a field without a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WhenEmpty {
    /// It is not sent.
    #[default]
    Omit,
    /// It is sent with an empty text.
    Empty,
    /// It is sent as `null`; where there is no such thing, as an empty text.
    Null,
}

impl WhenEmpty {
    /// The words for them.
    pub const WORDS: [(&'static str, WhenEmpty); 3] =
        [("omit", WhenEmpty::Omit), ("empty", WhenEmpty::Empty), ("null", WhenEmpty::Null)];
}
