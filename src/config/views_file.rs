//! `views.toml`, `views/*.toml` and `my_views.toml`: the ways to look at the tickets that are shipped, shared by a team,
//! and a person's own. The last is written here as well, at its end, so that what a person wrote into it stays.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::files;
use super::home::{Home, HomeError};
use super::private::write_private;
use super::reader::{self, Kind, Table};
use super::words::LANGUAGES;
use crate::domain::clean::Clean;
use crate::domain::filter::Filter;
use crate::domain::view::{Column, Look, Scope, Sort, View};

const SHARED: &str = "views.toml";
const FOLDER: &str = "views";
const OWN: &str = "my_views.toml";

/// The views, and where a person's own are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Views {
    /// All of them, in the order in which they are listed.
    pub all: Vec<View>,
    /// The person's own file.
    pub own: PathBuf,
}

/// Reads the views. One whose meaning has a fault is left out, one whose key has one stays without it; a later file changes a view of the same name.
pub(super) fn load(home: &Home, faults: &mut Vec<Fault>) -> Views {
    let mut all = Vec::new();
    if let Some(text) = files::shipped(SHARED) {
        merge(&mut all, SHARED, text, &mut Vec::new());
    }
    let team = files::list(home, FOLDER, ".toml", faults);
    for name in [SHARED.to_owned()].into_iter().chain(team).chain([OWN.to_owned()]) {
        if let Some(file) = files::read(home, &name, faults).filter(|file| file.own) {
            merge(&mut all, &file.name, &file.text, faults);
        }
    }
    Views { all, own: home.config.join(OWN) }
}

fn merge(all: &mut Vec<View>, file: &str, text: &str, faults: &mut Vec<Fault>) {
    let mut root = reader::parse(file, text, 1, faults);
    let mut tables = root.take_all();
    tables.sort_by_key(|(_, line, _)| *line);
    for (id, _, node) in tables {
        let Some(mut table) = root.table_of(node, &id, faults) else { continue };
        let before = faults.len();
        let mut view = read(&id, &mut table, faults);
        let key_line = table.line_of("key");
        let key = table.text("key", faults);
        let taken = |key: char| all.iter().find(|other| other.key == Some(key) && other.id != id);
        view.key = key.and_then(|(word, line)| {
            let mut letters = word.chars();
            let letter = letters.next().filter(|letter| View::can_be_key(*letter));
            let Some(letter) = letter.filter(|_| letters.next().is_none()) else {
                faults.push(table.fault(line, "key", "view-key").with("value", word));
                return None;
            };
            // The view is good without its key.
            if let Some(other) = taken(letter) {
                let fault = table.fault(key_line, "key", "view-key-taken");
                faults.push(fault.with("value", letter).with("view", &other.id));
                return None;
            }
            Some(letter)
        });
        let is_good = faults[before..].iter().all(|fault| fault.key.ends_with("key"));
        table.finish(faults);
        view.own = file == OWN;
        if is_good {
            match all.iter_mut().find(|other| other.id == id) {
                Some(known) => *known = view,
                None => all.push(view),
            }
        }
    }
}

fn read(id: &str, table: &mut Table, faults: &mut Vec<Fault>) -> View {
    let mut view = View { id: Clean::line(id).to_string(), ..View::default() };
    if let Some(node) = table.take("name") {
        match node.kind {
            Kind::Text(name) => {
                view.names.insert(LANGUAGES[0].to_owned(), Clean::line(&name).to_string());
            }
            _ => {
                if let Some(mut names) = table.table_of(node, "name", faults) {
                    for language in LANGUAGES {
                        if let Some((name, _)) = names.text(language, faults) {
                            view.names.insert(language.to_owned(), Clean::line(&name).to_string());
                        }
                    }
                    names.finish(faults);
                }
            }
        }
    }
    let scopes = Scope::ALL.map(|(_, word)| word);
    if let Some((word, _)) = table.one_of("scope", &scopes, faults) {
        let named = Scope::ALL.into_iter().find(|(_, known)| *known == word);
        view.scope = named.map_or(view.scope, |(scope, _)| scope);
    }
    if let Some((filter, line)) = table.text("filter", faults) {
        match Filter::parse(&filter) {
            Ok(_) => view.filter = Clean::line(&filter).to_string(),
            Err(what) => faults.push(Fault { what, ..table.fault(line, "filter", "view-filter") }),
        }
    }
    let sorts: Vec<String> = Sort::all().map(|sort| sort.to_string()).collect();
    let sorts: Vec<&str> = sorts.iter().map(String::as_str).collect();
    let sort = table.one_of("sort", &sorts, faults).and_then(|(word, _)| Sort::parse(&word));
    let mut columns = Vec::new();
    for (word, line) in table.texts("columns", faults) {
        match Column::parse(&word) {
            Some(column) if !columns.contains(&column) => columns.push(column),
            Some(_) => {}
            None => {
                let known: Vec<&str> = Column::ALL.iter().map(|column| column.as_str()).collect();
                let fault = table.fault(line, "columns", "choice").with("value", word);
                faults.push(fault.with("known", known.join(", ")));
            }
        }
    }
    view.look = Look { sort: sort.unwrap_or_default(), columns };
    view
}

/// Writes a view into the person's own file, in place of the one of its name; what else stands there stays as it is.
///
/// # Errors
/// Where the file cannot be read or written.
pub fn add_view(path: &Path, view: &View) -> Result<(), HomeError> {
    let mut text = without(&own(path)?, &view.id);
    if !text.is_empty() {
        text.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
    }
    text.push_str(&written(view));
    write_private(path, text.as_bytes())
}

/// Takes a view out of the person's own file; what else stands there stays as it is.
///
/// # Errors
/// Where the file cannot be read or written.
pub fn drop_view(path: &Path, id: &str) -> Result<(), HomeError> {
    write_private(path, without(&own(path)?, id).as_bytes())
}

fn own(path: &Path) -> Result<String, HomeError> {
    let failed = |source| HomeError::io(path, source);
    match files::bounded(path) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| failed(ErrorKind::InvalidData.into())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(failed(error)),
    }
}

/// A file without the table of a view. Comments right above the next table belong to that one.
fn without(text: &str, id: &str) -> String {
    let mut tables: Vec<(String, usize)> = reader::parse(OWN, text, 1, &mut Vec::new())
        .take_all()
        .into_iter()
        .map(|(id, at, _)| (id, at))
        .collect();
    tables.sort_by_key(|(_, line)| *line);
    let Some(at) = tables.iter().position(|(known, _)| known == id) else { return text.to_owned() };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let begin = tables[at].1.saturating_sub(1);
    let mut end = tables.get(at + 1).map_or(lines.len(), |(_, line)| line.saturating_sub(1));
    if end < lines.len() {
        while end > begin + 1 && lines[end - 1].trim_start().starts_with('#') {
            end -= 1;
        }
    }
    let mut kept = lines[..begin.min(lines.len())].concat();
    kept.push_str(&lines[end.min(lines.len())..].concat());
    let kept = kept.trim_end_matches('\n');
    if kept.is_empty() { String::new() } else { format!("{kept}\n") }
}

/// A view as a table of the file.
fn written(view: &View) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let mut text = format!("[{}]\nscope  = \"{}\"\n", quoted(&view.id), view.scope.as_str());
    let mut line = |key: &str, value: String| {
        for part in [key, " = ", &value, "\n"] {
            text.push_str(part);
        }
    };
    line("filter", quoted(&view.filter));
    if let Some(key) = view.key {
        line("key   ", quoted(&key.to_string()));
    }
    if view.look.sort != Sort::default() {
        line("sort  ", quoted(&view.look.sort.to_string()));
    }
    if !view.look.columns.is_empty() {
        let columns: Vec<String> = view.look.columns.iter().map(|column| quoted(column.as_str())).collect();
        line("columns", format!("[{}]", columns.join(", ")));
    }
    text
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::domain::view::By;

    fn home(files: &[(&str, &str)]) -> (tempfile::TempDir, Home) {
        let root = tempfile::tempdir().unwrap();
        let home = Home::new(Some(root.path())).unwrap();
        for (name, text) in files {
            let path = home.config.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            write_private(&path, text.as_bytes()).unwrap();
        }
        (root, home)
    }

    #[test]
    fn a_view_is_replaced_and_taken_out_and_what_else_a_person_wrote_stays() {
        let text =
            "# Mine.\n[\"one\"]\nfilter = \"is:late\"\n\n# The second.\n[\"two\"]\nfilter = \"owner:me\"\n";
        let (_root, home) = home(&[(OWN, text)]);
        let path = home.config.join(OWN);
        let view = View { id: "one".to_owned(), filter: "owner:-".to_owned(), ..View::default() };
        add_view(&path, &view).unwrap();
        let views = load(&home, &mut Vec::new()).all;
        let own: Vec<(&str, &str)> = views
            .iter()
            .filter(|view| view.own)
            .map(|view| (view.id.as_str(), view.filter.as_str()))
            .collect();
        assert_eq!(own, [("two", "owner:me"), ("one", "owner:-")]);
        drop_view(&path, "one").unwrap();
        let text = "# Mine.\n# The second.\n[\"two\"]\nfilter = \"owner:me\"\n";
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        drop_view(&path, "nobody").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }

    #[test]
    fn the_shipped_views_have_no_fault_and_a_name_in_every_language() {
        let (mut all, mut faults) = (Vec::new(), Vec::new());
        merge(&mut all, SHARED, files::shipped(SHARED).unwrap(), &mut faults);
        assert_eq!(faults, []);
        assert_eq!(all.len(), 7);
        for view in &all {
            assert_eq!(view.names.len(), LANGUAGES.len(), "{}", view.id);
            assert!(view.key.is_some());
        }
    }

    #[test]
    fn a_team_s_file_adds_and_changes_views_and_its_faults_are_named_by_file_line_and_key() {
        let text = "[mine]\nname = \"All of mine\"\nfilter = \"owner:me\"\nkey = \"2\"\n\n[late]\nfilter = \"is:late\"\nkey = \"2\"\n\n\
                    [odd]\nfilter = \"sitio:x\"\n\n[queer]\nscope = \"moon\"\n";
        let (_root, home) = home(&[("views/team.toml", text)]);
        let mut faults = Vec::new();
        let views = load(&home, &mut faults);
        let named = |id: &str| views.all.iter().find(|view| view.id == id);
        assert_eq!(named("mine").map(|view| view.name("pt-BR")), Some("All of mine"));
        assert_eq!(named("late").map(|view| view.key), Some(None), "the view is good without its key");
        assert_eq!((named("odd"), named("queer")), (None, None));
        let places: Vec<String> =
            faults.iter().map(|fault| format!("{} {}", fault.place(), fault.key)).collect();
        assert_eq!(
            places,
            ["views/team.toml:8 late.key", "views/team.toml:11 odd.filter", "views/team.toml:14 queer.scope"]
        );
    }

    #[test]
    fn a_saved_view_is_read_again_and_what_a_person_wrote_beside_it_stays() {
        let (_root, home) = home(&[(OWN, "# My own words.\n[first]\nfilter = \"is:late\" # late")]);
        let view = View {
            id: "Cartão “ouro” = 1".to_owned(),
            scope: Scope::All,
            filter: "product:\"credit card\" due:<2h".to_owned(),
            key: Some('g'),
            look: Look {
                sort: Sort { by: By::Updated, down: true },
                columns: vec![Column::Key, Column::Subject],
            },
            own: true,
            ..View::default()
        };
        let path = home.config.join(OWN);
        add_view(&path, &view).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("# My own words.\n[first]\nfilter = \"is:late\" # late\n"), "{text}");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let mut faults = Vec::new();
        let views = load(&home, &mut faults);
        assert_eq!(faults, []);
        assert_eq!(views.all.last(), Some(&view));
        assert_eq!(views.all.len(), 9);
    }
}
