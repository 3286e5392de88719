//! Two tickets about one thing: found by a few letters, looked at before anything is done, linked or merged through the gate.

use insta::assert_snapshot;
use secondline::app::{Fate, Sheet};
use secondline::domain::ids::TicketId;
use serde_json::json;

use super::harness::Person;

/// Two tickets of one customer, the earlier one first.
async fn twins(person: &mut Person) -> (TicketId, TicketId) {
    let mut ids = Vec::new();
    for subject in ["Cobro duplicado en mi viaje", "Otra vez el cobro duplicado"] {
        person.site.later();
        let ticket = json!({"subject": subject, "comment": {"body": format!("{subject}. Gracias.")},
            "requester": {"name": "Lucía Ríos", "email": "lucia@example.com"}, "tags": ["escalated"],
            "status": "open"});
        let made = person.site.ask("POST", "/api/v2/tickets.json", json!({"ticket": ticket})).await;
        ids.push(TicketId::new(made["ticket"]["id"].to_string()));
    }
    person.site.running.clock.advance(jiff::SignedDuration::from_mins(3));
    person.sync().await;
    (ids.remove(0), ids.remove(0))
}

async fn open(person: &mut Person, ticket: &TicketId) {
    person.press("f").await.type_text(ticket.as_str()).await.press("<enter>").await;
    let opened = person.session.app.ticket.as_ref().map(|ticket| ticket.id.clone());
    assert_eq!(opened.as_ref(), Some(ticket), "{}", person.screen());
}

fn fate(person: &Person) -> Fate {
    match person.session.app.sheets.last() {
        Some(Sheet::Bulk(sheet)) => sheet.rows.as_ref().expect("a ticket")[0].fate.clone(),
        other => panic!("what becomes of it: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_later_ticket_goes_up_in_the_earlier_one_of_its_customer_and_not_the_other_way_round() {
    let mut person = Person::sits(80, 24, "en").await;
    let (early, late) = twins(&mut person).await;
    open(&mut person, &early).await;
    person.press("J<enter>").await;
    let Fate::Not(why) = fate(&person) else { panic!("the clock would begin anew:\n{}", person.screen()) };
    assert!(why.iter().any(|why| why.contains("came later")), "{why:?}");
    person.press("<esc><esc>").await;

    open(&mut person, &late).await;
    person.press("J").await;
    let screen = person.screen();
    assert!(screen.contains("Merge into which ticket?") && screen.contains("same customer"), "{screen}");
    person.press("<enter>").await;
    assert!(matches!(fate(&person), Fate::Does(_)), "{}", person.screen());
    assert_snapshot!(person.screen());
    assert!(person.agent.store.outbox().expect("a read").is_empty(), "nothing is done before it was seen");
    person.press("<ctrl-s>").await;
    person.sync().await;
    assert_eq!(person.site.ticket(&late).await["status"], "closed");
    assert_ne!(person.site.ticket(&early).await["status"], "closed");
    assert_eq!(person.site.comments(&early, "was merged into this ticket").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn tickets_of_two_customers_are_linked_and_never_merged() {
    let mut person = Person::sits(80, 24, "es-MX").await;
    let (early, late) = twins(&mut person).await;
    person.press("<enter>J").await.type_text(early.as_str()).await.press("<enter>").await;
    let Fate::Not(why) = fate(&person) else { panic!("two customers:\n{}", person.screen()) };
    assert!(why.iter().any(|why| why.contains("clientes distintos")), "{why:?}");
    person.press("<esc><esc>").await;
    open(&mut person, &late).await;
    person.press("L<enter><ctrl-s>").await;
    let screen = person.screen();
    assert!(screen.contains("Vincular con"), "{screen}");
    person.sync().await;
    assert_eq!(person.site.ticket(&late).await["type"], "incident");
}
