//! How the way to the agency's server is written as JSON.

#[cfg(not(target_arch = "wasm32"))]
use super::form;
use super::{Credentials, Referrer, Submit};
use crate::survey::document::{Object, optional, required};
#[cfg(mapping)]
use crate::survey::payload::mapping;

pub(super) fn describe<O: Object>(o: &mut O) -> Submit {
    let url = o.address(required("url", "Address, absolute or relative to the page."));
    let credentials = o.one_of(
        optional("credentials", "Which cookies the browser sends along (default: omit)."),
        &[
            ("omit", Credentials::Omit),
            ("same-origin", Credentials::SameOrigin),
            ("include", Credentials::Include),
        ],
    );
    let referrer = o.one_of(
        optional("referrer", "Whether the request names the site it comes from (default: none)."),
        &[("none", Referrer::None), ("origin", Referrer::Origin)],
    );
    let mapped = o.has("mapping");
    // No phone reads them, or only one of its modules does.
    #[cfg(target_arch = "wasm32")]
    o.pass_over("form");
    #[cfg(not(mapping))]
    o.pass_over("mapping");
    #[cfg(not(target_arch = "wasm32"))]
    let form = o.object(
        optional("form", "What a plain HTML form posts, for receivers that want other names."),
        form::describe,
    );
    #[cfg(mapping)]
    let mapping = o.object(
        optional("mapping", "How responses are put for a backend that wants another shape."),
        mapping::describe,
    );
    Submit {
        url: url.unwrap_or_default(),
        credentials: credentials.unwrap_or_default(),
        referrer: referrer.unwrap_or_default(),
        mapped,
        #[cfg(not(target_arch = "wasm32"))]
        form: form.unwrap_or_default(),
        #[cfg(mapping)]
        mapping,
    }
}
