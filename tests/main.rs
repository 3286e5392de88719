//! The integration tests: one binary, one promise a test.

mod architecture;

mod sandbox;
