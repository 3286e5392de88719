//! The machine that a figure was taken on: a figure without it says nothing.

use std::fs;
use std::thread::available_parallelism;
use std::time::Duration;

/// Processor time that this process has used, in hundredths of a second: what a crowded machine does not
/// change.
pub fn ticks() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name in parentheses may hold spaces; user and system time are the 12th and 13th field after it.
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    after.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
}

/// What `work` gives, and the processor time that it took.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let before = ticks();
    let made = work();
    (made, Duration::from_millis(10 * (ticks() - before)))
}

/// One line: cores, processor, load of the last minute.
pub fn line() -> String {
    let cores = available_parallelism().map_or(0, usize::from);
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name").and_then(|rest| rest.split_once(": ")))
        .map_or("unknown processor", |(_, model)| model);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("?");
    format!("machine: {cores} cores, {model}, load {load}")
}
