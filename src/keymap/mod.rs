//! Keys and the words that explain them: one table, [`COMMANDS`], feeds the footer, the help, the palette,
//! the README and `secondline keys`. What a command does is the business of `app`.

mod command;
mod key;
mod own;
mod sequence;
mod stack;
mod table;

use crate::config::{Fault, KeyOverride};

pub use command::Command;
pub use crossterm::event::KeyCode;
pub use key::{Chord, parse_keys};
pub use sequence::Sequence;
pub use stack::STACKS;
pub use table::{COMMANDS, Layer, Row};

/// The table with the keys that a person gave.
#[derive(Debug, Clone)]
pub struct Keymap {
    rows: Vec<Bound>,
}

/// A row of the table with the keys in force.
#[derive(Debug, Clone)]
pub struct Bound {
    /// The row.
    pub row: Row,
    /// Its keys; none where a person took the command off the keyboard.
    pub sequences: Vec<Sequence>,
}

impl Bound {
    /// The key that is shown; empty where there is none.
    pub fn shown(&self) -> String {
        self.sequences.first().map(ToString::to_string).unwrap_or_default()
    }

    /// All keys, separated by spaces.
    pub fn keys(&self) -> String {
        self.sequences.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// What keys mean on the layers that are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// This command.
    Command(Command),
    /// Something, once another key follows.
    Begins,
    /// Nothing.
    Nothing,
}

impl Keymap {
    /// The shipped keys with a person's own over them, and what is wrong with those: an unknown command, a key that
    /// cannot be read, two commands on one key, a key that is a command and begins others. That is left as shipped.
    /// A key that hides another command on some screen is told and holds.
    #[must_use]
    pub fn new(own: &[KeyOverride]) -> (Self, Vec<Fault>) {
        let (rows, faults) = own::bind(own);
        (Self { rows }, faults)
    }

    /// Every row, in the table's order.
    pub fn all(&self) -> impl Iterator<Item = &Bound> {
        self.rows.iter()
    }

    /// The command that `chord` alone means on the topmost layer that knows it. `layers` stand topmost first.
    pub fn resolve(&self, layers: &[Layer], chord: Chord) -> Option<Command> {
        match self.look(layers, &[chord]) {
            Meaning::Command(command) => Some(command),
            Meaning::Begins | Meaning::Nothing => None,
        }
    }

    /// What keys mean that were pressed one after the other.
    pub fn look(&self, layers: &[Layer], pressed: &[Chord]) -> Meaning {
        let whole = self.rows(layers).find(|bound| bound.sequences.iter().any(|one| one.is(pressed)));
        match whole {
            Some(bound) => Meaning::Command(bound.row.command),
            None if self.following(layers, pressed).next().is_some() => Meaning::Begins,
            None => Meaning::Nothing,
        }
    }

    /// What may follow on keys that were pressed: the rest of each sequence, and its row.
    pub fn following<'a>(
        &'a self,
        layers: &'a [Layer],
        pressed: &'a [Chord],
    ) -> impl Iterator<Item = (Sequence, &'a Bound)> {
        self.rows(layers).flat_map(move |bound| {
            bound.sequences.iter().filter_map(move |one| Some((one.after(pressed)?, bound)))
        })
    }

    /// The rows that apply on these layers, topmost first.
    pub fn rows<'a>(&'a self, layers: &'a [Layer]) -> impl Iterator<Item = &'a Bound> {
        layers.iter().flat_map(|layer| self.rows.iter().filter(move |bound| bound.row.layer == *layer))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_layer_has_two_meanings_for_one_key() {
        let mut seen = HashSet::new();
        for row in COMMANDS {
            for key in row.sequences() {
                assert!(seen.insert((row.layer, key.clone())), "{} twice in {:?}", key, row.layer);
            }
        }
    }

    #[test]
    fn every_command_has_one_row_a_layer_and_a_stable_id() {
        let mut seen = HashSet::new();
        for row in COMMANDS {
            assert!(seen.insert((row.layer, row.command)), "{:?}", row.command);
            assert!(row.command.id().contains('.'), "{:?}", row.command);
        }
    }

    #[test]
    fn the_topmost_layer_wins() {
        let chord = parse_keys("n").expect("one key")[0];
        let (keymap, faults) = Keymap::new(&[]);
        assert_eq!(keymap.resolve(&[Layer::Desk, Layer::Global], chord), Some(Command::Next));
        assert!(faults.is_empty());
    }

    fn own(command: &str, key: &str, line: usize) -> KeyOverride {
        KeyOverride { command: command.to_owned(), keys: vec![key.to_owned()], line }
    }

    #[test]
    fn a_person_s_key_replaces_the_shipped_one_and_a_clash_is_named() {
        let (keymap, faults) = Keymap::new(&[
            own("desk.next", "Q", 1),
            own("ticket.claim", "r", 2),
            own("ticket.clam", "y", 3),
            own("ticket.note", "hyper-x", 4),
        ]);
        let layers = [Layer::Desk, Layer::Ticket];
        let chord = |key: &str| Chord::parse(key).expect("a key");
        assert_eq!(keymap.resolve(&layers, chord("Q")), Some(Command::Next));
        assert_eq!(keymap.resolve(&layers, chord("n")), None);
        assert_eq!(keymap.resolve(&layers, chord("r")), Some(Command::Reply));
        let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [2, 3, 4]);
    }
}
