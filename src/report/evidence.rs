//! What a proposal rests on, read from the store, and the draft that it gives.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use super::proposals::Keys;
use crate::config::{Config, Words};
use crate::domain::change::Change;
use crate::domain::clean::Clean;
use crate::domain::ids::{SopId, TicketId};
use crate::domain::mark::Mark;
use crate::domain::proposal::{self, Case, Draft, Proposal, Sentence, article, request};
use crate::domain::say::Say;
use crate::domain::sop::{Kind, Progress, Run, Sop, State, StepState, running};
use crate::domain::tally::Dim;
use crate::domain::ticket::{Fact, Ticket};
use crate::domain::{coach, plan, review, standing};
use crate::store::{Store, StoreError, TicketView};

/// What a marked note may be that says nothing of the case itself.
const RECORDS: [&str; 6] =
    [standing::VERB, standing::OWNS, coach::VERB, review::VERB, plan::VERB, plan::ENDS];

/// Tickets of other topics that are read beside those of one.
const AROUND: usize = 200;

/// The cases behind a proposal with what people call them; tickets that are no longer held are left out.
fn cases(store: &Store, config: &Config, proposal: &Proposal) -> Result<(Vec<Case>, Keys), StoreError> {
    let mut cases = Vec::with_capacity(proposal.evidence.tickets.len());
    let mut keys = Keys::new();
    for ticket in &proposal.evidence.tickets {
        if let Some(view) = store.ticket(ticket)? {
            keys.insert(ticket.clone(), view.shown.key.clone());
            let worked = worked(&view, config);
            let said = said(&view);
            let (answers, replies) = answers(&view);
            let teams = view.asks().iter().map(|ask| ask.team.clone()).collect();
            let case = named(worked.into_case(&view.shown, answers), &config.words);
            cases.push(Case { said, replies, teams, ..case });
        }
    }
    Ok((cases, keys))
}

/// What customers of other topics of the same product wrote, masked.
fn around(store: &Store, proposal: &Proposal) -> Result<Vec<(TicketId, String)>, StoreError> {
    let mut texts = Vec::new();
    for ticket in store.beside(&proposal.evidence, AROUND)? {
        if let Some(view) = store.ticket(&ticket)? {
            let case = Case::of(&view.shown, Vec::new());
            texts.push((ticket, case.masked(&case.message)));
        }
    }
    Ok(texts)
}

/// What our side wrote: the held conversation without the customer's and Tier 1's part, and what the journal
/// has of our own notes, replies, findings and resolves: what is for ourselves, and what went to the customer.
fn answers(view: &TicketView) -> (Vec<Clean>, Vec<Clean>) {
    let ticket = &view.shown;
    let customer = ticket.requester.as_ref().map(|person| &person.id);
    let tier_1 = ticket.fact(Fact::T1Agent);
    let ours = view.timeline.iter().filter(|entry| {
        // What is said about articles, agents and plans is no answer to a customer's case.
        let is_record =
            Mark::of(entry, ticket).is_some_and(|(mark, _)| RECORDS.contains(&mark.verb.as_str()));
        !is_record
            && entry
                .author
                .as_ref()
                .is_some_and(|author| Some(&author.id) != customer && tier_1 != Some(author.name.as_str()))
    });
    let (mut texts, mut replies): (Vec<Clean>, Vec<Clean>) = (Vec::new(), Vec::new());
    for entry in ours {
        let text = Clean::text(&Mark::unseen(entry, ticket));
        if entry.public { replies.push(text) } else { texts.push(text) }
    }
    for committed in &view.journal {
        match &committed.change {
            Change::Reply { text, .. } => replies.push(text.clone()),
            Change::Note { text } | Change::Answer { value: Some(text), .. } => texts.push(text.clone()),
            Change::Resolve { why, reply, .. } => {
                texts.extend(why.iter().map(|why| why.text.clone()));
                replies.extend(reply.clone());
            }
            _ => {}
        }
    }
    // What was sent from here stands in the conversation too, once that is read.
    let mut seen = BTreeSet::new();
    replies.retain(|reply| {
        seen.insert(reply.as_str().split_whitespace().map(str::to_lowercase).collect::<Vec<_>>())
    });
    (texts, replies)
}

/// What the customer wrote after the first message.
fn said(view: &TicketView) -> Vec<Clean> {
    let customer = view.shown.requester.as_ref().map(|person| &person.id);
    let theirs = view
        .timeline
        .iter()
        .filter(|entry| entry.author.as_ref().is_some_and(|author| Some(&author.id) == customer));
    theirs.map(|entry| entry.text.clone()).filter(|text| *text != view.shown.description).collect()
}

/// What a procedure did for a case.
#[derive(Default)]
struct Worked {
    steps: Vec<Clean>,
    findings: Vec<(Clean, Clean)>,
    found: Vec<Clean>,
    done: Vec<Clean>,
    owner: Option<Clean>,
}

impl Worked {
    fn into_case(self, ticket: &Ticket, answers: Vec<Clean>) -> Case {
        let Self { steps, findings, found, done, owner } = self;
        Case { steps, findings, found, done, owner, ..Case::of(ticket, answers) }
    }
}

/// Product, reason and channel as people call them in the language of the words.
fn named(mut case: Case, words: &Words) -> Case {
    for (fact, value) in &mut case.facts {
        match fact {
            Fact::Product => *value = Clean::line(&words.product(value.as_str())),
            Fact::Reason => *value = Clean::line(&words.reason(value.as_str())),
            _ => {}
        }
    }
    case.channel = case.channel.map(|channel| Clean::line(&words.channel(channel.as_str())));
    case
}

/// The steps of the procedure that were done, what its questions of choice found, and what was written in answer to its open
/// questions: up to the last choice it is what was found, after it what was done. From the run, where it is known here, else
/// the steps that every case has, where the ticket says that all were done.
fn worked(view: &TicketView, config: &Config) -> Worked {
    let run = Run::of(&view.shown, &view.journal, &view.timeline, &config.sops);
    let named = view.shown.fact(Fact::Sop).map(|sop| (SopId::new(Dim::Sop.value(sop)), is_whole(sop)));
    let sop = running(&config.sops, &run, named.as_ref().map(|(id, _)| id));
    let Some(sop) = sop else { return Worked::default() };
    let owner = Some(Clean::line(&sop.owner)).filter(|owner| !owner.is_empty());
    let words = sop.words(config.words.language());
    let title = |id: &str| Clean::line(words.step(id));
    if run.pinned.is_none() {
        let is_whole = named.is_some_and(|(_, is_whole)| is_whole);
        let always = sop.steps.iter().filter(|step| is_whole && step.when.is_none());
        return Worked { steps: always.map(|step| title(&step.id)).collect(), owner, ..Worked::default() };
    }
    let at = view.shown.solved.unwrap_or(view.shown.updated).to_zoned(TimeZone::UTC).datetime();
    let progress = Progress::of(sop, &run, &view.shown, at);
    let done = progress.steps.iter().filter(|step| step.state == State::Done);
    let steps = done.clone().map(|step| title(&step.id)).collect();
    let (found, then) = open_answers(sop, done.clone());
    let findings = done.flat_map(|step| &step.inputs).filter_map(|input| {
        let is_choice = matches!(sop.input(&input.id)?.1.kind, Kind::Choice { .. });
        let answer = input.value.as_ref().filter(|_| is_choice && input.error.is_none())?;
        let option = words.option(&input.id, answer.as_str());
        Some((Clean::line(words.label(&input.id)), Clean::line(option)))
    });
    Worked { steps, findings: findings.collect(), found, done: then, owner }
}

/// What was written in answer to open questions, those without a pattern: up to the last choice, and after it.
fn open_answers<'a>(sop: &Sop, done: impl Iterator<Item = &'a StepState>) -> (Vec<Clean>, Vec<Clean>) {
    let kind = |id: &str| sop.input(id).map(|(_, input)| &input.kind);
    let has_choice = |step: &StepState| {
        step.inputs
            .iter()
            .any(|input| matches!(kind(&input.id), Some(Kind::Choice { .. })) && input.value.is_some())
    };
    let steps: Vec<&StepState> = done.collect();
    let last = steps.iter().rposition(|step| has_choice(step)).unwrap_or(0);
    let written = |steps: &[&StepState]| {
        let inputs = steps.iter().flat_map(|step| &step.inputs).filter(|input| input.error.is_none());
        let open = inputs.filter(|input| kind(&input.id).is_some_and(Kind::is_open));
        open.filter_map(|input| input.value.as_ref()).map(|value| Clean::text(value.as_str())).collect()
    };
    let (found, then) = steps.split_at((last + 1).min(steps.len()));
    (written(found), written(then))
}

/// Whether `id@version 5/5` says that nothing of a procedure was left.
fn is_whole(sop: &str) -> bool {
    let parts = sop.rsplit(' ').next().and_then(|done| done.split_once('/'));
    parts.is_some_and(|(done, of)| done == of)
}

/// A draft with the cases that it rests on.
#[derive(Debug, Clone)]
pub struct Basis {
    /// The draft.
    pub draft: Draft,
    cases: Vec<Case>,
    keys: Keys,
}

/// The draft of a proposal in the language of the words, with its cases.
///
/// # Errors
/// Only faults of the file.
pub fn basis(store: &Store, config: &Config, proposal: &Proposal) -> Result<Basis, StoreError> {
    let (cases, keys) = cases(store, config, proposal)?;
    let code = proposal.evidence.cause.as_str();
    let language = config.words.language();
    let cause = config.taxonomy.get(code).map_or(code, |known| known.name(language));
    let product = config.words.product(proposal.evidence.product.as_str());
    let say = |say: &Say| config.words.say(say);
    let around = around(store, proposal)?;
    let make = match proposal.kind {
        proposal::Kind::Knowledge => article,
        proposal::Kind::Product => request,
    };
    let draft = make(proposal, (&cases, &around), (cause, &product), language, &say);
    Ok(Basis { draft, cases, keys })
}

impl Basis {
    /// Each statement with what people call the tickets that it rests on.
    pub fn traces(&self) -> Vec<(String, Vec<String>)> {
        let trace = |one: &Sentence| {
            let keys = one.tickets.iter().map(|ticket| self.key(ticket));
            (one.text.to_string(), keys.collect())
        };
        self.draft.sentences.iter().map(trace).collect()
    }

    /// The tickets as they may be read beside a draft: what people call each, and its masked words.
    pub fn cases(&self) -> Vec<(String, String)> {
        self.cases.iter().map(|case| (self.key(&case.ticket), case.told())).collect()
    }

    fn key(&self, ticket: &TicketId) -> String {
        self.keys.get(ticket).map_or_else(String::new, ToString::to_string)
    }
}
