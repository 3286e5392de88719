//! The CRM profile as a file: found and read here, compiled by the room `crm`.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

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
    /// Whether the person may edit it: then it cannot say what that person may do.
    pub is_own: bool,
}

/// Where whoever runs the machine puts profiles for everybody on it.
const SITE: &str = "/etc/secondline";

impl ProfileFile {
    /// Reads `crm/NAME.toml`: the person's own, else the machine's, else the shipped one. A name without a file is a
    /// fault.
    pub(super) fn load(home: &Home, name: &str, key: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        let path = format!("crm/{name}.toml");
        let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        if plain {
            let file = files::read(home, &path, faults);
            let site = || of_the_site(Path::new(SITE), &path);
            let text = match file {
                Some(file) if file.own => Some((file.text, true)),
                file => site().or(file.map(|file| file.text)).map(|text| (text, false)),
            };
            if let Some((text, is_own)) = text {
                return Some(Self { name: name.to_owned(), path, text, is_own });
            }
        }
        let known = Self::names(home, faults);
        let fault = match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => Fault::new("settings.toml", 0, key, "near-profile").with("near", near),
            None => Fault::new("settings.toml", 0, key, "no-profile"),
        };
        faults.push(fault.with("name", name).with("known", known.join(", ")));
        None
    }

    /// The examples that lie beside it, `crm/fixtures/NAME.json`: the file's name, and its text or why it cannot be read.
    #[must_use]
    pub fn examples(&self, home: &Home) -> Option<(String, Result<String, String>)> {
        let file = format!("crm/fixtures/{}.json", self.name);
        let path = home.config.join(&file);
        path.exists().then(|| (file, std::fs::read_to_string(path).map_err(|error| error.to_string())))
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
        Self::load(home, name, "profile", &mut Vec::new())
    }
}

/// A file of the machine, where only its administrator can write it.
fn of_the_site(folder: &Path, path: &str) -> Option<String> {
    let path = folder.join(path);
    let is_kept =
        |path: &Path| fs::metadata(path).is_ok_and(|about| about.uid() == 0 && about.mode() & 0o022 == 0);
    let folders = path.ancestors().skip(1).take(2);
    if !is_kept(&path) || !folders.into_iter().all(is_kept) {
        return None;
    }
    String::from_utf8(files::bounded(&path).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_profile_of_the_machine_counts_only_where_nobody_but_its_administrator_can_write_it() {
        let root = tempfile::tempdir().unwrap();
        let set = |path: &str, mode: u32| {
            fs::set_permissions(root.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
        };
        fs::create_dir(root.path().join("crm")).unwrap();
        fs::write(root.path().join("crm/x.toml"), "profile = 1\n").unwrap();
        set("", 0o755);
        set("crm", 0o755);
        set("crm/x.toml", 0o644);
        let is_root = fs::metadata(root.path()).unwrap().uid() == 0;
        let read = || of_the_site(root.path(), "crm/x.toml");
        assert_eq!(read().is_some(), is_root, "a file of somebody else does not count");
        for (path, open, closed) in [("crm/x.toml", 0o664, 0o644), ("crm", 0o777, 0o755), ("", 0o775, 0o755)]
        {
            set(path, open);
            assert_eq!(read(), None, "{path} may be written by others");
            set(path, closed);
        }
        assert_eq!(of_the_site(root.path(), "crm/y.toml"), None);
    }
}
