//! Masks for personal data on screens, exports and drafts: surnames, addresses, phones, documents.
//! Stored text keeps them (the agent needs them); what leaves for other eyes goes through here.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::DOTS;

/// `Laura Méndez Ríos` → `Laura M•••••`; a single word stays, an address is masked as one.
pub fn mask_name(name: &str) -> String {
    if name.contains('@') {
        return mask_email(name);
    }
    let name = first_name_first(name);
    let mut words = name.split_whitespace();
    let Some(first) = words.next() else { return String::new() };
    // The first word with a capital after the given name: "de la" in between says nothing.
    let rest: Vec<&str> = words.collect();
    let surname = rest.iter().find(|word| word.starts_with(char::is_uppercase)).or(rest.first());
    match (surname.and_then(|word| word.chars().next()), first.chars().next()) {
        (Some(initial), _) => format!("{first} {initial}{DOTS}"),
        // A name in Chinese, Japanese or Korean letters is one word, its surname first.
        (None, Some(initial)) if is_east_asian(initial) && first.chars().nth(1).is_some() => {
            format!("{initial}{DOTS}")
        }
        (None, _) => first.to_owned(),
    }
}

/// `Méndez, Laura` as it is spoken.
pub(super) fn first_name_first(name: &str) -> String {
    match name.split_once(',') {
        Some((surname, first)) if !first.trim().is_empty() => format!("{} {surname}", first.trim()),
        _ => name.to_owned(),
    }
}

fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// `laura.mendez@example.com` → `l•••••@example.com`.
pub fn mask_email(email: &str) -> String {
    match email.split_once('@') {
        Some((local, domain)) => {
            let initial: String = local.chars().take(1).collect();
            format!("{initial}{DOTS}@{domain}")
        }
        None => DOTS.to_owned(),
    }
}

static EMAIL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+").ok());
static DOCUMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:",
        r"\d{3}\.?\d{3}\.?\d{3}-\d{2}",                                // CPF
        r"|\d{2}\.?\d{3}\.?\d{3}/\d{4}-\d{2}",                         // CNPJ
        r"|[a-z]{4}\d{6}[hmx][a-z]{5}[a-z0-9]\d",                      // CURP
        r"|[a-zñ&]{3,4}\d{6}[a-z0-9]{3}",                              // RFC
        r"|[a-z]{2}\d{2}(?:\s?[a-z0-9]{4}){3,7}(?:\s?[a-z0-9]{1,4})?", // IBAN
        r"|\d{3}-\d{2}-\d{4}",                                         // SSN
        r")\b"
    ))
    .ok()
});
static DIGITS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:\b([A-Z]{2,4})-)?\+?\(?\d(?:[ ().\-\u{a0}\u{2000}-\u{2015}\u{202f}]{0,3}\d){6,}").ok()
});
/// Letters before a number that say that it is somebody's, and not that of an order, a trip or a claim.
const SOMEBODYS: [&str; 12] =
    ["TEL", "CEL", "FONE", "MOV", "FAX", "WA", "CC", "CI", "CE", "NIT", "RG", "CPF"];
/// Most digits of a reference; phones with their country and accounts have more.
const REFERENCE_MOST: usize = 12;
static CALLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b((?:pasaporte|passaporte|passport|ine|ife|dni|rg|cpf|curp|rfc|cnh|licencia|driver'?s licen[cs]e)\b",
        r"(?:\s+(?:n[oúu]m?(?:ero)?|number|es|is|é))?[\s:#.º°-]{1,4})((?:[a-z]{0,4}[.-]?)?\d[a-z0-9.-]{3,})"
    ))
    .ok()
});
static INTRODUCED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b((?i:my name is|i am called|mi nombre es|me llamo|meu nome é|me chamo|soy|sou)\s+(?:[oa]\s+)?)",
        r"(\p{Lu}[\p{L}'’-]+(?:\s+(?:(?:de|del|la|las|los|da|do|dos|das|e|y)\s+)*\p{Lu}[\p{L}'’-]+)*)"
    ))
    .ok()
});
static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:\d{4}[-. ]\d{1,2}[-. ]\d{1,2}|\d{1,2}[-. ]\d{1,2}[-. ]\d{4})(?:[ T]\d{0,2})?$").ok()
});

/// Masks e-mail addresses, phone, account and document numbers (seven digits and more; dates stay) and the
/// name by which somebody introduces themselves.
pub fn mask_text(text: &str) -> String {
    let mut text = masked_numbers(text);
    swap(&mut text, &INTRODUCED, |found| format!("{}{DOTS}", &found[1]));
    text
}

/// [`mask_text`] for eyes that may know first names: who introduces themselves keeps theirs.
pub(super) fn mask_seen(text: &str) -> String {
    let mut text = masked_numbers(text);
    swap(&mut text, &INTRODUCED, |found| format!("{}{}", &found[1], mask_name(&found[2])));
    text
}

fn masked_numbers(text: &str) -> String {
    let mut text = text.to_owned();
    if text.contains('@') {
        swap(&mut text, &EMAIL, |_| format!("{DOTS}@{DOTS}"));
    }
    // Looking for numbers among words alone is most of what a frame would cost.
    if !text.contains(char::is_numeric) {
        return text;
    }
    swap(&mut text, &CALLED, |found| format!("{}{DOTS}", &found[1]));
    swap(&mut text, &DOCUMENT, |_| DOTS.to_owned());
    swap(&mut text, &DIGITS, |found| {
        let letters = found.get(1).map_or("", |letters| letters.as_str());
        let (before, run) = found[0].split_at(if letters.is_empty() { 0 } else { letters.len() + 1 });
        let date = DATE.as_ref().is_some_and(|date| date.is_match(run));
        // Amounts have their decimals and thousands parted by points, phones hardly ever.
        let amount = is_amount(run);
        if date || amount || is_reference(letters, run) {
            found[0].to_owned()
        } else {
            format!("{before}{DOTS}")
        }
    });
    text
}

/// [`mask_text`] that also masks the given people's names, as a whole and word by word.
pub fn mask_people<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = mask_text(text);
    for name in names {
        // Short words ("de", "Li") are in too many sentences to be anybody's name there.
        let words = name.split_whitespace().filter(|word| word.chars().count() >= 4);
        for word in std::iter::once(name).chain(words) {
            if word.trim().is_empty() || !word.contains(char::is_alphabetic) {
                continue;
            }
            if let Ok(pattern) = Regex::new(&format!(r"(?i)\b{}\b", regex::escape(word))) {
                text = pattern.replace_all(&text, DOTS).into_owned();
            }
        }
    }
    text
}

fn swap(text: &mut String, pattern: &LazyLock<Option<Regex>>, mut with: impl FnMut(&Captures<'_>) -> String) {
    if let Some(pattern) = pattern.as_ref()
        && pattern.is_match(text)
    {
        *text = pattern.replace_all(text, |found: &Captures<'_>| with(found)).into_owned();
    }
}

/// Whether letters and a number name a thing: however long the number is, an agent looks it up by that.
fn is_reference(letters: &str, number: &str) -> bool {
    let is_plain = !letters.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_plain && number.len() <= REFERENCE_MOST && !SOMEBODYS.contains(&letters)
}

fn is_amount(run: &str) -> bool {
    let mut groups = run.split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match rest.split_last() {
        Some((last, thousands)) => {
            digits(first)
                && first.len() <= if thousands.is_empty() { 9 } else { 3 }
                && thousands.iter().all(|part| part.len() == 3 && digits(part))
                && matches!(last.len(), 2 | 3)
                && digits(last)
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_keeps_its_initial() {
        assert_eq!(mask_name("Laura Méndez"), "Laura M•••••");
        assert_eq!(mask_name("Laura de la Cruz Ríos"), "Laura C•••••");
        assert_eq!(mask_name("Laura"), "Laura");
        assert_eq!(mask_name(""), "");
        assert_eq!(mask_name("laura@example.com"), "l•••••@example.com");
        assert_eq!(mask_name("Méndez, Laura"), "Laura M•••••");
        assert_eq!(mask_name("山田太郎"), "山•••••");
    }

    #[test]
    fn addresses_phones_and_documents_go() {
        for (text, want) in [
            ("escríbeme a ana.ruiz@correo.mx hoy", "escríbeme a •••••@••••• hoy"),
            ("tel +52 55 1234 5678 o (55) 8765-4321", "tel ••••• o •••••"),
            ("CPF 529.982.247-25", "CPF •••••"),
            ("CURP MELL850101MDFNRR09", "CURP •••••"),
            ("078-05-1120 GB82WEST12345698765432", "••••• •••••"),
            ("CLABE 032180000118359719", "CLABE •••••"),
            ("Me llamo Laura Méndez y no reconozco", "Me llamo ••••• y no reconozco"),
        ] {
            assert_eq!(mask_text(text), want);
        }
    }

    #[test]
    fn a_reference_stays_readable_however_long_its_number_is_and_a_number_of_somebody_does_not() {
        for text in
            ["RF-778812", "VJ-7788120", "pedido MX-202611180042.", "folio ACL-000123, viaje VJ-00112233"]
        {
            assert_eq!(mask_text(text), text);
        }
        for (text, want) in [
            ("TEL-5512345678", "TEL-•••••"),
            ("CPF-52998224725", "CPF-•••••"),
            ("AB-5512345678901", "AB-•••••"),
            ("AB-55 1234 5678", "AB-•••••"),
            ("pasaporte AB-1234567", "pasaporte •••••"),
        ] {
            assert_eq!(mask_text(text), want);
        }
    }

    #[test]
    fn dates_and_amounts_stay_readable() {
        for text in [
            "el 2026-11-16 por 1.234.567,89",
            "16-11-2026",
            "USD 1234567.89",
            "3 cargos de $349.00",
            "card ••••4242",
        ] {
            assert_eq!(mask_text(text), text);
        }
    }

    #[test]
    fn known_people_are_masked_by_every_part_of_their_name() {
        assert_eq!(
            mask_people("Hola Laura, soy Jorge.", ["Laura Méndez", "Jorge Pérez"]),
            "Hola •••••, soy •••••."
        );
    }
}
