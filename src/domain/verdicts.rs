//! How Tier 1 escalates: the verdicts on its escalations by team and by topic, what was missing in those that went back,
//! and how many were graded at all. Which tickets are counted is the store's business; how sure a share is, [`stats`]'s.
//!
//! [`stats`]: super::stats

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::clean::Clean;
use super::filter::fold;
use super::ids::TicketId;
use super::stats::{LEAST, Rate, Than, discoveries};
use super::tally::Dim;
use super::taxonomy::Recode;
use super::ticket::Verdict;

/// At most this share of the differences that are told may be false.
const FALSE: f64 = 0.05;

/// A Tier-1 team: a site of an outsourcing partner.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Team {
    /// The partner; empty where the field is.
    pub vendor: Clean,
    /// The site; empty where the field is.
    pub site: Clean,
}

impl Team {
    /// The team of two fields.
    #[must_use]
    pub fn new(vendor: Option<&str>, site: Option<&str>) -> Self {
        let field = |field: Option<&str>| Clean::line(field.unwrap_or_default());
        Self { vendor: field(vendor), site: field(site) }
    }

    /// How people call it; empty where both fields are.
    #[must_use]
    pub fn name(&self) -> String {
        [&self.vendor, &self.site].map(Clean::as_str).join(" ").trim().to_owned()
    }

    /// Whether somebody means it: by its name, its site or its partner, in any case and without accents.
    #[must_use]
    pub fn is_called(&self, wanted: &str) -> bool {
        let wanted = fold(wanted.trim());
        [self.name().as_str(), self.site.as_str(), self.vendor.as_str()]
            .into_iter()
            .any(|name| fold(name) == wanted)
    }

    /// The terms of a filter that list its tickets.
    #[must_use]
    pub fn terms(&self) -> String {
        let recode = Recode::default();
        let [vendor, site] = [(Dim::Vendor, &self.vendor), (Dim::Site, &self.site)]
            .map(|(dim, value)| dim.term(value.as_str(), &recode));
        format!("{vendor} {site}")
    }
}

/// Escalations of a team and a topic that got the same verdict, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Graded {
    /// Who escalated.
    pub team: Team,
    /// What the customer says happened; empty where the field is.
    pub topic: Clean,
    /// The verdict; `None` where nobody gave one.
    pub verdict: Option<Verdict>,
    /// How many.
    pub count: u64,
}

/// What was missing in an escalation that went back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacked {
    /// The ticket.
    pub ticket: TicketId,
    /// What people call it.
    pub key: Clean,
    /// Who escalated it.
    pub team: Team,
    /// What was missing, masked.
    pub what: Vec<Clean>,
}

/// Verdicts added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// By verdict, in the order of [`Verdict::ALL`].
    by: [u64; 4],
    /// Without one.
    ungraded: u64,
}

impl Counts {
    fn add(&mut self, verdict: Option<Verdict>, count: u64) {
        match verdict.and_then(|verdict| Verdict::ALL.iter().position(|known| *known == verdict)) {
            Some(at) => self.by[at] += count,
            None => self.ungraded += count,
        }
    }

    fn less(self, other: Self) -> Self {
        let mut by = self.by;
        for (here, there) in by.iter_mut().zip(other.by) {
            *here -= there;
        }
        Self { by, ungraded: self.ungraded - other.ungraded }
    }

    /// How many got this verdict.
    #[must_use]
    pub fn of(self, verdict: Verdict) -> u64 {
        Verdict::ALL.iter().zip(self.by).find(|(known, _)| **known == verdict).map_or(0, |(_, count)| count)
    }

    /// How many got a verdict.
    #[must_use]
    pub fn graded(self) -> u64 {
        self.by.iter().sum()
    }

    /// Those with a verdict among all that left us.
    #[must_use]
    pub fn coverage(self) -> Rate {
        Rate::new(self.graded(), self.graded() + self.ungraded)
    }

    /// This verdict among those that were graded.
    #[must_use]
    pub fn rate(self, verdict: Verdict) -> Rate {
        Rate::new(self.of(verdict), self.graded())
    }

    /// Every verdict but `right` among those that were graded.
    #[must_use]
    pub fn faulty(self) -> Rate {
        Rate::new(self.graded() - self.of(Verdict::Right), self.graded())
    }
}

/// The verdicts on one team's or one topic's escalations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line<T> {
    /// Whose.
    pub of: T,
    /// How many of each.
    pub counts: Counts,
    /// How its share that was not right stands to that of all others, with as many comparisons in mind as there are
    /// lines.
    pub than: Than,
    /// 1 for the largest share that was not right and all whose interval overlaps its own; `None` for too few.
    pub rank: Option<u32>,
}

/// One thing that was missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// In the words in which it was written most often.
    pub what: Clean,
    /// In how many escalations.
    pub count: u64,
    /// Whose, most often first.
    pub teams: Vec<(Team, u64)>,
    /// The keys of the tickets, as they were given.
    pub keys: Vec<Clean>,
}

/// All of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Verdicts {
    /// Everything that left us in the time.
    pub all: Counts,
    /// By team: the largest share that was not right first, too few last.
    pub teams: Vec<Line<Team>>,
    /// By topic, in the same order.
    pub topics: Vec<Line<Clean>>,
    /// What was missing, most often first.
    pub missing: Vec<Missing>,
    /// Escalations for which somebody wrote what was missing.
    pub lacking: u64,
}

impl Verdicts {
    /// Adds up what was counted, and what was missing.
    #[must_use]
    pub fn of(cells: &[Graded], lacked: &[Lacked]) -> Self {
        let mut all = Counts::default();
        for cell in cells {
            all.add(cell.verdict, cell.count);
        }
        Self {
            all,
            teams: lines(cells, all, |cell| cell.team.clone()),
            topics: lines(cells, all, |cell| cell.topic.clone()),
            missing: missing(lacked),
            lacking: lacked.iter().filter(|one| !one.what.is_empty()).count() as u64,
        }
    }
}

fn lines<T: Ord + Clone>(cells: &[Graded], all: Counts, of: impl Fn(&Graded) -> T) -> Vec<Line<T>> {
    let mut sums: BTreeMap<T, Counts> = BTreeMap::new();
    for cell in cells {
        sums.entry(of(cell)).or_default().add(cell.verdict, cell.count);
    }
    let mut lines: Vec<Line<T>> = sums
        .into_iter()
        .map(|(of, counts)| {
            let than = counts.faulty().than(all.less(counts).faulty());
            Line { of, counts, than, rank: None }
        })
        .collect();
    let rest = |line: &Line<T>| all.less(line.counts).faulty();
    let enough = |line: &Line<T>| line.counts.faulty().is_enough() && rest(line).is_enough();
    let p: Vec<f64> =
        lines.iter().filter(|line| enough(line)).map(|line| line.counts.faulty().p(rest(line))).collect();
    let mut told = discoveries(&p, p.len(), FALSE).into_iter();
    for line in &mut lines {
        if enough(line) && !told.next().unwrap_or(false) {
            line.than = Than::CannotTell;
        }
    }
    // The map gives them by name and the sort is stable.
    lines.sort_by(|one, other| {
        let key = |line: &Line<T>| line.counts.faulty();
        let (one, other) = (key(one), key(other));
        (other.n >= LEAST).cmp(&(one.n >= LEAST)).then_with(|| {
            if one.n >= LEAST { other.share().total_cmp(&one.share()) } else { other.n.cmp(&one.n) }
        })
    });
    let mut first = None;
    for (nth, line) in lines.iter_mut().enumerate() {
        let rate = line.counts.faulty();
        if !rate.is_enough() {
            break;
        }
        let here = rate.interval();
        let rank = match first {
            Some((rank, of)) if here.overlaps(of) => rank,
            _ => nth as u32 + 1,
        };
        if first.is_none_or(|(known, _)| known != rank) {
            first = Some((rank, here));
        }
        line.rank = Some(rank);
    }
    lines
}

/// Words that differ in case, accents, space and what stands between them are the same thing.
fn key(what: &str) -> String {
    super::filter::tokens(what).join(" ")
}

fn missing(lacked: &[Lacked]) -> Vec<Missing> {
    #[derive(Default)]
    struct Gathered {
        spelled: BTreeMap<Clean, u64>,
        teams: BTreeMap<Team, u64>,
        tickets: Vec<TicketId>,
        keys: Vec<Clean>,
    }
    let mut gathered: BTreeMap<String, Gathered> = BTreeMap::new();
    for one in lacked {
        for what in &one.what {
            let key = key(what.as_str());
            if key.is_empty() {
                continue;
            }
            let entry = gathered.entry(key).or_default();
            *entry.spelled.entry(what.clone()).or_default() += 1;
            // Written twice on one ticket it is still one escalation.
            if !entry.tickets.contains(&one.ticket) {
                entry.tickets.push(one.ticket.clone());
                entry.keys.push(one.key.clone());
                *entry.teams.entry(one.team.clone()).or_default() += 1;
            }
        }
    }
    let mut found: Vec<Missing> = gathered
        .into_values()
        .map(|it| {
            let mut spelled: Vec<(Clean, u64)> = it.spelled.into_iter().collect();
            spelled.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            let mut teams: Vec<(Team, u64)> = it.teams.into_iter().collect();
            teams.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            let what = spelled.into_iter().next().map(|(what, _)| what).unwrap_or_default();
            Missing { what, count: it.tickets.len() as u64, teams, keys: it.keys }
        })
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.count));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team(site: &str) -> Team {
        Team::new(Some("Atento"), Some(site))
    }

    fn cell(site: &str, topic: &str, verdict: Option<Verdict>, count: u64) -> Graded {
        Graded { team: team(site), topic: Clean::line(topic), verdict, count }
    }

    #[test]
    fn a_share_is_of_what_was_graded_and_the_rest_is_told_as_coverage() {
        use Verdict::{Avoidable, Incomplete, Right, WrongQueue};
        let cells = [
            cell("CDMX", "refund", Some(Right), 150),
            cell("CDMX", "refund", Some(Avoidable), 20),
            cell("CDMX", "card", Some(Incomplete), 25),
            cell("CDMX", "card", Some(WrongQueue), 5),
            cell("CDMX", "card", None, 50),
        ];
        let found = Verdicts::of(&cells, &[]);
        assert_eq!(found.all.coverage(), Rate::new(200, 250));
        assert_eq!(found.all.faulty().reading(), "50/200  25.0%  [19.5–31.4]");
        assert_eq!(found.all.rate(Avoidable).counts(), "20/200");
        let topics: Vec<_> = found.topics.iter().map(|line| (line.of.as_str(), line.rank)).collect();
        assert_eq!(topics, [("card", Some(1)), ("refund", Some(2))]);
    }

    #[test]
    fn a_handful_is_neither_ranked_nor_compared_and_stands_last() {
        let mut cells = vec![cell("Tiny", "card", Some(Verdict::Avoidable), 9)];
        for site in ["A", "B", "C"] {
            let k = if site == "C" { 60 } else { 20 };
            cells.push(cell(site, "card", Some(Verdict::Incomplete), k));
            cells.push(cell(site, "card", Some(Verdict::Right), 100 - k));
        }
        let found = Verdicts::of(&cells, &[]);
        let told: Vec<_> = found.teams.iter().map(|line| (line.of.name(), line.rank, line.than)).collect();
        let name = |site: &str| format!("Atento {site}");
        assert_eq!(
            told,
            [
                (name("C"), Some(1), Than::Higher),
                (name("A"), Some(2), Than::Lower),
                (name("B"), Some(2), Than::Lower),
                (name("Tiny"), None, Than::CannotTell),
            ]
        );
    }

    #[test]
    fn what_was_missing_is_one_thing_however_it_was_written() {
        let lacked = |id: &str, site: &str, what: &[&str]| Lacked {
            ticket: TicketId::new(id),
            key: Clean::line(id),
            team: team(site),
            what: what.iter().map(|what| Clean::line(what)).collect(),
        };
        let all = [
            lacked("1", "CDMX", &["Receipt", "order number"]),
            lacked("2", "CDMX", &["receipt.", "Receipt"]),
            lacked("3", "Lima", &["Receipt"]),
            lacked("4", "Lima", &["—"]),
        ];
        let found = Verdicts::of(&[], &all);
        let told: Vec<_> = found.missing.iter().map(|one| (one.what.as_str(), one.count)).collect();
        assert_eq!(told, [("Receipt", 3), ("order number", 1)]);
        assert_eq!(found.missing[0].teams, [(team("CDMX"), 2), (team("Lima"), 1)]);
    }

    #[test]
    fn a_team_is_meant_by_its_site_its_partner_or_both() {
        let team = Team::new(Some("Concentrix"), Some("Bogotá"));
        for wanted in ["bogota", "CONCENTRIX", "concentrix bogotá"] {
            assert!(team.is_called(wanted), "{wanted}");
        }
        assert!(!team.is_called("CDMX"));
        assert_eq!(team.terms(), "vendor:=\"Concentrix\" site:=\"Bogotá\"");
        assert_eq!(Team::default().terms(), "vendor:- site:-");
    }
}
