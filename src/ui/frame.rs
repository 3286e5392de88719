//! The header (where we are, how the sync stands, what waits, what needs a person), the notice line below
//! it, and the footer with the keys that matter here.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::cells::{clock, cut};
use super::theme::Theme;
use crate::app::{App, Link, Place, Tone};
use crate::keymap::Bound;

/// The screens that the digits open.
const TABS: [(Place, &str, &str); 6] = [
    (Place::Desk, "1", "tab-desk"),
    (Place::Causes, "2", "tab-causes"),
    (Place::Knowledge, "3", "tab-knowledge"),
    (Place::Product, "4", "tab-product"),
    (Place::Outbox, "5", "tab-outbox"),
    (Place::Waiting, "6", "tab-waiting"),
];

/// Two rows: tabs with the sync's state, and a notice or a rule.
pub fn header(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let words = &app.config.words;
    let state = state(app, theme);
    let mut spans = Vec::new();
    if app.size.columns >= 100 {
        spans.push(Span::styled(" secondline  ", theme.accent));
    }
    for (place, key, name) in TABS {
        let here = app.place == place || (app.place == Place::Ticket && place == Place::Desk);
        spans.push(Span::styled(format!(" {key} "), theme.key));
        let style = if here { theme.strong } else { theme.dim };
        spans.push(Span::styled(format!("{} ", words.get(name)), style));
    }
    let line = Line::from(spans);
    let room = usize::from(area.width).saturating_sub(state.width() + 1);
    if line.width() <= room {
        screen.render_widget(line, Rect { height: 1, ..area });
    } else {
        let here = |place: Place| app.place == place || app.place == Place::Ticket && place == Place::Desk;
        let named = |(_, key, name): (Place, &str, &str)| {
            Span::styled(format!(" {key} {} ", words.get(name)), theme.strong)
        };
        // Where not all names fit, the other screens keep their digits; where these do not fit either, one is named.
        let digit = |tab: (Place, &str, &str)| Span::styled(format!(" {} ", tab.1), theme.key);
        let digits: Line<'_> =
            TABS.into_iter().map(|tab| if here(tab.0) { named(tab) } else { digit(tab) }).collect();
        let short = if digits.width() <= room {
            digits
        } else {
            TABS.into_iter().filter(|tab| here(tab.0)).map(named).collect()
        };
        screen.render_widget(
            short,
            Rect { height: 1, width: room.min(usize::from(area.width)) as u16, ..area },
        );
    }
    let width = (state.width() as u16 + 1).min(area.width);
    let right = Rect { x: area.right() - width, width, height: 1, ..area };
    screen.render_widget(state, right);
    if area.height > 1 {
        let below = Rect { y: area.y + 1, height: 1, ..area };
        screen.render_widget(notice(app, theme, usize::from(area.width)), below);
    }
}

fn notice(app: &App, theme: &Theme, columns: usize) -> Line<'static> {
    match app.notices.shown() {
        Some(notice) => {
            let (mark, style) = match notice.tone {
                Tone::Good => ("✔ ", theme.good),
                Tone::Bad => ("✗ ", theme.bad),
                Tone::Plain => ("· ", theme.accent),
            };
            let text = cut(&notice.text, columns.saturating_sub(4));
            Line::from(vec![Span::raw(" "), Span::styled(mark, style), Span::styled(text, style)])
        }
        None => Line::styled("─".repeat(columns), theme.dim),
    }
}

/// How the sync stands, what waits and what needs a person, to the right of the tabs.
fn state(app: &App, theme: &Theme) -> Line<'static> {
    let words = &app.config.words;
    let status = &app.status;
    let (mark, style, text) = match &status.link {
        Link::Starting => ("◌", theme.dim, words.get("link-starting")),
        Link::Busy { pulled } => {
            ("◌", theme.accent, words.with("link-busy", &[("count", &pulled.to_string())]))
        }
        Link::Synced { at } => {
            ("●", theme.good, words.with("link-synced", &[("time", &clock(*at, &app.zone))]))
        }
        Link::Offline { since } => {
            ("○", theme.warn, words.with("link-offline", &[("time", &clock(*since, &app.zone))]))
        }
        Link::Stopped { .. } => ("✗", theme.bad, words.get("link-stopped")),
    };
    let mut spans = vec![Span::styled(format!("{mark} {text}"), style)];
    if status.to_send > 0 {
        let text = words.with("to-send", &[("count", &status.to_send.to_string())]);
        spans.push(Span::styled(format!("  {text}"), theme.waiting));
    }
    if status.needs_person > 0 {
        let text = words.with("needs-person", &[("count", &status.needs_person.to_string())]);
        spans.push(Span::styled(format!("  {text}"), theme.bad));
    }
    spans.push(Span::raw(" "));
    Line::from(spans)
}

/// The keys that matter here, from the one table, as many as fit.
pub fn footer(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let layers = app.layers();
    let mut shown: Vec<_> = app
        .keymap
        .rows(&layers)
        .filter(|bound| bound.row.footer > 0 && !bound.chords.is_empty() && app.offers(bound.row.command))
        .collect();
    shown.sort_by_key(|bound| bound.row.footer);
    shown.dedup_by_key(|bound| bound.row.command);
    // Palette and help stand at the right on every screen; the rest takes the room that is left.
    let (always, here): (Vec<&Bound>, Vec<&Bound>) =
        shown.into_iter().partition(|bound| bound.row.footer >= 90);
    let mut last = Vec::new();
    for bound in always {
        last.push(Span::styled(format!(" {}", key_name(&bound.shown())), theme.key));
        last.push(Span::styled(format!(" {} ", app.config.words.get(&bound.row.help())), theme.dim));
    }
    let last = Line::from(last);
    let width = (last.width() as u16).min(area.width);
    screen.render_widget(last, Rect { x: area.right() - width, width, ..area });
    let area = Rect { width: area.width - width, ..area };
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for bound in here {
        let word = app.config.words.get(&bound.row.help());
        // What the CRM has no place for is there and grey: its key says why.
        let lacks = app.lacks(bound.row.command).is_some();
        let word = if lacks { format!("({word})") } else { word };
        let key = key_name(&bound.shown());
        let width = key.width() + 1 + word.width() + 2;
        if used + width > usize::from(area.width) {
            break;
        }
        used += width;
        spans.push(Span::styled(key, if lacks { theme.dim } else { theme.key }));
        spans.push(Span::styled(format!(" {word}  "), theme.dim));
    }
    screen.render_widget(Line::from(spans), area);
}

/// A key as it is drawn: `enter` is `↵`.
pub fn key_name(written: &str) -> String {
    match written {
        "enter" => "↵".to_owned(),
        other => other.to_owned(),
    }
}
