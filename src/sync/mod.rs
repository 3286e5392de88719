//! The network's engine: pull, push, when to try again, what to hold. No HTTP, no SQL.
