//! A session: the engine, the hands that perform its orders, and the queue through which everything comes
//! back. The real loop and the tests drive this same thing.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::timeout;

use super::hands::{Hands, new_id};
use crate::app::{App, Ask, Effect, Msg, Size, Start, Wanted};
use crate::config::{Clock, Loaded, Terminal};
use crate::domain::focus::Focus;
use crate::domain::ids::TicketId;
use crate::domain::ticket::Person;
use crate::store::{Store, StoreError};

/// For how long personal data is shown.
const SHOWN_FOR: Duration = Duration::from_secs(30);

/// While a list moves on sooner than this, the selected ticket is not read: whoever holds a key down looks at the list,
/// and over a slow line the preview is most of what a key costs.
const REST: Duration = Duration::from_millis(120);

/// After how long what may follow on a key is shown.
const HINT_AFTER: Duration = Duration::from_millis(300);

/// After how long without a key nobody goes on with a text.
const LISTEN_AFTER: Duration = Duration::from_secs(1);

/// What a session asks of those around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Talk now.
    Sync,
    /// Something was committed.
    Committed,
    /// This ticket is looked at.
    Open(TicketId),
    /// This file is wanted.
    Bring(Wanted),
    /// Back to the shell for a while; nothing of the network's.
    Stop,
    /// The whole picture once more; nothing of the network's.
    Redraw,
    /// The text that is being written into the person's editor; nothing of the network's.
    Edit,
}

/// The engine and its hands.
pub struct Session {
    /// The engine, for drawing.
    pub app: App,
    store: Store,
    clock: Clock,
    focus: Focus,
    hands: Hands,
    inbox: UnboundedReceiver<Msg>,
    door: UnboundedSender<Msg>,
    wishes: Vec<Wish>,
    rings: Option<String>,
    covers: Option<Instant>,
    moved: Option<Instant>,
    /// The reading of the selected ticket that waits until the list rests.
    resting: Option<Effect>,
    hints: Option<Instant>,
    stale: bool,
    fresh: bool,
    over: bool,
}

impl Session {
    /// A session on a store; who we are is what the CRM said last time.
    ///
    /// # Errors
    /// Only faults of the store's file.
    pub fn new(
        store: Store,
        loaded: Loaded,
        clock: Clock,
        zone: TimeZone,
        size: Size,
    ) -> Result<Self, StoreError> {
        let (door, inbox) = unbounded_channel();
        let me = known(&store, clock.now())?;
        let look = Terminal::here().look(loaded.config.settings.theme.0);
        let start = Start { me, now: clock.now(), zone, size, look, ids: Box::new(new_id) };
        let app = App::new(loaded, start);
        let hands = Hands::new(store.clone(), Arc::clone(&app.config), clock, door.clone());
        let mut session = Self {
            app,
            store,
            clock,
            focus: Focus::default(),
            hands,
            inbox,
            door,
            wishes: Vec::new(),
            rings: None,
            covers: None,
            moved: None,
            resting: None,
            hints: None,
            stale: false,
            fresh: true,
            over: false,
        };
        let effects = session.app.start();
        session.perform(effects);
        Ok(session)
    }

    /// Where others put messages for this session.
    #[must_use]
    pub fn door(&self) -> UnboundedSender<Msg> {
        self.door.clone()
    }

    /// Whether the person ended it.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Whether something arrived since the last call that the screen may show.
    pub fn has_news(&mut self) -> bool {
        std::mem::take(&mut self.fresh)
    }

    /// Whether nothing that was ordered is still under way.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.hands.is_idle() && self.inbox.is_empty()
    }

    /// Whether a picture need not wait for the store: what is still under way is slow.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.hands.is_quiet() && self.inbox.is_empty()
    }

    /// What the network's side is asked for since the last call.
    pub fn wishes(&mut self) -> Vec<Wish> {
        std::mem::take(&mut self.wishes)
    }

    /// What is to be heard since the last call.
    pub fn rings(&mut self) -> Option<String> {
        self.rings.take()
    }

    /// When personal data that is shown has to be covered; nothing else needs a clock of seconds.
    #[must_use]
    pub fn covers(&self) -> Option<Instant> {
        self.covers
    }

    /// When the list has rested long enough for what waits for that; see [`Session::rest`].
    #[must_use]
    pub fn rests(&self) -> Option<Instant> {
        self.resting.as_ref()?;
        self.moved?.checked_add(REST)
    }

    /// Reads the selected ticket, where that waited for the list to rest.
    pub fn rest(&mut self) {
        if let Some(effect) = self.resting.take() {
            self.hands.perform(effect, self.app.me.as_ref());
        }
    }

    /// When somebody who began a sequence of keys is shown what may follow.
    #[must_use]
    pub fn hints(&self) -> Option<Instant> {
        self.hints.filter(|_| self.app.has_begun() || self.app.is_deaf())
    }

    /// Waits for the next message.
    pub async fn next(&mut self) -> Option<Msg> {
        self.inbox.recv().await
    }

    /// Waits until everything that was ordered is done, but no longer than `patience`. The engine hears nothing of
    /// it any more: this is the end.
    pub async fn finish(&mut self, patience: Duration) {
        let until = Instant::now() + patience;
        while !self.hands.is_idle() {
            let left = until.saturating_duration_since(Instant::now());
            match timeout(left, self.inbox.recv()).await {
                Ok(Some(msg)) => self.hands.taken(&msg),
                _ => break,
            }
        }
    }

    /// Takes every message that has arrived; tells whether there was one.
    pub fn drain(&mut self) -> bool {
        let mut any = false;
        while let Ok(msg) = self.inbox.try_recv() {
            self.take(msg);
            any = true;
        }
        any
    }

    /// Tells the screen the time where a new minute has begun, however busy the keyboard is. A clock that stands still
    /// says nothing.
    pub fn tick(&mut self) {
        let (Clock::System, now) = (self.clock, self.clock.now()) else { return };
        if now.as_second().div_euclid(60) != self.app.now.as_second().div_euclid(60) {
            self.take(Msg::Ticked(now));
        }
    }

    /// Takes one message and performs what it leads to.
    pub fn take(&mut self, msg: Msg) {
        if matches!(msg, Msg::Key(_) | Msg::Pasted(_)) && self.clock == Clock::System {
            // What a key does is done now and not at the beginning of the minute.
            self.tick();
            self.app.now = self.clock.now();
        }
        self.hands.taken(&msg);
        if matches!(msg, Msg::Covered) {
            self.covers = None;
        }
        if matches!(msg, Msg::Hesitated) {
            self.hints = None;
        }
        self.fresh |= !matches!(msg, Msg::Kept | Msg::Changed);
        if matches!(msg, Msg::Changed) {
            // While answers are under way, one more reading afterwards is enough for any number of changes.
            self.stale = true;
        } else {
            let speaks = matches!(msg, Msg::Spoken(_));
            let committed = matches!(msg, Msg::Committed(Ok(_)) | Msg::Undone(Ok(_)));
            let is_key = matches!(msg, Msg::Key(_));
            let by_hand = is_key || matches!(msg, Msg::Pasted(_));
            let effects = self.app.update(msg);
            if by_hand {
                self.attend(&effects);
            }
            // A key that moves no further may be about the selected ticket.
            if is_key && !effects.iter().any(is_preview) {
                self.rest();
            }
            if speaks {
                self.hands.rewrite(&self.app.config);
            }
            self.perform(effects);
            if committed {
                self.wishes.push(Wish::Committed);
            }
        }
        if self.stale && self.hands.is_idle() {
            self.stale = false;
            self.look_who();
            let effects = self.app.update(Msg::Changed);
            self.perform(effects);
        }
    }

    /// Keeps how long the case was in front of somebody that was until this key; before what the key orders, so that what
    /// ends a case takes all of it along.
    fn attend(&mut self, effects: &[Effect]) {
        let all = effects.iter().any(|effect| matches!(effect, Effect::Commit(_) | Effect::Quit));
        if let Some(stretch) = self.focus.key(self.app.in_front(), self.clock.now(), all) {
            self.hands.perform(Effect::Spent(stretch), self.app.me.as_ref());
        }
    }

    /// The CRM may have said who we are meanwhile.
    fn look_who(&mut self) {
        if let Ok(Some(me)) = known(&self.store, self.app.now)
            && self.app.me.as_ref() != Some(&me)
        {
            let effects = self.app.update(Msg::SignedIn(me));
            self.perform(effects);
        }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Quit => self.over = true,
                Effect::CoverLater => self.covers = Instant::now().checked_add(SHOWN_FOR),
                Effect::Ring(text) => self.rings = Some(text),
                Effect::HintLater => self.hints = Instant::now().checked_add(HINT_AFTER),
                Effect::ListenLater => self.hints = Instant::now().checked_add(LISTEN_AFTER),
                Effect::Stop => self.wishes.push(Wish::Stop),
                Effect::Redraw => self.wishes.push(Wish::Redraw),
                Effect::Edit => self.wishes.push(Wish::Edit),
                Effect::SyncNow => self.wishes.push(Wish::Sync),
                Effect::Fetch(ticket) => self.wishes.push(Wish::Open(ticket)),
                Effect::Bring(file) => self.wishes.push(Wish::Bring(file)),
                effect if is_preview(&effect) => {
                    let now = Instant::now();
                    let moves_on = self.moved.replace(now).is_some_and(|last| now < last + REST);
                    self.resting = Some(effect);
                    if !moves_on {
                        self.rest();
                    }
                }
                effect => self.hands.perform(effect, self.app.me.as_ref()),
            }
        }
    }
}

/// Whether the selected ticket of a list is asked for.
fn is_preview(effect: &Effect) -> bool {
    matches!(effect, Effect::Load(_, Ask::Row(_)))
}

/// Who the CRM said that we are, as far as that still counts.
fn known(store: &Store, now: Timestamp) -> Result<Option<Person>, StoreError> {
    Ok(store.me()?.map(|known| known.person(now)))
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::config::{Home, Overrides, load};
    use crate::keymap::parse_keys;

    fn session(folder: &std::path::Path) -> Session {
        let loaded = load(&Home::new(Some(folder)).unwrap(), &Overrides::default());
        let store = Store::open(&folder.join("secondline.db")).unwrap();
        let size = Size { columns: 80, rows: 24 };
        Session::new(store, loaded, Clock::System, TimeZone::UTC, size).unwrap()
    }

    fn behind(session: &mut Session) {
        session.app.now = session.app.now.checked_sub(SignedDuration::from_mins(3)).unwrap();
    }

    #[test]
    fn a_minute_that_ends_between_two_keys_is_told_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let mut session = session(folder.path());
        let start = Timestamp::now();
        behind(&mut session);
        session.tick();
        assert!(session.app.now >= start, "{}", session.app.now);
    }

    #[test]
    fn what_a_key_does_is_done_at_the_time_of_the_key() {
        let folder = tempfile::tempdir().unwrap();
        let mut session = session(folder.path());
        behind(&mut session);
        let before = Timestamp::now();
        session.take(Msg::Key(parse_keys("j").unwrap()[0]));
        assert!(session.app.now >= before, "{}", session.app.now);
    }
}
