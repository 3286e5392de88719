//! The imperative shell: the loop, the terminal in and always out, orders performed. No rules.

mod hands;
mod session;
mod terminal;

pub use session::Session;
