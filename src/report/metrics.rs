//! The dictionary of numbers as a document, as Markdown and as lines.

use serde_json::{Value, json};

use crate::config::{Words, explain};
use crate::domain::metric::Metric;

/// `name, title, formula, anchor, without, least, traps`; `least` is null where every number is shown.
pub fn metric_document(metric: Metric, words: &Words) -> Value {
    let told = explain(metric, words);
    json!({
        "name": metric,
        "title": told.title,
        "formula": told.formula,
        "anchor": told.anchor,
        "without": told.without,
        "least": metric.least(),
        "traps": told.traps,
    })
}

/// One entry for people.
pub fn metric_text(metric: Metric, words: &Words) -> String {
    let told = explain(metric, words);
    let parts = told.parts(words).map(|(label, text)| format!("  {label}: {text}\n"));
    format!("{} [{}]\n{}", told.title, metric.as_str(), parts.concat())
}

/// One entry as a section of Markdown.
pub fn metric_markdown(metric: Metric, words: &Words) -> String {
    let told = explain(metric, words);
    let plain = |text: &str| text.replace('|', "\\|").replace('*', "\\*");
    let parts = told.parts(words).map(|(label, text)| format!("- **{label}**: {}\n", plain(text)));
    format!("## {} (`{}`)\n\n{}", told.title, metric.as_str(), parts.concat())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::spike::Watch;
    use crate::domain::tally::{Dim, Measure, Span, Together, Wanted, tally};
    use crate::domain::taxonomy::Taxonomy;
    use crate::report::{Table, causes_table, compared_table, spikes_table, together_table};

    #[test]
    fn every_number_of_every_table_for_leads_is_in_the_dictionary() {
        let (words, taxonomy) = (Words::shipped("en"), Taxonomy::default());
        let span = Span {
            since: "2026-11-20T00:00:00Z".parse().unwrap(),
            until: "2026-11-21T00:00:00Z".parse().unwrap(),
        };
        let by = [Dim::Verdict];
        let asked = Wanted { of: Dim::Cause, by: &by, measure: Measure::Count, span };
        let tables = [
            causes_table(&tally(&[], asked), &by, &taxonomy, &words),
            spikes_table(&Watch::default(), &taxonomy, &words),
            compared_table(&[], Dim::Site, &words),
            together_table(&Together::default(), (Dim::Product, Dim::Site), usize::MAX, &words),
        ];
        let columns: Vec<_> = tables.iter().flat_map(Table::columns).collect();
        // What stands at the left and is no number: codes, names, days, words of people, values.
        let labels = ["CAUSE", "NAME", "SINCE", "LAST", "SAID", "SITE", "PRODUCT"];
        for column in &columns {
            assert_eq!(column.metric.is_none(), labels.contains(&column.head.as_str()), "{}", column.head);
        }
        let explained: BTreeSet<Metric> = columns.iter().filter_map(|column| column.metric).collect();
        // Those that stand outside of tables: in the sentence above them, and in the crossed view.
        let outside = BTreeSet::from([
            Metric::Unknown,
            Metric::Pair,
            // Those of the lead's lists and of the two queues.
            Metric::Verdict,
            Metric::Graded,
            Metric::Score,
            Metric::Effect,
        ]);
        assert_eq!(explained.union(&outside).copied().collect::<BTreeSet<_>>(), Metric::all().collect());
    }

    #[test]
    fn an_entry_reads_the_same_in_every_form() {
        let words = Words::shipped("es-MX");
        let document = metric_document(Metric::Harm, &words);
        for form in [metric_text(Metric::Harm, &words), metric_markdown(Metric::Harm, &words)] {
            for part in ["title", "formula", "anchor", "without", "traps"] {
                assert!(form.contains(document[part].as_str().unwrap()), "{part}: {form}");
            }
        }
        assert_eq!((document["name"].as_str(), document["least"].is_null()), (Some("harm"), true));
    }
}
