//! The procedure half of a ticket: steps with their questions, answers, checks and ticks.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

use super::cells::{clock, cut, day};
use super::desk::first_name;
use super::theme::Theme;
use super::ticket::half_title;
use crate::app::layout::wrap;
use crate::app::{App, Procedure, Side, Target, TicketScreen};
use crate::domain::ask::Ask;
use crate::domain::chase::is_chase_due;
use crate::domain::sop::{CheckState, InputState, Level, State, StepState, TickMark, show_answer};
use crate::domain::ticket::Fact;

/// A question's label shorter than this says nothing.
const LEAST_LABEL: usize = 12;
/// Columns that a question and its answer need before anything else is said beside them.
const ROOMY: usize = 30;
/// Columns of a name beside an answer.
const MOST_NAME: usize = 12;

/// Draws the half.
pub fn draw(screen: &mut Frame<'_>, area: Rect, at: &TicketScreen, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let active = at.side == Side::Procedure;
    let Some(procedure) = &at.procedure else {
        half_title(screen, area, &words.get("procedure"), active, theme);
        let recorded = at.view.as_ref().and_then(|view| view.shown.fact(Fact::Sop));
        let text = match recorded {
            Some(sop) => words.with("procedure-recorded", &[("sop", sop)]),
            None => words.get("procedure-none"),
        };
        for (row, line) in wrap(&text, area.width.saturating_sub(3)).iter().enumerate() {
            let y = area.y + 1 + row as u16;
            if y < area.bottom() {
                screen.render_widget(
                    Line::styled(format!(" {line}"), theme.dim),
                    Rect { y, height: 1, ..area },
                );
            }
        }
        return;
    };
    let sop_words = procedure.sop.words(words.language());
    let title = words.with(
        "procedure-title",
        &[
            ("title", sop_words.title.as_str()),
            ("version", &procedure.sop.version),
            ("done", &procedure.progress.done.to_string()),
            ("of", &procedure.progress.of.to_string()),
        ],
    );
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let (lines, selected) = lines(procedure, at, app, theme, body.width, active);
    let visible = usize::from(body.height);
    // The selection stands in the middle third where the text is longer than the screen.
    let top = selected.saturating_sub(visible / 2).min(lines.len().saturating_sub(visible));
    let (above, below) = (top > 0, top + visible < lines.len());
    let more = [above.then_some(" ↑"), below.then_some(" ↓")].into_iter().flatten().collect::<String>();
    let title = cut(&title, usize::from(area.width).saturating_sub(6 + more.width()));
    half_title(screen, area, &(title + &more), active, theme);
    for (row, line) in lines.into_iter().skip(top).take(visible).enumerate() {
        screen.render_widget(line, Rect { y: body.y + row as u16, height: 1, ..body });
    }
}

/// All lines, and the index of the selected one.
fn lines<'a>(
    procedure: &'a Procedure,
    at: &TicketScreen,
    app: &App,
    theme: &Theme,
    width: u16,
    active: bool,
) -> (Vec<Line<'a>>, usize) {
    let columns = usize::from(width);
    let words = &app.config.words;
    let sop_words = procedure.sop.words(words.language());
    let current = procedure.progress.current();
    let mut lines = notices(procedure, app, theme, columns);
    let mut selected = 0;
    for (nth, step) in procedure.progress.steps.iter().enumerate() {
        let here = at.target == Some(Target::Step(step.id.clone()));
        let inside = match &at.target {
            Some(Target::Step(id) | Target::Input { step: id, .. }) => *id == step.id,
            None => false,
        };
        if here {
            selected = lines.len();
        }
        lines.push(head(step, current == Some(nth), here && active, (procedure, at), app, theme, columns));
        if matches!(step.state, State::NotApplicable | State::Waiting) {
            continue;
        }
        let prose = sop_words.prose(&step.id);
        if inside && !prose.is_empty() {
            for line in wrap(prose, width.saturating_sub(5)) {
                lines.push(Line::styled(format!("    {line}"), theme.dim));
            }
        }
        let open = inside || current == Some(nth) || step.state == State::Open;
        for input in step.inputs.iter().filter(|_| open) {
            let target = Target::Input { step: step.id.clone(), input: input.id.clone() };
            let here = at.target.as_ref() == Some(&target);
            if here {
                selected = lines.len();
            }
            lines.push(question(input, procedure, here && active, app, theme, columns));
            if let Some(error) = &input.error {
                let text = words.say(&error.say);
                lines.push(Line::styled(
                    format!("      {}", cut(&text, columns.saturating_sub(7))),
                    theme.bad,
                ));
            }
        }
        for check in step.checks.iter().filter(|check| check.holds == Some(false)) {
            lines.extend(check_lines(check, sop_words.message(&check.say), app, theme, width));
        }
    }
    for gate in procedure.progress.gates.iter().filter(|gate| !gate.holds) {
        lines.extend(marked(" ■ ", sop_words.message(&gate.say), width, theme.warn));
    }
    if let Some(ending) = &procedure.progress.ended {
        let text = words.with("procedure-ended", &[("outcome", ending.as_str())]);
        lines.push(Line::styled(format!(" ■ {}", cut(&text, columns.saturating_sub(4))), theme.good));
    }
    (lines, selected)
}

fn head<'a>(
    step: &StepState,
    current: bool,
    here: bool,
    (procedure, at): (&Procedure, &TicketScreen),
    app: &App,
    theme: &Theme,
    columns: usize,
) -> Line<'a> {
    let (mark, style) = match step.state {
        State::Done => ("✔", theme.good),
        State::Open if current => ("▶", theme.accent),
        State::Open => ("○", theme.text),
        State::Waiting => ("◌", theme.dim),
        State::NotApplicable => ("–", theme.dim),
    };
    let words = &app.config.words;
    let note = match step.state {
        State::NotApplicable => words.get("step-not-applicable"),
        State::Waiting => waits(step, procedure, app, columns),
        State::Done => step.approval.iter().flat_map(|one| &one.by).map(|by| approved(by, app)).collect(),
        State::Open => open_note(step, here, at, procedure, app),
    };
    let note_width = unicode_width::UnicodeWidthStr::width(note.as_str());
    let title = procedure.sop.words(words.language()).step(&step.id);
    let title = cut(title, columns.saturating_sub(note_width + 6));
    let style = if here { theme.selected.patch(style) } else { style };
    let edge = if here { "▌" } else { " " };
    Line::from(vec![
        Span::styled(edge, theme.accent),
        Span::styled(format!("{mark} {title}"), style),
        Span::styled(format!("  {note}"), theme.dim),
    ])
}

/// Who approved a step.
fn approved(by: &TickMark, app: &App) -> String {
    app.config.words.with("step-approved", &[("name", by.by.name.as_str())])
}

/// What a step waits for, in the words of the question that is asked first, as far as its title leaves room.
fn waits(step: &StepState, procedure: &Procedure, app: &App, columns: usize) -> String {
    let words = &app.config.words;
    let own = procedure.sop.words(words.language());
    let named = |label: &str| words.with("step-waits-for", &[("what", label)]);
    let taken = own.step(&step.id).width() + named("").width() + 7;
    let room = columns.saturating_sub(taken);
    match step.waits_for.first() {
        Some(input) if room >= LEAST_LABEL => {
            named(&cut(own.label(input).trim_end_matches('?').trim_start_matches('¿'), room))
        }
        _ => words.get("step-waits"),
    }
}

/// What an open step waits for, if it is not only the agent: a second person, another team, a tick.
fn open_note(step: &StepState, here: bool, at: &TicketScreen, procedure: &Procedure, app: &App) -> String {
    let words = &app.config.words;
    match (&step.approval, &step.waits_on) {
        (Some(approval), _) if step.wants_approval() => {
            let is_asked = procedure.run.is_requested(&approval.code);
            let id = if is_asked { "step-wants-approval" } else { "step-ask-approval" };
            words.with(id, &[("role", approval.role.as_str())])
        }
        _ if step.wants_lead() => {
            let is_asked = procedure.run.is_requested(&step.code_of(&procedure.sop, &procedure.run));
            let id = if is_asked { "step-wants-approval" } else { "step-ask-approval" };
            words.with(id, &[("role", "lead")])
        }
        (_, Some(team)) => waits_on(team, at.ask_of(&step.id), here, app),
        _ if step.by_tick && here => words.get("step-tick"),
        _ => String::new(),
    }
}

/// How it stands with the team that an open step waits for.
fn waits_on(team: &str, ask: Option<&Ask>, here: bool, app: &App) -> String {
    let (words, policies) = (&app.config.words, &app.config.clocks);
    let team = policies.ask(team).map_or(team, |rule| rule.team.as_str());
    let Some(ask) = ask else {
        let id = if here { "step-asks" } else { "step-waits-on" };
        return words.with(id, &[("team", team)]);
    };
    if let Some((when, _)) = &ask.answered {
        return words.with(
            "step-answered",
            &[("team", team), ("at", &day(*when, &app.zone, app.config.words.language()))],
        );
    }
    let id = match (is_chase_due(ask, policies, app.now), here) {
        (true, _) => "step-chase",
        (false, true) => "step-answers",
        (false, false) => "step-asked",
    };
    words.with(id, &[("team", team), ("at", &day(ask.asked, &app.zone, app.config.words.language()))])
}

/// What a person should know before the first step: a newer version, and what changed since they last ran it.
fn notices<'a>(procedure: &Procedure, app: &App, theme: &Theme, columns: usize) -> Vec<Line<'a>> {
    let words = &app.config.words;
    let mut texts = Vec::new();
    if let Some(offer) = &procedure.offer {
        let (kept, redo) = (offer.kept.to_string(), offer.redo.to_string());
        let values = [("version", offer.to.version.as_str()), ("kept", &kept), ("redo", &redo)];
        texts.push(words.with("procedure-move", &values));
    }
    if let Some(news) = &procedure.news {
        texts.push(words.with("procedure-news", &[("version", &news.since)]));
        texts.extend(news.what.iter().map(|what| format!("· {what}")));
    }
    let width = u16::try_from(columns.saturating_sub(2)).unwrap_or(u16::MAX);
    let lines = texts.iter().flat_map(|text| wrap(text, width));
    lines.map(|text| Line::styled(format!(" {text}"), theme.warn)).collect()
}

fn question<'a>(
    input: &InputState,
    procedure: &Procedure,
    here: bool,
    app: &App,
    theme: &Theme,
    columns: usize,
) -> Line<'a> {
    let words = &app.config.words;
    let sop_words = procedure.sop.words(words.language());
    let label = sop_words.label(&input.id);
    let known = procedure.sop.input(&input.id);
    let answer = match (&input.value, known) {
        (Some(value), _) if value.as_str() == "true" => words.get("yes"),
        (Some(value), _) if value.as_str() == "false" => words.get("no"),
        (Some(value), Some((_, kind))) => show_answer(&procedure.sop, kind, value, words.language()),
        (Some(value), None) => value.to_string(),
        (None, _) => String::new(),
    };
    let answer = app.current().map_or_else(String::new, |view| app.privacy.veil(view).text(&answer));
    let edge = if here { "▌" } else { " " };
    let who = answered_by(&input.id, procedure, app, columns);
    let columns = columns - who.width();
    // A short answer leaves the room to its question; a long one gets two fifths.
    let wanted = unicode_width::UnicodeWidthStr::width(answer.as_str()).clamp(1, (columns * 2 / 5).max(1));
    let label = cut(label, columns.saturating_sub(wanted + 9));
    let room = columns.saturating_sub(unicode_width::UnicodeWidthStr::width(label.as_str()) + 9);
    let (text, style) = if input.value.is_some() {
        (cut(&answer, room), if input.error.is_some() { theme.bad } else { theme.strong })
    } else {
        ("…".to_owned(), theme.dim)
    };
    let label_style = if here { theme.selected } else { theme.text };
    Line::from(vec![
        Span::styled(edge, theme.accent),
        Span::styled(format!("   {label}"), label_style),
        Span::styled(format!("  [{text}]"), style),
        Span::styled(who, theme.dim),
    ])
}

/// Who answered and when, where it was somebody else and there is room to say so.
fn answered_by(input: &str, procedure: &Procedure, app: &App, columns: usize) -> String {
    let mark = procedure.run.marks.get(input);
    let by_other = mark.filter(|mark| app.me.as_ref().is_some_and(|me| me.id != mark.by.id));
    let who = by_other.map_or_else(String::new, |mark| {
        let is_today = app.zone.to_datetime(mark.at).date() == app.zone.to_datetime(app.now).date();
        let at = if is_today {
            clock(mark.at, &app.zone)
        } else {
            day(mark.at, &app.zone, app.config.words.language())
        };
        format!("  {}, {at}", cut(first_name(mark.by.name.as_str()), MOST_NAME))
    });
    if columns > ROOMY + who.width() { who } else { String::new() }
}

/// What a check objects to, whole: it says what to do.
fn check_lines<'a>(
    check: &CheckState,
    sentence: &str,
    app: &App,
    theme: &Theme,
    width: u16,
) -> Vec<Line<'a>> {
    let (mark, style) = match check.level {
        _ if check.accepted => ("✔", theme.good),
        Level::Block => ("✗", theme.bad),
        Level::Lead => ("✗", theme.warn),
        Level::Warn => ("!", theme.warn),
    };
    let note = match check.level {
        Level::Lead if !check.accepted => app.config.words.get("check-lead"),
        _ => String::new(),
    };
    marked(&format!("    {mark} "), format!("{sentence} {note}").trim_end(), width, style)
}

/// A sentence behind a mark; its further lines stand below its first.
fn marked<'a>(mark: &str, sentence: &str, width: u16, style: Style) -> Vec<Line<'a>> {
    let indent = mark.chars().count();
    let room = width.saturating_sub(u16::try_from(indent + 1).unwrap_or(u16::MAX));
    let lines = wrap(sentence, room).into_iter().enumerate();
    let lines = lines.map(|(nth, text)| {
        let before = if nth == 0 { mark.to_owned() } else { " ".repeat(indent) };
        Line::styled(before + &text, style)
    });
    lines.collect()
}
