//! Bodies as values. JSON that a CRM got wrong in one known way is mended, so that one cut emoji in one subject does
//! not stop a whole page; all other faults refuse the body.

use jaq_json::Val;
use serde::de::DeserializeSeed as _;

use super::wanted::Wanted;

/// Half of a surrogate pair has no meaning: this stands for it.
const INSTEAD: &[u8] = b"\\ufffd";

/// The value of a body, as far as it is wanted.
pub(super) fn json_of(body: &[u8], wanted: &Wanted) -> Result<Val, serde_json::Error> {
    // The reader of values would take bytes that are no text.
    let whole = |bytes: &[u8]| {
        let text = std::str::from_utf8(bytes).map_err(serde::de::Error::custom)?;
        let mut source = serde_json::Deserializer::from_str(text);
        let value = wanted.deserialize(&mut source)?;
        source.end()?;
        Ok(value)
    };
    match halves_replaced(body) {
        Some(mended) => whole(&mended),
        None => whole(body),
    }
}

/// The body with each half of a surrogate pair replaced; `None` where there is none.
fn halves_replaced(body: &[u8]) -> Option<Vec<u8>> {
    let mut out: Option<Vec<u8>> = None;
    let mut at = 0;
    let mut copied = 0;
    while let Some(found) = body[at..].iter().position(|byte| *byte == b'\\').map(|found| at + found) {
        at = match unit(body, found) {
            None => (found + 2).min(body.len()),
            Some(0xd800..=0xdbff) if matches!(unit(body, found + 6), Some(0xdc00..=0xdfff)) => found + 12,
            Some(0xd800..=0xdfff) => {
                let out = out.get_or_insert_default();
                out.extend_from_slice(&body[copied..found]);
                out.extend_from_slice(INSTEAD);
                copied = found + 6;
                copied
            }
            Some(_) => found + 6,
        };
    }
    out.as_mut()?.extend_from_slice(&body[copied..]);
    out
}

/// The number of a `\uXXXX` at this place.
fn unit(body: &[u8], at: usize) -> Option<u16> {
    let digits = body.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> String {
        json_of(body.as_bytes(), &Wanted::ALL).unwrap().to_string()
    }

    #[test]
    fn half_an_emoji_is_replaced_and_a_whole_one_stays() {
        assert_eq!(read(r#""cut \ud83d""#), "\"cut \u{fffd}\"");
        assert_eq!(
            read(r#""\udc00\ud83d\ude00 \uD83D\uD83D\uDE00""#),
            "\"\u{fffd}\u{1f600} \u{fffd}\u{1f600}\""
        );
        assert_eq!(read(r#""\\ud83d \u0041""#), r#""\\ud83d A""#, "a written backslash is no escape");
    }

    #[test]
    fn what_is_no_text_or_no_json_is_refused_whole() {
        for body in
            [&b"\"\xff\xfe\xc3\x28\""[..], b"{\"a\": \"\\u12", b"\"\\ud8", b"\\", b"{\"a\":1", b"[1,]"]
        {
            for wanted in [&Wanted::ALL, &Wanted::KIND] {
                assert!(json_of(body, wanted).is_err(), "{}", String::from_utf8_lossy(body));
            }
        }
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        assert!(json_of(deep.as_bytes(), &Wanted::ALL).is_err(), "the depth is bounded");
    }
}
