//! `login` and `logout`: secrets into the kernel's keyring and out of it. They are typed unseen or come through a
//! pipe, never as an argument: others can read those.

use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal as _, Read as _, Write as _};

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use secrecy::SecretString;
use serde_json::json;

use super::fail::Fail;
use super::session::Session;
use crate::config::{Reference, keyring};
use crate::domain::say::Say;

/// Most bytes of a secret.
const MOST: usize = 4096;

/// `login`: asks for a secret and stores it.
pub fn login(session: &mut Session, name: Option<&str>) -> Result<(), Fail> {
    let name = match name {
        Some(name) => name.to_owned(),
        None => the_one(session)?,
    };
    if !matches!(Reference::parse(&format!("keyring:{name}")), Some(Reference::Keyring(_))) {
        return Err(Fail::Usage(Say::new("login-name").with("name", &name)));
    }
    let prompt = session.words().with("login-prompt", &[("name", &name)]);
    let typed = ask(&prompt).map_err(|error| Fail::Usage(Say::new("cli-stdin").with("detail", error)))?;
    let Some(secret) = typed.filter(|text| !text.trim().is_empty()) else {
        return Err(Fail::Usage(Say::new("login-empty")));
    };
    keyring::store(&name, &SecretString::from(secret.trim()))?;
    let is_named = keys(session).contains(&name);
    let words = session.words();
    let mut text = words.with("login-stored", &[("name", &name)]) + "\n";
    if !is_named {
        text += &(words.with("login-unused", &[("name", &name)]) + "\n");
    }
    session.out.one(&json!({ "stored": format!("keyring:{name}"), "named": is_named }), || text);
    Ok(())
}

/// `logout`: removes what the settings name, and says what stays.
pub fn logout(session: &mut Session) -> Result<(), Fail> {
    // Counted first: without its key the file may not open any more.
    let held = session.store().and_then(|store| Ok((store.held()?, store.counts()?.waiting))).ok();
    let path = session.store_path().display().to_string();
    let (mut removed, mut absent) = (Vec::new(), Vec::new());
    for name in keys(session) {
        let was_there = keyring::remove(&name)?;
        if was_there { removed.push(name) } else { absent.push(name) }
    }
    let others: Vec<String> = references(session)
        .into_iter()
        .filter(|text| !matches!(Reference::parse(text), Some(Reference::Keyring(_))))
        // A command's arguments are nobody's business.
        .map(|text| text.split_whitespace().next().unwrap_or_default().to_owned())
        .collect();
    let words = session.words();
    let mut lines = Vec::new();
    lines.extend(removed.iter().map(|name| words.with("logout-removed", &[("name", name)])));
    lines.extend(absent.iter().map(|name| words.with("logout-absent", &[("name", name)])));
    lines.extend(others.iter().map(|text| words.with("logout-other", &[("reference", text)])));
    if let Some((tickets, waiting)) = held {
        let (tickets, waiting) = (tickets.to_string(), waiting.to_string());
        let values = [("tickets", tickets.as_str()), ("waiting", &waiting), ("path", &path)];
        lines.push(words.with("logout-left", &values));
    }
    let document = json!({
        "removed": removed, "absent": absent, "elsewhere": others,
        "tickets": held.map(|held| held.0), "waiting": held.map(|held| held.1), "path": path,
    });
    session.out.one(&document, || lines.join("\n") + "\n");
    Ok(())
}

/// Every secret that the settings name, those of the CRM first.
fn references(session: &Session) -> Vec<String> {
    let settings = &session.config.settings;
    let auth = settings.crm.auth.as_ref().and_then(|auth| auth.as_object());
    let words = auth.into_iter().flat_map(|auth| auth.values()).filter_map(|value| value.as_str());
    let secrets = words.filter(|text| Reference::parse(text).is_some()).map(str::to_owned);
    secrets.chain(settings.store.key.clone()).chain(settings.lock.pin.clone()).collect()
}

/// The names of those that are in the keyring.
fn keys(session: &Session) -> Vec<String> {
    let names = references(session).into_iter().filter_map(|text| match Reference::parse(&text) {
        Some(Reference::Keyring(name)) => Some(name),
        _ => None,
    });
    names.collect()
}

fn the_one(session: &Session) -> Result<String, Fail> {
    let mut keys = keys(session);
    match keys.len() {
        0 => Err(Fail::Usage(Say::new("login-no-name"))),
        1 => Ok(keys.remove(0)),
        _ => Err(Fail::Usage(Say::new("login-many").with("known", keys.join(", ")))),
    }
}

/// A line that nobody sees; `None` where the person thought better of it.
pub(super) fn ask(prompt: &str) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if !io::stdin().is_terminal() {
        io::stdin().take(MOST as u64).read_to_end(&mut line)?;
        let text = String::from_utf8(line).map_err(io::Error::other)?;
        return Ok(text.lines().next().map(str::to_owned));
    }
    let mut tty = OpenOptions::new().read(true).write(true).open("/dev/tty")?;
    let quiet = Quiet::make(tty.try_clone()?)?;
    write!(tty, "{prompt}")?;
    tty.flush()?;
    let mut byte = [0];
    let typed = loop {
        if tty.read(&mut byte)? == 0 {
            break None;
        }
        match byte[0] {
            b'\r' | b'\n' => break Some(line),
            // Ctrl-C and Ctrl-D.
            3 | 4 => break None,
            8 | 0x7f => drop(line.pop()),
            // Ctrl-U.
            0x15 => line.clear(),
            other if line.len() < MOST => line.push(other),
            _ => {}
        }
    };
    drop(quiet);
    writeln!(tty)?;
    typed.map(|line| String::from_utf8(line).map_err(io::Error::other)).transpose()
}

/// A terminal that shows nothing of what is typed; dropping it gives it back as it was.
struct Quiet {
    tty: File,
    before: Termios,
}

impl Quiet {
    fn make(tty: File) -> io::Result<Self> {
        let before = tcgetattr(&tty)?;
        let mut modes = before.clone();
        // Without signals too: Ctrl-C must not leave a terminal that shows nothing.
        modes.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG);
        tcsetattr(&tty, OptionalActions::Flush, &modes)?;
        Ok(Self { tty, before })
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        let _gone = tcsetattr(&self.tty, OptionalActions::Flush, &self.before);
    }
}
