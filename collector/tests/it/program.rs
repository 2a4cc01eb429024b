//! The program itself: what it prints, and how it ends.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

use crate::client::ask;
use crate::form::CONFIG;

fn command(folder: &TempDir, config: &str) -> Command {
    fs::write(folder.path().join("survei.json"), config).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_survei-collector"));
    command
        .current_dir(folder.path())
        .env_remove("SURVEI_TOKEN")
        .args(["--config", "survei.json", "--data", "responses.sqlite"])
        .args(["--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap()
}

/// Reads the address, as a script would.
fn address(child: &mut Child) -> (SocketAddr, BufReader<std::process::ChildStdout>) {
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    lines.read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("listening on http://").expect("the address");
    (address.parse().unwrap(), lines)
}

fn terminate(child: &Child) {
    let status = Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(status.success());
}

#[test]
fn the_program_says_where_it_listens_and_ends_cleanly_when_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = command(&folder, CONFIG).spawn().unwrap();
    let (address, mut lines) = address(&mut child);
    let mut line = String::new();
    lines.read_line(&mut line).unwrap();
    let token = line.trim().strip_prefix("token ").expect("the token").to_owned();
    assert_eq!(token.len(), 32, "128 bits");
    line.clear();
    lines.read_line(&mut line).unwrap();
    let link = format!("http://{address}/recap?token={token}");
    assert_eq!(line.trim(), format!("recap {link}"));
    let path = format!("/recap?token={token}");
    assert_eq!(ask(address, "GET", &path, &[], b"").status, 303);
    assert_eq!(ask(address, "GET", "/api/health", &[], b"").status, 200);
    terminate(&child);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mut rest = String::new();
    lines.read_to_string(&mut rest).unwrap();
    child.stderr.take().unwrap().read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "", "no log of requests");
    assert!(!folder.path().join("responses.sqlite-wal").exists());
}

#[test]
fn a_token_that_was_given_opens_the_recap_and_is_not_printed() {
    let folder = tempfile::tempdir().unwrap();
    let given = "rahasia-rahasia-rahasia";
    let mut command = command(&folder, CONFIG);
    let mut child = command.args(["--token", given]).spawn().unwrap();
    let (address, mut lines) = address(&mut child);
    let bearer = format!("Bearer {given}");
    let headers = [("Authorization", bearer.as_str())];
    assert_eq!(ask(address, "GET", "/api/recap", &headers, b"").status, 200);
    terminate(&child);
    let mut rest = String::new();
    lines.read_to_string(&mut rest).unwrap();
    assert_eq!((child.wait().unwrap().code(), rest.as_str()), (Some(0), ""));
}

#[test]
fn a_configuration_with_mistakes_stops_the_start_and_names_every_one() {
    let folder = tempfile::tempdir().unwrap();
    let config = CONFIG.replace("\"triwulan\"", "\"bulan\"").replace("\"ktp\"", "\"KTP el\"");
    let output = run(&mut command(&folder, &config));
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("period.kind: \"bulan\" tidak dikenal"), "{said}");
    assert!(said.contains("units[0].services[0].id: \"KTP el\" tidak bisa dipakai"), "{said}");
    assert!(!folder.path().join("responses.sqlite").exists());
}

#[test]
fn a_setting_that_is_ignored_is_a_warning_and_not_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let config = CONFIG.replacen('{', "{\"warna\": \"biru\", ", 1);
    let mut child = command(&folder, &config).spawn().unwrap();
    let (_, _lines) = address(&mut child);
    terminate(&child);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("peringatan: warna: kunci ini tidak dikenal"), "{said}");
}

#[test]
fn wrong_options_end_with_code_2_and_say_what_is_right() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (["--token", "pendek"], "paling sedikit 16 karakter"),
        (["--allow-origin", "contoh.go.id"], "https://contoh.go.id"),
        (["--config", "tidak-ada.json"], "--config"),
    ] {
        let output = run(command(&folder, CONFIG).args(arguments));
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(words), "{said}");
    }
    let mut missing = Command::new(env!("CARGO_BIN_EXE_survei-collector"));
    let missing = missing.current_dir(folder.path()).args([
        "--config",
        "tidak-ada.json",
        "--data",
        "responses.sqlite",
    ]);
    let output = run(missing);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("berkas tidak bisa dibaca"));
}

#[test]
fn help_is_in_indonesian() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_survei-collector"));
    let output = run(command.arg("--help"));
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(said.contains("Pemakaian: survei-collector") && said.contains("--allow-origin"));
}
