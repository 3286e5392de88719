//! The order of work and its explanation: due class, in it what is due first, then priority, then repeats, then age.
//! One score carries that order; its parts say in words why a ticket stands where it stands.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::change::{Change, Committed};
use super::clock::Named;
use super::ids::PersonId;
use super::later::is_away;
use super::say::Say;
use super::sop::Sop;
use super::ticket::{Priority, Status, Ticket};

/// How a ticket stands to its due time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueClass {
    /// The due time passed while work is due from us.
    Late,
    /// It passes within the configured "soon".
    Soon,
    /// Later, or no due time.
    Later,
    /// Nothing is due from us: we wait for the customer or for another team, or it is solved.
    Paused,
}

impl DueClass {
    /// All of them, most urgent first.
    pub const ALL: [Self; 4] = [Self::Late, Self::Soon, Self::Later, Self::Paused];

    /// The class of a ticket at `now`; "soon" is a due time less than `soon` away.
    pub fn of(ticket: &Ticket, now: Timestamp, soon: SignedDuration) -> Self {
        Self::at(ticket.status, (ticket.due, ticket.promised, ticket.chase), now, soon)
    }

    /// The class from status and times alone, for a row that is not a whole ticket: when it is due, when the next thing is
    /// due that was promised, when a team is to be asked again. While somebody else is waited for, nothing is due but what
    /// was promised; and to ask again is work of ours, which is never called late.
    pub fn at(
        status: Status,
        (due, promised, chase): (Option<Timestamp>, Option<Timestamp>, Option<Timestamp>),
        now: Timestamp,
        soon: SignedDuration,
    ) -> Self {
        let class = Self::by_due(status, due, promised, now, soon);
        let asks = status.is_open() && chase.is_some_and(|at| at <= now);
        if asks { class.min(Self::Soon) } else { class }
    }

    /// The same before it is looked at whether a team is to be asked again.
    pub fn by_due(
        status: Status,
        due: Option<Timestamp>,
        promised: Option<Timestamp>,
        now: Timestamp,
        soon: SignedDuration,
    ) -> Self {
        let works = matches!(status, Status::New | Status::Open);
        if !works && (!status.is_open() || promised.is_none_or(|at| at.duration_since(now) >= soon)) {
            return Self::Paused;
        }
        match if works { due } else { promised }.map(|due| due.duration_since(now)) {
            Some(left) if left < SignedDuration::ZERO => Self::Late,
            Some(left) if left < soon => Self::Soon,
            _ => Self::Later,
        }
    }

    /// Whether the ticket is late at `now`.
    pub fn is_late(ticket: &Ticket, now: Timestamp) -> bool {
        Self::of(ticket, now, SignedDuration::ZERO) == Self::Late
    }

    /// The word used in JSON and styles.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Soon => "soon",
            Self::Later => "later",
            Self::Paused => "paused",
        }
    }

    /// Where a class begins: at its due time, in minutes. What is late counts on from there, everything else back from it.
    const fn base(self) -> i64 {
        match self {
            Self::Late => 3_000_000,
            Self::Soon => 2_000_000,
            Self::Later => 1_000_000,
            Self::Paused => 0,
        }
    }
}

/// When something is due among the tickets of its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// A team is to be asked again: as due as can be without being late.
    Now,
    /// In this minute since 1970. Within a minute, what weighs more comes first.
    Minute(i64),
    /// Without a due time, or nothing is due: what weighs more comes first.
    Never,
}

impl Turn {
    /// The turn of a due time in seconds since 1970.
    #[must_use]
    pub fn at(second: i64) -> Self {
        Self::Minute(second.div_euclid(60))
    }
}

// Each part's largest value is below the next part's unit, so the sum orders as the list of parts does.
const MINUTE_UNIT: i64 = 1_000_000_000;
const LATE_AT_MOST: i64 = 5_999_999;
const PRIORITY_UNIT: i64 = 100_000_000;
const REPEAT_UNIT: i64 = 1_000_000;
const REPEATS_AT_MOST: u32 = 99;
const MINUTES_AT_MOST: i64 = REPEAT_UNIT - 1;

/// Why a ticket stands where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urgency {
    /// Higher comes first; the sum of the parts' points.
    pub score: i64,
    /// Due class.
    pub class: DueClass,
    /// The parts, weightiest first.
    pub parts: Vec<Part>,
}

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// `due`, `priority`, `repeats` or `age`.
    pub name: String,
    /// What it adds to the score.
    pub points: i64,
    /// In words.
    pub say: Say,
}

impl Part {
    fn new(name: &str, points: i64, say: Say) -> Self {
        Self { name: name.to_owned(), points, say }
    }
}

impl Urgency {
    /// The parts that count, in words, the weightiest first: what stands behind "why here". Each decides between those that
    /// are equal in all before it.
    pub fn why(&self, say: impl Fn(&Say) -> String) -> String {
        let parts = self.parts.iter().filter(|part| part.points > 0);
        let parts = parts.map(|part| {
            let words = say(&part.say);
            let words = words.trim_end_matches('.');
            // A deadline has a name of its own, everything else goes on within the sentence.
            if part.say.id.ends_with("-legal") { words.to_owned() } else { lower(words) }
        });
        parts.collect::<Vec<String>>().join(" ▸ ")
    }

    /// What the score is made of, a line each, the weightiest first: the class, the minutes in it, then what decides between
    /// equals.
    pub fn order(&self, say: impl Fn(&Say) -> String) -> Vec<String> {
        let class = Say::new(&format!("order-class-{}", self.class.as_str()));
        let parts = self.parts.iter().map(|part| match self.minutes().filter(|_| part.name == "due") {
            None => say(&part.say),
            Some(minutes) => {
                let id =
                    if self.class == DueClass::Late { "order-minutes-late" } else { "order-minutes-left" };
                format!("{} {}", say(&part.say), say(&Say::new(id).with("count", minutes)))
            }
        });
        let lines = std::iter::once(say(&class)).chain(parts).enumerate();
        lines.map(|(nth, line)| format!("  {}. {line}", nth + 1)).collect()
    }

    /// The minutes that the score counts: past the due time of what is late, left of what is not; none where no due time
    /// counts.
    #[must_use]
    pub fn minutes(&self) -> Option<i64> {
        let due = self.parts.iter().find(|part| part.name == "due")?.points / MINUTE_UNIT;
        match self.class {
            DueClass::Paused => None,
            DueClass::Late => Some(due - self.class.base()),
            // Without a due time, or a team to be asked again.
            _ if due == 1 || due > self.class.base() => None,
            _ => Some(self.class.base() - due),
        }
    }
}

/// The same words without a capital at their beginning.
fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

impl Urgency {
    /// The same with what the procedures call a legal clock, instead of how it is stored.
    #[must_use]
    pub fn named(mut self, sops: &[Sop], language: &str) -> Self {
        for part in self.parts.iter_mut().filter(|part| part.say.id.ends_with("-legal")) {
            for (_, value) in part.say.args.iter_mut().filter(|(arg, _)| arg == "name") {
                *value = Named::title(value, sops, language).to_owned();
            }
        }
        self
    }
}

/// For how long a ticket that somebody passed over is not offered to them again: about a shift.
const PASSED: SignedDuration = SignedDuration::from_hours(8);

/// Whether the guided next may offer a ticket: it waits for us, was not put off, and `me` did not pass it over within this
/// shift.
#[must_use]
pub fn is_offered(ticket: &Ticket, journal: &[Committed], me: Option<&PersonId>, now: Timestamp) -> bool {
    let passed = |one: &Committed| {
        matches!(one.change, Change::Skip { .. })
            && me.is_none_or(|me| one.by.id == *me)
            && now.duration_since(one.at) < PASSED
    };
    let works = matches!(ticket.status, Status::New | Status::Open);
    works && !is_away(ticket, now) && !journal.iter().any(passed)
}

/// Scores a ticket and says why. `repeats` is how often this customer came back (0 = first contact).
pub fn explain(ticket: &Ticket, repeats: u32, now: Timestamp, soon: SignedDuration) -> Urgency {
    let class = DueClass::of(ticket, now, soon);
    let age = now.duration_since(ticket.created).as_secs().max(0) / 60;
    let works = matches!(ticket.status, Status::New | Status::Open);
    let by_due = DueClass::by_due(ticket.status, ticket.due, ticket.promised, now, soon);
    let next = if works { ticket.due } else { ticket.promised };
    let law = ticket.legal.as_deref().filter(|_| next == ticket.promised);
    let due = match (by_due, next) {
        (DueClass::Later | DueClass::Paused, _) if class < by_due => {
            timed("urgency-chase", ticket.chase.map_or(SignedDuration::ZERO, |at| now.duration_since(at)))
        }
        (DueClass::Late, Some(due)) => timed_by("urgency-late", law, now.duration_since(due)),
        (DueClass::Soon, Some(due)) => timed_by("urgency-soon", law, due.duration_since(now)),
        (DueClass::Paused, _) => Say::new("urgency-paused").with("status", ticket.status.as_str()),
        (_, Some(due)) => timed_by("urgency-later", law, due.duration_since(now)),
        (_, None) => Say::new("urgency-no-due"),
    };
    let turn = match (by_due, next) {
        _ if class < by_due => Turn::Now,
        (DueClass::Paused, _) | (_, None) => Turn::Never,
        (_, Some(due)) => Turn::at(due.as_second()),
    };
    let priority = Say::new("urgency-priority").with("priority", ticket.priority.as_str());
    let again = Say::new("urgency-repeats").with("count", repeats);
    let parts = vec![
        Part::new("due", due_points(class, turn, now) * MINUTE_UNIT, due),
        Part::new("priority", priority_points(ticket.priority) * PRIORITY_UNIT, priority),
        Part::new("repeats", i64::from(repeats.min(REPEATS_AT_MOST)) * REPEAT_UNIT, again),
        Part::new("age", age.min(MINUTES_AT_MOST), timed("urgency-age", SignedDuration::from_mins(age))),
    ];
    Urgency { score: parts.iter().map(|part| part.points).sum(), class, parts }
}

/// Minutes that place a turn in its class: the sooner, the more, and never as many as the next class begins with.
fn due_points(class: DueClass, turn: Turn, now: Timestamp) -> i64 {
    match turn {
        Turn::Now => class.base() + 1,
        Turn::Minute(minute) => {
            let past = now.as_second().div_euclid(60) - minute;
            let least = if class == DueClass::Late {
                class.base()
            } else {
                class.base() - DueClass::Later.base() + 2
            };
            (class.base() + past).clamp(least, LATE_AT_MOST)
        }
        Turn::Never => i64::from(class != DueClass::Paused),
    }
}

fn priority_points(priority: Priority) -> i64 {
    match priority {
        Priority::Urgent => 3,
        Priority::High => 2,
        Priority::Normal => 1,
        Priority::Low => 0,
    }
}

/// The same sentence, or the one that names the legal clock which sets the time.
fn timed_by(id: &str, law: Option<&str>, length: SignedDuration) -> Say {
    match law {
        Some(name) => timed(&format!("{id}-legal"), length).with("name", name),
        None => timed(id, length),
    }
}

/// A sentence with a length of time in its largest fitting unit: `count` and `unit` (`m`, `h`, `d`).
fn timed(id: &str, length: SignedDuration) -> Say {
    let minutes = length.as_secs().max(0) / 60;
    let (count, unit) = match minutes {
        0..60 => (minutes, "m"),
        60..2_880 => (minutes / 60, "h"),
        _ => (minutes / 1_440, "d"),
    };
    Say::new(id).with("count", count).with("unit", unit)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An open, high, late card ticket of agent 7 that came from Atento CDMX.
    pub(crate) fn ticket() -> Ticket {
        serde_json::from_value(serde_json::json!({
            "id": "48213", "key": "48213", "subject": "Cargo no reconocido en Amazon MX",
            "description": "No reconozco tres cargos.", "status": "open", "priority": "high",
            "assignee": {"id": "7", "name": "Ana Ruiz", "email": "ana@example.com"},
            "requester": {"id": "90", "name": "Laura Méndez"},
            "facts": {"product": "credit_card", "site": "Atento CDMX", "vendor": "Atento", "language": "es-MX"},
            "tags": ["vip"], "created": "2026-11-16T12:00:00Z", "updated": "2026-11-18T11:00:00Z",
            "due": "2026-11-18T11:18:00Z", "escalated": true
        }))
        .unwrap()
    }

    fn score(change: impl Fn(&mut Ticket), repeats: u32) -> i64 {
        let mut ticket = ticket();
        change(&mut ticket);
        explain(&ticket, repeats, "2026-11-18T12:00:00Z".parse().unwrap(), SignedDuration::from_hours(2))
            .score
    }

    #[test]
    fn late_comes_before_soon_before_later_before_paused() {
        let late = score(|ticket| ticket.priority = Priority::Low, 0);
        let soon = score(
            |ticket| {
                ticket.due = "2026-11-18T13:00:00Z".parse().ok();
                ticket.priority = Priority::Urgent;
            },
            99,
        );
        let later = score(|ticket| ticket.due = None, 99);
        let paused = score(|ticket| ticket.status = Status::Pending, 99);
        assert!(late > soon && soon > later && later > paused);
    }

    #[test]
    fn a_team_to_ask_again_is_work_of_ours_and_never_late() {
        let now: Timestamp = "2026-11-18T12:00:00Z".parse().unwrap();
        let hold = Ticket { status: Status::Hold, due: None, ..ticket() };
        let class = |ticket: &Ticket| DueClass::of(ticket, now, SignedDuration::from_hours(2));
        assert_eq!(
            class(&Ticket { chase: "2026-11-18T12:00:01Z".parse().ok(), ..hold.clone() }),
            DueClass::Paused
        );
        let asks = Ticket { chase: "2026-11-15T12:00:00Z".parse().ok(), ..hold };
        assert_eq!(class(&asks), DueClass::Soon);
        let why = explain(&asks, 0, now, SignedDuration::from_hours(2));
        assert_eq!(why.parts[0].say, Say::new("urgency-chase").with("count", 3).with("unit", "d"));
        assert_eq!(class(&Ticket { status: Status::Solved, ..asks.clone() }), DueClass::Paused);
        assert_eq!(
            class(&Ticket { chase: asks.chase, ..ticket() }),
            DueClass::Late,
            "what is late stays late"
        );
    }

    #[test]
    fn what_is_due_first_comes_first_in_its_class_whatever_the_priority() {
        let due = |at: &str, priority: Priority| {
            score(
                |ticket| {
                    ticket.due = at.parse().ok();
                    ticket.priority = priority;
                },
                0,
            )
        };
        for [first, next] in [
            ["2026-11-18T09:00:00Z", "2026-11-18T11:59:00Z"],
            ["2026-11-18T12:01:00Z", "2026-11-18T13:59:00Z"],
            ["2026-11-18T14:00:00Z", "2027-11-18T14:00:00Z"],
            ["2027-11-18T14:00:00Z", ""],
        ] {
            assert!(due(first, Priority::Low) > due(next, Priority::Urgent), "{first} {next}");
        }
        let same = |priority| due("2026-11-18T13:00:20Z", priority);
        assert!(
            same(Priority::High) > due("2026-11-18T13:00:00Z", Priority::Low),
            "in one minute priority decides"
        );
        assert!(same(Priority::High) > same(Priority::Normal));
        // To ask a team again is due now, and not late.
        let asks = score(
            |ticket| {
                ticket.status = Status::Hold;
                ticket.chase = "2026-11-15T12:00:00Z".parse().ok();
                ticket.priority = Priority::Low;
            },
            0,
        );
        assert!(asks > due("2026-11-18T12:00:00Z", Priority::Urgent));
        assert!(asks < due("2026-11-18T11:59:59Z", Priority::Low));
    }

    #[test]
    fn priority_outweighs_repeats_and_repeats_outweigh_age() {
        let urgent = score(|ticket| ticket.priority = Priority::Urgent, 0);
        assert!(urgent > score(|_| (), 500));
        let ancient = score(|ticket| ticket.created = Timestamp::UNIX_EPOCH, 0);
        assert!(score(|_| (), 1) > ancient && ancient > score(|_| (), 0));
    }

    #[test]
    fn a_ticket_is_offered_while_it_waits_for_us_and_was_not_passed_over_in_this_shift() {
        let now: Timestamp = "2026-11-18T20:00:00Z".parse().unwrap();
        let skipped = |hours: i64, by: &str| Committed {
            id: crate::domain::ids::ChangeId::new("1"),
            ticket: None,
            by: serde_json::from_value(serde_json::json!({"id": by, "name": "x"})).unwrap(),
            at: now.checked_sub(SignedDuration::from_hours(hours)).unwrap(),
            change: Change::Skip { reason: crate::domain::clean::Clean::line("lunch") },
        };
        let me = PersonId::new("7");
        assert!(is_offered(&ticket(), &[], Some(&me), now));
        assert!(!is_offered(&ticket(), &[skipped(7, "7")], Some(&me), now));
        assert!(is_offered(&ticket(), &[skipped(9, "7"), skipped(1, "8")], Some(&me), now));
        let away = Ticket { later: Some(Timestamp::MAX), due: None, ..ticket() };
        assert!(!is_offered(&away, &[], Some(&me), now));
        assert!(
            is_offered(&Ticket { due: ticket().due, ..away }, &[], Some(&me), now),
            "late work is never away"
        );
        let pending = Ticket { status: Status::Pending, ..ticket() };
        assert!(!is_offered(&pending, &[], Some(&me), now));
    }

    #[test]
    fn why_names_what_counts_and_nothing_else() {
        let now = "2026-11-18T12:00:00Z".parse().unwrap();
        let urgency = explain(&ticket(), 0, now, SignedDuration::from_hours(2));
        let why = urgency.why(|say| format!("{}.", say.id.replacen('u', "U", 1)));
        assert_eq!(why, "urgency-late ▸ urgency-priority ▸ urgency-age");
    }

    #[test]
    fn the_minutes_that_are_told_are_those_that_the_score_counts() {
        let now: Timestamp = "2026-11-18T12:00:00Z".parse().unwrap();
        let told = |ticket: &Ticket| explain(ticket, 0, now, SignedDuration::from_hours(2)).minutes();
        let due = |at: &str| Ticket { due: at.parse().ok(), ..ticket() };
        assert_eq!(told(&due("2026-11-18T11:18:00Z")), Some(42));
        assert_eq!(told(&due("2026-11-18T13:00:00Z")), Some(60));
        assert_eq!(told(&due("2026-11-19T12:00:00Z")), Some(1_440));
        assert_eq!(told(&Ticket { due: None, ..ticket() }), None);
        assert_eq!(told(&Ticket { status: Status::Pending, ..ticket() }), None);
        let chase = "2026-11-15T12:00:00Z".parse().ok();
        assert_eq!(told(&Ticket { status: Status::Hold, due: None, chase, ..ticket() }), None);
        let lines = explain(&due("2026-11-18T11:18:00Z"), 0, now, SignedDuration::from_hours(2))
            .order(|say| say.id.clone());
        assert_eq!(lines[..2], ["  1. order-class-late", "  2. urgency-late order-minutes-late"]);
        assert_eq!(lines.len(), 5);
    }

    #[test]
    fn the_parts_add_up_to_the_score_and_speak() {
        let urgency =
            explain(&ticket(), 2, "2026-11-18T12:00:00Z".parse().unwrap(), SignedDuration::from_hours(2));
        assert_eq!(urgency.score, urgency.parts.iter().map(|part| part.points).sum::<i64>());
        assert_eq!(urgency.class, DueClass::Late);
        assert_eq!(urgency.parts[0].say, Say::new("urgency-late").with("count", 42).with("unit", "m"));
    }
}
