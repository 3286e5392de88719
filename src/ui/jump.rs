//! Jumping to anything: what is typed, what it may mean, and a word where not all of that is listed.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::cells::{cut, width};
use super::search::draw_box;
use super::theme::Theme;
use super::{broad, middle, range, search};
use crate::app::layout::wrap;
use crate::app::{App, Jump, Reach};
use crate::keymap::Command;

/// Rows of the list on a low screen; a higher one has more of them.
const ROWS: u16 = 16;

/// Draws the jump over the screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, jump: &Jump, app: &App, theme: &Theme) {
    let words = &app.config.words;
    // The same size whatever is found: a box that breathes with every letter tires the eye.
    let place = middle(area, broad(area, 100), area.height.saturating_sub(6).max(ROWS + 4));
    let title = words.get(match &jump.task {
        Some((Command::MergeTicket, _)) => "merge-title",
        Some(_) => "link-title",
        None if jump.recent => "recent-title",
        None => "jump-title",
    });
    let title = cut(&title, usize::from(place.width).saturating_sub(6));
    let (hits, selected) = jump.hits();
    // The last row says how much of what fits is listed.
    let visible = usize::from(place.height.saturating_sub(4));
    let top = (selected + 1).saturating_sub(visible);
    let list = draw_box(screen, place, (&title, range(top, visible, hits.len(), app)), &jump.query, theme);
    if hits.len() == 0 {
        let id = match (jump.is_early(), jump.query.is_blank()) {
            (true, _) => "jump-looking",
            (false, true) if jump.task.is_some() => "tie-empty",
            (false, true) => "recent-empty",
            (false, false) => "jump-empty",
        };
        for (row, line) in (list.top()..list.bottom()).zip(wrap(&words.get(id), list.width.saturating_sub(2)))
        {
            screen.render_widget(Line::styled(line, theme.dim), Rect { y: row, height: 1, ..list });
        }
        return;
    }
    let columns = usize::from(list.width).saturating_sub(1);
    let count = hits.len();
    for (row, (index, hit)) in hits.enumerate().skip(top).take(visible).enumerate() {
        let room = columns.saturating_sub(width(&hit.label) + 3).max(columns / 3);
        let detail = cut(&hit.detail, room);
        let style = if index == selected { theme.selected } else { theme.text };
        let line = search::hit(columns, ("", 0), (&hit.label, &detail), (index == selected, style), theme);
        screen.render_widget(line, Rect { y: list.y + row as u16, height: 1, ..list });
    }
    let id = match (jump.reach, jump.query.is_blank()) {
        (_, true) => "recent-all",
        (Reach::Cut, false) => "jump-more",
        (Reach::Partly, false) => "jump-partly",
        (Reach::All, false) => "jump-all",
    };
    let told = words.with(id, &[("count", &count.to_string())]);
    if list.height > 0 {
        let line = Line::styled(format!(" {}", cut(&told, columns)), theme.dim);
        screen.render_widget(line, Rect { y: list.bottom() - 1, height: 1, ..list });
    }
}
