//! The cover: a few sentences that are the same for everybody, and nothing of what lies under it.

use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::Line;

use super::cells::clock;
use super::theme::Theme;
use super::{middle, stack};
use crate::app::layout::wrap;
use crate::app::{App, Lock, PIN_LEAST, SMALLEST, Stage};

/// Dots that are drawn at most.
const DOTS: usize = 32;

/// Draws the cover over the whole screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, lock: &Lock, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let ask = match &lock.stage {
        Stage::Choose => words.with("lock-choose", &[("least", &PIN_LEAST.to_string())]),
        Stage::Again(_) => words.get("lock-again"),
        Stage::Ask => words.get("lock-ask"),
        Stage::Compare => words.get("lock-compare"),
    };
    let back = lock.wished && matches!(lock.stage, Stage::Choose | Stage::Again(_));
    let way_out = words.get(if back { "lock-back" } else { "lock-quit" });
    let since = words.with("lock-since", &[("time", &clock(lock.since, &app.zone))]);
    let place = middle(area, 60, area.height.min(11));
    let lines = |text: &str, style| {
        let wrapped = wrap(text, place.width);
        wrapped.into_iter().map(move |line| Line::styled(line, style).centered()).collect::<Vec<_>>()
    };
    let mut shown = vec![Line::styled("secondline", theme.accent).centered()];
    shown.extend(lines(&since, theme.dim));
    shown.push(Line::default());
    shown.extend(lines(&ask, theme.text));
    shown.push(Line::styled("●".repeat(lock.typed().min(DOTS)), theme.strong).centered());
    shown.extend(lock.fault.iter().flat_map(|fault| lines(fault, theme.bad)));
    shown.push(Line::default());
    shown.extend(lines(&way_out, theme.dim));
    stack(screen, place, shown);
}

/// Draws the one sentence of a window in which nothing else can be read.
pub fn draw_too_small(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let (columns, rows) = (SMALLEST.columns.to_string(), SMALLEST.rows.to_string());
    let text = app.config.words.with("screen-small", &[("columns", &columns), ("rows", &rows)]);
    let lines = wrap(&text, area.width).into_iter().map(|line| Line::styled(line, theme.text));
    stack(screen, area, lines.map(|line| line.alignment(Alignment::Left)));
}
