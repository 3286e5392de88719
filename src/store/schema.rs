//! The shape of the file: numbered steps, counted by `PRAGMA user_version`. All that are missing run in one
//! transaction, after a copy of the file was made: an upgrade is complete or did not happen.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::{StoreError, audit, backup, records};

/// A step of the schema.
struct Step {
    sql: &'static str,
    /// What SQL alone cannot do.
    then: Option<Then>,
}

type Then = fn(&Connection) -> Result<(), StoreError>;

impl Step {
    const fn sql(sql: &'static str) -> Self {
        Self { sql, then: None }
    }
}

/// The steps in order; a step is never edited once it was released.
const STEPS: &[Step] = &[
    Step::sql(include_str!("migrations/0001.sql")),
    Step::sql(include_str!("migrations/0002.sql")),
    Step { sql: include_str!("migrations/0003.sql"), then: Some(audit::chain_journal) },
    Step::sql(include_str!("migrations/0004.sql")),
    Step::sql(include_str!("migrations/0005.sql")),
    Step::sql(include_str!("migrations/0006.sql")),
    Step::sql(include_str!("migrations/0007.sql")),
    Step::sql(include_str!("migrations/0008.sql")),
    Step { sql: include_str!("migrations/0009.sql"), then: Some(records::find_all) },
    Step::sql(include_str!("migrations/0010.sql")),
    Step::sql(include_str!("migrations/0011.sql")),
    Step::sql(include_str!("migrations/0012.sql")),
    Step::sql(include_str!("migrations/0013.sql")),
    Step::sql(include_str!("migrations/0014.sql")),
    Step::sql(include_str!("migrations/0015.sql")),
    Step::sql(include_str!("migrations/0016.sql")),
    Step::sql(include_str!("migrations/0017.sql")),
    Step::sql(include_str!("migrations/0018.sql")),
];

/// Marks the file as ours (`SLIN`), so that a foreign database is never written.
const APPLICATION: i64 = 0x534C_494E;

/// Refuses a file that a newer program or something else made, without touching it.
pub(super) fn recognise(db: &Connection) -> Result<(), StoreError> {
    check(db, STEPS.len() as i64).map(|_| ())
}

/// Schema of a file that a newer program wrote, and the newest that we know. The file is only read.
pub(super) fn newer(path: &Path) -> Result<(i64, i64), StoreError> {
    let db = Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    super::cipher::unlock(&db)?;
    let known = STEPS.len() as i64;
    match check(&db, known) {
        Ok(found) | Err(StoreError::Newer { found, .. }) => Ok((found, known)),
        Err(fault) => Err(fault),
    }
}

/// Makes a new file of the newest schema.
pub(super) fn make(db: &mut Connection) -> Result<(), StoreError> {
    apply(db, STEPS)
}

/// Brings the file to the newest schema. The copy that is made of an older file goes when the file was
/// opened once more, so that a person can go back after a start that went wrong.
pub(super) fn migrate(db: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let known = STEPS.len() as i64;
    let found = check(db, known)?;
    if found == known {
        return backup::prune(path);
    }
    if found == 0 {
        return apply(db, STEPS);
    }
    let _alone = backup::alone(path)?;
    // Another process may have done it while we waited for our turn.
    let found = check(db, known)?;
    if found < known {
        backup::make(db, path, found)?;
        apply(db, STEPS)?;
    }
    Ok(())
}

fn apply(db: &mut Connection, steps: &[Step]) -> Result<(), StoreError> {
    let known = steps.len() as i64;
    let all = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have taken them while we waited for the lock.
    let found = check(&all, known)?;
    for step in steps.iter().skip(found as usize) {
        all.execute_batch(step.sql)?;
        step.then.map_or(Ok(()), |then| then(&all))?;
    }
    all.pragma_update(None, "application_id", APPLICATION)?;
    all.pragma_update(None, "user_version", known)?;
    all.commit()?;
    Ok(())
}

fn check(db: &Connection, known: i64) -> Result<i64, StoreError> {
    let number = |name| db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (found, application) = (number("user_version")?, number("application_id")?);
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    if tables > 0 && application != APPLICATION {
        return Err(StoreError::NotOurs);
    }
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_fails_leaves_the_schema_as_it_was() {
        let mut db = Connection::open_in_memory().unwrap();
        apply(&mut db, &[Step::sql(include_str!("migrations/0001.sql"))]).unwrap();
        let bad = [
            Step::sql(include_str!("migrations/0001.sql")),
            Step::sql("CREATE TABLE whole (x);"),
            Step::sql("CREATE TABLE half (x); SELECT nonsense;"),
        ];
        assert!(matches!(apply(&mut db, &bad), Err(StoreError::Sql(_))));
        let version: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, 1, "neither the step that failed nor the one before it");
        let made: i64 = db
            .query_row("SELECT count(*) FROM sqlite_master WHERE name IN ('half', 'whole')", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(made, 0);
    }

    #[test]
    fn a_newer_schema_is_refused_and_left_alone() {
        let mut db = Connection::open_in_memory().unwrap();
        apply(&mut db, STEPS).unwrap();
        db.pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(apply(&mut db, STEPS), Err(StoreError::Newer { found: 99, .. })));
    }

    #[test]
    fn a_foreign_database_is_refused() {
        let mut db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE theirs (x)").unwrap();
        assert!(matches!(apply(&mut db, STEPS), Err(StoreError::NotOurs)));
    }
}
