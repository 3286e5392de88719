//! What agents wrote alike about cases of several kinds, where nothing tells what was found from what was done.

use std::collections::BTreeMap;

use super::case::Case;
use super::draft::{Desk, Section, Shape, readable};
use super::phrases::{Phrase, shared};
use crate::domain::clean::Clean;
use crate::domain::filter::tokens;
use crate::domain::ids::TicketId;
use crate::domain::say::Say;
use crate::domain::ticket::Fact;

/// Answers that an article gives at most: it may be about several kinds of cases.
const ANSWERS_MAX: usize = 24;

impl Desk<'_> {
    /// What the cases call themselves, where several share it.
    pub(super) fn subjects(&mut self) {
        let subject = |case: &Case| Some(case.masked(&case.subject)).filter(|text| !text.trim().is_empty());
        self.values(Section::Issue, "proposal-subject", subject);
    }

    fn is_called(&self, ticket: &TicketId, subject: &str) -> bool {
        self.cases.iter().any(|case| case.ticket == *ticket && case.masked(&case.subject) == subject)
    }

    /// The subject that most of these tickets share, where the cases have several.
    fn subject_of(&self, tickets: &[TicketId]) -> Option<String> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut all = std::collections::BTreeSet::new();
        for case in self.cases {
            let subject = case.masked(&case.subject);
            if tickets.contains(&case.ticket) {
                *counts.entry(subject.clone()).or_default() += 1;
            }
            all.insert(subject);
        }
        let (subject, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        let is_theirs = count >= 2 && count * 3 >= tickets.len() * 2 && !subject.trim().is_empty();
        (is_theirs && all.len() > 1).then_some(subject)
    }

    /// The words of what the text says anyhow: the cause, the subjects, the reasons. Nobody is helped by an answer that
    /// only repeats them.
    pub(super) fn said_already(&self) -> std::collections::BTreeSet<String> {
        let reported = (self.say)(&Say::new("proposal-reason"));
        let mut said = format!("{} {} {reported}", self.proposal.evidence.cause, self.cause);
        for case in self.cases {
            said.push(' ');
            said.push_str(&case.masked(&case.subject));
            said.push(' ');
            said.push_str(&case.facts.get(&Fact::Reason).map(readable).unwrap_or_default());
        }
        tokens(&said).into_iter().collect()
    }

    /// What agents wrote alike (in the draft's language if they do there, else in any) and what is not said elsewhere: of each
    /// kind of case first, then of all.
    pub(super) fn written(
        &self,
        texts: impl Fn(&Case) -> &[Clean],
        elsewhere: &[(Option<String>, Phrase)],
    ) -> Vec<(Option<String>, Phrase)> {
        let answers = |own: bool| -> Vec<(TicketId, String)> {
            let cases = self.cases.iter().filter(|case| !own || case.speaks(self.language));
            cases
                .flat_map(|case| texts(case).iter().map(|text| (case.ticket.clone(), case.masked(text))))
                .collect()
        };
        let mut phrases = shared(&answers(true), ANSWERS_MAX);
        if phrases.is_empty() {
            phrases = shared(&answers(false), ANSWERS_MAX);
        }
        let said = self.said_already();
        let news = |phrase: &Phrase| {
            let words = tokens(&phrase.text);
            let is_there = |(_, other): &(Option<String>, Phrase)| {
                let others = tokens(&other.text);
                words.iter().all(|word| others.contains(word))
            };
            words.iter().any(|word| !said.contains(word)) && !elsewhere.iter().any(is_there)
        };
        let found: Vec<(Option<String>, Phrase)> = phrases
            .into_iter()
            .filter(news)
            .map(|mut phrase| {
                let subject = self.subject_of(&phrase.tickets);
                if let Some(subject) = &subject {
                    // What is said of a kind is counted in that kind alone.
                    phrase.tickets.retain(|ticket| self.is_called(ticket, subject));
                }
                (subject, phrase)
            })
            .collect();
        // What is known to answer one kind of case comes before what is written on all of them; what belongs to one kind
        // stands together, in the order in which it was written.
        let (mut some, all): (Vec<_>, Vec<_>) = found.into_iter().partition(|(subject, _)| subject.is_some());
        let kinds: Vec<String> = some.iter().filter_map(|(subject, _)| subject.clone()).collect();
        let place = |phrase: &Phrase| {
            let case = self.cases.iter().find(|case| phrase.tickets.first() == Some(&case.ticket))?;
            texts(case).iter().position(|text| case.masked(text).contains(&phrase.text))
        };
        some.sort_by_key(|(subject, phrase)| {
            (kinds.iter().position(|kind| Some(kind) == subject.as_ref()), place(phrase))
        });
        some.into_iter().chain(all).collect()
    }

    /// What was written, an item each; what the same tickets say of one kind is one item.
    pub(super) fn told(&mut self, section: Section, written: Vec<(Option<String>, Phrase)>) {
        let mut items: Vec<(Option<String>, Phrase)> = Vec::new();
        for (subject, phrase) in written {
            match items.last_mut() {
                Some((before, item))
                    if subject.is_some() && *before == subject && item.tickets == phrase.tickets =>
                {
                    item.text = format!("{} … {}", item.text, phrase.text);
                }
                _ => items.push((subject, phrase)),
            }
        }
        for (subject, phrase) in items {
            let id = if subject.is_some() { "proposal-answer-for" } else { "proposal-answer" };
            let say = Say::new(id).with("text", &phrase.text).with("count", phrase.tickets.len());
            let say = say.with("subject", subject.unwrap_or_default());
            self.add(section, Shape::Item, &say, phrase.tickets);
        }
    }
}
