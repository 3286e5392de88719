//! The resolve sheet and the return sheet.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::cells::{cut, left, width};
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
const PROCEDURE_ROWS: usize = 4;
/// Lines at most for a cause that is offered.
const OFFER_ROWS: usize = 2;

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

    /// Which of a list are in sight, on the frame.
    pub(super) fn range(&mut self, range: Option<String>) {
        let Some(range) = range else { return };
        let line = Line::styled(format!(" {range} "), self.theme.dim).right_aligned();
        let place = Rect { y: self.inner.y.saturating_sub(1), height: 1, ..self.inner };
        self.screen.render_widget(line, place);
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

    /// Says beside the last row of the field above that it goes on.
    pub(super) fn goes_on(&mut self, text: &str) {
        let place = Rect { y: self.y.saturating_sub(1), height: 1, width: LABEL, ..self.inner };
        let text = left(text, usize::from(LABEL) - 2);
        self.screen.render_widget(Line::styled(format!(" {text}"), self.theme.warn), place);
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

/// Rows that refusals take on a sheet, whole.
pub(super) fn refusal_rows(refused: &[String], area: Rect) -> u16 {
    let columns = broad(area, 92).min(area.width).saturating_sub(6);
    refused.iter().map(|sentence| wrap(sentence, columns).len() as u16).sum()
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
    let columns = broad(area, 92).min(area.width).saturating_sub(2 + LABEL);
    let refused = refusal_rows(&form.refused, area);
    let fixed = 16 + refused + u16::from(form.may_override) + u16::from(!app.news().is_empty());
    let told = |(most, each): (usize, usize)| {
        let state = if form.many { Vec::new() } else { procedure_lines(form, columns, most, app, theme) };
        let offers = form.suggested.iter().enumerate();
        let offers =
            offers.flat_map(|(nth, one)| suggestion(nth, one, usize::from(columns), each, app, theme));
        (state, offers.collect::<Vec<_>>())
    };
    let whole =
        |(state, offers): &(Vec<Span<'_>>, Vec<Line<'_>>)| fixed + (state.len() + offers.len().max(1)) as u16;
    // What is only told gives way before a field does.
    let least = told((1, 1));
    let roomy = [(PROCEDURE_ROWS, OFFER_ROWS), (2, OFFER_ROWS), (2, 1)].into_iter().map(told);
    let (state, offers) = roomy.into_iter().find(|all| whole(all) <= area.height).unwrap_or(least);
    let whole = fixed + (state.len() + offers.len().max(1)) as u16;
    // Where there is little room, what was refused takes it, and it names the open steps as well.
    let is_low = whole > area.height && !form.refused.is_empty();
    // What is left of it goes to the two texts.
    let hints = u16::from(form.needs_article()) + u16::from(form.at == Field::Why);
    let least = 12 + refused + u16::from(form.may_override) + 2 * hints;
    let spare = area.height.saturating_sub(least + u16::from(!app.news().is_empty()));
    let (why_rows, reply_rows) =
        if is_low { (1 + (spare / 2).min(2), 1 + (spare - spare / 2).min(3)) } else { (3, 4) };
    let told = app.chain_told(form).filter(|_| !is_low || form.at == Field::Why);
    let mut sheet = open(screen, area, whole, &title, &words.get("resolve-keys"), theme);
    sheet.news(app.news());
    if !is_low {
        let label = words.get("procedure");
        for (nth, line) in state.into_iter().enumerate() {
            sheet.value(if nth == 0 { &label } else { "" }, false, vec![line]);
        }
    }
    let at = |field: Field| form.at == field;
    sheet.value(&words.get("field-cause"), at(Field::Cause), cause(form.cause.as_deref(), app, theme));
    if form.suggested.is_empty() {
        sheet.value("", false, vec![Span::styled(words.get("resolve-type"), theme.dim)]);
    } else {
        let most = if is_low { 1 } else { usize::MAX };
        for line in offers.into_iter().take(most) {
            sheet.value("", false, line.spans);
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
    if !is_low {
        sheet.line(Line::default());
    }
    sheet.refusals(&form.refused);
}

fn verdict(app: &App, verdict: Verdict) -> String {
    app.config.words.get(&format!("verdict-{}", verdict.as_str().replace('_', "-")))
}

/// What the procedure says about resolving: done, or what is open.
fn procedure_lines<'a>(
    form: &ResolveSheet,
    columns: u16,
    most: usize,
    app: &App,
    theme: &Theme,
) -> Vec<Span<'a>> {
    let words = &app.config.words;
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
    let mut lines = wrap(&text, columns);
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(cut(&rest, usize::from(columns)));
    }
    lines.into_iter().map(|line| Span::styled(line, style)).collect()
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

/// A cause that is offered, with why: in one line, or why in a second one where there may be two.
fn suggestion<'a>(
    nth: usize,
    one: &Suggestion,
    columns: usize,
    most: usize,
    app: &App,
    theme: &Theme,
) -> Vec<Line<'a>> {
    let words = &app.config.words;
    let name = app.config.taxonomy.get(&one.code).map_or("", |cause| cause.name(words.language()));
    let why: Vec<String> = one.why.iter().map(|say| words.say(say)).collect();
    let why = why.join("; ");
    let before = 4 + one.code.len();
    let room = columns.saturating_sub(before);
    let told = format!("{name} · {why}");
    let texts = if width(&told) <= room {
        vec![told]
    } else if most > 1 {
        vec![cut(name, room), cut(&why, room)]
    } else {
        // What it is matters more than why it is offered: the reason is what gets cut.
        let name = cut(name, (room * 2 / 3).max(room.saturating_sub(width(&why) + 3)));
        vec![cut(&format!("{name} · {why}"), room)]
    };
    let head = [
        Span::styled(format!("{} ", nth + 1), theme.key),
        Span::styled(format!("{}  ", one.code), theme.text),
    ];
    let line = |(at, text): (usize, String)| {
        let before = if at == 0 { head.to_vec() } else { vec![Span::raw(" ".repeat(before))] };
        before.into_iter().chain([Span::styled(text, theme.dim)]).collect()
    };
    texts.into_iter().enumerate().map(line).collect()
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
    let rows = 8 + refusal_rows(&form.refused, area) + u16::from(!app.news().is_empty());
    let mut sheet = open(screen, area, rows, &title, &words.get("return-keys"), theme);
    sheet.news(app.news());
    sheet.line(Line::styled(format!(" {}", words.get("return-hint")), theme.dim));
    sheet.field(&words.get("field-missing"), form.at == Field::Missing, &form.missing, 1);
    let verdicts = RETURN_VERDICTS.into_iter().map(|one| (verdict(app, one), form.verdict == Some(one)));
    sheet.options(&words.get("field-verdict"), form.at == Field::Verdict, verdicts);
    sheet.line(Line::default());
    sheet.refusals(&form.refused);
}
