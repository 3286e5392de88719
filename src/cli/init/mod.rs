//! First steps: which CRM, where, who we are to it; the doctor looks before anything is written. The same steps run
//! for `init` and before the first screen.

mod plan;
mod talk;

use std::io;
use std::sync::Arc;

use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Map, Value, json};

use super::args;
use super::fail::Fail;
use super::link::threads;
use super::output;
use super::session::Session;
use crate::config::{Home, LANGUAGES, ProfileFile, SecretError, Words, keyring, settle, write_private};
use crate::crm::{self, About, Client, Examined, Level, Tape};
use crate::domain::say::Say;
use crate::domain::ticket::{Fact, Named};
use crate::report::{mapped_beside, mapped_document};
use plan::{Plan, address, is_reference};
use talk::Talk;

/// Whether nothing was ever set up here, and somebody sits there to answer.
pub fn is_first(session: &Session) -> bool {
    let config = &session.home.config;
    let is_empty = !config.join("settings.toml").exists() && !config.join("crm").exists();
    is_empty && output::is_attended()
}

/// `init`.
pub fn init(session: &mut Session, wanted: &args::Init) -> Result<(), Fail> {
    let mut input = io::stdin().lock();
    let words = Words::shipped(session.words().language());
    let mut talk = Talk::new(words, &mut input, wanted.yes);
    talk.is_seen = output::is_attended();
    talk.say("init-hello", &[]);
    let ended = || Fail::Config(Say::new("init-ended"));
    let language = language(&mut talk, session, wanted);
    let profile = profile(&mut talk, session, wanted)?;
    let mut plan = Plan { language, ..Plan::new(profile) };
    if let Some(base) = &wanted.base {
        plan.place(&address(base));
    }
    let with = sorted(&mut plan, &wanted.with)?;
    if let Some(token) = &wanted.token {
        plan.auth = Some(given(&plan, token, with)?);
    }
    let (client, examined) = loop {
        if plan.base.is_none() {
            let known = talk.ask("init-base", &[], None).ok_or_else(ended)?;
            plan.place(&address(&known));
        }
        for (name, now) in plan.open_vars() {
            let answer = talk.ask("init-var", &[("name", &name)], Some(&now)).ok_or_else(ended)?;
            plan.vars.insert(name, json!(answer));
        }
        if plan.auth.is_none() {
            plan.auth = Some(auth(&mut talk, &plan, &session.home)?);
        }
        match look(&mut talk, session, &plan)? {
            Looked::Well(client, examined) => {
                despite(&mut talk, &examined, wanted.anyway)?;
                break (client, examined);
            }
            Looked::Address(fail) if talk.silent => return Err(fail),
            Looked::Token(fail) if talk.silent => return Err(fail),
            Looked::Address(_) => plan.base = None,
            Looked::Token(_) => plan.auth = None,
        }
        talk.say("init-again", &[]);
    };
    refine(&mut talk, &mut plan, &client)?;
    let shown = examined.sample.as_ref();
    if let Some(sample) = shown.filter(|_| !session.out.is_json()) {
        output::notice(&format!("\n{}\n", talk.words.get("doctor-mapped")));
        output::notice(&mapped_beside(&sample.ticket, &sample.raw));
    }
    let kept = settle(&session.home, &plan.settings())?;
    let path = session.home.config.join("settings.toml").display().to_string();
    if let Some(kept) = &kept {
        talk.say("init-kept", &[("path", &kept.display().to_string())]);
    }
    let document = json!({
        "settings": path,
        "kept": kept,
        "profile": plan.profile.name,
        "base": plan.base,
        "fields": plan.fields,
        "sample": shown.map(|sample| json!({"ticket": mapped_document(&sample.ticket), "raw": sample.raw})),
    });
    session.out.one(&document, || talk.words.with("init-done", &[("path", &path)]) + "\n");
    Ok(())
}

/// The language of the words; changed at once where it is chosen.
fn language(talk: &mut Talk<'_>, session: &Session, wanted: &args::Init) -> Option<String> {
    if wanted.yes {
        return None;
    }
    let known: Vec<String> = LANGUAGES.iter().map(|tag| (*tag).to_owned()).collect();
    let now = session.words().language();
    let chosen = talk.choose("init-language", &known, now)?;
    talk.words = Words::shipped(&chosen);
    Some(chosen)
}

fn profile(talk: &mut Talk<'_>, session: &Session, wanted: &args::Init) -> Result<ProfileFile, Fail> {
    // Some profiles only take articles or requests: nobody works there.
    let has_tickets = |name: &String| {
        let file = ProfileFile::find(&session.home, name);
        file.is_some_and(|file| !Plan::new(file).source().value("read.changes").is_null())
    };
    let mut names = ProfileFile::names(&session.home, &mut Vec::new());
    names.retain(has_tickets);
    let now = session.config.profile.as_ref().map_or("zendesk", |file| file.name.as_str());
    let name = match &wanted.crm {
        Some(name) => name.clone(),
        None => talk.choose("init-crm", &names, now).ok_or_else(|| Fail::Config(Say::new("init-ended")))?,
    };
    let unknown = Say::new("init-no-crm").with("name", &name).with("known", names.join(", "));
    // One of the person's own that cannot be read is told its faults later.
    let found = ProfileFile::find(&session.home, &name).filter(|file| names.contains(&name) || file.is_own);
    found.ok_or(Fail::Usage(unknown))
}

/// What the Desk lives on: without these reads nothing of the CRM is ever shown.
const VITAL: [&str; 4] = ["read.changes", "read.ids", "read.ticket", "escalated"];

/// Where tickets cannot be read, the settings are written only if the person says so.
fn despite(talk: &mut Talk<'_>, examined: &Examined, anyway: bool) -> Result<(), Fail> {
    let is_vital = |key: &str| VITAL.iter().any(|vital| key.starts_with(vital));
    let wrong = examined.findings.iter().filter(|one| one.level == Level::Wrong && is_vital(&one.key));
    let count = wrong.count();
    if count == 0 || anyway {
        return Ok(());
    }
    if talk.agrees("init-despite", &[("count", &count.to_string())]) {
        return Ok(());
    }
    Err(Fail::Config(Say::new("init-wrong")))
}

/// What `--with` says: values of `vars` go into the plan, those of signing in are given back.
fn sorted(plan: &mut Plan, with: &[String]) -> Result<Map<String, Value>, Fail> {
    let own = plan.source();
    let names = |key: &str| -> Vec<String> {
        own.value(key).as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
    };
    let (signing, vars) = (names("auth"), names("vars"));
    let mut values = Map::new();
    for pair in with {
        let (key, value) =
            pair.split_once('=').ok_or_else(|| Fail::Usage(Say::new("init-with").with("value", pair)))?;
        if signing.iter().any(|name| name == key) {
            values.insert(key.to_owned(), json!(value));
            continue;
        }
        let name = key.strip_prefix("vars.").unwrap_or(key);
        let Some(value) = plan.typed(name, value) else {
            let known = [signing, vars].concat().join(", ");
            return Err(Fail::Usage(Say::new("init-with-unknown").with("key", key).with("known", known)));
        };
        plan.vars.insert(name.to_owned(), value);
    }
    Ok(values)
}

/// Signing in, all from the command line.
fn given(plan: &Plan, token: &str, mut values: Map<String, Value>) -> Result<Value, Fail> {
    if !is_reference(token) {
        return Err(Fail::Usage(Say::new("init-bare-token")));
    }
    let secret = plan.open_keys().into_iter().find(|(_, _, secret)| *secret).map(|(key, ..)| key);
    values.entry(secret.unwrap_or_else(|| "token".to_owned())).or_insert_with(|| json!(token));
    Ok(plan.auth_with(values))
}

/// Signing in, asked key by key. A token itself is typed unseen and goes where the person says, never into the settings.
fn auth(talk: &mut Talk<'_>, plan: &Plan, home: &Home) -> Result<Value, Fail> {
    let ended = || Fail::Config(Say::new("init-ended"));
    let mut values = Map::new();
    for (key, now, secret) in plan.open_keys() {
        if !secret {
            let answer = talk.ask("init-auth", &[("key", &key)], Some(&now)).ok_or_else(ended)?;
            values.insert(key, json!(answer));
            continue;
        }
        let answer = talk.ask_unseen("init-token", &[("key", &key)], &now).ok_or_else(ended)?;
        let reference = if is_reference(&answer) {
            talk.say("init-token-from", &[("reference", answer.split(' ').next().unwrap_or_default())]);
            answer
        } else {
            keep(talk, plan, home, &key, &SecretString::from(answer))?
        };
        values.insert(key, json!(reference));
    }
    Ok(plan.auth_with(values))
}

/// Puts a token where the person says; gives its reference.
fn keep(
    talk: &mut Talk<'_>,
    plan: &Plan,
    home: &Home,
    key: &str,
    secret: &SecretString,
) -> Result<String, Fail> {
    let path = home.config.join(if key == "token" { key.to_owned() } else { format!("token-{key}") });
    let file = format!("file:{}", path.display());
    let name = format!("{}-{key}", plan.profile.name);
    let places = [file.clone(), format!("keyring:{name}")];
    loop {
        let chosen = talk.choose("init-keep", &places, &file);
        let chosen = chosen.ok_or_else(|| Fail::Config(Say::new("init-ended")))?;
        if chosen == file {
            write_private(&path, secret.expose_secret().as_bytes())?;
            return Ok(file);
        }
        match keyring::store(&name, secret) {
            Ok(()) => return Ok(chosen),
            Err(SecretError(say)) => output::notice(&talk.words.say(&say)),
        }
    }
}

/// What a first look led to.
enum Looked {
    Well(Client, Box<Examined>),
    /// Another address is needed.
    Address(Fail),
    /// Another token is needed.
    Token(Fail),
}

/// Lets the doctor look, tells what is wrong in plain sentences, and says what to ask again.
fn look(talk: &mut Talk<'_>, session: &Session, plan: &Plan) -> Result<Looked, Fail> {
    let mut settings = plan.crm(&session.config.settings.crm);
    settings.size = Some(settings.size.unwrap_or(crm::PROBE_PAGE));
    let source = crm::Source::of(&plan.profile, &settings);
    let (profile, findings) = crm::examine(&source, &settings);
    let tell = |talk: &Talk<'_>, finding: &crm::Finding| {
        output::notice(&talk.words.say(&finding.saw));
        if let Some(mend) = &finding.mend {
            output::notice(&talk.words.say(mend));
        }
    };
    for finding in findings.iter().filter(|finding| finding.level >= Level::Warn) {
        tell(talk, finding);
        let fail = Fail::Config(finding.saw.clone());
        match finding.key.trim_start_matches("crm.") {
            "base" => return Ok(Looked::Address(fail)),
            "auth" => return Ok(Looked::Token(fail)),
            _ => {}
        }
    }
    let Some(profile) = profile else {
        return Err(Fail::Config(Say::new("doctor-bad-profile").with("name", &plan.profile.name)));
    };
    talk.say("init-asking", &[("base", plan.base.as_deref().unwrap_or_default())]);
    let about = About { now: session.now(), marker: Session::change_id().as_str().to_owned() };
    let tape = Arc::new(Tape::new(about));
    let client = match Client::heard(profile, Arc::clone(&tape)) {
        Ok(client) => client,
        Err(error) => {
            output::notice(&talk.words.say(&error.say()));
            return Ok(Looked::Token(Fail::Config(error.say())));
        }
    };
    let examined = threads()?.block_on(crm::ask(&client, &source, &tape));
    for finding in &examined.findings {
        if finding.level >= Level::Warn || finding.saw.id == "doctor-me" {
            tell(talk, finding);
        }
    }
    Ok(match &examined.unreachable {
        None => Looked::Well(client, Box::new(examined)),
        Some(error) if error.is_unauthorised() => Looked::Token(Fail::Config(error.say())),
        Some(error) if error.is_offline() => Looked::Address(Fail::Offline(error.say())),
        Some(error) => Looked::Address(Fail::Config(error.say())),
    })
}

/// What only the CRM can tell: our queues, where cases go back to, and the ids of its fields.
fn refine(talk: &mut Talk<'_>, plan: &mut Plan, client: &Client) -> Result<(), Fail> {
    let runtime = threads()?;
    let queues: Vec<Named> = runtime.block_on(client.queues()).unwrap_or_default();
    let names: Vec<String> = queues.iter().map(|queue| queue.name.to_string()).collect();
    if let Some((var, own)) = plan.tier()
        && !names.is_empty()
    {
        let is_given = plan.vars.get(&var).and_then(Value::as_array);
        let known: Vec<String> = match is_given {
            Some(given) => given.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect(),
            None => own.into_iter().filter(|group| names.contains(group)).collect(),
        };
        let ours = if is_given.is_some() { known } else { talk.choose_some("init-groups", &names, &known) };
        let others: Vec<String> = names.iter().filter(|name| !ours.contains(name)).cloned().collect();
        if !ours.is_empty() {
            plan.vars.insert(var, json!(ours));
        }
        let first = others.iter().find(|name| name.contains('1')).or(others.first()).cloned();
        if let Some(first) = first {
            plan.back = talk.choose("init-back", &others, &first);
        }
    }
    let listed = runtime.block_on(client.fields()).unwrap_or_default();
    if listed.is_empty() {
        return Ok(());
    }
    let wanted = plan.source().value("fields");
    let mut missing = Vec::new();
    for fact in Fact::ALL {
        let Some(now) = wanted.get(fact.as_str()) else { continue };
        let now = now.as_str().map_or_else(|| now.to_string(), str::to_owned);
        let by_name = listed.iter().find(|field| is_named(fact.as_str(), field.name.as_str()));
        match by_name {
            Some(field) if field.id != now => {
                plan.fields.insert(fact.as_str().to_owned(), field.id.clone());
            }
            Some(_) => {}
            None if listed.iter().any(|field| field.id == now) => {}
            None => missing.push(fact.as_str()),
        }
    }
    let found = plan.fields.len().to_string();
    talk.say("init-fields", &[("count", &found)]);
    if !missing.is_empty() {
        talk.say("init-fields-missing", &[("names", &missing.join(", "))]);
    }
    Ok(())
}

/// Whether a field of the CRM is called as ours is, whatever the spelling.
fn is_named(ours: &str, theirs: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace(['_', '-', ' ', '.', ':'], "");
    let also: &[&str] = match ours {
        "cause" => &["root cause", "causa raíz", "causa raiz"],
        "causes_also" => &["contributing causes", "other causes"],
        "t1_agent" => &["tier 1 agent", "first line agent"],
        "sop" => &["procedure"],
        "knowledge" => &["knowledge action"],
        "verdict" => &["escalation verdict"],
        "stage" => &["journey stage"],
        "topic" => &["subcategory", "sub category", "sub issue", "case topic"],
        "focus" => &["focus time", "focus seconds"],
        _ => &[],
    };
    plain(ours) == plain(theirs) || also.iter().any(|name| plain(name) == plain(theirs))
}

#[cfg(test)]
mod tests {
    use super::is_named;

    #[test]
    fn a_field_is_known_by_its_name_in_any_spelling() {
        assert!(
            is_named("t1_agent", "T1 Agent")
                && is_named("cause", "Root cause")
                && is_named("causes_also", "Causes also")
        );
        assert!(!is_named("cause", "Because"));
    }
}
