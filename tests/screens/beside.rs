//! What lies beside a ticket: another one held against it, other contacts of its customer, and the person's own editor.

use insta::assert_snapshot;
use secondline::app::{Msg, Sheet};
use secondline::domain::say::Say;

use super::harness::Person;
use crate::sync::site::time;

#[tokio::test(flavor = "multi_thread")]
async fn two_marked_tickets_stand_side_by_side_at_eighty_columns() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("<space><space>=").await;
    assert_snapshot!("compare_fields", person.screen());
    person.press("G").await;
    assert_snapshot!("compare_conversations", person.screen());
    person.resize(120, 60).await;
    let screen = person.guarded();
    assert!(screen.contains("── Different"), "all of it fits now:\n{screen}");
    person.press("<esc>").await;
    assert!(person.session.app.sheets.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_opened_ticket_is_compared_with_one_that_is_picked() {
    let mut person = Person::sits(80, 24, "es-MX").await;
    person.press("<enter>=").await;
    assert!(matches!(person.session.app.sheets.last(), Some(Sheet::Picker(..))), "{}", person.screen());
    person.press("<enter>").await;
    let screen = person.screen();
    assert!(screen.contains("Distinto"), "{screen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn other_contacts_of_the_customer_open_and_back_leads_to_the_first() {
    let mut person = Person::sits(80, 24, "en").await;
    // Whoever wrote twice is looked for among all tickets.
    person.press("v5").await;
    let mut found = None;
    for _ in 0..200 {
        let id = person.session.app.current().expect("a ticket").shown.id.clone();
        let contacts = person.agent.store.contacts(&id, 9).expect("a read");
        if !contacts.is_empty() {
            found = Some((id, contacts.len()));
            break;
        }
        person.press("j").await;
    }
    let (first, count) = found.expect("somebody wrote twice");
    person.press("<enter>h").await;
    let screen = person.screen();
    assert!(screen.contains(&format!("Other contacts of the customer of #{first}: {count}")), "{screen}");
    person.press("<enter>").await;
    let opened = person.session.app.ticket.as_ref().expect("a ticket").id.clone();
    assert_ne!(opened, first);
    person.press("<esc>").await;
    assert_eq!(person.session.app.ticket.as_ref().expect("a ticket").id, first);
    person.press("<esc>").await;
    assert!(person.screen().contains("SUBJECT"), "{}", person.screen());
}

fn written(person: &Person) -> String {
    match person.session.app.sheets.last() {
        Some(Sheet::Composer(composer)) => composer.field.text(),
        other => panic!("a text is written: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_back_from_an_editor_is_cleaned_like_what_is_typed_and_kept() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("<enter>i").await.type_text("before").await;
    assert_eq!(person.session.app.in_writing().as_deref(), Some("before"));
    person.session.take(Msg::Edited(time(), Err(Say::new("editor-none"))));
    person.settle().await;
    assert!(person.screen().contains("No editor is named"), "{}", person.screen());
    assert_eq!(written(&person), "before");
    let text = "first\x1b[31m line\nthe card is 4111 1111 1111 1111".to_owned();
    person.session.take(Msg::Edited(time(), Ok(text)));
    person.settle().await;
    let now = written(&person);
    assert!(now.starts_with("first") && now.contains('\n') && !now.contains('\x1b'), "{now:?}");
    assert!(!now.contains("4111 1111 1111"), "{now}");
    assert!(person.screen().contains("was cut"), "{}", person.screen());
    // It is kept: it is there again after escape.
    person.press("<esc>i").await;
    assert_eq!(written(&person), now);
    // A line has no editor, and nothing leaves for one from behind the cover.
    person.press("<esc>t").await;
    assert_eq!(person.session.app.in_writing(), None);
    person.press("<esc>i<ctrl-l>").await;
    assert_eq!(person.session.app.in_writing(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_colleague_s_answer_is_seen_while_one_writes_and_asked_about_once_before_the_reply_leaves() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("<enter>").await;
    person.sync().await;
    let id = person.session.app.ticket.as_ref().expect("a ticket").id.clone();
    person.press("r").await.type_text("Mine.").await;
    person.site.later();
    let theirs = serde_json::json!({"comment": {"body": "Theirs.", "public": true}});
    person.site.edit(&id, theirs).await;
    person.sync().await;
    assert!(person.screen().contains("after you opened this"), "{}", person.screen());
    person.press("<ctrl-s>").await;
    let screen = person.screen();
    assert!(screen.contains("came in while you were writing"), "{screen}");
    assert!(person.agent.store.outbox().expect("a read").is_empty(), "it is asked before anything leaves");
    person.press("<ctrl-s>").await;
    assert_eq!(person.agent.store.outbox().expect("a read").len(), 1, "and asked once");
    // Who opens it anew sees who was there.
    person.press("<esc><enter>").await;
    assert!(person.screen().contains("replied just now"), "{}", person.screen());
}
