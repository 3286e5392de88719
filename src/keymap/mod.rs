//! Keys and the words that explain them: one table, [`COMMANDS`], feeds the footer, the help, the palette,
//! the README and `secondline keys`. What a command does is the business of `app`.

mod command;
mod key;
mod table;

pub use command::Command;
pub use crossterm::event::KeyCode;
pub use key::{Chord, parse_keys};
pub use table::{COMMANDS, Layer, Row};

/// The command that `chord` means on the topmost layer that knows it. `layers` stand topmost first.
pub fn resolve(layers: &[Layer], chord: Chord) -> Option<Command> {
    layers.iter().find_map(|layer| {
        COMMANDS
            .iter()
            .find(|row| row.layer == *layer && row.chords().any(|known| known == chord))
            .map(|row| row.command)
    })
}

/// The rows of the table that apply on these layers, topmost first.
pub fn rows<'a>(layers: &'a [Layer]) -> impl Iterator<Item = &'static Row> + 'a {
    layers.iter().flat_map(|layer| COMMANDS.iter().filter(move |row| row.layer == *layer))
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
        assert_eq!(resolve(&[Layer::Desk, Layer::Global], chord), Some(Command::Next));
    }
}
