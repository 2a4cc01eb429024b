//! `survei dry-run`: what would be sent to the receiver, byte for byte, for a made-up response.

use std::io::Write as _;

use survei_publik::survey::payload::mapping::dry_run;

use crate::arguments::DryRunArguments;
use crate::configuration::{narrowed, read};
use crate::console::{Failure, Out};

pub(crate) fn run(out: &mut Out, arguments: &DryRunArguments) -> Result<u8, Failure> {
    let DryRunArguments { configuration: file, lang, unit, service } = arguments;
    // What is wrong is told on the side, and stops here if it must.
    let config = narrowed(file, &read(file)?.config, unit.as_deref(), service.as_deref())?;
    out.write_all(dry_run(&config, *lang).as_bytes())?;
    Ok(0)
}
