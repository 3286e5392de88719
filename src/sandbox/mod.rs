//! The embedded CRM for the demo and the tests: a real HTTP server on loopback with its own state, clock and
//! fault plan, speaking the Zendesk Support API. It never touches the local store: it is reached over HTTP alone.

mod accounts;
mod clock;
pub mod constants;
mod options;
mod run;

pub use accounts::{Account, accounts};
pub use clock::Clock;
pub use options::{Import, Options, SandboxError};
pub use run::{Running, serve, start};
