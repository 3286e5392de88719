//! What can go wrong with a CRM, told apart by what a sender has to know: did it arrive, may it have arrived,
//! was it refused. No URL with a query and no body ever stands in an error.

use std::time::Duration;

use super::failure::Failure;
use crate::config::SecretError;
use crate::domain::clean::Clean;
use crate::domain::say::Say;

/// Why a request did not give what was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CrmError {
    /// No connection: the request certainly never left.
    #[error("not sent: {why}")]
    NotSent {
        /// The transport's words, without a URL.
        why: String,
    },
    /// The request left and no usable answer came: it may or may not have been applied.
    #[error("answer lost: {why}")]
    Lost {
        /// The transport's words, without a URL.
        why: String,
    },
    /// A page for people came instead of data: a login page, or a proxy that stands in between. A write may have
    /// been applied.
    #[error("{host} answered with a page and not with data")]
    Page {
        /// Who answered.
        host: String,
    },
    /// The CRM said no, for good.
    #[error("refused with status {status}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// The CRM's own sentence, by the profile's `error` filter.
        sentence: Clean,
    },
    /// The version we wrote against is no longer the CRM's.
    #[error("the ticket changed on the CRM")]
    Conflict,
    /// Too many requests: nothing was applied, come back later.
    #[error("asked to wait {} s", .after.as_secs())]
    Throttled {
        /// How long to wait, within 1 s and 15 min.
        after: Duration,
    },
    /// The credentials are not (or no longer) accepted; nothing was applied.
    #[error("not authorised")]
    Unauthorised,
    /// The login gave no token; nothing was applied.
    #[error("the login was refused: {why}")]
    Login {
        /// What the login says, in a word or a sentence of its own.
        why: Clean,
        /// Whether a secret that the login exchanges for the next one can be kept.
        keeps: bool,
    },
    /// The place where the feed stopped is no longer known to the CRM.
    #[error("the stored place of the feed is no longer valid")]
    Place,
    /// A URL pointed to another origin than the configured one; nothing was sent there.
    #[error("a link to another origin was refused: {origin}")]
    Foreign {
        /// The other origin.
        origin: String,
    },
    /// This machine names nobody who vouches for a server, so that no safe line can be opened; nothing was sent.
    #[error("no certificate authorities: {why}")]
    Anchors {
        /// What the search for them says.
        why: String,
    },
    /// The answer is not what the profile expects.
    #[error("unexpected answer: {why}")]
    Protocol {
        /// What was unexpected, without content.
        why: String,
    },
    /// A filter of the profile gave nothing that can be used. Where it makes a request, that was not sent.
    #[error("{0}")]
    Filter(Box<Failure>),
    /// A secret's reference gave nothing.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// A text is longer than the CRM takes; nothing was sent.
    #[error("{is} {unit} where {most} are allowed")]
    TooLong {
        /// How long it is.
        is: usize,
        /// How long it may be.
        most: usize,
        /// `bytes` or `characters`.
        unit: &'static str,
    },
    /// The profile has no such action.
    #[error("the profile has no {action}")]
    Cannot {
        /// The profile's key, for example `do.article`.
        action: String,
    },
}

impl CrmError {
    /// Whether it means that the credentials are not taken.
    #[must_use]
    pub fn is_unauthorised(&self) -> bool {
        matches!(self, Self::Unauthorised | Self::Login { .. })
    }

    /// Whether it means that the CRM cannot be reached at present, for a read.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        matches!(self, Self::NotSent { .. } | Self::Lost { .. })
    }

    /// Whether a write that ended so will never be taken as it is.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Refused { .. } | Self::Cannot { .. } | Self::TooLong { .. })
    }

    /// Whether a write that ended so may have been applied.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Lost { .. } | Self::Page { .. })
    }

    /// Whether such a sentence tells of a fault of the profile, which stays until somebody edits that.
    #[must_use]
    pub fn is_of_profile(say: &Say) -> bool {
        say.id.starts_with("crm-filter")
    }

    /// The sentence for people, `crm-…` in the catalogue.
    #[must_use]
    pub fn say(&self) -> Say {
        match self {
            Self::NotSent { .. } => Say::new("crm-not-sent"),
            Self::Lost { .. } => Say::new("crm-lost"),
            Self::Page { host } => Say::new("crm-page").with("host", host),
            Self::Refused { status, sentence } => {
                Say::new("crm-refused").with("status", status).with("sentence", sentence)
            }
            Self::Conflict => Say::new("crm-conflict"),
            Self::Throttled { after } => Say::new("crm-throttled").with("seconds", after.as_secs()),
            Self::Unauthorised => Say::new("crm-unauthorised"),
            Self::Login { why, keeps } => {
                Say::new(if *keeps { "crm-login" } else { "crm-login-once" }).with("why", why)
            }
            Self::Place => Say::new("crm-place"),
            Self::Foreign { origin } => Say::new("crm-foreign").with("origin", origin),
            Self::Anchors { .. } => Say::new("crm-anchors"),
            Self::Protocol { why } => Say::new("crm-protocol").with("why", why),
            Self::Filter(failure) => failure.say(),
            Self::Secret(SecretError(say)) => say.clone(),
            Self::TooLong { is, most, unit } => {
                Say::new("crm-too-long").with("is", is).with("most", most).with("unit", *unit)
            }
            Self::Cannot { action } => Say::new("crm-cannot").with("action", action),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::failure::{How, Kind, Site};
    use super::*;
    use crate::config::Words;

    #[test]
    fn every_error_has_its_words() {
        let words = Words::shipped("en");
        let why = String::new();
        let filter = |how: How| {
            let site = Site { file: "crm/x.toml".to_owned(), line: 1, key: "read.ids.map".to_owned() };
            CrmError::Filter(Box::new(Failure { site, how }))
        };
        for error in [
            CrmError::NotSent { why: why.clone() },
            CrmError::Lost { why: why.clone() },
            CrmError::Page { host: why.clone() },
            CrmError::Refused { status: 422, sentence: Clean::default() },
            CrmError::Conflict,
            CrmError::Throttled { after: Duration::ZERO },
            CrmError::Unauthorised,
            CrmError::Login { why: Clean::default(), keeps: true },
            CrmError::Login { why: Clean::default(), keeps: false },
            CrmError::Place,
            CrmError::Foreign { origin: why.clone() },
            CrmError::Anchors { why: why.clone() },
            CrmError::Protocol { why: why.clone() },
            filter(How::Met(Kind::Nothing, None)),
            filter(How::Met(Kind::Text, Some("id".to_owned()))),
            filter(How::Gave(Kind::Flag)),
            filter(How::Endless),
            filter(How::Stopped),
            CrmError::Secret(SecretError(Say::new("secret-unset"))),
            CrmError::TooLong { is: 2, most: 1, unit: "bytes" },
            CrmError::Cannot { action: why },
        ] {
            assert!(words.has(&error.say().id), "{error:?}");
        }
    }
}
