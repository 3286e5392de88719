//! Names of queues. The CRM knows them all and the store has seen them; without it, two ways of writing one name are the
//! one slip that the files themselves tell.

use std::cell::RefCell;

use super::super::fault::{Fault, nearest};

/// The queues that are known, and those that were met in the files so far.
#[derive(Default)]
pub(super) struct Queues<'a> {
    /// By the CRM; empty where it was never read.
    known: &'a [String],
    met: RefCell<Vec<(String, String)>>,
}

impl<'a> Queues<'a> {
    /// The queues of the CRM, and those that the settings name.
    pub(super) fn new(known: &'a [String], named: impl IntoIterator<Item = String>) -> Self {
        let met = named.into_iter().map(|name| (bare(&name), name)).collect();
        Self { known, met: RefCell::new(met) }
    }

    /// What is wrong with a name; each wrong one is told once.
    pub(super) fn fault(&self, file: &str, line: usize, key: &str, name: &str) -> Option<Fault> {
        let mut met = self.met.borrow_mut();
        if met.iter().any(|(_, known)| known.eq_ignore_ascii_case(name)) {
            return None;
        }
        let twin = met.iter().find(|(known, _)| *known == bare(name)).map(|(_, twin)| twin.clone());
        met.push((bare(name), name.to_owned()));
        let fault = Fault::new(file, line, key, "near-name").with("name", name);
        if self.known.is_empty() {
            return twin.map(|twin| fault.with("near", twin));
        }
        if self.known.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            return None;
        }
        let names = || self.known.iter().map(String::as_str);
        let near = names().find(|known| bare(known) == bare(name)).or_else(|| nearest(name, names()));
        Some(if let Some(near) = near {
            fault.with("near", near)
        } else {
            let known = names().collect::<Vec<_>>().join(", ");
            Fault::new(file, line, key, "sense-queue").with("name", name).with("known", known)
        })
    }
}

/// A name without what people leave out: blanks, signs and capitals.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
