//! `triage import`: a DMN decision table becomes `triage.csv` and `triage.toml`.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::fail::Fail;
use super::output;
use super::session::Session;
use crate::config::{import_dmn, private_dir, write_private};
use crate::domain::say::{Refusal, Say};

/// Longest DMN file that is read.
const SIZE_MAX: u64 = 8 * 1024 * 1024;

/// `triage import FILE`.
pub fn import(
    session: &mut Session,
    file: &Path,
    to: Option<&Path>,
    decision: Option<&str>,
    force: bool,
) -> Result<(), Fail> {
    let shown = file.display().to_string();
    let unreadable =
        |detail: String| Fail::Usage(Say::new("cli-file").with("file", &shown).with("detail", detail));
    let size = fs::metadata(file).map_err(|error| unreadable(error.to_string()))?.len();
    if size > SIZE_MAX {
        return Err(unreadable(format!("{size} > {SIZE_MAX} bytes")));
    }
    let text = fs::read_to_string(file).map_err(|error| unreadable(error.to_string()))?;
    let imported = match import_dmn(&shown, &text, decision) {
        Ok(imported) => imported,
        Err(faults) => {
            for fault in &faults {
                output::notice(&session.fault_line(fault));
            }
            return Err(Fail::refused(Refusal::new("dmn").with("count", faults.len())));
        }
    };
    let folder = to.map_or_else(|| session.home.config.join("sops"), Path::to_owned);
    let paths = ["triage.csv", "triage.toml"].map(|name| folder.join(name));
    if let Some(there) = paths.iter().find(|path| !force && path.exists()) {
        return Err(Fail::refused(Refusal::new("sop-file").with("path", there.display())));
    }
    private_dir(&folder)?;
    for (path, text) in paths.iter().zip([&imported.csv, &imported.toml]) {
        write_private(path, text.as_bytes())?;
    }
    let words = session.words();
    let document = json!({"decision": imported.name, "rules": imported.rules, "files": paths});
    session.out.one(&document, || {
        let made =
            paths.iter().map(|path| words.with("sop-new-made", &[("path", &path.display().to_string())]));
        let rules = imported.rules.to_string();
        made.chain([words.with("triage-imported", &[("rules", &rules)])]).collect::<Vec<_>>().join("\n")
            + "\n"
    });
    Ok(())
}
