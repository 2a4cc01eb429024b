//! What Apps Script does: another origin takes JSON as text, stores it, and redirects to a third
//! address, and a page may read none of it. Google's own is in no registry; its replies are as its
//! documentation says (ContentService: "redirected to a one-time URL at script.googleusercontent.com").

use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::Result;
use serde_json::{Value, json};
use survei_adapters::service::{edited, folder, free_address};

use crate::apps::app;
use crate::request::Request;
use crate::site::Site;
use crate::visit::Visit;

/// What has come to one address.
type Sheet = Arc<Mutex<Vec<Request>>>;

/// Listens, and answers everything with a head and a body.
fn listen(head: String, body: &'static str) -> Result<(String, Sheet)> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let origin = format!("http://{}", listener.local_addr()?);
    let sheet = Sheet::default();
    let seen = Arc::clone(&sheet);
    let answer = move |mut stream: TcpStream| -> Result<()> {
        if let Some(request) = Request::read(&stream)? {
            seen.lock().unwrap().push(request);
            let length = body.len();
            write!(stream, "HTTP/1.1 {head}\r\nContent-Length: {length}\r\n\r\n{body}")?;
        }
        Ok(())
    };
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A browser that goes away early is no matter.
            let _ = answer(stream);
        }
    });
    Ok((origin, sheet))
}

#[tokio::test]
async fn apps_script_stores_one_row_which_the_citizen_is_told_is_not_certain() -> Result<()> {
    let json = "200 OK\r\nContent-Type: application/json\r\nConnection: close".to_owned();
    let (content, fetched) = listen(json, "{\"result\":\"success\"}")?;
    let moved = format!("302 Found\r\nLocation: {content}/macros/echo\r\nConnection: close");
    let (script, sheet) = listen(moved, "")?;
    let folder = folder("apps-script");
    let named = "https://script.google.com";
    let config = edited(&app("apps-script/survei.json"), &[(named, &script)]);
    std::fs::write(folder.join("survei.json"), config)?;
    // Nothing but the widget is on the agency's own site.
    let site = Site::open(free_address(), &folder);
    let visit = Visit::filled(&site, "/survei-publik/halaman.html", "Bagus & cepat.").await?;
    visit.sends_without_reply().await?;
    let rows = sheet.lock().unwrap().clone();
    let [row] = &rows[..] else { panic!("{rows:?}") };
    assert_eq!((&*row.method, row.path()), ("POST", "/macros/s/KODE-SKRIP/exec"));
    // Anything else would have been asked for beforehand, which Apps Script does not answer.
    assert_eq!(row.header("content-type"), Some("text/plain;charset=utf-8"));
    assert_eq!(row.header("cookie"), None);
    let mut told: Value = serde_json::from_str(&row.body())?;
    let day = told["tanggal"].take();
    let words: Vec<&str> = day.as_str().unwrap().split('/').collect();
    assert_eq!(words.iter().map(|word| word.len()).collect::<Vec<_>>(), [2, 2, 4]);
    let answers = json!({ "U1": 4, "U2": 3, "U3": 2, "U4": 1, "U5": 4, "U6": 3, "U7": 2, "U8": 1,
        "U9": 4 });
    let expected = json!({ "tanggal": null, "layanan": "KTP elektronik",
        "jenis_kelamin": "Perempuan", "jawaban": answers, "saran": "Bagus & cepat." });
    assert_eq!(told, expected);
    assert_eq!(fetched.lock().unwrap().len(), 1);
    // Nor is it sent again when the citizen comes back.
    visit.browser.client.refresh().await?;
    visit.page().in_shadow(".opening").await?;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    assert_eq!(sheet.lock().unwrap().len(), 1);
    visit.browser.quit().await?;
    Ok(std::fs::remove_dir_all(folder)?)
}
