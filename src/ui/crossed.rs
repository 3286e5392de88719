//! Rows and split crossed: a number for each pair, as many columns as fit, and the selected pair told apart from the rest.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::causes::value_name;
use super::cells::{cut, left, right, width};
use super::theme::Theme;
use crate::app::App;
use crate::domain::tally::{Row, Tally};

/// Columns of one number with its gap at least, of its head at most, and of the rows' names at least.
const NUMBER: usize = 7;
const HEAD_MOST: usize = 26;
const NAME: usize = 24;

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
    let names = tally.rows.iter().map(|row| width(&value_name(app, tally.of, row.code.as_str())) + 1).max();
    let heads: Vec<String> = columns.iter().map(|column| column_name(app, column.value.as_str())).collect();
    let sums = tally.rows.iter().map(|row| width(&app.config.words.decimals(&row.sum.told(tally.measure))));
    let least = sums.max().unwrap_or_default().max(NUMBER - 2) + 2;
    // Heads stand in one line where all of them have room for that, else in two.
    let whole = heads.iter().map(|name| width(name) + 2).max().unwrap_or(NUMBER).min(HEAD_MOST).max(least);
    let is_roomy = 2 + NAME.max(all / 4) + (columns.len() + 1) * whole <= all;
    let heads: Vec<[String; 2]> = heads
        .iter()
        .map(|name| if is_roomy { [String::new(), name.clone()] } else { halves(name) })
        .collect();
    let wide = |lines: &[String; 2]| {
        let needed = lines.iter().map(|line| width(line)).max().unwrap_or_default() + 2;
        if is_roomy { whole } else { needed.clamp(least, HEAD_MOST) }
    };
    let widths: Vec<usize> = heads.iter().map(wide).collect();
    let totals = if is_roomy { whole } else { least.max(width(&app.config.words.get("column-all")) + 2) };
    let room = all.saturating_sub(2 + NAME.min(all / 3) + totals);
    // The selected column is always among those that are shown.
    let mut first = app.causes.column.min(widths.len().saturating_sub(1));
    let mut taken = widths.get(first).copied().unwrap_or_default();
    while first > 0 && taken + widths[first - 1] <= room {
        first -= 1;
        taken += widths[first];
    }
    let mut end = (app.causes.column + 1).min(widths.len());
    while end < widths.len() && taken + widths[end] <= room {
        taken += widths[end];
        end += 1;
    }
    let shown_columns = || columns.iter().enumerate().take(end).skip(first);
    // What is left over is for the names of the rows.
    let over = all.saturating_sub(2 + taken + totals);
    let name = names.unwrap_or_default().min(over).max(NAME.min(all / 3));
    let name = if is_roomy { name.max(all / 4) } else { name };
    let hidden = columns.len().saturating_sub(end - first);
    let more = app.config.words.with("crossed-more", &[("count", &hidden.to_string())]);
    let more = if hidden > 0 { format!("  {more}") } else { String::new() };
    for (nth, row) in (head.top()..head.bottom()).enumerate() {
        let line = nth + 2 - usize::from(head.height).min(2);
        let mut spans = vec![Span::styled(left(if line == 1 { &more } else { "" }, 2 + name), theme.dim)];
        for (at, _) in shown_columns() {
            let style = if at == app.causes.column { theme.strong } else { theme.dim };
            spans.push(Span::styled(format!(" {}", right(&heads[at][line.min(1)], widths[at] - 1)), style));
        }
        let total = if line == 1 { app.config.words.get("column-all") } else { String::new() };
        spans.push(Span::styled(right(&total, totals), theme.dim));
        screen.render_widget(Line::from(spans), Rect { y: row, height: 1, ..head });
    }
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
            spans
                .push(Span::styled(right(&text, widths[at]), if here { theme.selected } else { theme.text }));
        }
        spans.push(Span::styled(
            right(&app.config.words.decimals(&row.sum.told(tally.measure)), totals),
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

/// A name in two lines that are as short as they can be; a short one stands in the lower line alone.
fn halves(name: &str) -> [String; 2] {
    let words: Vec<&str> = name.split(' ').collect();
    let split = |at: usize| [words[..at].join(" "), words[at..].join(" ")];
    let longer = |lines: &[String; 2]| width(&lines[0]).max(width(&lines[1]));
    (0..words.len()).map(split).min_by_key(longer).unwrap_or_default()
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
