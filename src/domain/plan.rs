//! Action plans: what somebody does about a cause by when, what is expected of it, and how it ended. A plan is a record on a
//! ticket of its cause, so that every lead sees the same. What came of it is measured elsewhere.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::clean::Clean;
use super::ids::TicketId;
use super::mark::Mark;
use super::proposal::Effect;
use super::record::Record;
use super::ticket::Person;

/// The verb of a plan's mark.
pub const VERB: &str = "plan";
/// The verb of the mark that ends one.
pub const ENDS: &str = "plan-end";

/// How a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Work goes on.
    Open,
    /// What was to be done is done.
    Done,
    /// Nobody will do it.
    Dropped,
}

impl State {
    /// Its word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Open, Self::Done, Self::Dropped].into_iter().find(|state| state.as_str() == word)
    }
}

/// What is written down of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// The cause, a code.
    pub cause: String,
    /// The product; empty for all.
    pub product: String,
    /// The site; empty for all.
    pub site: String,
    /// Who sees to it, by name.
    pub owner: String,
    /// By when.
    pub due: Option<Timestamp>,
    /// The expected change of contacts in percent.
    pub expected: Option<i32>,
}

/// A plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Its id.
    pub id: String,
    /// The ticket that carries it.
    pub ticket: TicketId,
    /// What people call that ticket.
    pub key: Clean,
    /// What was written down.
    pub form: Form,
    /// What is to be done.
    pub what: Clean,
    /// Who made it.
    pub by: Option<Person>,
    /// When.
    pub at: Timestamp,
    /// How it stands.
    pub state: State,
    /// When it ended, and in which words.
    pub ended: Option<(Timestamp, Clean)>,
    /// Whether something of it has not reached the CRM yet.
    pub waiting: bool,
    /// What became of the contacts since it was done, once that was measured.
    pub effect: Option<Effect>,
}

impl Plan {
    /// Whether it should have been done by now.
    #[must_use]
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.state == State::Open && self.form.due.is_some_and(|due| due < now)
    }
}

/// The mark of a new plan.
#[must_use]
pub fn mark(id: &str, form: &Form) -> Mark {
    let mut mark = Mark::new(VERB, id).with("cause", &form.cause).with("owner", &form.owner);
    for (name, value) in [("product", &form.product), ("site", &form.site)] {
        if !value.is_empty() {
            mark = mark.with(name, value);
        }
    }
    if let Some(due) = form.due {
        mark = mark.at("due", due);
    }
    match form.expected {
        Some(expected) => mark.with("expected", expected),
        None => mark,
    }
}

/// The mark that ends a plan.
#[must_use]
pub fn end(plan: &str, state: State) -> Mark {
    Mark::new(ENDS, plan).with("state", state.as_str())
}

/// All plans, open ones first by when they are due, whatever the order in which their records came. The last word on how
/// one ended counts.
#[must_use]
pub fn plans(records: &[Record]) -> Vec<Plan> {
    let key = |record: &Record| (record.at, record.mark.nth().to_owned());
    let mut told: Vec<&Record> = records.iter().collect();
    told.sort_by_key(|record| key(record));
    let mut plans: BTreeMap<&str, Plan> = BTreeMap::new();
    for record in told.iter().filter(|record| record.mark.verb == VERB) {
        let value = |name: &str| record.mark.value(name).unwrap_or_default().to_owned();
        let form = Form {
            cause: value("cause"),
            product: value("product"),
            site: value("site"),
            owner: value("owner"),
            due: record.mark.time("due"),
            expected: record.mark.value("expected").and_then(|text| text.parse().ok()),
        };
        plans.entry(&record.mark.id).or_insert_with(|| Plan {
            id: record.mark.id.clone(),
            ticket: record.ticket.clone(),
            key: record.key.clone(),
            form,
            what: record.text.clone(),
            by: record.by.clone(),
            at: record.at,
            state: State::Open,
            ended: None,
            waiting: record.waiting,
            effect: None,
        });
    }
    for record in told.iter().filter(|record| record.mark.verb == ENDS) {
        let state = record.mark.value("state").and_then(State::parse);
        if let (Some(plan), Some(state)) = (plans.get_mut(record.mark.id.as_str()), state) {
            plan.state = state;
            plan.ended = (state != State::Open).then(|| (record.at, record.text.clone()));
            plan.waiting |= record.waiting;
        }
    }
    let mut all: Vec<Plan> = plans.into_values().collect();
    all.sort_by(|one, other| {
        let key = |plan: &Plan| (plan.state, plan.form.due.unwrap_or(Timestamp::MAX), plan.id.clone());
        key(one).cmp(&key(other))
    });
    all
}

/// A percentage with its sign at the beginning of a text, and the rest: `-30 % tell the limit`.
#[must_use]
pub fn expected_and_text(text: &str) -> (Option<i32>, &str) {
    let text = text.trim();
    let parsed = || {
        let (sign, rest) = match text.chars().next()? {
            '+' => (1, &text[1..]),
            '-' => (-1, &text[1..]),
            '−' => (-1, &text['−'.len_utf8()..]),
            _ => return None,
        };
        let (number, rest) = rest.split_once('%')?;
        let number: i32 = number.trim().parse().ok().filter(|number| (1..=100_000).contains(number))?;
        Some((sign * number, rest.trim_start()))
    };
    match parsed() {
        Some((expected, rest)) => (Some(expected), rest),
        None => (None, text),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn record(mark: Mark, nth: usize, text: &str) -> Record {
        Record {
            ticket: TicketId::new("1"),
            key: Clean::line("1"),
            mark: mark.with("n", format!("n{nth:04}")),
            text: Clean::line(text),
            at: Timestamp::from_second(1_700_000_000 + nth as i64 / 2).unwrap(),
            by: None,
            waiting: false,
        }
    }

    #[test]
    fn a_plan_survives_the_note_that_carries_it() {
        let form = Form {
            cause: "INF-06".to_owned(),
            product: "credit_card".to_owned(),
            site: "São Paulo".to_owned(),
            owner: "Elena Duarte".to_owned(),
            due: "2026-12-01T00:00:00Z".parse().ok(),
            expected: Some(-30),
        };
        let note = mark("p1", &form).note("Name the shop on the statement.");
        let (mark, words) = Mark::read(note.as_str()).unwrap();
        let all = plans(&[record(mark, 0, words), record(end("p1", State::Done), 2, "It is live.")]);
        assert_eq!((all[0].form.clone(), all[0].what.as_str()), (form, "Name the shop on the statement."));
        assert_eq!(all[0].ended.as_ref().map(|(_, text)| text.as_str()), Some("It is live."));
    }

    proptest! {
        #[test]
        fn plans_converge_in_whatever_order_their_records_arrive(
            kinds in proptest::collection::vec((0usize..3, 0usize..4), 0..30), turn in 0usize..30
        ) {
            let all: Vec<Record> = kinds.iter().enumerate().map(|(nth, (plan, what))| {
                let id = format!("p{plan}");
                let made = match what {
                    0 => mark(&id, &Form { owner: format!("owner {nth}"), ..Form::default() }),
                    1 => end(&id, State::Done),
                    2 => end(&id, State::Dropped),
                    _ => end(&id, State::Open),
                };
                record(made, nth, "words")
            }).collect();
            let mut turned = all.clone();
            turned.rotate_left(turn % all.len().max(1));
            prop_assert_eq!(plans(&all), plans(&turned));
            turned.reverse();
            prop_assert_eq!(plans(&all), plans(&turned));
        }
    }

    #[test]
    fn what_is_expected_is_read_before_what_is_to_be_done() {
        assert_eq!(expected_and_text(" -30 % tell the limit"), (Some(-30), "tell the limit"));
        assert_eq!(expected_and_text("−5% x"), (Some(-5), "x"));
        for text in ["tell the limit", "- first this", "-x % y", "30 % of them"] {
            assert_eq!(expected_and_text(text), (None, text));
        }
    }
}
