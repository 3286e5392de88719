//! Every view of the program, at three sizes and in three languages: pictures to be looked at one by one after a change of
//! looks. They are no part of the README.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::scenes::{CLAIMED, PROPOSED};
use super::stage::Stage;
use super::terminal::Terminal;
use super::{draw, glyphs};

/// Columns, rows, and what the terminal calls itself: the smallest one has sixteen colours.
const SIZES: [((u16, u16), &str); 3] =
    [((80, 24), "screen"), ((120, 40), "xterm-256color"), ((240, 70), "xterm-256color")];

const LANGUAGES: [&str; 3] = ["en", "es-MX", "pt-BR"];

/// Each view by the keys that lead to it from the one before.
const VIEWS: &[(&str, &str)] = &[
    ("01-desk", ""),
    ("02-views", "v"),
    ("03-columns", "<esc>O"),
    ("04-filter", "<esc>/prod"),
    ("05-jump", "<esc><esc>flau"),
    ("06-palette", "<esc>:th"),
    ("07-help", "<esc>?"),
    ("08-hint", "<esc>g"),
    ("09-marks", "<esc><esc>  ="),
    ("10-ticket", "<esc><esc>/key:41112<enter><enter>"),
    ("11-clocks", "e"),
    ("12-answer", "<esc><tab><enter>"),
    ("13-reply", "<esc><tab>r"),
    ("14-macros", "<esc>m"),
    ("15-resolve", "<esc>R"),
    ("16-later", "<esc>Z"),
    ("17-return", "<esc>b"),
    ("18-causes", "<esc><esc>2"),
    ("19-chart", "c"),
    ("20-crossed", "<esc>x"),
    ("21-metric", "<esc><f1>"),
    ("22-knowledge", "<esc>3"),
    ("23-draft", "e"),
    ("24-product", "<esc>4"),
    ("25-outbox", "5"),
    ("26-waiting", "6"),
    ("27-problems", "7"),
    ("28-lead", "8"),
    ("29-day", "9"),
    ("30-notices", "!"),
    ("31-cover", "<esc><c-l>"),
];

/// Takes all of them into a folder.
pub fn take(program: &Path, out: &Path, fonts: &glyphs::Fonts) -> Result<()> {
    std::fs::create_dir_all(out)?;
    let stage = Stage::set(program)?;
    for verb in CLAIMED.iter().chain(PROPOSED) {
        stage.run("en", verb)?;
    }
    for language in LANGUAGES {
        for (size, name) in SIZES {
            let args = stage.args(language, &[]);
            let variables = [("TERM", name)];
            let mut terminal = Terminal::start_with(program, &args, stage.home(), size, &variables, true)?;
            for (view, keys) in VIEWS {
                let of = || format!("{view} at {}x{} in {language}", size.0, size.1);
                terminal.press(keys).with_context(of)?;
                let screen = terminal.screen_with("").with_context(of)?;
                let svg = draw::svg(&screen, fonts)?;
                let file = format!("{view}-{}x{}-{language}.png", size.0, size.1);
                std::fs::write(out.join(file), draw::png(&svg)?)?;
            }
            // Behind the cover nothing is to be ended in order.
            drop(terminal);
        }
        println!("{language}: {} pictures", VIEWS.len() * SIZES.len());
    }
    Ok(())
}
