//! The dictionary of numbers.

use serde_json::json;

use super::args::{Metrics, MetricsForm};
use super::fail::Fail;
use super::output::{self, Form};
use super::session::Session;
use crate::domain::metric::Metric;
use crate::domain::say::Say;
use crate::report::{metric_document, metric_markdown, metric_text};

/// `metrics`.
pub fn metrics(session: &Session, wanted: &Metrics) -> Result<(), Fail> {
    let found: Vec<Metric> = match &wanted.name {
        None => Metric::all().collect(),
        Some(name) => vec![Metric::parse(name).ok_or_else(|| {
            let known = Metric::all().map(Metric::as_str).collect::<Vec<_>>().join(", ");
            Fail::Usage(Say::new("cli-unknown-metric").with("value", name).with("known", known))
        })?],
    };
    let words = session.words();
    let documents = found.iter().map(|metric| metric_document(*metric, words)).collect::<Vec<_>>();
    if wanted.format == MetricsForm::Json && session.out.form == Form::Text {
        output::print(&format!("{:#}\n", json!(documents)));
        return Ok(());
    }
    let each = if wanted.format == MetricsForm::Md { metric_markdown } else { metric_text };
    session
        .out
        .list(documents, || found.iter().map(|metric| each(*metric, words)).collect::<Vec<_>>().join("\n"));
    Ok(())
}
