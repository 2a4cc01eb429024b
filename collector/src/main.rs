//! The program `survei-collector`; everything it does is in the library of the same name.

use std::process::ExitCode;

fn main() -> ExitCode {
    survei_collector::cli::main()
}
