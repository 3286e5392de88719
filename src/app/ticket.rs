//! An opened ticket: the conversation, the procedure with its questions and ticks, and what is like it.
//! Which changes a key makes is decided in `acting`; whether they may be made, in the gate.

use super::context::Context;
use super::layout::wrap;
use super::list::{Cursor, Move};
use super::message::{Ask as Wish, Effect, Got};
use super::news::Seen;
use crate::config::Config;
use crate::domain::article::Hint;
use crate::domain::ask::Ask;
use crate::domain::ids::TicketId;
use crate::domain::mark::Mark;
use crate::domain::redact::Veil;
use crate::domain::sop::{Moved, Progress, Run, Sop, State, StepState};
use crate::domain::standing::headline;
use crate::domain::ticket::Entry;
use crate::keymap::Command;
use crate::store::{Similar, TicketView};

/// Which half has the keys; on a narrow terminal it is the half that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// What was said.
    #[default]
    Conversation,
    /// What is to be done.
    Procedure,
}

/// What the selection of the procedure is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A step that a tick completes, or that has nothing to answer now.
    Step(String),
    /// A question.
    Input {
        /// Its step.
        step: String,
        /// Its id.
        input: String,
    },
}

impl Target {
    /// The step that it is, or that it belongs to.
    #[must_use]
    pub fn step(&self) -> &str {
        match self {
            Self::Step(step) | Self::Input { step, .. } => step,
        }
    }
}

/// A run held against its procedure.
#[derive(Debug, Clone)]
pub struct Procedure {
    /// The procedure at the version of the run.
    pub sop: Sop,
    /// Answers and ticks.
    pub run: Run,
    /// Where each step stands.
    pub progress: Progress,
    /// Why this procedure, in words.
    pub why: Vec<String>,
    /// The newer version that the run can move to.
    pub offer: Option<Moved>,
    /// What changed since this person last ran it.
    pub news: Option<News>,
}

/// What changed in a procedure since a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The version that was run last.
    pub since: String,
    /// What changed, newest first, each with its version.
    pub what: Vec<String>,
}

/// The opened ticket's state.
#[derive(Debug, Clone)]
pub struct TicketScreen {
    /// The ticket.
    pub id: TicketId,
    /// Everything about it, once it arrived.
    pub view: Option<Box<TicketView>>,
    /// Whether the store said that there is no such ticket.
    pub missing: bool,
    /// Its procedure; absent where none applies or the run's version is no longer there.
    pub procedure: Option<Procedure>,
    /// The questions to other teams about it, oldest first.
    pub asks: Vec<Ask>,
    /// What is like it.
    pub similar: Vec<Similar>,
    /// The articles that may answer it.
    pub hints: Vec<Hint>,
    /// The half that has the keys.
    pub side: Side,
    /// Where the conversation is scrolled to; `None` until it was first laid out at its end.
    pub conversation: Cursor,
    /// The conversation broken into lines for the present size, under the present veil.
    pub lines: Vec<Said>,
    at_end: bool,
    /// What the procedure's selection is on.
    pub target: Option<Target>,
    /// The ticket as it was when it was opened.
    pub seen: Option<Seen>,
    /// Whether the selection moves to the next thing to do once the ticket was read again.
    pub wants_next: bool,
    /// The step that the selection goes to once the ticket was read.
    pub wants_step: Option<String>,
    asked_ticket: u64,
    asked_similar: u64,
}

impl TicketScreen {
    /// Opens a ticket: asks for it, for what is like it, and for its conversation.
    pub fn open(id: TicketId, cx: &mut Context<'_>) -> Self {
        cx.effects.push(Effect::Fetch(id.clone()));
        let asked_ticket = cx.ask(Wish::Ticket(id.clone()));
        let asked_similar = cx.ask(Wish::Similar(id.clone()));
        Self {
            id,
            view: None,
            missing: false,
            procedure: None,
            asks: Vec::new(),
            similar: Vec::new(),
            hints: Vec::new(),
            side: if cx.size.is_wide() { Side::Procedure } else { Side::Conversation },
            conversation: Cursor::default(),
            lines: Vec::new(),
            at_end: false,
            target: None,
            seen: None,
            wants_next: false,
            wants_step: None,
            asked_ticket,
            asked_similar,
        }
    }

    /// Asks for the ticket again.
    pub fn reload(&mut self, cx: &mut Context<'_>) {
        self.asked_ticket = cx.ask(Wish::Ticket(self.id.clone()));
    }

    /// Takes an answer of the store; late ones are dropped.
    pub fn loaded(&mut self, serial: u64, got: Got, cx: &mut Context<'_>) {
        match got {
            Got::Ticket(view) if serial == self.asked_ticket => {
                let waiting = |view: &Option<Box<TicketView>>| {
                    view.as_ref().map_or(0, |view| waiting_comments(view).count())
                };
                // What we wrote arrived: the conversation has it now.
                if waiting(&view) < waiting(&self.view) {
                    cx.effects.push(Effect::Fetch(self.id.clone()));
                }
                self.missing = view.is_none();
                // Who has written in it knows how it began: what is new stands at its end.
                if self.view.is_none() {
                    let mine = |entry: &Entry| {
                        entry.author.as_ref().zip(cx.me).is_some_and(|(author, me)| author.id == me.id)
                    };
                    self.at_end = view.as_ref().is_some_and(|view| view.timeline.iter().any(mine));
                }
                self.view = view;
                if let Some(view) = self.view.as_deref() {
                    self.seen.get_or_insert_with(|| Seen::of(view)).look(view, cx);
                }
                self.asks = self.view.as_deref().map(TicketView::asks).unwrap_or_default();
                self.procedure = self.view.as_deref().and_then(|view| super::acting::procedure(view, cx));
                self.fit(cx);
                if let Some(step) = self.wants_step.take() {
                    let of_step = |target: &Target| target.step() == step;
                    self.target = self.in_turn().into_iter().rev().find(of_step).or(self.target.take());
                }
                if std::mem::take(&mut self.wants_next) {
                    self.advance();
                }
            }
            Got::Similar(similar, hints) if serial == self.asked_similar => {
                (self.similar, self.hints) = (similar, hints);
            }
            _ => {}
        }
    }

    /// Shows the end of the conversation once what was written is there.
    pub fn to_end(&mut self) {
        self.at_end = true;
    }

    /// Keeps scroll and selection inside what is there now.
    pub fn fit(&mut self, cx: &Context<'_>) {
        self.lines = self.conversation_lines(cx);
        let lines = self.lines.len();
        let visible = usize::from(cx.size.ticket_rows());
        if self.at_end {
            self.conversation.scroll(Move::Last, lines, visible);
        } else {
            self.conversation.top = self.conversation.top.min(lines.saturating_sub(visible));
        }
        let targets = self.in_turn();
        let lost = self.target.as_ref().is_none_or(|target| !targets.contains(target));
        if lost {
            self.target = self.first_open(&targets).or_else(|| targets.first().cloned());
        }
    }

    /// Takes a command of the half that has the keys.
    pub fn command(&mut self, command: Command, cx: &mut Context<'_>) {
        match (command, self.side) {
            (Command::Side, _) => {
                self.side = match self.side {
                    Side::Conversation => Side::Procedure,
                    Side::Procedure => Side::Conversation,
                };
            }
            (command, Side::Conversation) => {
                if let Some(step) = Move::of(command) {
                    let lines = self.lines.len();
                    let visible = usize::from(cx.size.ticket_rows());
                    self.conversation.scroll(step, lines, visible);
                    self.at_end = self.conversation.top + visible >= lines;
                }
            }
            (command, Side::Procedure) => {
                if let Some(step) = Move::of(command) {
                    let targets = self.targets();
                    let at =
                        self.target.as_ref().and_then(|target| targets.iter().position(|one| one == target));
                    let mut cursor = Cursor { at: at.unwrap_or(0), top: 0 };
                    cursor.go(step, targets.len(), targets.len().min(5));
                    self.target = targets.get(cursor.at).cloned();
                }
            }
        }
    }

    /// Moves to the next thing to do after the selected one was done. What a check objects to is looked at first.
    fn advance(&mut self) {
        let targets = self.in_turn();
        if self.is_objected_to() {
            return;
        }
        let from = self.target.as_ref().and_then(|target| targets.iter().position(|one| one == target));
        let from = from.map_or(0, |at| at + 1);
        // What may also be told is offered before the next step, else nobody would see it.
        if let Some(next) = targets.get(from).filter(|next| self.may_follow(next)) {
            self.target = Some(next.clone());
            return;
        }
        let after = targets.iter().skip(from);
        self.target = after
            .filter(|target| self.is_due(target))
            .chain(targets.iter().filter(|target| self.is_due(target)))
            .next()
            .or(targets.last())
            .cloned();
    }

    /// Everything in the procedure that can be answered or ticked now, in the order in which it is drawn: a step stands
    /// above its questions.
    #[must_use]
    pub fn targets(&self) -> Vec<Target> {
        self.listed(|_| true)
    }

    /// The same in the order in which it is done: what a step asks is answered before it is ticked, but a team is asked
    /// before its answer is written down.
    fn in_turn(&self) -> Vec<Target> {
        self.listed(|step| step.waits_on.is_some())
    }

    /// What can be answered or ticked, step by step; `is_first` says of a step whether it comes before its questions.
    fn listed(&self, is_first: impl Fn(&StepState) -> bool) -> Vec<Target> {
        let steps = self.procedure.iter().flat_map(|procedure| &procedure.progress.steps);
        let live = steps.filter(|step| !matches!(step.state, State::NotApplicable | State::Waiting));
        let mut targets = Vec::new();
        for step in live {
            let objects = || step.checks.iter().any(|check| check.holds == Some(false));
            let own = step.waits_on.is_some() || step.by_tick || step.approval.is_some() || objects();
            let own = || own.then(|| Target::Step(step.id.clone()));
            let asked = step.inputs.iter();
            let asked = asked.map(|input| Target::Input { step: step.id.clone(), input: input.id.clone() });
            if is_first(step) {
                targets.extend(own().into_iter().chain(asked));
            } else {
                targets.extend(asked.chain(own()));
            }
        }
        targets
    }

    /// Whether a check of the selected step says no to what was answered.
    fn is_objected_to(&self) -> bool {
        let (Some(procedure), Some(Target::Step(step) | Target::Input { step, .. })) =
            (&self.procedure, &self.target)
        else {
            return false;
        };
        let state = procedure.progress.step(step);
        state.is_some_and(|step| {
            let checks = step.checks.iter().any(|check| check.blocks() && check.holds == Some(false));
            checks || step.inputs.iter().any(|input| input.error.is_some())
        })
    }

    /// Whether this is a question of the selected step that has no answer yet, needed or not.
    fn may_follow(&self, next: &Target) -> bool {
        let (Some(procedure), Some(Target::Input { step: here, .. }), Target::Input { step, input }) =
            (&self.procedure, &self.target, next)
        else {
            return false;
        };
        let state = procedure.progress.step(step).filter(|_| step == here);
        let blank =
            state.is_some_and(|state| state.inputs.iter().any(|one| one.id == *input && one.value.is_none()));
        blank && !self.ask_of(step).is_some_and(Ask::is_open)
    }

    fn first_open(&self, targets: &[Target]) -> Option<Target> {
        targets.iter().find(|target| self.is_due(target)).cloned()
    }

    fn is_due(&self, target: &Target) -> bool {
        let Some(procedure) = &self.procedure else { return false };
        match target {
            Target::Step(step) => procedure.progress.step(step).is_some_and(|step| {
                let asks = step.approval.as_ref().filter(|_| step.wants_approval());
                let is_asked = asks.is_some_and(|asks| procedure.run.is_requested(&asks.code));
                if step.waits_on.is_some() {
                    let is_left = |ask: &Ask| !ask.is_open() && step.by_tick;
                    return step.state == State::Open && self.ask_of(&step.id).is_none_or(is_left);
                }
                step.state == State::Open && (step.by_tick || (asks.is_some() && !is_asked))
            }),
            // Whose answer is waited for cannot be answered by us.
            Target::Input { step, .. } if self.ask_of(step).is_some_and(Ask::is_open) => false,
            Target::Input { step, input } => procedure.progress.step(step).is_some_and(|step| {
                step.inputs.iter().any(|one| one.id == *input && (one.value.is_none() || one.error.is_some()))
                    && step.state == State::Open
            }),
        }
    }

    /// The last question to a team that a step asked.
    #[must_use]
    pub fn ask_of(&self, step: &str) -> Option<&Ask> {
        self.asks.iter().rev().find(|ask| ask.step.as_deref() == Some(step))
    }

    /// The conversation broken into lines: the first message where the timeline does not hold it, what was said,
    /// and what of ours still waits to be sent.
    fn conversation_lines(&self, cx: &Context<'_>) -> Vec<Said> {
        self.view.as_deref().map_or_else(Vec::new, |view| {
            said(view, &cx.privacy.veil(view), cx.config, cx.size.conversation_columns())
        })
    }
}

/// A line of the conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Who and when.
    Head {
        /// Index into the entries.
        entry: usize,
    },
    /// Text.
    Text {
        /// The line.
        text: String,
        /// Whether the customer does not see it.
        internal: bool,
    },
    /// Who and when, of something of ours on its way.
    Waiting {
        /// Index into the view's waiting comments.
        nth: usize,
    },
    /// Nothing.
    Gap,
}

/// Breaks a conversation into lines of at most `columns` cells.
#[must_use]
pub fn said(view: &TicketView, veil: &Veil, config: &Config, columns: u16) -> Vec<Said> {
    let mut lines = Vec::new();
    if let Some(opening) = view.shown.opening(&view.timeline) {
        lines.extend(texts(&veil.text(opening.as_str()), false, columns));
        lines.push(Said::Gap);
    }
    for (nth, entry) in view.timeline.iter().enumerate() {
        lines.push(Said::Head { entry: nth });
        let is_ours = Mark::of(entry, &view.shown).is_some();
        let text = match headline(entry.text.as_str()).filter(|_| is_ours) {
            Some(head) => elsewhere(head, veil, config),
            None => veil.text(&Mark::unseen(entry, &view.shown)),
        };
        lines.extend(texts(&text, !entry.public, columns));
        for file in &entry.files {
            let text = config.words.with("file-attached", &[("name", &veil.text(file.name.as_str()))]);
            lines.extend(texts(&text, !entry.public, columns));
        }
        lines.push(Said::Gap);
    }
    for (nth, (_, comment)) in waiting_comments(view).enumerate() {
        lines.push(Said::Waiting { nth });
        let text = comment.text.as_str();
        let text = match headline(text).filter(|_| !comment.public) {
            Some(head) => elsewhere(head, veil, config),
            None if comment.public => veil.text(text),
            None => veil.text(&Mark::left_out(text)),
        };
        lines.extend(texts(&text, !comment.public, columns));
        lines.push(Said::Gap);
    }
    lines
}

/// A text that is offered to a second person is read in its queue: here stands what it is called.
fn elsewhere(head: &str, veil: &Veil, config: &Config) -> String {
    format!("{}\n{}", veil.text(head), config.words.get("article-note-elsewhere"))
}

/// Comments of ours that are not there yet, with their rows.
pub fn waiting_comments(
    view: &TicketView,
) -> impl Iterator<Item = (&crate::store::OutboxRow, &crate::domain::change::Comment)> {
    view.waiting.iter().filter_map(|row| match &row.out {
        crate::domain::change::Outgoing::Ticket(patch) => Some((row, patch.comment.as_ref()?)),
        _ => None,
    })
}

/// The first internal entry: why the case was escalated.
#[must_use]
pub fn escalation(view: &TicketView) -> Option<&Entry> {
    view.timeline.iter().find(|entry| !entry.public)
}

fn texts(text: &str, internal: bool, columns: u16) -> impl Iterator<Item = Said> {
    wrap(text.trim_end(), columns).into_iter().map(move |text| Said::Text { text, internal })
}
