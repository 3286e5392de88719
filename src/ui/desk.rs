//! The desk: the list in urgency order and the preview of the selected ticket.

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::cells::{countdown, cut, left, right, span, width};
use super::composer::draw_field;
use super::stack;
use super::theme::Theme;
use crate::app::layout::wrap;
use crate::app::{App, Link, VIEWS};
use crate::domain::clean::Clean;
use crate::domain::mark::Mark;
use crate::domain::redact::mask_name;
use crate::domain::ticket::{Priority, Status};
use crate::domain::urgency::{DueClass, explain};
use crate::store::DeskRow;

/// Widths of the columns that have a fixed one; the subject takes the rest.
struct Columns {
    due: usize,
    key: usize,
    subject: usize,
    product: usize,
    site: usize,
    owner: usize,
    age: usize,
    repeats: usize,
}

impl Columns {
    fn of(width: usize) -> Self {
        let (product, site) = match width {
            0..96 => (0, 0),
            96..116 => (13, 0),
            _ => (16, 15),
        };
        let (due, key, owner, age, repeats) = (8, 7, 9, 4, 3);
        // Mark, priority and a space after each column that is there.
        let fixed = 2 + due + 1 + 2 + key + 1 + owner + 1 + age + 1 + repeats;
        let optional =
            [product, site].into_iter().filter(|width| *width > 0).map(|width| width + 1).sum::<usize>();
        let subject = width.saturating_sub(fixed + optional + 1);
        Self { due, key, subject, product, site, owner, age, repeats }
    }
}

/// Draws the desk.
pub fn draw(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let [title, head, list, preview] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(app.size.preview_rows()),
    ])
    .areas(area);
    draw_title(screen, title, app, theme);
    let columns = Columns::of(usize::from(list.width));
    draw_head(screen, head, &columns, app, theme);
    if app.desk.list.is_empty() {
        draw_empty(screen, list, app, theme);
    } else {
        draw_rows(screen, list, &columns, app, theme);
    }
    if let Some(field) = &app.desk.typing {
        let before = field.before();
        let begun = before.get(..app.desk.completing.from).unwrap_or_default();
        let at = typed_at(app) + width(begun) as u16;
        super::completing::draw(screen, list, list.x + at, &app.desk.completing, app, theme);
    }
    draw_preview(screen, preview, app, theme);
}

/// The column in which the filter begins that is being typed.
fn typed_at(app: &App) -> u16 {
    width(&format!(" {}  / ", app.config.words.get(VIEWS[app.desk.view].name))) as u16
}

fn draw_title(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let desk = &app.desk;
    let words = &app.config.words;
    let count =
        words.with("desk-count", &[("shown", &desk.list.len().to_string()), ("of", &desk.of.to_string())]);
    let away = match desk.away {
        0 => String::new(),
        away => format!("{} · ", words.with("desk-away", &[("count", &away.to_string())])),
    };
    let counted = Line::styled(format!("{away}{count} "), theme.dim);
    let width = (counted.width() as u16).min(area.width);
    screen.render_widget(counted, Rect { x: area.right() - width, width, ..area });
    let name = format!(" {} ", words.get(VIEWS[desk.view].name));
    let mut spans = vec![Span::styled(name, theme.accent)];
    let rest = Rect { width: area.width - width, ..area };
    if let Some(field) = &desk.typing {
        spans.push(Span::styled(" / ", theme.key));
        let line = Line::from(spans);
        let used = (line.width() as u16).min(rest.width);
        screen.render_widget(line, rest);
        let field_area = Rect { x: rest.x + used, width: rest.width - used, ..rest };
        draw_field(screen, field_area, field, true, theme);
        return;
    }
    if !desk.filter.is_empty() {
        spans.push(Span::styled(format!(" / {}", desk.filter), theme.warn));
    }
    if !desk.marks.is_empty() {
        let text = words.with("desk-marked", &[("count", &desk.marks.len().to_string())]);
        spans.insert(1, Span::styled(format!(" ● {text} "), theme.warn));
    }
    screen.render_widget(Line::from(spans), rest);
}

fn draw_head(screen: &mut Frame<'_>, area: Rect, columns: &Columns, app: &App, theme: &Theme) {
    // What is being completed is not wrong yet.
    if let Some(fault) = app.desk.fault.as_ref().filter(|_| app.desk.completing.offers.is_empty()) {
        let text = cut(&app.config.words.say(fault), usize::from(area.width).saturating_sub(2));
        screen.render_widget(Line::styled(format!(" {text}"), theme.bad), area);
        return;
    }
    let word = |id: &str| app.config.words.get(id);
    let mut cells = vec![format!("  {} P", right(&word("column-due"), columns.due))];
    cells.push(left(&word("column-key"), columns.key));
    cells.push(left(&word("column-subject"), columns.subject));
    if columns.product > 0 {
        cells.push(left(&word("column-product"), columns.product));
    }
    if columns.site > 0 {
        cells.push(left(&word("column-site"), columns.site));
    }
    cells.push(left(&word("column-owner"), columns.owner));
    cells.push(right(&word("column-age"), columns.age));
    cells.push(right("↻", columns.repeats));
    let text = cells.join(" ");
    screen.render_widget(Line::styled(text, theme.dim), area);
}

fn draw_empty(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let id = match (&app.status.link, app.desk.loaded) {
        (_, false) => "desk-loading",
        (Link::Stopped { .. }, _) if app.desk.of == 0 => "desk-empty-stopped",
        (Link::Offline { .. }, _) if app.desk.of == 0 => "desk-empty-offline",
        _ if app.desk.of == 0 => "desk-empty-first",
        _ if !app.desk.filter.is_empty() || app.desk.typing.is_some() => "desk-empty-filter",
        _ => "desk-empty-view",
    };
    let mut text = words.get(id);
    if let Link::Stopped { why } = &app.status.link {
        text = format!("{}\n\n{text}", words.say(why));
    }
    let lines = wrap(&text, area.width.saturating_sub(6));
    let from = area.height / 3;
    for (row, line) in lines.iter().enumerate().take(usize::from(area.height.saturating_sub(from))) {
        let place = Rect {
            x: area.x + 3,
            y: area.y + from + row as u16,
            height: 1,
            width: area.width.saturating_sub(3),
        };
        screen.render_widget(Line::styled(line.as_str(), theme.text), place);
    }
}

fn draw_rows(screen: &mut Frame<'_>, area: Rect, columns: &Columns, app: &App, theme: &Theme) {
    let desk = &app.desk;
    for row in 0..usize::from(area.height).min(desk.list.len() - desk.cursor.top) {
        let index = desk.cursor.top + row;
        let Some(ticket) = desk.row(index) else { continue };
        let selected = index == desk.cursor.at;
        let line = row_line(ticket, columns, app, theme, (selected, desk.is_marked(index)));
        screen.render_widget(line, Rect { y: area.y + row as u16, height: 1, ..area });
    }
}

/// The mark of a priority.
pub fn priority_mark(priority: Priority) -> &'static str {
    match priority {
        Priority::Urgent => "‼",
        Priority::High => "↑",
        Priority::Normal => "·",
        Priority::Low => "↓",
    }
}

fn row_line<'a>(
    row: &DeskRow,
    columns: &Columns,
    app: &App,
    theme: &Theme,
    (selected, marked): (bool, bool),
) -> Line<'a> {
    let base = if selected { theme.selected } else { theme.text };
    let on = |style: ratatui::style::Style| if selected { base.patch(style) } else { style };
    let soon = app.config.settings.desk.soon;
    let class = DueClass::by_due(row.status, row.due, row.promised, app.now, soon);
    let asks = DueClass::at(row.status, (row.due, row.promised, row.chase), app.now, soon) < class;
    let works = matches!(row.status, Status::New | Status::Open);
    let next = if works { row.due } else { row.promised };
    let law = if row.legal && next == row.promised { "§" } else { "" };
    let countdown = |length| format!("{}{law}", countdown(length));
    let away = row.later.filter(|until| *until > app.now && class != DueClass::Late);
    let (due, due_style) = match (class, next) {
        _ if let Some(until) = away => (format!("↷ {}", brief(until, app)), theme.dim),
        (DueClass::Later | DueClass::Paused, _) if asks => (app.config.words.get("due-chase"), theme.warn),
        (DueClass::Paused, _) => {
            (app.config.words.get(&format!("status-{}", row.status.as_str())), theme.dim)
        }
        (DueClass::Late, Some(due)) => (countdown(due.duration_since(app.now)), theme.bad),
        (DueClass::Soon, Some(due)) => (countdown(due.duration_since(app.now)), theme.warn),
        (_, Some(due)) => (countdown(due.duration_since(app.now)), theme.text),
        (_, None) => ("–".to_owned(), theme.dim),
    };
    let priority_style = if row.priority <= Priority::High { theme.warn } else { theme.dim };
    let mark = if selected { "▌" } else { " " };
    let mine = app.me.as_ref().is_some_and(|me| row.assignee.as_ref().is_some_and(|owner| owner.0 == me.id));
    let owner = row.assignee.as_ref().map_or("–", |owner| first_name(owner.1.as_str()));
    let key = if row.waiting > 0 { format!("{}*", row.key) } else { row.key.to_string() };
    let key_style = if row.attention > 0 {
        theme.bad
    } else if row.waiting > 0 {
        theme.waiting
    } else {
        theme.dim
    };
    let text = |text: Option<&Clean>, width: usize| left(text.map_or("–", Clean::as_str), width) + " ";
    let mut spans = vec![
        Span::styled(mark, on(theme.accent)),
        Span::styled(if marked { "●" } else { " " }, on(theme.warn)),
        Span::styled(right(&due, columns.due) + " ", on(due_style)),
        Span::styled(format!("{} ", priority_mark(row.priority)), on(priority_style)),
        Span::styled(left(&key, columns.key) + " ", on(key_style)),
        Span::styled(left(row.subject.as_str(), columns.subject) + " ", base),
    ];
    if columns.product > 0 {
        spans.push(Span::styled(text(row.product.as_ref(), columns.product), on(theme.dim)));
    }
    if columns.site > 0 {
        spans.push(Span::styled(text(row.site.as_ref(), columns.site), on(theme.dim)));
    }
    spans.push(Span::styled(
        left(owner, columns.owner) + " ",
        on(if mine { theme.strong } else { theme.dim }),
    ));
    spans.push(Span::styled(
        right(&span(app.now.duration_since(row.created)), columns.age) + " ",
        on(theme.dim),
    ));
    let repeats = if row.repeats > 0 { row.repeats.to_string() } else { String::new() };
    spans.push(Span::styled(right(&repeats, columns.repeats), on(theme.warn)));
    spans.push(Span::styled(" ", base));
    Line::from(spans)
}

/// A moment in as little room as a column has: today by its time, else by its day.
fn brief(at: jiff::Timestamp, app: &App) -> String {
    let (at, now) = (app.zone.to_datetime(at), app.zone.to_datetime(app.now));
    at.strftime(if at.date() == now.date() { "%H:%M" } else { "%d/%m" }).to_string()
}

/// The first word of a name: agents know each other by it.
pub fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or("–")
}

fn draw_preview(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let words = &app.config.words;
    let columns = usize::from(area.width);
    let mut lines: Vec<Line<'_>> = Vec::new();
    if let Some(view) = app.desk.shown() {
        let ticket = &view.shown;
        let veil = app.privacy.veil(view);
        let urgency = explain(ticket, view.repeats, app.now, app.config.settings.desk.soon)
            .named(&app.config.sops, words.language());
        let why = urgency.why(|say| words.say(say));
        let why = format!(" {} {} = {why} ", words.get("why-here"), urgency.shown());
        let why = cut(&why, columns.saturating_sub(2));
        let rule = "─".repeat(columns.saturating_sub(unicode_width::UnicodeWidthStr::width(why.as_str())));
        lines.push(Line::from(vec![Span::styled(rule, theme.dim), Span::styled(why, theme.dim)]));
        let mut title = vec![Span::styled(format!(" {} ", ticket.key), theme.accent)];
        title.extend(badges(app, view, theme));
        title.push(Span::styled(veil.text(ticket.subject.as_str()), theme.strong));
        lines.push(Line::from(title));
        lines.push(company_line(app, view, columns, theme));
        let said = crate::app::escalation(view)
            .map_or(Cow::Borrowed(ticket.description.as_str()), |entry| Mark::unseen(entry, ticket));
        // No preview shows more than this of a long message.
        let said = veil.text(&said[..said.floor_char_boundary(4_000)]).replace('\n', " ");
        let room = usize::from(area.height).saturating_sub(lines.len());
        for text in wrap(&said, area.width.saturating_sub(3)).into_iter().take(room) {
            lines.push(Line::styled(format!(" {text}"), theme.text));
        }
    } else {
        lines.push(Line::styled("─".repeat(columns), theme.dim));
    }
    stack(screen, area, lines);
}

/// Words that warn before a ticket's text: characters that are not seen were in it, or personal data is shown.
pub fn badges<'a>(app: &App, view: &crate::store::TicketView, theme: &Theme) -> Vec<Span<'a>> {
    let words = &app.config.words;
    let mut badges = Vec::new();
    if view.shown.hidden || view.timeline.iter().any(|entry| entry.hidden) {
        badges.push(Span::styled(format!("‹{}› ", words.get("hidden-characters")), theme.warn));
    }
    if app.privacy.veil(view).is_lifted() {
        badges.push(Span::styled(format!("‹{}› ", words.get("privacy-badge")), theme.bad));
    }
    badges
}

/// What a colleague did there a moment ago, then the facts.
pub fn company_line<'a>(
    app: &App,
    view: &crate::store::TicketView,
    columns: usize,
    theme: &Theme,
) -> Line<'a> {
    let company = app.company(view).map(|told| format!("● {} · ", cut(&told, columns.saturating_sub(6))));
    let company = company.unwrap_or_default();
    let room = columns.saturating_sub(2 + super::cells::width(&company));
    Line::from(vec![
        Span::styled(format!(" {company}"), theme.warn),
        Span::styled(cut(&facts_line(app, view), room), theme.dim),
    ])
}

/// Customer (masked), language, procedure, and who escalated from where.
pub fn facts_line(app: &App, view: &crate::store::TicketView) -> String {
    use crate::domain::ticket::Fact;
    let words = &app.config.words;
    let ticket = &view.shown;
    let veil = app.privacy.veil(view);
    let mut parts = Vec::new();
    if let Some(later) = view.later().filter(|later| later.until > app.now) {
        let at = app.zone.to_datetime(later.until).strftime("%d/%m %H:%M").to_string();
        let text = veil.text(later.text.as_str());
        let id = if text.is_empty() { "ticket-later" } else { "ticket-later-for" };
        parts.push(words.with(id, &[("at", &at), ("text", &text)]));
    }
    if let Some(requester) = &ticket.requester {
        parts.push(veil.name(requester.name.as_str()));
    }
    parts.extend(ticket.fact(Fact::Language).map(str::to_owned));
    if let Some(agent) = ticket.fact(Fact::T1Agent) {
        let site = ticket.fact(Fact::Site).unwrap_or("–");
        parts.push(words.with("from-tier1", &[("agent", &mask_name(agent)), ("site", site)]));
    }
    let readable = |fact: &str| veil.text(&fact.replace('_', " "));
    parts.extend(ticket.fact(Fact::Product).map(readable));
    parts.extend(ticket.fact(Fact::Reason).map(readable));
    parts.extend(ticket.fact(Fact::Sop).map(|sop| words.with("sop-progress", &[("sop", sop)])));
    parts.join(" · ")
}
