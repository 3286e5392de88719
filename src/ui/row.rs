//! The rows of the desk's list: which columns a width has room for, their heads, and one ticket in them.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::cells::{countdown, left, right, span};
use super::desk::first_name;
use super::theme::Theme;
use crate::app::App;
use crate::domain::clean::Clean;
use crate::domain::locale;
use crate::domain::redact::mask_name;
use crate::domain::ticket::{Priority, Status};
use crate::domain::urgency::DueClass;
use crate::domain::view::{Column, Look};
use crate::store::DeskRow;

/// Cells that the subject keeps before a column that is shipped is left out.
const SUBJECT: usize = 42;
/// Cells that it keeps before a column that a person chose is left out.
const SUBJECT_LEAST: usize = 20;
/// Cells that it takes at most before it is given to other columns, and then is nobody's.
const SUBJECT_MOST: usize = 80;
/// A list that has room for more columns than are shipped.
const WIDE: usize = 170;
/// What it shows then as well.
const WIDER: [Column; 3] = [Column::Updated, Column::Status, Column::Customer];
/// Cells before the first column: the mark of the selection.
const MARK: usize = 2;

/// The columns of a list with their widths.
pub struct Columns(Vec<(Column, usize)>);

impl Columns {
    /// The columns of a look that a list of this width has room for. The subject takes what the others leave.
    pub fn of(look: &Look, list: usize) -> Self {
        let is_own = !look.columns.is_empty();
        let mut shown = if is_own { look.columns.clone() } else { Column::SHIPPED.to_vec() };
        if !is_own && list >= WIDE {
            shown.extend(WIDER);
        }
        for needed in [Column::Key, Column::Subject] {
            if !shown.contains(&needed) {
                shown.push(needed);
            }
        }
        let may_go = |column: Column| {
            if is_own { column.rank() > 0 } else { matches!(column, Column::Product | Column::Site) }
        };
        let least = if is_own { SUBJECT_LEAST } else { SUBJECT };
        loop {
            let others = shown.iter().filter(|column| **column != Column::Subject);
            let used = MARK + others.map(|column| width(*column, list) + 1).sum::<usize>();
            // The eye finds no way across an empty screen.
            let subject = list.saturating_sub(used).min(if is_own { list } else { SUBJECT_MOST });
            let goes =
                shown.iter().filter(|column| may_go(**column)).max_by_key(|column| column.rank()).copied();
            match goes {
                Some(column) if subject < least => shown.retain(|other| *other != column),
                _ => {
                    let wide = |column: Column| {
                        if column == Column::Subject { subject } else { width(column, list) }
                    };
                    return Self(shown.iter().map(|column| (*column, wide(*column))).collect());
                }
            }
        }
    }

    /// The heads.
    pub fn head(&self, app: &App) -> String {
        let words = &app.config.words;
        let cells = self.0.iter().map(|(column, width)| {
            let word = match column {
                Column::Priority => "P".to_owned(),
                Column::Repeats => "↻".to_owned(),
                Column::Updated if *width > 4 => words.get("column-updated-whole"),
                other => words.get(&format!("column-{}", other.as_str())),
            };
            if is_number(*column) { right(&word, *width) } else { left(&word, *width) }
        });
        " ".repeat(MARK) + &cells.collect::<Vec<_>>().join(" ")
    }

    /// One ticket.
    pub fn row<'a>(
        &self,
        row: &DeskRow,
        app: &App,
        theme: &Theme,
        (selected, marked): (bool, bool),
    ) -> Line<'a> {
        let base = if selected { theme.selected } else { theme.text };
        // What stands back elsewhere is read where the selection is, and its colour need not be sent.
        let on = |style: Style| match (selected, style == theme.dim) {
            (true, true) => base,
            (true, false) => base.patch(style),
            (false, _) => style,
        };
        let mut spans = vec![
            Span::styled(if selected { "▌" } else { " " }, on(theme.accent)),
            Span::styled(if marked { "●" } else { " " }, on(theme.warn)),
        ];
        for (column, width) in &self.0 {
            let (text, style) = cell(*column, row, app, theme);
            let text = if is_number(*column) { right(&text, *width) } else { left(&text, *width) };
            let style = if *column == Column::Subject { base } else { on(style) };
            spans.push(Span::styled(text + " ", style));
        }
        Line::from(spans)
    }
}

fn is_number(column: Column) -> bool {
    matches!(column, Column::Due | Column::Age | Column::Updated | Column::Repeats)
}

fn width(column: Column, list: usize) -> usize {
    match column {
        Column::Priority => 1,
        Column::Repeats => 3,
        Column::Updated if list >= WIDE => 8,
        Column::Age | Column::Updated => 4,
        Column::Key => 7,
        Column::Due | Column::Cause => 8,
        Column::Status if list >= WIDE => 12,
        Column::Owner | Column::Status => 9,
        Column::Product if list < 116 => 13,
        Column::Product if list >= 140 => 20,
        Column::Product if list >= 120 => 18,
        Column::Site => 15,
        Column::Product | Column::Customer => 16,
        Column::Subject => 0,
    }
}

fn cell(column: Column, row: &DeskRow, app: &App, theme: &Theme) -> (String, Style) {
    let text = |text: Option<&Clean>| text.map_or("–", Clean::as_str).to_owned();
    match column {
        Column::Due => due(row, app, theme),
        Column::Priority => {
            let style = if row.priority <= Priority::High { theme.warn } else { theme.text };
            (priority_mark(row.priority).to_owned(), style)
        }
        Column::Key => {
            let key = if row.waiting > 0 { format!("{}*", row.key) } else { row.key.to_string() };
            let style = match (row.attention, row.waiting) {
                (1.., _) => theme.bad,
                (_, 1..) => theme.waiting,
                _ => theme.text,
            };
            (key, style)
        }
        Column::Subject => (row.subject.to_string(), theme.text),
        Column::Product => (app.config.words.product(&text(row.product.as_ref())), theme.dim),
        Column::Site => (text(row.site.as_ref()), theme.dim),
        Column::Cause => (text(row.cause.as_ref()), theme.dim),
        Column::Customer => (
            row.requester.as_ref().map_or_else(|| "–".to_owned(), |name| mask_name(name.as_str())),
            theme.dim,
        ),
        Column::Status => (app.config.words.get(&format!("status-{}", row.status.as_str())), theme.dim),
        Column::Owner => {
            let me = app.me.as_ref().map(|me| &me.id);
            let is_mine = row.assignee.as_ref().is_some_and(|owner| Some(&owner.0) == me);
            let owner = row.assignee.as_ref().map_or("–", |owner| first_name(owner.1.as_str()));
            let style = if is_mine { theme.strong } else { theme.dim };
            (owner.to_owned(), if row.assignee.is_none() { theme.text } else { style })
        }
        Column::Age => (span(app.now.duration_since(row.created)), theme.text),
        Column::Updated => (span(app.now.duration_since(row.updated)), theme.dim),
        Column::Repeats => {
            (if row.repeats > 0 { row.repeats.to_string() } else { String::new() }, theme.warn)
        }
    }
}

/// How long until the next thing is due, or why nothing is.
fn due(row: &DeskRow, app: &App, theme: &Theme) -> (String, Style) {
    let soon = app.config.settings.desk.soon;
    let class = DueClass::by_due(row.status, row.due, row.promised, app.now, soon);
    let asks = DueClass::at(row.status, (row.due, row.promised, row.chase), app.now, soon) < class;
    let works = matches!(row.status, Status::New | Status::Open);
    let next = if works { row.due } else { row.promised };
    let law = if row.legal && next == row.promised { "§" } else { "" };
    let countdown = |length| format!("{}{law}", countdown(length));
    let away = row.later.filter(|until| *until > app.now && class != DueClass::Late);
    match (class, next) {
        _ if let Some(until) = away => (format!("↷ {}", brief(until, app)), theme.dim),
        (DueClass::Later | DueClass::Paused, _) if asks => (app.config.words.get("due-chase"), theme.warn),
        (DueClass::Paused, _) => {
            (app.config.words.with("due-standing", &[("status", row.status.as_str())]), theme.dim)
        }
        (DueClass::Late, Some(due)) => (countdown(due.duration_since(app.now)), theme.bad),
        (DueClass::Soon, Some(due)) => (countdown(due.duration_since(app.now)), theme.warn),
        (_, Some(due)) => (countdown(due.duration_since(app.now)), theme.text),
        (_, None) => ("–".to_owned(), theme.dim),
    }
}

/// A moment in as little room as a column has: today by its time, else by its day.
fn brief(at: jiff::Timestamp, app: &App) -> String {
    let (at, now) = (app.zone.to_datetime(at), app.zone.to_datetime(app.now));
    if at.date() == now.date() {
        return at.strftime("%H:%M").to_string();
    }
    locale::short_day(at.date(), app.config.words.language())
}

/// The mark of a priority.
pub fn priority_mark(priority: Priority) -> &'static str {
    match priority {
        Priority::Urgent => "!",
        Priority::High => "↑",
        Priority::Normal => "·",
        Priority::Low => "↓",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(columns: &[Column], list: usize) -> Vec<Column> {
        let look = Look { columns: columns.to_vec(), ..Look::default() };
        Columns::of(&look, list).0.into_iter().map(|(column, _)| column).collect()
    }

    #[test]
    fn narrow_lists_lose_columns_by_rank_and_never_what_names_the_ticket() {
        assert_eq!(shown(&[], 120).len(), 9);
        assert!(!shown(&[], 100).contains(&Column::Site));
        assert!(!shown(&[], 80).contains(&Column::Product));
        let own = [Column::Cause, Column::Status, Column::Customer];
        assert!(shown(&own, 80).starts_with(&own));
        assert_eq!(shown(&own, 50), [Column::Cause, Column::Status, Column::Key, Column::Subject]);
        assert_eq!(shown(&own, 20), [Column::Key, Column::Subject]);
        for list in 0..260 {
            let look = Look { columns: Column::ALL.to_vec(), ..Look::default() };
            let used: usize = Columns::of(&look, list).0.iter().map(|(_, width)| width + 1).sum();
            assert!(list < 60 || used + MARK <= list + 1, "{used} of {list}");
        }
    }
}
