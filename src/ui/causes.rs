//! Root-cause tallies: bars, shares, trends, splits.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::cells::{bar, left, right, sparkline};
use super::theme::Theme;
use crate::app::{self, App};
use crate::domain::tally::{Row, Tally};

/// Draws the causes.
pub fn draw(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let [title, head, list] =
        Layout::vertical([Constraint::Length(1), Constraint::Length(1), Constraint::Min(0)]).areas(area);
    let words = &app.config.words;
    let causes = &app.causes;
    let Some(tally) = &causes.tally else {
        screen.render_widget(Line::styled(format!(" {}", words.get("causes-loading")), theme.dim), title);
        return;
    };
    screen.render_widget(title_line(app, tally, theme), title);
    if tally.rows.is_empty() {
        let line = Line::styled(format!("   {}", words.get("causes-empty")), theme.text);
        screen.render_widget(line, Rect { y: list.y + list.height / 3, height: 1.min(list.height), ..list });
        return;
    }
    let columns = Columns::of(usize::from(list.width), tally);
    screen.render_widget(head_line(app, &columns, theme), head);
    let top = tally.rows.first().map_or(1, |row| row.count).max(1);
    let lines = causes.lines();
    for (nth, line) in lines.iter().enumerate().skip(causes.cursor.top).take(usize::from(list.height)) {
        let selected = nth == causes.cursor.at;
        let drawn = draw_line(app, tally, *line, top, &columns, theme, selected);
        let y = list.y + (nth - causes.cursor.top) as u16;
        screen.render_widget(drawn, Rect { y, height: 1, ..list });
    }
}

struct Columns {
    name: usize,
    bar: usize,
    trend: usize,
}

impl Columns {
    fn of(width: usize, tally: &Tally) -> Self {
        let trend = tally.rows.first().map_or(0, |row| row.trend.len()).min(18);
        // Mark, count, share, cumulative share and the gaps between them.
        let rest = width.saturating_sub(2 + 6 + 8 + 6 + trend + 4);
        let name = (rest * 3 / 5).clamp(12, 46);
        Self { name, bar: rest.saturating_sub(name), trend }
    }
}

fn title_line<'a>(app: &App, tally: &Tally, theme: &Theme) -> Line<'a> {
    let words = &app.config.words;
    let unknown = if tally.total == 0 { 0.0 } else { tally.unknown as f64 * 100.0 / tally.total as f64 };
    let text = words.with(
        "causes-title",
        &[
            ("days", &app.causes.days().to_string()),
            ("total", &tally.total.to_string()),
            ("unknown", &tally.unknown.to_string()),
            ("share", &format!("{unknown:.1}")),
        ],
    );
    let mut spans = vec![Span::styled(format!(" {text}"), theme.accent)];
    if let Some(by) = app.causes.by() {
        let dim = words.get(&format!("dim-{}", by.as_str()));
        spans.push(Span::styled(format!("  {}", words.with("causes-split", &[("by", &dim)])), theme.warn));
    }
    Line::from(spans)
}

fn head_line<'a>(app: &App, columns: &Columns, theme: &Theme) -> Line<'a> {
    let word = |id: &str| app.config.words.get(id);
    let text = format!(
        "  {}{}{}{}{}  {}",
        left(&word("column-cause"), columns.name),
        left("", columns.bar),
        right(&word("column-count"), 6),
        right("%", 8),
        right(&word("column-cumulative"), 6),
        word("column-trend"),
    );
    Line::styled(text, theme.dim)
}

fn draw_line<'a>(
    app: &App,
    tally: &Tally,
    line: app::Line,
    top: u64,
    columns: &Columns,
    theme: &Theme,
    selected: bool,
) -> Line<'a> {
    let row = &tally.rows[line.row];
    let on = |style: ratatui::style::Style| if selected { theme.selected.patch(style) } else { style };
    let edge = if selected { "▌ " } else { "  " };
    let part = line.part.and_then(|part| row.by.get(&app.causes.by()?)?.get(part));
    let (name, count, style) = match part {
        Some(part) => {
            let value = if part.value.is_empty() { "–" } else { part.value.as_str() };
            (format!("    {value}"), part.count, theme.dim)
        }
        None => (name(app, row), row.count, theme.text),
    };
    let mut spans = vec![
        Span::styled(edge, theme.accent),
        Span::styled(left(&name, columns.name.saturating_sub(1)) + " ", on(style)),
        Span::styled(
            left(&bar(count as f64 / top as f64, columns.bar.saturating_sub(1)), columns.bar),
            if part.is_some() { theme.dim } else { theme.accent },
        ),
        Span::styled(right(&count.to_string(), 6), on(theme.strong)),
    ];
    if part.is_none() {
        let trend: Vec<u32> =
            row.trend.iter().rev().take(columns.trend).rev().map(|count| *count as u32).collect();
        spans.push(Span::styled(right(&format!("{:.1}", row.share * 100.0), 8), on(theme.text)));
        spans.push(Span::styled(right(&format!("{:.0}", row.cumulative * 100.0), 6), on(theme.dim)));
        spans.push(Span::styled(format!("  {}", sparkline(&trend)), theme.good));
    }
    Line::from(spans)
}

fn name(app: &App, row: &Row) -> String {
    let taxonomy = &app.config.taxonomy;
    let name = taxonomy.get(row.code.as_str()).map_or("", |cause| cause.name(app.config.words.language()));
    format!("{} {name}", row.code)
}
