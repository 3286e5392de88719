//! Counts the contacts of a cause before an article or a fix was out, and since. Which windows are compared, and what the
//! counts tell, is `domain::proposal`'s.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::fold::{self, millis};
use super::{Store, StoreError};
use crate::domain::clean::Clean;
use crate::domain::exposure::Exposure;
use crate::domain::proposal::{Effect, Windows};
use crate::domain::recurrence::Recurrence;
use crate::domain::stats::Counted;
use crate::domain::tally::Span;

/// Which contacts of a cause are meant: those of a product, a site, a topic, each where one is named.
#[derive(Debug, Clone, Copy, Default)]
pub struct Among<'a> {
    /// Product.
    pub product: Option<&'a str>,
    /// Site.
    pub site: Option<&'a str>,
    /// Topic; those without it too where it is empty.
    pub topic: &'a str,
    /// Topics that are not meant.
    pub others: &'a [Clean],
}

impl<'a> Among<'a> {
    /// Those of what recurs.
    #[must_use]
    pub fn of(evidence: &'a Recurrence) -> Self {
        let (product, topic) = evidence.of_what();
        Self { product: Some(product), site: None, topic, others: &evidence.others }
    }

    /// The topic and the topics that are not meant, as a query takes them.
    pub(super) fn topics(&self) -> Result<(&'a str, String), StoreError> {
        Ok((self.topic, serde_json::to_string(self.others)?))
    }
}

impl Store {
    /// What became of the contacts of these causes (one and its former codes) since `out`, of what is meant. Contacts are
    /// read against the exposure of the product (at that site) where it is known of both windows.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn effect(
        &self,
        causes: &[String],
        of: &Among<'_>,
        (out, now): (Timestamp, Timestamp),
        exposure: &Exposure,
    ) -> Result<Effect, StoreError> {
        let (product, site) = (of.product, of.site);
        let known = |span: Span| exposure.over(product.unwrap_or_default(), site, span);
        self.inner.readers.read(|db| {
            let held: Option<i64> = db
                .prepare_cached(
                    "SELECT min(created) FROM (SELECT created FROM tickets ORDER BY num LIMIT 50)",
                )?
                .query_row([], |row| row.get(0))?;
            let windows = Windows::of(out, held.map_or(now, fold::time), now);
            // Of one window alone it would be no comparison.
            let both = windows.and_then(|windows| Some([known(windows.before)?, known(windows.after)?]));
            let count = |span: Option<Span>, exposure: Option<f64>| {
                let contacts = span.map(|span| contacts(db, causes, of, span)).transpose()?;
                let days = windows.map_or(0.0, |windows| f64::from(windows.days()));
                let exposure = exposure.unwrap_or(days);
                Ok::<_, StoreError>(Counted { count: contacts.unwrap_or_default(), exposure })
            };
            let before = count(windows.map(|windows| windows.before), both.map(|[before, _]| before))?;
            let after = count(windows.map(|windows| windows.after), both.map(|[_, after]| after))?;
            let effect = Effect::of(out, windows, before, after, now);
            Ok(match exposure.unit(product.unwrap_or_default(), site).filter(|_| both.is_some()) {
                Some(unit) => effect.per(unit),
                None => effect,
            })
        })
    }
}

/// Contacts that arrived in a window and had their cause while it settled.
fn contacts(db: &Connection, causes: &[String], of: &Among<'_>, span: Span) -> Result<u64, StoreError> {
    let mut find = db.prepare_cached(
        "SELECT count(*) FROM tickets
         WHERE num >= ?1 AND created >= ?2 AND created < ?3 AND solved < ?4 AND status >= 4 AND gone = 0
           AND cause = ?5 COLLATE NOCASE AND (?6 IS NULL OR coalesce(product, '') = ?6)
           AND (?7 IS NULL OR coalesce(site, '') = ?7) AND (?8 = '' OR topic = ?8)
           AND NOT EXISTS (SELECT 1 FROM json_each(?9) WHERE value = topic)",
    )?;
    let (topic, others) = of.topics()?;
    let mut count = 0;
    for cause in causes {
        // Row numbers are seconds of creation, or a little later: the scan begins where the window does.
        let from = span.since.as_second();
        let until = millis(Windows::settled(span));
        let values = params![
            from,
            millis(span.since),
            millis(span.until),
            until,
            cause,
            of.product,
            of.site,
            topic,
            others
        ];
        count += find.query_row(values, |row| row.get::<_, i64>(0))?;
    }
    Ok(u64::try_from(count).unwrap_or_default())
}
