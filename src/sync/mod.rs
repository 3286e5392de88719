//! The network's engine: when to pull, when to push, when to try again, what to hold. No HTTP, no SQL.
//!
//! Two loops run side by side over one [`crate::store::Store`] and one [`crate::crm::Client`]. Pulling writes what
//! the CRM says; pushing delivers what a person committed. Neither hands anything to the screen: they write the
//! store and tell an [`Event`].

mod again;
mod engine;
mod foreign;
mod lease;
mod link;
mod make;
mod merge;
mod outlets;
mod pace;
mod pull;
mod push;
mod report;
mod rules;
mod told;

pub use engine::{Engine, other_sender};
pub use outlets::Outlets;
pub use pace::Pace;
pub use report::{Event, Order, Report};
pub use rules::Rules;
