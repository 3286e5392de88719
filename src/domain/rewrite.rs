//! A change of a procedure's text that an agent proposes from a ticket: an internal note with the difference and a
//! tag by which leads find it. Nothing changes by itself: the owner of the procedure edits the file.

use std::collections::BTreeSet;

use super::act::{self, Acted, Case};
use super::clean::Clean;
use super::ids::ChangeId;
use super::mark::{Mark, short};
use super::say::Refusal;
use super::ticket::{Entry, Ticket};

/// The tag that tickets with a proposed change carry.
pub const TAG: &str = "sop-change";

/// A proposed change as it stands on a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrite {
    /// The procedure.
    pub sop: String,
    /// The version that it changes.
    pub version: String,
    /// The step.
    pub step: String,
    /// The language of the text.
    pub language: String,
    /// The difference, as `diff` writes it.
    pub diff: String,
}

/// The text of a step as the agent reads it: what a proposal begins with.
#[must_use]
pub fn text_of(case: &Case<'_>, step: &str) -> Option<String> {
    let sop = case.sop?;
    sop.step(step)?;
    let words = sop.words(case.language);
    Some(format!("{}\n\n{}", words.step(step), words.prose(step).trim_end()))
}

/// Proposes another text for a step: a note with the difference, and the tag.
///
/// # Errors
/// Where there is no such step, where nothing is different, or where the ticket takes no notes.
pub fn propose(case: &Case<'_>, step: &str, text: &str, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    let (Some(sop), Some(old)) = (case.sop, text_of(case, step)) else {
        return Err(vec![Refusal::new("no-such-step").with("step", step).at(step)]);
    };
    let new = Clean::text(text.trim_end());
    if new.as_str().trim().is_empty() || new.as_str().trim() == old.trim() {
        return Err(vec![Refusal::new("rewrite-same").at(step)]);
    }
    let (old, new) = (format!("{old}\n"), format!("{new}\n"));
    let diff = diffy::create_patch(&old, &new).to_string();
    let body: Vec<&str> = diff.lines().skip_while(|line| !line.starts_with("@@")).collect();
    let file = if case.language == sop.locale {
        format!("sops/{}.md", sop.id)
    } else {
        format!("sops/{}.{}.md", sop.id, case.language)
    };
    let head = format!("--- {file} {} #{step}\n+++ #{}", sop.version, case.ticket.key);
    let url = case.ticket.url.as_ref().map(|url| format!("{url}\n")).unwrap_or_default();
    let id = ids();
    let mark = Mark::new("rewrite", &short(&id))
        .with("sop", &sop.id)
        .with("version", &sop.version)
        .with("step", step)
        .with("language", case.language);
    let mut changes =
        act::note(case, mark.note(&format!("{url}{head}\n{}", body.join("\n"))), &mut || id.clone())?;
    changes.extend(act::tag(case, &BTreeSet::from([Clean::line(TAG)]), &BTreeSet::new(), ids)?);
    Ok(changes)
}

/// The proposed change that a note of a ticket tells, if it tells one.
#[must_use]
pub fn of(entry: &Entry, ticket: &Ticket) -> Option<Rewrite> {
    let (mark, words) = Mark::of(entry, ticket)?;
    read(&mark, words)
}

/// The same of a note's text, for our own that is still on its way.
#[must_use]
pub fn of_text(text: &Clean) -> Option<Rewrite> {
    let (mark, words) = Mark::read(text.as_str())?;
    read(&mark, words)
}

fn read(mark: &Mark, words: &str) -> Option<Rewrite> {
    let value = |name: &str| Some(mark.value(name)?.to_owned());
    (mark.verb == "rewrite").then_some(())?;
    Some(Rewrite {
        sop: value("sop")?,
        version: value("version")?,
        step: value("step")?,
        language: value("language")?,
        diff: words.trim_end().to_owned(),
    })
}
