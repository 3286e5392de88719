//! Where filters run: on threads where nothing else runs, and for a limited time. A page is waited for without holding anybody up;
//! a single filter of a request or an answer is waited for in place. What they compute is the caller's.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use jaq_json::Val;
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::client::unexpected;
use super::error::CrmError;
use super::failure::{Failure, How, Kind, Site};
use super::jq::{self, Filter};

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

const ENDLESS: &str = "filters of the profile do not come to an end";
const STOPPED: &str = "a filter of the profile stopped";

static LEFT_RUNNING: AtomicUsize = AtomicUsize::new(0);

/// The filter that a piece of work runs at present, for whoever gives up on it.
type Present = Arc<Mutex<Option<Arc<Site>>>>;

thread_local! {
    static PRESENT: RefCell<Option<Present>> = const { RefCell::new(None) };
}

/// Notes which filter this piece of work runs from here on.
pub(super) fn busy_with(site: Option<&Arc<Site>>) {
    PRESENT.with_borrow(|present| {
        if let (Some(Ok(mut present)), Some(site)) = (present.as_ref().map(|present| present.lock()), site)
            && present.as_ref().is_none_or(|known| !Arc::ptr_eq(known, site))
        {
            *present = Some(Arc::clone(site));
        }
    });
}

/// Does the work elsewhere, and gives up on it after a while: a filter cannot be ended from outside, but nobody waits
/// for it, and the end of the program does not either.
pub(super) async fn off<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CrmError> + Send + 'static,
) -> Result<T, CrmError> {
    within(LIMIT, &LEFT_RUNNING, work).await
}

/// The first output of a filter as [`Filter::one`] gives it, in a limited time. Whoever asks waits here: filters of
/// requests, of errors and of answers to writes take microseconds, or the profile is wrong.
pub(super) fn one(filter: &Filter, input: Val, context: Val) -> Result<Val, CrmError> {
    let own = filter.clone();
    let work = move || own.first(&input, &context).map_err(|_| own.why(&input, &context));
    briefly(BRIEF, &LEFT_RUNNING, work).map_err(|broken| broken.of(filter))
}

/// The same as JSON.
pub(super) fn json(filter: &Filter, input: Val, context: Val) -> Result<serde_json::Value, CrmError> {
    let value = one(filter, input, context)?;
    jq::json(&value).map_err(|_| filter.failed(How::Gave(Kind::of(&value))))
}

/// All outputs of a filter as [`Filter::all`] gives them, in a limited time.
pub(super) fn all(filter: &Filter, input: Val, context: Val) -> Result<Vec<Val>, CrmError> {
    let own = filter.clone();
    let work = move || own.all(input.clone(), context.clone()).map_err(|_| own.why(&input, &context));
    briefly(BRIEF, &LEFT_RUNNING, work).map_err(|broken| broken.of(filter))
}

/// Why a single filter gave nothing.
#[derive(Debug, PartialEq, Eq)]
enum Broken {
    /// It is the filter.
    Filter(How),
    /// It was not even tried.
    Untried(&'static str),
}

impl Broken {
    fn of(self, filter: &Filter) -> CrmError {
        match self {
            Self::Filter(how) => filter.failed(how),
            Self::Untried(why) => unexpected(why),
        }
    }
}

fn briefly<T: Send + 'static>(
    limit: Duration,
    left_running: &'static AtomicUsize,
    work: impl FnOnce() -> Result<T, How> + Send + 'static,
) -> Result<T, Broken> {
    let (done, wait) = mpsc::sync_channel(1);
    // Whoever waited may be gone.
    let running = Running::start(left_running, move || drop(done.send(work()))).map_err(Broken::Untried)?;
    match wait.recv_timeout(limit) {
        Ok(done) => done.map_err(Broken::Filter),
        Err(RecvTimeoutError::Disconnected) => Err(Broken::Filter(How::Stopped)),
        Err(RecvTimeoutError::Timeout) => {
            running.leave();
            Err(Broken::Filter(How::Endless))
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
    let running = Running::start(left_running, move || drop(done.send(work()))).map_err(unexpected)?;
    match timeout(limit, wait).await {
        Ok(Ok(done)) => done,
        Ok(Err(_)) => Err(unexpected(STOPPED)),
        Err(_) => {
            let present = running.present.lock().ok().and_then(|present| present.clone());
            running.leave();
            Err(match present {
                Some(site) => {
                    CrmError::Filter(Box::new(Failure { site: Site::clone(&site), how: How::Endless }))
                }
                None => unexpected(ENDLESS),
            })
        }
    }
}

/// A piece of work for a thread.
type Job = Box<dyn FnOnce() + Send>;

/// Threads that wait for the next piece of work. A page comes with every request, and a thread of its own for each would
/// cost more than its filters.
static IDLE: Mutex<Vec<mpsc::Sender<Job>>> = Mutex::new(Vec::new());
/// So many threads wait at most: as many conversations as are read side by side.
const KEPT: usize = 4;

fn idle() -> MutexGuard<'static, Vec<mpsc::Sender<Job>>> {
    // Whoever panicked with it left it whole.
    IDLE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does the work on a thread where nothing else runs.
fn put_on_a_thread(mut work: Job) -> Result<(), &'static str> {
    loop {
        let Some(waiting) = idle().pop() else { break };
        match waiting.send(work) {
            Ok(()) => return Ok(()),
            Err(mpsc::SendError(back)) => work = back,
        }
    }
    let started = thread::Builder::new().name("filters".to_owned()).stack_size(8 << 20).spawn(move || {
        // A thread whose work panics does not come back.
        loop {
            work();
            let (next, inbox) = mpsc::channel();
            if !keep(next) {
                return;
            }
            let Ok(again) = inbox.recv() else { return };
            work = again;
        }
    });
    started.map(drop).map_err(|_| "no thread could be started")
}

/// Lets a thread wait, where few do; it is called by what it listens to.
fn keep(thread: mpsc::Sender<Job>) -> bool {
    let mut idle = idle();
    let is_kept = idle.len() < KEPT;
    if is_kept {
        idle.push(thread);
    }
    is_kept
}

/// A piece of work on a thread where nothing else runs.
struct Running {
    state: Arc<AtomicU8>,
    present: Present,
    left: &'static AtomicUsize,
}

impl Running {
    fn start(
        left_running: &'static AtomicUsize,
        work: impl FnOnce() + Send + 'static,
    ) -> Result<Self, &'static str> {
        if left_running.load(Ordering::Relaxed) >= RUNAWAYS {
            return Err(ENDLESS);
        }
        let state = Arc::new(AtomicU8::new(RUNNING));
        let theirs = Arc::clone(&state);
        let present = Present::default();
        let told = Arc::clone(&present);
        put_on_a_thread(Box::new(move || {
            PRESENT.set(Some(told));
            work();
            if theirs.swap(ENDED, Ordering::Relaxed) == LEFT {
                left_running.fetch_sub(1, Ordering::Relaxed);
            }
        }))?;
        Ok(Self { state, present, left: left_running })
    }

    /// Nobody waits for it any more.
    fn leave(self) {
        self.left.fetch_add(1, Ordering::Relaxed);
        if self.state.swap(LEFT, Ordering::Relaxed) == ENDED {
            self.left.fetch_sub(1, Ordering::Relaxed);
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
            let given_up = briefly(Duration::from_millis(10), &GIVEN_UP, move || {
                filter.one(input.clone(), input).map_err(|_| How::Stopped)
            });
            assert_eq!(given_up, Err(Broken::Filter(How::Endless)), "{code}");
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
        let site = Site { file: "crm/x.toml".to_owned(), line: 7, key: "read.ids.map".to_owned() };
        let endless = endless.at(site.clone());
        for nth in 0..3 {
            let (filter, input) = (endless.clone(), input.clone());
            let work = move || filter.row(&input, &Val::Null).map_err(|why| unexpected(&why));
            let given_up = within(Duration::from_millis(30), &GIVEN_UP, work).await;
            let named = CrmError::Filter(Box::new(Failure { site: site.clone(), how: How::Endless }));
            let wanted = if nth < RUNAWAYS { named } else { unexpected(ENDLESS) };
            assert_eq!(given_up, Err(wanted));
        }
        assert_eq!(GIVEN_UP.load(Ordering::Relaxed), RUNAWAYS);
        assert_eq!(within(LIMIT, &OTHER, || Ok(7)).await, Ok(7));
    }
}
