//! Focus time: how long a case was in front of somebody who was at the keys. Counted from key to key, cut where no key came
//! for [`IDLE`]. Where it is kept is the store's; that it travels as a field of the ticket is decided here.

use jiff::{SignedDuration, Timestamp};

use super::change::{Change, FieldValue};
use super::clean::Clean;
use super::ids::TicketId;
use super::ticket::Fact;

/// How long after a key somebody still counts as being there.
pub const IDLE: SignedDuration = SignedDuration::from_mins(2);

/// How much gathers before it is worth a write, where nothing else asks for one.
const WORTH: SignedDuration = SignedDuration::from_secs(30);

/// The most that a field may say of one case; what says more is no time of this kind.
const MOST: f64 = 10_000_000.0;

/// Time that somebody spent with a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The case.
    pub ticket: TicketId,
    /// How long.
    pub spent: SignedDuration,
}

/// What is in front of whoever sits here, and since when.
#[derive(Debug, Clone, Default)]
pub struct Focus {
    on: Option<TicketId>,
    last: Option<Timestamp>,
    gathered: SignedDuration,
}

impl Focus {
    /// A key was pressed, and now this case is in front, or none. The time since the key before belongs to the case that was
    /// in front until now. What comes back is to be kept; `all` asks for what is not worth a write yet as well.
    pub fn key(&mut self, on: Option<&TicketId>, now: Timestamp, all: bool) -> Option<Stretch> {
        if let (Some(_), Some(last)) = (&self.on, self.last) {
            // A clock that was set back is no time.
            self.gathered += now.duration_since(last).clamp(SignedDuration::ZERO, IDLE);
        }
        self.last = Some(now);
        let stays = self.on.as_ref() == on;
        if stays && !all && self.gathered < WORTH {
            return None;
        }
        let before = if stays { self.on.clone() } else { std::mem::replace(&mut self.on, on.cloned()) };
        let spent = std::mem::take(&mut self.gathered);
        before.filter(|_| spent > SignedDuration::ZERO).map(|ticket| Stretch { ticket, spent })
    }
}

/// Whether a change is one by which a case leaves whoever worked on it: what was spent goes along with it.
#[must_use]
pub fn is_told_with(change: &Change) -> bool {
    match change {
        Change::Resolve { .. } | Change::Return { .. } => true,
        Change::Set { value } => matches!(value, FieldValue::Assignee(_) | FieldValue::Queue(_)),
        _ => false,
    }
}

/// The field with what it says so far and what was spent on top of it; none where that is no whole second.
#[must_use]
pub fn told(field: Option<&str>, spent: SignedDuration) -> Option<FieldValue> {
    let more = u64::try_from(spent.as_secs()).ok().filter(|more| *more > 0)?;
    let before = field.and_then(seconds).unwrap_or_default();
    Some(value(before + more))
}

/// What two desks told at once: both.
#[must_use]
pub fn both(was: Option<&str>, theirs: Option<&str>, mine: Option<&str>) -> FieldValue {
    let of = |text: Option<&str>| text.and_then(seconds).unwrap_or_default();
    value(of(theirs) + of(mine).saturating_sub(of(was)))
}

/// The whole seconds of the field; none where it is no number of them.
#[must_use]
pub fn seconds(field: &str) -> Option<u64> {
    let number: f64 = field.trim().parse().ok()?;
    ((0.0..=MOST).contains(&number)).then_some(number as u64)
}

fn value(seconds: u64) -> FieldValue {
    FieldValue::Fact(Fact::Focus, Some(Clean::line(&seconds.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + second).unwrap()
    }

    fn secs(stretch: Option<Stretch>) -> Option<(String, i64)> {
        stretch.map(|stretch| (stretch.ticket.to_string(), stretch.spent.as_secs()))
    }

    #[test]
    fn time_is_counted_from_key_to_key_and_cut_where_nobody_is_there() {
        let (a, b) = (TicketId::new("a"), TicketId::new("b"));
        let mut focus = Focus::default();
        assert_eq!(focus.key(None, at(0), false), None);
        assert_eq!(focus.key(Some(&a), at(50), false), None, "the list is no case");
        assert_eq!(focus.key(Some(&a), at(60), false), None, "too little to be worth a write");
        assert_eq!(secs(focus.key(Some(&a), at(90), false)), Some(("a".into(), 40)));
        // Lunch counts as two minutes, and a clock that was set back as nothing.
        assert_eq!(secs(focus.key(Some(&a), at(4000), false)), Some(("a".into(), 120)));
        assert_eq!(focus.key(Some(&a), at(3000), false), None);
        // What is not worth a write yet is kept where the case changes, or where it is asked for.
        assert_eq!(secs(focus.key(Some(&b), at(3007), false)), Some(("a".into(), 7)));
        assert_eq!(secs(focus.key(Some(&b), at(3008), true)), Some(("b".into(), 1)));
        assert_eq!(secs(focus.key(None, at(3010), false)), Some(("b".into(), 2)));
        assert_eq!(focus.key(None, at(9000), true), None);
    }

    #[test]
    fn what_two_desks_told_adds_up_and_what_is_no_time_counts_as_none() {
        let said = |value: FieldValue| match value {
            FieldValue::Fact(Fact::Focus, Some(text)) => text.to_string(),
            other => panic!("{other:?}"),
        };
        assert_eq!(said(told(Some("60"), SignedDuration::from_millis(30_900)).unwrap()), "90");
        assert_eq!(told(Some("60"), SignedDuration::from_millis(900)), None);
        assert_eq!(said(both(Some("60"), Some("100"), Some("90"))), "130");
        assert_eq!(said(both(None, Some("100"), Some("30"))), "130");
        assert_eq!(
            [seconds("754.0"), seconds("-1"), seconds("1e99"), seconds("12 min")],
            [Some(754), None, None, None]
        );
    }
}
