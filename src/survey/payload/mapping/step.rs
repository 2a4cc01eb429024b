//! One request to a backend, and how it is known that it was taken.

use super::{Capture, Field};

/// One request, or where it is repeated one for each answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// The HTTP method.
    pub method: Method,
    /// Template of the address; the usual address where there is none.
    pub url: Option<String>,
    /// How fields become a body.
    pub encoding: Encoding,
    /// One request for each answer, instead of one for the response.
    pub repeat: bool,
    /// Headers; their values are templates.
    pub headers: Vec<Header>,
    /// What is sent, in order.
    pub fields: Vec<Field>,
    /// How it is known that the backend has taken it.
    pub success: Success,
    /// What later steps need of the reply.
    pub captures: Vec<Capture>,
}

impl Step {
    /// Every template.
    pub(super) fn templates(&self) -> Vec<&str> {
        let headers = self.headers.iter().map(|header| header.value.as_str());
        let mut templates: Vec<&str> = self.url.as_deref().into_iter().chain(headers).collect();
        of_fields(&self.fields, &mut templates);
        templates
    }
}

fn of_fields<'a>(fields: &'a [Field], templates: &mut Vec<&'a str>) {
    for field in fields {
        templates.extend([field.name.as_str(), field.value.as_str()]);
        of_fields(&field.fields, templates);
    }
}

/// How it is known that a backend has taken a request. Everything that is set must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Success {
    /// The status is one of these; 200 to 299, where there are none.
    pub status: Vec<u16>,
    /// Path of a value in a body that is JSON.
    pub json: Option<String>,
    /// What that value is, as text; anything that does not say no, where there is nothing.
    pub equals: Option<String>,
    /// The body contains it.
    pub text: Option<String>,
    /// The final address contains it.
    pub address: Option<String>,
    /// Nothing can be known of the reply.
    pub opaque: bool,
}

/// An HTTP method that stores something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// With a body.
    #[default]
    Post,
    /// Without one: fields go into the query.
    Get,
}

impl Method {
    /// The words for the two.
    pub const WORDS: [(&'static str, Method); 2] = [("POST", Method::Post), ("GET", Method::Get)];

    /// As HTTP writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Method::Post => "POST",
            Method::Get => "GET",
        }
    }
}

/// How fields become a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// As a form posts it.
    #[default]
    Urlencoded,
    /// As a form with files posts it.
    Multipart,
    /// A tree, as JSON.
    Json,
    /// The same, said to be plain text: a browser then asks no leave of another site.
    Text,
    /// A tree, as XML.
    Xml,
}

impl Encoding {
    /// The words for them.
    pub const WORDS: [(&'static str, Encoding); 5] = [
        ("urlencoded", Encoding::Urlencoded),
        ("multipart", Encoding::Multipart),
        ("json", Encoding::Json),
        ("text", Encoding::Text),
        ("xml", Encoding::Xml),
    ];

    /// Whether names are taken as they are, instead of as paths.
    #[must_use]
    pub fn is_flat(self) -> bool {
        matches!(self, Encoding::Urlencoded | Encoding::Multipart)
    }
}

/// A header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Template of its value.
    pub value: String,
}
