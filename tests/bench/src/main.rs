//! Benchmarks: each prints its figure beside a floor taken in the same run, and names the machine. Ends
//! with status 1 where a bar is missed.
//!
//! `cargo build --release && cargo run --release -p secondline-bench -- [cache] [map] [sync] [cold] [screen] [clock] [gate] [spikes] [cross] [frame] [slow] [peers] [--tickets N] [--open-of N]`

mod bare;
mod cache;
mod clock;
mod cold;
mod cross;
mod figures;
mod first_sync;
mod frame;
mod gate;
mod machine;
mod mapping;
mod peers;
mod process;
mod screen;
mod simulated;
mod slow;
mod spikes;
mod terminal;
mod tickets;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn number(text: Option<String>) -> Result<usize> {
    text.and_then(|text| text.parse().ok()).context("a number follows")
}

fn main() -> Result<ExitCode> {
    let (mut what, mut count, mut open_of) = (Vec::new(), 100_000, 10);
    let mut program = PathBuf::from("target/release/secondline");
    let _installed = rustls::crypto::ring::default_provider().install_default();
    let mut args = std::env::args().skip(1).peekable();
    match args.peek().map(String::as_str) {
        Some(process::WATCH) => return process::watch(args.skip(1)),
        Some(bare::BARE) => return bare::main(args.skip(1)),
        _ => {}
    }
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--tickets" => count = number(args.next())?,
            "--program" => program = args.next().context("a path follows")?.into(),
            "--open-of" => open_of = number(args.next())? as u64,
            name @ ("cache" | "map" | "screen" | "sync" | "cold" | "clock" | "gate" | "spikes" | "cross"
            | "frame" | "slow" | "peers") => what.push(name.to_owned()),
            other => bail!("unknown: {other}"),
        }
    }
    println!("{}", machine::line());
    let mut bars = figures::Bars::default();
    let all = what.is_empty();
    let folder = tempfile::tempdir()?;
    if all || what.iter().any(|name| name == "cache") {
        cache::run(folder.path(), count, open_of, &mut bars)?;
    }
    if all || what.iter().any(|name| name == "map") {
        mapping::run(&mut bars)?;
    }
    if all || what.iter().any(|name| name == "sync") {
        first_sync::run(folder.path(), count, &mut bars)?;
    }
    if all || what.iter().any(|name| name == "cold") {
        cold::run(&program, folder.path(), count, &mut bars)?;
    }
    if all || what.iter().any(|name| name == "screen") {
        screen::run(&program, folder.path(), count, open_of, &mut bars)?;
    }
    if all || what.iter().any(|name| name == "clock") {
        clock::run(count, &mut bars)?;
    }
    if all || what.iter().any(|name| name == "gate") {
        gate::run(count, &mut bars)?;
    }
    if all || what.iter().any(|name| name == "spikes") {
        spikes::run(&mut bars)?;
    }
    if all || what.iter().any(|name| name == "cross") {
        cross::run(count, &mut bars)?;
    }
    if all || what.iter().any(|name| ["frame", "slow", "peers"].contains(&name.as_str())) {
        let home = folder.path().join("peer-home");
        let first = screen::prepare(&home, count, open_of)?;
        screen::settle(&program, &home, &first, (80, 24))?;
        if all || what.iter().any(|name| name == "frame") {
            frame::run(&home, count, &mut bars)?;
        }
        if all || what.iter().any(|name| name == "slow") {
            slow::run(&program, &home, &first, &mut bars)?;
        }
        if all || what.iter().any(|name| name == "peers") {
            peers::run(&program, &home, &first, folder.path(), count)?;
        }
    }
    println!("{}", machine::line());
    Ok(if bars.missed().is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
