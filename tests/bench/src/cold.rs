//! `secondline sync` as a process that begins with nothing but its home, as a timer starts it: where there is nothing new,
//! where fifty tickets and their conversations went on, and where nothing is held yet. Beside each a bare process, which
//! asks the same things in the same order, parses the answers and writes what is new into the same tables.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use secondline::sandbox::{self, Options, Running};
use serde_json::{Value, json};

use crate::bare;
use crate::figures::Bars;
use crate::first_sync::PROFILE;
use crate::process::{Usage, measured, middle};

/// What a first sync is measured with besides the whole count: whether its memory grows is seen at two sizes.
const SMALL: usize = 10_000;
/// Tickets that went on between two runs.
const DELTA: usize = 50;
/// Runs of each, in turn with the bare ones.
const RUNS: usize = 7;
/// Ids of one request.
const BATCH: usize = 100;
/// The feed withholds what is younger, as the real one does.
const WITHHELD: SignedDuration = SignedDuration::from_secs(60);

/// Measures all three.
pub fn run(program: &Path, folder: &Path, count: usize, bars: &mut Bars) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().worker_threads(2).build()?;
    runtime.block_on(async {
        let small = Site::start(program, folder, SMALL.min(count)).await?;
        let mut firsts = Vec::new();
        for _ in 0..3 {
            small.forget()?;
            firsts.push(small.first().await?);
        }
        let first = both(firsts);
        tell(&format!("first sync of {} tickets with all conversations", small.count), first);
        small.running.stop().await?;

        let site = Site::start(program, folder, count).await?;
        let whole = site.first().await?;
        tell(&format!("first sync of {count} tickets"), whole);
        // The clock of the CRM moves on in between, so what was withheld comes in before anything is measured.
        site.running.clock.advance(WITHHELD * 2);
        site.again(&[]).await?;

        let mut nothing = Vec::new();
        for _ in 0..RUNS {
            nothing.push(site.again(&[]).await?);
        }
        let nothing = both(nothing);
        tell(&format!("nothing new, {count} tickets held"), nothing);

        let mut deltas = Vec::new();
        for nth in 0..RUNS {
            let changed = site.go_on(nth).await?;
            deltas.push(site.again(&changed).await?);
        }
        let delta = both(deltas);
        tell(&format!("{DELTA} tickets and their conversations went on, {count} held"), delta);
        site.running.stop().await?;
        check(bars, first, whole, nothing, delta);
        Ok(())
    })
}

/// Ours and the bare one's.
type Pair = (Usage, Usage);

fn both(runs: Vec<Pair>) -> Pair {
    let (ours, bare) = runs.into_iter().unzip();
    (middle(ours), middle(bare))
}

fn tell(what: &str, (ours, bare): Pair) {
    println!("       {what}: {ours}; bare {bare}");
}

fn check(bars: &mut Bars, first: Pair, whole: Pair, nothing: Pair, delta: Pair) {
    let cpu = |(ours, bare): Pair| ours.cpu.as_secs_f64() / bare.cpu.as_secs_f64();
    for (what, pair, most) in [
        ("a cold sync with nothing new", nothing, 4.0),
        ("a cold sync of fifty tickets", delta, 8.0),
        ("the first sync as a process", first, 3.0),
    ] {
        let share = cpu(pair);
        bars.check(
            &format!("{what}, processor time ≤ {most} × bare"),
            share <= most,
            &format!("{share:.2} ×"),
        );
    }
    let growth = whole.0.peak / first.0.peak;
    bars.check(
        "peak of the first sync, at most a quarter more with ten times the tickets",
        growth <= 1.25,
        &format!("{growth:.2} ×"),
    );
}

/// A CRM with two who read it: the program with its home, and the bare one with its file.
struct Site {
    running: Running,
    count: usize,
    program: PathBuf,
    home: PathBuf,
    bare: PathBuf,
    plan: PathBuf,
    client: reqwest::Client,
}

impl Site {
    async fn start(program: &Path, folder: &Path, count: usize) -> Result<Self> {
        let running = sandbox::start(Options {
            tickets: count as u32,
            rate: u32::MAX,
            // One that stands does not differ from the machine's, and is moved by hand.
            clock: Some(Timestamp::now()),
            withhold: WITHHELD,
            ..Options::default()
        })
        .await?;
        let folder = folder.join(format!("cold-{count}"));
        // Two sites of one size are two worlds: what was read of the one says nothing of the other.
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let site = Self {
            running,
            count,
            program: fs::canonicalize(program).context("build the program first")?,
            home: folder.join("home"),
            bare: folder.join("bare"),
            plan: folder.join("plan"),
            client: reqwest::Client::new(),
        };
        site.furnish()?;
        Ok(site)
    }

    /// A home that leads to the CRM. The feed's ten requests a minute are not waited for.
    fn furnish(&self) -> Result<()> {
        for folder in [self.home.join("config/crm"), self.home.join("state"), self.bare.clone()] {
            fs::create_dir_all(folder)?;
        }
        for folder in ["", "config", "config/crm", "state"] {
            fs::set_permissions(self.home.join(folder), fs::Permissions::from_mode(0o700))?;
        }
        let token = self.home.join("token");
        fs::write(&token, &self.running.admin().token)?;
        fs::set_permissions(&token, fs::Permissions::from_mode(0o600))?;
        let settings = format!(
            "[crm]\nbase = \"{}\"\nauth = {{ type = \"bearer\", token = \"file:{}\" }}\nrate = \"1000000/s\"\nsize = 1000\n",
            self.running.base,
            token.display()
        );
        fs::write(self.home.join("config/settings.toml"), settings)?;
        let unhurried = PROFILE.replace("\"10/min\"", "\"1000000/s\"");
        Ok(fs::write(self.home.join("config/crm/zendesk.toml"), unhurried)?)
    }

    /// As if nothing had ever been read.
    fn forget(&self) -> Result<()> {
        for folder in [self.home.join("state"), self.bare.clone()] {
            fs::remove_dir_all(folder)?;
        }
        self.furnish()
    }

    async fn first(&self) -> Result<Pair> {
        let (ours, mut asked) = self.ours().await?;
        let mut usage = ours;
        // Conversations are read for as long as a pull may take; the rest by the next one.
        while self.missing()? > 0 {
            let (more, again) = self.ours().await?;
            usage.wall += more.wall;
            usage.cpu += more.cpu;
            usage.peak = usage.peak.max(more.peak);
            asked += again;
        }
        let read = self.ids("SELECT t.id FROM threads h JOIN tickets t ON t.num = h.num ORDER BY t.num")?;
        let (bare, _) = self.bare(&read).await?;
        println!("       {} conversations, {asked} requests", read.len());
        Ok((usage, bare))
    }

    /// One run of each; `changed` are the tickets that went on.
    async fn again(&self, changed: &[String]) -> Result<Pair> {
        let (ours, asked) = self.ours().await?;
        for id in changed {
            ensure!(self.said(id)?, "what was said last on {id} is held");
        }
        let (bare, asked_bare) = self.bare(changed).await?;
        println!("       asked {asked} times, the bare one {asked_bare} times: {ours}; bare {bare}");
        Ok((ours, bare))
    }

    /// A run of the program; what it used, and how often it asked.
    async fn ours(&self) -> Result<(Usage, u64)> {
        self.forget_log().await?;
        let home = self.home.display().to_string();
        let (said, usage) =
            measured(&self.program, &["--home".into(), home, "--json".into(), "sync".into()])?;
        let report: Value = serde_json::from_str(&said).context("its report")?;
        ensure!(report["failed"].as_array().is_none_or(Vec::is_empty), "{said}");
        Ok((usage, self.asked().await?))
    }

    /// A run of the bare one, which reads these conversations.
    async fn bare(&self, conversations: &[String]) -> Result<(Usage, u64)> {
        self.forget_log().await?;
        fs::write(&self.plan, self.plan_of(conversations)?)?;
        let args = [bare::BARE, &self.running.base, &self.running.admin().token];
        let mut args: Vec<String> = args.map(str::to_owned).into();
        args.extend([&self.bare, &self.plan].map(|path| path.display().to_string()));
        let (_, usage) = measured(&std::env::current_exe()?, &args)?;
        Ok((usage, self.asked().await?))
    }

    /// What is asked, a line for what is asked at once.
    fn plan_of(&self, conversations: &[String]) -> Result<String> {
        let mut plan = String::from(
            "/api/v2/users/me.json?include=roles,groups\n\
             /api/v2/users.json?role[]=agent&role[]=admin&page[size]=100\n\
             /api/v2/groups.json?page[size]=100\nfeed\n",
        );
        let open =
            self.ids("SELECT id FROM tickets WHERE open = 1 AND escalated = 1 ORDER BY num LIMIT 200")?;
        for ids in open.chunks(BATCH) {
            let ids = ids.join(",");
            let include = "users,groups,organizations,metric_sets,comment_count";
            writeln!(plan, "/api/v2/tickets/show_many.json?ids={ids}&include={include}")?;
        }
        plan.push_str(
            "/api/v2/help_center/en-us/articles.json?page[size]=100\n\
             /api/v2/search.json?query=type:ticket%20tags:product_feedback&sort_by=created_at&sort_order=desc\n",
        );
        for ids in conversations.chunks(4) {
            for (what, query) in [("comments", "include=users"), ("audits", "sort=-created_at&include=users")]
            {
                let urls =
                    ids.iter().map(|id| format!("/api/v2/tickets/{id}/{what}.json?page[size]=100&{query}"));
                writeln!(plan, "{}", urls.collect::<Vec<_>>().join(" "))?;
            }
        }
        Ok(plan)
    }

    /// Somebody writes on fifty open tickets, and the minute passes in which the feed keeps it to itself.
    async fn go_on(&self, nth: usize) -> Result<Vec<String>> {
        let ids = self.ids(&format!(
            "SELECT t.id FROM tickets t JOIN threads h ON h.num = t.num WHERE t.open = 1 AND t.escalated = 1
             ORDER BY t.num DESC LIMIT {DELTA} OFFSET {}",
            nth * DELTA
        ))?;
        ensure!(ids.len() == DELTA, "too few open tickets: {}", ids.len());
        let url = format!("{}/api/v2/tickets/update_many.json?ids={}", self.running.base, ids.join(","));
        let body = json!({"ticket": {"comment": {"body": format!("Said last, {nth}."), "public": true}}});
        let asked = self.client.put(url).bearer_auth(&self.running.admin().token);
        let sent = asked.header("content-type", "application/json").body(body.to_string()).send().await?;
        ensure!(sent.status().is_success(), "the CRM takes it: {}", sent.text().await?);
        self.running.clock.advance(WITHHELD * 2);
        Ok(ids)
    }

    fn file(&self) -> Result<Connection> {
        Ok(Connection::open(self.home.join("state/secondline.db"))?)
    }

    fn ids(&self, sql: &str) -> Result<Vec<String>> {
        let file = self.file()?;
        let mut find = file.prepare(sql)?;
        let ids = find.query_map([], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Conversations that are to be held and are not: of open tickets of our tier, and of those that carry records.
    fn missing(&self) -> Result<i64> {
        Ok(self.file()?.query_row(
            "SELECT count(*) FROM tickets t JOIN rows r ON r.num = t.num LEFT JOIN threads h ON h.num = t.num
             WHERE (open = 1 AND escalated = 1 OR instr(tags, '|secondline-record|') > 0)
                 AND (h.num IS NULL OR h.mark IS NOT r.mark)",
            [],
            |row| row.get(0),
        )?)
    }

    /// Whether the last entry of a ticket is one of [`Site::go_on`].
    fn said(&self, id: &str) -> Result<bool> {
        let last: String = self.file()?.query_row(
            "SELECT e.json FROM entries e JOIN tickets t ON t.num = e.num WHERE t.id = ?1 ORDER BY e.at DESC LIMIT 1",
            [id],
            |row| row.get(0),
        )?;
        Ok(last.contains("Said last, "))
    }

    async fn forget_log(&self) -> Result<()> {
        self.client.delete(format!("{}/sandbox/log", self.running.base)).send().await?.error_for_status()?;
        Ok(())
    }

    /// How often the CRM was asked since its log was emptied.
    async fn asked(&self) -> Result<u64> {
        let answer = self.client.get(format!("{}/sandbox/log", self.running.base)).send().await?;
        let log: HashMap<String, Value> = answer.json().await?;
        let requests = log["requests"].as_object().context("a log")?;
        let of_api = requests.iter().filter(|(kind, _)| kind.contains("/api/"));
        Ok(of_api.filter_map(|(_, times)| times.as_u64()).sum())
    }
}
