//! What a look at a response brings to light.

use crate::problem::Violation;

/// Collects violations.
#[derive(Debug, Default)]
pub(super) struct Found(pub(super) Vec<Violation>);

impl Found {
    /// One more.
    pub(super) fn report(
        &mut self,
        path: impl Into<String>,
        code: &'static str,
        message: impl Into<String>,
    ) {
        self.0.push(Violation { path: path.into(), code, message: message.into() });
    }
}
