//! What makes no sense in a procedure although each part of it is legal: steps that nobody reaches, conditions
//! that never hold, words that drift apart. The program runs such a procedure; `sop lint` does not let it pass.

mod catalogue;
mod days;
mod figures;
mod house;
mod inputs;
mod labels;
mod near;
mod papers;
mod promises;
mod queues;
mod replies;
mod rows;
mod teams;
mod tongue;
mod turned;
mod values;
mod walk;
mod wording;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::fault::Fault;
use super::files;
use super::home::Home;
use super::sops::Read;
use super::{macros_file, sla_file};
use crate::domain::clock::Policies;
use crate::domain::sop::Sop;
use queues::Queues;

/// What a lint found: faults have to be mended, notes are worth a look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lint {
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// What may be wrong.
    pub notes: Vec<Fault>,
    /// How many files of procedures were read.
    pub files: usize,
}

/// What procedures and promises are held against.
pub(super) struct Around<'a> {
    home: &'a Home,
    policies: &'a Policies,
    today: Date,
    /// Values of ticket fields that the triage table allows; none where any number is.
    values: BTreeMap<String, Option<Vec<String>>>,
    queues: Queues<'a>,
}

impl<'a> Around<'a> {
    /// What is known besides the procedures. `queues`: those of the CRM, as far as it was read; `named`: the ones that
    /// the settings name.
    pub(super) fn new(
        home: &'a Home,
        policies: &'a Policies,
        today: Date,
        queues: &'a [String],
        named: impl IntoIterator<Item = String>,
    ) -> Self {
        let values = super::triage_file::values(home);
        Self { home, policies, today, values, queues: Queues::new(queues, named) }
    }
}

/// Looks at every procedure as a whole.
pub(super) fn examine(all: &[Read], calendars: &[String], around: &Around<'_>, out: &mut Lint) {
    for read in all {
        walk::paths(read, around.today, out);
        house::keeping(read, calendars, around.today, out);
        papers::papers(read, around.today, out);
        figures::figures(read, out);
        inputs::inputs(read, around, out);
        turned::days(read, out);
        labels::labels(read, out);
        teams::waits(read, around, out);
        wording::drift(read, out);
    }
    house::circles(all, out);
    near::procedures(all, out);
}

/// Looks at what procedures rest on: promises, agreements, calendars, replies, a person's own words.
pub(super) fn beside(around: &Around<'_>, out: &mut Lint) {
    let text = |name: &str| files::read(around.home, name, &mut Vec::new()).map(|file| file.text);
    if let Some(text) = text(sla_file::FILE) {
        promises::policies(&text, around, out);
        teams::agreements(&text, around, out);
    }
    if let Some(text) = text(macros_file::FILE) {
        replies::replies(&text, out);
    }
    near::rows(around.home, out);
    days::calendars(around.home, around.today, out);
    catalogue::words(around.home, out);
}

/// Looks at the table that chooses procedures, beside them.
pub(super) fn chosen(around: &Around<'_>, sops: &[Sop], out: &mut Lint) {
    rows::rows(around, sops, out);
}
