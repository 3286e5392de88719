//! `sla.toml`: policies with their clocks, and what is agreed with other teams. The calendars it names are files beside it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::calendar_file::{self, no_such};
use super::fault::Fault;
use super::files;
use super::home::Home;
use super::reader::{self, Table};
use super::words::LANGUAGES;
use crate::domain::clock::{
    AskRule, Calendar, Kind, Measure, Policies, Policy, Reopen, Rule, Segment, Target, Warn,
};
use crate::domain::ticket::{Fact, Priority, Status};

pub(super) const FILE: &str = "sla.toml";

/// The clocks that a policy may have.
pub(super) const KINDS: [Kind; 6] =
    [Kind::FirstReply, Kind::NextReply, Kind::Update, Kind::RequesterWait, Kind::AgentWork, Kind::Resolution];

/// The facts by which a policy chooses its tickets.
pub(super) const FACTS: [(&str, Fact); 5] = [
    ("product", Fact::Product),
    ("reason", Fact::Reason),
    ("language", Fact::Language),
    ("vendor", Fact::Vendor),
    ("site", Fact::Site),
];

/// Reads policies and calendars. Where the person's policies have a fault, the shipped ones stand in: half a promise is
/// none.
pub(super) fn load(home: &Home, faults: &mut Vec<Fault>) -> Policies {
    let mut texts = Sha256::new();
    let calendars = calendar_file::load(home, &mut texts, faults);
    let mut here = Vec::new();
    let file = files::read(home, FILE, &mut here);
    texts.update(file.as_ref().map_or("", |file| file.text.as_str()));
    let mut found = file.map(|file| parse(&file.text, &calendars, &mut here)).unwrap_or_default();
    if !here.is_empty() {
        let shipped = files::shipped(FILE).unwrap_or_default();
        found = parse(shipped, &calendars, &mut Vec::new());
    }
    faults.extend(here);
    let mut print = String::new();
    for byte in &texts.finalize()[..8] {
        let _written = write!(print, "{byte:02x}");
    }
    Policies { calendars, print, ..found }
}

fn parse(text: &str, calendars: &BTreeMap<String, Arc<Calendar>>, faults: &mut Vec<Fault>) -> Policies {
    let mut root = reader::parse(FILE, text, 1, faults);
    let policies = root.tables("policy", faults);
    let policies = policies.into_iter().filter_map(|table| policy(table, calendars, faults)).collect();
    let asks = root.tables("ask", faults);
    let asks = asks.into_iter().filter_map(|table| ask(table, calendars, faults)).collect();
    root.finish(faults);
    Policies { policies, calendars: BTreeMap::new(), asks, print: String::new() }
}

fn policy(
    mut table: Table,
    calendars: &BTreeMap<String, Arc<Calendar>>,
    faults: &mut Vec<Fault>,
) -> Option<Policy> {
    let name = table.needed("name", faults);
    let segment = table.table("for", faults).map(|table| segment(table, faults)).unwrap_or_default();
    let calendar = calendar(&mut table, calendars, faults);
    let mut rules = Vec::new();
    for kind in KINDS {
        if let Some(one) = table.table(kind.as_str(), faults) {
            rules.extend(rule(kind, one, calendar.as_deref(), calendars, faults));
        }
    }
    if rules.is_empty() {
        faults.push(table.fault(table.line, "policy", "sla-no-clock"));
    }
    table.finish(faults);
    Some(Policy { name: name?.0, segment, rules })
}

pub(super) fn segment(mut table: Table, faults: &mut Vec<Fault>) -> Segment {
    let mut words =
        |key| -> Vec<String> { table.texts(key, faults).into_iter().map(|(word, _)| word).collect() };
    let facts = FACTS.map(|(key, fact)| (fact, words(key)));
    let (queues, tags) = (words("queue"), words("tag"));
    let facts = facts.into_iter().filter(|(_, any)| !any.is_empty()).collect();
    table.finish(faults);
    Segment { facts, queues, tags }
}

fn calendar(
    table: &mut Table,
    calendars: &BTreeMap<String, Arc<Calendar>>,
    faults: &mut Vec<Fault>,
) -> Option<String> {
    let (name, line) = table.text("calendar", faults)?;
    if !calendars.contains_key(&name) {
        faults.push(no_such(table, line, "calendar", &name, calendars));
        return None;
    }
    Some(name)
}

fn rule(
    kind: Kind,
    mut table: Table,
    default: Option<&str>,
    calendars: &BTreeMap<String, Arc<Calendar>>,
    faults: &mut Vec<Fault>,
) -> Option<Rule> {
    let line = table.line;
    let named = table.has("calendar");
    let own = calendar(&mut table, calendars, faults);
    if !named && default.is_none() {
        faults.push(table.fault(line, "calendar", "sla-no-calendar"));
    }
    let all = target(&mut table, "all", faults);
    let targets = Priority::ALL.map(|priority| target(&mut table, priority.as_str(), faults).or(all));
    if targets.iter().all(Option::is_none) {
        faults.push(table.fault(line, kind.as_str(), "sla-no-target"));
    }
    let warn = warnings(&mut table, faults);
    let pauses = pauses(kind, &mut table, faults);
    let days = targets.iter().flatten().any(|target| matches!(target, Target::Days(_)));
    if days && !pauses.is_empty() {
        faults.push(table.fault(line, "pause", "sla-days-pause"));
    }
    let from = table.one_of("from", &["arrival", "escalation"], faults);
    let from = if from.is_some_and(|(word, _)| word == "escalation") {
        Measure::Escalation
    } else {
        Measure::Arrival
    };
    let mut reopen = Reopen::default();
    if kind == Kind::Resolution {
        let word = table.one_of("reopen", &["continues", "ends", "restarts"], faults);
        reopen = match word.as_ref().map(|(word, _)| word.as_str()) {
            Some("ends") => Reopen::Ends,
            Some("restarts") => Reopen::Restarts,
            _ => Reopen::Continues,
        };
    }
    table.finish(faults);
    let calendar = own.or_else(|| default.map(str::to_owned).filter(|_| !named))?;
    Some(Rule { kind, calendar, from, targets, warn, pauses, reopen })
}

fn target(table: &mut Table, key: &'static str, faults: &mut Vec<Fault>) -> Option<Target> {
    let (text, line) = table.text(key, faults)?;
    let found = Target::parse(&text);
    if found.is_none() {
        faults.push(table.fault(line, key, "sla-target").with("target", &text));
    }
    found
}

fn warnings(table: &mut Table, faults: &mut Vec<Fault>) -> Vec<Warn> {
    let mut found = Vec::new();
    for (text, line) in table.texts("warn", faults) {
        match Warn::parse(&text) {
            Some(warn) => found.push(warn),
            None => faults.push(table.fault(line, "warn", "sla-warn").with("warn", &text)),
        }
    }
    found
}

fn pauses(kind: Kind, table: &mut Table, faults: &mut Vec<Fault>) -> Vec<Status> {
    let mut found = Vec::new();
    for (word, line) in table.texts("pause", faults) {
        match Status::parse(&word).filter(|status| matches!(status, Status::Pending | Status::Hold)) {
            Some(_) if matches!(kind, Kind::FirstReply | Kind::NextReply) => {
                faults.push(table.fault(line, "pause", "sla-never-pauses").with("clock", kind.as_str()));
            }
            Some(status) => found.push(status),
            None => faults.push(table.fault(line, "pause", "sla-pause").with("status", &word)),
        }
    }
    found
}

fn ask(
    mut table: Table,
    calendars: &BTreeMap<String, Arc<Calendar>>,
    faults: &mut Vec<Fault>,
) -> Option<AskRule> {
    let (team, line) = (table.needed("team", faults), table.line);
    let within = target(&mut table, "within", faults);
    if within.is_none() && !table.has("within") {
        faults.push(table.fault(line, "within", "sla-no-target"));
    }
    let chase = target(&mut table, "chase", faults);
    let also = table.texts("also", faults).into_iter().map(|(name, _)| name).collect();
    let language = table.one_of("language", &LANGUAGES, faults).map(|(language, _)| language);
    let named = table.has("calendar");
    let calendar = calendar(&mut table, calendars, faults);
    if !named {
        faults.push(table.fault(line, "calendar", "sla-no-calendar"));
    }
    table.finish(faults);
    Some(AskRule { team: team?.0, within: within?, calendar: calendar?, chase, also, language })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::{Date, DateTime};

    use super::*;
    use crate::config::Words;

    fn shipped() -> Policies {
        let folder = tempfile::tempdir().unwrap();
        let mut faults = Vec::new();
        let found = load(&Home::new(Some(folder.path())).unwrap(), &mut faults);
        assert_eq!(faults, []);
        found
    }

    fn closed(calendar: &Calendar, year: i16) -> Vec<String> {
        let day = |month, day| Date::new(year, month, day).unwrap();
        let at = |day: Date| day.to_zoned(calendar.zone().clone()).unwrap().timestamp();
        let found = calendar.holidays(at(day(1, 1)), at(day(12, 31)));
        found.into_iter().map(|(day, _)| day.strftime("%m-%d").to_string()).collect()
    }

    #[test]
    fn the_shipped_calendars_close_on_the_days_that_the_authorities_publish() {
        let found = shipped();
        let mexico = found.calendar("mx-bank").unwrap();
        let days_2026 =
            ["01-01", "02-02", "03-16", "04-02", "04-03", "05-01", "09-16", "11-02", "11-16", "12-25"];
        assert_eq!(closed(mexico, 2026), days_2026, "12 December is a Saturday");
        let brazil = found.calendar("br-bank").unwrap();
        let days_2026 = [
            "01-01", "02-16", "02-17", "04-03", "04-21", "05-01", "06-04", "09-07", "10-12", "11-02",
            "11-20", "12-25",
        ];
        assert_eq!(closed(brazil, 2026), days_2026, "15 November is a Sunday");
        let received: Timestamp = "2026-03-31T18:00:00Z".parse().unwrap();
        let local = |at: Timestamp| -> DateTime { mexico.zone().to_datetime(at) };
        for (days, end) in [(2, "2026-04-07T00:00"), (4, "2026-04-09T00:00")] {
            assert_eq!(local(mexico.add_days(received, days).unwrap()), end.parse().unwrap());
        }
        let days = found.calendar("days").unwrap();
        assert_eq!(local(days.add_days(received, 45).unwrap()), "2026-05-16T00:00".parse().unwrap());
        assert_eq!(found.policies.len(), 2);
        assert!(found.ask("fraud").is_some());
    }

    #[test]
    fn every_fault_is_told_with_its_line_and_the_shipped_policies_stand_in() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(Some(folder.path())).unwrap();
        let write = |name: &str, text: &str| {
            let path = home.config.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write(
            "calendars/mine.toml",
            "zone = \"Mexico\"\n[hours]\nmon = [\"9-18\"]\ntue = [\"09:00-12:00\", \"11:00-13:00\"]\nwed = [\"25:00-26:00\"]\n\
             [[holiday]]\nname = \"a\"\nevery = \"02-30\"\n[[holiday]]\nname = \"b\"\nnth = \"fifth monday of may\"\n\
             [[holiday]]\nname = \"c\"\non = 2026-01-01\neaster = 1\n",
        );
        write("calendars/mx-bank.toml", "zone = \"America/Mexico_City\"\n[hours]\n");
        write(
            "sla.toml",
            "[[policy]]\nname = \"x\"\ncalendar = \"mx-bnk\"\n[policy.first_reply]\nall = \"4\"\npause = [\"pending\"]\n\
             [policy.resolution]\nall = \"2d\"\npause = [\"pending\", \"solved\"]\nwarn = [\"soon\"]\nreopn = \"ends\"\n\
             [[policy]]\nname = \"empty\"\n[[ask]]\nteam = \"Fraud\"\n",
        );
        let mut faults = Vec::new();
        let found = load(&home, &mut faults);
        let told: Vec<String> =
            faults.iter().map(|fault| format!("{} {}", fault.place(), fault.what.id)).collect();
        for wanted in [
            "calendars/mine.toml:1 fault-calendar-zone",
            "calendars/mine.toml:3 fault-calendar-hours",
            "calendars/mine.toml:4 fault-calendar-overlap",
            "calendars/mine.toml:5 fault-calendar-hours",
            "calendars/mine.toml:8 fault-calendar-every",
            "calendars/mine.toml:11 fault-calendar-nth",
            "calendars/mine.toml:12 fault-calendar-holiday",
            "calendars/mx-bank.toml:1 fault-calendar-never",
            "sla.toml:3 fault-near-name",
            "sla.toml:5 fault-sla-target",
            "sla.toml:6 fault-sla-never-pauses",
            "sla.toml:9 fault-sla-pause",
            "sla.toml:7 fault-sla-days-pause",
            "sla.toml:10 fault-sla-warn",
            "sla.toml:11 fault-unknown-key",
            "sla.toml:12 fault-sla-no-clock",
            "sla.toml:14 fault-sla-no-target",
            "sla.toml:14 fault-sla-no-calendar",
        ] {
            assert!(told.iter().any(|one| one == wanted), "{wanted} in {told:#?}");
        }
        assert_eq!(found.policies.len(), 2, "the shipped policies stand in");
        assert!(found.calendar("mine").is_none());
        assert_eq!(
            closed(found.calendar("mx-bank").unwrap(), 2026).len(),
            10,
            "the shipped calendar stands in"
        );
        for language in crate::config::LANGUAGES {
            let words = Words::shipped(language);
            for fault in &faults {
                assert!(
                    words.has(&fault.what.id) && words.has(&fault.mend.id),
                    "{language} {}",
                    fault.what.id
                );
            }
        }
    }
}
