//! The machine that a figure was taken on: a figure without it says nothing.

use std::fs;
use std::thread::available_parallelism;

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
