//! Every way through a procedure, tried: which steps are ever reached, which checks and gates can ever hold, which
//! answers lead nowhere. Ways that differ only in what no later condition asks about are walked once.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;

use super::super::fault::Fault;
use super::super::sops::Read;
use super::{Lint, values};
use crate::domain::clean::Clean;
use crate::domain::sop::{Ending, Expr, Facts, Kind, Level, Moment, Sop, Truth, Value};
use crate::domain::ticket::{Fact, Priority, Status, Ticket};

/// More ways are not walked; then nothing is said of what can never be.
const WAYS_MAX: usize = 60_000;

struct Walk<'a> {
    sop: &'a Sop,
    /// Inputs that some expression names, by step, with the values worth trying.
    asked: Vec<Vec<(&'a str, Vec<Value>)>>,
    /// Inputs that a step or something behind it names.
    later: Vec<BTreeSet<&'a str>>,
    /// The places that were tried, and whether any step applies from there on.
    seen: BTreeMap<(usize, String), bool>,
    ways: usize,
    reached: Vec<bool>,
    /// Whether a check ever held, and whether it ever failed, by step and check.
    held: BTreeMap<(usize, usize), (bool, bool)>,
    passed: Vec<bool>,
    /// Answers after which some step applies.
    led: BTreeSet<(String, String)>,
}

/// Tries every way and tells what is never reached.
pub(super) fn paths(read: &Read, today: Date, out: &mut Lint) {
    let sop = &read.sop;
    let expressions = values::expressions(sop);
    let named: BTreeSet<&str> = expressions.iter().flat_map(|expr| expr.inputs()).collect();
    let asked = sop.steps.iter().map(|step| {
        let named = step.ask.iter().filter(|input| named.contains(input.id.as_str()));
        named.map(|input| (input.id.as_str(), values::of_input(sop, input, today))).collect()
    });
    let mut later: Vec<BTreeSet<&str>> = vec![sop.gates.iter().flat_map(|gate| gate.that.inputs()).collect()];
    for step in sop.steps.iter().rev() {
        let own = step.when.iter().chain(step.checks.iter().map(|check| &check.that)).flat_map(Expr::inputs);
        let behind = later.last().cloned().unwrap_or_default();
        later.push(own.chain(behind).collect());
    }
    later.reverse();
    let mut walk = Walk {
        sop,
        asked: asked.collect(),
        later,
        seen: BTreeMap::new(),
        ways: 0,
        reached: vec![false; sop.steps.len()],
        held: BTreeMap::new(),
        passed: vec![false; sop.gates.len()],
        led: BTreeSet::new(),
    };
    for ticket in tickets(sop) {
        let facts = Facts::new(&ticket, today.at(12, 0, 0, 0));
        if sop.applies.as_ref().is_none_or(|applies| facts.truth(applies) == Truth::Yes) {
            walk.go(0, &facts, &mut BTreeMap::new(), None, &ticket);
        }
    }
    if walk.ways == 0 {
        let line = line_of(read, "applies");
        out.faults.push(Fault::new(&read.file, line, "applies", "sense-applies"));
    } else if walk.ways <= WAYS_MAX {
        walk.tell(read, out);
    }
}

/// The line of an expression by its key; the first where several have it.
fn line_of(read: &Read, key: &str) -> usize {
    lines_of(read, key).first().copied().unwrap_or_default()
}

fn lines_of(read: &Read, key: &str) -> Vec<usize> {
    read.places.exprs.iter().filter(|(_, _, known, _)| known == key).map(|(_, line, ..)| *line).collect()
}

impl<'a> Walk<'a> {
    fn go<'f>(
        &mut self,
        at: usize,
        facts: &Facts<'f>,
        known: &mut BTreeMap<&'a str, Value>,
        ended: Option<&'a Ending>,
        ticket: &Ticket,
    ) -> bool
    where
        'a: 'f,
    {
        let state: Vec<String> = self.later[at].iter().map(|name| format!("{:?}", known.get(name))).collect();
        let place = (at, format!("{ended:?}{:?}{state:?}", ticket.facts));
        if let Some(more) = self.seen.get(&place) {
            return *more;
        }
        if self.ways > WAYS_MAX {
            return true;
        }
        self.ways += 1;
        let more = self.step(at, facts, known, ended, ticket);
        self.seen.insert(place, more);
        more
    }

    /// Tries a place; tells whether any step applies from there on.
    fn step<'f>(
        &mut self,
        at: usize,
        facts: &Facts<'f>,
        known: &mut BTreeMap<&'a str, Value>,
        ended: Option<&'a Ending>,
        ticket: &Ticket,
    ) -> bool
    where
        'a: 'f,
    {
        let Some(step) = self.sop.steps.get(at) else {
            let returned = ended == Some(&Ending::ReturnedToT1);
            for (gate, passed) in self.sop.gates.iter().zip(&mut self.passed) {
                if returned && gate.on == Moment::Resolve {
                    continue;
                }
                *passed |= !gate.that.clocks().is_empty() || facts.truth(&gate.that) == Truth::Yes;
            }
            return false;
        };
        let applies = match &step.when {
            _ if ended.is_some() && !step.always => false,
            None => true,
            Some(when) if !when.clocks().is_empty() => true,
            Some(when) => facts.truth(when) == Truth::Yes,
        };
        let asked = self.asked[at].clone();
        if !applies {
            let mut facts = facts.clone();
            for (name, _) in asked {
                facts.know(name, Value::Null);
                known.insert(name, Value::Null);
            }
            return self.go(at + 1, &facts, known, ended, ticket);
        }
        self.reached[at] = true;
        for choice in combinations(&asked) {
            let mut facts = facts.clone();
            for (name, value) in &choice {
                known.insert(name, value.clone());
                facts.know(name, value.clone());
            }
            for (nth, check) in step.checks.iter().enumerate() {
                let (yes, no) = self.held.entry((at, nth)).or_default();
                let timed = !check.that.clocks().is_empty();
                let holds = facts.truth(&check.that) == Truth::Yes;
                *yes |= timed || holds;
                *no |= timed || !holds;
            }
            if self.go(at + 1, &facts, known, ended.or(step.end.as_ref()), ticket) {
                self.led
                    .extend(choice.iter().map(|(name, value)| ((*name).to_owned(), format!("{value:?}"))));
            }
        }
        true
    }

    fn tell(&self, read: &Read, out: &mut Lint) {
        let fault = |line: usize, key: &str, id: &str| Fault::new(&read.file, line, key, id);
        for (at, step) in self.sop.steps.iter().enumerate() {
            if !self.reached[at] {
                let key = format!("{}.when", step.id);
                let line = lines_of(read, &key).first().or(read.places.steps.get(at)).copied();
                out.faults.push(fault(line.unwrap_or_default(), &key, "sense-step").with("step", &step.id));
            }
            let lines = lines_of(read, &format!("{}.check", step.id));
            for (nth, check) in step.checks.iter().enumerate() {
                let line = lines.get(nth).copied().unwrap_or_default();
                match self.held.get(&(at, nth)) {
                    Some((false, _)) => {
                        out.faults.push(fault(line, &step.id, "sense-check").with("say", &check.say));
                    }
                    Some((true, false)) if check.level != Level::Warn => {
                        out.notes.push(fault(line, &step.id, "sense-check-always").with("say", &check.say));
                    }
                    _ => {}
                }
            }
        }
        let lines = lines_of(read, "gate.that");
        for (nth, gate) in self.sop.gates.iter().enumerate().filter(|(nth, _)| !self.passed[*nth]) {
            let line = lines.get(nth).copied().unwrap_or_default();
            out.faults.push(fault(line, "gate.that", "sense-gate").with("say", &gate.say));
        }
        self.loose(read, out);
    }

    /// Answers of which no condition speaks although it speaks of their siblings, and after which nothing comes.
    fn loose(&self, read: &Read, out: &mut Lint) {
        for (at, step) in
            self.sop.steps.iter().enumerate().filter(|(at, step)| self.reached[*at] && step.end.is_none())
        {
            for input in &step.ask {
                let told: Vec<&Expr> = values::told_apart(self.sop, &input.id);
                let asks = |step: &crate::domain::sop::Step| {
                    step.when.as_ref().is_some_and(|when| when.inputs().contains(input.id.as_str()))
                };
                if told.is_empty() || !self.sop.steps.iter().any(asks) {
                    continue;
                }
                let values: Vec<Value> = match &input.kind {
                    Kind::Choice { of } => of.iter().cloned().map(Value::Text).collect(),
                    Kind::Bool { must_be: None } => vec![Value::Bool(true), Value::Bool(false)],
                    _ => continue,
                };
                for value in values {
                    let word = match &value {
                        Value::Text(code) => code.clone(),
                        Value::Bool(yes) => yes.to_string(),
                        _ => continue,
                    };
                    let told = told.contains(&&Expr::Given(value.clone()));
                    if !told && !self.led.contains(&(input.id.clone(), format!("{value:?}"))) {
                        let line = read.places.steps.get(at).copied().unwrap_or_default();
                        let fault = Fault::new(&read.file, line, &input.id, "sense-loose");
                        out.faults.push(fault.with("input", &input.id).with("value", word));
                    }
                }
            }
        }
    }
}

/// Every choice of one value for each input.
fn combinations<'a>(asked: &[(&'a str, Vec<Value>)]) -> Vec<Vec<(&'a str, Value)>> {
    let mut all = vec![Vec::new()];
    for (name, values) in asked {
        all = all
            .iter()
            .flat_map(|chosen: &Vec<(&'a str, Value)>| {
                values.iter().map(move |value| {
                    let mut chosen = chosen.clone();
                    chosen.push((*name, value.clone()));
                    chosen
                })
            })
            .take(WAYS_MAX)
            .collect();
    }
    all
}

/// One ticket for every combination of field values that conditions name, and one without any.
fn tickets(sop: &Sop) -> Vec<Ticket> {
    let mut all = vec![Ticket::bare("any", Timestamp::UNIX_EPOCH)];
    for (name, values) in values::of_ticket(sop) {
        let more: Vec<Ticket> = all
            .iter()
            .flat_map(|ticket| values.iter().map(|value| of_field(ticket, &name, value)).collect::<Vec<_>>())
            .collect();
        all.extend(more);
        all.truncate(400);
    }
    all
}

/// The same ticket with a value of a field.
pub(super) fn of_field(ticket: &Ticket, field: &str, value: &str) -> Ticket {
    let mut ticket = ticket.clone();
    match Fact::parse(field) {
        Some(fact) => drop(ticket.facts.insert(fact, Clean::line(value))),
        None if field == "status" => ticket.status = Status::parse(value).unwrap_or(ticket.status),
        None if field == "priority" => ticket.priority = Priority::parse(value).unwrap_or(ticket.priority),
        None if field == "channel" => ticket.channel = Some(Clean::line(value)),
        None => {
            let (id, name) = (value.to_owned(), Clean::line(value));
            ticket.queue = Some(crate::domain::ticket::Named { id, name });
        }
    }
    ticket
}
