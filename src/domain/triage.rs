//! Decision tables: which procedure applies, and why.

/// A decision table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}
