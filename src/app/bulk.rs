//! The sheet on which one sees what several tickets get before they get it: for each what changes, or why not. A person may
//! leave some out; the rest is one act, and goes back as one.

use super::App;
use super::acting::{Team, words};
use super::context::Context;
use super::deed::Deed;
use super::layout::Size;
use super::list::{Cursor, Move};
use super::message::{Ask, Effect};
use super::notices::Tone;
use super::sheet::Sheet;
use super::update::context;
use crate::domain::change::{FieldValue, NewChange, Outgoing};
use crate::domain::clean::Clean;
use crate::domain::ids::TicketId;
use crate::domain::say::Say;
use crate::keymap::Command;
use crate::store::{RowNo, TicketView, value_in};

/// What becomes of one ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// These changes.
    Does(Vec<NewChange>),
    /// All is as wished already.
    Same,
    /// A rule says no, in words.
    Not(Vec<String>),
}

impl Fate {
    /// The fields that get a value.
    fn sets(&self) -> impl Iterator<Item = &FieldValue> {
        let changes = if let Self::Does(changes) = self { changes.as_slice() } else { &[] };
        changes.iter().flat_map(|new| match &new.out {
            Some(Outgoing::Ticket(patch)) => patch.set.as_slice(),
            _ => &[],
        })
    }
}

/// A ticket of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fated {
    /// The ticket.
    pub ticket: TicketId,
    /// What people call it.
    pub key: Clean,
    /// Its subject, covered.
    pub subject: String,
    /// What becomes of it.
    pub fate: Fate,
    /// The fields that change, as they are now.
    pub was: Vec<FieldValue>,
    /// Whether it is left out.
    pub is_out: bool,
}

impl Fated {
    /// The changes that would be committed.
    #[must_use]
    pub fn changes(&self) -> &[NewChange] {
        match &self.fate {
            Fate::Does(changes) if !self.is_out => changes,
            _ => &[],
        }
    }

    /// Rows of its values, told below the tickets; nothing where a text is told, which takes what room there is.
    fn below(&self) -> Option<usize> {
        let Fate::Does(changes) = &self.fate else {
            return Some(if let Fate::Not(why) = &self.fate { 1 + 2 * why.len() } else { 1 });
        };
        let patches = changes.iter().filter_map(|new| match &new.out {
            Some(Outgoing::Ticket(patch)) => Some(patch),
            _ => None,
        });
        patches.into_iter().try_fold(1, |rows, patch| {
            let tags = patch.add_tags.len() + patch.remove_tags.len();
            let is_text = patch.comment.is_some() || patch.merge.is_some();
            (!is_text).then_some(rows + patch.set.len() + tags + usize::from(patch.link.is_some()))
        })
    }

    /// What would be said on it: the text, and whether the customer reads it.
    pub fn said(&self) -> impl Iterator<Item = (&Clean, bool)> {
        self.changes().iter().filter_map(|new| match &new.out {
            Some(Outgoing::Ticket(patch)) => {
                patch.comment.as_ref().map(|comment| (&comment.text, comment.public))
            }
            _ => None,
        })
    }
}

/// The sheet.
#[derive(Debug, Clone)]
pub struct BulkSheet {
    /// What is done.
    pub deed: Deed,
    /// The same in a few words.
    pub what: String,
    /// The tickets, once they arrived.
    pub rows: Option<Vec<Fated>>,
    /// Where the selection is.
    pub cursor: Cursor,
    /// Where the tickets stand.
    wanted: Vec<RowNo>,
    asked: u64,
    /// What it was filled in on: escape leads back there.
    from: Option<Box<Sheet>>,
}

impl BulkSheet {
    /// How many tickets change, how many stay as they are, how many are refused.
    #[must_use]
    pub fn counts(&self) -> [usize; 3] {
        let rows = self.rows.as_deref().unwrap_or_default();
        let count = |is: fn(&Fated) -> bool| rows.iter().filter(|row| is(row)).count();
        [
            count(|row| !row.changes().is_empty()),
            count(|row| row.is_out || row.fate == Fate::Same),
            count(|row| !row.is_out && matches!(row.fate, Fate::Not(_))),
        ]
    }

    /// The selected ticket.
    #[must_use]
    pub fn selected(&self) -> Option<&Fated> {
        self.rows.as_ref()?.get(self.cursor.at)
    }

    /// How many tickets are in sight: what is told of the selected one below them has room, a text more of it than a value.
    #[must_use]
    pub fn visible(&self, size: Size) -> usize {
        let rows = self.rows.as_deref().unwrap_or_default();
        let Some(below) = rows.iter().map(Fated::below).try_fold(0, |most, one| one.map(|one| most.max(one)))
        else {
            return usize::from(size.bulk_rows());
        };
        // The frame, what is counted, and a line between the tickets and the selected one.
        usize::from(size.body_rows()).saturating_sub(5 + below).max(size.bulk_rows().into())
    }

    /// Asks for the tickets as they are now.
    pub fn ask(&mut self, cx: &mut Context<'_>) {
        self.asked = cx.ask(Ask::Marked(self.wanted.clone()));
    }

    /// Takes the tickets; what was left out stays out.
    fn renew(&mut self, views: &[TicketView], team: &Team, cx: &mut Context<'_>) {
        let before = self.rows.take().unwrap_or_default();
        let is_out = |id: &TicketId| before.iter().any(|row| row.is_out && row.ticket == *id);
        let mut rows = Vec::with_capacity(views.len());
        for view in views {
            let fate = match self.deed.on(view, team, cx) {
                Ok(changes) if changes.is_empty() => Fate::Same,
                Ok(changes) => Fate::Does(changes),
                Err(refused) => Fate::Not(words(&refused, cx)),
            };
            let subject = cx.privacy.veil(view).text(view.shown.subject.as_str());
            let (ticket, key) = (view.shown.id.clone(), view.shown.key.clone());
            let is_out = is_out(&ticket);
            let was = fate.sets().map(|value| value_in(&view.shown, value)).collect();
            rows.push(Fated { ticket, key, subject, fate, was, is_out });
        }
        let length = rows.len();
        self.rows = Some(rows);
        let visible = self.visible(cx.size);
        self.cursor.fit(length, visible);
    }
}

impl App {
    /// Shows what a deed would do to the marked tickets; nothing is done yet.
    pub(super) fn preview(&mut self, deed: Deed, from: Option<Sheet>) -> Vec<Effect> {
        let desk = &self.desk;
        let shown = desk.list.iter().filter(|row| desk.marks.contains(row));
        let mut rows: Vec<RowNo> = shown.copied().collect();
        // What is marked and not shown any more comes behind what is.
        let hidden: Vec<RowNo> = desk.marks.iter().filter(|row| !rows.contains(row)).copied().collect();
        rows.extend(hidden);
        self.preview_of(deed, rows, from)
    }

    /// The same for these tickets.
    pub(super) fn preview_of(&mut self, deed: Deed, wanted: Vec<RowNo>, from: Option<Sheet>) -> Vec<Effect> {
        let mut effects = Vec::new();
        let what = self.in_words(&deed);
        let (rows, cursor, from) = (None, Cursor::default(), from.map(Box::new));
        let mut sheet = BulkSheet { deed, what, rows, cursor, wanted, asked: 0, from };
        sheet.ask(&mut context!(self, effects));
        self.sheets.push(Sheet::Bulk(Box::new(sheet)));
        effects
    }

    /// Whether this answer is for the sheet.
    pub(super) fn is_for_many(&self, serial: u64) -> bool {
        self.sheets.iter().any(|sheet| matches!(sheet, Sheet::Bulk(sheet) if sheet.asked == serial))
    }

    /// The tickets arrived.
    pub(super) fn many_found(&mut self, views: &[TicketView]) {
        let mut effects = Vec::new();
        let mut cx = context!(self, effects);
        for sheet in &mut self.sheets {
            if let Sheet::Bulk(sheet) = sheet {
                sheet.renew(views, &self.team, &mut cx);
            }
        }
    }

    /// Takes a key of the sheet.
    pub(super) fn bulk_key(&mut self, mut sheet: Box<BulkSheet>, command: Option<Command>) -> Vec<Effect> {
        match command {
            Some(Command::Close) => {
                self.sheets.extend(sheet.from.map(|from| *from));
                return Vec::new();
            }
            // What was not seen yet is not done.
            Some(Command::Submit) if sheet.rows.is_some() => return self.do_to_many(sheet),
            Some(Command::LeaveOut) => {
                let at = sheet.cursor.at;
                if let Some(row) = sheet.rows.as_mut().and_then(|rows| rows.get_mut(at)) {
                    row.is_out = !row.is_out;
                }
            }
            Some(command) => {
                let visible = sheet.visible(self.size);
                if let (Some(step), Some(rows)) = (Move::of(command), &sheet.rows) {
                    sheet.cursor.go(step, rows.len(), visible);
                }
            }
            None => {}
        }
        self.sheets.push(Sheet::Bulk(sheet));
        Vec::new()
    }

    /// Does it to all that were not left out and that no rule refuses: one act.
    fn do_to_many(&mut self, sheet: Box<BulkSheet>) -> Vec<Effect> {
        let rows = sheet.rows.as_deref().unwrap_or_default();
        let changes: Vec<NewChange> = rows.iter().flat_map(Fated::changes).cloned().collect();
        if changes.is_empty() {
            self.tell(&Say::new("bulk-nobody"), Tone::Plain);
            self.sheets.push(Sheet::Bulk(sheet));
            return Vec::new();
        }
        let [count, _, refused] = sheet.counts();
        let id = if refused == 0 { "done-bulk" } else { "done-bulk-partly" };
        let say = Say::new(id).with("what", &sheet.what).with("count", count).with("refused", refused);
        let mut told = self.config.words.say(&say);
        // The next key takes the selected ticket alone.
        if !self.desk.marks.is_empty() {
            told = format!("{told} {}", self.config.words.get("marks-gone"));
        }
        self.notices.say(told, Tone::Good);
        if let Some(Sheet::Composer(composer)) = sheet.from.as_deref()
            && let Some(command) = composer.purpose.many()
        {
            self.left.remove(&command);
        }
        self.deed = Some(sheet.deed.clone());
        self.unsaved = Some(Box::new(Sheet::Bulk(sheet)));
        vec![Effect::Commit(changes)]
    }
}
