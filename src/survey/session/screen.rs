//! Which screens there are, and what is answered on each.

use crate::survey::WHOLE;
use crate::survey::config::{Comment, Config, Layout};
use crate::survey::document::Language;
use crate::survey::instrument::{Item, Page};
use crate::survey::response::{Consent, Draft, Place, asked};

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
    /// One item, or all items of its page: the place, from 0, of the first of them among all
    /// items of the instrument in the shown order.
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
    /// The screens in order, given what was said so far. A choice that only one service leaves
    /// is not asked; a screen without a question is not shown.
    #[must_use]
    pub fn screens(&self, draft: &Draft) -> Vec<Screen> {
        let config = &self.config;
        let mut screens = vec![Screen::Opening];
        if config.only_service().is_none() {
            screens.push(Screen::Service);
        }
        if config.fields().len() > 0 {
            screens.push(Screen::Respondent);
        }
        match config.layout {
            Layout::Stepwise => screens.extend(self.item_screens(draft)),
            Layout::OnePage => screens.push(Screen::Items),
        }
        if config.comment == Comment::Optional {
            screens.push(Screen::Comment);
        }
        screens.extend([Screen::Review, Screen::Sent]);
        screens
    }

    /// A screen for each item that is asked; the neighbours on a page share one.
    fn item_screens(&self, draft: &Draft) -> Vec<Screen> {
        let mut screens = Vec::new();
        let mut page = None;
        for item in asked(&self.config, draft) {
            if !WHOLE || item.page.is_none() || item.page != page {
                screens.push(Screen::Item(self.place_of(item)));
            }
            if WHOLE {
                page.clone_from(&item.page);
            }
        }
        screens
    }

    /// The place of an item among all items in the shown order.
    fn place_of(&self, item: &Item) -> usize {
        let items = self.config.all_items();
        items.iter().position(|known| known.key == item.key).unwrap_or_default()
    }

    /// The items on a screen.
    #[must_use]
    pub fn items_on(&self, screen: Screen, draft: &Draft) -> Vec<&Item> {
        let mut items = asked(&self.config, draft);
        match screen {
            Screen::Items => {}
            Screen::Item(first) => {
                let all = self.config.all_items();
                let Some(first) = all.get(first) else { return Vec::new() };
                items.retain(|item| match first.page {
                    Some(_) if WHOLE => item.page == first.page,
                    _ => item.key == first.key,
                });
            }
            _ => items.clear(),
        }
        items
    }

    /// The item on a screen that shows a single one.
    #[must_use]
    pub fn item_on(&self, screen: Screen, draft: &Draft) -> Option<&Item> {
        match self.items_on(screen, draft).as_slice() {
            [item] if matches!(screen, Screen::Item(_)) => Some(item),
            _ => None,
        }
    }

    /// The page of the items on a screen, where they are on one.
    #[must_use]
    pub fn page_on(&self, screen: Screen) -> Option<&Page> {
        let Screen::Item(first) = screen else { return None };
        if !WHOLE {
            return None;
        }
        let page = self.config.all_items().get(first)?.page.as_ref()?;
        self.config.instrument.pages.iter().find(|known| known.key == *page)
    }

    /// The screen on which a place is answered.
    #[must_use]
    pub fn screen_of(&self, place: &Place, draft: &Draft) -> Screen {
        match place {
            Place::Service | Place::Slot => Screen::Service,
            Place::Consent(Consent::Notice) => Screen::Opening,
            Place::Field(_) | Place::Consent(Consent::Disability) => Screen::Respondent,
            Place::Comment => Screen::Comment,
            Place::Item(at) => {
                let shows = |screen: &Screen| {
                    self.items_on(*screen, draft).iter().any(|item| item.key == at.item)
                };
                self.screens(draft).into_iter().find(shows).unwrap_or(Screen::Items)
            }
        }
    }
}
