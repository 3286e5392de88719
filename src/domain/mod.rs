//! What is true about support work. No IO, no async, no clock: `now` is always an argument.

pub mod able;
pub mod act;
pub mod ask;
pub mod change;
pub mod clean;
pub mod clock;
pub mod conflict;
pub mod delivery;
pub mod file_name;
pub mod filter;
pub mod gate;
pub mod ids;
pub mod mark;
pub mod promise;
pub mod proposal;
pub mod recurrence;
pub mod redact;
pub mod rewrite;
pub mod role;
pub mod say;
pub mod sop;
pub mod tally;
pub mod taxonomy;
pub mod ticket;
pub mod triage;
pub mod urgency;
