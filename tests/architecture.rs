//! The house's plan, held: rooms import downward only, outside crates stay in their rooms, files stay short.
//! The plan is data in `plan.rs`; `checker.rs` and `tokens.rs` read the source.

mod checker;
mod plan;
mod tokens;

use std::fs;
use std::path::{Path, PathBuf};

use checker::check;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below `folder`, as (path from the repository, source).
fn sources(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("the folder can be listed").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|end| end == "rs") {
                into.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(root()).expect("lies below the root").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("source can be read"))
        })
        .collect()
}

#[test]
fn every_file_keeps_the_plan_of_the_house() {
    let files = sources("src");
    assert!(files.len() > 20, "the source was found");
    let faults: Vec<String> = files.iter().flat_map(|(path, source)| check(path, source)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn an_upward_or_sideways_import_is_caught_in_any_spelling() {
    // Each stands in `src/store/rows.rs`, whose room has rank 2.
    let bad = [
        "use crate::ui::draw;",
        "use crate::ui;",
        "use crate::ui as screen;",
        "use crate::ui::*;",
        "use crate::r#ui::draw;",
        "use crate::crm::Client;",
        "use crate::{domain::say::Say, sync::Engine};",
        "use crate::{domain::{say::Say}, {app::{self, App}}};",
        "use {crate::app::App, std::fmt};",
        "use super::super::app::App;",
        "use super::{super::app::App};",
        "use self::super::super::app::App;",
        "use super::super::{domain, app};",
        "use crate as root; fn f() { root::app::update() }",
        "use crate::{self as root};",
        "use super::super as root;",
        "use super::{super as root};",
        "use crate::*;",
        "use super::super::*;",
        "extern crate self as root;",
        "extern crate secondline;",
        "extern crate secondline as root;",
        "use secondline::app::App;",
        "use ::secondline::app::App;",
        "use secondline as root;",
        "use crate::Laundered;",
        "fn f() { crate::app::update() }",
        "fn f() { super::super::app::update() }",
        "fn f() { secondline::app::update() }",
        "fn f() { use crate::app::App; }",
        "fn f(app: &crate::app::App) {}",
        "fn f() -> impl Iterator<Item = crate::app::App> {}",
        "fn f() { <crate::app::App as Default>::default(); }",
        "fn f() { Vec::<crate::app::App>::new(); }",
        "fn f(x: u8) { match x { crate::app::LIMIT => {} _ => {} } }",
        "struct S { app: Option<Box<dyn Fn(crate::app::App)>> }",
        "impl crate::app::Screen for S {}",
        "impl<T: crate::app::Screen> S<T> {}",
        "mod inner { use super::super::super::app::App; }",
        "mod inner { mod deep { use super::super::super::super::app::App; } }",
        "mod inner { fn f() { super::super::super::app::update() } }",
        "#[cfg(test)] mod tests { use crate::app::App; }",
        "fn f() { format!(\"{}\", crate::app::name()); }",
        "fn f() { vec![Some(crate::app::name())]; }",
        "fn f() { assert!(matches!(1, super::super::app::LIMIT)); }",
        "fn f() { crate::app::mac!(); }",
        "macro_rules! m { () => { crate::app::update() } }",
        "macro_rules! m { () => { $crate::app::update() } }",
        "macro_rules! m { () => { use crate::{domain, app as x}; } }",
        "macro_rules! m { () => { use crate::{self as root}; } }",
        "macro_rules! m { () => { use {crate::app as x}; } }",
        "macro_rules! m { ($room:ident) => { crate::$room::update() } }",
        "macro_rules! m { () => { super::app::update() } }",
        "macro_rules! m { () => { self::super::app::update() } }",
        "macro_rules! m { ($root:tt) => { $root::app::update() } } fn f() { m!(crate); }",
        "fn f() { m! { macro_rules! n { () => { super::x() } } } }",
        "#[derive(Deserialize)] struct S { #[serde(with = \"crate::app::time\")] at: u8 }",
        "#[derive(Deserialize)] struct S { #[serde(default = \"super::super::app::one\")] at: u8 }",
        "#[crate::app::traced] fn f() {}",
        "#[cfg_attr(test, crate::app::traced)] fn f() {}",
        "#[path = \"../app/mod.rs\"] mod app;",
        "#[cfg_attr(unix, path = \"../app/mod.rs\")] mod app;",
        "macro_rules! m { () => { #[path = \"../app/mod.rs\"] mod app; } }",
        "include!(\"../app/mod.rs\");",
        "fn f() { std::include!(\"../app/mod.rs\"); }",
        "macro_rules! m { () => { include!(\"../app/mod.rs\"); } }",
        "#[macro_export] macro_rules! m { () => {} }",
        "#[macro_use] mod inner;",
    ];
    for line in bad {
        let found = check("src/store/rows.rs", &format!("//! Rows.\n{line}\n"));
        assert!(
            found.iter().any(|fault| fault.starts_with("src/store/rows.rs:2: ")),
            "not caught: {line}: {found:?}"
        );
    }
    for line in
        ["use super::app::App;", "use super as root;", "use super::*;", "fn f() { super::app::update() }"]
    {
        assert!(
            !check("src/store/mod.rs", &format!("//! Store.\n{line}\n")).is_empty(),
            "not caught: {line}"
        );
    }
}

#[test]
fn a_reexport_that_crosses_rooms_is_caught() {
    let bad = [
        "pub use crate::domain::say::Say;",
        "pub use crate::domain::*;",
        "pub(crate) use crate::domain::say;",
        "pub use super::super::domain::say::Say;",
        "mod inner { pub use crate::domain::say::Say; }",
        "pub use rusqlite::Connection;",
        "pub use ::rusqlite as sql;",
        "pub extern crate rusqlite;",
        "pub type Connection = rusqlite::Connection;",
        "pub type Words = crate::domain::say::Say;",
    ];
    for line in bad {
        assert!(
            !check("src/store/rows.rs", &format!("//! Rows.\n{line}\n")).is_empty(),
            "not caught: {line}"
        );
    }
    for line in [
        "pub use ui::draw;",
        "use crate::ui;",
        "pub mod helpers;",
        "pub mod ui { pub fn f() {} }",
        "pub fn f() {}",
    ] {
        assert!(!check("src/lib.rs", &format!("//! Lib.\n{line}\n")).is_empty(), "not caught: {line}");
    }
    assert!(!check("src/helpers.rs", "//! Helpers.\n").is_empty());
}

#[test]
fn an_outside_crate_in_the_wrong_room_is_caught_in_any_spelling() {
    let bad = [
        ("app", "use rusqlite::Connection;"),
        ("app", "use rusqlite;"),
        ("app", "use rusqlite as sql;"),
        ("app", "use ::rusqlite as sql;"),
        ("app", "use {rusqlite::Connection, std::fmt};"),
        ("app", "extern crate rusqlite;"),
        ("app", "extern crate rusqlite as sql;"),
        ("app", "fn f() { rusqlite::Connection::open_in_memory(); }"),
        ("app", "fn f() { format!(\"{}\", rusqlite::version()); }"),
        ("app", "fn f() { format!(\"{}\", ::rusqlite::version()); }"),
        ("app", "macro_rules! m { () => { use rusqlite as sql; } }"),
        ("app", "fn f(at: ratatui::layout::Rect) {}"),
        ("app", "async fn f() {}"),
        ("app", "fn f() { async { 1 }; }"),
        ("app", "fn f() { m!(async move { 1 }); }"),
        ("app", "fn f() -> jiff::Timestamp { jiff::Timestamp::now() }"),
        ("store", "use axum::Router;"),
        ("sync", "use reqwest::Client;"),
        ("sync", "use jaq_core::load;"),
        ("ui", "use crossterm::event::KeyCode;"),
        ("ui", "use ratatui::crossterm::event::KeyCode;"),
        ("keymap", "use crossterm::terminal::enable_raw_mode;"),
        ("keymap", "use crossterm;"),
        ("keymap", "use crossterm::{event::KeyCode, cursor};"),
        ("runtime", "use clap::Parser;"),
        ("sync", "use anyhow::Context;"),
        ("domain", "use std::fs;"),
        ("domain", "use std::{fmt, fs::File};"),
        ("domain", "use std as s;"),
        ("domain", "use std::*;"),
        ("domain", "fn f() { std::process::exit(1) }"),
        ("domain", "use std::time::Instant;"),
        ("domain", "fn f() { Timestamp::now(); }"),
        ("domain", "use tracing::warn;"),
        ("domain", "async fn f() {}"),
        ("store", "fn f() { println!(\"x\"); }"),
        ("store", "fn f() { std::eprintln!(\"x\"); }"),
        ("store", "fn f() { vec![todo!()]; }"),
        ("cli", "fn f() { dbg!(1); }"),
    ];
    for (room, line) in bad {
        let found = check(&format!("src/{room}/a.rs"), &format!("//! A.\n{line}\n"));
        assert!(!found.is_empty(), "not caught in {room}: {line}");
    }
}

#[test]
fn what_keeps_the_plan_passes() {
    let good = [
        ("store", "use crate::domain::{self, say::{Say, Arg}}; use super::open; use self::inner::x;"),
        ("store", "use rusqlite::{Connection, params}; pub(crate) fn f() {} pub(in crate::store) fn g() {}"),
        ("store", "mod inner { use super::super::open; } pub use self::inner::Row; pub use super::open;"),
        (
            "store",
            "macro_rules! m { ($x:ident) => { pub(crate) fn $x() { $crate::domain::f(); Self::f(self) } } }",
        ),
        ("store", "#[derive(Debug)] #[serde(with = \"crate::domain::time\")] struct S;"),
        (
            "store",
            "/// See [`crate::ui`].\nfn f() { let toml = 1; m!(toml, self.x, include_str!(\"a.sql\")); }",
        ),
        ("store", "#[error(\"the super value self::x, crate it\")] struct S;"),
        ("runtime", "use crate::{app::App, store::Store, ui}; async fn f() { tokio::spawn(async {}); }"),
        ("keymap", "use crossterm::event::{KeyCode, KeyEvent};"),
        (
            "domain",
            "use std::{collections::BTreeMap, time::Duration}; pub use self::a::B; use jiff::Timestamp;",
        ),
        ("domain", "#[cfg(test)] mod tests { fn f() { std::fs::read(\"x\"); println!(\"skipped\"); } }"),
        ("cli", "fn f() { println!(\"{}\", crate::report::table()); }"),
    ];
    for (room, line) in good {
        let found = check(&format!("src/{room}/a.rs"), &format!("//! A.\n{line}\n"));
        assert!(found.is_empty(), "{room}: {line}: {found:?}");
    }
    assert!(check("src/main.rs", "//! Main.\nfn main() { secondline::cli::main() }\n").is_empty());
}

#[test]
fn a_file_without_its_purpose_or_without_an_end_is_caught() {
    assert!(!check("src/store/a.rs", "fn f() {}\n").is_empty());
    assert!(!check("src/store/a.rs", &format!("//! A.\n{}", "\n".repeat(600))).is_empty());
}

#[test]
fn the_map_in_the_library_names_every_room_with_its_rank() {
    let map: Vec<(String, u8)> = fs::read_to_string(root().join("src/lib.rs"))
        .expect("the library's root can be read")
        .lines()
        .filter_map(|line| line.strip_prefix("//! | ")?.split_once(" | [`"))
        .filter_map(|(rank, rest)| Some((rest.split('`').next()?.to_owned(), rank.parse().ok()?)))
        .collect();
    let plan: Vec<(String, u8)> =
        plan::RANKS.iter().map(|(room, rank)| ((*room).to_owned(), *rank)).collect();
    assert_eq!(map, plan);
}

#[test]
fn every_dependency_has_its_rooms() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest can be read");
    let manifest: toml::Table = manifest.parse().expect("the manifest is TOML");
    let mut named: Vec<String> = manifest["dependencies"]
        .as_table()
        .expect("a table")
        .keys()
        .map(|name| name.replace('-', "_"))
        .collect();
    let mut planned: Vec<String> = plan::OUTSIDE.iter().map(|(name, _)| (*name).to_owned()).collect();
    named.sort();
    planned.sort();
    assert_eq!(named, planned);
}

#[test]
fn every_test_and_tool_says_what_it_is_and_stays_short() {
    for (path, source) in sources("tests") {
        assert!(source.starts_with("//!"), "{path} does not open with what lives here");
        assert!(source.lines().count() <= 600, "{path} is longer than 600 lines");
    }
}
