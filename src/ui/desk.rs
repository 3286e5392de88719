//! The desk: the list in urgency order and the preview of the selected ticket.

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::cells::{cut, width};
use super::composer::draw_field;
use super::row::Columns;
use super::stack;
use super::theme::Theme;
use crate::app::layout::wrap;
use crate::app::{App, Link};
use crate::domain::locale;
use crate::domain::mark::Mark;
use crate::domain::urgency::explain;
use crate::domain::view::Sort;

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
    let columns = Columns::of(app.desk.look(), usize::from(list.width));
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
    width(&format!("{} / ", title_of(app))) as u16
}

/// The view, and its order where that is not the order of work.
fn title_of(app: &App) -> String {
    let words = &app.config.words;
    let name = app.desk.view.name(words.language());
    let sort = app.desk.look().sort;
    if sort == Sort::default() {
        format!(" {name} ")
    } else {
        format!(" {name} · {} ", words.get(&sort.name()))
    }
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
    let mut spans = vec![Span::styled(title_of(app), theme.accent)];
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
    if !desk.marks.is_empty() {
        let text = words.with("desk-marked", &[("count", &desk.marks.len().to_string())]);
        spans.push(Span::styled(format!(" ● {text} "), theme.warn));
    }
    if !desk.filter.is_empty() {
        let used: usize = spans.iter().map(Span::width).sum();
        let room = usize::from(rest.width).saturating_sub(used + 1);
        spans.push(Span::styled(cut(&format!(" / {}", desk.filter), room), theme.warn));
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
    screen.render_widget(Line::styled(columns.head(app), theme.dim), area);
}

fn draw_empty(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let id = match (&app.status.link, app.desk.loaded) {
        (_, false) => "desk-loading",
        (Link::Stopped { .. }, _) if app.desk.of == 0 => "desk-empty-stopped",
        (Link::Offline { .. }, _) if app.desk.of == 0 => "desk-empty-offline",
        _ if app.desk.of == 0 => "desk-empty-first",
        _ if app.desk.typing.is_some() => "desk-empty-typing",
        _ if !app.desk.filter.is_empty() => "desk-empty-filter",
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
        let line = columns.row(ticket, app, theme, (selected, desk.is_marked(index)));
        let place = Rect { y: area.y + row as u16, height: 1, ..area };
        if selected {
            screen.buffer_mut().set_style(place, theme.selected);
        }
        screen.render_widget(line, place);
    }
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
        let why = format!(" {} {} ", words.get("why-here"), urgency.why(|say| words.say(say)));
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
        let room = usize::from(area.height).saturating_sub(lines.len());
        let said = veil.text(beginning(&said, room * columns)).replace('\n', " ");
        for text in wrap(&said, area.width.saturating_sub(3)).into_iter().take(room) {
            lines.push(Line::styled(format!(" {text}"), theme.text));
        }
    } else {
        lines.push(Line::styled("─".repeat(columns), theme.dim));
    }
    stack(screen, area, lines);
}

/// As much of a long message as so many cells can show, with some to spare. It never ends within a number: half of one would
/// not be known for what it is, and not be masked.
fn beginning(text: &str, cells: usize) -> &str {
    let most = cells * 3 + 256;
    if text.len() <= most {
        return text;
    }
    let is_of_word = |sign: char| !sign.is_whitespace();
    let is_of_number = |sign: char| sign.is_numeric() || !sign.is_alphanumeric();
    text[..text.floor_char_boundary(most)].trim_end_matches(is_of_word).trim_end_matches(is_of_number)
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
        let at = locale::short_moment(app.zone.to_datetime(later.until), words.language());
        let text = veil.text(later.text.as_str());
        let id = if text.is_empty() { "ticket-later" } else { "ticket-later-for" };
        parts.push(words.with(id, &[("at", &at), ("text", &text)]));
    }
    if let Some(requester) = &ticket.requester {
        parts.push(veil.name(requester.name.as_str()));
    }
    parts.extend(ticket.fact(Fact::Language).map(|tag| words.tongue(tag)));
    if let Some(agent) = ticket.fact(Fact::T1Agent) {
        let site = ticket.fact(Fact::Site).unwrap_or("–");
        parts.push(words.with("from-tier1", &[("agent", agent), ("site", site)]));
    }
    parts.extend(ticket.fact(Fact::Product).map(|product| veil.text(&words.product(product))));
    parts.extend(ticket.fact(Fact::Reason).map(|reason| veil.text(&words.reason(reason))));
    // The ticket itself names its procedure above the steps.
    let shown = app.ticket.as_ref().filter(|at| at.id == ticket.id && at.procedure.is_some());
    let sop = ticket.fact(Fact::Sop).filter(|_| shown.is_none());
    parts.extend(sop.map(|sop| words.with("sop-progress", &[("sop", &procedure_told(sop, app))])));
    parts.join(" · ")
}

/// A procedure as it is kept with the ticket, `id@version done/of`, by the title that it has in the language.
fn procedure_told(sop: &str, app: &App) -> String {
    let known = sop.split_once('@').and_then(|(id, rest)| {
        let sop = app.config.sops.iter().find(|sop| sop.id.as_str() == id)?;
        Some(format!("{} {rest}", sop.words(app.config.words.language()).title))
    });
    known.unwrap_or_else(|| sop.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_of_a_message_never_ends_within_a_number_or_a_name() {
        let text = format!("{} 5512 3456 7890 1234 fin", "palabra ".repeat(40));
        for most in 0..80 {
            let cut = beginning(&text, most);
            assert!(text.starts_with(cut) && (cut.ends_with("palabra") || cut == text), "{most}: {cut:?}");
        }
        assert_eq!(beginning("4242 4242", 0), "4242 4242", "what is short stays whole");
        assert_eq!(beginning(&"9".repeat(900), 1), "", "one long number is none");
    }
}
