//! The demo: the embedded CRM on a free loopback port, the screen on top of it, everything in a folder of its
//! own. The screen reaches the CRM over HTTP alone, with the shipped profile and an agent's token.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::screen::{self, Options};
use crate::config::{self, Clock, Home, Overrides, write_private};
use crate::domain::say::Say;
use crate::sandbox;
use crate::store::Store;

/// How the demo is started.
#[derive(Debug, Clone)]
pub struct DemoOptions {
    /// Its folder; the platform's state folder has a place for it where none is given.
    pub folder: Option<PathBuf>,
    /// Whether to begin anew; otherwise it goes on where it was left.
    pub fresh: bool,
    /// How many tickets.
    pub tickets: u32,
    /// The seed of its content.
    pub seed: u64,
    /// Days that pass in the embedded CRM before the screen opens.
    pub pass: u32,
    /// Language of the screen, where it is not the terminal's.
    pub language: Option<String>,
    /// Whether it begins with the tour.
    pub tour: bool,
    /// Whether the team's lead sits at the screen: with a desk of their own, on the same CRM.
    pub lead: bool,
    /// The clock of both sides.
    pub clock: Clock,
}

/// Which demo a folder holds.
#[derive(Serialize, Deserialize)]
struct Last {
    seed: u64,
    tickets: u32,
    port: u16,
    /// How many days its clock is ahead by now.
    #[serde(default)]
    ahead: u32,
}

/// Where that is kept, in the state folder.
const LAST: &str = "demo.json";

impl Last {
    fn read(folder: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(folder.join("state").join(LAST)).ok()?;
        serde_json::from_str(&text).ok()
    }
}

/// Starts the embedded CRM and the screen; ends with the screen.
///
/// # Errors
/// The folder cannot be made, the CRM cannot listen, or the screen cannot start.
pub async fn demo(options: DemoOptions) -> anyhow::Result<()> {
    let folder = match &options.folder {
        Some(folder) => folder.clone(),
        None => Home::new(None)?.state.join("demo"),
    };
    config::private_dir(&folder)?;
    let last = Last::read(&folder);
    let same = last.as_ref().is_some_and(|last| (last.seed, last.tickets) == (options.seed, options.tickets));
    if options.fresh || !same {
        std::fs::remove_dir_all(&folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    let home = Home::new(Some(&folder))?;
    let fixed = match options.clock {
        Clock::System => None,
        Clock::Fixed(at) => Some(at),
    };
    // What is cached belongs to an address, so a demo that goes on takes the port that it had.
    let last = last.filter(|_| same && !options.fresh);
    let (port, ahead) = last.map_or((0, 0), |last| (last.port, last.ahead));
    let crm = sandbox::start(sandbox::Options {
        port,
        tickets: options.tickets,
        seed: options.seed,
        live: fixed.is_none(),
        clock: fixed,
        ahead: days(ahead),
        state: Some(home.state.join("crm.jsonl")),
        ..sandbox::Options::default()
    })
    .await
    .context("starting the embedded CRM (is another demo running? `demo --fresh` starts a new one)")?;
    // The life of the running CRM goes through the days; our own clock follows the CRM's.
    crm.clock.advance(days(options.pass));
    let ahead = ahead.saturating_add(options.pass);
    let now = Last { seed: options.seed, tickets: options.tickets, port: crm.addr.port(), ahead };
    write_private(&home.state.join(LAST), serde_json::to_string(&now)?.as_bytes())?;
    let (home, token) = if options.lead {
        (Home::new(Some(&folder.join("lead")))?, &crm.lead().token)
    } else {
        (home, &crm.agent().token)
    };
    settle(&home, &crm.base, token)?;
    let overrides = Overrides { language: options.language, ..Overrides::default() };
    let loaded = config::load(&home, &overrides);
    if fixed.is_none() && ahead > 0 {
        // The days have passed already when the screen opens, and not while somebody looks at it.
        let key = loaded.config.settings.store.secret()?;
        let store = Store::open_with(&home.state.join("secondline.db"), key.as_ref())?;
        store.set_skew(days(ahead))?;
    }
    let tour = options.tour;
    let hint = Some(Say::new("first-hint")).filter(|_| !tour);
    let shown = screen::run(Options { home, loaded, clock: options.clock, hint, tour }).await;
    crm.stop().await.context("stopping the embedded CRM")?;
    shown
}

/// Where the embedded CRM's cases go back to.
const TIER_1: &str = r#"[return]
queue = "Tier 1 Commerce"

[return.queues]
credit_card = "Tier 1 Cards"
debit_card = "Tier 1 Cards"
loan = "Tier 1 Cards"
ride = "Tier 1 Mobility"
"#;

/// Writes the settings that lead to the embedded CRM, the token in a file of its own.
fn settle(home: &Home, base: &str, token: &str) -> anyhow::Result<()> {
    let secret = home.config.join("token");
    write_private(&secret, token.as_bytes())?;
    let settings = format!(
        "[crm]\nbase = \"{base}\"\nauth = {{ type = \"bearer\", token = \"file:{}\" }}\ngrace = \"2s\"\nrate = \"6000/min\"\n\n[sync]\nevery = \"5s\"\n\n{TIER_1}",
        quoted(&secret)
    );
    // What keys of the screen chose in an earlier demo stays chosen.
    let path = home.config.join("settings.toml");
    let kept = std::fs::read_to_string(&path).map_or_else(
        |_| String::new(),
        |text| {
            let before = config::Settings::parse("settings.toml", &text, &mut Vec::new());
            let theme: &str = before.theme.into();
            format!("language = \"{}\"\ntheme = \"{theme}\"\n", before.language)
        },
    );
    write_private(&path, format!("{kept}{settings}").as_bytes())?;
    Ok(())
}

fn days(count: u32) -> SignedDuration {
    SignedDuration::from_hours(24 * i64::from(count))
}

fn quoted(path: &Path) -> String {
    path.display().to_string().replace('\\', "\\\\").replace('"', "\\\"")
}
