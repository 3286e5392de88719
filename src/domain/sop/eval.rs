//! Truth in three values. An input that could still be answered is unknown, one whose step does not apply is
//! `null`: with `null` every ordering is false, `= null` is true, and `not(x = "a")` is true, so that a branch
//! that was never taken holds nothing up.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Span};

use super::decimal::Decimal;
use super::expr::{Expr, Op};
use super::timing::ClockFact;
use crate::domain::clean::Clean;
use crate::domain::ticket::{Fact, Ticket};

/// A value that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// There is none and there will be none.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(Decimal),
    /// A text, or the code of a choice.
    Text(String),
    /// Several codes.
    Many(Vec<String>),
    /// A day.
    Date(Date),
    /// A day and a time of day.
    Time(DateTime),
    /// Days, hours, minutes and seconds.
    Duration(SignedDuration),
    /// Years and months, in months.
    Months(i32),
}

/// The three values of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// It depends on these inputs, which can still be answered.
    Unknown(BTreeSet<String>),
}

/// What expressions are evaluated against, by whatever names they carry.
pub(super) trait Known<N> {
    /// The moment of asking.
    fn now(&self) -> DateTime;
    /// What is known of an input; `None` while it could still be answered.
    fn input(&self, name: &N) -> Option<&Value>;
    /// A field of the ticket.
    fn field(&self, name: &N) -> Cow<'_, Value>;
    /// What is known of a clock: [`Value::Null`] where there is none; `None` while it depends on an input.
    fn clock(&self, name: &N, fact: ClockFact) -> Option<Value>;
}

/// A ticket and what is answered, by name: triage, and whoever tries a procedure's expressions out.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    ticket: &'a Ticket,
    now: DateTime,
    inputs: BTreeMap<&'a str, Value>,
}

impl<'a> Facts<'a> {
    /// The facts of a ticket at a moment in the agent's own zone; no input is answered yet.
    #[must_use]
    pub fn new(ticket: &'a Ticket, now: DateTime) -> Self {
        Self { ticket, now, inputs: BTreeMap::new() }
    }

    /// Makes an input known: its answer, or [`Value::Null`] where its step does not apply.
    pub fn know(&mut self, input: &'a str, value: Value) {
        self.inputs.insert(input, value);
    }

    /// Whether an expression holds.
    #[must_use]
    pub fn truth(&self, expr: &Expr) -> Truth {
        match holds(self, expr) {
            Some(true) => Truth::Yes,
            Some(false) => Truth::No,
            None => {
                let mut names = BTreeSet::new();
                waits(self, expr, &mut |name| names.extend([name.clone()]), &mut |_| ());
                Truth::Unknown(names)
            }
        }
    }

    /// What an expression comes to; `None` where it depends on inputs that can still be answered.
    #[must_use]
    pub fn value(&self, expr: &Expr) -> Option<Value> {
        find(self, expr).map(Cow::into_owned)
    }

    /// A field of the ticket as expressions and triage see it; an amount is a number.
    #[must_use]
    pub fn ticket(&self, name: &str) -> Value {
        field(self.ticket, name)
    }
}

impl Known<String> for Facts<'_> {
    fn now(&self) -> DateTime {
        self.now
    }

    fn input(&self, name: &String) -> Option<&Value> {
        self.inputs.get(name.as_str())
    }

    fn field(&self, name: &String) -> Cow<'_, Value> {
        Cow::Owned(field(self.ticket, name))
    }

    fn clock(&self, _: &String, _: ClockFact) -> Option<Value> {
        Some(Value::Null)
    }
}

/// A field of a ticket as expressions see it; an amount is a number.
pub(super) fn field(ticket: &Ticket, name: &str) -> Value {
    let text = match name {
        "status" => Some(ticket.status.as_str()),
        "priority" => Some(ticket.priority.as_str()),
        "queue" => ticket.queue.as_ref().map(|queue| queue.name.as_str()),
        "channel" => ticket.channel.as_ref().map(Clean::as_str),
        _ => Fact::parse(name).and_then(|fact| ticket.fact(fact)),
    };
    match text {
        Some(text) if name == "amount" => Decimal::parse(text).map_or(Value::Null, Value::Number),
        Some(text) => Value::Text(text.to_owned()),
        None => Value::Null,
    }
}

/// Whether an expression holds; `None` where that depends on inputs that can still be answered.
pub(super) fn holds<N>(facts: &impl Known<N>, expr: &Expr<N>) -> Option<bool> {
    match expr {
        Expr::Not(inner) => holds(facts, inner).map(|holds| !holds),
        Expr::And(left, right) => joined(holds(facts, left), || holds(facts, right), false),
        Expr::Or(left, right) => joined(holds(facts, left), || holds(facts, right), true),
        Expr::Binary(op, left, right) if op.compares() => {
            compares(facts, *op, find(facts, left).as_deref(), right)
        }
        Expr::OneOf(value, options) => {
            let value = find(facts, value);
            let mut found = Some(false);
            for option in options {
                found = joined(found, || compares(facts, Op::Equal, value.as_deref(), option), true);
            }
            found
        }
        Expr::Within(value, low, high, ends) => {
            let above = if ends.low { Op::AtLeast } else { Op::More };
            let below = if ends.high { Op::AtMost } else { Op::Less };
            let value = find(facts, value);
            let holds = |op, end| compares(facts, op, value.as_deref(), end);
            joined(holds(above, low), || holds(below, high), false)
        }
        _ => find(facts, expr).map(|value| *value == Value::Bool(true)),
    }
}

/// `or` where `decides` is true, `and` where it is false: one known deciding side is enough.
fn joined(left: Option<bool>, right: impl FnOnce() -> Option<bool>, decides: bool) -> Option<bool> {
    if left == Some(decides) {
        return left;
    }
    match (left, right()) {
        (_, Some(holds)) if holds == decides => Some(decides),
        (Some(_), Some(_)) => Some(!decides),
        _ => None,
    }
}

/// Names the inputs and the clocks that an expression waits for; none where it is known.
pub(super) fn waits<'v, N>(
    facts: &impl Known<N>,
    expr: &'v Expr<N>,
    input: &mut impl FnMut(&'v N),
    clock: &mut impl FnMut(&'v N),
) {
    if find(facts, expr).is_some() {
        return;
    }
    match expr {
        Expr::Input(name) => input(name),
        Expr::Clock(name, _) => clock(name),
        _ => expr.parts().into_iter().for_each(|part| waits(facts, part, input, clock)),
    }
}

/// What an expression comes to; `None` while inputs are still to come. Which ones, [`waits`] tells: most of those who ask
/// do not want to know.
fn find<'v, N>(facts: &'v impl Known<N>, expr: &'v Expr<N>) -> Option<Cow<'v, Value>> {
    let value = match expr {
        Expr::Given(value) => return Some(Cow::Borrowed(value)),
        Expr::Ticket(name) => return Some(facts.field(name)),
        Expr::Input(name) => return facts.input(name).map(Cow::Borrowed),
        Expr::Today => Value::Date(facts.now().date()),
        Expr::Now => Value::Time(facts.now()),
        Expr::Clock(name, fact) => facts.clock(name, *fact)?,
        Expr::Days(from, to) => match (day(&*find(facts, from)?), day(&*find(facts, to)?)) {
            (Some(from), Some(to)) => Value::Number(Decimal::whole((to - from).get_days().into())),
            _ => Value::Null,
        },
        Expr::Binary(op, left, right) if !op.compares() => {
            calculated(*op, &*find(facts, left)?, &*find(facts, right)?)
        }
        Expr::Not(_)
        | Expr::And(..)
        | Expr::Or(..)
        | Expr::Binary(..)
        | Expr::OneOf(..)
        | Expr::Within(..) => Value::Bool(holds(facts, expr)?),
    };
    Some(Cow::Owned(value))
}

/// Whether two values compare so; `None` while one of them is not known.
fn compares<N>(facts: &impl Known<N>, op: Op, left: Option<&Value>, right: &Expr<N>) -> Option<bool> {
    let (left, right) = (left?, find(facts, right)?);
    Some(match op {
        Op::Equal => equal(left, &right),
        Op::Unequal => !equal(left, &right),
        _ => order(left, &right).is_some_and(|order| compare(op, order)),
    })
}

fn calculated(op: Op, left: &Value, right: &Value) -> Value {
    let (Value::Number(one), Value::Number(other)) = (left, right) else {
        return moved(op, left, right).unwrap_or(Value::Null);
    };
    let result = match op {
        Op::Plus => one.plus(*other),
        Op::Minus => one.minus(*other),
        Op::Times => one.times(*other),
        Op::Over => one.over(*other),
        Op::Power => one.power(*other),
        _ => None,
    };
    result.map_or(Value::Null, Value::Number)
}

fn compare(op: Op, order: Ordering) -> bool {
    match op {
        Op::Equal => order.is_eq(),
        Op::Unequal => order.is_ne(),
        Op::Less => order.is_lt(),
        Op::AtMost => order.is_le(),
        Op::More => order.is_gt(),
        Op::AtLeast => order.is_ge(),
        Op::Plus | Op::Minus | Op::Times | Op::Over | Op::Power => false,
    }
}

/// Sums and differences of what is no number: texts are joined, days and moments moved, lengths added.
fn moved(op: Op, left: &Value, right: &Value) -> Option<Value> {
    if !matches!(op, Op::Plus | Op::Minus) {
        return None;
    }
    let plus = op == Op::Plus;
    let span = |value: &Value| match value {
        Value::Months(months) => Some(Span::new().try_months(*months).ok()?),
        Value::Duration(length) => Span::try_from(*length).ok(),
        _ => None,
    };
    match (left, right) {
        (Value::Text(left), Value::Text(right)) if plus => Some(Value::Text(format!("{left}{right}"))),
        (Value::Duration(left), Value::Duration(right)) => {
            let sum = if plus { left.checked_add(*right) } else { left.checked_sub(*right) };
            sum.map(Value::Duration)
        }
        (Value::Months(left), Value::Months(right)) => {
            let sum = if plus { left.checked_add(*right) } else { left.checked_sub(*right) };
            sum.map(Value::Months)
        }
        (Value::Duration(_) | Value::Months(_), Value::Date(_) | Value::Time(_)) if plus => {
            moved(op, right, left)
        }
        (Value::Date(day), length) if span(length).is_some() => {
            let span = span(length)?;
            if plus { day.checked_add(span) } else { day.checked_sub(span) }.ok().map(Value::Date)
        }
        (Value::Time(time), length) if span(length).is_some() => {
            let span = span(length)?;
            if plus { time.checked_add(span) } else { time.checked_sub(span) }.ok().map(Value::Time)
        }
        (Value::Date(_) | Value::Time(_), Value::Date(_) | Value::Time(_)) if !plus => {
            Some(Value::Duration(moment(left)?.duration_since(moment(right)?)))
        }
        _ => None,
    }
}

fn moment(value: &Value) -> Option<DateTime> {
    match value {
        Value::Date(date) => Some(date.at(0, 0, 0, 0)),
        Value::Time(time) => Some(*time),
        _ => None,
    }
}

/// Several codes equal one code when it is among them; a time equals a day when it is on it.
fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Many(codes), Value::Text(code)) | (Value::Text(code), Value::Many(codes)) => {
            codes.contains(code)
        }
        (Value::Date(_), Value::Time(_)) | (Value::Time(_), Value::Date(_)) => day(left) == day(right),
        _ => left == right,
    }
}

fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => Some(left.cmp(right)),
        (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
        (Value::Time(left), Value::Time(right)) => Some(left.cmp(right)),
        (Value::Duration(left), Value::Duration(right)) => Some(left.cmp(right)),
        (Value::Months(left), Value::Months(right)) => Some(left.cmp(right)),
        _ => Some(day(left)?.cmp(&day(right)?)),
    }
}

fn day(value: &Value) -> Option<Date> {
    match value {
        Value::Date(date) => Some(*date),
        Value::Time(time) => Some(time.date()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::super::syntax::parse_expr;
    use super::*;

    fn ticket() -> Ticket {
        let text = r#"{"id":"1","key":"1","subject":"s","status":"open","priority":"high","escalated":true,
            "created":"1970-01-01T00:00:00Z","updated":"1970-01-01T00:00:00Z",
            "facts":{"product":"credit_card","amount":"5000.00"}}"#;
        let ticket: Ticket = serde_json::from_str(text).unwrap();
        assert_eq!(ticket.created, Timestamp::UNIX_EPOCH);
        ticket
    }

    /// `yes`, `no`, or `?` with what it waits for. `t` and `f` are answered, `n` does not apply, `u`, `v` are open.
    fn truth(text: &str) -> String {
        let ticket = ticket();
        let mut facts = Facts::new(&ticket, date(2026, 3, 20).at(12, 0, 0, 0));
        facts.know("t", Value::Bool(true));
        facts.know("f", Value::Bool(false));
        facts.know("n", Value::Null);
        facts.know("a", Value::Text("kept".to_owned()));
        facts.know("m", Value::Many(vec!["x".to_owned(), "y".to_owned()]));
        facts.know("d", Value::Date(date(2026, 3, 10)));
        facts.know("w", Value::Time(date(2026, 3, 12).at(9, 30, 0, 0)));
        match facts.truth(&parse_expr(text).unwrap()) {
            Truth::Yes => "yes".to_owned(),
            Truth::No => "no".to_owned(),
            Truth::Unknown(waits) => format!("? {}", waits.into_iter().collect::<Vec<_>>().join(" ")),
        }
    }

    #[test]
    fn three_values_join_by_the_table_and_say_what_they_wait_for() {
        let table = [
            ("t and t", "yes"),
            ("t and f", "no"),
            ("t and u", "? u"),
            ("f and u", "no"),
            ("u and f", "no"),
            ("u and v", "? u v"),
            ("t or u", "yes"),
            ("u or t", "yes"),
            ("f or u", "? u"),
            ("u or v", "? u v"),
            ("f or f", "no"),
            ("not(t)", "no"),
            ("not(f)", "yes"),
            ("not(u)", "? u"),
            ("not(u and f)", "yes"),
        ];
        for (text, wanted) in table {
            assert_eq!(truth(text), wanted, "{text}");
        }
    }

    #[test]
    fn an_input_that_does_not_apply_is_null_and_holds_nothing_up() {
        let table = [
            ("n = null", "yes"),
            ("n != null", "no"),
            ("n = \"kept\"", "no"),
            ("n != \"kept\"", "yes"),
            ("not(n = \"kept\")", "yes"),
            ("n < 5", "no"),
            ("n >= 5", "no"),
            ("n in (1, 2)", "no"),
            ("days(n, d) <= 90", "no"),
            ("a = null", "no"),
            ("a != null", "yes"),
            ("u = null", "? u"),
            ("u != null", "? u"),
            ("n and u", "no"),
            ("not(n)", "yes"),
        ];
        for (text, wanted) in table {
            assert_eq!(truth(text), wanted, "{text}");
        }
    }

    #[test]
    fn numbers_dates_lists_and_the_ticket_compare_as_people_mean() {
        let table = [
            ("0.1 + 0.2 = 0.3", "yes"),
            ("2 + 3 * 4 = 14", "yes"),
            ("(2 + 3) * 4 - 20 = 0", "yes"),
            ("1 / 0 = 1", "no"),
            ("-1 < 0", "yes"),
            ("ticket.amount >= 5000", "yes"),
            ("ticket.amount in [1..4999.99]", "no"),
            ("ticket.amount between 5000 and 5000", "yes"),
            ("ticket.product in (\"loan\", \"credit_card\")", "yes"),
            ("ticket.vendor = null", "yes"),
            ("ticket.priority = \"high\"", "yes"),
            ("m = \"x\"", "yes"),
            ("m in (\"z\", \"y\")", "yes"),
            ("m = \"z\"", "no"),
            ("days(d, w) = 2", "yes"),
            ("w > d", "yes"),
            ("d = date(\"2026-03-10\")", "yes"),
            ("days(d, today()) = 10", "yes"),
            ("w <= now()", "yes"),
            ("ticket.amount in [1..5000)", "no"),
            ("ticket.amount in (4999..5000]", "yes"),
            ("ticket.amount in ]5000..6000[", "no"),
            ("ticket.amount in (< 10, 5000)", "yes"),
            ("ticket.product in [\"loan\", \"credit_card\"]", "yes"),
            ("a + \"!\" = \"kept!\"", "yes"),
            ("2 ** 3 = 8 and -2 ** 2 = 4", "yes"),
            (".5 + .5 = 1", "yes"),
            ("\"say \\\"a\\\"\" != null", "yes"),
            ("d + duration(\"P10D\") = today()", "yes"),
            ("d + duration(\"P1M\") = date(\"2026-04-10\")", "yes"),
            ("w - d = duration(\"P2DT9H30M\")", "yes"),
            ("w < date and time(\"2026-03-12T09:30:01\")", "yes"),
            ("duration(\"PT36H\") > duration(\"P1D\")", "yes"),
            ("duration(\"P1Y\") = duration(\"P12M\")", "yes"),
            ("duration(\"P1Y\") < duration(\"P400D\")", "no"),
            ("d + 5 = d", "no"),
            ("a < 5", "no"),
            ("a = 5", "no"),
            ("u between 1 and 2", "? u"),
        ];
        for (text, wanted) in table {
            assert_eq!(truth(text), wanted, "{text}");
        }
    }
}
