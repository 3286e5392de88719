//! What the sandbox answers: one function from a request to an answer, over the state. Sockets are in `wire`,
//! the state in `world`.

mod answer;
mod ask;
mod comments;
mod control;
mod feed;
mod files;
mod help;
mod merge;
mod paging;
mod people;
mod plain;
mod search;
mod show;
mod site;
mod tags;
mod tickets;
mod update;

pub use files::Attached;
pub use site::{Limits, Site, locked, replay, router};
