//! What the program is made of, and which address leads where.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{StatusCode, header};
use axum::middleware::from_fn;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use survei_publik::survey::config::Config;
use tower_http::services::ServeDir;
use tower_http::timeout::TimeoutLayer;

use crate::accept::{self, limit};
use crate::calendar::Calendar;
use crate::origins::Origins;
use crate::problem::Problem;
use crate::settings::Configuration;
use crate::store::Store;
use crate::token::Token;
use crate::{csv, headers, page, recap};

/// How long a browser may take to hand a response in.
const PATIENCE: Duration = Duration::from_secs(30);

/// Everything the program has to be told.
#[derive(Debug)]
pub struct Settings {
    /// The agency's configuration.
    pub configuration: Configuration,
    /// The SQLite file; made where there is none.
    pub data: PathBuf,
    /// A folder to serve beside.
    pub site: Option<PathBuf>,
    /// Which other sites may send responses.
    pub origins: Origins,
    /// Which other sites may show the survey's pages in a frame.
    pub frames: Origins,
    /// What opens the recap.
    pub token: Token,
    /// Where today comes from.
    pub calendar: Calendar,
}

/// What every handler may use.
#[derive(Debug)]
pub(crate) struct App {
    pub(crate) config: Config,
    pub(crate) text: String,
    /// The largest body of a response.
    pub(crate) limit: usize,
    pub(crate) store: Store,
    pub(crate) token: Token,
    /// The value of the cookie; new at every start.
    pub(crate) session: Token,
    pub(crate) calendar: Calendar,
}

/// Opens the database and builds the program, ready to [`serve`](crate::serve()).
///
/// # Errors
/// Where the database cannot be used, or would be served as part of the site.
pub fn router(settings: Settings) -> anyhow::Result<Router> {
    let Settings { configuration, data, site, origins, frames, token, calendar } = settings;
    let store = Store::open(&data)
        .with_context(|| format!("basis data {} tidak bisa dipakai", data.display()))?;
    if let Some(site) = &site {
        keep_apart(site, &data)?;
    }
    let Configuration { config, text } = configuration;
    let session = Token::random()?;
    let limit = limit(&config.instrument);
    let app = Arc::new(App { config, text, limit, store, token, session, calendar });
    let unframed = headers::unframed()?;
    let mut router = Router::new()
        .nest("/api", api(&origins, limit))
        .route("/survei.json", get(configuration_file).layer(headers::fresh()))
        .route("/received", get(page::received))
        .route("/recap", get(page::recap).layer(unframed.clone()))
        .route("/recap/login", post(page::login).layer(unframed))
        .route("/recap.css", get(page::style).layer(headers::fresh()))
        .with_state(app);
    if let Some(site) = site {
        let files = Router::new()
            .fallback_service(ServeDir::new(site).precompressed_br().precompressed_gzip())
            .layer(from_fn(headers::of_file));
        router = router.fallback_service(files);
    }
    headers::strict(router, &frames)
}

fn api(origins: &Origins, limit: usize) -> Router<Arc<App>> {
    // Its own fallback, so that the layers are round it too: a preflight is an OPTIONS.
    let responses = post(accept::receive)
        .fallback(async || Problem::wrong_method())
        .layer::<_, Infallible>(DefaultBodyLimit::max(limit))
        .layer::<_, Infallible>(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            PATIENCE,
        ))
        .layer(origins.layer());
    Router::new()
        .route("/responses", responses)
        .route("/responses.csv", get(csv::responses))
        .route("/entries.csv", get(csv::entries))
        .route("/recap", get(recap::json))
        .route("/health", get(async || "ok\n"))
        .fallback(async || Problem::not_found())
        .method_not_allowed_fallback(async || Problem::wrong_method())
}

async fn configuration_file(State(app): State<Arc<App>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], app.text.clone())
}

/// Refuses a database that anyone could download with the site.
fn keep_apart(site: &Path, data: &Path) -> anyhow::Result<()> {
    let site = site
        .canonicalize()
        .with_context(|| format!("folder {} tidak bisa dibaca", site.display()))?;
    if data.canonicalize()?.starts_with(&site) {
        bail!(
            "basis data {} berada di dalam folder {} yang ditayangkan; pindahkan ke tempat lain",
            data.display(),
            site.display()
        );
    }
    Ok(())
}
