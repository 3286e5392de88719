//! Walking a feed by time where the server keeps no place: ask from a stamp on, and again from the newest stamp that
//! came, so that rows that move between two pages are never stepped over. Pages are turned only inside of one stamp
//! that fills a whole page, and such a tie is left only after a pass over it found nothing new. Pure; no requests.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Most passes over one tie: rows that still come into it then are newer than it, and come later.
const PASSES: u32 = 6;

/// Where a walk stands between two pages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walk {
    /// The stamp from which is asked, seconds since 1970.
    pub from: i64,
    /// Pages turned since it was asked from there.
    #[serde(default)]
    pub page: u32,
    /// Rows of those pages.
    #[serde(default)]
    pub rows: u64,
    /// What those pages had of this stamp, in any order.
    #[serde(default)]
    pub sum: u64,
    /// The same of the pass before.
    #[serde(default)]
    pub before: Option<u64>,
    /// Passes over this stamp so far.
    #[serde(default)]
    pub passes: u32,
    /// What the last page had, in its order.
    #[serde(default)]
    pub last: Option<u64>,
    /// Whether pages are turned to the end: rows do not come in the order of their time, or the server keeps them.
    #[serde(default)]
    pub plain: bool,
}

/// A row as the walk sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// When it changed, seconds since 1970.
    pub(super) at: i64,
    /// Stands for its id and its version.
    pub(super) sum: u64,
}

/// What comes after a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Turn {
    /// The walk is at its end.
    End,
    /// It goes on there: a new question, or the next page of the same one.
    Go(Walk, Option<Value>),
    /// The server gives no more rows of one stamp, although there are more.
    Capped,
}

impl Walk {
    /// A walk from a stamp on.
    pub(super) fn new(from: i64, plain: bool) -> Self {
        Self { from, plain, ..Self::default() }
    }

    /// What comes after a page of `rows`. `next` is how the server goes on, `stamp` how it writes a time: two times
    /// that it writes alike are one to it.
    pub(super) fn turn<S: PartialEq>(
        &self,
        rows: &[Row],
        next: Option<Value>,
        cap: Option<u64>,
        stamp: impl Fn(i64) -> S,
    ) -> Turn {
        let page = rows.iter().fold(17_u64, |sum, row| sum.rotate_left(5) ^ row.sum);
        // A page beyond the last may be the last one again.
        let is_again = self.page > 0 && !rows.is_empty() && self.last == Some(page);
        let next = next.filter(|_| !is_again);
        let total = self.rows + rows.len() as u64;
        let here = stamp(self.from);
        let of_stamp = rows.iter().filter(|row| stamp(row.at) == here);
        let sum = of_stamp.fold(self.sum, |sum, row| sum.wrapping_add(row.sum));
        let turned = |next| {
            if cap.is_some_and(|cap| total >= cap) {
                return Turn::Capped;
            }
            let walk = Self { page: self.page + 1, rows: total, sum, last: Some(page), ..self.clone() };
            Turn::Go(walk, Some(next))
        };
        let is_sorted = rows.is_sorted_by_key(|row| row.at);
        if self.plain || !is_sorted {
            return match (next, turned) {
                (None, _) => Turn::End,
                (Some(next), turned) => match turned(next) {
                    Turn::Go(walk, next) => Turn::Go(Self { plain: true, ..walk }, next),
                    other => other,
                },
            };
        }
        let newest = rows.last().map_or(self.from, |row| row.at);
        let has_moved = newest > self.from && stamp(newest) != here;
        match next {
            Some(next) if !has_moved => turned(next),
            _ if self.page > 0 && self.before != Some(sum) && self.passes < PASSES => {
                let again =
                    Self { before: Some(sum), passes: self.passes + 1, ..Self::new(self.from, false) };
                Turn::Go(again, None)
            }
            Some(_) => Turn::Go(Self::new(newest, false), None),
            None => Turn::End,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;

    /// A server that pages by offset over rows that move while it is read.
    struct Server {
        rows: BTreeMap<u64, i64>,
        size: usize,
        now: i64,
        seed: u64,
    }

    impl Server {
        fn random(&mut self, below: u64) -> u64 {
            self.seed =
                self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.seed >> 33) % below
        }

        fn ask(&self, from: i64, page: usize) -> (Vec<(u64, i64)>, Option<Value>) {
            let mut rows: Vec<(u64, i64)> =
                self.rows.iter().filter(|(_, at)| **at >= from).map(|(id, at)| (*id, *at)).collect();
            rows.sort_by_key(|(id, at)| (*at, *id));
            let total = rows.len();
            let rows: Vec<_> = rows.into_iter().skip(page * self.size).take(self.size).collect();
            (rows, ((page + 1) * self.size < total).then(|| json!({"page": page + 1})))
        }

        fn touch(&mut self, count: u64) {
            for _ in 0..count {
                self.now += 1;
                let id = self.random(self.rows.len() as u64);
                let now = self.now;
                self.rows.insert(id, now);
            }
        }
    }

    fn row(id: u64, at: i64) -> Row {
        Row { at, sum: id.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ at as u64 }
    }

    /// Walks to the end; gives the rows that are not as they were when the last page was read, and the requests.
    fn walked(server: &mut Server, moving: u64) -> (usize, usize) {
        let (mut seen, mut walk, mut next, mut requests) = (BTreeMap::new(), Walk::new(0, false), None, 0);
        loop {
            let page = match &next {
                Some(next @ Value::Object(_)) => next["page"].as_u64().unwrap() as usize,
                _ => 0,
            };
            requests += 1;
            assert!(requests < 400, "the walk ends");
            let (rows, more) = server.ask(walk.from, page);
            seen.extend(rows.iter().copied());
            let then = server.rows.clone();
            server.touch(moving);
            let rows: Vec<Row> = rows.into_iter().map(|(id, at)| row(id, at)).collect();
            match walk.turn(&rows, more, None, |at| at) {
                Turn::End => {
                    return (then.iter().filter(|(id, at)| seen.get(id) != Some(at)).count(), requests);
                }
                Turn::Go(after, following) => (walk, next) = (after, following),
                Turn::Capped => panic!("no cap"),
            }
        }
    }

    #[test]
    fn no_row_is_lost_while_rows_move_and_a_tie_fills_pages() {
        for seed in 0..6 {
            for moving in [0, 1, 5, 20] {
                // 2 000 rows with stamps of their own, and 350 that one bulk edit touched.
                let rows = (0..2_350).map(|id| (id, if id < 350 { 1_000 } else { id as i64 })).collect();
                let mut server = Server { rows, size: 100, now: 10_000, seed };
                let (stale, requests) = walked(&mut server, moving);
                assert_eq!(stale, 0, "seed {seed}, {moving} a page, {requests} requests");
                assert!(requests <= 60, "seed {seed}, {moving} a page: {requests} requests");
            }
        }
    }

    #[test]
    fn a_short_or_empty_page_is_not_the_end() {
        let walk = Walk::new(5, false);
        let Turn::Go(after, next) = walk.turn(&[], Some(json!("/p2")), None, |at| at) else {
            panic!("goes on")
        };
        assert_eq!(next, Some(json!("/p2")));
        assert_eq!(after.page, 1);
    }

    #[test]
    fn a_server_that_repeats_its_last_page_for_ever_comes_to_an_end() {
        let rows = [row(1, 5), row(2, 5)];
        let (mut walk, mut requests) = (Walk::new(5, false), 0);
        while let Turn::Go(after, _) = walk.turn(&rows, Some(json!("/again")), None, |at| at) {
            walk = after;
            requests += 1;
            assert!(requests < 20);
        }
    }

    #[test]
    fn a_cap_is_reached_only_inside_of_one_stamp_and_is_told() {
        let tied: Vec<Row> = (0..10).map(|id| row(id, 5)).collect();
        let walk = Walk::new(5, false);
        assert_eq!(walk.turn(&tied, Some(json!("/2")), Some(10), |at| at), Turn::Capped);
        let apart: Vec<Row> = (0..10).map(|id| row(id, 5 + id as i64)).collect();
        assert_eq!(
            walk.turn(&apart, Some(json!("/2")), Some(10), |at| at),
            Turn::Go(Walk::new(14, false), None),
            "asked again from the newest, the cap never comes near"
        );
    }

    #[test]
    fn times_that_the_server_writes_alike_are_one() {
        let rows: Vec<Row> = (0..3).map(|id| row(id, 60 + id as i64)).collect();
        let turn = Walk::new(60, false).turn(&rows, Some(json!("/2")), None, |at| at / 60);
        assert!(matches!(turn, Turn::Go(Walk { from: 60, page: 1, .. }, Some(_))), "{turn:?}");
    }

    #[test]
    fn rows_in_no_order_are_read_page_by_page_to_the_end() {
        let rows = [row(1, 9), row(2, 5)];
        let turn = Walk::new(0, false).turn(&rows, Some(json!("/2")), None, |at| at);
        assert!(matches!(&turn, Turn::Go(walk, Some(_)) if walk.plain), "{turn:?}");
        let Turn::Go(walk, _) = turn else { panic!() };
        assert_eq!(walk.turn(&[row(3, 1)], None, None, |at| at), Turn::End);
    }
}
