//! A response as it is kept: without blanks that nobody meant.

use survei_publik::survey::payload::Submission;
use survei_publik::survey::response::{Statement, Statements};

/// The response with texts trimmed, and without what is blank: as the core's own check leaves
/// it. Whether it is the one that was kept before does not hang on blanks.
pub(super) fn tidy(mut submission: Submission) -> Submission {
    let comment = submission.comment.map(|comment| comment.trim().to_owned());
    submission.comment = comment.filter(|comment| !comment.is_empty());
    let said = submission.respondent.iter();
    let said = said.map(|(field, said)| (field.to_owned(), said.trim().to_owned()));
    submission.respondent = said.filter(|(_, said)| !said.is_empty()).collect();
    submission.statements = tidied(&submission.statements);
    submission
}

fn tidied(statements: &Statements) -> Statements {
    let statements = statements.iter().map(|(key, said)| {
        let said = match said {
            Statement::Text(text) => Statement::Text(text.trim().to_owned()),
            Statement::Several(codes) => Statement::Several(codes.clone()),
            Statement::Entries(entries) => {
                let entries = entries.iter().map(tidied);
                Statement::Entries(entries.filter(|entry| !entry.is_empty()).collect())
            }
        };
        (key.to_owned(), said)
    });
    statements.filter(|(_, said)| !said.is_blank()).collect()
}
