//! Reading expressions: text in, tree out, or the place and the reason why not.

use jiff::civil::Date;

use super::decimal::Decimal;
use super::expr::{Expr, Op, TICKET_NAMES};
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

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    Text(String),
    Number(Decimal),
    Sign(&'static str),
}

const SIGNS: [&str; 16] =
    ["!=", "<=", ">=", "..", "=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ","];

fn tokens(text: &str) -> Result<Vec<(usize, Token)>, ExprFault> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let size = if first.is_whitespace() {
            first.len_utf8()
        } else if first == '"' {
            let Some(end) = rest[1..].find('"') else {
                return Err(ExprFault { at, what: Say::new("expr-open-text") });
            };
            found.push((at, Token::Text(rest[1..=end].to_owned())));
            end + 2
        } else if first.is_ascii_digit() {
            let whole = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let part = rest[whole..]
                .strip_prefix('.')
                .map_or(0, |part| part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len()));
            let size = if part == 0 { whole } else { whole + 1 + part };
            let number = Decimal::parse(&rest[..size]).ok_or_else(|| ExprFault {
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
        for (sign, op) in [
            ("=", Op::Equal),
            ("!=", Op::Unequal),
            ("<=", Op::AtMost),
            ("<", Op::Less),
            (">=", Op::AtLeast),
            (">", Op::More),
        ] {
            if self.sign(sign) {
                return Ok(Expr::Binary(op, Box::new(left), Box::new(self.sum()?)));
            }
        }
        if self.word("between") {
            let low = self.sum()?;
            if !self.word("and") {
                return Err(self.unexpected());
            }
            return Ok(Expr::Within(Box::new(left), Box::new(low), Box::new(self.sum()?)));
        }
        if !self.word("in") {
            return Ok(left);
        }
        if self.sign("[") {
            let low = self.sum()?;
            self.expect("..")?;
            let high = self.sum()?;
            self.expect("]")?;
            return Ok(Expr::Within(Box::new(left), Box::new(low), Box::new(high)));
        }
        self.expect("(")?;
        let mut options = vec![self.sum()?];
        while self.sign(",") {
            options.push(self.sum()?);
        }
        self.expect(")")?;
        Ok(Expr::OneOf(Box::new(left), options))
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
        let mut left = self.atom()?;
        loop {
            let op = if self.sign("*") {
                Op::Times
            } else if self.sign("/") {
                Op::Over
            } else {
                return Ok(left);
            };
            left = Expr::Binary(op, Box::new(left), Box::new(self.atom()?));
        }
    }

    fn atom(&mut self) -> Result<Expr, ExprFault> {
        if self.sign("(") {
            let inner = self.either()?;
            self.expect(")")?;
            return Ok(inner);
        }
        if self.sign("-") {
            let zero = Box::new(Expr::Number(Decimal::default()));
            return match self.tokens.get(self.next) {
                Some((_, Token::Number(_))) => Ok(Expr::Binary(Op::Minus, zero, Box::new(self.atom()?))),
                _ => Err(self.unexpected()),
            };
        }
        let Some((at, token)) = self.tokens.get(self.next).cloned() else { return Err(self.unexpected()) };
        let word = match token {
            Token::Number(number) => {
                self.next += 1;
                return Ok(Expr::Number(number));
            }
            Token::Text(text) => {
                self.next += 1;
                return Ok(Expr::Text(text));
            }
            Token::Word(word) => word,
            Token::Sign(_) => return Err(self.unexpected()),
        };
        if matches!(word.as_str(), "and" | "or" | "in" | "between") {
            return Err(self.unexpected());
        }
        self.next += 1;
        if self.sign("(") {
            return self.call(at, &word);
        }
        match word.as_str() {
            "null" => Ok(Expr::Null),
            "true" => Ok(Expr::Bool(true)),
            "false" => Ok(Expr::Bool(false)),
            _ => name(at, word),
        }
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
            "date" => match self.tokens.get(self.next) {
                Some((_, Token::Text(text))) => {
                    let date: Date = text.parse().map_err(|_| self.fault("expr-date"))?;
                    self.next += 1;
                    Expr::Date(date)
                }
                _ => return Err(self.fault("expr-date")),
            },
            _ => return Err(ExprFault { at, what: Say::new("expr-function").with("found", name) }),
        };
        self.expect(")")?;
        Ok(expr)
    }
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
        "clock" => Err(ExprFault { at, what: Say::new("expr-clock") }),
        _ => Err(ExprFault { at, what: Say::new("expr-unexpected").with("found", word) }),
    }
}

#[cfg(test)]
mod tests {
    use super::parse_expr;

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
            ("clock.ruling.running", 0, "expr-clock"),
            ("date(\"soon\")", 5, "expr-date"),
            ("1.1234567 = a", 0, "expr-number"),
            ("a in [1, 2]", 7, "expr-unexpected"),
            ("", 0, "expr-ends-early"),
        ];
        for (text, at, id) in mistakes {
            let fault = parse_expr(text).unwrap_err();
            assert_eq!((fault.at, fault.what.id.as_str()), (at, id), "{text}");
        }
    }

    #[test]
    fn a_hostile_depth_is_refused_and_not_a_crash() {
        let deep = format!("{}a{}", "(".repeat(5000), ")".repeat(5000));
        assert_eq!(parse_expr(&deep).unwrap_err().what.id, "expr-too-deep");
        assert!(parse_expr(&format!("{}a{}", "not(".repeat(20), ")".repeat(20))).is_ok());
    }
}
