//! Writes: each arrives once, in its order, and overwrites nobody.

use secondline::domain::change::{Change, Comment, Document, FieldValue, NewChange, Outgoing, Patch};
use secondline::domain::clean::Clean;
use secondline::domain::delivery::Delivery;
use secondline::domain::ids::{ChangeId, ProposalKey};
use secondline::domain::proposal::{Kind, State, key};
use secondline::domain::ticket::{Fact, Priority, Status};
use secondline::sandbox::constants;
use serde_json::json;

use super::site::{Agent, Site, client, options};

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_never_sent_twice() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    for (kind, text) in [("lose_answer", "lost-1"), ("error_after", "lost-2"), ("cut", "lost-3")] {
        let ticket = agent.open_ticket();
        site.later();
        site.fault(json!({"method": "PUT", "path": format!("/api/v2/tickets/{ticket}"), "kind": kind})).await;
        let note = agent.note(&ticket, text);
        let report = agent.sync().await;
        assert_eq!(agent.state(&note), Delivery::Sent, "{kind}: {report:?}");
        assert_eq!(site.comments(&ticket, text).await, 1, "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_a_ticket_that_is_not_held_any_more_still_arrives() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let ticket = agent.open_ticket();
    let note = agent.note(&ticket, "kept through the damage");
    // As after a salvage: the outbox is there, what was pulled is not.
    let file = rusqlite::Connection::open(agent.store.path()).unwrap();
    file.execute_batch("PRAGMA foreign_keys = ON; DELETE FROM tickets").unwrap();
    let report = agent.sync().await;
    assert_eq!(agent.state(&note), Delivery::Sent, "{report:?}");
    assert_eq!(site.comments(&ticket, "kept through the damage").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_that_the_process_did_not_survive_is_asked_for_and_not_repeated() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let ticket = agent.open_ticket();
    let note = agent.note(&ticket, "died after it");
    // The attempt is recorded and its request arrives, as by a process that dies before it hears the answer.
    let batch = agent.store.next_batches(jiff::Timestamp::now(), 10).unwrap().remove(0);
    assert!(agent.store.start_attempt(&batch, jiff::Timestamp::now()).unwrap());
    let by = &site.running.agent().token;
    let sent = reqwest::Client::new()
        .put(format!("{}/api/v2/tickets/{ticket}.json", site.running.base))
        .bearer_auth(by)
        .json(&json!({"ticket": {"comment": {"body": "died after it", "public": false},
            "metadata": {"secondline": note}}}))
        .send()
        .await
        .unwrap();
    assert!(sent.status().is_success());
    let agent = agent.restarted(&site.running.base, site.running.agent());
    assert_eq!(agent.state(&note), Delivery::Unknown, "never queued again by itself");
    agent.sync().await;
    assert_eq!(agent.state(&note), Delivery::Sent);
    assert_eq!(site.comments(&ticket, "died after it").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_conflict_on_another_field_is_merged_silently() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let ticket = agent.open_ticket();
    site.later();
    site.edit(&ticket, json!({"priority": "urgent"})).await;
    let cause = agent.set(&ticket, FieldValue::Fact(Fact::Cause, Some(Clean::line("PAY-01"))));
    let report = agent.sync().await;
    assert_eq!(agent.state(&cause), Delivery::Sent, "{report:?}");
    let server = agent.server(&ticket);
    assert_eq!((server.priority, server.fact(Fact::Cause)), (Priority::Urgent, Some("PAY-01")));
    assert_eq!(site.ticket(&ticket).await["priority"], "urgent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clash_is_held_and_nothing_is_overwritten() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let ticket = agent.open_ticket();
    site.later();
    let theirs = if agent.server(&ticket).priority == Priority::Low { "high" } else { "low" };
    site.edit(&ticket, json!({"priority": theirs})).await;
    let mine = agent.set(&ticket, FieldValue::Priority(Priority::Urgent));
    let report = agent.sync().await;
    assert_eq!((agent.state(&mine), report.held), (Delivery::Held, 1));
    assert_eq!(site.ticket(&ticket).await["priority"], theirs);
    let clash = agent.store.clashes(&mine).unwrap();
    assert_eq!(clash.len(), 1, "the person sees base, theirs and mine");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_waits_when_the_customer_wrote_meanwhile_and_a_note_does_not() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let ticket = agent.open_ticket();
    let reply = agent.reply(&ticket, "Solved, I believe.");
    let other = agent.open_tickets(2).remove(1);
    let note = agent.note(&other, "called the bank");
    site.later();
    for wrote in [&ticket, &other] {
        site.edit(wrote, json!({"comment": {"body": "It happened again!", "public": true}})).await;
    }
    agent.sync().await;
    assert_eq!(agent.state(&reply), Delivery::Held);
    assert_eq!(agent.state(&note), Delivery::Sent);
    assert_eq!(site.comments(&ticket, "Solved, I believe.").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn offline_changes_all_arrive_once_in_order() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let tickets = agent.open_tickets(3);
    let (port, account) = (site.running.addr.port(), site.running.agent().clone());
    site.running.stop().await.unwrap();
    let mut notes = Vec::new();
    for round in 0..4 {
        for ticket in &tickets {
            notes.push(agent.note(ticket, &format!("offline {round}")));
        }
    }
    let solved = agent.set(&tickets[0], FieldValue::Priority(Priority::Urgent));
    let report = agent.sync().await;
    assert!(report.offline.is_some());
    assert_eq!(report.waiting, 13, "everything waits");
    let site = Site::with(secondline::sandbox::Options { port, ..options() }).await;
    let agent = agent.restarted(&site.running.base, &account);
    let report = agent.sync().await;
    assert_eq!((report.pushed, report.waiting), (13, 0), "{report:?}");
    assert_eq!(agent.state(&solved), Delivery::Sent);
    for ticket in &tickets {
        let found = site.get(&format!("/api/v2/tickets/{ticket}/comments.json")).await;
        let said: Vec<&str> = found["comments"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|comment| comment["body"].as_str())
            .filter(|body| body.starts_with("offline"))
            .collect();
        assert_eq!(said, ["offline 0", "offline 1", "offline 2", "offline 3"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_act_with_tags_is_sent_whole_and_a_foreign_tag_stays() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let ticket = agent.open_ticket();
    site.later();
    site.ask("PUT", &format!("/api/v2/tickets/{ticket}/tags.json"), json!({"tags": ["theirs"]})).await;
    let text = Clean::text("We found it.");
    let patch = Patch {
        set: vec![
            FieldValue::Status(Status::Solved),
            FieldValue::Assignee(Some(agent.me.clone())),
            FieldValue::Fact(Fact::Cause, Some(Clean::line("PAY-01"))),
        ],
        add_tags: [Clean::line("ours")].into(),
        remove_tags: [Clean::line("nobody_has_it")].into(),
        comment: Some(Comment { public: true, text: text.clone() }),
        ..Patch::default()
    };
    let act = agent.write(&ticket, Change::Reply { text, solves: None }, patch);
    // The tags are lost on the way once: what is in already is not sent again.
    site.fault(json!({"method": "PUT", "path": format!("/api/v2/tickets/{ticket}/tags"), "kind": "cut"}))
        .await;
    let report = agent.sync().await;
    assert_eq!(agent.state(&act), Delivery::Sent, "{report:?}");
    let there = site.ticket(&ticket).await;
    let tags: Vec<&str> = there["tags"].as_array().unwrap().iter().filter_map(|tag| tag.as_str()).collect();
    assert_eq!(there["status"], "solved");
    assert!(tags.contains(&"ours") && tags.contains(&"theirs"), "{tags:?}");
    assert_eq!(site.comments(&ticket, "We found it.").await, 1);
    assert!(agent.server(&ticket).tags.contains(&Clean::line("ours")), "the screen has it too");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_crm_leaves_out_is_told_and_what_it_refuses_keeps_its_text() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let tickets = agent.open_tickets(3);
    site.fault(
        json!({"method": "PUT", "path": format!("/api/v2/tickets/{}", tickets[0]), "kind": "drop_fields"}),
    )
    .await;
    let dropped = agent.set(&tickets[0], FieldValue::Fact(Fact::Cause, Some(Clean::line("PAY-01"))));
    site.fault(json!({"method": "PUT", "path": format!("/api/v2/tickets/{}", tickets[1]), "kind": "error",
        "status": 422}))
        .await;
    let refused = agent.note(&tickets[1], "refused text");
    site.fault(json!({"method": "PUT", "path": format!("/api/v2/tickets/{}", tickets[2]),
        "kind": "database_conflict"}))
        .await;
    let busy = agent.set(&tickets[2], FieldValue::Priority(Priority::Urgent));
    let report = agent.sync().await;
    assert_eq!(agent.state(&dropped), Delivery::Partial, "{report:?}");
    assert_eq!(agent.state(&refused), Delivery::Refused);
    assert_eq!(agent.state(&busy), Delivery::Sent, "this kind of 409 passes");
    let kept = agent.store.delivery(&refused).unwrap().unwrap();
    assert!(kept.error.is_some() && format!("{:?}", kept.change).contains("refused text"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_throttled_request_comes_back_and_nothing_is_lost() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let ticket = agent.open_ticket();
    site.fault(json!({"method": "PUT", "path": "/api/v2/tickets", "kind": "throttle", "retry_after": "1"}))
        .await;
    let note = agent.note(&ticket, "after the wait");
    let report = agent.sync().await;
    assert_eq!(agent.state(&note), Delivery::Sent, "{report:?}");
    assert_eq!(site.comments(&ticket, "after the wait").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_one_of_two_processes_sends() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let _lease = agent.store.take_lease().unwrap().expect("nobody else has it");
    let note = agent.note(&agent.open_ticket(), "by the other one");
    let report = agent.sync().await;
    assert_eq!((agent.state(&note), report.pushed, report.waiting), (Delivery::Queued, 0, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_else_wrote_here_is_not_sent_under_our_name() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let note = agent.note(&agent.open_ticket(), "as the first agent");
    let second = site.running.accounts[1].clone();
    let other: Agent = agent.restarted(&site.running.base, &second);
    let report = other.sync().await;
    assert_eq!((other.state(&note), report.pushed), (Delivery::Queued, 0));
    assert!(report.failed.iter().any(|say| say.id == "sync-not-yours"), "{report:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn ticks_in_one_breath_travel_as_one_request() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let ticket = agent.open_ticket();
    site.ask("DELETE", "/sandbox/log", serde_json::Value::Null).await;
    let ticks: Vec<_> = (1..=6)
        .map(|done| {
            agent
                .set(&ticket, FieldValue::Fact(Fact::Sop, Some(Clean::line(&format!("card@1.0.0 {done}/6")))))
        })
        .collect();
    agent.sync().await;
    assert!(ticks.iter().all(|tick| agent.state(tick) == Delivery::Sent));
    let log = site.get("/sandbox/log").await;
    let requests = log["requests"].as_object().unwrap();
    let puts: u64 =
        requests.iter().filter(|(key, _)| key.contains("PUT")).filter_map(|(_, n)| n.as_u64()).sum();
    assert_eq!(puts, 1, "{requests:?}");
    assert_eq!(agent.server(&ticket).fact(Fact::Sop), Some("card@1.0.0 6/6"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chain_of_our_own_writes_never_clashes_with_itself() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let ticket = agent.open_ticket();
    let mut ids = Vec::new();
    for (at, status) in [Status::Pending, Status::Open, Status::Pending].into_iter().enumerate() {
        site.later();
        ids.push(agent.set(&ticket, FieldValue::Status(status)));
        ids.push(agent.note(&ticket, &format!("chain {at}")));
        ids.push(agent.reply(&ticket, &format!("answer {at}")));
    }
    agent.set(&ticket, FieldValue::Status(Status::Solved));
    let report = agent.sync().await;
    assert_eq!((report.waiting, report.held, report.refused), (0, 0, 0), "{report:?}");
    assert!(ids.iter().all(|id| agent.state(id) == Delivery::Sent));
    assert_eq!(site.ticket(&ticket).await["status"], "solved");
}

fn document(kind: Kind, title: &str) -> Document {
    Document {
        key: key(kind, "PAY-01", "credit_card", 0),
        title: Clean::line(title),
        text: Clean::text("# What happens\n\n- The card is charged twice.\n"),
        language: Clean::line("es-MX"),
        publish: false,
    }
}

fn send_document(agent: &Agent, out: Outgoing, proposal: &ProposalKey) -> ChangeId {
    let id = ChangeId::new(uuid::Uuid::now_v7().to_string());
    let change = Change::SendProposal { proposal: proposal.clone() };
    let new = NewChange { id: id.clone(), ticket: None, change, out: Some(out) };
    agent.store.commit(&[new], &agent.me, jiff::Timestamp::now()).unwrap();
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn two_agents_who_see_one_recurrence_make_one_article_and_one_request() {
    let site = Site::start().await;
    let first = site.agent();
    let second = Agent::new(&site.running.base, &site.running.accounts[1]);
    let (article, request) = (document(Kind::Knowledge, "Charged twice"), document(Kind::Product, "Stop it"));
    site.fault(json!({"method": "POST", "path": "/api/v2/help_center", "kind": "lose_answer"})).await;
    site.fault(json!({"method": "POST", "path": "/api/v2/tickets", "kind": "lose_answer"})).await;
    for agent in [&first, &second] {
        agent.sync().await;
        let sent = [
            send_document(agent, Outgoing::Article(article.clone()), &article.key),
            send_document(agent, Outgoing::Feedback(request.clone()), &request.key),
        ];
        let report = agent.sync().await;
        assert!(sent.iter().all(|id| agent.state(id) == Delivery::Sent), "{report:?}");
    }
    let path = format!(
        "/api/v2/help_center/{}/sections/{}/articles.json?label_names={}",
        constants::LOCALE,
        constants::SECTION,
        article.key
    );
    let articles = site.get(&path).await["articles"].as_array().unwrap().clone();
    assert_eq!(articles.len(), 1);
    assert!(articles[0]["body"].as_str().unwrap().contains("<li>The card is charged twice.</li>"));
    let requests = site.get(&format!("/api/v2/tickets.json?external_id={}", request.key)).await;
    assert_eq!(requests["tickets"].as_array().unwrap().len(), 1);
    // Both can read back what became of them.
    let reader = client(&site.running.base, &site.running.accounts[1].token, |settings| settings);
    let (articles, requests) = (reader.articles().await.unwrap(), reader.feedbacks().await.unwrap());
    for (made, key, state) in
        [(articles, &article.key, State::InReview), (requests, &request.key, State::Sent)]
    {
        let found = made.iter().find(|made| made.key.as_ref() == Some(key)).expect("it is listed");
        assert_eq!(found.target.state, state);
    }
}
