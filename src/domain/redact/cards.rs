//! Card numbers (13 to 19 digits that pass the Luhn check, ISO/IEC 7812-1) and verification values.
//! PCI DSS 4.0.1: 3.3.1 never keep the value, 3.4.1 show at most the last four.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// Cuts every card number to `••••1234` and every card verification value to `•••`.
///
/// A plain run of 13–19 digits is cut when it passes Luhn. Groups with separators between them are cut when
/// they also look like a card: regular groups, or the prefix and length of a card scheme; otherwise a date
/// beside an amount would be cut one time in ten.
pub fn cards(text: String) -> String {
    match text.chars().filter(|c| digit(*c).is_some()).take(13).count() {
        0..3 => text,
        3..13 => verification_values(text),
        _ => verification_values(numbers(text)),
    }
}

/// A run of digits without separators.
#[derive(Debug)]
struct Group {
    bytes: Range<usize>,
    digits: Vec<u8>,
}

/// Groups that only separators part.
type Chain = Vec<Group>;

fn numbers(text: String) -> String {
    let mut cuts: Vec<(Range<usize>, String)> = Vec::new();
    for chain in chains(&text) {
        let mut first = 0;
        while first < chain.len() {
            if let Some(last) = card_from(&chain, first) {
                let four: String =
                    digits(&chain[first..=last]).rev().take(4).map(|d| char::from(b'0' + d)).collect();
                let four: String = four.chars().rev().collect();
                cuts.push((chain[first].bytes.start..chain[last].bytes.end, format!("••••{four}")));
                first = last + 1;
            } else {
                first += 1;
            }
        }
    }
    if cuts.is_empty() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (bytes, cut) in cuts {
        out.push_str(&text[at..bytes.start]);
        out.push_str(&cut);
        at = bytes.end;
    }
    out.push_str(&text[at..]);
    out
}

/// The value of a digit, also in the scripts that phones and forms produce.
fn digit(c: char) -> Option<u8> {
    let value = match c {
        '0'..='9' => u32::from(c) - 0x30,
        '\u{ff10}'..='\u{ff19}' => u32::from(c) - 0xff10,
        '\u{660}'..='\u{669}' => u32::from(c) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(c) - 0x6f0,
        '\u{966}'..='\u{96f}' => u32::from(c) - 0x966,
        '\u{1d7ce}'..='\u{1d7ff}' => (u32::from(c) - 0x1d7ce) % 10,
        _ => return None,
    };
    u8::try_from(value).ok()
}

fn separates(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | ',' | '_' | '/' | '|' | '·' | '−' | '\u{2010}'..='\u{2015}')
}

/// Separators that may stand between two groups.
const SEPARATORS_MAX: usize = 3;

fn chains(text: &str) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    let mut chain = Chain::new();
    // How many separators since the last digit; more than allowed, or anything else, ends the chain.
    let mut gap = 0;
    // Digits right after a cut are what is left of a card number: never a part of another one.
    let mut after_cut = false;
    for (at, c) in text.char_indices() {
        match digit(c) {
            Some(_) if after_cut => {}
            Some(value) => {
                let end = at + c.len_utf8();
                match chain.last_mut().filter(|_| gap == 0) {
                    Some(group) => {
                        group.bytes.end = end;
                        group.digits.push(value);
                    }
                    None => chain.push(Group { bytes: at..end, digits: vec![value] }),
                }
                gap = 0;
            }
            None => {
                after_cut = c == '•';
                gap += 1;
                if !chain.is_empty() && (!separates(c) || gap > SEPARATORS_MAX) {
                    chains.push(std::mem::take(&mut chain));
                }
                if chain.is_empty() {
                    gap = 0;
                }
            }
        }
    }
    chains.push(chain);
    chains.retain(|chain| digits(chain).count() >= 13);
    chains
}

fn digits(groups: &[Group]) -> impl DoubleEndedIterator<Item = u8> + Clone {
    groups.iter().flat_map(|group| group.digits.iter().copied())
}

/// The last group of the longest card number that starts with group `first`.
fn card_from(chain: &[Group], first: usize) -> Option<usize> {
    let mut total = 0;
    let mut found = None;
    for last in first..chain.len() {
        total += chain[last].digits.len();
        if total > 19 {
            break;
        }
        let groups = &chain[first..=last];
        if total >= 13
            && luhn(digits(groups))
            && (last == first || is_card(groups, total, groups.len() == chain.len()))
        {
            found = Some(last);
        }
    }
    found
}

fn is_card(groups: &[Group], total: usize, whole_chain: bool) -> bool {
    let size = groups[0].digits.len();
    let inner = &groups[..groups.len() - 1];
    let regular = inner.iter().all(|group| group.digits.len() == size)
        || matches!(groups.iter().map(|group| group.digits.len()).collect::<Vec<_>>()[..], [4, 6, 4 | 5]);
    if regular && size >= 3 && groups.len() >= 2 {
        return true;
    }
    (regular || whole_chain) && scheme(&digits(groups).collect::<Vec<_>>(), total)
}

/// Whether prefix and length are those of a card scheme.
fn scheme(digits: &[u8], total: usize) -> bool {
    let prefix = |n: usize| digits[..n].iter().fold(0_u32, |number, d| number * 10 + u32::from(*d));
    match prefix(2) {
        40..=49 => matches!(total, 13 | 16 | 18 | 19),
        22..=28 => total == 16 && (2200..=2899).contains(&prefix(4)),
        34 | 37 => total == 15,
        30 | 36 | 38 | 39 => matches!(total, 14 | 16),
        35 | 51..=55 => total == 16,
        50 | 56..=69 => total >= 13,
        _ => false,
    }
}

fn luhn(digits: impl DoubleEndedIterator<Item = u8> + Clone) -> bool {
    let mut any = false;
    let mut sum = 0_u32;
    for (nth, digit) in digits.rev().enumerate() {
        any |= digit != 0;
        let digit = u32::from(digit);
        sum += if nth % 2 == 0 { digit } else { digit * 2 - if digit > 4 { 9 } else { 0 } };
    }
    any && sum.is_multiple_of(10)
}

const NAMES: &str = r"(?:cvv2?|cvc2?|cvn2?|csc|c[óo]digo\s+de\s+(?:seguridad|segurança|seguranca)|c[óo]digo\s+(?:verificador|de\s+verificaci[óo]n|de\s+verificaç[ãa]o)|(?:card\s+)?security\s+code|card\s+verification(?:\s+(?:code|value|number))?)";

static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!("(?i){NAMES}")).ok());
static AFTER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"(?i)({NAMES}[^\d•]{{0,20}})\d{{3,4}}(\D|$)")).ok());
static BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)(^|[^\d•.,])\d{{3,4}}((?:\s|\()*(?:is\s+the|is\s+my|es\s+el|es\s+mi|é\s+o|é\s+meu)?\s*{NAMES})"
    ))
    .ok()
});

fn verification_values(text: String) -> String {
    let (Some(named), Some(after), Some(before)) = (&*NAMED, &*AFTER, &*BEFORE) else { return text };
    if !named.is_match(&text) {
        return text;
    }
    let text = match after.replace_all(&text, "$1•••$2") {
        std::borrow::Cow::Borrowed(_) => text,
        std::borrow::Cow::Owned(cut) => cut,
    };
    match before.replace_all(&text, "$1•••$2") {
        std::borrow::Cow::Borrowed(_) => text,
        std::borrow::Cow::Owned(cut) => cut,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> String {
        cards(text.to_owned())
    }

    #[test]
    fn a_card_number_keeps_its_last_four_whatever_stands_between() {
        for pan in [
            "4111111111111111",
            "4111 1111 1111 1111",
            "4111-1111-1111-1111",
            "4111.1111.1111.1111",
            "4111 1111\n1111 1111",
            "4111 1111-1111 1111",
            "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
            "411111 1111111111",
            "４１１１ １１１１ １１１１ １１１１",
        ] {
            assert_eq!(cut(&format!("mi tarjeta {pan}, gracias")), "mi tarjeta ••••1111, gracias", "{pan}");
        }
        assert_eq!(cut("amex 3782 822463 10005"), "amex ••••0005");
        assert_eq!(cut("4111111111111111 12/29 4242424242424242"), "••••1111 12/29 ••••4242");
    }

    #[test]
    fn dates_amounts_and_references_stay() {
        for text in [
            "2026-11-16 349.00",
            "CLABE 032180000118359719",
            "+52 55 1234 5678 y 55 8765 4321",
            "10 11 12 13 14 15 16 17 18 19 20 21",
            "folio 1234567890123",
            "0000 0000 0000 0000",
        ] {
            assert_eq!(cut(text), text);
        }
    }

    #[test]
    fn verification_values_are_dropped_in_three_languages() {
        for (text, want) in [
            ("cvv 123 exp 12/29", "cvv ••• exp 12/29"),
            ("CVV2: 1234.", "CVV2: •••."),
            ("código de seguridad es 987", "código de seguridad es •••"),
            ("codigo de segurança:\n987", "codigo de segurança:\n•••"),
            ("security code (on the back) 555", "security code (on the back) •••"),
            ("123 is the CVC", "••• is the CVC"),
        ] {
            assert_eq!(cut(text), want);
        }
        for stays in ["el código de seguridad 481516 no llegó", "cvv ••••4242", "costó 350 pesos"]
        {
            assert_eq!(cut(stays), stays);
        }
    }

    fn with_check(mut digits: Vec<u8>) -> Vec<u8> {
        digits.push(0);
        let fits = |digits: &Vec<u8>| luhn(digits.iter().copied());
        while !fits(&digits) {
            if let Some(last) = digits.last_mut() {
                *last += 1;
            }
        }
        digits
    }

    proptest! {
        #[test]
        fn no_card_number_survives_whatever_the_separators(
            body in proptest::collection::vec(0_u8..10, 14),
            size in 1_usize..=16,
            separators in proptest::collection::vec(prop_oneof![
                Just(" "), Just("-"), Just("."), Just("\n"), Just(" - "), Just("\u{a0}"), Just("_"), Just("/"),
            ], 16),
            around in prop_oneof![Just((" ", " ")), Just(("no.", "!")), Just(("x", "y")), Just(("12/29 ", " 123"))],
        ) {
            let mut digits = vec![4];
            digits.extend(body);
            let pan = with_check(digits);
            let plain: String = pan.iter().map(|d| char::from(b'0' + d)).collect();
            let mut text = around.0.to_owned();
            for (nth, group) in pan.chunks(size).enumerate() {
                if nth > 0 {
                    text.push_str(separators[nth - 1]);
                }
                text.extend(group.iter().map(|d| char::from(b'0' + d)));
            }
            text.push_str(around.1);
            let out = cut(&text);
            let left: String = out.chars().filter(char::is_ascii_digit).collect();
            prop_assert!(!left.contains(&plain), "{text:?} -> {out:?}");
            prop_assert!(out.contains("••••"), "{text:?} -> {out:?}");
            prop_assert_eq!(cut(&out), out);
        }

        #[test]
        fn cutting_twice_changes_nothing(text in "[0-9 .•\\-]{0,60}( cvv )?[0-9 ]{0,12}") {
            let once = cut(&text);
            prop_assert_eq!(cut(&once), once);
        }
    }
}
