//! The one redaction: card numbers cut to the last four, card verification values dropped, and masks for
//! personal data (`mask`). Runs on text that is already free of hidden characters.

mod cards;
mod mask;

pub use cards::cards;
pub use mask::{mask_email, mask_name, mask_people, mask_text};

/// What stands for what was cut.
pub const DOTS: &str = "•••••";
