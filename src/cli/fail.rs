//! Why a command did not do what it was asked, and the exit status that says so.

use crate::config::{HomeError, SecretError, Words};
use crate::domain::say::{Problem, Refusal, Say};
use crate::runtime::Broken;
use crate::store::StoreError;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Fail {
    /// A rule says no (1).
    #[error("refused")]
    Refused(Vec<Refusal>),
    /// The command was not understood (2).
    #[error("usage")]
    Usage(Say),
    /// Config or profile (3).
    #[error("config")]
    Config(Say),
    /// The folders could not be had (3).
    #[error(transparent)]
    Home(#[from] HomeError),
    /// A secret that the settings name (3).
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The store (4).
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The CRM cannot be reached (5).
    #[error("offline")]
    Offline(Say),
    /// Ctrl-C (130).
    #[error("interrupted")]
    Interrupted,
    /// A fault of the program, which was told when it happened (4).
    #[error(transparent)]
    Broken(#[from] Broken),
    /// Something that no rule foresees (4).
    #[error("{0:#}")]
    Other(#[from] anyhow::Error),
}

impl Fail {
    /// What ended the screen: a fault that has words of its own keeps them.
    pub fn of(error: anyhow::Error) -> Self {
        error
            .downcast::<HomeError>()
            .map(Self::Home)
            .or_else(|error| error.downcast().map(Self::Store))
            .or_else(|error| error.downcast().map(Self::Secret))
            .or_else(|error| error.downcast().map(Self::Broken))
            .unwrap_or_else(Self::Other)
    }

    /// One refusal.
    pub fn refused(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }

    /// The exit status.
    pub fn status(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Config(_) | Self::Home(_) | Self::Secret(_) => 3,
            Self::Store(_) | Self::Other(_) if self.refusals().is_empty() => 4,
            Self::Broken(_) => 4,
            Self::Refused(_) | Self::Store(_) | Self::Other(_) => 1,
            Self::Offline(_) => 5,
            Self::Interrupted => 130,
        }
    }

    /// The rules that said no; none where it failed otherwise.
    pub fn refusals(&self) -> Vec<Refusal> {
        let rule = match self {
            Self::Refused(refused) => return refused.clone(),
            Self::Store(StoreError::NoTicket(_)) => "no-such-ticket",
            Self::Store(StoreError::NoChange(_)) => "no-such-change",
            Self::Store(StoreError::UnderWay(_)) => "under-way",
            Self::Store(StoreError::Owed(_)) => "owed",
            _ => return Vec::new(),
        };
        let Self::Store(error) = self else { return Vec::new() };
        vec![Refusal { say: error.problem().what, ..Refusal::new(rule) }]
    }

    /// What a person reads on stderr.
    pub fn lines(&self, words: &Words) -> Vec<String> {
        match self {
            Self::Refused(refused) => refused.iter().map(|no| words.say(&no.say)).collect(),
            Self::Usage(say) | Self::Config(say) | Self::Offline(say) | Self::Secret(SecretError(say)) => {
                vec![words.say(say)]
            }
            Self::Home(error) => vec![words.say(&error.say())],
            Self::Store(error) => told(error, words),
            Self::Other(error) if error.downcast_ref::<StoreError>().is_some() => {
                error.downcast_ref().map(|error| told(error, words)).unwrap_or_default()
            }
            Self::Interrupted | Self::Broken(_) => Vec::new(),
            Self::Other(error) => vec![format!("{error:#}")],
        }
    }
}

/// What failed and what to do, each in its sentence.
fn told(error: &StoreError, words: &Words) -> Vec<String> {
    let Problem { what, next, .. } = error.problem();
    std::iter::once(what).chain(next).map(|say| words.say(&say)).collect()
}
