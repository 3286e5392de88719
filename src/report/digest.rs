//! A Tier-1 team's digest: how its escalations were judged, by topic, what was missing, and a few cases to learn from. It
//! leaves the desk, so everybody's personal data is masked in it, agents' names as well.

use std::fmt::Write as _;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::verdicts::{
    counts_document, masked, missing_table, plain, team_of, topic, topics_table, verdicts, verdicts_document,
    verdicts_told,
};
use crate::config::{Config, Words};
use crate::domain::clean::Clean;
use crate::domain::returned::lacked;
use crate::domain::stats::Rate;
use crate::domain::tally::Span;
use crate::domain::ticket::{Fact, Verdict};
use crate::domain::verdicts::{Team, Verdicts};
use crate::store::{Store, StoreError, TallyQuery, TicketView};

/// Cases that a digest shows at most.
const CASES: usize = 5;
/// Tickets that are looked at for them, the last first.
const LOOKED_AT: usize = 60;
/// Characters of a customer's message that are quoted.
const QUOTED: usize = 280;

/// A case to learn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// What people call the ticket.
    pub key: Clean,
    /// What the customer says happened.
    pub topic: Clean,
    /// The verdict.
    pub verdict: Verdict,
    /// Its subject, masked.
    pub subject: Clean,
    /// The beginning of the customer's message, masked.
    pub quote: Clean,
    /// What was missing, masked.
    pub missing: Vec<Clean>,
}

/// What a team is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Digest {
    /// The team, as people call it.
    pub team: String,
    /// The time that it covers.
    pub span: Span,
    /// The verdicts on its escalations.
    pub verdicts: Verdicts,
    /// Cases that were not right, those with something missing first, of as many topics as there are.
    pub cases: Vec<Example>,
}

/// The teams that somebody means by a word; all teams where nothing is called so.
///
/// # Errors
/// The names of the teams there are, where none is called so; else only faults of the file.
pub fn teams_called(
    store: &Store,
    query: &TallyQuery,
    wanted: &str,
) -> Result<Result<Vec<Team>, Vec<String>>, StoreError> {
    let mut teams: Vec<Team> = store.graded(query)?.into_iter().map(|cell| cell.team).collect();
    teams.sort();
    teams.dedup();
    let found: Vec<Team> = teams.iter().filter(|team| team.is_called(wanted)).cloned().collect();
    let known = || teams.iter().map(Team::name).filter(|name| !name.is_empty()).collect();
    Ok(if found.is_empty() { Err(known()) } else { Ok(found) })
}

/// Makes a digest of some teams over the time of a query.
///
/// # Errors
/// Only faults of the file.
pub fn digest(store: &Store, query: &TallyQuery, name: &str, teams: &[Team]) -> Result<Digest, StoreError> {
    let found = verdicts(store, query, |team| teams.contains(team))?;
    let bad = [Verdict::Incomplete, Verdict::Avoidable, Verdict::WrongQueue];
    let mut candidates = Vec::new();
    for team in teams {
        for id in store.graded_tickets(query, &bad, Some(team))?.into_iter().take(LOOKED_AT) {
            candidates.extend(store.ticket(&id)?.and_then(|view| example(&view)));
        }
    }
    let team = match teams {
        [one] => plain(&one.name()),
        _ => name.to_owned(),
    };
    Ok(Digest { team, span: query.span, verdicts: found, cases: chosen(candidates) })
}

fn example(view: &TicketView) -> Option<Example> {
    let ticket = &view.shown;
    let mask = |text: &str| masked(view, text);
    let verdict = ticket.fact(Fact::Verdict).and_then(Verdict::parse)?;
    let missing = lacked(ticket, &team_of(view), &view.timeline, &view.journal, mask);
    let message = mask(ticket.description.as_str());
    let mut quote: String = message.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = quote.char_indices().nth(QUOTED) {
        quote.truncate(end);
        quote.push('…');
    }
    Some(Example {
        key: ticket.key.clone(),
        topic: Clean::line(ticket.fact(Fact::Reason).unwrap_or_default()),
        verdict,
        subject: Clean::line(&mask(ticket.subject.as_str())),
        quote: Clean::line(&quote),
        missing: missing.map(|one| one.what).unwrap_or_default(),
    })
}

/// Those with something missing first, and no topic twice before every topic came once.
fn chosen(mut candidates: Vec<Example>) -> Vec<Example> {
    candidates.sort_by_key(|one| one.missing.is_empty());
    let mut chosen: Vec<Example> = Vec::new();
    let mut round = 0;
    while chosen.len() < CASES && !candidates.is_empty() {
        let mut left = Vec::new();
        for one in candidates {
            let same = chosen.iter().filter(|known| known.topic == one.topic).count();
            if chosen.len() < CASES && same <= round {
                chosen.push(one);
            } else {
                left.push(one);
            }
        }
        candidates = left;
        round += 1;
    }
    chosen
}

impl Digest {
    /// The digest as Markdown.
    #[must_use]
    pub fn markdown(&self, config: &Config) -> String {
        self.written(config, true)
    }

    /// The same to be read on a narrow screen: lists instead of tables.
    #[must_use]
    pub fn text(&self, config: &Config) -> String {
        self.written(config, false)
    }

    fn written(&self, config: &Config, is_document: bool) -> String {
        let words = &config.words;
        let day = |at: Timestamp| at.strftime("%Y-%m-%d").to_string();
        let title = words.with(
            "digest-title",
            &[("team", &self.team), ("since", &day(self.span.since)), ("until", &day(self.span.until))],
        );
        let mut text = format!("# {title}\n\n{}\n", verdicts_told(self.verdicts.all, words));
        let mut section = |id: &str, body: String| {
            let _ = write!(text, "\n## {}\n\n{body}", words.get(id));
        };
        section("digest-verdicts", self.shares(words));
        if is_document {
            section("digest-topics", topics_table(&self.verdicts, words).markdown());
        } else {
            section("digest-topics", self.topics(words));
        }
        match (self.verdicts.missing.is_empty(), is_document) {
            (true, _) => section("digest-missing", words.get("digest-missing-none") + "\n"),
            (false, true) => section("digest-missing", missing_table(&self.verdicts, words).markdown()),
            (false, false) => section("digest-missing", self.missing()),
        }
        section("digest-cases", self.told(words));
        let _ = writeln!(text, "\n{}", words.get("digest-masked"));
        text
    }

    fn topics(&self, words: &Words) -> String {
        let line = |(of, rate): (&str, Rate)| {
            format!("- {}: {}\n", topic(of, words), words.decimals(&rate.reading()))
        };
        self.verdicts.topics.iter().map(|one| line((one.of.as_str(), one.counts.faulty()))).collect()
    }

    fn missing(&self) -> String {
        let line = |what: &str, count: u64| {
            format!("- {what}: {}\n", Rate::new(count, self.verdicts.lacking).counts())
        };
        self.verdicts.missing.iter().map(|one| line(one.what.as_str(), one.count)).collect()
    }

    fn shares(&self, words: &Words) -> String {
        let mut text = String::new();
        for verdict in Verdict::ALL {
            let rate = self.verdicts.all.rate(verdict);
            let reading = if rate.is_enough() {
                words.decimals(&rate.reading())
            } else {
                format!("{}  {}", rate.counts(), words.get("than-cannot-tell"))
            };
            let _ = writeln!(text, "- {}: {reading}", words.get(&verdict_id(verdict)));
        }
        text
    }

    fn told(&self, words: &Words) -> String {
        if self.cases.is_empty() {
            return words.get("digest-cases-none") + "\n";
        }
        let mut text = String::new();
        for one in &self.cases {
            let verdict = words.get(&verdict_id(one.verdict));
            let _ = write!(text, "### #{} · {} · {verdict}\n\n", one.key, topic(one.topic.as_str(), words));
            let _ = writeln!(text, "**{}**\n\n> {}", one.subject, one.quote);
            if !one.missing.is_empty() {
                let _ = writeln!(text, "\n{}", words.get("digest-lacked"));
                for what in &one.missing {
                    let _ = writeln!(text, "- {what}");
                }
            }
            text.push('\n');
        }
        text.truncate(text.trim_end().len());
        text + "\n"
    }

    /// `team, since, until, all, topics[], missing[], cases[]{key, topic, verdict, subject, quote, missing[]}`.
    #[must_use]
    pub fn document(&self) -> Value {
        let mut document = verdicts_document(&self.verdicts);
        let cases: Vec<Value> = self
            .cases
            .iter()
            .map(|one| {
                json!({
                    "key": one.key, "topic": one.topic, "verdict": one.verdict, "subject": one.subject,
                    "quote": one.quote, "missing": one.missing,
                })
            })
            .collect();
        json!({
            "team": self.team,
            "since": self.span.since,
            "until": self.span.until,
            "all": counts_document(self.verdicts.all),
            "topics": document["topics"].take(),
            "missing": document["missing"].take(),
            "cases": cases,
        })
    }
}

fn verdict_id(verdict: Verdict) -> String {
    format!("verdict-{}", verdict.as_str().replace('_', "-"))
}
