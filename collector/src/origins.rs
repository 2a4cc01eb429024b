//! Which other sites may send responses from their visitors' browsers (CORS), and which may show
//! the survey's pages in a frame.

use std::time::Duration;

use axum::http::header::ToStrError;
use axum::http::{HeaderValue, Method, header};
use tower_http::cors::{AllowOrigin, CorsLayer};

/// The sites whose pages may do something, beside the collector's own.
#[derive(Clone, Debug)]
pub enum Origins {
    /// Every site.
    Any,
    /// These, such as `https://contoh.go.id`.
    Listed(Vec<HeaderValue>),
}

impl Origins {
    /// Reads what the operator wrote: `*`, or sites without a path.
    ///
    /// # Errors
    /// An Indonesian sentence that begins with the wrong one and says how to write a site.
    pub fn parse(texts: &[String]) -> Result<Origins, String> {
        if texts.iter().any(|text| text == "*") {
            return Ok(Origins::Any);
        }
        texts.iter().map(|text| site(text)).collect::<Result<_, _>>().map(Origins::Listed)
    }

    /// The headers that let a browser send a response from these sites; no cookies.
    pub(crate) fn layer(&self) -> CorsLayer {
        let allowed = match self {
            Origins::Any => AllowOrigin::any(),
            Origins::Listed(sites) => AllowOrigin::list(sites.iter().cloned()),
        };
        CorsLayer::new()
            .allow_origin(allowed)
            .allow_methods([Method::POST])
            .allow_headers([header::CONTENT_TYPE])
            .max_age(Duration::from_secs(3600))
    }

    /// The sources of `frame-ancestors`: itself, and these sites. No site has a character with a
    /// meaning in a policy, see [`site`].
    pub(crate) fn ancestors(&self) -> Result<String, ToStrError> {
        let mut sources = "'self'".to_owned();
        match self {
            // Not `'self' *`: the star takes in all that has a host.
            Origins::Any => "*".clone_into(&mut sources),
            Origins::Listed(sites) => {
                for site in sites {
                    sources.push(' ');
                    sources.push_str(site.to_str()?);
                }
            }
        }
        Ok(sources)
    }
}

/// A site as browsers write it in the header `Origin`.
fn site(text: &str) -> Result<HeaderValue, String> {
    let wrong = || {
        format!(
            "{text}: tulis situs saja, misalnya https://contoh.go.id, tanpa jalur dan tanpa garis miring di akhir"
        )
    };
    let text = text.to_ascii_lowercase();
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain = |host: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte);
        !host.is_empty() && host.bytes().all(allowed)
    };
    host.filter(|host| plain(host)).ok_or_else(wrong)?;
    HeaderValue::from_str(&text).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_written_as_browsers_write_it() {
        assert_eq!(site("https://Contoh.go.id").unwrap(), "https://contoh.go.id");
        assert_eq!(site("http://127.0.0.1:8090").unwrap(), "http://127.0.0.1:8090");
        for text in ["contoh.go.id", "https://contoh.go.id/", "https://", "ftp://x", "https://a b"]
        {
            assert!(site(text).is_err(), "{text}");
        }
    }

    #[test]
    fn nothing_that_ends_a_directive_or_a_source_is_a_site() {
        for text in ["https://a;b", "https://a,b", "https://a'b", "https://a\tb", "https://a\nb"] {
            assert!(site(text).is_err(), "{text:?}");
        }
    }
}
