//! What the made content is drawn from: names, sites, reasons, causes and sentences in three languages. How it
//! becomes tickets is in `story` and `generate`.

mod causes;
mod names;
mod reasons;

pub use causes::cause_text;
pub use names::{SITES, customer_name, login_of, t1_name};
pub use reasons::{REASONS, stage};

/// The languages of customers, in the order of every table here: es-MX, pt-BR, en.
pub const LANGUAGES: [&str; 3] = ["es-MX", "pt-BR", "en"];
