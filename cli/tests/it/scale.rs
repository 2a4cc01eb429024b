//! However many rows.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::{Command, Stdio};

use crate::office::{EXPORT_HEAD, export_line};

/// The largest resident set of a process so far, in KiB.
fn peak(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[cfg(target_os = "linux")]
#[test]
fn three_hundred_thousand_rows_need_no_more_memory_than_the_buffer_and_the_identifiers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    let mut file = BufWriter::new(File::create(&path).unwrap());
    file.write_all(EXPORT_HEAD.as_bytes()).unwrap();
    for id in 0..300_000 {
        let row = ["333333334", "343433334", "433443333"][id % 3];
        let unit = ["a", "b", "c", "d"][id % 4];
        file.write_all(export_line(id, unit, "2026-TW4", row, "").as_bytes()).unwrap();
    }
    file.flush().unwrap();
    // It stays alive until its input ends: the file first, then a pipe that is held open.
    let mut child = Command::new(env!("CARGO_BIN_EXE_survei"))
        .args(["recap", "--by", "unit", "--format", "json"])
        .arg(&path)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    pipe.write_all(EXPORT_HEAD.as_bytes()).unwrap();
    // More than the pipe holds, so that the file has been read when this has been written.
    for id in 300_000..302_000 {
        pipe.write_all(export_line(id, "a", "2026-TW4", "333333334", "").as_bytes()).unwrap();
    }
    let peak = peak(child.id()).unwrap();
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["rows"]["counted"], 302_000);
    assert!(peak < 40 * 1024, "{peak} KiB");
}
