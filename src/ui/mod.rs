//! Draws the app; may not change anything.
