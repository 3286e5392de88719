//! What the numbers of the causes say: the ones that are shown now first, the rest of the dictionary below them.

use super::causes::Causes;
use super::layout::wrap;
use super::list::Cursor;
use super::reading::Reading;
use super::review::Part;
use super::sheet::Sheet;
use super::{App, Place};
use crate::config::explain;
use crate::domain::metric::Metric;
use crate::domain::tally::Measure;

impl Causes {
    /// The metrics of the view that is shown, the selected number's first.
    #[must_use]
    pub fn metrics(&self) -> Vec<Metric> {
        use Metric::{Count, Cumulative, Expected, Focus, Harm, Hours, Interval, Level, Pair, Rank, Share};
        use Metric::{Spike, Than, Trend, Unknown};
        let has_spike = self.watch.as_ref().is_some_and(|watch| watch.open().next().is_some());
        let mut shown = match (self.chart.is_some(), self.crossed, self.measure) {
            (true, ..) => return vec![Count, Expected, Spike, Level],
            (_, true, Measure::Count) => vec![Pair, Interval, Than, Count],
            (_, true, Measure::Time) => vec![Hours, Pair, Interval, Than],
            (_, true, Measure::Focus) => vec![Focus, Pair, Interval, Than],
            (_, true, Measure::Harm) => vec![Harm, Pair, Interval, Than],
            (_, _, Measure::Count) => vec![Share, Count, Interval, Rank, Cumulative, Trend],
            (_, _, Measure::Time) => vec![Hours, Share, Cumulative, Trend],
            (_, _, Measure::Focus) => vec![Focus, Share, Cumulative, Trend],
            (_, _, Measure::Harm) => vec![Harm, Share, Cumulative, Trend],
        };
        if self.of.is_cause() {
            shown.push(Unknown);
        }
        if has_spike && !self.crossed {
            shown.extend([Spike, Expected, Level]);
        }
        shown
    }
}

impl App {
    /// The metrics of the screen that is shown, the selected number's first.
    fn shown_metrics(&self) -> Vec<Metric> {
        match self.place {
            Place::Review => match self.review.part {
                Part::Approvals | Part::Sample | Part::Risk | Part::Notes => vec![Metric::Score],
                Part::Plans => vec![Metric::Effect],
                Part::Teams | Part::Topics | Part::Missing => {
                    vec![Metric::Verdict, Metric::Graded, Metric::Than]
                }
            },
            Place::Knowledge | Place::Product => vec![Metric::Effect, Metric::Trend],
            // What is read over the causes is a comparison, or what goes with what.
            _ if matches!(self.sheets.last(), Some(Sheet::Reading(_))) => {
                vec![Metric::Than, Metric::Mix, Metric::Ratio, Metric::Share]
            }
            _ => self.causes.metrics(),
        }
    }

    /// Shows the dictionary.
    pub(super) fn explain_numbers(&mut self) {
        let words = &self.config.words;
        let mut metrics = self.shown_metrics();
        let others: Vec<Metric> = Metric::all().filter(|metric| !metrics.contains(metric)).collect();
        metrics.extend(others);
        let columns = self.size.columns.saturating_sub(4).min(80);
        let mut lines = Vec::new();
        let mut line = |text: String| lines.push((String::new(), text));
        for metric in metrics {
            let told = explain(metric, words);
            line(format!("▸ {}", told.title));
            for (label, text) in told.parts(words) {
                for part in wrap(&format!("{label}: {text}"), columns.saturating_sub(2)) {
                    line(format!("  {part}"));
                }
            }
            line(String::new());
        }
        let title = words.get("metric-title");
        self.sheets.push(Sheet::Reading(Reading { title, lines, cursor: Cursor::default() }));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::tally::Dim;

    #[test]
    fn every_metric_is_shown_somewhere_and_every_view_begins_with_the_selected_number() {
        let view = |crossed, measure| {
            let mut causes = Causes::default();
            (causes.crossed, causes.measure, causes.by) = (crossed, measure, Some(Dim::Site));
            causes
        };
        let mut seen: BTreeSet<Metric> = BTreeSet::new();
        for measure in Measure::ALL {
            for crossed in [false, true] {
                seen.extend(view(crossed, measure).metrics());
            }
        }
        assert_eq!(view(false, Measure::Count).metrics()[0], Metric::Share);
        assert_eq!(view(true, Measure::Count).metrics()[0], Metric::Pair);
        assert_eq!(view(false, Measure::Harm).metrics()[0], Metric::Harm);
        // Those of spikes and charts, and of what is read over the list: a comparison, what goes with what.
        seen.extend([Metric::Spike, Metric::Expected, Metric::Level, Metric::Mix, Metric::Ratio]);
        // Those of the lead's lists and of the two queues.
        seen.extend([Metric::Verdict, Metric::Graded, Metric::Score, Metric::Effect]);
        assert_eq!(seen, Metric::all().collect());
    }
}
