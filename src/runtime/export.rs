//! The table of the causes and the digest of a team as files: what is on the screen, in a file of its own that only its
//! owner can read, and a line in the audit. Where a person names the file, that is `cli`'s.

use serde_json::json;

use crate::config::{Config, save_new};
use crate::domain::say::Say;
use crate::domain::tally::{Dim, Measure, Wanted, tally};
use crate::domain::ticket::Person;
use crate::report::{Digest, Head, causes_table, export_csv};
use crate::store::{Store, StoreError, TallyQuery};

/// Which table.
pub(super) struct Exported {
    pub days: u32,
    pub of: Dim,
    pub by: Option<Dim>,
    pub measure: Measure,
}

/// Writes it beside the store and says where it lies; the inner error is what the disk said.
pub(super) fn export(
    store: &Store,
    config: &Config,
    query: &TallyQuery,
    wanted: &Exported,
    me: Option<&Person>,
) -> Result<Result<Say, Say>, StoreError> {
    let by: Vec<Dim> = wanted.by.into_iter().collect();
    let (of, measure) = (wanted.of, wanted.measure);
    let found = tally(&store.cells(query, of, &by)?, Wanted { of, by: &by, measure, span: query.span });
    if found.rows.is_empty() {
        return Ok(Err(Say::new("causes-export-nothing")));
    }
    let table = causes_table(&found, &by, &config.taxonomy, &config.words);
    let filter = format!("solved:<{}d", wanted.days);
    let head = Head {
        what: "causes",
        by: me,
        at: query.now,
        filter: &filter,
        unmasked: None,
        rows: found.rows.len(),
    };
    let text = export_csv(&head, &table, &config.words);
    let split = wanted.by.map(|by| format!("-by-{}", by.as_str())).unwrap_or_default();
    let name = format!("{}{split}-{}.csv", of.as_str(), query.now.strftime("%Y-%m-%d"));
    let saved = save(store, &name, &text, &head)?;
    Ok(saved.map(|name| told(store, "causes-exported", &name).with("rows", found.rows.len())))
}

/// Writes a digest beside the store, as Markdown, and says where it lies. It is masked, as it is on the screen.
pub(super) fn export_digest(
    store: &Store,
    config: &Config,
    query: &TallyQuery,
    digest: &Digest,
    me: Option<&Person>,
) -> Result<Result<Say, Say>, StoreError> {
    let head = Head {
        what: "digest",
        by: me,
        at: query.now,
        filter: &digest.team,
        unmasked: None,
        rows: digest.cases.len(),
    };
    let team: String = digest.team.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let name = format!("digest-{team}-{}.md", query.now.strftime("%Y-%m-%d"));
    let saved = save(store, &name, &digest.markdown(config), &head)?;
    Ok(saved.map(|name| told(store, "digest-exported", &name)))
}

/// Writes a file that only its owner can read, with a line in the audit; returns its name, or what the disk said.
fn save(store: &Store, name: &str, text: &str, head: &Head<'_>) -> Result<Result<String, Say>, StoreError> {
    let path = match save_new(&store.folder().join("exports"), name, text.as_bytes()) {
        Ok(path) => path,
        Err(error) => return Ok(Err(error.say())),
    };
    let mut detail = head.document();
    detail["file"] = json!(path.display().to_string());
    store.record("exported", detail, head.by, head.at)?;
    Ok(Ok(path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()))
}

fn told(store: &Store, id: &str, name: &str) -> Say {
    Say::new(id).with("file", name).with("folder", store.folder().join("exports").display())
}
