//! The spike rule on simulated desks, beside two rules of thumb on the same counts. No floor: what matters is how often
//! each cries for nothing and how often it misses a cause that doubled.

use anyhow::Result;

use crate::figures::Bars;
use crate::simulated::{Judge, Score};

const SEEDS: u64 = 10;
const DAYS: usize = 200;

pub fn run(bars: &mut Bars) -> Result<()> {
    println!("\n## spikes: 48 causes, 300 tickets a day, {SEEDS} seeds of {DAYS} days");
    for spread in [1.0, 2.0] {
        println!(
            "       variance {spread} × mean; false code-days and episodes a week; a cause of 6.7 a day doubled for 7 days"
        );
        for (name, judge) in [
            ("the rule", Judge::Tail),
            ("today > 1.5 × mean", Judge::Mean),
            ("Western Electric", Judge::Zones),
        ] {
            let score = judge.score(1..SEEDS + 1, DAYS, spread);
            println!("       {name:<20} {}", line(&score));
            if judge == Judge::Tail {
                let false_episodes = score.episodes as f64 / score.weeks;
                let figure = format!("{false_episodes:.3}");
                bars.check(
                    &format!("false episodes a week ≤ 0.35, variance {spread} × mean"),
                    false_episodes <= 0.35,
                    &figure,
                );
            }
        }
    }
    Ok(())
}

fn line(score: &Score) -> String {
    format!(
        "{:7.3} days, {:6.3} episodes ({:.3} confirmed) a week; caught {:3.0} % ({} of {}), after {:.1} days",
        score.days as f64 / score.weeks,
        score.episodes as f64 / score.weeks,
        score.confirmed as f64 / score.weeks,
        100.0 * score.caught as f64 / score.doubled as f64,
        score.caught,
        score.doubled,
        score.delay as f64 / score.caught.max(1) as f64
    )
}
