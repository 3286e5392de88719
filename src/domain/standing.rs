//! How an article stands: whose it is, and whether somebody other than its writer found it right. Folded from records, so
//! that every desk reads the same, whichever of them wrote first. What may be said is in `act::standing`, not here.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::clean::Clean;
use super::ids::{PersonId, TicketId};
use super::mark::Mark;
use super::record::Record;
use super::ticket::Person;

/// The verb of what is said about a text.
pub const VERB: &str = "article";
/// The verb of whose it is.
pub const OWNS: &str = "owns";
/// Both.
pub const VERBS: [&str; 2] = [VERB, OWNS];

/// How far a text may be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// It went back to its writer.
    WorkInProgress,
    /// Its writer holds it to be whole; nobody else looked at it.
    NotValidated,
    /// Somebody else found it right.
    Validated,
    /// It is not to be used any more.
    Archived,
}

impl Confidence {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 4] = [Self::WorkInProgress, Self::NotValidated, Self::Validated, Self::Archived];

    /// The word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WorkInProgress => "work_in_progress",
            Self::NotValidated => "not_validated",
            Self::Validated => "validated",
            Self::Archived => "archived",
        }
    }

    /// The catalogue's id of its word for people.
    #[must_use]
    pub fn told(self) -> String {
        format!("confidence-{}", self.as_str().replace('_', "-"))
    }

    /// That of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// A text as it was offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Title.
    pub title: Clean,
    /// Markdown.
    pub text: Clean,
    /// Who wrote it.
    pub by: Option<Person>,
    /// When.
    pub at: Timestamp,
}

/// What was said last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// In which words.
    pub words: Clean,
    /// Who said it.
    pub by: Option<Person>,
    /// When.
    pub at: Timestamp,
}

/// How an article or a request stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// How far it may be trusted; nothing where nobody said so.
    pub confidence: Option<Confidence>,
    /// The text that is spoken about.
    pub offered: Option<Offered>,
    /// What was said about it since.
    pub said: Option<Said>,
    /// Whose it is.
    pub owner: Option<(PersonId, Clean)>,
    /// The ticket that carries the last of it.
    pub ticket: Option<TicketId>,
    /// Whether something of it has not reached the CRM yet.
    pub waiting: bool,
}

impl Standing {
    /// Whether somebody wrote the text that is spoken about.
    #[must_use]
    pub fn is_by(&self, who: &PersonId) -> bool {
        self.offered.as_ref().and_then(|offered| offered.by.as_ref()).is_some_and(|by| by.id == *who)
    }

    /// Whether it is somebody's.
    #[must_use]
    pub fn is_of(&self, who: &PersonId) -> bool {
        self.owner.as_ref().is_some_and(|(owner, _)| owner == who)
    }

    /// Whether exactly this text was validated.
    #[must_use]
    pub fn vouches_for(&self, title: &Clean, text: &Clean) -> bool {
        let same = |offered: &Offered| {
            offered.title == *title && offered.text.as_str().trim() == text.as_str().trim()
        };
        self.confidence == Some(Confidence::Validated) && self.offered.as_ref().is_some_and(same)
    }

    /// The text that others are asked to look at, or looked at.
    #[must_use]
    pub fn shown(&self) -> Option<&Offered> {
        let is_live = matches!(self.confidence, Some(Confidence::NotValidated | Confidence::Validated));
        self.offered.as_ref().filter(|_| is_live)
    }

    fn take(&mut self, record: &Record) {
        self.ticket = Some(record.ticket.clone());
        self.waiting |= record.waiting;
        if record.mark.verb == OWNS {
            let name = Clean::line(record.mark.value("name").unwrap_or_default());
            self.owner = record.mark.value("to").map(|to| (PersonId::new(to), name));
            return;
        }
        let Some(state) = record.mark.value("state").and_then(Confidence::parse) else { return };
        let by = record.by.as_ref().map(|by| &by.id);
        match state {
            Confidence::NotValidated => {
                let (_, text) = record.text.as_str().split_once('\n').unwrap_or_default();
                let is_tight = record.mark.value(FORM) == Some(TIGHT);
                let text = if is_tight { loose(text.trim()) } else { text.trim().to_owned() };
                self.offered = Some(Offered {
                    title: Clean::line(record.mark.value("title").unwrap_or_default()),
                    text: Clean::text(&text),
                    by: record.by.clone(),
                    at: record.at,
                });
                self.said = None;
            }
            // A note that somebody put there by hand does not make its writer the second person.
            Confidence::Validated if by.is_none_or(|by| self.is_by(by)) && self.offered.is_some() => return,
            _ => {
                let (words, by, at) = (record.text.clone(), record.by.clone(), record.at);
                self.said = Some(Said { words, by, at });
            }
        }
        self.confidence = Some(state);
    }
}

/// Whether what the records call so came from a proposal; else the target had it before.
#[must_use]
pub fn is_proposal(about: &str) -> bool {
    about.starts_with("sl-")
}

/// The mark of a text that is offered to a second person.
#[must_use]
pub fn offer(about: &str, title: &Clean) -> Mark {
    Mark::new(VERB, about).with("state", Confidence::NotValidated.as_str()).with("title", title)
}

/// The note that offers a text, below the line that a colleague reads. A conversation is no page: the empty lines that stand
/// between its parts by rule are left out, and come back where it is read.
#[must_use]
pub fn offered(about: &str, title: &Clean, text: &Clean) -> (Mark, String) {
    let text = text.as_str().trim();
    let tight: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let tight = tight.join("\n");
    if loose(&tight) == text {
        (offer(about, title).with(FORM, TIGHT), tight)
    } else {
        (offer(about, title), text.to_owned())
    }
}

const FORM: &str = "form";
const TIGHT: &str = "tight";

/// The lines of a text with an empty one between any two that are not both items of a list.
fn loose(tight: &str) -> String {
    let mut text = String::new();
    let mut before: Option<&str> = None;
    for line in tight.lines() {
        let is_list = before.is_some_and(|before| before.starts_with("- ") && line.starts_with("- "));
        text.push_str(if before.is_none() {
            ""
        } else if is_list {
            "\n"
        } else {
            "\n\n"
        });
        text.push_str(line);
        before = Some(line);
    }
    text
}

/// The first line of a note that carries an offered text: a conversation shows it in place of the text, which is read where
/// texts are.
#[must_use]
pub fn headline(note: &str) -> Option<&str> {
    let (mark, words) = Mark::read(note)?;
    let is_offer = mark.verb == VERB && mark.value("state") == Some(Confidence::NotValidated.as_str());
    is_offer.then(|| words.lines().next().unwrap_or_default())
}

/// The mark of what is said about a text.
#[must_use]
pub fn say(about: &str, state: Confidence) -> Mark {
    Mark::new(VERB, about).with("state", state.as_str())
}

/// The mark of whose it is; nobody's without a person.
#[must_use]
pub fn owned(about: &str, by: Option<&Person>) -> Mark {
    match by {
        Some(by) => Mark::new(OWNS, about).with("to", &by.id).with("name", &by.name),
        None => Mark::new(OWNS, about),
    }
}

/// How everything stands that something was said about, by what it is called in the records: a proposal's key, or the id of
/// an article that was there before.
#[must_use]
pub fn standings(records: &[Record]) -> BTreeMap<String, Standing> {
    let mut told: Vec<&Record> =
        records.iter().filter(|record| VERBS.contains(&record.mark.verb.as_str())).collect();
    told.sort_by_key(|record| (record.at, record.mark.nth().to_owned()));
    let mut all: BTreeMap<String, Standing> = BTreeMap::new();
    for record in told {
        all.entry(record.mark.id.clone()).or_default().take(record);
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn person(id: &str) -> Person {
        Person { id: PersonId::new(id), name: Clean::line(id), email: None, role: None }
    }

    fn record(mark: Mark, text: &str, by: &str, nth: usize) -> Record {
        Record {
            ticket: TicketId::new("1"),
            key: Clean::line("1"),
            mark: mark.with("n", format!("n{nth:04}")),
            text: Clean::text(text),
            at: Timestamp::from_second(1_700_000_000 + nth as i64 / 2).unwrap(),
            by: Some(person(by)),
            waiting: false,
        }
    }

    fn stands(records: &[Record]) -> Standing {
        standings(records).remove("sl-1").unwrap_or_default()
    }

    #[test]
    fn a_text_is_validated_by_another_person_than_its_writer_and_by_nobody_else() {
        let title = Clean::line("Names; on [statements]");
        let offered = record(offer("sl-1", &title), "Offered\n\n# Issue\n\nThe name.", "ana", 0);
        let validate = |by, nth| record(say("sl-1", Confidence::Validated), "Right.", by, nth);
        let alone = stands(&[offered.clone(), validate("ana", 2)]);
        assert_eq!(alone.confidence, Some(Confidence::NotValidated), "nobody looks twice alone");
        let both = stands(&[offered.clone(), validate("ana", 2), validate("bruno", 4)]);
        assert_eq!(both.confidence, Some(Confidence::Validated));
        let text = Clean::text("# Issue\n\nThe name.");
        let title = both.offered.as_ref().unwrap().title.clone();
        assert!(both.vouches_for(&title, &text));
        assert!(
            !both.vouches_for(&title, &Clean::text("# Issue\n\nAnother.")),
            "another text is not this one"
        );
        let again = record(offer("sl-1", &title), "Offered\n\nBetter.", "ana", 6);
        let newer = stands(&[offered, validate("bruno", 4), again]);
        assert_eq!(newer.confidence, Some(Confidence::NotValidated), "a new text is looked at anew");
    }

    #[test]
    fn a_note_leaves_out_the_empty_lines_of_a_text_and_the_text_is_read_back_letter_by_letter() {
        let made = "## Issue\n\n> “a”\n\n> “b”\n\n- one\n- two\n\n## Cause\n\nThe name.";
        let free = "## Issue\nWritten by hand\n\n\n- one\n\n- two";
        for (nth, text) in [made, free, "- one\n- two", "One line."].into_iter().enumerate() {
            let title = Clean::line("Names");
            let (mark, carried) = offered("sl-1", &title, &Clean::text(text));
            let note = mark.note(&format!("✎ For a second person: Names\n{carried}"));
            let (mark, words) = Mark::read(note.as_str()).unwrap();
            let standing = stands(&[record(mark, words, "ana", nth)]);
            assert_eq!(standing.offered.unwrap().text.as_str(), text);
            assert_eq!(carried.contains("\n\n"), text == free, "{carried}");
        }
    }

    #[test]
    fn a_conversation_shows_the_first_line_of_an_offered_text_and_all_of_what_is_said_about_it() {
        let note =
            offer("sl-1", &Clean::line("Names")).note("✎ For a second person: Names\n\n# Issue\n\nThe name.");
        assert_eq!(headline(note.as_str()), Some("✎ For a second person: Names"));
        let back = say("sl-1", Confidence::WorkInProgress).note("✎ Sent back: Names\nThe step is gone.");
        assert_eq!((headline(back.as_str()), headline("# Issue\n\nThe name.")), (None, None));
    }

    #[test]
    fn an_owner_stays_whatever_is_said_and_can_be_taken_away() {
        let to = person("carla");
        let own = record(owned("sl-1", Some(&to)), "Carla sees to it.", "ana", 0);
        let archived = record(say("sl-1", Confidence::Archived), "The step is gone.", "bruno", 2);
        let standing = stands(&[own.clone(), archived]);
        assert!(standing.is_of(&to.id) && !standing.is_of(&PersonId::new("ana")));
        assert_eq!(standing.said.unwrap().words.as_str(), "The step is gone.");
        assert_eq!(stands(&[own, record(owned("sl-1", None), "Nobody.", "ana", 2)]).owner, None);
    }

    proptest! {
        #[test]
        fn desks_agree_in_whatever_order_the_records_arrive(
            kinds in proptest::collection::vec((0usize..3, 0usize..5), 0..24), turn in 0usize..24
        ) {
            let people = ["ana", "bruno", "carla"];
            let all: Vec<Record> = kinds.iter().enumerate().map(|(nth, (who, what))| {
                let (by, title) = (people[*who], Clean::line(&format!("title {nth}")));
                let mark = match what {
                    0 => offer("sl-1", &title),
                    1 => say("sl-1", Confidence::Validated),
                    2 => say("sl-1", Confidence::WorkInProgress),
                    3 => say("sl-1", Confidence::Archived),
                    _ => owned("sl-1", Some(&person(by))),
                };
                record(mark, "head\nbody", by, nth)
            }).collect();
            let mut turned = all.clone();
            turned.rotate_left(turn % all.len().max(1));
            prop_assert_eq!(standings(&all), standings(&turned));
        }
    }
}
