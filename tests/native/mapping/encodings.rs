//! Whatever a citizen writes, a backend reads the same.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{bodies, body};
use crate::rows::cases;

/// Reads `application/x-www-form-urlencoded` as the URL standard has it.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(rest.next().unwrap()).to_digit(16).unwrap();
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => u8::try_from(digit() * 16 + digit()).unwrap(),
            plain => plain,
        });
    }
    String::from_utf8(bytes).unwrap()
}

fn comment(encoding: &str, comment: &str) -> String {
    let fields = json!([{ "name": "saran", "value": "{comment}" }]);
    bodies(fields, json!({ "encoding": encoding }), |response| {
        response.comment = Some(comment.to_owned());
    })
}

/// As forms have line breaks.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', '\n'], "\r\n")
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_text_comes_through_every_encoding(
        text in "[ -~]{0,12}[\r\n<>&\"'=%+;{}é😀\u{2028}]{0,6}x[\r\n ]{0,3}",
    ) {
        let urlencoded = comment("urlencoded", &text);
        let value = urlencoded.strip_prefix("saran=").unwrap();
        prop_assert!(value.bytes().all(|b| b.is_ascii_alphanumeric() || b"*-._+%".contains(&b)));
        prop_assert_eq!(decoded(value), lines(&text));
        for encoding in ["json", "text"] {
            let read: Value = serde_json::from_str(&comment(encoding, &text)).unwrap();
            prop_assert_eq!(&read["saran"], &text);
        }
        let multipart = comment("multipart", &text);
        let (_, part) = multipart.split_once("name=\"saran\"\r\n\r\n").unwrap();
        let value = part.strip_suffix("\r\n--survei-0123456789abcdef0123456789abcdef--\r\n");
        prop_assert_eq!(value.unwrap(), lines(&text));
        let xml = comment("xml", &text);
        let (_, element) = xml.split_once("<data><saran>").unwrap();
        let value = element.strip_suffix("</saran></data>").unwrap();
        prop_assert!(!value.contains(['<', '>', '"', '\r', '\n']));
        let plain = value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        let plain = plain.replace("&#13;", "\r").replace("&#10;", "\n").replace("&amp;", "&");
        prop_assert_eq!(plain, text);
    }
}

#[test]
fn a_name_with_quotes_does_not_end_the_head_of_its_part() {
    let field = json!({ "name": "a\"b\r\nc", "value": "x" });
    let body = body(field, json!({ "encoding": "multipart" }));
    assert!(body.contains("; name=\"a%22b%0D%0Ac\"\r\n\r\nx\r\n"), "{body}");
}

#[test]
fn names_that_xml_does_not_allow_are_mended_and_forbidden_characters_left_out() {
    let fields = json!([
        { "name": "57", "value": "{comment}" },
        { "name": "a b[0]", "value": "1" },
        { "name": "a b[1]", "value": "2" },
        { "name": "@versi", "value": "\"1\"" },
    ]);
    let body = bodies(fields, json!({ "encoding": "xml" }), |response| {
        response.comment = Some("a\u{0}\u{8}b]]>".to_owned());
    });
    let (_, root) = body.split_once('\n').unwrap();
    let expected =
        "<data _versi=\"&quot;1&quot;\"><_57>ab]]&gt;</_57><a_b>1</a_b><a_b>2</a_b></data>";
    assert_eq!(root, expected.replace("_versi", "versi"));
}

#[test]
fn a_tree_keeps_the_order_in_which_it_was_written() {
    let fields = json!([
        { "name": "b.d[x].e", "value": "1", "type": "number" },
        { "name": "a", "value": "true", "type": "boolean" },
        { "name": "b.d[y].e", "value": "2" },
        { "name": "b.c", "when_empty": "null" },
        { "name": "b.d[x].f", "value": "3" },
        { "name": "l[]", "value": "4" },
        { "name": "l[]", "value": "5" },
    ]);
    let expected = r#"{"b":{"d":[{"e":1,"f":"3"},{"e":"2"}],"c":null},"a":true,"l":["4","5"]}"#;
    assert_eq!(bodies(fields, json!({ "encoding": "json" }), |_| {}), expected);
    let list = json!({ "name": "[{i}].nilai", "value": "{score}", "each": "answers" });
    let list = body(list, json!({ "encoding": "json" }));
    assert!(list.starts_with(r#"[{"nilai":"2"},{"nilai":"3"},"#), "{list}");
}

#[test]
fn a_get_has_its_fields_in_the_query_and_no_body() {
    for (url, expected) in [("/a", "/a?x=1+2&y=4"), ("/a?b=c", "/a?b=c&x=1+2&y=4")] {
        let mapping = json!({
            "method": "GET", "side_effects": true, "url": url,
            "fields": [
                { "name": "x", "value": "1 2" },
                { "name": "y", "value": "{answers.waktu}" },
            ],
        });
        let reading = crate::office::reading(&super::with_mapping(mapping));
        let config = reading.usable().unwrap();
        let sent = super::mapped(&config, &super::response(&config));
        assert_eq!((sent[0].url.as_str(), sent[0].method.name()), (expected, "GET"));
        assert_eq!((&sent[0].content_type, sent[0].body.as_str()), (&None, ""));
    }
}
