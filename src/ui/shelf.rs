//! Articles that the target lists: how often each was used, whose it is, what agents say is wrong with it, why it is stale.

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::cells::{left, right, width};
use super::queue::{owner_of, paragraph, say};
use super::theme::Theme;
use crate::app::layout::QUEUE_FOOT;
use crate::app::{App, Queue, QueueView};
use crate::domain::article::Shelved;
use crate::domain::locale;
use crate::domain::standing::Confidence;
use crate::report::{stale_say, standing_told};

/// Widths of the columns that have a fixed one.
const DAY: usize = 11;
const OWNER: usize = 10;

/// Draws a list of articles.
pub(super) fn draw(screen: &mut Frame<'_>, head: Rect, body: Rect, queue: &Queue, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let rows = queue.articles(queue.view);
    if queue.shelf.is_none() {
        say(screen, body, &words.get("queue-loading"), theme);
        return;
    }
    if rows.is_empty() {
        say(screen, body, &words.get(&format!("{}-none", queue.view.name())), theme);
        return;
    }
    let word = |id: &str| words.get(id);
    let states = rows.iter().map(|one| width(&words.get(&one.told_state()))).max().unwrap_or_default();
    let state = states.max(width(&word("column-state"))) + 2;
    let count = width(&word("report-col-linked")) + 1;
    let flags = width(&word("report-col-flags")) + 1;
    let owner = if rows.iter().any(|one| one.standing.owner.is_some()) { OWNER } else { 0 };
    let free = usize::from(body.width).saturating_sub(2 + state + count + 2 + DAY + owner + flags + 1);
    // Numbers stay beside what they are of.
    let titles = rows.iter().map(|one| width(one.article.title.as_str())).max().unwrap_or_default();
    let columns = free.min(titles.max(width(&word("column-article"))) + 3);
    let columns = [state, columns, count, owner, flags];
    let text = format!(
        "  {}{}{}  {}{}{}",
        left(&word("column-state"), state),
        left(&word("column-article"), columns[1]),
        right(&word("report-col-linked"), count),
        left(&word("column-verified"), DAY),
        left(&word("column-owner"), owner),
        right(&word("report-col-flags"), flags),
    );
    screen.render_widget(Line::styled(text, theme.dim), head);
    let [list, foot] = Layout::vertical([Constraint::Min(0), Constraint::Length(QUEUE_FOOT)]).areas(body);
    for (nth, one) in rows.iter().enumerate().skip(queue.cursor.top).take(usize::from(list.height)) {
        let y = list.y + (nth - queue.cursor.top) as u16;
        let drawn = line(one, columns, queue, app, theme, nth == queue.cursor.at);
        screen.render_widget(drawn, Rect { y, height: 1, ..list });
    }
    let Some(one) = queue.article() else { return };
    let mut told: Vec<String> = Vec::new();
    if let (QueueView::Flagged | QueueView::Mine, Some(flag)) = (queue.view, one.flags().next()) {
        let at = flag.at.map(|at| day(at, app)).unwrap_or_default();
        let args = [("key", flag.key.as_str()), ("words", flag.words.as_str()), ("at", &at)];
        told.push(words.with("article-flag", &args));
    }
    told.extend(one.stale.map(|stale| words.say(&stale_say(stale))));
    told.extend(standing_told(&one.standing, words));
    paragraph(screen, foot, &told.join(" "), theme.text);
}

fn day(at: Timestamp, app: &App) -> String {
    locale::day(app.zone.to_datetime(at).date(), app.config.words.language())
}

fn line<'a>(
    one: &Shelved,
    [stands, columns, count, owner, flags]: [usize; 5],
    queue: &Queue,
    app: &App,
    theme: &Theme,
    selected: bool,
) -> Line<'a> {
    let on = |style: Style| if selected { theme.selected.patch(style) } else { style };
    let words = &app.config.words;
    let state = words.get(&one.told_state());
    let style = match one.standing.confidence {
        Some(Confidence::Validated) => theme.good,
        Some(Confidence::Archived) => theme.dim,
        _ => theme.text,
    };
    let faults = one.flags().count();
    let shown = if faults > 0 { faults.to_string() } else { String::new() };
    let whose = if queue.is_mine(&one.standing) { theme.accent } else { theme.dim };
    let fresh = if one.stale.is_some() { theme.warn } else { theme.dim };
    Line::from(vec![
        Span::styled(if selected { "▌ " } else { "  " }, on(theme.accent)),
        Span::styled(left(&state, stands), on(style)),
        Span::styled(left(one.article.title.as_str(), columns.saturating_sub(1)) + " ", on(theme.text)),
        Span::styled(right(&one.used.linked.to_string(), count), on(theme.strong)),
        Span::styled(
            format!("  {}", left(&one.verified().map(|at| day(at, app)).unwrap_or_default(), DAY)),
            on(fresh),
        ),
        Span::styled(left(&owner_of(&one.standing), owner), on(whose)),
        Span::styled(right(&shown, flags), on(theme.bad)),
    ])
}
