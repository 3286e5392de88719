//! The rows of an answer: found by the profile, mapped by its filters, decoded. One that does not fit is set aside with its
//! reason and the filter that made it so.

use std::borrow::Cow;

use jaq_json::Val;

use super::answer::BadRow;
use super::client::{Answer, Inner, unexpected};
use super::decode::{self, Spelling};
use super::error::CrmError;
use super::jq::{self, Filter};
use super::profile::Read;
use super::worker;
use crate::domain::ticket::Ticket;

/// Rows of an answer: those that map and those that do not.
pub(super) struct Rows<T> {
    pub(super) good: Vec<T>,
    pub(super) bad: Vec<BadRow>,
}

impl Inner {
    /// The rows of an answer, each mapped by the profile and decoded.
    pub(super) fn rows<T>(
        &self,
        read: &Read,
        answer: Answer,
        seen: &Val,
        decode: impl Fn(&Val, Spelling<'_>) -> Result<T, BadRow>,
    ) -> Result<Rows<T>, CrmError> {
        self.each(read, answer, seen, |map, row| {
            let mapped = map.row(row, seen).map_err(|why| BadRow { id: None, why })?;
            decode(&mapped, self.spelling()).map_err(|bad| blaming(map, bad))
        })
    }

    /// The rows of an answer, each worked out with the filter that maps them.
    pub(super) fn each<T>(
        &self,
        read: &Read,
        answer: Answer,
        seen: &Val,
        work: impl Fn(&Filter, &Val) -> Result<T, BadRow>,
    ) -> Result<Rows<T>, CrmError> {
        let map = read
            .map
            .as_ref()
            .or_else(|| self.profile.map_of_tickets())
            .ok_or_else(|| unexpected("the profile maps no rows"))?;
        let mut rows = Rows { good: Vec::new(), bad: Vec::new() };
        for row in raw_rows(read, answer.body, seen)? {
            match work(map, &row) {
                Ok(good) => rows.good.push(good),
                Err(bad) => rows.bad.push(BadRow { id: bad.id.or_else(|| id_of(&row)), why: bad.why }),
            }
        }
        Ok(rows)
    }

    /// The rows of an answer as tickets, with the decision whether they are our tier's work.
    pub(super) fn tickets(&self, read: &Read, answer: Answer, seen: &Val) -> Result<Rows<Ticket>, CrmError> {
        self.each(read, answer, seen, |map, row| {
            let failed = |why| BadRow { id: None, why };
            let Some(record) = map.record(row, seen) else {
                let mapped = map.row(row, seen).map_err(failed)?;
                let ticket = decode::ticket(&self.profile, &decode::Row::new(&mapped, self.spelling()));
                return self.judged(ticket.map_err(|bad| blaming(map, bad))?, &mapped);
            };
            // Where nobody needs the mapped object, it is never made: of it the last filter sees what it looks at.
            let record = record.map_err(failed)?;
            let ticket = decode::ticket(&self.profile, &decode::Row::of(&record, self.spelling()));
            let ticket = ticket.map_err(|bad| blaming(map, bad))?;
            let fields = record.into_iter();
            let fields = fields.filter(|(name, _)| self.looks.escalated.of_field(name).is_some());
            let fields = fields.map(|(name, value)| (Val::utf8_str(name.to_owned()), value.into_owned()));
            self.judged(ticket, &Val::obj(fields.collect()))
        })
    }

    /// A ticket with the decision by its mapped row whether it is our tier's work; without a filter every ticket is.
    fn judged(&self, mut ticket: Ticket, row: &Val) -> Result<Ticket, BadRow> {
        let answer = self.profile.escalated.as_ref().map(|filter| filter.row(row, self.plain_context()));
        let answer = answer.transpose();
        let answer = answer.map_err(|why| BadRow { id: Some(ticket.id.as_str().to_owned()), why })?;
        ticket.escalated = answer.is_none_or(|answer| matches!(answer, Val::Bool(true)));
        Ok(ticket)
    }
}

/// A row that does not fit, with the filter that made it so.
fn blaming(map: &Filter, bad: BadRow) -> BadRow {
    if bad.why == decode::GONE { bad } else { BadRow { why: map.blamed(&bad.why), ..bad } }
}

/// The rows of an answer as they are.
pub(super) fn raw_rows(read: &Read, body: Val, seen: &Val) -> Result<Vec<Val>, CrmError> {
    match &read.rows {
        Some(rows) => worker::all(rows, body, seen.clone()),
        None => Ok(vec![body]),
    }
}

pub(super) fn id_of(row: &Val) -> Option<String> {
    let Val::Obj(fields) = row else { return None };
    fields
        .iter()
        .find(|(key, _)| jq::text(key) == Some("id"))
        .and_then(|(_, id)| jq::word(id))
        .map(Cow::into_owned)
}
