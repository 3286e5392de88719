//! The resolve sheet and the return sheet.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::cells::{cut, left};
use super::composer::{draw_field, news_line};
use super::theme::Theme;
use super::{broad, middle};
use crate::app::layout::wrap;
use crate::app::{App, Field, KNOWLEDGE, RETURN_VERDICTS, ResolveSheet, ReturnSheet, TextField};
use crate::domain::article::Hint;
use crate::domain::suggest::Suggestion;
use crate::domain::ticket::Verdict;

pub(super) const LABEL: u16 = 15;
/// Lines at most for what the procedure still asks for.
const PROCEDURE_ROWS: usize = 2;

/// Rows of a sheet, filled from the top.
pub(super) struct Sheet<'a, 'f> {
    screen: &'a mut Frame<'f>,
    inner: Rect,
    y: u16,
    theme: &'a Theme,
}

impl Sheet<'_, '_> {
    fn rest(&self) -> u16 {
        self.inner.bottom().saturating_sub(self.y)
    }

    pub(super) fn columns(&self) -> u16 {
        self.inner.width
    }

    pub(super) fn line(&mut self, line: Line<'_>) {
        if self.rest() > 0 {
            self.screen.render_widget(line, Rect { y: self.y, height: 1, ..self.inner });
            self.y += 1;
        }
    }

    pub(super) fn news(&mut self, news: &[String]) {
        if !news.is_empty() {
            let line = news_line(news, usize::from(self.inner.width), self.theme);
            self.line(line);
        }
    }

    fn label(&self, name: &str, active: bool) -> Line<'static> {
        let mark = if active { "▌" } else { " " };
        let style = if active { self.theme.accent } else { self.theme.dim };
        Line::from(vec![
            Span::styled(mark, self.theme.accent),
            Span::styled(left(name, usize::from(LABEL) - 1), style),
        ])
    }

    pub(super) fn value(&mut self, name: &str, active: bool, value: Vec<Span<'_>>) {
        let mut line = self.label(name, active);
        line.spans.extend(value.into_iter().map(|span| Span::styled(span.content.into_owned(), span.style)));
        self.line(line);
    }

    pub(super) fn field(&mut self, name: &str, active: bool, field: &TextField, rows: u16) {
        if self.rest() == 0 {
            return;
        }
        let rows = rows.min(self.rest());
        let place = Rect { y: self.y, height: rows, ..self.inner };
        self.screen.render_widget(self.label(name, active), Rect { height: 1, ..place });
        let text = Rect { x: place.x + LABEL, width: place.width.saturating_sub(LABEL), ..place };
        draw_field(self.screen, text, field, active, self.theme);
        self.y += rows;
    }

    fn options<'o>(&mut self, name: &str, active: bool, options: impl Iterator<Item = (String, bool)> + 'o) {
        let mut spans = Vec::new();
        for (word, chosen) in options {
            let (mark, style) = if chosen { ("(•)", self.theme.strong) } else { ("( )", self.theme.dim) };
            spans.push(Span::styled(format!("{mark} {word}  "), style));
        }
        self.value(name, active, spans);
    }

    pub(super) fn refusals(&mut self, refused: &[String]) {
        for (at, sentence) in refused.iter().enumerate() {
            if self.rest() == 1 && at + 1 < refused.len() {
                self.line(Line::styled(format!(" ✗ … +{}", refused.len() - at), self.theme.bad));
                return;
            }
            for (nth, text) in wrap(sentence, self.inner.width.saturating_sub(4)).into_iter().enumerate() {
                let mark = if nth == 0 { " ✗ " } else { "   " };
                self.line(Line::styled(format!("{mark}{text}"), self.theme.bad));
            }
        }
    }
}

pub(super) fn open<'a, 'f>(
    screen: &'a mut Frame<'f>,
    area: Rect,
    rows: u16,
    title: &str,
    hint: &str,
    theme: &'a Theme,
) -> Sheet<'a, 'f> {
    let place = middle(area, broad(area, 92), rows);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.dim)
        .title(Line::styled(format!(" {title} "), theme.accent))
        .title_bottom(Line::styled(format!(" {hint} "), theme.dim).right_aligned());
    let inner = block.inner(place);
    screen.render_widget(Clear, place);
    screen.render_widget(block, place);
    Sheet { screen, inner, y: inner.y, theme }
}

/// Draws the resolve sheet over the screen.
pub fn draw_resolve(screen: &mut Frame<'_>, area: Rect, form: &ResolveSheet, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let key = app.current().map_or("", |view| view.shown.key.as_str());
    let title = if form.many {
        let count = app.desk.marks.len().to_string();
        words.with("resolve-title-many", &[("count", &count)])
    } else {
        words.with("resolve-title", &[("key", key)])
    };
    // Where there is little room, what was refused takes it.
    let is_low = area.height < 24 && !form.refused.is_empty();
    let offered = if is_low { 1 } else { form.suggested.len().max(1) };
    let (why_rows, reply_rows) = if is_low { (2, 2) } else { (3, 4) };
    let told = app.chain_told(form).filter(|_| !is_low || form.at == Field::Why);
    let rows = 13
        + PROCEDURE_ROWS as u16
        + (offered + form.refused.len()) as u16
        + u16::from(form.may_override)
        + why_rows
        + u16::from(!app.news().is_empty());
    let mut sheet = open(screen, area, rows, &title, &words.get("resolve-keys"), theme);
    sheet.news(app.news());
    if !form.many {
        procedure_line(&mut sheet, form, app);
    }
    let at = |field: Field| form.at == field;
    sheet.value(&words.get("field-cause"), at(Field::Cause), cause(form.cause.as_deref(), app, theme));
    if form.suggested.is_empty() {
        sheet.value("", false, vec![Span::styled(words.get("resolve-type"), theme.dim)]);
    } else {
        for (nth, one) in form.suggested.iter().take(offered).enumerate() {
            let width = usize::from(sheet.inner.width.saturating_sub(LABEL));
            sheet.value("", false, suggestion(nth, one, width, app, theme));
        }
    }
    let also = if form.causes_also.is_empty() { "–".to_owned() } else { form.causes_also.join(", ") };
    sheet.value(
        &words.get("field-causes-also"),
        at(Field::CausesAlso),
        vec![Span::styled(also, theme.text), Span::styled(format!("  {}", words.get("optional")), theme.dim)],
    );
    sheet.field(&words.get("field-why"), at(Field::Why), &form.why, why_rows);
    let told = match told {
        None if at(Field::Why) => Some(words.get("why-hint")),
        told => told.map(|say| words.say(&say)),
    };
    if let Some(told) = told {
        for text in wrap(&told, sheet.inner.width.saturating_sub(4)).into_iter().take(2) {
            sheet.line(Line::styled(format!("   {text}"), theme.dim));
        }
    }
    let knowledge = KNOWLEDGE.iter().enumerate().map(|(nth, word)| {
        (words.get(&format!("knowledge-{}", word.replace('_', "-"))), form.knowledge == Some(nth))
    });
    sheet.options(&words.get("field-knowledge"), at(Field::Knowledge), knowledge);
    if form.needs_article() {
        sheet.field(&words.get("field-article"), at(Field::Article), &form.article, 1);
        if let Some(hint) = form.hints.first() {
            sheet.line(Line::styled(format!("   {}", hint_words(hint, app)), theme.dim));
        }
    }
    let verdicts = Verdict::ALL.into_iter().map(|one| (verdict(app, one), form.verdict == Some(one)));
    sheet.options(&words.get("field-verdict"), at(Field::Verdict), verdicts);
    sheet.field(&words.get("field-reply"), at(Field::Reply), &form.reply, reply_rows);
    if form.may_override {
        sheet.field(&words.get("field-override"), at(Field::Override), &form.reason, 1);
    }
    sheet.line(Line::default());
    sheet.refusals(&form.refused);
}

fn verdict(app: &App, verdict: Verdict) -> String {
    app.config.words.get(&format!("verdict-{}", verdict.as_str().replace('_', "-")))
}

/// What the procedure says about resolving: done, or what is open.
fn procedure_line(sheet: &mut Sheet<'_, '_>, form: &ResolveSheet, app: &App) {
    let words = &app.config.words;
    let theme = sheet.theme;
    let procedure = app
        .ticket
        .as_ref()
        .filter(|ticket| ticket.id == form.ticket)
        .and_then(|ticket| ticket.procedure.as_ref());
    let (text, style) = match procedure {
        None => (words.get("resolve-no-procedure"), theme.dim),
        Some(procedure) if procedure.progress.can_resolve => {
            (words.get("resolve-procedure-done"), theme.good)
        }
        Some(procedure) => {
            let sop_words = procedure.sop.words(words.language());
            let open: Vec<&str> = procedure
                .progress
                .steps
                .iter()
                .filter(|step| step.holds_up())
                .map(|step| sop_words.step(&step.id))
                .collect();
            let count = open.len().to_string();
            let steps = open.join(" · ");
            (words.with("resolve-procedure-open", &[("count", &count), ("steps", &steps)]), theme.bad)
        }
    };
    let width = sheet.inner.width.saturating_sub(LABEL);
    let mut lines = wrap(&text, width);
    // What was refused names the same steps below.
    let most = if form.refused.is_empty() { PROCEDURE_ROWS } else { 1 };
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(cut(&rest, usize::from(width)));
    }
    let label = words.get("procedure");
    for (nth, line) in lines.into_iter().enumerate() {
        sheet.value(if nth == 0 { &label } else { "" }, false, vec![Span::styled(line, style)]);
    }
}

fn cause<'a>(code: Option<&str>, app: &App, theme: &Theme) -> Vec<Span<'a>> {
    match code {
        Some(code) => {
            let name =
                app.config.taxonomy.get(code).map_or("", |cause| cause.name(app.config.words.language()));
            vec![Span::styled(format!("{code}  "), theme.accent), Span::styled(name.to_owned(), theme.strong)]
        }
        None => vec![Span::styled("…", theme.dim)],
    }
}

/// An article that may answer the case, with the reasons.
pub fn hint_words(hint: &Hint, app: &App) -> String {
    let words = &app.config.words;
    let why: Vec<String> = hint.why.iter().map(|why| words.say(&why.say())).collect();
    let verified = hint.verified.map(|at| at.strftime("%Y-%m-%d").to_string()).unwrap_or_default();
    let values = [
        ("id", hint.id.as_str()),
        ("title", hint.title.as_str()),
        ("why", &why.join(", ")),
        ("linked", &hint.linked.to_string()),
        ("verified", &verified),
    ];
    words.with("hint-article", &values)
}

/// A cause that is offered, with why.
fn suggestion<'a>(nth: usize, one: &Suggestion, width: usize, app: &App, theme: &Theme) -> Vec<Span<'a>> {
    let words = &app.config.words;
    let name = app.config.taxonomy.get(&one.code).map_or("", |cause| cause.name(words.language()));
    let why: Vec<String> = one.why.iter().map(|say| words.say(say)).collect();
    let why = why.join("; ");
    // What it is matters more than why it is offered: the reason is what gets cut.
    let room = width.saturating_sub(4 + one.code.len());
    let name = format!("{} · ", cut(name, (room * 2 / 3).max(room.saturating_sub(why.chars().count() + 3))));
    vec![
        Span::styled(format!("{} ", nth + 1), theme.key),
        Span::styled(format!("{}  ", one.code), theme.text),
        Span::styled(cut(&format!("{name}{why}"), width.saturating_sub(4 + one.code.len())), theme.dim),
    ]
}

/// Draws the return sheet over the screen.
pub fn draw_return(screen: &mut Frame<'_>, area: Rect, form: &ReturnSheet, app: &App, theme: &Theme) {
    let words = &app.config.words;
    let key = app.current().map_or("", |view| view.shown.key.as_str());
    let title = if form.many {
        let count = app.desk.marks.len().to_string();
        words.with("return-title-many", &[("count", &count)])
    } else {
        words.with("return-title", &[("key", key)])
    };
    let rows = 8 + form.refused.len() as u16 + u16::from(!app.news().is_empty());
    let mut sheet = open(screen, area, rows, &title, &words.get("return-keys"), theme);
    sheet.news(app.news());
    sheet.line(Line::styled(format!(" {}", words.get("return-hint")), theme.dim));
    sheet.field(&words.get("field-missing"), form.at == Field::Missing, &form.missing, 1);
    let verdicts = RETURN_VERDICTS.into_iter().map(|one| (verdict(app, one), form.verdict == Some(one)));
    sheet.options(&words.get("field-verdict"), form.at == Field::Verdict, verdicts);
    sheet.line(Line::default());
    sheet.refusals(&form.refused);
}
