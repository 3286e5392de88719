//! Decision tables: which procedure applies, and why.
