//! `sop new`: a commented skeleton in three languages with an example, which lints clean.

use serde_json::json;

use super::fail::Fail;
use super::session::Session;
use crate::config::{private_dir, write_private};
use crate::domain::say::{Refusal, Say};

/// The four files by their name, `ID` and `TODAY` standing for the procedure's id and the day.
const FILES: [(&str, &str); 4] = [
    ("ID.md", include_str!("../../config/skeleton/sop.md")),
    ("ID.es-MX.md", include_str!("../../config/skeleton/sop.es-MX.md")),
    ("ID.pt-BR.md", include_str!("../../config/skeleton/sop.pt-BR.md")),
    ("tests/ID.toml", include_str!("../../config/skeleton/example.toml")),
];

/// `sop new ID`.
pub fn new(session: &mut Session, id: &str) -> Result<(), Fail> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty()
        || id.len() > 60
        || !id.starts_with(|c: char| c.is_ascii_lowercase())
        || !id.chars().all(plain)
    {
        return Err(Fail::Usage(Say::new("sop-new-id").with("id", id)));
    }
    if session.config.sops.iter().any(|sop| sop.id.as_str() == id) {
        return Err(Fail::refused(Refusal::new("sop-there").with("id", id)));
    }
    let folder = session.home.config.join("sops");
    let today = session.local().date();
    let review = today.saturating_add(jiff::Span::new().years(1));
    let paths: Vec<_> = FILES.iter().map(|(name, _)| folder.join(name.replace("ID", id))).collect();
    if let Some(there) = paths.iter().find(|path| path.exists()) {
        return Err(Fail::refused(Refusal::new("sop-file").with("path", there.display())));
    }
    private_dir(&folder)?;
    private_dir(&folder.join("tests"))?;
    for ((_, text), path) in FILES.iter().zip(&paths) {
        let text = text.replace("SOP_ID", id).replace("2026-01-01", &today.to_string());
        write_private(path, text.replace("2027-01-01", &review.to_string()).as_bytes())?;
    }
    let words = session.words();
    session.out.one(&json!({"id": id, "files": paths}), || {
        let made =
            paths.iter().map(|path| words.with("sop-new-made", &[("path", &path.display().to_string())]));
        made.chain([words.with("sop-new-next", &[("id", id)])]).collect::<Vec<_>>().join("\n") + "\n"
    });
    Ok(())
}
