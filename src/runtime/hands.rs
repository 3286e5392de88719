//! Performs the engine's orders. Writes go through one thread, in the order in which they were given; quick
//! questions and slow ones (counts over everything, drafts) have a thread each, so that the list never
//! waits for a tally.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;

use jiff::SignedDuration;
use jiff::tz::TimeZone;
use tokio::sync::mpsc::UnboundedSender;
use uuid::Uuid;

use super::arrivals::Arrivals;
use super::export::{Exported, export};
use super::finding;
use super::pin::Keeper;
use super::seen::seen;
use super::speaking::{self, Speaker, standing_text};
use crate::app::{
    About, Ask, Comparison, Effect, Entry, Got, HandoverNote, Msg, Purpose, Question, Settle, Spoken, Text,
    Tone, veiled,
};
use crate::config::{self, Clock, Config};
use crate::domain::act::{self, Acted};
use crate::domain::change::NewChange;
use crate::domain::clean::Clean;
use crate::domain::conflict;
use crate::domain::delivery::Delivery;
use crate::domain::filter::Filter;
use crate::domain::ids::{ChangeId, TicketId};
use crate::domain::problem::{VERBS, problems};
use crate::domain::proposal::Proposal;
use crate::domain::redact::Veil;
use crate::domain::say::{Refusal, Say};
use crate::domain::spike::{Judgement, LOOKED_AT};
use crate::domain::tally::{Dim, Span, Together, Wanted, compare, stratum, tally};
use crate::domain::ticket::Person;
use crate::domain::waiting::Waiting;
use crate::report::{self, Handover};
use crate::store::{Begun, DeskQuery, Order, Scope, Store, StoreError, Take, TallyQuery, TicketView};

/// Similar tickets that a ticket shows.
const SIMILAR: usize = 8;
/// Other tickets of a customer that are listed.
const CONTACTS: usize = 100;
/// Similar tickets whose causes are counted for a suggestion.
const LIKE: usize = 30;

/// What the threads share.
#[derive(Clone)]
struct World {
    store: Store,
    config: Arc<RwLock<Arc<Config>>>,
    clock: Clock,
    out: UnboundedSender<Msg>,
    busy: Arc<AtomicUsize>,
    pin: Arc<Keeper>,
    arrivals: Arc<Arrivals>,
}

/// A question with its number and who asks.
type Asked = (u64, Ask, Option<Person>);

/// An order to write, and who gives it.
type Write = (Effect, Option<Person>);

/// The threads that perform orders.
pub struct Hands {
    world: World,
    quick: Sender<Asked>,
    slow: Sender<Asked>,
    write: Sender<Write>,
}

impl Hands {
    /// Starts the threads; they end when this is dropped.
    pub fn new(store: Store, config: Arc<Config>, clock: Clock, out: UnboundedSender<Msg>) -> Self {
        let pin = Arc::new(Keeper::new(config.settings.lock.pin.as_deref()));
        let config = Arc::new(RwLock::new(config));
        let world = World { store, config, clock, out, busy: Arc::default(), pin, arrivals: Arc::default() };
        let reader = |world: World, questions: Receiver<Asked>| {
            thread::spawn(move || {
                for (serial, ask, me) in questions {
                    let got =
                        world.look(ask, me.as_ref()).map(Box::new).map_err(|error| error.problem().what);
                    let _ = world.out.send(Msg::Loaded(serial, got));
                }
            })
        };
        let (quick, questions) = channel();
        reader(world.clone(), questions);
        let (slow, questions) = channel();
        reader(world.clone(), questions);
        let (write, orders) = channel::<Write>();
        let scribe = world.clone();
        thread::spawn(move || {
            let mut waiting = orders.recv().ok();
            while let Some((mut effect, me)) = waiting.take() {
                // Who types faster than the disk writes gets the newest text written, and nothing is late.
                while let Ok((later, by)) = orders.try_recv() {
                    match newer(&effect, later) {
                        Ok(newest) => {
                            effect = newest;
                            let _ = scribe.out.send(Msg::Kept);
                        }
                        Err(later) => {
                            waiting = Some((later, by));
                            break;
                        }
                    }
                }
                scribe.write(effect, me);
                if waiting.is_none() {
                    waiting = orders.recv().ok();
                }
            }
        });
        Self { world, quick, slow, write }
    }

    /// Whether every question was answered and every write done, as far as the session took the answers.
    pub fn is_idle(&self) -> bool {
        self.world.busy.load(Ordering::SeqCst) == 0
    }

    /// Works on with what the screen says now.
    pub fn rewrite(&self, config: &Arc<Config>) {
        *self.world.config.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(config);
    }

    /// Tells that an answer was taken.
    pub fn taken(&self, msg: &Msg) {
        if matches!(
            msg,
            Msg::Loaded(..)
                | Msg::Committed(_)
                | Msg::Undone(_)
                | Msg::Kept
                | Msg::PinTried(_)
                | Msg::Spoken(_)
        ) {
            self.world.done();
        }
    }

    /// Performs an order of `me` that concerns the store.
    pub fn perform(&self, effect: Effect, me: Option<&Person>) {
        self.world.busy.fetch_add(1, Ordering::SeqCst);
        let sent = match effect {
            Effect::Load(serial, ask) => {
                let slow = matches!(
                    ask,
                    Ask::Causes { .. }
                        | Ask::Export { .. }
                        | Ask::Watch(_)
                        | Ask::Compare { .. }
                        | Ask::Together { .. }
                        | Ask::Queue(_)
                        | Ask::Shelf(_)
                        | Ask::Draft(_)
                        | Ask::News
                        | Ask::Similar(_)
                        | Ask::Like(_)
                        | Ask::Next { .. }
                        | Ask::Waiting
                        | Ask::Leads { .. }
                        | Ask::Digest { .. }
                        | Ask::Problems
                        | Ask::Reminders
                        | Ask::Day(_)
                        | Ask::Arrivals
                        | Ask::Tickets(_)
                        | Ask::Marked(_)
                        | Ask::Handover { .. }
                        | Ask::Values(_)
                        | Ask::Goals
                );
                let thread = if slow { &self.slow } else { &self.quick };
                thread.send((serial, ask, me.cloned())).is_ok()
            }
            // Beside the others: a PIN must open the screen also while a disk is slow.
            Effect::KeepPin(pin) => {
                let world = self.world.clone();
                thread::spawn(move || {
                    world.pin.keep(&pin);
                    let _ = world.out.send(Msg::Kept);
                });
                true
            }
            Effect::TryPin(pin) => {
                let world = self.world.clone();
                thread::spawn(move || {
                    let _ = world.out.send(Msg::PinTried(world.pin.compare(&pin)));
                });
                true
            }
            effect => self.write.send((effect, me.cloned())).is_ok(),
        };
        if !sent {
            self.world.done();
        }
    }
}

impl World {
    /// What the files say, in the language of the moment.
    fn config(&self) -> Arc<Config> {
        Arc::clone(&self.config.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn done(&self) {
        let _ = self.busy.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |busy| busy.checked_sub(1));
    }

    fn look(&self, ask: Ask, me: Option<&Person>) -> Result<Got, StoreError> {
        let store = &self.store;
        Ok(match ask {
            Ask::Desk(scope, filter) => {
                let list = store.desk(&self.query(scope, filter, me))?;
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
            Ask::Digest { team, days } => {
                let query = self.resolved(days, None);
                let digest = report::digest(store, &query, &team.name(), &[team])?;
                Got::Digest(digest.team.clone(), digest.text(&self.config()))
            }
            Ask::Day(zone) => Got::Day(Box::new(report::day(store, me, self.clock.now(), &zone)?)),
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
            Ask::Near(text) => {
                let (hits, more) = finding::near(store, &self.config(), &text)?;
                Got::Near(hits, more)
            }
            Ask::Values(field) => Got::Values(field, store.values(field)?),
            Ask::Goals => Got::Goals(finding::goals(store, &self.config())?),
            Ask::Kept(purpose) => {
                let text = match purpose.draft_key() {
                    Some((ticket, kind)) => store.draft(ticket, &kind)?.map(|text| text.to_string()),
                    None => None,
                };
                Got::Kept(purpose, text)
            }
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
        let views = self.store.tracked()?;
        let cases =
            views.iter().map(|view| (&view.shown, view.asks(), Veil::of(&view.shown, &view.timeline)));
        Ok(Got::Waiting(Waiting::of(cases, &self.config().clocks, self.clock.now())))
    }

    fn handover(&self, to: Option<Clean>, zone: &TimeZone, me: Option<&Person>) -> Result<Got, StoreError> {
        let now = self.clock.now();
        let Some(me) = me else {
            return Ok(Got::Handover(Box::new(HandoverNote { to, text: String::new(), on: None })));
        };
        let work = Handover::of(&self.store, &self.config(), me, now)?;
        let text = work.text(to.as_ref().map(Clean::as_str), &self.config(), zone, now);
        let on = work.views().next().cloned().map(Box::new);
        Ok(Got::Handover(Box::new(HandoverNote { to, text, on })))
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
    fn resolved(&self, days: u32, me: Option<&Person>) -> TallyQuery {
        let now = self.clock.now();
        let since = now.checked_sub(SignedDuration::from_hours(24 * i64::from(days))).unwrap_or(now);
        TallyQuery {
            filter: Filter::default(),
            me: me.map(|me| me.id.clone()),
            now,
            span: Span { since, until: now },
            recode: self.config().taxonomy.recode().clone(),
            releases: self.config().releases.clone(),
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

    fn write(&self, effect: Effect, me: Option<Person>) {
        let now = self.clock.now();
        let outcome = match effect {
            Effect::Translate(language) => {
                let words = config::words(&self.config().home, language);
                let _ = self.out.send(Msg::Spoken(Arc::new(words)));
                return;
            }
            Effect::Remember(setting) => {
                if let Err(error) = config::remember(&self.config().home, &[setting]) {
                    let _ = self.out.send(Msg::Told(error.say(), Tone::Bad));
                }
                let _ = self.out.send(Msg::Kept);
                return;
            }
            Effect::Commit(changes) => {
                let _ = self.out.send(Msg::Committed(self.commit(&changes, me.as_ref())));
                return;
            }
            Effect::Plan(form, what) => {
                let outcome = self.acted(me.as_ref(), |speaker| speaker.plan(&form, &what));
                if outcome.is_ok() {
                    let _ = self.out.send(Msg::Told(Say::new("done-plan-new"), Tone::Good));
                }
                let _ = self.out.send(Msg::Committed(outcome));
                return;
            }
            Effect::Speak(spoken) => {
                let outcome = self.speak(&spoken, me.as_ref());
                if outcome.as_ref().is_ok_and(|ids| !ids.is_empty()) {
                    let _ = self.out.send(Msg::Told(speaking::done(&spoken), Tone::Good));
                }
                let _ = self.out.send(Msg::Committed(outcome));
                return;
            }
            Effect::SendProposal(proposal, title, text) => {
                let outcome = self.send_proposal(&proposal, &title, &text, me.as_ref());
                let _ = self.out.send(Msg::Committed(outcome));
                return;
            }
            Effect::Settle(id, settle) => {
                let outcome = match settle {
                    Settle::Retry => self.store.retry(&id, now),
                    Settle::Drop => self.store.drop_change(&id, now),
                    Settle::Mine => self.store.resolve(&id, Take::Mine, now),
                    Settle::Theirs => self.store.resolve(&id, Take::Theirs, now),
                    Settle::Arrived => self.store.confirm(&id, now),
                };
                let outcome = outcome.map(|()| Vec::new()).map_err(|error| error.problem().what);
                let _ = self.out.send(Msg::Committed(outcome));
                return;
            }
            Effect::Decide(id, picked, comment) => {
                let outcome = self.store.pick(&id, picked, comment, now);
                let outcome = outcome.map(|()| Vec::new()).map_err(|error| error.problem().what);
                let _ = self.out.send(Msg::Committed(outcome));
                return;
            }
            Effect::Restore(no) => {
                let _ = self.out.send(Msg::Committed(self.restore(no, me.as_ref())));
                return;
            }
            Effect::Judge(said) => {
                let _ = self.out.send(Msg::Committed(self.judge(&said, me.as_ref())));
                return;
            }
            Effect::Heard(heard) => self.store.hear(&heard, now),
            Effect::Remind(back) => self.store.remind(&back, now).map(|()| {
                let _ = self.out.send(Msg::Changed);
            }),
            Effect::EndAlarm(no, decision) => {
                let outcome = self.store.end_alarm(no, decision, now).map(|_| Vec::new());
                let _ = self.out.send(Msg::Committed(outcome.map_err(|error| error.problem().what)));
                return;
            }
            Effect::Undo(ticket) => {
                let outcome = match &me {
                    Some(me) => {
                        self.store.undo(&me.id, ticket.as_ref(), now).map_err(|error| error.problem().what)
                    }
                    None => Err(Say::new("refused-nobody")),
                };
                let _ = self.out.send(Msg::Undone(outcome));
                return;
            }
            // A list of what was opened is not worth a word where it cannot be kept.
            Effect::Opened(ticket) => {
                let _ = self.store.opened(&ticket, now);
                Ok(())
            }
            Effect::KeepDraft { purpose, base, text } => self.keep_draft(purpose, &base, &text),
            Effect::KeepProposal(proposal, title, base, text) => {
                let begun = Begun { title: Clean::line(&title), text: Clean::text(&text) };
                let kept = self.store.keep_proposal(&proposal, &base, &begun, now);
                kept.map(|kept| self.joined(Purpose::Proposal(proposal.key.clone()), text, begun.text, kept))
            }
            _ => Ok(()),
        };
        if let Err(error) = outcome {
            let _ = self.out.send(Msg::Told(error.problem().what, Tone::Bad));
        }
        let _ = self.out.send(Msg::Kept);
    }

    fn keep_draft(&self, purpose: Purpose, base: &str, text: &str) -> Result<(), StoreError> {
        let Some((ticket, kind)) = purpose.draft_key() else { return Ok(()) };
        let clean = Clean::text(text);
        let base = Clean::text(base);
        let kept = self.store.keep_draft(ticket, &kind, base.as_str(), &clean, self.clock.now())?;
        self.joined(purpose, text.to_owned(), clean, kept);
        Ok(())
    }

    /// Tells the composer where its text was brought together with another window's.
    fn joined(&self, purpose: Purpose, given: String, clean: Clean, kept: Clean) {
        if kept != clean {
            let _ = self.out.send(Msg::Joined(purpose, given, kept.to_string()));
        }
    }

    /// Gives back what an alarm says was overwritten.
    fn restore(&self, no: i64, me: Option<&Person>) -> Result<Vec<ChangeId>, Say> {
        let problem = |error: StoreError| error.problem().what;
        let alarm = self.store.alarms().map_err(problem)?.into_iter().find(|alarm| alarm.no == no);
        let Some((alarm, ticket)) = alarm.and_then(|alarm| Some((alarm.clone(), alarm.ticket?))) else {
            return Ok(Vec::new());
        };
        let changes = conflict::restore(alarm.matter.fields(), &ticket, &mut new_id);
        let ids = self.commit(&changes, me)?;
        self.store.end_alarm(no, "restored", self.clock.now()).map_err(problem)?;
        Ok(ids)
    }

    /// Writes what was said of a spike as a record on a ticket of its cause.
    fn judge(&self, said: &Judgement, me: Option<&Person>) -> Result<Vec<ChangeId>, Say> {
        let problem = |error: StoreError| error.problem().what;
        let query = self.resolved(LOOKED_AT as u32, me);
        let carrier = self.store.carrier(&query, &said.cause).map_err(problem)?;
        let view = carrier.ok_or_else(|| Say::new("spike-no-ticket").with("cause", &said.cause))?;
        let able = self.store.able().map_err(problem)?.unwrap_or_default();
        let text = report::spike_record(said, &self.config().words);
        let refused = |refusals: Vec<Refusal>| {
            refusals.into_iter().next().map_or_else(|| Say::new("spike-none"), |refusal| refusal.say)
        };
        let changes = act::record(&view.shown, &able, said.mark(), &text, self.clock.now(), new_id())
            .map_err(refused)?;
        self.commit(&changes, me)
    }

    fn commit(&self, changes: &[NewChange], me: Option<&Person>) -> Result<Vec<ChangeId>, Say> {
        let Some(me) = me else { return Err(Say::new("refused-nobody")) };
        self.store.commit(changes, me, self.clock.now()).map_err(|error| error.problem().what)
    }

    fn send_proposal(
        &self,
        proposal: &Proposal,
        title: &str,
        text: &str,
        me: Option<&Person>,
    ) -> Result<Vec<ChangeId>, Say> {
        let begun = Begun { title: Clean::line(title), text: Clean::text(text) };
        let language = Clean::line(self.config().words.language());
        self.acted(me, |speaker| speaker.send(proposal, &begun, language))
    }

    fn speak(&self, spoken: &Spoken, me: Option<&Person>) -> Result<Vec<ChangeId>, Say> {
        self.acted(me, |speaker| speaker.say(spoken))
    }

    fn acted(
        &self,
        me: Option<&Person>,
        act: impl FnOnce(&Speaker<'_>) -> Result<Acted, StoreError>,
    ) -> Result<Vec<ChangeId>, Say> {
        let Some(me) = me else { return Err(Say::new("refused-nobody")) };
        let config = self.config();
        let speaker =
            Speaker { store: &self.store, config: &config, me, now: self.clock.now(), id: new_id };
        let acted = act(&speaker).map_err(|error| error.problem().what)?;
        let changes =
            acted.map_err(|no| no.into_iter().next().map_or_else(|| Say::new("nothing"), |no| no.say))?;
        if changes.is_empty() { Ok(Vec::new()) } else { self.commit(&changes, Some(me)) }
    }
}

/// The newer of two orders to keep the same text, as one; else the later one comes back.
fn newer(effect: &Effect, later: Effect) -> Result<Effect, Effect> {
    match (effect, later) {
        (Effect::KeepDraft { purpose: first, base, .. }, Effect::KeepDraft { purpose, base: _, text })
            if *first == purpose =>
        {
            Ok(Effect::KeepDraft { purpose, base: base.clone(), text })
        }
        (_, later) => Err(later),
    }
}

/// A new id of a change: ordered by time.
pub fn new_id() -> ChangeId {
    ChangeId::new(Uuid::now_v7().to_string())
}
