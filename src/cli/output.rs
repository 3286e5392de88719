//! What a command prints: one document on stdout, notices on stderr. Everything that leaves the program in
//! words goes through here, and nothing that leaves here can steer a terminal.

use std::io::{self, IsTerminal as _, Write};

use serde_json::{Value, json};

use crate::domain::clean::{Clean, escaped, printable};

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Tables and sentences for people.
    Text,
    /// One JSON document.
    Json,
    /// One JSON object a line.
    JsonLines,
}

/// Where results go.
#[derive(Debug, Clone, Copy)]
pub struct Output {
    /// How they look.
    pub form: Form,
}

impl Output {
    /// Whether scripts read it.
    pub fn is_json(self) -> bool {
        self.form != Form::Text
    }

    /// Prints one thing.
    pub fn one(self, document: &Value, text: impl FnOnce() -> String) {
        match self.form {
            Form::Text => print(&text()),
            Form::Json => own(&escaped(&format!("{document:#}\n"))),
            Form::JsonLines => own(&escaped(&format!("{document}\n"))),
        }
    }

    /// Prints a list.
    pub fn list(self, documents: Vec<Value>, text: impl FnOnce() -> String) {
        match self.form {
            Form::Text => print(&text()),
            Form::Json => own(&escaped(&format!("{:#}\n", json!(documents)))),
            Form::JsonLines => {
                for document in documents {
                    own(&escaped(&format!("{document}\n")));
                }
            }
        }
    }
}

/// Prints text.
pub fn print(text: &str) {
    own(&printable(text));
}

/// Prints what the program itself wrote, as it is. A reader that went away is no fault: `| head` reads as much
/// as it wants.
pub fn own(text: &str) {
    let mut out = io::stdout().lock();
    let _gone = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints bytes that are no text, as they are.
pub fn bytes(bytes: &[u8]) {
    let mut out = io::stdout().lock();
    let _gone = out.write_all(bytes).and_then(|()| out.flush());
}

/// Whether what is printed is looked at on a terminal.
pub fn is_seen() -> bool {
    io::stdout().is_terminal()
}

/// Whether what is said beside the result is looked at on a terminal.
pub fn is_heard() -> bool {
    io::stderr().is_terminal()
}

/// Says something beside the result, on stderr.
pub fn notice(text: &str) {
    let _gone = writeln!(io::stderr().lock(), "{}", Clean::text(text));
}

/// The widest line that is written over.
const PASSING: usize = 78;

/// Says something on a line that the next such line, or an empty one, writes over.
pub fn passing(text: &str) {
    let line: String = Clean::line(text).as_str().chars().take(PASSING).collect();
    let mut out = io::stderr().lock();
    let end = if line.is_empty() { "\r" } else { "" };
    let _gone = write!(out, "\r{line:<PASSING$}{end}").and_then(|()| out.flush());
}

/// Puts a question beside the result, on stderr; its answer is typed behind it.
pub fn question(text: &str) {
    let mut out = io::stderr().lock();
    let _gone = write!(out, "{} ", Clean::text(text)).and_then(|()| out.flush());
}

/// Whether an answer is a plain yes, in one of our languages.
pub fn is_yes(answer: &str) -> bool {
    ["y", "yes", "s", "si", "sí", "sim"].contains(&answer.trim().to_lowercase().as_str())
}

/// Whether somebody sits there who sees what is said and can answer.
pub fn is_attended() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}
