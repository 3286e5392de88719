//! The only room that knows HTTP: profiles compiled, auth, requests, paging, mapping. *When* to call is `sync`'s.

mod answer;
mod decode;
mod error;
mod gate;
mod http;
mod jq;
mod profile;
mod secret;
mod template;

pub use answer::{BadRow, Made, Page, Place};
pub use error::CrmError;
pub use profile::Profile;
