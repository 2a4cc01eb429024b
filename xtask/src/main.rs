//! The project's own commands: `cargo xtask demo`, `dist`, `size`, `schema`, `test`.

mod demo;
mod dist;
mod events;
mod glue;
mod languages;
mod old_phones;
mod panics;
mod printing;
mod publish;
mod report;
mod reproducible;
mod schema;
mod scripts;
mod setup;
mod shorten;
mod size;
mod test;
mod unused;

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use xshell::Shell;

#[derive(Parser)]
#[command(about = "The project's own commands")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build what ships and show it on a demo page, with the collector behind it.
    Demo {
        /// Where to listen.
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: String,
    },
    /// Build what ships into dist/.
    Dist,
    /// Show the size of each shipped file against the budget; fails above it.
    Size,
    /// Write schema/config.schema.json from the code that reads configurations.
    Schema,
    /// Put the loader into what `trunk` is building; Trunk calls it.
    #[command(hide = true)]
    Loader,
    /// Set up what is missing, then run every test.
    Test {
        /// Only the steps whose name contains this text.
        #[arg(long)]
        only: Option<String>,
    },
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let shell = Shell::new()?;
    shell.change_dir(root()?);
    match arguments.command {
        Command::Demo { listen } => demo::demo(&shell, &listen),
        Command::Dist => dist::dist(&shell),
        Command::Size => dist::dist(&shell).and_then(|()| size::size(&shell)),
        Command::Schema => schema::write(&shell),
        Command::Loader => scripts::for_trunk(&shell),
        Command::Test { only } => test::test(&shell, only.as_deref()),
    }
}

/// The repository's root: the folder above this package.
fn root() -> anyhow::Result<PathBuf> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().map(Path::to_owned).context("xtask stands in no folder")
}
