//! Where things stand on a terminal of a given size: decided once, used by the screens (to know how far a
//! text scrolls) and by `ui` (to draw it). Wider terminals get more on one screen, never another program.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns and rows of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// Below this nothing can be read, so nothing is shown and no key is taken.
pub const SMALLEST: Size = Size { columns: 40, rows: 10 };

/// Header above and footer below every screen.
pub const HEADER_ROWS: u16 = 2;
/// Rows below the two queues: how the selected one stands, or what it did.
pub const QUEUE_FOOT: u16 = 4;
/// The footer's rows.
pub const FOOTER_ROWS: u16 = 1;
/// The selected question whole, below the list of what is waited for.
pub const WAITING_DETAIL_ROWS: u16 = 6;

impl Size {
    /// Whether nothing can be read on it.
    #[must_use]
    pub fn is_too_small(self) -> bool {
        self.columns < SMALLEST.columns || self.rows < SMALLEST.rows
    }

    /// Whether conversation and procedure stand side by side.
    #[must_use]
    pub fn is_wide(self) -> bool {
        self.columns >= 110
    }

    /// Rows between header and footer.
    #[must_use]
    pub fn body_rows(self) -> u16 {
        self.rows.saturating_sub(HEADER_ROWS + FOOTER_ROWS)
    }

    /// Rows of the desk's preview: none on a very low terminal.
    #[must_use]
    pub fn preview_rows(self) -> u16 {
        match self.rows {
            0..=15 => 0,
            16..=29 => 5,
            _ => 9,
        }
    }

    /// Rows of the desk's list, without its title and column heads.
    #[must_use]
    pub fn desk_rows(self) -> u16 {
        self.body_rows().saturating_sub(self.preview_rows() + 2)
    }

    /// Rows of the selected question below the list of what is waited for: none on a very low terminal.
    #[must_use]
    pub fn waiting_detail(self) -> u16 {
        if self.rows >= 20 { WAITING_DETAIL_ROWS } else { 0 }
    }

    /// Rows of the teams below it.
    #[must_use]
    pub fn waiting_teams(self, teams: usize) -> u16 {
        let most: u16 = match self.rows {
            0..=19 => 0,
            20..=29 => 4,
            _ => 8,
        };
        most.min(u16::try_from(teams).unwrap_or(most))
    }

    /// Rows of the list of what is waited for, without its title and column heads.
    #[must_use]
    pub fn waiting_rows(self, teams: usize) -> u16 {
        self.body_rows().saturating_sub(2 + self.waiting_detail() + self.waiting_teams(teams))
    }

    /// Rows of the selected problem below the list of problems: none on a very low terminal.
    #[must_use]
    pub fn problem_detail(self) -> u16 {
        if self.rows >= 20 { 7 } else { 0 }
    }

    /// Rows of the list of problems, without its title and column heads.
    #[must_use]
    pub fn problem_rows(self) -> u16 {
        self.body_rows().saturating_sub(2 + self.problem_detail())
    }

    /// Rows of the tickets of an opened problem.
    #[must_use]
    pub fn problem_tickets(self) -> u16 {
        (self.body_rows() / 3).max(3)
    }

    /// Rows of the tickets on the sheet that shows what several get; the selected one stands in full below them.
    #[must_use]
    pub fn bulk_rows(self) -> u16 {
        (self.body_rows() * 3 / 5).max(2)
    }

    /// Rows of the tickets on the sheet that tells that a problem is solved.
    #[must_use]
    pub fn solved_rows(self) -> u16 {
        (self.body_rows() / 3).max(2)
    }

    /// Rows of the ticket's head: facts and clocks.
    #[must_use]
    pub fn ticket_head_rows(self) -> u16 {
        3
    }

    /// Rows of the ticket's foot: similar tickets.
    #[must_use]
    pub fn ticket_foot_rows(self) -> u16 {
        if self.rows >= 20 { 2 } else { 0 }
    }

    /// Rows of the ticket's two halves, without their title line.
    #[must_use]
    pub fn ticket_rows(self) -> u16 {
        self.body_rows().saturating_sub(self.ticket_head_rows() + self.ticket_foot_rows() + 1)
    }

    /// Columns of the conversation's text.
    #[must_use]
    pub fn conversation_columns(self) -> u16 {
        let pane = if self.is_wide() { self.columns * 53 / 100 } else { self.columns };
        pane.saturating_sub(3).max(10)
    }

    /// Columns of the procedure's text.
    #[must_use]
    pub fn procedure_columns(self) -> u16 {
        let pane = if self.is_wide() { self.columns - self.columns * 53 / 100 - 1 } else { self.columns };
        pane.saturating_sub(2).max(10)
    }
}

/// Breaks a text into lines of at most `columns` cells; empty lines stay.
#[must_use]
pub fn wrap(text: &str, columns: u16) -> Vec<String> {
    let options = textwrap::Options::new(usize::from(columns.max(1))).break_words(true);
    text.split('\n')
        .flat_map(|line| {
            if line.trim().is_empty() {
                vec![String::new()]
            } else {
                textwrap::wrap(line, &options)
                    .into_iter()
                    .flat_map(|line| narrow(line, columns.max(1)))
                    .collect()
            }
        })
        .collect()
}

/// The same, and what a line of a list or below a heading goes on with stands under where it began.
#[must_use]
pub fn hang(text: &str, columns: u16) -> Vec<String> {
    let line = |line: &str| {
        let begins = line.trim_start_matches(' ');
        let number = begins.split_once(". ").map_or("", |(number, _)| number);
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let is_marked = begins.starts_with("- ") || begins.starts_with("> ");
        let mark = if is_number { number.len() + 2 } else { usize::from(is_marked) * 2 };
        let before = line.len() - begins.len() + mark;
        if before == 0 || before * 2 > usize::from(columns) {
            return wrap(line, columns);
        }
        let lines = wrap(&line[before..], columns - before as u16).into_iter().enumerate();
        lines
            .map(|(nth, rest)| {
                if nth == 0 { format!("{}{rest}", &line[..before]) } else { format!("{:before$}{rest}", "") }
            })
            .collect()
    };
    text.split('\n').flat_map(line).collect()
}

/// Breaks a line that is drawn wider than the sum of its characters, as some emoji are.
fn narrow(line: std::borrow::Cow<'_, str>, columns: u16) -> Vec<String> {
    let columns = usize::from(columns);
    // Sound marks of narrow Japanese letters are drawn in a cell of their own.
    let marks = |cluster: &str| cluster.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count();
    let wide = |cluster: &str| UnicodeWidthStr::width(cluster) + marks(cluster);
    if line.is_ascii() || line.graphemes(true).map(wide).sum::<usize>() <= columns {
        return vec![line.into_owned()];
    }
    let mut lines = vec![String::new()];
    let mut used = 0;
    for cluster in line.graphemes(true) {
        if used + wide(cluster) > columns && used > 0 {
            lines.push(String::new());
            used = 0;
        }
        used += wide(cluster);
        if let Some(last) = lines.last_mut() {
            last.push_str(cluster);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_below_a_list_item_stands_under_its_words() {
        let text = "- one two three\n  - four five\n\nsix seven eight\n> nine ten";
        let expected =
            ["- one two", "  three", "  - four", "    five", "", "six seven", "eight", "> nine ten"];
        assert_eq!(hang(text, 10), expected);
        assert!(hang(text, 10).iter().all(|line| line.len() <= 10));
    }

    #[test]
    fn no_wrapped_line_is_wider_than_asked() {
        let text =
            "Überweisung 二重請求 wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww ❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️\n\nend";
        for columns in [1u16, 2, 7, 20, 80] {
            for line in wrap(text, columns) {
                let width: usize = line.graphemes(true).map(UnicodeWidthStr::width).sum();
                assert!(width <= usize::from(columns.max(2)), "{line:?} at {columns}");
            }
        }
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
    }

    #[test]
    fn a_line_goes_on_under_where_it_began() {
        let text = "Head of it\n  one two three\n\n  1. one two three";
        assert_eq!(hang(text, 12), ["Head of it", "  one two", "  three", "", "  1. one two", "     three"]);
        assert_eq!(hang("        one two", 12), wrap("        one two", 12), "no room to stand under it");
    }

    #[test]
    fn the_parts_of_a_screen_fit_into_it() {
        for columns in [1, 10, 80, 109, 110, 240] {
            for rows in [1, 5, 24, 40, 70] {
                let size = Size { columns, rows };
                assert!(size.desk_rows() <= rows);
                assert!(size.ticket_rows() <= rows);
            }
        }
    }
}
