//! The numbers of an evidence pack: how many a week with their interval, whether it grows, what is at stake, which versions.
//! Each rests on at least two tickets, like every sentence of a draft.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::draft::{Desk, Section, Shape};
use crate::domain::clean::Clean;
use crate::domain::ids::TicketId;
use crate::domain::say::Say;
use crate::domain::sop::Decimal;
use crate::domain::stats::{Counted, LEAST, garwood};
use crate::domain::ticket::Fact;

/// Something with a version: `app 8.4`, `Android 14`, `versión 9.14.2`.
static VERSIONED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(app|android|ios|version|versión|versão|release|firmware|windows|chrome|safari)\s+v?(\d{1,3}(?:\.\d{1,4}){0,3})\b").ok()
});

impl Desk<'_> {
    /// How many a week, and how sure that is.
    pub(super) fn pace(&mut self) {
        let evidence = &self.proposal.evidence;
        let weeks = evidence.trend.len();
        let total: u64 = evidence.trend.iter().sum();
        if weeks == 0 || total < LEAST {
            return;
        }
        let all = evidence.tickets.clone();
        let found = garwood(total);
        let rate = |count: f64| format!("{:.1}", count / weeks as f64);
        let say = Say::new("proposal-pace")
            .with("rate", rate(total as f64))
            .with("low", rate(found.low))
            .with("high", rate(found.high));
        self.add(Section::Evidence, Shape::Plain, &say, all);
    }

    /// Whether the later weeks differ from the earlier ones.
    pub(super) fn growth(&mut self) {
        let evidence = &self.proposal.evidence;
        let (weeks, all) = (evidence.trend.len(), evidence.tickets.clone());
        let half = weeks / 2;
        let counted = |part: &[u64]| Counted { count: part.iter().sum(), exposure: part.len() as f64 };
        let (earlier, later) = (counted(&evidence.trend[..half]), counted(&evidence.trend[weeks - half..]));
        if half == 0 || earlier.count + later.count < LEAST {
            return;
        }
        let ratio = later.ratio_interval(earlier);
        let word = match (ratio.low > 1.0, ratio.high < 1.0) {
            (true, _) => "more",
            (_, true) => "fewer",
            _ => "alike",
        };
        let say = Say::new(&format!("proposal-pace-{word}"))
            .with("weeks", half)
            .with("earlier", earlier.count)
            .with("later", later.count);
        self.add(Section::Trend, Shape::Plain, &say, all);
    }

    /// What is at stake, where at least two tickets of one language name an amount. An amount is in the currency of its
    /// case: those of one language mostly share it, and those of several are never mixed.
    pub(super) fn amounts(&mut self) {
        let mut by_language: BTreeMap<&str, Vec<(Decimal, TicketId)>> = BTreeMap::new();
        for case in self.cases {
            let fact = |fact| case.facts.get(&fact).map(Clean::as_str);
            if let Some(amount) = fact(Fact::Amount).and_then(Decimal::parse) {
                let language = fact(Fact::Language).unwrap_or("?");
                by_language.entry(language).or_default().push((amount, case.ticket.clone()));
            }
        }
        for (language, mut found) in by_language.into_iter().filter(|(_, found)| found.len() > 1) {
            found.sort_by_key(|one| one.0);
            let (least, middle, most) = (&found[0].0, &found[found.len() / 2].0, &found[found.len() - 1].0);
            let say = Say::new("proposal-amounts")
                .with("language", language)
                .with("least", least)
                .with("middle", middle)
                .with("highest", most)
                .with("count", found.len());
            let tickets = found.into_iter().map(|(_, ticket)| ticket).collect();
            self.add(Section::Evidence, Shape::Plain, &say, tickets);
        }
    }

    /// The versions that customers name, those of at least two tickets.
    pub(super) fn versions(&mut self, section: Section) {
        let mut by_version: BTreeMap<String, Vec<TicketId>> = BTreeMap::new();
        for case in self.cases {
            for text in std::iter::once(&case.message).chain(&case.said) {
                for found in VERSIONED.iter().flat_map(|pattern| pattern.captures_iter(text.as_str())) {
                    let version = format!("{} {}", found[1].to_lowercase(), &found[2]);
                    by_version.entry(version).or_default().push(case.ticket.clone());
                }
            }
        }
        for (version, tickets) in most_first(by_version) {
            let count = distinct(&tickets);
            let say = Say::new("proposal-version").with("value", version).with("count", count);
            self.add(section, Shape::Item, &say, tickets);
        }
    }

    /// What procedures found, and the steps that led there, in their order.
    pub(super) fn findings(&mut self, section: Section) {
        let mut by_finding: BTreeMap<String, Vec<TicketId>> = BTreeMap::new();
        for case in self.cases {
            for (question, answer) in &case.findings {
                let finding = format!("{question} {answer}");
                by_finding.entry(finding).or_default().push(case.ticket.clone());
            }
        }
        for (finding, tickets) in most_first(by_finding).into_iter().take(FINDINGS_MAX) {
            let say = Say::new("proposal-finding").with("value", finding).with("count", distinct(&tickets));
            self.add(section, Shape::Item, &say, tickets);
        }
    }

    /// The steps that were done on at least two tickets, in the order of the case that did most of them; those that follow
    /// one another and were done on the same tickets are one item.
    pub(super) fn steps(&mut self, section: Section) {
        let longest = self.cases.iter().max_by_key(|case| case.steps.len());
        let mut items: Vec<(String, Vec<TicketId>)> = Vec::new();
        for step in longest.map_or(&[][..], |case| &case.steps) {
            let doing = self.cases.iter().filter(|case| case.steps.contains(step));
            let tickets: Vec<TicketId> = doing.map(|case| case.ticket.clone()).collect();
            match items.last_mut() {
                Some((steps, same)) if *same == tickets => *steps = format!("{steps} → {step}"),
                _ => items.push((step.to_string(), tickets)),
            }
        }
        for (steps, tickets) in items {
            let say = Say::new("proposal-step").with("value", steps).with("count", tickets.len());
            self.add(section, Shape::Item, &say, tickets);
        }
    }
}

/// Findings that an article tells at most.
const FINDINGS_MAX: usize = 6;

fn most_first(by: BTreeMap<String, Vec<TicketId>>) -> Vec<(String, Vec<TicketId>)> {
    let mut all: Vec<_> = by.into_iter().collect();
    all.sort_by_key(|(_, tickets)| std::cmp::Reverse(distinct(tickets)));
    all
}

fn distinct(tickets: &[TicketId]) -> usize {
    tickets.iter().collect::<std::collections::BTreeSet<_>>().len()
}
