//! Procedures: steps, inputs, conditions in three-valued logic, and a run of one on a ticket.
//!
//! A procedure file becomes a [`Sop`] (the room `config` reads it). A [`Run`] is nothing that is stored: it is
//! folded from the ticket's journal. [`Progress`] is a run held against its procedure and its ticket: which
//! step is done, open, waiting for an answer, or does not apply.

mod answer;
mod decimal;
mod eval;
mod example;
mod exit;
mod expr;
mod model;
mod moved;
mod plan;
mod progress;
mod run;
mod syntax;
mod timing;
mod travel;
mod walk;
mod words;

pub use answer::{parse_answer, show_answer};
pub use decimal::Decimal;
pub use eval::{Facts, Truth, Value};
pub use example::{Difference, Example, Expected};
pub use exit::{Exit, Held, Lack};
pub use expr::{Ends, Expr, Op, TICKET_NAMES};
pub use model::{
    Bound, Check, Ending, Gate, Input, Kind, Level, Moment, Need, Pattern, Revision, Sop, Stage, Step,
    latest, newest, pinned, running,
};
pub use moved::{Moved, moved};
pub use plan::Plan;
pub use progress::{ApprovalState, CheckState, GateState, InputState, Progress, State, StepState};
pub use run::{Approval, Request, Run, TickMark, approval_code, has_role};
pub use syntax::{ExprFault, parse_expr, parse_unary};
pub use timing::{ClockFact, ClockRule, ClockState, From, Since, Unit, Wait, Warn, Within};
pub use travel::{Item, Known, Said, Telling};
pub use words::{SopWords, StepWords};
