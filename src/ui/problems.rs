//! Problems and known errors: the list with the selected one below it, and an opened problem with its tickets.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::cells::{cut, day, left, right, span, width};
use super::desk::first_name;
use super::stack;
use super::theme::Theme;
use crate::app::App;
use crate::app::layout::wrap;
use crate::domain::clean::Clean;
use crate::domain::problem::{Problem, State};
use crate::domain::redact::Veil;
use crate::store::TicketView;

const CAUSE: usize = 7;
const TICKETS: usize = 5;
const AGE: usize = 6;

/// Draws the list, or the opened problem.
pub fn draw(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let Some(rows) = app.problems.rows.as_deref() else {
        screen.render_widget(Line::styled(format!(" {}", words.get("problems-loading")), theme.dim), area);
        return;
    };
    if let (Some(_), Some(problem)) = (app.problems.open, app.problems.selected()) {
        draw_open(screen, area, problem, app, theme);
        return;
    }
    let [title, head, list, detail] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(if rows.is_empty() { 0 } else { app.size.problem_detail() }),
    ])
    .areas(area);
    let count = |is: fn(&Problem) -> bool| rows.iter().filter(|one| is(one)).count().to_string();
    let (open, known) = (count(|one| one.state.is_worked()), count(Problem::is_known_error));
    let text = words.with("problems-title", &[("open", &open), ("known", &known)]);
    screen.render_widget(Line::styled(format!(" {text}"), theme.accent), title);
    if rows.is_empty() {
        for (row, text) in wrap(&words.get("problems-empty"), list.width.saturating_sub(6)).iter().enumerate()
        {
            let y = list.y + list.height / 3 + row as u16;
            if y < list.bottom() {
                let place = Rect { x: list.x + 3, y, width: list.width.saturating_sub(3), height: 1 };
                screen.render_widget(Line::styled(text.as_str(), theme.text), place);
            }
        }
        return;
    }
    let owner = if area.width < 110 { 8 } else { 14 };
    let states = rows.iter().map(|one| width(&state(one.state, app, theme).0)).max().unwrap_or_default();
    let states = states.max(width(&words.get("column-state"))) + 1;
    let what = usize::from(area.width).saturating_sub(2 + states + CAUSE + TICKETS + owner + AGE + 6);
    let heads = [
        left(&words.get("column-state"), states),
        left(&words.get("problems-head-what"), what),
        left(&words.get("problems-head-cause"), CAUSE),
        right(&words.get("column-tickets"), TICKETS),
        left(&words.get("column-owner"), owner),
        right(&words.get("column-age"), AGE),
    ];
    screen.render_widget(Line::styled(format!("  {}", heads.join(" ")), theme.dim), head);
    let cursor = app.problems.cursor;
    for (nth, one) in rows.iter().enumerate().skip(cursor.top).take(usize::from(list.height)) {
        let y = list.y + (nth - cursor.top) as u16;
        let line = row(one, [states, what, owner], app, theme, nth == cursor.at);
        screen.render_widget(line, Rect { y, height: 1, ..list });
    }
    if let Some(one) = app.problems.selected() {
        let mut lines = vec![Line::styled("─".repeat(usize::from(detail.width)), theme.dim)];
        lines.extend(about(one, app, theme, detail.width));
        stack(screen, detail, lines);
    }
}

fn state(state: State, app: &App, theme: &Theme) -> (String, Style) {
    let style = match state {
        State::New => theme.warn,
        State::Assess | State::RootCauseAnalysis => theme.text,
        State::FixInProgress => theme.waiting,
        State::Resolved => theme.good,
        State::RiskAccepted | State::Closed => theme.dim,
    };
    (app.config.words.get(&format!("problem-state-{}", state.as_str().replace('_', "-"))), style)
}

/// What is written, in one line and covered.
fn covered(text: &str) -> String {
    Veil::over(std::iter::empty()).text(text).replace('\n', " ")
}

fn row<'a>(
    one: &Problem,
    [states, what, owner]: [usize; 3],
    app: &App,
    theme: &Theme,
    selected: bool,
) -> Line<'a> {
    let on = |style: Style| if selected { theme.selected.patch(style) } else { style };
    let (word, style) = state(one.state, app, theme);
    let style = if one.is_review_due(app.zone.to_datetime(app.now).date()) { theme.bad } else { style };
    let cause = one.cause.as_ref().map_or("–", Clean::as_str);
    let who = one.owner.as_ref().map_or("–", |owner| first_name(owner.as_str()));
    let age = span(app.now.duration_since(one.opened).max(jiff::SignedDuration::ZERO));
    Line::from(vec![
        Span::styled(if selected { "▌ " } else { "  " }, on(theme.accent)),
        Span::styled(left(&word, states) + " ", on(style)),
        Span::styled(left(&covered(one.what.as_str()), what) + " ", on(theme.text)),
        Span::styled(left(cause, CAUSE) + " ", on(theme.accent)),
        Span::styled(right(&one.tickets.len().to_string(), TICKETS) + " ", on(theme.strong)),
        Span::styled(left(who, owner) + " ", on(theme.dim)),
        Span::styled(right(&age, AGE), on(theme.dim)),
    ])
}

/// A problem in sentences: each field that says something on lines of its own.
fn about<'a>(one: &Problem, app: &App, theme: &Theme, columns: u16) -> Vec<Line<'a>> {
    let words = &app.config.words;
    let (word, style) = state(one.state, app, theme);
    let mut head = vec![Span::styled(format!(" P-{}  ", one.id), theme.accent), Span::styled(word, style)];
    if one.is_known_error() {
        head.push(Span::styled(format!(" · {}", words.get("problem-known-error")), theme.strong));
    }
    if one.is_review_due(app.zone.to_datetime(app.now).date()) {
        head.push(Span::styled(format!(" · {}", words.get("problem-review-due")), theme.bad));
    }
    if one.waiting {
        head.push(Span::styled(format!(" · {}", words.get("problem-on-its-way")), theme.waiting));
    }
    let mut lines = vec![Line::from(head)];
    let mut tell = |id: &str, text: &str, most: usize| {
        if text.is_empty() {
            return;
        }
        let name = words.get(&format!("problem-field-{id}"));
        let label = 17.min(usize::from(columns) / 3);
        let wrapped = wrap(text, columns.saturating_sub(label as u16 + 2));
        let is_cut = wrapped.len() > most;
        for (nth, text) in wrapped.into_iter().take(most).enumerate() {
            let name = if nth == 0 { name.as_str() } else { "" };
            let text = if is_cut && nth + 1 == most { format!("{text} …") } else { text };
            lines.push(Line::from(vec![
                Span::styled(format!(" {}", left(name, label)), theme.dim),
                Span::styled(text, theme.text),
            ]));
        }
    };
    let veil = Veil::over(std::iter::empty());
    tell("what", &veil.text(one.what.as_str()), 3);
    let where_when: Vec<String> = [&one.place, &one.since, &one.extent]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| veil.text(text.as_str()))
        .collect();
    tell("where", &where_when.join(" · "), 1);
    if let Some(code) = &one.cause {
        let name = app.config.taxonomy.get(code.as_str()).map_or("", |it| it.name(words.language()));
        tell("cause", &format!("{code}  {name}"), 1);
    }
    let assumed = words.get("why-assumed");
    let chain: Vec<String> = one
        .why
        .iter()
        .enumerate()
        .map(|(nth, why)| format!("{}. {}", nth + 1, why.shown(&assumed)))
        .collect();
    if let Some((language, text)) = one.workaround(words.language()) {
        let all = one.workaround.keys().map(String::as_str);
        let others: Vec<&str> = std::iter::once(language).chain(all.filter(|tag| *tag != language)).collect();
        let text = veil.text(text.as_str()).replace('\n', " ");
        tell("workaround", &format!("{text} ({})", others.join(", ")), 2);
    }
    tell("fix", one.fix.as_str(), 1);
    let review = one.review.map(|day| words.with("problem-until", &[("day", &day.to_string())]));
    let decision: Vec<String> = std::iter::once(veil.text(one.decision.as_str())).chain(review).collect();
    tell("decision", decision.join(" ").trim(), 2);
    tell("why", &veil.text(&chain.join("\n")), 6);
    lines
}

fn draw_open(screen: &mut Frame<'_>, area: Rect, one: &Problem, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let tickets = app.problems.tickets();
    let rows = app.size.problem_tickets();
    let mut lines = about(one, app, theme, area.width);
    let by = one.by.as_ref().map_or_else(|| words.get("somebody"), ToString::to_string);
    let opened = words.with(
        "problem-opened",
        &[("at", &day(one.opened, &app.zone, app.config.words.language())), ("by", &by)],
    );
    lines.push(Line::styled(format!(" {opened}"), theme.dim));
    // The tickets stand right below what is written, and keep their rows where that is long.
    let most = area.height.saturating_sub(1 + rows.min(area.height / 2));
    let [text, head, list] = Layout::vertical([
        Constraint::Length((lines.len() as u16 + 1).min(most)),
        Constraint::Length(1),
        Constraint::Min(0),
    ])
    .areas(area);
    stack(screen, text, lines);
    let open = tickets.iter().filter(|view| view.shown.status.is_open()).count().to_string();
    let of = one.tickets.len().to_string();
    let title = words.with("problem-tickets", &[("open", &open), ("of", &of)]);
    screen.render_widget(Line::styled(format!(" {title}"), theme.accent), head);
    let cursor = app.problems.open.unwrap_or_default();
    for (nth, view) in tickets.iter().enumerate().skip(cursor.top).take(usize::from(list.height)) {
        let y = list.y + (nth - cursor.top) as u16;
        let told = one.tickets.get(&view.shown.id).is_some_and(|link| link.told);
        let line = ticket(view, told, usize::from(list.width), app, theme, nth == cursor.at);
        screen.render_widget(line, Rect { y, height: 1, ..list });
    }
}

fn ticket<'a>(
    view: &TicketView,
    told: bool,
    columns: usize,
    app: &App,
    theme: &Theme,
    selected: bool,
) -> Line<'a> {
    let on = |style: Style| if selected { theme.selected.patch(style) } else { style };
    let words = &app.config.words;
    let status = words.get(&format!("status-{}", view.shown.status.as_str()));
    let owner = view.shown.assignee.as_ref().map_or("–", |owner| first_name(owner.name.as_str())).to_owned();
    let told = if told { words.get("problem-told") } else { String::new() };
    let subject = app.privacy.veil(view).text(view.shown.subject.as_str());
    let room = columns.saturating_sub(2 + 8 + 9 + 10 + 9 + 4);
    Line::from(vec![
        Span::styled(if selected { "▌ " } else { "  " }, on(theme.accent)),
        Span::styled(left(&format!("#{}", view.shown.key), 8) + " ", on(theme.accent)),
        Span::styled(left(&status, 9) + " ", on(theme.dim)),
        Span::styled(left(&cut(&subject, room), room) + " ", on(theme.text)),
        Span::styled(left(&owner, 10) + " ", on(theme.dim)),
        Span::styled(left(&told, 9), on(theme.good)),
    ])
}
