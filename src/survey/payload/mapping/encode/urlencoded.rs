//! `application/x-www-form-urlencoded`, as the URL standard has it, and parts of an address.

use super::lines;
use crate::survey::payload::mapping::expand::Value;

/// Names and values as a form posts them.
pub(in crate::survey::payload::mapping) fn urlencoded<'a>(
    values: impl Iterator<Item = (&'a str, &'a Value)>,
) -> String {
    let pair = |(name, value): (&str, &Value)| {
        let part = |text: &str| escaped(&lines(text), "*-._").replace("%20", "+");
        [part(name), part(value.text())].join("=")
    };
    values.map(pair).collect::<Vec<_>>().join("&")
}

/// A text as one part of an address, with nothing in it that ends the part.
pub(in crate::survey::payload::mapping) fn component(text: &str) -> String {
    escaped(text, "-._~")
}

/// Every byte but letters, digits and `plain` as `%` with two digits.
fn escaped(text: &str, plain: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        let letter = char::from(byte);
        if letter.is_ascii_alphanumeric() || plain.contains(letter) {
            escaped.push(letter);
            continue;
        }
        let digit = |number: u8| char::from_digit(number.into(), 16).unwrap_or_default();
        escaped.push('%');
        escaped.push(digit(byte >> 4).to_ascii_uppercase());
        escaped.push(digit(byte & 15).to_ascii_uppercase());
    }
    escaped
}
