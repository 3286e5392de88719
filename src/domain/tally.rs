//! Root-cause tallies: count, share, cumulative share, weekly trend, splits.
