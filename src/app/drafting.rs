//! Drafting with the tickets beside it: which tickets each statement rests on, and those tickets as they may be read.

use super::App;
use super::composer::{Composer, Purpose};
use super::layout::wrap;
use super::list::Cursor;
use super::queue::Text;
use super::reading::Reading;
use super::sheet::Sheet;

/// Columns of a text to read.
const COLUMNS: u16 = 78;

impl App {
    /// Shows each statement with what people call the tickets that it rests on.
    pub(super) fn show_traces(&mut self, text: &Text) {
        let mut lines = Vec::new();
        for (statement, tickets) in &text.traces {
            let keys: Vec<String> = tickets.iter().map(|key| format!("#{key}")).collect();
            lines.extend(self.wrapped(statement));
            lines.extend(
                self.wrapped(&keys.join(" ")).into_iter().map(|(key, line)| (key, format!("  {line}"))),
            );
            lines.push((String::new(), String::new()));
        }
        self.read("trace-title", lines);
    }

    /// Shows the tickets behind a draft, masked, one after the other.
    pub(super) fn show_cases(&mut self, text: &Text) {
        let mut lines = Vec::new();
        for (key, told) in &text.cases {
            lines.push((String::new(), format!("── #{key}")));
            lines.extend(self.wrapped(told));
            lines.push((String::new(), String::new()));
        }
        self.read("beside-title", lines);
    }

    /// The next ticket beside a draft that is being written; over it, where there is no room beside.
    pub(super) fn look_beside(&mut self, mut composer: Composer) {
        let is_draft = matches!(composer.purpose, Purpose::Proposal(_));
        let text = self.queue().and_then(|queue| queue.current().cloned()).filter(|_| is_draft);
        let has_room = self.size.is_wide();
        if has_room {
            composer.beside += usize::from(text.is_some());
        }
        self.sheets.push(Sheet::Composer(composer));
        if let Some(text) = text.filter(|_| !has_room) {
            self.show_cases(&text);
        }
    }

    fn wrapped(&self, text: &str) -> Vec<(String, String)> {
        let columns = self.size.columns.saturating_sub(8).min(COLUMNS);
        wrap(text, columns).into_iter().map(|line| (String::new(), line)).collect()
    }

    fn read(&mut self, title: &str, lines: Vec<(String, String)>) {
        let title = self.config.words.get(title);
        self.sheets.push(Sheet::Reading(Reading { title, lines, cursor: Cursor::default() }));
    }
}
