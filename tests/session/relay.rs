//! A relay between the program and the sandbox that knows where in a write it is, and stops there on demand:
//! before the request reaches the server, after the server has answered but before the answer is passed on, and
//! after that. So a kill can hit each moment of a delivery without any clock.

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;

/// A moment of one write on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The request is read from the program and has not reached the server.
    Asked,
    /// The server has answered and the program does not know.
    Answered,
    /// The program has its answer.
    Told,
}

type Tell = Box<dyn FnOnce() + Send>;

#[derive(Default)]
struct Shared {
    /// Nothing is let through: every connection is closed at once.
    down: AtomicBool,
    /// The moment to stop at, and what to do then.
    stop_at: Mutex<Option<(Moment, Tell)>>,
}

/// A listening relay.
pub struct Relay {
    /// `http://127.0.0.1:PORT`.
    pub base: String,
    shared: Arc<Shared>,
}

impl Relay {
    /// Listens on a free port and passes everything on to `server`.
    pub fn before(server: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let base = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared::default());
        let common = Arc::clone(&shared);
        thread::spawn(move || {
            for program in listener.incoming().flatten() {
                let shared = Arc::clone(&common);
                // A connection that breaks is what this relay is for.
                thread::spawn(move || drop(pass(program, server, &shared)));
            }
        });
        Ok(Self { base, shared })
    }

    /// Closes the way to the server, or opens it again.
    pub fn set_down(&self, down: bool) {
        self.shared.down.store(down, SeqCst);
    }

    /// The next write stops at `moment`, for ever; `tell` is called then.
    pub fn stop_at(&self, moment: Moment, tell: impl FnOnce() + Send + 'static) {
        *self.shared.stop_at.lock().unwrap() = Some((moment, Box::new(tell)));
    }

    /// Lets everything through again.
    pub fn let_pass(&self) {
        *self.shared.stop_at.lock().unwrap() = None;
    }
}

impl Shared {
    /// Whether this connection ends here.
    fn stops(&self, moment: Moment, write: bool) -> bool {
        let mut stop_at = self.stop_at.lock().unwrap();
        let here = write && stop_at.as_ref().is_some_and(|(wanted, _)| *wanted == moment);
        if here && let Some((_, tell)) = stop_at.take() {
            tell();
        }
        here
    }
}

fn pass(mut program: TcpStream, server: SocketAddr, shared: &Shared) -> io::Result<()> {
    if shared.down.load(SeqCst) {
        return Ok(());
    }
    let mut upstream = TcpStream::connect(server)?;
    loop {
        let request = message(&mut program)?;
        if shared.down.load(SeqCst) {
            return Ok(());
        }
        let write = request.starts_with(b"PUT ") || request.starts_with(b"POST ");
        if shared.stops(Moment::Asked, write) {
            return hold(program);
        }
        upstream.write_all(&request)?;
        let answer = message(&mut upstream)?;
        if shared.stops(Moment::Answered, write) {
            return hold(program);
        }
        program.write_all(&answer)?;
        shared.stops(Moment::Told, write);
    }
}

/// Keeps the program waiting until it is gone.
fn hold(mut program: TcpStream) -> io::Result<()> {
    program.read_to_end(&mut Vec::new()).map(drop)
}

/// Reads one whole HTTP/1.1 message, by its length or by its last chunk.
pub fn message(from: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
        more(from, &mut bytes)?;
    };
    let text = String::from_utf8_lossy(&bytes[..head]).to_ascii_lowercase();
    let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    if field("transfer-encoding:") == Some("chunked") {
        while !bytes.ends_with(b"\r\n0\r\n\r\n") {
            more(from, &mut bytes)?;
        }
    } else {
        let length = field("content-length:").and_then(|length| length.parse().ok()).unwrap_or(0);
        while bytes.len() < head + length {
            more(from, &mut bytes)?;
        }
    }
    Ok(bytes)
}

fn more(from: &mut TcpStream, into: &mut Vec<u8>) -> io::Result<()> {
    let mut part = [0; 16 * 1024];
    match from.read(&mut part)? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        count => {
            into.extend_from_slice(&part[..count]);
            Ok(())
        }
    }
}
