//! Keys that are pressed one after the other and mean one thing: `g,d`. Most sequences are a single key.

use std::fmt;

use super::key::Chord;

/// One key, or several after one another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sequence(Vec<Chord>);

impl Sequence {
    /// Reads keys as they are written in the table: `j`, `ctrl-s`, `g,d`. A comma after nothing is the key itself.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let mut chords = Vec::new();
        let mut rest = written;
        loop {
            // The first character is never a separator, so that `,` and `g,,` can be written.
            let first = rest.chars().next()?;
            let end = rest[first.len_utf8()..].find(',').map(|at| at + first.len_utf8());
            chords.push(Chord::parse(&rest[..end.unwrap_or(rest.len())])?);
            match end {
                Some(end) => rest = &rest[end + 1..],
                None => return Some(Self(chords)),
            }
        }
    }

    /// Whether these keys are the whole of it.
    #[must_use]
    pub fn is(&self, pressed: &[Chord]) -> bool {
        self.0 == pressed
    }

    /// What is left after these keys; `None` where they do not begin it, or are all of it.
    #[must_use]
    pub fn after(&self, pressed: &[Chord]) -> Option<Self> {
        let rest = self.0.strip_prefix(pressed)?;
        (!rest.is_empty()).then(|| Self(rest.to_vec()))
    }

    /// Whether it begins with the whole of another one and goes on.
    #[must_use]
    pub fn begins_with(&self, other: &Self) -> bool {
        self.after(&other.0).is_some()
    }

    /// Whether its first key writes a letter where text is typed.
    #[must_use]
    pub fn writes(&self) -> bool {
        self.0.first().is_some_and(Chord::writes)
    }
}

impl fmt::Display for Sequence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, chord) in self.0.iter().enumerate() {
            if nth > 0 {
                out.write_str(",")?;
            }
            chord.fmt(out)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_read_as_they_are_written() {
        for written in ["j", ",", "g,d", "g,,", ",,d", "ctrl-x,ctrl-s", "space,enter", "g,g,G"] {
            let sequence = Sequence::parse(written).expect(written);
            assert_eq!(sequence.to_string(), written);
        }
        for broken in ["", "g,", "g,hyper-x", "gg"] {
            assert_eq!(Sequence::parse(broken), None, "{broken}");
        }
    }

    #[test]
    fn what_is_left_follows_from_what_was_pressed() {
        let go = Sequence::parse("g,d").expect("keys");
        let g = Chord::parse("g").expect("a key");
        assert_eq!(go.after(&[g]).expect("a rest").to_string(), "d");
        assert_eq!(go.after(&[g, g]), None);
        assert!(go.begins_with(&Sequence::parse("g").expect("a key")) && !go.begins_with(&go));
    }
}
