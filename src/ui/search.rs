//! A box in which one types and sees below it what matches: the frame with the line that is typed, and a line of the list.
//! What is listed and what a line says is decided by whoever draws it.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::cells::{left, width};
use super::composer::draw_field;
use super::theme::Theme;
use crate::app::TextField;

/// Draws the frame and what is typed; what is left is the list's.
pub fn draw_box(
    screen: &mut Frame<'_>,
    place: Rect,
    (title, range): (&str, Option<String>),
    query: &TextField,
    theme: &Theme,
) -> Rect {
    let mut block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.dim)
        .title(Line::styled(format!(" {title} "), theme.accent));
    if let Some(range) = range {
        block = block.title_bottom(Line::styled(format!(" {range} "), theme.dim).right_aligned());
    }
    let inner = block.inner(place);
    screen.render_widget(Clear, place);
    screen.render_widget(block, place);
    let [line, list] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(inner);
    let [mark, field] = Layout::horizontal([Constraint::Length(2), Constraint::Min(0)]).areas(line);
    screen.render_widget(Span::styled("› ", theme.key), mark);
    draw_field(screen, field, query, true, theme);
    list
}

/// A line of the list: a key in so many cells, what it is called, and what is said beside it, a cell before the frame.
pub fn hit<'a>(
    columns: usize,
    (key, cells): (&str, usize),
    (label, detail): (&str, &str),
    (selected, style): (bool, Style),
    theme: &Theme,
) -> Line<'a> {
    let label = left(label, columns.saturating_sub(width(detail) + 2));
    let (mark, beside) = if selected { ("▌", style) } else { (" ", theme.dim) };
    let mut spans = vec![Span::styled(mark, theme.accent)];
    if cells > 0 {
        spans.push(Span::styled(left(key, cells), theme.key));
    }
    spans.extend([Span::styled(label, style), Span::styled(format!(" {detail} "), beside)]);
    Line::from(spans)
}
