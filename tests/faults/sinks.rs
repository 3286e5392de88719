//! Where text leaves the program: few places, each with the sanitiser before it. A new one has to be added here, with
//! its reason.

use std::fs;
use std::path::{Path, PathBuf};

/// What writes to a terminal, a pipe or a cell, and the files that may.
const SINKS: [(&str, &[&str]); 9] = [
    ("print!(", &[]),
    ("println!(", &[]),
    ("eprint!(", &[]),
    // A sentence of the catalogue, before the terminal is taken.
    ("eprintln!(", &["src/runtime/screen.rs"]),
    // The last net replaces symbols by a constant, or by a part of what stood there; after it, a sign is
    // replaced by its likeness in ASCII.
    (".set_symbol(", &["src/ui/net.rs"]),
    (".set_char(", &["src/ui/net.rs", "src/ui/finish.rs"]),
    // What is printed; the frames and the terminal's modes; the line by which the sandbox says where it listens;
    // whether there is a terminal at all.
    ("stdout()", &["src/cli/output.rs", "src/runtime/terminal.rs", "src/cli/serve.rs", "src/cli/screen.rs"]),
    // One sentence of the catalogue with a place in the source.
    ("stderr()", &["src/cli/output.rs", "src/runtime/panics.rs"]),
    // Watched for its end; a prompt of the catalogue, and an answer that is not shown.
    ("/dev/tty", &["src/runtime/hangup.rs", "src/cli/login.rs"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            // What runs in tests alone prints to whoever runs them.
            if !path.ends_with("tests") {
                found.extend(sources(&path));
            }
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found
}

/// The lines of a source that run in the program.
fn lines(source: &str) -> impl Iterator<Item = &str> {
    let own = source.split("#[cfg(test)]").next().unwrap_or_default();
    own.lines().map(str::trim).filter(|line| !line.starts_with("//"))
}

fn found_in(path: &str, source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (sink, allowed) in SINKS {
        let hits = lines(source).filter(|line| {
            line.match_indices(sink).any(|(at, _)| {
                // `eprintln!(` holds `println!(`, and a name may end alike.
                sink.starts_with('.')
                    || !line[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_')
            })
        });
        if !allowed.contains(&path) {
            faults.extend(hits.map(|line| format!("{path}: {line}")));
        }
    }
    faults
}

#[test]
fn text_leaves_the_program_only_through_the_places_that_sanitise() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut faults = Vec::new();
    for path in sources(&root.join("src")) {
        let name = path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
        faults.extend(found_in(&name, &fs::read_to_string(&path).expect("a source")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_place_that_prints_data_by_itself_is_caught() {
    for line in [
        "println!(\"{subject}\");",
        "eprintln!(\"{error}\");",
        "cell.set_symbol(subject);",
        "io::stdout().write_all(text)?;",
        "writeln!(std::io::stderr(), \"{panic}\")?;",
    ] {
        assert!(
            !found_in("src/store/rows.rs", &format!("//! Rows.\nfn f() {{ {line} }}\n")).is_empty(),
            "{line}"
        );
    }
    assert!(
        found_in("src/store/rows.rs", "//! println!(x)\n#[cfg(test)]\nmod t { println!() }\n").is_empty()
    );
}

#[test]
fn the_terminal_is_never_asked_for_a_clipboard_or_a_title() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in sources(&root.join("src")) {
        let source = fs::read_to_string(&path).expect("a source");
        for word in ["SetTitle", "CopyToClipboard", "]52;", "EnableMouseCapture"] {
            let used = lines(&source).any(|line| line.contains(word));
            assert!(!used, "{} uses {word}", path.display());
        }
    }
}
