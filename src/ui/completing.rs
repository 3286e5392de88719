//! What the filter offers, in a small list below its line.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::cells::{cut, left, width};
use super::theme::Theme;
use crate::app::{App, Completing};

/// Rows of the list at most, with the one that says how many more there are.
const ROWS: usize = 8;

/// Draws the list into `area`, as near to column `at` as it fits.
pub fn draw(screen: &mut Frame<'_>, area: Rect, at: u16, completing: &Completing, app: &App, theme: &Theme) {
    let rows = ROWS.min(usize::from(area.height));
    if completing.offers.is_empty() || rows == 0 {
        return;
    }
    let all = completing.offers.len();
    // A cut list says so in its last row.
    let visible = if all > rows { rows - 1 } else { all };
    let top = (completing.at + 1).saturating_sub(visible);
    let shown = || completing.offers.iter().enumerate().skip(top).take(visible);
    let most = usize::from(area.width).saturating_sub(2).min(64);
    let put = shown().map(|(_, offer)| width(&offer.put)).max().unwrap_or(0).min(most / 2 + 8);
    let more = app.config.words.with("filter-more", &[("count", &(all - visible).to_string())]);
    let detail = shown().map(|(_, offer)| width(&offer.detail)).max().unwrap_or(0);
    let wanted = (put + detail + 4).max(if all > visible { width(&more) + 2 } else { 0 });
    let columns = wanted.min(most);
    let x = at.min(area.right().saturating_sub(columns as u16));
    let height = (visible + usize::from(all > visible)) as u16;
    let place = Rect { x, y: area.y, width: columns as u16, height };
    screen.render_widget(Clear, place);
    for (row, (index, offer)) in shown().enumerate() {
        let is_selected = index == completing.at;
        let style = if is_selected { theme.selected } else { theme.text };
        let detail = cut(&offer.detail, columns.saturating_sub(put + 4));
        let line = Line::from(vec![
            Span::styled(if is_selected { "▌" } else { "│" }, theme.accent),
            Span::styled(left(&offer.put, put), style),
            Span::styled(
                left(&format!("  {detail}"), columns.saturating_sub(put + 1)),
                if is_selected { style } else { theme.dim },
            ),
        ]);
        screen.render_widget(line, Rect { y: place.y + row as u16, height: 1, ..place });
    }
    if all > visible {
        let line = Line::styled(format!("│{}", cut(&more, columns.saturating_sub(1))), theme.dim);
        screen.render_widget(line, Rect { y: place.bottom() - 1, height: 1, ..place });
    }
}
