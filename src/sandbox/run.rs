//! Starting, running and stopping the server. What it answers is in `http`.

use std::io::Write;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::accounts::{Account, accounts};
use super::clock::Clock;
use super::faults::Plan;
use super::http::{Limits, Site, replay, router};
use super::journal::{Journal, Line};
use super::life::{self, Life};
use super::model::Second;
use super::options::{Options, SandboxError};
use super::plain::Plain;
use super::wire::{Cord, Cuttable};
use super::world::World;
use super::{days, generate, help, import};

/// A running sandbox. Dropping it leaves the server to the runtime; [`Running::stop`] ends it.
#[derive(Debug)]
pub struct Running {
    /// `http://127.0.0.1:PORT`.
    pub base: String,
    /// Where it listens.
    pub addr: SocketAddr,
    /// Every account: agents first, the admin last.
    pub accounts: Vec<Account>,
    /// Its clock, to read and to move.
    pub clock: Clock,
    stop: oneshot::Sender<()>,
    server: JoinHandle<std::io::Result<()>>,
    life: Option<JoinHandle<()>>,
}

impl Running {
    /// The account that the demo and the first line of `secondline sandbox` name: an agent's.
    #[must_use]
    pub fn agent(&self) -> &Account {
        &self.accounts[0]
    }

    /// The account of the agent who leads the others.
    #[must_use]
    pub fn lead(&self) -> &Account {
        self.accounts.iter().find(|one| one.custom_role.is_some()).unwrap_or(&self.accounts[0])
    }

    /// The admin's account.
    #[must_use]
    pub fn admin(&self) -> &Account {
        &self.accounts[self.accounts.len() - 1]
    }

    /// The first line of `secondline sandbox`: `base`, `token`, `email` and `admin_token` as JSON.
    #[must_use]
    pub fn first_line(&self) -> String {
        json!({
            "base": self.base,
            "token": self.agent().token,
            "email": self.agent().email,
            "admin_token": self.admin().token,
        })
        .to_string()
    }

    /// Stops accepting, ends the connections and waits until the server is gone.
    ///
    /// # Errors
    /// [`SandboxError::Serve`] where the server had ended by itself.
    pub async fn stop(self) -> Result<(), SandboxError> {
        if let Some(life) = self.life {
            life.abort();
        }
        // A closed channel means that the server is gone already; waiting for it tells why.
        let _ = self.stop.send(());
        match self.server.await {
            Ok(ended) => ended.map_err(SandboxError::Serve),
            Err(join) => Err(SandboxError::Serve(std::io::Error::other(join))),
        }
    }
}

/// Makes the content and serves it on 127.0.0.1.
///
/// # Errors
/// [`SandboxError`] where the port is taken or a file has faults.
pub async fn start(options: Options) -> Result<Running, SandboxError> {
    let clock = options.clock.map_or_else(Clock::running, Clock::fixed);
    clock.advance(options.ahead);
    let listen = |source| SandboxError::Listen { port: options.port, source };
    let listener = TcpListener::bind(("127.0.0.1", options.port)).await.map_err(listen)?;
    let addr = listener.local_addr().map_err(listen)?;
    let base = format!("http://{addr}");
    let (journal, origin, lines) = Journal::open(&options, clock.now().as_second())?;
    let mut world = content(&options, origin.at)?;
    let (lived, last) = catch_up(&mut world, lines, &options, &base);
    // A clock that stands would otherwise stand before the writes that it has seen.
    if let Some(last) = last.filter(|last| *last > clock.now()) {
        clock.set(last);
    }
    let plan = plan(&options)?;
    let site = Arc::new(Site {
        world: Mutex::new(world),
        clock: clock.clone(),
        accounts: accounts(),
        base: base.clone(),
        plain: Mutex::new(Plain::new(plan.plain.clone())),
        plan: Mutex::new(plan),
        journal: Mutex::new(journal),
        log: Mutex::default(),
        limits: Mutex::new(Limits::new(options.rate)),
        withhold: options.withhold.as_secs(),
    });
    let start = Life::new(options.seed, lived, clock.now().as_second());
    let (stop, stopped) = oneshot::channel::<()>();
    let life = options.live.then(|| tokio::spawn(life::live(Arc::clone(&site), start)));
    let service = router(site).into_make_service_with_connect_info::<Cord>();
    let server = tokio::spawn(async move {
        axum::serve(Cuttable(listener), service)
            .with_graceful_shutdown(async move {
                let _ = stopped.await;
            })
            .await
    });
    Ok(Running { base, addr, accounts: accounts(), clock, stop, server, life })
}

/// Does kept writes again; returns the number of the life's next event and the time of the last write.
fn catch_up(world: &mut World, lines: Vec<Line>, options: &Options, base: &str) -> (u64, Option<Timestamp>) {
    let (mut lived, mut last) = (0, None);
    for line in lines {
        match line {
            Line::Life { at, number } => {
                life::event(world, options.seed, number, at);
                (lived, last) = (number + 1, Some(at));
            }
            Line::Days { from, until } => {
                days::pass(world, options.seed, from, until);
                last = Some(until);
            }
            Line::Write { at, .. } => {
                last = Some(at);
                replay(world, line, base);
            }
            Line::Origin(_) => {}
        }
    }
    (lived, last.and_then(|at| Timestamp::from_second(at).ok()))
}

fn content(options: &Options, now: Second) -> Result<World, SandboxError> {
    let mut world = World::default();
    generate::staff(&mut world, now);
    match &options.import {
        Some(file) => import::import(&mut world, file, now)?,
        None => generate::cases(&mut world, options.seed, options.tickets, now),
    }
    let author = world.users.keys().next().copied().unwrap_or_default();
    help::articles(&mut world, author, now - 120 * 86_400);
    Ok(world)
}

fn plan(options: &Options) -> Result<Plan, SandboxError> {
    let Some(path) = &options.plan else { return Ok(Plan::default()) };
    let text =
        std::fs::read_to_string(path).map_err(|source| SandboxError::Read { path: path.clone(), source })?;
    serde_json::from_str(&text).map_err(|error| {
        let place = format!("{}:{}:{}", path.display(), error.line(), error.column());
        SandboxError::Faults(vec![format!("{place}: {error}. Write the plan as {{\"faults\": [...]}}.")])
    })
}

/// Starts a sandbox, prints its first line to `out` and serves until Ctrl-C.
///
/// # Errors
/// [`SandboxError`] where it cannot start or stops by itself.
pub async fn serve(options: Options, out: &mut impl Write) -> Result<(), SandboxError> {
    let running = start(options).await?;
    writeln!(out, "{}", running.first_line()).and_then(|()| out.flush()).map_err(SandboxError::Serve)?;
    tokio::signal::ctrl_c().await.map_err(SandboxError::Serve)?;
    running.stop().await
}
