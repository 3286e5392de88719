//! The embedded CRM for the demo and the tests, reached over HTTP alone.
