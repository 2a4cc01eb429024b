//! When an item is asked, as data.

/// One condition: at least one of its tests must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition(pub Vec<Test>);

/// A look at one earlier answer. What was not asked or not answered fails every test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// Where to look.
    pub source: Source,
    /// What is accepted there.
    pub accepts: Accepts,
}

/// Where a test looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// At an item that is asked earlier, by key.
    Item(String),
    /// At a respondent field, by key.
    Field(String),
}

/// What a test accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepts {
    /// One of these scores, codes or texts.
    Among(Vec<String>),
    /// Any answer but these.
    NoneOf(Vec<String>),
    /// A score or number between these two, both included.
    Within(u16, u16),
}

impl Condition {
    /// Whether it holds, given what was said at each source: a score or number in digits, a
    /// code, a text, or several codes; nothing where there is no answer.
    pub fn holds(&self, said: &dyn Fn(&Source) -> Vec<String>) -> bool {
        self.0.iter().any(|test| {
            let said = said(&test.source);
            match &test.accepts {
                Accepts::Among(codes) => said.iter().any(|said| codes.contains(said)),
                Accepts::NoneOf(codes) => {
                    !said.is_empty() && !said.iter().any(|said| codes.contains(said))
                }
                Accepts::Within(low, high) => {
                    let number = |said: &String| said.parse::<u16>().ok();
                    said.iter().filter_map(number).any(|n| (*low..=*high).contains(&n))
                }
            }
        })
    }
}
