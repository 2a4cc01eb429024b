//! What only the backend can tell: before anything is sent, and in its replies.

/// Something that the backend must be told again, such as a token against forged requests; in
/// templates `{token.NAME}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Token {
    /// Its name.
    pub name: String,
    /// What kind of place it is found in.
    pub source: TokenSource,
    /// Which place, or the text itself.
    pub at: String,
    /// Address that is fetched for it; that of the page around the survey, where there is none.
    pub page: Option<String>,
}

/// Where a token is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TokenSource {
    /// In an element of a page, by CSS selector.
    #[default]
    Selector,
    /// In `<meta name>` of a page.
    Meta,
    /// In a cookie, once a page was fetched.
    Cookie,
    /// In JSON, by path.
    Json,
    /// In a variable of the page around the survey, by path.
    Global,
    /// In the configuration itself.
    Constant,
}

impl TokenSource {
    /// The words for them.
    pub const WORDS: [(&'static str, TokenSource); 6] = [
        ("selector", TokenSource::Selector),
        ("meta", TokenSource::Meta),
        ("cookie", TokenSource::Cookie),
        ("json", TokenSource::Json),
        ("global", TokenSource::Global),
        ("constant", TokenSource::Constant),
    ];

    /// Whether something is fetched for it, just before it is needed.
    #[must_use]
    pub fn is_fetched(self) -> bool {
        !matches!(self, TokenSource::Global | TokenSource::Constant)
    }

    /// Whether it belongs to a visit, which cookies tell apart.
    pub(super) fn is_of_visit(self) -> bool {
        matches!(self, TokenSource::Selector | TokenSource::Meta | TokenSource::Cookie)
    }
}

/// Something in a reply that later steps send along; in templates `{capture.NAME}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capture {
    /// Its name.
    pub name: String,
    /// What kind of place it is found in.
    pub source: CaptureSource,
    /// Which place.
    pub at: String,
}

/// Where in a reply something is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaptureSource {
    /// In JSON, by path.
    #[default]
    Json,
    /// In the final address: what stands for the `*` of a pattern.
    Address,
    /// In an element of a page, by CSS selector.
    Selector,
}

impl CaptureSource {
    /// The words for them.
    pub const WORDS: [(&'static str, CaptureSource); 3] = [
        ("json", CaptureSource::Json),
        ("address", CaptureSource::Address),
        ("selector", CaptureSource::Selector),
    ];
}

/// The word for one of a closed set.
pub(super) fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], known: T) -> &'static str {
    words.iter().find(|(_, value)| *value == known).map(|(word, _)| *word).unwrap_or_default()
}

/// Names parted by dots: a path through JSON or through variables.
pub(super) fn is_path(path: &str) -> bool {
    let plain = |name: &str| !name.is_empty() && !name.contains(['[', ']', '$', ' ']);
    path.split('.').all(plain)
}

/// A part of an address with one `*` in it, and something beside.
pub(super) fn is_pattern(pattern: &str) -> bool {
    pattern.len() > 1 && pattern.matches('*').count() == 1
}
