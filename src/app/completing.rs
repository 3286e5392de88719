//! What a filter offers while it is typed: fields, then values with how many tickets have them. Which values there are
//! is asked once for a field; every key after that narrows them here.

use std::collections::BTreeMap;

use super::context::Context;
use super::message::Ask;
use super::text::TextField;
use crate::config::Words;
use crate::domain::clean::Clean;
use crate::domain::filter::{Begun, Field, Flag, fixed, is_asked, written};
use crate::domain::ticket::{Priority, Status};

/// From so many letters on a word is also looked for among the values that fields have by their nature.
const LETTERS: usize = 3;

/// Something that a filter offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is put in place of the word that was begun.
    pub put: String,
    /// What it is: how many tickets have it, or what it means.
    pub detail: String,
}

/// What is offered now.
#[derive(Debug, Clone, Default)]
pub struct Completing {
    /// What fits, best first.
    pub offers: Vec<Offer>,
    /// The selected one.
    pub at: usize,
    /// Where the word begins that a choice replaces, in bytes of the text before the cursor.
    pub from: usize,
    known: BTreeMap<Field, Vec<(Clean, u32)>>,
    asked: Option<(u64, Field)>,
}

impl Completing {
    /// Looks at what stands before the cursor.
    pub fn look(&mut self, field: &TextField, cx: &mut Context<'_>) {
        self.offers.clear();
        self.at = 0;
        let Some(begun) = Begun::of(&field.before()) else { return };
        self.from = begun.from;
        self.offers = match begun.field {
            None => fields(&begun, cx),
            Some(field) => {
                if is_asked(field)
                    && !self.known.contains_key(&field)
                    && self.asked.is_none_or(|asked| asked.1 != field)
                {
                    self.asked = Some((cx.ask(Ask::Values(field)), field));
                }
                self.values(field, &begun, cx)
            }
        };
        // What is there whole needs no offer.
        if let [only] = self.offers.as_slice()
            && field.before()[begun.from..] == only.put
        {
            self.offers.clear();
        }
    }

    /// Takes the values of a field, where they are those that were asked for.
    pub fn loaded(&mut self, serial: u64, field: Field, values: Vec<(Clean, u32)>) {
        if self.asked == Some((serial, field)) {
            self.asked = None;
            self.known.insert(field, values);
        }
    }

    /// Selects the next offer, or the one before; tells whether there is any.
    pub fn turn(&mut self, down: bool) -> bool {
        if self.offers.is_empty() {
            return false;
        }
        let last = self.offers.len() - 1;
        self.at = if down { (self.at + 1).min(last) } else { self.at.saturating_sub(1) };
        true
    }

    /// Puts the selected offer into the text; tells whether there was one.
    pub fn take(&self, field: &mut TextField) -> bool {
        let Some(offer) = self.offers.get(self.at) else { return false };
        field.replace_before(self.from, &offer.put);
        true
    }

    fn values(&self, field: Field, begun: &Begun, cx: &Context<'_>) -> Vec<Offer> {
        let words = &cx.config.words;
        let nature = fixed(field).into_iter().map(|value| (value.to_owned(), meaning(field, value, words)));
        let known = self.known.get(&field).into_iter().flatten().map(|(value, count)| {
            let mut detail = count.to_string();
            if field == Field::Cause
                && let Some(cause) = cx.config.taxonomy.get(value.as_str())
            {
                detail = format!("{detail}  {}", cause.name(words.language()));
            }
            (value.to_string(), detail)
        });
        let mut offers: Vec<(u8, Offer)> = nature
            .chain(known)
            .filter_map(|(value, detail)| {
                // A cause is known by its name as much as by its code.
                let fit =
                    begun.fits(&value).or_else(|| begun.fits(&detail).filter(|_| field == Field::Cause))?;
                Some((fit, Offer { put: written(&value), detail }))
            })
            .collect();
        // "Empty" is the last thing that is meant.
        offers.sort_by_key(|(fit, offer)| (*fit, offer.put == "-"));
        offers.into_iter().map(|(_, offer)| offer).collect()
    }
}

fn fields(begun: &Begun, cx: &Context<'_>) -> Vec<Offer> {
    let words = &cx.config.words;
    let mut offers: Vec<Offer> = Field::ALL
        .iter()
        .filter(|field| begun.fits(field.as_str()) == Some(0))
        .map(|field| Offer {
            put: format!("{}:", field.as_str()),
            detail: words.get(&format!("filter-field-{}", field.as_str())),
        })
        .collect();
    if begun.typed.len() >= LETTERS {
        for field in [Field::Is, Field::Status, Field::Priority] {
            offers.extend(fixed(field).into_iter().filter(|value| begun.fits(value) == Some(0)).map(
                |value| Offer {
                    put: format!("{}:{value}", field.as_str()),
                    detail: meaning(field, value, words),
                },
            ));
        }
    }
    offers
}

/// What a value means that a field has by its nature.
fn meaning(field: Field, value: &str, words: &Words) -> String {
    match field {
        Field::Status if Status::parse(value).is_some() => words.get(&format!("status-{value}")),
        Field::Priority if Priority::parse(value).is_some() => words.get(&format!("priority-{value}")),
        Field::Is if Flag::parse(value).is_some() => words.get(&format!("filter-is-{value}")),
        Field::Owner => words.get(&format!("filter-owner-{value}")),
        _ if value == "-" => words.get("filter-value-none"),
        _ => String::new(),
    }
}

/// The filter language in examples, for the help of the desk: what is typed, and the id of what it means.
const EXAMPLES: [(&str, &str); 13] = [
    ("\"two words\"", "filter-help-words"),
    ("#48213", "filter-help-key"),
    ("status:open,hold", "filter-help-any"),
    ("product:card", "filter-help-has"),
    ("site:=\"Site A\"", "filter-help-exactly"),
    ("owner:me", "filter-help-owner"),
    ("-tag:vip", "filter-help-not"),
    ("cause:-", "filter-help-none"),
    ("due:<2h", "filter-help-due"),
    ("age:>3d", "filter-help-age"),
    ("solved:2026-11-01", "filter-help-day"),
    ("is:late", "filter-help-is"),
    ("tab", "filter-help-tab"),
];

/// The lines of the help that say how a filter is written.
pub fn help(words: &Words) -> Vec<(String, String)> {
    let known: Vec<&str> = Field::ALL.iter().map(|field| field.as_str()).collect();
    let mut lines = vec![(String::new(), String::new()), (String::new(), words.get("filter-help-title"))];
    lines.extend(EXAMPLES.iter().map(|(typed, id)| ((*typed).to_owned(), words.get(id))));
    let fields = words.with("filter-help-fields", &[("known", &known.join(" "))]);
    lines.extend(
        super::layout::wrap(&fields, 70).into_iter().map(|line| (String::new(), format!("  {line}"))),
    );
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::filter::Filter;

    #[test]
    fn every_example_of_the_help_is_understood_and_explained_in_every_language() {
        for (typed, id) in EXAMPLES {
            assert!(typed == "tab" || Filter::parse(typed).is_ok_and(|filter| !filter.is_empty()), "{typed}");
            for language in crate::config::LANGUAGES {
                assert_ne!(Words::shipped(language).get(id), id, "{id} in {language}");
            }
        }
        for field in Field::ALL {
            let id = format!("filter-field-{}", field.as_str());
            assert_ne!(Words::shipped("pt-BR").get(&id), id);
        }
    }
}
