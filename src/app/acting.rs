//! From a key to changes: builds the case of a ticket, asks `domain::act`, and turns a refusal into words.
//! Every write of the screens goes through here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::able::lacks;
use super::composer::{Composer, Purpose};
use super::context::Context;
use super::deed::Deed;
use super::forms::{ResolveSheet, ReturnSheet};
use super::message::Effect;
use super::picker::{Item, Picker};
use super::several::SeveralSheet;
use super::sheet::{Choosing, Sheet};
use super::suggesting::suggestions;
use super::ticket::{News, Procedure, Target};
use crate::config::{along, reply};
use crate::domain::able::{Able, Part, Place};
use crate::domain::act::{self, Acted, Case, ResolveForm};
use crate::domain::change::{FieldValue, NewChange};
use crate::domain::clean::Clean;
use crate::domain::ids::{ChangeId, PersonId};
use crate::domain::problem::Problem;
use crate::domain::rewrite;
use crate::domain::say::{Refusal, Say};
use crate::domain::sop::{Facts, Kind, Progress, Run, Sop, has_role, moved, running};
use crate::domain::ticket::{Fact, Named, Person, Priority, Status};
use crate::domain::triage::Choice;
use crate::domain::why::Why;
use crate::keymap::Command;
use crate::store::TicketView;

/// The agents, queues and values that the pickers offer.
#[derive(Debug, Clone, Default)]
pub struct Team {
    /// Agents who can own a ticket.
    pub agents: Vec<Person>,
    /// Those of them who work in Tier 1, with the queue that their tickets stand in; empty where that is not known.
    pub first_line: BTreeMap<PersonId, Clean>,
    /// Queues.
    pub queues: Vec<Named>,
    /// What the CRM has a place for, once it is known.
    pub able: Option<Able>,
    /// Problems and known errors.
    pub problems: Arc<Vec<Problem>>,
}

/// A CRM of which nothing is known yet.
static NOTHING: Able =
    Able { statuses: Vec::new(), priorities: Vec::new(), facts: Vec::new(), places: Vec::new() };

impl Team {
    /// What the CRM has a place for.
    pub fn able(&self) -> &Able {
        self.able.as_ref().unwrap_or(&NOTHING)
    }
}

/// The procedure of a ticket with its run, and why it is this one.
#[must_use]
pub fn procedure(view: &TicketView, cx: &Context<'_>) -> Option<Procedure> {
    let run = Run::of(&view.shown, &view.journal, &view.timeline, &cx.config.sops);
    let choice = choice(view, cx);
    // A case that others worked is over: its own field says how far its procedure went.
    if run.pinned.is_none() && !view.shown.status.is_open() {
        return None;
    }
    let sop = running(&cx.config.sops, &run, choice.as_ref().map(|choice| &choice.sop))?;
    let progress = Progress::of(sop, &run, &view.shown, cx.local());
    let why = choice.iter().flat_map(|choice| &choice.why).map(|say| cx.say(say)).collect();
    let offer = moved(&cx.config.sops, sop, &run, &view.shown, cx.local());
    let news = news(sop, view);
    Some(Procedure { sop: sop.clone(), run, progress, why, offer, news })
}

/// What changed in a procedure since this person last ran it, on whichever ticket; nothing once it runs here.
fn news(sop: &Sop, view: &TicketView) -> Option<News> {
    let last = view.ran.get(&sop.id).filter(|last| **last != sop.version)?;
    let is_known = sop.history.iter().position(|entry| entry.version == *last);
    let newer = &sop.history[..is_known.unwrap_or(sop.history.len())];
    let what = newer.iter().map(|entry| format!("{}: {}", entry.version, entry.what)).collect();
    Some(News { since: last.clone(), what }).filter(|news| !news.what.is_empty())
}

/// The customer's language, else the agent's.
pub(super) fn spoken<'a>(view: &'a TicketView, cx: &'a Context<'_>) -> &'a str {
    view.shown.fact(Fact::Language).unwrap_or_else(|| cx.config.words.language())
}

/// A text of the files for this ticket, its fields filled in.
pub(super) fn filled(text: &str, view: &TicketView, cx: &mut Context<'_>) -> String {
    let language = spoken(view, cx).to_owned();
    let mut made = text.to_owned();
    // Nobody is signed in: then nothing leaves either.
    let _ = with_case(view, cx, |case, _| {
        made = act::filled(case, text, &language);
        Ok(Vec::new())
    });
    made
}

/// Begins a reply with a text; it is read and sent by a person, who sees what happens along with it.
fn begun(name: &str, view: &TicketView, team: &Team, cx: &mut Context<'_>) -> Option<Acting> {
    let along = along(&cx.config.macros, name);
    let text = match name.strip_prefix("problem:") {
        Some(id) => {
            let problem = team.problems.iter().find(|one| one.id == id)?;
            problem.workaround(spoken(view, cx))?.1.to_string()
        }
        None => reply(&cx.config.macros, name, spoken(view, cx))?.to_string(),
    };
    let text = filled(&text, view, cx);
    let purpose = Purpose::Reply(view.shown.id.clone());
    let title = cx.config.words.with("compose-reply", &[("key", view.shown.key.as_str())]);
    let hint = if along.is_nothing() {
        cx.word("compose-macro-hint")
    } else {
        let told = super::replies::told_along(&along, &cx.config.words);
        cx.config.words.with("compose-along", &[("what", &told)])
    };
    cx.ask(super::message::Ask::Kept(purpose.clone()));
    let mut composer = Composer::new(purpose, title, hint, &text);
    composer.along = along;
    Some(Acting::sheet(Sheet::Composer(composer)))
}

/// Moves the run to the newest version of its procedure.
fn move_sop(view: &TicketView, cx: &mut Context<'_>) -> Acted {
    let offer = procedure(view, cx).and_then(|procedure| procedure.offer);
    with_case(view, cx, |case, mut ids| match &offer {
        Some(offer) => act::start_sop(&Case { sop: Some(&offer.to), ..*case }, &mut ids),
        None => Err(vec![Refusal::new("no-newer").with("key", &view.shown.key)]),
    })
}

/// What triage says of a ticket.
fn choice(view: &TicketView, cx: &Context<'_>) -> Option<Choice> {
    cx.config.triage.as_ref()?.choose(&Facts::new(&view.shown, cx.local()))
}

/// Builds the case of a ticket and lets `act` work on it.
pub fn with_case(
    view: &TicketView,
    cx: &mut Context<'_>,
    act: impl FnOnce(&Case<'_>, &mut dyn FnMut() -> ChangeId) -> Acted,
) -> Acted {
    let Some(me) = cx.me else { return Err(vec![Refusal::new("nobody")]) };
    let run = Run::of(&view.shown, &view.journal, &view.timeline, &cx.config.sops);
    let choice = choice(view, cx);
    let sop: Option<&Sop> = running(&cx.config.sops, &run, choice.as_ref().map(|choice| &choice.sop));
    let case = Case {
        ticket: &view.shown,
        me,
        run: &run,
        sop,
        taxonomy: &cx.config.taxonomy,
        now: cx.local(),
        zone: cx.zone,
        language: cx.config.words.language(),
    };
    act(&case, cx.ids)
}

/// Orders the commit of what was allowed; the words of what was not.
pub fn commit(acted: Acted, cx: &mut Context<'_>) -> Result<bool, Vec<String>> {
    match acted {
        Ok(changes) if changes.is_empty() => Ok(false),
        Ok(changes) => {
            cx.effects.push(Effect::Commit(changes));
            Ok(true)
        }
        Err(refusals) => Err(words(&refusals, cx)),
    }
}

/// Refusals in words.
#[must_use]
pub fn words(refusals: &[Refusal], cx: &Context<'_>) -> Vec<String> {
    refusals.iter().map(|refusal| cx.say(&super::tracking::named(&refusal.say, cx))).collect()
}

/// What a command of the ticket's layer leads to.
pub enum Acting {
    /// Changes were ordered.
    Done,
    /// All is as wished already.
    Nothing,
    /// Another key does that.
    Told(Say),
    /// A rule says no.
    Refused(Vec<String>),
    /// Something has to be written or chosen first.
    Sheet(Box<Sheet>),
}

impl Acting {
    pub(super) fn sheet(sheet: Sheet) -> Self {
        Self::Sheet(Box::new(sheet))
    }
}

impl From<Result<bool, Vec<String>>> for Acting {
    fn from(outcome: Result<bool, Vec<String>>) -> Self {
        match outcome {
            Ok(true) => Self::Done,
            Ok(false) => Self::Nothing,
            Err(words) => Self::Refused(words),
        }
    }
}

/// Takes a command of the ticket's layer for a ticket.
pub fn perform(command: Command, view: &TicketView, team: &Team, cx: &mut Context<'_>) -> Option<Acting> {
    let id = view.shown.id.clone();
    let key = view.shown.key.as_str();
    Some(match command {
        Command::Claim => {
            let acted = Deed::Claim.on(view, team, cx);
            commit(acted, cx).into()
        }
        Command::Macro => super::replies::offered(view, team, cx),
        Command::Problem => super::problems::choices(view, team, cx),
        Command::MoveSop => commit(move_sop(view, cx), cx).into(),
        Command::Note | Command::Reply => {
            let (purpose, title) = if command == Command::Note {
                (Purpose::Note(id), "compose-note")
            } else {
                (Purpose::Reply(id), "compose-reply")
            };
            let title = cx.config.words.with(title, &[("key", key)]);
            cx.ask(super::message::Ask::Kept(purpose.clone()));
            Acting::sheet(Sheet::Composer(Composer::new(purpose, title, String::new(), "")))
        }
        Command::Tags => {
            let title = cx.config.words.with("compose-tags", &[("key", key)]);
            let purpose = Purpose::Tags(id);
            let hint = purpose.hint("compose-tags-hint", &cx.config.words);
            cx.ask(super::message::Ask::Kept(purpose.clone()));
            Acting::sheet(Sheet::Composer(Composer::new(purpose, title, hint, "")))
        }
        Command::Later => super::later::open(view, cx),
        Command::Skip => {
            let title = cx.config.words.with("compose-skip", &[("key", key)]);
            let hint = cx.word("compose-skip-hint");
            Acting::sheet(Sheet::Composer(Composer::new(Purpose::Skip(id), title, hint, "")))
        }
        Command::Reveal => {
            let title = cx.config.words.with("compose-reveal", &[("key", key)]);
            let hint = cx.word("compose-reveal-hint");
            Acting::sheet(Sheet::Composer(Composer::new(Purpose::Reveal(id), title, hint, "")))
        }
        Command::SetStatus => {
            // Solved is not among them: that is what the resolve sheet is for.
            let items = Status::ALL
                .into_iter()
                .filter(|status| status.is_open() && *status != Status::New)
                .map(|status| {
                    let label = cx.word(&format!("status-{}", status.as_str()));
                    let no = lacks(team.able.as_ref(), Part::Status(status)).map(|say| cx.say(&say));
                    item(status.as_str(), label).unless(no)
                })
                .collect();
            let mut picker = Picker::new(cx.word("pick-status"), items);
            picker.select(view.shown.status.as_str());
            Acting::sheet(Sheet::Picker(Choosing::Status(id), picker))
        }
        Command::SetPriority => {
            let items = Priority::ALL
                .into_iter()
                .map(|one| {
                    let label = cx.word(&format!("priority-{}", one.as_str()));
                    let no = lacks(team.able.as_ref(), Part::Priority(one)).map(|say| cx.say(&say));
                    item(one.as_str(), label).unless(no)
                })
                .collect();
            let mut picker = Picker::new(cx.word("pick-priority"), items);
            picker.select(view.shown.priority.as_str());
            Acting::sheet(Sheet::Picker(Choosing::Priority(id), picker))
        }
        Command::SetAssignee => {
            let mut items = vec![item("", cx.word("nobody"))];
            items.extend(super::people::items(&team.agents, team, &cx.config.words));
            let mut picker = Picker::new(cx.word("pick-assignee"), items);
            picker.select(view.shown.assignee.as_ref().map_or("", |owner| owner.id.as_str()));
            Acting::sheet(Sheet::Picker(Choosing::Assignee(id), picker))
        }
        Command::SecondLook | Command::Coach | Command::Reassign => {
            return super::leading::perform(command, view, team, cx);
        }
        Command::SetCause => {
            let suggested = suggestions(view, &[], team, cx);
            cx.ask(super::message::Ask::Like(id.clone()));
            Acting::sheet(Sheet::Picker(Choosing::SetCause(id), super::suggesting::picker(&suggested, cx)))
        }
        Command::Promise | Command::AskTeam | Command::Settle | Command::Chase => {
            return super::tracking::perform(command, view, cx);
        }
        Command::Return => {
            cx.ask(super::message::Ask::Kept(Purpose::Return(id.clone())));
            Acting::sheet(Sheet::Return(Box::new(ReturnSheet::new(id))))
        }
        Command::Resolve => {
            let suggested = suggestions(view, &[], team, cx);
            cx.ask(super::message::Ask::Like(id.clone()));
            cx.ask(super::message::Ask::Kept(Purpose::Resolve(id.clone())));
            let mut sheet = ResolveSheet::new(id, suggested);
            sheet.cause = view.shown.fact(Fact::Cause).map(str::to_owned);
            sheet.recorded.clone_from(&sheet.cause);
            // Whoever may pass an open step is asked why; the gate decides.
            sheet.may_override = cx.me.is_some_and(|me| has_role(me, "lead"))
                && procedure(view, cx).is_some_and(|procedure| !procedure.progress.can_resolve);
            Acting::sheet(Sheet::Resolve(Box::new(sheet)))
        }
        _ => return None,
    })
}

pub(super) fn item(id: &str, label: String) -> Item {
    Item::new(id, label, String::new())
}

/// What a key on the procedure's selection leads to: a tick, or a question to be answered.
pub fn work(
    command: Command,
    target: &Target,
    view: &TicketView,
    procedure: &Procedure,
    cx: &mut Context<'_>,
) -> Acting {
    if command == Command::Rewrite {
        return rewritten(target.step(), view, cx);
    }
    match target {
        Target::Step(step) if is_to_ask(step, procedure, view) => {
            super::tracking::ask_of_step(Some(step), view, cx)
        }
        Target::Step(step) => {
            if let Some(acting) = super::tracking::answer_of_step(step, view, cx) {
                return acting;
            }
            // Who answers one question after another must not say by the last key that something else was done.
            if command == Command::Answer && is_ticked_by_hand(step, procedure) {
                return Acting::Told(Say::new("procedure-tick"));
            }
            if let Some(code) = super::accepting::asked(step, procedure, cx) {
                return super::accepting::approve(Some(&code), view, cx);
            }
            let done = !procedure.run.ticks.contains_key(step);
            let acted = with_case(view, cx, |case, mut ids| act::tick(case, step, done, &mut ids));
            commit(acted, cx).into()
        }
        Target::Input { input, .. } => question(command, input, view, procedure, cx),
    }
}

/// Whether a step is done when a person says so.
pub(super) fn is_ticked_by_hand(step: &str, procedure: &Procedure) -> bool {
    procedure.progress.step(step).is_some_and(|state| state.by_tick && state.approval.is_none())
}

/// Whether a step waits for a team that was not asked yet.
fn is_to_ask(step: &str, procedure: &Procedure, view: &TicketView) -> bool {
    let waits = procedure.progress.step(step).is_some_and(|state| state.waits_on.is_some());
    waits && !view.asks().iter().any(|ask| ask.step.as_deref() == Some(step))
}

/// Opens the words of a step as the agent reads them, to be changed into a proposal.
fn rewritten(step: &str, view: &TicketView, cx: &mut Context<'_>) -> Acting {
    let (mut text, mut title) = (None, String::new());
    let read = with_case(view, cx, |case, _| {
        (text, title) = (rewrite::text_of(case, step), case.step_title(step).to_owned());
        Ok(Vec::new())
    });
    match (read, text) {
        (Ok(_), Some(text)) => {
            let purpose = Purpose::Rewrite { ticket: view.shown.id.clone(), step: step.to_owned() };
            let title = cx.config.words.with("compose-rewrite", &[("step", &title)]);
            let hint = cx.word("compose-rewrite-hint");
            cx.ask(super::message::Ask::Kept(purpose.clone()));
            Acting::sheet(Sheet::Composer(Composer::new(purpose, title, hint, &text)))
        }
        (Err(refusals), _) => Acting::Refused(words(&refusals, cx)),
        (Ok(_), None) => Acting::Nothing,
    }
}

pub(super) fn question(
    command: Command,
    input: &str,
    view: &TicketView,
    procedure: &Procedure,
    cx: &mut Context<'_>,
) -> Acting {
    let Some((_, asked)) = procedure.sop.input(input) else { return Acting::Nothing };
    let words = procedure.sop.words(cx.config.words.language());
    let id = view.shown.id.clone();
    let answer = Choosing::Answer { ticket: id.clone(), input: input.to_owned() };
    let known = procedure.run.answers.get(input).map_or("", Clean::as_str);
    let select = |items| {
        let mut picker = Picker::new(words.label(input).to_owned(), items);
        picker.select(known);
        Acting::sheet(Sheet::Picker(answer, picker))
    };
    match &asked.kind {
        // A tick on a yes-or-no question says yes, and takes it back.
        Kind::Bool { .. } if command == Command::Tick => {
            let yes = procedure.run.answers.get(input).is_none_or(|value| value.as_str() != "true");
            let typed = if yes { "true" } else { "false" };
            let asks = view.asks();
            let acted =
                with_case(view, cx, |case, ids| act::answer_of_team(case, &asks, input, Some(typed), ids));
            commit(acted, cx).into()
        }
        Kind::Bool { .. } => select(vec![item("true", cx.word("yes")), item("false", cx.word("no"))]),
        Kind::Choice { of } => {
            select(of.iter().map(|code| item(code, words.option(input, code).to_owned())).collect())
        }
        Kind::Multi { of } => {
            let is_known = |code: &String| known.split(',').any(|one| one.trim() == code);
            let rows = of
                .iter()
                .map(|code| (code.clone(), words.option(input, code).to_owned(), is_known(code)))
                .collect();
            let title = words.label(input).to_owned();
            let sheet = SeveralSheet { ticket: id, input: input.to_owned(), title, rows, at: 0 };
            Acting::sheet(Sheet::Several(Box::new(sheet)))
        }
        kind => {
            let title = words.label(input).to_owned();
            let mut hint = cx.word(&format!("answer-hint-{}", kind.as_str()));
            if let Some(example) = kind.example() {
                hint = format!("{hint} {}", cx.config.words.with("answer-example", &[("example", &example)]));
            }
            let purpose = Purpose::Answer { ticket: id, input: input.to_owned() };
            cx.ask(super::message::Ask::Kept(purpose.clone()));
            Acting::sheet(Sheet::Composer(Composer::new(purpose, title, hint, known)))
        }
    }
}

/// Commits what was chosen from a list; `None` for choices that are no writes.
pub fn chosen(
    choosing: &Choosing,
    id: &str,
    view: &TicketView,
    team: &Team,
    cx: &mut Context<'_>,
) -> Option<Acting> {
    if let Some(deed) = choosing.deed().and_then(|command| Deed::chosen(command, id, team)) {
        let acted = deed.on(view, team, cx);
        return Some(commit(acted, cx).into());
    }
    match choosing {
        Choosing::Settle(_) => super::tracking::chosen(id, view, cx),
        Choosing::Macro(_) => begun(id, view, team, cx),
        Choosing::Problem(_) => Some(super::problems::begun(view, cx)),
        Choosing::Look(_)
        | Choosing::Recause(_)
        | Choosing::Coach(_)
        | Choosing::Reassign(_)
        | Choosing::EndPlan { .. } => super::leading::chosen(choosing, id, view, team, cx),
        Choosing::Answer { input, .. } => {
            let asks = view.asks();
            let acted =
                with_case(view, cx, |case, ids| act::answer_of_team(case, &asks, input, Some(id), ids));
            Some(commit(acted, cx).into())
        }
        _ => None,
    }
}

/// Commits what was written.
pub fn written(
    purpose: &Purpose,
    text: &str,
    view: &TicketView,
    team: &Team,
    cx: &mut Context<'_>,
) -> Result<bool, Vec<String>> {
    if let Purpose::OpenProblem(_) = purpose {
        return super::problems::opened(text, view, team, cx);
    }
    if let Some(outcome) = super::tracking::written(purpose, text, view, cx) {
        return outcome;
    }
    if let Purpose::Later(_) = purpose {
        return super::later::written(text, view, cx);
    }
    if let Some(deed) = purpose.deed().and_then(|command| Deed::written(command, text)) {
        let acted = deed.on(view, team, cx);
        return commit(acted, cx);
    }
    let asks = view.asks();
    let acted = with_case(view, cx, |case, mut ids| match purpose {
        Purpose::Handover(_) => act::note(case, Clean::text(text.trim()), &mut ids),
        Purpose::Answer { input, .. } => {
            let typed = Some(text.trim()).filter(|typed| !typed.is_empty());
            act::answer_of_team(case, &asks, input, typed, ids)
        }
        Purpose::Rewrite { step, .. } => rewrite::propose(case, step, text, &mut ids),
        Purpose::Skip(_) => skip(case, text, &mut ids),
        Purpose::Accept { code, .. } => act::approve(case, Some(code), text, &mut ids),
        Purpose::Reveal(_) => act::reveal(case, Clean::line(text.trim()), &mut ids),
        _ => Ok(Vec::new()),
    });
    commit(acted, cx)
}

/// Tags as they are typed: `+add -remove`; a word without a sign is added.
pub(super) fn tag_deltas(text: &str) -> (BTreeSet<Clean>, BTreeSet<Clean>) {
    let (mut add, mut remove) = (BTreeSet::new(), BTreeSet::new());
    for word in text.split_whitespace() {
        match word.strip_prefix('-') {
            Some(word) => remove.insert(Clean::line(word)),
            None => add.insert(Clean::line(word.strip_prefix('+').unwrap_or(word))),
        };
    }
    (add, remove)
}

/// Passing over also gives the ticket back where it is ours.
fn skip(case: &Case<'_>, text: &str, mut ids: &mut dyn FnMut() -> ChangeId) -> Acted {
    let mut changes: Vec<NewChange> = act::skip(case, Clean::line(text.trim()), &mut ids)?;
    if case.ticket.assignee.as_ref().is_some_and(|owner| owner.id == case.me.id) {
        changes.extend(act::set(case, FieldValue::Assignee(None), &mut ids)?);
    }
    Ok(changes)
}

/// What the resolve sheet comes to.
pub fn resolve(sheet: &ResolveSheet, team: &Team, cx: &Context<'_>) -> Deed {
    Deed::Resolve(Box::new(ResolveForm {
        cause: sheet.cause.clone().unwrap_or_default(),
        causes_also: sheet.causes_also.clone(),
        knowledge: sheet.action(),
        verdict: sheet.verdict,
        why: Why::chain(&sheet.why.text()),
        assumed: cx.word("why-assumed"),
        reply: Some(sheet.reply.text())
            .filter(|text| !text.trim().is_empty())
            .map(|text| Clean::text(text.trim())),
        override_reason: Some(Clean::line(sheet.reason.text().trim())).filter(|text| !text.is_empty()),
        tags: team.able().has(Place::Tags),
    }))
}

/// What the return sheet comes to.
pub fn give_back(sheet: &ReturnSheet) -> Deed {
    let missing = sheet.missing.text();
    let lines = missing.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty());
    Deed::Return { missing: lines.map(Clean::line).collect(), verdict: sheet.verdict }
}
