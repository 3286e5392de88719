//! A damaged file: it is set aside, and what exists only here (journal, outbox, drafts, the audit) is taken
//! over row by row into a new one. What was pulled is pulled again.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use super::backup::{self, CORRUPT, beside};
use super::reserve::Reserve;
use super::{StoreError, audit, cipher, connection, schema, verify};
use crate::config::open_private;
use crate::domain::say::Say;

/// Tables that are pulled again, or follow from others.
const PULLED: [&str; 10] =
    ["tickets", "rows", "entries", "threads", "moves", "unread", "people", "queues", "places", "quarantine"];

/// Rows that are asked for one by one, where neither end of a table leads to them.
const PROBES: i64 = 10_000;

/// Notes that the file is damaged, for the next start.
pub(super) fn mark(path: &Path) {
    // Where not even that can be written, the next start meets the damage itself.
    let mut options = OpenOptions::new();
    let _noted = open_private(&beside(path, ".damaged"), options.create(true).truncate(false).write(true));
}

/// Whether a store of ours was here before: only then is a file that cannot be read a damaged one.
/// An encrypted one looks damaged to everybody without its key, so it is never set aside.
pub(super) fn is_ours(path: &Path) -> bool {
    !cipher::is_sealed(path) && (Reserve::of(path).exists() || path.with_extension("lease").exists())
}

/// Whether the last session left its log behind, as one that was killed does.
pub(super) fn left_a_log(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|meta| meta.len() > 0)
}

/// Whether the file was noted as damaged, or is shorter than it says itself.
pub(super) fn is_needed(path: &Path) -> Result<bool, StoreError> {
    let noted = beside(path, ".damaged").exists() && !cipher::is_sealed(path);
    Ok(noted || (is_ours(path) && is_torn(path)?))
}

fn is_torn(path: &Path) -> Result<bool, StoreError> {
    // With a log the file may be behind it; SQLite brings both together.
    if left_a_log(path) {
        return Ok(false);
    }
    let Ok(mut file) = File::open(path) else { return Ok(false) };
    let length = file.metadata()?.len();
    let mut head = [0; 100];
    if file.read_exact(&mut head).is_err() {
        return Ok(Reserve::of(path).exists());
    }
    let number = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    let page = match u16::from_be_bytes([head[16], head[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    // The count of pages holds only while these two agree.
    let is_counted = number(24) == number(92);
    Ok(!head.starts_with(b"SQLite format 3\0") || (is_counted && length < page * u64::from(number(28))))
}

/// Looks at the tables that cannot be pulled again.
pub(super) fn examine(db: &Connection) -> Result<(), StoreError> {
    for table in kept_tables(db)? {
        if !is_sound(db, &table)? {
            return Err(StoreError::Damaged);
        }
    }
    Ok(())
}

/// Whether a table, or with an empty name the whole file, holds together.
pub(super) fn is_sound(db: &Connection, table: &str) -> Result<bool, StoreError> {
    let which = if table.is_empty() { "1".to_owned() } else { format!("'{table}'") };
    let said: Result<String, _> = db.query_row(&format!("PRAGMA quick_check({which})"), [], |row| row.get(0));
    match said.map_err(StoreError::from) {
        Ok(said) => Ok(said == "ok"),
        Err(fault) if fault.is_damaged() => Ok(false),
        Err(fault) => Err(fault),
    }
}

fn kept_tables(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut find = db.prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search*'
         ORDER BY rowid",
    )?;
    let names: Vec<String> = find.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names.into_iter().filter(|name| !PULLED.contains(&name.as_str())).collect())
}

/// Sets the file aside and makes a new one from what can be read of it. Tells what came of it. A kill at any
/// point leaves either the damaged file or the set-aside one to begin from.
pub(super) fn run(path: &Path) -> Result<Option<Say>, StoreError> {
    let _alone = backup::alone(path)?;
    if !is_needed(path)? {
        // Another process did it while we waited for our turn.
        return Ok(None);
    }
    mark(path);
    // A living session must not lose the file under its feet.
    let mut options = OpenOptions::new();
    let lease =
        open_private(&path.with_extension("lease"), options.create(true).truncate(false).write(true))?;
    lease.try_lock().map_err(|_| StoreError::Damaged)?;
    let aside = set_aside(path)?;
    let fresh = beside(path, ".salvage");
    for ending in ["", "-wal", "-shm", "-journal"] {
        backup::remove(&beside(&fresh, ending))?;
    }
    let found = take_over(&aside, &fresh)?;
    File::open(&fresh)?.sync_all()?;
    fs::rename(&fresh, path)?;
    backup::sync_folder(path)?;
    backup::remove(&beside(path, ".damaged"))?;
    Ok(Some(found.words(&aside)))
}

/// Moves the file away under a name with the time of its last change, its log with it.
fn set_aside(path: &Path) -> Result<PathBuf, StoreError> {
    if let Ok(meta) = fs::metadata(path) {
        let at = meta.modified().ok().and_then(|at| Timestamp::try_from(at).ok()).unwrap_or_default();
        let aside = beside(path, &format!("{CORRUPT}{}", at.strftime("%Y%m%dT%H%M%SZ")));
        // The log first: left beside a new file it would be taken for that one's.
        for ending in ["-wal", ""] {
            let from = beside(path, ending);
            if from.exists() {
                fs::set_permissions(&from, Permissions::from_mode(0o600))?;
                fs::rename(&from, beside(&aside, ending))?;
            }
        }
        backup::remove(&beside(path, "-shm"))?;
        backup::sync_folder(path)?;
        return Ok(aside);
    }
    // A salvage that was killed after its first step.
    let mut earlier = backup::found(path, CORRUPT)?;
    earlier.retain(|file| !["-wal", "-shm"].iter().any(|ending| file.to_string_lossy().ends_with(ending)));
    earlier.pop().ok_or(StoreError::Damaged)
}

/// What came of a salvage.
#[derive(Default)]
struct Found {
    changes: usize,
    owed: usize,
    drafts: usize,
    /// Table, first and last row that could not be read where that is known.
    lost: Vec<(String, String)>,
}

impl Found {
    fn words(&self, aside: &Path) -> Say {
        let name = aside.file_name().unwrap_or_default().to_string_lossy();
        let lost: Vec<String> = self.lost.iter().map(|(table, rows)| format!("{table} {rows}")).collect();
        let said = Say::new(if lost.is_empty() { "store-salvaged" } else { "store-salvaged-part" })
            .with("file", name)
            .with("changes", self.changes)
            .with("owed", self.owed)
            .with("drafts", self.drafts);
        if lost.is_empty() { said } else { said.with("lost", lost.join(", ")) }
    }
}

fn take_over(aside: &Path, fresh: &Path) -> Result<Found, StoreError> {
    let mut new = connection::open(fresh)?;
    schema::make(&mut new)?;
    // Rows come table by table, some without those that they refer to.
    new.pragma_update(None, "foreign_keys", false)?;
    let mut found = Found::default();
    let old = Connection::open_with_flags(aside, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    for table in kept_tables(&new)? {
        let rows = match Rows::read(&old, &new, &table) {
            Ok(rows) => rows,
            Err(fault) => {
                tracing::warn!(%fault, table, "nothing can be read");
                found.lost.push((table, "*".to_owned()));
                continue;
            }
        };
        let step = new.transaction()?;
        for values in &rows.values {
            let places = vec!["?"; values.len()].join(", ");
            let sql =
                format!("INSERT OR IGNORE INTO {table} ({}) VALUES ({places})", rows.columns.join(", "));
            step.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        }
        step.commit()?;
        found.lost.extend(rows.lost.map(|lost| (table, lost)));
    }
    let step = new.transaction()?;
    settle(&step, &mut found)?;
    step.commit()?;
    Ok(found)
}

/// Rows of a table, as far as they can be read.
struct Rows {
    columns: Vec<String>,
    values: Vec<Vec<Value>>,
    lost: Option<String>,
}

impl Rows {
    fn read(old: &Connection, new: &Connection, table: &str) -> Result<Self, StoreError> {
        let columns = |db: &Connection| -> Result<Vec<(String, i64)>, StoreError> {
            let mut find = db.prepare(&format!("SELECT name, pk FROM pragma_table_info('{table}')"))?;
            Ok(find.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
        };
        let theirs = columns(old)?;
        let ours: BTreeSet<String> = columns(new)?.into_iter().map(|(name, _)| name).collect();
        let keys: Vec<&str> =
            theirs.iter().filter(|(_, pk)| *pk > 0).map(|(name, _)| name.as_str()).collect();
        let names: Vec<String> =
            theirs.iter().map(|(name, _)| name.clone()).filter(|name| ours.contains(name)).collect();
        if names.is_empty() {
            // An older file does not have every table; one without a version has none that can be read.
            let version: i64 = old.pragma_query_value(None, "user_version", |row| row.get(0))?;
            let lost = (version == 0).then(|| "*".to_owned());
            return Ok(Self { columns: names, values: Vec::new(), lost });
        }
        let wanted = names.join(", ");
        let order = |way: &str| keys.iter().map(|key| format!("{key} {way}")).collect::<Vec<_>>().join(", ");
        let (mut values, whole) =
            scan(old, &format!("SELECT {wanted} FROM {table} ORDER BY {}", order("ASC")));
        let mut lost = None;
        if !whole {
            let (back, _) = scan(old, &format!("SELECT {wanted} FROM {table} ORDER BY {}", order("DESC")));
            lost = Some("*".to_owned());
            let number = |row: Option<&Vec<Value>>| match row.and_then(|row| row.first()) {
                Some(Value::Integer(number)) => Some(*number),
                _ => None,
            };
            // A number as key: what stands between the two ends can be asked for by name.
            let (from, to) = (number(values.last()).unwrap_or(0), number(back.last()));
            if let (true, Some(to)) = (keys == ["seq"], to) {
                let mut missing = Vec::new();
                for seq in (from + 1..to).take(PROBES as usize) {
                    let (one, _) = scan(old, &format!("SELECT {wanted} FROM {table} WHERE seq = {seq}"));
                    if one.is_empty() {
                        missing.push(seq);
                    }
                    values.extend(one);
                }
                lost = missing.first().zip(missing.last()).map(|(first, last)| format!("{first}–{last}"));
            }
            values.extend(back.into_iter().rev());
        }
        Ok(Self { columns: names, values, lost })
    }
}

/// Reads until the end, or until it goes no further.
fn scan(db: &Connection, sql: &str) -> (Vec<Vec<Value>>, bool) {
    let mut values = Vec::new();
    let read = (|| -> rusqlite::Result<()> {
        let mut find = db.prepare(sql)?;
        let count = find.column_count();
        let mut rows = find.query([])?;
        while let Some(row) = rows.next()? {
            values.push((0..count).map(|column| row.get(column)).collect::<Result<_, _>>()?);
        }
        Ok(())
    })();
    (values, read.is_ok())
}

/// Brings what was taken over together: a delivery without its change cannot be sent, and the audit says
/// which of its entries are lost.
fn settle(db: &Connection, found: &mut Found) -> Result<(), StoreError> {
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).map(|count| count as usize);
    let orphans = count("SELECT count(*) FROM deliveries WHERE seq NOT IN (SELECT seq FROM changes)")?;
    if orphans > 0 {
        db.execute("DELETE FROM deliveries WHERE seq NOT IN (SELECT seq FROM changes)", [])?;
        found.lost.push(("deliveries".to_owned(), orphans.to_string()));
    }
    db.execute(
        "DELETE FROM audit_texts WHERE seq NOT IN (SELECT seq FROM audit)
             OR change IS NOT NULL AND change NOT IN (SELECT seq FROM changes)",
        [],
    )?;
    let loose: Vec<i64> = {
        let mut find = db.prepare(
            "SELECT seq FROM changes WHERE seq NOT IN (SELECT change FROM audit_texts WHERE change IS NOT NULL)
             ORDER BY seq",
        )?;
        find.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?
    };
    for change in &loose {
        audit::note_change(db, *change)?;
    }
    let lost = verify::unexplained(db)?;
    if !lost.is_empty() || !found.lost.is_empty() {
        let entries: Vec<[i64; 2]> = lost.iter().map(|(first, end)| [*first, *end]).collect();
        let detail = serde_json::json!({"entries": entries, "chained_anew": loose.len()});
        let newest: Option<i64> = db.query_row(
            "SELECT max(coalesce(x.at, c.at)) FROM audit_texts x LEFT JOIN changes c ON c.seq = x.change",
            [],
            |row| row.get(0),
        )?;
        audit::note(
            db,
            "salvaged",
            None,
            &detail,
            audit::actor(db)?.as_deref(),
            super::fold::time(newest.unwrap_or(0)),
        )?;
    }
    found.changes = count("SELECT count(*) FROM changes")?;
    found.owed = count("SELECT count(*) FROM deliveries WHERE state <> 'sent'")?;
    found.drafts = count("SELECT count(*) FROM drafts")?;
    Ok(())
}
