//! `[read.*]` and `[do.*]` of a profile.

use reqwest::Method;

use super::request::{Compiler, DO_ROOTS, READ_ROOTS};
use super::{Do, Guard, Once, Read, Sets, TimeIn};
use crate::config::reader::Table;
use crate::crm::template::Template;

/// How a profile names the ways of writing times.
pub(super) const TIMES: [(&str, TimeIn); 2] = [("rfc3339", TimeIn::Rfc3339), ("epoch", TimeIn::Epoch)];

/// What writes fall back on: the plain keys of `[do]`.
pub(super) struct Defaults {
    method: Method,
    path: Option<Template>,
    guard: Guard,
    conflict: Vec<u16>,
}

impl Compiler<'_> {
    /// A read. `wants_map` says whether its rows must be mapped here.
    pub(super) fn read(&mut self, mut table: Table, wants_map: bool) -> Option<Read> {
        let request = self.request(&mut table, &READ_ROOTS, (None, &Method::GET));
        let rows = self.filter(&mut table, "rows");
        let next = self.filter(&mut table, "next");
        let save = self.filter(&mut table, "save");
        let via_ids = self.word(&mut table, "via", &[("ids", ())]).is_some();
        if wants_map && !via_ids && !table.has("map") {
            self.faults.push(table.fault(table.line, "map", "missing"));
        }
        let map = self.filter(&mut table, "map");
        let side_loads = table.texts("side", self.faults).into_iter().map(|(name, _)| name).collect();
        let batch = table.count("batch", 1, self.faults).unwrap_or(100);
        let rows_each = table.count("size", 1, self.faults).and_then(|size| u32::try_from(size).ok());
        let size = rows_each.filter(|_| self.own_sizes).unwrap_or(self.size);
        let rate = self.rate(&mut table, "rate");
        let since = self.word(&mut table, "since", &TIMES).unwrap_or(TimeIn::Epoch);
        table.finish(self.faults);
        let batch = usize::try_from(batch).unwrap_or(100);
        Some(Read {
            request: request?,
            rows,
            next,
            map,
            save,
            side: side_loads,
            via_ids,
            batch,
            size,
            rate,
            since,
        })
    }

    /// The plain keys of `[do]`; what is left of the table are its actions.
    pub(super) fn defaults(&mut self, table: &mut Table) -> Defaults {
        let method = self
            .word(table, "method", &[("POST", false), ("PUT", true)])
            .map_or(Method::POST, |put| if put { Method::PUT } else { Method::POST });
        let path = match table.text("path", self.faults) {
            Some((text, line)) => self.template(table, "path", &text, line, &DO_ROOTS),
            None => None,
        };
        let guard = self.guard(table).unwrap_or(Guard::None);
        let conflict = self.statuses(table).unwrap_or_default();
        Defaults { method, path, guard, conflict }
    }

    fn guard(&mut self, table: &mut Table) -> Option<Guard> {
        self.word(table, "guard", &[("stamp", Guard::Stamp), ("none", Guard::None)])
    }

    fn statuses(&mut self, table: &mut Table) -> Option<Vec<u16>> {
        let node = table.take("conflict")?;
        let line = node.line;
        let listed = node.json().as_array().and_then(|items| {
            let statuses = items.iter().map(|item| u16::try_from(item.as_u64()?).ok());
            statuses.collect::<Option<Vec<u16>>>()
        });
        if listed.is_none() {
            self.faults.push(table.fault(line, "conflict", "statuses"));
        }
        listed
    }

    /// A write.
    pub(super) fn action(&mut self, mut table: Table, defaults: &Defaults) -> Option<Do> {
        let request = self.request(&mut table, &DO_ROOTS, (defaults.path.as_ref(), &defaults.method));
        let guard = self.guard(&mut table).unwrap_or(defaults.guard);
        let conflict = self.statuses(&mut table).unwrap_or_else(|| defaults.conflict.clone());
        let once_line = table.line_of("once");
        let once =
            self.word(&mut table, "once", &[("same", Once::Same), ("find", Once::Find), ("key", Once::Key)]);
        if once.is_none() {
            self.faults.push(table.fault(once_line, "once", "once"));
        }
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
        let result = self.filter(&mut table, "result");
        let arrived = table.table("arrived", self.faults).and_then(|table| self.read(table, true));
        let find = table.table("find", self.faults).and_then(|table| self.read(table, true));
        table.finish(self.faults);
        Some(Do { request: request?, guard, conflict, once: once?, sets, result, arrived, find })
    }
}
