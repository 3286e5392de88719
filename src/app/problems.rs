//! Problems and known errors: the list, an opened problem with its tickets, and what is written into it by keys. What a
//! problem is, is folded in `domain::problem`; what may be written is decided there and in `domain::act`.

use std::sync::Arc;

use super::acting::{Acting, Team, commit, item, procedure, spoken, with_case, words};
use super::composer::{Composer, Purpose};
use super::context::Context;
use super::list::{Cursor, Move};
use super::message::{Ask, Effect, Got};
use super::notices::Tone;
use super::picker::{Item, Picker};
use super::sheet::{Choosing, Sheet};
use super::update::context;
use super::{App, Place};
use crate::config::LANGUAGES;
use crate::domain::able::Able;
use crate::domain::act::{self, Acted, BLANK, Setting};
use crate::domain::ids::TicketId;
use crate::domain::problem::{Field, Problem, State};
use crate::domain::redact::Veil;
use crate::domain::say::{Refusal, Say};
use crate::domain::ticket::{Fact, Ticket};
use crate::keymap::Command;
use crate::store::TicketView;

/// The screen's state.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    /// All problems, once they arrived.
    pub rows: Option<Arc<Vec<Problem>>>,
    /// Where the selection is.
    pub cursor: Cursor,
    /// Which of the opened problem's tickets is selected, while one is open.
    pub open: Option<Cursor>,
    /// The tickets of the selected problem, once they arrived; the one that it was opened from among them.
    views: Vec<TicketView>,
    /// The problem whose tickets they are.
    views_of: Option<String>,
    /// Whether something was written that is not read again yet: the next write builds on it.
    is_stale: bool,
    asked: u64,
}

impl Problems {
    /// The selected problem.
    #[must_use]
    pub fn selected(&self) -> Option<&Problem> {
        self.rows.as_ref()?.get(self.cursor.at)
    }

    /// The tickets that hang on the selected problem: open ones first, then by key.
    #[must_use]
    pub fn tickets(&self) -> Vec<&TicketView> {
        let Some(problem) = self.selected() else { return Vec::new() };
        let mut found: Vec<&TicketView> =
            self.views.iter().filter(|view| problem.has(&view.shown.id)).collect();
        found.sort_by(|a, b| {
            (!a.shown.status.is_open(), &a.shown.key).cmp(&(!b.shown.status.is_open(), &b.shown.key))
        });
        found
    }

    /// The selected ticket of the opened problem.
    #[must_use]
    pub fn ticket(&self) -> Option<&TicketView> {
        self.tickets().get(self.open?.at).copied()
    }

    /// The filter that lists the tickets of the selected problem, as far as they are held; where there are none there is
    /// none.
    #[must_use]
    pub fn filter(&self) -> Option<String> {
        let keys: Vec<String> = self
            .tickets()
            .iter()
            .map(|view| format!("\"{}\"", view.shown.key.as_str().replace('"', "")))
            .collect();
        (!keys.is_empty()).then(|| format!("key:{}", keys.join(",")))
    }

    /// Whether there is something to open.
    pub(super) fn offers_open(&self) -> bool {
        if self.open.is_some() { self.ticket().is_some() } else { self.selected().is_some() }
    }

    /// Whether what a key would act on is not there yet.
    pub(super) fn is_on_its_way(&self) -> bool {
        let selected = self.selected().map(|one| &one.id);
        self.is_stale || self.rows.is_none() || (selected.is_some() && selected != self.views_of.as_ref())
    }

    /// Something was written.
    pub(super) fn wrote(&mut self) {
        self.is_stale = true;
    }

    /// The ticket on which something about the selected problem is written.
    pub(super) fn anchor(&self) -> Option<Ticket> {
        let problem = self.selected()?;
        act::anchor(problem, self.views.iter().map(|view| &view.shown)).cloned()
    }

    /// Takes the tickets of a problem; late ones are dropped.
    pub fn loaded(&mut self, serial: u64, got: Got, cx: &Context<'_>) {
        if let Got::Tickets(views) = got
            && serial == self.asked
        {
            self.views = views;
            self.views_of = self.selected().map(|one| one.id.clone());
            self.fit(cx);
        }
    }

    /// Keeps the selection inside what is there.
    pub fn fit(&mut self, cx: &Context<'_>) {
        let rows = self.rows.as_ref().map_or(0, |rows| rows.len());
        self.cursor.fit(rows, usize::from(cx.size.problem_rows()));
        let tickets = self.tickets().len();
        if let Some(cursor) = &mut self.open {
            cursor.fit(tickets, usize::from(cx.size.problem_tickets()));
        }
    }

    fn ask(&mut self, cx: &mut Context<'_>) {
        if let Some(problem) = self.selected() {
            let mut ids: Vec<TicketId> = vec![problem.from.clone()];
            ids.extend(problem.tickets.keys().filter(|id| **id != problem.from).cloned());
            self.asked = cx.ask(Ask::Tickets(ids));
        } else {
            self.views.clear();
        }
    }

    fn go(&mut self, step: Move, cx: &mut Context<'_>) {
        let (rows, tickets) = (self.rows.as_ref().map_or(0, |rows| rows.len()), self.tickets().len());
        if let Some(cursor) = &mut self.open {
            cursor.go(step, tickets, usize::from(cx.size.problem_tickets()));
        } else {
            self.cursor.go(step, rows, usize::from(cx.size.problem_rows()));
            self.ask(cx);
        }
    }
}

impl App {
    /// All problems arrived: the screen shows them, sheets and pickers offer them.
    pub(super) fn problems_told(&mut self, all: Arc<Vec<Problem>>) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.team.problems = Arc::clone(&all);
        let before = self.problems.selected().map(|one| one.id.clone());
        if let Some(at) = before.and_then(|id| all.iter().position(|one| one.id == id)) {
            self.problems.cursor.at = at;
        }
        self.problems.rows = Some(all);
        self.problems.is_stale = false;
        let mut cx = context!(self, effects);
        self.problems.fit(&cx);
        if self.place == Place::Problems {
            self.problems.ask(&mut cx);
        }
        effects
    }

    /// Takes a command of the screen.
    pub(super) fn problems_command(&mut self, command: Command) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Some(step) = Move::of(command) {
            let mut cx = context!(self, effects);
            self.problems.go(step, &mut cx);
            return effects;
        }
        let Some(problem) = self.problems.selected().cloned() else { return effects };
        let words = Arc::clone(&self.config.words);
        match command {
            Command::Open if self.problems.open.is_some() => {
                let id = self.problems.ticket().map(|view| view.shown.id.clone());
                return id.map_or_else(Vec::new, |id| self.open_ticket(id));
            }
            Command::Open => self.problems.open = Some(Cursor::default()),
            Command::ProblemTickets => {
                if let Some(filter) = self.problems.filter() {
                    self.place = Place::Desk;
                    let mut cx = context!(self, effects);
                    self.desk.show(&filter, Place::Problems, &mut cx);
                }
            }
            Command::EditProblem => {
                let items = fields(&problem, |id| words.get(id));
                let picker = Picker::new(words.get("pick-problem-field"), items);
                self.sheets.push(Sheet::Picker(Choosing::ProblemField(problem.id), picker));
            }
            Command::ProblemState => self.sheets.push(self.states(&problem)),
            Command::Solved => self.announce(&problem),
            Command::Unlink => {
                if let Some(view) = self.problems.ticket().cloned() {
                    let mut cx = context!(self, effects);
                    let acted = hang(&view, &problem, false, &self.team, &mut cx);
                    let acting = commit(acted, &mut cx).into();
                    self.acted(acting, Command::Unlink);
                }
            }
            _ => {}
        }
        effects
    }

    fn states(&self, problem: &Problem) -> Sheet {
        let words = &self.config.words;
        let today = self.zone.to_datetime(self.now).date();
        let items = State::ALL.into_iter().filter(|state| *state != problem.state).map(|state| {
            let no = crate::domain::problem::checked(
                problem,
                &Field::State,
                state.as_str(),
                &self.config.taxonomy,
                today,
            );
            item(state.as_str(), words.get(&state_word(state))).unless(no.err().map(|no| words.say(&no.say)))
        });
        let picker = Picker::new(words.get("pick-problem-state"), items.collect());
        Sheet::Picker(Choosing::ProblemState(problem.id.clone()), picker)
    }

    /// Takes what was chosen for a problem.
    pub(super) fn problem_chosen(&mut self, choosing: &Choosing, id: &str) -> Vec<Effect> {
        let field = match choosing {
            Choosing::ProblemState(_) => return self.problem_set(choosing, &Field::State, id),
            Choosing::ProblemCause(_) => return self.problem_set(choosing, &Field::Cause, id),
            _ => Field::parse(id),
        };
        let (Some(problem), Some(field)) = (self.problems.selected().cloned(), field) else {
            return Vec::new();
        };
        match field {
            Field::State => self.sheets.push(self.states(&problem)),
            Field::Cause => {
                let mut effects = Vec::new();
                let picker = super::suggesting::picker(&[], &context!(self, effects));
                self.sheets.push(Sheet::Picker(Choosing::ProblemCause(problem.id), picker));
            }
            field => {
                let words = &self.config.words;
                let title = field_word(&field, |id| words.get(id));
                let hint = words.get(&format!("problem-hint-{}", field.as_str()));
                let text = problem.value(&field);
                let purpose = Purpose::ProblemField { problem: problem.id, field };
                self.sheets.push(Sheet::Composer(Composer::new(purpose, title, hint, &text)));
            }
        }
        Vec::new()
    }

    fn problem_set(&mut self, choosing: &Choosing, field: &Field, typed: &str) -> Vec<Effect> {
        let (Choosing::ProblemState(id) | Choosing::ProblemCause(id)) = choosing else { return Vec::new() };
        let mut effects = Vec::new();
        match self.write_problem(id, field, typed, &mut effects) {
            Ok(true) => self.tell(&Say::new("done-saved"), Tone::Good),
            Ok(false) => self.tell(&Say::new("done-nothing"), Tone::Plain),
            Err(words) => self.notices.say(words.join(" "), Tone::Bad),
        }
        effects
    }

    /// Takes a text that was written for a problem or for the sheet below.
    pub(super) fn problem_written(&mut self, mut composer: Composer) -> Vec<Effect> {
        let text = composer.field.text();
        match composer.purpose.clone() {
            Purpose::SolvedText(language) => {
                self.solved_text(&language, text.trim());
                Vec::new()
            }
            Purpose::ProblemField { problem, field } => {
                let mut effects = Vec::new();
                match self.write_problem(&problem, &field, &text, &mut effects) {
                    Ok(changed) => {
                        let id = if changed { "done-saved" } else { "done-nothing" };
                        self.tell(&Say::new(id), Tone::Good);
                        self.unsaved = changed.then(|| Box::new(Sheet::Composer(composer)));
                    }
                    Err(words) => {
                        composer.fault = Some(words.join(" "));
                        self.sheets.push(Sheet::Composer(composer));
                    }
                }
                effects
            }
            _ => Vec::new(),
        }
    }

    fn write_problem(
        &mut self,
        id: &str,
        field: &Field,
        typed: &str,
        effects: &mut Vec<Effect>,
    ) -> Result<bool, Vec<String>> {
        let problem = self.problems.selected().filter(|one| one.id == id).cloned();
        let anchor = self.problems.anchor();
        let mut effects_here = Vec::new();
        let mut cx = context!(self, effects_here);
        let acted = match (problem, anchor) {
            (Some(problem), Some(anchor)) => {
                set(&problem, &anchor, (field, typed), self.team.able(), &mut cx)
            }
            _ => Err(vec![Refusal::new("problem-no-anchor").at("problem")]),
        };
        let outcome = commit(acted, &mut cx);
        effects.append(&mut effects_here);
        if outcome == Ok(true) {
            self.problems.wrote();
        }
        outcome
    }
}

/// Gives a field of a problem a value, with the words that a colleague reads.
pub(super) fn set(
    problem: &Problem,
    anchor: &Ticket,
    (field, typed): (&Field, &str),
    able: &Able,
    cx: &mut Context<'_>,
) -> Acted {
    let shown = match field {
        Field::State => State::parse(typed).map_or_else(String::new, |state| cx.word(&state_word(state))),
        field if field.is_word() => typed.trim().to_owned(),
        _ => String::new(),
    };
    let name = field_word(field, |id| cx.word(id));
    let head = head(cx, "problem-note-set", &problem.id, &[("field", &name), ("value", &shown)]);
    let by = Setting { able, taxonomy: &cx.config.taxonomy, today: cx.local().date(), now: cx.now };
    act::set_problem(problem, anchor, (field, typed), head.trim_end_matches([' ', ':']), &by, &mut || {
        (cx.ids)()
    })
}

fn head(cx: &Context<'_>, id: &str, problem: &str, args: &[(&str, &str)]) -> String {
    let mut all = vec![("problem", problem)];
    all.extend(args);
    cx.config.words.with(id, &all)
}

/// Message id of a state's name.
pub(super) fn state_word(state: State) -> String {
    format!("problem-state-{}", state.as_str().replace('_', "-"))
}

fn field_word(field: &Field, word: impl Fn(&str) -> String) -> String {
    let name = word(&format!("problem-field-{}", field.as_str()));
    match field {
        Field::Workaround(language) => format!("{name} ({language})"),
        _ => name,
    }
}

fn fields(problem: &Problem, word: impl Fn(&str) -> String) -> Vec<Item> {
    let texts = LANGUAGES.into_iter().map(|language| Field::Workaround(language.to_owned()));
    let veil = Veil::over(std::iter::empty());
    Field::plain()
        .chain(texts)
        .map(|field| {
            let value = match &field {
                Field::State => word(&state_word(problem.state)),
                field => veil.text(&problem.value(field).replace('\n', " ")),
            };
            Item::new(&field.to_string(), field_word(&field, &word), value)
        })
        .collect()
}

/// Hangs a ticket on a problem or takes it off.
pub(super) fn hang(
    view: &TicketView,
    problem: &Problem,
    on: bool,
    team: &Team,
    cx: &mut Context<'_>,
) -> Acted {
    let id = if on { "problem-note-linked" } else { "problem-note-unlinked" };
    let head = head(cx, id, &problem.id, &[("title", problem.what.as_str())]);
    let now = cx.now;
    with_case(view, cx, |case, mut ids| {
        act::link_problem(case, team.able(), problem, on, &head, now, &mut ids)
    })
}

/// Opens the choice of what becomes of a ticket and problems.
pub(super) fn choices(view: &TicketView, team: &Team, cx: &mut Context<'_>) -> Acting {
    let id = &view.shown.id;
    let veil = Veil::over(std::iter::empty());
    let mut items = Vec::new();
    let open = team.problems.iter().filter(|one| one.state != State::Closed);
    let (on, off): (Vec<&Problem>, Vec<&Problem>) = open.partition(|one| one.has(id));
    let mut add = |kind: &str, problem: &Problem| {
        let what = veil.text(problem.what.as_str().lines().next().unwrap_or_default());
        let label = cx.config.words.with(&format!("problem-{kind}"), &[("title", &what)]);
        items.push(Item::new(&format!("{kind}:{}", problem.id), label, cx.word(&state_word(problem.state))));
    };
    for one in on {
        add("unlink", one);
    }
    for one in off {
        add("link", one);
    }
    items.push(item("open", cx.word("problem-open")));
    Acting::sheet(Sheet::Picker(Choosing::Problem(id.clone()), Picker::new(cx.word("pick-problem"), items)))
}

/// Begins a new problem from the ticket.
pub(super) fn begun(view: &TicketView, cx: &mut Context<'_>) -> Acting {
    let purpose = Purpose::OpenProblem(view.shown.id.clone());
    let title = cx.config.words.with("compose-problem", &[("key", view.shown.key.as_str())]);
    let hint = cx.word("problem-hint-what");
    cx.ask(Ask::Kept(purpose.clone()));
    Acting::sheet(Sheet::Composer(Composer::new(purpose, title, hint, "")))
}

/// The problems that are not closed, as things to hang several tickets on.
pub(super) fn to_hang_on(team: &Team, cx: &Context<'_>) -> Vec<Item> {
    let veil = Veil::over(std::iter::empty());
    let open = team.problems.iter().filter(|one| one.state != State::Closed);
    open.map(|problem| {
        let what = veil.text(problem.what.as_str().lines().next().unwrap_or_default());
        let label = cx.config.words.with("problem-link", &[("title", &what)]);
        Item::new(&format!("link:{}", problem.id), label, cx.word(&state_word(problem.state)))
    })
    .collect()
}

/// Opens a problem with what was written.
pub(super) fn opened(
    text: &str,
    view: &TicketView,
    team: &Team,
    cx: &mut Context<'_>,
) -> Result<bool, Vec<String>> {
    let opened = head(cx, "problem-note-opened", BLANK, &[]);
    let linked =
        head(cx, "problem-note-linked", BLANK, &[("title", text.lines().next().unwrap_or_default())]);
    let now = cx.now;
    let acted = with_case(view, cx, |case, mut ids| {
        act::open_problem(case, team.able(), text, (&opened, &linked), now, &mut ids)
    });
    commit(acted, cx)
}

/// The causes that a ticket has or that its procedure names: what makes a known error one of it.
fn causes(view: &TicketView, cx: &Context<'_>) -> Vec<String> {
    let also = view.shown.fact(Fact::CausesAlso).into_iter().flat_map(|all| all.split(','));
    let mut all: Vec<String> =
        view.shown.fact(Fact::Cause).into_iter().chain(also).map(str::to_owned).collect();
    if let Some(procedure) = procedure(view, cx) {
        let live = procedure.progress.steps.iter().filter(|state| {
            matches!(state.state, crate::domain::sop::State::Done | crate::domain::sop::State::Open)
        });
        let named = live.filter_map(|state| procedure.sop.step(&state.id)).flat_map(|step| &step.suggest);
        all.extend(named.cloned());
    }
    all
}

/// What helps against the known errors of a ticket, as texts to begin a reply with.
pub(super) fn workarounds(view: &TicketView, language: &str, team: &Team, cx: &Context<'_>) -> Vec<Item> {
    if team.problems.is_empty() {
        return Vec::new();
    }
    let causes = causes(view, cx);
    let causes: Vec<&str> = causes.iter().map(String::as_str).collect();
    let veil = Veil::over(std::iter::empty());
    let helps = team.problems.iter().filter(|one| one.helps(&view.shown.id, &causes));
    helps
        .filter_map(|problem| {
            let (tag, _) = problem.workaround(language)?;
            let what = veil.text(problem.what.as_str().lines().next().unwrap_or_default());
            let label = cx.config.words.with("problem-workaround", &[("title", &what)]);
            Some(Item::new(&format!("problem:{}", problem.id), label, tag.to_owned()))
        })
        .collect()
}

/// The language in which the customer of a ticket is written to.
pub(super) fn language(view: &TicketView, cx: &Context<'_>) -> String {
    spoken(view, cx).to_owned()
}

/// Refusals of acts in words.
pub(super) fn told(no: &[Refusal], cx: &Context<'_>) -> String {
    words(no, cx).join(" ")
}

/// Whether a command acts on the selected problem.
pub(super) fn is_about_problem(command: Command) -> bool {
    matches!(
        command,
        Command::EditProblem
            | Command::ProblemState
            | Command::Solved
            | Command::Unlink
            | Command::ProblemTickets
    )
}
