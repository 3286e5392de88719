//! What the CRM has no place for is shown, is not begun, and its key says why.

use insta::assert_snapshot;
use secondline::app::Msg;
use secondline::domain::able::{Able, Place};
use secondline::domain::ticket::{Priority, Status};

use super::harness::Person;

/// Sits before a CRM that takes owners, notes, two statuses and two priorities, and nothing else.
async fn sits(language: &str) -> Person {
    let mut person = Person::sits(80, 24, language).await;
    let able = Able {
        statuses: vec![Status::Open, Status::Pending],
        priorities: vec![Priority::High, Priority::Normal],
        places: vec![Place::Note, Place::Assignee],
        ..Able::default()
    };
    person.agent.store.set_able(&able).expect("a fact");
    person.session.take(Msg::Changed);
    person.settle().await;
    person
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_crm_lacks_is_grey_in_the_footer_and_its_key_says_why() {
    let mut person = sits("en").await;
    person.press("<enter>r").await;
    assert!(person.session.app.sheets.is_empty(), "nothing was begun");
    assert_snapshot!(person.screen());
    for (key, says) in [("t", "no tags"), ("R", "no status “solved”"), ("b", "Queues cannot be set")] {
        person.press(key).await;
        let screen = person.screen();
        assert!(person.session.app.sheets.is_empty() && screen.contains(says), "{key}:\n{screen}");
    }
    person.press("i").await;
    assert_eq!(person.session.app.sheets.len(), 1, "a note has its place");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_status_that_cannot_be_set_is_listed_with_the_reason_and_is_not_set() {
    let mut person = sits("en").await;
    person.press("<enter>s").await;
    assert_snapshot!(person.screen());
    person.type_text("hold").await.press("<enter>").await;
    let screen = person.screen();
    assert!(screen.contains("· The CRM has no status"), "{screen}");
    assert_eq!(person.session.app.sheets.len(), 1, "the list is still there");
    person.press("<esc>p").await;
    let screen = person.screen();
    assert_eq!(screen.matches("The CRM has no priority").count(), 2, "{screen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_help_and_the_palette_say_it_too() {
    let mut person = sits("es-MX").await;
    person.press("<enter>:").await.type_text("respon").await;
    let screen = person.screen();
    assert!(screen.contains("Este CRM no acepta respuestas"), "{screen}");
    person.press("<esc>?").await;
    let screen = person.screen();
    assert!(screen.contains("Este CRM no acepta respuestas"), "{screen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_for_a_reply_that_did_not_open_does_nothing_until_there_is_a_pause() {
    let mut person = sits("en").await;
    person.press("<enter>").await;
    let place = person.session.app.place;
    // Every letter is a command there: one claims, one writes a note, one opens the desk, one leaves.
    person.type_text("rcipq 1 Hola").await.burst("<enter>").await;
    let app = &person.session.app;
    assert!(app.sheets.is_empty() && app.place == place && app.is_deaf());
    let screen = person.screen();
    assert!(screen.contains("Nothing is open to write in, so what you typed did nothing."), "{screen}");
    assert_eq!(person.agent.store.outbox().unwrap().len(), 0, "nothing was ordered");
    person.session.take(Msg::Hesitated);
    person.press("i").await;
    assert_eq!(person.session.app.sheets.len(), 1, "after a pause a key is a command again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_no_letter_is_heard_at_once_after_a_refusal() {
    let mut person = sits("en").await;
    person.press("<enter>").await.burst("r<esc>").await;
    assert_eq!(person.session.app.place, secondline::app::Place::Desk);
}
