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
const TABS: [(Place, &str, &str); 9] = [
    (Place::Desk, "1", "tab-desk"),
    (Place::Causes, "2", "tab-causes"),
    (Place::Knowledge, "3", "tab-knowledge"),
    (Place::Product, "4", "tab-product"),
    (Place::Outbox, "5", "tab-outbox"),
    (Place::Waiting, "6", "tab-waiting"),
    (Place::Problems, "7", "tab-problems"),
    (Place::Review, "8", "tab-review"),
    (Place::Day, "9", "tab-day"),
];

/// Two rows: tabs with the sync's state, and a notice or a rule.
pub fn header(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let state = state(app, theme);
    let room = usize::from(area.width).saturating_sub(state.width() + 1);
    let width = room.min(usize::from(area.width)) as u16;
    screen.render_widget(tabs(app, theme, room), Rect { height: 1, width, ..area });
    let width = (state.width() as u16 + 1).min(area.width);
    let right = Rect { x: area.right() - width, width, height: 1, ..area };
    screen.render_widget(state, right);
    if area.height > 1 {
        let below = Rect { y: area.y + 1, height: 1, ..area };
        screen.render_widget(notice(app, theme, usize::from(area.width)), below);
    }
}

/// Whose name is left out first where the room is short; the key stays.
const SHORT: [Place; 9] = [
    Place::Problems,
    Place::Product,
    Place::Knowledge,
    Place::Review,
    Place::Causes,
    Place::Outbox,
    Place::Waiting,
    Place::Day,
    Place::Desk,
];

/// The screens with their keys, in the widest of their forms that the room has: all names, all names close together, fewer and
/// fewer names, the one where we are.
fn tabs(app: &App, theme: &Theme, room: usize) -> Line<'static> {
    let is_here = |place: Place| app.place == place || app.place == Place::Ticket && place == Place::Desk;
    let tab = |(place, key, name): (Place, &str, &str), before: &str| {
        let style = if is_here(place) { theme.strong } else { theme.dim };
        let name = format!("{} ", app.config.words.get(name));
        [Span::styled(format!("{before}{key} "), theme.key), Span::styled(name, style)]
    };
    // A dot stands for the name, so that a key is not read as one of the next name's.
    let bare = |key: &str, is_last: bool| {
        [Span::styled(key.to_owned(), theme.key), Span::styled(if is_last { "· " } else { "·" }, theme.dim)]
    };
    // Whoever leads nobody finds in the lists of leads only notes to them: their key and the palette show these.
    let shown = || TABS.into_iter().filter(|it| it.0 != Place::Review || app.leads() || is_here(it.0));
    let title = Some(Span::styled(" secondline  ", theme.accent)).filter(|_| app.size.columns >= 100);
    let roomy = title.into_iter().chain(shown().flat_map(|it| tab(it, " "))).collect();
    let close = |left_out: usize| {
        let is_named = |place: Place| is_here(place) || !SHORT[..left_out].contains(&place);
        let next = shown().skip(1).map(|it| is_named(it.0)).chain([true]);
        let tabs = shown()
            .zip(next)
            .flat_map(|(it, is_last)| if is_named(it.0) { tab(it, "") } else { bare(it.1, is_last) });
        std::iter::once(Span::raw(" ")).chain(tabs).collect::<Line<'static>>()
    };
    let mut forms = std::iter::once(roomy).chain((0..=SHORT.len()).map(close));
    let here = || shown().filter(|it| is_here(it.0)).flat_map(|it| tab(it, " ")).collect();
    forms.find(|form| form.width() <= room).unwrap_or_else(here)
}

fn notice(app: &App, theme: &Theme, columns: usize) -> Line<'static> {
    match app.notices.shown() {
        Some(notice) => {
            let style = match notice.tone {
                Tone::Good => theme.good,
                Tone::Bad => theme.bad,
                Tone::Plain => theme.accent,
            };
            let more = match app.notices.more() {
                0 => String::new(),
                more => format!("  +{more}"),
            };
            let text = cut(&notice.counted(), columns.saturating_sub(4 + more.width()));
            let mark = format!(" {} ", notice.tone.mark());
            Line::from(vec![
                Span::styled(mark, style),
                Span::styled(text, style),
                Span::styled(more, theme.strong),
            ])
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
        Link::Busy { pulled, rate } => {
            let mut text = words.with("link-busy", &[("count", &pulled.to_string())]);
            if let Some(rate) = rate.filter(|_| app.size.columns >= 100) {
                text = format!("{text} · {rate}/s");
            }
            ("◌", theme.accent, text)
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
    if status.to_approve > 0 {
        let text = words.with("to-approve", &[("count", &status.to_approve.to_string())]);
        spans.push(Span::styled(format!("  {text}"), theme.warn));
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
        .filter(|bound| bound.row.footer > 0 && !bound.sequences.is_empty() && app.offers(bound.row.command))
        .collect();
    shown.sort_by_key(|bound| bound.row.footer);
    shown.dedup_by_key(|bound| bound.row.command);
    // Palette and help stand at the right on every screen; the rest takes the room that is left.
    let (always, here): (Vec<&Bound>, Vec<&Bound>) =
        shown.into_iter().partition(|bound| bound.row.footer >= 90);
    let mut last = Vec::new();
    for bound in always {
        last.push(Span::styled(format!(" {}", key_name(&bound.shown(), app, theme)), theme.key));
        last.push(Span::styled(format!(" {} ", app.config.words.get(&bound.row.help())), theme.dim));
    }
    let last = Line::from(last);
    let width = (last.width() as u16).min(area.width);
    screen.render_widget(last, Rect { x: area.right() - width, width, ..area });
    let area = Rect { width: area.width - width, ..area };
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for bound in here {
        let Some(word) = app.footer_word(&bound.row) else { continue };
        // What the CRM has no place for is there and grey: its key says why.
        let lacks = app.lacks(bound.row.command).is_some();
        let word = if lacks { format!("({word})") } else { word };
        let key = key_name(&bound.shown(), app, theme);
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

/// A key as it is drawn: `enter` is `↵`, where that can be drawn, and others have the names of the language.
pub fn key_name(written: &str, app: &App, theme: &Theme) -> String {
    match written {
        "enter" if !theme.is_ascii => "↵".to_owned(),
        other => app.config.words.keys(other),
    }
}
