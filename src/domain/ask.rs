//! A question to another team, tracked on the ticket: who was asked what, by when, how often it was chased, and what came
//! back. It is derived from marked internal notes and from our own writes that are still on their way. When it is time to
//! ask again is next door, in `chase`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::change::{Change, Committed};
use super::chase::Pace;
use super::clean::Clean;
use super::mark::{Mark, short};
use super::ticket::{Entry, Person, Ticket};

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Its id, shared by all notes about it.
    pub id: String,
    /// The team that was asked.
    pub team: Clean,
    /// What was asked.
    pub question: Clean,
    /// Who asked, where it is known.
    pub by: Option<Person>,
    /// When.
    pub asked: Timestamp,
    /// By when the answer is agreed (OLA); absent where nothing is.
    pub due: Option<Timestamp>,
    /// The step of the procedure that waits for it.
    pub step: Option<String>,
    /// After how long they are asked again, where the step said so.
    pub pace: Option<Pace>,
    /// When it was chased, oldest first.
    pub chased: Vec<Timestamp>,
    /// When the answer came, and what it was.
    pub answered: Option<(Timestamp, Clean)>,
}

impl Ask {
    /// Whether the answer is still awaited.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.answered.is_none()
    }

    /// When the answer missed its time: a fact that a late answer does not undo.
    #[must_use]
    pub fn missed(&self, now: Timestamp) -> Option<Timestamp> {
        let due = self.due?;
        let end = self.answered.as_ref().map_or(now, |(at, _)| *at);
        (end > due).then_some(due)
    }

    /// How long the team was waited for until `now`, by the calendar on the wall.
    #[must_use]
    pub fn waited(&self, now: Timestamp) -> SignedDuration {
        let end = self.answered.as_ref().map_or(now, |(at, _)| *at);
        end.duration_since(self.asked).max(SignedDuration::ZERO)
    }
}

/// All questions of a ticket, oldest first: from the notes that stand on it and from our own writes, which may not be
/// there yet.
#[must_use]
pub fn asks(ticket: &Ticket, timeline: &[Entry], journal: &[Committed]) -> Vec<Ask> {
    let mut told = Told::default();
    let notes: Vec<_> = timeline
        .iter()
        .filter_map(|entry| Mark::of(entry, ticket).map(|(mark, words)| (mark, words, entry)))
        .collect();
    // All questions first: a note about one may be there while its own is still on its way.
    for asked in [true, false] {
        for (mark, words, entry) in notes.iter().filter(|(mark, ..)| (mark.verb == "ask") == asked) {
            told.note(mark, words, entry.at, entry.author.as_ref());
        }
        for one in journal.iter().filter(|one| matches!(one.change, Change::Ask { .. }) == asked) {
            told.change(one);
        }
    }
    let mut asks: Vec<Ask> = told.asks.into_values().collect();
    for ask in &mut asks {
        ask.chased.sort_unstable();
        if let Some((at, _)) = &mut ask.answered {
            // The CRM stamps a note when it arrives: an answer never comes before its question.
            *at = (*at).max(ask.asked);
        }
    }
    asks.sort_by(|a, b| (a.asked, &a.id).cmp(&(b.asked, &b.id)));
    asks
}

#[derive(Default)]
struct Told {
    asks: BTreeMap<String, Ask>,
    /// What was counted already, by id and number.
    seen: BTreeSet<(String, String)>,
}

impl Told {
    fn note(&mut self, mark: &Mark, words: &str, at: Timestamp, by: Option<&Person>) {
        // The words of our notes begin with an arrow and the team.
        let said = || Clean::text(words.split_once(": ").map_or(words, |(_, said)| said));
        match mark.verb.as_str() {
            "ask" => {
                let ask = Ask {
                    id: mark.id.clone(),
                    team: Clean::line(mark.value("team").unwrap_or_default()),
                    question: said(),
                    by: by.cloned(),
                    asked: mark.time("at").unwrap_or(at).min(at),
                    due: mark.time("due"),
                    step: mark.value("step").map(str::to_owned),
                    pace: mark.value("chase").and_then(Pace::parse),
                    chased: Vec::new(),
                    answered: None,
                };
                self.asks.entry(mark.id.clone()).or_insert(ask);
            }
            "chase" => self.chased(&mark.id, mark.nth(), at),
            "answer" => self.answered(&mark.id, at, said()),
            _ => {}
        }
    }

    fn change(&mut self, one: &Committed) {
        match &one.change {
            Change::Ask { team, question, due, step, pace } => {
                let id = short(&one.id);
                let ask = Ask {
                    id: id.clone(),
                    team: team.clone(),
                    question: question.clone(),
                    by: Some(one.by.clone()),
                    asked: one.at,
                    due: *due,
                    step: step.clone(),
                    pace: pace.clone(),
                    chased: Vec::new(),
                    answered: None,
                };
                self.asks.entry(id).or_insert(ask);
            }
            Change::Chase { ask, .. } => self.chased(ask, &short(&one.id), one.at),
            Change::Answered { ask, text } => self.answered(ask, one.at, text.clone()),
            _ => {}
        }
    }

    fn chased(&mut self, id: &str, nth: &str, at: Timestamp) {
        if self.seen.insert((id.to_owned(), nth.to_owned()))
            && let Some(ask) = self.asks.get_mut(id)
        {
            ask.chased.push(at);
        }
    }

    fn answered(&mut self, id: &str, at: Timestamp, text: Clean) {
        if let Some(ask) = self.asks.get_mut(id) {
            // The first answer counts; a second note about it is talk.
            ask.answered.get_or_insert((at, text));
        }
    }
}

/// How long each team was waited for, longest first. Two questions to one team at once count once.
#[must_use]
pub fn waits(asks: &[Ask], now: Timestamp) -> Vec<(Clean, SignedDuration)> {
    let mut teams: BTreeMap<&Clean, Vec<(Timestamp, Timestamp)>> = BTreeMap::new();
    for ask in asks {
        let end = ask.answered.as_ref().map_or(now, |(at, _)| *at);
        teams.entry(&ask.team).or_default().push((ask.asked, end.max(ask.asked)));
    }
    let mut waits: Vec<(Clean, SignedDuration)> =
        teams.into_iter().map(|(team, spans)| (team.clone(), covered(spans))).collect();
    waits.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    waits
}

fn covered(mut spans: Vec<(Timestamp, Timestamp)>) -> SignedDuration {
    spans.sort_unstable();
    let mut sum = SignedDuration::ZERO;
    let mut until = Timestamp::MIN;
    for (from, to) in spans {
        if to > until {
            sum += to.duration_since(from.max(until));
            until = to;
        }
    }
    sum
}

/// The note of a question, as colleagues read it and every machine finds it again.
#[must_use]
pub fn ask_note(id: &str, ask: &Change, at: Timestamp) -> Option<Clean> {
    let Change::Ask { team, question, due, step, pace } = ask else { return None };
    let mut mark = Mark::new("ask", id).with("team", team).at("at", at);
    if let Some(due) = due {
        mark = mark.at("due", *due);
    }
    if let Some(step) = step {
        mark = mark.with("step", step);
    }
    if let Some(pace) = pace {
        mark = mark.with("chase", pace);
    }
    Some(mark.note(&format!("→ {team}: {question}")))
}

#[cfg(test)]
mod tests {
    use super::super::ids::{ChangeId, EntryId, PersonId};
    use super::super::urgency::tests::ticket;
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn ana() -> Person {
        Person { id: PersonId::new("7"), name: Clean::line("Ana Ruiz"), email: None, role: None }
    }

    fn entry(id: &str, when: &str, text: &str, public: bool) -> Entry {
        Entry {
            id: EntryId::new(id),
            at: at(when),
            author: Some(ana()),
            public,
            text: Clean::text(text),
            files: Vec::new(),
            hidden: false,
        }
    }

    fn committed(id: &str, when: &str, change: Change) -> Committed {
        Committed { id: ChangeId::new(id), ticket: None, by: ana(), at: at(when), change }
    }

    fn question() -> Change {
        Change::Ask {
            team: Clean::line("Fraud"),
            question: Clean::text("Which authentication: 3DS or not?"),
            due: Some(at("2026-11-18T18:00:00Z")),
            step: Some("ask-fraud".to_owned()),
            pace: Pace::parse("4h mx-ops"),
        }
    }

    #[test]
    fn the_note_on_its_way_and_the_note_that_arrived_are_one_question() {
        let asked = committed("x-00000001", "2026-11-18T14:00:00Z", question());
        let note = ask_note(&short(&asked.id), &asked.change, asked.at).unwrap();
        let arrived = [entry("1", "2026-11-18T14:00:09Z", note.as_str(), false)];
        let from_both = asks(&ticket(), &arrived, std::slice::from_ref(&asked));
        assert_eq!(from_both.len(), 1);
        let elsewhere = asks(&ticket(), &arrived, &[]);
        assert_eq!(from_both, elsewhere, "another agent's machine sees the same");
        assert_eq!(elsewhere[0].question.as_str(), "Which authentication: 3DS or not?");
        assert_eq!(elsewhere[0].step.as_deref(), Some("ask-fraud"));
        assert_eq!(elsewhere[0].pace, Pace::parse("4h mx-ops"));
        assert!(asks(&ticket(), &[entry("1", "2026-11-18T14:00:09Z", note.as_str(), true)], &[]).is_empty());
    }

    #[test]
    fn chases_count_once_each_and_the_first_answer_ends_it() {
        let asked = committed("x-00000001", "2026-11-18T14:00:00Z", question());
        let id = short(&asked.id);
        let chase = committed(
            "x-00000002",
            "2026-11-18T17:00:00Z",
            Change::Chase { ask: id.clone(), text: Clean::default() },
        );
        let note = Mark::new("chase", &id).with("n", "00000002").note("↻ Fraud:");
        let answer = committed(
            "x-00000003",
            "2026-11-18T19:00:00Z",
            Change::Answered { ask: id.clone(), text: Clean::line("No 3DS") },
        );
        let arrived = [entry("1", "2026-11-18T17:00:20Z", note.as_str(), false)];
        let found = asks(&ticket(), &arrived, &[asked.clone(), chase.clone()]);
        assert!(found[0].is_open());
        assert_eq!(found[0].chased.len(), 1);
        let found = asks(&ticket(), &[], &[asked, chase, answer]);
        assert_eq!(found[0].answered.as_ref().unwrap().1.as_str(), "No 3DS");
        assert_eq!(found[0].missed(at("2026-11-20T00:00:00Z")), Some(at("2026-11-18T18:00:00Z")));
        assert_eq!(found[0].waited(at("2026-11-20T00:00:00Z")), SignedDuration::from_hours(5));
    }

    #[test]
    fn two_questions_to_one_team_at_once_are_one_wait() {
        let mut first = asks(&ticket(), &[], &[committed("x-00000001", "2026-11-18T10:00:00Z", question())]);
        let second = asks(&ticket(), &[], &[committed("x-00000002", "2026-11-18T11:00:00Z", question())]);
        first.extend(second);
        first[0].answered = Some((at("2026-11-18T12:00:00Z"), Clean::default()));
        let waits = waits(&first, at("2026-11-18T14:00:00Z"));
        assert_eq!(waits, [(Clean::line("Fraud"), SignedDuration::from_hours(4))]);
    }
}
