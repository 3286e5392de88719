//! The sheet in which another team is asked.

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::broad;
use super::cells::{day, width};
use super::forms::{LABEL, open, refusal_rows};
use super::theme::Theme;
use crate::app::layout::wrap;
use crate::app::{App, AskField, AskSheet};
use crate::domain::clock::{due_from, example};

/// Draws the sheet over the screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, form: &AskSheet, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let key = app.current().map_or("", |view| view.shown.key.as_str());
    let title = words.with("compose-ask", &[("key", key)]);
    let columns = broad(area, 92).min(area.width).saturating_sub(2 + LABEL);
    let about = about(form, app);
    let about =
        if about.is_empty() { Vec::new() } else { wrap(&about, area.width.min(92).saturating_sub(4)) };
    let teams = packed(&form.called, usize::from(columns));
    // Frame, team, and by when with what that means.
    let others = 5
        + teams.len() as u16
        + about.len() as u16
        + refusal_rows(&form.refused, area)
        + u16::from(!app.news().is_empty());
    // The question whole, as far as there is room for it.
    let lines = wrap(&form.question.text(), columns).len() as u16;
    let question = lines.max(9).min(area.height.saturating_sub(others)).max(3);
    let mut sheet = open(screen, area, question + others, &title, &words.get("ask-keys"), theme);
    sheet.news(app.news());
    sheet.field(&words.get("field-team"), form.at == AskField::Team, &form.team, 1);
    let known = form.known_team();
    for line in teams {
        let names = line.into_iter().map(|nth| {
            let style = if known == Some(nth) { theme.strong } else { theme.dim };
            Span::styled(format!("{}  ", form.called[nth]), style)
        });
        sheet.value("", false, names.collect());
    }
    let name = words.get("field-question");
    sheet.field(&name, form.at == AskField::Question, &form.question, question);
    if lines > question {
        sheet.goes_on(&words.with("field-goes-on", &[("count", &lines.to_string())]));
    }
    sheet.field(&words.get("field-due"), form.at == AskField::Due, &form.due, 1);
    sheet.value("", false, vec![due(form, app, theme)]);
    for line in about {
        sheet.line(Line::styled(format!(" {line}"), theme.dim));
    }
    sheet.refusals(&form.refused);
}

/// Names in as many lines as they need, each by its place.
fn packed(names: &[String], columns: usize) -> Vec<Vec<usize>> {
    let mut lines: Vec<Vec<usize>> = Vec::new();
    let mut used = 0;
    for (nth, name) in names.iter().enumerate() {
        match lines.last_mut() {
            Some(line) if used + width(name) <= columns => line.push(nth),
            _ => {
                lines.push(vec![nth]);
                used = 0;
            }
        }
        used += width(name) + 2;
    }
    lines
}

/// For which step it is; nothing for a question by hand.
fn about(form: &AskSheet, app: &App) -> String {
    if !form.is_of_step() {
        return String::new();
    }
    let words = &app.config.words;
    let step = form.of_step.as_ref().and_then(|form| form.step.as_deref()).unwrap_or_default();
    let procedure = app.ticket.as_ref().and_then(|ticket| ticket.procedure.as_ref());
    let title = procedure.map_or(step, |procedure| procedure.sop.words(words.language()).step(step));
    words.with("ask-of-step", &[("step", title)])
}

/// By when an answer is wanted, as it would be sent.
fn due<'a>(form: &AskSheet, app: &App, theme: &Theme) -> Span<'a> {
    let words = &app.config.words;
    let typed = form.due.text();
    let at = |at: Timestamp| day(at, &app.zone, app.config.words.language());
    if typed.trim().is_empty() {
        let agreed = form.agreed(&app.config.clocks, app.now).due;
        let text = match agreed {
            Some(due) => words.with("ask-due-agreed", &[("at", &at(due))]),
            None => words.get("ask-due-none"),
        };
        return Span::styled(text, theme.dim);
    }
    if let Some(due) = due_from(&typed, app.now, &app.zone) {
        return Span::styled(format!("→ {}", at(due)), theme.text);
    }
    // In quotes, so that it stands as it is typed and not as the language writes a day.
    let example = format!("“{}”", example(app.now, &app.zone));
    Span::styled(words.with("ask-due-hint", &[("example", &example)]), theme.warn)
}
