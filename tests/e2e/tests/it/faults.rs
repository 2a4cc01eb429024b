//! A server in front of the agency's own that spoils what goes through it.

use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context as _, Result};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio::sync::oneshot;

/// The largest body that passes.
const LIMIT: usize = 4 << 20;

/// What happens to each reply whose address ends with a text; a `*` in it stands for anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is not there.
    Missing,
    /// It is something else.
    Body(&'static str),
    /// It has a type that is not its own.
    Type(&'static str),
    /// It breaks off half way.
    Half,
    /// One bit of it is another.
    Flip,
    /// It comes late.
    Late(Duration),
    /// It comes with this content policy.
    Policy(&'static str),
    /// The request arrives, and its reply never comes.
    Unanswered,
    /// A firewall refuses the request, which never arrives.
    Forbidden,
}

/// The server; it ends when it is dropped.
pub(crate) struct Faulty {
    address: String,
    faults: Shared,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

type Faults = Vec<(&'static str, Fault)>;
type Shared = Arc<Mutex<Faults>>;

#[derive(Clone)]
struct Behind {
    address: String,
    faults: Shared,
    client: Client<HttpConnector, Body>,
}

impl Faulty {
    /// Starts it in front of an address `127.0.0.1:port`.
    pub(crate) fn before(behind: &str, faults: &[(&'static str, Fault)]) -> Result<Faulty> {
        let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?.to_string();
        let faults = Arc::new(Mutex::new(faults.to_vec()));
        let state = Behind {
            address: behind.to_owned(),
            faults: Arc::clone(&faults),
            client: Client::builder(TokioExecutor::new()).build(HttpConnector::new()),
        };
        let (stop, stopped) = oneshot::channel();
        // A runtime of its own: the tests' waits for files and databases.
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .context("no runtime")?;
        let thread = std::thread::spawn(move || {
            runtime.block_on(async {
                let router = axum::Router::new().fallback(pass).with_state(state);
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                let serve = async { axum::serve(listener, router).await };
                tokio::select! { _ = serve => {}, _ = stopped => {} }
            });
            runtime.shutdown_background();
        });
        Ok(Faulty { address, faults, stop: Some(stop), thread: Some(thread) })
    }

    pub(crate) fn url(&self, page: &str) -> String {
        format!("http://{}/{page}", self.address)
    }

    /// From now on nothing is spoiled.
    pub(crate) fn heal(&self) {
        self.faults.lock().unwrap().clear();
    }
}

impl Drop for Faulty {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn pass(State(behind): State<Behind>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let faults: Vec<Fault> = (behind.faults.lock().unwrap().iter())
        .filter(|(pattern, _)| matches(&path, pattern))
        .map(|(_, fault)| fault.clone())
        .collect();
    for fault in &faults {
        if let Fault::Late(time) = fault {
            tokio::time::sleep(*time).await;
        }
    }
    if faults.contains(&Fault::Forbidden) {
        let page =
            "<html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1></body></html>";
        return (StatusCode::FORBIDDEN, [(header::CONTENT_TYPE, "text/html")], page)
            .into_response();
    }
    let reply = forward(&behind, request).await;
    if faults.contains(&Fault::Unanswered) {
        std::future::pending::<()>().await;
    }
    match reply {
        Ok((parts, body)) => spoil(parts, body, &faults),
        Err(error) => (StatusCode::BAD_GATEWAY, format!("{error:#}")).into_response(),
    }
}

fn matches(path: &str, pattern: &str) -> bool {
    let (within, end) = pattern.split_once('*').unwrap_or(("", pattern));
    path.contains(within) && path.ends_with(end)
}

async fn forward(
    behind: &Behind,
    mut request: Request,
) -> Result<(axum::http::response::Parts, Bytes)> {
    // What is spoiled is what it says, not how it is packed.
    request.headers_mut().remove(header::ACCEPT_ENCODING);
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    *request.uri_mut() = format!("http://{}{path}", behind.address).parse::<Uri>()?;
    let (parts, body) = behind.client.request(request).await?.into_parts();
    Ok((parts, to_bytes(Body::new(body), LIMIT).await?))
}

fn spoil(mut parts: axum::http::response::Parts, body: Bytes, faults: &[Fault]) -> Response {
    let mut body = body.to_vec();
    for fault in faults {
        match fault {
            Fault::Missing => {
                parts.status = StatusCode::NOT_FOUND;
                body = b"<h1>404</h1>".to_vec();
            }
            Fault::Body(text) => body = text.as_bytes().to_vec(),
            Fault::Type(kind) => {
                parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
                // A server that knows no types does not forbid to guess them.
                parts.headers.remove(header::X_CONTENT_TYPE_OPTIONS);
            }
            Fault::Half => body.truncate(body.len() / 2),
            Fault::Flip => {
                let middle = body.len() / 2;
                body[middle] ^= 1;
            }
            Fault::Late(_) | Fault::Unanswered | Fault::Forbidden => {}
            Fault::Policy(policy) => {
                let policy = HeaderValue::from_static(policy);
                parts.headers.insert(header::CONTENT_SECURITY_POLICY, policy);
            }
        }
    }
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::TRANSFER_ENCODING);
    // Another size and another content are not what the browser kept.
    parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Response::from_parts(parts, Body::from(body))
}
