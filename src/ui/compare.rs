//! Two tickets side by side.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::cells::left;
use super::theme::Theme;
use crate::app::{App, COMPARE_LABEL, CompareRow, CompareSheet};

/// Draws the sheet over the screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, sheet: &CompareSheet, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let title = match &sheet.keys {
        Some([left, right]) => words.with("compare-two-title", &[("left", left), ("right", right)]),
        None => words.get("compare-loading"),
    };
    let rows = sheet.rows.len();
    let inner_rows = usize::from(area.height.saturating_sub(3));
    let shown = (sheet.cursor.top + inner_rows).min(rows);
    let more =
        [("from", (sheet.cursor.top + 1).to_string()), ("to", shown.to_string()), ("of", rows.to_string())];
    let more: Vec<(&str, &str)> = more.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.dim)
        .title(Line::styled(format!(" {title} "), theme.accent));
    if rows > inner_rows {
        let text = format!(" {} ", words.with("reading-more", &more));
        block = block.title_bottom(Line::styled(text, theme.dim).right_aligned());
    }
    let inner = block.inner(area);
    screen.render_widget(Clear, area);
    screen.render_widget(block, area);
    let columns = usize::from(inner.width).saturating_sub(2);
    let label = usize::from(COMPARE_LABEL);
    let half = columns.saturating_sub(3) / 2;
    let beside = half.saturating_sub(label);
    if let Some([one, other]) = &sheet.keys {
        let head = Line::from(vec![
            Span::raw(" ".repeat(label + 1)),
            Span::styled(left(&format!("#{one}"), beside), theme.accent),
            Span::styled(" │ ", theme.dim),
            Span::styled(left(&format!("#{other}"), half), theme.accent),
        ]);
        screen.render_widget(head, Rect { height: 1.min(inner.height), ..inner });
    }
    for (nth, row) in sheet.rows.iter().skip(sheet.cursor.top).take(inner_rows).enumerate() {
        let line = match row {
            CompareRow::Title(title) => Line::styled(format!(" ── {title}"), theme.accent),
            CompareRow::Differs(name, one, other) => Line::from(vec![
                Span::styled(format!(" {}", left(name, label)), theme.warn),
                Span::styled(left(one, beside), theme.strong),
                Span::styled(" │ ", theme.dim),
                Span::styled(left(other, half), theme.strong),
            ]),
            CompareRow::Same(name, value) => Line::from(vec![
                Span::styled(format!(" {}", left(name, label)), theme.dim),
                Span::styled(left(value, columns.saturating_sub(label + 1)), theme.dim),
            ]),
            CompareRow::Said(one, other) => {
                let style = |head: bool| if head { theme.strong } else { theme.text };
                Line::from(vec![
                    Span::styled(format!(" {}", left(&one.1, half)), style(one.0)),
                    Span::styled(" │ ", theme.dim),
                    Span::styled(left(&other.1, half), style(other.0)),
                ])
            }
        };
        let y = inner.y + 1 + nth as u16;
        if y < inner.bottom() {
            screen.render_widget(line, Rect { y, height: 1, ..inner });
        }
    }
}
