//! A second person's yes that was asked for: who asks, for which step, since when, with which answers, and whether it came.
//! It is derived from marked internal notes and from our own writes that are still on their way. Who may give it is decided
//! in `act::approve`.

use jiff::Timestamp;

use super::ask::Ask;
use super::change::{Change, Committed};
use super::clean::Clean;
use super::ids::{ChangeId, TicketId};
use super::mark::Mark;
use super::role::Role;
use super::ticket::{Entry, Person, Ticket};

/// A yes that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// What the yes names.
    pub code: String,
    /// The step.
    pub step: String,
    /// Its title, as whoever asked reads it; empty where only the step's id is known.
    pub title: String,
    /// The procedure with its version, where the note tells it.
    pub sop: Option<String>,
    /// The role that the second person needs.
    pub role: String,
    /// Who asked, where it is known.
    pub by: Option<Person>,
    /// When.
    pub asked: Timestamp,
    /// The answers that are to be approved, a line each.
    pub answers: Clean,
    /// When the yes came.
    pub given: Option<Timestamp>,
}

/// A yes that is missing on an open ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The ticket.
    pub ticket: TicketId,
    /// What people call it.
    pub key: Clean,
    /// Its subject, covered.
    pub subject: Clean,
    /// What is asked for; its answers are covered.
    pub approval: Approval,
}

impl Approval {
    /// Whether it is still missing.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.given.is_none()
    }

    /// The step as it is called, else its id.
    #[must_use]
    pub fn name(&self) -> &str {
        if self.title.is_empty() { &self.step } else { &self.title }
    }

    /// Whether a person can give it: somebody else than the one who asked, with the role.
    #[must_use]
    pub fn is_for(&self, me: &Person) -> bool {
        Role::of(me).may(&self.role) && self.by.as_ref().is_some_and(|by| by.id != me.id)
    }

    /// The same as a question that waits for those who may say yes, under the name that they have on the screen.
    #[must_use]
    pub fn as_ask(&self, team: Clean) -> Ask {
        Ask {
            id: self.code.clone(),
            team,
            question: Clean::line(self.name()),
            by: self.by.clone(),
            asked: self.asked,
            due: None,
            step: Some(self.step.clone()),
            pace: None,
            chased: Vec::new(),
            answered: self.given.map(|at| (at.max(self.asked), Clean::default())),
        }
    }
}

/// Everything that a second person was asked to approve on a ticket, oldest first; `sent` is what our own writes say that
/// may not stand there yet. What was asked anew, because an answer changed, is told by its last request alone.
#[must_use]
pub fn approvals(
    ticket: &Ticket,
    timeline: &[Entry],
    journal: &[Committed],
    sent: &dyn Fn(&ChangeId) -> Option<Clean>,
) -> Vec<Approval> {
    let mut all: Vec<Approval> = Vec::new();
    let notes = || timeline.iter().filter_map(|entry| Mark::of(entry, ticket).map(|it| (it, entry)));
    for ((mark, words), entry) in notes().filter(|((mark, _), _)| mark.verb == "approval") {
        put(&mut all, asked(&mark, words, entry.at, entry.author.as_ref()));
    }
    for one in journal {
        let Change::AskApproval { step, code } = &one.change else { continue };
        let note = sent(&one.id);
        let told = note.as_ref().and_then(|text| Mark::read(text.as_str()));
        put(
            &mut all,
            match told {
                Some((mark, words)) => asked(&mark, words, one.at, Some(&one.by)),
                None => Approval {
                    code: code.clone(),
                    step: step.clone(),
                    title: String::new(),
                    sop: None,
                    role: Role::Lead.as_str().to_owned(),
                    by: Some(one.by.clone()),
                    asked: one.at,
                    answers: Clean::default(),
                    given: None,
                },
            },
        );
    }
    let mut give = |code: &str, by: &Person, role: Option<&str>, at: Timestamp| {
        let role = Person { role: role.map(Clean::line).or_else(|| by.role.clone()), ..by.clone() };
        for one in all.iter_mut().filter(|one| one.code == code && one.is_open() && one.is_for(&role)) {
            one.given = Some(at);
        }
    };
    for ((mark, _), entry) in notes().filter(|((mark, _), _)| mark.verb == "approved") {
        if let Some(author) = &entry.author {
            give(&mark.id, author, mark.value("role"), entry.at);
        }
    }
    for one in journal {
        if let Change::Approve { code, .. } = &one.change {
            give(code, &one.by, None, one.at);
        }
    }
    all.sort_by(|a, b| (a.asked, &a.code).cmp(&(b.asked, &b.code)));
    let last = |nth: usize, one: &Approval| !all[nth + 1..].iter().any(|later| later.step == one.step);
    let kept: Vec<bool> = all.iter().enumerate().map(|(nth, one)| !one.is_open() || last(nth, one)).collect();
    let mut kept = kept.into_iter();
    all.retain(|_| kept.next().unwrap_or(true));
    all
}

/// The first request of a code counts: a second note about it is the same one.
fn put(all: &mut Vec<Approval>, one: Approval) {
    if !all.iter().any(|known| known.code == one.code) {
        all.push(one);
    }
}

/// What a request's note says: its title, then the answers, then for whom it is.
fn asked(mark: &Mark, words: &str, at: Timestamp, by: Option<&Person>) -> Approval {
    let mut lines = words.lines();
    let title = lines.next().unwrap_or_default().trim_start_matches("◇ ").to_owned();
    let answers: Vec<&str> = lines.map(str::trim).filter(|line| !line.starts_with("→ ")).collect();
    Approval {
        code: mark.id.clone(),
        step: mark.value("step").unwrap_or_default().to_owned(),
        title,
        sop: mark.value("sop").map(str::to_owned),
        role: mark.value("role").unwrap_or_default().to_owned(),
        by: by.cloned(),
        asked: at,
        answers: Clean::text(&answers.join("\n")),
        given: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::ids::{EntryId, PersonId};
    use super::super::urgency::tests::ticket;
    use super::*;

    fn person(id: &str, role: &str) -> Person {
        let role = Some(Clean::line(role));
        Person { id: PersonId::new(id), name: Clean::line(id), email: None, role }
    }

    fn entry(nth: i64, by: &Person, text: Clean) -> Entry {
        Entry {
            id: EntryId::new(nth.to_string()),
            at: Timestamp::from_second(1_000_000 + nth * 60).unwrap(),
            author: Some(Person { role: None, ..by.clone() }),
            public: false,
            text,
            files: Vec::new(),
            hidden: false,
        }
    }

    fn request(code: &str, step: &str) -> Clean {
        let mark = Mark::new("approval", code).with("step", step).with("role", "lead");
        mark.note("◇ Refund it\n  Amount: MXN 349.00\n→ lead ABC234")
    }

    fn yes(code: &str, role: &str) -> Clean {
        Mark::new("approved", code).with("step", "refund").with("role", role).note("✔ Refund it")
    }

    fn open(timeline: &[Entry]) -> Vec<Approval> {
        let mut all = approvals(&ticket(), timeline, &[], &|_| None);
        all.retain(Approval::is_open);
        all
    }

    #[test]
    fn a_request_is_missing_until_another_person_with_the_role_gives_it() {
        let (ana, elena) = (person("ana", "agent"), person("elena", "lead"));
        let mut timeline = vec![entry(1, &ana, request("ABC234", "refund"))];
        let found = open(&timeline);
        assert_eq!((found[0].title.as_str(), found[0].answers.as_str()), ("Refund it", "Amount: MXN 349.00"));
        assert!(
            found[0].is_for(&elena) && !found[0].is_for(&ana) && !found[0].is_for(&person("bo", "agent"))
        );
        timeline.push(entry(2, &ana, yes("ABC234", "lead")));
        timeline.push(entry(3, &person("bo", "agent"), yes("ABC234", "agent")));
        assert_eq!(open(&timeline).len(), 1, "neither one's own yes nor one without the role counts");
        timeline.push(entry(4, &elena, yes("ABC234", "lead")));
        assert_eq!(open(&timeline), []);
    }

    #[test]
    fn what_is_asked_anew_after_an_answer_changed_is_missing_once() {
        let ana = person("ana", "agent");
        let timeline = [
            entry(1, &ana, request("ABC234", "refund")),
            entry(2, &ana, request("DEF567", "refund")),
            entry(3, &ana, request("GHJ892", "letter")),
        ];
        let codes: Vec<String> = open(&timeline).into_iter().map(|one| one.code).collect();
        assert_eq!(codes, ["DEF567", "GHJ892"]);
    }

    #[test]
    fn a_request_on_its_way_is_missing_already() {
        let ana = person("ana", "agent");
        let one = Committed {
            id: ChangeId::new("c1"),
            ticket: Some(ticket().id),
            by: ana,
            at: Timestamp::from_second(1_000_000).unwrap(),
            change: Change::AskApproval { step: "refund".to_owned(), code: "ABC234".to_owned() },
        };
        let sent = |_: &ChangeId| Some(request("ABC234", "refund"));
        let journal = [one];
        let told = approvals(&ticket(), &[], &journal, &sent);
        assert_eq!((told.len(), told[0].title.as_str()), (1, "Refund it"));
        let told = approvals(&ticket(), &[], &journal, &|_| None);
        assert_eq!(told[0].as_ask(Clean::line("Lead")).question.as_str(), "refund");
    }
}
