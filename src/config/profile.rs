//! The CRM profile as a file: found and read here, compiled by the room `crm`.

use super::fault::{Fault, nearest};
use super::files;
use super::home::Home;

/// A profile as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileFile {
    /// Its name, for example `zendesk`.
    pub name: String,
    /// Its file relative to the config folder, for faults.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl ProfileFile {
    /// Reads `crm/NAME.toml`, the person's own before the shipped one. A name without a file is a fault.
    pub(super) fn load(home: &Home, name: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        let path = format!("crm/{name}.toml");
        let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        if plain && let Some(file) = files::read(home, &path, faults) {
            return Some(Self { name: name.to_owned(), path: file.name, text: file.text });
        }
        let known = Self::names(home, faults);
        let fault = match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => Fault::new("settings.toml", 0, "profile", "near-profile").with("near", near),
            None => Fault::new("settings.toml", 0, "profile", "no-profile"),
        };
        faults.push(fault.with("name", name).with("known", known.join(", ")));
        None
    }

    /// The names of all profiles, the person's and the shipped ones.
    pub fn names(home: &Home, faults: &mut Vec<Fault>) -> Vec<String> {
        let paths = files::list(home, "crm", ".toml", faults);
        let name = |path: &String| Some(path.strip_prefix("crm/")?.strip_suffix(".toml")?.to_owned());
        paths.iter().filter_map(name).collect()
    }

    /// Reads a profile by its name; `None` where there is none.
    #[must_use]
    pub fn find(home: &Home, name: &str) -> Option<Self> {
        Self::load(home, name, &mut Vec::new())
    }
}
