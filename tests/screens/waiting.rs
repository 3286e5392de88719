//! What other teams owe us: asked from a step, seen on one list, asked again, answered; and the note at the end of a shift.

use insta::assert_snapshot;
use jiff::SignedDuration;
use secondline::app::Msg;
use secondline::domain::ids::TicketId;

use super::harness::Person;
use crate::sync::site::time;

/// Opens the first unrecognised charge and works it up to the question to Fraud, by keys alone.
async fn up_to_fraud(person: &mut Person) -> TicketId {
    person
        .press("/")
        .await
        .type_text("reason:unrecognised_charge product:credit_card")
        .await
        .press("<enter><enter>")
        .await;
    let id = person.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    if !person.session.app.size.is_wide() {
        person.press("<tab>").await;
    }
    person.press("<enter><enter><enter><enter>x").await;
    for text in ["ABCD12345678", "4242", "2026-02-20", "349"] {
        person.press("<enter>").await.type_text(text).await.press("<enter>").await;
    }
    // Online without 3-D Secure, and still not theirs.
    person.press("<enter><down><down><down><enter><enter><down><enter>").await;
    for text in ["2026-03-02 10:00", "ACL-000123", "RP-778812"] {
        person.press("<enter>").await.type_text(text).await.press("<enter>").await;
    }
    id
}

/// So much later, with a key now and then, so that nothing is covered.
async fn later(person: &mut Person, hours: i64) {
    for ten in 1..=hours * 6 {
        let now = time().checked_add(SignedDuration::from_mins(10 * ten)).expect("a time");
        person.session.take(Msg::Ticked(now));
        person.press("k").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_waits_for_a_team_asks_it_and_the_answer_does_the_step() {
    let mut person = Person::sits(80, 24, "en").await;
    let id = up_to_fraud(&mut person).await;
    person.press("<enter>").await;
    assert_snapshot!("the_sheet_of_a_step", person.screen());
    person.press("<ctrl-s>").await;
    let screen = person.screen();
    assert!(screen.contains("Fraud was asked"), "{screen}");
    person.sync().await;
    let ticket = person.site.ticket(&id).await;
    assert_eq!(ticket["status"], "hold");
    assert_eq!(person.site.comments(&id, "→ Fraud: ").await, 1);

    // Too early to ask again; after the step's four hours it is time, on the ticket and on the list.
    person.press("6C").await;
    let screen = person.screen();
    assert!(screen.contains("may be asked again from"), "{screen}");
    let rules = person.session.app.config.rulebook(jiff::tz::TimeZone::UTC);
    person.agent.store.keep_clocks(rules).expect("a write");
    person.session.take(Msg::Changed);
    later(&mut person, 4).await;
    assert_snapshot!("what_is_waited_for_at_eighty_columns", person.screen());
    person.press("1").await;
    let screen = person.screen();
    assert!(screen.contains(&format!("chase · {}", id.as_str())), "{screen}");
    person.press("6<enter>").await;
    let screen = person.screen();
    assert!(screen.contains("ask Fraud again (C)"), "{screen}");
    person.press("<esc>C").await;
    let screen = person.screen();
    assert!(screen.contains("✔ The team was asked again."), "{screen}");
    person.sync().await;
    assert_eq!(person.site.comments(&id, "↻ Fraud: ").await, 1);

    // The answer to the step is the answer of the team.
    person.press("<enter><tab>").await;
    let screen = person.screen();
    assert!(screen.contains("time to ask Fraud again (C)"), "{screen}");
    person.press("k<enter><enter>").await;
    person.sync().await;
    assert_eq!(person.site.comments(&id, "← Fraud: Fraud team answer: Fraud").await, 1);
    assert_eq!(person.site.ticket(&id).await["status"], "open");
    person.press("6").await;
    let screen = person.screen();
    assert!(screen.contains("No question to another team is open"), "{screen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_of_one_s_own_takes_a_team_by_its_first_letter_and_is_answered_from_the_list() {
    let mut person = Person::sits(120, 40, "es-MX").await;
    for (keys, team, question) in
        [("", "lo", "¿Dónde está el paquete?"), ("j", "ri", "¿Se puede subir el límite?")]
    {
        person.press(keys).await.press("A").await.type_text(team).await.press("<tab>").await;
        person.type_text(question).await.press("<tab>").await.type_text("+2h").await.press("<ctrl-s>").await;
        let screen = person.screen();
        assert!(person.session.app.sheets.is_empty(), "{screen}");
    }
    person.sync().await;
    later(&mut person, 3).await;
    person.press("6").await;
    assert_snapshot!("what_is_waited_for_on_a_wide_terminal", person.screen());
    let line = person.session.app.waiting.selected().expect("a question");
    let (id, told) = (line.ticket.clone(), format!("← {}: En la sucursal", line.ask.team));
    person.press("w").await.type_text("En la sucursal").await.press("<ctrl-s>").await;
    person.sync().await;
    assert_eq!(person.session.app.waiting.lines().len(), 1);
    assert_eq!(person.site.comments(&id, &told).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shift_is_handed_over_by_a_note_that_was_read_before_it_leaves() {
    let mut person = Person::sits(100, 30, "pt-BR").await;
    person.press("c").await.press("y").await.type_text("+4h ligar de volta").await.press("<enter>").await;
    person.press("H<enter>").await;
    assert_snapshot!("a_handover_before_it_is_posted", person.screen());
    person.type_text("Obrigada! ").await.press("<ctrl-s>").await;
    let screen = person.screen();
    assert!(person.session.app.sheets.is_empty(), "{screen}");
    let outbox = person.agent.store.outbox().expect("a read");
    let id = outbox.last().and_then(|row| row.ticket.clone()).expect("a note");
    person.sync().await;
    assert_eq!(person.site.comments(&id, "Obrigada! Passagem de turno").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_never_lands_on_the_ticket_that_slid_under_it() {
    let mut person = Person::sits(80, 24, "en").await;
    for (keys, team) in [("A", "Fraud"), ("jA", "Risk")] {
        person.press(keys).await.type_text(team).await.press("<tab>").await;
        person.type_text("Well?").await.press("<ctrl-s>").await;
    }
    person.press("6i").await.type_text("about the first").await;
    // The question is answered elsewhere while the note is written.
    let ask = person.session.app.waiting.selected().expect("a question").clone();
    let me = person.session.app.me.clone().expect("signed in");
    let answer = secondline::domain::change::Change::Answered {
        ask: ask.ask.id.clone(),
        text: secondline::domain::clean::Clean::line("Yes"),
    };
    let change = secondline::domain::change::NewChange {
        id: secondline::domain::ids::ChangeId::new("elsewhere-1"),
        ticket: Some(ask.ticket.clone()),
        change: answer,
        out: None,
    };
    person.agent.store.commit(&[change], &me, time()).expect("a write");
    person.session.take(Msg::Changed);
    person.settle().await;
    person.press("<ctrl-s>").await;
    let screen = person.screen();
    assert!(screen.contains("left the list while you were writing"), "{screen}");
    person.sync().await;
    let other = person.session.app.waiting.selected().expect("the other").ticket.clone();
    assert_ne!(other, ask.ticket);
    assert_eq!(person.site.comments(&other, "about the first").await, 0);
}
