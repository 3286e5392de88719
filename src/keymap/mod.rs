//! Keys and the words that explain them: one table, [`COMMANDS`], feeds the footer, the help, the palette,
//! the README and `secondline keys`. What a command does is the business of `app`.

mod command;
mod key;
mod table;

use crate::config::{Fault, KeyOverride, nearest};

pub use command::Command;
pub use crossterm::event::KeyCode;
pub use key::{Chord, parse_keys};
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
    pub chords: Vec<Chord>,
}

impl Bound {
    /// The key that is shown; empty where there is none.
    pub fn shown(&self) -> String {
        self.chords.first().map(ToString::to_string).unwrap_or_default()
    }

    /// All keys, separated by spaces.
    pub fn keys(&self) -> String {
        self.chords.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }
}

impl Keymap {
    /// The shipped keys with a person's own over them, and what is wrong with those: an unknown command, a key that
    /// cannot be read, two commands on one key. What is wrong is left as shipped.
    #[must_use]
    pub fn new(own: &[KeyOverride]) -> (Self, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut rows: Vec<Bound> =
            COMMANDS.iter().map(|row| Bound { row: *row, chords: row.chords().collect() }).collect();
        for wish in own {
            let fault = |id: &str| Fault::new("keys.toml", wish.line, &wish.command, id);
            let Some(command) = Command::ALL.iter().find(|command| command.id() == wish.command) else {
                let known = nearest(&wish.command, Command::ALL.iter().map(|command| command.id()));
                faults.push(match known {
                    Some(near) => fault("near-name").with("name", &wish.command).with("near", near),
                    None => fault("no-name").with("name", &wish.command),
                });
                continue;
            };
            let read: Option<Vec<Chord>> = wish.keys.iter().map(|key| Chord::parse(key)).collect();
            let Some(chords) = read else {
                faults.push(fault("key").with("value", wish.keys.join(", ")));
                continue;
            };
            let layers: Vec<Layer> = rows
                .iter()
                .filter(|bound| bound.row.command == *command)
                .map(|bound| bound.row.layer)
                .collect();
            let taken = rows.iter().find(|bound| {
                bound.row.command != *command
                    && layers.contains(&bound.row.layer)
                    && bound.chords.iter().any(|chord| chords.contains(chord))
            });
            if let Some(other) = taken {
                faults.push(fault("key-taken").with("value", other.row.command.id()));
                continue;
            }
            for bound in rows.iter_mut().filter(|bound| bound.row.command == *command) {
                bound.chords.clone_from(&chords);
            }
        }
        (Self { rows }, faults)
    }

    /// Every row, in the table's order.
    pub fn all(&self) -> impl Iterator<Item = &Bound> {
        self.rows.iter()
    }

    /// The command that `chord` means on the topmost layer that knows it. `layers` stand topmost first.
    pub fn resolve(&self, layers: &[Layer], chord: Chord) -> Option<Command> {
        layers.iter().find_map(|layer| {
            self.rows
                .iter()
                .find(|bound| bound.row.layer == *layer && bound.chords.contains(&chord))
                .map(|bound| bound.row.command)
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
            for chord in row.chords() {
                assert!(seen.insert((row.layer, chord)), "{} twice in {:?}", chord, row.layer);
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
            own("desk.next", "N", 1),
            own("ticket.claim", "r", 2),
            own("ticket.clam", "y", 3),
            own("ticket.note", "hyper-x", 4),
        ]);
        let layers = [Layer::Desk, Layer::Ticket];
        let chord = |key: &str| Chord::parse(key).expect("a key");
        assert_eq!(keymap.resolve(&layers, chord("N")), Some(Command::Next));
        assert_eq!(keymap.resolve(&layers, chord("n")), None);
        assert_eq!(keymap.resolve(&layers, chord("r")), Some(Command::Reply));
        let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [2, 3, 4]);
    }
}
