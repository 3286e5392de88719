//! Rows and split crossed: a number for each pair, as many columns as fit, and the selected pair told apart from the rest.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::causes::value_name;
use super::cells::{cut, left, right, width};
use super::theme::Theme;
use crate::app::App;
use crate::domain::tally::{Row, Tally};

/// Columns of one number with its gap, and of its head where there is room.
const NUMBER: usize = 10;
const HEAD_MOST: usize = 26;

/// Draws the crossed view into head, list and foot.
pub fn draw(
    screen: &mut Frame<'_>,
    (head, list, foot): (Rect, Rect, Rect),
    tally: &Tally,
    app: &App,
    theme: &Theme,
) {
    let columns = app.causes.columns();
    let all = usize::from(list.width);
    let name = (all / 3).clamp(14, 44);
    let heads = columns.iter().map(|column| width(&column_name(app, column.value.as_str())) + 2).max();
    // Every column has the room that the longest head asks for, as far as all of them can have it.
    let free = all.saturating_sub(2 + name) / (columns.len() + 1);
    let number_columns = heads.unwrap_or(NUMBER).min(HEAD_MOST).min(free).max(NUMBER);
    // What is left over is for the names of the rows.
    let over = all.saturating_sub(2 + (columns.len() + 1) * number_columns);
    let names = tally.rows.iter().map(|row| width(&value_name(app, tally.of, row.code.as_str())) + 1).max();
    let name = name.max(names.unwrap_or_default().min(over));
    let fit = (all.saturating_sub(2 + name + number_columns) / number_columns).max(1);
    // The selected column is always among those that are shown.
    let first = (app.causes.column + 1).saturating_sub(fit);
    let shown_columns = || columns.iter().enumerate().skip(first).take(fit);
    let hidden = columns.len().saturating_sub(fit);
    let more = if hidden > 0 { format!("  +{hidden} ← →") } else { String::new() };
    let mut heads = vec![Span::styled(left(&more, 2 + name), theme.dim)];
    let texts: Vec<String> =
        shown_columns().map(|(_, column)| column_name(app, column.value.as_str())).collect();
    for ((nth, _), value) in shown_columns().zip(distinct(&texts, number_columns - 1)) {
        let style = if nth == app.causes.column { theme.strong } else { theme.dim };
        heads.push(Span::styled(format!(" {}", right(&value, number_columns - 1)), style));
    }
    heads.push(Span::styled(right(&app.config.words.get("column-all"), number_columns), theme.dim));
    screen.render_widget(Line::from(heads), head);
    let rows = tally.rows.iter().enumerate().skip(app.causes.cursor.top).take(usize::from(list.height));
    for (nth, row) in rows {
        let selected = nth == app.causes.cursor.at;
        let mut spans = vec![
            Span::styled(if selected { "▌ " } else { "  " }, theme.accent),
            Span::styled(
                left(&value_name(app, tally.of, row.code.as_str()), name.saturating_sub(1)) + " ",
                theme.text,
            ),
        ];
        for (at, column) in shown_columns() {
            let text = number(app, tally, row, column.value.as_str());
            let here = selected && at == app.causes.column;
            spans.push(Span::styled(
                right(&text, number_columns),
                if here { theme.selected } else { theme.text },
            ));
        }
        spans.push(Span::styled(
            right(&app.config.words.decimals(&row.sum.told(tally.measure)), number_columns),
            theme.strong,
        ));
        let y = list.y + (nth - app.causes.cursor.top) as u16;
        screen.render_widget(Line::from(spans), Rect { y, height: 1, ..list });
    }
    if let Some(told) = told(app) {
        let told = cut(&told, usize::from(foot.width).saturating_sub(1));
        screen.render_widget(Line::styled(format!(" {told}"), theme.accent), foot);
    }
}

/// Names cut to `columns` cells; where two would look the same, by their ends.
fn distinct(names: &[String], columns: usize) -> Vec<String> {
    let short: Vec<String> = names.iter().map(|name| cut(name, columns)).collect();
    let end = |name: &str| {
        let letters: Vec<char> = name.chars().collect();
        let from = letters.len().saturating_sub(columns.saturating_sub(1));
        format!("…{}", letters[from..].iter().collect::<String>())
    };
    let is_twice = |text: &String| short.iter().filter(|other| *other == text).count() > 1;
    names
        .iter()
        .zip(&short)
        .map(|(name, text)| if is_twice(text) { end(name) } else { text.clone() })
        .collect()
}

fn number(app: &App, tally: &Tally, row: &Row, column: &str) -> String {
    let parts = app.causes.by.and_then(|by| row.by.get(&by));
    let part = parts.and_then(|parts| parts.iter().find(|part| part.value.as_str() == column));
    part.map_or_else(|| "·".to_owned(), |part| app.config.words.decimals(&part.sum.told(tally.measure)))
}

fn column_name(app: &App, value: &str) -> String {
    app.causes.by.map_or_else(String::new, |by| value_name(app, by, value))
}

/// The selected pair as a rate beside all other columns.
fn told(app: &App) -> Option<String> {
    let crossing = app.causes.crossing()?;
    let words = &app.config.words;
    let than = words.get(&format!("than-{}", crossing.here.than(crossing.rest).as_str()));
    Some(words.with(
        "crossed-told",
        &[
            ("column", &column_name(app, &crossing.column)),
            ("here", &words.decimals(&crossing.here.reading())),
            ("rest", &words.decimals(&crossing.rest.reading())),
            ("than", &than),
        ],
    ))
}
