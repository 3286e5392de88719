//! The papers of a procedure: an approval that came before what it approves, days that cannot have come yet, words of the
//! skeleton that nobody replaced.

use jiff::civil::Date;

use super::super::fault::Fault;
use super::super::sops::Read;
use super::Lint;
use super::house::front_line;
use crate::domain::sop::{Sop, Stage};

/// Years after which a review is no review.
const REVIEW_YEARS: i16 = 3;

/// What `sop new` writes for a person to replace.
const SKELETON: [&str; 3] = ["your-team", "your-name", "Name of the procedure"];

/// Reports what the papers of a procedure cannot mean.
pub(super) fn papers(read: &Read, today: Date, out: &mut Lint) {
    let (file, sop) = (&read.file, &read.sop);
    let fault = |key: &str, id: &str| Fault::new(file, front_line(read, key), key, id);
    if sop.owner.trim().is_empty() {
        out.faults.push(fault("owner", "sense-nameless"));
    }
    if sop.stage == Stage::Active {
        let by = sop.history.first().map(|entry| entry.by.as_str()).unwrap_or_default();
        for (key, word) in [("owner", sop.owner.as_str()), ("by", by), ("", &read.page.title)] {
            if SKELETON.contains(&word) {
                out.faults.push(fault(key, "sense-skeleton").with("value", word));
            }
        }
        if let Some(day) = sop.effective.filter(|day| *day > today) {
            out.notes.push(fault("effective", "sense-not-yet").with("day", day));
        }
    }
    if let (Some((_, approved)), Some(change)) = (&sop.approved, sop.history.first())
        && *approved < change.on
        && !words_alone(sop)
    {
        let fault = fault("approved", "sense-approved-old").with("version", &sop.version);
        out.faults.push(fault.with("day", change.on));
    }
    let approved = sop.approved.as_ref().map(|(_, day)| ("approved", *day));
    let changed = sop.history.first().map(|entry| ("[[change]]", entry.on));
    for (key, day) in approved.into_iter().chain(changed).filter(|(_, day)| *day > today) {
        let line = front_line(read, key);
        let key = key.trim_matches(['[', ']']);
        out.notes.push(Fault::new(file, line, key, "sense-future-day").with("day", day));
    }
    if let Some(day) = sop.review_by.filter(|day| day.year() > today.year() + REVIEW_YEARS) {
        out.notes.push(fault("review_by", "sense-review-far").with("day", day));
    }
}

/// Whether the newest version changed words alone: nobody has to approve those.
fn words_alone(sop: &Sop) -> bool {
    let of = |version: &str| {
        let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or_default());
        (parts.next(), parts.next())
    };
    let newest = sop.history.iter().map(|entry| of(&entry.version)).take(2).collect::<Vec<_>>();
    matches!(newest.as_slice(), [one, other] if one == other)
}
