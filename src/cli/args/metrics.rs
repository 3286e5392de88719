//! The verb of the dictionary of numbers.

use clap::{Args, ValueEnum};

/// `metrics`.
#[derive(Debug, Clone, Args)]
pub struct Metrics {
    /// Only this one.
    pub name: Option<String>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = MetricsForm::Text)]
    pub format: MetricsForm,
}

/// Form of the dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MetricsForm {
    /// Lines.
    Text,
    /// One document.
    Md,
    /// One JSON document.
    Json,
}
