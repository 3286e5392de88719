//! The imperative shell: the loop, the terminal in and always out, orders performed. No rules.

mod demo;
mod hands;
mod link;
mod screen;
mod session;
mod terminal;

pub use demo::{DemoOptions, demo};
pub use screen::{Options, run};
pub use session::{Session, Wish};
