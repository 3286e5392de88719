//! Whether the audit is whole: every link follows on the one before, every text is the one that was
//! chained, and what is missing was purged or could not be salvaged, which later links say.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::Value;

use super::audit::{ENTRIES, HEAD, chained, digest, head};
use super::{Store, StoreError, places};

/// What the check of the audit found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Entries, purged ones included.
    pub entries: usize,
    /// Entries whose text was purged; their links hold.
    pub purged: usize,
    /// Entries that a damaged file took with it, as the entry about its salvage says.
    pub lost: usize,
    /// The newest link, `NUMBER:HASH`: whoever notes it down can later ask whether it is still there.
    pub head: String,
    /// The first entry that is not as it was chained.
    pub broken: Option<Broken>,
}

/// Where the chain breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Number of the entry.
    pub seq: i64,
    /// In what way.
    pub why: Break,
}

/// In what way an entry is not as it was chained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// It is not there.
    Missing,
    /// Its link does not follow on the one before.
    Link,
    /// Its text is another one.
    Text,
    /// Its text is gone, and no purge took it.
    Removed,
    /// A change or a text stands in the journal that nobody chained.
    Unchained,
    /// Whether the change was taken back is not what the audit says.
    TakenBack,
    /// The newest link is not the one that was written last.
    Head,
    /// The link that was noted down is not in the chain.
    Noted,
}

impl Break {
    /// The word for scripts and message ids.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Link => "link",
            Self::Text => "text",
            Self::Removed => "removed",
            Self::Unchained => "unchained",
            Self::TakenBack => "taken-back",
            Self::Head => "head",
            Self::Noted => "noted",
        }
    }
}

impl Store {
    /// Checks the whole audit in one snapshot. `noted` is a link that somebody noted down earlier.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn verify_audit(&self, noted: Option<&str>) -> Result<Verified, StoreError> {
        self.inner.readers.read(|db| verify(db, noted))
    }
}

/// What the walk along the chain has seen.
#[derive(Default)]
struct Walk {
    breaks: BTreeSet<(i64, Break)>,
    absent: BTreeSet<i64>,
    /// First and last number of what is missing in between.
    gaps: Vec<(i64, i64)>,
    /// Entries that later ones say were purged or lost, from first to last.
    told: Vec<(i64, i64)>,
    taken_back: BTreeMap<String, i64>,
    has_noted: bool,
}

pub(super) fn verify(db: &Connection, noted: Option<&str>) -> Result<Verified, StoreError> {
    let (mut walk, entries, newest) = walk(db, noted)?;
    walk.compare(db)?;
    Ok(walk.end(entries, newest))
}

/// Goes along the chain; gives how many entries there are, and the newest link.
fn walk(db: &Connection, noted: Option<&str>) -> Result<(Walk, usize, String), StoreError> {
    let mut walk = Walk::default();
    let (mut before, mut last, mut entries) = (vec![0; 32], 0, 0);
    let mut find = db.prepare_cached(ENTRIES)?;
    let mut rows = find.query([])?;
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let (stored, chain): (Vec<u8>, Vec<u8>) = (row.get(1)?, row.get(2)?);
        entries += 1;
        let follows = seq == last + 1;
        if seq > last + 1 {
            walk.gaps.push((last + 1, seq - 1));
        }
        if follows && chained(&before, seq, &stored)[..] != chain {
            walk.breaks.insert((seq, Break::Link));
        }
        if row.get_ref(3)? == ValueRef::Null {
            walk.absent.insert(seq);
        } else if digest(row)?[..] == stored {
            walk.listen(seq, row)?;
        } else {
            walk.breaks.insert((seq, Break::Text));
        }
        walk.has_noted |= noted.is_some_and(|noted| noted == head(seq, &chain));
        (before, last) = (chain, seq);
    }
    let newest = head(last, &before);
    let kept = places::meta(db, HEAD)?;
    if entries > 0 && kept.as_deref() != Some(&newest) || entries == 0 && kept.is_some() {
        walk.breaks.insert((last, Break::Head));
    }
    if noted.is_some() && !walk.has_noted {
        walk.breaks.insert((last, Break::Noted));
    }
    Ok((walk, entries, newest))
}

impl Walk {
    /// What an entry that is as it was chained says about others.
    fn listen(&mut self, seq: i64, row: &rusqlite::Row<'_>) -> Result<(), StoreError> {
        let Some(what) = row.get::<_, Option<String>>(8)? else { return Ok(()) };
        let detail: String = row.get::<_, Option<String>>(9)?.unwrap_or_default();
        let detail: Value = serde_json::from_str(&detail).unwrap_or_default();
        match what.as_str() {
            "purged" | "salvaged" => {
                for range in detail["entries"].as_array().into_iter().flatten() {
                    if let (Some(first), Some(end)) = (range[0].as_i64(), range[1].as_i64()) {
                        // An entry speaks only about those before it.
                        self.told.push((first, end.min(seq - 1)));
                    }
                }
            }
            "dropped" => {
                let at: Option<i64> = row.get(5)?;
                if let (Some(change), Some(at)) = (detail["change"].as_str(), at) {
                    self.taken_back.insert(change.to_owned(), at);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Compares with the tables that hang on the chain.
    fn compare(&mut self, db: &Connection) -> Result<(), StoreError> {
        let next = |seq: Option<i64>| seq.unwrap_or(i64::MAX);
        let mut loose = db.prepare_cached(
            "SELECT NULL FROM changes c LEFT JOIN audit_texts x ON x.change = c.seq WHERE x.seq IS NULL
             UNION ALL
             SELECT x.seq FROM audit_texts x LEFT JOIN audit a ON a.seq = x.seq WHERE a.seq IS NULL",
        )?;
        let mut rows = loose.query([])?;
        while let Some(row) = rows.next()? {
            self.breaks.insert((next(row.get(0)?), Break::Unchained));
        }
        let mut dropped = db.prepare_cached(
            "SELECT c.id, c.dropped, x.seq FROM changes c LEFT JOIN audit_texts x ON x.change = c.seq",
        )?;
        let mut rows = dropped.query([])?;
        while let Some(row) = rows.next()? {
            let (id, at): (String, Option<i64>) = (row.get(0)?, row.get(1)?);
            if self.taken_back.get(&id).copied() != at {
                self.breaks.insert((next(row.get(2)?), Break::TakenBack));
            }
        }
        Ok(())
    }

    fn end(mut self, entries: usize, head: String) -> Verified {
        let (mut purged, mut lost) = (0, 0);
        for (first, end) in &self.gaps {
            // A salvage names what it lost gap by gap.
            if self.told.iter().any(|(from, to)| from <= first && end <= to) {
                lost += (end - first + 1) as usize;
            } else {
                self.breaks.insert((*first, Break::Missing));
            }
        }
        for seq in &self.absent {
            if self.told.iter().any(|(from, to)| (from..=to).contains(&seq)) {
                purged += 1;
            } else {
                self.breaks.insert((*seq, Break::Removed));
            }
        }
        Verified {
            entries,
            purged,
            lost,
            head,
            broken: self.breaks.first().map(|(seq, why)| Broken { seq: *seq, why: *why }),
        }
    }
}

/// What is missing and neither purged nor told as lost, from first to last: what a salvage has to own up to.
pub(super) fn unexplained(db: &Connection) -> Result<Vec<(i64, i64)>, StoreError> {
    let walk = walk(db, None)?.0;
    let told = |seq: &i64| walk.told.iter().any(|(from, to)| (from..=to).contains(&seq));
    let gaps = walk.gaps.iter().filter(|(first, end)| !(told(first) && told(end))).copied();
    let absent = walk.absent.iter().filter(|seq| !told(seq)).map(|seq| (*seq, *seq));
    Ok(gaps.chain(absent).collect())
}
