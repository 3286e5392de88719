//! Writing `settings.toml` without losing what a person wrote: values are changed where they stand, everything else
//! stays to the letter, and the file of before is kept beside it. What belongs into it is the caller's.

use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::home::{Home, HomeError};
use super::private::write_private;
use super::settings::Settings;

const FILE: &str = "settings.toml";

/// A value to write: its table (empty for the top), its key, and the value as TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// For example `crm`, `crm.fields`, or nothing for the top of the file.
    pub table: String,
    /// The key.
    pub key: String,
    /// The value as TOML, for example `"zendesk"` with its quotes.
    pub value: String,
}

impl Setting {
    /// A text.
    #[must_use]
    pub fn text(table: &str, key: &str, value: &str) -> Self {
        Self::toml(table, key, &toml::Value::from(value))
    }

    /// Any value; tables stand on one line.
    #[must_use]
    pub fn toml(table: &str, key: &str, value: &toml::Value) -> Self {
        Self { table: table.to_owned(), key: key.to_owned(), value: inline(value) }
    }
}

fn inline(value: &toml::Value) -> String {
    match value {
        toml::Value::Table(fields) => {
            let fields: Vec<String> =
                fields.iter().map(|(key, value)| format!("{} = {}", quoted(key), inline(value))).collect();
            format!("{{ {} }}", fields.join(", "))
        }
        toml::Value::Array(items) => {
            format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

fn quoted(key: &str) -> String {
    let bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    if bare { key.to_owned() } else { toml::Value::from(key).to_string() }
}

/// Writes settings; the file of before is kept beside it and named. A file that cannot be read as settings is kept
/// too, and a new one is written.
///
/// # Errors
/// [`HomeError`] where a file cannot be written.
pub fn settle(home: &Home, settings: &[Setting]) -> Result<Option<PathBuf>, HomeError> {
    let path = home.config.join(FILE);
    let failed = |source| HomeError::io(&path, source);
    let before = match std::fs::read(&path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    let known = before.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    let text = edited(known, settings).unwrap_or_else(|| fresh(settings));
    let kept = match &before {
        Some(bytes) if *bytes != text.as_bytes() => {
            let beside = free(&path);
            write_private(&beside, bytes)?;
            Some(beside)
        }
        _ => None,
    };
    write_private(&path, text.as_bytes())?;
    Ok(kept)
}

/// Writes settings that a key of the screen chose, where they stand in the file. Nothing is kept of before: it was a
/// choice of a moment ago. A file that cannot be read as settings is left alone.
///
/// # Errors
/// [`HomeError`] where the file cannot be written, or not without breaking it.
pub fn remember(home: &Home, settings: &[Setting]) -> Result<(), HomeError> {
    let path = home.config.join(FILE);
    let known = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(HomeError::io(&path, error)),
    };
    match edited(&known, settings) {
        Some(text) if text == known => Ok(()),
        Some(text) => write_private(&path, text.as_bytes()),
        None => Err(HomeError::io(&path, std::io::ErrorKind::InvalidData.into())),
    }
}

/// The first name beside the file that nobody has.
fn free(path: &Path) -> PathBuf {
    let mut number = 1;
    let mut name = path.with_extension("toml.old");
    while name.exists() {
        number += 1;
        name = path.with_extension(format!("toml.old{number}"));
    }
    name
}

/// The text with the values in it; `None` where it cannot be edited without breaking it.
fn edited(text: &str, settings: &[Setting]) -> Option<String> {
    let mut text = text.to_owned();
    for setting in settings {
        text = with(&text, setting)?;
    }
    let mut faults = Vec::new();
    Settings::parse(FILE, &text, &mut faults);
    faults.is_empty().then_some(text)
}

fn fresh(settings: &[Setting]) -> String {
    settings.iter().try_fold(String::new(), |text, setting| with(&text, setting)).unwrap_or_default()
}

fn with(text: &str, setting: &Setting) -> Option<String> {
    let (root, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return None;
    }
    let line = format!("{} = {}\n", quoted(&setting.key), setting.value);
    let put = |at: usize, cut: usize, new: &str| format!("{}{new}{}", &text[..at], &text[cut..]);
    let mut table = root.get_ref();
    let mut header = None;
    for name in setting.table.split('.').filter(|name| !name.is_empty()) {
        let Some((key, value)) = table.iter().find(|(key, _)| key.get_ref().as_ref() == name) else {
            let gap = if text.is_empty() || text.ends_with("\n\n") { "" } else { "\n" };
            let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            return Some(format!("{text}{end}{gap}[{}]\n{line}", setting.table));
        };
        let DeValue::Table(inner) = value.get_ref() else { return None };
        if text[value.span()].starts_with('{') {
            return Some(within_braces(text, &value.span(), inner, setting));
        }
        header = Some(key.span().end);
        table = inner;
    }
    if let Some((_, value)) = table.iter().find(|(key, _)| key.get_ref().as_ref() == setting.key) {
        let span = value.span();
        return Some(put(span.start, span.end, &setting.value));
    }
    let at = match header {
        Some(header) => text[header..].find('\n').map_or(text.len(), |end| header + end + 1),
        // Before the first table, behind the comments that head the file.
        None => text
            .lines()
            .scan(0, |at, line| {
                let start = *at;
                *at += line.len() + 1;
                Some((start, line))
            })
            .find(|(_, line)| !line.trim_start().starts_with('#') && !line.trim().is_empty())
            .map_or(text.len(), |(start, _)| start),
    };
    let line = if at == text.len() && !text.is_empty() && !text.ends_with('\n') {
        format!("\n{line}")
    } else {
        line
    };
    Some(put(at, at, &line))
}

/// A table that is written in braces is written again whole, with the value in it.
fn within_braces(
    text: &str,
    span: &std::ops::Range<usize>,
    inner: &DeTable<'_>,
    setting: &Setting,
) -> String {
    let mut known: Vec<_> = inner.iter().collect();
    known.sort_by_key(|(_, value)| value.span().start);
    let mut fields: Vec<(String, String)> = known
        .into_iter()
        .map(|(key, value)| (quoted(key.get_ref()), text[value.span()].to_owned()))
        .collect();
    let name = quoted(&setting.key);
    match fields.iter_mut().find(|(key, _)| *key == name) {
        Some((_, value)) => value.clone_from(&setting.value),
        None => fields.push((name, setting.value.clone())),
    }
    let fields: Vec<String> = fields.into_iter().map(|(key, value)| format!("{key} = {value}")).collect();
    format!("{}{{ {} }}{}", &text[..span.start], fields.join(", "), &text[span.end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Vec<Setting> {
        vec![
            Setting::text("", "profile", "zendesk"),
            Setting::text("crm", "base", "https://a.example"),
            Setting::toml(
                "crm",
                "auth",
                &toml::toml! { type = "bearer"
                token = "env:T" }
                .into(),
            ),
            Setting::text("crm.fields", "cause", "7"),
        ]
    }

    #[test]
    fn an_empty_file_gets_the_values_and_nothing_else() {
        let text = edited("", &settings()).unwrap();
        assert_eq!(
            text,
            "profile = \"zendesk\"\n\n[crm]\nauth = { token = \"env:T\", type = \"bearer\" }\nbase = \"https://a.example\"\n\n[crm.fields]\ncause = \"7\"\n"
        );
    }

    #[test]
    fn comments_order_and_other_values_stay_to_the_letter() {
        let own = "# mine\nprofile = \"other\" # old\n\n[crm] # here\nbase = \"https://b.example\"\nfields = { site = \"9\" }\n\n[desk]\nsoon = \"3h\"\n";
        let text = edited(own, &settings()).unwrap();
        assert_eq!(
            text,
            "# mine\nprofile = \"zendesk\" # old\n\n[crm] # here\nauth = { token = \"env:T\", type = \"bearer\" }\nbase = \"https://a.example\"\nfields = { site = \"9\", cause = \"7\" }\n\n[desk]\nsoon = \"3h\"\n"
        );
        assert_eq!(
            edited(&text, &settings()).as_deref(),
            Some(text.as_str()),
            "doing it again changes nothing"
        );
    }

    #[test]
    fn the_shipped_sample_takes_every_value() {
        let sample = crate::config::files::shipped(FILE).unwrap();
        let text = edited(sample, &settings()).unwrap();
        let read = Settings::parse(FILE, &text, &mut Vec::new());
        assert_eq!(read.crm.base.as_deref(), Some("https://a.example"));
        assert_eq!(read.crm.fields["cause"], "7");
        assert_eq!(
            text.lines().filter(|line| line.starts_with('#')).count(),
            sample.lines().filter(|line| line.starts_with('#')).count()
        );
    }

    #[test]
    fn what_a_key_chose_is_remembered_where_it_stands_and_a_broken_file_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let home = Home::new(Some(root.path())).unwrap();
        let path = home.config.join(FILE);
        let theme = |name: &str| [Setting::text("", "theme", name)];
        remember(&home, &theme("light")).unwrap();
        std::fs::write(&path, "# mine\ntheme = \"dark\" # at night\n[desk]\nsoon = \"3h\"\n").unwrap();
        remember(&home, &theme("16")).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text, "# mine\ntheme = \"16\" # at night\n[desk]\nsoon = \"3h\"\n");
        std::fs::write(&path, "theme = [broken").unwrap();
        assert!(remember(&home, &theme("none")).is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "theme = [broken");
        let beside = std::fs::read_dir(&home.config).unwrap().count();
        assert_eq!(beside, 1, "no copies pile up");
    }

    #[test]
    fn the_file_of_before_is_kept_also_where_it_is_broken() {
        let root = tempfile::tempdir().unwrap();
        let home = Home::new(Some(root.path())).unwrap();
        let path = home.config.join(FILE);
        assert_eq!(settle(&home, &settings()).unwrap(), None);
        std::fs::write(&path, "profile = [broken").unwrap();
        let kept = settle(&home, &settings()).unwrap().unwrap();
        assert_eq!(std::fs::read_to_string(&kept).unwrap(), "profile = [broken");
        std::fs::write(&path, "profile = [again").unwrap();
        let second = settle(&home, &settings()).unwrap().unwrap();
        assert_ne!(kept, second, "nothing that was kept is overwritten");
        assert!(std::fs::read_to_string(&path).unwrap().contains("https://a.example"));
    }
}
