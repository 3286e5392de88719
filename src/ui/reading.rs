//! Something to read and close.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::cells::{cut, left};
use super::theme::Theme;
use super::{fitting, middle};
use crate::app::{App, READING_GAP as GAP, Reading};

/// Draws the text over the screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, reading: &Reading, app: &App, theme: &Theme) {
    let keys = reading.keys_take();
    let has_keys = keys > 0;
    let across = reading.across(app.size);
    let needed = (reading.widest() + GAP) * across;
    let lines = reading.lines.len().div_ceil(across);
    let place =
        middle(area, fitting(area, 84, needed + 2), (lines as u16).saturating_add(2).min(area.height));
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.dim)
        .title(Line::styled(format!(" {} ", reading.title), theme.accent));
    let inner = block.inner(place);
    screen.render_widget(Clear, place);
    screen.render_widget(block, place);
    let columns = usize::from(inner.width) / across;
    let rows = usize::from(inner.height).max(1);
    let visible = rows * across;
    let lines = reading.lines.iter().skip(reading.cursor.top).take(visible);
    for (nth, (key, text)) in lines.enumerate() {
        let line = match (has_keys, key.is_empty()) {
            (true, true) => Line::styled(cut(text, columns), theme.accent),
            (true, false) => Line::from(vec![
                Span::styled(left(&format!("  {key}"), keys), theme.key),
                Span::styled(cut(text, columns.saturating_sub(keys)), theme.text),
            ]),
            _ => Line::styled(cut(text, columns), theme.text),
        };
        let (x, y) = (inner.x + (nth / rows * columns) as u16, inner.y + (nth % rows) as u16);
        screen.render_widget(line, Rect { x, y, width: columns as u16, height: 1 });
    }
    if visible < reading.lines.len() {
        let more = app.config.words.with(
            "reading-more",
            &[
                ("from", &(reading.cursor.top + 1).to_string()),
                ("to", &(reading.cursor.top + visible).min(reading.lines.len()).to_string()),
                ("of", &reading.lines.len().to_string()),
            ],
        );
        let line = Line::styled(format!(" {more} "), theme.dim).right_aligned();
        let width = place.width.saturating_sub(1);
        screen.render_widget(line, Rect { y: place.bottom().saturating_sub(1), height: 1, width, ..place });
    }
}
