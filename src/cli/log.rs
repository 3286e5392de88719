//! The log: one private file with a size cap, ids and sizes only; ticket text never reaches it, and what a
//! library says passes the sanitiser and the redaction like any other text.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tracing::Level;
use tracing_subscriber::fmt::MakeWriter;

use crate::config::open_private;
use crate::domain::clean::Clean;

/// Size at which the log starts anew; the one before stays as `.old`.
const SIZE_MAX: u64 = 2 * 1024 * 1024;

/// Logs to a file from now on. Without a file there is no log; nothing else depends on it.
pub fn start(folder: &Path, verbose: u8) {
    let Ok(file) = LogFile::open(folder.join("secondline.log")) else { return };
    let level = match verbose {
        0 => Level::WARN,
        1 => Level::INFO,
        2 => Level::DEBUG,
        _ => Level::TRACE,
    };
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_ansi(false)
        .with_writer(Shared(Mutex::new(file)))
        .finish();
    // A second start in one process (tests) keeps the first log.
    let _kept = tracing::subscriber::set_global_default(subscriber);
}

struct LogFile {
    path: PathBuf,
    file: File,
    size: u64,
}

impl LogFile {
    fn open(path: PathBuf) -> io::Result<Self> {
        let file = open_private(&path, OpenOptions::new().append(true).create(true))?;
        let size = file.metadata()?.len();
        Ok(Self { path, file, size })
    }
}

impl Write for LogFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.size + bytes.len() as u64 > SIZE_MAX {
            fs::rename(&self.path, self.path.with_extension("log.old"))?;
            *self = Self::open(self.path.clone())?;
        }
        self.file.write_all(bytes)?;
        self.size += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

struct Shared(Mutex<LogFile>);

struct Line<'a>(std::sync::MutexGuard<'a, LogFile>);

impl Write for Line<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // An event arrives whole, in one write.
        self.0.write_all(Clean::text(&String::from_utf8_lossy(bytes)).as_str().as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl<'a> MakeWriter<'a> for Shared {
    type Writer = Line<'a>;

    fn make_writer(&'a self) -> Self::Writer {
        Line(self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_log_is_private_and_never_grows_past_its_cap() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secondline.log");
        let mut log = LogFile::open(path.clone()).unwrap();
        let line = [b'x'; 1024];
        for _ in 0..(2 * SIZE_MAX / 1024 + 5) {
            log.write_all(&line).unwrap();
        }
        for file in ["secondline.log", "secondline.log.old"] {
            let meta = fs::metadata(folder.path().join(file)).unwrap();
            assert!(meta.len() <= SIZE_MAX, "{file}");
            assert_eq!(meta.permissions().mode() & 0o777, 0o600, "{file}");
        }
    }
}
