//! Reading the terminal in a thread of its own, so that a burst of keys can be taken as one, and leaving it alone while
//! another program has it. What a key means is not here.

use std::io::{self, PipeReader, PipeWriter, Read as _, Write as _};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, poll as is_ready, read};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, error::TryRecvError, unbounded_channel};

use super::hangup;

/// How long the reader may take to let go: it waits for nothing but the rest of a sequence that was cut in two.
const PATIENCE: Duration = Duration::from_millis(500);

/// Whether the reader may read, and whether it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Door {
    Open,
    Closing,
    Closed,
}

struct Gate {
    door: Mutex<Door>,
    turned: Condvar,
}

impl Gate {
    fn door(&self) -> MutexGuard<'_, Door> {
        self.door.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn turn(&self, to: Door) {
        *self.door() = to;
        self.turned.notify_all();
    }

    /// Waits while the terminal is somebody else's.
    fn wait(&self) {
        let mut door = self.door();
        while *door != Door::Open {
            *door = Door::Closed;
            self.turned.notify_all();
            door = self.turned.wait(door).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// The keys as they come.
pub struct Keys {
    inbox: UnboundedReceiver<Event>,
    gate: Arc<Gate>,
    bell: PipeWriter,
}

impl Keys {
    /// Starts to read. The thread ends with the process, or with the terminal.
    pub fn listen() -> io::Result<Self> {
        let (outbox, inbox) = unbounded_channel();
        let (ring, bell) = io::pipe()?;
        let tty = hangup::tty()?;
        let gate = Arc::new(Gate { door: Mutex::new(Door::Open), turned: Condvar::new() });
        let theirs = Arc::clone(&gate);
        thread::spawn(move || while step(&theirs, &tty, &ring, &outbox).is_ok() {});
        Ok(Self { inbox, gate, bell })
    }

    /// The next key; `None` where the terminal is gone.
    pub async fn recv(&mut self) -> Option<Event> {
        self.inbox.recv().await
    }

    /// A key that has arrived already.
    pub fn try_recv(&mut self) -> Result<Event, TryRecvError> {
        self.inbox.try_recv()
    }

    /// Leaves the terminal to another program; tells whether it could.
    pub fn let_go(&mut self) -> bool {
        self.gate.turn(Door::Closing);
        if self.bell.write_all(b"!").is_err() {
            self.gate.turn(Door::Open);
            return false;
        }
        let door = self.gate.door();
        let waited = self.gate.turned.wait_timeout_while(door, PATIENCE, |door| *door != Door::Closed);
        let is_closed = waited.is_ok_and(|(door, _)| *door == Door::Closed);
        if !is_closed {
            self.gate.turn(Door::Open);
        }
        is_closed
    }

    /// Reads again.
    pub fn take_again(&mut self) {
        self.gate.turn(Door::Open);
    }
}

/// Waits for something to read and reads all of it. An error is the end of the terminal.
fn step(
    gate: &Gate,
    tty: &impl std::os::fd::AsFd,
    mut ring: &PipeReader,
    outbox: &UnboundedSender<Event>,
) -> io::Result<()> {
    gate.wait();
    let mut watched = [PollFd::new(tty, PollFlags::IN), PollFd::new(ring, PollFlags::IN)];
    match poll(&mut watched, None) {
        Ok(_) => {}
        Err(Errno::INTR) => return Ok(()),
        Err(fault) => return Err(fault.into()),
    }
    let [keys, is_called] = [0, 1].map(|nth| !watched[nth].revents().is_empty());
    if is_called {
        ring.read_exact(&mut [0])?;
        return Ok(());
    }
    if !keys {
        return Ok(());
    }
    let send = |event| outbox.send(event).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe));
    // Where nothing whole is there yet, the rest of it is waited for.
    if !is_ready(Duration::ZERO)? {
        send(read()?)?;
    }
    while is_ready(Duration::ZERO)? {
        send(read()?)?;
    }
    Ok(())
}
