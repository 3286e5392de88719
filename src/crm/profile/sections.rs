//! `[read.*]` and `[do.*]` of a profile.

use reqwest::Method;

use super::request::{Compiler, DO_ROOTS, READ_ROOTS};
use super::{Do, Form, Guard, Max, Once, Read, Sets};
use crate::config::Fault;
use crate::config::reader::{Entries, Table};

/// The sections of `[read]`; any other key there is a default of theirs.
pub(super) const READS: [&str; 11] = [
    "me", "changes", "ids", "ticket", "timeline", "people", "queues", "fields", "history", "articles",
    "feedback",
];
/// The sections of `[do]`.
pub(super) const DOS: [&str; 11] =
    ["update", "note", "reply", "tag", "untag", "link", "merge", "article", "publish", "feedback", "arrived"];
/// What `like` does not hand on: it belongs to a feed alone.
const NOT_ALIKE: [&str; 9] = ["like", "save", "next", "cap", "snapshot", "via", "rate", "since", "size"];

const GUARDS: [(&str, Guard); 4] =
    [("stamp", Guard::Stamp), ("etag", Guard::Etag), ("recheck", Guard::Recheck), ("none", Guard::None)];
const ONCES: [(&str, Once); 4] =
    [("same", Once::Same), ("find", Once::Find), ("key", Once::Key), ("ask", Once::Ask)];

/// A table whose sections may fall back on its plain keys, and on each other by `like`.
pub(super) struct Sections {
    table: Table,
    /// As it was before anything was taken, for siblings that are like another one.
    whole: Table,
    defaults: Entries,
    known: &'static [&'static str],
}

impl Sections {
    pub(super) fn new(mut table: Table, known: &'static [&'static str]) -> Self {
        let defaults = table.take_defaults(known);
        Self { whole: table.clone(), table, defaults, known }
    }

    pub(super) fn fault(&self, key: &str, id: &str) -> Fault {
        self.table.fault(self.table.line, key, id)
    }

    /// The sections of a name, completed.
    pub(super) fn take(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Vec<Table> {
        let mut told_there = Vec::new();
        let mut sections = self.table.one_or_more(key, faults);
        for section in &mut sections {
            if let Some((sibling, line)) = section.text("like", faults) {
                let known = self.known.iter().find(|known| **known == sibling && **known != key);
                let found = known.and_then(|known| {
                    self.whole.clone().one_or_more(known, &mut told_there).into_iter().next()
                });
                if let Some(found) = found {
                    section.fall_back_on(&found.entries_without(&NOT_ALIKE));
                } else {
                    let fault = section.fault(line, "like", "word").with("value", sibling);
                    faults.push(fault.with("known", self.known.join(", ")));
                }
            }
            // How a write is sent says nothing of how it is looked for.
            if key != "arrived" {
                section.fall_back_on(&self.defaults);
            }
        }
        sections
    }
}

impl Compiler<'_> {
    /// A read. `wants_map` says whether its rows must be mapped here.
    pub(super) fn read(&mut self, mut table: Table, wants_map: bool) -> Option<Read> {
        let request = self.request(&mut table, &READ_ROOTS, &Method::GET);
        let rows = self.filter(&mut table, "rows");
        let next = self.filter(&mut table, "next");
        let save = self.filter(&mut table, "save");
        let via_ids = self.word(&mut table, "via", &[("ids", ())]).is_some();
        if wants_map && !via_ids && !table.has("map") {
            self.faults.push(table.fault(table.line, "map", "missing"));
        }
        let map = self.filter(&mut table, "map");
        let with = table.table("with", self.faults).and_then(|table| self.read(table, false));
        let side_loads = table.texts("side", self.faults).into_iter().map(|(name, _)| name).collect();
        let batch = table.count("batch", 1, self.faults).unwrap_or(100);
        let rows_each = table.count("size", 1, self.faults).and_then(|size| u32::try_from(size).ok());
        let size = rows_each.filter(|_| self.own_sizes).unwrap_or(self.size);
        let rate = self.rate(&mut table, "rate");
        let snapshot = table.flag("snapshot", self.faults).unwrap_or(false);
        let cap = table.count("cap", 1, self.faults).and_then(|cap| u64::try_from(cap).ok());
        let since = self.form(&mut table, "since").unwrap_or_else(|| self.times.write.clone());
        table.finish(self.faults);
        let batch = usize::try_from(batch).unwrap_or(100);
        Some(Read {
            request: request?,
            rows,
            next,
            map,
            save,
            side: side_loads,
            with: with.map(Box::new),
            via_ids,
            snapshot,
            cap,
            batch,
            size,
            rate,
            since,
        })
    }

    /// A spelling of times.
    pub(super) fn form(&mut self, table: &mut Table, key: &'static str) -> Option<Form> {
        let (text, line) = table.text(key, self.faults)?;
        let form = Form::parse(&text);
        if form.is_none() {
            self.faults.push(table.fault(line, key, "time-form").with("value", text));
        }
        form
    }

    fn statuses(&mut self, table: &mut Table) -> Vec<u16> {
        let Some(node) = table.take("conflict") else { return Vec::new() };
        let line = node.line;
        let listed = node.json().as_array().and_then(|items| {
            let statuses = items.iter().map(|item| u16::try_from(item.as_u64()?).ok());
            statuses.collect::<Option<Vec<u16>>>()
        });
        if listed.is_none() {
            self.faults.push(table.fault(line, "conflict", "statuses"));
        }
        listed.unwrap_or_default()
    }

    fn max(&mut self, table: &mut Table) -> Option<Max> {
        let (text, line) = table.text("max", self.faults)?;
        let max = text.split_once(' ').and_then(|(number, unit)| {
            let number = number.parse().ok()?;
            match unit {
                "bytes" => Some(Max::Bytes(number)),
                "characters" => Some(Max::Characters(number)),
                _ => None,
            }
        });
        if max.is_none() {
            self.faults.push(table.fault(line, "max", "max").with("value", text));
        }
        max
    }

    fn sets(&mut self, table: &mut Table) -> Vec<Sets> {
        let mut sets = Vec::new();
        for (name, line) in table.texts("sets", self.faults) {
            let part = Sets::ALL.iter().find(|(known, _)| *known == name).map(|(_, part)| *part);
            if part.is_none() {
                let known: Vec<&str> = Sets::ALL.iter().map(|(known, _)| *known).collect();
                let fault = table.fault(line, "sets", "word").with("value", name);
                self.faults.push(fault.with("known", known.join(", ")));
            }
            sets.extend(part);
        }
        sets
    }

    /// A write of the name `key`.
    pub(super) fn action(&mut self, mut table: Table, key: &str) -> Option<Do> {
        let (line, once_line) = (table.line, table.line_of("once"));
        let request = self.request(&mut table, &DO_ROOTS, &Method::POST);
        let guard = self.word(&mut table, "guard", &GUARDS).unwrap_or(Guard::None);
        let conflict = self.statuses(&mut table);
        let sets = self.sets(&mut table);
        // Setting the same fields and tags again does no harm; a comment or a document twice does. A merge is looked at
        // before it is sent again: a ticket goes up once.
        let repeats = match key {
            "tag" | "untag" | "link" | "merge" | "publish" => true,
            "update" => !sets.contains(&Sets::Comment),
            _ => false,
        };
        let once = self.word(&mut table, "once", &ONCES).or(repeats.then_some(Once::Same));
        if once.is_none() {
            self.faults.push(table.fault(once_line, "once", "once"));
        }
        let result = self.filter(&mut table, "result");
        let when = self.filter(&mut table, "when");
        let each = self.filter(&mut table, "each");
        let ok = self.filter(&mut table, "ok");
        let verify = table.flag("verify", self.faults).unwrap_or(false);
        let max = self.max(&mut table);
        let with = table.table("with", self.faults).and_then(|table| self.read(table, false));
        let arrived = table.table("arrived", self.faults).and_then(|table| self.read(table, true));
        let find = table.table("find", self.faults).and_then(|table| self.read(table, true));
        if matches!(key, "article" | "feedback") && once == Some(Once::Find) && find.is_none() {
            self.faults.push(table.fault(line, "find", "find"));
        }
        table.finish(self.faults);
        Some(Do {
            request: request?,
            guard,
            conflict,
            once: once?,
            sets,
            when,
            each,
            with,
            ok,
            verify,
            max,
            result,
            arrived,
            find,
        })
    }
}
