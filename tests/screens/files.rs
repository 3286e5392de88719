//! What is attached to a ticket: a list by one key, a file by another, and nothing that opens by itself.

use std::time::Duration;

use insta::assert_snapshot;
use secondline::app::Msg;
use secondline::domain::able::{Able, Place};
use secondline::domain::ticket::Status;
use secondline::runtime::Wish;
use serde_json::json;

use super::harness::Person;

/// Opens the next case, with these files hung on it.
async fn sits(language: &str, files: &[(&str, &str)]) -> Person {
    let mut person = Person::sits(80, 24, language).await;
    person.press("n").await;
    let id = person.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    for (name, text) in files {
        let body = json!({"ticket": id.as_str(), "name": name, "text": text});
        person.site.ask("POST", "/sandbox/attach", body).await;
    }
    // An answer is what makes the conversation be read again.
    let comment = json!({"body": "See what I sent.", "public": true});
    person.site.later();
    person.site.edit(&id, json!({"comment": comment})).await;
    person.sync().await;
    person.agent.engine.read(&[id], Duration::from_secs(40)).await;
    person.sync().await;
    person
}

#[tokio::test(flavor = "multi_thread")]
async fn the_files_of_a_ticket_are_listed_with_size_and_sender_under_names_that_can_do_nothing() {
    let long = "x".repeat(3000);
    let mut person = sits("en", &[("recibo.pdf", "one"), ("../../\u{1b}]0;owned\u{7}.profile", &long)]).await;
    person.press("F").await;
    assert_snapshot!(person.guarded());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_key_asks_for_one_file_by_its_address_and_closing_asks_for_none() {
    let mut person = sits("es-MX", &[("recibo.pdf", "one"), ("estado de cuenta.pdf", "two")]).await;
    person.press("F<esc>").await;
    assert_eq!(person.session.wishes(), []);
    person.press("F").await.type_text("cuenta").await;
    let chord = secondline::keymap::parse_keys("<enter>").expect("a key")[0];
    person.session.take(Msg::Key(chord));
    let wishes = person.session.wishes();
    let [Wish::Bring(wanted)] = wishes.as_slice() else { panic!("{wishes:?}") };
    assert_eq!(wanted.name, "estado de cuenta.pdf");
    assert!(wanted.address.starts_with(&person.site.running.base), "{wanted:?}");
    let screen = person.screen();
    assert!(screen.contains("Se está trayendo “estado de cuenta.pdf”."), "{screen}");
    assert!(person.session.app.sheets.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_without_files_says_so_and_a_crm_without_them_says_why_the_key_is_grey() {
    let mut person = sits("pt-BR", &[]).await;
    person.press("F").await;
    let screen = person.screen();
    assert!(screen.contains("Este caso não tem anexos."), "{screen}");
    assert!(person.session.app.sheets.is_empty());
    let able = Able { statuses: vec![Status::Open], places: vec![Place::Note], ..Able::default() };
    person.agent.store.set_able(&able).expect("a fact");
    person.session.take(Msg::Changed);
    person.settle().await;
    person.press("F").await;
    let screen = person.screen();
    assert!(screen.contains("não diz o que está anexado"), "{screen}");
    person.press(":").await.type_text("anexos").await;
    let screen = person.screen();
    assert!(screen.contains("O perfil do CRM não diz"), "the palette has the reason:\n{screen}");
}
