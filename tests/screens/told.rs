//! Agents hear once what became of what they resolved.

use jiff::SignedDuration;
use secondline::app::Msg;
use secondline::domain::clean::Clean;
use secondline::domain::proposal::{Kind, Proposal, State, Target};
use secondline::domain::recurrence::Rule;
use secondline::store::Among;

use super::harness::Person;
use crate::sync::site::time;

/// A request whose tickets the person resolved themselves, in part.
fn theirs(person: &Person) -> Proposal {
    let rule = Rule { tickets: 2, days: 90, customers: 2 };
    let found = person.agent.store.proposals(Kind::Product, rule, time()).expect("a read");
    let me = &person.agent.me.id;
    let mine = |one: &Proposal| {
        let evidence = &one.evidence;
        let causes = [evidence.cause.to_string()];
        let part = person.agent.store.part(Some(me), &causes, &Among::of(evidence), time());
        part.expect("a read").resolved > 0
    };
    found.into_iter().find(mine).expect("a request with a ticket of theirs")
}

#[tokio::test(flavor = "multi_thread")]
async fn who_resolved_tickets_of_a_cause_hears_once_that_its_fix_is_out_and_reads_what_it_did() {
    let mut person = Person::sits(80, 24, "en").await;
    let request = theirs(&person);
    let target = Target {
        id: Clean::line("77"),
        state: State::Shipped,
        title: Clean::line("Please fix it"),
        url: None,
        since: Some(time() - SignedDuration::from_hours(24 * 3)),
    };
    let store = person.agent.store.clone();
    store.put_targets(Kind::Product, &[(request.key.clone(), target)], time()).expect("a write");
    // While somebody writes, nothing comes between.
    person.press("/").await.type_text("vip").await;
    person.session.take(Msg::Changed);
    person.settle().await;
    assert!(!person.screen().contains("the fix for"), "{}", person.screen());
    person.press("<esc>").await;
    person.session.take(Msg::Changed);
    person.settle().await;
    let screen = person.screen();
    let code = request.evidence.cause.as_str();
    assert!(screen.contains(&format!("the fix for {code}")), "{screen}");
    person.press("j").await;
    person.session.take(Msg::Changed);
    person.settle().await;
    assert!(!person.screen().contains("the fix for"), "once is enough:\n{}", person.screen());

    person.press("4").await;
    let screen = person.screen();
    assert!(screen.contains("shipped") && screen.contains("CONTACTS"), "{screen}");
    for _ in 0..40 {
        if person
            .session
            .app
            .queue()
            .and_then(|queue| queue.selected())
            .is_some_and(|one| one.key == request.key)
        {
            break;
        }
        person.press("j").await;
    }
    let screen = person.screen();
    assert!(screen.contains("the effect cannot be told yet"), "{screen}");
    person.press("<enter>").await;
    let screen = person.guarded();
    assert!(screen.contains("You resolved"), "{screen}");
}
