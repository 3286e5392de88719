//! What is said about articles and requests on the command line: offered, validated, sent back, archived, owned.

use super::args::{Shelf, Standing};
use super::fail::Fail;
use super::leading::{agent, joined};
use super::proposals;
use super::session::Session;
use super::{link, work};
use crate::app::{Saying, Spoken};
use crate::domain::proposal::Kind;
use crate::domain::say::{Refusal, Say};
use crate::domain::standing::Confidence;
use crate::report;
use crate::runtime::speaking::Speaker;

/// `knowledge offer|validate|back|archive|own` and `product own`.
pub fn say(session: &mut Session, kind: Kind, wanted: &Standing) -> Result<(), Fail> {
    if kind == Kind::Product && !matches!(wanted, Standing::Own { .. }) {
        return Err(Fail::Usage(Say::new("article-product")));
    }
    let me = link::me(session)?;
    let (id, what) = match wanted {
        Standing::Offer { id } => (id, None),
        Standing::Validate { id } => (id, Some(Saying::State(Confidence::Validated, String::new()))),
        Standing::Back { id, text } => (id, Some(Saying::State(Confidence::WorkInProgress, joined(text)?))),
        Standing::Archive { id, text } => (id, Some(Saying::State(Confidence::Archived, joined(text)?))),
        Standing::Own { id, to } => {
            let owner = match to.as_deref() {
                None => Some(me.clone()),
                Some("nobody") => None,
                Some(name) => Some(agent(session, name)?),
            };
            (id, Some(Saying::Owner(owner)))
        }
    };
    let spoken = match topic(session, kind, id)? {
        Topic::Article(spoken) if what.is_some() => *spoken,
        Topic::Article(_) => return Err(Fail::refused(Refusal::new("no-such-proposal").with("id", id))),
        Topic::Proposal(proposal) => {
            let draft = proposals::made(session, &proposal)?;
            let begun = proposals::text(session, &proposal, &draft)?;
            Spoken {
                kind,
                about: proposal.key.to_string(),
                title: begun.title.to_string(),
                article: None,
                tickets: proposal.evidence.tickets.clone(),
                what: Saying::Offer(begun.title, begun.text),
            }
        }
    };
    let what = what.unwrap_or_else(|| spoken.what.clone());
    let spoken = Spoken { what, ..spoken };
    let (store, now) = (session.store()?, session.now());
    let speaker = Speaker { store: &store, config: &session.config, me: &me, now, id: Session::change_id };
    let changes = speaker.say(&spoken)?.map_err(Fail::Refused)?;
    if !changes.is_empty() {
        store.commit(&changes, &me, now)?;
    }
    let done: Vec<work::Done> = changes.iter().map(|change| work::Done::of(change, None)).collect();
    work::tell(session, &done)
}

enum Topic {
    Article(Box<Spoken>),
    Proposal(Box<crate::domain::proposal::Proposal>),
}

/// A proposal by the beginning of its key, else an article by its id.
fn topic(session: &mut Session, kind: Kind, id: &str) -> Result<Topic, Fail> {
    let store = session.store()?;
    let now = session.now();
    let shelf =
        if kind == Kind::Knowledge { report::articles(&store, &session.config, now)? } else { Vec::new() };
    let found = shelf.into_iter().find(|one| one.article.id.as_str() == id);
    match found {
        Some(one) if one.about == id => Ok(Topic::Article(Box::new(Spoken {
            kind,
            about: one.about,
            title: one.article.title.to_string(),
            article: Some(id.to_owned()),
            tickets: Vec::new(),
            what: Saying::Owner(None),
        }))),
        Some(one) => Ok(Topic::Proposal(Box::new(proposals::one(session, kind, &one.about)?))),
        None => Ok(Topic::Proposal(Box::new(proposals::one(session, kind, id)?))),
    }
}

/// What is written already, whichever queue is asked.
pub fn articles(session: &mut Session, wanted: Shelf) -> Result<(), Fail> {
    let (store, now) = (session.store()?, session.now());
    let me = session.known_me()?;
    let mut all = report::articles(&store, &session.config, now)?;
    all.retain(|one| {
        let is_mine = me.as_ref().is_some_and(|me| one.standing.is_of(&me.id));
        (!wanted.mine || is_mine)
            && (!wanted.flagged || one.flags().next().is_some())
            && (!wanted.stale || one.stale.is_some())
    });
    let documents = all.iter().map(report::article_document).collect();
    session.out.list(documents, || report::articles_table(&all, session.words()).text());
    Ok(())
}
