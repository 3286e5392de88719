//! The integration tests: one binary, one promise a test.

mod architecture;
mod cli;
mod complaints;
mod config;
mod procedures;
mod sandbox;

mod screens;
mod sync;
