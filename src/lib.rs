//! `secondline`: the terminal workbench for second-line support.
//!
//! # The house
//!
//! Two engines that never meet, [`app`] (the person's side) and [`sync`] (the network's side), with one
//! [`store`] between them; every write that a person makes is one value of one enum,
//! [`domain::change::Change`].
//!
//! ```text
//!  keys ─▶ app ──Change──▶ store ──outbox──▶ sync ──▶ crm ──▶ CRM
//!  screen ◀─ ui ◀─ app ◀── store ◀── pages ─── sync ◀── crm ◀── CRM
//! ```
//!
//! The loop runs one way round. `sync` never hands data to the screen: it writes the store and says
//! "changed"; `app` reads again what it shows. `app` never talks to the network: it commits a `Change`,
//! and `sync` delivers it.
//!
//! # Rooms and ranks
//!
//! A room imports rooms of lower rank only, never its equals. `tests/architecture.rs` holds this.
//!
//! | rank | room | what lives here |
//! |---|---|---|
//! | 0 | [`domain`] | what is true about support work; no IO, no clock |
//! | 1 | [`config`] | files that a person edits: read, checked, explained |
//! | 2 | [`keymap`] | keys and commands: one table |
//! | 2 | [`store`] | the only room that knows SQL |
//! | 2 | [`crm`] | the only room that knows HTTP |
//! | 3 | [`app`] | the person's engine, pure: messages in, effects out |
//! | 3 | [`sync`] | the network's engine: when to talk, what to hold |
//! | 3 | [`report`] | tallies, queues and tickets as tables and JSON documents |
//! | 4 | [`ui`] | draws `&App`; may not change anything |
//! | 4 | [`sandbox`] | the embedded CRM, reached over HTTP alone |
//! | 5 | [`runtime`] | the loop, the terminal in and always out, effects performed |
//! | 6 | [`cli`] | arguments, headless verbs, exit codes |

pub mod app;
pub mod cli;
pub mod config;
pub mod crm;
pub mod domain;
pub mod keymap;
pub mod report;
pub mod runtime;
pub mod sandbox;
pub mod store;
pub mod sync;
pub mod ui;
