//! The shapes in which a text may leave: a mark is looked for in every one of them.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};
use memchr::memmem;
use sha2::Digest as _;

/// A mark in one shape.
pub(super) struct Disguise {
    pub(super) name: &'static str,
    bytes: Vec<u8>,
}

/// A mark in every shape.
pub(super) fn disguises(mark: &str) -> Vec<Disguise> {
    let mut list = Vec::new();
    let mut add = |name, bytes: Vec<u8>| list.push(Disguise { name, bytes });
    add("as it is", mark.as_bytes().to_vec());
    add("in capitals", mark.to_uppercase().into_bytes());
    add("in small letters", mark.to_lowercase().into_bytes());
    add("reversed", mark.bytes().rev().collect());
    add("UTF-16, little end first", mark.encode_utf16().flat_map(u16::to_le_bytes).collect());
    add("UTF-16, big end first", mark.encode_utf16().flat_map(u16::to_be_bytes).collect());
    let each = |shape: &dyn Fn(u8) -> String| mark.bytes().map(shape).collect::<String>();
    add("hexadecimal", each(&|byte| format!("{byte:02x}")).into());
    add("HEXADECIMAL", each(&|byte| format!("{byte:02X}")).into());
    add("percent", each(&|byte| format!("%{byte:02x}")).into());
    add("PERCENT", each(&|byte| format!("%{byte:02X}")).into());
    add("percent twice", each(&|byte| format!("%25{byte:02x}")).into());
    add("PERCENT twice", each(&|byte| format!("%25{byte:02X}")).into());
    add("JSON escapes", each(&|byte| format!("\\u{byte:04x}")).into());
    add("JSON ESCAPES", each(&|byte| format!("\\u{byte:04X}")).into());
    add("entities", each(&|byte| format!("&#{byte};")).into());
    add("hexadecimal entities", each(&|byte| format!("&#x{byte:x};")).into());
    for shift in 0..3 {
        let padded = [&b"\0\0"[..shift], mark.as_bytes()].concat();
        // What depends on the neighbours is cut off.
        let whole = (shift * 8).div_ceil(6)..padded.len() * 8 / 6;
        for (name, text) in [
            ("base64", STANDARD_NO_PAD.encode(&padded)),
            ("base64url", URL_SAFE_NO_PAD.encode(&padded)),
        ] {
            add(name, text.as_bytes()[whole.clone()].to_vec());
        }
    }
    for (name, hash) in [
        ("MD5", md5::Md5::digest(mark).to_vec()),
        ("SHA-1", sha1::Sha1::digest(mark).to_vec()),
        ("SHA-256", sha2::Sha256::digest(mark).to_vec()),
    ] {
        let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        add(name, hex.to_uppercase().into());
        add(name, hex.into());
        add(name, STANDARD_NO_PAD.encode(&hash).into());
        add(name, URL_SAFE_NO_PAD.encode(&hash).into());
        add(name, hash);
    }
    list
}

/// What was sent, unpacked and unescaped in every way that makes another text of it.
pub(super) fn layers(sent: &[u8], body: &[u8]) -> Vec<Vec<u8>> {
    let mut layers = vec![sent.to_vec(), sent.to_ascii_lowercase()];
    let once = unescaped(sent);
    let twice = unescaped(&once);
    layers.extend([once, twice]);
    layers.extend([
        unpacked(GzDecoder::new(body)),
        unpacked(ZlibDecoder::new(body)),
        unpacked(DeflateDecoder::new(body)),
    ]);
    layers.retain(|layer| !layer.is_empty());
    layers
}

/// What could be unpacked.
fn unpacked(mut from: impl std::io::Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _broken_off = from.by_ref().take(1 << 20).read_to_end(&mut bytes);
    bytes
}

fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, behind)) = rest.split_first() {
        let digits = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    bytes
}

/// Whether the shape is in one of the layers.
pub(super) fn is_in(disguise: &Disguise, layers: &[Vec<u8>]) -> bool {
    layers.iter().any(|layer| memmem::find(layer, &disguise.bytes).is_some())
}

/// The search itself finds every shape, wherever it stands.
#[test]
fn every_disguise_is_seen_through() {
    let mark = "Sitiqwertyuiopas";
    for disguise in disguises(mark) {
        let sent = [b"POST /x?a=".as_slice(), &disguise.bytes, b"&z"].concat();
        assert!(is_in(&disguise, &layers(&sent, b"")), "{}", disguise.name);
        assert!(!is_in(&disguise, &layers(b"POST /x?a=1", b"")), "{}", disguise.name);
    }
    let found = |sent: &[u8], body: &[u8]| {
        disguises(mark).iter().any(|disguise| is_in(disguise, &layers(sent, body)))
    };
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut packed, mark.as_bytes()).unwrap();
    assert!(found(b"", &packed.finish().unwrap()));
    for text in ["xSitiqwertyuiopas", "xySitiqwertyuiopas!", "xyzSitiqwertyuiopas!?"] {
        assert!(found(STANDARD_NO_PAD.encode(text).as_bytes(), b""), "{text}");
    }
    assert!(!found(b"Siti qwerty", b"uiopas"));
}
