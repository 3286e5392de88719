//! What a step asks or waits for and should not, or not so: secrets of a card, a choice without a choice, the customer
//! where a team is meant; and fields of the ticket that are compared with what they never are.

use super::super::fault::{Fault, nearest};
use super::super::sops::Read;
use super::house::line_of;
use super::{Around, Lint, tongue};
use crate::domain::sop::{Expr, Kind, Op, Pattern, Value};
use crate::domain::ticket::{Priority, Status};

/// Numbers as cards have them: what a pattern must not let through.
const CARDS: [&str; 3] = ["4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111"];

/// What no procedure may ask for, as parts of an input's id.
const SECRETS: [&str; 10] =
    ["cvv", "cvc", "cvv2", "pin", "nip", "password", "senha", "contrasena", "clave", "passcode"];

/// Reports what steps should not ask.
pub(super) fn inputs(read: &Read, around: &Around<'_>, out: &mut Lint) {
    let file = &read.file;
    for (at, step) in read.sop.steps.iter().enumerate() {
        for input in &step.ask {
            let line = || line_of(read, &step.id, &format!("\"{}\"", input.id), at);
            let fault = |id: &str| Fault::new(file, line(), &input.id, id).with("input", &input.id);
            let written =
                matches!(input.kind, Kind::Text { .. } | Kind::Long { .. } | Kind::Int { .. } | Kind::Last4);
            if written && input.id.split('_').any(|part| SECRETS.contains(&part)) {
                out.faults.push(fault("sense-secret"));
            }
            match &input.kind {
                Kind::Text { pattern: Some(pattern), .. }
                    if CARDS.iter().any(|card| is_for(pattern, card)) =>
                {
                    out.faults.push(fault("sense-card-number"));
                }
                Kind::Choice { of } if of.len() == 1 => out.notes.push(fault("sense-one-option")),
                _ => {}
            }
        }
        if step.wait.as_ref().is_some_and(|wait| wait.status == Status::Pending) {
            let line = line_of(read, &step.id, "status", at);
            out.faults.push(Fault::new(file, line, "wait.status", "sense-wait-pending"));
        }
    }
    for (expr, line, key, _) in &read.places.exprs {
        fields(file, *line, key, expr, around, out);
    }
}

/// Whether a pattern is meant for such numbers: a reference of letters and digits may have their form by chance.
fn is_for(pattern: &Pattern, card: &str) -> bool {
    pattern.fits(card) && !pattern.fits(&card.replacen('4', "A", 1))
}

/// Holds fields of the ticket against the values that they can have.
fn fields(file: &str, line: usize, key: &str, expr: &Expr, around: &Around<'_>, out: &mut Lint) {
    let pairs: Vec<(&String, &Expr)> = match expr {
        Expr::Binary(Op::Equal | Op::Unequal, left, right) => match (&**left, &**right) {
            (Expr::Ticket(field), value) | (value, Expr::Ticket(field)) => vec![(field, value)],
            _ => Vec::new(),
        },
        Expr::OneOf(value, options) => match &**value {
            Expr::Ticket(field) => options.iter().map(|option| (field, option)).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    for (field, value) in pairs {
        let Expr::Given(Value::Text(word)) = value else { continue };
        let choice = |known: Vec<&str>| {
            let fault = Fault::new(file, line, key, "choice").with("value", word);
            (!known.contains(&word.as_str())).then(|| fault.with("known", known.join(", ")))
        };
        out.faults.extend(match field.as_str() {
            "status" => choice(Status::ALL.iter().map(|status| status.as_str()).collect()),
            "priority" => choice(Priority::ALL.iter().map(|priority| priority.as_str()).collect()),
            "queue" => around.queues.fault(file, line, key, word),
            "language" if !tongue::is_code(word) => {
                Some(Fault::new(file, line, key, "sense-language-code").with("value", word))
            }
            _ => around
                .slip(field, word)
                .map(|near| Fault::new(file, line, key, "near-name").with("name", word).with("near", near)),
        });
    }
    expr.parts().into_iter().for_each(|part| fields(file, line, key, part, around, out));
}

impl Around<'_> {
    /// The allowed value of a field that a word is nearly. The triage table need not know every value: one that is far
    /// from all of them is let be.
    pub(super) fn slip(&self, field: &str, word: &str) -> Option<&str> {
        let known = self.values.get(field)?.as_ref()?;
        let is_known = known.iter().any(|known| known == word);
        // `debit_card` is near `credit_card` and another thing: slips are rarely in the first letters.
        let begins = |near: &&str| near.chars().take(3).eq(word.chars().take(3));
        nearest(word, known.iter().map(String::as_str)).filter(|_| !is_known).filter(begins)
    }
}
