//! The program itself: what it prints, and how it ends.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};
use survei_publik::survey::instrument::{BUILT_IN, SKM9_2017};
use tempfile::TempDir;

use crate::client::ask;
use crate::form::{CONFIG, config_with, consultation};
use crate::server::TOKEN;

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
fn a_questionnaire_that_is_not_built_in_stops_the_start_and_names_those_that_are() {
    let folder = tempfile::tempdir().unwrap();
    let config = config_with(json!({"instrument": "skm14"}));
    let output = run(&mut command(&folder, &config));
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("instrument: \"skm14\""), "{said}");
    for (id, _) in BUILT_IN {
        assert!(said.contains(id), "{id} in {said}");
    }
    assert!(!folder.path().join("responses.sqlite").exists());
}

#[test]
fn every_built_in_questionnaire_starts() {
    for (id, _) in BUILT_IN {
        let folder = tempfile::tempdir().unwrap();
        let config = match *id {
            "fkp" => consultation(),
            id => config_with(json!({"instrument": id})),
        };
        let mut child = command(&folder, &config).spawn().unwrap();
        let (_, _lines) = address(&mut child);
        terminate(&child);
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{id}");
    }
}

#[test]
fn a_questionnaire_of_the_agencys_own_is_a_file_beside_the_configuration() {
    let folder = tempfile::tempdir().unwrap();
    let config = config_with(json!({"instrument": "kuesioner.json"}));
    let mut own: Value = serde_json::from_str(SKM9_2017).unwrap();
    own["id"] = json!("skm9-kami");
    own["warna"] = json!("biru");
    fs::write(folder.path().join("kuesioner.json"), own.to_string()).unwrap();
    let mut child = command(&folder, &config).args(["--token", TOKEN]).spawn().unwrap();
    let (address, _lines) = address(&mut child);
    let bearer = format!("Bearer {TOKEN}");
    let reply = ask(address, "GET", "/api/recap", &[("Authorization", &bearer)], b"");
    assert_eq!(reply.json()["instrument"], "skm9-kami");
    terminate(&child);
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("peringatan: kuesioner.json: warna: kunci ini tidak"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");

    own["items"][0]["choices"] = json!([]);
    fs::write(folder.path().join("kuesioner.json"), own.to_string()).unwrap();
    let missing = config_with(json!({"instrument": "tidak-ada.json"}));
    let elsewhere = config_with(json!({"instrument": "https://contoh.go.id/k.json"}));
    for (config, words) in [
        (&config, "- kuesioner.json: items[0].choices: "),
        (&missing, "- instrument: \"tidak-ada.json\" tidak bisa dibaca"),
        (&elsewhere, "- instrument: \"https://contoh.go.id/k.json\" bukan nama berkas"),
    ] {
        let output = run(&mut command(&folder, config));
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(words), "{words} in {said}");
    }
}

#[test]
fn wrong_options_end_with_code_2_and_say_what_is_right() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (["--token", "pendek"], "paling sedikit 16 karakter"),
        (["--allow-origin", "contoh.go.id"], "https://contoh.go.id"),
        (["--allow-frame", "https://contoh.go.id/"], "--allow-frame https://contoh.go.id/: tulis"),
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
    assert!(said.contains("--allow-frame <SITUS>"), "{said}");
}
