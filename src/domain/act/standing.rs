//! What a person says about an article or a request: offering it, validating it as the second person, sending it back,
//! archiving it, and whose it is. All of it is records on a ticket behind it.

use jiff::Timestamp;

use super::{Acted, record};
use crate::domain::able::Able;
use crate::domain::clean::Clean;
use crate::domain::ids::ChangeId;
use crate::domain::say::Refusal;
use crate::domain::standing::{Confidence, Standing, is_proposal, offered, owned, say};
use crate::domain::ticket::{Person, Ticket};

/// What is spoken about, and by whom.
#[derive(Debug, Clone, Copy)]
pub struct Matter<'a> {
    /// What the records call it.
    pub about: &'a str,
    /// How it stands.
    pub standing: &'a Standing,
    /// A ticket behind it; none where no desk would find what is said.
    pub ticket: Option<&'a Ticket>,
    /// Who speaks.
    pub me: &'a Person,
    /// What the CRM has a place for.
    pub able: &'a Able,
    /// Now.
    pub now: Timestamp,
}

impl Matter<'_> {
    fn carried(&self, mark: crate::domain::mark::Mark, words: &str, id: ChangeId) -> Acted {
        let nowhere = || vec![Refusal::new("article-nowhere").at("ticket")];
        record(self.ticket.ok_or_else(nowhere)?, self.able, mark, words, self.now, id)
    }
}

/// Offers a text to a second person; `head` is what a colleague reads above it.
pub fn offer_text(matter: &Matter<'_>, title: &Clean, text: &Clean, head: &str, id: ChangeId) -> Acted {
    if title.as_str().trim().is_empty() || text.as_str().trim().is_empty() {
        return Err(vec![Refusal::new("proposal-empty").at(matter.about)]);
    }
    let is_there = matter.standing.shown().is_some_and(|offered| {
        offered.title == *title && offered.text.as_str().trim() == text.as_str().trim()
    });
    if is_there {
        return Ok(Vec::new());
    }
    let head = head.lines().next().unwrap_or_default();
    let (mark, text) = offered(matter.about, title, text);
    matter.carried(mark, &format!("{head}\n{text}"), id)
}

/// Says that a text is right, that it goes back to its writer, or that it is not to be used any more. The last two need a
/// sentence; `head` is what a colleague reads before it.
pub fn say_of_text(
    matter: &Matter<'_>,
    state: Confidence,
    (head, words): (&str, &str),
    id: ChangeId,
) -> Acted {
    let standing = matter.standing;
    if let Some(no) = refused(matter.about, standing, state, matter.me) {
        return Err(vec![no.at(matter.about)]);
    }
    if standing.confidence == Some(state) {
        return Ok(Vec::new());
    }
    let words = words.trim();
    if words.is_empty() && state != Confidence::Validated {
        return Err(vec![Refusal::new("article-sentence").at("text")]);
    }
    let told = if words.is_empty() { head.to_owned() } else { format!("{head}: {words}") };
    matter.carried(say(matter.about, state), &told, id)
}

/// Why somebody may not say this of a text, if so.
#[must_use]
pub fn refused(about: &str, standing: &Standing, state: Confidence, me: &Person) -> Option<Refusal> {
    match state {
        Confidence::Validated if standing.is_by(&me.id) => Some(Refusal::new("article-author")),
        Confidence::Validated | Confidence::WorkInProgress => {
            let is_ready =
                matches!(standing.confidence, Some(Confidence::NotValidated | Confidence::Validated));
            // What was there before us was offered by nobody, and can be validated all the same.
            let is_foreign = !is_proposal(about) && state == Confidence::Validated;
            (!is_ready && !is_foreign).then(|| Refusal::new("article-not-offered"))
        }
        Confidence::NotValidated | Confidence::Archived => None,
    }
}

/// Says whose it is.
pub fn own(matter: &Matter<'_>, owner: Option<&Person>, head: &str, id: ChangeId) -> Acted {
    if matter.standing.owner.as_ref().map(|(id, _)| id) == owner.map(|owner| &owner.id) {
        return Ok(Vec::new());
    }
    matter.carried(owned(matter.about, owner), head, id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::PersonId;
    use crate::domain::standing::Offered;
    use crate::domain::urgency::tests::ticket;

    fn person(id: &str) -> Person {
        Person { id: PersonId::new(id), name: Clean::line(id), email: None, role: None }
    }

    #[test]
    fn the_writer_is_refused_in_words_and_another_person_is_not() {
        let now = "2026-11-21T12:00:00Z".parse().unwrap();
        let (ana, bruno, able, ticket) = (person("ana"), person("bruno"), Able::default(), ticket());
        let offered =
            Offered { title: Clean::line("t"), text: Clean::text("x"), by: Some(ana.clone()), at: now };
        let standing = Standing {
            confidence: Some(Confidence::NotValidated),
            offered: Some(offered),
            ..Standing::default()
        };
        let by =
            |me| Matter { about: "sl-1", standing: &standing, ticket: Some(&ticket), me, able: &able, now };
        let id = || ChangeId::new("c-1");
        let said = |me, state, words| {
            say_of_text(&by(me), state, ("Validated", words), id())
                .map_err(|no| no[0].rule.clone().into_owned())
        };
        assert_eq!(said(&ana, Confidence::Validated, "").unwrap_err(), "article-author");
        assert_eq!(said(&bruno, Confidence::Validated, "").unwrap().len(), 1);
        assert_eq!(said(&bruno, Confidence::WorkInProgress, " ").unwrap_err(), "article-sentence");
        let nowhere = Matter { ticket: None, ..by(&bruno) };
        let no = own(&nowhere, Some(&bruno), "Bruno sees to it.", id()).unwrap_err();
        assert_eq!(no[0].rule, "article-nowhere");
        let fresh = Matter { standing: &Standing::default(), ..by(&bruno) };
        let no = say_of_text(&fresh, Confidence::WorkInProgress, ("Back", "why"), id()).unwrap_err();
        assert_eq!(no[0].rule, "article-not-offered");
        let no = say_of_text(&fresh, Confidence::Validated, ("Right", ""), id()).unwrap_err();
        assert_eq!(no[0].rule, "article-not-offered", "there is no text yet that could be right");
        let there = Matter { about: "360000600002", ..fresh };
        assert!(say_of_text(&there, Confidence::Validated, ("Right", ""), id()).is_ok(), "it was there");
    }
}
