//! Secrets by reference: `env:NAME`, `file:/path` (mode 0600 and ours), `cmd:program and arguments`. The value
//! itself never stands in a file of ours, in an error or in a log.

use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Command, Stdio};

use secrecy::{ExposeSecret, SecretString};

use super::error::CrmError;

/// A reference to a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reference {
    /// A variable of the environment.
    Env(String),
    /// A file that only its owner may read.
    File(String),
    /// A command whose first line of output it is.
    Command(Vec<String>),
}

impl Reference {
    /// Reads a reference; `None` where it is none of the known forms (a bare token, for example).
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            ("env", name) if !name.is_empty() => Some(Self::Env(name.to_owned())),
            ("file", path) if path.starts_with('/') => Some(Self::File(path.to_owned())),
            ("cmd", line) => {
                let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
                (!words.is_empty()).then_some(Self::Command(words))
            }
            _ => None,
        }
    }

    /// Fetches the secret. May run a program: not for an async thread.
    pub(super) fn fetch(&self) -> Result<SecretString, CrmError> {
        let fault = |reference: String, why: &str| CrmError::Secret { reference, why: why.to_owned() };
        let (reference, found) = match self {
            Self::Env(name) => {
                let reference = format!("env:{name}");
                let found = std::env::var(name).map_err(|_| fault(reference.clone(), "it is not set"))?;
                (reference, found)
            }
            Self::File(path) => {
                let reference = format!("file:{path}");
                let found = read_private(Path::new(path)).map_err(|why| fault(reference.clone(), &why))?;
                (reference, found)
            }
            Self::Command(words) => {
                let reference = format!("cmd:{}", words[0]);
                let output = Command::new(&words[0])
                    .args(&words[1..])
                    .stdin(Stdio::null())
                    .stderr(Stdio::null())
                    .output()
                    .map_err(|error| fault(reference.clone(), &error.kind().to_string()))?;
                if !output.status.success() {
                    return Err(fault(reference, "the command failed"));
                }
                let found = String::from_utf8(output.stdout)
                    .map_err(|_| fault(reference.clone(), "its output is not text"))?;
                (reference, found)
            }
        };
        let secret = SecretString::from(found.lines().next().unwrap_or_default().trim());
        if secret.expose_secret().is_empty() {
            return Err(fault(reference, "it is empty"));
        }
        Ok(secret)
    }
}

fn read_private(path: &Path) -> Result<String, String> {
    let metadata = std::fs::metadata(path).map_err(|error| error.kind().to_string())?;
    if metadata.uid() != rustix::process::getuid().as_raw() {
        return Err("it belongs to somebody else".to_owned());
    }
    if metadata.mode() & 0o077 != 0 {
        return Err("others may read it: run chmod 600 on it".to_owned());
    }
    std::fs::read_to_string(path).map_err(|error| error.kind().to_string())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_bare_token_is_no_reference() {
        for bad in ["abc123", "env:", "file:relative", "cmd:", "keyring:x/y", "sk-1:2"] {
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
        assert!(matches!(reference.fetch(), Err(CrmError::Secret { .. })));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(reference.fetch().unwrap().expose_secret(), "s3cret");
    }

    #[test]
    fn a_command_gives_its_first_line() {
        let reference = Reference::parse("cmd:echo tok").unwrap();
        assert_eq!(reference.fetch().unwrap().expose_secret(), "tok");
        let failing = Reference::parse("cmd:false").unwrap().fetch().unwrap_err();
        assert_eq!(failing.to_string(), "no secret from cmd:false: the command failed");
    }
}
