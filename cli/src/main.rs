//! The program `survei`; everything it does is in the library `survei_cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    survei_cli::main()
}
