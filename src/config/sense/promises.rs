//! The policies of `sla.toml` as promises that can be kept: each has a name and tickets of its own, an urgent case never
//! waits longer than a low one, a warning comes before what it warns of.

use jiff::{SignedDuration, Timestamp};

use super::super::fault::Fault;
use super::super::reader::{self, Table};
use super::super::sla_file::{self, FACTS, FILE, KINDS};
use super::{Around, Lint, tongue};
use crate::domain::clock::{Calendar, Kind, Segment, Target, Warn};
use crate::domain::ticket::Priority;

/// A policy as far as others are held against it.
struct Promise {
    name: String,
    segment: Segment,
    clocks: Vec<Counted>,
}

/// A clock of a policy with the line of each target.
struct Counted {
    kind: Kind,
    calendar: String,
    targets: [Option<Aimed>; 4],
}

/// A target, its line, and whether it was written for its priority alone.
#[derive(Clone, Copy)]
struct Aimed {
    target: Target,
    line: usize,
    own: bool,
}

/// Reports what of the policies cannot be meant.
pub(super) fn policies(text: &str, around: &Around<'_>, out: &mut Lint) {
    // What is no policy at all was told when the file was read.
    let mut root = reader::parse(FILE, text, 1, &mut Vec::new());
    let mut seen: Vec<Promise> = Vec::new();
    for mut table in root.tables("policy", &mut Vec::new()) {
        let line = table.line;
        let (name, at) = table.text("name", &mut Vec::new()).unwrap_or((String::new(), line));
        let fault = |line: usize, key: &str, id: &str| {
            Fault::new(FILE, line, &format!("policy.{key}"), id).with("name", &name)
        };
        if name.trim().is_empty() {
            out.faults.push(fault(at, "name", "sense-nameless"));
        } else if seen.iter().any(|known| known.name.trim().eq_ignore_ascii_case(name.trim())) {
            out.faults.push(fault(at, "name", "sense-same-name"));
        }
        let segment = segment(&mut table, around, out);
        if let Some(first) = seen.iter().find(|known| known.segment.covers(&segment)) {
            out.faults.push(fault(line, "for", "sense-policy-never").with("other", &first.name));
        }
        let promise = Promise { segment, clocks: clocks(&mut table, out), name };
        order(&promise, around, out);
        seen.push(promise);
    }
    let takes_all = |one: &Promise| one.segment == Segment::default();
    if !seen.is_empty() && !seen.iter().any(takes_all) {
        let line = 1 + text.lines().take_while(|line| line.trim() != "[[policy]]").count();
        out.notes.push(Fault::new(FILE, line, "policy", "sense-no-policy"));
    }
}

fn segment(table: &mut Table, around: &Around<'_>, out: &mut Lint) -> Segment {
    let Some(mut given) = table.table("for", &mut Vec::new()) else { return Segment::default() };
    let segment = sla_file::segment(given.clone(), &mut Vec::new());
    for key in FACTS.map(|(key, _)| key).into_iter().chain(["queue", "tag"]) {
        if !given.has(key) {
            continue;
        }
        let at = given.line_of(key);
        let fault = |line: usize, id: &str| Fault::new(FILE, line, &format!("policy.for.{key}"), id);
        let words = given.texts(key, &mut Vec::new());
        if words.is_empty() {
            out.faults.push(fault(at, "sense-empty-for"));
        }
        for (nth, (word, line)) in words.iter().enumerate() {
            if words[..nth].iter().any(|(known, _)| known == word) {
                out.faults.push(fault(*line, "sop-twice").with("id", word));
            }
            match key {
                "language" if !tongue::is_code(word) => {
                    out.faults.push(fault(*line, "sense-language-code").with("value", word));
                }
                "queue" => out.faults.extend(around.queues.fault(FILE, *line, "policy.for.queue", word)),
                _ => {}
            }
            if let Some(near) = around.slip(key, word) {
                out.faults.push(fault(*line, "near-name").with("name", word).with("near", near));
            }
        }
    }
    segment
}

fn clocks(table: &mut Table, out: &mut Lint) -> Vec<Counted> {
    let default = table.text("calendar", &mut Vec::new()).map(|(name, _)| name);
    let mut found = Vec::new();
    for kind in KINDS {
        let Some(mut clock) = table.table(kind.as_str(), &mut Vec::new()) else { continue };
        let own = clock.text("calendar", &mut Vec::new()).map(|(name, _)| name);
        let mut target = |key: &'static str, own: bool| {
            let (text, line) = clock.text(key, &mut Vec::new())?;
            Some(Aimed { target: Target::parse(&text)?, line, own })
        };
        let all = target("all", false);
        let targets = Priority::ALL.map(|priority| target(priority.as_str(), true).or(all));
        let fault = |line: usize, key: &str, id: &str| {
            Fault::new(FILE, line, &format!("policy.{}.{key}", kind.as_str()), id)
        };
        if clock.has("from") && matches!(kind, Kind::NextReply | Kind::Update) {
            out.faults.push(fault(clock.line_of("from"), "from", "sense-from"));
        }
        for (text, line) in clock.texts("warn", &mut Vec::new()) {
            let Some(warn) = Warn::parse(&text) else { continue };
            let never = targets.iter().flatten().find(|aimed| warn.used(aimed.target).is_none());
            out.faults.extend(never.map(|aimed| {
                fault(line, "warn", "sense-warn-never").with("warn", &text).with("target", aimed.target)
            }));
        }
        let unused = all.filter(|_| targets.iter().flatten().all(|aimed| aimed.own));
        out.faults.extend(unused.map(|all| fault(all.line, "all", "sense-all-unused")));
        found.extend(own.or_else(|| default.clone()).map(|calendar| Counted { kind, calendar, targets }));
    }
    found
}

/// Reports targets that stand in the wrong order.
fn order(promise: &Promise, around: &Around<'_>, out: &mut Lint) {
    let calendar = |clock: &Counted| around.policies.calendar(&clock.calendar);
    for clock in &promise.clocks {
        let Some(calendar) = calendar(clock) else { continue };
        for (nth, pair) in clock.targets.windows(2).enumerate() {
            let [Some(more), Some(less)] = pair else { continue };
            if outlasts((more.target, calendar), (less.target, calendar), false) {
                let line = if more.own { more.line } else { less.line };
                let [more_said, less_said] = [Priority::ALL[nth], Priority::ALL[nth + 1]];
                let key = format!("policy.{}", clock.kind.as_str());
                let fault = Fault::new(FILE, line, &key, "sense-priorities");
                let fault = fault.with("more", more_said.as_str()).with("less", less_said.as_str());
                out.faults.push(fault.with("long", more.target).with("short", less.target));
                break;
            }
        }
    }
    let of = |kind: Kind| promise.clocks.iter().find(|clock| clock.kind == kind);
    let (Some(reply), Some(solution)) = (of(Kind::FirstReply), of(Kind::Resolution)) else { return };
    let (Some(by), Some(until)) = (calendar(reply), calendar(solution)) else { return };
    for (first, last) in reply.targets.iter().zip(&solution.targets) {
        let (Some(first), Some(last)) = (first, last) else { continue };
        if outlasts((first.target, by), (last.target, until), false) {
            let fault = Fault::new(FILE, first.line, "policy.first_reply", "sense-reply-late");
            out.faults.push(fault.with("reply", first.target).with("solution", last.target));
            break;
        }
    }
}

/// Whether one target always ends after another, or with `ties` never before it, whenever both start: tried through two
/// ordinary weeks where they do not count the same thing.
pub(super) fn outlasts(one: (Target, &Calendar), other: (Target, &Calendar), ties: bool) -> bool {
    let longer = |over: std::cmp::Ordering| over.is_gt() || ties && over.is_eq();
    match (one.0, other.0) {
        (Target::Time(long), Target::Time(short)) if one.1.name == other.1.name => {
            return longer(long.cmp(&short));
        }
        (Target::Days(long), Target::Days(short)) if one.1.name == other.1.name => {
            return longer(long.cmp(&short));
        }
        _ => {}
    }
    // A Monday, and no holiday of the shipped calendars for two weeks.
    let Ok(monday) = "2026-06-08T00:00:00Z".parse::<Timestamp>() else { return false };
    let end = |(target, calendar): (Target, &Calendar), start: Timestamp| match target {
        Target::Time(time) => calendar.add(start, time),
        Target::Days(days) => calendar.add_days(start, days),
    };
    (0..112).all(|nth| {
        let start = monday + SignedDuration::from_hours(3 * nth);
        end(one, start).zip(end(other, start)).is_some_and(|(late, soon)| longer(late.cmp(&soon)))
    })
}
