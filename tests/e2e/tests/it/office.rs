//! An agency for a test: a folder with the shipped files, a configuration, and the real
//! collector with its database.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result};
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

const TOKEN: &str = "kunci-rekap-untuk-uji";

/// Listens for what the widget tells the page, and for breaches of the content policy.
const LISTEN: &str = "
window.heard = [];
window.breaches = [];
window.mishaps = [];
for (const name of ['survei-ready', 'survei-step', 'survei-sent', 'survei-error']) {
  document.addEventListener(name, (event) => heard.push({ name, detail: event.detail }));
}
for (const name of ['error', 'unhandledrejection']) {
  addEventListener(name, (event) => mishaps.push(String(event.message || event.reason)));
}
document.addEventListener('securitypolicyviolation', (event) => breaches.push(event.violatedDirective));
";

pub(crate) struct Office {
    folder: TempDir,
    collector: Option<Child>,
    address: String,
    /// Which other sites may frame the survey.
    frames: Vec<String>,
}

/// Copies the files of a folder.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

impl Office {
    /// Opens an agency with this configuration.
    pub(crate) fn open(config: &Value) -> Result<Office> {
        Office::open_with(config, &[])
    }

    /// The same with more files, by name and text, beside the configuration and on the site.
    pub(crate) fn open_with(config: &Value, files: &[(&str, String)]) -> Result<Office> {
        let folder = tempfile::Builder::new().prefix("survei-office-").tempdir()?;
        let site = folder.path().join("site");
        let shipped = from_environment("SURVEI_SITE")?;
        copy(&shipped, &site)?;
        for folder in ["instruments", "languages"] {
            copy(&shipped.join(folder), &site.join(folder))?;
        }
        // The languages of the build lie in a folder with its mark.
        for entry in fs::read_dir(shipped.join("languages"))? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                copy(&entry.path(), &site.join("languages").join(entry.file_name()))?;
            }
        }
        fs::write(site.join("listen.js"), LISTEN)?;
        for (name, text) in files {
            fs::write(folder.path().join(name), text)?;
            fs::write(site.join(name), text)?;
        }
        fs::write(folder.path().join("survei.json"), config.to_string())?;
        let address = "127.0.0.1:0".to_owned();
        let mut office = Office { folder, collector: None, address, frames: Vec::new() };
        office.page("index.html", "id", "<survei-publik src=survei.json></survei-publik>")?;
        office.start()?;
        Ok(office)
    }

    /// Writes a host page; its language and what stands in its body.
    pub(crate) fn page(&self, name: &str, lang: &str, body: &str) -> Result<()> {
        self.page_with(name, lang, "<script src=element.js defer></script>", body)
    }

    /// The same with other scripts or sheets in its head.
    pub(crate) fn page_with(&self, name: &str, lang: &str, head: &str, body: &str) -> Result<()> {
        let page = format!(
            "<!doctype html><html lang={lang}><meta charset=utf-8>\
             <meta name=viewport content='width=device-width, initial-scale=1'>\
             <title>Uji</title><script src=/listen.js></script>{head}<body>{body}</body></html>"
        );
        let file = self.site().join(name);
        file.parent().map_or(Ok(()), fs::create_dir_all)?;
        Ok(fs::write(file, page)?)
    }

    /// The folder that the collector serves.
    pub(crate) fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// Takes the compressed files away, which would be sent in place of those that a test changes.
    pub(crate) fn uncompressed(&self) -> Result<()> {
        for entry in fs::read_dir(self.site())? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "br" || end == "gz") {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// Lets pages of another site frame the survey from now on.
    pub(crate) fn allow_frame(&mut self, site: &str) -> Result<()> {
        self.kill()?;
        self.frames.push(site.to_owned());
        self.start()
    }

    /// Writes a page without the loader.
    pub(crate) fn bare_page(&self, name: &str, body: &str) -> Result<()> {
        let page = format!(
            "<!doctype html><html lang=id><meta charset=utf-8>\
             <meta name=viewport content='width=device-width, initial-scale=1'>\
             <title>Uji</title><script src=listen.js></script><body>{body}</body></html>"
        );
        Ok(fs::write(self.folder.path().join("site").join(name), page)?)
    }

    /// Starts the collector, at the same address as before if it ran before.
    pub(crate) fn start(&mut self) -> Result<()> {
        let mut collector = Command::new(from_environment("SURVEI_COLLECTOR")?)
            .arg("--config")
            .arg(self.folder.path().join("survei.json"))
            .arg("--data")
            .arg(self.database())
            .arg("--site")
            .arg(self.site())
            .args(["--listen", &self.address, "--token", TOKEN])
            .args(self.frames.iter().flat_map(|site| ["--allow-frame", site]))
            .stdout(Stdio::piped())
            .spawn()
            .context("starting the collector")?;
        let output = collector.stdout.take().context("the collector has no output")?;
        self.collector = Some(collector);
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let address = line.trim().strip_prefix("listening on http://");
        self.address = address.with_context(|| format!("the collector said {line:?}"))?.to_owned();
        Ok(())
    }

    /// Kills the collector, as a power cut would.
    pub(crate) fn kill(&mut self) -> Result<()> {
        if let Some(mut collector) = self.collector.take() {
            collector.kill()?;
            collector.wait()?;
        }
        Ok(())
    }

    /// Where the collector listens: address and port.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Gives the pages a script that runs before anything of the survey.
    pub(crate) fn script(&self, script: &str) -> Result<()> {
        let text = [LISTEN, script].concat();
        Ok(fs::write(self.folder.path().join("site/listen.js"), text)?)
    }

    /// What the command `survei` prints, run beside the configuration and the site.
    pub(crate) fn survei(&self, arguments: &[&str]) -> Result<String> {
        let run = Command::new(from_environment("SURVEI_COMMAND")?)
            .args(arguments)
            .current_dir(self.folder.path())
            .output()?;
        let told = String::from_utf8_lossy(&run.stderr);
        anyhow::ensure!(run.status.success(), "survei {arguments:?}: {told}");
        Ok(String::from_utf8(run.stdout)?)
    }

    /// A file of the site.
    pub(crate) fn on_site(&self, name: &str) -> PathBuf {
        self.folder.path().join("site").join(name)
    }

    pub(crate) fn url(&self, page: &str) -> String {
        format!("http://{}/{page}", self.address)
    }

    /// The recap as JSON.
    pub(crate) fn recap(&self, query: &str) -> Result<Value> {
        let mut stream = TcpStream::connect(&self.address)?;
        write!(
            stream,
            "GET /api/recap?{query} HTTP/1.0\r\nHost: {}\r\nAuthorization: Bearer {TOKEN}\r\n\r\n",
            self.address
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (_, body) = answer.split_once("\r\n\r\n").context("no body")?;
        serde_json::from_str(body).with_context(|| answer.clone())
    }

    /// Every stored response as its scores in the order of `items`, sorted.
    pub(crate) fn stored(&self, items: &[&str]) -> Result<Vec<String>> {
        let database = Connection::open(self.database())?;
        let mut ids = database.prepare("SELECT id FROM responses")?;
        let ids = ids.query_map([], |row| row.get::<_, String>(0))?;
        let mut score =
            database.prepare("SELECT score FROM answers WHERE response_id = ?1 AND item = ?2")?;
        let mut rows = Vec::new();
        for id in ids {
            let id = id?;
            let mut row = String::new();
            for item in items {
                let score: i64 = score.query_row([id.as_str(), item], |row| row.get(0))?;
                row.push_str(&score.to_string());
            }
            rows.push(row);
        }
        rows.sort();
        Ok(rows)
    }

    /// The statements of the only response that is stored.
    pub(crate) fn statements(&self) -> Result<Value> {
        let database = Connection::open(self.database())?;
        let mut statements = database.prepare("SELECT item, statement FROM statements")?;
        let statements = statements
            .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let statement = |row: rusqlite::Result<(String, String)>| {
            let (item, statement) = row?;
            Ok((item, serde_json::from_str(&statement)?))
        };
        statements.map(statement).collect::<Result<serde_json::Map<_, _>>>().map(Value::from)
    }

    /// Every stored response with all that the citizen said in it.
    pub(crate) fn responses(&self) -> Result<Vec<Value>> {
        let database = Connection::open(self.database())?;
        let pairs = |table: &str, column: &str, of: &str| -> Result<serde_json::Map<_, _>> {
            let query = format!("SELECT {column} FROM {table} WHERE response_id = ?1 ORDER BY 1");
            let mut query = database.prepare(&query)?;
            let pairs = query.query_map([of], |row| {
                let value: rusqlite::types::Value = row.get(1)?;
                let value = match value {
                    rusqlite::types::Value::Integer(score) => json!(score),
                    rusqlite::types::Value::Text(code) => json!(code),
                    _ => Value::Null,
                };
                Ok((row.get::<_, String>(0)?, value))
            })?;
            Ok(pairs.collect::<rusqlite::Result<_>>()?)
        };
        let mut responses =
            database.prepare("SELECT id, unit, service, coalesce(comment, '') FROM responses")?;
        let responses = responses.query_map([], |row| {
            Ok([row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
        })?;
        responses
            .map(|response| {
                let [id, unit, service, comment] = response?;
                Ok(json!({
                    "unit": unit, "service": service, "comment": comment,
                    "answers": pairs("answers", "item, score", &id)?,
                    "respondent": pairs("respondent", "field, code", &id)?,
                }))
            })
            .collect()
    }

    /// The part of the day of each stored response, empty where none is.
    pub(crate) fn slots(&self) -> Result<Vec<String>> {
        let database = Connection::open(self.database())?;
        let mut slots = database.prepare("SELECT coalesce(slot, '') FROM responses")?;
        let slots = slots.query_map([], |row| row.get(0))?;
        Ok(slots.collect::<rusqlite::Result<_>>()?)
    }

    /// How many responses are stored.
    pub(crate) fn count(&self) -> Result<i64> {
        let database = Connection::open(self.database())?;
        Ok(database.query_row("SELECT count(*) FROM responses", [], |row| row.get(0))?)
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("jawaban.sqlite")
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        // A collector that is gone already needs no killing.
        let _ = self.kill();
    }
}

pub(crate) fn from_environment(name: &str) -> Result<PathBuf> {
    let value = std::env::var_os(name);
    let value = value.with_context(|| format!("{name} is not set; run `cargo xtask test`"))?;
    Ok(Path::new(&value).to_owned())
}

/// One unit with one service and nothing asked about the respondent: nine items and no more.
pub(crate) fn plain() -> Value {
    json!({
        "agency": { "name": "Kota Tanjung Arum" },
        "units": [{
            "id": "disdukcapil",
            "name": "Dinas Kependudukan",
            "services": [{ "id": "ktp-el", "name": "KTP elektronik" }],
        }],
        "respondent": [
            { "field": "jenis_kelamin", "use": "off" },
            { "field": "usia", "use": "off" },
            { "field": "pendidikan", "use": "off" },
            { "field": "pekerjaan", "use": "off" },
        ],
        "period": { "kind": "triwulan" },
        "submit": { "url": "/api/responses" },
        // One response is looked at, where another would hide among others.
        "privacy": { "k": 1 },
    })
}

/// Several units and services, all respondent fields.
pub(crate) fn full() -> Value {
    let services = |unit: usize| -> Vec<Value> {
        (0..4)
            .map(|n| json!({ "id": format!("layanan-{n}"), "name": format!("Layanan {unit}{n}") }))
            .collect()
    };
    let units: Vec<Value> = (0..5)
        .map(|n| json!({ "id": format!("unit-{n}"), "name": format!("Unit {n}"), "services": services(n) }))
        .collect();
    json!({
        "agency": { "name": "Kota Tanjung Arum", "contact": "telepon (0999) 123456" },
        "units": units,
        "period": { "kind": "triwulan" },
        "submit": { "url": "/api/responses" },
        // One response is looked at, where another would hide among others.
        "privacy": { "k": 1 },
    })
}
