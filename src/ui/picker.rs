//! A list to choose from while typing.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::cells::{cut, left, width};
use super::composer::draw_field;
use super::middle;
use super::theme::Theme;
use crate::app::{App, Picker};

/// Draws the picker over the screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, picker: &Picker, app: &App, theme: &Theme) {
    let (items, selected) = picker.matches();
    let count = items.len();
    let place = middle(area, 76, picker.len().clamp(1, 13) as u16 + 3);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.dim)
        .title(Line::styled(format!(" {} ", cut(&picker.title, 70)), theme.accent))
        .title_bottom(Line::styled(format!(" {count} "), theme.dim).right_aligned());
    let inner = block.inner(place);
    screen.render_widget(Clear, place);
    screen.render_widget(block, place);
    let [query, list] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(inner);
    let [mark, field] = Layout::horizontal([Constraint::Length(2), Constraint::Min(0)]).areas(query);
    screen.render_widget(Span::styled("› ", theme.key), mark);
    draw_field(screen, field, &picker.query, true, theme);
    if count == 0 && list.height > 0 {
        let line = Line::styled(app.config.words.get("picker-empty"), theme.dim);
        screen.render_widget(line, Rect { height: 1, ..list });
        return;
    }
    let visible = usize::from(list.height);
    let top = (selected + 1).saturating_sub(visible);
    // Items with keys of their own show them before their names.
    let keys = if picker.has_keys() { 2 } else { 0 };
    let columns = usize::from(list.width).saturating_sub(1 + keys);
    for (row, (index, item)) in items.enumerate().skip(top).take(visible).enumerate() {
        let (detail, room) = match &item.no {
            None => (&item.detail, columns / 2),
            // The whole reason, as far as the label leaves room for it.
            Some(why) => (why, columns.saturating_sub(width(&item.label) + 2)),
        };
        let detail = cut(detail, room);
        let label = left(&item.label, columns.saturating_sub(width(&detail) + 1));
        let style = match (index == selected, &item.no) {
            (true, _) => theme.selected,
            (false, None) => theme.text,
            (false, Some(_)) => theme.dim,
        };
        let mark = if index == selected { "▌" } else { " " };
        let line = Line::from(vec![
            Span::styled(mark, theme.accent),
            Span::styled(left(&item.key.map(String::from).unwrap_or_default(), keys), theme.key),
            Span::styled(label, style),
            Span::styled(format!(" {detail}"), if index == selected { style } else { theme.dim }),
        ]);
        screen.render_widget(line, Rect { y: list.y + row as u16, height: 1, ..list });
    }
}
