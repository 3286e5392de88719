//! The one redaction function: card numbers, card verification values, and masks for personal data.
