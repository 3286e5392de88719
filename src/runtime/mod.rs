//! The imperative shell: the loop, the terminal in and always out, orders performed. No rules.

mod arrivals;
mod bell;
mod catch_up;
mod demo;
mod editor;
mod export;
mod fetch;
mod finding;
mod hands;
mod hangup;
mod keys;
mod link;
mod orders;
mod pace;
mod panics;
mod pin;
mod questions;
mod screen;
mod scroll;
mod seen;
mod session;
pub mod speaking;
mod stop;
mod strokes;
mod terminal;
mod tidy;
#[cfg(debug_assertions)]
mod trial;

pub use demo::{DemoOptions, demo};
pub use panics::{Broken, watch as watch_for_panics};
pub use screen::{Options, run};
pub use session::{Session, Wish};
