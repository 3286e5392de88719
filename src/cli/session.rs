//! What a command works with: the files, the store, the words, the clock, who we are.

use std::cell::OnceCell;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::args::Global;
use super::fail::Fail;
use super::link::Link;
use super::output::{self, Output};
use crate::config::{self, Clock, Config, Fault, Home, Overrides, Words};
use crate::domain::act::Case;
use crate::domain::coach;
use crate::domain::filter::Filter;
use crate::domain::ids::{ChangeId, PersonId, TicketId};
use crate::domain::say::{Refusal, Say};
use crate::domain::sop::{Facts, Run, Sop, running};
use crate::domain::ticket::Person;
use crate::domain::triage::Choice;
use crate::domain::view::Scope;
use crate::keymap::Keymap;
use crate::store::{DeskQuery, Order, Store, StoreError, TicketView};

/// A command's surroundings. The store opens when a command first needs it.
pub struct Session {
    /// The folders.
    pub home: Home,
    /// What the files say.
    pub config: Arc<Config>,
    /// What is wrong with them.
    pub faults: Vec<Fault>,
    /// The keys in force.
    pub keymap: Keymap,
    /// What is wrong with the keys that a person gave.
    pub key_faults: Vec<Fault>,
    /// Where `now` comes from.
    pub clock: Clock,
    /// Where results go.
    pub out: Output,
    /// The way to the CRM, once a command needed it.
    pub link: Option<Link>,
    /// Set while several commands are pushed together at their end.
    pub holds_push: bool,
    store: OnceCell<Store>,
    me: Option<Person>,
}

/// The language of a command before any file was read.
pub fn early_words(global: &Global) -> Words {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok());
    Words::shipped(config::choose(global.lang.as_deref().unwrap_or("auto"), locale.as_deref()))
}

impl Session {
    /// Reads the files. Their faults are told, all of them, on stderr; what is good is used.
    pub fn open(global: &Global) -> Result<Self, Fail> {
        let home = Home::new(global.home.as_deref())?;
        let overrides = Overrides { profile: global.profile.clone(), language: global.lang.clone() };
        let loaded = config::load(&home, &overrides);
        let (keymap, key_faults) = Keymap::new(&loaded.config.keys);
        let session = Self {
            home,
            config: Arc::new(loaded.config),
            faults: loaded.faults,
            keymap,
            key_faults,
            clock: global.clock.map_or(Clock::System, Clock::Fixed),
            out: super::output(global),
            link: None,
            holds_push: false,
            store: OnceCell::new(),
            me: None,
        };
        for fault in session.all_faults() {
            output::notice(&session.fault_line(fault));
        }
        Ok(session)
    }

    /// Everything that is wrong with the files.
    pub fn all_faults(&self) -> impl Iterator<Item = &Fault> {
        self.faults.iter().chain(&self.key_faults)
    }

    /// A fault as one line: where, what, what to do.
    pub fn fault_line(&self, fault: &Fault) -> String {
        let words = &self.config.words;
        let key = if fault.key.is_empty() { String::new() } else { format!(" {}", fault.key) };
        format!("{}:{key} {} {}", fault.place(), words.say(&fault.what), words.say(&fault.mend))
    }

    /// The words of the chosen language.
    pub fn words(&self) -> &Words {
        &self.config.words
    }

    /// The time now, by the CRM's clock as far as that is known: the store says how far it is from ours, so it is opened
    /// where there is one. What is wrong with it is told by whoever needs it.
    pub fn now(&self) -> Timestamp {
        if self.clock == Clock::System && self.store_path().is_file() {
            let _ = self.store();
        }
        self.clock.now()
    }

    /// The time now in the agent's own zone.
    pub fn local(&self) -> DateTime {
        self.now().to_zoned(TimeZone::system()).datetime()
    }

    /// Where the store lies: what exists only here is in it, so it is state.
    pub fn store_path(&self) -> PathBuf {
        self.home.state.join("secondline.db")
    }

    /// The store.
    pub fn store(&self) -> Result<Store, Fail> {
        if let Some(store) = self.store.get() {
            return Ok(store.clone());
        }
        let key = self.config.settings.store.secret()?;
        let store = Store::open_with(&self.store_path(), key.as_ref())?;
        for say in store.notices() {
            output::notice(&self.words().say(&say));
        }
        self.clock.heed(store.skew().unwrap_or_default());
        store.keep_clocks(self.config.rulebook(TimeZone::system()))?;
        Ok(self.store.get_or_init(|| store).clone())
    }

    /// The store, or where a newer program wrote its file, a view of it that writes nothing; tells which.
    pub fn reading(&mut self) -> Result<(Store, bool), Fail> {
        match self.store() {
            Ok(store) => Ok((store, true)),
            Err(Fail::Store(StoreError::Newer { .. })) => {
                let store = Store::open_reading(&self.store_path())?;
                Ok((self.store.get_or_init(|| store).clone(), false))
            }
            Err(fault) => Err(fault),
        }
    }

    /// Who we are to the CRM, as it said when it was last asked.
    pub fn known_me(&mut self) -> Result<Option<Person>, Fail> {
        if self.me.is_none() {
            let known = self.store()?.me()?;
            self.me = known.map(|known| known.person(self.now()));
        }
        Ok(self.me.clone())
    }

    /// The id by which filters know us.
    pub fn my_id(&mut self) -> Result<Option<PersonId>, Fail> {
        Ok(self.known_me()?.map(|me| me.id))
    }

    /// All tickets of a scope that a filter lets through, for this person and at this time.
    pub fn query(&mut self, scope: Scope, filter: Filter, order: Order) -> Result<DeskQuery, Fail> {
        let (me, now, soon) = (self.my_id()?, self.now(), self.config.settings.desk.soon);
        Ok(DeskQuery { scope, filter, order, me, now, soon, limit: None })
    }

    /// A ticket by what people call it.
    pub fn find(&mut self, key: &str) -> Result<TicketView, Fail> {
        let store = self.store()?;
        let missing =
            || Fail::refused(Refusal::new("no-such-ticket").with("key", key.trim_start_matches('#')));
        let id = store.find(key)?.ok_or_else(missing)?;
        let mut view = store.ticket(&id)?.ok_or_else(missing)?;
        let me = self.known_me()?;
        coach::cover(&mut view.timeline, &view.shown, me.as_ref());
        Ok(view)
    }

    /// A ticket by its id.
    pub fn view(&mut self, id: &TicketId) -> Result<Option<TicketView>, Fail> {
        Ok(self.store()?.ticket(id)?)
    }

    /// What triage says of a ticket.
    pub fn choice(&self, view: &TicketView) -> Option<Choice> {
        self.config.triage.as_ref()?.choose(&Facts::new(&view.shown, self.local()))
    }

    /// Works on a ticket as a case: the one way to the rules.
    pub fn case<T>(&self, view: &TicketView, me: &Person, work: impl FnOnce(&Case<'_>) -> T) -> T {
        let (run, sop) = self.run(view);
        work(&Case {
            ticket: &view.shown,
            me,
            run: &run,
            sop,
            taxonomy: &self.config.taxonomy,
            now: self.local(),
            zone: &TimeZone::system(),
            language: self.words().language(),
        })
    }

    /// A ticket's run, and the procedure that it runs or would start.
    pub fn run(&self, view: &TicketView) -> (Run, Option<&Sop>) {
        let run = Run::of(&view.shown, &view.journal, &view.timeline, &self.config.sops);
        let choice = self.choice(view);
        let sop = running(&self.config.sops, &run, choice.as_ref().map(|choice| &choice.sop));
        (run, sop)
    }

    /// A new id for a change; ids order by time, also under a clock that stands still.
    pub fn change_id() -> ChangeId {
        ChangeId::new(Uuid::now_v7().to_string())
    }

    /// A text argument; `-` reads standard input.
    pub fn text(argument: &str) -> Result<String, Fail> {
        if argument != "-" {
            return Ok(argument.to_owned());
        }
        std::io::read_to_string(std::io::stdin())
            .map_err(|error| Fail::Usage(Say::new("cli-stdin").with("detail", error)))
    }
}
