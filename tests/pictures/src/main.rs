//! Writes the pictures of the README: the real program in a real terminal, by key strings, drawn by hand.
//! `cargo build --release && cargo run --release -p secondline-pictures [-- --check] [--out DIR] [--only NAME]`
//! With `--every DIR` it takes every view (`--only PART` of a name: those) at three sizes in three languages into that folder instead.

mod cells;
mod draw;
mod gallery;
mod glyphs;
#[expect(dead_code, reason = "the tests of the terminal use the rest")]
mod guard;
mod scenes;
mod stage;
#[expect(dead_code, reason = "the tests of the terminal use the rest")]
mod terminal;
mod theme;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use scenes::{SCENES, Scene};

struct Options {
    out: PathBuf,
    program: PathBuf,
    fonts: PathBuf,
    size: (u16, u16),
    only: Option<String>,
    check: bool,
    every: Option<PathBuf>,
}

fn options(mut args: impl Iterator<Item = String>) -> anyhow::Result<Options> {
    let mut options = Options {
        out: "screenshots".into(),
        program: "target/release/secondline".into(),
        fonts: "/usr/share/fonts/truetype/dejavu".into(),
        size: (120, 40),
        only: None,
        check: false,
        every: None,
    };
    while let Some(name) = args.next() {
        if name == "--check" {
            options.check = true;
            continue;
        }
        let value = args.next().with_context(|| format!("{name} wants a value"))?;
        match name.as_str() {
            "--out" => options.out = value.into(),
            "--program" => options.program = value.into(),
            "--fonts" => options.fonts = value.into(),
            "--every" => options.every = Some(value.into()),
            "--only" => options.only = Some(value),
            "--size" => {
                let (columns, rows) = value.split_once('x').context("a size is COLUMNSxROWS")?;
                options.size = (columns.parse()?, rows.parse()?);
            }
            _ => bail!("{name} is not an option: --out --program --fonts --only --size --check --every"),
        }
    }
    // The program runs in a home of its own, so its path may not depend on where this one stands.
    options.program = std::path::absolute(&options.program)?;
    Ok(options)
}

/// Plays a scene and returns its picture as SVG.
fn play(scene: &Scene, options: &Options, fonts: &glyphs::Fonts) -> anyhow::Result<String> {
    let stage = stage::Stage::set(&options.program)?;
    for verb in scene.before.iter().copied().flatten() {
        stage.run(scene.language, verb)?;
    }
    let args = stage.args(scene.language, &[]);
    let size = scene.size.unwrap_or(options.size);
    let mut terminal = terminal::Terminal::start(&options.program, &args, stage.home(), size)?;
    let mut screen = None;
    for (keys, words) in scene.steps {
        terminal.press(keys)?;
        screen = Some(terminal.screen_with(words)?);
    }
    let svg = draw::svg(&screen.context("the scene has steps")?, fonts)?;
    terminal.leave("<esc><esc><c-c>")?;
    Ok(svg)
}

/// Writes one file, or compares it with what is there; says whether it is the same.
fn keep(path: &Path, bytes: &[u8], check: bool) -> anyhow::Result<bool> {
    let same = std::fs::read(path).is_ok_and(|there| there == bytes);
    if !same && !check {
        std::fs::write(path, bytes)?;
    }
    println!(
        "{} {}",
        if same {
            "same   "
        } else if check {
            "DIFFERS"
        } else {
            "written"
        },
        path.display()
    );
    Ok(same)
}

fn main() -> anyhow::Result<ExitCode> {
    let options = options(std::env::args().skip(1))?;
    let fonts = glyphs::Fonts::read(&options.fonts)?;
    if let Some(folder) = &options.every {
        gallery::take(&options.program, folder, &fonts, options.only.as_deref())?;
        return Ok(ExitCode::SUCCESS);
    }
    if !options.check {
        std::fs::create_dir_all(&options.out)?;
    }
    let mut all_same = true;
    for scene in SCENES.iter().filter(|scene| options.only.as_deref().is_none_or(|name| name == scene.name)) {
        let svg = play(scene, &options, &fonts).with_context(|| format!("scene {}", scene.name))?;
        let file = |end: &str| options.out.join(format!("{}.{end}", scene.name));
        all_same &= keep(&file("svg"), svg.as_bytes(), options.check)?;
        all_same &= keep(&file("png"), &draw::png(&svg)?, options.check)?;
    }
    Ok(if options.check && !all_same { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
