//! The order of a list is the order of the score that explains it.

use jiff::SignedDuration;
use proptest::prelude::*;

use super::lists::query;
use super::*;
use crate::domain::ticket::Priority;
use crate::domain::urgency::explain;
use crate::domain::view::Scope;

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn tickets_stand_in_the_order_of_their_scores(
        drawn in proptest::collection::vec((0usize..4, 0usize..4, -9i64..9, 0u8..5, any::<bool>()), 2..14)
    ) {
        let tickets = drawn.iter().enumerate().map(|(nth, (status, priority, due, customer, has_due))| {
            with(ticket(&format!("{nth}")), |it| {
                it.status = Status::ALL[*status];
                it.priority = Priority::ALL[*priority];
                it.due = has_due.then(|| now() + SignedDuration::from_mins(due * 40 + 1));
                it.created = now() - SignedDuration::from_mins(60 * (nth as i64 + 1));
                it.requester = ticket(&format!("of-{customer}")).requester;
            })
        });
        let bench = holding(tickets);
        let query = query("", Scope::Mine, Order::Urgency);
        let rows = bench.desk(&query).unwrap().rows;
        let mut scores = Vec::new();
        for id in bench.ids(&rows).unwrap() {
            let view = bench.ticket(&id).unwrap().unwrap();
            scores.push(explain(&view.shown, view.repeats, query.now, query.soon).score);
        }
        prop_assert!(scores.len() == drawn.len());
        prop_assert!(scores.is_sorted_by(|one, next| one >= next), "{scores:?}");
    }
}
