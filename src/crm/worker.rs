//! Where filters run: on threads of their own, and for a limited time. A page is waited for without holding anybody up;
//! a single filter of a request or an answer is waited for in place. What they compute is the caller's.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use jaq_json::Val;
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::client::unexpected;
use super::error::CrmError;
use super::jq::Filter;

/// How long the filters of one page may take. A page of a thousand tickets takes a tenth of a second.
const LIMIT: Duration = Duration::from_secs(10);
/// How long a single filter beside a page may take.
const BRIEF: Duration = Duration::from_secs(5);
/// So many filters may be left running after their time; beyond that none is started any more.
const RUNAWAYS: usize = 2;

/// Where a piece of work is: running, ended, or left running by whoever waited for it.
const RUNNING: u8 = 0;
const ENDED: u8 = 1;
const LEFT: u8 = 2;

const ENDLESS: &str = "a filter of the profile does not come to an end";
const STOPPED: &str = "a filter of the profile stopped";

static LEFT_RUNNING: AtomicUsize = AtomicUsize::new(0);

/// Does the work elsewhere, and gives up on it after a while: a filter cannot be ended from outside, but nobody waits
/// for it, and the end of the program does not either.
pub(super) async fn off<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CrmError> + Send + 'static,
) -> Result<T, CrmError> {
    within(LIMIT, &LEFT_RUNNING, work).await
}

/// The first output of a filter as [`Filter::one`] gives it, in a limited time. Whoever asks waits here: filters of
/// requests, of errors and of answers to writes take microseconds, or the profile is wrong.
pub(super) fn one(filter: &Filter, input: Val, context: Val) -> Result<Val, String> {
    let filter = filter.clone();
    briefly(BRIEF, &LEFT_RUNNING, move || filter.one(input, context))
}

/// All outputs of a filter as [`Filter::all`] gives them, in a limited time.
pub(super) fn all(filter: &Filter, input: Val, context: Val) -> Result<Vec<Val>, String> {
    let filter = filter.clone();
    briefly(BRIEF, &LEFT_RUNNING, move || filter.all(input, context))
}

fn briefly<T: Send + 'static>(
    limit: Duration,
    left_running: &'static AtomicUsize,
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    let (done, wait) = mpsc::sync_channel(1);
    // Whoever waited may be gone.
    let running = Running::start(left_running, move || drop(done.send(work())))?;
    match wait.recv_timeout(limit) {
        Ok(done) => done,
        Err(RecvTimeoutError::Disconnected) => Err(STOPPED.to_owned()),
        Err(RecvTimeoutError::Timeout) => {
            running.leave();
            Err(ENDLESS.to_owned())
        }
    }
}

async fn within<T: Send + 'static>(
    limit: Duration,
    left_running: &'static AtomicUsize,
    work: impl FnOnce() -> Result<T, CrmError> + Send + 'static,
) -> Result<T, CrmError> {
    let (done, wait) = oneshot::channel();
    // Whoever waited may be gone, also before the time was over: that alone counts nothing.
    let running = Running::start(left_running, move || drop(done.send(work())));
    let running = running.map_err(|why| unexpected(&why))?;
    match timeout(limit, wait).await {
        Ok(Ok(done)) => done,
        Ok(Err(_)) => Err(unexpected(STOPPED)),
        Err(_) => {
            running.leave();
            Err(unexpected(ENDLESS))
        }
    }
}

/// A piece of work on a thread of its own.
struct Running {
    state: Arc<AtomicU8>,
    left_running: &'static AtomicUsize,
}

impl Running {
    fn start(
        left_running: &'static AtomicUsize,
        work: impl FnOnce() + Send + 'static,
    ) -> Result<Self, String> {
        if left_running.load(Ordering::Relaxed) >= RUNAWAYS {
            return Err(ENDLESS.to_owned());
        }
        let state = Arc::new(AtomicU8::new(RUNNING));
        let theirs = Arc::clone(&state);
        let started =
            thread::Builder::new().name("filters".to_owned()).stack_size(8 << 20).spawn(move || {
                work();
                if theirs.swap(ENDED, Ordering::Relaxed) == LEFT {
                    left_running.fetch_sub(1, Ordering::Relaxed);
                }
            });
        started.map_err(|_| "no thread could be started".to_owned())?;
        Ok(Self { state, left_running })
    }

    /// Nobody waits for it any more.
    fn leave(self) {
        self.left_running.fetch_add(1, Ordering::Relaxed);
        if self.state.swap(LEFT, Ordering::Relaxed) == ENDED {
            self.left_running.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::jq;
    use super::*;

    #[tokio::test]
    async fn who_stops_waiting_early_leaves_nothing_behind() {
        static NONE_LEFT: AtomicUsize = AtomicUsize::new(0);
        let (go, held) = std::sync::mpsc::channel::<()>();
        let waiting = within(LIMIT, &NONE_LEFT, move || {
            let _released = held.recv();
            Ok(1)
        });
        assert!(timeout(Duration::from_millis(20), waiting).await.is_err(), "given up by the caller");
        drop(go);
        for _ in 0..20 {
            assert_eq!(within(LIMIT, &NONE_LEFT, || Ok(7)).await, Ok(7));
        }
        assert_eq!(NONE_LEFT.load(Ordering::Relaxed), 0);
    }

    #[test]
    fn a_single_filter_that_does_not_end_is_given_up_too_and_a_good_one_gives_its_value() {
        static GIVEN_UP: AtomicUsize = AtomicUsize::new(0);
        let many: Vec<u32> = (0..60).collect();
        let input = jq::val(&serde_json::json!(many));
        // One for the interpreter, one that needs none.
        for code in [
            "[.[] as $a | .[] as $b | .[] as $c | .[] as $d | 1] | length",
            "[.[] | $c[] | $c[] | $c[] | . == 1]",
        ] {
            let (filter, input) = (jq::compile(code).unwrap(), input.clone());
            let given_up =
                briefly(Duration::from_millis(10), &GIVEN_UP, move || filter.one(input.clone(), input));
            assert_eq!(given_up, Err(ENDLESS.to_owned()), "{code}");
        }
        assert_eq!(one(&jq::compile(".[1]").unwrap(), input, Val::Null).unwrap().to_string(), "1");
    }

    #[tokio::test]
    async fn a_filter_that_does_not_end_is_given_up_and_the_third_is_not_started() {
        static GIVEN_UP: AtomicUsize = AtomicUsize::new(0);
        static OTHER: AtomicUsize = AtomicUsize::new(0);
        let many: Vec<u32> = (0..60).collect();
        let input = jq::val(&serde_json::json!(many));
        let endless = jq::compile("[.[] as $a | .[] as $b | .[] as $c | .[] as $d | 1] | length").unwrap();
        for _ in 0..3 {
            let (filter, input) = (endless.clone(), input.clone());
            let work =
                move || filter.one(input, jq::val(&serde_json::Value::Null)).map_err(|why| unexpected(&why));
            let given_up = within(Duration::from_millis(30), &GIVEN_UP, work).await;
            assert!(matches!(given_up, Err(CrmError::Protocol { .. })));
        }
        assert_eq!(GIVEN_UP.load(Ordering::Relaxed), RUNAWAYS);
        assert_eq!(within(LIMIT, &OTHER, || Ok(7)).await, Ok(7));
    }
}
