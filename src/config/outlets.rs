//! `[knowledge]` and `[feedback]` of the settings: where articles and product requests go, besides or instead of the
//! CRM. How they get there is `sync`'s.

use std::path::PathBuf;

use serde::Serialize;

use super::fault::Fault;
use super::reader::Table;
use super::settings::CrmSettings;

/// The CRM itself, in a list of places.
const CRM: &str = "crm";
/// A folder of Markdown files.
const FOLDER: &str = "folder";
/// A file with one JSON document a line.
const FILE: &str = "file";

/// Days of `stale` where none are given.
const STALE_DAYS: u32 = 180;

/// Where articles go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KnowledgeSettings {
    /// `crm`, `folder`, or both.
    pub to: Vec<String>,
    /// The folder of Markdown files.
    pub folder: Option<PathBuf>,
    /// After so many days without an edit or a use an article is stale.
    pub stale_days: u32,
}

/// Where product requests go.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FeedbackSettings {
    /// `file`, and one of `crm` and the name of a profile such as `github`.
    pub to: Vec<String>,
    /// The file of JSON lines.
    pub file: Option<PathBuf>,
    /// What wins over the profile that is named.
    pub target: CrmSettings,
}

impl Default for KnowledgeSettings {
    fn default() -> Self {
        Self { to: vec![CRM.to_owned()], folder: None, stale_days: STALE_DAYS }
    }
}

impl Default for FeedbackSettings {
    fn default() -> Self {
        Self { to: vec![CRM.to_owned()], file: None, target: CrmSettings::default() }
    }
}

impl KnowledgeSettings {
    /// Whether articles go to the CRM.
    #[must_use]
    pub fn uses_crm(&self) -> bool {
        self.to.iter().any(|place| place == CRM)
    }

    /// The folder, where articles go there.
    #[must_use]
    pub fn shelf(&self) -> Option<PathBuf> {
        self.folder.clone().filter(|_| self.to.iter().any(|place| place == FOLDER))
    }

    pub(super) fn read(mut table: Table, faults: &mut Vec<Fault>) -> Self {
        let mut all = Self::default();
        let is_given = table.has("to");
        let places = table.texts("to", faults);
        let folder_line = table.line_of("folder");
        all.folder = path(&mut table, FOLDER, faults);
        if let Some(days) = table.count("stale", 1, faults) {
            all.stale_days = u32::try_from(days).unwrap_or(STALE_DAYS);
        }
        for (place, line) in &places {
            match place.as_str() {
                CRM => {}
                FOLDER if all.folder.is_some() || folder_line != table.line => {}
                FOLDER => faults.push(needed(&table, *line, FOLDER)),
                _ => {
                    let fault = table.fault(*line, "to", "word").with("value", place);
                    faults.push(fault.with("known", [CRM, FOLDER].join(", ")));
                }
            }
        }
        if is_given {
            all.to = places.into_iter().map(|(place, _)| place).collect();
        }
        table.finish(faults);
        all
    }
}

impl FeedbackSettings {
    /// Whether requests go to the CRM.
    #[must_use]
    pub fn uses_crm(&self) -> bool {
        self.to.iter().any(|place| place == CRM)
    }

    /// The file, where requests go there.
    #[must_use]
    pub fn shelf(&self) -> Option<PathBuf> {
        self.file.clone().filter(|_| self.to.iter().any(|place| place == FILE))
    }

    /// The name of the profile that requests go to, where one is named.
    #[must_use]
    pub fn profile(&self) -> Option<&str> {
        self.to.iter().map(String::as_str).find(|place| ![CRM, FILE].contains(place))
    }

    pub(super) fn read(mut table: Table, faults: &mut Vec<Fault>) -> Self {
        let mut all = Self::default();
        let is_given = table.has("to");
        let places = table.texts("to", faults);
        let file_line = table.line_of("file");
        all.file = path(&mut table, FILE, faults);
        if let Some(mut target) = table.table("target", faults) {
            all.target = CrmSettings::read(&mut target, faults);
            target.finish(faults);
        }
        let mut afar: Option<&str> = None;
        for (place, line) in &places {
            if place == FILE {
                if all.file.is_none() && file_line == table.line {
                    faults.push(needed(&table, *line, FILE));
                }
                continue;
            }
            // What is sent to two places over the network could arrive at one of them alone.
            if let Some(first) = afar {
                let fault = table.fault(*line, "to", "outlet-two").with("first", first);
                faults.push(fault.with("second", place));
            }
            afar = afar.or(Some(place));
        }
        if is_given {
            all.to = places.into_iter().map(|(place, _)| place).collect();
        }
        table.finish(faults);
        all
    }
}

fn needed(table: &Table, line: usize, key: &str) -> Fault {
    table.fault(line, "to", "outlet-path").with("key", key)
}

/// A path: absolute, or below the person's home as `~/…`.
fn path(table: &mut Table, key: &'static str, faults: &mut Vec<Fault>) -> Option<PathBuf> {
    let (text, line) = table.text(key, faults)?;
    let home = || directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
    let path = match text.strip_prefix("~/") {
        Some(rest) if !rest.is_empty() => home().map(|home| home.join(rest)),
        _ => Some(PathBuf::from(&text)).filter(|path| path.is_absolute()),
    };
    if path.is_none() {
        faults.push(table.fault(line, key, "outlet-absolute").with("value", text));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::super::settings::Settings;
    use super::*;

    fn told(text: &str) -> Vec<(usize, String, String)> {
        let mut faults = Vec::new();
        Settings::parse("settings.toml", text, &mut faults);
        faults.into_iter().map(|fault| (fault.line, fault.key, fault.what.id)).collect()
    }

    #[test]
    fn a_place_that_nobody_knows_or_that_is_not_given_is_told_with_its_line() {
        let fault = |line: usize, key: &str, id: &str| (line, key.to_owned(), format!("fault-{id}"));
        let table = [
            ("[knowledge]\nto = [\"crm\", \"wiki\"]\n", fault(2, "knowledge.to", "word")),
            ("[knowledge]\nto = [\"folder\"]\n", fault(2, "knowledge.to", "outlet-path")),
            ("[knowledge]\nfolder = \"articles\"\n", fault(2, "knowledge.folder", "outlet-absolute")),
            ("[feedback]\nto = [\n  \"file\"]\n", fault(3, "feedback.to", "outlet-path")),
            ("[feedback]\nto = [\"crm\", \"github\"]\n", fault(2, "feedback.to", "outlet-two")),
            ("[feedback]\nfiel = \"/x\"\n", fault(2, "feedback.fiel", "unknown-key")),
            ("[feedback.target]\nvras = {}\n", fault(2, "feedback.target.vras", "unknown-key")),
        ];
        for (text, fault) in table {
            assert_eq!(told(text), [fault], "{text}");
        }
    }

    #[test]
    fn places_that_are_given_are_used_and_those_that_are_not_named_are_not() {
        let mut faults = Vec::new();
        let text = "[knowledge]\nto = \"folder\"\nfolder = \"/srv/articles\"\n[feedback]\nto = [\"gitlab\"]\nfile = \"/srv/x.jsonl\"\n";
        let settings = Settings::parse("settings.toml", text, &mut faults);
        assert_eq!(faults, Vec::new());
        assert!(!settings.knowledge.uses_crm());
        assert_eq!(settings.knowledge.shelf(), Some(PathBuf::from("/srv/articles")));
        assert_eq!((settings.feedback.profile(), settings.feedback.shelf()), (Some("gitlab"), None));
    }
}
