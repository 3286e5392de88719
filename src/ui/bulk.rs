//! What several tickets get before they get it: a line for each, and the selected one in full.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::cells::{cut, left, width};
use super::forms::open;
use super::outbox::{field_text, summary};
use super::range;
use super::theme::Theme;
use crate::app::layout::wrap;
use crate::app::{App, BulkSheet, Deed, Fate, Fated, field_word};
use crate::domain::change::{FieldValue, NewChange, Outgoing};
use crate::domain::redact::Veil;

/// Draws the sheet over the screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, form: &BulkSheet, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let mut sheet = open(screen, area, area.height, &cut(&form.what, 60), &words.get("bulk-keys"), theme);
    let Some(rows) = &form.rows else {
        sheet.line(Line::styled(format!(" {}", words.get("bulk-loading")), theme.dim));
        return;
    };
    let told: Vec<String> = ["bulk-count", "bulk-count-same", "bulk-count-refused"]
        .into_iter()
        .zip(form.counts())
        .filter(|(id, count)| *id == "bulk-count" || *count > 0)
        .map(|(id, count)| words.with(id, &[("count", &count.to_string())]))
        .collect();
    let told = told.join(" ");
    for text in wrap(&told, sheet.columns().saturating_sub(2)) {
        sheet.line(Line::styled(format!(" {text}"), theme.text));
    }
    let visible = form.visible(app.size);
    sheet.range(range(form.cursor.top, visible, rows.len(), app));
    let room = usize::from(sheet.columns()).saturating_sub(16);
    // What becomes of them has what it needs, up to its share; the subjects have the rest.
    let needed = rows.iter().map(|row| width(&cell(row, form, app, theme).2)).max().unwrap_or_default();
    let fate = (needed + 1).min(room - room * 2 / 5);
    let subject = room - fate;
    for (nth, row) in rows.iter().enumerate().skip(form.cursor.top).take(visible) {
        let selected = nth == form.cursor.at;
        let on = |style: Style| if selected { theme.selected.patch(style) } else { style };
        let (mark, style, told) = cell(row, form, app, theme);
        sheet.line(Line::from(vec![
            Span::styled(if selected { "▌" } else { " " }, on(theme.accent)),
            Span::styled(format!("{mark} "), on(style)),
            Span::styled(left(&format!("#{}", row.key), 8) + " ", on(theme.accent)),
            Span::styled(
                left(&row.subject, subject) + "  ",
                on(if row.is_out { theme.dim } else { theme.text }),
            ),
            Span::styled(left(&told, fate), on(style)),
        ]));
    }
    sheet.line(Line::default());
    let Some(row) = form.selected() else { return };
    let key = [("key", row.key.as_str())];
    match &row.fate {
        _ if row.is_out => sheet.line(Line::styled(format!(" {}", words.with("bulk-out", &key)), theme.warn)),
        Fate::Same => sheet.line(Line::styled(format!(" {}", words.with("bulk-same", &key)), theme.dim)),
        Fate::Not(why) => {
            sheet.line(Line::styled(format!(" {}", words.with("bulk-refused", &key)), theme.warn));
            sheet.refusals(why);
        }
        Fate::Does(changes) => {
            for text in values(changes, &row.was, app) {
                sheet.line(Line::styled(format!(" {}", cut(&text, room + 12)), theme.text));
            }
            let veil = Veil::over(std::iter::empty());
            for merging in row.changes().iter().filter_map(|new| match &new.out {
                Some(Outgoing::Ticket(patch)) => patch.merge.as_ref(),
                _ => None,
            }) {
                let id = words.with("tie-there", &[("key", merging.into.key.as_str())]);
                sheet.line(Line::styled(format!(" {id}"), theme.internal));
                for text in wrap(&veil.text(merging.there.as_str()), sheet.columns().saturating_sub(4)) {
                    sheet.line(Line::styled(format!("  {text}"), theme.text));
                }
            }
            for (text, public) in row.said() {
                let id = if public { "bulk-reads" } else { "bulk-notes" };
                let style = if public { theme.warn } else { theme.internal };
                sheet.line(Line::styled(format!(" {}", words.with(id, &key)), style));
                let text = crate::domain::mark::Mark::left_out(text.as_str());
                for text in wrap(&veil.text(&text), sheet.columns().saturating_sub(4)) {
                    sheet.line(Line::styled(format!("  {text}"), theme.text));
                }
            }
        }
    }
}

/// What becomes of a ticket, in a cell.
fn cell(row: &Fated, form: &BulkSheet, app: &App, theme: &Theme) -> (&'static str, Style, String) {
    let words = &app.config.words;
    match &row.fate {
        _ if row.is_out => ("[ ]", theme.dim, words.get("bulk-cell-out")),
        Fate::Same => ("[=]", theme.dim, words.get("bulk-cell-same")),
        Fate::Not(why) => ("[✗]", theme.bad, why.join(" ")),
        Fate::Does(changes) => {
            let mut all = values(changes, &row.was, app);
            if all.is_empty()
                || matches!(form.deed, Deed::Reply(_) | Deed::With(..) | Deed::Macro(_) | Deed::Note(_))
            {
                all.extend(changes.iter().map(|new| summary(&new.change, app)).filter(|one| !one.is_empty()));
            }
            ("[x]", theme.strong, if all.is_empty() { form.what.clone() } else { all.join(" · ") })
        }
    }
}

/// The fields and tags that change, each with its new value behind the one it had.
fn values(changes: &[NewChange], was: &[FieldValue], app: &App) -> Vec<String> {
    let words = &app.config.words;
    let mut all = Vec::new();
    for new in changes {
        let Some(Outgoing::Ticket(patch)) = &new.out else { continue };
        for value in &patch.set {
            let before = was.iter().find(|was| was.name() == value.name()).map(|was| field_text(was, words));
            let before = before.filter(|was| was != "–").map(|was| format!("{was} → ")).unwrap_or_default();
            all.push(format!(
                "{} {before}{}",
                words.get(&field_word(value.name())),
                field_text(value, words)
            ));
        }
        let add = patch.add_tags.iter().map(|tag| format!("+{tag}"));
        all.extend(add.chain(patch.remove_tags.iter().map(|tag| format!("-{tag}"))));
        all.extend(patch.link.iter().map(|to| words.with("tie-linked", &[("key", to.key.as_str())])));
        all.extend(patch.merge.iter().map(|to| words.with("tie-merged", &[("key", to.into.key.as_str())])));
    }
    all
}
