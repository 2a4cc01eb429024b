//! The hostile pages. Libraries are the real ones: from npm (`tests/e2e/npm`), or from Debian
//! where npm has only parts of them.

use std::path::{Path, PathBuf};

/// A page of somebody's website.
pub(super) struct Host {
    pub(super) name: &'static str,
    /// The attributes of `<html>`.
    html: &'static str,
    head: String,
    /// WebKit's driver stumbles over the page when it wants to click.
    pub(super) stumbles: bool,
    /// The libraries, by the name they have on the site.
    pub(super) files: Vec<(String, PathBuf)>,
}

impl Host {
    /// The page with this in its body.
    pub(super) fn page(&self, body: &str) -> String {
        format!(
            "<!doctype html><html {}><meta charset=utf-8>\
             <meta name=viewport content='width=device-width, initial-scale=1'>\
             <title>Uji</title><script src=probe.js></script>{}<body>{body}</body></html>",
            self.html, self.head
        )
    }

    fn html(mut self, attributes: &'static str) -> Host {
        self.html = attributes;
        self
    }

    fn style(mut self, css: &str) -> Host {
        self.head.push_str(&format!("<style>{css}</style>"));
        self
    }

    fn script(mut self, js: &str) -> Host {
        self.head.push_str(&format!("<script>{js}</script>"));
        self
    }

    /// A library's style sheets and scripts, from its npm package.
    fn npm(self, files: &[&str]) -> Host {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("npm/node_modules");
        files.iter().fold(self, |host, file| host.library(&folder.join(file)))
    }

    fn stumbles(mut self) -> Host {
        self.stumbles = true;
        self
    }

    fn library(mut self, file: &Path) -> Host {
        let name = format!("{}-{}", self.name, self.files.len());
        let (name, tag) = if file.extension().is_some_and(|kind| kind == "css") {
            let name = format!("{name}.css");
            (name.clone(), format!("<link rel=stylesheet href={name}>"))
        } else {
            let name = format!("{name}.js");
            (name.clone(), format!("<script src={name}></script>"))
        };
        self.head.push_str(&tag);
        self.files.push((name, file.to_owned()));
        self
    }
}

fn host(name: &'static str) -> Host {
    Host { name, html: "lang=id", head: String::new(), stumbles: false, files: Vec::new() }
}

const JQUERY: &str = "jquery/dist/jquery.min.js";
const BOOTSTRAP_3: [&str; 2] =
    ["bootstrap3/dist/css/bootstrap.min.css", "bootstrap3/dist/js/bootstrap.min.js"];
const BOOTSTRAP_4: [&str; 3] = [
    "bootstrap4/dist/css/bootstrap.min.css",
    "popper.js/dist/umd/popper.min.js",
    "bootstrap4/dist/js/bootstrap.min.js",
];

/// Every page; the first is bare and says what the survey looks like.
pub(super) fn corpus() -> Vec<Host> {
    let mut hosts = vec![host("bare")];
    hosts.extend(frameworks());
    hosts.extend(styles());
    hosts.extend(scripts());
    hosts
}

/// What government sites are built with.
fn frameworks() -> Vec<Host> {
    vec![
        host("bootstrap-3").npm(&[JQUERY]).npm(&BOOTSTRAP_3),
        host("bootstrap-4").npm(&[JQUERY]).npm(&BOOTSTRAP_4),
        host("bootstrap-3-and-4").npm(&[JQUERY]).npm(&BOOTSTRAP_3).npm(&BOOTSTRAP_4),
        host("bootstrap-5").npm(&[
            "bootstrap5/dist/css/bootstrap.min.css",
            "bootstrap5/dist/js/bootstrap.bundle.min.js",
        ]),
        host("tailwind-preflight").npm(&["@unocss/reset/tailwind.css"]),
        // The starter theme of WordPress, and what WordPress writes into pages besides.
        host("wordpress")
            .npm(&["undescores-for-npm/style.css"])
            .style(include_str!("wordpress.css")),
        host("foundation").npm(&[
            "foundation-sites/dist/css/foundation.min.css",
            JQUERY,
            "foundation-sites/dist/js/foundation.min.js",
        ]),
        host("bulma").npm(&["bulma/css/bulma.min.css"]),
        host("materialize").npm(&[
            "materialize-css/dist/css/materialize.min.css",
            "materialize-css/dist/js/materialize.min.js",
        ]),
        host("fomantic").npm(&["fomantic-ui-css/semantic.min.css"]),
        host("uikit").npm(&["uikit/dist/css/uikit.min.css", "uikit/dist/js/uikit.min.js"]),
        host("pure").npm(&["purecss/build/pure-min.css"]),
        host("normalize").npm(&["normalize.css/normalize.css"]),
        host("reset").npm(&["reset-css/reset.css"]),
        host("mootools").library(Path::new("/usr/share/javascript/mootools/mootools-core-nc.js")),
        host("prototype").library(Path::new("/usr/share/javascript/prototype/prototype.js")),
    ]
}

/// Style sheets that mean everything.
fn styles() -> Vec<Host> {
    vec![
        host("important").style(include_str!("important.css")),
        host("root-font-size").style("html { font-size: 10px } body { font-size: 300%; line-height: 3; letter-spacing: .3em; word-spacing: 1em; text-indent: 5em; text-transform: uppercase; -webkit-text-size-adjust: 150%; text-size-adjust: 150% }"),
        // The names of the widget's own properties, used by the page.
        host("custom-properties").style(":root, body, * { --accent: lime; --on-accent: red; --text: red; --muted: red; --surface: yellow; --tint: red; --border: red; --line: red; --error: red; --radius: 40px }"),
        host("right-to-left").html("lang=ar dir=rtl").style("body { text-align: right }"),
        host("right-to-left-by-style").style("* { direction: rtl !important; unicode-bidi: bidi-override !important }"),
        host("dark").style(":root { color-scheme: dark; background: #000; color: #fff } * { color-scheme: dark !important; accent-color: red; caret-color: red }"),
        host("print").style("@page { margin: 3cm } @media print { * { color: #000 !important; background: none !important } survei-publik, nav { display: none } }"),
        host("first-letter").style("div::first-letter, body::first-letter { font-size: 4em; color: red; float: left } div::first-line { color: red; text-transform: uppercase }"),
    ]
}

/// Scripts that change the browser's own objects.
fn scripts() -> Vec<Host> {
    vec![
        host("stops-events").script(include_str!("events.js")),
        // What is captured on the document never comes as far as the widget by itself.
        host("captures").script("for (const name of ['click', 'keydown', 'keyup', 'input', 'change', 'submit', 'focusin', 'focusout', 'mousedown', 'pointerdown', 'touchstart']) document.addEventListener(name, (event) => event.stopPropagation(), true)"),
        host("array").script(include_str!("array.js")),
        host("json").script(include_str!("json.js")),
        host("promise").script(include_str!("promise.js")),
        host("fetch").script(include_str!("fetch.js")),
        // Not a getter or a value: property descriptors that anybody makes would have them too.
        host("object").script("Object.prototype.each = function (act) { for (const name in this) act(name); }; Object.prototype.size = 7").stumbles(),
        host("element").script(include_str!("element.js")),
        host("custom-elements").script("const { define } = customElements; customElements.define = function (name, kind, ...more) { window.console.log(name); return define.call(this, name, class extends kind {}, ...more); }"),
    ]
}
