//! Keeping a response: one transaction, all or nothing.

use anyhow::bail;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use survei_publik::survey::payload::Submission;

use super::{Kept, read, statement};
use crate::receipt;

/// How often a receipt is drawn anew. With a million responses one draw in a million is taken.
const DRAWS: usize = 16;

/// Keeps a response unless its id is known.
pub(super) fn keep(connection: &mut Connection, submission: &Submission) -> anyhow::Result<Kept> {
    // Immediate: nobody can keep the same id between the look and the insertion.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if let Some(stored) = read::find(&transaction, &submission.id)? {
        let same = stored.submission == *submission;
        return Ok(if same { Kept::Again(stored.receipt) } else { Kept::Differs });
    }
    let receipt = free_receipt(&transaction)?;
    insert(&transaction, submission, &receipt)?;
    transaction.commit()?;
    Ok(Kept::New(receipt))
}

fn free_receipt(transaction: &Transaction<'_>) -> anyhow::Result<String> {
    let mut taken =
        transaction.prepare_cached("SELECT EXISTS (SELECT 1 FROM responses WHERE receipt = ?1)")?;
    for _ in 0..DRAWS {
        let receipt = receipt::random()?;
        if !taken.query_row([&receipt], |row| row.get::<_, bool>(0))? {
            return Ok(receipt);
        }
    }
    bail!("tidak ada kode tanda terima yang bebas")
}

fn insert(
    transaction: &Transaction<'_>,
    submission: &Submission,
    receipt: &str,
) -> anyhow::Result<()> {
    let Submission { id, instrument, instrument_version, period, unit, service, day, .. } =
        submission;
    let score = &submission.score;
    transaction
        .prepare_cached(
            "INSERT INTO responses
                 (id, receipt, instrument, instrument_version, period, unit, service, day,
                  profile, grouping, comment, topic, slot)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            id,
            receipt,
            instrument,
            instrument_version,
            period,
            unit,
            service,
            day,
            score.profile,
            score.grouping,
            submission.comment,
            submission.topic,
            submission.slot,
        ])?;
    let mut answer = transaction
        .prepare_cached("INSERT INTO answers (response_id, item, score) VALUES (?1, ?2, ?3)")?;
    for (item, score) in submission.answers.iter() {
        answer.execute(params![id, item, score])?;
    }
    let mut statement = transaction.prepare_cached(
        "INSERT INTO statements (response_id, item, statement) VALUES (?1, ?2, ?3)",
    )?;
    for (item, said) in submission.statements.iter() {
        statement.execute(params![id, item, statement::written(said)?])?;
    }
    let mut index = transaction.prepare_cached(
        "INSERT INTO scores (response_id, index_key, value, mutu) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (key, figure) in score.indexes.iter() {
        index.execute(params![id, key, figure.value, figure.mutu])?;
    }
    let mut choice = transaction.prepare_cached(
        "INSERT INTO respondent (response_id, field, code, epsilon) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (field, code) in submission.respondent.iter() {
        choice.execute(params![id, field, code, submission.randomised.get(field)])?;
    }
    Ok(())
}
