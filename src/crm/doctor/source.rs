//! Where a key stands: in the profile, or in the settings that win over it.

use serde_json::Value;

use crate::config::reader::{self, Kind, Node};
use crate::config::{CrmSettings, ProfileFile};

/// The settings' file.
const SETTINGS: &str = "settings.toml";

/// A profile's text with the lines of its keys.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its file, for example `crm/zendesk.toml`.
    pub file: String,
    /// Its text.
    pub text: String,
    /// Whether the person may edit it.
    pub is_own: bool,
    /// Keys that the settings hold instead, with their line.
    settled: Vec<(String, usize)>,
    root: Vec<(String, usize, Node)>,
}

impl Source {
    /// Reads where the keys stand.
    #[must_use]
    pub fn new(file: &str, text: &str, settings: &CrmSettings) -> Self {
        let settled = settings.lines.iter().map(|(key, line)| (key.clone(), *line)).collect();
        // Its faults are told by the compiler.
        let root = reader::parse(file, text, 1, &mut Vec::new()).take_all();
        Self { file: file.to_owned(), text: text.to_owned(), is_own: false, settled, root }
    }

    /// Reads where the keys of a profile's file stand.
    #[must_use]
    pub fn of(file: &ProfileFile, settings: &CrmSettings) -> Self {
        Self { is_own: file.is_own, ..Self::new(&file.path, &file.text, settings) }
    }

    /// File and line of a key such as `read.changes.1.query`, or of the nearest thing above it that is written.
    #[must_use]
    pub fn place(&self, key: &str) -> (String, usize) {
        let settled = match key {
            "http.size" | "http.rate" | "http.grace" => key.trim_start_matches("http."),
            _ => key.split('.').next().unwrap_or_default(),
        };
        match self.settled.iter().find(|(known, _)| known == settled || known == key) {
            Some((_, line)) => (SETTINGS.to_owned(), *line),
            None => (self.file.clone(), self.line(key)),
        }
    }

    /// The line of a key of the profile, or of the nearest thing above it; 0 where nothing of it is written.
    #[must_use]
    pub fn line(&self, key: &str) -> usize {
        let mut parts = key.split('.');
        let first = parts.next().unwrap_or_default();
        let Some((_, line, node)) = self.root.iter().find(|(name, ..)| name == first) else { return 0 };
        let (mut line, mut node) = (*line, node);
        for part in parts {
            let below = match &node.kind {
                Kind::Table(entries) => entries.get(part).map(|(line, node)| (*line, node)),
                Kind::List(items) => {
                    part.parse().ok().and_then(|at: usize| items.get(at)).map(|node| (node.line, node))
                }
                _ => None,
            };
            let Some((at, inner)) = below else { break };
            (line, node) = (at.max(1), inner);
        }
        line
    }

    /// A value of the profile as JSON, null where it is not written.
    #[must_use]
    pub fn value(&self, key: &str) -> Value {
        let mut parts = key.split('.');
        let first = parts.next().unwrap_or_default();
        let found = self.root.iter().find(|(name, ..)| name == first).map(|(_, _, node)| node.json());
        let mut value = found.unwrap_or_default();
        for part in parts {
            value = match &value {
                Value::Array(items) => {
                    part.parse().ok().and_then(|at: usize| items.get(at)).cloned().unwrap_or_default()
                }
                other => other.get(part).cloned().unwrap_or_default(),
            };
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_line_that_is_written_is_named_and_settings_win() {
        let text = "base = \"x\"\n[[read.changes]]\npath = \"a\"\n[[read.changes]]\npath = \"b\"\n";
        let settings = CrmSettings { lines: [("base".to_owned(), 9)].into(), ..CrmSettings::default() };
        let source = Source::new("crm/x.toml", text, &settings);
        assert_eq!(source.place("read.changes.1.path"), ("crm/x.toml".to_owned(), 5));
        assert_eq!(source.place("read.changes.1.query"), ("crm/x.toml".to_owned(), 4));
        assert_eq!(source.place("base"), ("settings.toml".to_owned(), 9));
        assert_eq!(source.place("do.note").1, 0);
        assert_eq!(source.value("read.changes.0.path"), "a");
    }
}
