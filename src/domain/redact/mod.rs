//! The one redaction: card numbers cut to the last four, card verification values dropped, masks for
//! personal data (`mask`), and what of them covers a ticket (`veil`). Runs on text that is already free of
//! hidden characters.

mod cards;
mod mask;
mod veil;

pub use cards::{cards, unfinished};
pub use mask::{mask_email, mask_name, mask_people, mask_text};
pub use veil::Veil;

/// What stands for what was cut.
pub const DOTS: &str = "•••••";
