//! What holds only of a procedure as a whole: every condition names inputs that are asked early enough, and
//! compares them with values that they can have.

use super::fault::Fault;
use super::sop_file::{Places, Scope, unknown};
use crate::domain::sop::{Expr, Input, Kind, Sop, Value};

/// Reports every condition that can never mean what it says.
pub(super) fn lint(file: &str, sop: &Sop, places: &Places, faults: &mut Vec<Fault>) {
    for (expr, line, key, scope) in &places.exprs {
        for name in expr.inputs() {
            let fault = match position(sop, name) {
                None => Some(unknown(file, *line, key, name, input_ids(sop))),
                Some((at, step)) => match scope {
                    Scope::Ticket => Some(Fault::new(file, *line, key, "sop-ticket-only")),
                    Scope::Before(here) if at == *here => Some(Fault::new(file, *line, key, "sop-own-input")),
                    Scope::Before(here) | Scope::UpTo(here) if at > *here => {
                        Some(Fault::new(file, *line, key, "sop-later-input").with("step", step))
                    }
                    _ => None,
                }
                .map(|fault| fault.with("input", name)),
            };
            faults.extend(fault);
        }
        for (name, value) in expr.comparisons() {
            if let Some((_, input)) = sop.input(name) {
                faults.extend(comparison(file, *line, key, input, value));
            }
        }
    }
}

fn input_ids(sop: &Sop) -> impl Iterator<Item = &str> {
    sop.steps.iter().flat_map(|step| &step.ask).map(|input| input.id.as_str())
}

fn position<'a>(sop: &'a Sop, input: &str) -> Option<(usize, &'a str)> {
    let at = sop.steps.iter().position(|step| step.ask.iter().any(|known| known.id == input))?;
    Some((at, sop.steps[at].id.as_str()))
}

fn comparison(file: &str, line: usize, key: &str, input: &Input, value: &Expr) -> Option<Fault> {
    let fits = match (&input.kind, value) {
        (Kind::Choice { of } | Kind::Multi { of }, Expr::Given(Value::Text(code))) => {
            if of.contains(code) {
                return None;
            }
            let fault = Fault::new(file, line, key, "sop-option").with("input", &input.id);
            return Some(fault.with("value", code).with("known", of.join(", ")));
        }
        (kind, Expr::Given(Value::Bool(_))) => matches!(kind, Kind::Bool { .. }),
        (kind, Expr::Given(Value::Number(_))) => matches!(kind, Kind::Int { .. } | Kind::Money { .. }),
        (kind, Expr::Given(Value::Date(_)) | Expr::Today | Expr::Now) => {
            matches!(kind, Kind::Date { .. } | Kind::DateTime { .. })
        }
        (kind, Expr::Given(Value::Text(_))) => {
            matches!(
                kind,
                Kind::Text { .. }
                    | Kind::Long { .. }
                    | Kind::Last4
                    | Kind::Evidence
                    | Kind::Problem
                    | Kind::Ticket
            )
        }
        _ => true,
    };
    if fits {
        return None;
    }
    let fault = Fault::new(file, line, key, "sop-compare").with("input", &input.id);
    Some(fault.with("kind", input.kind.as_str()))
}
