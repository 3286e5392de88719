//! What a person says about an article or a request as changes to commit: reads how it stands and which ticket carries it,
//! and lets the domain decide. Sending one belongs here, because whether it is published depends on that.

use jiff::{SignedDuration, Timestamp};

use crate::app::{Saying, Spoken};
use crate::config::Config;
use crate::domain::able::Place;
use crate::domain::act::{self, Acted, Matter};
use crate::domain::change::{Document, NewChange};
use crate::domain::clean::Clean;
use crate::domain::ids::ChangeId;
use crate::domain::plan::Form;
use crate::domain::proposal::{Kind, Proposal, send};
use crate::domain::say::{Refusal, Say};
use crate::domain::standing::Confidence;
use crate::domain::tally::{Dim, Span};
use crate::domain::ticket::{Person, Ticket};
use crate::report::{Stands, carrier};
use crate::store::{Begun, Store, StoreError, TallyQuery};

/// Who speaks, and when.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// The store.
    pub store: &'a Store,
    /// The configuration.
    pub config: &'a Config,
    /// Who.
    pub me: &'a Person,
    /// When.
    pub now: Timestamp,
    /// Makes ids of changes.
    pub id: fn() -> ChangeId,
}

impl Speaker<'_> {
    /// What was said, as changes.
    ///
    /// # Errors
    /// Only faults of the file; what is refused is in the answer.
    pub fn say(&self, spoken: &Spoken) -> Result<Acted, StoreError> {
        let words = &self.config.words;
        self.matter((spoken.kind, &spoken.about), &spoken.tickets, spoken.article.as_deref(), |matter| {
            let (title, id) = (spoken.title.as_str(), (self.id)());
            match &spoken.what {
                Saying::Offer(title, text) => {
                    let head = words.with("article-note-not-validated", &[("title", title.as_str())]);
                    act::offer_text(matter, title, text, &head, id)
                }
                Saying::State(state, text) => {
                    let name = format!("article-note-{}", state.as_str().replace('_', "-"));
                    let head = words.with(&name, &[("title", title)]);
                    act::say_of_text(matter, *state, (&head, text), id)
                }
                Saying::Owner(owner) => {
                    let name = owner.as_ref().map(|owner| owner.name.to_string());
                    let head = match &name {
                        Some(name) => words.with("article-note-owner", &[("title", title), ("name", name)]),
                        None => words.with("article-note-nobody", &[("title", title)]),
                    };
                    act::own(matter, owner.as_ref(), &head, id)
                }
            }
        })
    }

    /// Sends the text of a proposal. A text that nobody but its writer looked at goes as a draft, and is offered to a second
    /// person in the same act.
    ///
    /// # Errors
    /// Only faults of the file; what is refused is in the answer.
    pub fn send(&self, proposal: &Proposal, text: &Begun, language: Clean) -> Result<Acted, StoreError> {
        let publish = proposal.standing.vouches_for(&text.title, &text.text);
        let able = self.store.able()?;
        if proposal.can_publish() && able.is_some_and(|able| !able.has(Place::Publish)) {
            let url = proposal.target.as_ref().and_then(|target| target.url.clone()).unwrap_or_default();
            return Ok(Err(vec![Refusal::new("article-publish-there").with("url", url)]));
        }
        let document = Document {
            key: proposal.key.clone(),
            title: text.title.clone(),
            text: text.text.clone(),
            language,
            publish,
        };
        let change = match send(proposal, document, (self.id)()) {
            Ok(change) => change,
            Err(no) => return Ok(Err(vec![no])),
        };
        // Its evidence stays with it, also when the tickets no longer recur.
        self.store.begin_proposal(proposal, text, self.now)?;
        let mut changes: Vec<NewChange> = vec![change];
        if proposal.kind == Kind::Knowledge && !publish {
            let head =
                self.config.words.with("article-note-not-validated", &[("title", text.title.as_str())]);
            let offered = self.matter(
                (proposal.kind, proposal.key.as_str()),
                &proposal.evidence.tickets,
                None,
                |matter| act::offer_text(matter, &text.title, &text.text, &head, (self.id)()),
            )?;
            // Where no ticket takes a note any more, the draft goes all the same.
            changes.extend(offered.unwrap_or_default());
        }
        Ok(Ok(changes))
    }

    /// A plan, on the last solved ticket of its cause that takes a record.
    ///
    /// # Errors
    /// Only faults of the file; what is refused is in the answer.
    pub fn plan(&self, form: &Form, what: &str) -> Result<Acted, StoreError> {
        let Some(ticket) = self.of_cause(form)? else {
            return Ok(Err(vec![Refusal::new("plan-no-ticket").with("code", &form.cause)]));
        };
        let able = self.store.able()?.unwrap_or_default();
        Ok(act::make_plan((&ticket, self.me), &able, form, what, self.now, (self.id)()))
    }

    fn of_cause(&self, form: &Form) -> Result<Option<Ticket>, StoreError> {
        let until = self.now + SignedDuration::from_secs(1);
        let span = Span { since: until - SignedDuration::from_hours(24 * 365), until };
        let mut values = vec![(Dim::Cause, Some(Clean::line(&form.cause)))];
        for (dim, value) in [(Dim::Product, &form.product), (Dim::Site, &form.site)] {
            if !value.is_empty() {
                values.push((dim, Some(Clean::line(value))));
            }
        }
        let rows = self.store.behind(&TallyQuery::over(self.config, span, self.now), &values)?;
        for id in self.store.ids(&rows)? {
            if let Some(view) = self.store.ticket(&id)?.filter(|view| act::takes_records(&view.shown)) {
                return Ok(Some(view.shown));
            }
        }
        Ok(None)
    }

    fn matter(
        &self,
        (kind, about): (Kind, &str),
        tickets: &[crate::domain::ids::TicketId],
        article: Option<&str>,
        act: impl FnOnce(&Matter<'_>) -> Acted,
    ) -> Result<Acted, StoreError> {
        let standing = Stands::read(self.store, kind)?.of(about);
        let ticket = carrier(self.store, &standing, tickets, article)?;
        let able = self.store.able()?.unwrap_or_default();
        let (ticket, able) = (ticket.as_ref(), &able);
        Ok(act(&Matter { about, standing: &standing, ticket, me: self.me, able, now: self.now }))
    }
}

/// The text of a proposal as it stands: what was begun here, unless somebody offered another one since; none where neither
/// was written.
///
/// # Errors
/// Only faults of the file.
pub fn standing_text(store: &Store, proposal: &Proposal) -> Result<Option<Begun>, StoreError> {
    let begun = store.begun(&proposal.key)?;
    let Some(offered) = proposal.standing.shown() else { return Ok(begun) };
    let is_newer = begun.is_some() && store.begun_at(&proposal.key)?.is_some_and(|at| at > offered.at);
    let theirs = Begun { title: offered.title.clone(), text: offered.text.clone() };
    Ok(if is_newer { begun } else { Some(theirs) })
}

/// What is said when it was done.
pub(super) fn done(spoken: &Spoken) -> Say {
    match &spoken.what {
        Saying::Offer(..) => Say::new("done-article-not-validated"),
        Saying::State(Confidence::Validated, _) => Say::new("done-article-validated"),
        Saying::State(Confidence::Archived, _) => Say::new("done-article-archived"),
        Saying::State(..) => Say::new("done-article-work-in-progress"),
        Saying::Owner(Some(owner)) => Say::new("done-owner").with("name", &owner.name),
        Saying::Owner(None) => Say::new("done-owner-nobody"),
    }
}
