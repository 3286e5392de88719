//! The shipped files, embedded, and the person's own, which win by the same relative name.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use super::fault::Fault;
use super::home::Home;
use super::reader::line_breaks;

macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../config/", $name)))
    };
}

/// Every shipped file by its name relative to the config folder, with its text.
pub const SHIPPED: &[(&str, &str)] = &[
    file!("settings.toml"),
    file!("views.toml"),
    file!("crm/dynamics.toml"),
    file!("crm/freshdesk.toml"),
    file!("crm/github.toml"),
    file!("crm/gitlab.toml"),
    file!("crm/hubspot.toml"),
    file!("crm/jira.toml"),
    file!("crm/rt5.toml"),
    file!("crm/salesforce.toml"),
    file!("crm/servicenow.toml"),
    file!("crm/zammad.toml"),
    file!("crm/zendesk.toml"),
    file!("sla.toml"),
    file!("calendars/24x7.toml"),
    file!("calendars/br-bank.toml"),
    file!("calendars/br-days.toml"),
    file!("calendars/br-ops.toml"),
    file!("calendars/days.toml"),
    file!("calendars/mx-bank.toml"),
    file!("calendars/mx-ops.toml"),
    file!("macros.toml"),
    file!("taxonomy.csv"),
    file!("taxonomy_changes.csv"),
    file!("releases.csv"),
    file!("exposure.csv"),
    file!("sops/cc-unrecognised-charge.md"),
    file!("sops/cc-unrecognised-charge.es-MX.md"),
    file!("sops/cc-unrecognised-charge.pt-BR.md"),
    file!("sops/card-delivered-not-activated.md"),
    file!("sops/card-delivered-not-activated.es-MX.md"),
    file!("sops/card-delivered-not-activated.pt-BR.md"),
    file!("sops/general-escalation.md"),
    file!("sops/general-escalation.es-MX.md"),
    file!("sops/general-escalation.pt-BR.md"),
    file!("sops/card-limit-dispute.md"),
    file!("sops/card-limit-dispute.es-MX.md"),
    file!("sops/card-limit-dispute.pt-BR.md"),
    file!("sops/card-lost-stolen.md"),
    file!("sops/card-lost-stolen.es-MX.md"),
    file!("sops/card-lost-stolen.pt-BR.md"),
    file!("sops/loan-payment-not-reflected.md"),
    file!("sops/loan-payment-not-reflected.es-MX.md"),
    file!("sops/loan-payment-not-reflected.pt-BR.md"),
    file!("sops/marketplace-item-not-received.md"),
    file!("sops/marketplace-item-not-received.es-MX.md"),
    file!("sops/marketplace-item-not-received.pt-BR.md"),
    file!("sops/ride-double-charge.md"),
    file!("sops/ride-double-charge.es-MX.md"),
    file!("sops/ride-double-charge.pt-BR.md"),
    file!("sops/ride-safety-report.md"),
    file!("sops/ride-safety-report.es-MX.md"),
    file!("sops/ride-safety-report.pt-BR.md"),
    file!("sops/tests/card-delivered-not-activated.toml"),
    file!("sops/tests/card-limit-dispute.toml"),
    file!("sops/tests/card-lost-stolen.toml"),
    file!("sops/tests/cc-unrecognised-charge.toml"),
    file!("sops/tests/general-escalation.toml"),
    file!("sops/tests/loan-payment-not-reflected.toml"),
    file!("sops/tests/marketplace-item-not-received.toml"),
    file!("sops/tests/ride-double-charge.toml"),
    file!("sops/tests/ride-safety-report.toml"),
    file!("sops/triage.csv"),
    file!("sops/triage.toml"),
];

/// The text of a shipped file.
#[must_use]
pub fn shipped(name: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// A file as read: its name relative to the config folder and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextFile {
    pub(super) name: String,
    pub(super) text: String,
    /// Whether it is the person's own.
    pub(super) own: bool,
}

/// Longest file of the person's that is read.
const SIZE_MAX: u64 = 1024 * 1024;

/// Reads a file of the person's, unless it is larger than any such file can be, or no file at all.
pub(super) fn bounded(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "no regular file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(SIZE_MAX + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > SIZE_MAX {
        return Err(io::Error::new(ErrorKind::FileTooLarge, "larger than 1 MiB"));
    }
    Ok(bytes)
}

/// Reads a file of the person, else the shipped one of the same name. One that cannot be read is a fault, and
/// the shipped one stands in.
pub(super) fn read(home: &Home, name: &str, faults: &mut Vec<Fault>) -> Option<TextFile> {
    match bounded(&home.config.join(name)) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => return Some(TextFile { name: name.to_owned(), text, own: true }),
            Err(bad) => {
                let good = String::from_utf8_lossy(bad.as_bytes());
                let line = 1 + line_breaks(&good, bad.utf8_error().valid_up_to());
                faults.push(Fault::new(name, line, "", "not-utf8"));
            }
        },
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => faults.push(Fault::new(name, 0, "", "unreadable").with("detail", error)),
    }
    shipped(name).map(|text| TextFile { name: name.to_owned(), text: text.to_owned(), own: false })
}

/// The names of all files of a folder (`sops`) with an ending (`.md`), the person's and the shipped ones.
pub(super) fn list(home: &Home, folder: &str, ending: &str, faults: &mut Vec<Fault>) -> BTreeSet<String> {
    let prefix = format!("{folder}/");
    let mut names: BTreeSet<String> = SHIPPED
        .iter()
        .filter(|(name, _)| name.starts_with(&prefix) && name.ends_with(ending))
        .map(|(name, _)| (*name).to_owned())
        .collect();
    match fs::read_dir(home.config.join(folder)) {
        Ok(entries) => names.extend(
            entries
                .flatten()
                .filter_map(|entry| entry.file_name().into_string().ok())
                .filter(|name| name.ends_with(ending) && !name.starts_with('.'))
                .map(|name| format!("{prefix}{name}")),
        ),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => faults.push(Fault::new(folder, 0, "", "unreadable").with("detail", error)),
    }
    names
}
