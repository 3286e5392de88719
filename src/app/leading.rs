//! The commands of those who lead: a second look, a coaching note, a case given to somebody else, the end of a plan, a
//! team's digest. What may be written is decided in `domain::act`.

use super::acting::{Acting, Team, commit, item, with_case};
use super::composer::{Composer, Purpose};
use super::context::Context;
use super::message::{Ask, Effect};
use super::notices::Tone;
use super::picker::Picker;
use super::reading::Reading;
use super::sheet::{Choosing, Sheet};
use super::update::context;
use super::{App, Place};
use crate::domain::able::Able;
use crate::domain::act::{self, Look};
use crate::domain::ids::PersonId;
use crate::domain::leads::Leads;
use crate::domain::plan::State;
use crate::domain::review::Finding;
use crate::domain::say::{Refusal, Say};
use crate::domain::ticket::Fact;
use crate::keymap::Command;
use crate::store::TicketView;

/// Opens what a lead chooses from for a ticket; nobody else gets that far.
pub(super) fn perform(
    command: Command,
    view: &TicketView,
    team: &Team,
    cx: &mut Context<'_>,
) -> Option<Acting> {
    if !matches!(command, Command::SecondLook | Command::Coach | Command::Reassign) {
        return None;
    }
    if !Leads::is_for(cx.me) {
        return Some(Acting::Refused(vec![cx.say(&Refusal::new("not-lead").say)]));
    }
    let id = view.shown.id.clone();
    let agents = || super::people::items(&team.agents, team, &cx.config.words).into_iter();
    let (choosing, title, items) = match command {
        Command::SecondLook => {
            if !act::takes_records(&view.shown) {
                let say = Refusal::new("closed").with("key", &view.shown.key).say;
                return Some(Acting::Refused(vec![cx.say(&say)]));
            }
            let found = |one: Finding| item(one.as_str(), cx.word(&finding_id(one)));
            (Choosing::Look(id), "pick-look", Finding::ALL.into_iter().map(found).collect())
        }
        Command::Coach => {
            // Who worked it and who escalated it come first.
            let mut items = Vec::new();
            let owner = view.shown.assignee.as_ref();
            items.extend(owner.map(|one| item(one.id.as_str(), one.name.to_string())));
            if let Some(name) = view.shown.fact(Fact::T1Agent) {
                let label = cx.config.words.with("pick-coach-t1", &[("name", name)]);
                items.push(item(&format!("t1:{name}"), label));
            }
            items.extend(agents().filter(|one| owner.is_none_or(|owner| owner.id.as_str() != one.id)));
            (Choosing::Coach(id), "pick-coach", items)
        }
        _ => (Choosing::Reassign(id), "pick-reassign", agents().collect()),
    };
    Some(Acting::sheet(Sheet::Picker(choosing, Picker::new(cx.word(title), items))))
}

fn finding_id(finding: Finding) -> String {
    format!("finding-{}", finding.as_str().replace('_', "-"))
}

/// Opens what the sentence is typed into, after a choice.
pub(super) fn chosen(
    choosing: &Choosing,
    id: &str,
    view: &TicketView,
    team: &Team,
    cx: &mut Context<'_>,
) -> Option<Acting> {
    let ticket = view.shown.id.clone();
    let key = view.shown.key.as_str();
    let (purpose, title, hint) = match choosing {
        Choosing::Look(_) => {
            let finding = Finding::parse(id)?;
            if finding == Finding::Recaused {
                let picker = causes(cx);
                return Some(Acting::sheet(Sheet::Picker(Choosing::Recause(ticket), picker)));
            }
            let found = cx.word(&finding_id(finding));
            let title = cx.config.words.with("compose-look", &[("key", key), ("found", &found)]);
            let hint =
                if matches!(finding, Finding::Error(_)) { "look-hint-error" } else { "look-hint-right" };
            (Purpose::Look { ticket, finding, cause: None }, title, hint)
        }
        Choosing::Recause(_) => {
            let found = format!("{}: {id}", cx.word(&finding_id(Finding::Recaused)));
            let title = cx.config.words.with("compose-look", &[("key", key), ("found", &found)]);
            let cause = Some(id.to_owned());
            (Purpose::Look { ticket, finding: Finding::Recaused, cause }, title, "look-hint-right")
        }
        Choosing::Coach(_) => {
            let (to, name) = if let Some(name) = id.strip_prefix("t1:") {
                (None, name.to_owned())
            } else {
                let known = team.agents.iter().chain(&view.shown.assignee);
                let agent = known.into_iter().find(|one| one.id.as_str() == id)?;
                (Some(agent.id.clone()), agent.name.to_string())
            };
            let title = cx.config.words.with("compose-coach", &[("key", key), ("name", &name)]);
            (Purpose::Coach { ticket, to, name }, title, "coach-hint")
        }
        Choosing::Reassign(_) => {
            let to = team.agents.iter().find(|one| one.id.as_str() == id)?;
            let title = cx.config.words.with("compose-reassign", &[("key", key), ("name", to.name.as_str())]);
            (Purpose::Reassign { ticket, to: to.id.clone() }, title, "reassign-hint")
        }
        Choosing::EndPlan { plan, .. } => {
            let state = State::parse(id)?;
            let title = cx.word(&format!("compose-plan-{}", state.as_str()));
            (Purpose::EndPlan { ticket, plan: plan.clone(), state }, title, "plan-end-hint")
        }
        _ => return None,
    };
    let hint = cx.word(hint);
    cx.ask(Ask::Kept(purpose.clone()));
    Some(Acting::sheet(Sheet::Composer(Composer::new(purpose, title, hint, ""))))
}

fn causes(cx: &Context<'_>) -> Picker {
    let language = cx.config.words.language();
    let cause = |cause: &crate::domain::taxonomy::Cause| {
        item(&cause.code, format!("{}  {}", cause.code, cause.name(language)))
    };
    Picker::new(cx.word("pick-cause"), cx.config.taxonomy.causes().map(cause).collect())
}

/// Commits what a lead wrote; `None` for anything else.
pub(super) fn written(
    purpose: &Purpose,
    text: &str,
    app: (&Team, &super::Review),
    view: &TicketView,
    cx: &mut Context<'_>,
) -> Option<Result<bool, Vec<String>>> {
    let (team, review) = app;
    let unknown = Able::default();
    let able = team.able.as_ref().unwrap_or(&unknown);
    let now = cx.now;
    let acted = match purpose {
        Purpose::Look { ticket, finding, cause } => {
            let drawn = |leads: &Leads| leads.queue.sample.iter().any(|case| case.ticket == *ticket);
            let look = Look {
                finding: *finding,
                random: review.leads.as_ref().is_some_and(|leads| drawn(leads)),
                cause: cause.clone(),
                head: cx.word(&format!("look-{}", finding.as_str().replace('_', "-"))),
                text: text.to_owned(),
            };
            with_case(view, cx, |case, mut ids| act::look(case, able, &look, now, &mut ids))
        }
        Purpose::Coach { to, name, .. } => {
            let to: (Option<&PersonId>, &str) = (to.as_ref(), name);
            with_case(view, cx, |case, ids| act::coach(case, able, to, text, now, ids()))
        }
        Purpose::Reassign { to, .. } => match team.agents.iter().find(|one| one.id == *to) {
            Some(to) => with_case(view, cx, |case, mut ids| act::reassign(case, to, text, &mut ids)),
            None => Err(vec![Refusal::new("nobody")]),
        },
        Purpose::EndPlan { plan, state, .. } => {
            let plan = review.leads.as_ref()?.plans.iter().find(|one| one.id == *plan)?;
            let ended = (*state, text);
            with_case(view, cx, |case, ids| {
                act::end_plan((case.ticket, case.me), able, plan, ended, now, ids())
            })
        }
        _ => return None,
    };
    Some(commit(acted, cx))
}

impl App {
    /// Takes a command of what leads look at. Every command of a ticket is one here as well.
    pub(super) fn review_command(&mut self, command: Command) -> Vec<Effect> {
        let mut effects = Vec::new();
        match command {
            Command::Open => {
                if let Some(one) = self.review.approval() {
                    let (ticket, step) = (one.ticket.clone(), one.approval.step.clone());
                    return self.open_at_step(ticket, step);
                }
                if let Some(id) = self.review.selected().cloned() {
                    return self.open_ticket(id);
                }
                if let Some(filter) = self.review.filter() {
                    self.place = Place::Desk;
                    let mut cx = context!(self, effects);
                    self.desk.show(&filter, Place::Review, &mut cx);
                }
            }
            Command::NextPart | Command::PreviousPart => {
                let mut cx = context!(self, effects);
                self.review.turn(command == Command::NextPart, &mut cx);
            }
            Command::Window if self.review.part.has_window() => {
                let mut cx = context!(self, effects);
                self.review.next_window(&mut cx);
            }
            Command::Digest => match self.review.team().cloned() {
                Some(team) => {
                    let days = self.review.days();
                    self.review.digest = Some((String::new(), team.clone(), days));
                    let mut cx = context!(self, effects);
                    cx.ask(Ask::Digest { team, days, file: false });
                }
                None => self.tell(&Say::new("digest-choose-team"), Tone::Plain),
            },
            Command::AddPlan => self.plan_cause(),
            Command::Explain => self.explain_numbers(),
            Command::EndPlan => {
                if let Some(plan) = self.review.plan() {
                    let words = &self.config.words;
                    let states = [State::Done, State::Dropped, State::Open];
                    let items = states
                        .into_iter()
                        .filter(|state| *state != plan.state)
                        .map(|state| {
                            item(state.as_str(), words.get(&format!("pick-plan-{}", state.as_str())))
                        })
                        .collect();
                    let choosing = Choosing::EndPlan { ticket: plan.ticket.clone(), plan: plan.id.clone() };
                    self.sheets.push(Sheet::Picker(choosing, Picker::new(words.get("pick-plan"), items)));
                }
            }
            _ => return self.ticket_command(command),
        }
        effects
    }

    /// A digest arrived: it is shown to be read.
    pub(super) fn digest_made(&mut self, team: &str, text: &str) {
        let columns = self.size.columns.saturating_sub(6).min(80);
        let title = self.config.words.with("digest-sheet", &[("team", team)]);
        if let Some((shown, ..)) = &mut self.review.digest {
            shown.clone_from(&title);
        }
        self.sheets.push(Sheet::Reading(Reading::text(title, text, columns)));
    }

    /// The digest that is read goes into a file.
    pub(super) fn export_digest(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Some((_, team, days)) = self.review.digest.clone() {
            let mut cx = context!(self, effects);
            cx.ask(Ask::Digest { team, days, file: true });
        }
        effects
    }

    /// Where the screen of leads is told to whoever leads nobody.
    #[must_use]
    pub fn leads(&self) -> bool {
        Leads::is_for(self.me.as_ref())
    }
}
