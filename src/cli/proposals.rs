//! The two queues: list, show, begin a text, send it.

use super::args::{ProposalVerb, Proposals};
use super::fail::Fail;
use super::session::Session;
use super::{link, standing, work};
use crate::domain::clean::Clean;
use crate::domain::proposal::{Draft, Kind, Proposal};
use crate::domain::say::{Refusal, Say};
use crate::report::{self, Keys, draft_document, proposal_document, proposals_table};
use crate::runtime::speaking::{Speaker, standing_text};
use crate::store::Begun;

/// `knowledge …` and `product …`.
pub fn proposals(session: &mut Session, kind: Kind, wanted: &Proposals) -> Result<(), Fail> {
    match wanted.what.clone().unwrap_or(ProposalVerb::List) {
        ProposalVerb::List => list(session, kind),
        ProposalVerb::Articles(shelf) => standing::articles(session, shelf),
        ProposalVerb::Say(said) => standing::say(session, kind, &said),
        ProposalVerb::Show { id } => show(session, kind, &id),
        ProposalVerb::Draft { id, title, text } => begin(session, kind, &id, title, text),
        ProposalVerb::Send { id } => dispatch(session, kind, &id),
    }
}

/// The proposals of a kind.
pub fn queue(session: &mut Session, kind: Kind) -> Result<Vec<Proposal>, Fail> {
    let (store, now) = (session.store()?, session.now());
    Ok(report::queue(&store, &session.config, kind, now)?)
}

/// The one whose key begins with `id`.
pub fn one(session: &mut Session, kind: Kind, id: &str) -> Result<Proposal, Fail> {
    let mut found: Vec<Proposal> =
        queue(session, kind)?.into_iter().filter(|proposal| proposal.key.as_str().starts_with(id)).collect();
    match (found.pop(), found.is_empty()) {
        (Some(proposal), true) => Ok(proposal),
        (Some(_), false) => Err(Fail::Usage(Say::new("cli-proposal-many").with("id", id))),
        (None, _) => Err(Fail::refused(Refusal::new("no-such-proposal").with("id", id))),
    }
}

/// What people call the tickets behind proposals.
pub fn keys(session: &mut Session, proposals: &[Proposal]) -> Result<Keys, Fail> {
    let store = session.store()?;
    let mut keys = Keys::new();
    for ticket in proposals.iter().flat_map(|proposal| &proposal.evidence.tickets) {
        if !keys.contains_key(ticket)
            && let Some(row) = store.row_of(ticket)?
            && let Some(row) = store.rows(&[row])?.pop()
        {
            keys.insert(ticket.clone(), row.key);
        }
    }
    Ok(keys)
}

pub fn made(session: &mut Session, proposal: &Proposal) -> Result<Draft, Fail> {
    link::read(session, &proposal.evidence.tickets)?;
    let store = session.store()?;
    Ok(report::basis(&store, &session.config, proposal)?.draft)
}

/// The title before a text was begun: the topic or else the cause's name, and the product.
pub fn title(session: &Session, proposal: &Proposal) -> String {
    let code = proposal.evidence.cause.as_str();
    let cause =
        session.config.taxonomy.get(code).map_or(code, |cause| cause.name(session.words().language()));
    let product = session.words().product(proposal.evidence.product.as_str());
    let topic = proposal.evidence.topic_told();
    let cause = if topic.is_empty() { cause } else { &topic };
    if product.is_empty() { cause.to_owned() } else { format!("{cause}: {product}") }
}

fn list(session: &mut Session, kind: Kind) -> Result<(), Fail> {
    let proposals = queue(session, kind)?;
    let keys = keys(session, &proposals)?;
    let documents = proposals
        .iter()
        .map(|proposal| proposal_document(proposal, &title(session, proposal), None, &keys))
        .collect();
    session.out.list(documents, || {
        if proposals.is_empty() {
            return session.words().get("cli-no-proposals") + "\n";
        }
        proposals_table(&proposals, |proposal| title(session, proposal), session.words()).text()
    });
    Ok(())
}

/// The text as it stands: begun here, or as it would be made now.
pub fn text(session: &mut Session, proposal: &Proposal, draft: &Draft) -> Result<Begun, Fail> {
    let begun = standing_text(&session.store()?, proposal)?;
    let words = session.words();
    Ok(begun
        .unwrap_or_else(|| Begun { title: draft.title.clone(), text: draft.markdown(&|say| words.say(say)) }))
}

fn show(session: &mut Session, kind: Kind, id: &str) -> Result<(), Fail> {
    let proposal = one(session, kind, id)?;
    let draft = made(session, &proposal)?;
    let begun = text(session, &proposal, &draft)?;
    print(session, &proposal, &draft, &begun)
}

fn print(session: &mut Session, proposal: &Proposal, draft: &Draft, begun: &Begun) -> Result<(), Fail> {
    let keys = keys(session, std::slice::from_ref(proposal))?;
    let mut document = proposal_document(proposal, begun.title.as_str(), Some(begun.text.as_str()), &keys);
    document["sentences"] = draft_document(draft, &keys);
    let (store, now) = (session.store()?, session.now());
    let me = store.me()?.map(|known| known.person(now).id);
    let part = report::part(&store, &session.config, proposal, me.as_ref(), now)?;
    document["resolved_by_me"] = part.resolved.into();
    document["waiting"] = part.waiting.iter().map(|(_, key)| key.as_str()).collect();
    let became = report::became(proposal, &part, &session.config);
    session.out.one(&document, || {
        let url = proposal.target.as_ref().and_then(|target| target.url.as_ref());
        let url = url.map(|url| format!("{url}\n")).unwrap_or_default();
        let mut effect = became.join("\n");
        effect.push_str(if effect.is_empty() { "" } else { "\n" });
        let (key, state) = (&proposal.key, session.words().get(&proposal.told_state()));
        format!("{key}  {state}\n{url}{effect}\n# {}\n\n{}", begun.title, begun.text)
    });
    Ok(())
}

fn begin(
    session: &mut Session,
    kind: Kind,
    id: &str,
    own_title: Option<String>,
    own_text: Option<String>,
) -> Result<(), Fail> {
    let proposal = one(session, kind, id)?;
    if !proposal.state.is_offered() {
        let no =
            Refusal::new("proposal-sent").with("state", proposal.state.as_str()).at(proposal.key.as_str());
        return Err(Fail::refused(no));
    }
    let draft = made(session, &proposal)?;
    let mut begun = text(session, &proposal, &draft)?;
    if let Some(title) = own_title {
        begun.title = Clean::line(work::typed(&title)?);
    }
    if let Some(text) = own_text {
        begun.text = Clean::text(work::typed(&Session::text(&text)?)?);
    }
    let now = session.now();
    session.store()?.begin_proposal(&proposal, &begun, now)?;
    let proposal = one(session, kind, proposal.key.as_str())?;
    print(session, &proposal, &draft, &begun)
}

/// `send ID`: the text begun here, or the one made from the tickets.
fn dispatch(session: &mut Session, kind: Kind, id: &str) -> Result<(), Fail> {
    let proposal = one(session, kind, id)?;
    let me = link::me(session)?;
    let draft = made(session, &proposal)?;
    let begun = text(session, &proposal, &draft)?;
    let (store, now) = (session.store()?, session.now());
    let speaker = Speaker { store: &store, config: &session.config, me: &me, now, id: Session::change_id };
    let changes = speaker.send(&proposal, &begun, draft.language)?.map_err(Fail::Refused)?;
    // What is told is the sending; what goes along with it stands in the outbox.
    let done: Vec<work::Done> = changes.iter().take(1).map(|change| work::Done::of(change, None)).collect();
    store.commit(&changes, &me, now)?;
    work::tell(session, &done)
}
