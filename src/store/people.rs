//! People and queues as they were last seen, for pickers and for names behind ids.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::retention::LeftOut;
use super::writer::Rank;
use super::{Store, StoreError};
use crate::domain::clean::Clean;
use crate::domain::ids::PersonId;
use crate::domain::ticket::{Named, Person};

/// Everybody who works with tickets. The words of the condition are those of the index `people_agents`.
pub(super) const AGENTS: &str =
    "SELECT id, name, email, role FROM people WHERE role IN ('agent', 'admin') ORDER BY name, id";

impl Store {
    /// Keeps people as they are now; those already known stay.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn put_people(&self, people: &[Person]) -> Result<(), StoreError> {
        let people = people.to_vec();
        self.inner.writer.write(Rank::Pull, move |db, _| put(db, &people, Timestamp::MIN))
    }

    /// Keeps queues as they are now; those already known stay.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn put_queues(&self, queues: &[Named]) -> Result<(), StoreError> {
        let queues = queues.to_vec();
        self.inner.writer.write(Rank::Pull, move |db, _| put_queues(db, &queues))
    }

    /// A person by id.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn person(&self, id: &PersonId) -> Result<Option<Person>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached("SELECT id, name, email, role FROM people WHERE id = ?1")?;
            Ok(find.query_row([id.as_str()], person).optional()?)
        })
    }

    /// Everybody who works with tickets (agents and admins), by name.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn agents(&self) -> Result<Vec<Person>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(AGENTS)?;
            Ok(find.query_map([], person)?.collect::<Result<_, _>>()?)
        })
    }

    /// The agents who work in Tier 1, with the queue that most of their tickets stand in: those who are named as having
    /// escalated a case, and who own none of our tier's.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn first_line(&self) -> Result<BTreeMap<PersonId, Clean>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "WITH owned AS (
                     SELECT assignee_id AS id, queue, escalated, count(*) AS n FROM tickets
                     WHERE assignee_id IS NOT NULL AND gone = 0 GROUP BY 1, 2, 3)
                 SELECT p.id, (SELECT o.queue FROM owned o WHERE o.id = p.id ORDER BY o.n DESC, o.queue LIMIT 1)
                 FROM people p
                 WHERE p.role IN ('agent', 'admin')
                     AND p.name IN (SELECT DISTINCT t1_agent FROM tickets WHERE t1_agent IS NOT NULL)
                     AND NOT EXISTS (SELECT 1 FROM owned o WHERE o.id = p.id AND o.escalated = 1)",
            )?;
            let named = |row: &Row<'_>| Ok((PersonId::new(row.get::<_, String>(0)?), clean(row, 1)?));
            Ok(find.query_map([], named)?.collect::<Result<_, _>>()?)
        })
    }

    /// All queues, by name.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn queues(&self) -> Result<Vec<Named>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached("SELECT id, name FROM queues ORDER BY name, id")?;
            let queue = |row: &Row<'_>| Ok(Named { id: row.get(0)?, name: clean(row, 1)? });
            Ok(find.query_map([], queue)?.collect::<Result<_, _>>()?)
        })
    }
}

/// A column that may be drawn; empty where it is null.
pub(super) fn clean(row: &Row<'_>, column: usize) -> rusqlite::Result<Clean> {
    Ok(optional(row, column)?.unwrap_or_default())
}

/// A column that may be drawn, where it is not null.
pub(super) fn optional(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Clean>> {
    Ok(row.get_ref(column)?.as_str_or_null()?.map(Clean::line))
}

fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: PersonId::new(row.get_ref(0)?.as_str()?),
        name: clean(row, 1)?,
        email: optional(row, 2)?,
        role: optional(row, 3)?,
    })
}

pub(super) fn put(db: &Connection, people: &[Person], now: Timestamp) -> Result<(), StoreError> {
    let left_out = LeftOut::of(db, now)?;
    let mut put = db.prepare_cached(
        "INSERT INTO people (id, name, email, role) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET name = ?2, email = ?3, role = ?4
         WHERE name <> ?2 OR email IS NOT ?3 OR role IS NOT ?4",
    )?;
    for person in people {
        if left_out.has_person(db, person)? {
            continue;
        }
        put.execute(params![
            person.id.as_str(),
            person.name.as_str(),
            person.email.as_ref().map(Clean::as_str),
            person.role.as_ref().map(Clean::as_str)
        ])?;
    }
    Ok(())
}

pub(super) fn put_queues(db: &Connection, queues: &[Named]) -> Result<(), StoreError> {
    let mut put = db.prepare_cached(
        "INSERT INTO queues (id, name) VALUES (?1, ?2)
         ON CONFLICT (id) DO UPDATE SET name = ?2 WHERE name <> ?2",
    )?;
    for queue in queues {
        put.execute([queue.id.as_str(), queue.name.as_str()])?;
    }
    Ok(())
}
