//! The only room that knows HTTP: profiles compiled, auth, requests, paging, mapping. *When* to call is `sync`'s.

mod answer;
mod client;
mod decode;
mod direct;
mod doctor;
mod error;
mod failure;
mod files;
mod gate;
mod html;
mod http;
mod jq;
mod json;
mod keeper;
mod looks;
mod names;
mod plan;
mod profile;
mod reads;
mod rows;
mod sanitise;
mod skew;
mod tape;
mod template;
mod walk;
mod wanted;
mod worker;
mod writes;

pub use answer::{BadRow, Made, Page, Place, Touch};
pub use client::Client;
pub use doctor::{
    Examined, Finding, Level, PROBE_PAGE, Sample, Source, ask, examine, try_examples, try_writing,
};
pub use error::CrmError;
pub use failure::{Failure, How, Kind, Site};
pub use files::{FILE_CAP, FileError};
pub use profile::{Fixture, Profile};
pub use reads::Found;
pub use tape::{About, Exchange, Tape, TapeError};
pub use walk::Walk;
pub use writes::{Step, Target};
