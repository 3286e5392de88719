//! Identifiers as their own types, so that one can never stand where another is meant.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes an identifier as it came. Characters outside printable ASCII are dropped, so an
            /// identifier can be drawn and logged as it is.
            pub fn new(raw: impl AsRef<str>) -> Self {
                Self(raw.as_ref().chars().filter(char::is_ascii_graphic).take(200).collect())
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    };
}

id! {
    /// The CRM's own id of a ticket (opaque; for Zendesk the decimal number).
    TicketId
}
id! {
    /// The CRM's own id of a person.
    PersonId
}
id! {
    /// The CRM's own id of a timeline entry.
    EntryId
}
id! {
    /// Our id of a change: a UUID version 7, so that ids order by time. It is also the marker by which a
    /// write is recognised on the CRM.
    ChangeId
}
id! {
    /// The permanent id of a procedure.
    SopId
}
id! {
    /// The key of a proposal: a hash that two agents who see the same recurrence share.
    ProposalKey
}
