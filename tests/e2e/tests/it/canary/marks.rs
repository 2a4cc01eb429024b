//! What the host page knows of its visitor: each mark is a random text that is nowhere else, so
//! that finding one in a request proves where it was taken from.

use std::fs::File;
use std::io::Read as _;

use anyhow::Result;

/// Where a mark stands, and what kind of thing it is.
const PLACES: [(&str, Kind); 15] = [
    ("path", Kind::Nik),
    ("query", Kind::Token),
    ("query-name", Kind::Name),
    ("hash", Kind::Email),
    ("referrer", Kind::Name),
    ("title", Kind::Name),
    ("cookie", Kind::Token),
    ("cookie-of-the-server", Kind::Token),
    ("local-storage", Kind::Nik),
    ("session-storage", Kind::Email),
    ("meta", Kind::Nik),
    ("field", Kind::Name),
    ("hidden-field", Kind::Token),
    ("attribute", Kind::Nik),
    ("window-name", Kind::Email),
];

#[derive(Clone, Copy)]
enum Kind {
    Nik,
    Token,
    Name,
    Email,
}

/// The marks of one visit, by place.
#[derive(Clone)]
pub(super) struct Marks(pub(super) Vec<(&'static str, String)>);

impl Marks {
    pub(super) fn new() -> Result<Marks> {
        let mut random = File::open("/dev/urandom")?;
        let mut letters = |alphabet: &[u8], length: usize| -> Result<String> {
            let mut bytes = vec![0; length];
            random.read_exact(&mut bytes)?;
            let pick = |byte: &u8| char::from(alphabet[usize::from(*byte) % alphabet.len()]);
            Ok(bytes.iter().map(pick).collect())
        };
        let lower = b"abcdefghijklmnopqrstuvwxyz";
        let marks = PLACES.into_iter().map(|(place, kind)| {
            let mark = match kind {
                Kind::Nik => letters(b"0123456789", 16)?,
                Kind::Token => {
                    letters(b"0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz", 20)?
                }
                Kind::Name => ["Siti", &letters(lower, 12)?].concat(),
                Kind::Email => [&letters(lower, 12)?, "@contoh.go.id"].concat(),
            };
            Ok((place, mark))
        });
        marks.collect::<Result<_>>().map(Marks)
    }

    fn at(&self, wanted: &str) -> &str {
        let found = self.0.iter().find(|(place, _)| *place == wanted);
        found.map(|(_, mark)| &**mark).unwrap_or_default()
    }

    /// The address of the page that leads to the host page.
    pub(super) fn origin(&self) -> String {
        format!("/asal/{}/?dari={}", self.at("referrer"), self.at("referrer"))
    }

    /// The address of the host page, with a name of our own in it for another visit.
    pub(super) fn address(&self) -> String {
        let (path, query, name) = (self.at("path"), self.at("query"), self.at("query-name"));
        format!("/warga/{path}/berkas?token={query}&nama={name}#{}", self.at("hash"))
    }

    /// What the server of the host page sets, one of them out of reach of scripts.
    pub(super) fn cookies(&self) -> String {
        format!(
            "Set-Cookie: nama={}; Path=/\r\nSet-Cookie: sesi={}; Path=/; HttpOnly\r\n\
             Referrer-Policy: unsafe-url\r\n",
            self.at("cookie"),
            self.at("cookie-of-the-server"),
        )
    }

    /// The host page: it tells its address to everyone, as far as it is up to the page.
    pub(super) fn page(&self, body: &str) -> String {
        let [title, meta, attribute] = ["title", "meta", "attribute"].map(|place| self.at(place));
        let [field, hidden] = ["field", "hidden-field"].map(|place| self.at(place));
        let kept = format!(
            "localStorage.nik = '{}'; sessionStorage.surel = '{}'; window.name = '{}';",
            self.at("local-storage"),
            self.at("session-storage"),
            self.at("window-name"),
        );
        format!(
            "<!doctype html><html lang=id><meta charset=utf-8>\
             <meta name=viewport content='width=device-width, initial-scale=1'>\
             <meta name=referrer content=unsafe-url><meta name=nik content={meta}>\
             <title>{title}</title><script>{kept}</script><script src=/jebakan.js></script>\
             <body data-nik={attribute}><form><label>Nama <input name=nama value={field}></label>\
             <input type=hidden name=_token value={hidden}></form>{body}</body></html>"
        )
    }
}
