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

/// `man`.
pub fn man() -> Result<Vec<u8>, Fail> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(anyhow::Error::from)?;
    for verb in Cli::command().get_subcommands() {
        writeln!(page, ".SS {}\n{}", verb.get_name(), verb.get_about().cloned().unwrap_or_default())
            .map_err(anyhow::Error::from)?;
    }
    Ok(page)
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
