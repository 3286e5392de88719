//! The network on a bad day, for writes: answers lost, late or slow, and servers that refuse to serve. Whatever
//! happens, each write is on the server once, or a person is told.

use std::time::{Duration, Instant};

use secondline::domain::conflict::Matter;
use secondline::domain::delivery::Delivery;
use secondline::domain::ids::TicketId;
use secondline::domain::say::Say;
use secondline::store::Alarm;
use secondline::sync::{Event, Order, Pace};
use tokio::sync::mpsc;

use super::proxy::{Fault, Rule, until};
use super::rig::{Rig, Trap, Ways};
use crate::sync::site::{Agent, PATIENCE};

/// The requests that write a ticket.
const WRITE: &str = "/api/v2/tickets/";

fn once(fault: Fault) -> Rule {
    Rule::new("PUT", WRITE, fault).most(1)
}

async fn is_there_once(rig: &Rig, ticket: &TicketId, text: &str) {
    assert_eq!(rig.site.comments(ticket, text).await, 1, "{text} on {ticket}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_found_and_not_sent_again() {
    let rig = Rig::synced().await;
    let tickets = rig.agent.open_tickets(3);
    for (ticket, fault) in tickets.iter().zip([Fault::ResetAfter, Fault::FinAfter, Fault::ResetMidHead]) {
        let text = format!("lost {fault:?}");
        let note = rig.note_meets(ticket, &text, once(fault)).await;
        assert_eq!(rig.state(&note), Delivery::Sent, "{text}");
        assert_eq!(rig.proxy.reached("PUT", WRITE), 1, "{text}: sent once");
        assert!(rig.proxy.reached("GET", "/audits") >= 1, "{text}: found by asking");
        is_there_once(&rig, ticket, &text).await;
    }
    rig.is_whole();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_lands_late_is_waited_for_and_not_sent_again() {
    // It is not there yet at the first look after a second, and it is there before the grace is over.
    let rig = Rig::with(Ways { grace: Duration::from_secs(2), ..Ways::default() }).await;
    rig.first_sync().await;
    let ticket = rig.agent.open_ticket();
    let note = rig.note_meets(&ticket, "late", once(Fault::LateApply(Duration::from_millis(1_300)))).await;
    rig.proxy.rest().await;
    rig.settle().await;
    assert_eq!(rig.state(&note), Delivery::Sent);
    assert_eq!(rig.proxy.reached("PUT", WRITE), 1);
    is_there_once(&rig, &ticket, "late").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_lands_after_the_grace_is_never_silent() {
    let rig = Rig::with(Ways { grace: Duration::from_millis(200), ..Ways::default() }).await;
    rig.first_sync().await;
    let ticket = rig.agent.open_ticket();
    let note = rig.note_meets(&ticket, "too late", once(Fault::LateApply(Duration::from_secs(2)))).await;
    rig.settle().await;
    assert_eq!(rig.state(&note), Delivery::Sent, "the second try arrived, the first one is still on its way");
    rig.proxy.rest().await;
    let report = rig.agent.sync().await;
    assert_eq!(rig.site.comments(&ticket, "too late").await, 2);
    assert!(report.failed.iter().any(|say| say.id == "sync-twice"), "{report:?}");
    let alarms = rig.agent.store.alarms().unwrap();
    assert!(matches!(alarms[..], [Alarm { matter: Matter::Twice { times: 2, .. }, .. }]), "{alarms:?}");
    let again = rig.agent.sync().await;
    assert_eq!((again.failed.len(), rig.agent.store.alarms().unwrap().len()), (0, 1), "told once, and kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_after_the_write_is_no_failure() {
    let rig = Rig::synced().await;
    let tickets = rig.agent.open_tickets(4);
    for (ticket, status) in tickets.iter().zip([500, 502, 503, 504]) {
        let text = format!("status {status}");
        let note = rig.note_meets(ticket, &text, once(Fault::StatusAfter(status))).await;
        assert_eq!(rig.state(&note), Delivery::Sent, "{text}");
        assert_eq!(rig.proxy.reached("PUT", WRITE), 1, "{text}");
        is_there_once(&rig, ticket, &text).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_never_left_is_sent_again_and_arrives_once() {
    let rig = Rig::synced().await;
    let tickets = rig.agent.open_tickets(2);
    let note = rig.note_meets(&tickets[0], "reset", once(Fault::ResetBefore)).await;
    rig.settle().await;
    assert_eq!(rig.state(&note), Delivery::Sent);
    assert_eq!(rig.proxy.reached("PUT", WRITE), 1);
    is_there_once(&rig, &tickets[0], "reset").await;

    // A port where nobody listens.
    let closed = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    let account = &rig.site.running.agent().clone();
    let Rig { site, proxy, agent } = rig;
    let agent = agent.restarted(&closed, account);
    let note = agent.note(&tickets[1], "closed");
    let report = agent.sync().await;
    assert!(report.offline.is_some());
    assert_eq!(agent.state(&note), Delivery::Queued, "certainly not sent, so nothing is unknown");
    let agent: Agent = agent.restarted(&proxy.base, account);
    proxy.plan(1, Vec::new());
    agent.sync().await;
    assert_eq!((agent.state(&note), proxy.reached("PUT", WRITE)), (Delivery::Sent, 1));
    assert_eq!(site.comments(&tickets[1], "closed").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_never_answers_ends_at_our_own_deadline() {
    let timeout = Duration::from_secs(1);
    let rig = Rig::with(Ways { timeout, ..Ways::default() }).await;
    rig.first_sync().await;
    let tickets = rig.agent.open_tickets(2);
    for (ticket, fault) in tickets.iter().zip([Fault::Hang, Fault::HangAfter]) {
        let (text, began) = (format!("hangs {fault:?}"), Instant::now());
        let note = rig.note_meets(ticket, &text, once(fault)).await;
        rig.settle().await;
        let took = began.elapsed();
        assert!(took >= timeout && took < timeout * 10, "{text}: {took:?}");
        assert_eq!(rig.state(&note), Delivery::Sent, "{text}");
        is_there_once(&rig, ticket, &text).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_drips_ends_at_our_own_deadline_and_the_sync_goes_on_from_its_place() {
    let timeout = Duration::from_secs(1);
    let rig = Rig::with(Ways { timeout, size: Some(50), ..Ways::default() }).await;
    for (nth, head) in [(2, false), (1, true)] {
        let before = rig.place();
        rig.proxy.fault(Rule::new("GET", "/search/export", Fault::Slow { head, ms: 50 }).from(nth));
        let began = Instant::now();
        let report = rig.agent.sync().await;
        assert!(report.offline.is_some(), "{report:?}");
        assert!(began.elapsed() < timeout * 5, "{:?}", began.elapsed());
        if head {
            assert_eq!(rig.place(), before, "nothing of that page counts");
        }
    }
    rig.proxy.calm();
    rig.first_sync().await;
    assert_eq!(rig.held(), rig.count().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_throttle_of_any_spelling_holds_the_whole_host_and_ends() {
    let rig = Rig::synced().await;
    let in_two =
        (jiff::Timestamp::now() + jiff::SignedDuration::from_secs(3)).strftime("%a, %d %b %Y %H:%M:%S GMT");
    for (after, least) in [
        ("1".to_owned(), 1_000),
        (in_two.to_string(), 900),
        ("Sun, 06 Nov 1994 08:49:37 GMT".to_owned(), 1_000),
    ] {
        let tickets = rig.agent.open_tickets(2);
        rig.site.later();
        rig.proxy.fault(once(Fault::RateLimit(Some(after.clone()))));
        let notes = tickets.clone().map_notes(&rig.agent, &after);
        let report = rig.agent.sync().await;
        assert!(notes.iter().all(|note| rig.state(note) == Delivery::Sent), "{after}: {report:?}");
        let asked = rig.proxy.asked();
        let at = asked.iter().position(|asked| asked.fault.is_some()).expect("it was throttled");
        let gap = asked[at + 1].at - asked[at].at;
        assert!(gap >= Duration::from_millis(least), "{after}: the next request of the host after {gap:?}");
    }
    // What is absurd is cut to a quarter of an hour, and a run that cannot wait so long says so at once.
    for (after, seconds) in
        [(Some("99999999999999999999"), "900"), (Some("soon\u{a0}please"), "10"), (None, "10")]
    {
        let rig = Rig::synced().await;
        let note = rig.agent.note(&rig.agent.open_ticket(), "throttled");
        rig.proxy.fault(once(Fault::RateLimit(after.map(str::to_owned))));
        let began = Instant::now();
        let report = rig.agent.engine.once(Duration::from_secs(1)).await;
        assert!(began.elapsed() < Duration::from_secs(8), "{after:?}");
        assert_eq!((rig.state(&note), report.waiting), (Delivery::Queued, 1), "{after:?}");
        let told = report.failed.iter().find(|say| say.id == "crm-throttled").expect("it is told");
        let told: u64 = argument(told, "seconds").parse().unwrap();
        assert!(told.abs_diff(seconds.parse().unwrap()) <= 1, "{after:?}: {told}");
        assert_eq!(rig.proxy.reached("PUT", WRITE), 0);
    }
}

/// What a sentence says of something.
pub fn argument<'a>(say: &'a Say, name: &str) -> &'a str {
    &say.args.iter().find(|(known, _)| known == name).expect("an argument").1
}

trait MapNotes {
    fn map_notes(self, agent: &Agent, text: &str) -> Vec<secondline::domain::ids::ChangeId>;
}

impl MapNotes for Vec<TicketId> {
    fn map_notes(self, agent: &Agent, text: &str) -> Vec<secondline::domain::ids::ChangeId> {
        self.iter().map(|ticket| agent.note(ticket, text)).collect()
    }
}

/// A running engine and what it tells.
struct Running {
    orders: mpsc::Sender<Order>,
    events: mpsc::UnboundedReceiver<Event>,
    task: tokio::task::JoinHandle<()>,
}

impl Running {
    fn start(agent: &Agent) -> Self {
        let (orders, receive) = mpsc::channel(8);
        let (tell, events) = mpsc::unbounded_channel();
        let engine = agent.engine.clone();
        let task =
            tokio::spawn(async move { engine.run(receive, move |event| drop(tell.send(event))).await });
        Self { orders, events, task }
    }

    fn told(&mut self) -> Vec<Event> {
        let mut told = Vec::new();
        while let Ok(event) = self.events.try_recv() {
            told.push(event);
        }
        told
    }

    async fn end(self) {
        self.orders.send(Order::Quit).await.expect("it runs");
        tokio::time::timeout(PATIENCE, self.task).await.expect("it ends").expect("no panic");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_down_is_asked_less_and_less_and_found_again() {
    let rig = Rig::synced().await;
    rig.proxy.fault(Rule::new("", "/api/", Fault::Status(503)));
    let mut running = Running::start(&rig.agent);
    until(|| rig.proxy.made() >= 12).await;
    let asked = rig.proxy.asked();
    let span = asked[11].at - asked[0].at;
    // 20 ms doubled up to 320 ms, each at least half: (10 + 20 + 40 + 80 + 7 × 160) ms.
    assert!(span >= Duration::from_millis(1_270), "twelve requests in {span:?}");
    let told = running.told();
    let count = |is: fn(&Event) -> bool| told.iter().filter(|event| is(event)).count();
    assert_eq!(count(|event| matches!(event, Event::Offline { .. })), 1, "{told:?}");
    assert_eq!(count(|event| matches!(event, Event::Online)), 0, "{told:?}");
    rig.proxy.calm();
    let mut told = Vec::new();
    let began = Instant::now();
    while !told.iter().any(|event| matches!(event, Event::Pulled { done: true, .. })) {
        assert!(began.elapsed() < PATIENCE, "{told:?}");
        told.extend(running.events.recv().await);
    }
    assert!(told.contains(&Event::Online), "{told:?}");
    running.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flapping_server_delays_and_loses_nothing() {
    let rig = Rig::synced().await;
    let seed = 42;
    rig.proxy.plan(seed, vec![Rule::new("", "/api/", Fault::Status(502)).often(500)]);
    let tickets = rig.agent.open_tickets(6);
    let notes = tickets.clone().map_notes(&rig.agent, "flapping");
    rig.settle().await;
    rig.proxy.calm();
    assert!(notes.iter().all(|note| rig.state(note) == Delivery::Sent), "seed {seed}");
    for ticket in &tickets {
        is_there_once(&rig, ticket, "flapping").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_token_keeps_the_queue_and_is_told_once() {
    let rig = Rig::synced().await;
    let tickets = rig.agent.open_tickets(5);
    let mut running = Running::start(&rig.agent);
    let mut notes = tickets[..2].to_vec().map_notes(&rig.agent, "expired");
    running.orders.send(Order::Committed).await.unwrap();
    until(|| notes.iter().all(|note| rig.state(note) == Delivery::Sent)).await;
    // In the middle of the work the token ends.
    rig.proxy.fault(Rule::new("", "/api/", Fault::AuthExpired));
    notes.extend(tickets[2..].to_vec().map_notes(&rig.agent, "expired"));
    running.orders.send(Order::Committed).await.unwrap();
    until(|| rig.proxy.made() >= 1).await;
    for _ in 0..3 {
        // Somebody insists: still one answer, and nothing is lost by it.
        let made = rig.proxy.made();
        until(|| {
            let _ = running.orders.try_send(Order::SyncNow);
            rig.proxy.made() > made
        })
        .await;
    }
    let states: Vec<Delivery> = notes.iter().map(|note| rig.state(note)).collect();
    let kept = states.iter().filter(|state| state.is_waiting()).count();
    let sent = states.iter().filter(|state| **state == Delivery::Sent).count();
    assert_eq!((sent, kept), (2, 3), "{states:?}");
    let told = running.told();
    assert_eq!(
        told.iter().filter(|event| matches!(event, Event::Unauthorised { .. })).count(),
        1,
        "{told:?}"
    );
    rig.proxy.calm();
    running.orders.send(Order::SyncNow).await.unwrap();
    until(|| notes.iter().all(|note| rig.state(note) == Delivery::Sent)).await;
    running.end().await;
    for ticket in &tickets {
        is_there_once(&rig, ticket, "expired").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redirect_is_never_followed_and_the_write_waits() {
    let trap = Trap::set().await;
    let rig = Rig::synced().await;
    let tickets = rig.agent.open_tickets(5);
    for (ticket, status) in tickets.iter().zip([301, 302, 303, 307, 308]) {
        let to = if status == 308 { rig.proxy.base.replace("http:", "https:") } else { trap.base.clone() };
        let text = format!("moved {status}");
        rig.proxy.fault(Rule::new("", "/api/", Fault::Redirect(status, format!("{to}/api/v2/x?id=1"))));
        let note = rig.agent.note(ticket, &text);
        let report = rig.agent.engine.once(Duration::ZERO).await;
        assert!(report.failed.iter().any(|say| say.id == "crm-protocol"), "{report:?}");
        assert_eq!(rig.state(&note), Delivery::Queued, "{status}");
        rig.proxy.calm();
        rig.settle().await;
        is_there_once(&rig, ticket, &text).await;
    }
    assert_eq!(trap.connections(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_another_host_gets_no_connection() {
    let trap = Trap::set().await;
    let ways =
        Ways { size: Some(50), pace: |pace| Pace { sweep: Duration::ZERO, ..pace }, ..Ways::default() };
    let rig = Rig::with(ways).await;
    // A profile that follows links, as other CRMs need it.
    let follows = include_str!("../../config/crm/zendesk.toml").replace(
        "next  = 'if .meta.has_more then {\"page[after]\": .meta.after_cursor} else null end'\nvia",
        "next  = '.links.next'\nvia",
    );
    assert!(follows.contains("'.links.next'"));
    let account = rig.site.running.agent();
    let settings = secondline::config::CrmSettings {
        base: Some(rig.proxy.base.clone()),
        auth: Some(serde_json::json!({"type": "bearer", "token": format!("cmd:echo {}", account.token)})),
        rate: Some("100000/s".to_owned()),
        size: Some(50),
        ..Default::default()
    };
    let profile = secondline::crm::Profile::compile("crm/x.toml", &follows, &settings).unwrap();
    let client = secondline::crm::Client::new(profile).unwrap();
    let agent = Agent::paced(tempfile::tempdir().unwrap(), client, account, |pace| pace);
    let change = super::mangle::Change::ForeignNext(format!("{}/api/v2/more.json?page=2", trap.base));
    rig.proxy.fault(Rule::new("GET", "/search/export", Fault::Body(change)));
    let report = agent.sync().await;
    let told = report.failed.iter().find(|say| say.id == "crm-foreign").expect("it is told");
    assert_eq!(argument(told, "origin"), trap.base);
    assert_eq!(trap.connections(), 0);
    rig.proxy.calm();
    agent.sync().await;
    assert_eq!(agent.store.held().unwrap() as usize, rig.count().await, "its own links are followed");
    assert_eq!(trap.connections(), 0);
}
