//! The integration tests: one binary, one promise a test.

mod architecture;
mod config;
mod procedures;
mod sandbox;

mod screens;
mod sync;
