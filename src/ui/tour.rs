//! The strip of the tour: one sentence, how far one is, and how to leave.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::cells::width;
use super::theme::Theme;
use crate::app::App;
use crate::app::layout::wrap;

/// Draws the strip below the screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let (Some(tour), Some(sentence)) = (&app.tour, app.tour_says()) else { return };
    let (at, of) = tour.counted();
    let head = format!(" {at}/{of} ");
    let leave = format!(" {} ", app.config.words.get("tour-leave"));
    let room = area.width.saturating_sub(width(&head) as u16 + 1);
    let mut lines = wrap(&sentence, room).into_iter();
    let first = lines.next().unwrap_or_default();
    let second: String = lines.collect::<Vec<_>>().join(" ");
    if second.is_empty() && width(&head) + width(&first) + width(&leave) < usize::from(area.width) {
        let gap = usize::from(area.width) - width(&head) - width(&first) - width(&leave);
        let rows = [
            Line::styled("─".repeat(usize::from(area.width)), theme.dim),
            Line::from(vec![
                Span::styled(head, theme.key),
                Span::styled(first, theme.strong),
                Span::styled(format!("{}{leave}", " ".repeat(gap)), theme.dim),
            ]),
        ];
        super::stack(screen, area, rows);
        return;
    }
    let gap = usize::from(area.width).saturating_sub(width(&head) + width(&second) + width(&leave));
    let rows = [
        Line::from(vec![Span::styled(head.clone(), theme.key), Span::styled(first, theme.strong)]),
        Line::from(vec![
            Span::raw(" ".repeat(width(&head))),
            Span::styled(second, theme.strong),
            Span::styled(format!("{}{leave}", " ".repeat(gap)), theme.dim),
        ]),
    ];
    super::stack(screen, area, rows);
}
