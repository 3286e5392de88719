//! `macros.toml`: the replies that the steps of procedures offer, by name and language. A reply may set a status in which the
//! case stays open, a priority, fields and tags along with it; it never ends a case.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::files;
use super::home::Home;
use super::reader::{self, Kind, Table};
use super::words::LANGUAGES;
use crate::domain::act::{Along, FILLED};
use crate::domain::change::FieldValue;
use crate::domain::clean::Clean;
use crate::domain::ticket::{Fact, Priority, Status};

/// A reply.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Macro {
    /// Its text by language.
    pub texts: BTreeMap<String, Clean>,
    /// What it is called in lists, by language; none: its name in files.
    pub titles: BTreeMap<String, String>,
    /// The products it is about; none: any.
    pub products: Vec<String>,
    /// What else happens to the ticket.
    pub along: Along,
}

impl Macro {
    /// What it is called in a list.
    #[must_use]
    pub fn title<'a>(&'a self, name: &'a str, language: &str) -> &'a str {
        let titled = self.titles.get(language).or_else(|| self.titles.values().next());
        titled.map_or(name, String::as_str)
    }

    /// Whether it is about a product: that one, or none in particular.
    #[must_use]
    pub fn fits(&self, product: Option<&str>) -> bool {
        let plain = |text: &str| text.to_lowercase().replace([' ', '-'], "_");
        self.products.is_empty()
            || product.is_some_and(|it| self.products.iter().any(|one| plain(one) == plain(it)))
    }
}

/// Replies by name.
pub type Macros = BTreeMap<String, Macro>;

pub(super) const FILE: &str = "macros.toml";

/// The statuses that a reply may set: in all of them the case stays open.
const STATUSES: [&str; 3] = ["open", "pending", "hold"];

/// Reads the replies. One with a fault is left out; where it is the person's own, the shipped one of its name stands in.
pub(super) fn load(home: &Home, faults: &mut Vec<Fault>) -> Macros {
    let mut found = files::shipped(FILE).map_or_else(Macros::new, |text| read(text, &mut Vec::new()));
    if let Some(file) = files::read(home, FILE, faults).filter(|file| file.own) {
        found.extend(read(&file.text, faults));
    }
    found
}

fn read(text: &str, faults: &mut Vec<Fault>) -> Macros {
    let mut root = reader::parse(FILE, text, 1, faults);
    let mut found = Macros::new();
    for (name, _, node) in root.take_all() {
        let Some(mut table) = root.table_of(node, &name, faults) else { continue };
        let before = faults.len();
        let mut texts = BTreeMap::new();
        for language in LANGUAGES {
            if let Some((text, line)) = table.text(language, faults) {
                if text.trim().is_empty() || Clean::had_card_data(&text) {
                    faults.push(table.fault(line, language, "macro-text"));
                } else if let Some(field) = unknown(&text) {
                    let fault = table.fault(line, language, "macro-field").with("value", field);
                    faults.push(fault.with("known", FILLED.map(|name| format!("{{{name}}}")).join(", ")));
                } else {
                    texts.insert(language.to_owned(), Clean::text(text.trim()));
                }
            }
        }
        if texts.is_empty() && faults.len() == before {
            faults.push(table.fault(table.line, "", "macro-empty").with("known", LANGUAGES.join(", ")));
        }
        let titles = read_titles(&mut table, faults);
        let products = table.texts("product", faults).into_iter().map(|(product, _)| product).collect();
        let along = read_along(&mut table, faults);
        table.finish(faults);
        if faults.len() == before {
            found.insert(name, Macro { texts, titles, products, along });
        }
    }
    found
}

/// One title for every language, or one for each.
fn read_titles(table: &mut Table, faults: &mut Vec<Fault>) -> BTreeMap<String, String> {
    let clean = |title: &str| Clean::line(title.trim()).to_string();
    let Some(node) = table.take("title") else { return BTreeMap::new() };
    if let Kind::Text(title) = &node.kind {
        return BTreeMap::from([(LANGUAGES[0].to_owned(), clean(title))]);
    }
    let Some(mut titles) = table.table_of(node, "title", faults) else { return BTreeMap::new() };
    let told = LANGUAGES.into_iter();
    let told =
        told.filter_map(|tag| titles.text(tag, faults).map(|(title, _)| (tag.to_owned(), clean(&title))));
    let found = told.collect();
    titles.finish(faults);
    found
}

fn read_along(table: &mut Table, faults: &mut Vec<Fault>) -> Along {
    let mut along = Along::default();
    if let Some((word, _)) = table.one_of("status", &STATUSES, faults) {
        along.set.extend(Status::parse(&word).map(FieldValue::Status));
    }
    let priorities = Priority::ALL.map(Priority::as_str);
    if let Some((word, _)) = table.one_of("priority", &priorities, faults) {
        along.set.extend(Priority::parse(&word).map(FieldValue::Priority));
    }
    if let Some(mut fields) = table.table("fields", faults) {
        for fact in Fact::ALL.into_iter().filter(|fact| *fact != Fact::Sop) {
            if let Some((value, _)) = fields.text(fact.as_str(), faults) {
                along.set.push(FieldValue::Fact(fact, Some(Clean::line(value.trim()))));
            }
        }
        fields.finish(faults);
    }
    for (tag, line) in table.texts("tags", faults) {
        let (tags, name) = match tag.strip_prefix('-') {
            Some(name) => (&mut along.remove, name),
            None => (&mut along.add, tag.strip_prefix('+').unwrap_or(&tag)),
        };
        if name.is_empty() || name.contains(char::is_whitespace) {
            faults.push(table.fault(line, "tags", "macro-tag").with("value", &tag));
        }
        tags.insert(Clean::line(name));
    }
    along
}

/// The first field of a text that nothing is known for.
fn unknown(text: &str) -> Option<String> {
    let names = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    names.map(|(name, _)| name).find(|name| !FILLED.contains(name)).map(|name| format!("{{{name}}}"))
}

/// The text of a reply in a language, else in the first that it has.
#[must_use]
pub fn reply<'a>(macros: &'a Macros, name: &str, language: &str) -> Option<&'a Clean> {
    let texts = &macros.get(name)?.texts;
    texts.get(language).or_else(|| texts.values().next())
}

/// What happens to a ticket along with a reply.
#[must_use]
pub fn along(macros: &Macros, name: &str) -> Along {
    macros.get(name).map(|one| one.along.clone()).unwrap_or_default()
}

/// The first blank of a reply, `«…»`, that a text still has as it stands in the file.
#[must_use]
pub fn unfilled(macros: &Macros, text: &str) -> Option<String> {
    let texts = || macros.values().flat_map(|one| one.texts.values());
    let offered =
        |blank: &str, name: &str| FILLED.contains(&name) || texts().any(|one| one.as_str().contains(blank));
    let pieces = text.split('«').skip(1).filter_map(|rest| rest.split_once('»'));
    let mut named = pieces.map(|(name, _)| (format!("«{name}»"), name));
    let blank = named.find(|(blank, name)| offered(blank, name)).map(|(blank, _)| blank);
    blank.or_else(|| FILLED.map(|name| format!("{{{name}}}")).into_iter().find(|field| text.contains(field)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_may_set_what_leaves_the_case_open_and_nothing_else() {
        let mut faults = Vec::new();
        let text = "[a]\nen = \"Hello {customer}, about {key}: {agent}.\"\nstatus = \"pending\"\npriority = \"high\"\ntags = [\"+waits\", \"-vip\"]\n";
        let macros = read(text, &mut faults);
        assert!(faults.is_empty(), "{faults:?}");
        let along = &macros["a"].along;
        assert_eq!(along.set.len(), 2);
        assert_eq!((along.add.len(), along.remove.len()), (1, 1));
        for (line, fault) in [
            ("status = \"solved\"", "fault-choice"),
            ("tags = [\"two words\"]", "fault-macro-tag"),
            ("pt-BR = \"Olá {iban}.\"", "fault-macro-field"),
            ("fields = { sop = \"x\" }", "fault-no-such-key"),
        ] {
            let mut faults = Vec::new();
            let macros = read(&format!("[a]\nen = \"Hello.\"\n{line}\n"), &mut faults);
            assert_eq!(faults.first().map(|fault| fault.what.id.as_str()), Some(fault), "{line}");
            assert!(macros.is_empty(), "a reply with a fault is left out");
        }
    }

    #[test]
    fn a_blank_and_a_field_that_nothing_is_known_for_do_not_leave() {
        assert_eq!(unfilled(&Macros::new(), "Hello «customer», #7."), Some("«customer»".to_owned()));
        assert_eq!(unfilled(&Macros::new(), "Hello {customer}, #7."), Some("{customer}".to_owned()));
        assert_eq!(unfilled(&Macros::new(), "Hello «friend», #7."), None);
    }
}
