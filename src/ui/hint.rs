//! What may follow on the keys that were pressed, for those who hesitate.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::cells::{left, width};
use super::frame::key_name;
use super::theme::Theme;
use crate::app::App;

/// Draws the keys that may follow above the footer, in as many columns as they need and fit.
pub fn draw(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let Some((pressed, rows)) = app.hint() else { return };
    let words = &app.config.words;
    let cells: Vec<(String, String, bool)> = rows
        .iter()
        .map(|(rest, bound)| {
            let word = words.get(&bound.row.help());
            let lacks = app.lacks(bound.row.command).is_some() || !app.offers(bound.row.command);
            let word = if lacks { format!("({word})") } else { word };
            (key_name(&rest.to_string(), app, theme), word, lacks)
        })
        .collect();
    let keys = cells.iter().map(|(key, _, _)| width(key)).max().unwrap_or(1);
    let longest = cells.iter().map(|(_, word, _)| width(word)).max().unwrap_or(1);
    let cell = keys + 2 + longest + 2;
    let fits = (usize::from(area.width).saturating_sub(3) / cell).clamp(1, 4);
    let high = cells.len().div_ceil(fits).min(usize::from(area.height.saturating_sub(2)));
    if high == 0 {
        return;
    }
    let columns = cells.len().div_ceil(high).min(fits);
    let wide = (columns * cell + 3).min(usize::from(area.width)) as u16;
    let place = Rect {
        x: area.right() - wide,
        y: area.bottom() - high as u16 - 2,
        width: wide,
        height: high as u16 + 2,
    };
    let title = words.with("keys-follow", &[("keys", &pressed)]);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.dim)
        .title(Line::styled(format!(" {title} "), theme.accent));
    let inner = block.inner(place);
    screen.render_widget(Clear, place);
    screen.render_widget(block, place);
    for (nth, (key, word, lacks)) in cells.iter().take(columns * high).enumerate() {
        let (x, y) = ((nth / high * cell) as u16, (nth % high) as u16);
        let room = (inner.width.saturating_sub(x + 1)).min(cell as u16);
        let line = Line::from(vec![
            Span::styled(left(key, keys), if *lacks { theme.dim } else { theme.key }),
            Span::styled(format!("  {word}"), if *lacks { theme.dim } else { theme.text }),
        ]);
        screen.render_widget(line, Rect { x: inner.x + 1 + x, y: inner.y + y, width: room, height: 1 });
    }
}
