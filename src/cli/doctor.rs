//! `doctor`: asks the files and the CRM, prints what was found. What is asked, and what an answer means, is
//! `crm::doctor`'s.

use std::io::BufRead as _;
use std::sync::Arc;

use serde_json::{Value, json};

use super::args;
use super::fail::Fail;
use super::link::threads;
use super::output;
use super::session::Session;
use crate::config::Words;
use crate::crm::{self, About, Client, Examined, Finding, Level, Profile, Sample, Source, Tape};
use crate::domain::ids::TicketId;
use crate::domain::say::Say;
use crate::report::{mapped_beside, mapped_document};

/// `doctor`.
pub fn doctor(session: &mut Session, wanted: &args::Doctor) -> Result<(), Fail> {
    let Some(file) = session.config.profile.clone() else {
        return Err(Fail::Config(Say::new("cli-no-profile")));
    };
    let mut settings = session.config.settings.crm.clone();
    settings.size = settings.size.or(Some(crm::PROBE_PAGE));
    let source = Source::of(&file, &settings);
    let (profile, mut findings) = crm::examine(&source, &settings);
    if let (Some(profile), Some((name, text))) = (&profile, file.examples(&session.home)) {
        let text = text.map_err(|detail| Fail::Config(Say::new("doctor-tape").with("detail", detail)))?;
        findings.extend(crm::try_examples(profile, &source, &name, &text));
    }
    // What is played again needs no secret.
    let counts = |finding: &Finding| !(wanted.replay.is_some() && finding.key == "auth");
    let is_sound = findings.iter().filter(|one| counts(one)).all(|finding| finding.level < Level::Warn);
    if let Some(feedback) = &session.config.feedback {
        let target = &session.config.settings.feedback.target;
        let (_, told) = crm::examine(&Source::of(feedback, target), target);
        findings.extend(told);
    }
    let mut examined = Examined::default();
    if let Some(profile) = profile.filter(|_| is_sound && !wanted.offline) {
        let tape = tape(session, wanted)?;
        examined = look(session, &source, profile, &tape, wanted)?;
        findings.append(&mut examined.findings);
        if let Some(folder) = &wanted.record {
            let count = tape.write(folder).map_err(|error| tape_fault(&error))?;
            let args = [("count", count.to_string()), ("folder", folder.display().to_string())];
            let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
            output::notice(&session.words().with("doctor-recorded", &args));
        }
    } else {
        output::notice(&session.words().get("doctor-offline"));
    }
    print(session, &file.name, &findings, examined.sample.as_ref());
    let wrong = findings.iter().any(|finding| finding.level == Level::Wrong);
    match (examined.unreachable, wrong) {
        (Some(error), _) if error.is_offline() => Err(Fail::Offline(error.say())),
        (_, true) => Err(Fail::Config(Say::new("doctor-wrong"))),
        _ => Ok(()),
    }
}

fn tape(session: &Session, wanted: &args::Doctor) -> Result<Arc<Tape>, Fail> {
    let tape = match &wanted.replay {
        Some(folder) => Tape::read(folder).map_err(|error| tape_fault(&error))?,
        None => Tape::new(About { now: session.now(), marker: Session::change_id().as_str().to_owned() }),
    };
    Ok(Arc::new(tape))
}

fn tape_fault(error: &crm::TapeError) -> Fail {
    Fail::Config(Say::new("doctor-tape").with("detail", error))
}

/// Asks the CRM, and writes where that was asked for and allowed.
fn look(
    session: &Session,
    source: &Source,
    profile: Profile,
    tape: &Arc<Tape>,
    wanted: &args::Doctor,
) -> Result<Examined, Fail> {
    let client = Client::heard(profile, Arc::clone(tape)).map_err(|error| Fail::Config(error.say()))?;
    let runtime = threads()?;
    let mut examined = runtime.block_on(crm::ask(&client, source, tape));
    if let (Some(key), None) = (&wanted.write, &examined.unreachable) {
        let key = TicketId::new(key.trim_start_matches('#'));
        let question = session.words().with("doctor-ask-write", &[("key", key.as_str())]);
        if wanted.yes || wanted.replay.is_some() || agreed(&question) {
            let told = runtime.block_on(crm::try_writing(&client, source, tape, &key));
            examined.findings.extend(told);
        } else {
            output::notice(&session.words().get("doctor-not-written"));
        }
    }
    Ok(examined)
}

/// Asks on stderr; only a plain yes is one.
fn agreed(question: &str) -> bool {
    output::question(question);
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).is_ok() && output::is_yes(&answer)
}

fn print(session: &Session, name: &str, findings: &[Finding], sample: Option<&Sample>) {
    let words = session.words();
    let count = |level: Level| findings.iter().filter(|finding| finding.level == level).count();
    let document = json!({
        "profile": name,
        "ok": count(Level::Wrong) == 0,
        "findings": findings.iter().map(|finding| document(finding, words)).collect::<Vec<_>>(),
        "sample": sample.map(|sample| json!({
            "ticket": mapped_document(&sample.ticket),
            "raw": sample.raw,
        })),
    });
    session.out.one(&document, || {
        let told: String = findings.iter().map(|finding| shown(finding, words)).collect();
        let beside = sample.map_or_else(String::new, |sample| {
            let table = mapped_beside(&sample.ticket, &sample.raw);
            format!("\n{}\n\n{table}", words.get("doctor-mapped"))
        });
        let (wrong, warn) = (count(Level::Wrong).to_string(), count(Level::Warn).to_string());
        let sum = words.with("doctor-sum", &[("wrong", &wrong), ("warn", &warn)]);
        format!("{told}{beside}\n{sum}\n")
    });
}

fn document(finding: &Finding, words: &Words) -> Value {
    let say = |say: &Option<Say>| say.as_ref().map(|say| words.say(say));
    json!({
        "level": finding.level.as_str(),
        "file": finding.file,
        "line": finding.line,
        "key": finding.key,
        "saw": words.say(&finding.saw),
        "why": say(&finding.why),
        "mend": say(&finding.mend),
    })
}

/// A finding as people read it: good ones in one line, others with their reason and their line.
fn shown(finding: &Finding, words: &Words) -> String {
    let mark = match finding.level {
        Level::Good => "✓",
        Level::Note => "·",
        Level::Warn => "!",
        Level::Wrong => "✗",
    };
    let saw = format!("{mark} {}\n", words.say(&finding.saw));
    if finding.level == Level::Good {
        return saw;
    }
    let says: Vec<String> =
        finding.why.iter().chain(&finding.mend).map(|say| format!("    {}\n", words.say(say))).collect();
    format!("{saw}{}    {}  {}\n", says.concat(), finding.place(), finding.key)
}
