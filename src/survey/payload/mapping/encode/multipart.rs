//! `multipart/form-data`, as the HTML standard has it.

use super::lines;
use crate::survey::payload::mapping::expand::Value;

/// The body with its content type. No one who writes an answer knows the identifier.
pub(super) fn multipart<'a>(
    values: impl Iterator<Item = (&'a str, &'a Value)>,
    id: &str,
) -> (String, String) {
    let boundary = ["survei-", id].concat();
    let mut body = String::new();
    for (name, value) in values {
        let name = name.replace('\r', "%0D").replace('\n', "%0A").replace('"', "%22");
        body.push_str(&["--", &boundary, "\r\n"].concat());
        body.push_str(&["Content-Disposition: form-data; name=\"", &name, "\"\r\n\r\n"].concat());
        body.push_str(&[&lines(value.text()), "\r\n"].concat());
    }
    body.push_str(&["--", &boundary, "--\r\n"].concat());
    (["multipart/form-data; boundary=", &boundary].concat(), body)
}
