//! A decision: what it was, what is theirs and what is ours, field by field; what is merged and what still leaves;
//! alarms with what was lost.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};
use unicode_width::UnicodeWidthStr;

use super::cells::{clock, cut, left};
use super::desk::first_name;
use super::frame::key_name;
use super::outbox::field_text;
use super::theme::Theme;
use super::{broad, middle};
use crate::app::layout::wrap;
use crate::app::{App, Decision, field_word};
use crate::domain::change::Patch;
use crate::domain::clean::Clean;
use crate::domain::conflict::{Clash, Matter, Pick};
use crate::domain::delivery::Delivery;
use crate::domain::mark::Mark;
use crate::domain::redact::{Veil, mask_name};
use crate::store::value_in;

/// Draws the sheet over the screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, decision: &Decision, app: &App, theme: &Theme) {
    let columns = area.width.saturating_sub(2).min(broad(area, 110));
    let lines = lines(decision, columns.saturating_sub(2), app, theme);
    let place = middle(area, columns, (lines.len() as u16).saturating_add(2));
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.warn)
        .title(Line::styled(format!(" {} ", title(decision, app)), theme.warn))
        .title_bottom(keys(decision, usize::from(columns).saturating_sub(4), app, theme).right_aligned());
    let inner = block.inner(place);
    screen.render_widget(Clear, place);
    screen.render_widget(block, place);
    super::stack(screen, inner, lines);
}

/// What covers personal data in the texts of the question.
fn veil(decision: &Decision, app: &App) -> Veil {
    decision.question.view.as_deref().map_or_else(|| Veil::over([]), |view| app.privacy.veil(view))
}

fn title(decision: &Decision, app: &App) -> String {
    let words = &app.config.words;
    let question = &decision.question;
    let key = question.view.as_ref().map_or("–", |view| view.shown.key.as_str());
    let id = match (question.alarm.as_ref().map(|alarm| &alarm.matter), question.state()) {
        (Some(matter), _) => format!("decide-title-{}", matter.kind()),
        (None, Some(Delivery::Held)) if !question.clashes.is_empty() => "decide-title-clash".to_owned(),
        (None, Some(state)) => format!("decide-title-{}", state.as_str()),
        (None, None) => "decide-title-clash".to_owned(),
    };
    words.with(&id, &[("key", key)])
}

/// The keys that mean something here, from the one table.
fn keys(decision: &Decision, columns: usize, app: &App, theme: &Theme) -> Line<'static> {
    let mut spans = Vec::new();
    let mut used = 0;
    let layers = app.layers();
    let mut shown: Vec<_> = app
        .keymap
        .rows(&layers)
        .filter(|bound| {
            bound.row.footer > 0 && !bound.sequences.is_empty() && decision.offers(bound.row.command)
        })
        .collect();
    shown.sort_by_key(|bound| bound.row.footer);
    for bound in shown {
        let (key, word) = (key_name(&bound.shown(), app, theme), app.config.words.get(&bound.row.help()));
        used += key.width() + word.width() + 3;
        if used > columns {
            break;
        }
        spans.push(Span::styled(format!(" {key}"), theme.key));
        spans.push(Span::styled(format!(" {word} "), theme.dim));
    }
    Line::from(spans)
}

fn lines(decision: &Decision, columns: u16, app: &App, theme: &Theme) -> Vec<Line<'static>> {
    let words = &app.config.words;
    let question = &decision.question;
    let veil = veil(decision, app);
    let width = columns.saturating_sub(2);
    let mut lines = Vec::new();
    let mut say = |text: &str, style| {
        lines.extend(wrap(text, width).into_iter().map(|line| Line::styled(format!(" {line}"), style)));
    };
    match question.alarm.as_ref().map(|alarm| &alarm.matter) {
        Some(Matter::Overwrote { fields }) => {
            for clash in fields {
                let by = clash.by.as_ref().map_or_else(|| words.get("somebody"), ToString::to_string);
                let time = clash.at.map_or_else(|| "?".to_owned(), |at| clock(at, &app.zone));
                say(&words.with("overwrote", &[("name", &by), ("time", &time)]), theme.bad);
            }
        }
        Some(Matter::Twice { text, times }) => {
            say(&words.with("stands-twice", &[("times", &times.to_string())]), theme.bad);
            say(&veil.text(&format!("“{}”", text.as_str())), theme.text);
        }
        Some(Matter::Text { text, .. }) => {
            say(&words.get("text-lost"), theme.text);
            say(&veil.text(text.as_str()), theme.internal);
        }
        _ => {
            if question.clashes.is_empty() {
                let state = question.state().unwrap_or(Delivery::Held);
                say(&words.get(&format!("delivery-help-{}", state.as_str())), theme.text);
            }
            if let (Some(error), true) =
                (question.rows.iter().find_map(|row| row.error.as_ref()), question.clashes.is_empty())
            {
                say(&words.say(error), theme.bad);
            }
            if let (true, Some(said)) = (question.clashes.is_empty(), last_word(decision, app)) {
                say(&said, theme.internal);
            }
        }
    }
    if !question.clashes.is_empty() {
        table(&mut lines, decision, usize::from(columns), app, theme);
    }
    if question.alarm.is_none() {
        leaving(&mut lines, decision, usize::from(columns), app, theme);
    }
    lines
}

/// Widths of the columns: field, was, theirs, mine; the rest is for the mark.
fn widths(columns: usize) -> [usize; 4] {
    let rest = columns.saturating_sub(13 + 12);
    [12, rest / 5, rest * 7 / 16, rest * 3 / 8]
}

fn table(lines: &mut Vec<Line<'static>>, decision: &Decision, columns: usize, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let question = &decision.question;
    let veil = veil(decision, app);
    let [field, was, theirs, mine] = widths(columns);
    let by = |clash: &Clash| match (&clash.by, clash.at) {
        (Some(by), Some(at)) => format!(" ({}, {})", first_name(by.as_str()), clock(at, &app.zone)),
        (None, Some(at)) => format!(" ({})", clock(at, &app.zone)),
        (Some(by), None) => format!(" ({})", first_name(by.as_str())),
        (None, None) => String::new(),
    };
    // Where one hand changed all of it, it stands in the head.
    let all = question
        .clashes
        .first()
        .map(by)
        .filter(|first| question.clashes.iter().all(|clash| by(clash) == *first));
    let made =
        question.rows.first().map_or_else(String::new, |row| format!(" ({})", clock(row.at, &app.zone)));
    let head = format!(
        " {}{}{}{}",
        left(&words.get("clash-field"), field),
        left(&words.get("clash-was"), was),
        left(&format!("{}{} ", words.get("clash-theirs"), all.as_deref().unwrap_or_default()), theirs),
        left(&format!("{}{made}", words.get("clash-mine")), mine),
    );
    lines.push(Line::styled(head, theme.dim));
    for (nth, clash) in question.clashes.iter().enumerate() {
        let selected = nth == decision.at;
        let picked = decision.picks.get(nth).and_then(Option::as_ref);
        let style = |on: bool| if on { theme.strong } else { theme.text };
        let own = match picked {
            Some(Pick::Other(value)) => veil.text(&field_text(value, words)),
            _ => veil.text(&field_text(&clash.mine, words)),
        };
        let their = veil.text(&field_text(&clash.theirs, words))
            + &if all.is_some() { String::new() } else { by(clash) };
        let mark = match picked {
            Some(Pick::Theirs) => format!("◀ {}", words.get("clash-theirs")),
            Some(_) => format!("◀ {}", words.get("clash-mine")),
            None if selected && question.alarm.is_none() => format!("◀ {}", words.get("decide-pick")),
            None => String::new(),
        };
        lines.push(Line::from(vec![
            Span::styled(if selected { "▌" } else { " " }, theme.accent),
            Span::styled(left(&words.get(&field_word(clash.name())), field), theme.accent),
            Span::styled(
                left(&veil.text(&field_text(&clash.was, words)), was.saturating_sub(1)) + " ",
                theme.dim,
            ),
            Span::styled(left(&their, theirs.saturating_sub(1)) + " ", style(picked == Some(&Pick::Theirs))),
            Span::styled(
                left(&own, mine.saturating_sub(1)) + " ",
                style(matches!(picked, Some(Pick::Mine | Pick::Other(_)))),
            ),
            Span::styled(cut(&mark, 13), theme.warn),
        ]));
    }
}

/// What leaves whatever is decided: fields that only we changed, tags of both, the comment.
fn leaving(lines: &mut Vec<Line<'static>>, decision: &Decision, columns: usize, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let question = &decision.question;
    let veil = veil(decision, app);
    let Some(patch) = question.patch() else { return };
    let [field, was, theirs, mine] = widths(columns);
    if let (Some(view), false) = (&question.view, question.clashes.is_empty()) {
        let row = |name: &str, before: &str, their: &str, own: &str| {
            Line::from(vec![
                Span::styled(format!(" {}", left(&words.get(&field_word(name)), field)), theme.dim),
                Span::styled(left(before, was.saturating_sub(1)) + " ", theme.dim),
                Span::styled(left(their, theirs.saturating_sub(1)) + " ", theme.dim),
                Span::styled(left(own, mine.saturating_sub(1)) + " ", theme.text),
                Span::styled(cut(&words.get("decide-merged"), 13), theme.good),
            ])
        };
        for value in &patch.set {
            if question.clashes.iter().any(|clash| clash.name() == value.name()) {
                continue;
            }
            let before = question.rows.iter().find_map(|row| row.base.value(value));
            let now = value_in(&view.server, value);
            lines.push(row(
                value.name(),
                &before.map_or_else(String::new, |value| field_text(value, words)),
                &veil.text(&field_text(&now, words)),
                &field_text(value, words),
            ));
        }
        if let Some(line) = tags(&patch, decision, &row) {
            lines.push(line);
        }
    }
    if let Some(comment) = &patch.comment {
        let selected = decision.at >= question.clashes.len();
        let text = veil.text(&decision.comment.as_ref().unwrap_or(&comment.text).as_str().replace('\n', " "));
        let end = words.get(match (&decision.comment, question.clashes.is_empty()) {
            (Some(_), _) => "decide-edited",
            (None, false) => "decide-still-added",
            (None, true) => {
                if comment.public {
                    "to-customer"
                } else {
                    "internal"
                }
            }
        });
        let name = words.get(if comment.public { "change-reply" } else { "change-note" });
        let room = columns.saturating_sub(field + end.width() + 6);
        lines.push(Line::from(vec![
            Span::styled(if selected { "▌" } else { " " }, theme.accent),
            Span::styled(left(&name, field), theme.accent),
            Span::styled(format!("“{}” ", cut(&text, room)), theme.text),
            Span::styled(end, theme.good),
        ]));
    }
}

fn tags(
    patch: &Patch,
    decision: &Decision,
    row: &impl Fn(&str, &str, &str, &str) -> Line<'static>,
) -> Option<Line<'static>> {
    if patch.add_tags.is_empty() && patch.remove_tags.is_empty() {
        return None;
    }
    let view = decision.question.view.as_ref()?;
    let base = decision.question.rows.iter().map(|row| &row.base.tags).find(|tags| !tags.is_empty());
    let list = |tags: &mut dyn Iterator<Item = &Clean>| tags.map(Clean::as_str).collect::<Vec<_>>().join(" ");
    // What stands on both sides says nothing: what each hand added or removed does.
    let theirs = view.server.tags.iter().filter(|tag| base.is_none_or(|base| !base.contains(*tag)));
    let theirs = theirs.map(|tag| format!("+{tag}")).chain(
        base.into_iter()
            .flatten()
            .filter(|tag| !view.server.tags.contains(*tag))
            .map(|tag| format!("-{tag}")),
    );
    let mine = patch.add_tags.iter().map(|tag| format!("+{tag}"));
    let mine = mine.chain(patch.remove_tags.iter().map(|tag| format!("-{tag}")));
    Some(row(
        "tags",
        &base.map_or_else(String::new, |base| list(&mut base.iter())),
        &theirs.collect::<Vec<_>>().join(" "),
        &mine.collect::<Vec<_>>().join(" "),
    ))
}

/// What somebody else said last, for a reply that came behind it.
fn last_word(decision: &Decision, app: &App) -> Option<String> {
    if decision.question.state() != Some(Delivery::Held) {
        return None;
    }
    let view = decision.question.view.as_ref()?;
    let me = app.me.as_ref().map(|me| &me.id);
    let entry = view.timeline.iter().rev().find(|entry| entry.author.as_ref().map(|by| &by.id) != me)?;
    let customer = view.shown.requester.as_ref().map(|person| &person.id);
    let name = match &entry.author {
        Some(author) if Some(&author.id) == customer => mask_name(author.name.as_str()),
        Some(author) => author.name.to_string(),
        None => app.config.words.get("somebody"),
    };
    let text = app.privacy.veil(view).text(&Mark::unseen(entry, &view.shown).replace('\n', " "));
    Some(format!("{name}, {}: “{}”", clock(entry.at, &app.zone), cut(&text, 200)))
}
