//! Orders that a person chose, the looks of views, and counts without a list.

use super::lists::query;
use super::*;
use crate::domain::view::Scope;
use crate::domain::view::{By, Column, Look, Sort};

#[test]
fn every_order_goes_both_ways_and_what_has_no_value_comes_last() {
    let bench = holding([
        with(ticket("b"), |it| it.due = Some(at("2026-11-22T00:00:00Z"))),
        with(ticket("a"), |it| it.due = Some(at("2026-11-21T00:00:00Z"))),
        with(ticket("none"), |it| it.due = None),
    ]);
    let keys = |by: By, down: bool| -> Vec<String> {
        let list = bench.desk(&query("", Scope::All, Order::By(Sort { by, down }))).unwrap();
        bench.rows(&list.rows).unwrap().iter().map(|row| row.key.to_string()).collect()
    };
    assert_eq!(keys(By::Due, false), ["a", "b", "none"]);
    assert_eq!(keys(By::Due, true), ["b", "a", "none"]);
    for sort in Sort::all() {
        assert_eq!(keys(sort.by, sort.down).len(), 3, "{sort}");
    }
}

#[test]
fn a_count_is_the_length_of_the_list() {
    let bench = holding([
        ticket("1"),
        with(ticket("2"), |it| it.status = Status::Solved),
        with(ticket("3"), |it| it.subject = Clean::line("Cargo doble")),
    ]);
    for scope in [Scope::Mine, Scope::Team, Scope::All] {
        for filter in ["", "status:solved", "cargo", "-cargo", "owner:none", "doble status:open"] {
            let asked = query(filter, scope, Order::Urgency);
            assert_eq!(
                bench.count(&asked).unwrap(),
                bench.desk(&asked).unwrap().rows.len(),
                "{filter} {scope:?}"
            );
        }
    }
}

#[test]
fn the_look_of_a_view_is_there_after_a_restart() {
    let bench = bench();
    let look = Look { sort: Sort { by: By::Owner, down: true }, columns: vec![Column::Key, Column::Subject] };
    bench.keep_look("work", &Look::default()).unwrap();
    bench.keep_look("work", &look).unwrap();
    let again = Store::open(bench.path()).unwrap();
    assert_eq!(again.looks().unwrap().get("work"), Some(&look));
}

#[test]
fn the_values_of_a_field_are_counted_and_the_newest_stands_first() {
    let site = |name: &str, site: &str, day: &str| {
        with(ticket(name), |it| {
            it.facts.insert(Fact::Site, Clean::line(site));
            it.tags = ["card", site].iter().map(|tag| Clean::line(tag)).collect();
            it.created = at(&format!("2026-11-{day}T00:00:00Z"));
        })
    };
    let bench = holding([site("1", "A", "01"), site("2", "B", "02"), site("3", "A", "03")]);
    let values = |field| {
        let values = bench.values(field).unwrap();
        values.into_iter().map(|(value, count)| (value.to_string(), count)).collect::<Vec<_>>()
    };
    let pair = |value: &str, count| (value.to_owned(), count);
    assert_eq!(values(crate::domain::filter::Field::Site), [pair("A", 2), pair("B", 1)]);
    assert_eq!(values(crate::domain::filter::Field::Tag), [pair("a", 2), pair("card", 3), pair("b", 1)]);
}
