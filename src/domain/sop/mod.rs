//! Procedures: steps, inputs, conditions in three-valued logic, and a run of one on a ticket.
//!
//! A procedure file becomes a [`Sop`] (the room `config` reads it). A [`Run`] is nothing that is stored: it is
//! folded from the ticket's journal.

mod decimal;
mod expr;
mod model;
mod run;
mod words;

pub use decimal::Decimal;
pub use expr::{Expr, Op, TICKET_NAMES};
pub use model::{
    Bound, Check, Ending, Gate, Input, Kind, Level, Moment, Need, Pattern, Revision, Sop, Stage, Step,
    latest, pinned,
};
pub use run::{Run, TickMark};
pub use words::{SopWords, StepWords};
