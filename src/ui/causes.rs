//! Tallies: bars, k of n with its interval, trends, splits and spikes. The crossed view and the chart are their own files.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::cells::{bar, cut, cut_line, left, right, sparkline, width};
use super::theme::Theme;
use super::{chart, crossed, range, show_range};
use crate::app::{self, App};
use crate::config::value_told;
use crate::domain::locale;
use crate::domain::spike::Seen;
use crate::domain::stats::Rate;
use crate::domain::tally::{Dim, Measure, Part, Share, Spread, Sum, Tally, minutes};

/// Draws the causes.
pub fn draw(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    if let Some(shown) = &app.causes.chart {
        chart::draw(screen, area, shown, app, theme);
        return;
    }
    let line = Constraint::Length(1);
    let [title, below, head, list] = Layout::vertical([line, line, line, Constraint::Min(0)]).areas(area);
    let words = &app.config.words;
    let Some(tally) = &app.causes.tally else {
        screen.render_widget(Line::styled(format!(" {}", words.get("causes-loading")), theme.dim), title);
        return;
    };
    let told = cut_line(title_line(app, tally, theme), usize::from(title.width));
    let taken = told.width();
    screen.render_widget(told, title);
    let second = cut(&second_line(app, tally), usize::from(below.width).saturating_sub(2));
    screen.render_widget(Line::styled(format!(" {second}"), theme.dim), below);
    if tally.rows.is_empty() {
        let line = Line::styled(format!("   {}", words.get("causes-empty")), theme.text);
        screen.render_widget(line, Rect { y: list.y + list.height / 3, height: 1.min(list.height), ..list });
        return;
    }
    let more_head = Constraint::Length(u16::from(app.causes.crossed));
    let [more_head, list, foot] = Layout::vertical([more_head, Constraint::Min(0), line]).areas(list);
    let head = Rect { height: head.height + more_head.height, ..head };
    let length = if app.causes.crossed { tally.rows.len() } else { app.causes.lines().len() };
    let seen = range(app.causes.cursor.top, usize::from(list.height), length, app);
    // Beside the totals, or else beside what the order is by.
    let needed = seen.as_ref().map_or(0, |seen| width(seen) + 2);
    if taken + needed <= usize::from(title.width) {
        show_range(screen, title, taken, seen, theme);
    } else {
        show_range(screen, below, width(&second) + 1, seen, theme);
    }
    if app.causes.crossed {
        crossed::draw(screen, (head, list, foot), tally, app, theme);
        return;
    }
    let columns = Columns::of(usize::from(list.width), tally, app);
    screen.render_widget(head_line(app, tally, &columns, theme), head);
    let top = tally.rows.iter().map(|row| row.sum.of(tally.measure)).max().unwrap_or(1).max(1);
    let lines = app.causes.lines();
    for (nth, line) in lines.iter().enumerate().skip(app.causes.cursor.top).take(usize::from(list.height)) {
        let is_selected = nth == app.causes.cursor.at;
        let mut drawn = draw_line(app, tally, *line, top, &columns, theme, is_selected);
        if is_selected {
            let rest = usize::from(list.width).saturating_sub(drawn.width());
            drawn.push_span(Span::styled(" ".repeat(rest), theme.selected));
        }
        let y = list.y + (nth - app.causes.cursor.top) as u16;
        screen.render_widget(drawn, Rect { y, height: 1, ..list });
    }
    if let Some(spike) = selected_spike(app) {
        let line = Line::styled(format!(" {}", spike_words(app, spike)), theme.warn);
        screen.render_widget(line, foot);
    } else if tally.measure == Measure::Focus
        && let Some(row) = lines.get(app.causes.cursor.at).and_then(|line| tally.rows.get(line.row))
    {
        let line = Line::styled(format!(" {}", spread_words(app, row.spread)), theme.dim);
        screen.render_widget(line, foot);
    }
}

fn selected_spike(app: &App) -> Option<Seen<'_>> {
    let (cause, _) = app.causes.selected()?;
    app.causes.watch.as_ref()?.of(&cause)
}

/// How long the selected row's tickets take, which their sum does not say.
fn spread_words(app: &App, spread: Option<Spread>) -> String {
    let words = &app.config.words;
    let Some(spread) = spread else { return words.get("spread-too-few") };
    let values =
        [spread.count.to_string(), minutes(spread.median).to_string(), minutes(spread.p90).to_string()];
    words.with("spread-told", &[("count", &values[0]), ("median", &values[1]), ("p90", &values[2])])
}

/// What a spike is, in a sentence.
pub fn spike_words(app: &App, seen: Seen<'_>) -> String {
    let words = &app.config.words;
    let episode = seen.episode;
    let id = match seen.said {
        Some(judged) => format!("spike-is-{}", judged.said.word.as_str()),
        None => format!("spike-is-{}", episode.level.as_str()),
    };
    words.with(
        &id,
        &[
            ("since", &locale::short_day(episode.since, words.language())),
            ("count", &episode.count.to_string()),
            ("days", &episode.window.to_string()),
            ("expected", &words.decimals(&format!("{:.1}", episode.expected))),
            ("reason", &seen.said.map(|judged| judged.said.reason.to_string()).unwrap_or_default()),
        ],
    )
}

/// Cells of the bar and its gap, at least.
const BAR_LEAST: usize = 6;

/// Widths of the columns; 0 leaves one out.
struct Columns {
    rank: usize,
    name: usize,
    bar: usize,
    count: usize,
    percent: usize,
    bounds: usize,
    cumulative: usize,
    trend: usize,
    spike: usize,
}

impl Columns {
    fn of(all: usize, tally: &Tally, app: &App) -> Self {
        let wide = all >= 100;
        let weeks = tally.rows.first().map_or(0, |row| row.trend.len()).min(if wide { 18 } else { 8 });
        // A heading that is cut says nothing.
        let trend = if weeks > 0 { weeks.max(width(&app.config.words.get("column-trend"))) } else { 0 };
        let is_count = tally.measure == Measure::Count;
        let spikes =
            tally.of == Dim::Cause && app.causes.watch.as_ref().is_some_and(|it| it.open().next().is_some());
        let count = match tally.measure {
            Measure::Count => 2 * tally.total.to_string().len() + 2,
            Measure::Time | Measure::Focus | Measure::Harm => 10,
        };
        let mut columns = Self {
            rank: if is_count { 4 } else { 1 },
            name: 0,
            bar: 0,
            count,
            percent: 8,
            bounds: if is_count && all >= 72 { 13 } else { 0 },
            cumulative: if wide || !is_count { 6 } else { 0 },
            trend: if all >= 64 { trend } else { 0 },
            spike: if spikes { 8 } else { 0 },
        };
        let taken = 2 + columns.rank + columns.count + columns.percent + columns.bounds + columns.cumulative;
        let rest = all.saturating_sub(taken + columns.trend + 2 + columns.spike);
        // The names have what they need, the bar the rest.
        let part =
            |part: &Part| app.causes.by.map_or(0, |by| width(&value_name(app, by, part.value.as_str())) + 2);
        let names = tally.rows.iter().map(|row| {
            let parts = app.causes.by.and_then(|by| row.by.get(&by)).into_iter().flatten().map(part);
            parts.chain([width(&value_name(app, tally.of, row.code.as_str()))]).max().unwrap_or_default()
        });
        let needed = names.max().unwrap_or_default() + 1;
        columns.name = needed.clamp(12, rest.saturating_sub(BAR_LEAST).max(12));
        columns.bar = rest.saturating_sub(columns.name);
        columns
    }
}

fn title_line<'a>(app: &App, tally: &Tally, theme: &Theme) -> Line<'a> {
    let words = &app.config.words;
    let unknown = words.decimals(&Rate::new(tally.unknown, tally.total).reading());
    let of = words.get(&format!("dim-{}", tally.of.as_str()));
    let (days, total) = (app.causes.days().to_string(), tally.total.to_string());
    let values = [("days", days.as_str()), ("unknown", &unknown), ("of", &of), ("total", &total)];
    let id = if tally.of.is_cause() { "causes-title" } else { "causes-title-of" };
    let mut spans = vec![Span::styled(format!(" {}", words.with(id, &values)), theme.accent)];
    if let Some(by) = app.causes.by {
        let dim = words.get(&format!("dim-{}", by.as_str()));
        spans.push(Span::styled(format!("  {}", words.with("causes-split", &[("by", &dim)])), theme.warn));
    }
    Line::from(spans)
}

/// What the order is by, and how the spikes stand.
fn second_line(app: &App, tally: &Tally) -> String {
    let words = &app.config.words;
    let order = words.say(&tally.order());
    let spikes = match &app.causes.watch {
        None => words.get("spikes-loading"),
        Some(watch) if watch.days_missing() > 0 => {
            words.with("spikes-too-short", &[("days", &watch.days_missing().to_string())])
        }
        Some(watch) => match watch.open().filter(|seen| seen.is_shown()).count() {
            0 => words.get("spikes-none"),
            count => words.with("spikes-some", &[("count", &count.to_string())]),
        },
    };
    format!("{spikes} {order}")
}

fn head_line<'a>(app: &App, tally: &Tally, columns: &Columns, theme: &Theme) -> Line<'a> {
    let word = |id: &str| app.config.words.get(id);
    let name = if tally.of == Dim::Cause {
        word("column-cause")
    } else {
        word(&format!("dim-{}", tally.of.as_str())).to_uppercase()
    };
    let amount = match tally.measure {
        Measure::Count => word("column-rate"),
        Measure::Time | Measure::Focus => word("column-hours"),
        Measure::Harm => word("column-harm"),
    };
    let mut text = format!(
        "  {}{}{}{}{}",
        left("", columns.rank),
        left(&name, columns.name),
        left("", columns.bar),
        right(&amount, columns.count),
        right("%", columns.percent),
    );
    if columns.bounds > 0 {
        text.push_str(&right(&word("column-likely"), columns.bounds));
    }
    text.push_str(&right(&word("column-cumulative"), columns.cumulative));
    if columns.trend > 0 {
        text.push_str("  ");
        text.push_str(&left(&word("column-trend"), columns.trend));
    }
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
    // What is dim elsewhere is read where the selection is; a bar keeps its colour.
    let on = |style: Style| if selected { style.patch(theme.selected) } else { style };
    let over = |style: Style| if selected { theme.selected.patch(style) } else { style };
    let part = line.part.and_then(|part| row.by.get(&app.causes.by?)?.get(part));
    let (name, sum, share, style) = match part {
        Some(part) => (
            app.causes
                .by
                .map_or_else(String::new, |by| format!("  {}", value_name(app, by, part.value.as_str()))),
            part.sum,
            // Inside a row only tickets have a share.
            (tally.measure == Measure::Count).then(|| Share::Tickets(Rate::new(part.count, row.count))),
            theme.dim,
        ),
        None => (value_name(app, tally.of, row.code.as_str()), row.sum, Some(row.part(tally)), theme.text),
    };
    let rank = row.rank.filter(|_| part.is_none()).map(|rank| rank.to_string()).unwrap_or_default();
    let here = sum.of(tally.measure);
    let mut spans = vec![
        Span::styled(if selected { "▌ " } else { "  " }, over(theme.accent)),
        Span::styled(right(&rank, columns.rank.saturating_sub(1)) + " ", on(theme.dim)),
        Span::styled(left(&name, columns.name.saturating_sub(1)) + " ", on(style)),
        Span::styled(
            left(&bar(here as f64 / top as f64, columns.bar.saturating_sub(1)), columns.bar),
            over(if part.is_some() { theme.dim } else { theme.accent }),
        ),
    ];
    let (amount, percent, bounds) = figures(tally, sum, share);
    spans.push(Span::styled(right(&app.config.words.decimals(&amount), columns.count), on(theme.strong)));
    spans.push(Span::styled(right(&app.config.words.decimals(&percent), columns.percent), on(theme.text)));
    if columns.bounds > 0 {
        spans.push(Span::styled(right(&app.config.words.decimals(&bounds), columns.bounds), on(theme.dim)));
    }
    if part.is_none() {
        if columns.cumulative > 0 {
            let text = format!("{:.0}", row.cumulative * 100.0);
            spans.push(Span::styled(right(&text, columns.cumulative), on(theme.dim)));
        }
        let trend: Vec<u32> =
            row.trend.iter().rev().take(columns.trend).rev().map(|count| *count as u32).collect();
        spans.push(Span::styled(format!("  {}", left(&sparkline(&trend), columns.trend)), over(theme.good)));
        let spike =
            app.causes.watch.as_ref().filter(|_| columns.spike > 0).and_then(|it| it.of(row.code.as_str()));
        if let Some(seen) = spike {
            let text = format!(
                " {}{}",
                seen.mark(),
                locale::short_day(seen.episode.since, app.config.words.language())
            );
            spans.push(Span::styled(text, over(if seen.is_shown() { theme.warn } else { theme.dim })));
        }
    }
    Line::from(spans)
}

/// What is printed for a number, its share and its interval. A share of time has no interval.
fn figures(tally: &Tally, sum: Sum, share: Option<Share>) -> (String, String, String) {
    match share {
        Some(Share::Tickets(rate)) => (rate.counts(), rate.percent(), rate.bounds()),
        Some(Share::Of(share)) => (sum.told(tally.measure), format!("{:.1}%", share * 100.0), String::new()),
        None => (sum.told(tally.measure), String::new(), String::new()),
    }
}

/// A value as it is shown: a dash where the field is empty, and in the person's language where the words are ours.
pub fn value_name(app: &App, dim: Dim, value: &str) -> String {
    match dim {
        Dim::Cause | Dim::Family if !value.is_empty() => cause_name(app, value),
        _ => value_told(dim, value, &app.config.words),
    }
}

/// A cause's code and name.
pub fn cause_name(app: &App, code: &str) -> String {
    let taxonomy = &app.config.taxonomy;
    match (taxonomy.get(code), taxonomy.recode().split(code)) {
        (Some(cause), _) => format!("{code} {}", cause.name(app.config.words.language())),
        (None, Some(change)) => {
            let into = change.to.join(", ");
            format!("{code} {}", app.config.words.with("cause-was-split", &[("into", &into)]))
        }
        (None, None) => code.to_owned(),
    }
}
