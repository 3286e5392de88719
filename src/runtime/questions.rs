//! What the engine asks, answered from the store and the configuration. Nothing is written here.

use std::sync::Arc;

use jiff::tz::TimeZone;

use super::export::{Exported, export, export_digest};
use super::finding;
use super::hands::World;
use super::seen::seen;
use super::speaking::standing_text;
use crate::app::{About, Ask, Comparison, Entry, Got, HandoverNote, Question, Text, veiled};
use crate::domain::clean::Clean;
use crate::domain::delivery::Delivery;
use crate::domain::filter::Filter;
use crate::domain::ids::TicketId;
use crate::domain::problem::{VERBS, problems};
use crate::domain::proposal::Proposal;
use crate::domain::redact::Veil;
use crate::domain::tally::{Dim, Span, Together, Wanted, compare, stratum, tally};
use crate::domain::ticket::Person;
use crate::domain::view::Scope;
use crate::domain::view::Sort;
use crate::domain::waiting::{Waiting, shares_since};
use crate::report::{self, Handover};
use crate::store::{DeskQuery, Order, StoreError, TallyQuery, TicketView};

/// Similar tickets that a ticket shows.
const SIMILAR: usize = 8;
/// Other tickets of a customer that are listed.
const CONTACTS: usize = 100;
/// Similar tickets whose causes are counted for a suggestion.
const LIKE: usize = 30;

impl World {
    /// Answers a question of `me`.
    pub(super) fn look(&self, ask: Ask, me: Option<&Person>) -> Result<Got, StoreError> {
        let store = &self.store;
        Ok(match ask {
            Ask::Desk(scope, filter, sort) => {
                let asked = self.query(scope, filter, me);
                let order = if sort == Sort::default() { asked.order } else { Order::By(sort) };
                let list = store.desk(&DeskQuery { order, ..asked })?;
                Got::Desk { rows: list.rows, of: list.of, away: list.away }
            }
            Ask::Rows { from, rows } => {
                let rows = store.rows(&rows)?.into_iter().map(veiled).collect();
                Got::Rows { from, rows }
            }
            Ask::Ticket(id) => Got::Ticket(seen(store.ticket(&id)?, me)),
            Ask::Row(row) => {
                let id = store.ids(&[row])?.into_iter().next();
                Got::Ticket(match id {
                    Some(id) => seen(store.ticket(&id)?, me),
                    None => None,
                })
            }
            Ask::Similar(id) => {
                let similar = store.similar(&id, SIMILAR)?;
                let hints = report::article_hints(store, &id)?;
                Got::Similar(similar, hints)
            }
            Ask::Like(id) => {
                let like = store.similar(&id, LIKE)?;
                Got::Like(id, like)
            }
            Ask::Next { passed } => {
                let query = self.query(Scope::Mine, Filter::default(), me);
                Got::Next(seen(store.guided(&query, &passed)?, me))
            }
            ask @ (Ask::Causes { .. }
            | Ask::Export { .. }
            | Ask::Watch(_)
            | Ask::Compare { .. }
            | Ask::Together { .. }) => self.count(ask, me)?,
            Ask::Queue(kind) => Got::Queue(report::queue(store, &self.config(), kind, self.clock.now())?),
            Ask::Shelf(_) => Got::Shelf(report::articles(store, &self.config(), self.clock.now())?),
            Ask::Draft(proposal) => Got::Draft(self.text(&proposal, me)?),
            Ask::News => Got::News(match me {
                Some(me) => report::news(store, &self.config(), &me.id, self.clock.now())?,
                None => Vec::new(),
            }),
            Ask::Outbox => self.outbox()?,
            Ask::Waiting => self.waiting()?,
            Ask::Leads { days, zone } => {
                let now = self.clock.now();
                Got::Leads(Box::new(report::leads(store, &self.config(), me, days, now, &zone)?))
            }
            Ask::Digest { team, days, file } => {
                let query = self.resolved(days, None);
                let digest = report::digest(store, &query, &team.name(), &[team])?;
                if file {
                    return Ok(Got::Exported(export_digest(store, &self.config(), &query, &digest, me)?));
                }
                Got::Digest(digest.team.clone(), digest.text(&self.config()))
            }
            Ask::Day(zone) => {
                Got::Day(Box::new(report::day(store, &self.config(), me, self.clock.now(), &zone)?))
            }
            Ask::Approvals => Got::Approvals(report::pending(store, &self.config())?),
            Ask::Arrivals => {
                let query = self.query(Scope::Mine, Filter::default(), me);
                Got::Arrivals(self.arrivals.look(store, query)?)
            }
            Ask::Reminders => Got::Reminders(store.reminders()?),
            Ask::Problems => Got::Problems(Arc::new(problems(&store.records(&VERBS)?))),
            Ask::Tickets(ids) => Got::Tickets(self.tickets(&ids, me)?),
            Ask::Marked(rows) => Got::Tickets(self.tickets(&store.ids(&rows)?, me)?),
            Ask::Contacts(id) => {
                let rows = store.rows(&store.contacts(&id, CONTACTS)?)?;
                Got::Contacts(id, rows.into_iter().map(veiled).collect())
            }
            Ask::Handover { to, zone } => self.handover(to, &zone, me)?,
            Ask::Question(about) => Got::Question(self.question(about)?.map(Box::new)),
            ask @ (Ask::Count { .. } | Ask::Looks | Ask::Values(_) | Ask::Near(_) | Ask::Goals) => {
                self.find(ask, me)?
            }
            Ask::Kept(purpose) => {
                let text = match purpose.draft_key() {
                    Some((ticket, kind)) => store.draft(ticket, &kind)?.map(|text| text.to_string()),
                    None => None,
                };
                Got::Kept(purpose, text)
            }
            Ask::FirstLine => Got::FirstLine(store.first_line()?),
            Ask::People => Got::People(store.agents()?, store.queues()?, store.able()?),
            Ask::Counts => {
                let counts = store.counts()?;
                Got::Counts {
                    to_send: counts.waiting as usize,
                    needs_person: counts.attention() as usize,
                    tickets: store.held()?,
                }
            }
        })
    }

    /// What the causes ask.
    fn count(&self, ask: Ask, me: Option<&Person>) -> Result<Got, StoreError> {
        let store = &self.store;
        Ok(match ask {
            Ask::Causes { days, of, by, measure } => {
                let query = self.resolved(days, me);
                let by: Vec<_> = by.into_iter().collect();
                let cells = store.cells(&query, of, &by)?;
                Got::Causes(tally(&cells, Wanted { of, by: &by, measure, span: query.span }))
            }
            Ask::Export { days, of, by, measure } => {
                let query = self.resolved(days, me);
                let wanted = Exported { days, of, by, measure };
                Got::Exported(export(store, &self.config(), &query, &wanted, me)?)
            }
            Ask::Watch(zone) => {
                Got::Watch(Box::new(report::watch(store, &self.config(), self.clock.now(), &zone)?))
            }
            Ask::Compare { cause, by, days } => {
                let query = self.resolved(days, me);
                let cells = store.cells(&query, Dim::Cause, &[by, stratum(by)])?;
                let rows = compare(&cells, &cause);
                Got::Compared(Comparison { cause, by, days, rows })
            }
            Ask::Together { of, by, days } => {
                let cells = store.cells(&self.resolved(days, me), of, &[by])?;
                Got::Together((of, by), days, Together::of(&cells))
            }
            other => return self.find(other, me),
        })
    }

    /// What finding asks.
    fn find(&self, ask: Ask, me: Option<&Person>) -> Result<Got, StoreError> {
        let store = &self.store;
        Ok(match ask {
            Ask::Count { view, scope, filter } => {
                Got::Count(view, store.count(&self.query(scope, filter, me))?)
            }
            Ask::Looks => Got::Looks(store.looks()?),
            Ask::Values(field) => Got::Values(field, store.values(field)?),
            Ask::Near(text) => {
                let (hits, reach) = finding::near(store, &self.config(), &text)?;
                Got::Near(hits, reach)
            }
            _ => Got::Goals(finding::goals(store, &self.config())?),
        })
    }

    fn tickets(&self, ids: &[TicketId], me: Option<&Person>) -> Result<Vec<TicketView>, StoreError> {
        let views = ids.iter().map(|id| Ok(seen(self.store.ticket(id)?, me)));
        let found = views.collect::<Result<Vec<_>, StoreError>>()?;
        Ok(found.into_iter().flatten().map(|view| *view).collect())
    }

    fn outbox(&self) -> Result<Got, StoreError> {
        let store = &self.store;
        let rows = store.outbox()?.into_iter().map(|row| {
            let clashes = if row.state.needs_person() { store.clashes(&row.id)? } else { Vec::new() };
            Ok(Entry::Change(Box::new(row), clashes))
        });
        let mut rows: Vec<Entry> = rows.collect::<Result<_, StoreError>>()?;
        rows.extend(store.alarms()?.into_iter().map(Entry::Alarm));
        Ok(Got::Outbox(rows))
    }

    fn waiting(&self) -> Result<Got, StoreError> {
        let now = self.clock.now();
        let config = self.config();
        let views = self.store.asked(shares_since(now))?;
        let cases = views
            .iter()
            .map(|view| (&view.shown, report::waits(view, &config), Veil::of(&view.shown, &view.timeline)));
        Ok(Got::Waiting(Waiting::of(cases, &config.clocks, now)))
    }

    fn handover(&self, to: Option<Clean>, zone: &TimeZone, me: Option<&Person>) -> Result<Got, StoreError> {
        let now = self.clock.now();
        let Some(me) = me else {
            return Ok(Got::Handover(Box::new(HandoverNote { to, ..HandoverNote::default() })));
        };
        let work = Handover::of(&self.store, &self.config(), me, now)?;
        let text = work.text(to.as_ref().map(Clean::as_str), &self.config(), zone, now);
        let on = work.views().next().cloned().map(Box::new);
        Ok(Got::Handover(Box::new(HandoverNote { to, text, on, mine: work.mine })))
    }

    /// Everything about one thing that a person decides; `None` where it is decided.
    fn question(&self, about: About) -> Result<Option<Question>, StoreError> {
        let store = &self.store;
        let view = |ticket: Option<&TicketId>| match ticket {
            Some(ticket) => Ok(store.ticket(ticket)?.map(Box::new)),
            None => Ok::<_, StoreError>(None),
        };
        Ok(match &about {
            About::Change(id) => {
                let Some(row) = store.delivery(id)?.filter(|row| row.state.needs_person()) else {
                    return Ok(None);
                };
                let view = view(row.ticket.as_ref())?;
                let clashes = if row.state == Delivery::Held { store.clashes(id)? } else { Vec::new() };
                let mut rows = store.outbox()?;
                rows.retain(|one| one.id == row.id || (one.marker.is_some() && one.marker == row.marker));
                Some(Question { about, rows, clashes, alarm: None, view })
            }
            About::Alarm(no) => {
                let Some(alarm) = store.alarms()?.into_iter().find(|alarm| alarm.no == *no) else {
                    return Ok(None);
                };
                let view = view(alarm.ticket.as_ref())?;
                let clashes = alarm.matter.fields().to_vec();
                Some(Question { about, rows: Vec::new(), clashes, alarm: Some(alarm), view })
            }
        })
    }

    fn query(&self, scope: Scope, filter: Filter, me: Option<&Person>) -> DeskQuery {
        DeskQuery {
            scope,
            order: Order::of(&filter),
            filter,
            me: me.map(|me| me.id.clone()),
            now: self.clock.now(),
            soon: self.config().settings.desk.soon,
            limit: None,
        }
    }

    /// Everything that was resolved in the last days.
    pub(super) fn resolved(&self, days: u32, me: Option<&Person>) -> TallyQuery {
        let now = self.clock.now();
        TallyQuery {
            me: me.map(|me| me.id.clone()),
            ..TallyQuery::over(&self.config(), Span::last(days, now), now)
        }
    }

    fn text(&self, proposal: &Proposal, me: Option<&Person>) -> Result<Text, StoreError> {
        let (store, config) = (&self.store, &self.config());
        let basis = report::basis(store, config, proposal)?;
        let part = report::part(store, config, proposal, me.map(|me| &me.id), self.clock.now())?;
        let (title, text) = match standing_text(store, proposal)? {
            Some(begun) => (begun.title, begun.text),
            None => (basis.draft.title.clone(), basis.draft.markdown(&|say| config.words.say(say))),
        };
        Ok(Text {
            key: proposal.key.clone(),
            title: title.to_string(),
            text: text.to_string(),
            traces: basis.traces(),
            cases: basis.cases(),
            became: report::became(proposal, &part, config),
        })
    }
}
