//! The desk: one list in urgency order, narrowed by a view and by what is typed, with a preview of the
//! selected ticket. Only the rows near the visible ones are held.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Place;
use super::completing::Completing;
use super::context::Context;
use super::list::{Cursor, Move};
use super::message::{Ask, Got};
use super::text::TextField;
use crate::domain::clean::Clean;
use crate::domain::filter::Filter;
use crate::domain::say::Say;
use crate::domain::sop::has_role;
use crate::domain::view::{Look, Scope, View};
use crate::keymap::Command;
use crate::store::{DeskRow, RowNo, TicketView};

/// Rows held above and below the visible ones, so that a page can be turned without waiting.
const MARGIN: usize = 120;

/// The desk's state.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    /// The view that is shown.
    pub view: View,
    /// The views there are.
    pub views: Vec<View>,
    /// How views are to look where somebody chose that, by their names in files.
    pub looks: BTreeMap<String, Look>,
    /// What narrows the view.
    pub filter: String,
    /// The filter while it is being typed.
    pub typing: Option<TextField>,
    /// What it offers while it is typed.
    pub completing: Completing,
    /// What is wrong with it.
    pub fault: Option<Say>,
    /// All matching tickets in order.
    pub list: Vec<RowNo>,
    /// How many tickets are held at all.
    pub of: usize,
    /// How many of them were put off and are not in the list.
    pub away: usize,
    /// Where the selection is.
    pub cursor: Cursor,
    /// The marked rows, shown or not.
    pub marks: BTreeSet<RowNo>,
    /// Whether the first list arrived.
    pub loaded: bool,
    /// The view and filter before something else opened its tickets here, and where that was.
    before: Option<(View, String, Place)>,
    /// The row to select when the list arrives.
    wanted: Option<RowNo>,
    /// Index of the first held row.
    held_from: usize,
    held: Vec<DeskRow>,
    /// The rows that were asked for and have not come; empty where none are on their way.
    coming: Range<usize>,
    /// The selected ticket with everything, once it arrived.
    pub preview: Option<Box<TicketView>>,
    asked_list: u64,
    asked_rows: u64,
    asked_preview: u64,
    awaits_preview: bool,
    /// Whether the store said that the selected ticket is there no more.
    missing: bool,
}

impl Desk {
    /// A desk with these views, the first one shown.
    #[must_use]
    pub fn new(views: Vec<View>) -> Self {
        Self { view: views.first().cloned().unwrap_or_default(), views, ..Self::default() }
    }

    /// The order and the columns of the view that is shown.
    #[must_use]
    pub fn look(&self) -> &Look {
        self.looks.get(&self.view.id).unwrap_or(&self.view.look)
    }

    /// Shows a view.
    pub fn look_at(&mut self, view: View, cx: &mut Context<'_>) {
        self.before = None;
        self.view = view;
        self.filter.clear();
        self.cursor = Cursor::default();
        self.reload(cx);
    }

    /// The view of this name, as long as it still shows what the program counts on.
    fn certain(&self, id: &str, filter: &str) -> View {
        let is_right = |view: &&View| view.id == id && view.scope == Scope::All && view.filter == filter;
        self.views.iter().find(is_right).cloned().unwrap_or_else(|| View {
            id: id.to_owned(),
            scope: Scope::All,
            filter: filter.to_owned(),
            ..View::default()
        })
    }

    /// The row at an index of the list, where it is held.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<&DeskRow> {
        self.held.get(index.checked_sub(self.held_from)?)
    }

    /// The rows near the visible ones.
    pub fn held(&self) -> &[DeskRow] {
        &self.held
    }

    /// The selected row.
    #[must_use]
    pub fn selected(&self) -> Option<&DeskRow> {
        self.row(self.cursor.at)
    }

    /// The preview, while it is the selected ticket's.
    #[must_use]
    pub fn current(&self) -> Option<&TicketView> {
        let selected = self.selected()?;
        self.preview.as_deref().filter(|view| view.shown.id == selected.id)
    }

    /// What the preview shows: the selected ticket, and until it arrives the one before it.
    #[must_use]
    pub fn shown(&self) -> Option<&TicketView> {
        if self.awaits_preview { self.preview.as_deref() } else { self.current() }
    }

    /// Whether the row at an index of the list is marked.
    #[must_use]
    pub fn is_marked(&self, index: usize) -> bool {
        self.list.get(index).is_some_and(|row| self.marks.contains(row))
    }

    /// Whether no ticket will come for the selection.
    #[must_use]
    pub fn is_without_ticket(&self) -> bool {
        self.loaded && (self.list.is_empty() || self.missing)
    }

    /// Shows everything that a filter lets through: how a number opens its tickets. Escape leads back to `from`.
    pub fn show(&mut self, filter: &str, from: Place, cx: &mut Context<'_>) {
        if self.before.is_none() {
            self.before = Some((self.view.clone(), std::mem::take(&mut self.filter), from));
        }
        self.view = self.certain("all", "");
        self.filter.clear();
        self.filter.push_str(filter);
        self.typing = None;
        self.cursor = Cursor::default();
        self.reload(cx);
    }

    /// Goes back to the view before something else opened its tickets; tells where that was.
    pub fn close_numbers(&mut self) -> Option<Place> {
        let (view, filter, from) = self.before.take()?;
        self.view = view;
        self.filter = filter;
        self.cursor = Cursor::default();
        Some(from)
    }

    /// Selects this row when the list arrives.
    pub fn want(&mut self, row: Option<RowNo>) {
        self.wanted = row;
    }

    /// Asks for the list again.
    pub fn reload(&mut self, cx: &mut Context<'_>) {
        let written = self.typing.as_ref().map_or_else(|| self.filter.clone(), TextField::text);
        let narrowed = Filter::parse(&written);
        let view = Filter::parse(&self.view.filter).unwrap_or_default();
        match narrowed {
            Ok(narrowed) => {
                self.fault = None;
                self.asked_list = cx.ask(Ask::Desk(self.view.scope, view.and(narrowed), self.look().sort));
            }
            Err(say) => self.fault = Some(say),
        }
    }

    /// Takes a command of the desk or of lists.
    pub fn command(&mut self, command: Command, cx: &mut Context<'_>) {
        if let Some(step) = Move::of(command) {
            self.cursor.go(step, self.list.len(), usize::from(cx.size.desk_rows()));
            self.moved(cx);
            return;
        }
        match command {
            Command::Filter => {
                // Ready for the next word.
                let space = if self.filter.is_empty() { "" } else { " " };
                self.typing = Some(TextField::line(&format!("{}{space}", self.filter)));
            }
            // Whoever solved them is asked; a lead sees everybody's.
            Command::Unexplained => {
                let is_lead = cx.me.is_some_and(|me| has_role(me, "lead"));
                self.view = self.certain("unexplained", "is:unexplained");
                self.filter = if is_lead { String::new() } else { "owner:me".to_owned() };
                self.cursor = Cursor::default();
                self.reload(cx);
            }
            _ => {}
        }
    }

    /// Takes a key while the filter is typed; the list narrows with every key.
    pub fn typed(&mut self, change: impl FnOnce(&mut TextField) -> bool, cx: &mut Context<'_>) {
        if self.typing.as_mut().is_some_and(change) {
            self.cursor = Cursor::default();
            self.reload(cx);
        }
        self.offer(cx);
    }

    /// Takes what the filter offers; tells whether it offered something.
    pub fn complete(&mut self, cx: &mut Context<'_>) {
        if self.typing.as_mut().is_some_and(|field| self.completing.take(field)) {
            self.cursor = Cursor::default();
            self.reload(cx);
            self.offer(cx);
        }
    }

    fn offer(&mut self, cx: &mut Context<'_>) {
        if let Some(field) = &self.typing {
            self.completing.look(field, cx);
        }
    }

    /// Ends the typing: the filter stays, or goes back to what it was.
    pub fn end_typing(&mut self, keep: bool, cx: &mut Context<'_>) {
        // A filter that cannot be read stays open with its fault.
        if keep && self.fault.is_some() {
            return;
        }
        self.completing = Completing::default();
        if let Some(field) = self.typing.take() {
            if keep {
                Clean::line(field.text().trim()).as_str().clone_into(&mut self.filter);
            } else {
                self.reload(cx);
            }
        }
    }

    /// Clears the filter; tells whether there was one.
    pub fn clear_filter(&mut self, cx: &mut Context<'_>) -> bool {
        if self.filter.is_empty() {
            return false;
        }
        self.filter.clear();
        self.cursor = Cursor::default();
        self.reload(cx);
        true
    }

    /// Takes an answer of the store; late ones are dropped.
    pub fn loaded(&mut self, serial: u64, got: Got, cx: &mut Context<'_>) {
        match got {
            Got::Desk { rows, of, away } if serial == self.asked_list => {
                let selected = self.wanted.take().or(self.list.get(self.cursor.at).copied());
                self.loaded = true;
                self.list = rows;
                self.of = of;
                self.away = away;
                if let Some(at) = selected.and_then(|row| self.list.iter().position(|other| *other == row)) {
                    self.cursor.at = at;
                }
                self.cursor.fit(self.list.len(), usize::from(cx.size.desk_rows()));
                self.hold(cx);
                self.ask_preview(cx);
            }
            Got::Looks(looks) => {
                let before = self.look().clone();
                self.looks = looks;
                if before.sort != self.look().sort {
                    self.reload(cx);
                }
            }
            Got::Values(field, values) => {
                self.completing.loaded(serial, field, values);
                self.offer(cx);
            }
            Got::Rows { from, rows } if serial == self.asked_rows => {
                self.held_from = from;
                self.held = rows;
                self.coming = Range::default();
            }
            Got::Ticket(view) if serial == self.asked_preview => {
                self.missing = view.is_none();
                self.preview = view;
                self.awaits_preview = false;
            }
            _ => {}
        }
    }

    /// Keeps the window inside a terminal of a new size.
    pub fn resized(&mut self, cx: &mut Context<'_>) {
        self.cursor.fit(self.list.len(), usize::from(cx.size.desk_rows()));
        self.moved(cx);
    }

    fn moved(&mut self, cx: &mut Context<'_>) {
        let visible =
            self.cursor.top..(self.cursor.top + usize::from(cx.size.desk_rows())).min(self.list.len());
        // A key that is held down asks once for the rows ahead and not with every row.
        let held = if self.coming.is_empty() {
            self.held_from..self.held_from + self.held.len()
        } else {
            self.coming.clone()
        };
        let near_edge = visible.start < held.start + MARGIN / 2 && held.start > 0
            || visible.end + MARGIN / 2 > held.end && held.end < self.list.len();
        if near_edge {
            self.hold(cx);
        }
        self.ask_preview(cx);
    }

    fn hold(&mut self, cx: &mut Context<'_>) {
        let from = self.cursor.top.saturating_sub(MARGIN);
        let to = (self.cursor.top + usize::from(cx.size.desk_rows()) + MARGIN).min(self.list.len());
        self.asked_rows = cx.ask(Ask::Rows { from, rows: self.list[from..to].to_vec() });
        self.coming = from..to;
    }

    /// What was asked for does not come: the next move asks again.
    pub fn not_loaded(&mut self) {
        self.coming = Range::default();
    }

    fn ask_preview(&mut self, cx: &mut Context<'_>) {
        if let Some(row) = self.list.get(self.cursor.at) {
            self.missing = false;
            self.asked_preview = cx.ask(Ask::Row(*row));
            self.awaits_preview = true;
        } else {
            self.preview = None;
            self.awaits_preview = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::tz::TimeZone;

    use super::*;
    use crate::app::{App, Effect, Msg, Size, Start};
    use crate::config::{Home, Overrides, Terminal, load};
    use crate::domain::ids::ChangeId;
    use crate::keymap::parse_keys;

    fn rows_asked(effects: &[Effect]) -> usize {
        effects.iter().filter(|effect| matches!(effect, Effect::Load(_, Ask::Rows { .. }))).count()
    }

    /// The screen with a list of a thousand tickets that it has asked the first rows of.
    fn screen(folder: &std::path::Path) -> App {
        let loaded = load(&Home::new(Some(folder)).unwrap(), &Overrides::default());
        let start = Start {
            me: None,
            now: Timestamp::UNIX_EPOCH,
            zone: TimeZone::UTC,
            size: Size { columns: 80, rows: 24 },
            look: Terminal::here().look(loaded.config.settings.theme.0),
            ids: Box::new(|| ChangeId::new("1")),
        };
        let mut app = App::new(loaded, start);
        let asked = app.start();
        let list = asked.iter().find_map(|effect| match effect {
            Effect::Load(serial, Ask::Desk { .. }) => Some(*serial),
            _ => None,
        });
        let got = Got::Desk { rows: (0..1_000).map(RowNo).collect(), of: 1_000, away: 0 };
        assert_eq!(rows_asked(&app.update(Msg::Loaded(list.unwrap(), Ok(Box::new(got))))), 1);
        app
    }

    #[test]
    fn a_key_that_outruns_the_store_asks_for_rows_a_few_times_and_again_where_they_do_not_come() {
        let folder = tempfile::tempdir().unwrap();
        let mut app = screen(folder.path());
        let down = Msg::Key(parse_keys("j").unwrap()[0]);
        let asked: usize = (0..200).map(|_| rows_asked(&app.update(down.clone()))).sum();
        assert!((2..=4).contains(&asked), "asked {asked} times for the rows of 200 keys");
        app.update(Msg::Loaded(0, Err(Say::new("store-broken"))));
        assert_eq!(rows_asked(&app.update(down)), 1);
    }
}
