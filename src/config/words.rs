//! The message catalogue: sentences by id in each language, read from `config/words/<language>/*.ftl`.
//! Which sentence is meant is decided elsewhere, by [`Say`].

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::fault::Fault;
use super::home::Home;
use super::reader::line_breaks;
use crate::domain::clean::Clean;
use crate::domain::locale;
use crate::domain::say::Say;

/// The languages of the screen's words, the first being the one that every missing sentence falls back to.
pub const LANGUAGES: [&str; 3] = ["en", "es-MX", "pt-BR"];

macro_rules! catalogues {
    ($($name:literal),* $(,)?) => {
        /// Shipped catalogue files: language, file name, text.
        const CATALOGUES: &[(&str, &str, &str)] = &[$(
            ("en", concat!($name, ".ftl"), include_str!(concat!("../../config/words/en/", $name, ".ftl"))),
            ("es-MX", concat!($name, ".ftl"), include_str!(concat!("../../config/words/es-MX/", $name, ".ftl"))),
            ("pt-BR", concat!($name, ".ftl"), include_str!(concat!("../../config/words/pt-BR/", $name, ".ftl"))),
        )*];
    };
}

catalogues![
    "procedures",
    "rules",
    "day",
    "desk-rules",
    "config",
    "host",
    "crm",
    "doctor",
    "init",
    "files",
    "store",
    "sync",
    "report",
    "cli",
    "desk",
    "ticket",
    "causes",
    "metrics",
    "proposals",
    "effects",
    "records",
    "privacy",
    "clocks",
    "waiting",
    "review",
    "approvals",
    "problems",
    "articles",
    "values",
    "finding",
    "act",
    "ties",
    "replies",
    "keys",
    "looks",
    "tour",
    "lint"
];

/// The words of one language, with English behind it.
pub struct Words {
    language: &'static str,
    chain: Vec<FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Words {
    /// The shipped words of a language of [`LANGUAGES`]; any other tag gives English.
    #[must_use]
    pub fn shipped(language: &str) -> Self {
        let language = LANGUAGES.into_iter().find(|known| *known == language).unwrap_or(LANGUAGES[0]);
        let mut chain = vec![bundle(language)];
        if language != LANGUAGES[0] {
            chain.push(bundle(LANGUAGES[0]));
        }
        Self { language, chain }
    }

    /// The shipped words with the person's own `words/<language>/*.ftl` over them, sentence by sentence.
    pub(super) fn load(home: &Home, language: &str, faults: &mut Vec<Fault>) -> Self {
        let mut words = Self::shipped(language);
        let folder = format!("words/{}", words.language);
        for name in super::files::list(home, &folder, ".ftl", faults) {
            let read = super::files::bounded(&home.config.join(&name));
            let text = match read.map(String::from_utf8) {
                Ok(Ok(text)) => text,
                Ok(Err(_)) => {
                    faults.push(Fault::new(&name, 0, "", "unreadable").with("detail", "UTF-8"));
                    continue;
                }
                Err(error) => {
                    faults.push(Fault::new(&name, 0, "", "unreadable").with("detail", error));
                    continue;
                }
            };
            let lines = text.clone();
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
                for error in errors {
                    let line = 1 + line_breaks(&lines, error.pos.start);
                    faults.push(Fault::new(&name, line, "", "words").with("detail", error.kind));
                }
                resource
            });
            if let Some(bundle) = words.chain.first_mut() {
                bundle.add_resource_overriding(resource);
            }
        }
        words
    }

    /// The tag of the language: `en`, `es-MX` or `pt-BR`.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// A sentence in words. Small whole numbers count as numbers, so that plurals agree with them.
    #[must_use]
    pub fn say(&self, say: &Say) -> String {
        let tested = if say.id == "why-test" { self.tested(say) } else { None };
        let args: Vec<(&str, &str)> = say
            .args
            .iter()
            .map(|(name, value)| match (name.as_ref(), &tested) {
                ("test", Some(tested)) => ("test", tested.as_str()),
                (name, _) => (name, value.as_str()),
            })
            .collect();
        self.with(&say.id, &args)
    }

    /// The values that a rule of triage looks for, as people call them.
    fn tested(&self, say: &Say) -> Option<String> {
        let arg = |wanted: &str| say.args.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
        let kind = arg("field").filter(|field| matches!(field.as_str(), "product" | "reason"))?;
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let named = |part: &str| {
            let (word, rest) = part.split_at(part.find(|c| !is_word(c)).unwrap_or(part.len()));
            self.named(kind, word).unwrap_or_else(|| word.to_owned()) + rest
        };
        // A word goes as far as the sign behind it.
        let test = arg("test")?;
        let mut parts = Vec::new();
        let mut from = 0;
        for (at, _) in test.match_indices(|c| !is_word(c)) {
            let end = at + test[at..].chars().next().map_or(0, char::len_utf8);
            parts.push(named(&test[from..end]));
            from = end;
        }
        parts.push(named(&test[from..]));
        Some(parts.concat())
    }

    /// A sentence without values.
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A sentence with values; an id that no catalogue holds is returned as it is.
    #[must_use]
    pub fn with(&self, id: &str, args: &[(&str, &str)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let named = if matches!(*name, "team" | "product") { self.named(name, value) } else { None };
            values.set(*name, named.map_or_else(|| fluent(name, value, self.language), FluentValue::from));
        }
        for bundle in &self.chain {
            if let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) {
                let mut errors = Vec::new();
                let sentence = bundle.format_pattern(pattern, Some(&values), &mut errors);
                // A value may come from outside, and the catalogue from a file.
                return Clean::text(&sentence).to_string();
            }
        }
        id.to_owned()
    }

    /// A shipped team in the person's language; a site's own as it is called there.
    #[must_use]
    pub fn team(&self, name: &str) -> String {
        self.named("team", name).unwrap_or_else(|| name.to_owned())
    }

    /// A shipped product in the person's language; a site's own as it is called there, without what stands for spaces.
    #[must_use]
    pub fn product(&self, value: &str) -> String {
        self.named("product", value).unwrap_or_else(|| value.replace('_', " "))
    }

    /// A shipped reason in the person's language; a site's own as it is called there, as with products.
    #[must_use]
    pub fn reason(&self, value: &str) -> String {
        self.named("reason", value).unwrap_or_else(|| value.replace('_', " "))
    }

    /// The same for where the customer stood on the way.
    #[must_use]
    pub fn stage(&self, value: &str) -> String {
        self.named("stage", value).unwrap_or_else(|| value.replace('_', " "))
    }

    /// How a case came in, in the person's language; a site's own as it is called there.
    #[must_use]
    pub fn channel(&self, value: &str) -> String {
        self.named("channel", value).unwrap_or_else(|| value.replace('_', " "))
    }

    /// The language of a tag, whatever the country; the tag where it is none of ours.
    #[must_use]
    pub fn tongue(&self, tag: &str) -> String {
        let base = tag.split(['-', '_']).next().unwrap_or_default();
        self.named("language", base).unwrap_or_else(|| tag.to_owned())
    }

    fn named(&self, kind: &str, value: &str) -> Option<String> {
        // Procedures write the team of Fraud as `fraud-team`.
        let value = if kind == "team" { value.strip_suffix("-team").unwrap_or(value) } else { value };
        let id = format!("value-{kind}-{}", value.to_lowercase().replace([' ', '_'], "-"));
        self.has(&id).then(|| self.get(&id))
    }

    /// Keys as they are written, `pgdn ctrl-d space`, with the names that they have in the language.
    #[must_use]
    pub fn keys(&self, written: &str) -> String {
        let name = |key: &str| {
            let id = format!("key-name-{key}");
            if self.has(&id) { self.get(&id) } else { key.to_owned() }
        };
        written.split(' ').map(name).collect::<Vec<_>>().join(" ")
    }

    /// A number, or a reading such as `96/412  23.3%`, with the decimal sign of the language. Mexico writes a point as
    /// English does, Brazil a comma.
    #[must_use]
    pub fn decimals(&self, written: &str) -> String {
        locale::decimals(written, self.language())
    }

    /// Whether some catalogue holds the id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.chain.iter().any(|bundle| bundle.has_message(id))
    }
}

/// The texts of the shipped catalogue of a language.
pub(super) fn texts(language: &str) -> impl Iterator<Item = &'static str> {
    CATALOGUES.iter().filter(move |(known, ..)| *known == language).map(|(.., text)| *text)
}

/// The sentences of catalogue files by id, each with its line and the values that it mentions.
pub(super) fn messages<'t>(
    texts: impl IntoIterator<Item = &'t str>,
) -> BTreeMap<String, (usize, BTreeSet<String>)> {
    let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let mut found: BTreeMap<String, (usize, BTreeSet<String>)> = BTreeMap::new();
    for text in texts {
        let mut current = None;
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            if let Some((id, _)) = line.split_once('=').map(|(id, rest)| (id.trim_end(), rest))
                && id.starts_with(|c: char| c.is_ascii_lowercase())
                && id.chars().all(is_id)
            {
                found.insert(id.to_owned(), (at + 1, BTreeSet::new()));
                current = Some(id.to_owned());
            }
            let names = line
                .split('$')
                .skip(1)
                .map(|rest| rest.chars().take_while(|c| is_id(*c) || *c == '_').collect::<String>());
            if let Some((_, values)) = current.as_ref().and_then(|id| found.get_mut(id)) {
                values.extend(names.filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase())));
            }
        }
    }
    found
}

fn bundle(language: &str) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks are invisible characters, which terminals draw or count wrongly.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(if language == "pt-BR" { with_points } else { with_commas }));
    for (_, _, text) in CATALOGUES.iter().filter(|(known, _, _)| *known == language) {
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// A value for Fluent. Numbers that would not print as they were written stay text: `007`, keys, amounts.
fn fluent<'a>(name: &str, value: &'a str, language: &str) -> FluentValue<'a> {
    if let Some(spoken) = locale::written(value, language) {
        return FluentValue::from(spoken);
    }
    match value.parse::<i32>() {
        Ok(number) if number.to_string() == value => {
            // A small number stays as it is: sentences choose by it, and a number of other options is another one to them.
            let is_large = number >= LARGE && COUNTS.contains(&name);
            let options = FluentNumberOptions { use_grouping: !is_large, ..FluentNumberOptions::default() };
            FluentValue::Number(FluentNumber::new(f64::from(number), options))
        }
        _ => FluentValue::from(value),
    }
}

/// Counts from here on have their thousands apart.
const LARGE: i32 = 1_000;

/// Values that say how many; other numbers are names, such as keys, and stay as they are.
const COUNTS: [&str; 7] = ["count", "total", "of", "most", "done", "all", "tickets"];

/// A count as English and Spanish write it.
fn with_commas<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(value, "en")
}

/// A count as Portuguese writes it.
fn with_points<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(value, "pt-BR")
}

fn grouped(value: &FluentValue<'_>, language: &str) -> Option<String> {
    match value {
        FluentValue::Number(number) if !number.options.use_grouping => {
            let whole: u64 = number.as_string().parse().ok()?;
            Some(locale::count(whole, language))
        }
        _ => None,
    }
}

/// The language of the screen: the wish if it is one of ours, else what the locale of the terminal asks for,
/// else English. `locale` is the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set.
#[must_use]
pub fn choose(wish: &str, locale: Option<&str>) -> &'static str {
    let tag = if wish == "auto" || wish.is_empty() { locale.unwrap_or_default() } else { wish };
    let plain = tag.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    let exact = LANGUAGES.into_iter().find(|known| known.eq_ignore_ascii_case(&plain));
    exact.or_else(|| family(&plain)).unwrap_or(LANGUAGES[0])
}

/// Whether a wish for a language can be fulfilled, by the language itself or by a sibling of it.
#[must_use]
pub fn speaks(wish: &str) -> bool {
    wish == "auto" || family(&wish.replace('_', "-")).is_some()
}

fn family(tag: &str) -> Option<&'static str> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    LANGUAGES.into_iter().find(|known| primary(known) == primary(tag))
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    #[test]
    fn shipped_values_have_the_persons_words_also_within_a_rule_of_triage() {
        let words = Words::shipped("es-MX");
        let told = |field: &str, test: &str| {
            words.say(&Say::new("why-test").with("field", field).with("test", test))
        };
        assert_eq!(told("product", "= credit_card"), "Producto = tarjeta de crédito.");
        assert_eq!(
            told("reason", "∈ {double_charge, wrong_fare, a_houses_own}"),
            "Motivo ∈ {cobro doble, tarifa incorrecta, a_houses_own}."
        );
        assert_eq!(told("amount", "≥ 5000"), "Monto ≥ 5000.");
        assert_eq!((words.team("fraud-team"), words.team("fraud")), ("Fraudes".into(), "Fraudes".into()));
        assert_eq!(
            (words.reason("wrong_fare"), words.reason("own_word")),
            ("tarifa incorrecta".into(), "own word".into())
        );
    }

    /// Every message of a language with the arguments that it mentions.
    fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
        let id = Regex::new(r"^([a-z][a-z0-9-]*) =").unwrap();
        let arg = Regex::new(r"\$([a-z][a-z0-9_-]*)").unwrap();
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (_, file, text) in CATALOGUES.iter().filter(|(known, _, _)| *known == language) {
            let mut current = String::new();
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                if let Some(name) = id.captures(line) {
                    name[1].clone_into(&mut current);
                    let twice = found.insert(current.clone(), BTreeSet::new());
                    assert_eq!(twice, None, "{language}/{file}: {current} stands twice");
                }
                let args = arg.captures_iter(line).map(|found| found[1].to_owned());
                found.entry(current.clone()).or_default().extend(args);
            }
        }
        found.remove("");
        found
    }

    #[test]
    fn all_languages_hold_the_same_sentences_with_the_same_values() {
        let english = messages("en");
        for language in &LANGUAGES[1..] {
            let theirs = messages(language);
            let only_en: Vec<&String> = english.keys().filter(|id| !theirs.contains_key(*id)).collect();
            let only_them: Vec<&String> = theirs.keys().filter(|id| !english.contains_key(*id)).collect();
            assert_eq!((only_en, only_them), (vec![], vec![]), "missing in {language}, missing in en");
            for (id, args) in &english {
                assert_eq!(args, &theirs[id], "values of {id} in {language}");
            }
        }
    }

    #[test]
    fn a_count_before_a_noun_has_a_form_for_one() {
        // A number and the word that it counts; words that stand for every number are told here.
        let counted = Regex::new(
            r"\{ \$(count|tickets|customers|days|rows|seconds|minutes|weeks|changes|drafts|texts|files|entries|total|columns|tries) \} ([a-záéíóúñçãõ]{3,})",
        )
        .unwrap();
        let fixed = [
            "min",
            "for",
            "more",
            "por",
            "para",
            "más",
            "estão",
            "destes",
            "dos",
            "before",
            "anteriores",
            "finished",
            "delas",
            "later",
            "open",
            "marked",
            "are",
            "that",
            "que",
            "hasta",
            "até",
        ];
        let selector = Regex::new(r"\$([a-z]+) ->").unwrap();
        let mut bare = Vec::new();
        for (language, file, text) in CATALOGUES {
            for message in text.split("\n\n").flat_map(split_messages) {
                let chosen: BTreeSet<&str> = selector
                    .captures_iter(message)
                    .map(|found| found.get(1).map_or("", |it| it.as_str()))
                    .collect();
                for found in counted.captures_iter(message) {
                    let is_fixed = fixed.contains(&&found[2]);
                    if !is_fixed && !chosen.contains(&found[1]) {
                        bare.push(format!(
                            "{language}/{file}: {}",
                            message.lines().next().unwrap_or_default()
                        ));
                    }
                }
            }
        }
        assert_eq!(bare, Vec::<String>::new());
        for (language, one, many) in
            [("en", "1 day.", "2 days."), ("es-MX", "1 día.", "2 días."), ("pt-BR", "1 dia.", "2 dias.")]
        {
            let words = Words::shipped(language);
            assert!(words.with("article-stale-unused", &[("days", "1")]).ends_with(one), "{language}");
            assert!(words.with("article-stale-unused", &[("days", "2")]).ends_with(many), "{language}");
        }
    }

    /// The messages of a catalogue, each with the lines that go on.
    fn split_messages(text: &str) -> Vec<&str> {
        let begins = Regex::new(r"(?m)^[a-z][a-z0-9-]* =").unwrap();
        let starts: Vec<usize> = begins.find_iter(text).map(|found| found.start()).collect();
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        starts.iter().zip(ends).map(|(from, to)| &text[*from..to]).collect()
    }

    #[test]
    fn every_shipped_catalogue_is_free_of_syntax_faults() {
        for (language, file, text) in CATALOGUES {
            let faults = FluentResource::try_new((*text).to_owned()).err().map(|(_, faults)| faults);
            assert_eq!(faults, None, "{language}/{file}");
        }
    }

    #[test]
    fn the_wish_wins_then_the_terminal_and_a_sibling_language_is_better_than_english() {
        assert_eq!(choose("pt-BR", Some("es_MX.UTF-8")), "pt-BR");
        assert_eq!(choose("auto", Some("es_MX.UTF-8")), "es-MX");
        assert_eq!(choose("auto", Some("es_ES@euro")), "es-MX");
        assert_eq!(choose("auto", Some("C.UTF-8")), "en");
        assert_eq!(choose("auto", None), "en");
        assert!(["auto", "en", "es", "pt_PT", "ES-mx"].into_iter().all(speaks));
        assert!(["xx", "", "english"].into_iter().all(|tag| !speaks(tag)));
    }

    #[test]
    fn a_sentence_that_no_catalogue_holds_shows_its_id() {
        assert_eq!(Words::shipped("es-MX").get("nobody-wrote-this"), "nobody-wrote-this");
    }

    #[test]
    fn a_reading_has_the_decimal_sign_of_its_language() {
        let reading = "96/412  23.3%  [19.5–27.6]";
        for language in ["en", "es-MX"] {
            assert_eq!(Words::shipped(language).decimals(reading), reading);
        }
        assert_eq!(Words::shipped("pt-BR").decimals(reading), "96/412  23,3%  [19,5–27,6]");
        assert_eq!(Words::shipped("pt-BR").decimals("1. a.b .5"), "1. a.b .5");
    }

    #[test]
    fn counts_are_grouped_and_keys_are_not() {
        for (language, count) in [("en", "12,480"), ("es-MX", "12,480"), ("pt-BR", "12.480")] {
            let words = Words::shipped(language);
            let said = words.with("bulk-count", &[("count", "12480")]);
            assert!(said.starts_with(&format!("{count} ")), "{said}");
            let key = words.with("bulk-out", &[("key", "48213")]);
            assert!(key.contains("#48213"), "{key}");
        }
    }

    #[test]
    fn a_number_keeps_its_written_form() {
        assert!(matches!(fluent("count", "3", "en"), FluentValue::Number(_)));
        assert!(matches!(fluent("count", "007", "en"), FluentValue::String(_)));
        assert!(matches!(fluent("count", "349.00", "en"), FluentValue::String(_)));
    }
}
