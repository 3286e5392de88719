//! What the program says about itself: keys, files, completions, manual page.

use std::io::Write;

use clap::CommandFactory;
use serde_json::json;

use super::args::{Cli, KeysFormat};
use super::fail::Fail;
use super::session::Session;
use crate::report::{Column, Table};

/// `completions SHELL`.
pub fn completions(shell: clap_complete::Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "secondline", &mut script);
    script
}

/// `man`: the page of the program, with a section for every command and every command below it.
pub fn man() -> Result<Vec<u8>, Fail> {
    let mut page = Vec::new();
    let mut whole = Cli::command();
    whole.build();
    clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(anyhow::Error::from)?;
    writeln!(page, ".SH COMMANDS").map_err(anyhow::Error::from)?;
    for verb in whole.get_subcommands() {
        section(verb, &mut page).map_err(anyhow::Error::from)?;
    }
    Ok(page)
}

/// One command: how it is written, what it does, what it takes.
fn section(verb: &clap::Command, page: &mut Vec<u8>) -> std::io::Result<()> {
    if verb.is_hide_set() {
        return Ok(());
    }
    let usage = verb.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").split_whitespace().collect::<Vec<_>>().join(" ");
    writeln!(page, ".SS \"{}\"", roff(&usage))?;
    let about = verb.get_long_about().or_else(|| verb.get_about()).map(ToString::to_string);
    writeln!(page, "{}", roff(&about.unwrap_or_default()))?;
    for argument in verb.get_arguments().filter(|one| !one.is_hide_set() && !one.is_global_set()) {
        let Some(help) = argument.get_help().filter(|_| argument.get_id() != "help") else { continue };
        let names = [
            argument.get_short().map(|short| format!("-{short}")),
            argument.get_long().map(|long| format!("--{long}")),
        ];
        let names: Vec<String> = names.into_iter().flatten().collect();
        let values = argument.get_value_names().unwrap_or_default();
        let values = if argument.get_action().takes_values() { values.join(" ") } else { String::new() };
        let head = if names.is_empty() { values } else { format!("{} {values}", names.join(", ")) };
        writeln!(page, ".TP\n\\fB{}\\fR\n{}", roff(head.trim()), roff(&help.to_string()))?;
    }
    for below in verb.get_subcommands().filter(|below| below.get_name() != "help") {
        section(below, page)?;
    }
    Ok(())
}

/// A text as it stands in a manual page: no sign of it is taken for an order.
fn roff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-").replace('"', "\\(dq");
    let lines = text
        .lines()
        .map(|line| if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line.to_owned() });
    lines.collect::<Vec<_>>().join("\n")
}

/// `config path`.
pub fn config_path(session: &Session) {
    let home = &session.home;
    let folders =
        [("config", &home.config), ("cache", &home.cache), ("state", &home.state), ("log", &home.log)];
    let document: serde_json::Map<String, serde_json::Value> =
        folders.iter().map(|(name, path)| ((*name).to_owned(), json!(path))).collect();
    session.out.one(&document.into(), || {
        folders.map(|(name, path)| format!("{name:<7} {}\n", path.display())).concat()
    });
}

/// `config show`: what is in force, then every fault. A profile that cannot be used at all is a failure.
pub fn config_show(session: &mut Session) -> Result<(), Fail> {
    let usable = super::link::link(session).map(drop);
    let words = session.words();
    let faults: Vec<_> = session
        .all_faults()
        .map(|fault| {
            json!({
                "file": fault.file,
                "line": fault.line,
                "key": fault.key,
                "words": words.say(&fault.what),
                "mend": words.say(&fault.mend),
            })
        })
        .collect();
    let config = &session.config;
    let document = json!({
        "language": words.language(),
        "profile": config.profile.as_ref().map(|profile| &profile.name),
        "settings": config.settings,
        "sops": config.sops.iter().map(|sop| format!("{}@{}", sop.id, sop.version)).collect::<Vec<_>>(),
        "triage": config.triage.as_ref().map(|table| format!("{}@{}", table.name, table.version)),
        "causes": config.taxonomy.causes().count(),
        "faults": faults,
    });
    session.out.one(&document, || format!("{document:#}\n"));
    usable
}

/// `keys`.
pub fn keys(session: &Session, format: KeysFormat) {
    let words = session.words();
    let mut table = Table::new(vec![
        Column::text(words.get("cli-col-layer")),
        Column::text(words.get("cli-col-keys")),
        Column::text(words.get("cli-col-command")),
        Column::text(words.get("cli-col-help")),
    ]);
    let mut documents = Vec::new();
    let (mut markdown, mut toml) = (Vec::new(), Vec::new());
    let mut layer = None;
    for bound in session.keymap.all() {
        let row = bound.row;
        let title = words.get(row.layer.title());
        if layer.replace(row.layer) != Some(row.layer) {
            markdown.push(format!("\n**{title}**\n\n| key | |\n|---|---|\n"));
            toml.push(format!("\n# {title}\n"));
        }
        let (id, shown, help) = (row.command.id(), bound.keys(), words.get(&row.help()));
        table.row([title.clone(), shown.clone(), id.to_owned(), help.clone()]);
        markdown.push(format!("| `{shown}` | {help} |\n"));
        let keys: Vec<String> = bound.sequences.iter().map(|key| format!("\"{key}\"")).collect();
        // A command that stands on several layers has one line: its keys there are the first that were printed.
        let is_new = documents.iter().all(|known: &serde_json::Value| known["command"] != id);
        let hash = if is_new { "" } else { "# " };
        toml.push(format!("{hash}\"{id}\" = [{}]  # {help}\n", keys.join(", ")));
        documents.push(json!({"layer": title, "keys": shown, "command": id, "help": help}));
    }
    session.out.list(documents, || match format {
        KeysFormat::Table => table.text(),
        KeysFormat::Md => markdown.concat(),
        KeysFormat::Toml => toml.concat(),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command with its way there, such as `sop lint`.
    fn verbs(command: &clap::Command, way: &str, all: &mut Vec<(String, String)>) {
        for verb in command.get_subcommands().filter(|verb| verb.get_name() != "help") {
            let name = format!("{way}{}", verb.get_name());
            let about = verb.get_about().map(ToString::to_string).unwrap_or_default();
            verbs(verb, &format!("{name} "), all);
            all.push((name, about));
        }
    }

    fn all() -> Vec<(String, String)> {
        let mut all = Vec::new();
        verbs(&Cli::command(), "", &mut all);
        assert!(all.len() > 60, "{}", all.len());
        all
    }

    #[test]
    fn every_command_says_in_a_line_what_it_does() {
        for (name, about) in all() {
            assert!(!about.is_empty(), "{name} says nothing");
            assert!(about.chars().count() <= 200, "{name}: {about}");
            assert!(
                about.starts_with(|sign: char| sign.is_uppercase() || "`…".contains(sign)),
                "{name}: {about}"
            );
            assert!(!about.ends_with('.'), "{name}: clap takes the full stop away: {about}");
        }
    }

    #[test]
    fn the_manual_page_has_every_command_with_what_it_takes_and_no_line_is_an_order_by_accident() {
        let Ok(page) = man() else { panic!("there is a page") };
        let page = String::from_utf8(page).expect("text");
        for (name, _) in all() {
            let head = format!(".SS \"secondline {}", roff(&name));
            assert!(page.contains(&head), "{head} is missing");
        }
        assert!(page.contains("\\fB\\-\\-view NAME\\fR"), "options stand with their values");
        let known = [".TH", ".SH", ".SS", ".TP", ".PP", ".RE", ".RS", ".ie", ".el", ".br", ".nf", ".fi"];
        for line in page.lines().filter(|line| line.starts_with('.')) {
            assert!(known.iter().any(|order| line.starts_with(order)), "{line}");
        }
    }

    #[test]
    fn the_scripts_of_every_shell_complete_every_command() {
        for shell in [clap_complete::Shell::Bash, clap_complete::Shell::Zsh, clap_complete::Shell::Fish] {
            let script = String::from_utf8(completions(shell)).expect("text");
            for (name, _) in all() {
                let last = name.rsplit(' ').next().unwrap_or_default();
                assert!(script.contains(last), "{shell}: {name}");
            }
        }
    }

    #[test]
    fn the_help_fits_a_terminal_and_names_the_first_steps() {
        let help = Cli::command().term_width(80).render_help().to_string();
        for line in help.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
        assert!(help.contains("First steps:") && help.contains("secondline demo --tour"), "{help}");
    }
}
