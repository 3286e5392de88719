//! Saving what is seen as a view, and choosing its columns.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::cells::{cut, left};
use super::forms::open;
use super::middle;
use super::theme::Theme;
use crate::app::{App, ColumnsSheet, ViewSheet};

/// Draws the sheet of a view over the screen.
pub fn draw_view(screen: &mut Frame<'_>, area: Rect, form: &ViewSheet, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let rows = 7 + form.refused.len() as u16;
    let mut sheet = open(screen, area, rows, &words.get("view-title"), &words.get("view-keys"), theme);
    sheet.field(&words.get("field-view-name"), !form.at_key, &form.name, 1);
    sheet.field(&words.get("field-view-key"), form.at_key, &form.key, 1);
    let scope = words.get(&format!("scope-{}", form.view.scope.as_str()));
    let what = format!(" {scope} / {}", form.view.filter);
    sheet.line(Line::styled(cut(&what, usize::from(area.width.min(92)).saturating_sub(4)), theme.dim));
    sheet.refusals(&form.refused);
}

/// Draws the columns to choose from over the screen.
pub fn draw_columns(screen: &mut Frame<'_>, area: Rect, sheet: &ColumnsSheet, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let place = middle(area, 60, sheet.rows.len() as u16 + 2);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.dim)
        .title(Line::styled(format!(" {} ", words.get("columns-title")), theme.accent))
        .title_bottom(Line::styled(format!(" {} ", words.get("columns-keys")), theme.dim));
    let inner = block.inner(place);
    screen.render_widget(Clear, place);
    screen.render_widget(block, place);
    let visible = usize::from(inner.height);
    let top = (sheet.at + 1).saturating_sub(visible);
    let columns = usize::from(inner.width).saturating_sub(1);
    for (row, (index, (column, shown))) in sheet.rows.iter().enumerate().skip(top).take(visible).enumerate() {
        let is_selected = index == sheet.at;
        let style = match (is_selected, shown) {
            (true, _) => theme.selected,
            (false, true) => theme.text,
            (false, false) => theme.dim,
        };
        let name = words.get(&format!("column-name-{}", column.as_str()));
        let text = format!("{} {name}", if *shown { "[x]" } else { "[ ]" });
        let line = Line::from(vec![
            Span::styled(if is_selected { "▌" } else { " " }, theme.accent),
            Span::styled(left(&text, columns), style),
        ]);
        screen.render_widget(line, Rect { y: inner.y + row as u16, height: 1, ..inner });
    }
}
