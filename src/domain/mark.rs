//! The marks by which a question to another team and a promise travel: the last line of an internal note, so that every
//! agent's machine reads the same from the CRM's own conversation. Not what a mark means: see [`super::ask`] and
//! [`super::promise`].

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::clean::Clean;
use super::ids::ChangeId;
use super::ticket::{Entry, Person, Ticket};

const OPENS: &str = "[secondline:";

/// What a note of ours says besides its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What it tells: `ask`, `chase`, `answer`, `promise`, `kept`, `broken`.
    pub verb: String,
    /// The thing it is about; its notes share it.
    pub id: String,
    /// The other values by name.
    pub values: BTreeMap<String, String>,
}

impl Mark {
    /// A mark without values.
    #[must_use]
    pub fn new(verb: &str, id: &str) -> Self {
        Self { verb: verb.to_owned(), id: id.to_owned(), values: BTreeMap::new() }
    }

    /// The same mark with one more value; what would end it early is replaced.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        let safe = |c: char| if matches!(c, ']' | '[' | ';' | '\n') { ' ' } else { c };
        self.values.insert(name.to_owned(), value.to_string().chars().map(safe).collect());
        self
    }

    /// The same mark with a time, in whole seconds: the digits of a finer one may read like a card number, which would
    /// be cut from the note.
    #[must_use]
    pub fn at(self, name: &str, time: Timestamp) -> Self {
        self.with(name, Timestamp::from_second(time.as_second()).unwrap_or(time))
    }

    /// A value.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// A value that is a time.
    #[must_use]
    pub fn time(&self, name: &str) -> Option<Timestamp> {
        self.value(name)?.parse().ok()
    }

    /// The note that carries it: the words that a colleague reads, and the mark as its last line.
    #[must_use]
    pub fn note(&self, words: &str) -> Clean {
        let mut line = format!("{OPENS}{} id={}", self.verb, self.id);
        for (name, value) in &self.values {
            line.push_str("; ");
            line.push_str(name);
            line.push('=');
            line.push_str(value);
        }
        Clean::text(&format!("{}\n{line}]", words.trim_end()))
    }

    /// The mark of an internal note with its words; none for a public text and for what the customer wrote.
    #[must_use]
    pub fn of<'a>(entry: &'a Entry, ticket: &Ticket) -> Option<(Self, &'a str)> {
        let customer = |author: &Person| ticket.requester.as_ref().is_some_and(|one| one.id == author.id);
        if entry.public || entry.author.as_ref().is_some_and(customer) {
            return None;
        }
        Self::read(entry.text.as_str())
    }

    /// The mark of a note's text with the words before it.
    #[must_use]
    pub fn read(text: &str) -> Option<(Self, &str)> {
        let at = text.rfind(OPENS)?;
        let inside = text[at + OPENS.len()..].split_once(']')?.0;
        let mut parts = inside.split(';').map(str::trim);
        let (verb, id) = parts.next()?.split_once(" id=")?;
        let mut mark = Self::new(verb.trim(), id.trim());
        for part in parts {
            let (name, value) = part.split_once('=')?;
            mark.values.insert(name.trim().to_owned(), value.trim().to_owned());
        }
        let sound = !mark.id.is_empty() && mark.id.len() <= 40;
        sound.then(|| (mark, text[..at].trim_end()))
    }

    /// The text of an entry as people read it: without the line that is for other machines. What stands behind it, as a
    /// signature that the CRM adds, stays.
    #[must_use]
    pub fn unseen<'a>(entry: &'a Entry, ticket: &Ticket) -> Cow<'a, str> {
        let text = entry.text.as_str();
        if Self::of(entry, ticket).is_some() { Self::left_out(text) } else { Cow::Borrowed(text) }
    }

    /// A note's text without its mark.
    #[must_use]
    pub fn left_out(text: &str) -> Cow<'_, str> {
        let Some((_, words)) = Self::read(text) else { return Cow::Borrowed(text) };
        let behind = text.rfind(OPENS).and_then(|at| text[at..].split_once(']')).map_or("", |(_, rest)| rest);
        match behind.trim_end() {
            "" => Cow::Borrowed(words),
            behind => Cow::Owned(format!("{words}{behind}")),
        }
    }

    /// Which note of its kind it is, so that the note on its way and the note that arrived are one.
    #[must_use]
    pub fn nth(&self) -> &str {
        self.value("n").unwrap_or_default()
    }
}

/// A short id made of a change's: its random end.
#[must_use]
pub fn short(id: &ChangeId) -> String {
    let letters: Vec<char> = id.as_str().chars().filter(char::is_ascii_alphanumeric).collect();
    letters[letters.len().saturating_sub(8)..].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_survives_the_note_that_carries_it() {
        let mark = Mark::new("ask", "7f3a9c2e")
            .with("team", "Fraud [MX]; night")
            .with("due", "2026-11-24T15:00:00Z");
        let note = mark.note("→ Fraud: ¿Pueden ver el detalle?\n");
        let (read, words) = Mark::read(note.as_str()).unwrap();
        assert_eq!(words, "→ Fraud: ¿Pueden ver el detalle?");
        assert_eq!(read.value("team"), Some("Fraud  MX   night"));
        assert_eq!(read.time("due"), "2026-11-24T15:00:00Z".parse().ok());
        assert_eq!(read.verb, "ask");
    }

    #[test]
    fn people_read_a_note_without_its_mark_and_with_what_stands_behind_it() {
        let note = Mark::new("legal", "abcd1234").note("⚖ Ruling by Friday.");
        assert_eq!(Mark::left_out(note.as_str()), "⚖ Ruling by Friday.");
        let signed = format!("{note}\n\n-- \nAna");
        assert_eq!(Mark::left_out(&signed), "⚖ Ruling by Friday.\n\n-- \nAna");
        assert_eq!(Mark::left_out("[secondline:ask"), "[secondline:ask", "half a mark is a text");
    }

    #[test]
    fn no_time_in_a_mark_is_ever_taken_for_a_card_number() {
        let start: Timestamp = "2026-11-22T08:40:00.123456789Z".parse().unwrap();
        for nth in 0..2_000 {
            let time = start + jiff::SignedDuration::new(nth, 7_919 * i32::try_from(nth).unwrap());
            let note =
                Mark::new("promise", "abcd1234").at("at", time).at("due", time).note("◷ 10:00: call back");
            let (read, _) = Mark::read(note.as_str()).unwrap();
            let told = read.time("at").unwrap_or_else(|| panic!("{note}"));
            assert_eq!((told.as_second(), read.time("due")), (time.as_second(), Some(told)));
        }
    }

    #[test]
    fn ordinary_notes_and_half_a_mark_are_no_marks() {
        for text in
            ["", "Pedí el detalle a Fraude.", "[secondline:ask", "[secondline:ask]", "[secondline:ask id=]"]
        {
            assert_eq!(Mark::read(text), None, "{text}");
        }
    }

    #[test]
    fn short_ids_take_the_random_end() {
        assert_eq!(short(&ChangeId::new("01936a3e-0000-7000-8000-0000abcd1234")), "abcd1234");
        assert_eq!(short(&ChangeId::new("a")), "a");
    }
}
