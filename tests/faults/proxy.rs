//! A proxy between the program and the sandbox that makes seeded faults and keeps the truth: what it was asked, and
//! what really reached the server. It runs on a thread of its own. What faults do to bodies is in `mangle`.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tokio::time::sleep;

use super::mangle;

/// What happens to a request. "Applied" means that it reaches the server.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Nothing: it shields a path from the rules behind.
    Pass,
    /// Reset before it is applied.
    ResetBefore,
    /// Applied, then reset: the lost answer.
    ResetAfter,
    /// Applied, then closed without a byte.
    FinAfter,
    /// Applied, reset within the head of the answer.
    ResetMidHead,
    /// Not applied, never answered.
    Hang,
    /// Applied, never answered.
    HangAfter,
    /// Applied, half of the announced body.
    Truncate,
    /// Applied, half of a body without an announced length.
    TruncateSilent,
    /// Answered 504 at once, applied later.
    LateApply(Duration),
    /// Applied twice.
    DoubleDeliver,
    /// Not applied, this status.
    Status(u16),
    /// Applied, this status.
    StatusAfter(u16),
    /// Not applied, 429 with this `Retry-After`.
    RateLimit(Option<String>),
    /// Not applied, 401.
    AuthExpired,
    /// Not applied, this status with a word about the cursor.
    ExpiredCursor(u16),
    /// Not applied, a login page with status 200.
    HtmlLogin,
    /// Not applied, sent elsewhere.
    Redirect(u16, String),
    /// Not applied, so many MB of JSON in a few hundred kB.
    GzipBomb(usize),
    /// Not applied, so many MB of JSON.
    HugeJson(usize),
    /// Not applied, so many brackets.
    DeepJson(usize),
    /// Not applied, this status and body.
    Says(u16, String),
    /// Applied, one byte each so many milliseconds; head as well or body alone.
    Slow { head: bool, ms: u64 },
    /// A read is answered with the oldest answer to the same request.
    Stale,
    /// A read is answered with the answer to the read before on the same path.
    DupPage,
    /// Applied; the answer's date is shifted by seconds.
    DateSkew(i64),
    /// Applied; the answer's body is changed.
    Body(mangle::Change),
}

/// When a fault happens. The first rule that fires decides.
#[derive(Debug, Clone)]
pub struct Rule {
    pub method: &'static str,
    /// Part of path and query.
    pub path: String,
    /// Of the matching requests, the first that it may hit, from 1.
    pub from: u32,
    /// At most so many.
    pub most: u32,
    /// How likely it is, per mille.
    pub per_mille: u64,
    pub fault: Fault,
}

impl Rule {
    /// On every request of a method (all where empty) whose path and query hold a part.
    pub fn new(method: &'static str, path: &str, fault: Fault) -> Self {
        Self { method, path: path.to_owned(), from: 1, most: u32::MAX, per_mille: 1_000, fault }
    }

    /// On the first so many.
    pub fn most(self, most: u32) -> Self {
        Self { most, ..self }
    }

    /// From the nth on.
    pub fn from(self, from: u32) -> Self {
        Self { from, ..self }
    }

    /// By chance.
    pub fn often(self, per_mille: u64) -> Self {
        Self { per_mille, ..self }
    }
}

/// A request as the proxy saw it.
#[derive(Debug, Clone)]
pub struct Asked {
    pub at: Instant,
    pub fault: Option<Fault>,
}

/// A request that reached the server.
#[derive(Debug, Clone)]
pub struct Reached {
    pub method: String,
    pub target: String,
    pub body: String,
}

#[derive(Default)]
struct State {
    seed: u64,
    rules: Vec<(Rule, u32, u32)>,
    asked: Vec<Asked>,
    truth: Vec<Reached>,
    first: HashMap<String, Answer>,
    last: HashMap<String, Answer>,
    /// Late requests that have not reached the server yet.
    late: usize,
}

struct Shared {
    server: SocketAddr,
    base: String,
    state: Mutex<State>,
}

/// A listening proxy.
pub struct Proxy {
    /// `http://127.0.0.1:PORT`.
    pub base: String,
    shared: Arc<Shared>,
    /// Ends the thread when the proxy is dropped.
    _stop: tokio::sync::oneshot::Sender<()>,
}

impl Proxy {
    /// Listens on a free port before a server; nothing goes wrong yet.
    pub fn before(server: &str) -> Self {
        let server: SocketAddr = server.trim_start_matches("http://").parse().expect("an address");
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a listener");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let shared = Arc::new(Shared { server, base: base.clone(), state: Mutex::default() });
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let common = Arc::clone(&shared);
        std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async move {
                let listener = TcpListener::from_std(listener).expect("a listener");
                let accept = async {
                    while let Ok((program, _)) = listener.accept().await {
                        let shared = Arc::clone(&common);
                        tokio::spawn(async move { drop(Box::pin(serve(program, &shared)).await) });
                    }
                };
                tokio::select! { () = accept => {}, _ = stopped => {} }
            });
        });
        Self { base, shared, _stop: stop }
    }

    /// Makes faults from now on; what was seen before is forgotten.
    pub fn plan(&self, seed: u64, rules: Vec<Rule>) {
        let mut state = self.shared.state();
        state.seed = seed;
        state.rules = rules.into_iter().map(|rule| (rule, 0, 0)).collect();
        state.asked.clear();
        state.truth.clear();
    }

    /// Makes one fault.
    pub fn fault(&self, rule: Rule) {
        self.plan(1, vec![rule]);
    }

    /// Nothing goes wrong any more; what was seen stays.
    pub fn calm(&self) {
        self.shared.state().rules.clear();
    }

    /// What it was asked.
    pub fn asked(&self) -> Vec<Asked> {
        self.shared.state().asked.clone()
    }

    /// What reached the server.
    pub fn truth(&self) -> Vec<Reached> {
        self.shared.state().truth.clone()
    }

    /// How many requests of a method whose path and query hold a part reached the server.
    pub fn reached(&self, method: &str, path: &str) -> usize {
        self.truth().iter().filter(|done| done.method == method && done.target.contains(path)).count()
    }

    /// How often a fault was made.
    pub fn made(&self) -> usize {
        self.shared.state().asked.iter().filter(|asked| asked.fault.is_some()).count()
    }

    /// Waits until all that was to arrive late has arrived.
    pub async fn rest(&self) {
        until(|| self.shared.state().late == 0).await;
    }
}

/// Waits until something holds, for at most twenty seconds.
pub async fn until(holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_secs(20), "it never came about");
        sleep(Duration::from_millis(5)).await;
    }
}

/// The server's answer.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    fn made(status: u16, body: impl Into<Vec<u8>>) -> Self {
        let kind = ("content-type".to_owned(), "application/json".to_owned());
        Self { status, headers: vec![kind], body: body.into() }
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    fn head(&self, length: Option<usize>) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {} X\r\n", self.status);
        for (name, value) in &self.headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        let last =
            length.map_or("connection: close".to_owned(), |length| format!("content-length: {length}"));
        head.extend([&last, "\r\n\r\n"]);
        head.into_bytes()
    }
}

struct Ask {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// A fixed sequence of seemingly random numbers (splitmix64), one for each input.
pub fn dice(seed: u64, rule: u64, nth: u64) -> u64 {
    let mut mixed = seed ^ rule.wrapping_mul(0xa076_1d64_78bd_642f) ^ nth.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no panic holds it")
    }

    fn decide(&self, ask: &Ask) -> (Option<Fault>, u64) {
        let mut state = self.state();
        let seed = state.seed;
        let mut fault = None;
        let mut chance = 0;
        for (at, (rule, seen, fired)) in state.rules.iter_mut().enumerate() {
            if !(rule.method.is_empty() || rule.method == ask.method) || !ask.target.contains(&rule.path) {
                continue;
            }
            *seen += 1;
            chance = dice(seed, at as u64, u64::from(*seen));
            if *seen < rule.from || *fired >= rule.most || chance % 1_000 >= rule.per_mille {
                continue;
            }
            *fired += 1;
            fault = Some(rule.fault.clone()).filter(|fault| *fault != Fault::Pass);
            break;
        }
        state.asked.push(Asked { at: Instant::now(), fault: fault.clone() });
        (fault, chance)
    }

    async fn forward(&self, ask: &Ask) -> std::io::Result<Answer> {
        let mut server = TcpStream::connect(self.server).await?;
        let mut head = format!(
            "{} {} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n",
            ask.method, ask.target, self.server
        );
        let own = ["host", "connection", "content-length", "accept-encoding", "transfer-encoding"];
        for (name, value) in ask.headers.iter().filter(|(name, _)| !own.contains(&name.as_str())) {
            head.extend([name, ": ", value, "\r\n"]);
        }
        head.extend(["content-length: ", &ask.body.len().to_string(), "\r\n\r\n"]);
        server.write_all(head.as_bytes()).await?;
        server.write_all(&ask.body).await?;
        let mut bytes = Vec::new();
        server.read_to_end(&mut bytes).await?;
        let mut answer = mangle::answer(&bytes).ok_or(std::io::ErrorKind::UnexpectedEof)?;
        // What names the server names the proxy.
        answer.body = mangle::replaced(&answer.body, &format!("http://{}", self.server), &self.base);
        let mut state = self.state();
        state.truth.push(Reached {
            method: ask.method.clone(),
            target: ask.target.clone(),
            body: String::from_utf8_lossy(&ask.body).into_owned(),
        });
        if ask.method == "GET" {
            state.first.entry(ask.target.clone()).or_insert_with(|| answer.clone());
        }
        drop(state);
        Ok(answer)
    }
}

/// Whether the connection goes on.
type Next = std::io::Result<bool>;

async fn serve(mut program: TcpStream, shared: &Arc<Shared>) -> std::io::Result<()> {
    program.set_nodelay(true)?;
    while let Some(ask) = read(&mut program).await? {
        let (fault, luck) = shared.decide(&ask);
        let goes_on = match fault {
            None => plain(&mut program, shared, &ask).await?,
            Some(fault) => faulty(&mut program, shared, ask, fault, luck).await?,
        };
        if !goes_on {
            break;
        }
    }
    Ok(())
}

async fn plain(program: &mut TcpStream, shared: &Shared, ask: &Ask) -> Next {
    let answer = shared.forward(ask).await?;
    let path = ask.target.split('?').next().unwrap_or_default().to_owned();
    if ask.method == "GET" {
        shared.state().last.insert(path, answer.clone());
    }
    tell(program, &answer).await
}

async fn tell(program: &mut TcpStream, answer: &Answer) -> Next {
    program.write_all(&answer.head(Some(answer.body.len()))).await?;
    program.write_all(&answer.body).await?;
    Ok(true)
}

fn reset(program: &TcpStream) -> Next {
    program.set_zero_linger()?;
    Ok(false)
}

/// Says nothing until the program goes away.
async fn silence(program: &mut TcpStream) -> Next {
    program.read_to_end(&mut Vec::new()).await?;
    Ok(false)
}

async fn faulty(program: &mut TcpStream, shared: &Arc<Shared>, ask: Ask, fault: Fault, luck: u64) -> Next {
    let error = |status| Answer::made(status, r#"{"error":"Injected","description":"It was made to fail."}"#);
    // Not applied.
    let made = match &fault {
        Fault::ResetBefore => return reset(program),
        Fault::Hang => return silence(program).await,
        Fault::LateApply(wait) => {
            let (shared, wait) = (Arc::clone(shared), *wait);
            shared.state().late += 1;
            Handle::current().spawn(async move {
                sleep(wait).await;
                let _ = shared.forward(&ask).await;
                shared.state().late -= 1;
            });
            return tell(program, &error(504)).await;
        }
        Fault::Status(status) => Some(error(*status)),
        Fault::RateLimit(None) => Some(error(429)),
        Fault::RateLimit(Some(after)) => Some(error(429).with("retry-after", after)),
        Fault::AuthExpired => Some(error(401).with("www-authenticate", "Bearer error=\"invalid_token\"")),
        Fault::ExpiredCursor(status) => {
            Some(Answer::made(*status, r#"{"error":"InvalidCursor","description":"the cursor has expired"}"#))
        }
        Fault::HtmlLogin => {
            let page = "<html><title>Sign in</title><form>\u{1b}]0;pwned\u{7}</form></html>";
            Some(Answer::made(200, page).with("content-type", "text/html"))
        }
        Fault::Redirect(status, to) => Some(Answer::made(*status, "").with("location", to)),
        Fault::GzipBomb(mb) => Some(Answer::made(200, mangle::bomb(*mb)).with("content-encoding", "gzip")),
        Fault::HugeJson(mb) => Some(Answer::made(200, mangle::huge(*mb))),
        Fault::DeepJson(depth) => Some(Answer::made(200, "[".repeat(*depth) + &"]".repeat(*depth))),
        Fault::Says(status, body) => Some(Answer::made(*status, body.as_bytes())),
        Fault::Stale => shared.state().first.get(&ask.target).cloned(),
        Fault::DupPage => shared.state().last.get(ask.target.split('?').next().unwrap_or_default()).cloned(),
        _ => None,
    };
    if let Some(answer) = made {
        return tell(program, &answer).await;
    }
    // Applied.
    let mut answer = shared.forward(&ask).await?;
    match fault {
        Fault::ResetAfter => reset(program),
        Fault::FinAfter => Ok(false),
        Fault::HangAfter => silence(program).await,
        Fault::ResetMidHead => {
            program.write_all(&answer.head(None)[..20]).await?;
            reset(program)
        }
        Fault::Truncate => {
            program.write_all(&answer.head(Some(answer.body.len()))).await?;
            program.write_all(&answer.body[..answer.body.len() / 2]).await?;
            Ok(false)
        }
        Fault::TruncateSilent => {
            program.write_all(&answer.head(None)).await?;
            program.write_all(&answer.body[..answer.body.len() / 2]).await?;
            Ok(false)
        }
        Fault::DoubleDeliver => {
            answer = shared.forward(&ask).await?;
            tell(program, &answer).await
        }
        // Some say when to come back although all is done.
        Fault::StatusAfter(status) => tell(program, &error(status).with("retry-after", "1")).await,
        Fault::Slow { head, ms } => {
            let whole = answer.head(Some(answer.body.len()));
            let (fast, slow) =
                if head { (Vec::new(), whole) } else { (whole, std::mem::take(&mut answer.body)) };
            program.write_all(&fast).await?;
            for byte in slow {
                program.write_all(&[byte]).await?;
                sleep(Duration::from_millis(ms)).await;
            }
            program.write_all(&answer.body).await?;
            Ok(true)
        }
        Fault::DateSkew(seconds) => {
            let at = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(seconds);
            let date = at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
            tell(program, &answer.with("date", &date)).await
        }
        Fault::Body(change) => {
            mangle::change(&mut answer, &change, &ask.target, luck);
            tell(program, &answer).await
        }
        _ => tell(program, &answer).await,
    }
}

/// Reads one request; `None` at the end of the connection.
async fn read(program: &mut TcpStream) -> std::io::Result<Option<Ask>> {
    let mut bytes = Vec::new();
    let mut part = vec![0; 16 * 1024];
    loop {
        if let Some(head) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let (line, headers) = mangle::head(&bytes[..head]);
            let length = headers.iter().find(|(name, _)| name == "content-length");
            let length: usize = length.and_then(|(_, value)| value.parse().ok()).unwrap_or(0);
            while bytes.len() < head + 4 + length {
                let count = program.read(&mut part).await?;
                if count == 0 {
                    return Ok(None);
                }
                bytes.extend_from_slice(&part[..count]);
            }
            let mut words = line.split(' ');
            let mut word = || words.next().unwrap_or_default().to_owned();
            let (method, target) = (word(), word());
            let body = bytes[head + 4..head + 4 + length].to_vec();
            return Ok(Some(Ask { method, target, headers, body }));
        }
        match program.read(&mut part).await? {
            0 => return Ok(None),
            count => bytes.extend_from_slice(&part[..count]),
        }
    }
}
