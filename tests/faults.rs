//! Faults done on purpose, and what must come of them; `FAULTS.md` lists them all.

mod disk;
mod host;
mod terminal;
