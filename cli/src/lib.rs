//! The command line of survei-publik: from exported answers to the statutory working table.
//!
//! | command | what |
//! |---|---|
//! | `survei check FILE…` | every mistake of configurations and instruments, with its mend |
//! | `survei check NEW --published OLD` | whether stored answers keep their meaning |
//! | `survei recap FILE…` | figures of exported answers, however many, in constant memory |
//! | `survei merge TALLY…` | figures of tallies that `recap --tally-out` wrote elsewhere |
//! | `survei html CONFIG` | the snippet to paste: the widget, and a form that needs no script |
//! | `survei site CONFIG --out DIR --url URL` | a page for each service, with QR code and poster |
//! | `survei dry-run CONFIG` | what a mapping makes of a response, byte for byte |
//! | `survei sample N` | the minimum sample (Krejcie and Morgan) |
//!
//! Exit codes: 0 done, warnings included; 1 done, but a `--printed-total` does not match;
//! 2 a wrong option, a file that cannot be used, or a document with errors.
//!
//! # What never comes out
//!
//! Columns that are no answer and no group are not kept past the row they stand in: no name,
//! address, e-mail, telephone number or comment is printed, not even in a message about a
//! row that cannot be read. Such a message has the line number and, for an answer off the
//! scale, the number.
//!
//! # Memory
//!
//! One buffer of 128 KiB (a record longer than it makes it grow, to 8 MiB at most), one tally a group (at most [`GROUP_LIMIT`]), the first few lines
//! of every kind of remark, and the identifiers seen so far. Identifiers are the only part that
//! grows: they are compared, exactly but for a hash of 128 bits, up to [`SEEN_LIMIT`] rows;
//! after that the set is dropped and the summary says that later rows were not compared.
//! `--duplicates` compares all of them, at about 45 bytes a row at most.

mod arguments;
mod check;
mod configuration;
mod console;
mod dry_run;
mod html;
mod input;
mod instruments;
mod ledger;
mod merge;
mod published;
mod recap;
mod report;
mod sample;
mod site;

pub use recap::{GROUP_LIMIT, SEEN_LIMIT};

use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use console::{Out, complain};

/// The commands, for those who misspell one.
const COMMANDS: &str = "check, recap, merge, html, site, dry-run, sample";

/// Runs the program with the arguments it was started with.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refused(&error),
    };
    let mut out = Out::stdout();
    let done = match &arguments.command {
        Command::Check(arguments) => check::run(&mut out, arguments),
        Command::Recap(arguments) => recap::run(&mut out, arguments),
        Command::Merge(arguments) => merge::run(&mut out, arguments),
        Command::Html(arguments) => html::run(&mut out, arguments),
        Command::Site(arguments) => site::run(&mut out, arguments),
        Command::DryRun(arguments) => dry_run::run(&mut out, arguments),
        Command::Sample(arguments) => sample::run(&mut out, arguments),
    };
    match done.and_then(|code| Ok(out.finish().map(|()| code)?)) {
        Ok(code) => ExitCode::from(code),
        // Whoever reads has read enough, as `survei … | head` does.
        Err(failure) if failure.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            complain(&failure.to_string());
            ExitCode::from(2)
        }
    }
}

/// What is wrong with the command line, in the language of the person who wrote it. Help and
/// version come as errors too.
fn refused(error: &clap::Error) -> ExitCode {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let valid = text(ContextKind::ValidValue);
    let sentence = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        ErrorKind::UnknownArgument => format!("Pilihan {argument} tidak dikenal."),
        ErrorKind::InvalidSubcommand => {
            let name = text(ContextKind::InvalidSubcommand);
            format!("Perintah {name} tidak dikenal. Yang ada: {COMMANDS}.")
        }
        ErrorKind::MissingRequiredArgument => format!("Kurang: {argument}."),
        ErrorKind::InvalidValue if value.is_empty() => format!("Pilihan {argument} perlu nilai."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if valid.is_empty() => {
            format!("Nilai {value} tidak bisa dipakai untuk {argument}.")
        }
        ErrorKind::InvalidValue => {
            format!("Nilai {value} tidak bisa dipakai untuk {argument}. Pilih: {valid}.")
        }
        ErrorKind::ArgumentConflict => format!("Pilihan {argument} cukup satu kali."),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            format!("Kurang: perintah. Yang ada: {COMMANDS}.")
        }
        _ => "Perintah ini tidak bisa dibaca.".to_owned(),
    };
    complain(&format!("{sentence}\nBantuan: survei --help, atau survei PERINTAH --help"));
    ExitCode::from(2)
}
