//! Secrets by reference: `keyring:NAME`, `env:NAME`, `file:/path` (mode 0600 and ours), `cmd:program and arguments`.
//! The value itself never stands in a file of ours, in an error or in a log. Where a secret is needed is not
//! decided here.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

use secrecy::{ExposeSecret as _, SecretString};

use super::keyring;
use super::private::write_private;
use crate::domain::say::Say;

/// Why a reference gave no secret, in the words of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no secret: {}", .0.id)]
pub struct SecretError(pub Say);

/// A reference to a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// A key of the kernel's keyring, put there by `secondline login`.
    Keyring(String),
    /// A variable of the environment.
    Env(String),
    /// A file that only its owner may read.
    File(String),
    /// A command whose first line of output it is.
    Command(Vec<String>),
}

/// Variables that hold secrets of ours. No program that we start gets to see them.
static NAMED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

impl Reference {
    /// Reads a reference; `None` where it is none of the known forms (a bare token, for example).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            ("keyring", name) if keyring::is_name(name) => Some(Self::Keyring(name.to_owned())),
            ("env", name) if !name.is_empty() => {
                NAMED.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned());
                Some(Self::Env(name.to_owned()))
            }
            ("file", path) if path.starts_with('/') => Some(Self::File(path.to_owned())),
            ("cmd", line) => {
                let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
                (!words.is_empty()).then_some(Self::Command(words))
            }
            _ => None,
        }
    }

    /// Fetches the secret. May run a program: not for an async thread.
    ///
    /// # Errors
    /// A sentence that names the reference and what to do.
    pub fn fetch(&self) -> Result<SecretString, SecretError> {
        let (reference, found) = match self {
            Self::Keyring(name) => (format!("keyring:{name}"), keyring::read(name)),
            Self::Env(name) => {
                (format!("env:{name}"), std::env::var(name).map_err(|_| Say::new("secret-unset")))
            }
            Self::File(path) => {
                (format!("file:{path}"), read_private(path).map_err(|say| say.with("path", path)))
            }
            Self::Command(words) => (format!("cmd:{}", words[0]), run(words)),
        };
        let fault = |say: Say| SecretError(say.with("reference", &reference));
        let found = found.map_err(fault)?;
        let secret = SecretString::from(found.lines().next().unwrap_or_default().trim());
        if secret.expose_secret().is_empty() {
            return Err(fault(Say::new("secret-empty")));
        }
        Ok(secret)
    }
}

impl Reference {
    /// Whether a new secret can take the place of the old one: in the keyring and in a file, not in a variable or
    /// behind a command.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        matches!(self, Self::Keyring(_) | Self::File(_))
    }

    /// Puts a new secret in the place of the old one. False where it cannot stand there.
    #[must_use]
    pub fn keep(&self, secret: &SecretString) -> bool {
        match self {
            Self::Keyring(name) => keyring::store(name, secret).is_ok(),
            Self::File(path) => read_private(path).is_ok_and(|text| {
                // The first line is the secret; what a person wrote below it stays.
                let below = text.split_once('\n').map_or("", |(_, below)| below);
                let text = format!("{}\n{below}", secret.expose_secret());
                write_private(Path::new(path), text.as_bytes()).is_ok()
            }),
            Self::Env(_) | Self::Command(_) => false,
        }
    }
}

fn run(words: &[String]) -> Result<String, Say> {
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]).stdin(Stdio::null()).stderr(Stdio::null());
    for name in NAMED.lock().unwrap_or_else(PoisonError::into_inner).iter() {
        command.env_remove(name);
    }
    let output = command.output().map_err(|error| Say::new("secret-no-run").with("detail", error.kind()))?;
    if !output.status.success() {
        return Err(Say::new("secret-failed"));
    }
    String::from_utf8(output.stdout).map_err(|_| Say::new("secret-no-text"))
}

fn read_private(path: &str) -> Result<String, Say> {
    let failed = |error: io::Error| match error.kind() {
        ErrorKind::InvalidData => Say::new("secret-no-text"),
        kind => Say::new("secret-unreadable").with("detail", kind),
    };
    // What was checked is what is read: the opened file, whatever happens to its name meanwhile.
    let mut file = File::open(path).map_err(failed)?;
    let found = file.metadata().map_err(failed)?;
    if found.uid() != rustix::process::getuid().as_raw() {
        return Err(Say::new("secret-foreign"));
    }
    if found.mode() & 0o077 != 0 {
        return Err(Say::new("secret-wide"));
    }
    let mut text = String::new();
    file.read_to_string(&mut text).map_err(failed)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_bare_token_is_no_reference() {
        for bad in ["abc123", "env:", "file:relative", "cmd:", "keyring:x/y", "keyring:", "sk-1:2"] {
            assert_eq!(Reference::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_file_that_others_may_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        std::fs::write(&path, "s3cret\nrest").unwrap();
        let reference = Reference::parse(&format!("file:{}", path.display())).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert_eq!(reference.fetch().unwrap_err().0.id, "secret-wide");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(reference.fetch().unwrap().expose_secret(), "s3cret");
    }

    #[test]
    fn a_new_secret_takes_the_place_of_the_old_one_in_a_file_and_nowhere_else_but_the_keyring() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        std::fs::write(&path, "old\nby Ann\n").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        let reference = Reference::parse(&format!("file:{}", path.display())).unwrap();
        assert!(reference.is_kept() && reference.keep(&SecretString::from("new")));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "new\nby Ann\n");
        assert_eq!(std::fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(!reference.keep(&SecretString::from("newer")), "a file that others may read is not ours");
        for nowhere in ["env:HOME", "cmd:echo x"] {
            let reference = Reference::parse(nowhere).unwrap();
            assert!(!reference.is_kept() && !reference.keep(&SecretString::from("new")), "{nowhere}");
        }
    }

    #[test]
    fn a_command_gives_its_first_line_and_sees_no_variable_that_holds_a_secret_of_ours() {
        let reference = Reference::parse("cmd:echo tok").unwrap();
        assert_eq!(reference.fetch().unwrap().expose_secret(), "tok");
        assert_eq!(Reference::parse("cmd:false").unwrap().fetch().unwrap_err().0.id, "secret-failed");
        let user = std::env::vars().find(|(name, _)| name == "PATH").expect("a path").1;
        assert_eq!(Reference::parse("cmd:printenv PATH").unwrap().fetch().unwrap().expose_secret(), user);
        // CARGO_PKG_NAME is set wherever the tests run.
        let _named = Reference::parse("env:CARGO_PKG_NAME").unwrap();
        let hidden = Reference::parse("cmd:printenv CARGO_PKG_NAME").unwrap();
        assert_eq!(hidden.fetch().unwrap_err().0.id, "secret-failed");
    }

    #[test]
    fn a_key_that_was_never_stored_is_told_with_the_way_to_store_it() {
        let error = Reference::parse("keyring:secondline-test-none").unwrap().fetch().unwrap_err();
        assert!(["secret-no-key", "secret-no-keyring"].contains(&error.0.id.as_str()), "{error:?}");
    }
}
