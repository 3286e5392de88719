//! `days(from, to)` with its two days the wrong way round: where what is asked says that the first is never before the
//! second, the result is never positive, and a limit of days never does what it is meant for.

use super::super::fault::Fault;
use super::super::sops::Read;
use super::Lint;
use super::values::comparisons;
use crate::domain::sop::{Bound, Decimal, Expr, Kind, Level, Op, Sop, Value};

/// Reports limits of days that count backwards.
pub(super) fn days(read: &Read, out: &mut Lint) {
    for (expr, line, key, _) in &read.places.exprs {
        for comparison in comparisons(expr) {
            let Some((from, to, limits)) = limits(comparison) else { continue };
            // Who counts from a day to the same one means something else by it.
            let is_turned = is_not_before(&read.sop, from, to) && !is_not_before(&read.sop, to, from);
            if is_turned && limits {
                let fault = Fault::new(&read.file, *line, key, "sense-days-turned");
                out.faults.push(fault.with("from", written(from)).with("to", written(to)));
            }
        }
    }
}

/// The two days of a comparison, and whether it sets a limit that only a positive number of days can reach or miss.
fn limits(expr: &Expr) -> Option<(&Expr, &Expr, bool)> {
    let zero = Decimal::whole(0);
    let number = |expr: &Expr| match expr {
        Expr::Given(Value::Number(number)) => Some(*number),
        _ => None,
    };
    match expr {
        Expr::Binary(op, left, right) if op.compares() => {
            let (days, limit, op) = match (&**left, &**right) {
                (days @ Expr::Days(..), limit) => (days, limit, *op),
                (limit, days @ Expr::Days(..)) => (days, limit, mirrored(*op)),
                _ => return None,
            };
            let (Expr::Days(from, to), Some(limit)) = (days, number(limit)) else { return None };
            let only_beyond = match op {
                Op::More | Op::AtMost => limit >= zero,
                _ => limit > zero,
            };
            Some((from, to, only_beyond))
        }
        Expr::Within(value, low, high, _) => match (&**value, number(low), number(high)) {
            (Expr::Days(from, to), Some(low), Some(high)) => Some((from, to, low >= zero && high > zero)),
            _ => None,
        },
        _ => None,
    }
}

/// The operator with its sides changed.
fn mirrored(op: Op) -> Op {
    match op {
        Op::Less => Op::More,
        Op::AtMost => Op::AtLeast,
        Op::More => Op::Less,
        Op::AtLeast => Op::AtMost,
        op => op,
    }
}

/// Whether the first day is surely not before the second: by their limits, or because a check lets nothing else pass.
fn is_not_before(sop: &Sop, first: &Expr, second: &Expr) -> bool {
    if let (Some(first), Some(second)) = (earliest(sop, first), latest(sop, second)) {
        match (first, second) {
            (Bound::At(first), Bound::At(second)) if first >= second => return true,
            (Bound::Today | Bound::Now, Bound::Today | Bound::Now) => return true,
            _ => {}
        }
    }
    let checks = sop.steps.iter().flat_map(|step| &step.checks);
    let sure = checks.filter(|check| check.level == Level::Block);
    sure.flat_map(|check| conditions(&check.that)).any(|condition| match condition {
        Expr::Binary(Op::More | Op::AtLeast, left, right) => **left == *first && **right == *second,
        Expr::Binary(Op::Less | Op::AtMost, left, right) => **left == *second && **right == *first,
        _ => false,
    })
}

/// The conditions that all have to hold.
fn conditions(expr: &Expr) -> Vec<&Expr> {
    match expr {
        Expr::And(left, right) => [conditions(left), conditions(right)].concat(),
        expr => vec![expr],
    }
}

/// Before which an expression never lies.
fn earliest(sop: &Sop, expr: &Expr) -> Option<Bound> {
    match expr {
        Expr::Input(name) => match sop.input(name)?.1.kind {
            Kind::Date { min, .. } | Kind::DateTime { min, .. } => min,
            _ => None,
        },
        expr => fixed(expr),
    }
}

/// After which an expression never lies.
fn latest(sop: &Sop, expr: &Expr) -> Option<Bound> {
    match expr {
        Expr::Input(name) => match sop.input(name)?.1.kind {
            Kind::Date { max, .. } | Kind::DateTime { max, .. } => max,
            _ => None,
        },
        expr => fixed(expr),
    }
}

fn fixed(expr: &Expr) -> Option<Bound> {
    match expr {
        Expr::Today => Some(Bound::Today),
        Expr::Now => Some(Bound::Now),
        Expr::Given(Value::Date(day)) => Some(Bound::At(day.at(0, 0, 0, 0))),
        Expr::Given(Value::Time(time)) => Some(Bound::At(*time)),
        _ => None,
    }
}

/// A day as it stands in the file, as far as it has a name there.
fn written(expr: &Expr) -> String {
    match expr {
        Expr::Input(name) => name.clone(),
        Expr::Today => "today()".to_owned(),
        Expr::Now => "now()".to_owned(),
        Expr::Given(Value::Date(day)) => format!("date(\"{day}\")"),
        _ => "…".to_owned(),
    }
}
