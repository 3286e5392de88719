//! Links and merges: what the CRM has afterwards, also where an answer was lost, and never twice.

use secondline::domain::change::{Change, Comment, Merging, Patch, Tie};
use secondline::domain::clean::Clean;
use secondline::domain::delivery::Delivery;
use secondline::domain::ids::{ChangeId, TicketId};
use secondline::domain::ticket::Gone;
use serde_json::json;

use super::site::{Agent, Site};

fn tie(ticket: &TicketId) -> Tie {
    Tie { id: ticket.clone(), key: Clean::line(ticket.as_str()) }
}

fn merge(agent: &Agent, ticket: &TicketId, into: &TicketId, text: &str) -> ChangeId {
    let patch = Patch {
        comment: Some(Comment { public: false, text: Clean::text(&format!("{text} goes on elsewhere")) }),
        merge: Some(Merging { into: tie(into), there: Clean::text(&format!("{text} came from there")) }),
        ..Patch::default()
    };
    agent.write(ticket, Change::Merge { into: tie(into) }, patch)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merge_happens_once_whatever_becomes_of_its_answers() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let mut tickets = agent.open_tickets(5).into_iter();
    let into = tickets.next().unwrap();
    for (nth, (ticket, kind)) in tickets.zip(["", "lose_answer", "error_after", "cut"]).enumerate() {
        site.later();
        if !kind.is_empty() {
            let path = format!("/api/v2/tickets/{into}/merge");
            site.fault(json!({"method": "POST", "path": path, "kind": kind})).await;
        }
        let text = format!("matter {nth}");
        let id = merge(&agent, &ticket, &into, &text);
        let shown = agent.store.ticket(&ticket).unwrap().unwrap().shown;
        assert_eq!(shown.gone, Some(Gone::Merged(Some(into.clone()))), "shown as it is meant");
        let report = agent.sync().await;
        assert_eq!(agent.state(&id), Delivery::Sent, "{kind}: {report:?}");
        assert_eq!(site.ticket(&ticket).await["status"], "closed", "{kind}");
        assert_eq!(site.comments(&ticket, &format!("{text} goes on elsewhere")).await, 1, "{kind}");
        assert_eq!(site.comments(&into, &format!("{text} came from there")).await, 1, "{kind}");
        assert!(agent.server(&ticket).gone.is_some(), "{kind}");
    }
    assert_eq!(site.ticket(&into).await["status"], "open", "the other one stays open");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merge_that_the_crm_refuses_leaves_the_ticket_open_and_says_so() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let tickets = agent.open_tickets(2);
    site.edit(&tickets[1], json!({"status": "closed"})).await;
    let id = merge(&agent, &tickets[0], &tickets[1], "too late");
    agent.sync().await;
    let row = agent.store.delivery(&id).unwrap().unwrap();
    assert_eq!(row.state, Delivery::Partial, "{row:?}");
    assert_eq!(row.error.unwrap().id, "sync-partial-merge");
    assert_eq!(site.ticket(&tickets[0]).await["status"], "open");
    assert_eq!(agent.store.ticket(&tickets[0]).unwrap().unwrap().shown.gone, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_makes_an_incident_of_the_problem_and_doing_it_twice_changes_nothing() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let tickets = agent.open_tickets(3);
    let link = |from: &TicketId, to: &TicketId| {
        let patch = Patch { link: Some(tie(to)), ..Patch::default() };
        agent.write(from, Change::Link { to: tie(to) }, patch)
    };
    let first = link(&tickets[0], &tickets[1]);
    agent.sync().await;
    // An incident is not made a problem: what is linked to it hangs on the same one.
    let path = format!("/api/v2/tickets/{}", tickets[2]);
    site.fault(json!({"method": "PUT", "path": path, "kind": "lose_answer"})).await;
    let second = link(&tickets[2], &tickets[0]);
    agent.sync().await;
    // What became of the lost answer is looked into, however long that takes on a busy machine.
    for _ in 0..40 {
        if agent.state(&second) == Delivery::Sent {
            break;
        }
        agent.sync().await;
    }
    for id in [first, second] {
        assert_eq!(agent.state(&id), Delivery::Sent);
    }
    let problem: u64 = tickets[1].as_str().parse().unwrap();
    assert_eq!(site.ticket(&tickets[1]).await["type"], "problem");
    for ticket in [&tickets[0], &tickets[2]] {
        let there = site.ticket(ticket).await;
        assert_eq!((&there["type"], &there["problem_id"]), (&json!("incident"), &json!(problem)));
    }
}
