//! Truth in three values. An input that could still be answered is unknown, one whose step does not apply is
//! `null`: with `null` every ordering is false, `= null` is true, and `not(x = "a")` is true, so that a branch
//! that was never taken holds nothing up.

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

enum Found {
    Known(Value),
    Unknown(BTreeSet<String>),
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

    /// Makes a clock known, with the inputs that it waits for.
    pub fn know_clock(&mut self, name: &'a str, state: ClockState, waits: BTreeSet<String>) {
        self.clocks.insert(name, (state, waits));
    }

    /// Whether an expression holds.
    #[must_use]
    pub fn truth(&self, expr: &Expr) -> Truth {
        match self.find(expr) {
            Found::Known(Value::Bool(true)) => Truth::Yes,
            Found::Known(_) => Truth::No,
            Found::Unknown(waits) => Truth::Unknown(waits),
        }
    }

    /// What an expression comes to; `None` where it depends on inputs that can still be answered.
    #[must_use]
    pub fn value(&self, expr: &Expr) -> Option<Value> {
        match self.find(expr) {
            Found::Known(value) => Some(value),
            Found::Unknown(_) => None,
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

    fn find(&self, expr: &Expr) -> Found {
        match expr {
            Expr::Null => Found::Known(Value::Null),
            Expr::Bool(value) => Found::Known(Value::Bool(*value)),
            Expr::Number(value) => Found::Known(Value::Number(*value)),
            Expr::Text(text) => Found::Known(Value::Text(text.clone())),
            Expr::Date(date) => Found::Known(Value::Date(*date)),
            Expr::Time(time) => Found::Known(Value::Time(*time)),
            Expr::Duration(length) => Found::Known(Value::Duration(*length)),
            Expr::Months(months) => Found::Known(Value::Months(*months)),
            Expr::Today => Found::Known(Value::Date(self.now.date())),
            Expr::Now => Found::Known(Value::Time(self.now)),
            Expr::Ticket(name) => Found::Known(self.ticket(name)),
            Expr::Input(name) => match self.inputs.get(name.as_str()) {
                Some(value) => Found::Known(value.clone()),
                None => Found::Unknown(BTreeSet::from([name.clone()])),
            },
            Expr::Clock(name, fact) => match self.clocks.get(name.as_str()) {
                Some((state, waits)) => state
                    .fact(*fact)
                    .map_or_else(|| Found::Unknown(waits.clone()), |fact| Found::Known(Value::Bool(fact))),
                None => Found::Known(Value::Null),
            },
            Expr::Not(inner) => match self.truth(inner) {
                Truth::Yes => Found::Known(Value::Bool(false)),
                Truth::No => Found::Known(Value::Bool(true)),
                Truth::Unknown(waits) => Found::Unknown(waits),
            },
            Expr::And(left, right) => self.joined(left, right, false),
            Expr::Or(left, right) => self.joined(left, right, true),
            Expr::Binary(op, left, right) => self.both(left, right, |left, right| binary(*op, left, right)),
            Expr::Days(from, to) => self.both(from, to, |from, to| match (day(from), day(to)) {
                (Some(from), Some(to)) => Value::Number(Decimal::whole((to - from).get_days().into())),
                _ => Value::Null,
            }),
            Expr::OneOf(value, options) => options
                .iter()
                .map(|option| Expr::Binary(Op::Equal, value.clone(), Box::new(option.clone())))
                .reduce(|left, right| Expr::Or(Box::new(left), Box::new(right)))
                .map_or(Found::Known(Value::Bool(false)), |any| self.find(&any)),
            Expr::Within(value, low, high, ends) => {
                let (above, below) = (
                    if ends.low { Op::AtLeast } else { Op::More },
                    if ends.high { Op::AtMost } else { Op::Less },
                );
                let low = Expr::Binary(above, value.clone(), low.clone());
                let high = Expr::Binary(below, value.clone(), high.clone());
                self.joined(&low, &high, false)
            }
        }
    }

    /// `or` where `decides` is true, `and` where it is false: one known deciding side is enough.
    fn joined(&self, left: &Expr, right: &Expr, decides: bool) -> Found {
        let enough = if decides { Truth::Yes } else { Truth::No };
        let (left, right) = (self.truth(left), self.truth(right));
        if left == enough || right == enough {
            return Found::Known(Value::Bool(decides));
        }
        match (left, right) {
            (Truth::Unknown(left), Truth::Unknown(right)) => Found::Unknown(&left | &right),
            (Truth::Unknown(waits), _) | (_, Truth::Unknown(waits)) => Found::Unknown(waits),
            _ => Found::Known(Value::Bool(!decides)),
        }
    }

    fn both(&self, left: &Expr, right: &Expr, then: impl FnOnce(&Value, &Value) -> Value) -> Found {
        match (self.find(left), self.find(right)) {
            (Found::Known(left), Found::Known(right)) => Found::Known(then(&left, &right)),
            (Found::Unknown(left), Found::Unknown(right)) => Found::Unknown(&left | &right),
            (Found::Unknown(waits), _) | (_, Found::Unknown(waits)) => Found::Unknown(waits),
        }
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
