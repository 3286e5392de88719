//! A position in a list of known length of which a window is visible.

/// The selected row and the first visible one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The selected row.
    pub at: usize,
    /// The first visible row.
    pub top: usize,
}

/// A way to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// One row down.
    Down,
    /// One row up.
    Up,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Move {
    /// The move that a command means.
    #[must_use]
    pub fn of(command: crate::keymap::Command) -> Option<Self> {
        use crate::keymap::Command;
        Some(match command {
            Command::Down | Command::ScrollDown => Self::Down,
            Command::Up | Command::ScrollUp => Self::Up,
            Command::PageDown => Self::PageDown,
            Command::PageUp => Self::PageUp,
            Command::First => Self::First,
            Command::Last => Self::Last,
            _ => return None,
        })
    }
}

impl Cursor {
    /// Moves the selection in a list of `length` rows of which `visible` are shown.
    pub fn go(&mut self, step: Move, length: usize, visible: usize) {
        let last = length.saturating_sub(1);
        let page = visible.saturating_sub(1).max(1);
        self.at = match step {
            Move::Down => self.at + 1,
            Move::Up => self.at.saturating_sub(1),
            Move::PageDown => self.at + page,
            Move::PageUp => self.at.saturating_sub(page),
            Move::First => 0,
            Move::Last => last,
        }
        .min(last);
        self.fit(length, visible);
    }

    /// Keeps the selection inside the list and visible, after either changed.
    pub fn fit(&mut self, length: usize, visible: usize) {
        let visible = visible.max(1);
        self.at = self.at.min(length.saturating_sub(1));
        if self.at < self.top {
            self.top = self.at;
        } else if self.at >= self.top + visible {
            self.top = self.at + 1 - visible;
        }
        self.top = self.top.min(length.saturating_sub(visible));
    }

    /// Scrolls a text of `length` lines, of which `visible` are shown, without a selection.
    pub fn scroll(&mut self, step: Move, length: usize, visible: usize) {
        let most = length.saturating_sub(visible);
        let page = visible.saturating_sub(1).max(1);
        self.top = match step {
            Move::Down => self.top + 1,
            Move::Up => self.top.saturating_sub(1),
            Move::PageDown => self.top + page,
            Move::PageUp => self.top.saturating_sub(page),
            Move::First => 0,
            Move::Last => most,
        }
        .min(most);
        self.at = self.top;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_selection_stays_inside_and_visible(
            steps in proptest::collection::vec((0usize..6, 0usize..300, 1usize..60), 1..60)
        ) {
            let moves =
                [Move::Down, Move::Up, Move::PageDown, Move::PageUp, Move::First, Move::Last];
            let mut cursor = Cursor::default();
            for (step, length, visible) in steps {
                cursor.go(moves[step], length, visible);
                prop_assert!(cursor.at < length.max(1));
                prop_assert!(cursor.top <= cursor.at && cursor.at < cursor.top + visible);
                prop_assert!(cursor.top == 0 || cursor.top + visible <= length);
            }
        }
    }
}
