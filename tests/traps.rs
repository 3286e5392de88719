//! The traps that CRMs set: a named test for each, by the plain dialect of the sandbox where its own API has no such
//! habit. `TRAPS.md` says which test stands for which trap.

mod feeds;
mod rig;
mod table;
mod writes;
