//! Promises to customers and questions to other teams, by keys; and the clocks of a ticket explained. What may be done is
//! decided in `domain::act`.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::acting::{Acting, commit, item, with_case};
use super::asking::AskSheet;
use super::composer::{Composer, Purpose};
use super::context::Context;
use super::picker::Picker;
use super::sheet::{Choosing, Sheet};
use super::ticket::Procedure;
use super::{App, Reading};
use crate::config::Config;
use crate::domain::act::{self, AskForm};
use crate::domain::ask::Ask;
use crate::domain::chase::chase_at;
use crate::domain::clean::Clean;
use crate::domain::clock::{
    Clock, Law, clock_name, due_and_text, example as example_time, explain, given, past,
};
use crate::domain::locale;
use crate::domain::promise::Promise;
use crate::domain::say::{Refusal, Say};
use crate::domain::sop::{Run, State};
use crate::keymap::Command;
use crate::store::TicketView;

/// Opens what a promise, a question or their end is typed into.
pub(super) fn perform(command: Command, view: &TicketView, cx: &mut Context<'_>) -> Option<Acting> {
    let id = view.shown.id.clone();
    let key = view.shown.key.as_str();
    Some(match command {
        Command::Promise => {
            let title = cx.config.words.with("compose-promise", &[("key", key)]);
            // In quotes, so that it stands as it is typed and not as the language writes a day.
            let example = format!("“{} …”", example_time(cx.now, cx.zone));
            let hint = cx.config.words.with("compose-promise-hint", &[("example", &example)]);
            Acting::sheet(Sheet::Composer(Composer::new(Purpose::Promise(id), title, hint, "")))
        }
        Command::AskTeam => {
            // Whose procedure waits for a team that was not asked yet means that one.
            let step = super::acting::procedure(view, cx).and_then(|procedure| {
                act::step_to_ask(&procedure.sop, &procedure.progress, &view.asks())
                    .map(|(step, _)| step.id.clone())
            });
            ask_of_step(step.as_deref(), view, cx)
        }
        Command::Chase => {
            let asks = view.asks();
            let open = asks.iter().filter(|ask| ask.is_open());
            let Some(ask) = open.min_by_key(|ask| chase_at(ask, &cx.config.clocks)) else {
                return Some(Acting::Refused(vec![cx.word("chase-none")]));
            };
            return about(command, &ask.id, view, cx);
        }
        Command::Settle => {
            let mut items = Vec::new();
            let veil = cx.privacy.veil(view);
            let word = |id: &str, about: &str| cx.config.words.with(id, &[("about", about)]);
            for ask in view.asks().iter().filter(|ask| ask.is_open()) {
                let question = ask.question.as_str().lines().next().unwrap_or_default();
                let about = veil.text(&format!("{}: {question}", cx.config.words.team(ask.team.as_str())));
                items.push(item(&format!("answer:{}", ask.id), word("settle-answer", &about)));
                items.push(item(&format!("chase:{}", ask.id), word("settle-chase", &about)));
            }
            for promise in open_promises(view) {
                let about = veil.text(promise.text.as_str());
                items.push(item(&format!("kept:{}", promise.id), word("settle-kept", &about)));
                items.push(item(&format!("broken:{}", promise.id), word("settle-broken", &about)));
            }
            if items.is_empty() {
                return Some(Acting::Refused(vec![cx.word("settle-none")]));
            }
            Acting::sheet(Sheet::Picker(Choosing::Settle(id), Picker::new(cx.word("pick-settle"), items)))
        }
        _ => return None,
    })
}

/// Opens the sheet in which a team is asked, filled in by a step where one asks.
pub(super) fn ask_of_step(step: Option<&str>, view: &TicketView, cx: &mut Context<'_>) -> Acting {
    let now = cx.now;
    let policies = &cx.config.clocks;
    let mut form = None;
    if let Some(step) = step {
        let filled = with_case(view, cx, |case, _| {
            form = Some(AskForm::of_step(case, step, policies, now)?);
            Ok(Vec::new())
        });
        if let Err(refused) = filled {
            return Acting::Refused(super::acting::words(&refused, cx));
        }
    }
    let mut teams: Vec<String> = policies.asks.iter().map(|rule| rule.team.clone()).collect();
    for wait in cx.config.sops.iter().flat_map(|sop| &sop.steps).filter_map(|step| step.wait.as_ref()) {
        let is_known = policies.ask(&wait.on).is_some() || teams.contains(&wait.on);
        if !is_known {
            teams.push(wait.on.clone());
        }
    }
    let sheet = AskSheet::new(view.shown.id.clone(), teams, form, |team| cx.config.words.team(team));
    cx.ask(super::message::Ask::Kept(sheet.purpose()));
    Acting::sheet(Sheet::Ask(Box::new(sheet)))
}

/// Opens what the answer of the team is typed into that a step waits for, where it was asked and has not answered.
pub(super) fn answer_of_step(step: &str, view: &TicketView, cx: &mut Context<'_>) -> Option<Acting> {
    let asks = view.asks();
    let ask = asks.iter().find(|ask| ask.is_open() && ask.step.as_deref() == Some(step))?;
    chosen(&format!("answer:{}", ask.id), view, cx)
}

/// Asks a team as the sheet says.
pub(super) fn ask_team(
    sheet: &AskSheet,
    view: &TicketView,
    cx: &mut Context<'_>,
) -> Result<bool, Vec<String>> {
    let now = cx.now;
    let acted = match sheet.form(cx) {
        Ok(form) => with_case(view, cx, |case, mut ids| act::ask(case, &form, now, &mut ids)),
        Err(refused) => Err(vec![refused]),
    };
    commit(acted, cx)
}

/// What is said once a team was asked: how the case stands by it, and what there is to do on it besides.
pub(super) fn asked_told(sheet: &AskSheet, view: &TicketView, cx: &Context<'_>) -> Say {
    let form = sheet.agreed(&cx.config.clocks, cx.now);
    let left = super::acting::procedure(view, cx).and_then(|procedure| {
        let asked = form.step.as_deref();
        let open = procedure.progress.steps.iter().filter(|step| step.state == State::Open);
        let step = open.filter(|step| asked != Some(&step.id)).find(|step| step.must)?;
        Some(procedure.sop.words(cx.config.words.language()).step(&step.id).to_owned())
    });
    let status = form.status.unwrap_or(view.shown.status);
    let say = Say::new(if left.is_some() { "done-ask-left" } else { "done-ask" });
    let say = say.with("team", form.team).with("key", &view.shown.key).with("status", status.as_str());
    say.with("step", left.unwrap_or_default())
}

/// A sentence that names a team as the site calls it, however procedures do.
pub(super) fn named(say: &Say, cx: &Context<'_>) -> Say {
    let mut say = say.clone();
    for (name, value) in &mut say.args {
        if let ("team", Some(rule)) = (name.as_ref(), cx.config.clocks.ask(value)) {
            value.clone_from(&rule.team);
        }
    }
    say
}

fn open_promises(view: &TicketView) -> Vec<Promise> {
    let mut all = view.promises();
    all.retain(Promise::is_open);
    all
}

fn open_ask(view: &TicketView, id: &str) -> Option<Ask> {
    view.asks().into_iter().find(|ask| ask.id == id)
}

/// Asks a team again, or opens what its answer is typed into. Who asks again too early is told from when on; the list of
/// what came of questions asks at any time.
pub(super) fn about(command: Command, id: &str, view: &TicketView, cx: &mut Context<'_>) -> Option<Acting> {
    if command == Command::TeamAnswer {
        return chosen(&format!("answer:{id}"), view, cx);
    }
    let ask = open_ask(view, id)?;
    if let Some(at) = chase_at(&ask, &cx.config.clocks).filter(|at| *at > cx.now) {
        let at = locale::short_moment(cx.zone.to_datetime(at), cx.config.words.language());
        let say = Say::new("chase-early").with("team", &ask.team).with("at", at);
        return Some(Acting::Refused(vec![cx.say(&say)]));
    }
    chosen(&format!("chase:{id}"), view, cx)
}

/// Commits what was chosen of questions and promises, or asks for the answer.
pub(super) fn chosen(id: &str, view: &TicketView, cx: &mut Context<'_>) -> Option<Acting> {
    let (what, id) = id.split_once(':')?;
    let acted = match what {
        "answer" => {
            let ask = open_ask(view, id)?;
            let title = cx.config.words.with("compose-answered", &[("team", ask.team.as_str())]);
            let purpose = Purpose::Answered { ticket: view.shown.id.clone(), ask: ask.id };
            cx.ask(super::message::Ask::Kept(purpose.clone()));
            return Some(Acting::sheet(Sheet::Composer(Composer::new(purpose, title, String::new(), ""))));
        }
        "chase" => {
            let ask = open_ask(view, id)?;
            with_case(view, cx, |case, mut ids| act::chase(case, &ask, Clean::default(), &mut ids))
        }
        _ => {
            let promise = open_promises(view).into_iter().find(|one| one.id == id)?;
            with_case(view, cx, |case, mut ids| act::end_promise(case, &promise, what == "kept", &mut ids))
        }
    };
    Some(commit(acted, cx).into())
}

/// Commits a promise, a question or an answer as it was typed; `None` for anything else.
pub(super) fn written(
    purpose: &Purpose,
    text: &str,
    view: &TicketView,
    cx: &mut Context<'_>,
) -> Option<Result<bool, Vec<String>>> {
    let (now, zone) = (cx.now, cx.zone.clone());
    let acted = match purpose {
        Purpose::Promise(_) => match due_and_text(text, now, &zone) {
            Some((due, text)) => {
                let shown = zone.to_datetime(due).strftime("%Y-%m-%d %H:%M").to_string();
                let text = if text.is_empty() { cx.word("promise-default") } else { text.to_owned() };
                let text = Clean::line(&text);
                with_case(view, cx, |case, mut ids| act::promise(case, text, (due, &shown), now, &mut ids))
            }
            None => Err(vec![Refusal::new("due-form").at("due")]),
        },
        Purpose::Answered { ask, .. } => {
            let all = view.asks();
            let ask = all.iter().find(|other| other.id == *ask)?;
            let text = Clean::text(text.trim());
            with_case(view, cx, |case, ids| act::team_answered(case, &all, ask, text, ids))
        }
        _ => return None,
    };
    Some(commit(acted, cx))
}

/// The clocks above an opened ticket: those that run or stand still, the most pressing first.
#[must_use]
pub fn pressing(app: &App, view: &TicketView, procedure: Option<&Procedure>) -> Vec<Clock> {
    let mut all = clocks(view, procedure, &app.config, &app.zone, app.now);
    all.retain(|clock| clock.is_open() && clock.target.is_some());
    all.sort_by_key(|clock| (clock.look(app.now), clock.due));
    all
}

/// All clocks of a ticket: those of its policy, of questions and promises, and of its procedure.
fn clocks(
    view: &TicketView,
    procedure: Option<&Procedure>,
    config: &Config,
    zone: &TimeZone,
    now: Timestamp,
) -> Vec<Clock> {
    let law = Law { sops: &config.sops, policies: &config.clocks, zone, language: config.words.language() };
    if let Some(it) = procedure {
        return view.all_clocks(Some((&it.sop, &it.progress)), &it.run, law, now);
    }
    let run = Run::of(&view.shown, &view.journal, &view.timeline, &config.sops);
    view.all_clocks(None, &run, law, now)
}

impl App {
    /// Opens the explanation of the clocks of the ticket at hand.
    pub(super) fn explain_clocks(&mut self) {
        let Some(view) = self.current().cloned() else { return };
        let mut effects = Vec::new();
        let cx = super::update::context!(self, effects);
        let veil = cx.privacy.veil(&view);
        let mut lines = super::order::lines(&view, &veil, &cx);
        if let Some(due) = view.server.due {
            lines.extend([String::new(), cx.say(&given(due, view.shown.due, cx.zone, cx.now))]);
        }
        let without = lines.len();
        let procedure = super::acting::procedure(&view, &cx);
        let mut all = clocks(&view, procedure.as_ref(), cx.config, cx.zone, cx.now);
        // What still counts comes first, the most pressing before the others.
        all.sort_by_key(|clock| (!clock.is_open(), clock.look(cx.now), clock.due));
        for clock in all {
            lines.push(String::new());
            lines.push(veil.text(&cx.say(&clock_name(&clock))));
            let sentences = explain(&clock, &cx.config.clocks, cx.zone, cx.now);
            lines.extend(sentences.iter().map(|say| format!("  {}", veil.text(&cx.say(say)))));
        }
        if lines.len() == without {
            lines.extend([String::new(), cx.word("clocks-none")]);
        } else if let Some(say) = past(view.told) {
            lines.extend([String::new(), cx.say(&say)]);
        }
        let title = cx.say(&Say::new("clocks-title").with("key", &view.shown.key));
        let columns = cx.size.columns.saturating_sub(6).min(80);
        self.sheets.push(super::sheet::Sheet::Reading(Reading::text(title, &lines.join("\n"), columns)));
    }
}
