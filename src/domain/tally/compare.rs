//! One value of a dimension beside all others: how often a cause is found there, as counted and at the same mix of
//! cases, with as many comparisons in mind as there are values.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Cell, Dim};
use crate::domain::clean::Clean;
use crate::domain::stats::{Rate, Stratum, Than, adjust, discoveries};

/// At most this share of the differences that are told may be false.
const FALSE: f64 = 0.05;

/// A value beside all others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// The value; empty where the field is.
    pub value: Clean,
    /// Tickets of the cause among its tickets.
    pub here: Rate,
    /// The same among all other tickets.
    pub rest: Rate,
    /// Both rates at the mix of both together, where there are enough of both.
    pub adjusted: Option<(f64, f64)>,
    /// Whether the mix turns the comparison round.
    pub flips: bool,
    /// What can be told: both by the interval of the difference and among all values that were compared.
    pub than: Than,
}

/// What is said of a value beside all others, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// What the rates say, and the same mix of cases does not take it back.
    Than(Than),
    /// As counted they differ; at the same mix of cases little of it is left, or it is the other way round.
    Mix,
}

/// So much of a difference has to be left at the same mix of cases, else the mix is what makes it.
const LEFT: f64 = 0.5;

impl Told {
    /// Its word, as in ids of messages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Than(than) => than.as_str(),
            Self::Mix => "mix",
        }
    }
}

impl Compared {
    /// What can be said in a word. Where the rates are shown at the same mix of cases as well, it is about these: nobody
    /// reads “higher” beside two rates that are as good as the same.
    #[must_use]
    pub fn told(&self) -> Told {
        let Some((here, there)) = self.adjusted.filter(|_| self.than != Than::CannotTell) else {
            return Told::Than(self.than);
        };
        let counted = self.here.share() - self.rest.share();
        let left = (here - there) * counted.signum();
        if self.flips || left <= LEFT * counted.abs() { Told::Mix } else { Told::Than(self.than) }
    }
}

/// What the mix is made of where a cause is compared by `dim`.
pub fn stratum(dim: Dim) -> Dim {
    if dim == Dim::Product { Dim::Reason } else { Dim::Product }
}

/// Compares a cause over the values of the first dimension of the cells' split, at the mix of the second.
pub fn compare(cells: &[Cell], cause: &str) -> Vec<Compared> {
    let mut kinds: BTreeMap<(Clean, Clean), Rate> = BTreeMap::new();
    let mut of_kind: BTreeMap<Clean, Rate> = BTreeMap::new();
    let mut all = Rate::default();
    for cell in cells {
        let value = |nth: usize| cell.split.get(nth).cloned().flatten().unwrap_or_default();
        let hits = cell.of.as_ref().is_some_and(|code| code.as_str() == cause);
        let k = if hits { cell.sum.count } else { 0 };
        for rate in
            [kinds.entry((value(0), value(1))).or_default(), of_kind.entry(value(1)).or_default(), &mut all]
        {
            *rate = Rate { k: rate.k + k, n: rate.n + cell.sum.count };
        }
    }
    let mut values: BTreeMap<Clean, (Rate, Vec<Stratum>)> = BTreeMap::new();
    for ((value, kind), here) in kinds {
        let whole = of_kind[&kind];
        let entry = values.entry(value).or_default();
        entry.0 = Rate { k: entry.0.k + here.k, n: entry.0.n + here.n };
        entry.1.push(Stratum { here, there: Rate { k: whole.k - here.k, n: whole.n - here.n } });
    }
    let mut found: Vec<Compared> = values
        .into_iter()
        .map(|(value, (here, mut strata))| {
            let rest = Rate { k: all.k - here.k, n: all.n - here.n };
            // Kinds that only the others have count in their rate as it is shown, and cannot be compared.
            let common = strata
                .iter()
                .fold(Rate::default(), |sum, one| Rate { k: sum.k + one.there.k, n: sum.n + one.there.n });
            let there = Rate { k: rest.k - common.k, n: rest.n - common.n };
            strata.push(Stratum { here: Rate::default(), there });
            let adjusted = adjust(&strata).filter(|_| here.is_enough() && rest.is_enough());
            Compared {
                value,
                here,
                rest,
                adjusted: adjusted.map(|found| found.adjusted),
                flips: adjusted.is_some_and(|found| found.flips()),
                than: here.than(rest),
            }
        })
        .collect();
    let enough = |one: &&Compared| one.here.is_enough() && one.rest.is_enough();
    let p: Vec<f64> = found.iter().filter(enough).map(|one| one.here.p(one.rest)).collect();
    let mut told = discoveries(&p, p.len(), FALSE).into_iter();
    for one in &mut found {
        if enough(&&*one) && !told.next().unwrap_or(false) {
            one.than = Than::CannotTell;
        }
    }
    found.sort_by_key(|one| (std::cmp::Reverse(one.here.k), std::cmp::Reverse(one.here.n)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tally::Sum;

    fn cell(cause: &str, vendor: &str, product: &str, count: u64) -> Cell {
        let text = |text: &str| Some(Clean::line(text));
        let sum = Sum { count, ..Sum::default() };
        Cell { of: text(cause), split: vec![text(vendor), text(product)], week: 0, sum, times: Vec::new() }
    }

    #[test]
    fn a_mix_of_cases_that_turns_the_comparison_round_is_told() {
        let pairs =
            [("A", "easy", 81, 87), ("A", "hard", 192, 263), ("B", "easy", 234, 270), ("B", "hard", 55, 80)];
        let cells: Vec<Cell> = pairs
            .into_iter()
            .flat_map(|(vendor, kind, k, n)| {
                [cell("INF-06", vendor, kind, k), cell("PRD-01", vendor, kind, n - k)]
            })
            .collect();
        let found = compare(&cells, "INF-06");
        let b = &found[0];
        assert_eq!((b.value.as_str(), b.here, b.rest), ("B", Rate::new(289, 350), Rate::new(273, 350)));
        assert!(found.iter().all(|one| one.flips && one.than == Than::CannotTell), "{found:#?}");
        let adjusted = b.adjusted.unwrap();
        assert!(adjusted.0 < adjusted.1, "B is worse at the same mix: {adjusted:?}");
    }

    #[test]
    fn what_only_the_mix_of_cases_makes_is_never_called_higher() {
        // Half of all hard cases and a tenth of the easy ones, at both sites; the first has the hard ones.
        let mut cells = Vec::new();
        for (site, kind, k, n) in [
            ("S1", "hard", 402, 800),
            ("S1", "easy", 20, 200),
            ("S2", "hard", 98, 200),
            ("S2", "easy", 80, 800),
        ] {
            cells.extend([cell("INF-06", site, kind, k), cell("PRD-01", site, kind, n - k)]);
        }
        let found = compare(&cells, "INF-06");
        assert_eq!((found[0].value.as_str(), found[0].than), ("S1", Than::Higher));
        assert!(found.iter().all(|one| one.told() == Told::Mix), "{found:#?}");
        // As much worse in each kind: that is the site.
        let mut cells = Vec::new();
        for (site, kind, k, n) in [
            ("S1", "hard", 720, 800),
            ("S1", "easy", 100, 200),
            ("S2", "hard", 98, 200),
            ("S2", "easy", 80, 800),
        ] {
            cells.extend([cell("INF-06", site, kind, k), cell("PRD-01", site, kind, n - k)]);
        }
        let mut found = compare(&cells, "INF-06");
        assert_eq!(found[0].told(), Told::Than(Than::Higher));
        // Nothing of it in any kind that both have.
        found[0].adjusted = Some((0.0, 0.0));
        assert_eq!(found[0].told(), Told::Mix);
        found[0].adjusted = None;
        assert_eq!(
            found[0].told(),
            Told::Than(Than::Higher),
            "without a common kind there is only what was counted"
        );
    }

    #[test]
    fn one_of_many_sites_has_to_be_clearly_different() {
        let mut cells = Vec::new();
        for nth in 0..20 {
            let k = if nth == 0 { 40 } else { 10 + nth % 5 };
            cells.extend([
                cell("INF-06", &format!("S{nth:02}"), "card", k),
                cell("PRD-01", &format!("S{nth:02}"), "card", 100 - k),
            ]);
        }
        cells.extend([cell("INF-06", "tiny", "card", 5)]);
        let found = compare(&cells, "INF-06");
        let told: Vec<_> =
            found.iter().filter(|one| one.than != Than::CannotTell).map(|one| one.value.as_str()).collect();
        assert_eq!(told, ["S00"], "five of five are too few to say anything");
        assert_eq!(found.len(), 21);
    }

    #[test]
    fn kinds_that_only_the_others_have_turn_nothing_round() {
        // Better in both kinds and worse over both; the rides, which only the others have, are what is shown beside it.
        let mut cells = Vec::new();
        for (vendor, kind, k, n) in
            [("A", "easy", 81, 87), ("A", "hard", 192, 263), ("B", "easy", 234, 270), ("B", "hard", 55, 80)]
        {
            cells.extend([cell("PRD-01", vendor, kind, k), cell("PRD-02", vendor, kind, n - k)]);
        }
        assert!(compare(&cells, "PRD-01").iter().all(|row| row.flips));
        cells.push(cell("PRD-02", "B", "ride", 1000));
        let found = compare(&cells, "PRD-01");
        let a = found.iter().find(|row| row.value.as_str() == "A").unwrap();
        assert_eq!((a.here.counts(), a.rest.counts()), ("273/350".into(), "289/1350".into()));
        let (here, there) = a.adjusted.unwrap();
        assert!(here > there && a.here.share() > a.rest.share() && !a.flips, "{a:?}");
    }
}
