//! What is wrong in a document: place, kind, and what would be right. No sentences: those are
//! in [`locale`](crate::survey::locale).

/// How much a mistake takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The survey cannot be shown correctly until this is mended.
    Error,
    /// The survey works; this setting is ignored, or unwise.
    Warning,
}

/// The kind of a mistake, with what is needed to name the mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// The text is not JSON; the parser stopped here.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// A required key is not there.
    Missing,
    /// The value has another JSON type than the one wanted.
    WrongType {
        /// The type wanted: `text`, `number`, `flag`, `object`, `list`.
        wanted: &'static str,
    },
    /// Text or a list is empty.
    Empty,
    /// A key that has no meaning here.
    UnknownKey {
        /// The known key it resembles most, if one is close.
        meant: Option<&'static str>,
    },
    /// The same key twice in one object; the last one counts.
    RepeatedKey,
    /// A word outside a closed set.
    NotOneOf {
        /// The word found.
        found: String,
        /// The words allowed, joined by `, `.
        allowed: String,
    },
    /// A number outside its range, or not whole.
    OutOfRange {
        /// The number found, as written.
        found: String,
        /// Smallest allowed.
        low: u16,
        /// Largest allowed.
        high: u16,
    },
    /// An identifier with other characters than `a-z 0-9 - _ .`, or longer than 64.
    NotAnIdentifier {
        /// The identifier found.
        found: String,
    },
    /// Neither an http(s) address nor a relative path.
    NotAnAddress {
        /// The text found.
        found: String,
    },
    /// The same identifier twice among siblings.
    Duplicate {
        /// The identifier.
        found: String,
        /// Where it stands first.
        first: String,
    },
    /// A reference to something that does not exist.
    UnknownReference {
        /// The identifier found.
        found: String,
        /// Identifiers that exist, joined by `, ` (at most a few).
        known: String,
    },
    /// A condition looks at the item itself, or at one that is asked later.
    NotEarlier {
        /// Key of the item looked at.
        found: String,
    },
    /// Not a fraction above zero and up to one, such as `3/20`.
    NotAFraction {
        /// The text found.
        found: String,
    },
    /// Not a colour such as `#7a1f2b`.
    NotAColour {
        /// The text found.
        found: String,
    },
    /// Some unsur of an index have a weight of their own and some not, or the weights do not
    /// sum to one.
    WeightsNotOne {
        /// Their sum, as a fraction.
        sum: String,
    },
    /// The items of one index have scales of different lengths.
    MixedScales,
    /// The choices of an item are fewer than two, or two have the same score.
    ScoresNotDistinct,
    /// An Indonesian wording is missing: it is the one every other language falls back to.
    NoIndonesian,
    /// A list with another number of entries than there are choices.
    WrongCount {
        /// How many it has.
        found: usize,
        /// How many there are.
        wanted: usize,
    },
    /// A name that holds a value, and others below it.
    ValueAndGroup {
        /// The name.
        found: String,
        /// The other place.
        first: String,
    },
    /// A GET stores something: forbidden unless the agency says so, and then still told.
    SideEffects {
        /// Whether the agency says so.
        accepted: bool,
    },
    /// A receiver wants to know who somebody is, and would get an empty value.
    Personal {
        /// The name of the field.
        found: String,
    },
    /// A key to the receiver, in a configuration that everyone can read.
    PublicKey {
        /// The name of the header.
        found: String,
    },
    /// Words that lack a placeholder of the Indonesian ones, or have another.
    Placeholders {
        /// The placeholders of the Indonesian words, joined by `, `.
        wanted: String,
    },
    /// Two keys that rule each other out.
    NotTogether {
        /// The other key.
        first: &'static str,
    },
    /// A key that belongs to each of the steps, where there are any.
    InSteps,
    /// Not names parted by dots.
    NotAPath {
        /// The text found.
        found: String,
    },
    /// Not a part of an address with one `*`.
    NotAPattern {
        /// The text found.
        found: String,
    },
    /// A value from a reply is wanted before that reply is there.
    NotYetCaptured {
        /// The placeholder.
        found: String,
        /// Where it is captured.
        first: String,
    },
    /// What is only known when a request goes out is wanted where it cannot be put in then.
    MisplacedHole {
        /// The placeholder.
        found: String,
    },
    /// Something that is fetched, or taken from a reply, and then never sent.
    Unused {
        /// The placeholder.
        found: String,
    },
    /// Items hang on the answer to a respondent field that is off: nobody is ever asked them.
    NeverAsked {
        /// Their keys, joined by `, `.
        found: String,
    },
    /// Something that citizens ought to be told, and are not.
    NotTold {
        /// What of the notice: `purpose`, `retention` or `contact`.
        what: &'static str,
    },
    /// More than there may be.
    TooMany {
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// A document format newer than this program.
    NewerFormat {
        /// The number found.
        found: u16,
        /// The newest number understood.
        known: u16,
    },
}

impl Mistake {
    /// The stable code by which scripts and the catalogs know the kind of mistake.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Mistake::NotJson { .. } => "not_json",
            Mistake::Missing => "missing",
            Mistake::WrongType { .. } => "wrong_type",
            Mistake::Empty => "empty",
            Mistake::UnknownKey { .. } => "unknown_key",
            Mistake::RepeatedKey => "repeated_key",
            Mistake::NotOneOf { .. } => "not_one_of",
            Mistake::OutOfRange { .. } => "out_of_range",
            Mistake::NotAnIdentifier { .. } => "not_an_identifier",
            Mistake::NotAnAddress { .. } => "not_an_address",
            Mistake::Duplicate { .. } => "duplicate",
            Mistake::UnknownReference { .. } => "unknown_reference",
            Mistake::NotEarlier { .. } => "not_earlier",
            Mistake::NotAFraction { .. } => "not_a_fraction",
            Mistake::NotAColour { .. } => "not_a_colour",
            Mistake::WeightsNotOne { .. } => "weights_not_one",
            Mistake::MixedScales => "mixed_scales",
            Mistake::ScoresNotDistinct => "scores_not_distinct",
            Mistake::NoIndonesian => "no_indonesian",
            Mistake::WrongCount { .. } => "wrong_count",
            Mistake::ValueAndGroup { .. } => "value_and_group",
            Mistake::SideEffects { .. } => "side_effects",
            Mistake::Personal { .. } => "personal",
            Mistake::PublicKey { .. } => "public_key",
            Mistake::Placeholders { .. } => "placeholders",
            Mistake::NotTogether { .. } => "not_together",
            Mistake::InSteps => "in_steps",
            Mistake::NotAPath { .. } => "not_a_path",
            Mistake::NotAPattern { .. } => "not_a_pattern",
            Mistake::NotYetCaptured { .. } => "not_yet_captured",
            Mistake::MisplacedHole { .. } => "misplaced_hole",
            Mistake::Unused { .. } => "unused",
            Mistake::NeverAsked { .. } => "never_asked",
            Mistake::NotTold { .. } => "not_told",
            Mistake::TooMany { .. } => "too_many",
            Mistake::NewerFormat { .. } => "newer_format",
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Mistake::UnknownKey { .. }
            | Mistake::Placeholders { .. }
            | Mistake::SideEffects { accepted: true }
            | Mistake::PublicKey { .. }
            | Mistake::NeverAsked { .. }
            | Mistake::NotTold { .. }
            | Mistake::Unused { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// One mistake in what the agency configured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where: a path such as `units[3].services[0].id`, or `attribute unit` for an attribute.
    pub path: String,
    /// What.
    pub mistake: Mistake,
}

/// Where mistakes are told: in a list, or to someone who only wants to know whether there is one.
pub trait Mistakes {
    /// Tells of one that stops the survey.
    fn tell(&mut self, diagnostic: impl FnOnce() -> Diagnostic);
}

impl Mistakes for Vec<Diagnostic> {
    fn tell(&mut self, diagnostic: impl FnOnce() -> Diagnostic) {
        self.push(diagnostic());
    }
}

/// Whether there is any.
impl Mistakes for bool {
    fn tell(&mut self, _: impl FnOnce() -> Diagnostic) {
        *self = true;
    }
}

impl Diagnostic {
    /// How much it takes away: an unknown key is only ignored, some things are only unwise, all
    /// else stops the survey.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.mistake.severity()
    }
}
