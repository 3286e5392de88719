//! Draws the app; may not change anything. The same file name as in `app` is the same screen.

mod approving;
mod asking;
mod bulk;
mod causes;
mod cells;
mod chart;
mod compare;
mod completing;
mod composer;
mod conflict;
mod crossed;
mod day;
mod desk;
mod finish;
mod forms;
mod frame;
mod hint;
mod jump;
mod lock;
mod net;
mod outbox;
mod picker;
mod problems;
mod procedure;
mod queue;
mod reading;
mod review;
mod row;
mod search;
mod shelf;
mod solved;
mod theme;
mod ticket;
mod tour;
mod viewing;
mod waiting;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

pub use theme::Theme;

use crate::app::layout::{FOOTER_ROWS, HEADER_ROWS};
use crate::app::{App, Place, Sheet, Size, TOUR_ROWS};

/// Draws the whole screen. Drawing twice, or skipping a draw, changes nothing.
pub fn draw(screen: &mut Frame<'_>, app: &App, theme: &Theme) {
    picture(screen, app, theme);
    net::sweep(screen.buffer_mut());
    finish::finish(screen.buffer_mut(), theme);
}

fn picture(screen: &mut Frame<'_>, app: &App, theme: &Theme) {
    let mut area = screen.area();
    if app.tour.is_some() && area.height > TOUR_ROWS {
        area.height -= TOUR_ROWS;
        let strip = Rect { y: area.bottom(), height: TOUR_ROWS, ..area };
        if app.lock.is_none() {
            tour::draw(screen, strip, app, theme);
        }
    }
    if (Size { columns: area.width, rows: area.height }).is_too_small() {
        return lock::draw_too_small(screen, area, app, theme);
    }
    if let Some(cover) = &app.lock {
        return lock::draw(screen, area, cover, app, theme);
    }
    let [header, body, footer] = Layout::vertical([
        Constraint::Length(HEADER_ROWS),
        Constraint::Min(0),
        Constraint::Length(FOOTER_ROWS),
    ])
    .areas(area);
    frame::header(screen, header, app, theme);
    match app.place {
        Place::Desk => desk::draw(screen, body, app, theme),
        Place::Ticket => ticket::draw(screen, body, app, theme),
        Place::Causes => causes::draw(screen, body, app, theme),
        Place::Knowledge => queue::draw(screen, body, &app.knowledge, app, theme),
        Place::Product => queue::draw(screen, body, &app.product, app, theme),
        Place::Outbox => outbox::draw(screen, body, app, theme),
        Place::Waiting => waiting::draw(screen, body, app, theme),
        Place::Review => review::draw(screen, body, app, theme),
        Place::Problems => problems::draw(screen, body, app, theme),
        Place::Day => day::draw(screen, body, app, theme),
    }
    for sheet in &app.sheets {
        match sheet {
            Sheet::Picker(_, picker) => picker::draw(screen, body, picker, app, theme),
            Sheet::Jump(jump) => jump::draw(screen, body, jump, app, theme),
            Sheet::Composer(sheet) => composer::draw(screen, body, sheet, app, theme),
            Sheet::Resolve(sheet) => forms::draw_resolve(screen, body, sheet, app, theme),
            Sheet::Return(sheet) => forms::draw_return(screen, body, sheet, app, theme),
            Sheet::Approve(sheet) => approving::draw(screen, body, sheet, app, theme),
            Sheet::Ask(sheet) => asking::draw(screen, body, sheet, app, theme),
            Sheet::Decision(decision) => conflict::draw(screen, body, decision, app, theme),
            Sheet::Solved(sheet) => solved::draw(screen, body, sheet, app, theme),
            Sheet::View(sheet) => viewing::draw_view(screen, body, sheet, app, theme),
            Sheet::Columns(sheet) => viewing::draw_columns(screen, body, sheet, app, theme),
            Sheet::Several(sheet) => viewing::draw_several(screen, body, sheet, app, theme),
            Sheet::Compare(sheet) => compare::draw(screen, body, sheet, app, theme),
            Sheet::Bulk(sheet) => bulk::draw(screen, body, sheet, app, theme),
            Sheet::Reading(reading) => reading::draw(screen, body, reading, app, theme),
        }
    }
    hint::draw(screen, body, app, theme);
    frame::footer(screen, footer, app, theme);
}

/// Draws lines from the top of `area`, as many as fit.
fn stack<'a>(screen: &mut Frame<'_>, area: Rect, lines: impl IntoIterator<Item = Line<'a>>) {
    for (row, line) in (area.top()..area.bottom()).zip(lines) {
        screen.render_widget(line, Rect { y: row, height: 1, ..area });
    }
}

/// The columns of a sheet: the usual ones, and more of a wide terminal, as far as a line is still read at a glance.
fn broad(area: Rect, usual: u16) -> u16 {
    usual.max((area.width / 6 * 5).min(150))
}

/// The columns of a sheet that shows lines of this width: the usual ones, and more where a line would be cut beside free room.
fn fitting(area: Rect, usual: u16, needed: usize) -> u16 {
    u16::try_from(needed).unwrap_or(u16::MAX).min(area.width.saturating_sub(4)).max(usual)
}

/// Rows of a box with a list of so many: the list whole, as far as two rows above and below stay in sight, and never less
/// than what a low screen has room for.
fn tall(area: Rect, rows: usize, around: u16) -> u16 {
    let most = area.height.saturating_sub(4).max(16 + around);
    u16::try_from(rows).unwrap_or(most).saturating_add(around).min(most)
}

/// Which of a list are in sight, as `4–12 of 50`; nothing where all of them are.
fn range(top: usize, visible: usize, of: usize, app: &App) -> Option<String> {
    let ends = [top + 1, (top + visible).min(of), of].map(|number| number.to_string());
    (visible < of && visible > 0).then(|| {
        app.config.words.with("reading-more", &[("from", &ends[0]), ("to", &ends[1]), ("of", &ends[2])])
    })
}

/// The same at the right end of a line of which so many columns are taken, where it has room.
fn show_range(screen: &mut Frame<'_>, line: Rect, taken: usize, range: Option<String>, theme: &Theme) {
    let Some(range) = range else { return };
    let columns = cells::width(&range) + 1;
    if taken + 1 + columns <= usize::from(line.width) {
        let x = line.right() - columns as u16;
        let place = Rect { x, width: columns as u16, height: 1.min(line.height), ..line };
        screen.render_widget(Line::styled(range, theme.dim), place);
    }
}

/// A box of at most `columns` × `rows` in the middle of `area`.
fn middle(area: Rect, columns: u16, rows: u16) -> Rect {
    let width = columns.min(area.width);
    let height = rows.min(area.height);
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}
