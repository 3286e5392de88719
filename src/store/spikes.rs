//! What people said of spikes. Each word goes into the audit as well; it does not travel: no CRM has a place for it.

use jiff::Timestamp;
use rusqlite::params;
use serde_json::json;

use super::audit;
use super::fold::{millis, time};
use super::people::clean;
use super::writer::Rank;
use super::{Store, StoreError};
use crate::domain::spike::{Judged, Judgement, Word};
use crate::domain::ticket::Person;

impl Store {
    /// Keeps what somebody said of an episode; a later word takes the place of an earlier one.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn judge(&self, said: &Judgement, by: Option<&Person>, now: Timestamp) -> Result<(), StoreError> {
        let by = by.map(serde_json::to_string).transpose()?;
        let said = said.clone();
        self.inner.writer.write(Rank::Person, move |db, _| {
            db.prepare_cached(
                "INSERT OR REPLACE INTO spikes (cause, since, word, reason, by, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                said.cause.as_str(),
                said.since.to_string(),
                said.word.as_str(),
                said.reason.as_str(),
                by,
                millis(now)
            ])?;
            let detail = json!({
                "cause": said.cause,
                "since": said.since,
                "word": said.word,
                "reason": said.reason,
            });
            audit::note(db, "spike", None, &detail, by.as_deref(), now)
        })
    }

    /// Everything that was said of episodes.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn judgements(&self) -> Result<Vec<Judged>, StoreError> {
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
    use crate::domain::clean::Clean;
    use crate::store::tests::{ana, bench, now};

    #[test]
    fn a_later_word_stands_in_place_of_the_earlier_one_and_both_are_in_the_audit() {
        let bench = bench();
        let said = |word, reason: &str| Judgement {
            cause: Clean::line("PRD-01"),
            since: jiff::civil::date(2026, 11, 12),
            word,
            reason: Clean::line(reason),
        };
        bench.judge(&said(Word::Muted, "release 4.2"), Some(&ana()), now()).unwrap();
        bench.judge(&said(Word::Real, "it was the release"), None, now()).unwrap();
        let found = bench.judgements().unwrap();
        assert_eq!(found, [Judged { said: said(Word::Real, "it was the release"), by: None, at: now() }]);
        let audit = bench.audit().unwrap();
        let words: Vec<_> = audit
            .iter()
            .filter_map(|entry| entry.text.as_ref())
            .map(|text| (text.what.as_str(), text.detail["word"].as_str()))
            .collect();
        assert_eq!(words, [("spike", Some("muted")), ("spike", Some("real"))]);
    }
}
