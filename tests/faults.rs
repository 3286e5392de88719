//! Faults done on purpose, and what must come of them; `FAULTS.md` lists them all.

mod conflicts;
mod host;
mod outbox;
mod bombs;
mod chaos;
mod host;
mod mangle;
mod pages;
pub mod proxy;
mod rig;
mod terminal;
mod time;
mod tls;
mod transport;
