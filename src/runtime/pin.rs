//! The PIN that opens the cover: a slow salted hash in memory, or the secret that the settings name. It is asked
//! for, compared, and never written.

use std::sync::{Mutex, PoisonError};

use pbkdf2::pbkdf2_hmac_array;
use secrecy::ExposeSecret as _;
use sha2::Sha256;

use crate::app::{Pin, Trial};
use crate::config::Reference;

/// Rounds: a fraction of a second for the person, five tries for anybody else.
const ROUNDS: u32 = 210_000;

/// Knows the PIN.
pub struct Keeper {
    reference: Option<Reference>,
    chosen: Mutex<Option<Hash>>,
}

struct Hash {
    salt: [u8; 16],
    digest: [u8; 32],
}

impl Hash {
    fn of(pin: &str, salt: [u8; 16]) -> Self {
        Self { salt, digest: pbkdf2_hmac_array::<Sha256, 32>(pin.as_bytes(), &salt, ROUNDS) }
    }

    fn is_of(&self, pin: &str) -> bool {
        let other = Self::of(pin, self.salt);
        // Without an early end, so that the time tells nothing.
        self.digest.iter().zip(other.digest).fold(0, |all, (one, other)| all | (one ^ other)) == 0
    }
}

impl Keeper {
    /// Knows the PIN of a reference, or none yet.
    pub fn new(reference: Option<&str>) -> Self {
        Self { reference: reference.and_then(Reference::parse), chosen: Mutex::new(None) }
    }

    /// Remembers a PIN that was chosen.
    pub fn keep(&self, pin: &Pin) {
        let mut salt = [0; 16];
        // Without randomness the salt is weak and the PIN still counts.
        let _short = rustix::rand::getrandom(&mut salt, rustix::rand::GetRandomFlags::empty());
        let hash = Hash::of(pin.expose(), salt);
        *self.chosen.lock().unwrap_or_else(PoisonError::into_inner) = Some(hash);
    }

    /// Compares a PIN. Slow on purpose, and may run a program: not for the loop's thread.
    pub fn compare(&self, pin: &Pin) -> Trial {
        let right = match (&self.reference, &*self.chosen.lock().unwrap_or_else(PoisonError::into_inner)) {
            (Some(reference), _) => match reference.fetch() {
                Ok(secret) => Hash::of(secret.expose_secret(), [0; 16]).is_of(pin.expose()),
                Err(error) => return Trial::Missing(error.0),
            },
            (None, Some(hash)) => hash.is_of(pin.expose()),
            (None, None) => false,
        };
        if right { Trial::Right } else { Trial::Wrong }
    }
}
