//! The audit's chain: it holds as written, and any tampering is found.

use proptest::prelude::*;
use rusqlite::Connection;

use super::*;

/// A store with some of everything that is chained.
fn worked() -> Bench {
    let bench = holding([ticket("1"), ticket("2")]);
    bench.set_meta("me", &serde_json::to_string(&ana()).unwrap()).unwrap();
    bench.commit(&[note("a", "1", "Pedí el detalle."), solve("b", "1")], &ana(), now()).unwrap();
    bench.commit(&[note("c", "2", "Otra nota.")], &ana(), now()).unwrap();
    bench.drop_change(&ChangeId::new("c"), now()).unwrap();
    bench.record("exported", serde_json::json!({"rows": 2}), Some(&ana()), now()).unwrap();
    bench.commit(&[note("d", "2", "La última.")], &ana(), now()).unwrap();
    bench
}

fn raw(bench: &Bench) -> Connection {
    let db = Connection::open(bench.path()).unwrap();
    db.pragma_update(None, "foreign_keys", false).unwrap();
    db
}

#[test]
fn everything_that_a_person_did_is_chained_with_who_and_when() {
    let bench = worked();
    let said: Vec<String> =
        bench.audit().unwrap().into_iter().map(|entry| entry.text.unwrap().what).collect();
    assert_eq!(said, ["note", "set", "note", "dropped", "exported", "note"]);
    let dropped = bench.audit().unwrap().remove(3).text.unwrap();
    assert_eq!((dropped.by, dropped.at), (Some(ana()), now()));
    assert_eq!(dropped.detail["change"], "c");
    let whole = bench.verify_audit(None).unwrap();
    assert_eq!((whole.entries, whole.purged, &whole.broken), (6, 0, &None));
    let noted = whole.head;
    bench.commit(&[note("e", "2", "Más.")], &ana(), now()).unwrap();
    assert_eq!(bench.verify_audit(Some(&noted)).unwrap().broken, None, "what was noted down is still there");
    assert_eq!(bench.verify_audit(Some("3:00")).unwrap().broken.unwrap().why, Break::Noted);
}

#[test]
fn a_chain_made_anew_does_not_have_the_link_that_was_noted_down() {
    let bench = worked();
    let noted = bench.verify_audit(None).unwrap().head;
    let db = raw(&bench);
    // Somebody who can write the file can also chain it anew; only a link kept elsewhere tells.
    db.execute_batch("UPDATE changes SET change = '{\"kind\":\"claim\"}', kind = 'claim' WHERE id = 'a'")
        .unwrap();
    db.execute_batch("DELETE FROM audit_texts; DELETE FROM audit; UPDATE changes SET dropped = NULL")
        .unwrap();
    crate::store::audit::chain_journal(&db).unwrap();
    assert_eq!(bench.verify_audit(None).unwrap().broken, None);
    assert_eq!(bench.verify_audit(Some(&noted)).unwrap().broken.unwrap().why, Break::Noted);
}

#[test]
fn a_journal_of_the_first_version_is_chained_when_it_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    crate::config::private_file(&path).unwrap();
    let db = Connection::open(&path).unwrap();
    db.execute_batch(include_str!("../migrations/0001.sql")).unwrap();
    let by = serde_json::to_string(&ana()).unwrap();
    for (id, dropped) in [("a", None), ("b", Some(7))] {
        db.execute(
            "INSERT INTO changes (id, act, by, at, kind, change, dropped) VALUES (?1, ?1, ?2, 5, 'claim', '{\"kind\":\"claim\"}', ?3)",
            rusqlite::params![id, by, dropped],
        )
        .unwrap();
    }
    db.execute_batch("PRAGMA application_id = 0x534C494E; PRAGMA user_version = 1").unwrap();
    drop(db);
    let store = Store::open(&path).unwrap();
    let whole = store.verify_audit(None).unwrap();
    assert_eq!((whole.entries, whole.broken), (3, None));
}

/// One way of laying hands on the file.
#[derive(Debug, Clone)]
enum Hand {
    /// A bit of a value of a row is turned.
    Bit { table: usize, row: usize, column: usize, bit: usize },
    /// A row is taken out.
    Remove { table: usize, row: usize },
    /// Two rows change places.
    Swap { table: usize, one: usize, other: usize },
    /// A row is put in as a copy of another one.
    Insert { row: usize },
}

const TABLES: [&str; 3] = ["audit", "audit_texts", "changes"];

fn hand() -> impl Strategy<Value = Hand> {
    let many = 0_usize..4_096;
    prop_oneof![
        4 => (0..3_usize, many.clone(), many.clone(), many.clone())
            .prop_map(|(table, row, column, bit)| Hand::Bit { table, row, column, bit }),
        2 => (0..3_usize, many.clone()).prop_map(|(table, row)| Hand::Remove { table, row }),
        2 => (0..3_usize, many.clone(), many.clone())
            .prop_map(|(table, one, other)| Hand::Swap { table, one, other }),
        1 => many.prop_map(|row| Hand::Insert { row }),
    ]
}

/// Does it; tells whether anything is different now.
fn lay(db: &Connection, hand: &Hand) -> bool {
    let seqs = |table: &str| -> Vec<i64> {
        let mut find = db.prepare(&format!("SELECT seq FROM {table} ORDER BY seq")).unwrap();
        find.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    match hand {
        Hand::Bit { table, row, column, bit } => {
            let table = TABLES[*table];
            let columns: Vec<String> = db
                .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
                .unwrap()
                .query_map([], |row| row.get(0))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            let (seqs, column) = (seqs(table), &columns[column % columns.len()]);
            let seq = seqs[row % seqs.len()];
            let find = format!("SELECT {column} FROM {table} WHERE seq = {seq}");
            let value: rusqlite::types::Value = db.query_row(&find, [], |row| row.get(0)).unwrap();
            let turned = match value {
                rusqlite::types::Value::Integer(number) => {
                    rusqlite::types::Value::Integer(number ^ (1 << (bit % 40)))
                }
                rusqlite::types::Value::Text(text) if !text.is_empty() => {
                    let mut chars: Vec<char> = text.chars().collect();
                    let at = bit % chars.len();
                    chars[at] = if chars[at] == 'x' { 'y' } else { 'x' };
                    rusqlite::types::Value::Text(chars.into_iter().collect())
                }
                rusqlite::types::Value::Blob(mut bytes) if !bytes.is_empty() => {
                    let at = bit % (bytes.len() * 8);
                    bytes[at / 8] ^= 1 << (at % 8);
                    rusqlite::types::Value::Blob(bytes)
                }
                _ => return false,
            };
            let write = format!("UPDATE OR IGNORE {table} SET {column} = ?1 WHERE seq = {seq}");
            // What is no JSON any more does not even get past the index of started procedures.
            db.execute(&write, [turned]).is_ok_and(|rows| rows > 0)
        }
        Hand::Remove { table, row } => {
            let seqs = seqs(TABLES[*table]);
            let seq = seqs[row % seqs.len()];
            db.execute(&format!("DELETE FROM {} WHERE seq = {seq}", TABLES[*table]), []).unwrap() > 0
        }
        Hand::Swap { table, one, other } => {
            let (table, seqs) = (TABLES[*table], seqs(TABLES[*table]));
            let (one, other) = (seqs[one % seqs.len()], seqs[other % seqs.len()]);
            if one == other {
                return false;
            }
            for (from, to) in [(one, -1), (other, one), (-1, other)] {
                db.execute(&format!("UPDATE {table} SET seq = {to} WHERE seq = {from}"), []).unwrap();
            }
            true
        }
        Hand::Insert { row } => {
            let seqs = seqs("changes");
            let seq = seqs[row % seqs.len()];
            let copy = format!(
                "INSERT INTO changes (id, act, ticket, by, at, kind, change)
                 SELECT id || '-copy', act, ticket, by, at, kind, change FROM changes WHERE seq = {seq}"
            );
            db.execute(&copy, []).unwrap() > 0
        }
    }
}

#[test]
fn any_single_tampering_is_found() {
    let bench = worked();
    let db = raw(&bench);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 1_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let outcome = runner.run(&hand(), |hand| {
        db.execute_batch("BEGIN").unwrap();
        let touched = lay(&db, &hand);
        // A value may be one that no text can be read from; then the check itself says so.
        let found = crate::store::verify::verify(&db, None);
        db.execute_batch("ROLLBACK").unwrap();
        prop_assert_eq!(!touched, found.is_ok_and(|found| found.broken.is_none()), "{:?}", hand);
        Ok(())
    });
    outcome.unwrap();
}
