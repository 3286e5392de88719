//! The one function that decides whether a case may be resolved or returned.
