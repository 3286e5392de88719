//! Writing: every verb asks `domain::act`, commits what it allows, and tells where the change is.

use std::collections::BTreeSet;

use serde_json::json;

use super::args;
use super::fail::Fail;
use super::link;
use super::output;
use super::session::Session;
use super::shield;
use crate::domain::able::Place;
use crate::domain::act::{self, Acted, Case, ResolveForm, ReturnForm};
use crate::domain::change::{Change, FieldValue, NewChange};
use crate::domain::clean::Clean;
use crate::domain::filter::fold;
use crate::domain::ids::ChangeId;
use crate::domain::rewrite;
use crate::domain::say::{Refusal, Say};
use crate::domain::ticket::{Fact, Knowledge, Named, Person, Priority, Status, Verdict};
use crate::domain::why::{self, Evidence, Why};
use crate::report::{change_document, change_line};
use crate::store::TicketView;

/// A change that was committed.
pub struct Done {
    /// Its id.
    pub id: ChangeId,
    /// What people call its ticket; `None` for a proposal.
    pub key: Option<Clean>,
    /// The word of its kind.
    pub kind: &'static str,
}

impl Done {
    /// A change of a ticket, or of a proposal.
    pub fn of(change: &NewChange, key: Option<&Clean>) -> Self {
        Self { id: change.id.clone(), key: key.cloned(), kind: change.change.kind() }
    }
}

/// What was typed, if no card data is in it: what others read is never altered unseen.
pub fn typed(text: &str) -> Result<&str, Fail> {
    if Clean::had_card_data(text) { Err(Fail::refused(Refusal::new("card-data"))) } else { Ok(text) }
}

fn lines(texts: &[String]) -> Result<Vec<Clean>, Fail> {
    texts.iter().map(|text| typed(text).map(Clean::line)).collect()
}

/// Acts on one ticket and returns what was committed.
pub fn act(
    session: &mut Session,
    view: &TicketView,
    work: impl FnOnce(&Case<'_>, &mut dyn FnMut() -> ChangeId) -> Acted,
) -> Result<Vec<Done>, Fail> {
    let me = link::me(session)?;
    let changes =
        session.case(view, &me, |case| work(case, &mut Session::change_id)).map_err(Fail::Refused)?;
    let changes = act::told_once(changes, session.store()?.able()?.as_ref());
    session.store()?.commit(&changes, &me, session.now())?;
    Ok(changes.iter().map(|change| Done::of(change, Some(&view.shown.key))).collect())
}

/// Pushes for a moment and prints where each change is.
pub fn tell(session: &mut Session, done: &[Done]) -> Result<(), Fail> {
    link::push(session)?;
    print_changes(session, done)
}

/// Prints where each change is.
fn print_changes(session: &mut Session, done: &[Done]) -> Result<(), Fail> {
    let store = session.store()?;
    let words = session.words();
    let mut documents = Vec::new();
    let mut lines = Vec::new();
    for Done { id, key, kind } in done {
        if let Some(row) = store.delivery(id)? {
            documents.push(change_document(&row, words));
            lines.push(change_line(&row, words));
        } else {
            // Nothing leaves for it: a step of a procedure that moved no field, a skip.
            let local = words.get("report-delivery-local");
            documents.push(json!({"id": id, "key": key, "kind": kind, "state": "sent", "words": local}));
            let key = key.as_ref().map(|key| format!("#{key} ")).unwrap_or_default();
            lines.push(format!("{id}  {key}{kind}: {local}"));
        }
    }
    if done.is_empty() {
        lines.push(words.get("cli-nothing-to-do"));
    }
    session.out.list(documents, || lines.join("\n") + "\n");
    Ok(())
}

/// `claim KEY…`: each for itself; refusals are told after the others were committed.
pub fn claim(session: &mut Session, keys: &[String], force: bool) -> Result<(), Fail> {
    each(session, keys, |case, mut ids| act::claim(case, force, &mut ids))
}

/// `note KEY TEXT` and `reply KEY TEXT`.
pub fn comment(session: &mut Session, wanted: &args::Text, public: bool) -> Result<(), Fail> {
    let view = session.find(&wanted.key)?;
    let text = Clean::text(typed(&Session::text(&wanted.text)?)?);
    let ids = act(session, &view, |case, mut ids| {
        if public { act::reply(case, text, &mut ids) } else { act::note(case, text, &mut ids) }
    })?;
    tell(session, &ids)
}

/// `sop propose KEY STEP TEXT`.
pub fn propose(session: &mut Session, key: &str, step: &str, text: &str) -> Result<(), Fail> {
    let view = session.find(key)?;
    let text = Session::text(text)?;
    let text = typed(&text)?;
    let ids = act(session, &view, |case, mut ids| rewrite::propose(case, step, text, &mut ids))?;
    tell(session, &ids)
}

/// `set KEY FIELD=VALUE…`: all fields or none.
pub fn set(session: &mut Session, key: &str, fields: &[String]) -> Result<(), Fail> {
    let view = session.find(key)?;
    let me = link::me(session)?;
    let values = fields.iter().map(|field| value(session, &me, field)).collect::<Result<Vec<_>, _>>()?;
    let ids = act(session, &view, |case, mut ids| {
        let (mut changes, mut refused) = (Vec::new(), Vec::new());
        for value in values {
            match act::set(case, value, &mut ids) {
                Ok(done) => changes.extend(done),
                Err(no) => refused.extend(no),
            }
        }
        if refused.is_empty() { Ok(changes) } else { Err(refused) }
    })?;
    tell(session, &ids)
}

/// `FIELD=VALUE` as a typed value.
fn value(session: &mut Session, me: &Person, text: &str) -> Result<FieldValue, Fail> {
    typed(text)?;
    let usage = |id: &str| Say::new(id).with("value", text);
    let (name, value) = text.split_once('=').ok_or_else(|| Fail::Usage(usage("cli-field-form")))?;
    let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
    let known = |all: &[&str]| Fail::Usage(usage("cli-field-value").with("known", all.join(", ")));
    match name.as_str() {
        "status" => Status::parse(&value.to_ascii_lowercase())
            .map(FieldValue::Status)
            .ok_or_else(|| known(&Status::ALL.map(Status::as_str))),
        "priority" => Priority::parse(&value.to_ascii_lowercase())
            .map(FieldValue::Priority)
            .ok_or_else(|| known(&Priority::ALL.map(Priority::as_str))),
        "assignee" | "owner" => match value {
            "" | "none" | "-" => Ok(FieldValue::Assignee(None)),
            "me" => Ok(FieldValue::Assignee(Some(me.clone()))),
            name => {
                let agents = session.store()?.agents()?;
                let found = one_of(&agents, name, |agent| {
                    vec![
                        agent.name.to_string(),
                        agent.id.to_string(),
                        agent.email.clone().unwrap_or_default().to_string(),
                    ]
                });
                let names: Vec<&str> = agents.iter().map(|agent| agent.name.as_str()).collect();
                found.map(|agent| FieldValue::Assignee(Some(agent.clone()))).ok_or_else(|| known(&names))
            }
        },
        "queue" => match value {
            "" | "none" | "-" => Ok(FieldValue::Queue(None)),
            name => {
                let queues = session.store()?.queues()?;
                let found = one_of(&queues, name, |queue| vec![queue.name.to_string(), queue.id.clone()]);
                let names: Vec<&str> = queues.iter().map(|queue| queue.name.as_str()).collect();
                found.map(|queue| FieldValue::Queue(Some(queue.clone()))).ok_or_else(|| known(&names))
            }
        },
        name => {
            let fact = Fact::given().find(|fact| fact.as_str() == name).ok_or_else(|| {
                let all = ["status", "priority", "assignee", "queue"]
                    .into_iter()
                    .chain(Fact::given().map(Fact::as_str));
                let known = all.collect::<Vec<_>>().join(", ");
                Fail::Usage(Say::new("cli-field-unknown").with("value", name).with("known", known))
            })?;
            Ok(FieldValue::Fact(fact, Some(Clean::line(value)).filter(|text| !text.is_empty())))
        }
    }
}

/// The one that a word names: exactly, or else as the only one whose name contains it.
fn one_of<'a, T>(all: &'a [T], word: &str, names: impl Fn(&T) -> Vec<String>) -> Option<&'a T> {
    let word = fold(word);
    if let Some(found) = all.iter().find(|one| names(one).iter().any(|name| fold(name) == word)) {
        return Some(found);
    }
    let mut near = all.iter().filter(|one| names(one).iter().any(|name| fold(name).contains(&word)));
    near.next().filter(|_| near.next().is_none())
}

/// `tag KEY +a -b`.
pub fn tag(session: &mut Session, key: &str, tags: &[String]) -> Result<(), Fail> {
    let view = session.find(key)?;
    let (mut add, mut remove) = (BTreeSet::new(), BTreeSet::new());
    for tag in tags {
        let tag = typed(shield::plain(tag))?;
        match (tag.strip_prefix('+'), tag.strip_prefix('-')) {
            (Some(tag), _) => add.insert(Clean::line(tag)),
            (_, Some(tag)) => remove.insert(Clean::line(tag)),
            _ => return Err(Fail::Usage(Say::new("cli-tag-form").with("value", tag))),
        };
    }
    let ids = act(session, &view, |case, mut ids| act::tag(case, &add, &remove, &mut ids))?;
    tell(session, &ids)
}

/// `answer KEY INPUT=VALUE…`: in their order, each on top of the one before; the first refusal ends it.
pub fn answer(session: &mut Session, key: &str, answers: &[String]) -> Result<(), Fail> {
    let mut committed = Vec::new();
    let mut outcome = Ok(());
    for text in answers {
        if let Err(fail) = typed(text) {
            outcome = Err(fail);
            break;
        }
        let Some((input, value)) = text.split_once('=') else {
            outcome = Err(Fail::Usage(Say::new("cli-answer-form").with("value", text)));
            break;
        };
        let value = Some(value).filter(|value| !value.is_empty());
        let view = session.find(key)?;
        match act(session, &view, |case, ids| {
            act::answer_of_team(case, &view.asks(), input.trim(), value, ids)
        }) {
            Ok(ids) => committed.extend(ids),
            Err(fail) => {
                outcome = Err(fail);
                break;
            }
        }
    }
    if outcome.is_ok() || !committed.is_empty() {
        tell(session, &committed)?;
    }
    outcome
}

/// `tick KEY STEP`.
pub fn tick(session: &mut Session, key: &str, step: &str, done: bool) -> Result<(), Fail> {
    let view = session.find(key)?;
    let ids = act(session, &view, |case, mut ids| act::tick(case, step, done, &mut ids))?;
    tell(session, &ids)
}

fn verdict(word: Option<&String>) -> Result<Option<Verdict>, Fail> {
    word.map(|word| {
        Verdict::parse(word).ok_or_else(|| {
            let known = Verdict::ALL.map(Verdict::as_str).join(", ");
            Fail::Usage(Say::new("cli-field-value").with("value", word).with("known", known))
        })
    })
    .transpose()
}

/// `resolve KEY …`.
pub fn resolve(session: &mut Session, wanted: &args::Resolve) -> Result<(), Fail> {
    let knowledge = wanted.knowledge.as_ref().map(|text| {
        Knowledge::parse(text).ok_or_else(|| {
            let known = "linked:ID, new, flagged:ID, not_needed";
            Fail::Usage(Say::new("cli-field-value").with("value", text).with("known", known))
        })
    });
    let form = ResolveForm {
        cause: wanted.cause.clone().unwrap_or_default(),
        causes_also: wanted.also.clone(),
        knowledge: knowledge.transpose()?,
        verdict: verdict(wanted.verdict.as_ref())?,
        why: chain(&wanted.why, &wanted.evidence)?,
        assumed: session.words().get("why-assumed"),
        reply: match wanted.reply.as_deref().map(Session::text).transpose()? {
            Some(text) => Some(Clean::text(typed(&text)?)),
            None => None,
        },
        override_reason: wanted.override_reason.as_deref().map(typed).transpose()?.map(Clean::line),
        tags: takes_tags(session)?,
    };
    for key in &wanted.keys {
        let view = session.find(key)?;
        let lost = why::lost(&form.why, &view.timeline, &session.run(&view).0);
        if !lost.is_empty() {
            return Err(Fail::Refused(lost));
        }
        let agent: Vec<&str> = view.shown.fact(Fact::T1Agent).into_iter().collect();
        for say in why::advice(&form.why, &agent) {
            output::notice(&session.words().say(&say));
        }
    }
    each(session, &wanted.keys, |case, mut ids| act::resolve(case, &form, &mut ids))
}

/// Whether the CRM has a place for tags, as far as that is known.
fn takes_tags(session: &mut Session) -> Result<bool, Fail> {
    let able = session.store()?.able()?;
    Ok(able.is_some_and(|able| able.has(Place::Tags)))
}

/// The chain of `--why`, each with the `--evidence` of the same place, where there is one.
fn chain(texts: &[String], evidence: &[String]) -> Result<Vec<Why>, Fail> {
    let mut chain: Vec<Why> =
        texts.iter().map(|text| typed(text).map(Why::parse)).collect::<Result<_, _>>()?;
    for (nth, text) in evidence.iter().enumerate() {
        let text = typed(text)?.trim();
        let wrong = || Fail::refused(Refusal::new("evidence-form").with("value", text).at("why"));
        if matches!(text, "assumed" | "-" | "") {
            continue;
        }
        let found = Evidence::parse(text).ok_or_else(wrong)?;
        chain.get_mut(nth).ok_or_else(wrong)?.evidence.push(found);
    }
    Ok(chain)
}

/// Acts on tickets, each for itself; refusals are told after the others were committed.
pub fn each(
    session: &mut Session,
    keys: &[String],
    work: impl Fn(&Case<'_>, &mut dyn FnMut() -> ChangeId) -> Acted,
) -> Result<(), Fail> {
    let (mut ids, mut refused) = (Vec::new(), Vec::new());
    for key in keys {
        let view = with_approvals(session, key, false)?;
        match act(session, &view, &work) {
            Ok(done) => ids.extend(done),
            Err(Fail::Refused(no)) => refused.extend(no),
            Err(other) => return Err(other),
        }
    }
    if refused.is_empty() || !ids.is_empty() {
        tell(session, &ids)?;
    }
    if refused.is_empty() { Ok(()) } else { Err(Fail::Refused(refused)) }
}

/// A ticket with what was said of approvals since: who approves does it in the conversation.
pub fn with_approvals(session: &mut Session, key: &str, always: bool) -> Result<TicketView, Fail> {
    let view = session.find(key)?;
    let is_asked = view.journal.iter().any(|one| matches!(one.change, Change::AskApproval { .. }));
    if always || (is_asked && view.shown.status.is_open()) {
        link::converse(session, std::slice::from_ref(&view.shown.id))?;
        return session.find(key);
    }
    Ok(view)
}

/// `approve KEY [CODE]`.
pub fn approve(session: &mut Session, key: &str, code: Option<&str>, reason: &str) -> Result<(), Fail> {
    let view = with_approvals(session, key, true)?;
    let ids = act(session, &view, |case, mut ids| act::approve(case, code, reason, &mut ids))?;
    tell(session, &ids)
}

/// `return KEY …`.
pub fn give_back(session: &mut Session, wanted: &args::Return) -> Result<(), Fail> {
    let view = session.find(&wanted.key)?;
    let name = fold(session.config.settings.back.queue_for(view.shown.fact(Fact::Product)));
    let queues: Vec<Named> = session.store()?.queues()?;
    let missing = lines(&wanted.missing)?;
    let mut comment = session.words().get("return-comment");
    for item in &missing {
        comment.push_str("\n- ");
        comment.push_str(item.as_str());
    }
    let form = ReturnForm {
        missing,
        verdict: verdict(wanted.verdict.as_ref())?,
        queue: queues.into_iter().find(|queue| fold(queue.name.as_str()) == name),
        tags: takes_tags(session)?,
    };
    let comment = Clean::text(&comment);
    let ids = act(session, &view, |case, mut ids| act::return_to_t1(case, &form, comment, &mut ids))?;
    tell(session, &ids)
}

/// The refusal of a queue or a list that has nothing to offer.
pub fn nothing_next() -> Fail {
    Fail::refused(Refusal::new("nothing-next"))
}
