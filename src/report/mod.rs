//! Tallies, queues and tickets as tables and JSON documents.
