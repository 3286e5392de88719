//! The shape of the file: numbered SQL steps, each in one transaction, counted by `PRAGMA user_version`.

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;

/// The steps in order; a step is never edited once it was released.
const STEPS: &[&str] = &[include_str!("migrations/0001.sql"), include_str!("migrations/0002.sql")];

/// Marks the file as ours (`SLIN`), so that a foreign database is never written.
const APPLICATION: i64 = 0x534C_494E;

/// Refuses a file that a newer program or something else made, without touching it.
pub(super) fn recognise(db: &Connection) -> Result<(), StoreError> {
    check(db, STEPS.len() as i64).map(|_| ())
}

/// Brings the file to the newest schema.
pub(super) fn migrate(db: &mut Connection) -> Result<(), StoreError> {
    apply(db, STEPS)
}

fn apply(db: &mut Connection, steps: &[&str]) -> Result<(), StoreError> {
    let known = steps.len() as i64;
    while check(db, known)? < known {
        let step = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have taken this step while we waited for the lock.
        let found = check(&step, known)?;
        if let Some(sql) = steps.get(found as usize) {
            step.execute_batch(sql)?;
            step.pragma_update(None, "application_id", APPLICATION)?;
            step.pragma_update(None, "user_version", found + 1)?;
        }
        step.commit()?;
    }
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
        let bad = [STEPS[0], "CREATE TABLE half (x); SELECT nonsense;"];
        assert!(matches!(apply(&mut db, &bad), Err(StoreError::Sql(_))));
        let version: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, 1);
        let half: i64 = db
            .query_row("SELECT count(*) FROM sqlite_master WHERE name = 'half'", [], |row| row.get(0))
            .unwrap();
        assert_eq!(half, 0);
    }

    #[test]
    fn a_newer_schema_is_refused_and_left_alone() {
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db).unwrap();
        db.pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(migrate(&mut db), Err(StoreError::Newer { found: 99, .. })));
    }

    #[test]
    fn a_foreign_database_is_refused() {
        let mut db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE theirs (x)").unwrap();
        assert!(matches!(migrate(&mut db), Err(StoreError::NotOurs)));
    }
}
