//! What waits to be sent and what needs a person, with the fields of a conflict below.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::cells::{clock, cut, left};
use super::desk::first_name;
use super::stack;
use super::theme::Theme;
use crate::app::App;
use crate::app::layout::wrap;
use crate::domain::change::{Change, FieldValue};
use crate::domain::conflict::Clash;
use crate::domain::redact::Veil;
use crate::store::OutboxRow;

/// Draws the outbox.
pub fn draw(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let [title, list, detail] =
        Layout::vertical([Constraint::Length(1), Constraint::Min(0), Constraint::Length(7)]).areas(area);
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
    for (nth, (row, _)) in rows.iter().enumerate().skip(app.outbox.cursor.top).take(usize::from(list.height))
    {
        let y = list.y + (nth - app.outbox.cursor.top) as u16;
        let line = line(row, usize::from(list.width), app, theme, nth == app.outbox.cursor.at);
        screen.render_widget(line, Rect { y, height: 1, ..list });
    }
    if let Some((row, clashes)) = rows.get(app.outbox.cursor.at) {
        draw_detail(screen, detail, row, clashes, app, theme);
    }
}

fn line<'a>(row: &OutboxRow, columns: usize, app: &App, theme: &Theme, selected: bool) -> Line<'a> {
    let words = &app.config.words;
    let on = |style: ratatui::style::Style| if selected { theme.selected.patch(style) } else { style };
    let state = words.get(&format!("delivery-{}", row.state.as_str()));
    let style = if row.state.needs_person() { theme.bad } else { theme.waiting };
    let key = row.key.as_ref().map_or("–", |key| key.as_str());
    let what = format!(
        "{} {}",
        words.get(&format!("change-{}", row.change.kind().replace('_', "-"))),
        // No ticket is at hand here: what is personal data by its form goes.
        Veil::over([]).text(&summary(&row.change))
    );
    Line::from(vec![
        Span::styled(if selected { "▌ " } else { "  " }, theme.accent),
        Span::styled(left(&state, 16) + " ", on(style)),
        Span::styled(left(key, 9) + " ", on(theme.accent)),
        Span::styled(clock(row.at, &app.zone) + "  ", on(theme.dim)),
        Span::styled(left(&what, columns.saturating_sub(38)), on(theme.text)),
    ])
}

/// What a change is about, in its own words.
fn summary(change: &Change) -> String {
    match change {
        Change::Note { text } | Change::Reply { text } => text.as_str().replace('\n', " "),
        Change::Set { value } => format!("{} {}", value.name(), field_text(value)),
        Change::Tag { add, remove } => {
            let add = add.iter().map(|tag| format!("+{tag}"));
            add.chain(remove.iter().map(|tag| format!("-{tag}"))).collect::<Vec<_>>().join(" ")
        }
        Change::Answer { input, value } => {
            format!("{input} {}", value.as_ref().map_or("–", |value| value.as_str()))
        }
        Change::Tick { step, .. } => step.clone(),
        Change::Resolve { cause, .. } => cause.clone(),
        _ => String::new(),
    }
}

fn field_text(value: &FieldValue) -> String {
    match value {
        FieldValue::Status(status) => status.as_str().to_owned(),
        FieldValue::Priority(priority) => priority.as_str().to_owned(),
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
    let sentence = words.get(&format!("delivery-help-{}", row.state.as_str()));
    for text in wrap(&sentence, area.width.saturating_sub(3)) {
        lines.push(Line::styled(format!(" {text}"), theme.text));
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
            Span::styled(format!(" {} ", left(clash.mine.name(), 12)), theme.accent),
            Span::styled(left(&veil.text(&field_text(&clash.was)), width) + " ", theme.dim),
            Span::styled(left(&veil.text(&field_text(&clash.theirs)), width) + " ", theme.warn),
            Span::styled(cut(&veil.text(&field_text(&clash.mine)), width), theme.strong),
        ]));
    }
    stack(screen, area, lines);
}
