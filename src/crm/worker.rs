//! Where filters run over what a CRM sent: beside the threads that others wait for, and for a limited time. What they
//! compute is the caller's.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::timeout;

use super::client::unexpected;
use super::error::CrmError;

/// How long the filters of one page may take. A page of a thousand tickets takes a tenth of a second.
const LIMIT: Duration = Duration::from_secs(10);
/// So many filters may be left running after their time; beyond that none is started any more.
const RUNAWAYS: usize = 2;

/// Where a piece of work is: running, ended, or left running by whoever waited for it.
const RUNNING: u8 = 0;
const ENDED: u8 = 1;
const LEFT: u8 = 2;

static LEFT_RUNNING: AtomicUsize = AtomicUsize::new(0);

/// Does the work elsewhere, and gives up on it after a while: a filter cannot be ended from outside, but nobody waits
/// for it, and the end of the program does not either.
pub(super) async fn off<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CrmError> + Send + 'static,
) -> Result<T, CrmError> {
    within(LIMIT, &LEFT_RUNNING, work).await
}

async fn within<T: Send + 'static>(
    limit: Duration,
    left_running: &'static AtomicUsize,
    work: impl FnOnce() -> Result<T, CrmError> + Send + 'static,
) -> Result<T, CrmError> {
    let endless = || unexpected("a filter of the profile does not come to an end");
    if left_running.load(Ordering::Relaxed) >= RUNAWAYS {
        return Err(endless());
    }
    let (done, wait) = oneshot::channel();
    let state = Arc::new(AtomicU8::new(RUNNING));
    let theirs = Arc::clone(&state);
    let started = thread::Builder::new().name("filters".to_owned()).stack_size(8 << 20).spawn(move || {
        // Whoever waited may be gone, also before the time was over: that alone counts nothing.
        let _gone = done.send(work());
        if theirs.swap(ENDED, Ordering::Relaxed) == LEFT {
            left_running.fetch_sub(1, Ordering::Relaxed);
        }
    });
    if started.is_err() {
        return Err(unexpected("no thread could be started"));
    }
    match timeout(limit, wait).await {
        Ok(Ok(done)) => done,
        Ok(Err(_)) => Err(unexpected("a filter of the profile stopped")),
        Err(_) => {
            left_running.fetch_add(1, Ordering::Relaxed);
            if state.swap(LEFT, Ordering::Relaxed) == ENDED {
                left_running.fetch_sub(1, Ordering::Relaxed);
            }
            Err(endless())
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
