//! Root causes as a two-level taxonomy in three languages.
