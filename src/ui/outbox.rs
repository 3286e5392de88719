//! What waits to be sent and what needs a person, with the fields of a conflict below.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::cells::{clock, cut, left};
use super::desk::first_name;
use super::stack;
use super::theme::Theme;
use crate::app::layout::wrap;
use crate::app::{App, Entry, field_word};
use crate::config::Words;
use crate::domain::change::{Change, FieldValue};
use crate::domain::conflict::{Clash, Matter};
use crate::domain::redact::Veil;
use crate::store::{Alarm, OutboxRow};

/// Draws the outbox.
pub fn draw(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let line_of = Constraint::Length(1);
    let [title, head, list, detail] =
        Layout::vertical([line_of, line_of, Constraint::Min(0), Constraint::Length(7)]).areas(area);
    let Some(rows) = &app.outbox.rows else {
        screen.render_widget(Line::styled(format!(" {}", words.get("outbox-loading")), theme.dim), title);
        return;
    };
    let count = rows.len().to_string();
    let text = words.with("outbox-title", &[("count", &count)]);
    screen.render_widget(Line::styled(format!(" {text}"), theme.accent), title);
    if rows.is_empty() {
        let line = Line::styled(format!("   {}", words.get("outbox-empty")), theme.text);
        screen.render_widget(line, Rect { y: list.y + list.height / 3, height: 1.min(list.height), ..list });
        return;
    }
    let heads = format!(
        "  {} {} {}  {}",
        left(&words.get("column-state"), 16),
        left(&words.get("column-key"), 9),
        left(&words.get("outbox-head-at"), 5),
        words.get("outbox-head-what"),
    );
    screen.render_widget(Line::styled(heads, theme.dim), head);
    for (nth, entry) in rows.iter().enumerate().skip(app.outbox.cursor.top).take(usize::from(list.height)) {
        let y = list.y + (nth - app.outbox.cursor.top) as u16;
        let (place, selected) = (Rect { y, height: 1, ..list }, nth == app.outbox.cursor.at);
        if selected {
            screen.buffer_mut().set_style(place, theme.selected);
        }
        screen.render_widget(line(entry, usize::from(list.width), app, theme, selected), place);
    }
    match rows.get(app.outbox.cursor.at) {
        Some(Entry::Change(row, clashes)) => draw_detail(screen, detail, row, clashes, app, theme),
        Some(Entry::Alarm(alarm)) => draw_alarm(screen, detail, alarm, app, theme),
        None => {}
    }
}

fn line<'a>(entry: &Entry, columns: usize, app: &App, theme: &Theme, selected: bool) -> Line<'a> {
    let words = &app.config.words;
    let on = |style: ratatui::style::Style| if selected { theme.selected.patch(style) } else { style };
    let style = if entry.needs_person() { theme.bad } else { theme.waiting };
    let (state, key, at, what) = match entry {
        Entry::Change(row, _) => {
            let kind = words.get(&format!("change-{}", row.change.kind().replace('_', "-")));
            let what = match summary(&row.change, app) {
                text if text.is_empty() => kind,
                text => format!("{kind}: {text}"),
            };
            (words.get(&format!("delivery-{}", row.state.as_str())), row.key.as_ref(), row.at, what)
        }
        Entry::Alarm(alarm) => {
            let state = words.get(&format!("alarm-{}", alarm.matter.kind()));
            (state, alarm.key.as_ref(), alarm.found, told(alarm, app))
        }
    };
    // No ticket is at hand here: what is personal data by its form goes.
    let what = Veil::over([]).text(&what);
    let key = key.map_or("–", |key| key.as_str());
    Line::from(vec![
        Span::styled(if selected { "▌ " } else { "  " }, on(theme.accent)),
        Span::styled(left(&state, 16) + " ", on(style)),
        Span::styled(left(key, 9) + " ", on(theme.accent)),
        Span::styled(clock(at, &app.zone) + "  ", on(theme.dim)),
        Span::styled(left(&what, columns.saturating_sub(38)), on(theme.text)),
    ])
}

/// What an alarm says, in one line.
fn told(alarm: &Alarm, app: &App) -> String {
    let words = &app.config.words;
    match &alarm.matter {
        Matter::Clash { fields } | Matter::Overwrote { fields } => {
            let field = |clash: &Clash| {
                let name = words.get(&field_word(clash.name()));
                let by = clash.by.as_ref().map_or_else(|| words.get("somebody"), ToString::to_string);
                format!("{name}: {} ({})", field_text(&clash.theirs, words), first_name(&by))
            };
            fields.iter().map(field).collect::<Vec<_>>().join(", ")
        }
        Matter::Twice { text, times } => format!("×{times} {}", text.as_str().replace('\n', " ")),
        Matter::Text { text, .. } => text.as_str().replace('\n', " "),
    }
}

fn draw_alarm(screen: &mut Frame<'_>, area: Rect, alarm: &Alarm, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let mut lines = vec![Line::styled("─".repeat(usize::from(area.width)), theme.dim)];
    let sentence = words.get(&format!("alarm-help-{}", alarm.matter.kind()));
    for text in wrap(&sentence, area.width.saturating_sub(3)) {
        lines.push(Line::styled(format!(" {text}"), theme.text));
    }
    for text in wrap(&told(alarm, app), area.width.saturating_sub(3)) {
        lines.push(Line::styled(format!(" {text}"), theme.bad));
    }
    stack(screen, area, lines);
}

/// What a change is about, in its own words.
pub fn summary(change: &Change, app: &App) -> String {
    match change {
        Change::Note { text } | Change::Reply { text, .. } => text.as_str().replace('\n', " "),
        Change::Set { value } => {
            format!(
                "{} {}",
                app.config.words.get(&field_word(value.name())),
                field_text(value, &app.config.words)
            )
        }
        Change::Tag { add, remove } => {
            let add = add.iter().map(|tag| format!("+{tag}"));
            add.chain(remove.iter().map(|tag| format!("-{tag}"))).collect::<Vec<_>>().join(" ")
        }
        Change::Answer { input, value } => {
            format!("{input} {}", value.as_ref().map_or("–", |value| value.as_str()))
        }
        Change::Tick { step, .. } | Change::AskApproval { step, .. } | Change::Approve { step, .. } => {
            step.clone()
        }
        Change::Link { to: tie } | Change::Merge { into: tie } => format!("#{}", tie.key),
        Change::Resolve { cause, .. } => cause.clone(),
        _ => String::new(),
    }
}

/// A field's value for a cell.
pub fn field_text(value: &FieldValue, words: &Words) -> String {
    match value {
        FieldValue::Status(status) => words.get(&format!("status-{}", status.as_str())),
        FieldValue::Priority(priority) => words.get(&format!("priority-{}", priority.as_str())),
        FieldValue::Assignee(person) => {
            person.as_ref().map_or_else(|| "–".to_owned(), |one| first_name(one.name.as_str()).to_owned())
        }
        FieldValue::Queue(queue) => queue.as_ref().map_or_else(|| "–".to_owned(), |one| one.name.to_string()),
        FieldValue::Fact(_, text) => text.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string),
    }
}

fn draw_detail(
    screen: &mut Frame<'_>,
    area: Rect,
    row: &OutboxRow,
    clashes: &[Clash],
    app: &App,
    theme: &Theme,
) {
    let words = &app.config.words;
    let columns = usize::from(area.width);
    let mut lines = vec![Line::styled("─".repeat(columns), theme.dim)];
    let (sentence, style) = if app.me.as_ref().is_some_and(|me| me.id != row.by.id) {
        (words.with("outbox-not-yours", &[("name", row.by.name.as_str())]), theme.warn)
    } else {
        (words.get(&format!("delivery-help-{}", row.state.as_str())), theme.text)
    };
    for text in wrap(&sentence, area.width.saturating_sub(3)) {
        lines.push(Line::styled(format!(" {text}"), style));
    }
    if let Some(error) = &row.error {
        for text in wrap(&words.say(error), area.width.saturating_sub(3)) {
            lines.push(Line::styled(format!(" {text}"), theme.bad));
        }
    }
    if !clashes.is_empty() {
        let width = columns.saturating_sub(14) / 3;
        let head = format!(
            " {} {} {} {}",
            left(&words.get("clash-field"), 12),
            left(&words.get("clash-was"), width),
            left(&words.get("clash-theirs"), width),
            cut(&words.get("clash-mine"), width),
        );
        lines.push(Line::styled(head, theme.dim));
    }
    let veil = Veil::over([]);
    for clash in clashes {
        let width = columns.saturating_sub(14) / 3;
        lines.push(Line::from(vec![
            Span::styled(format!(" {} ", left(&words.get(&field_word(clash.name())), 12)), theme.accent),
            Span::styled(left(&veil.text(&field_text(&clash.was, words)), width) + " ", theme.dim),
            Span::styled(left(&veil.text(&field_text(&clash.theirs, words)), width) + " ", theme.warn),
            Span::styled(cut(&veil.text(&field_text(&clash.mine, words)), width), theme.strong),
        ]));
    }
    stack(screen, area, lines);
}
