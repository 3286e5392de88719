//! A list to choose from while typing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::cells::{cut, width};
use super::search::draw_box;
use super::theme::Theme;
use super::{fitting, middle, range, search, tall};
use crate::app::{App, Item, Picker};

/// Draws the picker over the screen.
pub fn draw(screen: &mut Frame<'_>, area: Rect, picker: &Picker, app: &App, theme: &Theme) {
    let (items, selected) = picker.matches();
    let count = items.len();
    let beside = |item: &Item| width(item.no.as_ref().unwrap_or(&item.detail));
    let needed = picker.items().map(|item| width(&item.label) + beside(item) + 8).max();
    let place =
        middle(area, fitting(area, 76, needed.unwrap_or_default()), tall(area, picker.len().max(1), 3));
    let visible = usize::from(place.height.saturating_sub(3));
    let top = (selected + 1).saturating_sub(visible);
    let list = draw_box(
        screen,
        place,
        (&cut(&picker.title, usize::from(place.width).saturating_sub(6)), range(top, visible, count, app)),
        &picker.query,
        theme,
    );
    if count == 0 && list.height > 0 {
        let line = Line::styled(app.config.words.get("picker-empty"), theme.dim);
        screen.render_widget(line, Rect { height: 1, ..list });
        return;
    }
    // Items with keys of their own show them before their names.
    let keys = if picker.has_keys() { 2 } else { 0 };
    let columns = usize::from(list.width).saturating_sub(1 + keys);
    for (row, (index, item)) in items.enumerate().skip(top).take(visible).enumerate() {
        let left_over = columns.saturating_sub(width(&item.label) + 3);
        let (detail, room) = match &item.no {
            None => (&item.detail, left_over.max(columns / 2)),
            // The whole reason, as far as the label leaves room for it.
            Some(why) => (why, left_over),
        };
        let detail = cut(detail, room);
        let style = match (index == selected, &item.no) {
            (true, _) => theme.selected,
            (false, None) => theme.text,
            (false, Some(_)) => theme.dim,
        };
        let key = item.key.map(String::from).unwrap_or_default();
        let line =
            search::hit(columns, (&key, keys), (&item.label, &detail), (index == selected, style), theme);
        screen.render_widget(line, Rect { y: list.y + row as u16, height: 1, ..list });
    }
}
