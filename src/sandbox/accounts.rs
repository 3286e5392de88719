//! Who may ask, and by which token: one admin and six agents at three sites, one of them their lead. Tokens are fixed words, since the
//! server listens on loopback only and its content is made up.

use serde::Serialize;

/// An account of the sandbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// User id.
    pub id: u64,
    /// Full name.
    pub name: String,
    /// E-mail address, the user name of Basic authentication.
    pub email: String,
    /// `admin` or `agent`.
    pub role: &'static str,
    /// Custom role beside it, as bigger accounts have them.
    pub custom_role: Option<&'static str>,
    /// Site where the person works.
    pub site: &'static str,
    /// The token, for `Bearer TOKEN` or `email/token:TOKEN`.
    pub token: String,
}

const STAFF: [(u64, &str, &str, &str, &str); 7] = [
    (900_001, "Ana Torres Medina", "ana", "agent", "CDMX"),
    (900_002, "Bruno Carvalho", "bruno", "agent", "São Paulo"),
    (900_003, "Carla Ríos Vega", "carla", "agent", "CDMX"),
    (900_004, "Diego Salazar", "diego", "agent", "Bogotá"),
    (900_005, "Elena Duarte", "elena", "agent", "São Paulo"),
    (900_006, "Fabio Nogueira", "fabio", "agent", "Bogotá"),
    (900_099, "Marisol Ibarra", "marisol", "admin", "CDMX"),
];

/// The agent who leads the others.
const LEAD: u64 = 900_005;

/// All accounts: the agents first, the admin last.
#[must_use]
pub fn accounts() -> Vec<Account> {
    STAFF
        .iter()
        .map(|&(id, name, login, role, site)| Account {
            id,
            name: name.to_owned(),
            email: format!("{login}@secondline.example"),
            role,
            custom_role: (id == LEAD).then_some("Team lead"),
            site,
            token: format!("sandbox-{role}-{login}"),
        })
        .collect()
}
