//! What leads write on the command line: second looks, coaching notes, cases given to somebody else.

use std::fmt::Write as _;

use jiff::tz::TimeZone;

use super::args;
use super::fail::Fail;
use super::session::Session;
use super::work::{self, typed};
use crate::domain::able::Able;
use crate::domain::act::{self, Look};
use crate::domain::filter::fold;
use crate::domain::leads::Leads;
use crate::domain::review::Finding;
use crate::domain::say::{Refusal, Say};
use crate::domain::ticket::{Fact, Person};
use crate::report::{cases_table, leads, queue_document, scores_told};

/// Refuses whoever leads nobody, in a sentence.
pub fn for_leads(session: &mut Session) -> Result<Option<Person>, Fail> {
    let me = session.known_me()?;
    if Leads::is_for(me.as_ref()) { Ok(me) } else { Err(Fail::refused(Refusal::new("not-lead"))) }
}

/// What the CRM has a place for; nothing is left out where nobody knows yet.
pub fn able(session: &mut Session) -> Result<Able, Fail> {
    Ok(session.store()?.able()?.unwrap_or_default())
}

/// The words of an argument list as one text; card data in it is refused.
pub fn joined(words: &[String]) -> Result<String, Fail> {
    let text = words.join(" ");
    typed(&text)?;
    Ok(text)
}

/// An agent by name, id or address.
pub fn agent(session: &mut Session, wanted: &str) -> Result<Person, Fail> {
    let agents = session.store()?.agents()?;
    let wanted_folded = fold(wanted.trim());
    let names = |one: &Person| {
        let email = one.email.as_ref().map_or_else(String::new, ToString::to_string);
        [one.name.to_string(), one.id.to_string(), email]
    };
    let exact = |one: &&Person| names(one).iter().any(|name| fold(name) == wanted_folded);
    let near = |one: &&Person| fold(one.name.as_str()).contains(&wanted_folded);
    if let Some(found) = agents.iter().find(exact) {
        return Ok(found.clone());
    }
    let mut all = agents.iter().filter(near);
    if let (Some(found), None) = (all.next(), all.next()) {
        Ok(found.clone())
    } else {
        let known: Vec<&str> = agents.iter().map(|one| one.name.as_str()).collect();
        let say = Say::new("cli-field-value").with("value", wanted);
        Err(Fail::Usage(say.with("known", known.join(", "))))
    }
}

/// `review …`.
pub fn review(session: &mut Session, wanted: &args::Review) -> Result<(), Fail> {
    match wanted {
        args::Review::List => list(session),
        args::Review::Mark { key, found, cause, text } => mark(session, key, (found, cause.as_deref()), text),
    }
}

fn list(session: &mut Session) -> Result<(), Fail> {
    let me = for_leads(session)?;
    let store = session.store()?;
    let now = session.now();
    let found = leads(&store, &session.config, me.as_ref(), 28, now, &TimeZone::system())?;
    let words = session.words();
    let queue = &found.queue;
    session.out.one(&queue_document(queue), || {
        let counts = [
            ("open", queue.sample.len().to_string()),
            ("done", queue.looked_at.to_string()),
            ("of", queue.drawn.to_string()),
        ];
        let counts: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut text = words.with("review-told-sample", &counts) + "\n";
        text.push_str(&cases_table(&queue.sample, words).text());
        let count = queue.risk.len().to_string();
        let _ = writeln!(text, "\n{}", words.with("review-told-risk", &[("count", &count)]));
        text.push_str(&cases_table(&queue.risk, words).text());
        let _ = writeln!(text, "\n{}", words.get("scores-told"));
        for line in scores_told(queue, words) {
            let _ = writeln!(text, "{line}");
        }
        text
    });
    Ok(())
}

fn mark(
    session: &mut Session,
    key: &str,
    (found, cause): (&str, Option<&str>),
    text: &[String],
) -> Result<(), Fail> {
    let me = for_leads(session)?;
    let finding = Finding::parse(&found.replace('-', "_")).ok_or_else(|| {
        let known = Finding::ALL.map(Finding::as_str).join(", ");
        Fail::Usage(Say::new("cli-field-value").with("value", found).with("known", known))
    })?;
    let text = joined(text)?;
    let view = session.find(key)?;
    let store = session.store()?;
    let now = session.now();
    let queue = leads(&store, &session.config, me.as_ref(), 1, now, &TimeZone::system())?.queue;
    let look = Look {
        finding,
        random: queue.sample.iter().any(|case| case.ticket == view.shown.id),
        cause: cause.map(str::to_owned),
        head: session.words().get(&format!("look-{}", finding.as_str().replace('_', "-"))),
        text,
    };
    let able = able(session)?;
    let done = work::act(session, &view, |case, mut ids| act::look(case, &able, &look, now, &mut ids))?;
    work::tell(session, &done)
}

/// `coach KEY [--to AGENT] TEXT…`.
pub fn coach(session: &mut Session, wanted: &args::Coach) -> Result<(), Fail> {
    for_leads(session)?;
    let text = joined(&wanted.text)?;
    let view = session.find(&wanted.key)?;
    let t1 = view.shown.fact(Fact::T1Agent).map(str::to_owned);
    let (to, name) = match (&wanted.to, &view.shown.assignee) {
        // A Tier-1 agent is known by name alone.
        (Some(name), _) if t1.as_deref().is_some_and(|t1| fold(t1) == fold(name)) => {
            (None, t1.unwrap_or_default())
        }
        (Some(name), _) => {
            let agent = agent(session, name)?;
            (Some(agent.id), agent.name.to_string())
        }
        (None, Some(owner)) => (Some(owner.id.clone()), owner.name.to_string()),
        (None, None) => return Err(Fail::refused(Refusal::new("coach-whom").at("to"))),
    };
    let (able, now) = (able(session)?, session.now());
    let done = work::act(session, &view, |case, ids| {
        act::coach(case, &able, (to.as_ref(), &name), &text, now, ids())
    })?;
    work::tell(session, &done)
}

/// `reassign KEY… --to AGENT --reason TEXT`.
pub fn reassign(session: &mut Session, wanted: &args::Reassign) -> Result<(), Fail> {
    for_leads(session)?;
    typed(&wanted.reason)?;
    let to = agent(session, &wanted.to)?;
    work::each(session, &wanted.keys, |case, mut ids| act::reassign(case, &to, &wanted.reason, &mut ids))
}
