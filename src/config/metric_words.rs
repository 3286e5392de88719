//! A metric of the dictionary in a person's words: what it is called, its formula, what it counts at, what it leaves out,
//! from how many tickets it is told, and where it misleads. Who shows them lays them out.

use super::words::Words;
use crate::domain::metric::Metric;
use crate::domain::release::{named, parts};
use crate::domain::tally::Dim;

/// An entry of the dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// Which.
    pub metric: Metric,
    /// What it is called.
    pub title: String,
    /// How it is computed.
    pub formula: String,
    /// What puts a ticket into its period.
    pub anchor: String,
    /// What it does not count.
    pub without: String,
    /// From how many tickets it is told.
    pub least: String,
    /// Where it misleads.
    pub traps: String,
}

impl Explained {
    /// Its parts with the words in front of them, in the order in which they are read.
    pub fn parts(&self, words: &Words) -> [(String, &str); 5] {
        let label = |id: &str| words.get(&format!("metric-label-{id}"));
        [
            (label("formula"), &self.formula),
            (label("anchor"), &self.anchor),
            (label("without"), &self.without),
            (label("least"), &self.least),
            (label("traps"), &self.traps),
        ]
    }
}

/// The entry of a metric.
#[must_use]
pub fn explain(metric: Metric, words: &Words) -> Explained {
    let name = metric.as_str();
    let part = |part: &str| words.get(&format!("metric-{name}-{part}"));
    Explained {
        metric,
        title: words.get(&format!("metric-{name}")),
        formula: part("formula"),
        anchor: words.get(&format!("metric-anchor-{}", metric.anchor().as_str())),
        without: part("without"),
        least: metric.least().map_or_else(
            || words.get("metric-least-none"),
            |least| words.with("metric-least", &[("count", &least.to_string())]),
        ),
        traps: part("traps"),
    }
}

/// A value of a dimension as people read it: in their language where the words are ours, a dash where the field is empty.
#[must_use]
pub fn value_told(dim: Dim, value: &str, words: &Words) -> String {
    let kind = match dim {
        _ if value.is_empty() => return "–".to_owned(),
        Dim::Verdict => "verdict",
        Dim::Knowledge => "knowledge",
        Dim::Priority => "priority",
        Dim::Release => return release_told(value, words),
        Dim::Product => return words.product(value),
        Dim::Reason => return words.reason(value),
        Dim::Stage => return words.stage(value),
        _ => return value.to_owned(),
    };
    let id = format!("{kind}-{}", value.replace('_', "-"));
    if words.has(&id) { words.get(&id) } else { value.to_owned() }
}

/// A release with whose it is, where it is not everybody's.
fn release_told(value: &str, words: &Words) -> String {
    let Some((release, _, _, products)) = parts(value) else { return value.to_owned() };
    match named(products) {
        (_, products) if products.is_empty() => release.to_owned(),
        (without, products) => {
            let id = if without { "release-without" } else { "release-of" };
            words.with(id, &[("release", release), ("products", &products.join(", "))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::LANGUAGES;

    #[test]
    fn every_metric_is_explained_in_every_language() {
        for language in LANGUAGES {
            let words = Words::shipped(language);
            for metric in Metric::all() {
                let told = explain(metric, &words);
                assert!(!told.title.starts_with("metric-"), "{language}: {}", told.title);
                for (label, text) in told.parts(&words) {
                    assert!(
                        text.ends_with('.') && !label.starts_with("metric-"),
                        "{language}: {label} {text}"
                    );
                }
            }
        }
    }
}
