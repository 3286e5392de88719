//! From what a person types to a [`Filter`]. A wrong key or value says which exist.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan, tz::TimeZone};

use super::{Field, Filter, Flag, Match, Moment, Owner, Term, Test, fold, tokens};
use crate::domain::say::Say;
use crate::domain::ticket::{Priority, Status};

impl Filter {
    /// Reads a filter.
    ///
    /// Terms are separated by spaces; `"…"` keeps spaces, a leading `-` excludes, commas in a value mean
    /// "one of", `field:-` means "empty". A quote may stay open at the end, as it does while typing.
    ///
    /// # Errors
    /// The sentence for the first term that is not understood: an unknown key (with the known ones) or a
    /// value that does not fit (with what fits).
    pub fn parse(text: &str) -> Result<Self, Say> {
        let mut terms = Vec::new();
        for raw in split(text) {
            terms.extend(term(&raw)?);
        }
        Ok(Self { terms })
    }
}

/// A term as typed: its characters, with those from inside quotes marked.
type Raw = Vec<(char, bool)>;

fn split(text: &str) -> Vec<Raw> {
    let mut terms = Vec::new();
    let mut term = Raw::new();
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => {
                quoted = !quoted;
                // The quote itself stays as a mark, so that `""` is a term and phrases are known.
                term.push(('"', true));
            }
            c if c.is_whitespace() && !quoted => {
                if !term.is_empty() {
                    terms.push(std::mem::take(&mut term));
                }
            }
            c => term.push((c, quoted)),
        }
    }
    if !term.is_empty() {
        terms.push(term);
    }
    terms
}

fn plain(raw: &[(char, bool)]) -> String {
    raw.iter().map(|(c, _)| *c).filter(|c| *c != '"').collect()
}

fn term(raw: &[(char, bool)]) -> Result<Option<Term>, Say> {
    let (negated, raw) = match raw {
        [('-', false), rest @ ..] if !rest.is_empty() => (true, rest),
        _ => (false, raw),
    };
    let colon = raw.iter().position(|c| *c == (':', false)).filter(|at| {
        // `12:30` and `http://…` are words; a key is letters only.
        *at > 0 && raw[..*at].iter().all(|(c, quoted)| !quoted && (c.is_ascii_alphabetic() || *c == '_'))
    });
    let test = match colon {
        Some(at) if !raw[at + 1..].starts_with(&[('/', false)]) => {
            let name = plain(&raw[..at]).to_ascii_lowercase();
            let Some(field) = Field::parse(&name) else {
                return Err(Say::new("filter-unknown-key")
                    .with("key", name)
                    .with("known", list(Field::ALL, Field::as_str)));
            };
            let value = &raw[at + 1..];
            // Nothing after the colon yet: somebody is still typing, so it narrows nothing.
            if value.is_empty() {
                return Ok(None);
            }
            field_test(field, value)?
        }
        _ => {
            let text = plain(raw);
            if let Some(key) = text.strip_prefix('#').filter(|key| !key.is_empty()) {
                Test::Text { field: Field::Key, any: vec![Match::Exactly(fold(key))] }
            } else {
                let tokens = tokens(&text);
                let whole = raw.len() > 1 && raw.last() == Some(&('"', true));
                // One letter is a word that is still being typed, and the beginning of one in nearly every
                // ticket.
                let begun = !whole && matches!(tokens.as_slice(), [one] if is_letter(one));
                if tokens.is_empty() || begun {
                    return Ok(None);
                }
                Test::Words { tokens, whole }
            }
        }
    };
    Ok(Some(Term { negated, test }))
}

fn is_letter(token: &str) -> bool {
    token.len() == 1 && token.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn field_test(field: Field, raw: &[(char, bool)]) -> Result<Test, Say> {
    if plain(raw) == "-" {
        return match field {
            Field::Status
            | Field::Priority
            | Field::Key
            | Field::Is
            | Field::Age
            | Field::Created
            | Field::Updated => Err(bad(field, "-")),
            _ => Ok(Test::Missing(field)),
        };
    }
    let values = || raw.split(|c| *c == (',', false)).map(plain).filter(|value| !value.is_empty());
    let words = |known: &dyn Fn(&str) -> bool| {
        values()
            .map(|value| value.to_lowercase())
            .find(|value| !known(value))
            .map_or(Ok(()), |value| Err(bad(field, &value)))
    };
    Ok(match field {
        Field::Status => {
            words(&|value| Status::parse(value).is_some())?;
            Test::Status(values().filter_map(|value| Status::parse(&value.to_lowercase())).collect())
        }
        Field::Priority => {
            words(&|value| Priority::parse(value).is_some())?;
            Test::Priority(values().filter_map(|value| Priority::parse(&value.to_lowercase())).collect())
        }
        Field::Is => {
            let value = plain(raw).to_lowercase();
            Test::Is(Flag::parse(&value).ok_or_else(|| bad(field, &value))?)
        }
        Field::Owner if plain(raw).eq_ignore_ascii_case("none") => Test::Missing(Field::Owner),
        Field::Owner => {
            Test::Owner(
                values()
                    .map(|value| {
                        if value.eq_ignore_ascii_case("me") { Owner::Me } else { Owner::Named(fold(&value)) }
                    })
                    .collect(),
            )
        }
        _ if field.is_time() => time(field, &plain(raw))?,
        Field::Tag => Test::Text { field, any: values().map(|value| Match::Exactly(fold(&value))).collect() },
        Field::Key => Test::Text {
            field,
            any: values().map(|value| Match::Exactly(fold(value.trim_start_matches('#')))).collect(),
        },
        _ => {
            let exact = raw.first() == Some(&('=', false));
            let any = values().enumerate().map(|(nth, value)| match (exact, nth) {
                (true, 0) => Match::Exactly(fold(value.trim_start_matches('='))),
                (true, _) => Match::Exactly(fold(&value)),
                (false, _) => Match::Has(fold(&value)),
            });
            Test::Text { field, any: any.collect() }
        }
    })
}

/// `<2h`, `>=3d`, `2026-11-01`, `>=2026-11-01`. A bare duration reads as `<`.
fn time(field: Field, value: &str) -> Result<Test, Say> {
    let (operator, bound) = ["<=", ">=", "<", ">", "="]
        .into_iter()
        .find_map(|operator| value.strip_prefix(operator).map(|bound| (operator, bound)))
        .unwrap_or(("", value));
    if let Some(length) = duration(bound) {
        let less = matches!(operator, "" | "<" | "<=");
        if operator == "=" {
            return Err(bad(field, value));
        }
        // `due` and `later` look ahead; every other field looks back, where "less than an hour ago" is *later* than that.
        return Ok(match (field, less) {
            (Field::Due | Field::Later, true) => {
                Test::Time { field, from: None, until: Some(Moment::Now(length)) }
            }
            (Field::Due | Field::Later, false) => {
                Test::Time { field, from: Some(Moment::Now(length)), until: None }
            }
            (_, true) => Test::Time { field, from: Some(Moment::Now(-length)), until: None },
            (_, false) => Test::Time { field, from: None, until: Some(Moment::Now(-length)) },
        });
    }
    let day: Date = bound.parse().map_err(|_| bad(field, value))?;
    if field == Field::Age {
        return Err(bad(field, value));
    }
    let start = |day: Date| midnight(day).map(Moment::At).ok_or_else(|| bad(field, value));
    let next = |day: Date| day.checked_add(1.day()).map_err(|_| bad(field, value)).and_then(start);
    let (from, until) = match operator {
        "<" => (None, Some(start(day)?)),
        "<=" => (None, Some(next(day)?)),
        ">" => (Some(next(day)?), None),
        ">=" => (Some(start(day)?), None),
        _ => (Some(start(day)?), Some(next(day)?)),
    };
    Ok(Test::Time { field, from, until })
}

/// Midnight UTC at the beginning of a day.
fn midnight(day: Date) -> Option<Timestamp> {
    day.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// A length of time as typed: `90s`, `30m`, `2h`, `3d`, `2w`.
pub fn duration(text: &str) -> Option<SignedDuration> {
    let unit = text.chars().last()?;
    let count: i64 = text[..text.len() - unit.len_utf8()].parse().ok()?;
    let seconds = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        'w' => 604_800,
        _ => return None,
    };
    // Ten thousand years and more mean nothing here and would leave the calendar.
    (0..=10_000_000).contains(&count).then(|| SignedDuration::from_secs(count * seconds))
}

fn list<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> String {
    all.iter().map(|known| word(*known)).collect::<Vec<_>>().join(", ")
}

fn bad(field: Field, value: &str) -> Say {
    let say = match field {
        Field::Status => Say::new("filter-bad-word").with("known", list(&Status::ALL, Status::as_str)),
        Field::Priority => Say::new("filter-bad-word").with("known", list(&Priority::ALL, Priority::as_str)),
        Field::Is => Say::new("filter-bad-word").with("known", list(Flag::ALL, Flag::as_str)),
        Field::Age => Say::new("filter-bad-age"),
        _ if field.is_time() => Say::new("filter-bad-time"),
        _ => Say::new("filter-not-empty"),
    };
    say.with("key", field.as_str()).with("value", value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Term {
        let mut terms = Filter::parse(text).unwrap().terms;
        assert_eq!(terms.len(), 1, "{text}");
        terms.remove(0)
    }

    #[test]
    fn an_unknown_key_names_the_known_ones() {
        let say = Filter::parse("sitio:x").unwrap_err();
        assert_eq!(say.id, "filter-unknown-key");
        assert!(say.args.iter().any(|(name, value)| name == "known" && value.contains("site, cause")));
    }

    #[test]
    fn a_wrong_word_names_the_words_that_fit() {
        let say = Filter::parse("status:opne").unwrap_err();
        assert_eq!(say.id, "filter-bad-word");
        assert!(say.args.iter().any(|(name, value)| name == "known" && value.contains("pending")));
        assert_eq!(Filter::parse("due:soon").unwrap_err().id, "filter-bad-time");
        assert_eq!(Filter::parse("age:2026-01-01").unwrap_err().id, "filter-bad-age");
    }

    #[test]
    fn durations_look_ahead_for_due_and_back_for_the_rest() {
        let two = SignedDuration::from_hours(2);
        assert_eq!(
            one("due:<2h").test,
            Test::Time { field: Field::Due, from: None, until: Some(Moment::Now(two)) }
        );
        assert_eq!(
            one("age:>2h").test,
            Test::Time { field: Field::Age, from: None, until: Some(Moment::Now(-two)) }
        );
        assert_eq!(
            one("updated:<2h").test,
            Test::Time { field: Field::Updated, from: Some(Moment::Now(-two)), until: None }
        );
    }

    #[test]
    fn a_date_is_its_whole_day() {
        let Test::Time { from: Some(Moment::At(from)), until: Some(Moment::At(until)), .. } =
            one("created:2026-11-01").test
        else {
            panic!("a day has two ends");
        };
        assert_eq!(from.to_string(), "2026-11-01T00:00:00Z");
        assert_eq!(until.to_string(), "2026-11-02T00:00:00Z");
    }

    #[test]
    fn quotes_keep_spaces_and_a_dash_excludes() {
        assert_eq!(
            one("\"cargo doble\"").test,
            Test::Words { tokens: vec!["cargo".into(), "doble".into()], whole: true }
        );
        assert!(one("-tag:vip").negated);
        assert_eq!(
            one("site:=\"Atento CDMX\"").test,
            Test::Text { field: Field::Site, any: vec![Match::Exactly("atento cdmx".into())] }
        );
    }

    #[test]
    fn empty_fields_and_owners_have_their_words() {
        assert_eq!(one("cause:-").test, Test::Missing(Field::Cause));
        assert_eq!(one("owner:none").test, Test::Missing(Field::Owner));
        assert_eq!(one("owner:me").test, Test::Owner(vec![Owner::Me]));
        assert_eq!(
            one("#48213").test,
            Test::Text { field: Field::Key, any: vec![Match::Exactly("48213".into())] }
        );
    }

    #[test]
    fn what_is_half_typed_narrows_nothing() {
        for text in ["", "  ", "c", "status:", "-", "\"", "tag: \"\""] {
            assert_eq!(Filter::parse(text), Ok(Filter::default()), "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_filter_or_a_sentence(text in "\\PC{0,60}") {
            let _either = Filter::parse(&text);
        }
    }
}
