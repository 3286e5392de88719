//! Records: which notes carry a mark, and all records of a topic with our own that are still on their way. What they mean
//! is not here: see [`crate::domain::record`].

use rusqlite::{Connection, Row, params};

use super::fold::time;
use super::people::clean;
use super::{Store, StoreError};
use crate::domain::change::{Change, Committed};
use crate::domain::delivery::Delivery;
use crate::domain::ids::{ChangeId, PersonId, TicketId};
use crate::domain::mark::Mark;
use crate::domain::record::{Record, once};
use crate::domain::ticket::Entry;

impl Store {
    /// The records with these verbs on all tickets, oldest first, those on their way to the CRM among them. Notes of
    /// customers are none, whatever stands in them.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn records(&self, verbs: &[&str]) -> Result<Vec<Record>, StoreError> {
        self.inner.readers.read(|db| {
            let mut arrived = Vec::new();
            for verb in verbs {
                arrived.extend(standing(db, verb)?);
            }
            let ours = ours(db)?.into_iter().filter(|one| verbs.contains(&one.mark.verb.as_str()));
            Ok(once(arrived, ours.collect()))
        })
    }
}

fn standing(db: &Connection, verb: &str) -> Result<Vec<Record>, StoreError> {
    let mut find = db.prepare_cached(
        "SELECT t.id, t.key, t.requester_id, e.json FROM marked m
         JOIN entries e ON e.num = m.num AND e.id = m.entry JOIN tickets t ON t.num = m.num
         WHERE m.verb = ?1 ORDER BY t.num, e.at, length(e.id), e.id",
    )?;
    let mut rows = find.query([verb])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let entry: Entry = serde_json::from_str(row.get_ref(3)?.as_str().unwrap_or_default())?;
        let requester = row.get::<_, Option<String>>(2)?.map(PersonId::new);
        if entry.author.as_ref().is_some_and(|author| Some(&author.id) == requester.as_ref()) {
            continue;
        }
        if let Some((mark, words)) = Mark::read(entry.text.as_str()) {
            found.push(Record::of_note(super::ticket::id(row)?, clean(row, 1)?, mark, words, &entry));
        }
    }
    Ok(found)
}

fn ours(db: &Connection) -> Result<Vec<Record>, StoreError> {
    let mut find = db.prepare_cached(
        "SELECT c.id, c.ticket, c.by, c.at, c.change, d.state, t.key FROM changes c
         JOIN tickets t ON t.id = c.ticket LEFT JOIN deliveries d ON d.seq = c.seq
         WHERE c.kind = 'record' AND c.dropped IS NULL ORDER BY c.seq",
    )?;
    let mut rows = find.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let state = row.get::<_, Option<String>>(5)?.and_then(|word| Delivery::parse(&word));
        // What the CRM refused was never said.
        if state.is_some_and(|state| state != Delivery::Sent && !state.is_folded()) {
            continue;
        }
        let waiting = state.is_some_and(|state| state != Delivery::Sent);
        found.extend(Record::of_change(clean(row, 6)?, &committed(row)?, waiting));
    }
    Ok(found)
}

fn committed(row: &Row<'_>) -> Result<Committed, StoreError> {
    let change: Change = serde_json::from_str(row.get_ref(4)?.as_str().unwrap_or_default())?;
    Ok(Committed {
        id: ChangeId::new(row.get::<_, String>(0)?),
        ticket: row.get::<_, Option<String>>(1)?.map(TicketId::new),
        by: serde_json::from_str(row.get_ref(2)?.as_str().unwrap_or_default())?,
        at: time(row.get(3)?),
        change,
    })
}

/// Notes down whether an entry is an internal note that carries a mark; to be told of every entry that is new or changed.
pub(super) fn note(db: &Connection, num: i64, entry: &str, json: &str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM marked WHERE num = ?1 AND entry = ?2")?.execute(params![num, entry])?;
    if !json.contains("[secondline:") {
        return Ok(());
    }
    let read: Entry = serde_json::from_str(json)?;
    if let (false, Some((mark, _))) = (read.public, Mark::read(read.text.as_str())) {
        db.prepare_cached("INSERT INTO marked (verb, num, entry) VALUES (?1, ?2, ?3)")?
            .execute(params![mark.verb, num, entry])?;
    }
    Ok(())
}

/// Finds the marks in conversations that were read before marks were kept.
pub(super) fn find_all(db: &Connection) -> Result<(), StoreError> {
    let mut find = db.prepare("SELECT num, id, json FROM entries WHERE instr(json, '[secondline:') > 0")?;
    let found: Vec<(i64, String, String)> =
        find.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
    found.iter().try_for_each(|(num, entry, json)| note(db, *num, entry, json))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::able::{Able, Place};
    use crate::domain::act;
    use crate::domain::clean::Clean;
    use crate::domain::record::TAG;
    use crate::domain::ticket::Status;
    use crate::store::tests::{ana, holding, id, now, ticket, with};

    fn write(nth: &str) -> crate::domain::change::NewChange {
        let able = Able { places: vec![Place::Note, Place::Tags], ..Able::default() };
        let mark = Mark::new("plan", "p-1").with("state", "open");
        act::record(&ticket("1"), &able, mark, "Call the bank.", now(), ChangeId::new(nth)).unwrap().remove(0)
    }

    fn arrived(entry: &str, text: &str, public: bool) -> Entry {
        serde_json::from_value(serde_json::json!({
            "id": entry, "at": "2026-11-21T12:00:00Z", "author": null, "public": public, "text": text
        }))
        .unwrap()
    }

    #[test]
    fn a_record_is_read_once_before_and_after_it_arrives() {
        let bench = holding([ticket("1")]);
        let change = write("c-00000001");
        let Some(crate::domain::change::Outgoing::Ticket(out)) = change.out.clone() else { unreachable!() };
        bench.commit(&[change], &ana(), now()).unwrap();
        let ours = bench.records(&["plan"]).unwrap();
        assert_eq!((ours.len(), ours[0].waiting, ours[0].text.as_str()), (1, true, "Call the bank."));
        let text = out.comment.unwrap().text;
        bench.absorb_timeline(&id("1"), &[arrived("90", text.as_str(), false)], Some("2"), now()).unwrap();
        let there = bench.records(&["plan"]).unwrap();
        assert_eq!((there.len(), there[0].waiting, there[0].text.as_str()), (1, false, "Call the bank."));
        assert_eq!(there[0].mark, ours[0].mark);
        assert!(bench.records(&["review"]).unwrap().is_empty());
    }

    #[test]
    fn what_a_customer_can_see_is_no_record() {
        let bench = holding([ticket("1")]);
        let text = Mark::new("plan", "p-1").note("words");
        bench.absorb_timeline(&id("1"), &[arrived("90", text.as_str(), true)], Some("2"), now()).unwrap();
        assert!(bench.records(&["plan"]).unwrap().is_empty());
    }

    #[test]
    fn a_note_that_was_changed_or_removed_takes_its_record_along() {
        let bench = holding([ticket("1")]);
        let text = Mark::new("plan", "p-1").note("words");
        bench.absorb_timeline(&id("1"), &[arrived("90", text.as_str(), false)], Some("2"), now()).unwrap();
        assert_eq!(bench.records(&["plan"]).unwrap().len(), 1);
        bench.absorb_timeline(&id("1"), &[arrived("90", "redacted", false)], Some("3"), now()).unwrap();
        assert!(bench.records(&["plan"]).unwrap().is_empty());
        bench.absorb_timeline(&id("1"), &[], Some("4"), now()).unwrap();
        assert!(bench.records(&["plan"]).unwrap().is_empty());
    }

    #[test]
    fn a_solved_ticket_that_carries_records_is_read_on() {
        let solved = |number: &str| with(ticket(number), |it| it.status = Status::Solved);
        let tagged = with(solved("2"), |it| it.tags = [Clean::line(TAG)].into());
        let bench = holding([solved("1"), tagged]);
        assert_eq!(bench.stale_threads(9).unwrap(), [id("2")]);
        let _ = bench.absorb_timeline(&id("2"), &[], ticket("2").mark.as_deref(), now()).unwrap();
        assert!(bench.stale_threads(9).unwrap().is_empty());
    }

    #[test]
    fn a_ticket_that_is_closed_for_good_takes_no_record() {
        let closed = with(ticket("1"), |it| it.status = Status::Closed);
        let refused = act::record(
            &closed,
            &Able::default(),
            Mark::new("plan", "p"),
            "words",
            now(),
            ChangeId::new("x"),
        );
        assert_eq!(refused.unwrap_err()[0].rule, "closed");
    }
}
