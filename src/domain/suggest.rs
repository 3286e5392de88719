//! Causes that a ticket may have, each with the reasons why it is offered: steps of the procedure, similar tickets, open
//! problems. A person chooses.

use super::ids::TicketId;
use super::problem::Problem;
use super::say::Say;

/// A cause that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Its code.
    pub code: String,
    /// Why it is offered, the weightiest reason first.
    pub why: Vec<Say>,
    weight: u32,
}

/// What suggestions rest on.
#[derive(Debug, Clone, Default)]
pub struct Grounds<'a> {
    /// Codes that steps of the procedure name, each with the step's title.
    pub steps: Vec<(&'a str, &'a str)>,
    /// Similar tickets with their causes, the closest first.
    pub similar: Vec<(&'a TicketId, &'a str)>,
    /// Problems that are not closed.
    pub problems: &'a [Problem],
}

/// Most causes that are offered.
const OFFERED: usize = 3;

/// What a problem weighs that the ticket hangs on, what a step weighs, what a problem of similar tickets weighs: each more
/// than any number of similar tickets.
const LINKED: u32 = 4_000;
const STEP: u32 = 2_000;
const NEAR: u32 = 1_000;

/// The causes to offer for a ticket, best first.
#[must_use]
pub fn suggest(ticket: &TicketId, grounds: &Grounds<'_>) -> Vec<Suggestion> {
    let mut all: Vec<Suggestion> = Vec::new();
    let mut add = |code: &str, weight: u32, say: Say| match all.iter_mut().find(|one| one.code == code) {
        Some(known) if known.why.contains(&say) => {}
        Some(known) => {
            known.weight += weight;
            known.why.push(say);
        }
        None => all.push(Suggestion { code: code.to_owned(), why: vec![say], weight }),
    };
    let known = || grounds.problems.iter().filter_map(|one| Some((one, one.cause.as_ref()?.as_str())));
    let named = |id: &str, one: &Problem| Say::new(id).with("problem", &one.id).with("title", &one.what);
    for (problem, code) in known().filter(|(one, _)| one.has(ticket)) {
        add(code, LINKED, named("suggest-linked", problem));
    }
    for (code, step) in &grounds.steps {
        add(code, STEP, Say::new("suggest-step").with("step", step));
    }
    for (problem, code) in known().filter(|(one, _)| !one.has(ticket)) {
        if grounds.similar.iter().any(|(id, _)| problem.has(id)) {
            add(code, NEAR, named("suggest-near", problem));
        }
    }
    let mut counted: Vec<(&str, u32)> = Vec::new();
    for (_, code) in &grounds.similar {
        match counted.iter_mut().find(|(known, _)| known == code) {
            Some((_, count)) => *count += 1,
            None => counted.push((code, 1)),
        }
    }
    let of = grounds.similar.len();
    for (code, count) in counted {
        add(code, count, Say::new("suggest-similar").with("count", count).with("of", of));
    }
    // Stable: among equals what was found first stays first.
    all.sort_by_key(|one| std::cmp::Reverse(one.weight));
    all.truncate(OFFERED);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cause_says_why_it_is_offered_and_the_weightiest_stands_first() {
        let ids: Vec<TicketId> = (0..7).map(|n| TicketId::new(n.to_string())).collect();
        let codes = ["PAY-01", "PAY-01", "INF-06", "PAY-01", "FUL-02", "PAY-01", "CUS-05"];
        let similar = ids.iter().zip(codes).collect();
        let steps = vec![("INF-06", "Ask for the name")];
        let found = suggest(&TicketId::new("99"), &Grounds { steps, similar, problems: &[] });
        let order: Vec<&str> = found.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(order, ["INF-06", "PAY-01", "FUL-02"]);
        assert_eq!(found[0].why.len(), 2, "the step and the similar ticket");
        let of: Vec<&str> = found[1].why[0].args.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(of, ["4", "7"]);
    }
}
