//! Time that was spent with a ticket: kept on this desk, told with the change by which the case leaves it, once.

use jiff::SignedDuration;

use super::*;
use crate::domain::able::{Able, Place};
use crate::domain::filter::Filter;
use crate::domain::focus::Stretch;
use crate::domain::release::Releases;
use crate::domain::tally::{Dim, Measure, Span, Wanted, tally};
use crate::domain::taxonomy::Recode;
use crate::domain::ticket::{Knowledge, Verdict};
use crate::store::TallyQuery;

fn spend(bench: &Store, ticket: &str, seconds: i64) {
    let spent = SignedDuration::from_secs(seconds);
    bench.spend(&Stretch { ticket: id(ticket), spent }).unwrap();
}

fn resolve(change: &str, ticket: &str) -> NewChange {
    let mut new = solve(change, ticket);
    new.change = Change::Resolve {
        cause: "INF-06".to_owned(),
        causes_also: Vec::new(),
        knowledge: Knowledge::NotNeeded,
        verdict: Verdict::Right,
        why: Vec::new(),
        reply: None,
        override_reason: None,
        overridden: Vec::new(),
    };
    new
}

fn able(bench: &Store, facts: &[Fact]) {
    let able = Able {
        statuses: Status::ALL.to_vec(),
        places: vec![Place::Note, Place::Assignee],
        facts: facts.to_vec(),
        ..Able::default()
    };
    bench.set_able(&able).unwrap();
}

fn said(bench: &Store, ticket: &str) -> Option<String> {
    shown(bench, ticket).fact(Fact::Focus).map(str::to_owned)
}

#[test]
fn what_was_spent_goes_along_once_on_top_of_what_others_told() {
    let before = with(ticket("1"), |one| drop(one.facts.insert(Fact::Focus, Clean::line("100"))));
    let bench = holding([before, ticket("2")]);
    able(&bench, &[Fact::Cause, Fact::Focus]);
    spend(&bench, "1", 40);
    spend(&bench, "1", 20);
    spend(&bench, "9", 20);
    // A note tells nothing; the resolve tells all of it, and only it.
    bench.commit(&[note("a", "1", "x")], &ana(), now()).unwrap();
    assert_eq!(said(&bench, "1").as_deref(), Some("100"));
    bench.commit(&[resolve("b", "1")], &ana(), now()).unwrap();
    assert_eq!((said(&bench, "1").as_deref(), bench.untold(&id("1")).unwrap().as_secs()), (Some("160"), 0));
    // Taken back, it is told with the next one, with what came on top of it.
    assert!(matches!(bench.undo(&ana().id, None, now()).unwrap(), Undone::Back(_)));
    assert_eq!((said(&bench, "1").as_deref(), bench.untold(&id("1")).unwrap().as_secs()), (Some("100"), 60));
    spend(&bench, "1", 5);
    bench.commit(&[resolve("c", "1")], &ana(), now()).unwrap();
    assert_eq!(said(&bench, "1").as_deref(), Some("165"));
    // Nothing was spent: nothing is told.
    bench.commit(&[resolve("d", "2")], &ana(), now()).unwrap();
    assert_eq!(said(&bench, "2"), None);
}

#[test]
fn a_crm_without_the_field_is_told_nothing_and_the_time_stays_here() {
    let bench = holding([ticket("1")]);
    able(&bench, &[Fact::Cause]);
    spend(&bench, "1", 40);
    bench.commit(&[resolve("a", "1")], &ana(), now()).unwrap();
    assert_eq!((said(&bench, "1"), bench.untold(&id("1")).unwrap().as_secs()), (None, 40));
}

#[test]
fn causes_are_ordered_by_focus_and_tickets_without_it_are_counted_as_such() {
    let solved = |id: &str, code: &str, focus: Option<&str>| {
        with(ticket(id), |one| {
            one.status = Status::Solved;
            one.solved = Some(at("2026-11-20T12:00:00Z"));
            one.facts.insert(Fact::Cause, Clean::line(code));
            one.facts.insert(Fact::Stage, Clean::line("payment"));
            one.facts.extend(focus.map(|text| (Fact::Focus, Clean::line(text))));
        })
    };
    let bench = holding([
        solved("1", "INF-06", Some("60")),
        solved("2", "INF-06", None),
        solved("3", "PRD-02", Some("3600")),
        solved("4", "INF-06", Some("by hand")),
    ]);
    let span = Span { since: at("2026-11-01T00:00:00Z"), until: now() };
    let query = TallyQuery {
        filter: Filter::default(),
        me: None,
        now: now(),
        span,
        recode: Recode::default(),
        releases: Releases::default(),
    };
    let cells = bench.cells(&query, Dim::Cause, &[Dim::Stage]).unwrap();
    let found = tally(&cells, Wanted { of: Dim::Cause, by: &[Dim::Stage], measure: Measure::Focus, span });
    let rows: Vec<_> =
        found.rows.iter().map(|row| (row.code.as_str(), row.sum.focus, row.sum.timed)).collect();
    assert_eq!(rows, [("PRD-02", 3600, 1), ("INF-06", 60, 1)], "what is no number of seconds is not known");
    assert_eq!((found.total, found.sum.timed, found.by[&Dim::Stage][0].count), (4, 2, 4));
}
