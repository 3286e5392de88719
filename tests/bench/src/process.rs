//! A program as a process of its own: how long it ran, what it used of the processor, how much it held at most.

use std::fmt;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use nix::sys::resource::{UsageWho, getrusage};

/// The first argument by which this program runs another one and tells what that used. What the system knows of ended
/// children it knows of all of them together, so each is the only child of a process of its own.
pub const WATCH: &str = "--watch";

/// What a process used.
#[derive(Debug, Clone, Copy)]
pub struct Usage {
    pub wall: Duration,
    pub cpu: Duration,
    /// Most that was resident, in megabytes.
    pub peak: f64,
}

impl fmt::Display for Usage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
        write!(out, "{:.0} ms, {:.0} ms of processor, {:.0} MB", ms(self.wall), ms(self.cpu), self.peak)
    }
}

/// Runs a program to its end; what it said with what it used.
pub fn measured(program: &Path, args: &[String]) -> Result<(String, Usage)> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg(WATCH)
        .arg(program)
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let (mut said, mut used) = (String::new(), String::new());
    child.stdout.take().context("its output")?.read_to_string(&mut said)?;
    child.stderr.take().context("its errors")?.read_to_string(&mut used)?;
    ensure!(child.wait()?.success(), "{} {args:?}: {said}{used}", program.display());
    let numbers: Vec<f64> = used
        .lines()
        .last()
        .into_iter()
        .flat_map(str::split_whitespace)
        .map(str::parse)
        .collect::<Result<_, _>>()
        .with_context(|| format!("what it used: {used}"))?;
    let [wall, cpu, peak] = numbers[..] else { anyhow::bail!("what it used: {used}") };
    Ok((said, Usage { wall: Duration::from_secs_f64(wall), cpu: Duration::from_secs_f64(cpu), peak }))
}

/// Runs the program that the arguments name and writes what it used as the last line on stderr.
pub fn watch(mut args: impl Iterator<Item = String>) -> Result<ExitCode> {
    let program = args.next().context("a program follows")?;
    let began = Instant::now();
    let status = Command::new(program).args(args).status()?;
    let wall = began.elapsed();
    let used = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds =
        [used.user_time(), used.system_time()].map(|time| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6);
    eprintln!(
        "\n{} {} {}",
        wall.as_secs_f64(),
        seconds.iter().sum::<f64>(),
        used.max_rss() as f64 * 1_024.0 / 1e6
    );
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The one in the middle by its wall time.
pub fn middle(mut all: Vec<Usage>) -> Usage {
    all.sort_by_key(|one| one.wall);
    all[all.len() / 2]
}
