//! What is about to be approved: who asks, since when, and the answers of the step.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::broad;
use super::cells::{cut, span};
use super::forms::open;
use super::theme::Theme;
use crate::app::layout::wrap;
use crate::app::{App, ApproveSheet};

/// Draws the sheet over the screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, form: &ApproveSheet, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let asked = &form.approval;
    let columns = area.width.min(broad(area, 92)).saturating_sub(6);
    let by = asked.by.as_ref().map_or_else(|| words.get("somebody"), |by| by.name.to_string());
    let since = span(app.now.duration_since(asked.asked));
    let told = words.with("approve-told", &[("name", by.as_str()), ("since", &since)]);
    let mut lines: Vec<_> =
        wrap(asked.name(), columns).into_iter().map(|text| (text, theme.strong)).collect();
    lines.extend(wrap(&told, columns).into_iter().map(|text| (text, theme.dim)));
    if asked.answers.is_empty() {
        lines.extend(
            wrap(&words.get("approve-no-answers"), columns).into_iter().map(|text| (text, theme.warn)),
        );
    }
    for answer in asked.answers.as_str().lines() {
        lines.extend(wrap(&format!("· {answer}"), columns).into_iter().map(|text| (text, theme.text)));
    }
    let title = cut(&words.with("approve-title", &[("key", form.key.as_str())]), usize::from(columns));
    let mut sheet = open(screen, area, lines.len() as u16 + 2, &title, &words.get("approve-keys"), theme);
    for (text, style) in lines {
        sheet.line(Line::styled(format!(" {text}"), style));
    }
}
