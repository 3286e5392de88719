//! What sync promises, held against the sandbox over real HTTP. Nothing here sleeps: graces are short, and each run
//! ends when nothing moves any more.

mod converging;
mod logins;
mod past;
mod pulling;
mod pushing;
pub mod site;
mod tying;
