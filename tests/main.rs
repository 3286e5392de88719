//! The integration tests: one binary, one promise a test.

mod architecture;
mod attachments;
mod cli;
mod complaints;
mod config;
mod craft;
mod dmn;
mod doctor;
mod faults;
mod first_steps;
mod kill;
mod procedures;
mod profiles;
mod readme;
mod rt;
mod sandbox;
mod screens;
mod secrets;
mod session;
mod spikes;
mod sync;
mod terminal;
mod traps;
