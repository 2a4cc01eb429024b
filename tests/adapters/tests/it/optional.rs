//! What the settings say may be left blank.

use std::process::Command;

use serde_json::{Value, json};
use survei_adapters::service::{adapters, run};

use crate::django;
use crate::response::response;

/// Prints the violations, and what is stored for the age; the age may be left blank.
const PHP: &str = r#"
    require $argv[1] . '/format1.php';
    require $argv[1] . '/row.php';
    $settings = require $argv[3];
    $settings['respondent']['usia'][1] = false;
    $given = SurveiFormat1::read($argv[2]);
    $violations = (new SurveiFormat1($settings))->violations($given);
    $row = $violations === [] ? (new SurveiRow($settings))->of($given) : ['usia' => 'ditolak'];
    echo json_encode([array_column($violations, 'path'), $row['usia']]);
"#;

const PYTHON: &str = "
import json, sys
from survei_publik import format1, kuesioner
column, _, codes = kuesioner.RESPONDENT['usia']
kuesioner.RESPONDENT['usia'] = (column, False, codes)
given = format1.read(sys.argv[1].encode())
paths = [violation['path'] for violation in format1.Check(given).found]
print(json.dumps([paths, 'ditolak' if paths else format1.row(given)['usia']]))
";

/// Bodies, and what is printed of each.
fn tried(print: impl Fn(&str) -> String) {
    let mut sent = response();
    let told = |sent: &Value| serde_json::from_str::<Value>(&print(&sent.to_string())).unwrap();
    assert_eq!(told(&sent), json!([[], "26-34"]));
    sent["respondent"]["usia"] = json!("26");
    assert_eq!(told(&sent), json!([["respondent.usia"], "ditolak"]));
    sent["respondent"].as_object_mut().unwrap().remove("usia");
    assert_eq!(told(&sent), json!([[], null]));
    sent["respondent"].as_object_mut().unwrap().remove("pekerjaan");
    assert_eq!(told(&sent), json!([["respondent.pekerjaan"], "ditolak"]));
}

#[test]
fn the_samples_in_php_take_a_blank_that_is_allowed_and_no_other() {
    let (folder, settings) = (adapters().join("php"), adapters().join("laravel/config/survei.php"));
    tried(|body| {
        let mut php = Command::new("php");
        run(php.args(["-r", PHP, "--"]).arg(&folder).arg(body).arg(&settings))
    });
}

#[test]
fn the_sample_in_python_takes_a_blank_that_is_allowed_and_no_other() {
    let folder = adapters().join("django");
    tried(|body| {
        let mut python = Command::new(django::python());
        run(python.args(["-B", "-c", PYTHON, body]).env("PYTHONPATH", &folder))
    });
}
