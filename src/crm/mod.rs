//! The only room that knows HTTP: profiles compiled, auth, requests, paging, mapping. *When* to call is `sync`'s.

mod answer;
mod client;
mod decode;
mod error;
mod gate;
mod http;
mod jq;
mod profile;
mod reads;
mod secret;
mod template;
mod writes;

pub use answer::{BadRow, Made, Page, Place, Touch};
pub use client::Client;
pub use error::CrmError;
pub use profile::Profile;
pub use reads::Found;
pub use writes::{Step, Target};
