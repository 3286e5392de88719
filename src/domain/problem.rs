//! Problems and known errors after ITIL: the cause behind several tickets, what helps until it is gone, and who mends it.
//! Folded from records on tickets, so that every desk sees the same in whichever order they arrived. Not how a record is
//! written: see [`super::act`]; not what may follow what: see `rules`.

mod field;
mod rules;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::change::Told;
use super::clean::Clean;
use super::ids::TicketId;
use super::mark::Mark;
use super::record::Record;
use super::say::Refusal;
use super::why::Why;

pub use field::Field;
pub use rules::checked;

/// Opens a problem, on the ticket that it was seen on.
pub const OPENED: &str = "problem";
/// Gives one of its fields a value.
pub const SET: &str = "problem-set";
/// Hangs the ticket on it.
pub const LINKED: &str = "problem-link";
/// Takes the ticket off it.
pub const UNLINKED: &str = "problem-unlink";
/// Says that the ticket's customer was told that it is solved.
pub const TOLD: &str = "problem-told";

/// All verbs of records about problems.
pub const VERBS: [&str; 5] = [OPENED, SET, LINKED, UNLINKED, TOLD];

/// How far a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum State {
    /// Nobody looked at it yet.
    #[default]
    New,
    /// It is found out whether it is one, and how large.
    Assess,
    /// Its cause is looked for.
    RootCauseAnalysis,
    /// The cause is known and is being mended.
    FixInProgress,
    /// It is mended.
    Resolved,
    /// Its cause is known and stays, until a day on which that is looked at again.
    RiskAccepted,
    /// It is over.
    Closed,
}

impl State {
    /// All states in their order.
    pub const ALL: [Self; 7] = [
        Self::New,
        Self::Assess,
        Self::RootCauseAnalysis,
        Self::FixInProgress,
        Self::Resolved,
        Self::RiskAccepted,
        Self::Closed,
    ];

    /// The word of a state, as in records and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Assess => "assess",
            Self::RootCauseAnalysis => "root_cause_analysis",
            Self::FixInProgress => "fix_in_progress",
            Self::Resolved => "resolved",
            Self::RiskAccepted => "risk_accepted",
            Self::Closed => "closed",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|state| state.as_str() == word.trim().to_lowercase().replace([' ', '-'], "_"))
    }

    /// Whether the cause still does harm: it is not mended, and tickets of it still come.
    #[must_use]
    pub fn is_live(self) -> bool {
        !matches!(self, Self::Resolved | Self::Closed)
    }

    /// Whether somebody works on it.
    #[must_use]
    pub fn is_worked(self) -> bool {
        self.is_live() && self != Self::RiskAccepted
    }
}

/// A ticket that hangs on a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What people call the ticket.
    pub key: Clean,
    /// Whether its customer was told that the problem is solved.
    pub told: bool,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its id, shared by all records about it.
    pub id: String,
    /// The ticket that it was opened from, on which its records stand.
    pub from: TicketId,
    /// Who opened it, where that is known.
    pub by: Option<Clean>,
    /// When it was opened.
    pub opened: Timestamp,
    /// How far it is.
    pub state: State,
    /// What happens.
    pub what: Clean,
    /// Where: product, release, site, channel.
    pub place: Clean,
    /// Since when, as far as is known.
    pub since: Clean,
    /// How many, as far as is known.
    pub extent: Clean,
    /// Root cause, a code.
    pub cause: Option<Clean>,
    /// Why, from the symptom to the cause.
    pub why: Vec<Why>,
    /// What helps meanwhile: a reply by language.
    pub workaround: BTreeMap<String, Clean>,
    /// Who has it.
    pub owner: Option<Clean>,
    /// Where the permanent fix is followed: the reference of a request, a change, a release.
    pub fix: Clean,
    /// What was decided, and why.
    pub decision: Clean,
    /// When an accepted risk is looked at again.
    pub review: Option<Date>,
    /// The tickets that hang on it.
    pub tickets: BTreeMap<TicketId, Link>,
    /// The revision at which it was last set back to a state in which it is not mended.
    pub reopened: u64,
    /// How many times it was written to, as far as is known here: a later write counts over an earlier one.
    pub revision: u64,
    /// Whether something of it is still on its way from here.
    pub waiting: bool,
}

impl Problem {
    /// Whether a ticket hangs on it.
    #[must_use]
    pub fn has(&self, ticket: &TicketId) -> bool {
        self.tickets.contains_key(ticket)
    }

    /// Whether its cause is known while it still does harm: a known error.
    #[must_use]
    pub fn is_known_error(&self) -> bool {
        self.state.is_live() && self.cause.is_some()
    }

    /// Whether the day has come on which an accepted risk is looked at again.
    #[must_use]
    pub fn is_review_due(&self, today: Date) -> bool {
        self.state == State::RiskAccepted && self.review.is_none_or(|day| day <= today)
    }

    /// What helps meanwhile, in a language or the first that it has; the language it is in.
    #[must_use]
    pub fn workaround(&self, language: &str) -> Option<(&str, &Clean)> {
        let exact = self.workaround.get_key_value(language);
        let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
        let near = || self.workaround.iter().find(|(tag, _)| base(tag) == base(language));
        exact.or_else(near).or_else(|| self.workaround.iter().next()).map(|(tag, text)| (tag.as_str(), text))
    }

    /// Whether what helps meanwhile is of use on a ticket: it hangs on the problem, or has its cause.
    #[must_use]
    pub fn helps(&self, ticket: &TicketId, causes: &[&str]) -> bool {
        let same = |code: &Clean| causes.iter().any(|known| known.eq_ignore_ascii_case(code.as_str()));
        let is_of_it = self.has(ticket) || self.cause.as_ref().is_some_and(same);
        self.state.is_live() && !self.workaround.is_empty() && is_of_it
    }

    fn set(&mut self, field: &Field, value: Clean) {
        let some = |value: Clean| Some(value).filter(|text| !text.is_empty());
        match field {
            Field::State => {
                let Some(state) = State::parse(value.as_str()) else { return };
                self.state = state;
                if state.is_live() {
                    // Who was told that it is solved is told again once it really is.
                    self.tickets.values_mut().for_each(|link| link.told = false);
                }
            }
            Field::What => self.what = value,
            Field::Where => self.place = value,
            Field::Since => self.since = value,
            Field::Extent => self.extent = value,
            Field::Cause => self.cause = some(value),
            Field::Why => self.why = Why::chain(value.as_str()),
            Field::Workaround(language) if value.is_empty() => drop(self.workaround.remove(language)),
            Field::Workaround(language) => drop(self.workaround.insert(language.clone(), value)),
            Field::Owner => self.owner = some(value),
            Field::Fix => self.fix = value,
            Field::Decision => self.decision = value,
            Field::Review => self.review = value.as_str().parse().ok(),
        }
    }

    /// What a field says, as it is written.
    #[must_use]
    pub fn value(&self, field: &Field) -> String {
        let text = |value: Option<&Clean>| value.map(ToString::to_string).unwrap_or_default();
        match field {
            Field::State => self.state.as_str().to_owned(),
            Field::What => self.what.to_string(),
            Field::Where => self.place.to_string(),
            Field::Since => self.since.to_string(),
            Field::Extent => self.extent.to_string(),
            Field::Cause => text(self.cause.as_ref()),
            Field::Why => self.why.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
            Field::Workaround(language) => text(self.workaround.get(language)),
            Field::Owner => text(self.owner.as_ref()),
            Field::Fix => self.fix.to_string(),
            Field::Decision => self.decision.to_string(),
            Field::Review => self.review.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}

/// All problems that records tell of: those that are worked on first, the oldest first among them.
#[must_use]
pub fn problems(records: &[Record]) -> Vec<Problem> {
    let mut order: Vec<&Record> =
        records.iter().filter(|one| VERBS.contains(&one.mark.verb.as_str())).collect();
    // By what its writer had seen, then by the clock, then by the id: the same on every desk. One that is still on its way
    // and the same that arrived are one.
    order.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.waiting.cmp(&b.waiting)));
    order.dedup_by(|b, a| key(a) == key(b) && a.mark.id == b.mark.id);
    let mut all: BTreeMap<&str, Problem> = BTreeMap::new();
    for one in order.iter().filter(|one| one.mark.verb == OPENED) {
        all.entry(&one.mark.id).or_insert_with(|| opened(one));
    }
    for one in order {
        let Some(problem) = all.get_mut(one.mark.id.as_str()) else { continue };
        problem.revision = problem.revision.max(revision(one));
        problem.waiting |= one.waiting;
        match one.mark.verb.as_str() {
            SET => {
                if let Some(field) = one.mark.value("field").and_then(Field::parse) {
                    problem.set(&field, value(one));
                    if field == Field::State && problem.state.is_live() {
                        problem.reopened = revision(one);
                    }
                }
            }
            LINKED => {
                problem.tickets.insert(one.ticket.clone(), Link { key: one.key.clone(), told: false });
            }
            UNLINKED => drop(problem.tickets.remove(&one.ticket)),
            TOLD => {
                if let Some(link) = problem.tickets.get_mut(&one.ticket) {
                    link.told = true;
                }
            }
            _ => {}
        }
    }
    let mut all: Vec<Problem> = all.into_values().collect();
    all.sort_by(|a, b| (rank(a.state), a.opened, &a.id).cmp(&(rank(b.state), b.opened, &b.id)));
    all
}

/// The problem that an id, or the beginning of one, names alone.
pub fn named<'a>(all: &'a [Problem], id: &str) -> Result<&'a Problem, Refusal> {
    let id = id.trim().trim_start_matches("P-");
    let mut fit = all.iter().filter(|one| !id.is_empty() && one.id.starts_with(id));
    match (fit.next(), fit.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(Refusal::new("no-problem").with("problem", id).at("problem")),
    }
}

fn rank(state: State) -> u8 {
    match state {
        state if state.is_worked() => 0,
        State::RiskAccepted => 1,
        State::Resolved => 2,
        _ => 3,
    }
}

fn opened(one: &Record) -> Problem {
    Problem {
        id: one.mark.id.clone(),
        from: one.ticket.clone(),
        by: one.by.as_ref().map(|by| by.name.clone()),
        opened: one.at,
        state: State::New,
        what: value(one),
        place: Clean::default(),
        since: Clean::default(),
        extent: Clean::default(),
        cause: one.mark.value("cause").map(Clean::line).filter(|code| !code.is_empty()),
        why: Vec::new(),
        workaround: BTreeMap::new(),
        owner: one.mark.value("owner").map(Clean::line).filter(|name| !name.is_empty()),
        fix: Clean::default(),
        decision: Clean::default(),
        review: None,
        tickets: BTreeMap::new(),
        reopened: 0,
        revision: 1,
        waiting: false,
    }
}

/// What a record says: the value of its mark, else its words behind the heading.
fn value(one: &Record) -> Clean {
    match one.mark.value("value") {
        Some(value) => Clean::line(value.trim()),
        None => Clean::text(one.text.as_str().split_once('\n').map_or("", |(_, body)| body.trim())),
    }
}

fn revision(one: &Record) -> u64 {
    revision_of(&one.mark)
}

fn revision_of(mark: &Mark) -> u64 {
    mark.value("rev").and_then(|rev| rev.parse().ok()).unwrap_or(1)
}

/// Whether a mark says that a customer was told already what `told` tells.
#[must_use]
pub fn is_told(mark: &Mark, told: &Told) -> bool {
    mark.verb == TOLD && mark.id == told.problem && revision_of(mark) > told.since
}

fn key(one: &Record) -> (u64, Timestamp, &str, &str) {
    (revision(one), one.at, one.mark.nth(), one.mark.verb.as_str())
}

#[cfg(test)]
mod tests;
