//! The cover over the screen while nobody sits there. Under it everything goes on: sync, drafts, what was open.
//! The PIN itself is the runtime's business; here it is only typed.

use jiff::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};

use super::App;
use super::message::Effect;
use super::notices::Tone;
use crate::domain::say::Say;
use crate::keymap::{Chord, Command, KeyCode};

/// Fewest characters of a PIN.
pub const PIN_LEAST: usize = 4;
/// Most characters of a PIN.
const PIN_MOST: usize = 128;
/// Wrong tries after which the program ends.
pub const TRIES: u8 = 5;

/// What was typed as a PIN; no `Debug` shows it.
#[derive(Debug, Clone)]
pub struct Pin(SecretString);

impl Pin {
    /// The characters.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl PartialEq for Pin {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

/// How a try ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trial {
    /// It is the PIN.
    Right,
    /// It is not.
    Wrong,
    /// The PIN that the settings name cannot be had.
    Missing(Say),
}

/// What the cover asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// A PIN for this session.
    Choose,
    /// The same once more.
    Again(Pin),
    /// The PIN.
    Ask,
    /// Nothing: the PIN is being compared.
    Compare,
}

/// The cover.
pub struct Lock {
    /// Since when.
    pub since: Timestamp,
    /// What it asks for.
    pub stage: Stage,
    /// What the last try led to, in words.
    pub fault: Option<String>,
    /// Whether the person asked for it, and may think better of it before a PIN is chosen.
    pub wished: bool,
    typed: String,
    left: u8,
}

impl Lock {
    /// How many characters were typed.
    #[must_use]
    pub fn typed(&self) -> usize {
        self.typed.chars().count()
    }

    fn write(&mut self, text: &str) {
        let room = PIN_MOST.saturating_sub(self.typed());
        self.typed.extend(text.chars().filter(|letter| !letter.is_control()).take(room));
    }

    fn take(&mut self) -> Pin {
        Pin(SecretString::from(std::mem::take(&mut self.typed)))
    }
}

impl App {
    /// Covers the screen.
    pub(super) fn lock_screen(&mut self, wished: bool) {
        // What was revealed is not found revealed afterwards.
        self.cover();
        let stage = if self.has_pin { Stage::Ask } else { Stage::Choose };
        let (since, typed, fault) = (self.now, String::new(), None);
        self.lock = Some(Lock { since, stage, fault, wished, typed, left: TRIES });
    }

    /// The clock jumps to this: nobody was away for as long as it jumped.
    pub(super) fn clock_corrected(&mut self, now: Timestamp) {
        let away = self.now.duration_since(self.touched);
        self.touched = now.checked_sub(away).unwrap_or(now);
        self.now = now;
    }

    /// Covers the screen when nobody touched a key for as long as the settings say. Time is counted in the ticks
    /// of the clock on the screen, so that waiting costs nothing.
    pub(super) fn look_for_idleness(&mut self) {
        // A clock that was set back must not keep the screen open.
        self.touched = self.touched.min(self.now);
        let minutes = i64::from(self.config.settings.lock.minutes);
        let idle = self.now.duration_since(self.touched).as_mins();
        if self.lock.is_none() && minutes > 0 && idle > minutes {
            self.lock_screen(false);
        }
    }

    /// Takes a key while the screen is covered.
    pub(super) fn lock_key(&mut self, command: Option<Command>, chord: Chord) -> Vec<Effect> {
        let Some(lock) = &mut self.lock else { return Vec::new() };
        match command {
            Some(Command::Quit) => return vec![Effect::Quit],
            Some(Command::Close) => {
                lock.typed.clear();
                if lock.wished && matches!(lock.stage, Stage::Choose | Stage::Again(_)) {
                    self.lock = None;
                }
            }
            Some(Command::Submit) => return self.submit_pin(),
            _ => match chord.code {
                KeyCode::Char('u') if chord.ctrl => lock.typed.clear(),
                KeyCode::Char(letter) if !chord.ctrl && !chord.alt => {
                    lock.write(letter.encode_utf8(&mut [0; 4]));
                }
                KeyCode::Backspace => drop(lock.typed.pop()),
                _ => {}
            },
        }
        Vec::new()
    }

    /// Takes pasted text while the screen is covered.
    pub(super) fn lock_pasted(&mut self, text: &str) {
        if let Some(lock) = &mut self.lock {
            lock.write(text.lines().next().unwrap_or_default());
        }
    }

    fn submit_pin(&mut self) -> Vec<Effect> {
        let Some(lock) = &mut self.lock else { return Vec::new() };
        lock.fault = None;
        match &lock.stage {
            Stage::Choose if lock.typed() < PIN_LEAST => {
                let say = Say::new("lock-short").with("least", PIN_LEAST);
                lock.fault = Some(self.config.words.say(&say));
            }
            Stage::Choose => lock.stage = Stage::Again(lock.take()),
            Stage::Again(first) => {
                let first = first.clone();
                if lock.take() != first {
                    lock.stage = Stage::Choose;
                    lock.fault = Some(self.config.words.get("lock-differs"));
                    return Vec::new();
                }
                self.has_pin = true;
                lock.stage = Stage::Ask;
                if !lock.wished {
                    // Whoever chose it after a pause is here, and wants to go on.
                    self.open_lock();
                }
                return vec![Effect::KeepPin(first)];
            }
            Stage::Ask if lock.typed.is_empty() => {}
            Stage::Ask => {
                let pin = lock.take();
                lock.stage = Stage::Compare;
                return vec![Effect::TryPin(pin)];
            }
            Stage::Compare => {}
        }
        Vec::new()
    }

    /// A PIN was compared.
    pub(super) fn tried(&mut self, trial: Trial) -> Vec<Effect> {
        let Some(lock) = &mut self.lock else { return Vec::new() };
        lock.stage = Stage::Ask;
        match trial {
            Trial::Right => self.open_lock(),
            Trial::Missing(say) => lock.fault = Some(self.config.words.say(&say)),
            Trial::Wrong => {
                lock.left = lock.left.saturating_sub(1);
                if lock.left == 0 {
                    return vec![Effect::Quit];
                }
                let say = Say::new("lock-wrong").with("left", lock.left);
                lock.fault = Some(self.config.words.say(&say));
            }
        }
        Vec::new()
    }

    fn open_lock(&mut self) {
        self.lock = None;
        self.touched = self.now;
        self.tell(&Say::new("lock-opened"), Tone::Good);
    }
}
