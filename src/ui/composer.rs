//! Writing a note, a reply, a draft or one line.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Clear};

use super::cells::{cut, width};
use super::theme::Theme;
use super::{fitting, middle, stack};
use crate::app::layout::wrap;
use crate::app::{App, Composer, Place, Purpose, Text, TextField};

/// Most lines of what is said below the text.
const TOLD_MOST: usize = 3;

/// Draws a field; the cursor is shown where it has the keys.
pub fn draw_field(screen: &mut Frame<'_>, area: Rect, field: &TextField, active: bool, theme: &Theme) {
    let mut text = field.area().clone();
    text.set_style(theme.text);
    text.set_cursor_line_style(Style::default());
    let cursor = if active { Style::default().add_modifier(Modifier::REVERSED) } else { Style::default() };
    text.set_cursor_style(cursor);
    screen.render_widget(&text, area);
    if area.height > 1 && !field.text().split('\n').any(|line| line.starts_with(' ')) {
        close_up(screen.buffer_mut(), area);
    }
}

/// Where a word ends with its row, the library begins the next row with the space behind it: the row moves up to the edge.
/// The cursor stays where it is, also on such a space. From below, so that the edge of the row before is as it was drawn.
fn close_up(buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(buffer.area);
    if area.width < 2 {
        return;
    }
    for y in (area.top() + 1..area.bottom()).rev() {
        let (edge, first) = (&buffer[(area.right() - 1, y - 1)], &buffer[(area.left(), y)]);
        let is_space = first.symbol() == " " && !first.modifier.contains(Modifier::REVERSED);
        if edge.symbol() == " " || !is_space {
            continue;
        }
        let blank = first.clone();
        for x in area.left()..area.right() - 1 {
            buffer[(x, y)] = buffer[(x + 1, y)].clone();
        }
        buffer[(area.right() - 1, y)] = blank;
    }
}

/// What others did to the ticket since somebody began to look at it, in one line.
pub fn news_line<'a>(news: &[String], columns: usize, theme: &Theme) -> Line<'a> {
    Line::styled(cut(&format!("⚠ {}", news.join(" ")), columns), theme.warn)
}

fn is_about_ticket(purpose: &Purpose) -> bool {
    purpose.ticket().is_some() && !matches!(purpose, Purpose::Handover(_))
}

/// Draws one of the tickets that a draft rests on, as it may be read.
fn draw_beside(screen: &mut Frame<'_>, area: Rect, text: &Text, nth: usize, app: &App, theme: &Theme) {
    let Some((key, told)) = text.cases.get(nth % text.cases.len().max(1)) else { return };
    let title = format!(
        " {}: #{key} ({}/{}) ",
        app.config.words.get("beside-title"),
        nth % text.cases.len() + 1,
        text.cases.len()
    );
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.dim)
        .title(Line::styled(cut(&title, usize::from(area.width).saturating_sub(2)), theme.accent));
    let inner = block.inner(area);
    screen.render_widget(Clear, area);
    screen.render_widget(block, area);
    for (row, line) in wrap(told, inner.width).iter().take(usize::from(inner.height)).enumerate() {
        let place = Rect { y: inner.y + row as u16, height: 1, ..inner };
        screen.render_widget(Line::styled(line.as_str(), theme.text), place);
    }
}

/// Draws the composer over the screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, composer: &Composer, app: &App, theme: &Theme) {
    let area = match (&composer.purpose, app.queue().and_then(crate::app::Queue::current)) {
        (Purpose::Proposal(_), Some(text)) if app.size.is_wide() => {
            let [left, right] =
                Layout::horizontal([Constraint::Percentage(56), Constraint::Min(0)]).areas(area);
            // Nothing of what is below shows between the two.
            screen.render_widget(Clear, area);
            draw_beside(screen, right, text, composer.beside, app, theme);
            left
        }
        _ => area,
    };
    let public = matches!(composer.purpose, Purpose::Reply(_) | Purpose::SolvedText(_));
    let (told, style) = told(composer, public, app, theme);
    let columns =
        fitting(area, 100, width(&told).max(width(&composer.title)) + 4).min(area.width.saturating_sub(4));
    let mut told = wrap(&told, columns.saturating_sub(2));
    told.truncate(TOLD_MOST);
    let place = if composer.purpose.is_line() {
        // At the foot, so that the question's surroundings stay in sight.
        let rows = 3 + told.len() as u16 + u16::from(!app.news().is_empty());
        let place = middle(area, columns, rows);
        Rect { y: area.bottom().saturating_sub(place.height), ..place }
    } else {
        // The lower half: what is answered stays in sight above it, or below it where the place shows it at its foot. A
        // handover is read whole before it leaves.
        let rows = match composer.purpose {
            Purpose::Handover(_) | Purpose::Proposal(_) => area.height.saturating_sub(2),
            _ => (area.height / 2).clamp(7, 20),
        };
        let place = middle(area, columns, rows);
        let shown = Some(shown_below(app)).filter(|shown| rows + shown <= area.height).unwrap_or_default();
        let y = area.bottom().saturating_sub(place.height + shown).max(area.y);
        Rect { y, ..place }
    };
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(if public { theme.warn } else { theme.dim })
        .title(Line::styled(format!(" {} ", composer.title), if public { theme.warn } else { theme.accent }));
    let inner = block.inner(place);
    screen.render_widget(Clear, place);
    screen.render_widget(block, place);
    // What others did meanwhile stands before what is written, not behind it.
    let news = if is_about_ticket(&composer.purpose) { app.news() } else { &[] };
    let head = u16::from(!news.is_empty() && inner.height >= 3);
    let foot = (told.len() as u16).min(inner.height.saturating_sub(head + 1).max(1));
    let [above, text, below] =
        Layout::vertical([Constraint::Length(head), Constraint::Min(0), Constraint::Length(foot)])
            .areas(inner);
    screen.render_widget(news_line(news, usize::from(above.width), theme), above);
    draw_field(screen, text, &composer.field, true, theme);
    stack(screen, below, told.into_iter().map(|line| Line::styled(line, style)));
}

/// Rows at the foot of the place in which the selected line is read whole.
fn shown_below(app: &App) -> u16 {
    let teams = app.waiting.waiting.as_ref().map_or(0, |waiting| waiting.teams.len());
    match app.place {
        Place::Desk => app.size.preview_rows(),
        Place::Waiting => app.size.waiting_detail() + app.size.waiting_teams(teams),
        Place::Problems if app.problems.open.is_none() => app.size.problem_detail(),
        Place::Review => app.size.waiting_detail(),
        _ => 0,
    }
}

/// What is said below the text: why it was not taken, else how it is written, else that it is kept.
fn told(composer: &Composer, public: bool, app: &App, theme: &Theme) -> (String, Style) {
    match &composer.fault {
        Some(fault) => (fault.clone(), theme.bad),
        None if composer.hint.is_empty() => {
            let words = &app.config.words;
            let id = if public { "reply-kept" } else { "draft-kept" };
            (composer.purpose.hint(id, words), theme.dim)
        }
        None => (composer.hint.clone(), theme.dim),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    use super::*;
    use crate::config::Look;

    #[test]
    fn no_wrapped_line_begins_with_the_space_before_its_first_word() {
        let theme = Theme::new(Look::Sixteen, None);
        let drawn = |text: &str| {
            let mut terminal = Terminal::new(TestBackend::new(5, 3)).unwrap();
            let field = TextField::lines(text);
            let area = Rect::new(0, 0, 5, 3);
            terminal.draw(|frame| draw_field(frame, area, &field, false, &theme)).unwrap();
            let buffer = terminal.backend().buffer().clone();
            let row = |y: u16| (0..5).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>();
            [row(0), row(1), row(2)]
        };
        assert_eq!(drawn("Hello dear you"), ["Hello", "dear ", "you  "]);
        assert_eq!(
            drawn("Hola tú y yo"),
            ["Hola ", "tú y ", "yo   "],
            "what begins with its word stays where it is"
        );
        assert_eq!(drawn("abcde\n  x"), ["abcde", "  x  ", "     "], "a space that somebody wrote is theirs");
    }
}
