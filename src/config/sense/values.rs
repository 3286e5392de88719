//! Which values of an answer can make a difference: the ones that conditions name, the ones between them, and
//! one that none of them names.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};

use crate::domain::sop::{Bound, Decimal, Expr, Input, Kind, Op, Sop, Value};

/// Every expression of a procedure.
pub(super) fn expressions(sop: &Sop) -> Vec<&Expr> {
    let steps =
        sop.steps.iter().flat_map(|step| step.when.iter().chain(step.checks.iter().map(|check| &check.that)));
    steps.chain(sop.gates.iter().map(|gate| &gate.that)).chain(&sop.applies).collect()
}

/// What stands in an expression apart from names.
#[derive(Default)]
struct Constants {
    numbers: BTreeSet<Decimal>,
    dates: BTreeSet<Date>,
    texts: BTreeSet<String>,
}

impl Constants {
    fn of(expr: &Expr, found: &mut Self) {
        match expr {
            Expr::Given(Value::Number(number)) => drop(found.numbers.insert(*number)),
            Expr::Given(Value::Date(date)) => drop(found.dates.insert(*date)),
            Expr::Given(Value::Text(text)) => drop(found.texts.insert(text.clone())),
            _ => expr.parts().into_iter().for_each(|part| Self::of(part, found)),
        }
    }
}

/// The numbers that stand in an expression.
pub(super) fn numbers_of(expr: &Expr) -> BTreeSet<String> {
    let mut found = Constants::default();
    Constants::of(expr, &mut found);
    found.numbers.iter().map(ToString::to_string).collect()
}

/// The comparisons that an expression is made of: `and`, `or` and `not` taken apart.
pub(super) fn comparisons(expr: &Expr) -> Vec<&Expr> {
    match expr {
        Expr::And(..) | Expr::Or(..) | Expr::Not(_) => {
            expr.parts().into_iter().flat_map(comparisons).collect()
        }
        _ => vec![expr],
    }
}

/// The values of an input that are worth trying.
pub(super) fn of_input(sop: &Sop, input: &Input, today: Date) -> Vec<Value> {
    let mut near = Constants::default();
    for expr in expressions(sop).into_iter().flat_map(comparisons) {
        if expr.inputs().contains(input.id.as_str()) {
            Constants::of(expr, &mut near);
        }
    }
    let mut values: Vec<Value> = match &input.kind {
        Kind::Choice { of } => of.iter().cloned().map(Value::Text).collect(),
        Kind::Multi { of } => {
            let each = of.iter().map(|code| Value::Many(vec![code.clone()]));
            each.chain([Value::Many(of.clone())]).collect()
        }
        Kind::Bool { must_be: Some(only) } => vec![Value::Bool(*only)],
        Kind::Bool { must_be: None } => vec![Value::Bool(true), Value::Bool(false)],
        Kind::Int { min, max } | Kind::Money { min, max, .. } => {
            numbers(&near.numbers, *min, *max).into_iter().map(Value::Number).collect()
        }
        Kind::Date { min, max } => days(&near, *min, *max, today).into_iter().map(Value::Date).collect(),
        Kind::DateTime { min, max } => {
            days(&near, *min, *max, today).into_iter().map(|day| Value::Time(noon(day))).collect()
        }
        _ => near
            .texts
            .iter()
            .map(String::as_str)
            .chain(["…"])
            .map(|text| Value::Text(text.to_owned()))
            .collect(),
    };
    if input.optional {
        values.push(Value::Null);
    }
    values
}

fn noon(day: Date) -> DateTime {
    day.at(12, 0, 0, 0)
}

fn numbers(near: &BTreeSet<Decimal>, min: Option<Decimal>, max: Option<Decimal>) -> BTreeSet<Decimal> {
    let one = Decimal::whole(1);
    let mut found = BTreeSet::new();
    for number in near.iter().chain(&min).chain(&max) {
        found.insert(*number);
        found.extend([number.plus(one), number.minus(one)].into_iter().flatten());
    }
    if found.is_empty() {
        found.extend([one, Decimal::whole(2)]);
    }
    found.retain(|number| min.is_none_or(|min| *number >= min) && max.is_none_or(|max| *number <= max));
    found
}

/// Days around today and around every date that is named, as far apart as every number that is named.
fn days(near: &Constants, min: Option<Bound>, max: Option<Bound>, today: Date) -> BTreeSet<Date> {
    let at = |bound: Bound| match bound {
        Bound::Today | Bound::Now => today,
        Bound::At(time) => time.date(),
    };
    let far: Vec<i64> = near.numbers.iter().filter_map(|number| number.to_string().parse().ok()).collect();
    let mut found = BTreeSet::new();
    for day in near.dates.iter().copied().chain([today]).chain(min.map(at)).chain(max.map(at)) {
        for far in far.iter().copied().chain([0]).filter(|far| far.abs() < 4000) {
            for step in [-1, 0, 1] {
                found.extend(day.checked_add((far + step).days()));
                found.extend(day.checked_sub((far + step).days()));
            }
        }
    }
    found.retain(|day| min.is_none_or(|min| *day >= at(min)) && max.is_none_or(|max| *day <= at(max)));
    found
}

/// The values of the ticket's fields that are worth trying, by field.
pub(super) fn of_ticket(sop: &Sop) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for expr in expressions(sop).into_iter().flat_map(comparisons) {
        let mut near = Constants::default();
        Constants::of(expr, &mut near);
        for name in fields(expr) {
            let values = found.entry(name.to_owned()).or_default();
            values.extend(near.texts.iter().cloned());
            let around = near.numbers.iter().flat_map(|number| {
                let one = Decimal::whole(1);
                [Some(*number), number.plus(one), number.minus(one)]
            });
            values.extend(around.flatten().map(|number| number.to_string()));
        }
    }
    found
}

fn fields(expr: &Expr) -> Vec<&str> {
    match expr {
        Expr::Ticket(name) => vec![name],
        _ => expr.parts().into_iter().flat_map(fields).collect(),
    }
}

/// The values of an input that some expression tells from the others: `= "x"`, `!= "x"`, `in ("x", "y")`.
pub(super) fn told_apart<'a>(sop: &'a Sop, input: &str) -> Vec<&'a Expr> {
    let mut found = Vec::new();
    for expr in expressions(sop).into_iter().flat_map(comparisons) {
        match expr {
            Expr::Binary(Op::Equal | Op::Unequal, left, right) => match (&**left, &**right) {
                (Expr::Input(name), value) | (value, Expr::Input(name)) if name == input => found.push(value),
                _ => {}
            },
            Expr::OneOf(value, options) if matches!(&**value, Expr::Input(name) if name == input) => {
                found.extend(options);
            }
            _ => {}
        }
    }
    found
}
