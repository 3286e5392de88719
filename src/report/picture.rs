//! Pictures of a report as inline SVG: bars with their intervals, and the days of a cause with what was expected and what
//! else happened. Shapes carry what is told; colour repeats it. Not the page around them.

use std::fmt::Write as _;

use super::html::escape;
use crate::config::Words;
use crate::domain::locale;
use crate::domain::spike::{Chart, MarkKind};
use crate::domain::stats::Interval;

/// Rows that a picture of bars shows; the table below it has all of them.
const BARS: usize = 20;
const WIDTH: f64 = 760.0;

/// One bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// Its length.
    pub value: f64,
    /// How sure it is, in the same unit.
    pub bounds: Option<Interval>,
    /// What stands behind it.
    pub told: String,
}

/// A picture above a table.
#[derive(Debug, Clone)]
pub enum Picture {
    /// Bars, the longest first.
    Bars(Vec<Bar>),
    /// Tickets of a cause day by day, with its name.
    Days(String, Box<Chart>),
}

impl Picture {
    /// As an image with a title and a description for those who do not see it.
    pub fn svg(&self, title: &str, words: &Words) -> String {
        match self {
            Self::Bars(bars) => draw_bars(bars, title, words),
            Self::Days(name, chart) => draw_days(name, chart, words),
        }
    }
}

fn open(height: f64, title: &str, told: &str) -> String {
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" aria-label=\"{}\"><title>{}</title><desc>{}</desc>\n",
        escape(title),
        escape(title),
        escape(told)
    )
}

fn draw_bars(bars: &[Bar], title: &str, words: &Words) -> String {
    const LEFT: f64 = 280.0;
    const RIGHT: f64 = 150.0;
    const STEP: f64 = 22.0;
    let shown = &bars[..bars.len().min(BARS)];
    let reach = |bar: &Bar| bar.bounds.map_or(bar.value, |bounds| bounds.high.max(bar.value));
    let top = shown.iter().map(reach).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let room = WIDTH - LEFT - RIGHT;
    let x = |value: f64| LEFT + value / top * room;
    let told: Vec<String> = shown.iter().map(|bar| format!("{}: {}", bar.label, bar.told)).collect();
    let mut svg = open(shown.len() as f64 * STEP + 8.0, title, &told.join("; "));
    for (nth, bar) in shown.iter().enumerate() {
        let y = nth as f64 * STEP + 4.0;
        let middle = y + STEP / 2.0 - 2.0;
        let _ = writeln!(
            svg,
            "<text class=\"label\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>\
             <rect class=\"bar\" x=\"{LEFT}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
            LEFT - 8.0,
            middle + 4.5,
            escape(&super::table::shortened(&bar.label, 40)),
            (x(bar.value) - LEFT).max(0.5),
            STEP - 6.0,
        );
        if let Some(bounds) = bar.bounds {
            let (low, high) = (x(bounds.low), x(bounds.high));
            let _ = writeln!(
                svg,
                "<path class=\"whisker\" d=\"M{low:.1} {middle:.1}H{high:.1}M{low:.1} {:.1}v8M{high:.1} {:.1}v8\"/>",
                middle - 4.0,
                middle - 4.0,
            );
        }
        let _ = writeln!(
            svg,
            "<text class=\"told\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            WIDTH - 2.0,
            middle + 4.5,
            escape(&bar.told)
        );
    }
    svg.push_str("</svg>\n");
    let mut notes = Vec::new();
    if shown.iter().any(|bar| bar.bounds.is_some()) {
        notes.push(words.get("picture-whiskers"));
    }
    if bars.len() > shown.len() {
        notes.push(words.with("picture-more", &[("count", &(bars.len() - shown.len()).to_string())]));
    }
    framed(&svg, &notes.join(" "))
}

fn draw_days(name: &str, chart: &Chart, words: &Words) -> String {
    const LEFT: f64 = 36.0;
    const TOP: f64 = 18.0;
    const PLOT: f64 = 150.0;
    const HEIGHT: f64 = 216.0;
    let days = chart.counts.len().max(1);
    let expected = chart.expected.iter().flatten().copied().fold(0.0, f64::max);
    let top = f64::from(chart.counts.iter().copied().max().unwrap_or(0)).max(expected).max(1.0);
    let step = (WIDTH - LEFT - 4.0) / days as f64;
    let x = |day: usize| LEFT + day as f64 * step;
    let y = |value: f64| TOP + PLOT - value / top * PLOT;
    let sum: u64 = chart.counts.iter().map(|count| u64::from(*count)).sum();
    let told = words
        .with("picture-days-told", &[("count", &sum.to_string()), ("days", &chart.counts.len().to_string())]);
    let mut svg = open(HEIGHT, name, &told);
    let base = TOP + PLOT;
    let _ = writeln!(
        svg,
        "<path class=\"axis\" d=\"M{LEFT} {TOP}V{base}H{WIDTH}\"/>\
         <text class=\"label\" x=\"{0}\" y=\"{1}\" text-anchor=\"end\">{top:.0}</text>\
         <text class=\"label\" x=\"{0}\" y=\"{base}\" text-anchor=\"end\">0</text>",
        LEFT - 5.0,
        TOP + 9.0,
    );
    let mut marks = String::new();
    for mark in &chart.marks {
        let day = (mark.date - chart.first).get_days();
        let Ok(day) = usize::try_from(day) else { continue };
        let at = x(day) + step / 2.0;
        let class = if mark.kind == MarkKind::Taxonomy { "break" } else { "mark" };
        let _ = write!(
            marks,
            "<path class=\"{class}\" d=\"M{at:.1} {TOP}V{base}\"/>\
             <text class=\"label\" x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            TOP - 5.0,
            mark.kind.letter()
        );
    }
    svg.push_str(&marks);
    let mut line = String::new();
    let mut is_drawn = false;
    for (day, count) in chart.counts.iter().enumerate() {
        if *count > 0 {
            let from = y(f64::from(*count));
            let _ = writeln!(
                svg,
                "<rect class=\"{}\" x=\"{:.1}\" y=\"{from:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
                if chart.alarms[day] { "bar alarm" } else { "bar" },
                x(day),
                (step - 0.8).max(0.6),
                base - from
            );
        }
        if chart.alarms[day] {
            let at = x(day) + step / 2.0;
            let _ = writeln!(svg, "<path class=\"alarm\" d=\"M{:.1} {:.1}l4 7h-8z\"/>", at, base + 3.0);
        }
        // The line breaks where nothing can be expected yet.
        match chart.expected[day] {
            Some(mean) => {
                let _ = write!(
                    line,
                    "{}{:.1} {:.1}",
                    if is_drawn { "L" } else { "M" },
                    x(day) + step / 2.0,
                    y(mean)
                );
                is_drawn = true;
            }
            None => is_drawn = false,
        }
    }
    let _ = writeln!(svg, "<path class=\"expected\" d=\"{line}\"/>");
    for day in (0..chart.counts.len()).step_by((days / 8).max(1)).filter(|day| x(*day) < WIDTH - 40.0) {
        let date = chart.first.saturating_add(jiff::Span::new().days(day as i64));
        let _ = writeln!(
            svg,
            "<text class=\"label\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            x(day),
            base + 26.0,
            locale::short_day(date, words.language())
        );
    }
    svg.push_str("</svg>\n");
    let mut notes = vec![words.get("picture-days-note")];
    let seen = |mark: &&crate::domain::spike::Mark| (mark.date - chart.first).get_days() >= 0;
    notes.extend(chart.marks.iter().filter(seen).map(|mark| {
        let kind = words.get(&format!("mark-{}", mark.kind.as_str()));
        format!(
            "{} {} {kind} {}.",
            mark.kind.letter(),
            locale::short_day(mark.date, words.language()),
            mark.text
        )
    }));
    format!("<h3>{}</h3>\n{}", escape(name), framed(&svg, &notes.join(" ")))
}

fn framed(svg: &str, note: &str) -> String {
    let note =
        if note.is_empty() { String::new() } else { format!("<figcaption>{}</figcaption>", escape(note)) };
    format!("<figure>{svg}{note}</figure>\n")
}

/// A small line of columns inside a table's cell.
pub fn spark(counts: &[u64]) -> String {
    const STEP: usize = 7;
    const HEIGHT: f64 = 18.0;
    let top = counts.iter().copied().max().unwrap_or(0).max(1) as f64;
    let told = counts.iter().map(u64::to_string).collect::<Vec<_>>().join(" ");
    let width = counts.len() * STEP;
    let mut svg = format!(
        "<svg class=\"spark\" width=\"{width}\" height=\"{HEIGHT}\" viewBox=\"0 0 {width} {HEIGHT}\" role=\"img\" \
         aria-label=\"{told}\"><title>{told}</title>"
    );
    for (nth, count) in counts.iter().enumerate() {
        let tall = (*count as f64 / top * (HEIGHT - 2.0)).max(1.0);
        let _ = write!(
            svg,
            "<rect class=\"bar\" x=\"{}\" y=\"{:.1}\" width=\"{}\" height=\"{tall:.1}\"/>",
            nth * STEP,
            HEIGHT - tall,
            STEP - 2
        );
    }
    svg + "</svg>"
}
