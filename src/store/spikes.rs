//! What people said of spikes. It travels as records on tickets of the cause; what was said before that stands in a table of
//! this file, and is read still. What a record means is [`crate::domain::spike`]'s.

use super::fold::time;
use super::people::clean;
use super::{Store, StoreError, TallyQuery, TicketView};
use crate::domain::clean::Clean;
use crate::domain::spike::{Judged, Judgement, VERB, Word, judgements};
use crate::domain::tally::Dim;
use crate::domain::ticket::Status;

/// Tickets that are looked at for one that takes a note.
const LOOKED_AT: usize = 200;

impl Store {
    /// The ticket that carries what is said of a cause: the one that was solved last and still takes notes.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn carrier(&self, query: &TallyQuery, cause: &Clean) -> Result<Option<TicketView>, StoreError> {
        let rows = self.behind(query, &[(Dim::Cause, Some(cause.clone()))])?;
        for id in self.ids(&rows[..rows.len().min(LOOKED_AT)])? {
            let view = self.ticket(&id)?;
            if let Some(view) =
                view.filter(|view| view.shown.gone.is_none() && view.shown.status != Status::Closed)
            {
                return Ok(Some(view));
            }
        }
        Ok(None)
    }

    /// Everything that was said of episodes, by anybody.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn judgements(&self) -> Result<Vec<Judged>, StoreError> {
        let mut found = self.judged_before()?;
        found.extend(judgements(&self.records(&[VERB])?));
        Ok(found)
    }

    fn judged_before(&self) -> Result<Vec<Judged>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find =
                db.prepare_cached("SELECT cause, since, word, reason, by, at FROM spikes ORDER BY at")?;
            let mut rows = find.query([])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let since = row.get::<_, String>(1)?.parse();
                let word = Word::parse(&row.get::<_, String>(2)?);
                // A row that a newer program wrote is not ours to judge by.
                let (Ok(since), Some(word)) = (since, word) else { continue };
                let said = Judgement { cause: clean(row, 0)?, since, word, reason: clean(row, 3)? };
                let by = row.get::<_, Option<String>>(4)?;
                found.push(Judged {
                    said,
                    by: by.map(|by| serde_json::from_str(&by)).transpose()?,
                    at: time(row.get(5)?),
                });
            }
            Ok(found)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::filter::Filter;
    use crate::domain::release::Releases;
    use crate::domain::spike::judged;
    use crate::domain::tally::Span;
    use crate::domain::taxonomy::Recode;
    use crate::domain::ticket::{Entry, Fact, Ticket};
    use crate::store::tests::{holding, id, now, ticket, with};
    use crate::store::writer::Rank;
    use jiff::SignedDuration;

    fn said(word: Word, reason: &str) -> Judgement {
        let since = jiff::civil::date(2026, 11, 12);
        Judgement { cause: Clean::line("PRD-01"), since, word, reason: Clean::line(reason) }
    }

    fn solved(number: &str, status: Status, days: i64) -> Ticket {
        with(ticket(number), |it| {
            it.status = status;
            it.solved = Some(now() - SignedDuration::from_hours(24 * days));
            it.facts.insert(Fact::Cause, Clean::line("PRD-01"));
        })
    }

    #[test]
    fn a_colleagues_word_is_read_from_the_ticket_and_an_earlier_one_of_this_file_stays() {
        let bench = holding([solved("1", Status::Solved, 2)]);
        let insert = "INSERT INTO spikes (cause, since, word, reason, by, at) VALUES ('PRD-01', '2026-11-12', 'muted', \
                      'release 4.2', NULL, 1)";
        bench.inner.writer.write(Rank::Person, |db, _| Ok(db.execute(insert, []).map(drop)?)).unwrap();
        assert_eq!(bench.judgements().unwrap()[0].said, said(Word::Muted, "release 4.2"));
        let later = said(Word::Real, "it was the release");
        let note = later.mark().at("at", now()).note(&format!("Spike: real.\n{}", later.reason));
        let entry: Entry = serde_json::from_value(serde_json::json!({
            "id": "90", "at": now(), "author": null, "public": false, "text": note
        }))
        .unwrap();
        bench.absorb_timeline(&id("1"), &[entry], Some("2"), now()).unwrap();
        let all = bench.judgements().unwrap();
        assert_eq!(all.len(), 2);
        let episode = crate::domain::spike::Episode {
            cause: later.cause.clone(),
            since: later.since,
            last: later.since,
            open: true,
            level: crate::domain::spike::Level::Watch,
            window: 1,
            count: 9,
            expected: 2.0,
            p: 0.0001,
        };
        assert_eq!(judged(&episode, &all).map(|one| &one.said), Some(&later), "the later word counts");
    }

    #[test]
    fn the_last_solved_ticket_that_takes_notes_carries_it() {
        let tickets =
            [solved("1", Status::Closed, 1), solved("2", Status::Solved, 3), solved("3", Status::Solved, 2)];
        let bench = holding(tickets);
        let span = Span { since: now() - SignedDuration::from_hours(24 * 28), until: now() };
        let query = TallyQuery {
            filter: Filter::default(),
            me: None,
            now: now(),
            span,
            recode: Recode::default(),
            releases: Releases::default(),
        };
        let carrier =
            |code: &str| bench.carrier(&query, &Clean::line(code)).unwrap().map(|view| view.shown.id);
        assert_eq!((carrier("PRD-01"), carrier("PRD-02")), (Some(id("3")), None));
    }
}
