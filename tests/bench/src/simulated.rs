//! A support desk where nothing is wrong, drawn by a seed: counts with weekdays that vary more than chance. On them the
//! spike rule is run beside two that are often used. Shared by the benchmark and the tests.

use secondline::domain::clean::Clean;
use secondline::domain::spike::{Daily, Rule, alarms};

/// Causes of the desk.
const CAUSES: usize = 48;
/// Tickets a day.
const TICKETS: f64 = 300.0;
/// Monday to Sunday.
const WEEKDAYS: [f64; 7] = [1.25, 1.15, 1.1, 1.05, 1.05, 0.8, 0.6];
/// Tickets a day of the cause that is doubled.
const DOUBLED: f64 = 6.7;

/// How a rule says yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judge {
    /// The program's rule.
    Tail,
    /// Today above one and a half times the mean of eight weeks.
    Mean,
    /// A c-chart with the four Western Electric rules, upwards.
    Zones,
}

/// What a rule did.
#[derive(Debug, Clone, Copy, Default)]
pub struct Score {
    /// Weeks in which nothing was wrong.
    pub weeks: f64,
    /// Alarms of a cause on a day, in those weeks.
    pub days: usize,
    /// Alarms that belong together counted once.
    pub episodes: usize,
    /// Those of them that are confirmed; of the program's rule alone.
    pub confirmed: usize,
    /// Weeks with a doubled cause.
    pub doubled: usize,
    /// Those in which the rule said so.
    pub caught: usize,
    /// Days until then, added up.
    pub delay: usize,
}

struct Dice(u64);

impl Dice {
    /// Between nought and one (splitmix64).
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// Marsaglia and Tsang 2000; below one by the power of a uniform.
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let power = self.unit().max(f64::MIN_POSITIVE).powf(1.0 / shape);
            return self.gamma(shape + 1.0) * power;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            if v > 0.0 && (1.0 - self.unit()).ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    /// Knuth's product of uniforms.
    fn poisson(&mut self, mean: f64) -> u32 {
        let (limit, mut product, mut count) = ((-mean).exp(), self.unit(), 0);
        while product > limit {
            product *= self.unit();
            count += 1;
        }
        count
    }

    /// A count whose variance is `spread × mean`.
    fn count(&mut self, mean: f64, spread: f64) -> u32 {
        let mean = if spread > 1.0 { self.gamma(mean / (spread - 1.0)) * (spread - 1.0) } else { mean };
        self.poisson(mean)
    }
}

/// The means of the causes on an average day, most frequent first.
fn means() -> Vec<f64> {
    let weight = |nth: usize| 1.0 / (nth as f64 + 2.0);
    let all: f64 = (0..CAUSES).map(weight).sum();
    (0..CAUSES).map(|nth| TICKETS * weight(nth) / all).collect()
}

/// So many days of a desk; the first is a Monday.
pub fn desk(seed: u64, days: usize, spread: f64) -> Daily {
    let mut dice = Dice(seed);
    let weekly = WEEKDAYS.iter().sum::<f64>() / 7.0;
    let causes = means().into_iter().enumerate().map(|(nth, mean)| {
        let counts = (0..days).map(|day| dice.count(mean * WEEKDAYS[day % 7] / weekly, spread)).collect();
        (Clean::line(&format!("C{nth:02}")), counts)
    });
    Daily { first: jiff::civil::date(2026, 1, 5), causes: causes.collect(), ..Daily::default() }
}

impl Judge {
    /// The causes that a rule names on a day, and whether the alarm is confirmed.
    fn named(self, daily: &Daily, day: usize, rule: &Rule) -> Vec<(usize, bool)> {
        if self == Self::Tail {
            return alarms(daily, day, rule).iter().map(|alarm| (alarm.cause, alarm.confirmed)).collect();
        }
        let until = day + 1 - rule.gap;
        let named = |(nth, (_, counts)): (usize, &(Clean, Vec<u32>))| {
            let baseline = &counts[until - rule.baseline..until];
            let mean = f64::from(baseline.iter().sum::<u32>()) / rule.baseline as f64;
            let many = |sigmas: f64, of: usize, least: usize| {
                let limit = mean + sigmas * mean.sqrt();
                let last = &counts[day + 1 - of..=day];
                f64::from(counts[day]) > limit
                    && last.iter().filter(|count| f64::from(**count) > limit).count() >= least
            };
            let says = match self {
                Self::Mean => f64::from(counts[day]) > rule.ratio * mean,
                _ => many(3.0, 1, 1) || many(2.0, 3, 2) || many(1.0, 5, 4) || many(0.0, 8, 8),
            };
            says.then_some((nth, false))
        };
        daily.causes.iter().enumerate().filter_map(named).collect()
    }

    /// Runs a rule over desks where nothing is wrong, then over the same with one cause doubled for a week.
    pub fn score(self, seeds: std::ops::Range<u64>, days: usize, spread: f64) -> Score {
        let rule = Rule::default();
        let begins = rule.baseline + rule.gap;
        let mut score = Score::default();
        for seed in seeds {
            let daily = desk(seed, days, spread);
            score.weeks += (days - begins) as f64 / 7.0;
            let mut last: Vec<Option<(usize, bool)>> = vec![None; CAUSES];
            for day in begins..days {
                for (cause, confirmed) in self.named(&daily, day, &rule) {
                    score.days += 1;
                    let goes_on = last[cause].filter(|(last, _)| day - last <= rule.quiet);
                    score.episodes += usize::from(goes_on.is_none());
                    let before = goes_on.is_some_and(|(_, before)| before);
                    score.confirmed += usize::from(confirmed && !before);
                    last[cause] = Some((day, confirmed || before));
                }
            }
            self.double(seed, &daily, spread, &rule, &mut score);
        }
        score
    }

    fn double(self, seed: u64, daily: &Daily, spread: f64, rule: &Rule, score: &mut Score) {
        let means = means();
        let nearest = |one: &usize, other: &usize| {
            (means[*one] - DOUBLED).abs().total_cmp(&(means[*other] - DOUBLED).abs())
        };
        let Some(cause) = (0..CAUSES).min_by(nearest) else { return };
        let weekly = WEEKDAYS.iter().sum::<f64>() / 7.0;
        let mut dice = Dice(seed ^ 0xD0B1_ED00);
        for start in (rule.baseline + rule.gap..daily.len() - 7).step_by(10) {
            let mut other = daily.clone();
            for day in start..start + 7 {
                other.causes[cause].1[day] =
                    dice.count(2.0 * means[cause] * WEEKDAYS[day % 7] / weekly, spread);
            }
            score.doubled += 1;
            let says = |day: &usize| self.named(&other, *day, rule).iter().any(|(named, _)| *named == cause);
            if let Some(day) = (start..start + 7).find(says) {
                score.caught += 1;
                score.delay += day - start + 1;
            }
        }
    }
}
