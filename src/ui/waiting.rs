//! Who owes us what: the open questions, the selected one whole, and the teams with their share of the time.

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::cells::{countdown, cut, day, left, right, span};
use super::desk::first_name;
use super::stack;
use super::theme::Theme;
use crate::app::App;
use crate::app::layout::{WAITING_DETAIL_ROWS, wrap};
use crate::domain::waiting::{self, TeamWait};

/// Widths of the columns that have a fixed one; the question takes the rest.
struct Columns {
    team: usize,
    key: usize,
    owner: usize,
    waited: usize,
    due: usize,
    times: usize,
    again: usize,
    question: usize,
}

impl Columns {
    fn of(width: usize) -> Self {
        let (team, owner) = if width < 110 { (11, 0) } else { (16, 11) };
        let (key, waited, due, times, again) = (7, 6, 7, 3, 8);
        let fixed = 2 + team + key + owner + waited + due + times + again + 6 + usize::from(owner > 0);
        Self { team, key, owner, waited, due, times, again, question: width.saturating_sub(fixed + 2) }
    }
}

/// Draws the list.
pub fn draw(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let Some(waiting) = &app.waiting.waiting else {
        let line = Line::styled(format!(" {}", words.get("waiting-loading")), theme.dim);
        screen.render_widget(line, Rect { height: 1.min(area.height), ..area });
        return;
    };
    let teams = app.size.waiting_teams(waiting.teams.len());
    let detail = app.size.waiting_detail();
    let [title, head, list, detail, below] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(detail),
        Constraint::Length(teams),
    ])
    .areas(area);
    let due = waiting.lines.iter().filter(|line| line.is_chase_due(app.now)).count();
    let count = waiting.lines.len().to_string();
    let text = words.with("waiting-title", &[("count", &count), ("due", &due.to_string())]);
    screen.render_widget(Line::styled(format!(" {text}"), theme.accent), title);
    if waiting.lines.is_empty() {
        for (row, text) in wrap(&words.get("waiting-empty"), list.width.saturating_sub(6)).iter().enumerate()
        {
            let y = list.y + list.height / 3 + row as u16;
            if y < list.bottom() {
                let place = Rect { x: list.x + 3, y, width: list.width.saturating_sub(3), height: 1 };
                screen.render_widget(Line::styled(text.as_str(), theme.text), place);
            }
        }
    } else {
        let columns = Columns::of(usize::from(area.width));
        draw_head(screen, head, &columns, app, theme);
        let board = &app.waiting;
        for (nth, line) in
            waiting.lines.iter().enumerate().skip(board.cursor.top).take(usize::from(list.height))
        {
            let y = list.y + (nth - board.cursor.top) as u16;
            let drawn = row(line, &columns, app, theme, nth == board.cursor.at);
            screen.render_widget(drawn, Rect { y, height: 1, ..list });
        }
    }
    draw_detail(screen, detail, app, theme);
    let lines = waiting.teams.iter().map(|team| share(team, app, theme, usize::from(below.width)));
    stack(screen, below, lines);
}

fn draw_head(screen: &mut Frame<'_>, area: Rect, columns: &Columns, app: &App, theme: &Theme) {
    let word = |id: &str| app.config.words.get(id);
    let mut cells = vec![
        format!("  {}", left(&word("waiting-head-team"), columns.team)),
        left(&word("column-key"), columns.key),
    ];
    if columns.owner > 0 {
        cells.push(left(&word("column-owner"), columns.owner));
    }
    cells.push(right(&word("waiting-head-waited"), columns.waited));
    cells.push(right(&word("column-due"), columns.due));
    cells.push(right("↻", columns.times));
    cells.push(right(&word("waiting-head-again"), columns.again));
    cells.push(format!(" {}", left(&word("waiting-head-question"), columns.question)));
    screen.render_widget(Line::styled(cells.join(" "), theme.dim), area);
}

fn row<'a>(line: &waiting::Line, columns: &Columns, app: &App, theme: &Theme, selected: bool) -> Line<'a> {
    let on = |style: ratatui::style::Style| if selected { theme.selected.patch(style) } else { style };
    let until = |at: Timestamp| countdown(at.duration_since(app.now));
    let ask = &line.ask;
    let (due, due_style) = match ask.due {
        Some(due) if due < app.now => (until(due), theme.bad),
        Some(due) => (until(due), theme.text),
        None => ("–".to_owned(), theme.dim),
    };
    let (again, again_style) = match line.chase {
        Some(at) if at <= app.now => (app.config.words.get("waiting-again-now"), theme.warn),
        Some(at) => (until(at), theme.dim),
        None => ("–".to_owned(), theme.dim),
    };
    let times = if ask.chased.is_empty() { String::new() } else { ask.chased.len().to_string() };
    let question = ask.question.as_str().replace('\n', " ");
    let mut spans = vec![
        Span::styled(if selected { "▌ " } else { "  " }, on(theme.accent)),
        Span::styled(left(&app.config.words.team(ask.team.as_str()), columns.team) + " ", on(theme.strong)),
        Span::styled(left(line.key.as_str(), columns.key) + " ", on(theme.accent)),
    ];
    if columns.owner > 0 {
        let owner = line.owner.as_ref().map_or("–", |owner| first_name(owner.as_str()));
        spans.push(Span::styled(left(owner, columns.owner) + " ", on(theme.dim)));
    }
    spans.extend([
        Span::styled(right(&span(ask.waited(app.now)), columns.waited) + " ", on(theme.text)),
        Span::styled(right(&due, columns.due) + " ", on(due_style)),
        Span::styled(right(&times, columns.times) + " ", on(theme.dim)),
        Span::styled(right(&again, columns.again) + "  ", on(again_style)),
        Span::styled(left(&question, columns.question) + " ", on(theme.text)),
    ]);
    Line::from(spans)
}

/// The selected question: its ticket, its words, and what happened to it in a sentence.
fn draw_detail(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let columns = usize::from(area.width);
    let mut lines = vec![Line::styled("─".repeat(columns), theme.dim)];
    if let Some(line) = app.waiting.selected() {
        let words = &app.config.words;
        let status = words.get(&format!("status-{}", line.status.as_str()));
        let owner = line.owner.as_ref().map_or_else(|| words.get("nobody"), ToString::to_string);
        let about = format!("   {status} · {owner}");
        lines.push(Line::from(vec![
            Span::styled(format!(" #{}  ", line.key), theme.accent),
            Span::styled(
                cut(line.subject.as_str(), columns.saturating_sub(about.chars().count() + 13)),
                theme.strong,
            ),
            Span::styled(about, theme.dim),
        ]));
        let width = area.width.saturating_sub(3);
        let told = wrap(&history(line, app), width);
        let room = usize::from(WAITING_DETAIL_ROWS).saturating_sub(lines.len() + told.len());
        let mut asked = wrap(line.ask.question.as_str(), width);
        if asked.len() > room {
            asked.truncate(room);
            if let Some(last) = asked.last_mut() {
                *last = cut(&format!("{last} …"), usize::from(width));
            }
        }
        lines.extend(asked.into_iter().map(|text| Line::styled(format!(" {text}"), theme.text)));
        lines.extend(told.into_iter().map(|text| Line::styled(format!(" {text}"), theme.dim)));
    }
    stack(screen, area, lines);
}

/// Who asked when, by when an answer is agreed, how often and when it was asked again, and from when on it may be.
fn history(line: &waiting::Line, app: &App) -> String {
    let words = &app.config.words;
    let at = |at: Timestamp| day(at, &app.zone, app.config.words.language());
    let ask = &line.ask;
    let by =
        ask.by.as_ref().map_or_else(|| words.get("somebody"), |by| first_name(by.name.as_str()).to_owned());
    let mut said = vec![words.with("waiting-asked", &[("at", &at(ask.asked)), ("by", &by)])];
    if let Some(due) = ask.due {
        let id = if due < app.now { "waiting-was-due" } else { "waiting-due" };
        said.push(words.with(id, &[("at", &at(due))]));
    }
    if let Some(last) = ask.chased.last() {
        let count = ask.chased.len().to_string();
        said.push(words.with("waiting-chased", &[("count", &count), ("at", &at(*last))]));
    }
    match line.chase {
        Some(_) if line.is_chase_due(app.now) => said.push(words.get("waiting-chase-now")),
        Some(next) => said.push(words.with("waiting-chase-from", &[("at", &at(next))])),
        None => {}
    }
    said.join(" ")
}

/// A team's share of the time, with what it is a share of.
fn share<'a>(team: &TeamWait, app: &App, theme: &Theme, columns: usize) -> Line<'a> {
    let percent = format!("{:.0}", team.percent());
    let (open, tickets) = (team.open.to_string(), team.tickets.to_string());
    let (waited, of) = (span(team.waited), span(team.of));
    let name = app.config.words.team(team.team.as_str());
    let args = [
        ("open", open.as_str()),
        ("tickets", &tickets),
        ("waited", &waited),
        ("of", &of),
        ("share", &percent),
    ];
    let text = app.config.words.with("waiting-team", &args);
    Line::from(vec![
        Span::styled(format!("  {} ", left(&name, 15)), theme.strong),
        Span::styled(cut(&text, columns.saturating_sub(19)), theme.dim),
    ])
}
