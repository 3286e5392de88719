//! Faults done on purpose, and what must come of them; `FAULTS.md` lists them all.

mod conflicts;
mod host;
mod outbox;
mod terminal;
