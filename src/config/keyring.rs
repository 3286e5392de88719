//! The kernel's keyring of this user: memory that no file holds and no other user reads, empty again after a
//! restart of the machine. One key a name.

use linux_keyutils::{Key, KeyError, KeyPermissionsBuilder, KeyRing, KeyRingIdentifier, Permission};
use secrecy::{ExposeSecret as _, SecretString};

use super::SecretError;
use crate::domain::say::Say;

/// Whether it can be the name of a key.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-".contains(letter))
}

/// Puts a secret into the keyring, over one of the same name.
///
/// # Errors
/// The system has no keyring that this process may use, or it is full.
pub fn store(name: &str, secret: &SecretString) -> Result<(), SecretError> {
    let fault = |error| SecretError(say(error, name).with("reference", format!("keyring:{name}")));
    let key =
        ring().and_then(|ring| ring.add_key(&described(name), secret.expose_secret())).map_err(fault)?;
    // Every session of this user may read it, not only the one that stored it: one logs in once, and comes back by
    // another connection.
    let mine =
        Permission::VIEW | Permission::READ | Permission::SEARCH | Permission::WRITE | Permission::SETATTR;
    let rights = KeyPermissionsBuilder::builder().posessor(Permission::ALL).user(mine).build();
    key.set_perms(rights).map_err(fault)
}

/// Takes a secret out of the keyring; tells whether there was one.
///
/// # Errors
/// The system has no keyring that this process may use.
pub fn remove(name: &str) -> Result<bool, SecretError> {
    match find(name).and_then(|key| key.revoke()) {
        Ok(()) => Ok(true),
        Err(error) if is_absent(error) => Ok(false),
        Err(error) => Err(SecretError(say(error, name).with("reference", format!("keyring:{name}")))),
    }
}

/// The secret of this name.
pub(super) fn read(name: &str) -> Result<String, Say> {
    let bytes = find(name).and_then(|key| key.read_to_vec()).map_err(|error| say(error, name))?;
    String::from_utf8(bytes).map_err(|_| Say::new("secret-no-text"))
}

fn find(name: &str) -> Result<Key, KeyError> {
    ring()?.search(&described(name))
}

fn ring() -> Result<KeyRing, KeyError> {
    KeyRing::from_special_id(KeyRingIdentifier::User, true)
}

fn described(name: &str) -> String {
    format!("secondline:{name}")
}

fn is_absent(error: KeyError) -> bool {
    matches!(error, KeyError::KeyDoesNotExist | KeyError::KeyExpired | KeyError::KeyRevoked)
}

fn say(error: KeyError, name: &str) -> Say {
    if is_absent(error) {
        return Say::new("secret-no-key").with("name", name);
    }
    Say::new("secret-no-keyring").with("detail", format!("{error:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_key_is_read_back_replaced_and_gone_after_removal() {
        let name = format!("test-{}", std::process::id());
        if let Err(error) = store(&name, &SecretString::from("first")) {
            println!("skipped: this system has no keyring for us ({error:?})");
            return;
        }
        assert_eq!(read(&name).unwrap(), "first");
        store(&name, &SecretString::from("second")).unwrap();
        assert_eq!(read(&name).unwrap(), "second");
        assert_eq!(remove(&name), Ok(true));
        assert_eq!(read(&name).unwrap_err().id, "secret-no-key");
        assert_eq!(remove(&name), Ok(false));
    }
}
