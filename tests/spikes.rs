//! The spike rule on desks where nothing is wrong and on the same with one cause doubled, beside rules of thumb. The
//! benchmark's part `spikes` prints the same for more seeds.

#[path = "bench/src/simulated.rs"]
mod simulated;

use simulated::{Judge, Score};

fn scores() -> [Score; 3] {
    [Judge::Tail, Judge::Mean, Judge::Zones].map(|judge| judge.score(1..4, 200, 2.0))
}

#[test]
fn quiet_weeks_stay_quiet_where_rules_of_thumb_cry_every_day_and_a_doubled_cause_is_found() {
    let [tail, mean, zones] = scores();
    eprintln!("{tail:?}\n{mean:?}\n{zones:?}");
    let weekly = |score: Score| score.episodes as f64 / score.weeks;
    assert!(weekly(tail) <= 0.3, "{tail:?}");
    assert!(weekly(mean) > 50.0 * weekly(tail).max(0.05), "{mean:?}");
    assert!(weekly(zones) > 20.0 * weekly(tail).max(0.05), "{zones:?}");
    let caught = tail.caught as f64 / tail.doubled as f64;
    assert!(caught >= 0.6 && tail.confirmed <= tail.episodes, "{tail:?}");
}
