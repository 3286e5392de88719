//! The encrypted file: what is told where it cannot be opened, and that nothing readable is in it.

use secrecy::SecretString;

use crate::store::{Store, StoreError};

fn key(text: &str) -> SecretString {
    SecretString::from(text)
}

#[cfg(not(feature = "sqlcipher"))]
#[test]
fn a_program_without_encryption_says_so_and_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    let fault = Store::open_with(&path, Some(&key("a passphrase"))).unwrap_err();
    assert!(matches!(fault, StoreError::NoCipher));
    assert!(!path.exists());
}

#[test]
fn an_encrypted_file_without_a_key_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    std::fs::write(&path, [7; 8192]).unwrap();
    std::fs::write(folder.path().join("store.sealed"), "").unwrap();
    assert!(matches!(Store::open_with(&path, None).unwrap_err(), StoreError::KeyMissing));
    assert_eq!(std::fs::read(&path).unwrap(), [7; 8192]);
}

#[cfg(feature = "sqlcipher")]
mod sealed {
    use std::path::Path;

    use super::{Store, StoreError, key};

    const CANARY: &str = "canary-of-the-plain-text";

    fn holds_the_canary(folder: &Path) -> bool {
        let files = std::fs::read_dir(folder).unwrap().flatten();
        let mut bytes = files.map(|file| std::fs::read(file.path()).unwrap());
        bytes.any(|bytes| bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes()))
    }

    #[test]
    fn what_is_kept_is_not_readable_and_only_its_key_opens_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.db");
        let store = Store::open_with(&path, Some(&key("a passphrase"))).unwrap();
        store.set_meta("note", CANARY).unwrap();
        assert_eq!(store.meta("note").unwrap().as_deref(), Some(CANARY));
        assert!(!holds_the_canary(folder.path()), "while it is open, with its log");
        drop(store);
        assert!(!holds_the_canary(folder.path()));
        let before = std::fs::read(&path).unwrap();
        assert!(matches!(Store::open_with(&path, Some(&key("another"))).unwrap_err(), StoreError::WrongKey));
        assert!(matches!(Store::open_with(&path, None).unwrap_err(), StoreError::KeyMissing));
        assert!(std::fs::read(&path).unwrap() == before, "a wrong key changes nothing");
        let again = Store::open_with(&path, Some(&key("a passphrase"))).unwrap();
        assert_eq!(again.meta("note").unwrap().as_deref(), Some(CANARY));
    }

    #[test]
    fn a_file_that_was_plain_is_encrypted_with_all_that_it_held() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.db");
        let store = Store::open(&path).unwrap();
        store.set_meta("note", CANARY).unwrap();
        let twin = "0123456789abcdef".repeat(4);
        assert!(Store::open_with(&path, Some(&key(&twin))).is_err(), "another session is on it");
        assert_eq!(store.meta("note").unwrap().as_deref(), Some(CANARY));
        drop(store);
        assert!(holds_the_canary(folder.path()));
        let store = Store::open_with(&path, Some(&key(&twin))).unwrap();
        assert_eq!(store.meta("note").unwrap().as_deref(), Some(CANARY));
        drop(store);
        assert!(!holds_the_canary(folder.path()));
        let again = Store::open_with(&path, Some(&key(&twin))).unwrap();
        assert_eq!(again.meta("note").unwrap().as_deref(), Some(CANARY));
        drop(again);
        // The copy that an upgrade makes is encrypted as well.
        let db = crate::store::connection::open(&path).unwrap();
        crate::store::backup::make(&db, &path, 1).unwrap();
        assert!(std::fs::read_dir(folder.path()).unwrap().count() > 1);
        assert!(!holds_the_canary(folder.path()));
    }
}
