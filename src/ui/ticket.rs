//! An opened ticket: facts and clocks above, conversation and procedure side by side (one of the two on a
//! narrow terminal), what is like it below.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::causes::cause_name;
use super::cells::{countdown, cut, cut_line, day, left, width};
use super::desk::{badges, company_line, first_name};
use super::procedure;
use super::row::priority_mark;
use super::stack;
use super::theme::Theme;
use crate::app::layout::wrap;
use crate::app::{App, Said, Side, TicketScreen, pressing, waiting_comments};
use crate::domain::chase::is_chase_due;
use crate::domain::clock::{Clock, Kind, Look, clock_short};
use crate::domain::redact::Veil;
use crate::domain::ticket::{Entry, Fact};
use crate::domain::urgency::DueClass;
use crate::store::TicketView;

/// Draws the ticket.
pub fn draw(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let Some(ticket) = &app.ticket else { return };
    let Some(view) = ticket.view.as_deref() else {
        let id = if ticket.missing { "ticket-missing" } else { "ticket-loading" };
        let text = app.config.words.with(id, &[("key", ticket.id.as_str())]);
        screen.render_widget(Line::styled(format!("  {text}"), theme.text), area);
        return;
    };
    let [head, body, foot] = Layout::vertical([
        Constraint::Length(app.size.ticket_head_rows()),
        Constraint::Min(0),
        Constraint::Length(app.size.ticket_foot_rows()),
    ])
    .areas(area);
    draw_head(screen, head, view, ticket, app, theme);
    if app.size.is_wide() {
        let [conversation, rule, steps] = Layout::horizontal([
            Constraint::Length(app.size.conversation_columns() + 3),
            Constraint::Length(1),
            Constraint::Min(0),
        ])
        .areas(body);
        for y in rule.top()..rule.bottom() {
            let glyph = if y == rule.top() { "┬" } else { "│" };
            screen.render_widget(Span::styled(glyph, theme.dim), Rect { y, height: 1, ..rule });
        }
        draw_conversation(screen, conversation, view, ticket, app, theme);
        procedure::draw(screen, steps, ticket, app, theme);
    } else if ticket.side == Side::Conversation {
        draw_conversation(screen, body, view, ticket, app, theme);
    } else {
        procedure::draw(screen, body, ticket, app, theme);
    }
    draw_similar(screen, foot, ticket, app, theme);
}

/// The title line of a half: strong while it has the keys.
pub fn half_title(screen: &mut Frame<'_>, area: Rect, title: &str, active: bool, theme: &Theme) {
    let style = if active { theme.accent } else { theme.dim };
    let title = cut(title, usize::from(area.width).saturating_sub(6));
    let used = title.width() + 5;
    let rule = "─".repeat(usize::from(area.width).saturating_sub(used));
    let line = Line::from(vec![
        Span::styled("── ", theme.dim),
        Span::styled(format!("{title} "), style),
        Span::styled(format!("─{rule}"), theme.dim),
    ]);
    screen.render_widget(line, Rect { height: 1.min(area.height), ..area });
}

fn draw_head(
    screen: &mut Frame<'_>,
    area: Rect,
    view: &TicketView,
    at: &TicketScreen,
    app: &App,
    theme: &Theme,
) {
    let words = &app.config.words;
    let ticket = &view.shown;
    let columns = usize::from(area.width);
    let status = words.get(&format!("status-{}", ticket.status.as_str()));
    let priority = words.get(&format!("priority-{}", ticket.priority.as_str()));
    let owner = ticket
        .assignee
        .as_ref()
        .map_or_else(|| words.get("nobody"), |owner| first_name(owner.name.as_str()).to_owned());
    let right = format!("{} {priority}   {status}   {owner} ", priority_mark(ticket.priority));
    let veil = app.privacy.veil(view);
    let subject = cut(
        &veil.text(ticket.subject.as_str()),
        columns.saturating_sub(right.width() + ticket.key.as_str().width() + 6),
    );
    let gap = columns.saturating_sub(width(&subject) + right.width() + ticket.key.as_str().width() + 4);
    let first = Line::from(vec![
        Span::styled(format!(" #{}  ", ticket.key), theme.accent),
        Span::styled(subject, theme.strong),
        Span::raw(" ".repeat(gap)),
        Span::styled(
            right,
            if ticket.priority <= crate::domain::ticket::Priority::High { theme.warn } else { theme.text },
        ),
    ]);
    let mut second = vec![Span::raw(" ")];
    second.extend(badges(app, view, theme));
    // What must be known before anything is done stands where no narrow terminal cuts it.
    let needs_person = view.waiting.iter().any(|row| row.state.needs_person()) || !view.alarms.is_empty();
    let gone = ticket.gone.as_ref().map(gone_word);
    for word in gone.into_iter().chain(needs_person.then_some("ticket-needs-person")) {
        second.push(Span::styled(words.get(word), theme.bad));
        second.push(Span::styled(" · ", theme.dim));
    }
    let again: Vec<String> = at
        .asks
        .iter()
        .filter(|ask| is_chase_due(ask, &app.config.clocks, app.now))
        .map(|ask| words.team(ask.team.as_str()))
        .collect();
    if !again.is_empty() {
        second.push(Span::styled(words.with("ticket-chase", &[("teams", &again.join(", "))]), theme.warn));
        second.push(Span::styled(" · ", theme.dim));
    }
    second.extend(clocks(view, at, app, theme));
    let mut note = |text: String, style: Style| second.push(Span::styled(format!(" · {text}"), style));
    // Beside the conversation the procedure says it above its steps.
    if let Some(procedure) = at.procedure.as_ref().filter(|_| !app.size.is_wide()) {
        let done = procedure.progress.done.to_string();
        let of = procedure.progress.of.to_string();
        note(words.with("procedure-progress", &[("done", &done), ("of", &of)]), theme.text);
    }
    if !needs_person && !view.waiting.is_empty() {
        note(words.with("to-send", &[("count", &view.waiting.len().to_string())]), theme.waiting);
    }
    for problem in app.problems.rows.iter().flat_map(|rows| rows.iter()).filter(|one| one.has(&ticket.id)) {
        let state = words.get(&format!("problem-state-{}", problem.state.as_str().replace('_', "-")));
        let about = [("problem", problem.id.as_str()), ("state", &state)];
        note(words.with("ticket-problem", &about), theme.text);
    }
    if let Some(cause) = ticket.fact(Fact::Cause) {
        note(words.with("ticket-cause", &[("cause", cause)]), theme.text);
    }
    // Tags that only repeat a field say nothing new.
    let tags: Vec<&str> = ticket
        .tags
        .iter()
        .filter(|tag| !ticket.facts.values().any(|fact| fact == *tag))
        .map(crate::domain::clean::Clean::as_str)
        .collect();
    if !tags.is_empty() {
        note(veil.text(&tags.join(" ")), theme.dim);
    }
    let third = if app.news().is_empty() {
        company_line(app, view, columns, theme)
    } else {
        Line::styled(format!(" ⚠ {}", cut(&app.news().join(" "), columns.saturating_sub(4))), theme.warn)
    };
    stack(screen, area, [first, cut_line(Line::from(second), columns), third]);
}

fn gone_word(gone: &crate::domain::ticket::Gone) -> &'static str {
    use crate::domain::ticket::Gone;
    match gone {
        Gone::Deleted => "gone-deleted",
        Gone::Spam => "gone-spam",
        Gone::Merged(_) => "gone-merged",
    }
}

/// The CRM's own due time and the clocks that press most, in words and in the colour of what they mean.
fn clocks<'a>(view: &TicketView, at: &TicketScreen, app: &App, theme: &Theme) -> Vec<Span<'a>> {
    let pressing = pressing(app, view, at.procedure.as_ref());
    let veil = app.privacy.veil(view);
    let mut spans = Vec::new();
    let is_paused = DueClass::of(&view.shown, app.now, app.config.settings.desk.soon) == DueClass::Paused;
    let given = view.server.due.filter(|_| !is_paused);
    // What the CRM gives stands before the clocks where it is due before them, and behind them where one of ours is.
    let behind = given.filter(|given| view.shown.due.is_some_and(|first| first < *given));
    if given.is_some() && behind.is_none() || pressing.is_empty() {
        let (due, style) = due(view, app, theme);
        spans.push(Span::styled(due, style));
    }
    let room = if app.size.is_wide() { 4 } else { 2 } - usize::from(!spans.is_empty() || behind.is_some());
    let mut shown: Vec<&Clock> = pressing.iter().take(room).collect();
    // What the law gives time for is never out of sight, however far away it is.
    let law = pressing.iter().find(|clock| clock.kind == Kind::Legal);
    if let (Some(law), false) = (law, shown.iter().any(|clock| clock.kind == Kind::Legal)) {
        shown.truncate(room.saturating_sub(1));
        shown.push(law);
    }
    for clock in shown {
        let style = match clock.look(app.now) {
            Look::Late | Look::Missed => theme.bad,
            Look::Soon => theme.warn,
            Look::Paused => theme.dim,
            Look::Good | Look::Met | Look::Open => theme.text,
        };
        if !spans.is_empty() {
            spans.push(Span::styled(" · ", theme.dim));
        }
        spans.push(Span::styled(veil.text(&app.config.words.say(&clock_short(clock, app.now))), style));
    }
    if let Some(given) = behind {
        let (id, style) =
            if given < app.now { ("due-crm-late", theme.bad) } else { ("due-crm-in", theme.text) };
        let left = countdown(given.duration_since(app.now));
        spans.push(Span::styled(" · ", theme.dim));
        spans.push(Span::styled(app.config.words.with(id, &[("left", &left)]), style));
    }
    spans
}

fn due(view: &TicketView, app: &App, theme: &Theme) -> (String, Style) {
    let words = &app.config.words;
    let ticket = &view.shown;
    let class = DueClass::of(ticket, app.now, app.config.settings.desk.soon);
    let left = ticket.due.map(|due| countdown(due.duration_since(app.now)));
    // The CRM's own time is none of the clocks beside it, and says so.
    let is_given = view.server.due.is_some_and(|due| ticket.due == Some(due));
    let (late, within) = if is_given { ("due-crm-late", "due-crm-in") } else { ("due-late", "due-in") };
    match (class, left) {
        (DueClass::Paused, _) => (words.get("due-paused"), theme.dim),
        (_, None) => (words.get("due-none"), theme.dim),
        (DueClass::Late, Some(left)) => (words.with(late, &[("left", &left)]), theme.bad),
        (DueClass::Soon, Some(left)) => (words.with(within, &[("left", &left)]), theme.warn),
        (_, Some(left)) => (words.with(within, &[("left", &left)]), theme.text),
    }
}

fn draw_conversation(
    screen: &mut Frame<'_>,
    area: Rect,
    view: &TicketView,
    at: &TicketScreen,
    app: &App,
    theme: &Theme,
) {
    let words = &app.config.words;
    let lines = &at.lines;
    let veil = app.privacy.veil(view);
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let visible = usize::from(body.height);
    let mut title = words.with("conversation-count", &[("count", &view.timeline.len().to_string())]);
    if at.conversation.top > 0 {
        title.push_str(" ↑");
    }
    if at.conversation.top + visible < lines.len() {
        title.push_str(" ↓");
    }
    half_title(screen, area, &title, at.side == Side::Conversation, theme);
    if lines.is_empty() && body.height > 0 {
        let text = wrap(&words.get("conversation-empty"), body.width.saturating_sub(4));
        stack(screen, body, text.into_iter().map(|line| Line::styled(format!("  {line}"), theme.dim)));
    }
    let waiting: Vec<_> = waiting_comments(view).collect();
    for (row, line) in lines.iter().skip(at.conversation.top).take(visible).enumerate() {
        let drawn = match line {
            Said::Gap => continue,
            Said::Head { entry } => {
                let Some(entry) = view.timeline.get(*entry) else { continue };
                head(entry, view, &veil, app, theme, usize::from(body.width))
            }
            Said::Waiting { nth } => {
                let Some((row, comment)) = waiting.get(*nth) else { continue };
                let who =
                    app.me.as_ref().map_or_else(String::new, |me| first_name(me.name.as_str()).to_owned());
                let state = words.get(&format!("delivery-{}", row.state.as_str()));
                let kind = words.get(if comment.public { "to-customer" } else { "internal" });
                Line::styled(
                    format!(" {who} ({kind}, {state})"),
                    if row.state.needs_person() { theme.bad } else { theme.waiting },
                )
            }
            Said::Text { text, internal } => {
                // The gutter tells the ticket's text from the program's own words, whatever the text says.
                let style = if *internal { theme.internal } else { theme.text };
                Line::from(vec![
                    Span::styled(" ▏", if *internal { theme.internal } else { theme.dim }),
                    Span::styled(text.as_str(), style),
                ])
            }
        };
        screen.render_widget(drawn, Rect { y: body.y + row as u16, height: 1, ..body });
    }
}

fn head<'a>(
    entry: &Entry,
    view: &TicketView,
    veil: &Veil,
    app: &App,
    theme: &Theme,
    columns: usize,
) -> Line<'a> {
    let words = &app.config.words;
    let who = match &entry.author {
        Some(person) if veil.covers(person, &view.shown) => veil.name(person.name.as_str()),
        Some(person) => person.name.to_string(),
        None => words.get("somebody"),
    };
    let mut kind = if entry.public { String::new() } else { format!(" ({})", words.get("internal")) };
    if entry.hidden {
        kind = format!("{kind} ‹{}›", words.get("hidden-characters"));
    }
    let when = day(entry.at, &app.zone, app.config.words.language());
    let who = left(&format!(" {who}{kind}"), columns.saturating_sub(when.width() + 2));
    Line::from(vec![
        Span::styled(who, if entry.public { theme.strong } else { theme.internal }),
        Span::styled(format!("{when} "), theme.dim),
    ])
}

fn draw_similar(screen: &mut Frame<'_>, area: Rect, at: &TicketScreen, app: &App, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let words = &app.config.words;
    half_title(screen, area, &words.get("similar"), false, theme);
    // Short, so that the tickets beside it stay in sight; the resolve sheet says why, and how fresh it is.
    let hints = at.hints.iter().take(1).map(|hint| {
        let title = cut(hint.title.as_str(), 28);
        words.with("hint-short", &[("title", &title), ("linked", &hint.linked.to_string())])
    });
    let columns = usize::from(area.width).saturating_sub(2);
    let mut text = hints.collect::<Vec<_>>().join(" · ");
    let mut causes: Vec<(&str, Vec<&str>)> = Vec::new();
    for one in &at.similar {
        match causes.iter_mut().find(|(code, _)| *code == one.cause.as_str()) {
            Some((_, keys)) => keys.push(one.key.as_str()),
            None => causes.push((one.cause.as_str(), vec![one.key.as_str()])),
        }
    }
    causes.sort_by_key(|(_, keys)| std::cmp::Reverse(keys.len()));
    let joined = |before: &str, part: &str, sign: &str| {
        if before.is_empty() { part.to_owned() } else { format!("{before}{sign}{part}") }
    };
    for (code, keys) in causes {
        let cause = cause_name(app, code);
        let count = keys.len().to_string();
        let told =
            joined(&text, &words.with("similar-cause", &[("count", &count), ("cause", &cause)]), " · ");
        if width(&told) > columns && !text.is_empty() {
            break;
        }
        text = told;
        // As many of them as fit whole.
        for (nth, key) in keys.into_iter().enumerate() {
            let more = joined(&text, &format!("#{key}"), if nth == 0 { ": " } else { ", " });
            if width(&more) > columns {
                break;
            }
            text = more;
        }
    }
    if text.is_empty() {
        text = words.get("similar-none");
    }
    if area.height > 1 {
        let line = Line::styled(format!(" {}", cut(&text, columns)), theme.dim);
        screen.render_widget(line, Rect { y: area.y + 1, height: 1, ..area });
    }
}
