//! A person's own keys over the shipped ones, checked: what cannot be read or would take another command's place is
//! left as shipped; what hides another command on some screen holds and is named.

use super::Bound;
use super::command::Command;
use super::sequence::Sequence;
use super::stack::meet;
use super::table::{COMMANDS, Layer};
use crate::config::{Fault, KeyOverride, nearest};

/// Keys that a person gave to a command, read.
struct Wish<'a> {
    command: Command,
    sequences: Vec<Sequence>,
    of: &'a KeyOverride,
}

impl Wish<'_> {
    fn fault(&self, id: &str) -> Fault {
        Fault::new("keys.toml", self.of.line, &self.of.command, id)
    }
}

/// The rows with a person's own keys, and what is wrong with those.
pub(super) fn bind(own: &[KeyOverride]) -> (Vec<Bound>, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut wishes: Vec<Wish<'_>> = own.iter().filter_map(|one| read(one, &mut faults)).collect();
    wishes.retain(|wish| {
        let rows = || COMMANDS.iter().filter(|row| row.command == wish.command);
        let lost = wish.sequences.iter().find(|one| one.writes() && rows().all(|row| row.layer.is_text()));
        faults.extend(lost.map(|key| wish.fault("key-writes").with("value", key)));
        lost.is_none()
    });
    // Taken together first: two commands may change their keys with each other.
    loop {
        let rows = with(&wishes);
        let Some((refused, id, key, other)) = clash(&rows, &wishes) else {
            for wish in &wishes {
                faults.extend(hidden(&rows, wish));
            }
            faults.sort_by_key(|fault| fault.line);
            return (rows, faults);
        };
        let wish = wishes.remove(refused);
        faults.push(wish.fault(id).with("key", key).with("value", other.id()));
    }
}

fn read<'a>(own: &'a KeyOverride, faults: &mut Vec<Fault>) -> Option<Wish<'a>> {
    let fault = |id: &str| Fault::new("keys.toml", own.line, &own.command, id);
    let Some(command) = Command::ALL.iter().find(|command| command.id() == own.command) else {
        let known = nearest(&own.command, Command::ALL.iter().map(|command| command.id()));
        faults.push(match known {
            Some(near) => fault("near-name").with("name", &own.command).with("near", near),
            None => fault("no-name").with("name", &own.command),
        });
        return None;
    };
    let read: Option<Vec<Sequence>> = own.keys.iter().map(|key| Sequence::parse(key)).collect();
    let Some(sequences) = read else {
        faults.push(fault("key").with("value", own.keys.join(" ")));
        return None;
    };
    Some(Wish { command: *command, sequences, of: own })
}

fn with(wishes: &[Wish<'_>]) -> Vec<Bound> {
    let bound = |row: &super::Row| {
        let wish = wishes.iter().find(|wish| wish.command == row.command);
        let sequences = match wish {
            None => row.sequences().collect(),
            Some(wish) if !row.layer.is_text() => wish.sequences.clone(),
            // Where letters are typed, a letter stays a letter; the shipped keys are never all of them letters.
            Some(wish) => {
                let named: Vec<Sequence> =
                    wish.sequences.iter().filter(|one| !one.writes()).cloned().collect();
                let keeps = named.is_empty() && !wish.sequences.is_empty();
                if keeps { row.sequences().collect() } else { named }
            }
        };
        Bound { row: *row, sequences }
    };
    COMMANDS.iter().map(bound).collect()
}

/// The first wish that cannot be fulfilled: which one, why, by which key and whose that is.
fn clash(rows: &[Bound], wishes: &[Wish<'_>]) -> Option<(usize, &'static str, String, Command)> {
    let place_of = |command: Command| wishes.iter().position(|wish| wish.command == command);
    for (nth, one) in rows.iter().enumerate() {
        for other in rows[nth + 1..].iter().filter(|other| other.row.command != one.row.command) {
            if !meet(one.row.layer, other.row.layer) {
                continue;
            }
            // The one that stands later in the file gives way.
            let refused = place_of(one.row.command).max(place_of(other.row.command));
            let Some(refused) = refused else { continue };
            let theirs = if wishes[refused].command == one.row.command { other } else { one };
            for (a, b) in one.sequences.iter().flat_map(|a| other.sequences.iter().map(move |b| (a, b))) {
                let id = if a == b && one.row.layer == other.row.layer {
                    "key-taken"
                } else if a.begins_with(b) || b.begins_with(a) {
                    "key-begins"
                } else {
                    continue;
                };
                let key = if id == "key-begins" && b.begins_with(a) { a } else { b };
                return Some((refused, id, key.to_string(), theirs.row.command));
            }
        }
    }
    None
}

/// The commands that a wish hides on some screen, or that hide it there; what is shipped so is meant so.
fn hidden(rows: &[Bound], wish: &Wish<'_>) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    let shipped = |layer: Layer, key: &Sequence| {
        COMMANDS.iter().any(|row| {
            (row.command, row.layer) == (wish.command, layer) && row.sequences().any(|it| it == *key)
        })
    };
    for mine in rows.iter().filter(|bound| bound.row.command == wish.command) {
        for key in mine.sequences.iter().filter(|key| !shipped(mine.row.layer, key)) {
            for stack in mine.row.layer.stacks() {
                let place = |layer: Layer| stack.iter().position(|it| *it == layer);
                let others = rows.iter().filter(|other| {
                    let is_other = other.row.command != wish.command && other.row.layer != mine.row.layer;
                    is_other && place(other.row.layer).is_some() && other.sequences.contains(key)
                });
                for other in others {
                    let is_above = place(mine.row.layer) < place(other.row.layer);
                    let (wins, loses) = if is_above { (mine, other) } else { (other, mine) };
                    let fault = wish
                        .fault("key-hides")
                        .with("key", key)
                        .with("value", wins.row.command.id())
                        .with("other", loses.row.command.id());
                    if !faults.contains(&fault) {
                        faults.push(fault);
                    }
                }
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keymap::{Chord, Keymap};

    fn own(command: &str, key: &str, line: usize) -> KeyOverride {
        KeyOverride { command: command.to_owned(), keys: vec![key.to_owned()], line }
    }

    fn told(wishes: &[(&str, &str)]) -> (Keymap, Vec<(usize, String, String)>) {
        let wishes: Vec<KeyOverride> =
            wishes.iter().enumerate().map(|(nth, (command, key))| own(command, key, nth + 1)).collect();
        let (keymap, faults) = Keymap::new(&wishes);
        let of = |fault: &Fault, name: &str| {
            fault.what.args.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
        };
        let told = faults
            .iter()
            .map(|fault| (fault.line, fault.what.id.clone(), of(fault, "value").unwrap_or_default()));
        (keymap, told.collect())
    }

    #[test]
    fn two_commands_may_change_their_keys_with_each_other() {
        let (keymap, faults) = told(&[("ticket.reply", "i"), ("ticket.note", "r")]);
        assert_eq!(faults, []);
        let layers = [Layer::Ticket];
        let chord = |key: &str| Chord::parse(key).expect("a key");
        assert_eq!(keymap.resolve(&layers, chord("i")), Some(Command::Reply));
        assert_eq!(keymap.resolve(&layers, chord("r")), Some(Command::Note));
    }

    #[test]
    fn a_key_that_is_a_command_and_begins_a_sequence_on_one_screen_is_refused() {
        let (keymap, faults) = told(&[("ticket.claim", "g"), ("desk.next", "r,n")]);
        let ids: Vec<&str> = faults.iter().map(|(_, id, _)| id.as_str()).collect();
        assert_eq!(ids, ["fault-key-begins", "fault-key-begins"]);
        assert_eq!((faults[0].0, faults[1].0, faults[1].2.as_str()), (1, 2, "ticket.reply"));
        let c = Chord::parse("c").expect("a key");
        assert_eq!(keymap.resolve(&[Layer::Ticket], c), Some(Command::Claim), "left as shipped");
    }

    #[test]
    fn what_a_person_s_key_hides_is_named_with_the_line_and_holds() {
        let (keymap, faults) = told(&[("ticket.claim", "w")]);
        let told: Vec<&str> = faults.iter().map(|(_, _, wins)| wins.as_str()).collect();
        assert!(faults.iter().all(|(line, id, _)| (*line, id.as_str()) == (1, "fault-key-hides")));
        assert!(told.contains(&"procedure.why") && told.contains(&"causes.window"), "{faults:?}");
        let w = Chord::parse("w").expect("a key");
        assert_eq!(keymap.resolve(&[Layer::Desk, Layer::Ticket], w), Some(Command::Claim));
    }

    #[test]
    fn a_letter_never_becomes_a_command_where_text_is_typed() {
        let (keymap, faults) = told(&[("form.choose", "s"), ("move.down", "ctrl-x,n"), ("move.up", "B")]);
        let ids: Vec<(usize, &str)> = faults.iter().map(|(line, id, _)| (*line, id.as_str())).collect();
        assert!(ids.contains(&(1, "fault-key-writes")), "{ids:?}");
        let letter = Chord::parse("B").expect("a key");
        assert_eq!(keymap.resolve(&[Layer::Picker], letter), None);
        let up = Chord::parse("up").expect("a key");
        assert_eq!(keymap.resolve(&[Layer::Picker], up), Some(Command::Up));
        assert_eq!(keymap.resolve(&[Layer::Reading], letter), Some(Command::Up));
    }

    #[test]
    fn the_shipped_table_itself_has_no_clash_and_no_letter_among_text() {
        let rows = with(&[]);
        for (nth, one) in rows.iter().enumerate() {
            for key in &one.sequences {
                assert!(!(one.row.layer.is_text() && key.writes()), "{key} in {:?}", one.row.layer);
            }
            for other in rows[nth + 1..].iter().filter(|other| meet(one.row.layer, other.row.layer)) {
                for (a, b) in one.sequences.iter().flat_map(|a| other.sequences.iter().map(move |b| (a, b))) {
                    let begins = a.begins_with(b) || b.begins_with(a);
                    assert!(!begins, "{a} and {b}: {:?}, {:?}", one.row.command, other.row.command);
                }
            }
        }
    }
}
