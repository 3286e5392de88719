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
use super::timing::ClockState;
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

/// What expressions are evaluated against.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    ticket: &'a Ticket,
    now: DateTime,
    inputs: BTreeMap<&'a str, Value>,
    clocks: BTreeMap<&'a str, (ClockState, BTreeSet<String>)>,
}

/// What an expression comes to: a value, or nothing while inputs are still to come. Which ones, [`Facts::waits`] tells:
/// most of those who ask do not want to know.
enum Found<'v> {
    Known(Cow<'v, Value>),
    Unknown,
}

impl Found<'_> {
    /// Whether it holds; `None` where that depends on inputs.
    fn holds(&self) -> Option<bool> {
        match self {
            Self::Known(value) => Some(**value == Value::Bool(true)),
            Self::Unknown => None,
        }
    }
}

/// `or` where `decides` is true, `and` where it is false: one known deciding side is enough.
fn joined<'v>(left: &Found<'v>, right: impl FnOnce() -> Found<'v>, decides: bool) -> Found<'v> {
    let left = left.holds();
    if left == Some(decides) {
        return known(Value::Bool(decides));
    }
    match (left, right().holds()) {
        (_, Some(holds)) if holds == decides => known(Value::Bool(decides)),
        (Some(_), Some(_)) => known(Value::Bool(!decides)),
        _ => Found::Unknown,
    }
}

fn known<'v>(value: Value) -> Found<'v> {
    Found::Known(Cow::Owned(value))
}

/// A value of two; not known while one of them is not.
fn both<'v>(left: &Found<'v>, right: &Found<'v>, then: impl FnOnce(&Value, &Value) -> Value) -> Found<'v> {
    match (left, right) {
        (Found::Known(one), Found::Known(other)) => known(then(one, other)),
        _ => Found::Unknown,
    }
}

impl<'a> Facts<'a> {
    /// The facts of a ticket at a moment in the agent's own zone; no input is answered yet.
    #[must_use]
    pub fn new(ticket: &'a Ticket, now: DateTime) -> Self {
        Self { ticket, now, inputs: BTreeMap::new(), clocks: BTreeMap::new() }
    }

    /// The moment they are taken at.
    #[must_use]
    pub fn now(&self) -> DateTime {
        self.now
    }

    /// Makes an input known: its answer, or [`Value::Null`] where its step does not apply.
    pub fn know(&mut self, input: &'a str, value: Value) {
        self.inputs.insert(input, value);
    }

    /// What is known of an input; `None` while it could still be answered.
    #[must_use]
    pub fn input(&self, id: &str) -> Option<&Value> {
        self.inputs.get(id)
    }

    /// What is known of a clock.
    #[must_use]
    pub fn clock(&self, name: &str) -> Option<&ClockState> {
        self.clocks.get(name).map(|(state, _)| state)
    }

    /// Makes a clock known, with the inputs that it waits for.
    pub fn know_clock(&mut self, name: &'a str, state: ClockState, waits: BTreeSet<String>) {
        self.clocks.insert(name, (state, waits));
    }

    /// Whether an expression holds.
    #[must_use]
    pub fn truth(&self, expr: &Expr) -> Truth {
        match self.find(expr).holds() {
            Some(true) => Truth::Yes,
            Some(false) => Truth::No,
            None => {
                let mut waits = BTreeSet::new();
                self.waits(expr, &mut waits);
                Truth::Unknown(waits.into_iter().map(str::to_owned).collect())
            }
        }
    }

    /// What an expression comes to; `None` where it depends on inputs that can still be answered.
    #[must_use]
    pub fn value(&self, expr: &Expr) -> Option<Value> {
        match self.find(expr) {
            Found::Known(value) => Some(value.into_owned()),
            Found::Unknown => None,
        }
    }

    /// Collects the inputs that an expression waits for; none where it is known.
    fn waits<'v>(&'v self, expr: &'v Expr, waits: &mut BTreeSet<&'v str>) {
        if matches!(self.find(expr), Found::Known(_)) {
            return;
        }
        match expr {
            Expr::Input(name) => {
                waits.insert(name);
            }
            Expr::Clock(name, _) => {
                let clock = self.clocks.get(name.as_str());
                waits.extend(clock.into_iter().flat_map(|(_, waits)| waits).map(String::as_str));
            }
            _ => expr.parts().into_iter().for_each(|part| self.waits(part, waits)),
        }
    }

    /// A field of the ticket as expressions and triage see it; an amount is a number.
    #[must_use]
    pub fn ticket(&self, name: &str) -> Value {
        let text = match name {
            "status" => Some(self.ticket.status.as_str()),
            "priority" => Some(self.ticket.priority.as_str()),
            "queue" => self.ticket.queue.as_ref().map(|queue| queue.name.as_str()),
            "channel" => self.ticket.channel.as_ref().map(Clean::as_str),
            _ => Fact::parse(name).and_then(|fact| self.ticket.fact(fact)),
        };
        match text {
            Some(text) if name == "amount" => Decimal::parse(text).map_or(Value::Null, Value::Number),
            Some(text) => Value::Text(text.to_owned()),
            None => Value::Null,
        }
    }

    fn find<'v>(&'v self, expr: &'v Expr) -> Found<'v> {
        match expr {
            Expr::Given(value) => Found::Known(Cow::Borrowed(value)),
            Expr::Today => known(Value::Date(self.now.date())),
            Expr::Now => known(Value::Time(self.now)),
            Expr::Ticket(name) => known(self.ticket(name)),
            Expr::Input(name) => match self.inputs.get(name.as_str()) {
                Some(value) => Found::Known(Cow::Borrowed(value)),
                None => Found::Unknown,
            },
            Expr::Clock(name, fact) => match self.clocks.get(name.as_str()) {
                Some((state, _)) => state.fact(*fact).map_or(Found::Unknown, |fact| known(Value::Bool(fact))),
                None => known(Value::Null),
            },
            Expr::Not(inner) => match self.find(inner).holds() {
                None => Found::Unknown,
                Some(holds) => known(Value::Bool(!holds)),
            },
            Expr::And(left, right) => joined(&self.find(left), || self.find(right), false),
            Expr::Or(left, right) => joined(&self.find(left), || self.find(right), true),
            Expr::Binary(op, left, right) => self.compared(*op, &self.find(left), right),
            Expr::Days(from, to) => {
                both(&self.find(from), &self.find(to), |from, to| match (day(from), day(to)) {
                    (Some(from), Some(to)) => Value::Number(Decimal::whole((to - from).get_days().into())),
                    _ => Value::Null,
                })
            }
            Expr::OneOf(value, options) => {
                let value = self.find(value);
                options.iter().fold(known(Value::Bool(false)), |found, option| {
                    joined(&found, || self.compared(Op::Equal, &value, option), true)
                })
            }
            Expr::Within(value, low, high, ends) => {
                let above = if ends.low { Op::AtLeast } else { Op::More };
                let below = if ends.high { Op::AtMost } else { Op::Less };
                let value = self.find(value);
                joined(&self.compared(above, &value, low), || self.compared(below, &value, high), false)
            }
        }
    }

    fn compared<'v>(&'v self, op: Op, left: &Found<'v>, right: &'v Expr) -> Found<'v> {
        both(left, &self.find(right), |left, right| binary(op, left, right))
    }
}

fn binary(op: Op, left: &Value, right: &Value) -> Value {
    if let (Value::Number(left), Value::Number(right)) = (left, right) {
        let result = match op {
            Op::Plus => left.plus(*right),
            Op::Minus => left.minus(*right),
            Op::Times => left.times(*right),
            Op::Over => left.over(*right),
            Op::Power => left.power(*right),
            _ => return Value::Bool(compare(op, left.cmp(right))),
        };
        return result.map_or(Value::Null, Value::Number);
    }
    match op {
        Op::Plus | Op::Minus => moved(op, left, right).unwrap_or(Value::Null),
        Op::Times | Op::Over | Op::Power => Value::Null,
        Op::Equal => Value::Bool(equal(left, right)),
        Op::Unequal => Value::Bool(!equal(left, right)),
        _ => Value::Bool(order(left, right).is_some_and(|order| compare(op, order))),
    }
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
