//! Something to read and close.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::cells::{cut, left, width};
use super::theme::Theme;
use super::{fitting, middle};
use crate::app::{App, Reading};

/// Cells of the keys at most, where the lines have some.
const KEYS: usize = 20;

/// Draws the text over the screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, reading: &Reading, app: &App, theme: &Theme) {
    let has_keys = reading.lines.iter().any(|(key, _)| !key.is_empty());
    let keys = reading.lines.iter().map(|(key, _)| width(key) + 4).max().unwrap_or_default().min(KEYS);
    let before = if has_keys { keys } else { 0 };
    let needed = reading.lines.iter().map(|(_, text)| width(text)).max().unwrap_or_default() + before + 2;
    let place = middle(
        area,
        fitting(area, 84, needed),
        (reading.lines.len() as u16).saturating_add(2).min(area.height),
    );
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.dim)
        .title(Line::styled(format!(" {} ", reading.title), theme.accent));
    let inner = block.inner(place);
    screen.render_widget(Clear, place);
    screen.render_widget(block, place);
    let columns = usize::from(inner.width);
    let lines = reading.lines.iter().skip(reading.cursor.top).take(usize::from(inner.height));
    for (row, (key, text)) in lines.enumerate() {
        let line = match (has_keys, key.is_empty()) {
            (true, true) => Line::styled(cut(text, columns), theme.accent),
            (true, false) => Line::from(vec![
                Span::styled(left(&format!("  {key}"), keys), theme.key),
                Span::styled(cut(text, columns.saturating_sub(keys)), theme.text),
            ]),
            _ => Line::styled(cut(text, columns), theme.text),
        };
        screen.render_widget(line, Rect { y: inner.y + row as u16, height: 1, ..inner });
    }
    if usize::from(inner.height) < reading.lines.len() {
        let more = app.config.words.with(
            "reading-more",
            &[
                ("from", &(reading.cursor.top + 1).to_string()),
                (
                    "to",
                    &(reading.cursor.top + usize::from(inner.height)).min(reading.lines.len()).to_string(),
                ),
                ("of", &reading.lines.len().to_string()),
            ],
        );
        let line = Line::styled(format!(" {more} "), theme.dim).right_aligned();
        let width = place.width.saturating_sub(1);
        screen.render_widget(line, Rect { y: place.bottom().saturating_sub(1), height: 1, width, ..place });
    }
}
