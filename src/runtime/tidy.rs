//! What is done beside the screen from time to time: old tickets go as the settings say, and the local file
//! is read for damage that nobody has met yet.

use std::thread;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedSender;

use crate::app::{Msg, Tone};
use crate::config::Clock;
use crate::domain::say::Say;
use crate::store::{Store, StoreError};

/// The first screen comes first.
const AT_FIRST: Duration = Duration::from_secs(2);

/// A day may begin while the screen is open.
const AGAIN: Duration = Duration::from_hours(1);

/// The day on which the file was last read whole.
const CHECKED: &str = "checked-day";

/// Does it in a thread of its own, which ends with the process.
pub fn start(store: Store, days: u32, clock: Clock, door: UnboundedSender<Msg>) {
    thread::spawn(move || {
        thread::sleep(AT_FIRST);
        loop {
            if let Some(say) = once(&store, days, clock).unwrap_or_else(|fault| Some(fault.problem().what)) {
                // The screen is gone: so is this, soon.
                if door.send(Msg::Told(say, Tone::Bad)).is_err() {
                    return;
                }
            }
            thread::sleep(AGAIN);
        }
    });
}

/// What a person should know of it.
fn once(store: &Store, days: u32, clock: Clock) -> Result<Option<Say>, StoreError> {
    let now = clock.now();
    let today = now.as_second().div_euclid(86_400).to_string();
    if store.meta(CHECKED)?.as_deref() != Some(&today) {
        if !store.is_sound()? {
            return Ok(Some(Say::new("store-damaged-next")));
        }
        store.set_meta(CHECKED, &today)?;
    }
    let purged = store.retain(days, now)?.filter(|purged| purged.tickets > 0);
    Ok(purged.map(|purged| Say::new("retention-done").with("tickets", purged.tickets).with("days", days)))
}
