//! Roughly when, where the agency wants to know.

/// The part of the day in which a response was given: the statutory form has a box for the
/// morning and one for the afternoon ("Jam Survei"). The hour itself is never known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// From 8 to 12.
    Morning,
    /// From 13 to 17.
    Afternoon,
    /// Any other time: an online form has no closing hour.
    Other,
}

impl Slot {
    /// All of them.
    pub const ALL: [Slot; 3] = [Slot::Morning, Slot::Afternoon, Slot::Other];

    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Slot::Morning => "08-12",
            Slot::Afternoon => "13-17",
            Slot::Other => "other",
        }
    }

    /// The slot with this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Slot> {
        Slot::ALL.into_iter().find(|slot| slot.name() == name)
    }
}
