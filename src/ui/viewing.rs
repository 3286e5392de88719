//! Saving what is seen as a view, and choosing its columns.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::cells::{cut, left, width};
use super::forms::{open, refusal_rows};
use super::theme::Theme;
use super::{fitting, middle};
use crate::app::{App, ColumnsSheet, SeveralSheet, ViewSheet};
use crate::domain::view::{Column, Sort};

/// Draws the sheet of a view over the screen.
pub fn draw_view(screen: &mut Frame<'_>, area: Rect, form: &ViewSheet, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let rows = 7 + refusal_rows(&form.refused, area);
    let mut sheet = open(screen, area, rows, &words.get("view-title"), &words.get("view-keys"), theme);
    sheet.field(&words.get("field-view-name"), !form.at_key, &form.name, 1);
    sheet.field(&words.get("field-view-key"), form.at_key, &form.key, 1);
    let scope = words.get(&format!("scope-{}", form.view.scope.as_str()));
    let sort = form.view.look.sort;
    let order =
        if sort == Sort::default() { String::new() } else { format!(" · {}", words.get(&sort.name())) };
    let what = format!(" {scope} / {}{order}", form.view.filter);
    sheet.line(Line::styled(cut(&what, usize::from(sheet.columns()).saturating_sub(2)), theme.dim));
    sheet.refusals(&form.refused);
}

/// Draws the columns to choose from over the screen.
pub fn draw_columns(screen: &mut Frame<'_>, area: Rect, sheet: &ColumnsSheet, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let name = |column: &Column| words.get(&format!("column-name-{}", column.as_str()));
    let rows: Vec<_> = sheet.rows.iter().map(|(column, shown)| (name(column), *shown)).collect();
    draw_ticks(
        screen,
        area,
        (&words.get("columns-title"), &words.get("columns-keys")),
        (&rows, sheet.at),
        theme,
    );
}

/// Draws the answers of one question over the screen.
pub fn draw_several(screen: &mut Frame<'_>, area: Rect, sheet: &SeveralSheet, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let rows: Vec<_> = sheet.rows.iter().map(|(_, name, ticked)| (name.clone(), *ticked)).collect();
    draw_ticks(screen, area, (&sheet.title, &words.get("several-keys")), (&rows, sheet.at), theme);
}

/// Draws a list in which each row is ticked or not.
fn draw_ticks(
    screen: &mut Frame<'_>,
    area: Rect,
    (title, keys): (&str, &str),
    (rows, at): (&[(String, bool)], usize),
    theme: &Theme,
) {
    let needed = rows.iter().map(|(name, _)| width(name) + 7).max().unwrap_or_default().max(width(keys) + 4);
    let place = middle(area, fitting(area, 60, needed), rows.len() as u16 + 2);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.dim)
        .title(Line::styled(format!(" {title} "), theme.accent))
        .title_bottom(Line::styled(format!(" {keys} "), theme.dim));
    let inner = block.inner(place);
    screen.render_widget(Clear, place);
    screen.render_widget(block, place);
    let visible = usize::from(inner.height);
    let top = (at + 1).saturating_sub(visible);
    let columns = usize::from(inner.width).saturating_sub(1);
    for (row, (index, (name, ticked))) in rows.iter().enumerate().skip(top).take(visible).enumerate() {
        let is_selected = index == at;
        let style = match (is_selected, ticked) {
            (true, _) => theme.selected,
            (false, true) => theme.text,
            (false, false) => theme.dim,
        };
        let text = format!("{} {name}", if *ticked { "[x]" } else { "[ ]" });
        let line = Line::from(vec![
            Span::styled(if is_selected { "▌" } else { " " }, theme.accent),
            Span::styled(left(&text, columns), style),
        ]);
        screen.render_widget(line, Rect { y: inner.y + row as u16, height: 1, ..inner });
    }
}
