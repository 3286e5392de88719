//! What a person may do here, as the CRM says it. Which words of a CRM mean which role is its profile's; what a gate
//! asks for is a procedure's.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::clean::Clean;
use super::ticket::Person;

/// How long a role counts that the CRM could not be asked for again: one working week offline.
pub const REMEMBERED: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What a person may do. Each may what those before it may.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Works on tickets: claims, writes, answers procedures, resolves and returns through the gates.
    #[default]
    Agent,
    /// Accepts what a procedure's `lead` checks object to, and passes, with a reason, a gate that names a lead.
    Lead,
    /// Passes, with a reason, every gate that anybody may pass.
    Admin,
}

impl Role {
    /// Every role, the one that may least first.
    pub const ALL: [Self; 3] = [Self::Agent, Self::Lead, Self::Admin];

    /// Its word in files and JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Lead => "lead",
            Self::Admin => "admin",
        }
    }

    /// The role with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }

    /// What a person may do. Nobody whose role is not known may more than an agent.
    #[must_use]
    pub fn of(person: &Person) -> Self {
        person.role.as_ref().and_then(|word| Self::parse(word.as_str())).unwrap_or_default()
    }

    /// Whether it may what `wanted` may; what nobody knows is left to admins.
    #[must_use]
    pub fn may(self, wanted: &str) -> bool {
        self >= Self::parse(wanted).unwrap_or(Self::Admin)
    }
}

/// Who the CRM said that we are, and when it said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Us.
    pub person: Person,
    /// When the CRM was asked; absent where an older program kept it.
    pub at: Option<Timestamp>,
}

impl Known {
    /// Us, as far as it still counts: what a lead or an admin may ends when the CRM was not asked for too long.
    #[must_use]
    pub fn person(self, now: Timestamp) -> Person {
        let is_old = self.at.is_none_or(|at| now.duration_since(at) > REMEMBERED);
        if is_old && Role::of(&self.person) > Role::Agent {
            return Person { role: Some(Clean::line(Role::Agent.as_str())), ..self.person };
        }
        self.person
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::PersonId;

    fn person(role: Option<&str>) -> Person {
        Person { id: PersonId::new("1"), name: Clean::line("Ana"), email: None, role: role.map(Clean::line) }
    }

    #[test]
    fn who_is_not_known_as_more_is_an_agent() {
        let may = |role: Option<&str>, wanted: &str| Role::of(&person(role)).may(wanted);
        for role in [None, Some("agent"), Some("end-user"), Some("Lead"), Some("team lead"), Some("owner")] {
            assert_eq!(
                (may(role, "agent"), may(role, "lead"), may(role, "admin")),
                (true, false, false),
                "{role:?}"
            );
        }
        assert!(may(Some("lead"), "lead") && !may(Some("lead"), "admin"));
        assert!(may(Some("admin"), "lead") && may(Some("admin"), "admin"));
        assert!(may(Some("admin"), "supervisor") && !may(Some("lead"), "supervisor"));
    }

    #[test]
    fn a_role_counts_for_a_week_offline_and_not_for_ever() {
        let at: Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
        let role = |at: Option<Timestamp>, now: &str| {
            Role::of(&Known { person: person(Some("lead")), at }.person(now.parse().unwrap()))
        };
        assert_eq!(role(Some(at), "2026-03-09T08:59:00Z"), Role::Lead);
        assert_eq!(role(Some(at), "2026-03-09T09:01:00Z"), Role::Agent);
        assert_eq!(role(None, "2026-03-02T09:00:00Z"), Role::Agent, "an older program kept no time");
    }
}
