//! What a person may do with a case, as changes ready to commit. Every path (keys, commands) goes through here;
//! the ids come from the caller, so that a double key press cannot make two. An empty list means that all is as
//! wished already.

mod along;
mod later;
mod lead;
mod problem;
mod record;
mod standing;
mod team;
mod tell;
mod tie;
mod track;
mod work;

pub use along::{Along, FILLED, filled, reply_along};
pub use later::put_off;
pub use lead::{Look, coach, end_plan, look, make_plan, reassign, takes_records};
pub use problem::{BLANK, Setting, anchor, link_problem, open_problem, set_problem, tell_solved};
pub use record::record;
pub use standing::{Matter, offer_text, own, refused as article_refused, say_of_text};
pub use team::{answer_of_team, step_to_ask, team_answered};
pub use tell::{tell, told_once};
pub use tie::{MergeForm, Other, link, merge};
pub use track::{AskForm, answered, ask, chase, end_promise, promise};
pub use work::{answer, approve, start_sop, tick};

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::change::{Change, Comment, FieldValue, NewChange, Outgoing, Patch};
use super::clean::Clean;
use super::gate;
use super::ids::ChangeId;
use super::mark::Mark;
use super::returned;
use super::say::Refusal;
use super::sop::{Progress, Run, Sop, SopWords};
use super::taxonomy::Taxonomy;
use super::ticket::{Fact, Knowledge, Named, Person, Status, Ticket, Verdict};
use super::why::Why;

/// A ticket with all that decides what may be done with it.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The ticket as it is shown: our waiting writes folded over the server's row.
    pub ticket: &'a Ticket,
    /// Who acts.
    pub me: &'a Person,
    /// The run, folded from the ticket's journal.
    pub run: &'a Run,
    /// The procedure it runs or would start: see [`crate::domain::sop::running`].
    pub sop: Option<&'a Sop>,
    /// The causes that exist.
    pub taxonomy: &'a Taxonomy,
    /// Now, in the agent's own zone.
    pub now: DateTime,
    /// That zone.
    pub zone: &'a TimeZone,
    /// The agent's language, for titles and sentences of the procedure.
    pub language: &'a str,
}

impl<'a> Case<'a> {
    /// The run held against its procedure, where there is one.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        Some(Progress::of(self.sop?, self.run, self.ticket, self.now))
    }

    /// A step's title in the agent's language.
    #[must_use]
    pub fn step_title<'s>(&self, id: &'s str) -> &'s str
    where
        'a: 's,
    {
        self.words().map_or(id, |words| words.step(id))
    }

    /// An input's label in the agent's language.
    #[must_use]
    pub fn label<'s>(&self, input: &'s str) -> &'s str
    where
        'a: 's,
    {
        self.words().map_or(input, |words| words.label(input))
    }

    /// The sentence of a check or a gate in the agent's language.
    #[must_use]
    pub fn message<'s>(&self, id: &'s str) -> &'s str
    where
        'a: 's,
    {
        self.words().map_or(id, |words| words.message(id))
    }

    fn words(&self) -> Option<&'a SopWords> {
        self.sop.map(|sop| sop.words(self.language))
    }

    /// Now as an instant.
    fn at(&self) -> Timestamp {
        self.zone.to_ambiguous_timestamp(self.now).compatible().unwrap_or(Timestamp::UNIX_EPOCH)
    }

    fn change(&self, id: ChangeId, change: Change, out: Option<Patch>) -> NewChange {
        NewChange { id, ticket: Some(self.ticket.id.clone()), change, out: out.map(Outgoing::Ticket) }
    }
}

/// What the Resolve sheet holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResolveForm {
    /// Root cause, a code.
    pub cause: String,
    /// Contributing causes.
    pub causes_also: Vec<String>,
    /// Knowledge action.
    pub knowledge: Option<Knowledge>,
    /// Verdict on the escalation.
    pub verdict: Option<Verdict>,
    /// Why, from the symptom to the cause.
    pub why: Vec<Why>,
    /// The word for an answer that nothing shows, as a colleague reads it.
    pub assumed: String,
    /// Reply to the customer.
    pub reply: Option<Clean>,
    /// Reason for passing a gate that allows it.
    pub override_reason: Option<Clean>,
    /// Whether the CRM takes tags, by which other desks find the note of an override.
    pub tags: bool,
}

/// What the Return sheet holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReturnForm {
    /// What was missing.
    pub missing: Vec<Clean>,
    /// Verdict on the escalation.
    pub verdict: Option<Verdict>,
    /// The Tier-1 queue; absent where the CRM has none of the name that the settings give.
    pub queue: Option<Named>,
    /// Whether the CRM takes tags, by which other desks find the note of what was missing.
    pub tags: bool,
}

/// Changes to commit together, or everything that speaks against it.
pub type Acted = Result<Vec<NewChange>, Vec<Refusal>>;

/// Takes the ticket. One that somebody else owns is taken only by force; a new one becomes open.
pub fn claim(case: &Case<'_>, force: bool, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    standing(case)?;
    match &case.ticket.assignee {
        Some(owner) if owner.id == case.me.id => return Ok(Vec::new()),
        Some(owner) if !force => {
            return Err(vec![Refusal::new("owned").with("key", &case.ticket.key).with("owner", &owner.name)]);
        }
        _ => {}
    }
    let mut set = vec![FieldValue::Assignee(Some(case.me.clone()))];
    if case.ticket.status == Status::New {
        set.push(FieldValue::Status(Status::Open));
    }
    Ok(vec![case.change(ids(), Change::Claim, Some(Patch { set, ..Patch::default() }))])
}

/// Gives a field a value. A ticket is never solved this way: that is what [`resolve`] is for.
pub fn set(case: &Case<'_>, value: FieldValue, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    here(case)?;
    if case.ticket.status == Status::Closed {
        return Err(vec![Refusal::new("closed").with("key", &case.ticket.key)]);
    }
    let refused = match &value {
        FieldValue::Status(status) if !status.is_open() => return Err(gate::set_solved(case)),
        FieldValue::Fact(Fact::Sop, _) => Some(Refusal::new("set-sop")),
        FieldValue::Fact(Fact::Cause, Some(code)) => gate::cause(case.taxonomy, code.as_str(), "cause"),
        FieldValue::Fact(Fact::CausesAlso, Some(codes)) => {
            codes.as_str().split(',').find_map(|code| gate::cause(case.taxonomy, code, "causes_also"))
        }
        FieldValue::Fact(Fact::Knowledge, Some(field)) if Knowledge::parse(field.as_str()).is_none() => {
            Some(Refusal::new("knowledge-form").with("value", field))
        }
        FieldValue::Fact(Fact::Verdict, Some(word)) if Verdict::parse(word.as_str()).is_none() => {
            Some(Refusal::new("verdict-form").with("value", word))
        }
        _ => None,
    };
    if let Some(refused) = refused {
        return Err(vec![refused.at(value.name())]);
    }
    let patch = Patch { set: vec![value.clone()], ..Patch::default() };
    if case.ticket.with([&patch]) == *case.ticket {
        return Ok(Vec::new());
    }
    let goes_on = tell::hands_on(case, &value);
    let changes = vec![case.change(ids(), Change::Set { value }, Some(patch))];
    Ok(if goes_on { tell::with_told(case, changes, ids) } else { changes })
}

/// Writes an internal note.
pub fn note(case: &Case<'_>, text: Clean, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    comment(case, text, false, ids)
}

/// Writes a reply that the customer sees.
pub fn reply(case: &Case<'_>, text: Clean, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    comment(case, text, true, ids)
}

fn comment(case: &Case<'_>, text: Clean, public: bool, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    here(case)?;
    if case.ticket.status == Status::Closed {
        return Err(vec![Refusal::new("closed").with("key", &case.ticket.key)]);
    }
    if text.as_str().trim().is_empty() {
        return Err(vec![Refusal::new("text-empty").at("text")]);
    }
    let patch = said(text.clone(), public);
    let change = if public { Change::Reply { text, solves: None } } else { Change::Note { text } };
    Ok(vec![case.change(ids(), change, Some(patch))])
}

/// Adds and removes tags; what is there (or gone) already is left out.
pub fn tag(
    case: &Case<'_>,
    add: &BTreeSet<Clean>,
    remove: &BTreeSet<Clean>,
    ids: &mut impl FnMut() -> ChangeId,
) -> Acted {
    here(case)?;
    if case.ticket.status == Status::Closed {
        return Err(vec![Refusal::new("closed").with("key", &case.ticket.key)]);
    }
    let spaced = |tag: &&Clean| tag.is_empty() || tag.as_str().contains(char::is_whitespace);
    if let Some(bad) = add.iter().find(spaced) {
        return Err(vec![Refusal::new("tag-form").with("tag", bad).at("tags")]);
    }
    let add: BTreeSet<Clean> = add.difference(&case.ticket.tags).cloned().collect();
    let remove: BTreeSet<Clean> =
        remove.intersection(&case.ticket.tags).filter(|tag| !add.contains(*tag)).cloned().collect();
    if add.is_empty() && remove.is_empty() {
        return Ok(Vec::new());
    }
    let patch = Patch { add_tags: add.clone(), remove_tags: remove.clone(), ..Patch::default() };
    Ok(vec![case.change(ids(), Change::Tag { add, remove }, Some(patch))])
}

/// Resolves the case through the gate: status, cause, knowledge, verdict and progress as fields, the reply (or
/// else the why-chain) as the comment. Where both are there, the why-chain goes first as a note of its own.
pub fn resolve(case: &Case<'_>, form: &ResolveForm, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    let no = gate::resolve(case, form);
    let (Some(knowledge), Some(verdict)) = (form.knowledge.clone(), form.verdict) else { return Err(no) };
    if !no.is_empty() {
        return Err(no);
    }
    let code = |code: &String| {
        case.taxonomy.get(code.trim()).map_or_else(|| code.clone(), |known| known.code.clone())
    };
    let root = code(&form.cause);
    let causes_also: Vec<String> = form.causes_also.iter().map(code).collect();
    let kept = |text: &&Clean| !text.as_str().trim().is_empty();
    let reply = form.reply.as_ref().filter(kept).cloned();
    let why: Vec<Why> = form.why.iter().filter(|why| kept(&&why.text)).cloned().collect();
    let overridden: Vec<Clean> =
        gate::overridden(case, form).iter().map(|words| Clean::line(words)).collect();
    let override_reason = form.override_reason.clone().filter(|_| !overridden.is_empty());

    let mut set = vec![
        FieldValue::Status(Status::Solved),
        FieldValue::Fact(Fact::Cause, Some(Clean::line(&root))),
        FieldValue::Fact(Fact::Knowledge, Some(Clean::line(&knowledge.to_field()))),
        FieldValue::Fact(Fact::Verdict, Some(Clean::line(verdict.as_str()))),
    ];
    if !causes_also.is_empty() || case.ticket.fact(Fact::CausesAlso).is_some() {
        let joined = Some(Clean::line(&causes_also.join(","))).filter(|text| !text.is_empty());
        set.push(FieldValue::Fact(Fact::CausesAlso, joined));
    }
    set.extend(work::sop_field(case, case.run));
    if case.ticket.assignee.is_none() {
        set.push(FieldValue::Assignee(Some(case.me.clone())));
    }
    let is_passed = override_reason.is_some();
    let mut changes = Vec::new();
    let shown: Vec<String> = why.iter().map(|why| why.shown(&form.assumed)).collect();
    let aside =
        resolving_note(case, &root, &shown, override_reason.as_ref().map(|reason| (reason, &overridden)));
    let comment = match (&reply, aside) {
        (Some(reply), Some(aside)) => {
            let out = said(aside.clone(), false);
            changes.push(case.change(ids(), Change::Note { text: aside }, Some(out)));
            Some(Comment { public: true, text: reply.clone() })
        }
        (Some(reply), None) => Some(Comment { public: true, text: reply.clone() }),
        (None, aside) => aside.map(|text| Comment { public: false, text }),
    };
    let change = Change::Resolve {
        cause: root,
        causes_also,
        knowledge,
        verdict,
        why,
        reply,
        override_reason,
        overridden,
    };
    let add_tags = found_by(case, form.tags && is_passed);
    changes.push(case.change(ids(), change, Some(Patch { set, add_tags, comment, ..Patch::default() })));
    Ok(changes)
}

/// Sends the case back to Tier 1: nobody's, in the Tier-1 queue, left open, with a note of what was missing.
/// `comment` is that note in words that Tier 1 reads.
pub fn return_to_t1(
    case: &Case<'_>,
    form: &ReturnForm,
    comment: Clean,
    ids: &mut impl FnMut() -> ChangeId,
) -> Acted {
    let no = gate::give_back(case, form);
    let (Some(verdict), Some(queue), true) = (form.verdict, form.queue.clone(), no.is_empty()) else {
        return Err(no);
    };
    let missing: Vec<Clean> =
        form.missing.iter().filter(|item| !item.as_str().trim().is_empty()).cloned().collect();
    let mut set = vec![
        FieldValue::Assignee(None),
        FieldValue::Queue(Some(queue)),
        FieldValue::Status(Status::Open),
        FieldValue::Fact(Fact::Verdict, Some(Clean::line(verdict.as_str()))),
    ];
    set.extend(work::sop_field(case, case.run));
    let id = ids();
    let text = returned::note(&id, verdict, comment.as_str());
    let comment = Some(Comment { public: false, text });
    let out = Patch { set, comment, add_tags: found_by(case, form.tags), ..Patch::default() };
    let changes = vec![case.change(id, Change::Return { missing, verdict }, Some(out))];
    Ok(tell::with_told(case, changes, ids))
}

/// Passes over the guided next ticket, with a reason that leads can see. It stays local.
pub fn skip(case: &Case<'_>, reason: Clean, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    if reason.as_str().trim().is_empty() {
        return Err(vec![Refusal::new("skip-reason").at("reason")]);
    }
    Ok(vec![case.change(ids(), Change::Skip { reason }, None)])
}

/// Looks at the personal data of a ticket, with a reason that stays in the journal. Nothing leaves for it.
pub fn reveal(case: &Case<'_>, reason: Clean, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    if reason.as_str().trim().is_empty() {
        return Err(vec![Refusal::new("reveal-reason").at("reason")]);
    }
    Ok(vec![case.change(ids(), Change::Reveal { what: "ticket".to_owned(), reason }, None)])
}

/// The private note of a resolve: the cause with its why-chain, and of an override who, why and past what.
fn resolving_note(
    case: &Case<'_>,
    code: &str,
    why: &[String],
    passed: Option<(&Clean, &Vec<Clean>)>,
) -> Option<Clean> {
    if why.is_empty() && passed.is_none() {
        return None;
    }
    let name = case.taxonomy.get(code).map_or("", |known| known.name(case.language));
    let mut lines = vec![format!("{code} {name}")];
    lines.extend(why.iter().enumerate().map(|(at, why)| format!("{}. {why}", at + 1)));
    if let Some((reason, unmet)) = passed {
        let role = case.me.role.as_ref().map(|role| format!(" ({role})")).unwrap_or_default();
        lines.push(format!("⚠ {}{role} → {reason}", case.me.name));
        lines.extend(unmet.iter().map(|words| format!("✗ {words}")));
    }
    let words = lines.join("\n");
    // Where a gate was passed, the note says so to other desks as well.
    Some(if passed.is_some() { Mark::new("override", code).note(&words) } else { Clean::text(&words) })
}

/// The tag by which other desks find the note, where the CRM takes tags.
fn found_by(case: &Case<'_>, tags: bool) -> BTreeSet<Clean> {
    let tag = Clean::line(super::record::TAG);
    let is_new = tags && !case.ticket.tags.contains(&tag);
    is_new.then_some(tag).into_iter().collect()
}

fn said(text: Clean, public: bool) -> Patch {
    Patch { comment: Some(Comment { public, text }), ..Patch::default() }
}

fn standing(case: &Case<'_>) -> Result<(), Vec<Refusal>> {
    gate::standing(case).map_or(Ok(()), |no| Err(vec![no]))
}

fn here(case: &Case<'_>) -> Result<(), Vec<Refusal>> {
    match case.ticket.gone {
        Some(_) => Err(vec![Refusal::new("gone").with("key", &case.ticket.key)]),
        None => Ok(()),
    }
}
