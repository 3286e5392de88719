//! Jumping to anything: what is typed, what it may mean, and a word where not all of that is listed.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::cells::{cut, left, width};
use super::composer::draw_field;
use super::middle;
use super::theme::Theme;
use crate::app::layout::wrap;
use crate::app::{App, Jump, Reach};

/// Rows of the list at most.
const ROWS: u16 = 16;

/// Draws the jump over the screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, jump: &Jump, app: &App, theme: &Theme) {
    let words = &app.config.words;
    // The same size whatever is found: a box that breathes with every letter tires the eye.
    let place = middle(area, 100, ROWS + 4);
    let title = words.get(if jump.recent { "recent-title" } else { "jump-title" });
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.dim)
        .title(Line::styled(format!(" {} ", cut(&title, usize::from(place.width) / 2)), theme.accent));
    let inner = block.inner(place);
    screen.render_widget(Clear, place);
    screen.render_widget(block, place);
    let [query, list] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(inner);
    let [mark, field] = Layout::horizontal([Constraint::Length(2), Constraint::Min(0)]).areas(query);
    screen.render_widget(Span::styled("› ", theme.key), mark);
    draw_field(screen, field, &jump.query, true, theme);
    let (hits, selected) = jump.hits();
    if hits.len() == 0 {
        let id = match (jump.is_early(), jump.query.is_blank()) {
            (true, _) => "jump-looking",
            (false, true) => "recent-empty",
            (false, false) => "jump-empty",
        };
        for (row, line) in (list.top()..list.bottom()).zip(wrap(&words.get(id), list.width.saturating_sub(2)))
        {
            screen.render_widget(Line::styled(line, theme.dim), Rect { y: row, height: 1, ..list });
        }
        return;
    }
    let visible = usize::from(list.height).saturating_sub(1);
    let top = (selected + 1).saturating_sub(visible);
    let columns = usize::from(list.width).saturating_sub(1);
    let count = hits.len();
    for (row, (index, hit)) in hits.enumerate().skip(top).take(visible).enumerate() {
        let detail = cut(&hit.detail, columns / 3);
        let label = left(&hit.label, columns.saturating_sub(width(&detail) + 1));
        let style = if index == selected { theme.selected } else { theme.text };
        let line = Line::from(vec![
            Span::styled(if index == selected { "▌" } else { " " }, theme.accent),
            Span::styled(label, style),
            Span::styled(format!(" {detail}"), if index == selected { style } else { theme.dim }),
        ]);
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
