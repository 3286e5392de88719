//! How far each feed was read, and small facts about the store by name.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;

use super::fold::{millis, time};
use super::writer::Rank;
use super::{Store, StoreError};
use crate::domain::able::Able;
use crate::domain::role::Known;

/// The fact that says how far the clocks are apart.
const SKEW: &str = "skew";
/// The fact that says what the CRM has a place for.
const ABLE: &str = "able";
/// The fact that says who we are to the CRM.
const ME: &str = "me";
/// The fact that says when the CRM was asked for that.
const ME_AT: &str = "me_at";

impl Store {
    /// How far a feed was read, as its profile saved it, and when that was saved.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn place(&self, feed: &str) -> Result<Option<(Value, Timestamp)>, StoreError> {
        self.inner.readers.read(|db| {
            let found: Option<(String, i64)> = db
                .prepare_cached("SELECT json, at FROM places WHERE feed = ?1")?
                .query_row([feed], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            found.map(|(json, at)| Ok((serde_json::from_str(&json)?, time(at)))).transpose()
        })
    }

    /// Forgets how far a feed was read, so that it is read from its beginning.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn forget_place(&self, feed: &str) -> Result<(), StoreError> {
        let feed = feed.to_owned();
        self.inner.writer.write(Rank::Person, move |db, _| {
            db.execute("DELETE FROM places WHERE feed = ?1", [feed])?;
            Ok(())
        })
    }

    /// A small fact by its name.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn meta(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.inner.readers.read(|db| meta(db, name))
    }

    /// Who the CRM said that we are, and when.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn me(&self) -> Result<Option<Known>, StoreError> {
        let Some(json) = self.meta(ME)? else { return Ok(None) };
        let at = self.meta(ME_AT)?.and_then(|at| at.parse().ok());
        Ok(serde_json::from_str(&json).ok().map(|person| Known { person, at }))
    }

    /// Keeps who the CRM said that we are, and when.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn set_me(&self, me: &Known) -> Result<(), StoreError> {
        self.set_meta(ME, &serde_json::to_string(&me.person)?)?;
        let at = me.at.map(|at| at.to_string()).unwrap_or_default();
        self.set_meta(ME_AT, &at)
    }

    /// What the CRM has a place for, once it was asked.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn able(&self) -> Result<Option<Able>, StoreError> {
        Ok(self.meta(ABLE)?.map(|json| serde_json::from_str(&json)).transpose()?)
    }

    /// Keeps what the CRM has a place for.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn set_able(&self, able: &Able) -> Result<(), StoreError> {
        self.set_meta(ABLE, &serde_json::to_string(able)?)
    }

    /// The CRM's clock over this machine's, as it was last kept.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn skew(&self) -> Result<SignedDuration, StoreError> {
        let seconds = self.meta(SKEW)?.and_then(|text| text.parse().ok()).unwrap_or(0);
        Ok(SignedDuration::from_secs(seconds))
    }

    /// Keeps the CRM's clock over this machine's.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn set_skew(&self, skew: SignedDuration) -> Result<(), StoreError> {
        self.set_meta(SKEW, &skew.as_secs().to_string())
    }

    /// Keeps a small fact.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn set_meta(&self, name: &str, value: &str) -> Result<(), StoreError> {
        let (name, value) = (name.to_owned(), value.to_owned());
        self.inner.writer.write(Rank::Person, move |db, _| put_meta(db, &name, &value))
    }
}

pub(super) fn put(db: &Connection, feed: &str, place: &Value, now: Timestamp) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO places (feed, json, at) VALUES (?1, ?2, ?3)
         ON CONFLICT (feed) DO UPDATE SET json = ?2, at = ?3 WHERE json <> ?2",
    )?
    .execute(params![feed, place.to_string(), millis(now)])?;
    Ok(())
}

pub(super) fn meta(db: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    let mut find = db.prepare_cached("SELECT value FROM meta WHERE name = ?1")?;
    Ok(find.query_row([name], |row| row.get(0)).optional()?)
}

pub(super) fn put_meta(db: &Connection, name: &str, value: &str) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO meta (name, value) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = ?2 WHERE value <> ?2",
    )?
    .execute([name, value])?;
    Ok(())
}
