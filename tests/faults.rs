//! Faults done on purpose, and what must come of them; `FAULTS.md` lists them all.

mod bombs;
mod canary;
mod chaos;
mod conflicts;
mod crash;
mod disk;
mod files;
mod host;
mod hostile;
mod mangle;
mod outbox;
mod pages;
mod planted;
mod privacy;
pub mod proxy;
mod rig;
mod seeds;
mod sinks;
mod strings;
mod table;
mod terminal;
mod time;
mod tls;
mod tongues;
mod transport;
