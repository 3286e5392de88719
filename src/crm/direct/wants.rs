//! What a filter looks at, worked out backwards from what is wanted of its outputs. It may say too much, never too
//! little: on a value that is cut down to it, the filter gives the same (the tests hold the two against each other).

use jaq_json::Val;

use super::{Many, One, Step};
use crate::crm::wanted::Wanted;

/// What is wanted of everything that a filter sees.
#[derive(Debug, Clone, Default)]
pub(in crate::crm) struct Wants {
    /// Of its input.
    pub(in crate::crm) input: Wanted,
    /// Of `$c`.
    pub(in crate::crm) context: Wanted,
    /// Of what was named, by its number.
    named: Vec<Wanted>,
}

impl Wants {
    /// Everything: nobody can tell what the filter looks at.
    pub(in crate::crm) const ALL: Self = Self { input: Wanted::ALL, context: Wanted::ALL, named: Vec::new() };

    /// What a filter looks at of whose outputs this is wanted.
    pub(in crate::crm) fn of(filter: &Many, wanted: &Wanted) -> Self {
        let mut wants = Self::default();
        wants.many(filter, wanted);
        wants
    }

    fn name(&mut self, number: usize) -> &mut Wanted {
        if self.named.len() <= number {
            self.named.resize(number + 1, Wanted::KIND);
        }
        &mut self.named[number]
    }

    /// What `work` wants of an input of its own.
    fn of_input(&mut self, work: impl FnOnce(&mut Self)) -> Wanted {
        let ours = std::mem::take(&mut self.input);
        work(self);
        std::mem::replace(&mut self.input, ours)
    }

    fn many(&mut self, filter: &Many, wanted: &Wanted) {
        match filter {
            Many::Nothing => {}
            Many::One(one) => self.one(one, wanted),
            Many::Where(is) => {
                self.one(is, &Wanted::KIND);
                self.input.add(wanted);
            }
            Many::Both(left, right) => {
                self.many(left, wanted);
                self.many(right, wanted);
            }
            Many::Through(left, right) => {
                let between = self.of_input(|wants| wants.many(right, wanted));
                self.many(left, &between);
            }
            Many::Path(base, steps) => {
                let wanted = steps.iter().rev().fold(wanted.clone(), |wanted, (step, _)| match step {
                    Step::Each => Wanted::each(wanted),
                    Step::Key(key) => self.under(key, wanted),
                });
                self.one(base, &wanted);
            }
        }
    }

    fn one(&mut self, filter: &One, wanted: &Wanted) {
        match filter {
            One::Input => self.input.add(wanted),
            One::Context => self.context.add(wanted),
            One::Bound(number) => self.name(*number).add(wanted),
            One::Given(_) => {}
            One::Path(base, keys) => {
                let wanted = keys.iter().rev().fold(wanted.clone(), |wanted, key| self.under(key, wanted));
                self.one(base, &wanted);
            }
            One::Words(parts) => parts.iter().for_each(|part| self.one(part, &Wanted::ALL)),
            One::Object(entries) => {
                for (key, value) in entries {
                    let name = match key {
                        One::Given(Val::TStr(name)) => std::str::from_utf8(name).ok(),
                        _ => None,
                    };
                    self.one(key, &Wanted::ALL);
                    match name.map(|name| wanted.of_field(name)) {
                        Some(Some(wanted)) => self.one(value, wanted),
                        // Nobody looks at it, but it may fail.
                        Some(None) => self.one(value, &Wanted::KIND),
                        None => self.one(value, &Wanted::ALL),
                    }
                }
            }
            One::List(items) => self.many(items, wanted.of_items().unwrap_or(&Wanted::KIND)),
            One::Choice(cases, otherwise) => {
                for (when, then) in cases {
                    self.one(when, &Wanted::KIND);
                    self.one(then, wanted);
                }
                self.one(otherwise, wanted);
            }
            One::Else(left, right) | One::Sum(left, right) => {
                self.one(left, wanted);
                self.one(right, wanted);
            }
            One::Logic(_, left, right) => {
                self.one(left, &Wanted::KIND);
                self.one(right, &Wanted::KIND);
            }
            One::Compare(_, left, right) => {
                self.one(left, &Wanted::ALL);
                self.one(right, &Wanted::ALL);
            }
            One::Through(left, right) => {
                let between = self.of_input(|wants| wants.one(right, wanted));
                self.one(left, &between);
            }
            One::Naming(value, number, body) => {
                let before = std::mem::take(self.name(*number));
                self.one(body, wanted);
                let of_value = std::mem::replace(self.name(*number), before);
                self.one(value, &of_value);
            }
            One::Any(_, of, is) => {
                let of_each = self.of_input(|wants| wants.one(is, &Wanted::KIND));
                self.many(of, &of_each);
            }
            One::Join(_, records, id) => {
                self.one(id, &Wanted::ALL);
                let mut record = wanted.clone();
                record.add(&Wanted::field("id", Wanted::ALL));
                self.one(records, &Wanted::each(record));
            }
        }
    }

    /// What is wanted of a value whose part under a key is.
    fn under(&mut self, key: &One, wanted: Wanted) -> Wanted {
        if let One::Given(Val::TStr(name)) = key
            && let Ok(name) = std::str::from_utf8(name)
        {
            return Wanted::field(name, wanted);
        }
        self.one(key, &Wanted::ALL);
        Wanted::ALL
    }
}
