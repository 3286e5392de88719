//! Files that a person edits: read, checked and explained. Not what they do.
