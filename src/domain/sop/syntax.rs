//! Reading expressions: text in, tree out, or the place and the reason why not.

use jiff::SignedDuration;

use super::decimal::Decimal;
use super::eval::Value;
use super::expr::{Ends, Expr, Op, TICKET_NAMES};
use super::timing::ClockFact;
use crate::domain::say::Say;

/// Why an expression cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExprFault {
    /// Where, in bytes from the start of the expression.
    pub at: usize,
    /// Why.
    pub what: Say,
}

/// Expressions are nested at most this deep, so that a hostile file cannot exhaust the stack.
const DEEPEST: usize = 40;

/// Reads an expression.
pub fn parse_expr(text: &str) -> Result<Expr, ExprFault> {
    let tokens = tokens(text)?;
    let mut reader = Reader { tokens, next: 0, end: text.len(), depth: 0 };
    let expr = reader.either()?;
    match reader.tokens.get(reader.next) {
        None => Ok(expr),
        Some(_) => Err(reader.unexpected()),
    }
}

/// Reads a cell of a decision table as a condition on `value`: `-` and an empty cell fit everything, commas part
/// tests of which one is enough, `not(…)` turns them round.
pub fn parse_unary(text: &str, value: &Expr) -> Result<Expr, ExprFault> {
    if matches!(text.trim(), "" | "-") {
        return Ok(Expr::Given(Value::Bool(true)));
    }
    let tokens = tokens(text)?;
    let mut reader = Reader { tokens, next: 0, end: text.len(), depth: 0 };
    let expr = if reader.word("not") {
        reader.expect("(")?;
        let tests = reader.tests(value)?;
        reader.expect(")")?;
        Expr::Not(Box::new(tests))
    } else {
        reader.tests(value)?
    };
    match reader.tokens.get(reader.next) {
        None => Ok(expr),
        Some(_) => Err(reader.unexpected()),
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    Text(String),
    Number(Decimal),
    Sign(&'static str),
}

const SIGNS: [&str; 17] =
    ["!=", "<=", ">=", "..", "**", "=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ","];

fn tokens(text: &str) -> Result<Vec<(usize, Token)>, ExprFault> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let size = if first.is_whitespace() {
            first.len_utf8()
        } else if first == '"' {
            let Some((text, size)) = quoted(rest) else {
                return Err(ExprFault { at, what: Say::new("expr-open-text") });
            };
            found.push((at, Token::Text(text)));
            size
        } else if first.is_ascii_digit()
            || (first == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit()))
        {
            let whole = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let part = rest[whole..]
                .strip_prefix('.')
                .map_or(0, |part| part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len()));
            let size = if part == 0 { whole } else { whole + 1 + part };
            let digits = format!("{}{}", if whole == 0 { "0" } else { "" }, &rest[..size]);
            let number = Decimal::parse(&digits).ok_or_else(|| ExprFault {
                at,
                what: Say::new("expr-number").with("found", &rest[..size]),
            })?;
            found.push((at, Token::Number(number)));
            size
        } else if first.is_ascii_alphabetic() || first == '_' {
            let inside = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
            let end = rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
            let word = rest[..end].trim_end_matches('.');
            found.push((at, Token::Word(word.to_owned())));
            word.len()
        } else if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            found.push((at, Token::Sign(sign)));
            sign.len()
        } else {
            return Err(ExprFault { at, what: Say::new("expr-unexpected").with("found", first) });
        };
        at += size;
    }
    Ok(found)
}

/// The text of a literal in quotes and its size with them; a backslash takes the next sign as it is.
fn quoted(rest: &str) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut signs = rest.char_indices().skip(1);
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return Some((text, at + 1)),
            '\\' => text.push(signs.next()?.1),
            sign => text.push(sign),
        }
    }
    None
}

struct Reader {
    tokens: Vec<(usize, Token)>,
    next: usize,
    end: usize,
    depth: usize,
}

impl Reader {
    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |(at, _)| *at)
    }

    fn fault(&self, id: &str) -> ExprFault {
        ExprFault { at: self.at(), what: Say::new(id) }
    }

    fn unexpected(&self) -> ExprFault {
        let Some((at, token)) = self.tokens.get(self.next) else { return self.fault("expr-ends-early") };
        let found = match token {
            Token::Word(word) => word.clone(),
            Token::Text(text) => format!("\"{text}\""),
            Token::Number(number) => number.to_string(),
            Token::Sign(sign) => (*sign).to_owned(),
        };
        ExprFault { at: *at, what: Say::new("expr-unexpected").with("found", found) }
    }

    fn sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.tokens.get(self.next), Some((_, Token::Sign(known))) if *known == sign);
        self.next += usize::from(found);
        found
    }

    fn word(&mut self, word: &str) -> bool {
        let found = matches!(self.tokens.get(self.next), Some((_, Token::Word(known))) if known == word);
        self.next += usize::from(found);
        found
    }

    fn expect(&mut self, sign: &str) -> Result<(), ExprFault> {
        if self.sign(sign) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn either(&mut self) -> Result<Expr, ExprFault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault("expr-too-deep"));
        }
        let mut left = self.all()?;
        while self.word("or") {
            left = Expr::Or(Box::new(left), Box::new(self.all()?));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn all(&mut self) -> Result<Expr, ExprFault> {
        let mut left = self.comparison()?;
        while self.word("and") {
            left = Expr::And(Box::new(left), Box::new(self.comparison()?));
        }
        Ok(left)
    }

    fn comparison(&mut self) -> Result<Expr, ExprFault> {
        let left = self.sum()?;
        if let Some(op) = self.comparing() {
            return Ok(Expr::Binary(op, Box::new(left), Box::new(self.sum()?)));
        }
        if self.word("between") {
            let low = self.sum()?;
            if !self.word("and") {
                return Err(self.unexpected());
            }
            let high = Box::new(self.sum()?);
            return Ok(Expr::Within(Box::new(left), Box::new(low), high, Ends { low: true, high: true }));
        }
        if !self.word("in") {
            return Ok(left);
        }
        // One test, a list of tests in parentheses, or a list of values in brackets.
        if self.after("(", |reader| reader.interval().is_none()) {
            self.next += 1;
            let tests = self.tests(&left)?;
            self.expect(")")?;
            return Ok(tests);
        }
        self.test(&left)
    }

    fn comparing(&mut self) -> Option<Op> {
        [
            ("=", Op::Equal),
            ("!=", Op::Unequal),
            ("<=", Op::AtMost),
            ("<", Op::Less),
            (">=", Op::AtLeast),
            (">", Op::More),
        ]
        .into_iter()
        .find_map(|(sign, op)| self.sign(sign).then_some(op))
    }

    /// Whether `sign` comes next and the rest is as wished; nothing is taken.
    fn after(&mut self, sign: &str, is: impl FnOnce(&mut Self) -> bool) -> bool {
        let (next, depth) = (self.next, self.depth);
        let comes = matches!(self.tokens.get(next), Some((_, Token::Sign(known))) if *known == sign);
        let found = comes && is(self);
        (self.next, self.depth) = (next, depth);
        found
    }

    /// Unary tests with commas between: one of them is enough. Values alone are one list.
    fn tests(&mut self, value: &Expr) -> Result<Expr, ExprFault> {
        let mut tests = vec![self.test(value)?];
        while self.sign(",") {
            tests.push(self.test(value)?);
        }
        let mut options = Vec::new();
        let mut others = Vec::new();
        for test in tests {
            match test {
                Expr::Binary(Op::Equal, of, option) if *of == *value => options.push(*option),
                Expr::OneOf(of, more) if *of == *value => options.extend(more),
                other => others.push(other),
            }
        }
        let list = (!options.is_empty()).then(|| Expr::OneOf(Box::new(value.clone()), options));
        let any = list.into_iter().chain(others);
        Ok(any
            .reduce(|left, right| Expr::Or(Box::new(left), Box::new(right)))
            .unwrap_or(Expr::Given(Value::Bool(false))))
    }

    /// One unary test of a value: `>= 5`, `[1..5)`, `["a", "b"]`, or a value that it equals.
    fn test(&mut self, value: &Expr) -> Result<Expr, ExprFault> {
        let of = || Box::new(value.clone());
        if let Some(op) = self.comparing() {
            return Ok(Expr::Binary(op, of(), Box::new(self.sum()?)));
        }
        let next = self.next;
        if let Some(found) = self.interval() {
            let (low, high, ends) = found?;
            return Ok(Expr::Within(of(), Box::new(low), Box::new(high), ends));
        }
        self.next = next;
        if self.sign("[") {
            let mut options = vec![self.sum()?];
            while self.sign(",") {
                options.push(self.sum()?);
            }
            self.expect("]")?;
            return Ok(Expr::OneOf(of(), options));
        }
        Ok(Expr::Binary(Op::Equal, of(), Box::new(self.sum()?)))
    }

    /// `[low..high)` in all its forms; `None` where what comes is no range. What was taken is the caller's to give
    /// back then.
    fn interval(&mut self) -> Option<Result<(Expr, Expr, Ends), ExprFault>> {
        let low_in = if self.sign("[") {
            true
        } else if self.sign("(") || self.sign("]") {
            false
        } else {
            return None;
        };
        let low = self.sum().ok()?;
        if !self.sign("..") {
            return None;
        }
        let high = match self.sum() {
            Ok(high) => high,
            Err(fault) => return Some(Err(fault)),
        };
        let high_in = if self.sign("]") {
            true
        } else if self.sign(")") || self.sign("[") {
            false
        } else {
            return Some(Err(self.unexpected()));
        };
        Some(Ok((low, high, Ends { low: low_in, high: high_in })))
    }

    fn sum(&mut self) -> Result<Expr, ExprFault> {
        let mut left = self.product()?;
        loop {
            let op = if self.sign("+") {
                Op::Plus
            } else if self.sign("-") {
                Op::Minus
            } else {
                return Ok(left);
            };
            left = Expr::Binary(op, Box::new(left), Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Result<Expr, ExprFault> {
        let mut left = self.power()?;
        loop {
            let op = if self.sign("*") {
                Op::Times
            } else if self.sign("/") {
                Op::Over
            } else {
                return Ok(left);
            };
            left = Expr::Binary(op, Box::new(left), Box::new(self.power()?));
        }
    }

    fn power(&mut self) -> Result<Expr, ExprFault> {
        let mut left = self.atom()?;
        while self.sign("**") {
            left = Expr::Binary(Op::Power, Box::new(left), Box::new(self.atom()?));
        }
        Ok(left)
    }

    fn atom(&mut self) -> Result<Expr, ExprFault> {
        if self.sign("(") {
            let inner = self.either()?;
            self.expect(")")?;
            return Ok(inner);
        }
        if self.sign("-") {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(self.fault("expr-too-deep"));
            }
            let zero = Box::new(Expr::Given(Value::Number(Decimal::default())));
            let inner = self.atom()?;
            self.depth -= 1;
            return Ok(Expr::Binary(Op::Minus, zero, Box::new(inner)));
        }
        let Some((at, token)) = self.tokens.get(self.next).cloned() else { return Err(self.unexpected()) };
        let word = match token {
            Token::Number(number) => {
                self.next += 1;
                return Ok(Expr::Given(Value::Number(number)));
            }
            Token::Text(text) => {
                self.next += 1;
                return Ok(Expr::Given(Value::Text(text)));
            }
            Token::Word(word) => word,
            Token::Sign(_) => return Err(self.unexpected()),
        };
        if matches!(word.as_str(), "and" | "or" | "in" | "between") {
            return Err(self.unexpected());
        }
        self.next += 1;
        if word == "date" && self.word("and") {
            if !self.word("time") {
                return Err(self.unexpected());
            }
            self.expect("(")?;
            return self.call(at, "date and time");
        }
        if self.sign("(") {
            return self.call(at, &word);
        }
        match word.as_str() {
            "null" => Ok(Expr::Given(Value::Null)),
            "true" => Ok(Expr::Given(Value::Bool(true))),
            "false" => Ok(Expr::Given(Value::Bool(false))),
            _ => name(at, word),
        }
    }

    /// A text that stands for a value, such as the one of `date("2026-03-01")`.
    fn literal<T>(&mut self, fault: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, ExprFault> {
        let Some((_, Token::Text(text))) = self.tokens.get(self.next) else { return Err(self.fault(fault)) };
        let value = read(text).ok_or_else(|| self.fault(fault))?;
        self.next += 1;
        Ok(value)
    }

    fn call(&mut self, at: usize, name: &str) -> Result<Expr, ExprFault> {
        let expr = match name {
            "not" => Expr::Not(Box::new(self.either()?)),
            "today" => Expr::Today,
            "now" => Expr::Now,
            "days" => {
                let from = self.sum()?;
                self.expect(",")?;
                Expr::Days(Box::new(from), Box::new(self.sum()?))
            }
            "date" => Expr::Given(Value::Date(self.literal("expr-date", |text| text.parse().ok())?)),
            "date and time" => Expr::Given(Value::Time(self.literal("expr-time", |text| text.parse().ok())?)),
            "duration" => Expr::Given(self.literal("expr-duration", duration)?),
            _ => return Err(ExprFault { at, what: Say::new("expr-function").with("found", name) }),
        };
        self.expect(")")?;
        Ok(expr)
    }
}

/// ISO 8601 as FEEL has it: years and months, or days and smaller, never both.
fn duration(text: &str) -> Option<Value> {
    let (sign, rest) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (days, time) =
        rest.strip_prefix('P')?.split_once('T').map_or((&rest[1..], None), |(days, time)| (days, Some(time)));
    let parts = |text: &str, letters: &str| -> Option<Vec<i64>> {
        let mut found = vec![0; letters.len()];
        let (mut digits, mut from) = (String::new(), 0);
        for sign in text.chars() {
            if sign.is_ascii_digit() {
                digits.push(sign);
                continue;
            }
            let at = from + letters.get(from..)?.find(sign)?;
            *found.get_mut(at)? = digits.parse().ok().filter(|_| digits.len() <= 9)?;
            digits.clear();
            from = at + 1;
        }
        digits.is_empty().then_some(found)
    };
    if rest.len() < 3 || time == Some("") {
        return None;
    }
    if let (None, Some(found)) = (time, parts(days, "YM")) {
        return i32::try_from(sign * (found[0] * 12 + found[1])).ok().map(Value::Months);
    }
    let (days, time) = (parts(days, "D")?, parts(time.unwrap_or_default(), "HMS")?);
    let seconds = days[0] * 86_400 + time[0] * 3600 + time[1] * 60 + time[2];
    Some(Value::Duration(SignedDuration::from_secs(sign * seconds)))
}

fn name(at: usize, word: String) -> Result<Expr, ExprFault> {
    let Some((root, field)) = word.split_once('.') else { return Ok(Expr::Input(word)) };
    match root {
        "ticket" if TICKET_NAMES.contains(&field) => Ok(Expr::Ticket(field.to_owned())),
        "ticket" => {
            let known = TICKET_NAMES.join(", ");
            let what = Say::new("expr-ticket").with("found", field).with("known", known);
            Err(ExprFault { at, what })
        }
        "clock" => {
            let named = field.split_once('.').and_then(|(name, fact)| Some((name, ClockFact::parse(fact)?)));
            named.map(|(name, fact)| Expr::Clock(name.to_owned(), fact)).ok_or_else(|| {
                let known = ClockFact::NAMES.join(", ");
                ExprFault { at, what: Say::new("expr-clock").with("found", &word).with("known", known) }
            })
        }
        _ => Err(ExprFault { at, what: Say::new("expr-unexpected").with("found", word) }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::expr::Expr;
    use super::{Value, parse_expr, parse_unary};

    #[test]
    fn what_is_no_expression_is_told_with_its_place_and_its_reason() {
        let mistakes = [
            ("amount >= 5000 and", 18, "expr-ends-early"),
            ("a = \"open", 4, "expr-open-text"),
            ("a == 5", 3, "expr-unexpected"),
            ("a = 5 b", 6, "expr-unexpected"),
            ("a & b", 2, "expr-unexpected"),
            ("len(a)", 0, "expr-function"),
            ("ticket.colour = 1", 0, "expr-ticket"),
            ("clock.ruling.due", 0, "expr-clock"),
            ("clock.ruling", 0, "expr-clock"),
            ("date(\"soon\")", 5, "expr-date"),
            ("1.1234567890123 = a", 0, "expr-number"),
            ("a in [1, 2", 10, "expr-ends-early"),
            ("a in [1..2", 10, "expr-ends-early"),
            ("date and time(\"2026\")", 14, "expr-time"),
            ("duration(\"1 day\")", 9, "expr-duration"),
            ("duration(\"P1M1D\")", 9, "expr-duration"),
            ("", 0, "expr-ends-early"),
        ];
        for (text, at, id) in mistakes {
            let fault = parse_expr(text).unwrap_err();
            assert_eq!((fault.at, fault.what.id.as_str()), (at, id), "{text}");
        }
    }

    /// A list of one value in a cell is that list, in a condition a comparison.
    fn one_of(expr: Expr) -> Expr {
        match expr {
            Expr::Binary(super::Op::Equal, value, option) if matches!(*value, Expr::Input(_)) => {
                Expr::OneOf(value, vec![*option])
            }
            other => other,
        }
    }

    #[test]
    fn a_cell_of_a_table_is_the_condition_that_it_stands_for() {
        let same = [
            (">= 5000", "v >= 5000"),
            ("\"a\",\"b\"", "v in (\"a\", \"b\")"),
            ("[1..5)", "v in [1..5)"),
            ("]1..5[", "v in (1..5)"),
            ("< 1, 7, > 9", "v in (<1, 7, >9)"),
            ("not(\"a\", \"b\")", "not(v in (\"a\", \"b\"))"),
            ("-", "true"),
            ("", "true"),
            ("-5", "v = -5"),
            ("(2 + 3) * 2", "v = (2 + 3) * 2"),
        ];
        for (cell, condition) in same {
            let found = parse_unary(cell, &Expr::Input("v".to_owned()));
            assert_eq!(found, parse_expr(condition).map(one_of), "{cell}");
        }
        for bad in [">=", "a,", "[1..", "not(", "not(a", "1 2"] {
            assert!(parse_unary(bad, &Expr::Given(Value::Null)).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_hostile_depth_is_refused_and_not_a_crash() {
        let deep = format!("{}a{}", "(".repeat(5000), ")".repeat(5000));
        assert_eq!(parse_expr(&deep).unwrap_err().what.id, "expr-too-deep");
        assert!(parse_expr(&format!("{}a{}", "not(".repeat(20), ")".repeat(20))).is_ok());
    }
}
