//! A lead's report: sections of the same tables as the screen, as one Markdown document or as one CSV of cells.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::causes::causes_table;
use super::cells::csv_line;
use super::spikes::{compared_table, spikes_table, watch};
use super::table::Table;
use crate::config::Config;
use crate::domain::filter::Filter;
use crate::domain::stats::Rate;
use crate::domain::tally::{Dim, Measure, Span, Tally, Wanted, compare, stratum, tally};
use crate::store::{Store, StoreError, TallyQuery};

/// What a report is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Everything that was resolved in the time.
    All,
    /// One cause, compared over its dimensions.
    Cause(String),
    /// Sites, vendors and Tier-1 agents.
    Site,
}

/// A finished report.
#[derive(Debug, Clone)]
pub struct Report {
    title: String,
    told: String,
    sections: Vec<(String, Table)>,
}

/// Makes a report of the time up to now.
///
/// # Errors
/// Only faults of the file.
pub fn lead_report(
    store: &Store,
    config: &Config,
    about: &About,
    span: Span,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Report, StoreError> {
    let words = &config.words;
    let recode = config.taxonomy.recode().clone();
    let query = TallyQuery { filter: Filter::default(), me: None, now, span, recode };
    let count = |of: Dim, by: &[Dim], measure: Measure| -> Result<Tally, StoreError> {
        Ok(tally(&store.cells(&query, of, by)?, Wanted { of, by, measure, span }))
    };
    let dim = |dim: Dim| words.get(&format!("dim-{}", dim.as_str()));
    let table = |found: &Tally, by: &[Dim]| causes_table(found, by, &config.taxonomy, words);
    let causes = count(Dim::Cause, &[], Measure::Count)?;
    let mut sections = Vec::new();
    match about {
        About::All => {
            sections.push((words.get("report-by-count"), table(&causes, &[])));
            let harm = count(Dim::Cause, &[], Measure::Harm)?;
            sections.push((words.get("report-by-harm"), table(&harm, &[])));
            let watch = watch(store, config, now, zone)?;
            sections.push((words.get("report-spikes"), spikes_table(&watch, &config.taxonomy, words)));
            for of in [Dim::Verdict, Dim::Knowledge, Dim::Site] {
                sections.push((dim(of), table(&count(of, &[], Measure::Count)?, &[])));
            }
        }
        About::Cause(code) => {
            for by in [Dim::Product, Dim::Site, Dim::Vendor, Dim::Language, Dim::Version] {
                let cells = store.cells(&query, Dim::Cause, &[by, stratum(by)])?;
                sections.push((dim(by), compared_table(&compare(&cells, code), by, words)));
            }
        }
        About::Site => {
            for of in [Dim::Site, Dim::Vendor, Dim::Agent] {
                let by = [Dim::Verdict];
                sections.push((dim(of), table(&count(of, &by, Measure::Count)?, &by)));
            }
        }
    }
    let day = |at: Timestamp| at.strftime("%Y-%m-%d").to_string();
    let subject = match about {
        About::All => words.get("report-title"),
        About::Cause(code) => {
            let name = config.taxonomy.get(code).map_or("", |cause| cause.name(words.language()));
            format!("{code} {name}").trim_end().to_owned()
        }
        About::Site => dim(Dim::Site),
    };
    let values = [
        ("since", day(span.since)),
        ("until", day(span.until)),
        ("total", causes.total.to_string()),
        ("unknown", Rate::new(causes.unknown, causes.total).reading()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Ok(Report { title: subject, told: words.with("report-told", &values), sections })
}

impl Report {
    /// The report as Markdown.
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n{}\n", self.title, self.told);
        for (title, table) in &self.sections {
            text.push_str(&["\n## ", title, "\n\n", &table.markdown()].concat());
        }
        text
    }

    /// The report as CSV: section, row, column and cell, so that every section fits one table.
    pub fn csv(&self) -> String {
        let mut text = csv_line(["section", "row", "column", "value"]);
        for (title, table) in &self.sections {
            for (row, column, value) in table.cells() {
                text.push_str(&csv_line([title.as_str(), &row.to_string(), column, value]));
            }
        }
        text
    }
}
