//! What the word at the end of a filter may become: a field, or a value of one. What values the tickets have is asked
//! elsewhere; here is where the word begins, which words fit it, and how a value is written.

use super::{Field, Flag, fold};
use crate::domain::ticket::{Priority, Status};

/// The word that is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// Where in the text begins what a choice replaces, in bytes.
    pub from: usize,
    /// What is typed of it, folded.
    pub typed: String,
    /// The field whose value it is; none where a field is being typed.
    pub field: Option<Field>,
    /// Values of the field that stand before it in the same term, folded.
    pub taken: Vec<String>,
}

impl Begun {
    /// The word at the end of `text`; none after a space and where words to search for are typed in quotes.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let mut start = 0;
        let mut quoted = false;
        for (at, letter) in text.char_indices() {
            match letter {
                '"' => quoted = !quoted,
                letter if letter.is_whitespace() && !quoted => start = at + letter.len_utf8(),
                _ => {}
            }
        }
        let term = &text[start..];
        let bare = term.strip_prefix('-').unwrap_or(term);
        let from = text.len() - bare.len();
        let Some((name, value)) = bare.split_once(':') else {
            let is_word = !bare.is_empty() && bare.chars().all(|letter| letter.is_ascii_alphabetic());
            return is_word.then(|| Self { from, typed: fold(bare), field: None, taken: Vec::new() });
        };
        let field = Field::parse(&name.to_ascii_lowercase())?;
        let mut parts: Vec<&str> = Vec::new();
        let mut begin = 0;
        let mut quoted = false;
        for (at, letter) in value.char_indices() {
            match letter {
                '"' => quoted = !quoted,
                ',' if !quoted => {
                    parts.push(&value[begin..at]);
                    begin = at + 1;
                }
                _ => {}
            }
        }
        // `=` belongs to the term, not to the value that follows it.
        let last = &value[begin..];
        let last = if begin == 0 { last.strip_prefix('=').unwrap_or(last) } else { last };
        let plain = |part: &str| fold(&part.replace(['"', '='], ""));
        Some(Self {
            from: text.len() - last.len(),
            typed: plain(last),
            field: Some(field),
            taken: parts.into_iter().map(plain).collect(),
        })
    }

    /// How well a word fits what is typed: 0 as it begins, 1 as it goes on, none where it does not fit or is there
    /// already.
    #[must_use]
    pub fn fits(&self, word: &str) -> Option<u8> {
        let word = fold(word);
        if self.taken.contains(&word) {
            return None;
        }
        if word.starts_with(&self.typed) {
            Some(0)
        } else {
            (self.typed.len() > 1 && word.contains(&self.typed)).then_some(1)
        }
    }
}

/// The values that a field has by its nature, in the order in which they are offered.
#[must_use]
pub fn fixed(field: Field) -> Vec<&'static str> {
    match field {
        Field::Status => Status::ALL.iter().map(|status| status.as_str()).collect(),
        Field::Priority => Priority::ALL.iter().map(|priority| priority.as_str()).collect(),
        Field::Is => Flag::ALL.iter().map(|flag| flag.as_str()).collect(),
        Field::Owner => vec!["me", "none"],
        Field::Due => vec!["<30m", "<2h", "<1d", ">1d", "-"],
        Field::Age => vec!["<1h", "<1d", ">1d", ">3d", ">2w"],
        Field::Created | Field::Updated => vec!["<1h", "<1d", "<1w", ">3d", ">2w"],
        Field::Solved | Field::Left => vec!["<1d", "<1w", "<4w", ">4w", "-"],
        Field::Key => Vec::new(),
        _ => vec!["-"],
    }
}

/// Whether tickets are asked for the values of a field. The name of somebody's colleague at the partner is masked
/// wherever it is shown, and so it is not offered.
#[must_use]
pub fn is_asked(field: Field) -> bool {
    matches!(
        field,
        Field::Owner
            | Field::Product
            | Field::Reason
            | Field::Vendor
            | Field::Site
            | Field::Cause
            | Field::Sop
            | Field::Verdict
            | Field::Knowledge
            | Field::Language
            | Field::Tag
            | Field::Queue
    )
}

/// A value as it is typed: in quotes where it would end early without them.
#[must_use]
pub fn written(value: &str) -> String {
    let plain = value.replace('"', "");
    if plain.contains(|letter: char| letter.is_whitespace() || letter == ',') {
        format!("\"{plain}\"")
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::filter::Filter;

    fn begun(text: &str) -> (usize, String, Option<Field>) {
        let begun = Begun::of(text).unwrap();
        (begun.from, begun.typed, begun.field)
    }

    #[test]
    fn the_word_at_the_end_is_a_field_or_a_value_of_one() {
        assert_eq!(begun("sta"), (0, "sta".to_owned(), None));
        assert_eq!(begun("tag:x -sta"), (7, "sta".to_owned(), None));
        assert_eq!(begun("status:"), (7, String::new(), Some(Field::Status)));
        assert_eq!(begun("-tag:V"), (5, "v".to_owned(), Some(Field::Tag)));
        assert_eq!(begun("site:=\"Atento C"), (6, "atento c".to_owned(), Some(Field::Site)));
        assert_eq!(begun("status:open,pe"), (12, "pe".to_owned(), Some(Field::Status)));
        for none in ["", "status:open ", "\"two wo", "12", "nokey:x", "#482"] {
            assert_eq!(Begun::of(none), None, "{none}");
        }
    }

    #[test]
    fn a_value_that_stands_there_already_is_not_offered_again() {
        let begun = Begun::of("status:open,").unwrap();
        assert_eq!((begun.fits("open"), begun.fits("pending")), (None, Some(0)));
    }

    #[test]
    fn every_value_that_is_offered_is_understood() {
        for field in Field::ALL {
            for value in fixed(*field) {
                let text = format!("{}:{}", field.as_str(), written(value));
                assert_eq!(Filter::parse(&text).map(|filter| filter.terms.len()), Ok(1), "{text}");
            }
        }
        assert_eq!(written("Atento CDMX"), "\"Atento CDMX\"");
        assert_eq!(written("a\"b,c"), "\"ab,c\"");
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_a_word_at_its_end_or_none(text in "\\PC{0,40}") {
            if let Some(begun) = Begun::of(&text) {
                proptest::prop_assert!(text.is_char_boundary(begun.from));
            }
        }
    }
}
