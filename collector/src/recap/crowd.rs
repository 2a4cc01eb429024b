//! Who may be told about: all responses to the questionnaire, parted into blocks.

use survei_publik::survey::config::Config;
use survei_publik::survey::privacy::cells::{Blocks, Leaf, Rules};

use crate::store::{Filter, Place, Reader};

/// All responses by place, whatever is selected: what may be told of a part hangs on the rest.
#[derive(Debug)]
pub(crate) struct Crowd {
    places: Vec<Place>,
    people: Vec<u64>,
    blocks: Blocks,
}

/// Whether figures of a selection are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Shown,
    /// It is about fewer than k people.
    TooFew,
    /// Together with other figures it would tell of fewer than k people.
    Subtracted,
}

impl Crowd {
    /// Counts everybody.
    pub(crate) fn of(config: &Config, reader: &Reader) -> anyhow::Result<Crowd> {
        let (places, people): (Vec<_>, Vec<_>) =
            reader.places(&config.instrument.id)?.into_iter().unzip();
        let leaf =
            |(place, count): (&Place, &u64)| Leaf { path: place.to_vec(), cells: vec![*count] };
        let leaves: Vec<Leaf> = places.iter().zip(&people).map(leaf).collect();
        let blocks = Blocks::of(&leaves, config.privacy.k);
        Ok(Crowd { places, people, blocks })
    }

    /// How many people there are of each place.
    pub(super) fn people(&self) -> &[u64] {
        &self.people
    }

    pub(super) fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// Where in the list a place stands.
    pub(super) fn position(&self, place: &Place) -> Option<usize> {
        self.places.iter().position(|known| known == place)
    }

    /// Whether something may be told of the selection that only so many people of each place
    /// said: enough of them here, and in what is left without the selection.
    pub(super) fn allows(&self, filter: &Filter, said: impl Fn(&Place) -> u64) -> bool {
        let counts: Vec<Vec<u64>> = self.places.iter().map(|place| vec![said(place)]).collect();
        self.blocks.coarser(&counts).allow(|leaf| self.within(filter, leaf))
    }

    /// Whether a place is among those selected.
    pub(super) fn within(&self, filter: &Filter, leaf: usize) -> bool {
        self.places.get(leaf).is_some_and(|place| filter.takes(place))
    }

    /// Whether figures of the selection are shown.
    pub(crate) fn verdict(&self, rules: &Rules, filter: &Filter) -> Verdict {
        let all = self.people.iter().enumerate();
        let people = all.filter(|(leaf, _)| self.within(filter, *leaf)).map(|(_, count)| count);
        if !rules.allows(people.sum()) {
            return Verdict::TooFew;
        }
        match self.blocks.allow(|leaf| self.within(filter, leaf)) {
            true => Verdict::Shown,
            false => Verdict::Subtracted,
        }
    }
}
