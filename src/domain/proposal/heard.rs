//! Who is told what became of an article or a request, and when: once when it is out, and once when it can be said what it
//! did. Those are told who resolved tickets of its cause, product and topic.

use serde::{Deserialize, Serialize};

use super::{Effect, Proposal};
use crate::domain::clean::Clean;
use crate::domain::ids::{ProposalKey, TicketId};
use crate::domain::say::Say;

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// That it is out.
    Out,
    /// What it did.
    Effect,
    /// What somebody said about something else: a note, a flag.
    Said,
}

impl Word {
    /// Those of a proposal.
    pub const ALL: [Self; 2] = [Self::Out, Self::Effect];

    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::Effect => "effect",
            Self::Said => "said",
        }
    }

    /// That of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::Said]).find(|one| one.as_str() == word)
    }
}

/// Somebody's part in a recurrence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Tickets that they resolved before it was out.
    pub resolved: u32,
    /// Open tickets of anybody with the cause: id and what people call them.
    pub waiting: Vec<(TicketId, Clean)>,
}

/// Something to tell.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    /// What it is about, with its effect.
    pub proposal: Proposal,
    /// The part of who is told.
    pub part: Part,
    /// What is told, and need not be told again.
    pub words: Vec<Word>,
}

/// One thing to tell, and what need not be told again.
#[derive(Debug, Clone, PartialEq)]
pub struct Tiding {
    /// It in one line.
    pub say: Say,
    /// What is told with it.
    pub heard: Vec<(ProposalKey, Word)>,
}

impl News {
    /// It in one line; `name` is the cause's in the person's language.
    pub fn say(&self, name: &str) -> Say {
        let proposal = &self.proposal;
        let effect = proposal.effect.as_ref().filter(|effect| effect.is_told());
        let ending = if effect.is_some() { "-effect" } else { "" };
        let code = &proposal.evidence.cause;
        let topic = proposal.evidence.topic_told();
        let name = if topic.is_empty() { name } else { &topic };
        let out = proposal.out().map(|at| at.strftime("%Y-%m-%d").to_string());
        Say::new(&format!("news-{}{ending}", proposal.kind.as_str()))
            .with("name", format!("{code} {name}").trim())
            .with("out", out.unwrap_or_default())
            .with("change", effect.map(Effect::change).unwrap_or_default())
            .with("resolved", self.part.resolved)
            .with("waiting", self.part.waiting.len())
    }

    /// What is to be told of a proposal, where `heard` was told already; `None` where there is nothing new, or where
    /// it is not theirs.
    pub fn of(proposal: &Proposal, part: Part, heard: impl Fn(Word) -> bool) -> Option<Self> {
        if part.resolved == 0 || proposal.out().is_none() {
            return None;
        }
        let is_told = proposal.effect.as_ref().is_some_and(Effect::is_told);
        let words: Vec<Word> =
            Word::ALL.into_iter().filter(|word| !heard(*word) && (*word == Word::Out || is_told)).collect();
        (!words.is_empty()).then(|| Self { proposal: proposal.clone(), part, words })
    }
}
