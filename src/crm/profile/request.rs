//! The pieces that sections are made of: filters, templates, requests. Every fault is collected with its line.

use reqwest::Method;
use serde_json::Value;

use super::{Query, Registry, Request, Times};
use crate::config::Fault;
use crate::config::reader::{Kind, Table, line_breaks};
use crate::crm::failure::Site;
use crate::crm::gate::Rate;
use crate::crm::jq::{self, Filter};
use crate::crm::template::{Template, TemplateFault};

/// The roots that templates may name, by where they stand.
pub(super) const READ_ROOTS: [&str; 15] = [
    "vars", "base", "auth", "me", "ticket", "since", "cursor", "page", "offset", "size", "ids", "key",
    "marker", "now", "args",
];
pub(super) const DO_ROOTS: [&str; 10] =
    ["vars", "base", "auth", "me", "ticket", "item", "args", "key", "marker", "now"];

/// What is compiled with, and where faults go.
pub(super) struct Compiler<'a> {
    pub(super) faults: &'a mut Vec<Fault>,
    pub(super) vars: &'a Value,
    /// Page size of a read that has none of its own.
    pub(super) size: u32,
    /// Whether a read's own size counts: the settings' size wins over it.
    pub(super) own_sizes: bool,
    /// The times of the profile.
    pub(super) times: Times,
    /// Which of a list of sections is being read.
    pub(super) index: usize,
    pub(super) filters: Registry,
    pub(super) wants_names: bool,
}

impl Compiler<'_> {
    /// A filter, if it is written and good.
    pub(super) fn filter(&mut self, table: &mut Table, key: &'static str) -> Option<Filter> {
        let (code, line) = table.text(key, self.faults)?;
        self.compile(table, key, &code, line)
    }

    fn compile(&mut self, table: &Table, key: &str, code: &str, line: usize) -> Option<Filter> {
        match jq::compile(code) {
            Ok(filter) => {
                self.wants_names |= code.contains("$c.people") || code.contains("$c.queues");
                let key = self.listed(&table.name(key));
                let filter = filter.at(Site { file: table.file().to_owned(), line, key: key.clone() });
                self.filters.add(key, line, &filter);
                Some(filter)
            }
            Err(bad) => {
                // The reader drops the line break after the opening quotes of a text of several lines.
                let first = line + usize::from(code.contains('\n'));
                for fault in bad {
                    let at = first + line_breaks(code, fault.offset);
                    let id = match (fault.refused, fault.found.is_empty()) {
                        (true, _) => "filter-refused",
                        (false, true) => "filter-end",
                        (false, false) => "filter",
                    };
                    self.faults.push(table.fault(at, key, id).with("found", fault.found));
                }
                None
            }
        }
    }

    /// The name of a filter in the list of sections that is being read: `read.timeline[1].map`.
    fn listed(&self, name: &str) -> String {
        match (self.index, name.match_indices('.').nth(1)) {
            (0, _) | (_, None) => name.to_owned(),
            (index, Some((at, _))) => format!("{}[{index}]{}", &name[..at], &name[at..]),
        }
    }

    /// A template, if it is good: known roots, and vars that exist.
    pub(super) fn template(
        &mut self,
        table: &Table,
        key: &str,
        text: &str,
        line: usize,
        roots: &[&str],
    ) -> Option<Template> {
        let template = match Template::parse(text, roots) {
            Ok(template) => template,
            Err(TemplateFault::Braces) => {
                self.faults.push(table.fault(line, key, "template-braces"));
                return None;
            }
            Err(TemplateFault::Root(root)) => {
                let fault = table.fault(line, key, "template-root").with("root", root);
                self.faults.push(fault.with("known", roots.join(", ")));
                return None;
            }
        };
        for name in template.vars() {
            if self.vars.get(name).is_none() {
                self.faults.push(table.fault(line, key, "template-var").with("name", name));
            }
        }
        Some(template)
    }

    /// A rate, if it is written and good.
    pub(super) fn rate(&mut self, table: &mut Table, key: &'static str) -> Option<Rate> {
        let (text, line) = table.text(key, self.faults)?;
        let rate = Rate::parse(&text);
        if rate.is_none() {
            self.faults.push(table.fault(line, key, "rate").with("value", text));
        }
        rate
    }

    /// One of a few words; anything else is a fault that names them.
    pub(super) fn word<T: Copy>(
        &mut self,
        table: &mut Table,
        key: &'static str,
        known: &[(&str, T)],
    ) -> Option<T> {
        let (word, line) = table.text(key, self.faults)?;
        let found = known.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            let fault = table.fault(line, key, "word").with("value", word);
            self.faults.push(fault.with("known", names.join(", ")));
        }
        found
    }

    /// The request of a read or of a write, which is sent by `fallback` where it does not say how.
    pub(super) fn request(
        &mut self,
        table: &mut Table,
        roots: &[&str],
        fallback: &Method,
    ) -> Option<Request> {
        let methods = [
            ("GET", Method::GET),
            ("POST", Method::POST),
            ("PUT", Method::PUT),
            ("PATCH", Method::PATCH),
            ("DELETE", Method::DELETE),
        ];
        let picked: Vec<(&str, usize)> =
            methods.iter().enumerate().map(|(at, (name, _))| (*name, at)).collect();
        let method = match self.word(table, "method", &picked) {
            Some(at) => methods[at].1.clone(),
            None => fallback.clone(),
        };
        let (text, line) = table.needed("path", self.faults)?;
        if !text.starts_with('/') {
            self.faults.push(table.fault(line, "path", "path"));
        }
        let path = self.template(table, "path", &text, line, roots);
        let query = self.parameters(table, "query", roots);
        let headers = self.headers(table, roots);
        let body = self.filter(table, "body");
        Some(Request { method, path: path?, query, headers, body })
    }

    /// Parameters as templates, or as the filter that gives them.
    fn parameters(&mut self, table: &mut Table, key: &'static str, roots: &[&str]) -> Query {
        let Some(node) = table.take(key) else { return Query::Parameters(Vec::new()) };
        if let Kind::Text(code) = &node.kind {
            return match self.compile(table, key, code, node.line) {
                Some(filter) => Query::Filter(filter),
                None => Query::Parameters(Vec::new()),
            };
        }
        let Some(mut inner) = table.table_of(node, key, self.faults) else {
            return Query::Parameters(Vec::new());
        };
        Query::Parameters(self.templates(&mut inner, roots))
    }

    pub(super) fn headers(&mut self, table: &mut Table, roots: &[&str]) -> Query {
        let line = table.line_of("headers");
        let headers = self.parameters(table, "headers", roots);
        if let Query::Parameters(templates) = &headers {
            for (name, _) in templates {
                let is_own =
                    ["authorization", "cookie", "host"].contains(&name.to_ascii_lowercase().as_str());
                if is_own || reqwest::header::HeaderName::from_bytes(name.as_bytes()).is_err() {
                    self.faults.push(table.fault(line, &format!("headers.{name}"), "header"));
                }
            }
        }
        headers
    }

    fn templates(&mut self, table: &mut Table, roots: &[&str]) -> Vec<(String, Template)> {
        let mut templates = Vec::new();
        for (name, line, node) in table.take_all() {
            // A list repeats its name.
            let nodes = match node.kind {
                Kind::List(items) => items,
                _ => vec![node],
            };
            for node in nodes {
                let text = match node.kind {
                    Kind::Text(text) => text,
                    Kind::Int(number) => number.to_string(),
                    Kind::Bool(value) => value.to_string(),
                    _ => {
                        let fault = table.fault(line, &name, "type").with("wanted", "text");
                        self.faults.push(fault.with("found", node.kind.word()));
                        continue;
                    }
                };
                if let Some(template) = self.template(table, &name, &text, line, roots) {
                    templates.push((name.clone(), template));
                }
            }
        }
        templates
    }
}
