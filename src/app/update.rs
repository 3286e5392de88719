//! The way of a message: a key to its command, a command to the top sheet or the screen, an answer of the
//! store to whoever asked.

use std::collections::HashMap;
use std::sync::Arc;

use super::ahead::{Ahead, Typed};
use super::begun::Pressed;
use super::context::Context;
use super::deed::Last;
use super::desk::Desk;
use super::handover;
use super::list::Cursor;
use super::message::{Ask, Effect, Msg};
use super::notices::{Notices, Tone};
use super::privacy::Privacy;
use super::queue::Queue;
use super::reading::Reading;
use super::sheet::Sheet;
use super::status::Status;
use super::{App, Board, Causes, Outbox, Place, Problems, Review, Start, acting};
use crate::config::Loaded;
use crate::domain::clean::Clean;
use crate::domain::proposal::Kind;
use crate::domain::say::Say;
use crate::keymap::{Chord, Command, KeyCode, Keymap, Layer};

/// Splits an app into the context that a screen may use and the rest.
macro_rules! context {
    ($app:ident, $effects:ident) => {
        Context {
            config: &$app.config,
            me: $app.me.as_ref(),
            now: $app.now,
            zone: &$app.zone,
            size: $app.size,
            privacy: &$app.privacy,
            effects: &mut $effects,
            serial: &mut $app.serial,
            ids: &mut *$app.ids,
        }
    };
}
pub(super) use context;

impl App {
    /// The engine before the first message.
    #[must_use]
    pub fn new(loaded: Loaded, start: Start) -> Self {
        let Start { me, now, zone, size, look, ids } = start;
        let (keymap, clashes) = Keymap::new(&loaded.config.keys);
        let mut faults = loaded.faults;
        faults.extend(clashes);
        let mut notices = Notices::default();
        notices.tick(now);
        let views = loaded.config.views.all.clone();
        let has_pin = loaded.config.settings.lock.pin.is_some();
        Self {
            config: Arc::new(loaded.config),
            keymap,
            faults,
            me,
            now,
            size,
            look,
            place: Place::Desk,
            desk: Desk::new(views),
            ticket: None,
            causes: Causes::default(),
            knowledge: Queue::new(Kind::Knowledge),
            product: Queue::new(Kind::Product),
            outbox: Outbox::default(),
            waiting: Board::default(),
            review: Review::default(),
            problems: Problems::default(),
            day: super::DayBoard::default(),
            came_from: Place::Desk,
            trail: Vec::new(),
            team: acting::Team::default(),
            handing: handover::Handing::default(),
            seen: None,
            warned: Vec::new(),
            ordered: Vec::new(),
            sheets: Vec::new(),
            status: Status::default(),
            notices,
            laters: super::later::Laters::default(),
            bell: super::bell::Bell::default(),
            awaited: super::approving::Awaited::default(),
            privacy: Privacy::default(),
            lock: None,
            has_pin,
            touched: now,
            pending: None,
            ahead: Ahead::default(),
            begun: None,
            tour: None,
            afterwards: None,
            unsaved: None,
            deed: None,
            last: Last::default(),
            left: HashMap::new(),
            tying: None,
            unheard: Vec::new(),
            unheard_text: None,
            zone,
            serial: 0,
            ids,
        }
    }

    /// The first orders: what the desk shows. Faults of the configuration are shown before anything else.
    pub fn start(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !self.faults.is_empty() {
            self.show_faults();
        }
        let mut cx = context!(self, effects);
        cx.ask(Ask::Counts);
        cx.ask(Ask::People);
        cx.ask(Ask::FirstLine);
        cx.ask(Ask::News);
        cx.ask(Ask::Problems);
        cx.ask(Ask::Reminders);
        cx.ask(Ask::Looks);
        self.desk.reload(&mut cx);
        effects.extend(self.look_for_approvals());
        effects
    }

    /// Takes what happened; returns what to order.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        if matches!(msg, Msg::Committed(_)) {
            self.ordered.clear();
        }
        let saved = super::tour::saves(&msg);
        let mut effects = self.react(msg);
        self.follow_tour(saved);
        effects.retain(|effect| self.is_first(effect));
        let deed = self.deed.take();
        if effects.iter().any(|effect| matches!(effect, Effect::Commit(_))) {
            self.last = deed.map_or(Last::Other, Last::Done);
        }
        effects
    }

    /// A key that bounced orders the same again before the first one is done: that is one act.
    fn is_first(&mut self, effect: &Effect) -> bool {
        let Effect::Commit(changes) = effect else { return true };
        let meant: Vec<_> = changes.iter().map(|one| (one.ticket.clone(), one.change.clone())).collect();
        let is_first = !meant.iter().all(|one| self.ordered.contains(one));
        if is_first {
            self.ordered.extend(meant);
        }
        is_first
    }

    pub(super) fn react(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(chord) => {
                self.touched = self.now;
                let mut effects = self.typed(Typed::Key(chord));
                effects.extend(self.hear());
                effects
            }
            Msg::Pasted(text) => {
                self.touched = self.now;
                self.typed(Typed::Pasted(text))
            }
            Msg::Resized(columns, rows) => {
                self.size = self.without_tour(columns, rows);
                self.resized()
            }
            Msg::Ticked(now) => self.ticked(now),
            Msg::Corrected(now) => {
                self.clock_corrected(now);
                self.ticked(now)
            }
            Msg::Loaded(serial, Ok(got)) => {
                let mut effects = self.loaded(serial, *got);
                effects.extend(self.catch_up());
                effects
            }
            Msg::Loaded(_, Err(say)) => self.not_loaded(&say),
            Msg::Committed(Ok(ids)) => {
                if let Some(Sheet::Bulk(_)) = self.unsaved.take().as_deref() {
                    self.desk.marks.clear();
                }
                let mut effects = self.revealed(&ids);
                effects.extend(match self.afterwards.take() {
                    Some(command) => self.command(command),
                    None => self.reload(),
                });
                effects
            }
            Msg::Spoken(words) => self.speak(&words),
            Msg::Hesitated => {
                self.unheard_text = None;
                self.hesitates();
                Vec::new()
            }
            Msg::Covered => {
                self.cover();
                Vec::new()
            }
            Msg::Committed(Err(say)) => {
                self.afterwards = None;
                self.sheets.extend(self.unsaved.take().map(|sheet| *sheet));
                self.tell(&say, Tone::Bad);
                self.reload()
            }
            Msg::Changed => {
                let mut effects = self.reload();
                let mut cx = context!(self, effects);
                cx.ask(Ask::People);
                cx.ask(Ask::FirstLine);
                cx.ask(Ask::News);
                effects.extend(self.look_for_arrivals());
                effects
            }
            Msg::Kept => Vec::new(),
            Msg::PinTried(trial) => self.tried(trial),
            Msg::Joined(purpose, given, joined) => {
                let hint = self.config.words.get("draft-joined");
                if let Some(Sheet::Composer(composer)) = self.sheets.last_mut()
                    && composer.purpose == purpose
                {
                    composer.join(&given, &joined, hint);
                }
                Vec::new()
            }
            Msg::Edited(at, outcome) => self.edited(at, outcome),
            Msg::Undone(outcome) => {
                self.undone(outcome);
                self.reload()
            }
            Msg::ViewSaved(saved) => self.view_saved(saved),
            Msg::ViewDropped(dropped) => self.view_dropped(dropped),
            Msg::Link(link) => {
                self.status.link = link;
                self.look_for_arrivals()
            }
            Msg::Told(say, tone) => {
                self.tell(&say, tone);
                Vec::new()
            }
            Msg::SignedIn(person) => {
                self.me = Some(person);
                self.reload()
            }
        }
    }

    /// What was asked for does not come, and nothing that waited for it will be done.
    fn not_loaded(&mut self, say: &Say) -> Vec<Effect> {
        self.handing.asked = None;
        self.desk.not_loaded();
        if let Some(ticket) = &mut self.ticket {
            ticket.wants_next = false;
        }
        let mut effects = Vec::new();
        if self.pending.is_some() || !self.ahead.is_empty() {
            self.let_go(&mut effects);
        }
        self.forget_ahead();
        self.tell(say, Tone::Bad);
        effects
    }

    /// Time passed: what comes back is told, and what waits for its minute rings.
    fn ticked(&mut self, now: jiff::Timestamp) -> Vec<Effect> {
        self.now = now;
        self.notices.tick(now);
        self.look_for_idleness();
        let mut effects = self.remind();
        effects.extend(self.ring());
        effects
    }

    /// Every screen fits itself into the size of the moment.
    fn resized(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut cx = context!(self, effects);
        self.desk.resized(&mut cx);
        self.waiting.fit(&cx);
        self.review.fit(&cx);
        self.problems.fit(&cx);
        self.day.fit(&cx);
        for sheet in &mut self.sheets {
            if let Sheet::Compare(sheet) = sheet {
                sheet.fit(&cx);
            }
        }
        if let Some(ticket) = &mut self.ticket {
            ticket.fit(&cx);
        }
        effects
    }

    pub(super) fn key(&mut self, chord: Chord) -> Vec<Effect> {
        if let Some(effects) = self.swallows(chord) {
            return effects;
        }
        let command = match self.press(chord) {
            Pressed::Means(command) => command,
            Pressed::Taken(effects) => return effects,
        };
        if self.size.is_too_small() {
            // What cannot be seen is not done.
            let leaves = chord.ctrl && chord.code == KeyCode::Char('c');
            return if leaves { vec![Effect::Quit] } else { Vec::new() };
        }
        if self.lock.is_some() {
            return self.lock_key(command, chord);
        }
        self.notices.clear();
        // The cover comes at once, whatever is being typed.
        if self.keymap.resolve(&[Layer::Global], chord) == Some(Command::Lock) && chord.ctrl {
            self.lock_screen(true);
            return Vec::new();
        }
        if self.leaves_tour(command) {
            return self.end_tour();
        }
        if let Some(command) = self.looks_key(chord) {
            return self.command(command);
        }
        if let Some(sheet) = self.sheets.pop() {
            return self.sheet_key(sheet, command, chord);
        }
        if self.place == Place::Desk && self.desk.typing.is_some() {
            return self.filter_key(command, chord);
        }
        command.map_or_else(Vec::new, |command| self.command(command))
    }

    fn filter_key(&mut self, command: Option<Command>, chord: Chord) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut cx = context!(self, effects);
        match command {
            Some(Command::Choose) => self.desk.end_typing(true, &mut cx),
            Some(Command::Close) => self.desk.end_typing(false, &mut cx),
            Some(Command::Complete) => self.desk.complete(&mut cx),
            // The list that is offered has the arrows; without one they move in the tickets.
            Some(command @ (Command::Down | Command::Up))
                if self.desk.completing.turn(command == Command::Down) => {}
            Some(command) => self.desk.command(command, &mut cx),
            None => self.desk.typed(|field| field.key(chord), &mut cx),
        }
        effects
    }

    pub(super) fn pasted(&mut self, text: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.begun = None;
        if self.size.is_too_small() {
            return effects;
        }
        if self.lock.is_some() {
            self.lock_pasted(text);
            return effects;
        }
        match self.sheets.last_mut() {
            Some(Sheet::Picker(_, picker)) => picker.paste(text),
            Some(Sheet::Jump(_)) => return self.jump_pasted(text),
            Some(Sheet::Composer(composer)) => {
                composer.field.paste(text);
                let mut composer = composer.clone();
                effects.extend(self.keep(&mut composer));
                if let Some(sheet) = self.sheets.last_mut() {
                    *sheet = Sheet::Composer(composer);
                }
            }
            Some(Sheet::Resolve(sheet)) => {
                if let Some(field) = sheet.text() {
                    field.paste(text);
                }
                effects.extend(sheet.draft());
            }
            Some(Sheet::Ask(sheet)) => {
                sheet.field().paste(text);
                effects.extend(sheet.draft());
            }
            Some(Sheet::Return(sheet)) => {
                sheet.missing.paste(text);
                effects.extend(sheet.draft());
            }
            Some(Sheet::View(sheet)) => {
                sheet.field().paste(text);
            }
            Some(
                Sheet::Reading(_)
                | Sheet::Decision(_)
                | Sheet::Solved(_)
                | Sheet::Bulk(_)
                | Sheet::Columns(_)
                | Sheet::Several(_)
                | Sheet::Approve(_)
                | Sheet::Compare(_),
            ) => {}
            None => {
                let mut cx = context!(self, effects);
                self.desk.typed(|field| field.paste(text), &mut cx);
            }
        }
        effects
    }

    /// Takes a command of the screen.
    pub(super) fn command(&mut self, command: Command) -> Vec<Effect> {
        let sheets = self.sheets.len();
        let mut effects = self.commanded(command);
        self.listen(command, sheets, &mut effects);
        effects
    }

    fn commanded(&mut self, command: Command) -> Vec<Effect> {
        if let Some(say) = self.lacks(command) {
            self.tell(&say, Tone::Plain);
            return Vec::new();
        }
        match command {
            Command::GoDesk => {
                self.desk.close_numbers();
                self.go(Place::Desk)
            }
            Command::GoCauses => self.go(Place::Causes),
            Command::GoKnowledge => self.go(Place::Knowledge),
            Command::GoProduct => self.go(Place::Product),
            Command::GoOutbox => self.go(Place::Outbox),
            Command::GoWaiting => self.go(Place::Waiting),
            Command::GoReview => self.go(Place::Review),
            Command::GoProblems => self.go(Place::Problems),
            Command::GoDay => self.go(Place::Day),
            Command::Back => self.back(),
            Command::Help => {
                let layers = self.layers();
                let words = Arc::clone(&self.config.words);
                let mut reading = Reading::keys(
                    words.get("help-title"),
                    self.keymap.rows(&layers),
                    |bound| {
                        let word = words.get(&bound.row.help());
                        self.why_not(bound.row.command)
                            .map_or_else(|| word.clone(), |why| format!("({word})  {why}"))
                    },
                    |id| words.get(id),
                    |written| words.keys(written),
                );
                if self.place == Place::Desk {
                    reading.lines.extend(super::completing::help(&words));
                }
                self.sheets.push(Sheet::Reading(reading));
                Vec::new()
            }
            Command::Palette => {
                self.open_palette();
                Vec::new()
            }
            Command::Notices => {
                self.read_notices();
                Vec::new()
            }
            Command::Theme => self.next_theme(),
            Command::Language => self.next_language(),
            Command::Sync => vec![Effect::SyncNow],
            Command::Undo => {
                let here = self.ticket.as_ref().filter(|_| self.place == Place::Ticket);
                vec![Effect::Undo(here.map(|ticket| ticket.id.clone()))]
            }
            Command::Decide => self.decide(),
            Command::Quit => vec![Effect::Quit],
            Command::Stop => vec![Effect::Stop],
            Command::Redraw => vec![Effect::Redraw],
            Command::Lock => {
                self.lock_screen(true);
                Vec::new()
            }
            Command::Next => self.ask_next(),
            Command::Handover => self.hand_over(),
            Command::Jump | Command::Recent => self.open_jump(command),
            _ => self.screen_command(command),
        }
    }

    pub(super) fn screen_command(&mut self, command: Command) -> Vec<Effect> {
        match self.place {
            Place::Desk | Place::Ticket => self.ticket_command(command),
            Place::Causes => self.causes_command(command),
            Place::Knowledge | Place::Product => self.queue_command(command),
            Place::Outbox => self.outbox_command(command),
            Place::Waiting => self.waiting_command(command),
            Place::Review => self.review_command(command),
            Place::Problems => self.problems_command(command),
            Place::Day => self.day_command(command),
        }
    }

    fn ask_next(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut cx = context!(self, effects);
        let current = self.ticket.as_ref().filter(|_| self.place == Place::Ticket);
        let passed = current.map(|ticket| ticket.id.clone()).into_iter().collect();
        cx.ask(Ask::Next { passed });
        effects
    }

    /// Shows a sentence below the header.
    pub(super) fn tell(&mut self, say: &Say, tone: Tone) {
        self.notices.say(self.config.words.say(say), tone);
    }

    fn show_faults(&mut self) {
        let words = &self.config.words;
        let mut lines = Vec::new();
        for fault in &self.faults {
            lines.push((String::new(), Clean::line(&fault.place()).to_string()));
            for sentence in [words.say(&fault.what), words.say(&fault.mend)] {
                let columns = self.size.columns.saturating_sub(8).min(78);
                lines.extend(
                    super::layout::wrap(&sentence, columns)
                        .into_iter()
                        .map(|line| (String::new(), format!("  {line}"))),
                );
            }
        }
        let count = self.faults.len().to_string();
        let title = words.with("faults-title", &[("count", &count)]);
        self.sheets.push(Sheet::Reading(Reading { title, lines, cursor: Cursor::default() }));
    }
}
