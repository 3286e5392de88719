//! When a ticket is due next, by its clocks: derived whenever what they depend on changed, and held as columns, so that the
//! desk stays a walk along an index. How a clock counts is not here: see [`crate::domain::clock`].

use std::cell::RefCell;
use std::sync::LazyLock;

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::fold::{self, Waiting, millis};
use super::writer::Rank;
use super::{Store, StoreError, laters, moves, places, thread};
use crate::domain::ask::{Ask, asks};
use crate::domain::change::{Committed, FieldValue};
use crate::domain::chase::chase_at;
use crate::domain::clock::{History, Moved, Named, Policies, Rulebook, clocks, next};
use crate::domain::ids::TicketId;
use crate::domain::promise::{Promise, promises};
use crate::domain::sop::Run;
use crate::domain::ticket::{Entry, Status, Ticket};

thread_local! {
    /// The rules by which the writing thread derives. They belong to that one thread, which alone writes the columns.
    static RULES: RefCell<Option<Rulebook>> = const { RefCell::new(None) };
}

/// What counts before rules are known.
static NO_RULES: LazyLock<Policies> = LazyLock::new(Policies::default);

/// What is due of a ticket.
#[derive(Default)]
pub(super) struct Dues {
    pub(super) due: Option<Timestamp>,
    pub(super) promised: Option<Timestamp>,
    pub(super) chase: Option<Timestamp>,
    pub(super) tracked: bool,
    /// Until when it was put off and nothing brought it back.
    pub(super) later: Option<Timestamp>,
    /// The legal clock that is due when `promised` says.
    pub(super) legal: Option<Named>,
}

/// So many tickets are looked at again in one transaction: few enough that whoever writes in between waits no longer
/// than for a page.
const SLICE: i64 = 200;

/// What is still to be looked at by new rules. Nothing of it is kept in the file: who begins anew begins at the front.
#[derive(Debug, Clone)]
pub struct Behind {
    print: String,
    /// Row numbers above this one are still to come.
    after: i64,
}

impl Store {
    /// Derives due times by these rules from now on. Where they are others than the last time, every open ticket is looked
    /// at again.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn keep_clocks(&self, rules: Rulebook) -> Result<(), StoreError> {
        let mut behind = self.take_rules(rules)?;
        while let Some(rest) = behind {
            behind = self.catch_up(rest)?;
        }
        Ok(())
    }

    /// Derives due times of everything that is written by these rules from now on; what is held stays as it is. Where they
    /// are others than the last time, tells what is behind, for [`Store::catch_up`].
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn take_rules(&self, rules: Rulebook) -> Result<Option<Behind>, StoreError> {
        // No transaction: another program that writes holds nobody up here.
        self.inner.writer.outside(move |db| {
            let print = rules.print().to_owned();
            RULES.with(|kept| *kept.borrow_mut() = Some(rules));
            let known = places::meta(db, "clocks")?.is_some_and(|known| known == print);
            Ok((!known).then_some(Behind { print, after: i64::MIN }))
        })
    }

    /// Looks at some of the open tickets again, by the rules that were taken last. Other writes come in between. Tells
    /// what is left.
    ///
    /// # Errors
    /// Faults of the file, and [`StoreError::Crowded`].
    pub fn catch_up(&self, behind: Behind) -> Result<Option<Behind>, StoreError> {
        let Behind { print, after } = behind;
        self.inner.writer.write(Rank::Pull, move |db, _| {
            let mut find = db.prepare_cached(
                "SELECT id, num FROM tickets WHERE open = 1 AND num > ?1 ORDER BY num LIMIT ?2",
            )?;
            let found = find.query_map([after, SLICE], |row| Ok((row.get(1)?, super::ticket::id(row)?)))?;
            let found: Vec<(i64, TicketId)> = found.collect::<Result<_, _>>()?;
            for (_, id) in &found {
                look_again(db, id)?;
            }
            match found.last() {
                Some((after, _)) if found.len() as i64 == SLICE => Ok(Some(Behind { print, after: *after })),
                _ => {
                    places::put_meta(db, "clocks", &print)?;
                    Ok(None)
                }
            }
        })
    }
}

/// Writes anew what is due of one ticket.
fn look_again(db: &Connection, id: &TicketId) -> Result<(), StoreError> {
    let Some((num, server)) = fold::server_row(db, id)? else { return Ok(()) };
    let waiting = Waiting::of(db, id)?;
    let shown = waiting.over(&server);
    let dues = of(db, num, &shown, &waiting, true)?;
    let mut write = db.prepare_cached(
        "UPDATE tickets SET due = ?2, promised = ?3, tracked = ?4, chase = ?5, legal = ?6, later = ?7
         WHERE num = ?1",
    )?;
    write.execute(params![
        num,
        dues.due.map(millis),
        dues.promised.map(millis),
        dues.tracked,
        dues.chase.map(millis),
        dues.legal.as_ref().map(Named::as_str),
        dues.later.map(millis)
    ])?;
    Ok(())
}

/// A ticket's life from what is held of it.
pub(super) fn life(ticket: &Ticket, timeline: &[Entry], moved: &[Moved], waiting: &Waiting) -> History {
    let replies =
        waiting.patches.iter().filter(|(_, patch)| patch.comment.as_ref().is_some_and(|one| one.public));
    let replies: Vec<Timestamp> = replies.map(|(at, _)| *at).collect();
    let sets = |value: &FieldValue| matches!(value, FieldValue::Status(_) | FieldValue::Priority(_));
    let wrote =
        waiting.patches.iter().filter(|(_, patch)| patch.set.iter().any(sets)).map(|(at, _)| *at).max();
    History::of(ticket, timeline, moved, &replies, wrote)
}

/// What is due of a ticket as it is shown.
pub(super) fn of(
    db: &Connection,
    num: i64,
    shown: &Ticket,
    waiting: &Waiting,
    held: bool,
) -> Result<Dues, StoreError> {
    let plain = || Dues { due: shown.due, ..Dues::default() };
    if !shown.status.is_open() || shown.gone.is_some() {
        return Ok(plain());
    }
    let (timeline, moved, journal) = if held {
        (thread::entries(db, num)?, moves::of(db, num)?, tracking(db, shown)?)
    } else {
        Default::default()
    };
    let later = laters::of(db, shown, &timeline, &journal)?;
    let open: Vec<Ask> = asks(shown, &timeline, &journal).into_iter().filter(Ask::is_open).collect();
    let agreed: Vec<Option<Timestamp>> = open.iter().map(|ask| ask.due).collect();
    let owed = promises(shown, &timeline, &journal).into_iter().filter(Promise::is_open);
    let owed: Vec<Timestamp> = owed.map(|one| one.due).collect();
    let tracked = !agreed.is_empty() || !owed.is_empty();
    let mut promised = agreed.into_iter().flatten().chain(owed).min();
    let (chase, by_rules, law) = RULES.with(|rules| {
        let rules = rules.borrow();
        let policies = rules.as_ref().map_or(&*NO_RULES, |rules| &*rules.policies);
        let chase = open.iter().filter_map(|ask| chase_at(ask, policies)).min();
        let Some(rules) = rules.as_ref() else { return (chase, None, None) };
        let life = life(shown, &timeline, &moved, waiting);
        // A due time does not depend on the moment of asking.
        let clocks = clocks(&rules.policies, shown, &life, shown.updated);
        (chase, next(&clocks).and_then(|clock| clock.due), legal(rules, shown, &timeline, &journal))
    });
    // What the law gives time for is due whatever the status, like what was promised.
    let law = law.filter(|(due, _)| promised.is_none_or(|promised| *due < promised));
    promised = law.as_ref().map(|(due, _)| *due).or(promised);
    let works = matches!(shown.status, Status::New | Status::Open);
    // Whoever reckons it, the CRM or a clock of ours: what is due first is what the desk goes by, and both stand on the ticket.
    let due = [shown.due, by_rules, promised.filter(|_| works)].into_iter().flatten().min();
    Ok(Dues { due, promised, chase, tracked, later, legal: law.map(|(_, name)| name) })
}

/// The legal clock that is due next, by our own run and by what colleagues' notes tell.
fn legal(
    rules: &Rulebook,
    shown: &Ticket,
    timeline: &[Entry],
    journal: &[Committed],
) -> Option<(Timestamp, Named)> {
    if timeline.is_empty() && journal.is_empty() && !rules.counts_at_once() {
        return None;
    }
    let run = Run::of(shown, journal, timeline, rules.sops());
    let last = journal.iter().map(|one| one.at).max();
    rules.legal(shown, &run, last.unwrap_or(shown.updated).max(shown.updated))
}

/// Our own questions and promises of a ticket, and its run.
fn tracking(db: &Connection, ticket: &Ticket) -> Result<Vec<Committed>, StoreError> {
    let kinds =
        "('ask', 'chase', 'answered', 'promise', 'end_promise', 'later', 'start_sop', 'answer', 'tick')";
    let mut find = db.prepare_cached(&format!(
        "SELECT 1 FROM changes WHERE ticket = ?1 AND dropped IS NULL AND kind IN {kinds} LIMIT 1"
    ))?;
    if !find.exists([ticket.id.as_str()])? {
        return Ok(Vec::new());
    }
    super::ticket::journal(db, Some(&ticket.id))
}
