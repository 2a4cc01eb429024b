//! The snippet to paste, and the site of pages with QR codes.

use std::fs;
use std::path::{Path, PathBuf};

use scraper::{ElementRef, Html, Selector};

use crate::office::Office;

const CONFIGURATION: &str = r#"{
    "agency": { "name": "Kota <Arum>", "contact": "telepon 123" }, "period": { "kind": "triwulan" },
    "submit": { "url": "/api/responses" },
    "units": [
        { "id": "dukcapil", "name": "Dinas Dukcapil", "services": [
            { "id": "ktp-el", "name": { "id": "KTP elektronik", "en": "Identity card" } },
            { "id": "akta", "name": "Akta & kutipan" } ] },
        { "id": "puskesmas", "name": "Puskesmas", "services": [{ "id": "akta", "name": "Surat lahir" }] }
    ]
}"#;

const URL: &str = "https://kota.go.id/survei/";

fn office() -> Office {
    let office = Office::new();
    office.file("survei.json", CONFIGURATION);
    office
}

fn site(office: &Office) {
    office.done(&format!("site survei.json --out situs --url {URL}"));
}

fn all<'a>(html: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(css).unwrap()).collect()
}

fn attributes(html: &Html, css: &str, name: &str) -> Vec<String> {
    all(html, css).iter().filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

#[test]
fn the_snippet_loads_the_widget_and_holds_a_form_for_pages_without_scripts() {
    let run = office().done("html survei.json");
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(
        lines[0],
        r#"<link rel="stylesheet" href="/survei/form.css" referrerpolicy="no-referrer">"#
    );
    assert_eq!(
        lines[1],
        r#"<script src="/survei/element.js" referrerpolicy="no-referrer" defer></script>"#
    );
    assert_eq!(lines.len(), 3, "an editor makes paragraphs of lines");
    assert!(lines[2].starts_with(r#"<survei-publik src="/survei/survei.json" lang="id"><form "#));
    assert!(lines[2].ends_with("</form></survei-publik>"));
    let html = Html::parse_fragment(&run.out);
    let options = attributes(&html, "survei-publik form select option", "value");
    assert_eq!(options, ["", "dukcapil/ktp-el", "dukcapil/akta", "puskesmas/akta"]);
    assert_eq!(all(&html, "input[type=radio][name='answers.waktu']").len(), 4);
}

#[test]
fn the_snippet_is_narrowed_translated_and_addressed_as_asked() {
    let office = office();
    let run = office.done(
        "html survei.json --lang en --unit dukcapil --service akta --base https://c.go.id/dist --src /k.json",
    );
    assert!(run.out.contains(r#"href="https://c.go.id/dist/form.css""#), "{}", run.out);
    let element = r#"<survei-publik src="/k.json" unit="dukcapil" service="akta" lang="en">"#;
    assert!(run.out.contains(element), "{}", run.out);
    let html = Html::parse_fragment(&run.out);
    assert_eq!(attributes(&html, "input[name=service]", "value"), ["dukcapil/akta"]);
    assert_eq!(attributes(&html, "input[name=lang]", "value"), ["en"]);
    assert_eq!(all(&html, "select").len(), 0);
    assert!(run.out.contains("Send answers"));
}

#[test]
fn mistakes_are_told_as_by_check_and_no_page_is_made() {
    let office = office();
    office.file("salah.json", CONFIGURATION.replace("triwulan", "bulan"));
    let check = office.run("check salah.json");
    for command in ["html salah.json", "site salah.json --out situs --url https://kota.go.id/"] {
        let run = office.run(command);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
        assert!(check.out.contains(run.err.lines().nth(1).unwrap()), "{} {}", check.out, run.err);
        assert!(run.err.contains("period.kind"), "{}", run.err);
    }
    let run = office.run("html survei.json --unit kominfo");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("dukcapil, puskesmas"), "{}", run.err);
    assert!(office.try_read("situs/index.html").is_none());
    // What is only ignored does not stand in the way.
    office.file("beda.json", CONFIGURATION.replace("\"period\"", "\"warna\": 1, \"period\""));
    assert!(office.done("html beda.json").err.contains("peringatan  warna"));
}

#[test]
fn a_questionnaire_of_the_agencys_own_lies_beside_the_configuration_and_beside_each_page() {
    let office = office();
    let own = CONFIGURATION.replacen('{', r#"{ "instrument": "kuesioner.json", "#, 1);
    office.file("survei.json", own);
    assert_eq!(office.run("html survei.json").code, 2);
    let questionnaire = r#"{ "format": 1, "id": "loket", "version": 4, "title": "Survei Loket",
        "source": "Sendiri", "unsur": [{ "key": "a", "name": "A" }], "items": [{ "key": "cepat",
        "unsur": "a", "question": "Cepat?", "choices": [{ "score": 1, "label": "Tidak" }, { "score": 2, "label": "Ya" }] }] }"#;
    office.file("kuesioner.json", questionnaire);
    let html = Html::parse_fragment(&office.done("html survei.json").out);
    assert_eq!(attributes(&html, "input[name=instrument_version]", "value"), ["4"]);
    assert_eq!(
        attributes(&html, "survei-publik", "widget"),
        ["whole"],
        "the light one has no other"
    );
    site(&office);
    for folder in ["", "dukcapil/", "dukcapil/akta/"] {
        assert_eq!(office.read(&format!("situs/{folder}kuesioner.json")), questionnaire);
    }
}

#[test]
fn every_unit_and_service_has_a_page_that_is_narrowed_to_it() {
    let office = office();
    site(&office);
    for (path, unit, service, up, services) in [
        ("", None, None, "", 3),
        ("dukcapil/", Some("dukcapil"), None, "../", 2),
        ("dukcapil/akta/", Some("dukcapil"), Some("akta"), "../../", 0),
        ("puskesmas/", Some("puskesmas"), None, "../", 0),
        ("puskesmas/akta/", Some("puskesmas"), Some("akta"), "../../", 0),
    ] {
        let text = office.read(&format!("situs/{path}index.html"));
        assert!(text.starts_with("<!DOCTYPE html><html lang=\"id\">"), "{text}");
        let html = Html::parse_document(&text);
        let element = all(&html, "survei-publik")[0];
        assert_eq!((element.attr("unit"), element.attr("service")), (unit, service));
        assert_eq!(element.attr("src"), Some(format!("{up}survei.json").as_str()));
        assert_eq!(all(&html, "survei-publik > form option:not([value=''])").len(), services);
        let scripts = attributes(&html, "script", "src");
        assert_eq!(scripts, [format!("{up}element.js"), format!("{up}frame.js")]);
        assert_eq!(all(&html, "script[defer]").len(), 2);
        let sheets = attributes(&html, "link[rel=stylesheet]", "href");
        assert_eq!(sheets, [format!("{up}page.css"), format!("{up}form.css")]);
        assert_eq!(attributes(&html, "footer a", "href"), ["poster.html"]);
        assert_eq!(all(&html, "meta[name=viewport]").len(), 1);
        let title: String = all(&html, "title")[0].text().collect();
        assert!(title.contains("Survei Kepuasan Masyarakat") && title.contains("Kota <Arum>"));
    }
    assert_eq!(office.read("situs/survei.json"), CONFIGURATION);
}

#[test]
fn the_qr_code_leads_to_its_page_and_says_so_to_those_who_do_not_see_it() {
    let office = office();
    site(&office);
    for path in ["", "dukcapil/", "dukcapil/ktp-el/", "puskesmas/akta/"] {
        let svg = office.read(&format!("situs/{path}qr.svg"));
        assert!(svg.contains("viewBox=") && svg.contains("<title>Kode QR: "), "{svg}");
        assert!(svg.contains(r##"fill="#fff""##) && svg.contains(r##"fill="#000""##));
        assert_eq!(decoded(&svg), format!("{URL}{path}"));
    }
}

/// What a phone reads off a picture of squares, each eight units wide.
fn decoded(svg: &str) -> String {
    let attribute = |name: &str| svg.split(&format!(" {name}=\"")).nth(1).unwrap();
    let side: usize = attribute("width").split('"').next().unwrap().parse().unwrap();
    let squares = svg.split(" d=\"").nth(1).unwrap().split('"').next().unwrap();
    let mut dark = vec![false; side * side];
    let mut quiet = side;
    for square in squares.split('M').filter(|square| !square.is_empty()) {
        let (x, rest) = square.split_once(' ').unwrap();
        let y = rest.split('h').next().unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        quiet = quiet.min(x).min(y);
        for row in y..y + 8 {
            dark[row * side + x..row * side + x + 8].fill(true);
        }
    }
    assert_eq!(quiet, 4 * 8, "a quiet zone of four squares");
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        if dark[y * side + x] { 0 } else { 255 }
    });
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    let (meta, text) = grids[0].decode().unwrap();
    assert_eq!(meta.ecc_level, 0, "correction M is written as 00");
    text
}

#[test]
fn a_poster_names_agency_service_and_address_and_tells_what_to_do() {
    let office = office();
    site(&office);
    let poster = office.read("situs/dukcapil/akta/poster.html");
    for words in [
        "Kota &lt;Arum&gt;",
        "Akta &amp; kutipan",
        "Dinas Dukcapil",
        "Arahkan kamera HP",
        ">kota.go.id/survei/dukcapil/akta<",
        r#"src="qr.svg""#,
        r#"href="../../page.css""#,
    ] {
        assert!(poster.contains(words), "{words}: {poster}");
    }
    assert!(office.read("situs/poster.html").contains("Semua layanan"));
}

#[test]
fn every_link_of_the_table_and_of_the_pages_leads_to_a_file_there_is() {
    let office = office();
    site(&office);
    let root = office.path().join("situs");
    let shipped = ["page.css", "form.css", "element.js", "frame.js"];
    let mut pages = 0;
    for file in files(&root).iter().filter(|file| file.extension().is_some_and(|e| e == "html")) {
        let html = Html::parse_document(&fs::read_to_string(file).unwrap());
        let links = [("a", "href"), ("link", "href"), ("script", "src"), ("img", "src")];
        for (tag, name) in links {
            for link in attributes(&html, tag, name) {
                let target = file.parent().unwrap().join(&link);
                if !shipped.iter().any(|name| link.ends_with(name)) {
                    assert!(target.is_file(), "{link} in {}", file.display());
                } else {
                    let folder = target.parent().unwrap().canonicalize().unwrap();
                    assert_eq!(
                        folder,
                        root.canonicalize().unwrap(),
                        "{link} in {}",
                        file.display()
                    );
                }
            }
        }
        for forbidden in [" style=", "<style", "<script>", "javascript:", " onclick="] {
            assert!(!fs::read_to_string(file).unwrap().contains(forbidden), "{forbidden}");
        }
        pages += 1;
    }
    // The root, two units and three services, each with a poster, and the table.
    assert_eq!(pages, 13);
    let html = Html::parse_document(&office.read("situs/links.html"));
    assert_eq!(all(&html, "tbody tr").len(), 6);
    let addresses: Vec<String> =
        all(&html, "td:nth-child(2)").iter().map(|td| td.text().collect()).collect();
    assert!(addresses.contains(&format!("{URL}dukcapil/ktp-el/")), "{addresses:?}");
}

#[test]
fn the_shipped_files_may_lie_elsewhere() {
    let office = office();
    for option in ["--base", "--dist"] {
        office.done(&format!(
            "site survei.json --out situs --url {URL} {option} https://c.go.id/dist"
        ));
        let page = office.read("situs/dukcapil/akta/index.html");
        for file in ["page.css", "form.css", "element.js", "frame.js", "survei.json"] {
            assert!(page.contains(&format!("\"https://c.go.id/dist/{file}\"")), "{file}: {page}");
        }
    }
}

#[test]
fn what_would_not_work_from_every_page_is_refused() {
    let office = office();
    for url in ["kota.go.id", "ftp://kota.go.id/", "https://", "https://kota.go.id/?a=b"] {
        let run = office.run(&format!("site survei.json --out situs --url {url}"));
        assert_eq!(run.code, 2, "{url}");
        assert!(run.err.contains("https://kota.go.id/survei/"), "{}", run.err);
    }
    for (from, to, place) in [
        ("\"/api/responses\"", "\"kirim\"", "submit.url"),
        ("\"telepon 123\"", "\"telepon 123\", \"logo\": \"logo.svg\"", "agency.logo"),
        ("\"puskesmas\"", "\"..\"", "\"..\""),
        ("\"akta\"", "\"index.html\"", "\"index.html\""),
    ] {
        office.file("survei.json", CONFIGURATION.replacen(from, to, 1));
        let run = office.run(&format!("site survei.json --out situs --url {URL}"));
        assert_eq!(run.code, 2, "{to}");
        assert!(run.err.contains(place), "{}", run.err);
    }
    assert!(office.try_read("situs/index.html").is_none());
}
