//! Documents that leave for a folder or a file of the person's: each once, however often it is tried, whatever was
//! killed in between. Which documents, and when, is `sync`'s.

use std::fs::{self, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::home::HomeError;
use super::private::{open_private, write_private};
use crate::domain::change::Document;

/// Longest part of a file's name that comes from its title.
const SLUG: usize = 60;

/// Puts a document into a folder as a Markdown file, for the owner alone. One with its key that is there already stays
/// as it is: somebody may have gone on writing.
///
/// # Errors
/// [`HomeError`] where the folder or the file cannot be written.
pub fn shelve(folder: &Path, document: &Document) -> Result<PathBuf, HomeError> {
    let failed = |source| HomeError::io(folder, source);
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
    let ending = format!("{}.md", document.key);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(&ending)) {
            return Ok(path);
        }
    }
    let path = folder.join(format!("{}-{ending}", slug(document.title.as_str())));
    let draft = if document.publish { "" } else { "<!-- draft -->\n" };
    let text = format!("# {}\n\n{}\n\n{draft}<!-- {} -->\n", document.title, document.text, document.key);
    write_private(&path, text.as_bytes())?;
    Ok(path)
}

/// Appends a document to a file of JSON lines, for the owner alone. Whoever was killed while writing it leaves a torn
/// line, which is taken away first.
///
/// # Errors
/// [`HomeError`] where the file cannot be written, or others may read it.
pub fn append_once(path: &Path, document: &Document) -> Result<(), HomeError> {
    let failed = |source| HomeError::io(path, source);
    if let Some(folder) = path.parent() {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
    }
    let line = serde_json::json!({
        "id": document.key,
        "title": document.title,
        "text": document.text,
        "language": document.language,
    });
    let mut file =
        open_private(path, OpenOptions::new().read(true).append(true).create(true)).map_err(failed)?;
    append(&mut file, document.key.as_str(), &line.to_string()).map_err(failed)
}

fn append(file: &mut fs::File, key: &str, line: &str) -> io::Result<()> {
    // Two agents may share the file.
    file.lock()?;
    let mut held = Vec::new();
    file.read_to_end(&mut held)?;
    let has_it = |line: &[u8]| serde_json::from_slice::<Value>(line).is_ok_and(|row| row["id"] == key);
    if held.split(|byte| *byte == b'\n').any(has_it) {
        // Whole, but maybe cut off before its end of line.
        return if held.ends_with(b"\n") { Ok(()) } else { file.write_all(b"\n") };
    }
    let start = held.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let torn = held.get(start..).unwrap_or_default();
    let mut break_first = "";
    if !torn.is_empty() {
        if line.as_bytes().starts_with(torn) {
            file.set_len(start as u64)?;
        } else {
            // A line of somebody else's stays whole.
            break_first = "\n";
        }
    }
    file.write_all(format!("{break_first}{line}\n").as_bytes())?;
    file.sync_all()
}

/// A title as a part of a file's name.
fn slug(title: &str) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let slug: String = words.join("-").chars().take(SLUG).collect();
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::domain::clean::Clean;
    use crate::domain::ids::ProposalKey;

    fn document(key: &str) -> Document {
        Document {
            key: ProposalKey::new(key),
            title: Clean::line("¿Cargo no reconocido? / ../etc"),
            text: Clean::text("One\ntwo \"three\""),
            language: Clean::line("es-MX"),
            publish: true,
        }
    }

    #[test]
    fn a_document_becomes_one_private_file_and_what_somebody_wrote_into_it_stays() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("articles");
        let path = shelve(&folder, &document("sl-1")).unwrap();
        assert_eq!(path.file_name().unwrap(), "cargo-no-reconocido-etc-sl-1.md");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("# ¿Cargo no reconocido?") && text.ends_with("<!-- sl-1 -->\n"), "{text}");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&path)), (0o700, 0o600));
        fs::write(&path, "mine\n").unwrap();
        assert_eq!(shelve(&folder, &document("sl-1")).unwrap(), path);
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine\n");
        shelve(&folder, &document("sl-2")).unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing is left beside them");
    }

    /// Cuts the line at every byte: whatever a kill left, the next try leaves one whole line.
    #[test]
    fn a_line_is_there_once_whatever_a_kill_left_of_it() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("deep/requests.jsonl");
        append_once(&path, &document("sl-0")).unwrap();
        append_once(&path, &document("sl-1")).unwrap();
        let whole = fs::read_to_string(&path).unwrap();
        let ids = |text: &str| -> Vec<String> {
            let row = |line: &str| serde_json::from_str::<Value>(line).unwrap();
            text.lines().map(|line| row(line)["id"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(ids(&whole), ["sl-0", "sl-1"]);
        let first = whole.find('\n').unwrap() + 1;
        for cut in first..=whole.len() {
            fs::write(&path, &whole.as_bytes()[..cut]).unwrap();
            append_once(&path, &document("sl-1")).unwrap();
            let now = fs::read_to_string(&path).unwrap();
            assert_eq!(ids(&now), ["sl-0", "sl-1"], "cut at {cut}");
        }
        let foreign = "{\"id\":\"theirs\"}";
        fs::write(&path, foreign).unwrap();
        append_once(&path, &document("sl-1")).unwrap();
        assert_eq!(ids(&fs::read_to_string(&path).unwrap()), ["theirs", "sl-1"]);
    }

    #[test]
    fn a_file_that_others_may_read_gets_nothing() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("requests.jsonl");
        fs::write(&path, "").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(append_once(&path, &document("sl-1")).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "");
    }
}
