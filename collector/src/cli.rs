//! The command line.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use clap::{ArgAction, Parser};
use tokio::net::TcpListener;

use crate::app::{Settings, router};
use crate::calendar::Calendar;
use crate::console::{complain, say};
use crate::origins::Origins;
use crate::serve::{serve, stopped};
use crate::settings::Configuration;
use crate::token::Token;

const TEMPLATE: &str = "{about}\n\nPemakaian: {usage}\n\n{all-args}\n";

/// What the program was asked to do.
#[derive(Debug, Parser)]
#[command(
    name = "survei-collector",
    version,
    about = "Menerima jawaban survei-publik, menyimpannya di SQLite, dan menampilkan rekapnya.",
    help_template = TEMPLATE,
    override_usage = "survei-collector --config BERKAS --data BERKAS [PILIHAN]",
    next_help_heading = "Pilihan",
    disable_help_flag = true,
    disable_version_flag = true
)]
struct Arguments {
    #[arg(long, value_name = "BERKAS", help = "Berkas pengaturan, sama dengan yang dibaca widget")]
    config: PathBuf,
    #[arg(long, value_name = "BERKAS", help = "Basis data SQLite; dibuat bila belum ada")]
    data: PathBuf,
    #[arg(
        long,
        value_name = "ALAMAT:PORT",
        default_value = "127.0.0.1:8080",
        hide_default_value = true,
        help = "Alamat dan port (bawaan: 127.0.0.1:8080); port 0 berarti port bebas mana saja"
    )]
    listen: SocketAddr,
    #[arg(
        long,
        value_name = "FOLDER",
        help = "Folder halaman yang ikut ditayangkan, misalnya folder widget"
    )]
    site: Option<PathBuf>,
    #[arg(
        long = "allow-origin",
        value_name = "SITUS",
        help = "Situs lain yang boleh mengirim jawaban, misalnya https://contoh.go.id;\n\
                boleh diulang; '*' berarti semua situs"
    )]
    allow_origin: Vec<String>,
    #[arg(
        long = "allow-frame",
        value_name = "SITUS",
        help = "Situs lain yang boleh menampilkan survei dari sini dalam iframe, misalnya\n\
                https://contoh.go.id; boleh diulang; '*' berarti semua situs"
    )]
    allow_frame: Vec<String>,
    #[arg(
        long,
        env = "SURVEI_TOKEN",
        hide_env = true,
        value_name = "TEKS",
        value_parser = Token::parse,
        help = "Kunci untuk rekap dan CSV, paling pendek 16 karakter; boleh lewat variabel\n\
                SURVEI_TOKEN; bila tidak diberikan, dibuat acak dan dicetak"
    )]
    token: Option<Token>,
    #[arg(long, short = 'h', action = ArgAction::Help, help = "Tampilkan bantuan ini")]
    help: Option<bool>,
    #[arg(long, short = 'V', action = ArgAction::Version, help = "Tampilkan versi")]
    version: Option<bool>,
}

/// Runs the program with the arguments it was started with.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version come as errors too, with exit code 0.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let sites =
        [("--allow-origin", &arguments.allow_origin), ("--allow-frame", &arguments.allow_frame)]
            .map(|(option, sites)| Origins::parse(sites).map_err(|why| format!("{option} {why}")));
    let [origins, frames] = match sites {
        [Ok(origins), Ok(frames)] => [origins, frames],
        [Err(sentence), _] | [_, Err(sentence)] => {
            complain(&sentence);
            return ExitCode::from(2);
        }
    };
    let Some(configuration) = configuration(&arguments.config) else {
        return ExitCode::from(2);
    };
    match run(arguments, configuration, [origins, frames]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Reads the configuration and prints what is wrong with it. `None` if it cannot be used.
fn configuration(path: &Path) -> Option<Configuration> {
    match Configuration::load(path) {
        Ok((configuration, warnings)) => {
            warnings.iter().for_each(|sentence| complain(&format!("peringatan: {sentence}")));
            Some(configuration)
        }
        Err(mistakes) => {
            complain(&format!("{} tidak bisa dipakai:", path.display()));
            mistakes.0.iter().for_each(|sentence| complain(&format!("- {sentence}")));
            None
        }
    }
}

fn run(
    arguments: Arguments,
    configuration: Configuration,
    [origins, frames]: [Origins; 2],
) -> anyhow::Result<()> {
    let given = arguments.token.is_some();
    let token = arguments.token.map_or_else(Token::random, Ok)?;
    let app = router(Settings {
        configuration,
        data: arguments.data,
        site: arguments.site,
        origins,
        frames,
        token: token.clone(),
        calendar: Calendar::System,
    })?;
    let runtime = tokio::runtime::Runtime::new()?;
    let result = runtime.block_on(async {
        let listen = arguments.listen;
        let listener = TcpListener::bind(listen)
            .await
            .with_context(|| format!("tidak bisa mendengarkan di {listen}"))?;
        // Asked for before the address is printed: whoever reads it may send a signal at once.
        let stopped = stopped()?;
        let address = listener.local_addr()?;
        say(&format!("listening on http://{address}"))?;
        if !given {
            say(&format!("token {}", token.text()))?;
            say(&format!("recap http://{address}/recap?token={}", token.text()))?;
        }
        serve(listener, app, stopped).await
    });
    runtime.shutdown_timeout(Duration::from_secs(2));
    result
}
