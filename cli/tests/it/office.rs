//! A folder of files, and the program run in it.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// DPMPTSP Kab. Pulang Pisau, fourth quarter of 2018 (V8-2018Q4): ten respondents, U1 to U9 in
/// questionnaire order; 82,78 B under the exact profile, 82,70 under 0,111, 81,95 under 0,11.
pub(crate) const TEN: [&str; 10] = [
    "433333334",
    "343433334",
    "343433334",
    "343434334",
    "343433334",
    "333333334",
    "433443333",
    "343433334",
    "343433334",
    "343433334",
];

/// The items of `skm9-2017` in the order of its questionnaire.
pub(crate) const KEYS: [&str; 9] = [
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "sarana",
    "pengaduan",
];

/// What a run printed.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// The JSON it printed.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Value and letter of the main index over all respondents, `82.78 B`.
    pub(crate) fn total(&self) -> String {
        let json = self.json();
        let index = &json["total"]["indexes"][0];
        let text = |key: &str| index[key].as_str().unwrap_or("-").to_owned();
        format!("{} {}", text("value"), text("mutu"))
    }
}

/// A folder that goes away with the test.
#[derive(Debug)]
pub(crate) struct Office(TempDir);

impl Office {
    pub(crate) fn new() -> Office {
        Office(tempfile::tempdir().unwrap())
    }

    /// Writes a file.
    pub(crate) fn file(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        fs::write(self.0.path().join(name), text).unwrap();
        self
    }

    pub(crate) fn path(&self) -> &std::path::Path {
        self.0.path()
    }

    pub(crate) fn read(&self, name: &str) -> String {
        self.try_read(name).unwrap()
    }

    /// What is in a file, if there is one.
    pub(crate) fn try_read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.0.path().join(name)).ok()
    }

    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_survei"));
        command.args(arguments.split_whitespace()).current_dir(self.0.path());
        // Few rows show what is computed; `cells` has what is withheld.
        let computes = arguments.starts_with("recap") || arguments.starts_with("merge");
        if computes && !arguments.contains("--k ") {
            command.args(["--k", "1"]);
        }
        command
    }

    /// Runs `survei` with these arguments, separated by blanks.
    pub(crate) fn run(&self, arguments: &str) -> Run {
        self.run_with(arguments, "")
    }

    /// The same with something on its standard input.
    pub(crate) fn run_with(&self, arguments: &str, input: &str) -> Run {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // It may have ended already, with an answer.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Run {
            code: output.status.code().unwrap(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    /// Runs it and expects that it did its work.
    pub(crate) fn done(&self, arguments: &str) -> Run {
        let run = self.run(arguments);
        assert_eq!(run.code, 0, "{arguments}: {run:?}");
        run
    }
}

/// One line of a table, for each of the nine digits a column.
pub(crate) fn cells(row: &str, separator: &str) -> String {
    row.chars()
        .map(|c| if c == '-' { String::new() } else { c.to_string() })
        .collect::<Vec<_>>()
        .join(separator)
}

/// A table with columns U1 to U9.
pub(crate) fn u_table<'a>(rows: impl IntoIterator<Item = &'a str>, separator: &str) -> String {
    let head: Vec<String> = (1..=9).map(|number| format!("U{number}")).collect();
    let mut table = head.join(separator) + "\n";
    for row in rows {
        table += &(cells(row, separator) + "\n");
    }
    table
}

pub(crate) const EXPORT_HEAD: &str = "\u{feff}id;receipt;instrument;instrument_version;period;unit;service;day;jenis_kelamin;usia;\
     pendidikan;pekerjaan;persyaratan;prosedur;waktu;biaya;produk;kompetensi;perilaku;sarana;\
     pengaduan;comment;profile;ikm;mutu\r\n";

/// A line of the collector's export.
pub(crate) fn export_line(id: usize, unit: &str, period: &str, row: &str, comment: &str) -> String {
    let comment = match comment.contains(['"', ';', '\n']) {
        true => format!("\"{}\"", comment.replace('"', "\"\"")),
        false => comment.to_owned(),
    };
    format!(
        "{id:032x};K7QM-42XP;skm9-2017;1;{period};{unit};ktp-el;2026-11-25;P;25-34;d4-s1;swasta;\
         {};{comment};2017-exact;75,00;C\r\n",
        cells(row, ";")
    )
}

/// The collector's export of these rows.
pub(crate) fn export<'a>(rows: impl IntoIterator<Item = &'a str>) -> String {
    let lines = rows.into_iter().enumerate();
    let line = |(id, row)| export_line(id, "dpmptsp", "2018-TW4", row, "");
    EXPORT_HEAD.to_owned() + &lines.map(line).collect::<String>()
}
