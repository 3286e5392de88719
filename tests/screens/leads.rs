//! What leads say and plan on one desk is on every other one: over the wire, with two stores.

use std::sync::Arc;

use jiff::tz::TimeZone;
use secondline::domain::plan::plans;
use secondline::domain::review::reviews;
use secondline::domain::spike::Word;
use secondline::report::watch;
use serde_json::json;

use super::review::{lead_of, sits};
use crate::sync::site::{Agent, Site, time};

/// Id of the field for the root cause.
const CAUSE: u64 = 360_000_000_008;

#[tokio::test(flavor = "multi_thread")]
async fn a_judged_spike_a_second_look_and_a_plan_made_by_keys_are_the_same_on_two_desks() {
    let site = Site::start().await;
    let account = lead_of(&site);
    let first = site.agent();
    first.sync().await;
    for id in first.open_tickets(12) {
        let cause = json!([{"id": CAUSE, "value": "PRD-05"}]);
        site.edit(&id, json!({"status": "solved", "custom_fields": cause})).await;
    }
    // What was solved this very second is no past yet.
    let now = time() + jiff::SignedDuration::from_hours(1);
    let mut lead = sits(site, &account, 80, 24, "en").await.returns(now).await;
    // What so many at once is.
    lead.press("2").await;
    let first = lead.session.app.causes.selected().map(|(cause, _)| cause);
    assert_eq!(first.as_deref(), Some("PRD-05"), "{}", lead.screen());
    lead.press("m").await.type_text("noise").await.press("<enter>").await;
    lead.type_text("A load test.").await.press("<enter>").await;
    let screen = lead.screen();
    assert!(screen.contains("Called noise") && screen.contains("A load test."), "{screen}");
    // A second look at a drawn case.
    lead.press("8v<down><down><enter>").await.type_text("No answer came.").await.press("<enter>").await;
    // A plan: for which cause, whose, when, what for, what.
    lead.press("<backtab><backtab>a").await.type_text("prd-05").await.press("<enter><enter><enter>").await;
    let screen = lead.screen();
    assert!(screen.contains("Say what is to be done."), "an empty line is no plan:\n{screen}");
    lead.type_text("+30d -30 % Take test accounts out of the queue.").await.press("<enter>").await;
    let screen = lead.screen();
    assert!(screen.contains("Take test accounts out of the queue."), "{screen}");
    lead.sync().await;

    let other = lead.site.running.agent().clone();
    assert_ne!(other.id, account.id);
    let desk = Agent::new(&lead.site.running.base, &other);
    desk.sync().await;
    // What carries a mark is read once the tickets are there.
    desk.sync().await;
    let config = Arc::clone(&lead.session.app.config);
    for store in [&lead.agent.store, &desk.store] {
        let found = watch(store, &config, now, &TimeZone::UTC).expect("a read");
        let seen = found.of("PRD-05").expect("an episode");
        let said = seen.said.expect("a word");
        assert_eq!((said.said.word, said.said.reason.as_str()), (Word::Noise, "A load test."));
        let planned = plans(&store.records(&["plan"]).expect("a read"));
        let [plan] = &planned[..] else { panic!("one plan: {planned:?}") };
        assert_eq!(
            (plan.form.cause.as_str(), plan.what.as_str()),
            ("PRD-05", "Take test accounts out of the queue.")
        );
        assert_eq!(plan.form.owner, account.name);
    }
    let looks = |store: &secondline::store::Store| reviews(&store.records(&["review"]).expect("a read"));
    let (here, there) = (looks(&lead.agent.store), looks(&desk.store));
    assert_eq!(here.len(), 1);
    assert_eq!((&here[0].ticket, &here[0].errors), (&there[0].ticket, &there[0].errors));
}
