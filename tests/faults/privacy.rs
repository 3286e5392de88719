//! Personal data on screens and in documents: masked, shown for a moment with a reason that is in the journal, and
//! card data that is never altered unseen.

use secondline::app::Msg;
use secondline::domain::change::Change;
use serde_json::{Value, json};

use super::canary::settle;
use crate::screens::harness::Person;
use crate::session::program;

const SECRETS: [&str; 4] = ["zoe.q@correo.example", "55 4321 8765", "MELL850101MDFNRR09", "G12345678"];

/// A person on a ticket whose customer wrote all that, and the customer's name, which is in the subject too.
async fn sits() -> (Person, String) {
    let mut person = Person::sits(80, 24, "en").await;
    // The customer of the first one has a surname in common with a colleague, whose name stands on lists.
    person.press("j<enter>").await;
    let ticket = person.session.app.ticket.as_ref().expect("an opened ticket");
    let id = ticket.id.clone();
    let customer = ticket.view.as_ref().expect("its view").shown.requester.clone().expect("a customer");
    let name = customer.name.to_string();
    let [email, phone, document, passport] = SECRETS;
    let text = format!(
        "Soy {name}, {email}, tel {phone}, CURP {document}, pasaporte {passport}; 2026-02-11, 349.50"
    );
    person.site.later();
    let author: u64 = customer.id.as_str().parse().expect("a number");
    let body = json!({"body": text, "public": true, "author_id": author});
    let subject = format!("Cargo de {name} {phone}");
    person.site.edit(&id, json!({"comment": body, "subject": subject})).await;
    person.sync().await;
    person.press("<enter>G").await;
    (person, name)
}

/// What of the customer's data can be read.
fn seen(screen: &str, name: &str) -> Vec<String> {
    let text = screen.replace("\n ▏", " ");
    let surnames = name.split(' ').skip(1).map(str::to_owned);
    SECRETS.into_iter().map(str::to_owned).chain(surnames).filter(|secret| text.contains(secret)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn personal_data_is_masked_until_a_reason_is_in_the_journal_and_again_after_a_moment() {
    let (mut person, name) = sits().await;
    let screen = person.guarded();
    assert_eq!(seen(&screen, &name), Vec::<String>::new(), "{screen}");
    let first = name.split(' ').next().expect("a first name").to_owned();
    assert!(screen.contains(&format!("Soy {first} ")) && screen.contains("349.50"), "{screen}");
    person.press("1").await;
    let desk = person.guarded();
    assert_eq!(seen(&desk, &name), Vec::<String>::new(), "{desk}");
    person.press("<enter>G").await;
    // Without a reason nothing is shown.
    person.press("P<enter>").await;
    assert!(person.guarded().contains("Give a reason"));
    assert!(person.session.covers().is_none());
    person.press("<esc>P").await.type_text("the customer is on the phone").await.press("<enter>G").await;
    let screen = person.guarded();
    assert!(seen(&screen, &name).len() >= 4, "{screen}");
    assert!(screen.contains("‹personal data shown›"), "{screen}");
    let until = person.session.covers().expect("an end").saturating_duration_since(std::time::Instant::now());
    assert!(until.as_secs() <= 30, "{until:?}");
    let id = person.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    let journal = person.agent.store.journal(Some(&id)).expect("a read");
    let reasons = journal.iter().filter_map(|one| match &one.change {
        Change::Reveal { reason, .. } => Some(reason.as_str()),
        _ => None,
    });
    assert_eq!(reasons.collect::<Vec<_>>(), ["the customer is on the phone"]);
    assert!(person.agent.store.outbox().expect("a read").is_empty(), "nothing leaves for it");
    person.session.take(Msg::Covered);
    let screen = person.guarded();
    assert_eq!(seen(&screen, &name), Vec::<String>::new(), "{screen}");
    assert!(person.session.covers().is_none());
    // The same key covers at once.
    person.press("P").await.type_text("again").await.press("<enter>").await;
    assert!(person.guarded().contains("‹personal data shown›"));
    person.press("P").await;
    assert!(!person.guarded().contains("‹personal data shown›"));
}

#[tokio::test(flavor = "multi_thread")]
async fn card_data_that_was_typed_is_cut_before_its_writers_eyes_and_leaves_only_when_saved_again() {
    let mut person = Person::sits(80, 24, "en").await;
    person
        .press("<enter>r")
        .await
        .type_text("tarjeta 4111 1111 1111 1111 cvv 123")
        .await
        .press("<ctrl-s>")
        .await;
    let screen = person.guarded();
    assert!(screen.contains("was cut") && screen.contains("tarjeta ••••1111 cvv •••"), "{screen}");
    assert!(person.agent.store.outbox().expect("a read").is_empty(), "nothing left yet");
    person.press("<ctrl-s>").await;
    assert_eq!(person.agent.store.outbox().expect("a read").len(), 1);
    let id = person.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    person.sync().await;
    assert_eq!(person.site.comments(&id, "tarjeta ••••1111 cvv •••").await, 1);
    assert_eq!(person.site.comments(&id, "4111").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_is_still_being_typed_is_not_kept() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("<enter>i").await.type_text("tarjeta 4111 1111 1111 111").await;
    let id = person.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    let kept =
        |person: &Person| person.agent.store.draft(&id, "note").expect("a read").map(|text| text.to_string());
    assert!(kept(&person).is_none_or(|text| !text.contains("4111 1111 11")), "{:?}", kept(&person));
    person.type_text("1 fin").await;
    assert_eq!(kept(&person).as_deref(), Some("tarjeta ••••1111 fin"));
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_mask_as_the_screen_does_and_reveal_with_a_reason() {
    let (person, name) = sits().await;
    let id = person.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    let (base, token) = (person.site.running.base.clone(), person.site.running.agent().token.clone());
    let walk = move || {
        let root = tempfile::tempdir().expect("a folder");
        let home = settle(root.path(), &base, &token);
        let run = |args: &[&str]| {
            let done = program(&home, args).output().expect("it runs");
            assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
            String::from_utf8_lossy(&done.stdout).into_owned()
        };
        run(&["sync"]);
        run(&["--json", "note", id.as_str(), "x"]);
        for args in [
            &["tickets"][..],
            &["tickets", "--format", "csv"],
            &["--json", "tickets"],
            &["ticket", id.as_str()],
            &["--json", "ticket", id.as_str()],
        ] {
            assert_eq!(seen(&run(args), &name), Vec::<String>::new(), "{args:?}");
        }
        let shown = run(&["--json", "ticket", id.as_str(), "--reveal", "audit case 7"]);
        assert!(seen(&shown, &name).len() >= 5, "{shown}");
        let document: Value = serde_json::from_str(&shown).expect("a document");
        assert_eq!(document["requester"]["name"], name.as_str());
        let refused = program(&home, &["ticket", id.as_str(), "--reveal", " "]).output().expect("it runs");
        assert_eq!(refused.status.code(), Some(1));
        assert!(refused.stdout.is_empty(), "nothing is shown without a reason");
    };
    tokio::task::spawn_blocking(walk).await.expect("the whole walk");
}
