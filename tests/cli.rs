//! The real binary, headless, against a sandbox on loopback; what stands there is asked over HTTP.

mod articles;
mod case;
mod causes;
mod clocks;
mod day;
pub mod desk;
mod effects;
mod gate;
mod law;
mod leads;
mod offline;
pub mod outlets;
mod problems;
mod roles;
mod team;
