//! Performs the engine's orders. Writes go through one thread, in the order in which they were given; quick
//! questions and slow ones (counts over everything, drafts) have a thread each, so that the list never
//! waits for a tally.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;

use tokio::sync::mpsc::UnboundedSender;
use uuid::Uuid;

use super::arrivals::Arrivals;
use super::pin::Keeper;
use crate::app::{Ask, Effect, Msg};
use crate::config::{Clock, Config};
use crate::domain::ids::ChangeId;
use crate::domain::ticket::Person;
use crate::store::Store;

/// What the threads share.
#[derive(Clone)]
pub(super) struct World {
    pub(super) store: Store,
    config: Arc<RwLock<Arc<Config>>>,
    pub(super) clock: Clock,
    pub(super) out: UnboundedSender<Msg>,
    busy: Arc<AtomicUsize>,
    /// How many of those are slow questions.
    slow: Arc<AtomicUsize>,
    pin: Arc<Keeper>,
    pub(super) arrivals: Arc<Arrivals>,
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
        let world = World {
            store,
            config,
            clock,
            out,
            busy: Arc::default(),
            slow: Arc::default(),
            pin,
            arrivals: Arc::default(),
        };
        let reader = |world: World, questions: Receiver<Asked>, is_slow: bool| {
            thread::spawn(move || {
                for (serial, ask, me) in questions {
                    let got =
                        world.look(ask, me.as_ref()).map(Box::new).map_err(|error| error.problem().what);
                    let _ = world.out.send(Msg::Loaded(serial, got));
                    if is_slow {
                        world.slow.fetch_sub(1, Ordering::SeqCst);
                    }
                }
            })
        };
        let (quick, questions) = channel();
        reader(world.clone(), questions, false);
        let (slow, questions) = channel();
        reader(world.clone(), questions, true);
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

    /// Whether nothing is under way but slow questions, which no picture waits for.
    pub fn is_quiet(&self) -> bool {
        self.world.busy.load(Ordering::SeqCst) <= self.world.slow.load(Ordering::SeqCst)
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
                | Msg::ViewSaved(_)
                | Msg::ViewDropped(_)
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
                        | Ask::Approvals
                        | Ask::FirstLine
                        | Ask::Tickets(_)
                        | Ask::Marked(_)
                        | Ask::Handover { .. }
                        | Ask::Values(_)
                        | Ask::Count { .. }
                        | Ask::Goals
                );
                if slow {
                    self.world.slow.fetch_add(1, Ordering::SeqCst);
                }
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
    pub(super) fn config(&self) -> Arc<Config> {
        Arc::clone(&self.config.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn done(&self) {
        let _ = self.busy.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |busy| busy.checked_sub(1));
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
