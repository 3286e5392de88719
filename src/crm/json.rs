//! Bodies as values, as far as they are wanted: most of what a CRM sends with a ticket is of no use here, and making
//! values of it costs more than everything that follows. JSON that a CRM got wrong in one known way is mended, so that one
//! cut emoji in one subject does not stop a whole page; all other faults refuse the body, also where nobody looks.

use std::borrow::Cow;

use bytes::Bytes;
use jaq_json::{Map, Val};

use super::wanted::Wanted;

/// Half of a surrogate pair has no meaning: this stands for it.
const INSTEAD: &[u8] = b"\\ufffd";

/// How deep lists and objects may lie in each other.
const DEEPEST: usize = 127;

/// A body that is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoJson;

/// The value of a body, as far as it is wanted. Its texts are pieces of the body, which lives as long as they do.
pub(super) fn json_of(body: &Bytes, wanted: &Wanted) -> Result<Val, NoJson> {
    let text = std::str::from_utf8(body).map_err(|_| NoJson)?;
    let mut source = Source { body, text, bytes: text.as_bytes(), at: 0, left: DEEPEST };
    source.space();
    let value = source.value(Some(wanted))?;
    source.space();
    if source.at == body.len() { Ok(value) } else { Err(NoJson) }
}

/// A text being read. It is known to be UTF-8, so that bytes outside of ASCII only ever stand inside of strings.
struct Source<'a> {
    body: &'a Bytes,
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// How much deeper it may go.
    left: usize,
}

impl<'a> Source<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
    }

    /// Goes past this byte and the space behind it, where it is the next one.
    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        if is_next {
            self.at += 1;
            self.space();
        }
        is_next
    }

    fn must(&mut self, byte: u8) -> Result<(), NoJson> {
        if self.takes(byte) { Ok(()) } else { Err(NoJson) }
    }

    fn word(&mut self, word: &str) -> Result<(), NoJson> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += word.len();
        if rest.starts_with(word.as_bytes()) { Ok(()) } else { Err(NoJson) }
    }

    /// One value; null where it is not wanted.
    fn value(&mut self, wanted: Option<&Wanted>) -> Result<Val, NoJson> {
        match self.peek() {
            Some(b'"') => {
                let raw = self.string()?;
                if wanted.is_some() { raw.value(self.body) } else { Ok(Val::Null) }
            }
            Some(b'{') => self.deeper(|source| source.object(wanted)),
            Some(b'[') => self.deeper(|source| source.list(wanted)),
            Some(b't') => self.word("true").map(|()| Val::Bool(true)),
            Some(b'f') => self.word("false").map(|()| Val::Bool(false)),
            Some(b'n') => self.word("null").map(|()| Val::Null),
            Some(b'-' | b'0'..=b'9') => self.number(wanted.is_some()),
            _ => Err(NoJson),
        }
    }

    fn deeper(&mut self, inner: impl FnOnce(&mut Self) -> Result<Val, NoJson>) -> Result<Val, NoJson> {
        self.left = self.left.checked_sub(1).ok_or(NoJson)?;
        self.at += 1;
        self.space();
        let value = inner(self)?;
        self.left += 1;
        Ok(value)
    }

    fn list(&mut self, wanted: Option<&Wanted>) -> Result<Val, NoJson> {
        let of_items = wanted.and_then(Wanted::of_items);
        let mut list = Vec::new();
        if self.peek() != Some(b']') {
            loop {
                let item = self.value(of_items)?;
                if of_items.is_some() {
                    list.push(item);
                }
                self.space();
                if !self.takes(b',') {
                    break;
                }
            }
        }
        self.end(b']')?;
        Ok(if wanted.is_some() { list.into_iter().collect() } else { Val::Null })
    }

    fn object(&mut self, wanted: Option<&Wanted>) -> Result<Val, NoJson> {
        let mut fields = Map::default();
        if let Some(wanted) = wanted {
            fields.reserve(wanted.names());
        }
        if self.peek() != Some(b'}') {
            loop {
                if self.peek() != Some(b'"') {
                    return Err(NoJson);
                }
                let name = self.string()?;
                self.space();
                self.must(b':')?;
                match wanted.map(|wanted| name.wanted(wanted)).transpose()?.flatten() {
                    Some((name, wanted)) => {
                        let value = self.value(Some(wanted))?;
                        fields.insert(name, value);
                    }
                    None => drop(self.value(None)?),
                }
                self.space();
                if !self.takes(b',') {
                    break;
                }
            }
        }
        self.end(b'}')?;
        Ok(if wanted.is_some() { Val::obj(fields) } else { Val::Null })
    }

    /// The byte that ends a list or an object; what follows is not looked at.
    fn end(&mut self, byte: u8) -> Result<(), NoJson> {
        self.at += 1;
        if self.bytes.get(self.at - 1) == Some(&byte) { Ok(()) } else { Err(NoJson) }
    }

    /// A string with its quotes.
    fn string(&mut self) -> Result<Raw<'a>, NoJson> {
        let from = self.at;
        self.at += 1;
        let mut is_plain = true;
        loop {
            self.at += plain(self.bytes.get(self.at..).unwrap_or_default());
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Raw { text: &self.text[from..self.at], is_plain });
                }
                Some(b'\\') => {
                    is_plain = false;
                    self.at += match self.bytes.get(self.at + 1) {
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
                        Some(b'u') if unit(self.bytes, self.at).is_some() => 6,
                        _ => return Err(NoJson),
                    };
                }
                _ => return Err(NoJson),
            }
        }
    }

    fn number(&mut self, wanted: bool) -> Result<Val, NoJson> {
        let from = self.at;
        let is_negative = self.peek() == Some(b'-');
        self.at += usize::from(is_negative);
        let (mut size, starts) = (0_i64, self.at);
        let digits = self.digits(&mut size)?;
        if digits > 1 && self.bytes[starts] == b'0' {
            return Err(NoJson);
        }
        let mut is_whole = true;
        if self.peek() == Some(b'.') {
            is_whole = false;
            self.at += 1;
            self.digits(&mut 0)?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            is_whole = false;
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits(&mut 0)?;
        }
        if !wanted {
            return Ok(Val::Null);
        }
        // Eighteen digits fit for sure, and a negative zero is no whole number.
        if is_whole && digits <= 18 && !(is_negative && size == 0) {
            let size = if is_negative { -size } else { size };
            return Ok(isize::try_from(size).map_or(Val::Null, Val::from));
        }
        serde_json::from_str(&self.text[from..self.at]).map_err(|_| NoJson)
    }

    /// At least one digit; how many.
    fn digits(&mut self, size: &mut i64) -> Result<usize, NoJson> {
        let from = self.at;
        while let Some(digit) = self.peek().filter(u8::is_ascii_digit) {
            *size = size.wrapping_mul(10).wrapping_add(i64::from(digit - b'0'));
            self.at += 1;
        }
        if self.at > from { Ok(self.at - from) } else { Err(NoJson) }
    }
}

/// How many bytes at the beginning are none that end or escape a string, nor control characters, which may not stand in
/// one. Eight at a time.
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // The lowest byte that is found is found rightly; those above it may be borrowed from.
    let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGH;
    let (words, rest) = bytes.as_chunks::<8>();
    for (nth, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGH;
        let found = zero(word ^ (ONES * u64::from(b'"'))) | zero(word ^ (ONES * u64::from(b'\\'))) | control;
        if found != 0 {
            return nth * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    words.len() * 8 + rest.iter().position(ends).unwrap_or(rest.len())
}

/// A string as it is written, with its quotes.
struct Raw<'a> {
    text: &'a str,
    /// Nothing in it is escaped.
    is_plain: bool,
}

impl<'a> Raw<'a> {
    fn read(&self) -> Result<Cow<'a, str>, NoJson> {
        if self.is_plain {
            return Ok(Cow::Borrowed(&self.text[1..self.text.len() - 1]));
        }
        let text = serde_json::from_str(self.text).ok().or_else(|| {
            let mended = halves_replaced(self.text.as_bytes())?;
            serde_json::from_slice(&mended).ok()
        });
        text.map(Cow::Owned).ok_or(NoJson)
    }

    fn value(&self, body: &Bytes) -> Result<Val, NoJson> {
        Ok(match self.read()? {
            Cow::Borrowed(text) => Val::utf8_str(body.slice_ref(text.as_bytes())),
            Cow::Owned(text) => Val::utf8_str(text),
        })
    }

    /// As the name of a field: the name with what is wanted of the field, or nothing where it is not looked at.
    fn wanted<'w>(&self, of: &'w Wanted) -> Result<Option<(Val, &'w Wanted)>, NoJson> {
        let name = self.read()?;
        // A name that is known is there already; making it again would cost more than reading most values.
        Ok(match of.named(&name) {
            Some((name, wanted)) => Some((name.clone(), wanted)),
            None => of.of_items().map(|wanted| (Val::utf8_str(name.into_owned()), wanted)),
        })
    }
}

/// The string with each half of a surrogate pair replaced; `None` where there is none.
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
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(body: &str) -> String {
        json_of(&Bytes::copy_from_slice(body.as_bytes()), &Wanted::ALL).unwrap().to_string()
    }

    #[test]
    fn half_an_emoji_is_replaced_and_a_whole_one_stays() {
        assert_eq!(read(r#""cut \ud83d""#), "\"cut \u{fffd}\"");
        assert_eq!(
            read(r#""\udc00\ud83d\ude00 \uD83D\uD83D\uDE00""#),
            "\"\u{fffd}\u{1f600} \u{fffd}\u{1f600}\""
        );
        assert_eq!(read(r#""\\ud83d \u0041""#), r#""\\ud83d A""#, "a written backslash is no escape");
        assert_eq!(read(r#"{"a\ud83d": 1}"#), "{\"a\u{fffd}\":1}");
    }

    #[test]
    fn what_is_no_text_or_no_json_is_refused_whole() {
        for body in
            [&b"\"\xff\xfe\xc3\x28\""[..], b"{\"a\": \"\\u12", b"\"\\ud8", b"\\", b"{\"a\":1", b"[1,]"]
        {
            for wanted in [&Wanted::ALL, &Wanted::KIND] {
                assert!(
                    json_of(&Bytes::copy_from_slice(body), wanted).is_err(),
                    "{}",
                    String::from_utf8_lossy(body)
                );
            }
        }
    }

    #[test]
    fn the_depth_is_bounded_also_where_nobody_looks() {
        let deep = |by: usize| Bytes::from("[".repeat(by) + &"]".repeat(by));
        for wanted in [&Wanted::ALL, &Wanted::KIND] {
            assert!(json_of(&deep(DEEPEST), wanted).is_ok());
            for by in [DEEPEST + 1, 100_000] {
                assert_eq!(json_of(&deep(by), wanted), Err(NoJson));
            }
        }
        let theirs = |by: usize| serde_json::from_slice::<Val>(&deep(by));
        assert!(theirs(DEEPEST).is_ok() && theirs(DEEPEST + 1).is_err(), "as deep as others read");
    }

    /// Pieces of which whole and broken documents are made.
    fn piece() -> impl Strategy<Value = String> {
        let fixed = [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            " ",
            "\n",
            "\t",
            "null",
            "true",
            "fals",
            "\"a\"",
            "\"a\":",
            "\"é\\u00e9\\n\"",
            "\\u12",
            "\"\\/\"",
            "-",
            "0",
            "-0",
            "00",
            "1.5",
            "1.",
            "1e5",
            "1E+2",
            "-1.0e-3",
            "1e999",
            "9007199254740993",
            "999999999999999999",
            "1234567890123456789",
            "18446744073709551616",
            "\u{1}",
            "\"\u{7f}\"",
            "\"\\ud83d\\ude00\"",
        ];
        prop_oneof![
            proptest::sample::select(fixed.to_vec()).prop_map(str::to_owned),
            "[a-z\"\\\\é ]{0,20}".prop_map(|text| serde_json::to_string(&text).unwrap()),
        ]
    }

    fn document() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            Just("null".to_owned()),
            any::<bool>().prop_map(|is| is.to_string()),
            any::<i64>().prop_map(|number| number.to_string()),
            any::<f64>()
                .prop_filter("a number", |it| it.is_finite())
                .prop_map(|it| serde_json::to_string(&it).unwrap()),
            ".{0,24}".prop_map(|text| serde_json::to_string(&text).unwrap()),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            let fields = proptest::collection::vec(("[a-c]{1,2}", inner.clone()), 0..6);
            prop_oneof![
                proptest::collection::vec(inner, 0..6).prop_map(|items| format!("[{}]", items.join(" , "))),
                fields.prop_map(|fields| {
                    let fields: Vec<_> = fields.iter().map(|(key, it)| format!("\"{key}\" :{it}")).collect();
                    format!("{{ {}}}", fields.join(","))
                }),
            ]
        })
    }

    fn agrees(text: &str) {
        let theirs: Option<Val> = serde_json::from_str(text).ok();
        let ours = json_of(&Bytes::copy_from_slice(text.as_bytes()), &Wanted::ALL).ok();
        assert_eq!(ours.map(|it| it.to_string()), theirs.map(|it| it.to_string()), "{text}");
        let skipped = format!("[{text}]");
        let is_json = serde_json::from_str::<serde::de::IgnoredAny>(&skipped).is_ok();
        assert_eq!(
            json_of(&Bytes::from(skipped.clone()), &Wanted::KIND).is_ok(),
            is_json,
            "{text} where nobody looks"
        );
    }

    proptest! {
        #[test]
        fn documents_read_as_others_read_them(text in document()) {
            agrees(&text);
        }

        #[test]
        fn what_others_refuse_is_refused(pieces in proptest::collection::vec(piece(), 0..12)) {
            agrees(&pieces.concat());
        }

        #[test]
        fn a_document_that_was_cut_or_hit_is_read_as_others_read_it(
            text in document(), at in any::<prop::sample::Index>(), instead in proptest::option::of(0_u8..128)
        ) {
            let mut bytes = text.into_bytes();
            let at = at.index(bytes.len());
            match instead {
                Some(byte) => bytes[at] = byte,
                None => bytes.truncate(at),
            }
            if let Ok(text) = String::from_utf8(bytes) {
                agrees(&text);
            }
        }
    }
}
