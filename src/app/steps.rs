//! What the screens' commands do to the app as a whole: the same file for every path, so that a key on the desk
//! and the same key on an opened ticket are one thing. The keys of sheets are next door.

use std::sync::Arc;

use super::acting::{self, Acting};
use super::composer::{Composer, Purpose};
use super::context::Context;
use super::deed::Deed;
use super::message::Effect;
use super::notices::Tone;
use super::picker::{Item, Picker};
use super::queue::Text;
use super::reading::Reading;
use super::scope::scope;
use super::sheet::{Choosing, Sheet};
use super::update::context;
use super::{App, Place, ResolveSheet, Seen, Side};
use crate::domain::clean::Clean;
use crate::domain::ids::ChangeId;
use crate::domain::proposal::Kind;
use crate::domain::say::Say;
use crate::keymap::{Bound, Command};
use crate::store::TicketView;

impl App {
    /// The ticket that a command is about: the opened one, or the selected one of the desk.
    #[must_use]
    pub fn current(&self) -> Option<&TicketView> {
        match self.place {
            Place::Desk => self.desk.current(),
            Place::Waiting => self.waiting.current(),
            Place::Review => self.review.current(),
            Place::Ticket => self.ticket.as_ref()?.view.as_deref(),
            _ => None,
        }
    }

    /// Takes a command while the desk or a ticket is shown.
    pub(super) fn ticket_command(&mut self, command: Command) -> Vec<Effect> {
        let mut effects = Vec::new();
        match (command, self.place) {
            (Command::Open, Place::Desk) => {
                let id = self.desk.selected().map(|row| row.id.clone());
                return id.map_or_else(Vec::new, |id| self.open_ticket(id));
            }
            (Command::Mark | Command::MarkAll, Place::Desk) => return self.mark(command),
            (Command::Address, _) => {
                let url = self.current().and_then(|view| view.shown.url.clone());
                let say = match url {
                    Some(url) => Say::new("ticket-address").with("url", url),
                    None => Say::new("ticket-no-address"),
                };
                self.tell(&say, Tone::Plain);
                return effects;
            }
            (Command::WhySop, Place::Ticket) => {
                let why = self.ticket.as_ref().and_then(|ticket| ticket.procedure.as_ref());
                if let Some(procedure) = why {
                    let text = procedure.why.join("\n");
                    let title = self.config.words.get("why-procedure");
                    self.sheets.push(Sheet::Reading(Reading::text(title, &text, 78)));
                }
                return effects;
            }
            (Command::Files, _) if self.current().is_some() => {
                if let Some(view) = self.current().cloned() {
                    match super::files::list(&view, &context!(self, effects)) {
                        Ok(sheet) => self.sheets.push(sheet),
                        Err(say) => self.tell(&say, Tone::Plain),
                    }
                }
                return effects;
            }
            (Command::Views, Place::Desk) => return self.open_views(),
            (Command::SaveView, Place::Desk) => {
                self.save_view();
                return effects;
            }
            (Command::DropView, Place::Desk) => {
                self.ask_drop_view();
                return effects;
            }
            (Command::Sort, Place::Desk) => {
                self.open_sorts();
                return effects;
            }
            (Command::Columns, Place::Desk) => {
                self.open_columns();
                return effects;
            }
            (Command::Clocks, _) => {
                self.explain_clocks();
                return effects;
            }
            (Command::Tick | Command::Answer | Command::Rewrite, Place::Ticket) => return self.work(command),
            _ => {}
        }
        // The same key covers again what it showed.
        if command == Command::Reveal && self.cover() {
            return effects;
        }
        if let Some(view) = self.current().cloned() {
            if let Some(effects) = self.for_many(command, &view) {
                return effects;
            }
            match command {
                Command::Repeat => return self.repeat(&view),
                Command::Approve => return self.ask_to_approve(&view),
                Command::CompareTickets => return self.compare(&view),
                Command::Contacts => return self.ask_contacts(&view),
                Command::LinkTicket | Command::MergeTicket => return self.choose_other(command, &view),
                _ => {}
            }
            let mut cx = context!(self, effects);
            if let Some(acting) = acting::perform(command, &view, &self.team, &mut cx) {
                if command == Command::Claim {
                    self.deed = Some(Deed::Claim);
                }
                self.acted(acting, command);
                return effects;
            }
        } else if scope(command).is_some() && self.is_ticket_listed() {
            // The selected ticket is still on its way; the command waits for it rather than meaning another.
            self.pending = Some(command);
            return effects;
        }
        let mut cx = context!(self, effects);
        match self.place {
            Place::Desk => self.desk.command(command, &mut cx),
            Place::Waiting => self.waiting.go(command, &mut cx),
            Place::Review => self.review.go(command, &mut cx),
            _ => {
                if let Some(ticket) = &mut self.ticket {
                    ticket.command(command, &mut cx);
                }
            }
        }
        effects
    }

    /// Shows personal data whose reason is in the journal now, for a moment.
    pub(super) fn revealed(&mut self, ids: &[ChangeId]) -> Vec<Effect> {
        if !self.privacy.committed(ids) {
            return Vec::new();
        }
        self.tell(&Say::new("privacy-shown"), Tone::Plain);
        self.refit();
        vec![Effect::CoverLater]
    }

    /// Covers personal data again; tells whether some was shown.
    pub(super) fn cover(&mut self) -> bool {
        let covered = self.privacy.cover();
        if covered {
            self.tell(&Say::new("privacy-covered"), Tone::Plain);
            self.refit();
        }
        covered
    }

    /// A veil changes the length of what was said.
    fn refit(&mut self) {
        let mut effects = Vec::new();
        let cx = context!(self, effects);
        if let Some(ticket) = &mut self.ticket {
            ticket.fit(&cx);
        }
    }

    /// Runs a command that waited for the selected ticket.
    pub(super) fn run_pending(&mut self) -> Vec<Effect> {
        // A ticket that will not come keeps no command waiting.
        let comes = match self.place {
            Place::Desk => !self.desk.is_without_ticket(),
            Place::Waiting => !self.waiting.is_without_ticket(),
            Place::Review => !self.review.is_without_ticket(),
            _ => false,
        };
        if !comes {
            self.pending = None;
        }
        if self.place != Place::Ticket
            && self.current().is_some()
            && let Some(command) = self.pending.take()
        {
            return self.screen_command(command);
        }
        Vec::new()
    }

    /// Whether the list that is shown has a ticket selected.
    fn is_ticket_listed(&self) -> bool {
        match self.place {
            Place::Desk => self.desk.selected().is_some(),
            Place::Waiting => self.waiting.selected().is_some(),
            Place::Review => self.review.selected().is_some(),
            _ => false,
        }
    }

    fn work(&mut self, command: Command) -> Vec<Effect> {
        let mut effects = Vec::new();
        let Some(ticket) = &self.ticket else { return effects };
        if ticket.side != Side::Procedure {
            return effects;
        }
        let (Some(view), Some(procedure), Some(target)) =
            (ticket.view.clone(), ticket.procedure.clone(), ticket.target.clone())
        else {
            return effects;
        };
        let mut cx = context!(self, effects);
        let acting = acting::work(command, &target, &view, &procedure, &mut cx);
        self.acted(acting, command);
        effects
    }

    pub(super) fn acted(&mut self, acting: Acting, command: Command) {
        match acting {
            Acting::Done => {
                let id = match command {
                    Command::Claim => "done-claim",
                    Command::Chase => "done-chase",
                    _ => self.saved(),
                };
                self.advance(command);
                let key = self.current().map(|view| view.shown.key.to_string()).unwrap_or_default();
                self.tell(&Say::new(id).with("key", key), Tone::Good);
            }
            Acting::Nothing => self.tell(&Say::new("done-nothing"), Tone::Plain),
            Acting::Told(say) => self.tell(&say, Tone::Plain),
            Acting::Refused(words) => self.notices.say(words.join(" "), Tone::Bad),
            Acting::Sheet(mut sheet) => {
                if let Sheet::Resolve(sheet) = &mut *sheet {
                    self.offer_articles(sheet);
                }
                if self.place != Place::Ticket {
                    self.seen = self.current().map(Seen::of);
                }
                self.warned = self.news().to_vec();
                self.sheets.push(*sheet);
            }
        }
    }

    pub(super) fn advance(&mut self, command: Command) {
        if self.place != Place::Ticket {
            return;
        }
        if let (Command::Tick | Command::Answer, Some(ticket)) = (command, &mut self.ticket) {
            ticket.wants_next = true;
        }
    }

    /// Offers the articles that may answer the case, the best one filled in.
    fn offer_articles(&self, sheet: &mut ResolveSheet) {
        let opened = self.ticket.as_ref().filter(|ticket| ticket.id == sheet.ticket);
        sheet.hints = opened.map(|ticket| ticket.hints.clone()).unwrap_or_default();
        if let Some(best) = sheet.hints.first() {
            sheet.article = super::TextField::line(best.id.as_str());
        }
    }

    /// The palette over the commands of the screen.
    pub(super) fn open_palette(&mut self) {
        let layers = self.layers();
        let words = Arc::clone(&self.config.words);
        let mut items: Vec<Item> = Vec::new();
        // What applies first, what does not behind it: it is there, and says why it is grey.
        let (here, elsewhere): (Vec<&Bound>, Vec<&Bound>) =
            self.keymap.rows(&layers).partition(|bound| self.offers(bound.row.command));
        for bound in here.into_iter().chain(elsewhere) {
            let row = &bound.row;
            let id = row.command.id();
            if row.command == Command::Palette || items.iter().any(|item| item.id == id) {
                continue;
            }
            let detail = format!("{}  {}", words.get(row.layer.title()), words.keys(&bound.keys()));
            let item = Item::new(id, words.get(&row.help()), detail);
            let not_here = || (!self.offers(row.command)).then(|| words.get("palette-not-here"));
            let keys = bound.sequences.iter().map(ToString::to_string).collect();
            items.push(item.keyed(keys).unless(self.why_not(row.command).or_else(not_here)));
        }
        self.sheets.push(Sheet::Picker(Choosing::Command, Picker::new(words.get("palette-title"), items)));
    }

    /// Takes a command of what is waited for. Every command of a ticket is one here as well.
    pub(super) fn waiting_command(&mut self, command: Command) -> Vec<Effect> {
        if command == Command::Open {
            let id = self.waiting.selected().map(|line| line.ticket.clone());
            return id.map_or_else(Vec::new, |id| self.open_ticket(id));
        }
        let asked = self.waiting.selected().map(|line| line.ask.id.clone());
        if let (Command::Chase | Command::TeamAnswer, Some(asked), Some(view)) =
            (command, asked, self.current().cloned())
        {
            let mut effects = Vec::new();
            let mut cx = context!(self, effects);
            if let Some(acting) = super::tracking::about(command, &asked, &view, &mut cx) {
                self.acted(acting, command);
            } else if view.approvals().iter().any(|one| one.code == asked) {
                self.tell(&Say::new("waiting-approval"), Tone::Plain);
            }
            return effects;
        }
        self.ticket_command(command)
    }

    /// Takes a command of a queue.
    pub(super) fn queue_command(&mut self, command: Command) -> Vec<Effect> {
        let mut effects = Vec::new();
        let queue = if self.place == Place::Knowledge { &mut self.knowledge } else { &mut self.product };
        let offered = queue.selected().is_some_and(|one| one.state.is_offered());
        let sendable =
            offered || queue.selected().is_some_and(crate::domain::proposal::Proposal::can_publish);
        if let (Command::Open, Some(article)) = (command, queue.article().cloned()) {
            self.show_article(&article);
            return effects;
        }
        match (command, queue.current().cloned()) {
            (Command::Validate | Command::Own, _) => self.stand(command),
            (Command::Explain, _) => self.explain_numbers(),
            (Command::Draft, Some(Text { key, title, text, .. })) if offered => {
                let hint = self.config.words.get("beside-hint");
                let mut composer = Composer::new(Purpose::Proposal(key), title, hint, &text);
                composer.base = text;
                composer.field.to_start();
                self.sheets.push(Sheet::Composer(composer));
            }
            (Command::Send, Some(text)) if sendable => {
                let words = &self.config.words;
                let title = words.with("send-title", &[("title", &text.title)]);
                let item = |id: &str, word: &str| Item::new(id, words.get(word), String::new());
                let vouched = queue.selected().is_some_and(|one| {
                    one.standing.vouches_for(&Clean::line(&text.title), &Clean::text(&text.text))
                });
                let now = match (queue.kind, vouched) {
                    (Kind::Product, _) => "send-now",
                    (Kind::Knowledge, true) => "send-publish",
                    (Kind::Knowledge, false) => "send-draft",
                };
                let items = vec![item("send", now), item("", "send-later")];
                self.sheets.push(Sheet::Picker(Choosing::Send, Picker::new(title, items)));
            }
            (Command::Trace, Some(text)) => self.show_traces(&text),
            (Command::Beside, Some(text)) => self.show_cases(&text),
            // It is on its way: who is quick is not told that it was sent.
            (Command::Draft, None) if offered => self.tell(&Say::new("queue-loading"), Tone::Plain),
            (Command::Send, None) if sendable => self.tell(&Say::new("queue-loading"), Tone::Plain),
            (Command::Draft | Command::Send, _) => self.tell(&Say::new("proposal-not-offered"), Tone::Plain),
            (command, _) => {
                let mut cx = context!(self, effects);
                let queue =
                    if self.place == Place::Knowledge { &mut self.knowledge } else { &mut self.product };
                queue.command(command, &mut cx);
            }
        }
        effects
    }

    /// The guided next ticket arrived: it is opened and, where it is nobody's, taken.
    pub(super) fn next_found(&mut self, found: Option<Box<TicketView>>) -> Vec<Effect> {
        let Some(view) = found else {
            self.tell(&Say::new("next-none"), Tone::Plain);
            return Vec::new();
        };
        let mut effects = self.open_ticket(view.shown.id.clone());
        let urgency = crate::domain::urgency::explain(
            &view.shown,
            view.repeats,
            self.now,
            self.config.settings.desk.soon,
        )
        .named(&self.config.sops, self.config.words.language());
        let why = urgency.why(|say| self.config.words.say(say));
        let id = if view.shown.assignee.is_none() { "next-taken" } else { "next-found" };
        if view.shown.assignee.is_none() {
            let mut cx = context!(self, effects);
            let _ = acting::perform(Command::Claim, &view, &self.team, &mut cx);
        }
        let say = Say::new(id).with("key", &view.shown.key).with("why", why);
        self.tell(&say, Tone::Plain);
        effects
    }
}
