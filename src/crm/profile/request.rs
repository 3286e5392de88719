//! The pieces that sections are made of: filters, templates, requests. Every fault is collected with its line.

use reqwest::Method;
use serde_json::Value;

use super::{Query, Request};
use crate::config::Fault;
use crate::config::reader::{Kind, Table, line_breaks};
use crate::crm::gate::Rate;
use crate::crm::jq::{self, Filter};
use crate::crm::template::{Template, TemplateFault};

/// The roots that templates may name, by where they stand.
pub(super) const READ_ROOTS: [&str; 8] = ["vars", "me", "ticket", "since", "cursor", "size", "ids", "key"];
pub(super) const DO_ROOTS: [&str; 5] = ["vars", "me", "ticket", "key", "marker"];

/// What is compiled with, and where faults go.
pub(super) struct Compiler<'a> {
    pub(super) faults: &'a mut Vec<Fault>,
    pub(super) vars: &'a Value,
    /// Page size of a read that has none of its own.
    pub(super) size: u32,
    /// Whether a read's own size counts: the settings' size wins over it.
    pub(super) own_sizes: bool,
}

impl Compiler<'_> {
    /// A filter, if it is written and good.
    pub(super) fn filter(&mut self, table: &mut Table, key: &'static str) -> Option<Filter> {
        let (code, line) = table.text(key, self.faults)?;
        self.compile(table, key, &code, line)
    }

    fn compile(&mut self, table: &Table, key: &str, code: &str, line: usize) -> Option<Filter> {
        match jq::compile(code) {
            Ok(filter) => Some(filter),
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

    /// The request of a read or of a write. `fallback` gives path and method where the section has none.
    pub(super) fn request(
        &mut self,
        table: &mut Table,
        roots: &[&str],
        fallback: (Option<&Template>, &Method),
    ) -> Option<Request> {
        let methods =
            [("GET", Method::GET), ("POST", Method::POST), ("PUT", Method::PUT), ("DELETE", Method::DELETE)];
        let picked: Vec<(&str, usize)> =
            methods.iter().enumerate().map(|(at, (name, _))| (*name, at)).collect();
        let method = match self.word(table, "method", &picked) {
            Some(at) => methods[at].1.clone(),
            None => fallback.1.clone(),
        };
        let path = if let (false, Some(path)) = (table.has("path"), fallback.0) {
            Some(path.clone())
        } else {
            let (text, line) = table.needed("path", self.faults)?;
            if !text.starts_with('/') {
                self.faults.push(table.fault(line, "path", "path"));
            }
            self.template(table, "path", &text, line, roots)
        };
        let query = self.query(table, roots);
        let headers = self.headers(table, roots);
        let body = self.filter(table, "body");
        Some(Request { method, path: path?, query, headers, body })
    }

    fn query(&mut self, table: &mut Table, roots: &[&str]) -> Query {
        let Some(node) = table.take("query") else { return Query::Parameters(Vec::new()) };
        if let Kind::Text(code) = &node.kind {
            return match self.compile(table, "query", code, node.line) {
                Some(filter) => Query::Filter(filter),
                None => Query::Parameters(Vec::new()),
            };
        }
        let Some(mut inner) = table.table_of(node, "query", self.faults) else {
            return Query::Parameters(Vec::new());
        };
        Query::Parameters(self.templates(&mut inner, roots))
    }

    fn headers(&mut self, table: &mut Table, roots: &[&str]) -> Vec<(String, Template)> {
        let Some(mut inner) = table.table("headers", self.faults) else { return Vec::new() };
        let line = inner.line;
        let headers = self.templates(&mut inner, roots);
        for (name, _) in &headers {
            let is_secret = ["authorization", "cookie", "host"].contains(&name.to_ascii_lowercase().as_str());
            if is_secret || reqwest::header::HeaderName::from_bytes(name.as_bytes()).is_err() {
                self.faults.push(inner.fault(line, name, "header"));
            }
        }
        headers
    }

    fn templates(&mut self, table: &mut Table, roots: &[&str]) -> Vec<(String, Template)> {
        let mut templates = Vec::new();
        for (name, line, node) in table.take_all() {
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
                templates.push((name, template));
            }
        }
        templates
    }
}
