//! How cases of one kind went: what was found, what was done about it and what the customer was told, most frequent first.
//! A way is told only where at least two cases went it; how many others there are is said once.

use std::collections::{BTreeMap, BTreeSet};

use super::case::Case;
use super::draft::{Desk, Section, Shape};
use super::phrases::{Phrase, runs, shared};
use crate::domain::clean::Clean;
use crate::domain::filter::{fold, tokens};
use crate::domain::ids::TicketId;
use crate::domain::say::Say;

/// Shortest sentence in words that is worth quoting.
const SENTENCE_LEAST: usize = 4;

/// A way that cases went.
pub(super) struct Way<'a> {
    cases: Vec<&'a Case>,
    /// Whether it is known by notes and replies alone.
    is_noted: bool,
}

/// What was noted about a case, else what its customer was told at last.
fn written_down(case: &Case) -> Vec<Clean> {
    if case.answers.is_empty() {
        case.replies.last().cloned().into_iter().collect()
    } else {
        case.answers.clone()
    }
}

/// Those that wrote the same in the same words, then those whose texts share a passage.
fn alike_cases<'a>(
    cases: Vec<&'a Case>,
    is_noted: bool,
    texts: impl Fn(&Case) -> Vec<Clean>,
) -> Vec<Way<'a>> {
    let mut by_text: BTreeMap<String, Vec<&'a Case>> = BTreeMap::new();
    for case in cases {
        let text: Vec<String> = texts(case).iter().map(|text| case.masked(text)).collect();
        let key = tokens(&fold(&text.join(" "))).join(" ");
        if !key.is_empty() {
            by_text.entry(key).or_default().push(case);
        }
    }
    let (same, single): (Vec<_>, Vec<_>) = by_text.into_values().partition(|cases| cases.len() > 1);
    let mut ways: Vec<Way<'a>> = same.into_iter().map(|cases| Way { cases, is_noted }).collect();
    let mut left: Vec<&'a Case> = single.into_iter().flatten().collect();
    while left.len() > 1 {
        let written = left.iter().flat_map(|case| texts(case).into_iter().map(|text| (*case, text)));
        let written: Vec<_> = written.map(|(case, text)| (case.ticket.clone(), case.masked(&text))).collect();
        let Some(phrase) = shared(&written, 1).pop() else { break };
        let (cases, rest): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|case| phrase.tickets.contains(&case.ticket));
        ways.push(Way { cases, is_noted });
        left = rest;
    }
    ways
}

impl Desk<'_> {
    /// The ways of the cases whose procedures asked in words what was found, and of a topic also those of cases worked on
    /// other desks, of which the notes and the last reply are known.
    pub(super) fn ways(&self) -> Vec<Way<'_>> {
        let (asked, others): (Vec<&Case>, Vec<&Case>) =
            self.cases.iter().partition(|case| !case.found.is_empty());
        let mut ways = alike_cases(asked, false, |case| case.found.clone());
        if !self.proposal.evidence.topic.is_empty() {
            ways.extend(alike_cases(others, true, written_down));
        }
        let place = |way: &Way<'_>| self.cases.iter().position(|case| case.ticket == way.cases[0].ticket);
        ways.sort_by_key(|way| (std::cmp::Reverse(way.cases.len()), place(way)));
        ways
    }

    /// The ways as branches: what to look for, what is done then, who is asked, what the customer is told.
    pub(super) fn branches(&self, ways: &[Way<'_>]) -> Vec<Branch> {
        let (mut branches, mut bare) = (Vec::new(), Vec::new());
        let all = self.proposal.evidence.tickets.len();
        let (openings, _) = self.openings();
        for way in ways {
            let known = |case: &Case| if way.is_noted { written_down(case) } else { case.found.clone() };
            let mut found = self.alike(&way.cases, known).into_iter();
            let Some(first) = found.next() else { continue };
            let id = match way.outcome() {
                _ if way.is_noted => "proposal-way-noted",
                Some(_) => "proposal-way-outcome",
                None => "proposal-way",
            };
            let say = Say::new(id)
                .with("text", &first.text)
                .with("outcome", way.outcome().unwrap_or_default())
                .with("count", way.cases.len())
                .with("of", all);
            let mut below = Vec::new();
            let mut nested = |id: &str, phrase: Phrase| {
                let say = Say::new(id).with("text", &phrase.text).with("count", phrase.tickets.len());
                below.push((Shape::Step, say, phrase.tickets));
            };
            found.for_each(|phrase| nested("proposal-way-found", phrase));
            let written = |case: &Case| {
                let known = |text: &&Clean| !case.found.contains(text) && !case.done.contains(text);
                let notes = case.answers.iter().filter(|text| !way.is_noted && known(text)).cloned();
                case.done.iter().cloned().chain(notes).collect()
            };
            self.alike(&way.cases, written).into_iter().for_each(|phrase| nested("proposal-way-do", phrase));
            for (team, tickets) in teams(way.cases.iter().copied()) {
                nested("proposal-way-ask", Phrase { text: team.to_string(), tickets });
            }
            let ended = |case: &Case| {
                let is_opening = |text: &Clean| openings.contains(&(&case.ticket, text));
                case.replies.iter().filter(|text| !is_opening(text)).cloned().collect()
            };
            self.alike(&way.cases, ended).into_iter().for_each(|phrase| nested(TELL, phrase));
            // Notes to which nobody was told anything are mostly those that every resolve leaves.
            if below.is_empty() && way.is_noted {
                continue;
            }
            let all_of_it = (Shape::Item, say, way.tickets());
            let list = if below.is_empty() { &mut bare } else { &mut branches };
            list.push(all_of_it);
            branches.extend(below);
        }
        // What was found without a word about what was done tells nobody what to do: it comes last, and says so.
        let is_told = !branches.is_empty();
        branches.extend(bare.into_iter().filter(|_| is_told).map(|(shape, say, tickets)| {
            (shape, Say { id: "proposal-way-bare".to_owned(), ..say }, tickets)
        }));
        branches
    }

    /// What was found, an item each, without what was done about it.
    pub(super) fn found(&mut self, section: Section, branches: Vec<Branch>) {
        for (_, say, tickets) in branches.into_iter().filter(|(shape, ..)| *shape == Shape::Item) {
            let text = say.args.iter().find(|(name, _)| *name == "text").map(|(_, text)| format!("“{text}”"));
            let say = Say::new("proposal-finding").with("value", text.unwrap_or_default());
            self.add(section, Shape::Item, &say.with("count", tickets.len()), tickets);
        }
    }

    /// Adds the branches, and says how many tickets they leave out.
    pub(super) fn tell(&mut self, branches: Vec<Branch>) {
        let counted = branches.iter().filter(|(shape, ..)| *shape == Shape::Item);
        let tickets: BTreeSet<TicketId> =
            counted.flat_map(|(_, _, tickets)| tickets.iter().cloned()).collect();
        for (shape, say, tickets) in branches {
            self.add(Section::Resolution, shape, &say, tickets);
        }
        let all = self.proposal.evidence.tickets.clone();
        let others = all.len().saturating_sub(tickets.len());
        if others > 0 {
            let say = Say::new("proposal-way-others").with("count", others).with("of", all.len());
            self.add(Section::Resolution, Shape::Plain, &say, all);
        }
    }

    /// What customers were told first, where they were told more than once; and that what ends a case is sent at its end.
    pub(super) fn replies(&mut self, told: BTreeSet<TicketId>) {
        let (_, openings) = self.openings();
        for phrase in openings {
            let say = Say::new("proposal-reply-first")
                .with("text", &phrase.text)
                .with("count", phrase.tickets.len());
            self.add(Section::Reply, Shape::Item, &say, phrase.tickets);
        }
        let say = Say::new("proposal-reply-after").with("count", told.len());
        self.add(Section::Reply, Shape::Item, &say, told.into_iter().collect());
    }

    /// The first replies of cases that got several: whose and which, and what they share.
    fn openings(&self) -> (BTreeSet<(&TicketId, &Clean)>, Vec<Phrase>) {
        let several: Vec<&Case> = self.cases.iter().filter(|case| case.replies.len() > 1).collect();
        let first = several.iter().map(|case| (&case.ticket, &case.replies[0])).collect();
        (first, self.alike(&several, |case| case.replies.first().cloned().into_iter().collect()))
    }

    /// The sentences that at least two of these cases wrote, in their order; those that the same cases wrote stand together.
    /// Where they share no whole sentence, the passages that they share.
    fn alike(&self, cases: &[&Case], texts: impl Fn(&Case) -> Vec<Clean>) -> Vec<Phrase> {
        let written = cases.iter().flat_map(|case| texts(case).into_iter().map(|text| (*case, text)));
        let texts: Vec<(TicketId, String)> =
            written.map(|(case, text)| (case.ticket.clone(), case.masked(&text))).collect();
        let mut order: Vec<String> = Vec::new();
        let mut sentences: BTreeMap<String, Phrase> = BTreeMap::new();
        for run in runs(&texts, SENTENCE_LEAST) {
            let (from, until) = (&run[0], &run[run.len() - 1]);
            let (ticket, text) = &texts[from.text];
            let rest = &text[until.until..];
            let closing: usize =
                rest.chars().take_while(|c| matches!(c, ')' | '%')).map(char::len_utf8).sum();
            let key: Vec<&str> = run.iter().map(|word| word.folded.as_str()).collect();
            let found = sentences.entry(key.join(" ")).or_insert_with_key(|key| {
                order.push(key.clone());
                Phrase { text: text[from.from..until.until + closing].to_owned(), tickets: Vec::new() }
            });
            if !found.tickets.contains(ticket) {
                found.tickets.push(ticket.clone());
            }
        }
        let said = self.said_already();
        let is_new = |phrase: &Phrase| tokens(&phrase.text).iter().any(|word| !said.contains(word));
        let mut alike: Vec<Phrase> = Vec::new();
        for phrase in order.iter().filter_map(|key| sentences.remove(key)) {
            if phrase.tickets.len() < 2 || !is_new(&phrase) {
                continue;
            }
            match alike.iter_mut().find(|other| other.tickets == phrase.tickets) {
                Some(other) => other.text = format!("{}. {}", other.text, phrase.text),
                None => alike.push(phrase),
            }
        }
        if alike.is_empty() { shared(&texts, 2).into_iter().filter(is_new).collect() } else { alike }
    }
}

/// What a branch tells the customer, by its id.
const TELL: &str = "proposal-way-tell";

/// The tickets whose customers the branches tell something.
pub(super) fn told_in(branches: &[Branch]) -> BTreeSet<TicketId> {
    let told = branches.iter().filter(|(_, say, _)| say.id == TELL);
    told.flat_map(|(.., tickets)| tickets.iter().cloned()).collect()
}

/// A line of a branch: how it stands, what it says, whose it is.
pub(super) type Branch = (Shape, Say, Vec<TicketId>);

impl Way<'_> {
    /// What the choices of its procedure came to, where all of its cases agree.
    fn outcome(&self) -> Option<String> {
        let first = &self.cases[0].findings;
        let mut agreed = first.iter().filter(|one| self.cases.iter().all(|case| case.findings.contains(one)));
        let (_, answer) = agreed.next_back()?;
        Some(answer.to_string()).filter(|answer| !answer.is_empty())
    }

    fn tickets(&self) -> Vec<TicketId> {
        self.cases.iter().map(|case| case.ticket.clone()).collect()
    }
}

/// Which teams were asked on which cases, most frequent first.
pub(super) fn teams<'a>(cases: impl Iterator<Item = &'a Case>) -> Vec<(&'a Clean, Vec<TicketId>)> {
    let mut by_team: BTreeMap<&Clean, Vec<TicketId>> = BTreeMap::new();
    for case in cases {
        for team in &case.teams {
            let tickets = by_team.entry(team).or_default();
            if !tickets.contains(&case.ticket) {
                tickets.push(case.ticket.clone());
            }
        }
    }
    let mut teams: Vec<_> = by_team.into_iter().collect();
    teams.sort_by_key(|(_, tickets)| std::cmp::Reverse(tickets.len()));
    teams
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::proposal::{Draft, Kind, Proposal, article, request, topic_key};
    use crate::domain::recurrence::Recurrence;

    const HOLD: &str =
        "The hold has an end date and is within the policy. It was never told to the customer.";
    const LOCK: &str = "Risk locked the account after a report of fraud";

    fn case(nth: usize, found: &str, done: &str, replies: &[&str]) -> Case {
        Case {
            ticket: TicketId::new(nth.to_string()),
            subject: Clean::line("Managing an account: Deposits"),
            message: Clean::text("They put a hold on my check and nobody says why"),
            said: Vec::new(),
            steps: vec![Clean::line("Read the case"), Clean::line("Put it right")],
            findings: vec![(Clean::line("Where did it go wrong?"), Clean::line("With us"))],
            found: vec![Clean::text(found)],
            done: vec![Clean::text(done)],
            owner: Some(Clean::line("tier2-operations")),
            answers: vec![Clean::text(found), Clean::text(done)],
            replies: replies.iter().map(|text| Clean::text(text)).collect(),
            teams: Vec::new(),
            facts: BTreeMap::new(),
            channel: None,
            people: vec![Clean::line("Laura Méndez")],
        }
    }

    fn cases() -> Vec<Case> {
        let free = "Called the paying bank and wrote the date into the account";
        let told = "Your deposit is free on the day that we wrote to you.";
        let first = "We look at the hold and write to you within two business days.";
        let mut cases: Vec<Case> = (0..3).map(|nth| case(nth, HOLD, free, &[first, told])).collect();
        cases.extend((3..5).map(|nth| Case {
            teams: vec![Clean::line("Risk")],
            ..case(
                nth,
                &format!("{LOCK} of Laura Méndez number {nth}."),
                "Nothing to take off here, asked Risk about it",
                &[told],
            )
        }));
        cases.push(case(
            5,
            "The customer moved away and never got the letter.",
            "Sent the letter again",
            &[],
        ));
        cases
    }

    fn proposal(kind: Kind, cases: &[Case]) -> Proposal {
        let evidence = Recurrence {
            cause: Clean::line("PRC-05"),
            product: Clean::line("bank_account"),
            topic: Clean::line("deposits"),
            others: Vec::new(),
            tickets: cases.iter().map(|case| case.ticket.clone()).collect(),
            customers: 6,
            since: "2026-11-01T00:00:00Z".parse().unwrap(),
            trend: vec![6],
        };
        Proposal::candidate(kind, topic_key(kind, "PRC-05", ("bank_account", "deposits"), 0), evidence)
    }

    fn words(say: &Say) -> String {
        let values: Vec<_> = say.args.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("{} {}.", say.id, values.join(" "))
    }

    fn draft() -> Draft {
        let cases = cases();
        let around: Vec<(TicketId, String)> = (10..18)
            .map(|nth| (TicketId::new(nth.to_string()), "A fee on my account again".to_owned()))
            .collect();
        article(
            &proposal(Kind::Knowledge, &cases),
            (&cases, &around),
            ("Step missed", "bank account"),
            "en",
            &words,
        )
    }

    #[test]
    fn each_branch_says_what_to_look_for_do_and_tell_from_its_own_tickets_and_the_numbers_add_up() {
        let draft = draft();
        let lines: Vec<_> = draft.sentences.iter().filter(|one| one.section == Section::Resolution).collect();
        let branches: Vec<_> = lines.iter().filter(|one| one.shape == Shape::Item).collect();
        assert_eq!(branches.iter().map(|one| one.tickets.len()).collect::<Vec<_>>(), [3, 2]);
        assert!(branches[0].text.as_str().contains(&HOLD[..HOLD.len() - 1]), "the whole text: {branches:?}");
        assert!(branches[0].text.as_str().contains("outcome=With us count=3 of=6"), "{branches:?}");
        assert!(branches[1].text.as_str().contains(LOCK), "what two wrote differently: {branches:?}");
        let mut own = &branches[0].tickets;
        for line in &lines {
            match line.shape {
                Shape::Item => own = &line.tickets,
                Shape::Step => assert!(line.tickets.iter().all(|ticket| own.contains(ticket)), "{line:?}"),
                Shape::Plain | Shape::Quote => {
                    assert!(line.text.as_str().contains("proposal-way-others count=1 of=6"), "{line:?}");
                }
            }
        }
        let told: Vec<&str> = lines.iter().map(|one| one.text.as_str().split(' ').next().unwrap()).collect();
        let branch = ["proposal-way-outcome", "proposal-way-do", "proposal-way-tell"];
        assert_eq!(told[..3], branch);
        assert_eq!(told[3..], [branch[0], branch[1], "proposal-way-ask", branch[2], "proposal-way-others"]);
        assert!(draft.sentences.iter().all(|one| one.tickets.len() >= 2));
        let text = draft.markdown(&words);
        for private in ["Laura", "Méndez", "Read the case", "moved away"] {
            assert!(!text.as_str().contains(private), "{private} in {text}");
        }
    }

    #[test]
    fn what_is_told_first_is_apart_from_what_is_told_at_the_end() {
        let draft = draft();
        let reply: Vec<_> = draft.sentences.iter().filter(|one| one.section == Section::Reply).collect();
        assert!(
            reply[0].text.as_str().starts_with("proposal-reply-first text=We look at the hold"),
            "{reply:?}"
        );
        assert_eq!((reply[0].tickets.len(), reply[1].tickets.len(), reply.len()), (3, 5, 2));
        let text = draft.markdown(&words);
        assert_eq!(text.as_str().matches("We look at the hold").count(), 1, "{text}");
    }

    #[test]
    fn a_topic_is_told_by_what_customers_of_other_topics_do_not_write() {
        let text = draft().markdown(&words);
        let tell = text.as_str().lines().find(|line| line.contains("proposal-telling-topic")).unwrap();
        assert!(tell.contains("hold") && !tell.contains("account"), "{tell}");
        assert!(text.as_str().contains("proposal-escalate-owner owner=tier2-operations"), "{text}");
    }

    #[test]
    fn a_topic_worked_on_other_desks_is_told_by_its_notes_and_last_replies() {
        let away = |case: Case| Case { found: Vec::new(), done: Vec::new(), findings: Vec::new(), ..case };
        let cases: Vec<Case> = cases().into_iter().map(away).collect();
        let text = article(
            &proposal(Kind::Knowledge, &cases),
            (&cases, &[]),
            ("Step missed", "bank account"),
            "en",
            &words,
        );
        let lines: Vec<_> = text.sentences.iter().filter(|one| one.section == Section::Resolution).collect();
        assert!(
            lines[0].text.as_str().starts_with("proposal-way-noted text=The hold has an end date"),
            "{lines:?}"
        );
        assert!(lines[0].text.as_str().contains("paying bank") && lines[0].tickets.len() == 3, "{lines:?}");
        assert!(
            lines[1].text.as_str().starts_with("proposal-way-tell text=Your deposit is free"),
            "{lines:?}"
        );
        assert!(lines.iter().all(|line| !line.text.as_str().contains("Laura")), "{lines:?}");
    }

    #[test]
    fn a_request_brings_what_was_found_without_what_was_done() {
        let cases = cases();
        let text = request(
            &proposal(Kind::Product, &cases),
            (&cases, &[]),
            ("Step missed", "bank account"),
            "en",
            &words,
        )
        .markdown(&words);
        assert!(
            text.as_str().contains(&format!("proposal-finding value=“{}” count=3", &HOLD[..HOLD.len() - 1])),
            "{text}"
        );
        assert!(!text.as_str().contains("paying bank"), "{text}");
    }
}
