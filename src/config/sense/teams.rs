//! What is agreed with other teams: each has one agreement and one owner of every name, is asked again before its time is
//! over, and is one of those that procedures wait for.

use super::super::fault::{Fault, nearest};
use super::super::reader;
use super::super::sla_file::FILE;
use super::super::sops::Read;
use super::house::line_of;
use super::promises::outlasts;
use super::{Around, Lint};
use crate::domain::clock::{Target, target_of};

/// Reports what of the agreements cannot be meant.
pub(super) fn agreements(text: &str, around: &Around<'_>, out: &mut Lint) {
    let mut root = reader::parse(FILE, text, 1, &mut Vec::new());
    let mut claimed: Vec<(String, String)> = Vec::new();
    for mut table in root.tables("ask", &mut Vec::new()) {
        let Some((team, line)) = table.text("team", &mut Vec::new()) else { continue };
        if team.trim().is_empty() {
            out.faults.push(Fault::new(FILE, line, "ask.team", "sense-nameless"));
        }
        let also = table.texts("also", &mut Vec::new());
        let names = std::iter::once((team.clone(), line, "ask.team"));
        let mut mine: Vec<String> = Vec::new();
        for (name, line, key) in names.chain(also.into_iter().map(|(name, line)| (name, line, "ask.also"))) {
            let bare = name.trim().to_lowercase();
            if bare.is_empty() || mine.contains(&bare) {
                continue;
            }
            match claimed.iter().find(|(known, _)| *known == bare) {
                Some((_, other)) => {
                    let fault = Fault::new(FILE, line, key, "sense-team-twice").with("name", &name);
                    out.faults.push(fault.with("other", other));
                }
                None => mine.push(bare),
            }
        }
        claimed.extend(mine.into_iter().map(|name| (name, team.clone())));
        let mut target = |key: &'static str| {
            let (text, line) = table.text(key, &mut Vec::new())?;
            Some((Target::parse(&text)?, line))
        };
        let (within, chase) = (target("within"), target("chase"));
        let calendar = table.text("calendar", &mut Vec::new());
        let calendar = calendar.and_then(|(name, _)| around.policies.calendar(&name));
        if let (Some((within, _)), Some((chase, line)), Some(calendar)) = (within, chase, calendar)
            && outlasts((chase, calendar), (within, calendar), true)
        {
            let fault = Fault::new(FILE, line, "ask.chase", "sense-chase-late").with("chase", chase);
            out.faults.push(fault.with("within", within).with("team", &team));
        }
    }
}

/// Reports what steps wait for and nobody agreed to. Without any agreement nothing is known of teams.
pub(super) fn waits(read: &Read, around: &Around<'_>, out: &mut Lint) {
    let asks = &around.policies.asks;
    for (at, step) in read.sop.steps.iter().enumerate().filter(|_| !asks.is_empty()) {
        let Some(wait) = &step.wait else { continue };
        let line = line_of(read, &step.id, &format!("\"{}\"", wait.on), at);
        let Some(rule) = around.policies.ask(&wait.on) else {
            let names = asks.iter().flat_map(|rule| std::iter::once(&rule.team).chain(&rule.also));
            let fault = match nearest(&wait.on, names.map(String::as_str)) {
                Some(near) => Fault::new(&read.file, line, "wait.on", "near-name").with("near", near),
                None => Fault::new(&read.file, line, "wait.on", "sense-no-team"),
            };
            out.faults.push(fault.with("name", &wait.on));
            continue;
        };
        let by = |name: &str| around.policies.calendar(name);
        let chase = wait.chase_after.map(target_of).zip(wait.calendar.as_deref().and_then(by));
        if let (Some(chase), Some(calendar)) = (chase, by(&rule.calendar))
            && outlasts(chase, (rule.within, calendar), false)
        {
            let line = line_of(read, &step.id, "chase_after", at);
            let fault = Fault::new(&read.file, line, "wait.chase_after", "sense-chase-late");
            let fault = fault.with("chase", chase.0).with("within", rule.within);
            out.faults.push(fault.with("team", &rule.team));
        }
    }
}
