//! What a respondent agrees to, apart from what they say. None of it is sent with a response.

use super::{Draft, Respondent};
use crate::survey::config::{Config, is_of_disability};

/// What a box that is ticked says.
pub const YES: &str = "ya";

/// Something that the respondent may agree to, and take back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// To what the notice says, where the agency asks for that.
    Notice,
    /// To being asked about disability.
    Disability,
}

impl Consent {
    /// Both.
    pub const ALL: [Consent; 2] = [Consent::Notice, Consent::Disability];

    /// The name in paths and forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Consent::Notice => "notice",
            Consent::Disability => "disability",
        }
    }

    /// The consent with this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Consent> {
        Consent::ALL.into_iter().find(|consent| consent.name() == name)
    }

    /// Whether the agency asks for it.
    #[must_use]
    pub fn is_asked(self, config: &Config) -> bool {
        match self {
            Consent::Notice => config.notice.consent,
            Consent::Disability => config.fields().any(|field| is_of_disability(&field.key)),
        }
    }
}

/// What the respondent has agreed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreed {
    /// To the notice.
    pub notice: bool,
    /// To being asked about disability.
    pub disability: bool,
}

impl Agreed {
    /// To everything. A response that has left a phone would not have without.
    pub const ALL: Agreed = Agreed { notice: true, disability: true };

    /// Whether it is agreed to.
    #[must_use]
    pub fn has(self, consent: Consent) -> bool {
        match consent {
            Consent::Notice => self.notice,
            Consent::Disability => self.disability,
        }
    }

    /// Agrees.
    pub fn give(&mut self, consent: Consent) {
        *self.at(consent) = true;
    }

    /// Agrees, or takes it back.
    pub fn toggle(&mut self, consent: Consent) {
        let at = self.at(consent);
        *at = !*at;
    }

    fn at(&mut self, consent: Consent) -> &mut bool {
        match consent {
            Consent::Notice => &mut self.notice,
            Consent::Disability => &mut self.disability,
        }
    }
}

impl Draft {
    /// Agrees, or takes it back, and with it what was said because of it.
    pub(in crate::survey) fn agree(&mut self, consent: Consent) {
        self.agreed.toggle(consent);
        self.drop_unasked();
    }

    /// Takes out what nobody agreed to be asked.
    pub(in crate::survey) fn drop_unasked(&mut self) {
        if !self.agreed.disability {
            without_disability(&mut self.respondent);
        }
    }
}

fn without_disability(respondent: &mut Respondent) {
    respondent.retain(|key, _| !is_of_disability(key));
}
