//! Every view of the program, at three sizes and in three languages: pictures to be looked at one by one after a change of
//! looks, each with its text beside it, to be searched. They are no part of the README.

use std::path::Path;

use anyhow::{Context as _, Result};
use vt100::Screen;

use super::scenes::{CLAIMED, PROPOSED};
use super::stage::{CLOCK, Stage};
use super::terminal::Terminal;
use super::{draw, glyphs};

/// Columns, rows, and what the terminal calls itself: the smallest one has sixteen colours.
const SIZES: [((u16, u16), &str); 3] =
    [((80, 24), "screen"), ((120, 40), "xterm-256color"), ((240, 70), "xterm-256color")];

/// Languages, each with the words below which the desk says why its first case is first, and those with which a screen says
/// that it still reads what it is about to show.
const LANGUAGES: [(&str, &str, &str); 3] = [
    ("en", "why here", "Reading what"),
    ("es-MX", "por qué aquí", "Leyendo lo que"),
    ("pt-BR", "por que aqui", "Lendo o que"),
];

/// What is there besides a dispute that is being worked and what recurs: a question to another team, a problem, a promise,
/// and a case that comes back later.
const MORE: &[&[&str]] = &[
    &["claim", "41131"],
    &["ask", "41131", "Fraud", "¿El cargo lleva 3-D Secure?"],
    &["claim", "41029"],
    &["problem", "open", "41029", "--what", "Charges of a shop that nobody knows"],
    &["promise", "41112", "tomorrow", "10:00", "call back"],
    &["later", "41045", "tomorrow", "10:00", "call Fraud"],
    &["sync"],
];

/// Each view by the keys that lead to it from the one before, on a terminal where the two halves of a ticket are tabs and on
/// one where they stand side by side, and by what must stand on it.
const VIEWS: &[(&str, &str, &str, &str)] = &[
    ("01-desk", "", "", ""),
    ("02-views", "v", "v", ""),
    ("03-columns", "<esc>O", "<esc>O", ""),
    ("04-filter", "<esc>/prod", "<esc>/prod", ""),
    ("05-jump", "<esc><esc>flau", "<esc><esc>flau", ""),
    ("06-palette", "<esc>:ca", "<esc>:ca", ""),
    ("07-help", "<esc>?", "<esc>?", ""),
    // Keys that follow one another are told once somebody hesitates.
    ("08-hint", "<esc>g", "<esc>g", " k  "),
    ("09-compare", "<esc><esc>  =", "<esc><esc>  =", ""),
    ("10-bulk", "<esc>*p", "<esc>*p", ""),
    ("11-bulk-sheet", "<enter>", "<enter>", ""),
    (
        "12-ticket",
        "<esc><esc><esc><esc>/key:41112<enter><enter>",
        "<esc><esc><esc><esc>/key:41112<enter><enter>",
        "",
    ),
    ("13-procedure", "<tab>", "", ""),
    ("14-why-procedure", "w", "w", ""),
    ("15-propose", "<esc>E", "<esc>E", ""),
    ("16-ask-step", "<esc><enter>", "<esc><enter>", ""),
    ("17-clocks", "<esc>e", "<esc>e", ""),
    ("18-clocks-below", "<space>", "<space>", ""),
    ("19-reply", "<esc>r", "<esc>r", ""),
    ("20-macros", "<esc>m", "<esc>m", ""),
    ("21-resolve", "<esc>R", "<esc>R", ""),
    ("22-resolve-refused", "<c-s>", "<c-s>", ""),
    ("23-later", "<esc>Z", "<esc>Z", ""),
    ("24-return", "<esc>b", "<esc>b", ""),
    ("25-status", "<esc>s", "<esc>s", ""),
    ("26-owner", "<esc>a", "<esc>a", ""),
    ("27-cause", "<esc>D", "<esc>D", ""),
    ("28-skip", "<esc>z", "<esc>z", ""),
    ("29-promise", "<esc>y", "<esc>y", ""),
    ("30-problem", "<esc>K", "<esc>K", ""),
    ("31-files", "<esc>F", "<esc>F", ""),
    ("32-contacts", "h", "h", ""),
    ("33-link", "L", "L", ""),
    ("34-handover", "<esc>H", "<esc>H", ""),
    ("35-causes", "<esc><esc>2", "<esc><esc>2", ""),
    ("36-chart", "c", "c", ""),
    ("37-cross", "<esc>x", "<esc>x", ""),
    ("38-crossed", "product<enter>", "product<enter>", ""),
    ("39-reasons", "<esc>rreason<enter>", "<esc>rreason<enter>", ""),
    ("40-metric", "<f1>", "<f1>", ""),
    ("41-knowledge", "<esc>3", "<esc>3", ""),
    ("42-evidence", "<enter>", "<enter>", ""),
    ("43-candidate", "<esc>j", "<esc>j", ""),
    ("43-draft", "e", "e", ""),
    ("44-articles", "<esc><tab>", "<esc><tab>", ""),
    ("45-product", "4", "4", ""),
    ("46-waiting", "6", "6", ""),
    ("47-answer", "w", "w", ""),
    ("48-problems", "<esc>7", "<esc>7", ""),
    ("49-problem", "<enter>", "<enter>", ""),
    ("50-lead", "<esc>8", "<esc>8", ""),
    ("51-day", "9", "9", ""),
    ("52-notices", "!", "!", ""),
    ("53-outbox", "<esc>5", "<esc>5", ""),
];

/// What follows once the CRM is gone.
const AWAY: &[(&str, &str)] = &[
    ("54-note", "1i"),
    ("55-kept", "Looked at it.<c-s>"),
    ("56-owed", "5"),
    ("57-cover", "<c-l>"),
    ("58-again", "1234<enter>"),
];

/// The same for the team's lead.
const OF_THE_LEAD: &[(&str, &str)] = &[
    ("61-lead-desk", ""),
    ("62-drawn", "8"),
    ("63-look", "v"),
    ("64-risk", "<esc><tab>"),
    ("65-teams", "<tab>"),
    ("66-digest", "D"),
    ("67-topics", "<esc><tab>"),
    ("68-missing", "<tab>"),
    ("69-notes", "<tab>"),
    ("70-plans", "<tab>"),
    ("71-plan", "a"),
];

/// The same for who is shown around.
const AROUND: &[(&str, &str)] = &[("81-tour", ""), ("82-tour-on", "n")];

/// Takes all of them into a folder.
pub fn take(program: &Path, out: &Path, fonts: &glyphs::Fonts, only: Option<&str>) -> Result<()> {
    std::fs::create_dir_all(out)?;
    let is_wanted = |view: &str| only.is_none_or(|only| view.contains(only));
    for (language, ready, reading) in LANGUAGES {
        let mut taken = 0;
        for (size, name) in SIZES {
            let keep = |view: &str, screen: &Screen| -> Result<usize> {
                if !is_wanted(view) {
                    return Ok(0);
                }
                let file = format!("{view}-{}x{}-{language}", size.0, size.1);
                std::fs::write(out.join(format!("{file}.txt")), screen.contents())?;
                std::fs::write(out.join(format!("{file}.png")), draw::png(&draw::svg(screen, fonts)?)?)?;
                Ok(1)
            };
            let settled = |terminal: &Terminal, text: &str| {
                terminal.screen_where(text, |screen| screen.contains(text) && !screen.contains(reading))
            };
            let variables = [("TERM", name)];
            let of = |view: &str| format!("{view} at {}x{} in {language}", size.0, size.1);
            if VIEWS.iter().map(|view| view.0).chain(AWAY.iter().map(|view| view.0)).any(is_wanted) {
                let mut stage = Stage::set(program)?;
                for verb in CLAIMED.iter().chain(PROPOSED).chain(MORE) {
                    stage.run(language, verb)?;
                }
                let args = stage.args(language, &[]);
                let mut terminal =
                    Terminal::start_with(program, &args, stage.home(), size, &variables, true)?;
                terminal.screen_with(ready)?;
                for (view, narrow, wide, shown) in VIEWS {
                    terminal.press(if size.0 < 110 { narrow } else { wide }).with_context(|| of(view))?;
                    taken += keep(view, &settled(&terminal, shown).with_context(|| of(view))?)?;
                }
                stage.stop();
                for (view, keys) in AWAY {
                    terminal.press(keys).with_context(|| of(view))?;
                    taken += keep(view, &settled(&terminal, "").with_context(|| of(view))?)?;
                }
            }
            for (seat, views) in [("--lead", OF_THE_LEAD), ("--tour", AROUND)] {
                if !views.iter().any(|view| is_wanted(view.0)) {
                    continue;
                }
                let home = tempfile::tempdir()?;
                let folder = home.path().display().to_string();
                let args =
                    ["demo", seat, "--fresh", "--seed", "7", "--tickets", "600", "--clock", CLOCK, "--lang"];
                let args: Vec<String> =
                    args.into_iter().chain([language, "--home", &folder]).map(str::to_owned).collect();
                let mut terminal = Terminal::start_with(program, &args, home.path(), size, &variables, true)?;
                terminal.screen_with(ready).with_context(|| of(seat))?;
                for (view, keys) in views {
                    terminal.press(keys).with_context(|| of(view))?;
                    taken += keep(view, &settled(&terminal, "").with_context(|| of(view))?)?;
                }
            }
        }
        println!("{language}: {taken} pictures");
    }
    Ok(())
}
