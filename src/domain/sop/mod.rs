//! Procedures: steps, inputs, conditions in three-valued logic, and a run of one on a ticket.
//!
//! A procedure file becomes a [`Sop`] (the room `config` reads it). A [`Run`] is nothing that is stored: it is
//! folded from the ticket's journal. [`Progress`] is a run held against its procedure and its ticket: which
//! step is done, open, waiting for an answer, or does not apply.

mod answer;
mod decimal;
mod eval;
mod expr;
mod model;
mod progress;
mod run;
mod syntax;
mod words;

pub use answer::{parse_answer, show_answer};
pub use decimal::Decimal;
pub use eval::{Facts, Truth, Value};
pub use expr::{Expr, Op, TICKET_NAMES};
pub use model::{
    Bound, Check, Ending, Gate, Input, Kind, Level, Moment, Need, Pattern, Revision, Sop, Stage, Step,
    latest, pinned, running,
};
pub use progress::{CheckState, GateState, InputState, Progress, State, StepState};
pub use run::{Run, TickMark, has_role};
pub use syntax::{ExprFault, parse_expr};
pub use words::{SopWords, StepWords};
