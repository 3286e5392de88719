//! Commands from a file, one a line, in one session: for scripts that would else start a process a command.

use std::ffi::OsString;

use clap::Parser;

use super::args::{Cli, Command};
use super::fail::Fail;
use super::output;
use super::session::Session;
use super::{link, run, shield};
use crate::domain::say::Say;

/// `batch FILE|-`. Each line is a command as on the command line; `#` begins a comment. Changes are committed
/// as they come and pushed at the end. Without `strict` a refused line is told and the next one runs; the
/// exit status is that of the first failure.
pub fn batch(session: &mut Session, file: &str, strict: bool) -> Result<(), Fail> {
    let unreadable =
        |error: std::io::Error| Fail::Usage(Say::new("cli-file").with("file", file).with("detail", error));
    let text = if file == "-" {
        std::io::read_to_string(std::io::stdin()).map_err(unreadable)?
    } else {
        std::fs::read_to_string(file).map_err(unreadable)?
    };
    let mut first = Ok(());
    session.holds_push = true;
    for (nth, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Err(fail) = one(session, line) {
            let at = (nth + 1).to_string();
            output::notice(&session.words().with("cli-batch-line", &[("line", &at)]));
            super::tell_failure(session.out, session.words(), &fail);
            if first.is_ok() {
                first = Err(fail);
            }
            if strict {
                break;
            }
        }
    }
    session.holds_push = false;
    link::push_all(session)?;
    first
}

fn one(session: &mut Session, line: &str) -> Result<(), Fail> {
    let words = words(line).ok_or_else(|| Fail::Usage(Say::new("cli-batch-quote")))?;
    let arguments = std::iter::once("secondline".to_owned()).chain(words).map(OsString::from);
    let parsed = Cli::try_parse_from(shield::marked(arguments))
        .map_err(|error| Fail::Usage(Say::new("cli-batch-usage").with("detail", error.kind())))?;
    match parsed.command {
        None | Some(Command::Batch { .. } | Command::Demo(_) | Command::Sandbox(_)) => {
            Err(Fail::Usage(Say::new("cli-batch-usage").with("detail", "batch, demo, sandbox")))
        }
        Some(command) => run(session, &command),
    }
}

/// A line as words: spaces part them, `'…'` and `"…"` keep them together, `\` takes the next character as it
/// is (not inside `'…'`). `None` where a quote stays open.
fn words(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => word.get_or_insert_default().push(chars.next()?),
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_apart_as_in_a_shell() {
        assert_eq!(words(r#"note 7 "it's \"fine\"" 'a b'"#).unwrap(), ["note", "7", "it's \"fine\"", "a b"]);
        assert_eq!(words("answer 7 x=''").unwrap(), ["answer", "7", "x="]);
        assert_eq!(words("note 7 'open"), None);
    }
}
