//! What makes no sense in a procedure although each part of it is legal: steps that nobody reaches, conditions
//! that never hold, words that drift apart. The program runs such a procedure; `sop lint` does not let it pass.

mod house;
mod values;
mod walk;
mod wording;

use jiff::civil::Date;

use super::fault::Fault;
use super::sops::Read;

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

/// Looks at every procedure as a whole.
pub(super) fn examine(all: &[Read], calendars: &[String], today: Date, out: &mut Lint) {
    for read in all {
        walk::paths(read, today, out);
        house::keeping(read, calendars, today, out);
        wording::drift(read, out);
    }
    house::circles(all, out);
}
