//! A tree as XML, in the manner of OpenRosa: one element `data`, or whatever single one there is.
//! A key that begins with `@` is an attribute; entries of a list are elements of the same name.

use crate::survey::payload::mapping::tree::Tree;

/// The document.
pub(super) fn xml(tree: &Tree) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    match tree {
        Tree::Object(children) => match children.as_slice() {
            [(name, only @ Tree::Object(_))] => element(&mut text, name, only),
            _ => element(&mut text, "data", tree),
        },
        _ => element(&mut text, "data", tree),
    }
    text
}

fn element(text: &mut String, name: &str, tree: &Tree) {
    if let Tree::List(entries) = tree {
        entries.iter().for_each(|(_, entry)| element(text, name, entry));
        return;
    }
    let name = named(name);
    text.push_str(&["<", &name].concat());
    let children = match tree {
        Tree::Object(children) => children.as_slice(),
        _ => &[],
    };
    for (key, child) in children {
        if let (Some(key), Tree::Value(value)) = (key.strip_prefix('@'), child) {
            text.push_str(&[" ", &named(key), "=\"", &escaped(value.text()), "\""].concat());
        }
    }
    text.push('>');
    for (key, child) in children.iter().filter(|(key, _)| !key.starts_with('@')) {
        element(text, key, child);
    }
    if let Tree::Value(value) = tree {
        text.push_str(&escaped(value.text()));
    }
    text.push_str(&["</", &name, ">"].concat());
}

/// A name that XML allows: other letters become `_`, and one stands before a leading digit.
fn named(name: &str) -> String {
    let letter = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' };
    let name: String = name.chars().map(letter).collect();
    let begins = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    if begins { name } else { ["_", &name].concat() }
}

/// Text without what means something to XML, and without what it does not allow.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\r' => escaped.push_str("&#13;"),
            '\n' => escaped.push_str("&#10;"),
            '\t' => escaped.push_str("&#9;"),
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => {}
            plain => escaped.push(plain),
        }
    }
    escaped
}
