//! Reading the terminal in a thread of its own, so that a burst of keys can be taken as one, and leaving it alone while
//! another program has it. What a key means is not here.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, read};
use rustix::process::{Signal, getpid, kill_process};
use tokio::sync::mpsc::{UnboundedReceiver, error::TryRecvError, unbounded_channel};

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
}

impl Keys {
    /// Starts to read. The thread ends with the process, or with the terminal.
    pub fn listen() -> Self {
        let (outbox, inbox) = unbounded_channel();
        let gate = Arc::new(Gate { door: Mutex::new(Door::Open), turned: Condvar::new() });
        let theirs = Arc::clone(&gate);
        thread::spawn(move || {
            theirs.wait();
            while let Ok(event) = read() {
                if outbox.send(event).is_err() {
                    break;
                }
                theirs.wait();
            }
        });
        Self { inbox, gate }
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
        // The reader sleeps until something comes; word of the terminal's size is something, and changes nothing.
        let is_called = kill_process(getpid(), Signal::WINCH).is_ok();
        let door = self.gate.door();
        let waited = self.gate.turned.wait_timeout_while(door, PATIENCE, |door| *door != Door::Closed);
        let is_closed = is_called && waited.is_ok_and(|(door, _)| *door == Door::Closed);
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
