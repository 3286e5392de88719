//! From alarms day by day to episodes: when it began, how sure, whether it goes on.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::expect::Baseline;
use super::{Daily, Rule};
use crate::domain::clean::Clean;
use crate::domain::stats::{discoveries, negative_binomial_upper};

/// A day on which a cause came too often.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alarm {
    /// Which of the causes.
    pub cause: usize,
    /// The day.
    pub day: usize,
    /// Days that were looked at together.
    pub window: usize,
    /// Tickets in them.
    pub count: u32,
    /// Tickets that were expected.
    pub expected: f64,
    /// How likely so many were.
    pub p: f64,
    /// Whether it holds among all causes that were looked at.
    pub confirmed: bool,
}

/// How sure an episode is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Worth a look.
    Watch,
    /// It held among all causes on one of its days at least.
    Confirmed,
}

impl Level {
    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Watch => "watch",
            Self::Confirmed => "confirmed",
        }
    }
}

/// Alarms of one cause without three quiet days between them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Episode {
    /// The cause.
    pub cause: Clean,
    /// Its first alarm.
    pub since: Date,
    /// Its last alarm.
    pub last: Date,
    /// Whether it still goes on.
    pub open: bool,
    /// How sure it is.
    pub level: Level,
    /// Days that its strongest alarm looked at.
    pub window: usize,
    /// Tickets in them.
    pub count: u32,
    /// Tickets that were expected in them.
    pub expected: f64,
    /// How likely so many were.
    pub p: f64,
}

/// Everything that was out of the ordinary, in order of cause and time. `from` is the first day that is looked at.
pub fn episodes(daily: &Daily, from: usize, rule: &Rule) -> Vec<Episode> {
    let mut found: Vec<(usize, usize, Episode)> = Vec::new();
    for day in from..daily.len() {
        for alarm in alarms(daily, day, rule) {
            let going = found
                .iter_mut()
                .rev()
                .find(|(cause, last, _)| *cause == alarm.cause && day - *last <= rule.quiet);
            match going {
                Some((_, last, episode)) => {
                    *last = day;
                    join(episode, &alarm, daily.date(day));
                }
                None => found.push((alarm.cause, day, begin(daily, &alarm))),
            }
        }
    }
    let today = daily.len().saturating_sub(1);
    for (_, last, episode) in &mut found {
        episode.open = today - *last < rule.quiet;
    }
    found.sort_by_key(|(cause, last, _)| (*cause, *last));
    found.into_iter().map(|(_, _, episode)| episode).collect()
}

fn begin(daily: &Daily, alarm: &Alarm) -> Episode {
    Episode {
        cause: daily.causes[alarm.cause].0.clone(),
        since: daily.date(alarm.day),
        last: daily.date(alarm.day),
        open: false,
        level: if alarm.confirmed { Level::Confirmed } else { Level::Watch },
        window: alarm.window,
        count: alarm.count,
        expected: alarm.expected,
        p: alarm.p,
    }
}

fn join(episode: &mut Episode, alarm: &Alarm, date: Date) {
    episode.last = date;
    if alarm.confirmed {
        episode.level = Level::Confirmed;
    }
    if alarm.p < episode.p {
        (episode.window, episode.count) = (alarm.window, alarm.count);
        (episode.expected, episode.p) = (alarm.expected, alarm.p);
    }
}

/// The alarms of one day.
pub fn alarms(daily: &Daily, day: usize, rule: &Rule) -> Vec<Alarm> {
    let Some(baseline) = Baseline::at(daily, day, rule) else { return Vec::new() };
    let mut found: Vec<Alarm> = daily
        .causes
        .iter()
        .enumerate()
        .filter_map(|(cause, (_, counts))| {
            if baseline.rate(cause).is_nan() {
                None
            } else if baseline.rate(cause) < rule.rare {
                rare(&baseline, cause, counts, day, rule)
            } else {
                common(&baseline, cause, counts, day, rule)
            }
        })
        .collect();
    // Each cause was looked at through three windows: its smallest probability counts three times.
    let tries = rule.windows.len() as f64;
    let all: Vec<f64> = found.iter().map(|alarm| alarm.p * tries).collect();
    let confirmed = discoveries(&all, daily.causes.len(), rule.false_share);
    for (alarm, confirmed) in found.iter_mut().zip(confirmed) {
        alarm.confirmed = confirmed;
    }
    found
}

/// The least likely of the windows.
fn common(baseline: &Baseline, cause: usize, counts: &[u32], day: usize, rule: &Rule) -> Option<Alarm> {
    let look = |window: &usize| {
        let count: u32 = counts[(day + 1).saturating_sub(*window)..=day].iter().sum();
        let expected = baseline.expected(cause, day, *window);
        is_many(count, expected.mean, rule).then(|| Alarm {
            cause,
            day,
            window: *window,
            count,
            expected: expected.mean,
            p: negative_binomial_upper(u64::from(count), expected.mean, expected.spread),
            confirmed: false,
        })
    };
    let alarms = rule.windows.iter().filter_map(look).filter(|alarm| alarm.p < rule.p);
    alarms.min_by(|one, other| one.p.total_cmp(&other.p))
}

/// A t-chart: how long the last `least` tickets took. Only on a day that has one: no news is no alarm.
fn rare(baseline: &Baseline, cause: usize, counts: &[u32], day: usize, rule: &Rule) -> Option<Alarm> {
    if counts[day] == 0 {
        return None;
    }
    let mut count = 0;
    let window = (1..=rule.baseline.min(day + 1)).find(|window| {
        count += counts[day + 1 - window];
        count >= rule.least
    })?;
    let expected = baseline.expected(cause, day, window);
    let p = negative_binomial_upper(u64::from(count), expected.mean, expected.spread);
    (is_many(count, expected.mean, rule) && p < rule.p).then_some(Alarm {
        cause,
        day,
        window,
        count,
        expected: expected.mean,
        p,
        confirmed: false,
    })
}

fn is_many(count: u32, expected: f64, rule: &Rule) -> bool {
    count >= rule.least && f64::from(count) >= rule.ratio * expected
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Causes of so many a day for 90 days, with other counts in the last days of the first one.
    fn daily(rates: &[u32], last: &[u32]) -> Daily {
        let mut causes: Vec<(Clean, Vec<u32>)> = rates
            .iter()
            .enumerate()
            .map(|(nth, rate)| {
                // A little to and fro, so that nothing is as even as a clock.
                let counts = (0..90u32).map(|day| rate + (day * 7 + nth as u32) % 3 - 1).collect();
                (Clean::line(&format!("PRD-{:02}", nth + 1)), counts)
            })
            .collect();
        let from = 90 - last.len();
        causes[0].1[from..].copy_from_slice(last);
        Daily { first: jiff::civil::date(2026, 1, 5), causes, ..Daily::default() }
    }

    fn found(daily: &Daily) -> Vec<Episode> {
        episodes(daily, 40, &Rule::default())
    }

    #[test]
    fn ordinary_days_are_no_spike() {
        assert_eq!(found(&daily(&[6, 9, 4], &[])), Vec::new());
    }

    #[test]
    fn a_burst_of_one_day_is_found_on_that_day_and_confirmed() {
        let daily = daily(&[6, 9, 4], &[30]);
        let found = found(&daily);
        assert_eq!(found.len(), 1);
        let episode = &found[0];
        assert_eq!((episode.cause.as_str(), episode.window, episode.count), ("PRD-01", 1, 30));
        assert_eq!((episode.since, episode.last), (daily.date(89), daily.date(89)));
        assert!(episode.open && episode.level == Level::Confirmed);
        assert!(episode.expected > 5.0 && episode.expected < 7.0, "{episode:?}");
    }

    #[test]
    fn a_slow_doubling_is_found_by_a_longer_window() {
        let found = found(&daily(&[6, 9, 4], &[12, 11, 12, 13, 12, 12, 12]));
        assert_eq!(found.len(), 1);
        assert!(found[0].window > 1, "{found:?}");
    }

    #[test]
    fn an_episode_ends_after_three_quiet_days_and_a_later_burst_is_another_one() {
        // The long windows still hold the burst for six days after it.
        let mut counts = vec![30];
        counts.extend([6; 5]);
        assert_eq!(found(&daily(&[6, 9, 4], &counts)).len(), 1);
        counts.extend([6; 9]);
        let closed = found(&daily(&[6, 9, 4], &counts));
        assert!(closed.len() == 1 && !closed[0].open, "{closed:?}");
        counts.push(30);
        let both = found(&daily(&[6, 9, 4], &counts));
        assert!(both.len() == 2 && !both[0].open && both[1].open, "{both:?}");
    }

    #[test]
    fn few_tickets_are_no_spike_however_unlikely() {
        let mut daily = daily(&[1, 9, 4], &[]);
        daily.causes[0].1.fill(0);
        daily.causes[0].1[89] = 4;
        assert_eq!(found(&daily), Vec::new(), "four are fewer than five");
        daily.causes[0].1[88] = 1;
        let found = found(&daily);
        assert_eq!(
            (found.len(), found[0].count, found[0].window),
            (1, 5, 2),
            "a rare cause by the time of five"
        );
    }

    #[test]
    fn a_rare_cause_that_comes_as_ever_is_none() {
        let mut daily = daily(&[1, 9, 4], &[]);
        for (day, count) in daily.causes[0].1.iter_mut().enumerate() {
            *count = u32::from(day % 4 == 0);
        }
        assert_eq!(found(&daily), Vec::new());
    }
}
