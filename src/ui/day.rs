//! My day: the totals, then each part with its lines.

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line as Drawn, Span};

use super::cells::{cut, left, width};
use super::stack;
use super::theme::Theme;
use crate::app::layout::wrap;
use crate::app::{App, DayRow, day_head_rows};
use crate::domain::day::{Day, Line, Part};
use crate::domain::locale;
use crate::report::{did_words, total_words};

/// Draws the day.
pub fn draw(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let Some(day) = &app.day.day else {
        let line = Drawn::styled(format!(" {}", words.get("day-loading")), theme.dim);
        screen.render_widget(line, Rect { height: 1.min(area.height), ..area });
        return;
    };
    let [head, list] =
        Layout::vertical([Constraint::Length(day_head_rows(app.size)), Constraint::Min(0)]).areas(area);
    draw_head(screen, head, day, app, theme);
    let cursor = app.day.cursor;
    let rows = app.day.rows.iter().enumerate().skip(cursor.top);
    let columns = usize::from(list.width);
    stack(screen, list, rows.map(|(nth, row)| drawn(*row, nth == cursor.at, day, app, theme, columns)));
}

/// The date and the totals, over two rows where one is too narrow.
fn draw_head(screen: &mut Frame<'_>, area: Rect, day: &Day, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let date = day.date.to_string();
    let tickets = day.tickets.to_string();
    let title = words.with("day-title", &[("date", &date), ("tickets", &tickets)]);
    let total = total_words(day, words);
    let columns = usize::from(area.width).saturating_sub(2);
    let lines = if width(&title) + 3 + width(&total) <= columns {
        vec![Drawn::from(vec![
            Span::styled(format!(" {title}"), theme.accent),
            Span::styled(format!(" · {total}"), theme.text),
        ])]
    } else {
        let room = usize::from(area.height).saturating_sub(1).max(1);
        let mut totals = packed(&total, columns);
        if totals.len() > room {
            let rest = totals.split_off(room - 1).join(" · ");
            totals.push(cut(&rest, columns));
        }
        let totals = totals.into_iter().map(|line| Drawn::styled(format!(" {line}"), theme.text));
        std::iter::once(Drawn::styled(format!(" {}", cut(&title, columns)), theme.accent))
            .chain(totals)
            .collect()
    };
    stack(screen, area, lines);
}

/// Totals in as many lines as they need; no line begins or ends with the sign between them.
fn packed(total: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in total.split(" · ") {
        match lines.last_mut() {
            Some(line) if width(line) + 3 + width(part) <= columns => line.extend([" · ", part]),
            _ => lines.extend(wrap(part, columns as u16)),
        }
    }
    lines
}

fn drawn<'a>(row: DayRow, selected: bool, day: &Day, app: &App, theme: &Theme, columns: usize) -> Drawn<'a> {
    let words = &app.config.words;
    match row {
        DayRow::Head(part, count) => {
            let name = words.get(&format!("day-part-{}", part.as_str()));
            let text =
                if count > 0 { format!("── {name} ({count}) ") } else { format!("── {name} ") };
            let rule = "─".repeat(columns.saturating_sub(width(&text)));
            Drawn::styled(format!("{text}{rule}"), theme.dim)
        }
        DayRow::Empty(part) => {
            let text = words.get(&format!("day-none-{}", part.as_str()));
            Drawn::styled(format!("  {}", cut(&text, columns.saturating_sub(3))), theme.dim)
        }
        DayRow::Line(nth) => match day.lines.get(nth) {
            Some(line) => line_of(line, selected, app, theme, columns),
            None => Drawn::default(),
        },
    }
}

fn line_of<'a>(line: &Line, selected: bool, app: &App, theme: &Theme, columns: usize) -> Drawn<'a> {
    let on = |style: ratatui::style::Style| if selected { theme.selected.patch(style) } else { style };
    let base = if selected { theme.selected } else { theme.text };
    let words = &app.config.words;
    let (at_width, key_width) = (12, 8);
    let late = if line.late { theme.bad } else { theme.dim };
    let mark = if selected { "▌ " } else { "  " };
    let sign = if line.late { "!" } else { " " };
    let fixed = 2 + at_width + 2 + key_width;
    let room = columns.saturating_sub(fixed + 1);
    let what = match line.part {
        Part::Done => did_words(&line.did, words),
        Part::Waiting => words.team(&line.who),
        Part::Promised | Part::Later => String::new(),
    };
    let what_width = if what.is_empty() { 0 } else { width(&what).min(room * 3 / 5) };
    let gap = usize::from(what_width > 0) * 2;
    let about = line.about.replace('\n', " ");
    let mut spans = vec![
        Span::styled(mark, on(theme.accent)),
        Span::styled(left(&moment(line.at, app), at_width), on(late)),
        Span::styled(format!("{sign} "), on(theme.bad)),
        Span::styled(left(line.key.as_str(), key_width), on(theme.accent)),
    ];
    if what_width > 0 {
        spans.push(Span::styled(format!("{}  ", left(&what, what_width)), base));
    }
    let rest = room.saturating_sub(what_width + gap);
    spans.push(Span::styled(left(&about, rest), on(theme.dim)));
    spans.push(Span::styled(" ", base));
    Drawn::from(spans)
}

/// A moment of today by its time alone.
fn moment(at: Timestamp, app: &App) -> String {
    let (at, now) = (app.zone.to_datetime(at), app.zone.to_datetime(app.now));
    locale::near(at, now, app.config.words.language())
}
