//! What leads look at: the names of the lists, one list, and the selected line whole.

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::causes::cause_name;
use super::cells::{cut, day, left, right, span};
use super::desk::first_name;
use super::theme::Theme;
use super::{range, show_range, stack};
use crate::app::layout::wrap;
use crate::app::{App, ReviewPart as Part};
use crate::domain::approval::Pending;
use crate::domain::coach::Note;
use crate::domain::leads::Leads;
use crate::domain::locale;
use crate::domain::plan::{Plan, State};
use crate::domain::review::Case;
use crate::domain::stats::{Rate, Than};
use crate::domain::ticket::Verdict;
use crate::domain::verdicts::{Counts, Line as Judged, Missing};
use crate::report::effect_told;

/// Draws the lists of leads.
pub fn draw(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let Some(leads) = &app.review.leads else {
        let line = Line::styled(format!(" {}", words.get("review-loading")), theme.dim);
        screen.render_widget(line, Rect { height: 1.min(area.height), ..area });
        return;
    };
    let line = Constraint::Length(1);
    let detail = Constraint::Length(app.size.waiting_detail());
    let [title, below, head, list, detail] =
        Layout::vertical([line, line, line, Constraint::Min(0), detail]).areas(area);
    let columns = usize::from(area.width);
    if app.leads() {
        let names = parts(app, theme);
        let taken = names.width();
        screen.render_widget(names, title);
        let visible = usize::from(list.height);
        show_range(
            screen,
            title,
            taken,
            range(app.review.cursor.top, visible, app.review.length(), app),
            theme,
        );
    } else {
        let text = cut(&words.get("review-not-lead"), columns.saturating_sub(2));
        screen.render_widget(Line::styled(format!(" {text}"), theme.warn), title);
    }
    let told = cut(&told(leads, app), columns.saturating_sub(2));
    screen.render_widget(Line::styled(format!(" {told}"), theme.dim), below);
    if app.review.length() == 0 {
        let none = format!("{}-none", app.review.part.name());
        let text = words.get(if app.leads() { &none } else { "review-notes-mine-none" });
        let lines = wrap(&text, area.width.saturating_sub(6));
        let place = Rect { x: list.x + 3, width: list.width.saturating_sub(3), ..list };
        let place = Rect { y: place.y + place.height / 4, height: place.height - place.height / 4, ..place };
        stack(screen, place, lines.into_iter().map(|text| Line::styled(text, theme.text)));
        return;
    }
    screen.render_widget(Line::styled(heads(app, columns), theme.dim), head);
    let cursor = app.review.cursor;
    let rows = (cursor.top..app.review.length()).take(usize::from(list.height));
    let lines = rows.map(|nth| row(leads, nth, app, theme, columns));
    stack(screen, list, lines);
    draw_detail(screen, detail, leads, app, theme);
}

/// The names of the lists, the one that is shown among them.
fn parts<'a>(app: &App, theme: &Theme) -> Line<'a> {
    let mut spans = vec![Span::raw(" ")];
    for part in Part::ALL {
        let style = if part == app.review.part { theme.strong } else { theme.dim };
        let mark = if part == app.review.part { "▸" } else { " " };
        spans.push(Span::styled(mark, theme.accent));
        let waits = app.review.leads.as_ref().map_or(0, |leads| leads.approvals.len());
        let count = if part == Part::Approvals && waits > 0 { format!("{waits} ") } else { String::new() };
        spans.push(Span::styled(format!("{} ", app.config.words.get(part.name())), style));
        spans.push(Span::styled(count, theme.warn));
    }
    Line::from(spans)
}

/// What is told of a list as a whole.
fn told(leads: &Leads, app: &App) -> String {
    let words = &app.config.words;
    let queue = &leads.queue;
    let reading = |rate: Rate| {
        if rate.is_enough() {
            words.decimals(&rate.reading())
        } else {
            format!("{} {}", rate.counts(), words.get("than-cannot-tell"))
        }
    };
    match app.review.part {
        Part::Approvals => {
            words.with("review-told-approvals", &[("count", &leads.approvals.len().to_string())])
        }
        Part::Sample => words.with(
            "review-told-sample",
            &[
                ("open", &still_open(&queue.sample, app).to_string()),
                ("done", &queue.looked_at.to_string()),
                ("of", &queue.drawn.to_string()),
            ],
        ),
        Part::Risk => words.with("review-told-risk", &[("count", &still_open(&queue.risk, app).to_string())]),
        Part::Teams | Part::Topics => {
            let all = leads.verdicts.all;
            words.with(
                "review-told-verdicts",
                &[
                    ("days", &app.review.days().to_string()),
                    ("graded", &all.coverage().counts()),
                    ("faulty", &reading(all.faulty())),
                ],
            )
        }
        Part::Missing => words.with(
            "review-told-missing",
            &[("days", &app.review.days().to_string()), ("count", &leads.verdicts.lacking.to_string())],
        ),
        Part::Notes => words.with("review-told-notes", &[("count", &leads.notes.len().to_string())]),
        Part::Plans => {
            let open = leads.plans.iter().filter(|plan| plan.state == State::Open).count();
            let late = leads.plans.iter().filter(|plan| plan.is_late(app.now)).count();
            words.with("review-told-plans", &[("open", &open.to_string()), ("late", &late.to_string())])
        }
    }
}

/// How many of a list were not looked at just now.
fn still_open(cases: &[Case], app: &App) -> usize {
    cases.iter().filter(|case| !app.review.looked.contains_key(&case.ticket)).count()
}

/// Widths of the columns of cases, notes and plans; the last column takes the rest.
const KEY: usize = 7;
const WHO: usize = 12;
const DATE: usize = 13;
const AGE: usize = 7;

/// Cells of a verdict's count below its whole name.
const LONGEST: usize = 16;

/// Widths of a name and of each verdict's count.
fn judged_columns(all: usize) -> (usize, usize) {
    // Mark, rank, what was graded and what of it was not right take 42.
    let each = match all {
        0..100 => 6,
        100..120 => 13,
        120..160 => LONGEST,
        _ => LONGEST + 4,
    };
    (all.saturating_sub(42 + 3 * each).min(44), each)
}

fn heads(app: &App, columns: usize) -> String {
    let word = |id: &str| app.config.words.get(id);
    match app.review.part {
        Part::Approvals => format!(
            "  {}{}{}{}{}",
            left(&word("column-key"), KEY),
            left(&word("review-col-asks"), WHO + 4),
            left(&word("review-col-since"), DATE),
            right(&word("waiting-head-waited"), AGE) + "  ",
            word("review-col-step")
        ),
        Part::Sample | Part::Risk => {
            let last = if app.review.part == Part::Risk { "review-col-risk" } else { "column-subject" };
            format!(
                "  {}{}{}{}{}",
                left(&word("column-key"), KEY),
                left(&word("column-owner"), WHO),
                left(&word("review-col-solved"), DATE),
                left(&word("verdicts-col-topic"), 20),
                word(last)
            )
        }
        Part::Teams | Part::Topics => {
            let (name, each) = judged_columns(columns);
            let first =
                if app.review.part == Part::Teams { "verdicts-col-team" } else { "verdicts-col-topic" };
            let short = |id: &str| {
                let id =
                    if each < LONGEST { format!("review-col-{id}") } else { format!("verdicts-col-{id}") };
                right(&word(&id), each)
            };
            format!(
                "  {}{}{}{}{}{}{}{}",
                left("", 3),
                left(&word(first), name),
                right(&word("verdicts-col-graded"), 8),
                // Over the counts and shares; the interval behind them is theirs.
                left(&right(&word("verdicts-col-faulty"), 16), 29),
                short("avoidable"),
                short("incomplete"),
                short("wrong-queue"),
                "",
            )
        }
        Part::Missing => {
            format!("  {}{}", left(&word("verdicts-col-missing"), 40), word("verdicts-col-team"))
        }
        Part::Notes => format!(
            "  {}{}{}{}",
            left(&word("column-key"), KEY),
            left(&word("review-col-to"), WHO + 4),
            left(&word("review-col-at"), DATE),
            word("review-col-note")
        ),
        Part::Plans => format!(
            "  {}{}{}{}{}",
            left(&word("review-col-due"), DATE),
            left(&word("column-owner"), WHO),
            left(&word("review-col-state"), 11),
            left(&word("column-cause"), 8),
            word("review-col-what")
        ),
    }
}

fn row<'a>(leads: &Leads, nth: usize, app: &App, theme: &Theme, columns: usize) -> Line<'a> {
    let selected = nth == app.review.cursor.at;
    let on = |style: Style| if selected { theme.selected.patch(style) } else { style };
    let mut spans = vec![Span::styled(if selected { "▌ " } else { "  " }, on(theme.accent))];
    let mut cell = |text: String, style: Style| spans.push(Span::styled(text, on(style)));
    let queue = &leads.queue;
    match app.review.part {
        Part::Approvals => {
            let Some(one) = leads.approvals.get(nth) else { return Line::default() };
            approval_cells(one, app, theme, columns, &mut cell);
        }
        Part::Sample | Part::Risk => {
            let cases = if app.review.part == Part::Sample { &queue.sample } else { &queue.risk };
            let Some(case) = cases.get(nth) else { return Line::default() };
            case_cells(case, app, theme, columns, &mut cell);
        }
        Part::Teams => {
            let Some(line) = leads.verdicts.teams.get(nth) else { return Line::default() };
            judged_cells(&line.of.name(), line, app, theme, columns, &mut cell);
        }
        Part::Topics => {
            let Some(line) = leads.verdicts.topics.get(nth) else { return Line::default() };
            let topic = app.config.words.reason(line.of.as_str());
            judged_cells(&topic, line, app, theme, columns, &mut cell);
        }
        Part::Missing => {
            let Some(one) = leads.verdicts.missing.get(nth) else { return Line::default() };
            missing_cells(one, leads.verdicts.lacking, theme, columns, &mut cell);
        }
        Part::Notes => {
            let Some(note) = leads.notes.get(nth) else { return Line::default() };
            note_cells(note, app, theme, columns, &mut cell);
        }
        Part::Plans => {
            let Some(plan) = leads.plans.get(nth) else { return Line::default() };
            plan_cells(plan, app, theme, columns, &mut cell);
        }
    }
    Line::from(spans)
}

fn date(at: Option<Timestamp>, app: &App) -> String {
    let language = app.config.words.language();
    at.map_or_else(|| "–".to_owned(), |at| locale::short_moment(app.zone.to_datetime(at), language))
}

fn approval_cells(
    one: &Pending,
    app: &App,
    theme: &Theme,
    columns: usize,
    cell: &mut impl FnMut(String, Style),
) {
    let asked = &one.approval;
    let who = asked.by.as_ref().map_or("–", |by| by.name.as_str());
    cell(left(one.key.as_str(), KEY - 1) + " ", theme.accent);
    cell(left(who, WHO + 3) + " ", theme.text);
    cell(left(&date(Some(asked.asked), app), DATE), theme.dim);
    cell(right(&span(app.now.duration_since(asked.asked)), AGE) + "  ", theme.warn);
    cell(left(asked.name(), columns.saturating_sub(2 + KEY + WHO + 4 + DATE + AGE + 2)), theme.text);
}

fn case_cells(case: &Case, app: &App, theme: &Theme, columns: usize, cell: &mut impl FnMut(String, Style)) {
    let who = case.agent.as_ref().map_or("–", |(_, name)| first_name(name.as_str()));
    cell(left(case.key.as_str(), KEY - 1) + " ", theme.accent);
    cell(left(who, WHO - 1) + " ", theme.text);
    cell(left(&date(case.solved, app), DATE), theme.dim);
    cell(left(&app.config.words.reason(case.topic.as_str()), 19) + " ", theme.text);
    let rest = columns.saturating_sub(2 + KEY + WHO + DATE + 20);
    if let Some(found) = app.review.looked.get(&case.ticket) {
        let found = app.config.words.get(&format!("finding-{}", found.as_str().replace('_', "-")));
        cell(left(&format!("✔ {found}"), rest), theme.good);
    } else if app.review.part == Part::Risk {
        cell(left(&risks(case, app), rest), theme.warn);
    } else {
        cell(left(case.subject.as_str(), rest), theme.dim);
    }
}

fn risks(case: &Case, app: &App) -> String {
    let word = |risk: &crate::domain::review::Risk| app.config.words.get(&format!("risk-{}", risk.as_str()));
    case.risks.iter().map(word).collect::<Vec<_>>().join(", ")
}

fn judged_cells<T>(
    name: &str,
    line: &Judged<T>,
    app: &App,
    theme: &Theme,
    columns: usize,
    cell: &mut impl FnMut(String, Style),
) {
    let (wide, each) = judged_columns(columns);
    let counts = line.counts;
    let rank = line.rank.map(|rank| rank.to_string()).unwrap_or_default();
    cell(right(&rank, 2) + " ", theme.dim);
    cell(left(if name.is_empty() { "–" } else { name }, wide - 1) + " ", theme.text);
    cell(right(&counts.coverage().counts(), 8), theme.dim);
    let (sign, style) = match line.than {
        Than::Higher => ("▲", theme.warn),
        Than::Lower => ("▼", theme.good),
        Than::CannotTell => (" ", theme.text),
    };
    let faulty = counts.faulty();
    cell(right(&format!("{sign} {}", faulty.counts()), 8), style);
    cell(right(&app.config.words.decimals(&faulty.percent()), 8), theme.strong);
    cell(right(&app.config.words.decimals(&faulty.bounds()), 13), theme.dim);
    for verdict in [Verdict::Avoidable, Verdict::Incomplete, Verdict::WrongQueue] {
        cell(right(&counts.of(verdict).to_string(), each), theme.text);
    }
}

fn missing_cells(
    one: &Missing,
    of: u64,
    theme: &Theme,
    columns: usize,
    cell: &mut impl FnMut(String, Style),
) {
    cell(left(one.what.as_str(), 29) + " ", theme.text);
    cell(right(&Rate::new(one.count, of).counts(), 8) + "  ", theme.strong);
    let teams: Vec<String> =
        one.teams.iter().map(|(team, count)| format!("{} {count}", team.name())).collect();
    cell(left(&teams.join(", "), columns.saturating_sub(43)), theme.dim);
}

fn note_cells(note: &Note, app: &App, theme: &Theme, columns: usize, cell: &mut impl FnMut(String, Style)) {
    cell(left(note.key.as_str(), KEY - 1) + " ", theme.accent);
    cell(left(note.name.as_str(), WHO + 3) + " ", theme.text);
    cell(left(&date(Some(note.at), app), DATE), theme.dim);
    let waits = if note.waiting { "↑ " } else { "" };
    let text = format!("{waits}{}", note.text.as_str().replace('\n', " "));
    cell(left(&text, columns.saturating_sub(2 + KEY + WHO + 4 + DATE)), theme.text);
}

fn plan_cells(plan: &Plan, app: &App, theme: &Theme, columns: usize, cell: &mut impl FnMut(String, Style)) {
    let late = plan.is_late(app.now);
    let language = app.config.words.language();
    let due = plan.form.due.map(|due| locale::day(app.zone.to_datetime(due).date(), language));
    cell(left(&due.unwrap_or_default(), DATE - 1) + " ", if late { theme.bad } else { theme.text });
    cell(left(first_name(&plan.form.owner), WHO - 1) + " ", theme.text);
    let state = app.config.words.get(&format!("plan-{}", plan.state.as_str()));
    cell(left(&state, 10) + " ", if plan.state == State::Done { theme.good } else { theme.dim });
    cell(left(&plan.form.cause, 7) + " ", theme.accent);
    let waits = if plan.waiting { "↑ " } else { "" };
    let text = format!("{waits}{}", plan.what.as_str().replace('\n', " "));
    cell(left(&text, columns.saturating_sub(2 + DATE + WHO + 11 + 8)), theme.text);
}

/// The selected line whole.
fn draw_detail(screen: &mut Frame<'_>, area: Rect, leads: &Leads, app: &App, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let words = &app.config.words;
    let at = app.review.cursor.at;
    let mut text: Vec<String> = Vec::new();
    match app.review.part {
        Part::Approvals => {
            if let Some(one) = leads.approvals.get(at) {
                text.push(format!("#{}  {}", one.key, one.subject));
                let answers = one.approval.answers.as_str().replace('\n', " · ");
                text.push(format!("{}: {answers}", one.approval.name()));
                text.push(words.get("approvals-keys"));
            }
        }
        Part::Sample => text.extend(scores(leads, app)),
        Part::Risk => {
            text.extend(app.review.case().map(|case| format!("#{}  {}", case.key, case.subject)));
            text.extend(app.review.case().map(|case| risks(case, app)));
        }
        Part::Teams => text.extend(
            leads.verdicts.teams.get(at).map(|one| judged(one.counts, one.than, app)).into_iter().flatten(),
        ),
        Part::Topics => text.extend(
            leads.verdicts.topics.get(at).map(|one| judged(one.counts, one.than, app)).into_iter().flatten(),
        ),
        Part::Missing => text.extend(leads.verdicts.missing.get(at).map(|one| one.what.to_string())),
        Part::Notes => {
            if let Some(note) = leads.notes.get(at) {
                let by = note.by.as_ref().map_or_else(|| words.get("somebody"), |by| by.name.to_string());
                let args = [
                    ("name", note.name.as_str()),
                    ("by", by.as_str()),
                    ("at", &day(note.at, &app.zone, app.config.words.language())),
                ];
                text.push(words.with("note-told", &args));
                text.push(note.text.to_string());
            }
        }
        Part::Plans => {
            text.extend(leads.plans.get(at).map(|plan| plan_told(plan, app)).into_iter().flatten());
        }
    }
    let rule = Line::styled("─".repeat(usize::from(area.width)), theme.dim);
    let width = area.width.saturating_sub(3);
    let lines = text
        .iter()
        .flat_map(|text| wrap(text, width))
        .map(|text| Line::styled(format!(" {text}"), theme.text));
    stack(screen, area, std::iter::once(rule).chain(lines));
}

/// Of the random reviews, those without an error of a class: a line for each class.
fn scores(leads: &Leads, app: &App) -> Vec<String> {
    let words = &app.config.words;
    let mut lines = vec![words.get("scores-told")];
    for (class, rate) in &leads.queue.scores {
        let name = words.get(&format!("class-{}", class.as_str().replace('_', "-")));
        let reading = if rate.is_enough() {
            words.decimals(&rate.reading())
        } else {
            format!("{}  {}", rate.counts(), words.get("than-cannot-tell"))
        };
        lines.push(format!("{}  {reading}", left(&name, 30)));
    }
    lines
}

fn judged(counts: Counts, than: Than, app: &App) -> Vec<String> {
    let words = &app.config.words;
    let mut lines: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| {
            let name = words.get(&format!("verdict-{}", verdict.as_str().replace('_', "-")));
            let rate = counts.rate(verdict);
            let cells = [right(&rate.counts(), 6), right(&rate.percent(), 9), right(&rate.bounds(), 14)];
            format!("{}{}", left(&name, 18), words.decimals(&cells.concat()))
        })
        .collect();
    let than = words.get(&format!("than-{}", than.as_str()));
    lines.push(words.with("verdicts-than", &[("than", &than)]));
    lines
}

fn plan_told(plan: &Plan, app: &App) -> Vec<String> {
    let words = &app.config.words;
    let form = &plan.form;
    let mut about = vec![cause_name(app, &form.cause)];
    about.extend(Some(words.product(&form.product)).filter(|product| !product.is_empty()));
    about.extend(Some(form.site.replace('_', " ")).filter(|site| !site.is_empty()));
    let mut lines = vec![format!("{}: {}", about.join(" · "), plan.what)];
    let by = plan.by.as_ref().map_or_else(|| words.get("somebody"), |by| by.name.to_string());
    let args = [
        ("owner", form.owner.as_str()),
        ("by", by.as_str()),
        ("at", &day(plan.at, &app.zone, app.config.words.language())),
        ("key", plan.key.as_str()),
    ];
    lines.push(words.with("plan-told", &args));
    if let Some(expected) = form.expected {
        lines.push(words.with("plan-expected", &[("expected", &format!("{expected:+}"))]));
    }
    if let Some(effect) = &plan.effect {
        lines.push(effect_told(effect, words));
    }
    if let Some((at, text)) = &plan.ended {
        let state = words.get(&format!("plan-{}", plan.state.as_str()));
        lines.push(format!("{state} {}: {text}", day(*at, &app.zone, app.config.words.language())));
    }
    lines
}
