//! The network's engine: when to pull, when to push, when to try again, what to hold. No HTTP, no SQL.

mod report;

pub use report::{Event, Order, Report};
