//! The keys of sheets: a choice, a text, the resolve and the return sheet. What they commit goes through
//! `acting`; a sheet that a rule refuses stays open with the words.

use super::acting::{self, Acting};
use super::asking::{AskField, AskSheet};
use super::composer::{Composer, Purpose};
use super::context::Context;
use super::deed::Deed;
use super::message::Effect;
use super::notices::Tone;
use super::picker::{Picked, Picker};
use super::sheet::{Choosing, Sheet};
use super::tracking;
use super::update::context;
use super::{App, Field, Place, ResolveSheet, ReturnSheet};
use crate::config::unfilled;
use crate::domain::clean::Clean;
use crate::domain::promise::Promise;
use crate::domain::say::Say;
use crate::keymap::{Chord, Command, KeyCode};
use crate::store::TicketView;

impl App {
    /// Takes a key while a sheet is open; the sheet is put back unless the key closed it.
    pub(super) fn sheet_key(&mut self, sheet: Sheet, command: Option<Command>, chord: Chord) -> Vec<Effect> {
        match sheet {
            Sheet::Reading(reading) if command == Some(Command::Explain) => {
                let is_told = !matches!(self.place, super::Place::Desk | super::Place::Ticket);
                self.sheets.push(Sheet::Reading(reading));
                if is_told && self.sheets.len() == 1 {
                    self.explain_numbers();
                }
                Vec::new()
            }
            Sheet::Reading(reading) if command == Some(Command::ExportDigest) && self.is_digest(&reading) => {
                self.sheets.push(Sheet::Reading(reading));
                self.export_digest()
            }
            // The same commands as a list that narrows while one types.
            Sheet::Reading(reading) if command == Some(Command::Filter) && self.is_help(&reading) => {
                self.open_palette();
                Vec::new()
            }
            Sheet::Reading(mut reading) => {
                let rows = usize::from(self.size.body_rows()).saturating_sub(2) * reading.across(self.size);
                if command.is_none_or(|command| reading.command(command, rows)) {
                    self.sheets.push(Sheet::Reading(reading));
                }
                Vec::new()
            }
            Sheet::Picker(choosing, picker) => self.picker_key(choosing, picker, command, chord),
            Sheet::Jump(jump) => self.jump_key(jump, command, chord),
            Sheet::Composer(composer) => self.composer_key(composer, command, chord),
            Sheet::Resolve(sheet) => self.resolve_key(sheet, command, chord),
            Sheet::Return(sheet) => self.return_key(sheet, command, chord),
            Sheet::Ask(sheet) => self.ask_key(sheet, command, chord),
            Sheet::Decision(decision) => self.decision_key(decision, command),
            Sheet::Solved(sheet) => self.solved_key(sheet, command),
            Sheet::Bulk(sheet) => self.bulk_key(sheet, command),
            Sheet::Compare(sheet) => self.compare_key(sheet, command),
            Sheet::View(sheet) => self.view_key(sheet, command, chord),
            Sheet::Columns(sheet) => self.columns_key(sheet, command),
            Sheet::Approve(sheet) => self.approve_key(sheet, command),
            Sheet::Several(sheet) => self.several_key(sheet, command),
        }
    }

    fn picker_key(
        &mut self,
        choosing: Choosing,
        mut picker: Picker,
        command: Option<Command>,
        chord: Chord,
    ) -> Vec<Effect> {
        let outcome = if let Some(command) = command {
            picker.command(command)
        } else if let Some(id) = picker.shortcut(chord) {
            Picked::Chosen(id)
        } else {
            picker.key(chord);
            Picked::Open
        };
        match outcome {
            Picked::Open => {
                self.sheets.push(Sheet::Picker(choosing, picker));
                Vec::new()
            }
            Picked::Refused(why) => {
                self.notices.say(why, Tone::Plain);
                self.sheets.push(Sheet::Picker(choosing, picker));
                Vec::new()
            }
            Picked::Closed => Vec::new(),
            Picked::Chosen(id) if matches!(choosing, Choosing::Many(_)) => {
                self.sheets.push(Sheet::Picker(choosing.clone(), picker));
                self.chosen(&choosing, &id)
            }
            Picked::Chosen(id) => self.chosen(&choosing, &id),
        }
    }

    fn chosen(&mut self, choosing: &Choosing, id: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        match choosing {
            Choosing::Command => {
                let command = Command::ALL.iter().find(|command| command.id() == id);
                return command.map_or_else(Vec::new, |command| self.command(*command));
            }
            Choosing::Send => {
                let queue = if self.place == Place::Knowledge { &self.knowledge } else { &self.product };
                if let (true, Some(proposal), Some(text)) = (id == "send", queue.selected(), queue.current())
                {
                    let (title, text) = (text.title.clone(), text.text.clone());
                    effects.push(Effect::SendProposal(Box::new(proposal.clone()), title, text));
                    self.tell(&Say::new("done-proposal"), Tone::Good);
                }
            }
            Choosing::PlanCause | Choosing::PlanOwner(_) => self.plan_chosen(choosing, id),
            Choosing::Confidence(_) | Choosing::Owner(_) => return self.stood(choosing, id),
            Choosing::File(_) => {
                let view = self.current();
                let wanted = view.and_then(|view| super::files::wanted(view, id, &self.privacy.veil(view)));
                if let Some(wanted) = wanted {
                    self.tell(&Say::new("files-coming").with("name", &wanted.shown), Tone::Plain);
                    effects.push(Effect::Bring(wanted));
                }
            }
            Choosing::Held => return self.held_value(id),
            Choosing::With(ticket) => return self.compare_with(ticket, id),
            Choosing::Contact(ticket) => return self.open_from(ticket, id),
            Choosing::Many(command) => return self.chosen_for_many(*command, id),
            Choosing::View => return self.view_chosen(id),
            Choosing::DropView(name) if id == "view-drop" => effects.push(Effect::DropView(name.clone())),
            Choosing::DropView(_) => {}
            Choosing::Sort => return self.sort_chosen(id),
            Choosing::Rows
            | Choosing::Split
            | Choosing::Cross
            | Choosing::Compare
            | Choosing::Together
            | Choosing::Spike { .. } => return self.tally_chosen(choosing, id),
            Choosing::Colleague => return self.hand_over_to(id),
            Choosing::ProblemField(_) | Choosing::ProblemState(_) | Choosing::ProblemCause(_) => {
                return self.problem_chosen(choosing, id);
            }
            Choosing::Evidence => {
                if let Some(Sheet::Resolve(sheet)) = self.sheets.last_mut() {
                    let is_close = !sheet.why.text().ends_with([' ', '\n']) && !sheet.why.is_blank();
                    sheet.why.paste(&if is_close { format!(" {id}") } else { id.to_owned() });
                    effects.extend(sheet.draft());
                }
            }
            Choosing::Cause | Choosing::CauseAlso => {
                if let Some(Sheet::Resolve(sheet)) = self.sheets.last_mut() {
                    if *choosing == Choosing::Cause {
                        sheet.cause = Some(id.to_owned());
                    } else if !sheet.causes_also.iter().any(|code| code == id) {
                        sheet.causes_also.push(id.to_owned());
                    }
                    sheet.step(true);
                    effects.extend(sheet.draft());
                }
            }
            _ => {
                let here = self.current().filter(|view| Some(&view.shown.id) == choosing.ticket());
                let Some(view) = here.cloned() else {
                    self.tell(&Say::new("choice-lost"), Tone::Bad);
                    return effects;
                };
                let mut cx = context!(self, effects);
                if let Some(acting) = acting::chosen(choosing, id, &view, &self.team, &mut cx) {
                    if matches!(acting, Acting::Done) {
                        self.deed = choosing.deed().and_then(|command| Deed::chosen(command, id, &self.team));
                    }
                    let given = matches!((choosing, &acting), (Choosing::Assignee(_), Acting::Done));
                    if given {
                        let say = self.given(&view.shown, id);
                        self.tell(&say, Tone::Good);
                    } else {
                        self.acted(acting, Command::Answer);
                    }
                }
            }
        }
        effects
    }

    fn composer_key(
        &mut self,
        mut composer: Composer,
        command: Option<Command>,
        chord: Chord,
    ) -> Vec<Effect> {
        let mut effects = Vec::new();
        match command {
            Some(Command::Submit) => return self.submit(composer),
            Some(Command::Beside) => {
                self.look_beside(composer);
                return effects;
            }
            Some(Command::Editor) => {
                effects.extend(self.keep(&mut composer));
                effects.push(Effect::Edit);
            }
            Some(Command::Close) if composer.purpose.many().is_some() => {
                self.leave_for_many(&composer);
                return effects;
            }
            Some(Command::Close) => {
                // What was held back while a number was being typed is whole now.
                return self.kept(&mut composer).into_iter().collect();
            }
            _ => {
                if composer.field.key(chord) {
                    effects.extend(self.keep(&mut composer));
                }
            }
        }
        self.sheets.push(Sheet::Composer(composer));
        effects
    }

    /// Keeps what was typed so far, but never a number that may become a card's.
    pub(super) fn keep(&mut self, composer: &mut Composer) -> Option<Effect> {
        if composer.field.is_in_number() { None } else { self.kept(composer) }
    }

    fn kept(&mut self, composer: &mut Composer) -> Option<Effect> {
        let text = composer.field.text();
        match &composer.purpose {
            Purpose::Proposal(key) => {
                let queue = self.queue_mut()?;
                let proposal = queue.selected().filter(|proposal| proposal.key == *key)?.clone();
                // What is shown behind the sheet, and what it begins with when it is opened again, is what was typed.
                if let Some(shown) = queue.text.as_mut().filter(|shown| shown.key == *key) {
                    shown.text.clone_from(&text);
                }
                let base = std::mem::replace(&mut composer.base, text.clone());
                Some(Effect::KeepProposal(Box::new(proposal), composer.title.clone(), base, text))
            }
            purpose => {
                purpose.draft_key()?;
                let base = std::mem::replace(&mut composer.base, text.clone());
                Some(Effect::KeepDraft { purpose: purpose.clone(), base, text })
            }
        }
    }

    fn submit(&mut self, mut composer: Composer) -> Vec<Effect> {
        let mut effects = Vec::new();
        // Nothing leaves that its writer has not seen as it leaves.
        if composer.field.cut_card_data() {
            composer.fault = Some(self.config.words.get("card-data-cut"));
            effects.extend(self.keep(&mut composer));
            self.sheets.push(Sheet::Composer(composer));
            return effects;
        }
        match composer.purpose {
            Purpose::HeldLine | Purpose::HeldText => return self.held_value(&composer.field.text()),
            Purpose::ProblemField { .. } | Purpose::SolvedText(_) => return self.problem_written(composer),
            Purpose::Spike { .. } => return self.spike_written(composer),
            Purpose::Plan { .. } => return self.plan_written(composer),
            Purpose::Confidence { .. } => return self.stood_in_words(composer),
            _ => {}
        }
        if composer.purpose.many().is_some() {
            return self.written_for_many(composer);
        }
        if matches!(composer.purpose, Purpose::Proposal(_)) {
            effects.extend(self.keep(&mut composer));
            self.tell(&Say::new("done-saved"), Tone::Good);
            return effects;
        }
        let blank = matches!(composer.purpose, Purpose::Reply(_))
            .then(|| unfilled(&self.config.macros, &composer.field.text()))
            .flatten();
        if let Some(blank) = blank {
            composer.fault = Some(self.config.words.with("compose-unfilled", &[("blank", &blank)]));
            self.sheets.push(Sheet::Composer(composer));
            return effects;
        }
        let Some(view) = self.written_on(&composer.purpose) else {
            composer.fault = Some(self.config.words.get("sheet-lost"));
            self.sheets.push(Sheet::Composer(composer));
            return effects;
        };
        let is_heard = matches!(composer.purpose, Purpose::Reply(_));
        if let Some(news) = is_heard.then(|| self.overtaken()).flatten() {
            composer.fault = Some(news);
            self.sheets.push(Sheet::Composer(composer));
            return effects;
        }
        let mut cx = context!(self, effects);
        let text = composer.field.text();
        let led = (&self.team, &self.review);
        let deed = (!composer.along.is_nothing())
            .then(|| Deed::With(Clean::text(text.trim()), composer.along.clone()));
        let outcome =
            super::leading::written(&composer.purpose, &text, led, &view, &mut cx).unwrap_or_else(|| {
                match deed.clone() {
                    Some(deed) => acting::commit(deed.on(&view, &self.team, &mut cx), &mut cx),
                    None => acting::written(&composer.purpose, &text, &view, &self.team, &mut cx),
                }
            });
        if outcome == Ok(true) {
            self.handing.join(&composer.purpose, self.team.able.as_ref(), &mut cx);
        }
        match outcome {
            Ok(_) if matches!(composer.purpose, Purpose::Reveal(_)) => self.privacy.asks(&effects),
            Ok(changed) => {
                if changed {
                    let written = || composer.purpose.deed().and_then(|one| Deed::written(one, &text));
                    self.deed = deed.or_else(written);
                    // A reply or a note leaves the selection of the procedure where the person put it.
                    if matches!(composer.purpose, Purpose::Answer { .. } | Purpose::Answered { .. }) {
                        self.advance(Command::Answer);
                    }
                }
                if let Purpose::Look { ticket, finding, .. } = &composer.purpose {
                    self.review.looked.insert(ticket.clone(), *finding);
                }
                let say = match composer.purpose {
                    Purpose::Later(_) if changed => {
                        super::later::said(&text, &view, &context!(self, effects))
                    }
                    Purpose::Reassign { ref to, .. } if changed => self.given(&view.shown, to.as_str()),
                    _ if changed => Say::new(done(&composer.purpose).unwrap_or_else(|| self.saved())),
                    _ => Say::new("done-nothing"),
                };
                self.tell(&say, if changed { Tone::Good } else { Tone::Plain });
                if matches!(composer.purpose, Purpose::Skip(_)) {
                    self.afterwards = Some(Command::Next);
                }
                if let (Purpose::Note(_) | Purpose::Reply(_), Some(ticket)) =
                    (&composer.purpose, &mut self.ticket)
                {
                    ticket.to_end();
                }
                self.unsaved = changed.then(|| Box::new(Sheet::Composer(composer)));
            }
            Err(words) => {
                composer.fault = Some(words.join(" "));
                self.sheets.push(Sheet::Composer(composer));
            }
        }
        effects
    }

    /// The ticket that a text is written on: never another one that slid under the sheet meanwhile.
    pub(super) fn written_on(&self, purpose: &Purpose) -> Option<TicketView> {
        let wanted = purpose.ticket()?;
        let here = match purpose {
            Purpose::Handover(_) => self.handing.on.as_deref(),
            _ => self.current(),
        };
        here.filter(|view| view.shown.id == *wanted).cloned()
    }

    fn ask_key(&mut self, mut sheet: Box<AskSheet>, command: Option<Command>, chord: Chord) -> Vec<Effect> {
        let mut effects = Vec::new();
        let writes = sheet.at == AskField::Question;
        match command {
            Some(Command::Close) => return sheet.draft().into_iter().collect(),
            Some(Command::Submit) if sheet.cut_card_data() => {
                sheet.refused = vec![self.config.words.get("card-data-cut")];
            }
            Some(Command::Submit) => {
                let Some(view) = self.written_on(&sheet.purpose()) else {
                    sheet.refused = vec![self.config.words.get("sheet-lost")];
                    self.sheets.push(Sheet::Ask(sheet));
                    return effects;
                };
                let mut cx = context!(self, effects);
                match tracking::ask_team(&sheet, &view, &mut cx) {
                    Ok(_) => {
                        let told = tracking::asked_told(&sheet, &view, &cx);
                        self.tell(&told, Tone::Good);
                        if sheet.of_step.is_some() {
                            self.advance(Command::Answer);
                        }
                        self.unsaved = Some(Box::new(Sheet::Ask(sheet)));
                        return effects;
                    }
                    Err(words) => sheet.refused = words,
                }
            }
            Some(Command::NextField) if writes && chord.code != KeyCode::Tab => {
                sheet.field().key(chord);
            }
            Some(Command::PreviousField) if writes && chord.code == KeyCode::Up => {
                sheet.field().key(chord);
            }
            Some(Command::NextField) => sheet.step(true),
            Some(Command::PreviousField) => sheet.step(false),
            Some(command @ (Command::Right | Command::Left)) if sheet.turn(command == Command::Right) => {}
            _ => {
                sheet.field().key(chord);
            }
        }
        effects.extend(sheet.draft());
        self.sheets.push(Sheet::Ask(sheet));
        effects
    }

    fn resolve_key(
        &mut self,
        mut sheet: Box<ResolveSheet>,
        command: Option<Command>,
        chord: Chord,
    ) -> Vec<Effect> {
        let mut effects = Vec::new();
        let enters_text = matches!(sheet.at, Field::Reply | Field::Why) && chord.code == KeyCode::Enter;
        match command {
            Some(Command::Close) => return sheet.draft().into_iter().collect(),
            Some(Command::Submit) if sheet.cut_card_data() => {
                sheet.refused = vec![self.config.words.get("card-data-cut")];
            }
            Some(Command::Submit) if sheet.many => {
                let deed = acting::resolve(&sheet, &self.team, &context!(self, effects));
                return self.preview(deed, Some(Sheet::Resolve(sheet)));
            }
            Some(Command::Submit) => {
                let Some(view) = self.written_on(&Purpose::Resolve(sheet.ticket.clone())) else {
                    sheet.refused = vec![self.config.words.get("sheet-lost")];
                    self.sheets.push(Sheet::Resolve(sheet));
                    return effects;
                };
                if let Some(news) = self.overtaken() {
                    sheet.refused = vec![news];
                    self.sheets.push(Sheet::Resolve(sheet));
                    return effects;
                }
                let mut cx = context!(self, effects);
                let deed = acting::resolve(&sheet, &self.team, &cx);
                let acted = deed.on(&view, &self.team, &mut cx);
                match acting::commit(acted, &mut cx) {
                    Ok(_) => {
                        self.deed = Some(deed);
                        self.tell(&Say::new("done-resolve").with("key", &view.shown.key), Tone::Good);
                        if view.promises().iter().any(Promise::is_open) {
                            self.tell(&Say::new("done-owed").with("key", &view.shown.key), Tone::Plain);
                        }
                        self.unsaved = Some(Box::new(Sheet::Resolve(sheet)));
                        return effects;
                    }
                    Err(words) => sheet.refused = words,
                }
            }
            Some(Command::NextField) if sheet.at == Field::Cause && chord.code == KeyCode::Enter => {
                let picker = self.cause_picker(&sheet);
                self.sheets.push(Sheet::Resolve(sheet));
                self.sheets.push(Sheet::Picker(Choosing::Cause, picker));
                return effects;
            }
            Some(Command::NextField) if sheet.at == Field::CausesAlso && chord.code == KeyCode::Enter => {
                let picker = self.cause_picker(&sheet);
                self.sheets.push(Sheet::Resolve(sheet));
                self.sheets.push(Sheet::Picker(Choosing::CauseAlso, picker));
                return effects;
            }
            Some(Command::NextField) if !enters_text => sheet.step(true),
            Some(Command::PreviousField) => sheet.step(false),
            Some(command @ (Command::Right | Command::Left)) if sheet.turn(command == Command::Right) => {}
            _ => return self.resolve_typed(sheet, chord),
        }
        effects.extend(sheet.draft());
        self.sheets.push(Sheet::Resolve(sheet));
        effects
    }

    fn resolve_typed(&mut self, mut sheet: Box<ResolveSheet>, chord: Chord) -> Vec<Effect> {
        match (sheet.at, chord.code) {
            (Field::Cause, KeyCode::Char(digit @ '1'..='9')) => {
                sheet.take_suggestion(digit as usize - '0' as usize);
            }
            (Field::Cause | Field::CausesAlso, KeyCode::Char(_)) if !chord.ctrl && !chord.alt => {
                let choosing = if sheet.at == Field::Cause { Choosing::Cause } else { Choosing::CauseAlso };
                let mut picker = self.cause_picker(&sheet);
                picker.key(chord);
                self.sheets.push(Sheet::Resolve(sheet));
                self.sheets.push(Sheet::Picker(choosing, picker));
                return Vec::new();
            }
            (Field::Why, KeyCode::Char('[')) => {
                let picker = self.evidence_picker();
                self.sheets.push(Sheet::Resolve(sheet));
                self.sheets.push(Sheet::Picker(Choosing::Evidence, picker));
                return Vec::new();
            }
            (Field::CausesAlso, KeyCode::Backspace) => {
                sheet.causes_also.pop();
            }
            (Field::Knowledge | Field::Verdict, KeyCode::Char(' ')) => {
                sheet.turn(true);
            }
            _ => {
                if let Some(field) = sheet.text() {
                    field.key(chord);
                }
            }
        }
        let kept = sheet.draft();
        self.sheets.push(Sheet::Resolve(sheet));
        kept.into_iter().collect()
    }

    fn cause_picker(&mut self, sheet: &ResolveSheet) -> Picker {
        let mut effects = Vec::new();
        super::suggesting::picker(&sheet.suggested, &context!(self, effects))
    }

    fn return_key(
        &mut self,
        mut sheet: Box<ReturnSheet>,
        command: Option<Command>,
        chord: Chord,
    ) -> Vec<Effect> {
        let mut effects = Vec::new();
        match command {
            Some(Command::Close) => return sheet.draft().into_iter().collect(),
            Some(Command::Submit) if sheet.missing.cut_card_data() => {
                sheet.refused = vec![self.config.words.get("card-data-cut")];
            }
            Some(Command::Submit) if sheet.many => {
                let deed = acting::give_back(&sheet);
                return self.preview(deed, Some(Sheet::Return(sheet)));
            }
            Some(Command::Submit) => {
                let Some(view) = self.written_on(&Purpose::Return(sheet.ticket.clone())) else {
                    sheet.refused = vec![self.config.words.get("sheet-lost")];
                    self.sheets.push(Sheet::Return(sheet));
                    return effects;
                };
                if let Some(news) = self.overtaken() {
                    sheet.refused = vec![news];
                    self.sheets.push(Sheet::Return(sheet));
                    return effects;
                }
                let mut cx = context!(self, effects);
                let deed = acting::give_back(&sheet);
                let acted = deed.on(&view, &self.team, &mut cx);
                match acting::commit(acted, &mut cx) {
                    Ok(_) => {
                        self.deed = Some(deed);
                        self.tell(&Say::new("done-return").with("key", &view.shown.key), Tone::Good);
                        self.unsaved = Some(Box::new(Sheet::Return(sheet)));
                        return effects;
                    }
                    Err(words) => sheet.refused = words,
                }
            }
            Some(Command::NextField | Command::PreviousField) => sheet.step(),
            Some(command @ (Command::Right | Command::Left)) if sheet.turn(command == Command::Right) => {}
            _ if sheet.at == Field::Missing => {
                sheet.missing.key(chord);
            }
            None if chord.code == KeyCode::Char(' ') => {
                sheet.turn(true);
            }
            _ => {}
        }
        effects.extend(sheet.draft());
        self.sheets.push(Sheet::Return(sheet));
        effects
    }
}

/// Message id of what is said when a text did what it was for; none where it was only saved.
fn done(purpose: &Purpose) -> Option<&'static str> {
    Some(match purpose {
        Purpose::Skip(_) => "done-skip",
        Purpose::Reply(_) => "done-reply",
        Purpose::Handover(_) => "done-handover",
        Purpose::Rewrite { .. } => "done-rewrite",
        Purpose::Look { .. } => "done-look",
        Purpose::Coach { .. } => "done-coach",
        Purpose::Reassign { .. } => "done-reassign",
        Purpose::EndPlan { .. } => "done-plan",
        _ => return None,
    })
}
