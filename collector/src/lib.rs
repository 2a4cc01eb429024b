//! The default backend of survei-publik, for an agency that has none, and the reference for
//! what a server does with wire format 1 ([`survei_publik::survey::payload::Submission`]).
//!
//! # Running it
//!
//! ```text
//! survei-collector --config survei.json --data responses.sqlite --site dist
//! ```
//!
//! `survei.json` is the file that the widget reads. It is served again as `/survei.json`, so
//! that page and collector cannot disagree about units, services or fields. Its `instrument`
//! is the name of a built-in questionnaire, or a `….json` file in the folder of `survei.json`. The program
//! listens on `127.0.0.1:8080`; put the web server of the site in front of it for HTTPS. At
//! the start it prints
//!
//! ```text
//! listening on http://127.0.0.1:8080
//! token 5f3c…
//! recap http://127.0.0.1:8080/recap?token=5f3c…
//! ```
//!
//! The token opens the recap and the CSV. Without `--token` (or the environment variable
//! `SURVEI_TOKEN`) there is a new random one at every start; a token that was given is not
//! printed. The cookie that the recap page sets holds until the program ends.
//!
//! Exit codes: 0 after SIGTERM or Ctrl-C, 2 for a wrong option or a configuration with
//! errors (every one is printed, in Indonesian), 1 for anything else.
//!
//! # Addresses
//!
//! | request | who | what |
//! |---|---|---|
//! | `POST /api/responses` | everyone | takes one response; 201 the first time, 200 for the same again, 409 for another under the same id, 400 wrong shape, 413, 415, 422 every broken rule |
//! | `GET /api/recap` | token | figures as JSON; `unit`, `service`, `period`, `topic`, `profile`, `grouping`, `order` |
//! | `GET /api/responses.csv` | token | every response, for a spreadsheet, as it may be published; the same parameters; `full=1`: all that is kept |
//! | `GET /api/entries.csv` | token | every entry of an item that repeats, without whose it is; `item`, and the same parameters |
//! | `GET /api/health` | everyone | 200 while the program runs |
//! | `GET /recap` | token | the recap as a page, to read and print |
//! | `GET /survei.json` | everyone | the configuration |
//! | `GET /…` | everyone | the folder given by `--site` |
//!
//! The token goes along as `Authorization: Bearer TOKEN`; browsers get a session cookie from
//! `/recap?token=TOKEN` or the form on `/recap`.
//!
//! Nothing is told about fewer people than `privacy.k` of the configuration, whatever is selected
//! and subtracted; what is withheld is `null`, with a reason. `full=1` is for the officers' own work.
//!
//! Without `topic`, figures and rows are about the topic that the configuration names, if it
//! names one; `topic=*` stands for all.
//!
//! # What is kept
//!
//! What is in the wire format, and the receipt. No address, no user agent, no time finer than
//! the day, no log of requests. The tables are sorted by the random id, so their rows do not
//! tell who came first. (SQLite's write-ahead log `…-wal` is in order of arrival until SQLite
//! merges it, at the latest when the program ends.) A web server in front may log addresses:
//! turn that off for `/api/responses`, or say so in the notice of the survey.
//!
//! A file that an older program made is brought up to date when the program starts, in one
//! transaction; an older program then refuses it. Copy the file before an update.
//!
//! A receipt is given once the response is on the disk. Back up the running database with
//! `sqlite3 responses.sqlite ".backup copy.sqlite"`; copying the file alone may miss the
//! newest responses.

mod accept;
mod app;
mod calendar;
pub mod cli;
mod console;
mod csv;
mod guard;
mod headers;
mod mask;
mod origins;
mod page;
mod problem;
mod recap;
mod receipt;
mod serve;
mod settings;
mod store;
mod token;

pub use app::{Settings, router};
pub use calendar::Calendar;
pub use origins::Origins;
pub use serve::serve;
pub use settings::{Configuration, Mistakes};
pub use token::Token;
