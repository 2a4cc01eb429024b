//! Which screens there are, and what is answered on each.

use crate::survey::config::{Comment, Config, Layout};
use crate::survey::document::Language;
use crate::survey::instrument::Item;
use crate::survey::response::Place;

/// What does not change while the survey is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// What the agency set.
    pub config: Config,
    /// The language of the interface.
    pub language: Language,
}

/// One screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Who asks, what, how long, and what happens with the answers.
    Opening,
    /// Which service it is about.
    Service,
    /// About the respondent.
    Respondent,
    /// One item, by its place in the shown order, from 0.
    Item(usize),
    /// All items.
    Items,
    /// The comment.
    Comment,
    /// All answers with links to change them.
    Review,
    /// Thank you.
    Sent,
}

impl Screen {
    /// The stable name of the screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Screen::Opening => "opening",
            Screen::Service => "service",
            Screen::Respondent => "respondent",
            Screen::Item(_) => "item",
            Screen::Items => "items",
            Screen::Comment => "comment",
            Screen::Review => "review",
            Screen::Sent => "sent",
        }
    }
}

impl Setup {
    /// The screens in order. A choice that only one service leaves is not asked; a screen
    /// without a question is not shown.
    #[must_use]
    pub fn screens(&self) -> Vec<Screen> {
        let config = &self.config;
        let mut screens = vec![Screen::Opening];
        if config.only_service().is_none() {
            screens.push(Screen::Service);
        }
        if config.fields().len() > 0 {
            screens.push(Screen::Respondent);
        }
        match config.layout {
            Layout::Stepwise => screens.extend((0..config.items().len()).map(Screen::Item)),
            Layout::OnePage => screens.push(Screen::Items),
        }
        if config.comment == Comment::Optional {
            screens.push(Screen::Comment);
        }
        screens.extend([Screen::Review, Screen::Sent]);
        screens
    }

    /// The item on a screen that shows a single one.
    #[must_use]
    pub fn item_on(&self, screen: Screen) -> Option<&Item> {
        match screen {
            Screen::Item(index) => self.config.items().get(index).copied(),
            _ => None,
        }
    }

    /// The screen on which a place is answered.
    #[must_use]
    pub fn screen_of(&self, place: &Place) -> Screen {
        match place {
            Place::Service => Screen::Service,
            Place::Field(_) => Screen::Respondent,
            Place::Comment => Screen::Comment,
            Place::Item(_) if self.config.layout == Layout::OnePage => Screen::Items,
            Place::Item(key) => {
                let items = self.config.items();
                let index = items.iter().position(|item| item.key == *key);
                Screen::Item(index.unwrap_or_default())
            }
        }
    }
}
