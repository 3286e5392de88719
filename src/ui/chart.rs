//! The chart of one cause: a column a day, what was expected, spikes, and what else happened. The line breaks where the
//! code did not mean the same before.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::causes::{cause_name, spike_words};
use super::cells::{cut, left, right};
use super::theme::Theme;
use crate::app::App;
use crate::domain::locale;
use crate::domain::spike::{Chart, Mark, MarkKind};
use crate::domain::stats::garwood;

/// Columns left of the first day: the scale.
const SCALE: usize = 6;

/// The most columns of a day, where the screen has room for it.
const WIDEST: usize = 3;

/// Draws the chart over the list.
pub fn draw(screen: &mut Frame<'_>, area: Rect, chart: &Chart, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let room = usize::from(area.width).saturating_sub(SCALE + 1);
    let all = chart.counts.len().max(1);
    // A few days less leave each of the others another column.
    let each = ((room + all / 8) / all).clamp(1, WIDEST);
    let days = (room / each).min(chart.counts.len());
    let from = chart.counts.len() - days;
    let marks = inside(chart, from);
    let legend = legend(app, &marks, usize::from(area.width).saturating_sub(2));
    let line = Constraint::Length(1);
    let [title, told, plot, alarms, letters, dates, notes] = Layout::vertical([
        line,
        line,
        Constraint::Min(3),
        line,
        line,
        line,
        Constraint::Length(legend.len().min(4) as u16),
    ])
    .areas(area);
    screen.render_widget(
        Line::styled(format!(" {}", cause_name(app, chart.cause.as_str())), theme.accent),
        title,
    );
    let sum: u32 = chart.counts[from..].iter().sum();
    let bounds = garwood(u64::from(sum));
    let mut text = words.with(
        "chart-told",
        &[
            ("count", &sum.to_string()),
            ("days", &days.to_string()),
            ("low", &format!("{:.0}", bounds.low)),
            ("high", &format!("{:.0}", bounds.high)),
        ],
    );
    let spike = app.causes.watch.as_ref().and_then(|watch| watch.of(chart.cause.as_str()));
    if let Some(seen) = spike {
        text = format!("{text} {}", spike_words(app, seen));
    }
    screen.render_widget(
        Line::styled(format!(" {}", cut(&text, usize::from(told.width).saturating_sub(2))), theme.dim),
        told,
    );
    columns(screen, plot, chart, (from, each), &marks, theme);
    let row = |letter: &dyn Fn(usize) -> char| -> String {
        let days = (from..chart.counts.len())
            .flat_map(|day| std::iter::once(letter(day)).chain(std::iter::repeat_n(' ', each - 1)));
        std::iter::repeat_n(' ', SCALE).chain(days).collect()
    };
    let alarm = row(&|day| if chart.alarms[day] { '▲' } else { ' ' });
    screen.render_widget(Line::styled(alarm, theme.warn), alarms);
    let letter =
        |day: usize| marks.iter().find(|(at, _)| *at == day).map_or(' ', |(_, mark)| mark.kind.letter());
    screen.render_widget(Line::styled(row(&letter), theme.accent), letters);
    screen.render_widget(
        Line::styled(
            axis(chart, (from, each), usize::from(area.width), app.config.words.language()),
            theme.dim,
        ),
        dates,
    );
    for (nth, text) in legend.iter().take(usize::from(notes.height)).enumerate() {
        let place = Rect { y: notes.y + nth as u16, height: 1, ..notes };
        screen.render_widget(Line::styled(format!(" {text}"), theme.dim), place);
    }
}

/// The marks of the days that are shown.
fn inside(chart: &Chart, from: usize) -> Vec<(usize, &Mark)> {
    let day = |mark: &Mark| usize::try_from((mark.date - chart.first).get_days()).ok();
    chart.marks.iter().filter_map(|mark| Some((day(mark).filter(|day| *day >= from)?, mark))).collect()
}

fn columns(
    screen: &mut Frame<'_>,
    area: Rect,
    chart: &Chart,
    (from, each): (usize, usize),
    marks: &[(usize, &Mark)],
    theme: &Theme,
) {
    const EIGHTHS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let rows = usize::from(area.height);
    let expected = chart.expected[from..].iter().flatten().copied().fold(0.0, f64::max);
    let top = f64::from(chart.counts[from..].iter().copied().max().unwrap_or(0)).max(expected).max(1.0);
    let is_break = |day: usize| marks.iter().any(|(at, mark)| *at == day && mark.kind == MarkKind::Taxonomy);
    for row in 0..rows {
        // Eighths of a cell below this row.
        let below = ((rows - 1 - row) * 8) as f64;
        let scale = match row {
            0 => format!("{top:.0}"),
            _ if row + 1 == rows => "0".to_owned(),
            _ => String::new(),
        };
        let mut text = right(&scale, SCALE - 1) + " ";
        for day in from..chart.counts.len() {
            let height = f64::from(chart.counts[day]) / top * (rows * 8) as f64 - below;
            let line = chart.expected[day].map(|mean| mean / top * (rows * 8) as f64 - below);
            let filled = EIGHTHS[height.round().clamp(0.0, 8.0) as usize];
            let sign = match filled {
                ' ' if line.is_some_and(|line| (0.0..8.0).contains(&line)) => '·',
                ' ' if is_break(day) => '│',
                filled => filled,
            };
            text.extend(std::iter::repeat_n(sign, each));
        }
        let place = Rect { y: area.y + row as u16, height: 1, ..area };
        screen.render_widget(Line::styled(text, theme.good), place);
    }
}

/// Dates below the days: as many as have room.
fn axis(chart: &Chart, (from, each): (usize, usize), width: usize, language: &str) -> String {
    const ROOM: usize = 12;
    let mut text: String = " ".repeat(SCALE);
    let mut day = from;
    while day < chart.counts.len() && text.chars().count() + 6 <= width {
        let date = chart.first.saturating_add(jiff::Span::new().days(day as i64));
        text.push_str(&left(&locale::short_day(date, language), ROOM));
        day += ROOM / each;
    }
    text
}

/// What the letters stand for, packed into lines.
fn legend(app: &App, marks: &[(usize, &Mark)], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // The newest first: they are what a person asks about.
    for (_, mark) in marks.iter().rev() {
        let kind = app.config.words.get(&format!("mark-{}", mark.kind.as_str()));
        let text = format!(
            "{} {} {kind} {}",
            mark.kind.letter(),
            locale::short_day(mark.date, app.config.words.language()),
            mark.text
        );
        match lines.last_mut() {
            Some(line) if super::cells::width(line) + super::cells::width(&text) + 3 <= width => {
                line.push_str(" · ");
                line.push_str(&text);
            }
            _ => lines.push(cut(&text, width)),
        }
    }
    lines
}
