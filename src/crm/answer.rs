//! What the CRM's answers become before they leave this room.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::walk::Walk;
use crate::domain::change::FieldValue;
use crate::domain::clock::Moved;
use crate::domain::ids::ProposalKey;
use crate::domain::proposal::Target;
use crate::domain::ticket::{Person, Ticket};

/// Where the feed of changes stopped; stored as JSON in the same transaction as the rows that it follows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The path of the alternative that was read; empty means that none was chosen yet.
    #[serde(default)]
    pub feed: String,
    /// The server's own cursor, where it keeps the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Where a walk by time starts, seconds since 1970.
    #[serde(default)]
    pub since: i64,
    /// Query parameters of the page that comes next, in the middle of a walk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<serde_json::Value>,
    /// The newest `updated` of this walk by time, seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newest: Option<i64>,
    /// The server's clock when this walk by time began, seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<i64>,
    /// Where this walk by time stands between two pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub walk: Option<Walk>,
}

/// One page of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its tickets.
    pub tickets: Vec<Ticket>,
    /// Rows that do not map; the others go on.
    pub bad: Vec<BadRow>,
    /// The place after this page.
    pub place: Place,
    /// Whether more pages wait now.
    pub more: bool,
}

/// A row that could not be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// Its id, where it has one.
    pub id: Option<String>,
    /// What was wrong with it, without content.
    pub why: String,
}

/// An article or a request that the CRM has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Our key, where it carries one.
    pub key: Option<ProposalKey>,
    /// Its id, title and address there, and what became of it.
    pub target: Target,
}

/// One update of a ticket, as the CRM's own history has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touch {
    /// When.
    pub at: Timestamp,
    /// Who, where the CRM says so; the name may be empty.
    pub by: Option<Person>,
    /// Our marker, where it carries one.
    pub marker: Option<String>,
    /// The fields that it changed, with their new values; fields that no profile maps are left out.
    pub set: Vec<FieldValue>,
    /// How status and priority moved by it.
    pub moves: Vec<Moved>,
}
