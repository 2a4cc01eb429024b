//! Carrying out a request.

use gloo_timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, ReferrerPolicy, RequestCredentials, RequestInit, Response};

use super::Shell;
use crate::survey::config::{Credentials, Referrer};
use crate::survey::payload::{Reply, Request};

/// A server that has not answered by then counts as unreachable, in milliseconds.
const PATIENCE: u32 = 30_000;

#[wasm_bindgen]
extern "C" {
    /// The page's `fetch`, which may be the page's own invention: it may throw, and what it
    /// gives need not be a promise. (The binding in web-sys believes in neither.)
    #[wasm_bindgen(catch)]
    fn fetch(url: &str, init: &RequestInit) -> Result<JsValue, JsValue>;
}

/// Sends a request and hands the reply on, once. Whatever the page did to `fetch`, every
/// failure is [`Reply::Unreachable`], and the shell is told which.
pub(super) fn send(request: Request, shell: Shell, done: Box<dyn FnOnce(Reply)>) {
    spawn_local(async move {
        match exchange(&request).await {
            Ok(reply) => done(reply),
            Err(error) => {
                done(Reply::Unreachable);
                let _ = shell.unsent(&error);
            }
        }
    });
}

async fn exchange(request: &Request) -> Result<Reply, JsValue> {
    let abort = AbortController::new()?;
    let init = init_of(request, &abort)?;
    let answer = Promise::resolve(&fetch(&request.url, &init)?);
    let patience = Timeout::new(PATIENCE, move || abort.abort());
    let response: Response = JsFuture::from(answer).await?.dyn_into()?;
    let status = response.status();
    // The status is the answer; a body that breaks off only costs the receipt.
    let body = match response.text() {
        Ok(text) => JsFuture::from(text).await.ok().and_then(|text| text.as_string()),
        Err(_) => None,
    };
    drop(patience);
    Ok(Reply::Answered { status, body: body.unwrap_or_default() })
}

fn init_of(request: &Request, abort: &AbortController) -> Result<RequestInit, JsValue> {
    let headers = web_sys::Headers::new()?;
    headers.set("content-type", "application/json")?;
    headers.set("accept", "application/json")?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&JsValue::from_str(&request.body));
    init.set_signal(Some(&abort.signal()));
    init.set_credentials(match request.credentials {
        Credentials::Omit => RequestCredentials::Omit,
        Credentials::SameOrigin => RequestCredentials::SameOrigin,
        Credentials::Include => RequestCredentials::Include,
    });
    init.set_referrer_policy(match request.referrer {
        Referrer::None => ReferrerPolicy::NoReferrer,
        Referrer::Origin => ReferrerPolicy::Origin,
    });
    Ok(init)
}
