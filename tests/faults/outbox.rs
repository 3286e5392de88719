//! The outbox on a bad day: two senders, a CRM that guards nothing, rewrites or doubles, keys that bounce, a long time
//! offline, poison, another person's queue; drafts that survive, and acts that are taken back.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use secondline::app::Msg;
use secondline::config::{Clock, CrmSettings};
use secondline::crm::{Client, Profile};
use secondline::domain::change::FieldValue;
use secondline::domain::clean::Clean;
use secondline::domain::conflict::Matter;
use secondline::domain::delivery::Delivery;
use secondline::domain::ids::{ChangeId, TicketId};
use secondline::domain::ticket::{Fact, Priority, Status};
use secondline::keymap::parse_keys;
use secondline::store::Store;
use secondline::sync::{Engine, Event, Order, Pace};
use serde_json::{Value, json};

use super::conflicts::Two;
use crate::screens::harness::Person;
use crate::sync::site::{Agent, PATIENCE, Site};

/// Waits until something holds; the deadline is far beyond what it takes.
async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    let began = Instant::now();
    while !holds().await {
        assert!(began.elapsed() < Duration::from_secs(30), "{what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

fn pace() -> Pace {
    Pace {
        settle: Duration::ZERO,
        sweep: Duration::from_secs(1),
        ..Pace::new(Duration::from_millis(50), Duration::from_millis(400))
    }
}

/// An engine of the agent whose CRM has no preconditions at all.
fn without_guard(site: &Site, agent: &mut Agent) {
    let text = include_str!("../../config/crm/zendesk.toml")
        .replace("guard    = \"stamp\"", "guard    = \"none\"")
        .replace(", safe_update: true, updated_stamp: .ticket.version", "")
        .replace(",\n  safe_update: true, updated_stamp: .ticket.version", "");
    assert!(!text.contains("stamp:") && !text.contains("\"stamp\""));
    let settings = CrmSettings {
        base: Some(site.running.base.clone()),
        auth: Some(json!({"type": "bearer", "token": format!("cmd:echo {}", site.running.agent().token)})),
        rate: Some("100000/s".to_owned()),
        ..CrmSettings::default()
    };
    let profile = Profile::compile("crm/bare.toml", &text, &settings).expect("a profile");
    let client = Client::new(profile).expect("a client");
    agent.engine = Arc::new(Engine::new(agent.store.clone(), client, Clock::System, pace()));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_send_every_change_once_and_the_second_takes_over_at_once() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let tickets = agent.open_tickets(5);
    let second = Store::open(&agent.folder.path().join("store.db")).expect("the same file");
    let client =
        crate::sync::site::client(&site.running.base, &site.running.agent().token, |settings| settings);
    let other = Arc::new(Engine::new(second.clone(), client, Clock::System, pace()));
    let told = Arc::new(std::sync::Mutex::new(Vec::new()));

    let (first_orders, inbox) = tokio::sync::mpsc::channel(8);
    let engine = Arc::clone(&agent.engine);
    let first = tokio::spawn(async move { engine.run(inbox, |_| {}).await });
    until("the first one sends", async || agent.store.take_lease().expect("a lock").is_none()).await;
    let (second_orders, inbox) = tokio::sync::mpsc::channel(8);
    let heard = Arc::clone(&told);
    let waiting = tokio::spawn(async move {
        other.run(inbox, |event| heard.lock().expect("no panic").push(event)).await;
    });
    until(&format!("the second one is told who sends: {:?}", agent.store.holder()), async || {
        told.lock().expect("no panic").iter().any(|event| {
            matches!(event, Event::OtherSender { holder: Some(holder) } if holder.pid == std::process::id())
        })
    })
    .await;
    // Both write; one sends.
    for (nth, ticket) in tickets.iter().enumerate() {
        agent.note(ticket, &format!("first {nth}"));
        let comment = secondline::domain::change::Comment {
            public: false,
            text: Clean::text(&format!("second {nth}")),
        };
        let new = secondline::domain::change::NewChange {
            id: ChangeId::new(uuid::Uuid::now_v7().to_string()),
            ticket: Some(ticket.clone()),
            change: secondline::domain::change::Change::Note { text: comment.text.clone() },
            out: Some(secondline::domain::change::Outgoing::Ticket(secondline::domain::change::Patch {
                comment: Some(comment),
                ..Default::default()
            })),
        };
        second.commit(&[new], &agent.me, Timestamp::now()).expect("a commit");
        first_orders.send(Order::Committed).await.expect("it runs");
        second_orders.send(Order::Committed).await.expect("it runs");
    }
    until("all is sent", async || second.outbox().expect("a read").is_empty()).await;
    for (nth, ticket) in tickets.iter().enumerate() {
        assert_eq!(site.comments(ticket, &format!("first {nth}")).await, 1);
        assert_eq!(site.comments(ticket, &format!("second {nth}")).await, 1);
    }
    // The first one ends: what is written then leaves through the second one.
    first_orders.send(Order::Quit).await.expect("it runs");
    first.await.expect("it ends");
    let ended = Instant::now();
    until("the second one sends now", async || {
        told.lock().expect("no panic").iter().any(|event| matches!(event, Event::Sender))
    })
    .await;
    assert!(ended.elapsed() < Duration::from_secs(2), "at once, not at the next look");
    let late = agent.note(&tickets[0], "after the first one");
    second_orders.send(Order::Committed).await.expect("it runs");
    until("it is sent", async || agent.state(&late) == Delivery::Sent).await;
    assert_eq!(site.comments(&tickets[0], "after the first one").await, 1);
    second_orders.send(Order::Quit).await.expect("it runs");
    waiting.await.expect("it ends");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_preconditions_a_clash_seen_just_before_is_held() {
    let site = Site::start().await;
    let mut agent = site.agent();
    agent.sync().await;
    without_guard(&site, &mut agent);
    let ticket = agent.open_ticket();
    site.later();
    let theirs = if agent.server(&ticket).priority == Priority::Low { "high" } else { "low" };
    site.edit(&ticket, json!({"priority": theirs})).await;
    let mine = agent.set(&ticket, FieldValue::Priority(Priority::Urgent));
    agent.engine.deliver(PATIENCE).await;
    assert_eq!(agent.state(&mine), Delivery::Held, "it was not pulled since; the look just before found it");
    assert_eq!(site.ticket(&ticket).await["priority"], theirs);
    let clash = agent.store.clashes(&mine).expect("a read").remove(0);
    assert!(clash.by.is_some() && clash.at.is_some(), "who and when are known from the history: {clash:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_preconditions_what_was_overwritten_raises_an_alarm_that_stays_and_can_be_restored() {
    let site = Site::start().await;
    let mut agent = site.agent();
    agent.sync().await;
    without_guard(&site, &mut agent);
    let mut ana = Person::at(site, agent, 80, 24, "en").await;
    ana.press("<enter>").await;
    let ticket = ana.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    ana.site.later();
    ana.press("p").await.type_text("urg").await.press("<enter>").await;
    ana.site.ask("DELETE", "/sandbox/log", Value::Null).await;
    let path = format!("/api/v2/tickets/{ticket}");
    ana.site.fault(json!({"method": "PUT", "path": path, "kind": "delay", "ms": 700})).await;
    // Between our look and our write a colleague slips in.
    let engine = Arc::clone(&ana.agent.engine);
    let pushing = tokio::spawn(async move { engine.deliver(PATIENCE).await });
    until("our write is under way", async || {
        let log = ana.site.get("/sandbox/log").await;
        log["requests"].as_object().is_some_and(|all| all.keys().any(|key| key.starts_with("PUT")))
    })
    .await;
    ana.site.edit(&ticket, json!({"priority": "low"})).await;
    pushing.await.expect("it ends");
    assert_eq!(ana.site.ticket(&ticket).await["priority"], "urgent", "nothing could prevent it");
    let alarms = ana.agent.store.alarms().expect("a read");
    assert!(matches!(&alarms[0].matter, Matter::Overwrote { .. }), "{alarms:?}");
    ana.sync().await;
    ana.press("jk").await;
    let screen = ana.screen();
    assert!(screen.contains("1 for you to decide"), "it stays after a key:\n{screen}");
    ana.press("d").await;
    insta::assert_snapshot!(ana.screen());
    ana.press("t").await;
    ana.sync().await;
    assert_eq!(ana.site.ticket(&ticket).await["priority"], "low", "restored");
    assert!(ana.agent.store.alarms().expect("a read").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_the_crm_rewrites_is_recognised_by_its_mark() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let ticket = agent.open_ticket();
    site.later();
    site.fault(json!({"method": "PUT", "path": format!("/api/v2/tickets/{ticket}"), "kind": "lose_answer",
        "rewrite": true}))
        .await;
    let note = agent.note(&ticket, "  <b>Fraud</b> &amp; bank: rewritten-1  \n\n");
    agent.sync().await;
    assert_eq!(agent.state(&note), Delivery::Sent);
    assert_eq!(site.comments(&ticket, "rewritten-1").await, 1);
    assert_eq!(site.comments(&ticket, "<b>").await, 0, "the CRM did rewrite it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_a_middlebox_delivers_twice_is_told_until_somebody_has_seen_it() {
    let mut ana = Person::sits(80, 24, "en").await;
    ana.press("<enter>i").await.type_text("doubled on the way").await.press("<ctrl-s>").await;
    let ticket = ana.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    let row = ana.agent.store.outbox().expect("a read").remove(0);
    ana.sync().await;
    // The same request once more, as it was.
    let again = reqwest::Client::new()
        .put(format!("{}/api/v2/tickets/{ticket}.json", ana.site.running.base))
        .bearer_auth(&ana.site.running.agent().token)
        .json(&json!({"ticket": {"comment": {"body": "doubled on the way", "public": false},
            "metadata": {"secondline": row.id}}}))
        .send()
        .await
        .expect("an answer");
    assert!(again.status().is_success());
    ana.sync().await;
    ana.press("jk").await;
    assert!(ana.screen().contains("1 for you to decide"), "{}", ana.screen());
    ana.press("d").await;
    assert!(ana.screen().contains("This stands on the ticket 2 times."), "{}", ana.screen());
    ana.press("a").await;
    ana.sync().await;
    assert!(
        !ana.screen().contains("for you to decide"),
        "who has seen it is not asked again:\n{}",
        ana.screen()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_bounces_makes_one_change() {
    let mut ana = Person::sits(80, 24, "en").await;
    ana.press("<enter>").await;
    for keys in ["cc", "i", "s"] {
        let before = ana.agent.store.outbox().expect("a read").len();
        match keys {
            "i" => drop(ana.press("i").await.type_text("once").await),
            "s" => drop(ana.press("s").await.type_text("hold").await),
            _ => {}
        }
        let last = match keys {
            "i" => "<ctrl-s><ctrl-s>",
            "s" => "<enter><enter>",
            keys => keys,
        };
        for chord in parse_keys(last).expect("known keys") {
            ana.session.take(Msg::Key(chord));
        }
        ana.settle().await;
        assert_eq!(ana.agent.store.outbox().expect("a read").len(), before + 1, "{keys}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_time_offline_arrives_in_order_once_and_goes_on_after_a_restart() {
    let many: usize =
        std::env::var("SECONDLINE_OFFLINE").ok().and_then(|many| many.parse().ok()).unwrap_or(60);
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let tickets = agent.open_tickets(6);
    for nth in 0..many {
        agent.note(&tickets[nth % tickets.len()], &format!("offline-{nth:04}"));
    }
    // A part of them leaves, then the program ends in the middle.
    agent.engine.deliver_within(Duration::from_millis(60)).await;
    let left = agent.store.outbox().expect("a read").len();
    assert!(left > 0, "it was interrupted");
    let agent = agent.restarted(&site.running.base, site.running.agent());
    for _ in 0..20 {
        agent.sync().await;
        if agent.store.outbox().expect("a read").is_empty() {
            break;
        }
    }
    assert!(agent.store.outbox().expect("a read").is_empty());
    for (at, ticket) in tickets.iter().enumerate() {
        let expected: Vec<String> = (0..many)
            .filter(|nth| nth % tickets.len() == at)
            .map(|nth| format!("offline-{nth:04}"))
            .collect();
        assert_eq!(offline(&site, ticket).await, expected);
    }
}

/// What was written offline as the server has it, oldest first.
async fn offline(site: &Site, ticket: &TicketId) -> Vec<String> {
    let found = site.get(&format!("/api/v2/tickets/{ticket}/comments.json?page[size]=100")).await;
    let comments = found["comments"].as_array().cloned().unwrap_or_default();
    let bodies = comments.iter().filter_map(|comment| comment["body"].as_str());
    bodies.filter(|body| body.starts_with("offline-")).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_always_fails_is_parked_and_the_other_tickets_go_on() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let tickets = agent.open_tickets(3);
    let path = |nth: usize| format!("/api/v2/tickets/{}", tickets[nth]);
    site.fault(json!({"method": "PUT", "path": path(0), "kind": "error", "status": 422, "times": 1000}))
        .await;
    site.fault(json!({"method": "PUT", "path": path(1), "kind": "error", "status": 500, "times": 1000}))
        .await;
    let refused = agent.note(&tickets[0], "always 422");
    let failing = agent.note(&tickets[1], "always 500");
    let fine = agent.note(&tickets[2], "goes on");
    for _ in 0..10 {
        agent.sync().await;
        assert_eq!(agent.state(&fine), Delivery::Sent);
        if agent.state(&failing) == Delivery::Refused {
            break;
        }
    }
    for (id, text) in [(&refused, "always 422"), (&failing, "always 500")] {
        let row = agent.store.delivery(id).expect("a read").expect("a delivery");
        assert_eq!(row.state, Delivery::Refused, "{row:?}");
        assert!(row.error.is_some() && format!("{:?}", row.out).contains(text));
    }
    // Once it is mended it can be sent again.
    site.ask("DELETE", "/sandbox/faults", Value::Null).await;
    agent.store.retry(&failing, Timestamp::now()).expect("it waits for a person");
    agent.sync().await;
    assert_eq!((agent.state(&failing), site.comments(&tickets[1], "always 500").await), (Delivery::Sent, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_persons_queue_stays_is_named_and_is_in_nobodys_way() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let ticket = agent.open_ticket();
    let theirs = agent.note(&ticket, "as the first agent");
    let second = site.running.accounts[1].clone();
    let agent = agent.restarted(&site.running.base, &second);
    let mut person = Person::at(site, agent, 80, 24, "en").await;
    person.sync().await;
    let mine = person.agent.note(&ticket, "as the second agent");
    person.sync().await;
    assert_eq!((person.agent.state(&theirs), person.agent.state(&mine)), (Delivery::Queued, Delivery::Sent));
    assert_eq!(person.site.comments(&ticket, "as the first agent").await, 0, "never under another name");
    assert_eq!(person.site.comments(&ticket, "as the second agent").await, 1);
    person.press("5").await;
    assert!(person.screen().contains("it waits for them and is never sent"), "{}", person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_can_confirm_is_decided_by_a_person() {
    for key in ["a", "r"] {
        let mut ana = Person::sits(80, 24, "en").await;
        ana.press("<enter>i").await.type_text("did it arrive").await.press("<ctrl-s>").await;
        let ticket = ana.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
        let path = format!("/api/v2/tickets/{ticket}");
        let kind = if key == "a" { "lose_answer" } else { "cut" };
        ana.site.fault(json!({"method": "PUT", "path": path, "kind": kind})).await;
        ana.site
            .fault(json!({"method": "GET", "path": format!("{path}/audits"), "kind": "error", "status": 403}))
            .await;
        ana.sync().await;
        ana.sync().await;
        let states: Vec<Delivery> =
            ana.agent.store.outbox().expect("a read").iter().map(|row| row.state).collect();
        assert_eq!(states, [Delivery::Unconfirmed]);
        ana.press("d").await;
        let screen = ana.screen();
        assert!(screen.contains("did it arrive?") && screen.contains("Nobody can tell"), "{screen}");
        ana.press(key).await;
        ana.sync().await;
        assert!(ana.agent.store.outbox().expect("a read").is_empty());
        assert_eq!(ana.site.comments(&ticket, "did it arrive").await, 1, "{key}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_was_not_taken_is_named_and_can_be_left_so() {
    let mut ana = Person::sits(80, 24, "en").await;
    ana.press("<enter>").await;
    let ticket = ana.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    let path = format!("/api/v2/tickets/{ticket}");
    ana.site.fault(json!({"method": "PUT", "path": path, "kind": "drop_fields"})).await;
    ana.agent.set(&ticket, FieldValue::Fact(Fact::Cause, Some(Clean::line("PAY-01"))));
    ana.sync().await;
    ana.press("5<enter>").await;
    let screen = ana.screen();
    assert!(screen.contains("only a part was taken") && screen.contains("cause"), "{screen}");
    ana.press("a").await;
    assert!(ana.agent.store.outbox().expect("a read").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_text_that_is_being_written_is_found_again_after_a_crash() {
    let mut ana = Person::sits(80, 24, "en").await;
    ana.press("<enter>i").await.type_text("half a note").await.press("<esc>r").await;
    ana.type_text("half a reply").await.press("<esc>t").await.type_text("+half-a-tag").await;
    ana.press("<esc>b").await.type_text("half of what was missing").await.press("<esc>R<tab><tab>").await;
    ana.type_text("half a reason").await;
    let Person { site, agent, .. } = ana;
    let account = site.running.agent().clone();
    let agent = agent.restarted(&site.running.base, &account);
    let mut ana = Person::at(site, agent, 80, 24, "en").await;
    ana.press("<enter>").await;
    for (key, text) in [
        ("i", "half a note"),
        ("r", "half a reply"),
        ("t", "+half-a-tag"),
        ("b", "half of what was missing"),
        ("R", "half a reason"),
    ] {
        ana.press(key).await;
        assert!(ana.screen().contains(text), "{text}:\n{}", ana.screen());
        ana.press("<esc>").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_windows_on_one_text_never_lose_what_either_wrote() {
    let mut ana = Person::sits(80, 24, "en").await;
    ana.press("<enter>i").await;
    let ticket = ana.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    ana.type_text("first line").await.press("<enter><enter><enter>").await.type_text("last line").await;
    let other = Store::open(&ana.agent.folder.path().join("store.db")).expect("the same file");
    let now = Timestamp::now();
    let begun = other.draft(&ticket, "note").expect("a read").expect("a draft");
    // The other window changes the first line, this one goes on with the last: both are there.
    let changed = begun.as_str().replace("first line", "first line of the other window");
    other.keep_draft(&ticket, "note", begun.as_str(), &Clean::text(&changed), now).expect("it is kept");
    ana.type_text(" of this one").await;
    let screen = ana.screen();
    assert!(
        screen.contains("first line of the other window") && screen.contains("last line of this one"),
        "{screen}"
    );
    // Both change the same line: this one stays, the other is kept and found.
    let base = other.draft(&ticket, "note").expect("a read").expect("a draft");
    let over = base.as_str().replace("of this one", "as the other window has it");
    other.keep_draft(&ticket, "note", base.as_str(), &Clean::text(&over), now).expect("it is kept");
    ana.type_text("!").await;
    ana.press("<esc>5").await;
    let screen = ana.screen();
    assert!(screen.contains("text kept"), "{screen}");
    ana.press("<enter>").await;
    assert!(ana.screen().contains("as the other window has it"), "{}", ana.screen());
    let kept = ana.agent.store.draft(&ticket, "note").expect("a read").expect("a draft");
    assert!(kept.as_str().ends_with("last line of this one!"), "{kept}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_act_is_taken_back_whole_while_it_waits_and_its_text_is_a_draft_again() {
    let mut two = Two::sit(80, 24, "en").await;
    two.ana.press("i").await.type_text("Too early.").await.press("<ctrl-s>").await;
    assert_eq!(two.states().len(), 1);
    two.ana.press("u").await;
    assert!(two.ana.screen().contains("Taken back: note"), "{}", two.ana.screen());
    assert!(two.states().is_empty());
    two.ana.sync().await;
    assert_eq!(two.ana.site.comments(&two.ticket, "Too early.").await, 0);
    two.ana.press("i").await;
    assert!(two.ana.screen().contains("Too early."), "{}", two.ana.screen());
    two.ana.press("<ctrl-s>").await;
    two.ana.sync().await;
    two.ana.press("u").await;
    assert!(two.ana.screen().contains("Already out"), "{}", two.ana.screen());
    assert_eq!(two.ana.site.comments(&two.ticket, "Too early.").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_of_several_changes_goes_back_as_one() {
    let mut two = Two::sit(120, 40, "en").await;
    two.ana.press("c").await;
    two.ana.sync().await;
    let before = two.ana.agent.store.ticket(&two.ticket).expect("a read").expect("a ticket").shown;
    two.ana.press("b").await.type_text("the reference").await.press("<tab><right><right><ctrl-s>").await;
    assert!(two.ana.session.app.sheets.is_empty());
    assert_ne!(two.ana.agent.store.ticket(&two.ticket).expect("a read").expect("a ticket").shown, before);
    two.ana.press("u").await;
    let after = two.ana.agent.store.ticket(&two.ticket).expect("a read").expect("a ticket").shown;
    assert_eq!(after, before, "all of it");
    two.ana.press("b").await;
    assert!(two.ana.screen().contains("the reference"), "the sheet is as it was:\n{}", two.ana.screen());
    two.ana.press("<esc>u").await;
    assert!(
        two.ana.screen().contains("claim") && two.ana.screen().contains("Already out"),
        "{}",
        two.ana.screen()
    );
    assert_eq!(before.status, Status::Open);
}
