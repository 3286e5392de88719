//! The screens, driven by key strings against the real engine, store, sync and sandbox; only the terminal is a
//! picture of itself. Whole screens are compared as they stand.

mod approvals;
mod beside;
mod bulk;
mod case;
mod day;
mod files;
mod finding;
mod given;
pub mod harness;
mod keys;
mod lacks;
mod leads;
mod lock;
mod looks;
mod plain;
mod problems;
mod proposing;
mod reach;
mod replies;
mod review;
mod shown;
mod standing;
mod told;
mod tour;
mod travel;
mod tying;
mod waiting;
