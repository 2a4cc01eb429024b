//! The periods that the samples know are those of the core.

use std::process::Command;

use survei_adapters::service::{adapters, run};
use survei_publik::survey::response::{Day, Period};

use crate::django;

const SETTINGS: [&str; 6] = ["triwulan", "semester", "tahun", "2026-TW4", "2026-S1", "2025"];

const PHP: &str = r#"
    require $argv[1];
    foreach (array_slice($argv, 2) as $set) {
        $periods = new ReflectionMethod('SurveiFormat1', 'periods');
        $periods->setAccessible(true);
        $format = new SurveiFormat1(['period' => $set]);
        for ($month = 1; $month <= 12; $month++) {
            echo implode(' ', $periods->invoke($format, '2026', $month)), "\n";
        }
    }
"#;

const PYTHON: &str = "
import datetime, sys
from survei_publik import format1, kuesioner
for kuesioner.PERIOD in sys.argv[1:]:
    for month in range(1, 13):
        print(*format1.periods(datetime.date(2026, month, 1)))
";

/// For each setting and month: the fixed one, if any, and the calendar's of the same length.
fn of_the_core() -> String {
    let mut lines = String::new();
    for set in SETTINGS {
        let fixed = Period::parse(set);
        let example = match set {
            "triwulan" => "2026-TW1",
            "semester" => "2026-S1",
            "tahun" => "2026",
            fixed => fixed,
        };
        let kind = Period::parse(example).unwrap().kind();
        for month in 1..=12 {
            let day = Day::parse(&format!("2026-{month:02}-01")).unwrap();
            let calendar = Period::of(kind, day).to_string();
            let fixed = fixed.map(|fixed| fixed.to_string()).filter(|fixed| *fixed != calendar);
            let both: Vec<String> = fixed.into_iter().chain([calendar]).collect();
            lines.push_str(&(both.join(" ") + "\n"));
        }
    }
    lines
}

#[test]
fn the_samples_in_php_take_the_periods_that_the_core_takes() {
    let file = adapters().join("php/format1.php");
    let mut php = Command::new("php");
    assert_eq!(run(php.args(["-r", PHP, "--"]).arg(file).args(SETTINGS)), of_the_core());
}

#[test]
fn the_sample_in_python_takes_the_periods_that_the_core_takes() {
    let mut python = Command::new(django::python());
    python.args(["-B", "-c", PYTHON]).args(SETTINGS);
    python.env("PYTHONPATH", adapters().join("django"));
    assert_eq!(run(&mut python), of_the_core());
}
