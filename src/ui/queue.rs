//! The knowledge and the product queue: what recurs, and the text made from its tickets.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::cells::{cut, day, left, right, sparkline, width};
use super::desk::first_name;
use super::theme::Theme;
use super::{range, show_range, stack};
use crate::app::layout::{QUEUE_FOOT, hang, wrap};
use crate::app::{App, Queue, QueueView, text_columns};
use crate::domain::proposal::{Effect, Kind, Proposal, State, Told};
use crate::domain::standing::{Confidence, Standing};
use crate::report::{effect_short, effect_told, existing_say, standing_told};

/// Draws a queue, or its opened text.
pub fn draw(screen: &mut Frame<'_>, area: Rect, queue: &Queue, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let [title, head, body] =
        Layout::vertical([Constraint::Length(1), Constraint::Length(1), Constraint::Min(0)]).areas(area);
    let rows = queue.rows.as_deref();
    if let (Some(cursor), Some(proposal)) = (queue.open, queue.selected()) {
        draw_text(screen, area, queue, proposal, cursor.top, app, theme);
        return;
    }
    let names = views(queue, app, theme);
    let taken = names.width();
    screen.render_widget(names, title);
    let (top, visible) = (queue.cursor.top, usize::from(body.height.saturating_sub(QUEUE_FOOT)));
    show_range(screen, title, taken, range(top, visible, queue.length(queue.view), app), theme);
    let Some(_) = rows else {
        screen.render_widget(Line::styled(format!("   {}", words.get("queue-loading")), theme.dim), body);
        return;
    };
    if !matches!((queue.view, queue.kind), (QueueView::Recurring, _) | (QueueView::Mine, Kind::Product)) {
        super::shelf::draw(screen, head, body, queue, app, theme);
        return;
    }
    let rows = queue.proposals(queue.view);
    if rows.is_empty() && queue.view == QueueView::Mine {
        say(screen, body, &words.get("queue-mine-none"), theme);
        return;
    }
    if rows.is_empty() {
        let rule = match queue.kind {
            Kind::Knowledge => app.config.settings.recurrence.knowledge,
            Kind::Product => app.config.settings.recurrence.product,
        };
        let text = words.with(
            "queue-empty",
            &[
                ("tickets", &rule.tickets.to_string()),
                ("days", &rule.days.to_string()),
                ("customers", &rule.customers.to_string()),
            ],
        );
        say(screen, body, &text, theme);
        return;
    }
    let [body, foot] = Layout::vertical([Constraint::Min(0), Constraint::Length(QUEUE_FOOT)]).areas(body);
    let word = |id: &str| words.get(id);
    // The last column is called by what it holds: what became of the contacts, or only that something is there already.
    let became = if rows.iter().any(|one| one.effect.is_some()) { "column-effect" } else { "column-note" };
    let became = word(became);
    let widest = |cells: &mut dyn Iterator<Item = String>| cells.map(|cell| width(&cell)).max().unwrap_or(0);
    let effect = match widest(&mut rows.iter().map(|one| effect_cell(one, app, theme).0)) {
        0 => 0,
        most => most.max(width(&became)),
    };
    let is_wide = body.width >= WIDE;
    let owner = widest(&mut rows.iter().map(|one| owner_of(&one.standing)));
    let owner = if is_wide && owner > 0 { OWNER } else { 0 };
    // On what recurs more hangs than on how many customers that are, which the text says as well.
    let customers = if !is_wide && effect > 0 { 0 } else { width(&word("column-customers")) + 2 };
    let trend = rows.iter().map(|one| one.evidence.trend.len()).max().unwrap_or_default();
    let trend = trend.max(width(&word("column-trend"))).min(12);
    let free =
        usize::from(body.width).saturating_sub(2 + 12 + owner + 5 + customers + trend + 4 + effect + 1);
    // Numbers stay beside what they are of, on a wide screen too.
    let columns = free.min(widest(&mut rows.iter().map(|one| subject(one, app, usize::MAX))) + 2);
    let text = format!(
        "  {}{}{}{}{}  {}  {}",
        left(&word("column-state"), 12),
        left(&word("column-recurs"), columns),
        left(&word("column-owner"), owner),
        right(&word("column-tickets"), 5),
        right(&word("column-customers"), customers),
        left(&word("column-trend"), trend),
        left(&became, effect),
    );
    screen.render_widget(Line::styled(text, theme.dim), head);
    for (nth, proposal) in rows.iter().enumerate().skip(queue.cursor.top).take(usize::from(body.height)) {
        let selected = nth == queue.cursor.at;
        let y = body.y + (nth - queue.cursor.top) as u16;
        let drawn = line(proposal, [columns, owner, customers, trend, effect], app, theme, selected);
        screen.render_widget(drawn, Rect { y, height: 1, ..body });
    }
    let Some(one) = queue.selected() else { return };
    let (told, style) = match (&one.effect, &one.existing) {
        (Some(effect), _) => (effect_told(effect, words), effect_style(effect, theme)),
        (None, Some(existing)) => (words.say(&existing_say(existing, one.kind)), theme.warn),
        (None, None) => (standing_told(&one.standing, words).join(" "), theme.text),
    };
    let whole = subject(one, app, usize::MAX);
    let rows = if told.is_empty() { 0 } else { wrap(&told, foot.width.saturating_sub(2)).len() };
    let is_cut = width(&whole) + 1 > columns && rows < usize::from(foot.height);
    if is_cut {
        let name = cut(&whole, usize::from(foot.width).saturating_sub(2));
        screen.render_widget(Line::styled(format!(" {name}"), theme.strong), foot);
    }
    let below = u16::from(is_cut);
    let foot = Rect { y: foot.y + below, height: foot.height.saturating_sub(below), ..foot };
    paragraph(screen, foot, &told, style);
}

/// The names of the lists with how much each holds, the one that is shown among them.
fn views<'a>(queue: &Queue, app: &App, theme: &Theme) -> Line<'a> {
    let mut spans = vec![Span::raw(" ")];
    for view in QueueView::of(queue.kind) {
        let is_shown = *view == queue.view;
        spans.push(Span::styled(if is_shown { "▸" } else { " " }, theme.accent));
        let name = app.config.words.get(view.name());
        let style = if is_shown { theme.strong } else { theme.dim };
        spans.push(Span::styled(format!("{name} {}  ", queue.length(*view)), style));
    }
    Line::from(spans)
}

/// A sentence where nothing is listed.
pub(super) fn say(screen: &mut Frame<'_>, body: Rect, text: &str, theme: &Theme) {
    for (row, line) in wrap(text, body.width.saturating_sub(6)).iter().enumerate() {
        let y = body.y + body.height / 3 + row as u16;
        if y < body.bottom() {
            let place = Rect { x: body.x + 3, y, width: body.width.saturating_sub(3), height: 1 };
            screen.render_widget(Line::styled(line.as_str(), theme.text), place);
        }
    }
}

/// A sentence below the list, as far as it has room.
pub(super) fn paragraph(screen: &mut Frame<'_>, area: Rect, text: &str, style: ratatui::style::Style) {
    for (row, line) in wrap(text, area.width.saturating_sub(2)).iter().enumerate() {
        let y = area.y + row as u16;
        if y < area.bottom() {
            screen.render_widget(Line::styled(format!(" {line}"), style), Rect { y, height: 1, ..area });
        }
    }
}

/// Cells of a cause's name below which its code stands alone.
const NAME_LEAST: usize = 6;
/// Columns from which owners have one of their own.
const WIDE: u16 = 110;
/// Cells of that column.
const OWNER: usize = 12;

fn effect_style(effect: &Effect, theme: &Theme) -> ratatui::style::Style {
    match effect.told {
        Told::Fewer => theme.good,
        Told::More => theme.bad,
        Told::CannotTell | Told::TooEarly | Told::NoPast => theme.dim,
    }
}

fn state_style(state: State, theme: &Theme) -> ratatui::style::Style {
    match state {
        State::Candidate => theme.warn,
        State::Draft => theme.text,
        State::Sent | State::InReview | State::Accepted => theme.waiting,
        State::Published | State::Shipped => theme.good,
        State::Archived | State::Declined => theme.dim,
    }
}

fn line<'a>(
    proposal: &Proposal,
    [columns, owner, customers, weeks, room]: [usize; 5],
    app: &App,
    theme: &Theme,
    selected: bool,
) -> Line<'a> {
    let on = |style: ratatui::style::Style| if selected { theme.selected.patch(style) } else { style };
    let (state, style_of_state) = state_told(proposal, app, theme);
    let evidence = &proposal.evidence;
    let trend: Vec<u32> = evidence.trend.iter().map(|count| *count as u32).collect();
    let (effect, style) = effect_cell(proposal, app, theme);
    Line::from(vec![
        Span::styled(if selected { "▌ " } else { "  " }, on(theme.accent)),
        Span::styled(left(&state, 11) + " ", on(style_of_state)),
        Span::styled(
            left(&subject(proposal, app, columns.saturating_sub(1)), columns.saturating_sub(1)) + " ",
            on(theme.text),
        ),
        Span::styled(left(&owner_of(&proposal.standing), owner), on(theme.dim)),
        Span::styled(right(&evidence.tickets.len().to_string(), 5), on(theme.strong)),
        Span::styled(right(&evidence.customers.to_string(), customers), on(theme.text)),
        Span::styled(format!("  {}", left(&sparkline(&trend), weeks)), on(theme.good)),
        Span::styled("  ", on(theme.text)),
        Span::styled(left(&effect, room), on(style)),
    ])
}

/// What became of the contacts, or else that there is a text of the same already.
fn effect_cell(proposal: &Proposal, app: &App, theme: &Theme) -> (String, ratatui::style::Style) {
    match &proposal.effect {
        Some(effect) => (effect_short(effect), effect_style(effect, theme)),
        None if proposal.existing.is_some() => (app.config.words.get("existing-short"), theme.warn),
        None => (String::new(), theme.dim),
    }
}

/// The state in a word, and how it looks.
fn state_told(proposal: &Proposal, app: &App, theme: &Theme) -> (String, ratatui::style::Style) {
    let style = match proposal.standing.confidence.filter(|_| !proposal.state.is_out()) {
        None => state_style(proposal.state, theme),
        Some(Confidence::Validated) => theme.good,
        Some(Confidence::NotValidated) => theme.waiting,
        Some(Confidence::WorkInProgress) => theme.text,
        Some(Confidence::Archived) => theme.dim,
    };
    (app.config.words.get(&proposal.told_state()), style)
}

/// The first name of whose it is.
pub(super) fn owner_of(standing: &Standing) -> String {
    standing.owner.as_ref().map_or_else(String::new, |(_, name)| first_name(name.as_str()).to_owned())
}

/// What recurs: code, topic or else the cause's name, and product. One cause may recur on several products, so that where
/// room is short its name gives way first; a topic says more than the product, so that there the product does.
fn subject(proposal: &Proposal, app: &App, columns: usize) -> String {
    let evidence = &proposal.evidence;
    let language = app.config.words.language();
    let name = app.config.taxonomy.get(evidence.cause.as_str()).map_or("", |cause| cause.name(language));
    let topic = evidence.topic_told();
    let product = evidence.product.as_str();
    let product = if product.is_empty() { "–".to_owned() } else { app.config.words.product(product) };
    if !topic.is_empty() {
        return cut(&format!("{} {topic} · {product}", evidence.cause), columns);
    }
    let rest = width(evidence.cause.as_str()) + width(&product) + 4;
    if columns < rest + NAME_LEAST {
        return cut(&format!("{} · {product}", evidence.cause), columns);
    }
    let name = cut(name, columns - rest);
    cut(&format!("{} {name} · {product}", evidence.cause), columns)
}

fn draw_text(
    screen: &mut Frame<'_>,
    area: Rect,
    queue: &Queue,
    proposal: &Proposal,
    top: usize,
    app: &App,
    theme: &Theme,
) {
    let words = &app.config.words;
    let evidence = &proposal.evidence;
    let columns = usize::from(area.width).saturating_sub(2);
    let (state, style) = state_told(proposal, app, theme);
    let mut lines = vec![
        Line::from(vec![
            Span::styled(format!(" {state}  "), style),
            Span::styled(subject(proposal, app, columns.saturating_sub(14)), theme.strong),
        ]),
        Line::styled(
            format!(
                " {}",
                cut(
                    &words.with(
                        "proposal-behind",
                        &[
                            ("tickets", &evidence.tickets.len().to_string()),
                            ("customers", &evidence.customers.to_string()),
                            ("since", &day(evidence.since, &app.zone, app.config.words.language())),
                        ],
                    ),
                    columns,
                )
            ),
            theme.dim,
        ),
        match &proposal.target {
            Some(target) => {
                let url = target.url.as_ref().map_or("", |url| url.as_str());
                let text = words.with("proposal-target", &[("id", target.id.as_str()), ("url", url)]);
                Line::styled(format!(" {}", cut(&text, columns)), theme.good)
            }
            None => Line::styled("─".repeat(usize::from(area.width)), theme.dim),
        },
    ];
    let became = queue.current().map_or(&[][..], |text| &text.became);
    for (nth, sentence) in became.iter().enumerate() {
        let effect = proposal.effect.as_ref().filter(|_| nth == 0);
        let style = effect.map_or(theme.text, |effect| effect_style(effect, theme));
        let wrapped = wrap(sentence, area.width.saturating_sub(2));
        lines.extend(wrapped.into_iter().map(|line| Line::styled(format!(" {line}"), style)));
    }
    if let Some(text) = queue.current() {
        let body = hang(&text.text, text_columns(area.width));
        lines.extend(body.iter().skip(top).map(|line| {
            let style = if line.starts_with('#') {
                theme.accent
            } else if line.starts_with('>') {
                theme.internal
            } else {
                theme.text
            };
            Line::styled(format!("  {line}"), style)
        }));
    } else {
        lines.push(Line::styled(format!("  {}", words.get("queue-loading")), theme.dim));
    }
    stack(screen, area, lines);
}
