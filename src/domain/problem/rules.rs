//! What may be written into a problem: which state may follow which, and what a state asks for.

use jiff::civil::Date;

use super::{Field, Problem, State};
use crate::domain::clean::Clean;
use crate::domain::gate;
use crate::domain::say::Refusal;
use crate::domain::taxonomy::Taxonomy;

/// A value as it is written, or what speaks against it.
///
/// # Errors
/// The refusal in words: a state that asks for something first, an unknown code, a day that is none or past.
pub fn checked(
    problem: &Problem,
    field: &Field,
    typed: &str,
    taxonomy: &Taxonomy,
    today: Date,
) -> Result<Clean, Refusal> {
    let typed = typed.trim();
    match field {
        Field::State => state(problem, typed, today),
        Field::Cause if !typed.is_empty() => match gate::cause(taxonomy, typed, "cause") {
            Some(no) => Err(no),
            None => Ok(Clean::line(taxonomy.get(typed).map_or(typed, |cause| &cause.code))),
        },
        Field::Review if !typed.is_empty() => match typed.parse::<Date>() {
            Ok(day) if day > today => Ok(Clean::line(&day.to_string())),
            _ => Err(Refusal::new("problem-review").at("review")),
        },
        Field::Review if problem.state == State::RiskAccepted => {
            Err(Refusal::new("problem-risk-review").at("review"))
        }
        Field::What if typed.is_empty() => Err(Refusal::new("problem-what").at("what")),
        field if field.is_long() => Ok(Clean::text(typed)),
        _ => Ok(Clean::line(typed)),
    }
}

fn state(problem: &Problem, typed: &str, today: Date) -> Result<Clean, Refusal> {
    let Some(wanted) = State::parse(typed) else {
        let known = State::ALL.map(State::as_str).join(", ");
        return Err(Refusal::new("problem-state").with("value", typed).with("known", known).at("state"));
    };
    let no = match wanted {
        // A known error is one whose cause is known.
        State::FixInProgress | State::RiskAccepted if problem.cause.is_none() => Some("problem-needs-cause"),
        State::RiskAccepted if problem.review.is_none_or(|day| day <= today) => Some("problem-risk-review"),
        State::Resolved if problem.fix.is_empty() => Some("problem-needs-fix"),
        // Closed is what was mended; what stays is an accepted risk, which has a day.
        State::Closed if problem.state != State::Resolved => Some("problem-close"),
        _ => None,
    };
    match no {
        Some(rule) => Err(Refusal::new(rule).at("state")),
        None => Ok(Clean::line(wanted.as_str())),
    }
}
