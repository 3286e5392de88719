//! A whole case by keyboard, and what the CRM has of it afterwards.

use serde_json::Value;

use super::harness::Person;
use secondline::sandbox::constants::FIELDS;

/// Works the first case of the desk from taking it to resolving it; the keys are the same in every language.
async fn work_a_case(columns: u16, rows: u16, language: &str) {
    let mut person = Person::sits(columns, rows, language).await;
    person.press("n").await;
    let id = person.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    person.sync().await;
    if !person.session.app.size.is_wide() {
        person.press("<tab>").await;
    }
    person.finish_procedure().await;
    person.press("i").await.type_text("Checked the log with Fraud.").await.press("<ctrl-s>").await;
    person.press("t").await.type_text("+reviewed +vip").await.press("<enter>").await;
    person.press("R").await.type_text("inf-06").await.press("<enter>").await;
    person.press("<tab>").await.type_text("The name on the statement is the acquirer's").await;
    // Knowledge: the second option; verdict: the first.
    person.press("<tab><right><right><tab><right><ctrl-s>").await;
    let screen = person.screen();
    assert!(person.session.app.sheets.is_empty(), "the gate let it pass:\n{screen}");
    person.sync().await;

    let ticket = person.site.ticket(&id).await;
    assert_eq!(ticket["status"], "solved");
    let field = |name: &str| -> Value {
        let id = FIELDS.iter().find(|(_, known)| *known == name).expect("a field").0;
        let fields = ticket["custom_fields"].as_array().cloned().unwrap_or_default();
        fields.iter().find(|field| field["id"] == id).map_or(Value::Null, |field| field["value"].clone())
    };
    assert_eq!(field("cause"), "INF-06");
    assert_eq!(field("verdict"), "right");
    assert_eq!(field("knowledge"), "new");
    let tags: Vec<&str> = ticket["tags"].as_array().expect("tags").iter().filter_map(Value::as_str).collect();
    for tag in ["reviewed", "vip"] {
        assert_eq!(tags.iter().filter(|known| **known == tag).count(), 1, "{tags:?}");
    }
    assert_eq!(person.site.comments(&id, "Checked the log with Fraud.").await, 1);
    assert_eq!(person.site.comments(&id, "The name on the statement").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_worked_by_keyboard_at_eighty_columns() {
    work_a_case(80, 24, "en").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_worked_by_keyboard_at_a_hundred_and_twenty_columns() {
    work_a_case(120, 40, "en").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_keys_work_the_case_in_spanish() {
    work_a_case(120, 40, "es-MX").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resolve_with_open_steps_is_refused_in_words_and_nothing_leaves() {
    let mut person = Person::sits(120, 40, "en").await;
    person.press("n").await;
    let id = person.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    person.press("R<ctrl-s>").await;
    let screen = person.screen();
    assert!(screen.contains("✗ The step “"), "the words of every other way:\n{screen}");
    person.sync().await;
    assert_ne!(person.site.ticket(&id).await["status"], "solved");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_macro_begins_a_reply_that_a_person_sends_and_closes_nothing() {
    let mut person = Person::sits(100, 30, "en").await;
    person.press("n").await;
    let id = person.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    person.press("m").await.type_text("safety report").await.press("<enter>").await;
    let written = match person.session.app.sheets.last() {
        Some(secondline::app::Sheet::Composer(composer)) => composer.field.text(),
        other => panic!("a reply is begun: {other:?}"),
    };
    assert!(written.ends_with('.'), "{written}");
    person.press("<ctrl-s>").await;
    person.sync().await;
    assert_eq!(person.site.comments(&id, written.trim()).await, 1);
    assert_ne!(person.site.ticket(&id).await["status"], "solved");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_found_again_after_a_crash() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("<enter>i").await.type_text("half a sent").await;
    let Person { site, agent, .. } = person;
    let account = site.running.agent().clone();
    let agent = agent.restarted(&site.running.base, &account);
    let mut person = Person::at(site, agent, 80, 24, "en").await;
    person.press("<enter>i").await;
    let screen = person.screen();
    assert!(screen.contains("half a sent"), "{screen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_goes_back_to_tier_one_with_what_was_missing() {
    let mut person = Person::sits(100, 30, "en").await;
    person.press("n").await;
    let id = person.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    person.press("b").await.type_text("authorisation reference").await;
    person.press("<tab><right><right><ctrl-s>").await;
    let screen = person.screen();
    assert!(person.session.app.sheets.is_empty(), "{screen}");
    person.sync().await;
    let ticket = person.site.ticket(&id).await;
    assert_eq!(ticket["status"], "open");
    assert_eq!(ticket["assignee_id"], Value::Null);
    assert_eq!(person.site.comments(&id, "authorisation reference").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_that_outrun_the_screen_are_text_and_never_commands() {
    let mut person = Person::sits(80, 24, "en").await;
    // Each letter of it is a key of the desk or of the ticket.
    let typed = "jqcRxbr";
    for (keys, title) in [("i", "Internal note"), ("<esc>jji", "Internal note"), ("<esc><enter>r", "Reply")] {
        person.burst(&format!("{keys}{typed}")).await;
        let screen = person.screen();
        assert!(screen.contains(title) && screen.contains(typed), "{keys}:\n{screen}");
    }
    assert!(person.agent.store.outbox().expect("a read").is_empty());
    // Escape takes back what waits.
    person.press("<esc><esc>").await;
    person.burst("jiabc<esc>").await;
    let screen = person.screen();
    assert!(!screen.contains("abc") && screen.contains("? help"), "{screen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_outrun_the_store_land_each_on_its_own_question() {
    let mut person = Person::sits(120, 40, "en").await;
    person.press("/").await.type_text("reason:unrecognised_charge product:credit_card").await;
    person.press("<enter><enter>").await;
    person.burst("<enter><enter><enter><enter>x").await;
    let ticket = person.session.app.ticket.as_ref().expect("an opened ticket");
    let run = &ticket.procedure.as_ref().expect("a procedure").run;
    let answered: Vec<&str> = run.answers.keys().map(String::as_str).collect();
    assert_eq!(answered, ["block_done", "idv_method", "idv_result"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_seen_is_not_done() {
    let mut person = Person::sits(80, 24, "en").await;
    for keys in ["", "<enter>", "R", "<esc>i"] {
        person.press(keys).await;
        let before = person.screen();
        person.resize(39, 9).await;
        person.press("Rc").await;
        person.resize(80, 24).await;
        assert_eq!(person.screen(), before, "after {keys}");
    }
    assert!(person.agent.store.outbox().expect("a read").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_with_a_blank_that_nobody_filled_in_does_not_reach_the_customer() {
    let mut person = Person::sits(80, 24, "es-MX").await;
    person.press("n").await;
    let id = person.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    person.press("m").await.type_text("card.ruling").await.press("<enter><ctrl-s>").await;
    let screen = person.screen();
    assert!(screen.contains("Completa primero «"), "{screen}");
    person.press("<esc>").await;
    person.sync().await;
    assert_eq!(person.site.comments(&id, "«").await, 0);
}
