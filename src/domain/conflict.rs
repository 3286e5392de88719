//! Two hands on one ticket: what clashed, what was overwritten, what stands twice, and long texts that are merged by
//! line. Not when it is found (`sync`) and not where it is kept (`store`).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::change::{Change, FieldValue, NewChange, Outgoing, Patch};
use super::clean::Clean;
use super::focus;
use super::ids::{ChangeId, TicketId};
use super::ticket::Fact;

/// A field that somebody else changed as well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// What it was when our change was made.
    pub was: FieldValue,
    /// What it is on the CRM.
    pub theirs: FieldValue,
    /// What we want.
    pub mine: FieldValue,
    /// Who gave it their value, where the CRM says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Clean>,
    /// When, where the CRM says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
}

impl Clash {
    /// The field's name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.mine.name()
    }
}

/// What a person is asked about, or told until they have seen it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Matter {
    /// Our change is held, because somebody else changed the same. Nothing was overwritten.
    Clash {
        /// The fields; none where somebody wrote on the ticket instead.
        fields: Vec<Clash>,
    },
    /// The CRM guards nothing, and our write took the place of somebody's.
    Overwrote {
        /// The fields; `theirs` is what was lost.
        fields: Vec<Clash>,
    },
    /// A write of ours stands on the ticket more than once.
    Twice {
        /// Its text.
        text: Clean,
        /// How often.
        times: u32,
    },
    /// A text that lost against another one written over the same lines; it is kept here.
    Text {
        /// What it was written for: a draft's kind, or a field.
        of: String,
        /// The text.
        text: Clean,
    },
}

impl Matter {
    /// The word of the kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Clash { .. } => "clash",
            Self::Overwrote { .. } => "overwrote",
            Self::Twice { .. } => "twice",
            Self::Text { .. } => "text",
        }
    }

    /// Whether it stands for itself: its change, if it has one, is on the CRM already.
    #[must_use]
    pub fn is_alarm(&self) -> bool {
        !matches!(self, Self::Clash { .. })
    }

    /// The fields.
    #[must_use]
    pub fn fields(&self) -> &[Clash] {
        match self {
            Self::Clash { fields } | Self::Overwrote { fields } => fields,
            Self::Twice { .. } | Self::Text { .. } => &[],
        }
    }
}

/// What becomes of one field of a clash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "take", content = "value", rename_all = "snake_case")]
pub enum Pick {
    /// Theirs stays; ours is given up.
    Theirs,
    /// Ours is sent over theirs.
    Mine,
    /// Another value is sent.
    Other(FieldValue),
}

/// A field with its pick, and the value of theirs that the person had before their eyes: only that one is replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picked {
    /// What stood on the CRM when the person decided.
    pub seen: FieldValue,
    /// What becomes of it.
    pub pick: Pick,
}

/// The changes that give what was overwritten back.
pub fn restore(fields: &[Clash], ticket: &TicketId, ids: &mut impl FnMut() -> ChangeId) -> Vec<NewChange> {
    let give_back = |clash: &Clash| NewChange {
        id: ids(),
        ticket: Some(ticket.clone()),
        change: Change::Set { value: clash.theirs.clone() },
        out: Some(Outgoing::Ticket(Patch { set: vec![clash.theirs.clone()], ..Patch::default() })),
    };
    fields.iter().map(give_back).collect()
}

/// Two texts that grew from one, brought together by line; `None` where both changed the same lines.
#[must_use]
pub fn merged(base: &str, mine: &str, theirs: &str) -> Option<String> {
    if mine == theirs || base == theirs {
        return Some(mine.to_owned());
    }
    if base == mine {
        return Some(theirs.to_owned());
    }
    // A last line without its end would differ from the same line with more below it.
    let ended = |text: &str| format!("{text}\n");
    let both = diffy::merge(&ended(base), &ended(mine), &ended(theirs)).ok()?;
    Some(both.strip_suffix('\n').unwrap_or(&both).to_owned())
}

/// How far a procedure is: `id@version` and the steps done, from `id@version done/of`.
fn progress(field: &str) -> Option<(&str, u32)> {
    let (procedure, steps) = field.split_once(' ')?;
    Some((procedure, steps.split_once('/')?.0.parse().ok()?))
}

/// The same for a field: texts of several lines are brought together, and the progress of one procedure goes as far as
/// either of two people took it. Any other value is one or the other.
#[must_use]
pub fn merged_field(clash: &Clash) -> Option<FieldValue> {
    let text = |value: &FieldValue| match value {
        FieldValue::Fact(_, text) => text.as_ref().map(|text| text.as_str().to_owned()),
        _ => None,
    };
    if let FieldValue::Fact(Fact::Focus, _) = &clash.mine {
        let [was, theirs, mine] = [&clash.was, &clash.theirs, &clash.mine].map(text);
        return Some(focus::both(was.as_deref(), theirs.as_deref(), mine.as_deref()));
    }
    let (mine, theirs) = (text(&clash.mine)?, text(&clash.theirs)?);
    let base = text(&clash.was).unwrap_or_default();
    let FieldValue::Fact(fact, _) = &clash.mine else { return None };
    if let (Fact::Sop, Some((own, done)), Some((foreign, further))) =
        (fact, progress(&mine), progress(&theirs))
        && own == foreign
    {
        return Some(if further > done { clash.theirs.clone() } else { clash.mine.clone() });
    }
    if ![&base, &mine, &theirs].iter().all(|text| text.contains('\n')) {
        return None;
    }
    Some(FieldValue::Fact(*fact, Some(Clean::text(&merged(&base, &mine, &theirs)?))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ticket::Status;

    const BASE: &str = "First\n\nSecond\n\nThird";

    #[test]
    fn lines_that_two_people_changed_apart_come_together() {
        let mine = BASE.replace("First", "First, by me");
        let theirs = BASE.replace("Third", "Third, by them\nand one more");
        let both = merged(BASE, &mine, &theirs).unwrap();
        assert_eq!(both, "First, by me\n\nSecond\n\nThird, by them\nand one more");
        assert_eq!(merged(BASE, &theirs, &mine), Some(both));
    }

    #[test]
    fn the_same_line_changed_twice_is_for_a_person() {
        assert_eq!(merged(BASE, &BASE.replace("Second", "2"), &BASE.replace("Second", "zwei")), None);
        assert_eq!(merged("", "mine", "theirs"), None);
    }

    #[test]
    fn who_changed_nothing_takes_what_the_other_wrote() {
        assert_eq!(merged(BASE, BASE, "theirs").as_deref(), Some("theirs"));
        assert_eq!(merged(BASE, "mine", BASE).as_deref(), Some("mine"));
        assert_eq!(merged(BASE, "same", "same").as_deref(), Some("same"));
    }

    #[test]
    fn a_short_value_is_never_mixed() {
        let fact = |text: &str| FieldValue::Fact(Fact::Sop, Some(Clean::text(text)));
        let clash = |was, theirs, mine| Clash { was, theirs, mine, by: None, at: None };
        assert_eq!(merged_field(&clash(fact("a"), fact("b"), fact("c"))), None);
        let status = FieldValue::Status;
        assert_eq!(
            merged_field(&clash(status(Status::Open), status(Status::Hold), status(Status::Solved))),
            None
        );
        let long = clash(fact(BASE), fact(&BASE.replace("Third", "3")), fact(&BASE.replace("First", "1")));
        assert_eq!(merged_field(&long), Some(fact("1\n\nSecond\n\n3")));
    }

    #[test]
    fn a_procedure_that_two_people_work_is_as_far_as_either_took_it() {
        let fact = |text: &str| FieldValue::Fact(Fact::Sop, Some(Clean::line(text)));
        let clash = |was, theirs, mine| Clash {
            was: fact(was),
            theirs: fact(theirs),
            mine: fact(mine),
            by: None,
            at: None,
        };
        assert_eq!(
            merged_field(&clash("card@1.0.0 1/6", "card@1.0.0 4/6", "card@1.0.0 2/6")),
            Some(fact("card@1.0.0 4/6"))
        );
        assert_eq!(
            merged_field(&clash("card@1.0.0 1/6", "card@1.0.0 2/6", "card@1.0.0 3/6")),
            Some(fact("card@1.0.0 3/6"))
        );
        assert_eq!(merged_field(&clash("card@1.0.0 1/6", "loan@2.0.0 2/6", "card@1.0.0 3/6")), None);
    }

    #[test]
    fn what_was_overwritten_is_given_back_field_by_field() {
        let theirs = FieldValue::Status(Status::Pending);
        let clash = Clash {
            was: FieldValue::Status(Status::Open),
            theirs: theirs.clone(),
            mine: FieldValue::Status(Status::Hold),
            by: None,
            at: None,
        };
        let mut ids = || ChangeId::new("1");
        let made = restore(&[clash], &TicketId::new("7"), &mut ids);
        assert_eq!(made[0].change, Change::Set { value: theirs });
    }
}
