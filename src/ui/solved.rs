//! The sheet on which a problem is told to be solved: who is told, and the reply that would leave.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::cells::{cut, left};
use super::forms::open;
use super::theme::Theme;
use crate::app::layout::wrap;
use crate::app::{App, SolvedSheet};

/// Draws the sheet over the screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, form: &SolvedSheet, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let title = words.with("solved-title", &[("title", &cut(&form.title, 40))]);
    let mut sheet = open(screen, area, area.height, &title, &words.get("solved-keys"), theme);
    let (count, of) = (form.leaving().to_string(), form.rows.len().to_string());
    let told = words.with("solved-count", &[("count", &count), ("of", &of)]);
    for text in wrap(&told, sheet.columns().saturating_sub(2)) {
        sheet.line(Line::styled(format!(" {text}"), theme.text));
    }
    let visible = usize::from(app.size.solved_rows());
    let room = usize::from(sheet.columns()).saturating_sub(24);
    for (nth, row) in form.rows.iter().enumerate().skip(form.cursor.top).take(visible) {
        let selected = nth == form.cursor.at;
        let on = |style: ratatui::style::Style| if selected { theme.selected.patch(style) } else { style };
        let (mark, style) = if row.is_out { ("[ ]", theme.dim) } else { ("[x]", theme.strong) };
        sheet.line(Line::from(vec![
            Span::styled(if selected { "▌" } else { " " }, on(theme.accent)),
            Span::styled(format!("{mark} "), on(style)),
            Span::styled(left(&format!("#{}", row.key), 8) + " ", on(theme.accent)),
            Span::styled(left(&row.subject, room) + " ", on(if row.is_out { theme.dim } else { theme.text })),
            Span::styled(left(&row.language, 6), on(theme.dim)),
        ]));
    }
    sheet.line(Line::default());
    if let Some((row, text)) = form.selected() {
        let id = if row.is_out { "solved-left-out" } else { "solved-reply" };
        sheet.line(Line::styled(
            format!(" {}", words.with(id, &[("key", row.key.as_str()), ("language", &row.language)])),
            theme.warn,
        ));
        if !row.is_out {
            for text in wrap(text, sheet.columns().saturating_sub(4)) {
                sheet.line(Line::styled(format!("  {text}"), theme.text));
            }
        }
    }
    sheet.line(Line::default());
    sheet.refusals(&form.refused);
}
