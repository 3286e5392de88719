//! Tickets that may be meant by the few letters that somebody typed: by key, by the words of the index, and the newest
//! ones by whatever is in them. Bounded, however many tickets there are; which of them is meant is decided elsewhere.

use rusqlite::{Connection, Row, ToSql, params};

use super::{RowNo, Store, StoreError};
use crate::domain::filter::tokens;

/// Newest tickets that are looked at by any letters.
const NEWEST: i64 = 1_500;
/// Hits of the index that are looked at, newest first.
const INDEXED: i64 = 400;
/// Keys with a common beginning that are looked at.
const KEYED: i64 = 100;
/// So many of the newest tickets that have all words are as many as are listed: older ones are not looked for.
const ENOUGH: usize = 60;
/// From so many letters on the index is asked for the beginning of a word: a shorter one is in nearly every ticket.
const LETTERS: usize = 3;

/// A ticket that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// Where it stands in the file.
    pub row: RowNo,
    /// What people call it.
    pub key: String,
    /// What is compared with the letters, and never drawn: key, subject, customer.
    pub text: String,
    /// Whether work is still owed.
    pub open: bool,
}

/// Tickets that may be meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Nearby {
    /// The tickets, each once, newest first.
    pub tickets: Vec<Near>,
    /// Whether older ones were left out that the index names as well.
    pub cut: bool,
    /// Whether there are older tickets that were looked for by key and by the beginnings of words alone.
    pub partly: bool,
}

impl Store {
    /// Tickets that a text may mean.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn near(&self, text: &str) -> Result<Nearby, StoreError> {
        self.inner.readers.read(|db| near(db, text))
    }
}

fn near(db: &Connection, text: &str) -> Result<Nearby, StoreError> {
    let mut found = Nearby::default();
    let key = text.trim().trim_start_matches('#');
    if !key.is_empty() {
        // The character behind the last one that a key can have closes the range.
        let until = format!("{key}\u{10ffff}");
        let by_key = "key >= ?1 AND key < ?2 AND gone = 0 ORDER BY key LIMIT ?3";
        found.cut |= take(db, &mut found.tickets, by_key, &[&key, &until, &KEYED])? == KEYED as usize;
    }
    let newest = take(db, &mut found.tickets, "gone = 0 ORDER BY num DESC LIMIT ?1", &[&NEWEST])?;
    found.partly = newest == NEWEST as usize;
    let words = tokens(text);
    let letters = words.last().map_or(0, |word| word.chars().count());
    // The beginning of a frequent word is dear to look up, and there it need not be: the newest tickets have plenty.
    let has_all = |near: &&Near| {
        // Accents are not looked through here: who misses some of them only asks the index for nothing.
        let said = near.text.to_ascii_lowercase();
        words.iter().all(|word| said.contains(word))
    };
    let is_rare = found.tickets.iter().filter(has_all).take(ENOUGH).count() < ENOUGH;
    if letters >= LETTERS && is_rare && found.partly {
        let last = words.len() - 1;
        let phrases = words.iter().enumerate().map(|(nth, word)| {
            if nth == last || word.chars().count() >= LETTERS {
                format!("\"{word}\" *")
            } else {
                format!("\"{word}\"")
            }
        });
        let asked = format!("{{subject fields}} : ({})", phrases.collect::<Vec<_>>().join(" AND "));
        let mut find =
            db.prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2")?;
        let rows = find.query_map(params![asked, INDEXED], |row| row.get(0))?;
        let nums: Vec<i64> = rows.collect::<Result<_, _>>()?;
        found.cut |= nums.len() == INDEXED as usize;
        let mut one = db.prepare_cached(&sql("num = ?1"))?;
        for num in nums {
            found.tickets.extend(one.query_map([num], ticket)?.collect::<Result<Vec<_>, _>>()?);
        }
    } else {
        found.cut |= found.partly;
    }
    found.tickets.sort_by_key(|near| std::cmp::Reverse(near.row.0));
    found.tickets.dedup_by_key(|near| near.row);
    Ok(found)
}

fn sql(which: &str) -> String {
    format!(
        "SELECT num, key, '#' || key || ' ' || subject || ' ' || coalesce(requester, ''), open
         FROM tickets WHERE {which}"
    )
}

fn take(
    db: &Connection,
    into: &mut Vec<Near>,
    which: &str,
    values: &[&dyn ToSql],
) -> Result<usize, StoreError> {
    let before = into.len();
    let mut find = db.prepare_cached(&sql(which))?;
    let rows = find.query_map(values, ticket)?;
    for row in rows {
        into.push(row?);
    }
    Ok(into.len() - before)
}

fn ticket(row: &Row<'_>) -> rusqlite::Result<Near> {
    Ok(Near { row: RowNo(row.get(0)?), key: row.get(1)?, text: row.get(2)?, open: row.get(3)? })
}
