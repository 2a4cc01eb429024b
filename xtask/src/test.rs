//! Every test, with what it needs; one line of numbers at the end.

use std::time::Instant;

use anyhow::bail;
use xshell::{Cmd, Shell, cmd};

use crate::{dist, report, reproducible, setup, size};

/// What the test runners counted.
#[derive(Default)]
struct Count {
    passed: u64,
    failed: u64,
    broken: Vec<String>,
}

/// One step: what it is called, and what it does.
type Step = (&'static str, fn(&Shell, &mut Count) -> anyhow::Result<()>);

/// Runs every step, also after one failed, and fails at the end if any did.
pub(crate) fn test(shell: &Shell, only: Option<&str>) -> anyhow::Result<()> {
    let steps: [Step; 16] = [
        ("format and lints", lints),
        ("tools", tools),
        ("core", core),
        ("view", view),
        ("collector", collector),
        ("command", command),
        ("adapters", adapters),
        ("dist and size", dist_and_size),
        ("outbox", outbox),
        ("reproducible dist", reproducible),
        ("checker", checker),
        ("tally", tally),
        ("browser", browser),
        ("end to end", end_to_end),
        ("contracts", contracts),
        ("trunk", trunk),
    ];
    let mut count = Count::default();
    for (name, run) in steps {
        if only.is_some_and(|only| !name.contains(only)) {
            continue;
        }
        report::step(name);
        let start = Instant::now();
        if let Err(error) = run(shell, &mut count) {
            eprintln!("{name}: {error:#}");
            count.broken.push(name.to_owned());
        }
        eprintln!("{name}: {} s", start.elapsed().as_secs());
    }
    // A step that could not even run is a failure, though no runner counted it.
    let failed = count.failed.max(u64::from(!count.broken.is_empty()));
    println!("\n{} passed, {failed} failed", count.passed);
    if failed > 0 {
        bail!("failed: {}", count.broken.join(", "));
    }
    Ok(())
}

fn lints(shell: &Shell, _: &mut Count) -> anyhow::Result<()> {
    setup::wasm_target(shell)?;
    let wasm = "wasm32-unknown-unknown";
    cmd!(shell, "cargo fmt --all --check").run()?;
    cmd!(shell, "cargo clippy --quiet --no-default-features --all-targets").run()?;
    cmd!(shell, "cargo clippy --quiet --features ssr --all-targets").run()?;
    cmd!(
        shell,
        "cargo clippy --quiet --features browser-test --lib --test browser --target {wasm}"
    )
    .run()?;
    // Once more without what only other questionnaires need.
    cmd!(
        shell,
        "cargo clippy --quiet --no-default-features --features widget --lib --target {wasm}"
    )
    .run()?;
    for package in ["survei-checker", "survei-courier", "survei-guard", "survei-tally"] {
        cmd!(shell, "cargo clippy --quiet --package {package} --all-targets --target {wasm}")
            .run()?;
    }
    cmd!(shell, "cargo clippy --quiet --workspace --exclude survei-publik --all-targets").run()?;
    Ok(())
}

/// The commands' own tests.
fn tools(shell: &Shell, count: &mut Count) -> anyhow::Result<()> {
    run(count, cmd!(shell, "cargo test --quiet --package xtask"))
}

fn core(shell: &Shell, count: &mut Count) -> anyhow::Result<()> {
    run(count, cmd!(shell, "cargo test --quiet --no-default-features"))
}

fn view(shell: &Shell, count: &mut Count) -> anyhow::Result<()> {
    run(count, cmd!(shell, "cargo test --quiet --features ssr --test view"))
}

fn collector(shell: &Shell, count: &mut Count) -> anyhow::Result<()> {
    run(count, cmd!(shell, "cargo test --quiet --package survei-collector"))
}

/// The native command `survei`.
fn command(shell: &Shell, count: &mut Count) -> anyhow::Result<()> {
    run(count, cmd!(shell, "cargo test --quiet --package survei-cli"))
}

/// The samples for other servers, on the software that they are for.
fn adapters(shell: &Shell, count: &mut Count) -> anyhow::Result<()> {
    setup::stacks(shell)?;
    let _django = shell.push_env("SURVEI_DJANGO", setup::django(shell)?);
    run(count, cmd!(shell, "cargo test --quiet --package survei-adapters"))
}

fn dist_and_size(shell: &Shell, count: &mut Count) -> anyhow::Result<()> {
    dist::dist(shell)?;
    size::size(shell)?;
    for test in ["language", "published", "carry", "holes", "courier", "theme"] {
        run(count, cmd!(shell, "node xtask/npm/{test}.test.mjs"))?;
    }
    Ok(())
}

/// The outbox that ships, in very many browsers that are not real, against the real collector.
fn outbox(shell: &Shell, count: &mut Count) -> anyhow::Result<()> {
    setup::node_tools(shell)?;
    cmd!(shell, "cargo build --quiet --package survei-collector").run()?;
    let collector = shell.current_dir().join("target/debug/survei-collector");
    let _collector = shell.push_env("SURVEI_COLLECTOR", collector);
    run(count, cmd!(shell, "node tests/outbox/run.mjs"))
}

/// What the steps before have built, against what comes out elsewhere.
fn reproducible(shell: &Shell, count: &mut Count) -> anyhow::Result<()> {
    let result = reproducible::compare(shell);
    match result {
        Ok(()) => count.passed += 1,
        Err(_) => count.failed += 1,
    }
    result
}

/// The words for the web admin, inside Chromium.
fn checker(shell: &Shell, count: &mut Count) -> anyhow::Result<()> {
    in_chromium(shell, count, &["--package", "survei-checker", "--test", "checker"])
}

/// The class for a page's own scripts, inside Chromium, and as it ships.
fn tally(shell: &Shell, count: &mut Count) -> anyhow::Result<()> {
    in_chromium(shell, count, &["--package", "survei-tally", "--test", "tally"])?;
    run(count, cmd!(shell, "node tally/tests/shipped.mjs"))
}

/// Unit tests of the widget inside Chromium.
fn browser(shell: &Shell, count: &mut Count) -> anyhow::Result<()> {
    in_chromium(shell, count, &["--features", "browser-test", "--test", "browser"])
}

/// Runs tests that are compiled to WebAssembly.
fn in_chromium(shell: &Shell, count: &mut Count, which: &[&str]) -> anyhow::Result<()> {
    setup::wasm_target(shell)?;
    setup::browsers(shell)?;
    let runner = setup::wasm_tools(shell)?.join("wasm-bindgen-test-runner");
    let wasm = "wasm32-unknown-unknown";
    let _driver = shell.push_env("CHROMEDRIVER", "/usr/bin/chromedriver");
    let _timeout = shell.push_env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    // The runner stands in the package's folder when it looks for it.
    let capabilities = shell.current_dir().join("webdriver.json");
    let _capabilities = shell.push_env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities);
    let _runner = shell.push_env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    run(count, cmd!(shell, "cargo test {which...} --target {wasm}"))
}

/// Tests that take a time, and so have the machine to themselves.
const ALONE: [&str; 5] = ["counter::", "pace::", "picker::", "queue::", "personal::"];

/// The journey of a citizen on the shipped folder, in three browsers; two tests at a time, each with
/// a browser, a display and a server of its own.
fn end_to_end(shell: &Shell, count: &mut Count) -> anyhow::Result<()> {
    setup::browsers(shell)?;
    setup::host_libraries(shell)?;
    let geckodriver = setup::geckodriver(shell)?;
    let site = crate::demo::site(shell)?;
    cmd!(shell, "cargo build --quiet --package survei-collector").run()?;
    cmd!(shell, "cargo build --quiet --package survei-cli").run()?;
    let collector = shell.current_dir().join("target/debug/survei-collector");
    let command = shell.current_dir().join("target/debug/survei");
    let _geckodriver = shell.push_env("SURVEI_GECKODRIVER", geckodriver);
    let _site = shell.push_env("SURVEI_SITE", site);
    let _collector = shell.push_env("SURVEI_COLLECTOR", collector);
    let _command = shell.push_env("SURVEI_COMMAND", command);
    let skip = ALONE.iter().flat_map(|name| ["--skip", name]);
    let together = cmd!(shell, "cargo test --package survei-e2e -- --test-threads=2 {skip...}");
    let together = run(count, together);
    let alone =
        cmd!(shell, "cargo test --package survei-e2e --test it -- --test-threads=1 {ALONE...}");
    run(count, alone).and(together)
}

/// The widget on applications that know nothing of it, in Chromium.
fn contracts(shell: &Shell, count: &mut Count) -> anyhow::Result<()> {
    setup::browsers(shell)?;
    setup::stacks(shell)?;
    setup::express(shell)?;
    let _django = shell.push_env("SURVEI_DJANGO", setup::django(shell)?);
    let _python = shell.push_env("SURVEI_STACKS_PYTHON", setup::flask_and_fastapi(shell)?);
    let _site = shell.push_env("SURVEI_SITE", shell.current_dir().join(dist::DIST));
    run(count, cmd!(shell, "cargo test --package survei-stacks -- --test-threads=1"))
}

/// The development server's build of the demo page.
fn trunk(shell: &Shell, _: &mut Count) -> anyhow::Result<()> {
    let tools = setup::wasm_tools(shell)?;
    let trunk = setup::trunk(shell)?;
    let path = std::env::var("PATH").unwrap_or_default();
    let _path = shell.push_env("PATH", format!("{}:{path}", tools.display()));
    cmd!(shell, "{trunk} build --offline").run()?;
    Ok(())
}

/// Runs a test command, shows its output, and adds up what its runners counted.
fn run(count: &mut Count, command: Cmd<'_>) -> anyhow::Result<()> {
    let output = command.ignore_status().output()?;
    let text = [&output.stdout[..], &output.stderr[..]].map(String::from_utf8_lossy).concat();
    println!("{text}");
    let (passed, failed) = counted(&text);
    count.passed += passed;
    count.failed += failed;
    if !output.status.success() || passed == 0 {
        bail!("{passed} passed, {failed} failed, {}", output.status);
    }
    Ok(())
}

/// The sums over all lines `test result: ok. 19 passed; 0 failed; …`.
fn counted(text: &str) -> (u64, u64) {
    let number_before = |line: &str, word: &str| -> u64 {
        let before = line.split(word).next().unwrap_or_default();
        before.split_whitespace().last().and_then(|number| number.parse().ok()).unwrap_or(0)
    };
    let results = text.lines().filter(|line| line.contains("test result:"));
    results.fold((0, 0), |(passed, failed), line| {
        (passed + number_before(line, " passed"), failed + number_before(line, " failed"))
    })
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn the_numbers_of_every_runner_are_added_up() {
        let text = "test result: ok. 19 passed; 0 failed; 0 ignored\nnoise\n\
                    test result: FAILED. 2 passed; 3 failed; 0 ignored";
        assert_eq!(counted(text), (21, 3));
    }
}
