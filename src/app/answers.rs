//! The way of the store's answers: what is asked again when something changed, and who gets what came.

use super::context::Context;
use super::message::{Ask, Effect, Got};
use super::notices::Tone;
use super::sheet::Sheet;
use super::update::context;
use super::{App, Place, Purpose, acting};
use crate::domain::say::Say;

impl App {
    /// Reads again what is shown.
    pub(super) fn reload(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut cx = context!(self, effects);
        cx.ask(Ask::Counts);
        cx.ask(Ask::Problems);
        cx.ask(Ask::Reminders);
        for sheet in &self.sheets {
            if let Sheet::Decision(decision) = sheet {
                cx.ask(Ask::Question(decision.question.about.clone()));
            }
        }
        for sheet in &mut self.sheets {
            match sheet {
                Sheet::Bulk(sheet) => sheet.ask(&mut cx),
                Sheet::Compare(sheet) => sheet.ask(&mut cx),
                _ => {}
            }
        }
        match self.place {
            Place::Desk => self.desk.reload(&mut cx),
            Place::Ticket => {
                if let Some(ticket) = &mut self.ticket {
                    ticket.reload(&mut cx);
                }
            }
            Place::Causes => self.causes.reload(&mut cx),
            Place::Knowledge => self.knowledge.reload(&mut cx),
            Place::Product => self.product.reload(&mut cx),
            Place::Outbox => self.outbox.reload(&mut cx),
            Place::Waiting => self.waiting.reload(&mut cx),
            Place::Review => self.review.reload(&mut cx),
            Place::Problems => {}
            Place::Day => self.day.reload(&mut cx),
        }
        effects.extend(self.look_for_approvals());
        effects
    }

    /// Takes an answer of the store to whoever asked.
    pub(super) fn loaded(&mut self, serial: u64, got: Got) -> Vec<Effect> {
        let mut effects = Vec::new();
        match got {
            Got::Counts { to_send, needs_person, tickets } => {
                self.status.to_send = to_send;
                self.status.needs_person = needs_person;
                self.status.tickets = tickets;
            }
            Got::FirstLine(people) => self.team.first_line = people,
            Got::People(agents, queues, able) => {
                self.team = acting::Team { agents, queues, able, ..std::mem::take(&mut self.team) };
            }
            Got::Kept(purpose, text) => self.draft_found(&purpose, text),
            Got::Problems(all) => return self.problems_told(all),
            Got::Approvals(all) => return self.approvals_came(serial, &all),
            Got::Arrivals(keys) => return self.arrived(keys),
            Got::Reminders(all) => return self.reminders_came(all),
            Got::Like(ticket, similar) => self.suggest(&ticket, &similar),
            Got::Next(found) => return self.next_found(found),
            Got::Handover(note) => return self.handover_made(serial, *note),
            Got::Question(question) => self.asked(question),
            Got::Compared(found) => self.compared(&found),
            Got::Together(dims, days, found) => self.come_together(dims, days, &found),
            Got::Exported(Ok(say)) => self.tell(&say, Tone::Good),
            Got::Exported(Err(say)) => self.tell(&say, Tone::Bad),
            Got::News(news) => return self.news_came(news),
            Got::Tickets(views) if self.is_to_compare(serial) => return self.both_found(views),
            Got::Contacts(ticket, rows) => self.contacts_found(&ticket, &rows),
            Got::Tickets(views) if self.is_to_tie(serial) => return self.ends_met(&views),
            Got::Tickets(views) if self.is_for_many(serial) => self.many_found(&views),
            Got::Digest(team, text) => self.digest_made(&team, &text),
            Got::Count(view, count) => self.view_counted(&view, count),
            got @ (Got::Near(..) | Got::Goals(_)) => return self.jump_found(serial, got),
            got => {
                let mut cx = context!(self, effects);
                let mut lost = None;
                match self.place {
                    Place::Desk => self.desk.loaded(serial, got, &mut cx),
                    Place::Ticket => {
                        if let Some(ticket) = &mut self.ticket {
                            ticket.loaded(serial, got, &mut cx);
                        }
                    }
                    Place::Causes => self.causes.loaded(serial, got, &cx),
                    Place::Knowledge => lost = self.knowledge.loaded(serial, got, &mut cx),
                    Place::Product => lost = self.product.loaded(serial, got, &mut cx),
                    Place::Outbox => self.outbox.loaded(serial, got, &cx),
                    Place::Waiting => self.waiting.loaded(serial, got, &mut cx),
                    Place::Review => self.review.loaded(serial, got, &mut cx),
                    Place::Problems => self.problems.loaded(serial, got, &cx),
                    Place::Day => self.day.loaded(serial, got, &cx),
                }
                let listed = match self.place {
                    Place::Waiting => self.waiting.current(),
                    Place::Review => self.review.current(),
                    _ => self.desk.preview.as_deref(),
                };
                if let (Some(seen), Some(view)) = (&mut self.seen, listed) {
                    seen.look(view, &cx);
                }
                // Another cause's text beside that sentence would be read as what it speaks of.
                if let Some(cause) = lost {
                    let rules = &self.config.settings.recurrence;
                    let rule = if self.place == Place::Product { &rules.product } else { &rules.knowledge };
                    let say = Say::new("proposal-below-rule")
                        .with("cause", cause)
                        .with("tickets", rule.tickets)
                        .with("days", rule.days)
                        .with("customers", rule.customers);
                    effects.extend(self.go(Place::Causes));
                    self.tell(&say, Tone::Plain);
                    return effects;
                }
                effects.extend(self.run_pending());
            }
        }
        effects
    }

    /// A saved text reaches its composer, where nothing was typed meanwhile.
    fn draft_found(&mut self, purpose: &Purpose, text: Option<String>) {
        let Some(text) = text else { return };
        let hint = self.config.words.get("draft-found");
        match (self.sheets.last_mut(), purpose) {
            (Some(Sheet::Resolve(sheet)), Purpose::Resolve(ticket)) if sheet.ticket == *ticket => {
                sheet.restore(&text);
            }
            (Some(Sheet::Ask(sheet)), purpose) if sheet.purpose() == *purpose => sheet.restore(&text),
            (Some(Sheet::Return(sheet)), Purpose::Return(ticket)) if sheet.ticket == *ticket => {
                sheet.restore(&text);
            }
            (Some(Sheet::Composer(composer)), purpose) if composer.purpose == *purpose => {
                composer.restore(&text, hint);
            }
            _ => {}
        }
    }
}
