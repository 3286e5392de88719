//! The map of an import, read and explained: which column is what. Faults name file, line, key and what to do.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::constants::GROUPS;
use super::import::slug;
use super::model::PRIORITIES;

/// A map: see `config/import/cfpb.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportMap {
    format: Spanned<u32>,
    /// Column of the ticket's number.
    pub id: Spanned<String>,
    /// Column of the day or time.
    pub created: Spanned<String>,
    /// Whether all times move so that the newest is now.
    #[serde(default)]
    pub shift: bool,
    pub group: String,
    pub priority: String,
    pub language: String,
    /// What makes two rows the same person's.
    pub requester: Spanned<Template>,
    pub subject: Vec<Spanned<Template>>,
    pub description: Vec<Spanned<Template>>,
    #[serde(default)]
    pub tags: Vec<Spanned<Template>>,
    pub product: Option<Column>,
    pub reason: Option<Column>,
    pub topic: Option<Column>,
}

/// Text with `{column}` in it.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct Template(String);

/// A column whose values become words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    column: Spanned<String>,
    #[serde(default)]
    values: BTreeMap<String, String>,
}

impl Column {
    /// The word for a row; `None` where the column is empty.
    pub fn value(&self, row: &HashMap<String, String>) -> Option<String> {
        let text = row.get(self.column.get_ref()).filter(|text| !text.is_empty())?;
        Some(self.values.get(text).cloned().unwrap_or_else(|| slug(text)))
    }
}

impl Template {
    /// The text for a row; `None` where a column is empty.
    pub fn fill(&self, row: &HashMap<String, String>) -> Option<String> {
        let mut out = self.0.clone();
        for column in self.columns() {
            let text = row.get(&column).filter(|text| !text.is_empty())?;
            out = out.replace(&format!("{{{column}}}"), text);
        }
        Some(out)
    }

    fn columns(&self) -> Vec<String> {
        let parts = self.0.split('{').skip(1);
        parts.filter_map(|part| part.split_once('}')).map(|(name, _)| name.to_owned()).collect()
    }
}

impl ImportMap {
    /// Reads a map.
    ///
    /// # Errors
    /// A sentence with file, line, key and what to do.
    pub fn parse(path: &Path, text: &str) -> Result<Self, String> {
        let file = path.display();
        let map: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            format!("{file}:{line}: {}. See config/import/cfpb.toml for a map that works.", error.message())
        })?;
        if *map.format.get_ref() != 1 {
            let line = line_of(text, map.format.span().start);
            return Err(format!("{file}:{line}: format: only format 1 is known. Write format = 1."));
        }
        let line = |key: &str| {
            text.lines().position(|line| line.trim_start().starts_with(key)).map_or(1, |at| at + 1)
        };
        if !GROUPS.iter().any(|(_, name)| *name == map.group) {
            let names: Vec<&str> = GROUPS.iter().map(|(_, name)| *name).collect();
            return Err(format!(
                "{file}:{}: group: \"{}\" is not a group of the sandbox. Choose one of: {}.",
                line("group"),
                map.group,
                names.join(", ")
            ));
        }
        if !PRIORITIES.contains(&map.priority.as_str()) {
            return Err(format!(
                "{file}:{}: priority: \"{}\" is not a priority. Choose one of: {}.",
                line("priority"),
                map.priority,
                PRIORITIES.join(", ")
            ));
        }
        Ok(map)
    }

    /// Faults for columns that the map names and the file lacks.
    pub fn unknown_columns(&self, path: &Path, text: &str, known: &BTreeSet<String>) -> Vec<String> {
        let mut named: Vec<(usize, &str, String)> = vec![
            (self.id.span().start, "id", self.id.get_ref().clone()),
            (self.created.span().start, "created", self.created.get_ref().clone()),
        ];
        for (key, column) in [
            ("product.column", &self.product),
            ("reason.column", &self.reason),
            ("topic.column", &self.topic),
        ] {
            if let Some(column) = column {
                named.push((column.column.span().start, key, column.column.get_ref().clone()));
            }
        }
        let lists = [("subject", &self.subject), ("description", &self.description), ("tags", &self.tags)];
        let lists = lists.into_iter().flat_map(|(key, list)| list.iter().map(move |one| (key, one)));
        for (key, template) in lists.chain([("requester", &self.requester)]) {
            let columns = template.get_ref().columns();
            named.extend(columns.into_iter().map(|column| (template.span().start, key, column)));
        }
        let have: Vec<&str> = known.iter().map(String::as_str).collect();
        let missing = named.into_iter().filter(|(_, _, column)| !known.contains(column));
        let faults = missing.map(|(at, key, column)| {
            format!(
                "{}:{}: {key}: the file has no column \"{column}\". Its columns are: {}.",
                path.display(),
                line_of(text, at),
                have.join(", ")
            )
        });
        faults.collect()
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = "format = 1\nid = \"n\"\ncreated = \"day\"\ngroup = \"Tier 2\"\npriority = \"normal\"\n\
        language = \"en\"\nrequester = \"{n}\"\nsubject = [\"{a}: {b}\", \"{a}\"]\ndescription = [\"{a}\"]\n";

    #[test]
    fn a_template_with_an_empty_column_gives_way_to_the_next() {
        let map = ImportMap::parse(Path::new("m.toml"), MAP).unwrap();
        let row = HashMap::from([("a".to_owned(), "Fee".to_owned()), ("b".to_owned(), String::new())]);
        let subject = map.subject.iter().find_map(|one| one.get_ref().fill(&row));
        assert_eq!(subject.as_deref(), Some("Fee"));
    }

    #[test]
    fn faults_name_file_line_and_key() {
        let map = ImportMap::parse(Path::new("m.toml"), MAP).unwrap();
        let known = ["n", "day", "a"].map(str::to_owned).into();
        let faults = map.unknown_columns(Path::new("m.toml"), MAP, &known);
        assert_eq!(faults.len(), 1);
        assert!(faults[0].starts_with("m.toml:8: subject: the file has no column \"b\"."), "{}", faults[0]);
        let fault = ImportMap::parse(
            Path::new("m.toml"),
            &MAP.replace("shift", "shfit").replace("id = \"n\"", "id = 3"),
        );
        assert!(fault.unwrap_err().starts_with("m.toml:2: "));
        let fault = ImportMap::parse(Path::new("m.toml"), &MAP.replace("Tier 2", "Tier 9"));
        assert!(fault.unwrap_err().starts_with("m.toml:4: group: "));
    }
}
