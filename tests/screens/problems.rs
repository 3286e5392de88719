//! The chain with its evidence on the resolve sheet, and a problem from its opening to the replies that say it is solved.

use insta::assert_snapshot;
use secondline::domain::ids::TicketId;

use super::harness::Person;

/// Selects the first unrecognised charges of the desk.
async fn charges(person: &mut Person) {
    person.press("/").await.type_text("reason:unrecognised_charge").await.press("<enter>").await;
}

fn selected(person: &Person) -> TicketId {
    person.session.app.desk.selected().expect("a ticket").id.clone()
}

/// The part of a text that no id and no clock changes.
fn still(text: &str) -> String {
    let mut steady = String::new();
    for line in text.lines() {
        let id = line.find("P-").map(|at| line[at + 2..].chars().take(8).collect::<String>());
        match id.filter(|id| id.len() == 8 && id.chars().all(|c| c.is_ascii_hexdigit())) {
            Some(id) => steady.push_str(&line.replace(&id, "········")),
            None => steady.push_str(line),
        }
        steady.push('\n');
    }
    steady
}

#[tokio::test(flavor = "multi_thread")]
async fn causes_are_offered_with_why_and_the_chain_points_at_what_was_said() {
    let mut person = Person::sits(80, 24, "en").await;
    charges(&mut person).await;
    let id = selected(&person);
    person.press("<enter>R<tab><tab>").await;
    person.type_text("The statement names the acquirer").await.press("[<enter><enter>").await;
    person.type_text("The agent did not check and the app says nothing").await;
    assert_snapshot!("a_chain_with_evidence_at_eighty_columns", person.screen());
    person.press("<esc>R").await;
    let screen = person.screen();
    assert!(screen.contains("The agent did not check"), "the chain is found again:\n{screen}");
    person.press("<tab><tab>").await;
    let chain = match person.session.app.sheets.last() {
        Some(secondline::app::Sheet::Resolve(sheet)) => {
            secondline::domain::why::Why::chain(&sheet.why.text())
        }
        other => panic!("a sheet: {other:?}"),
    };
    assert!(!chain[0].is_assumed() && chain[1].is_assumed(), "{chain:?}");
    assert_ne!(person.site.ticket(&id).await["status"], "solved");
}

/// Opens a problem on the first ticket of the desk, hangs the second one on it, and writes what is known into it.
async fn a_problem(person: &mut Person) -> [TicketId; 2] {
    let first = selected(person);
    person.press("K<enter><ctrl-u>").await.type_text("The statement shows only the acquirer.").await;
    person.press("<ctrl-s>j").await;
    let second = selected(person);
    person.press("K<enter>").await;
    person.press("7e").await.type_text("causa").await;
    if person.session.app.config.words.language() == "en" {
        person.press("<ctrl-u>").await.type_text("root").await;
    }
    person.press("<enter>").await.type_text("inf-06").await.press("<enter>").await;
    person.press("e").await.type_text("es-MX").await.press("<enter>").await;
    person
        .type_text("PGO es la pasarela; el comercio viene en el detalle de la app.")
        .await
        .press("<ctrl-s>")
        .await;
    let screen = person.screen();
    assert!(person.session.app.sheets.is_empty(), "{screen}");
    [first, second]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_error_helps_on_every_ticket_of_it_and_its_fix_answers_all_but_who_is_left_out() {
    let mut person = Person::sits(80, 24, "en").await;
    let [first, second] = a_problem(&mut person).await;
    assert_snapshot!("problems_at_eighty_columns", still(&person.screen()));

    // What helps is the first text to begin a reply with.
    person.press("1m").await;
    let screen = person.screen();
    assert!(screen.contains("What helps: The statement shows only"), "{screen}");
    person.press("<enter>").await;
    let screen = person.screen();
    assert!(screen.contains("PGO es la pasarela"), "{screen}");
    // And its cause is offered where the case is resolved.
    person.press("<esc><enter>R").await;
    let screen = person.screen();
    assert!(screen.contains("1 INF-06") && screen.contains("this ticket hangs"), "{screen}");
    person.press("<esc><esc>").await;

    // It is solved only with the reference of what solved it.
    person.press("7F").await;
    let screen = person.screen();
    assert!(screen.contains("what mends it for good"), "{screen}");
    person.press("e").await.type_text("permanent").await.press("<enter>").await;
    person.type_text("REL-9.15").await.press("<enter>F").await;
    person.press("<space>j").await;
    assert_snapshot!("who_is_told_that_it_is_solved", person.screen());
    person.press("<ctrl-s>").await;
    let screen = person.screen();
    assert!(screen.contains("1 customer is told"), "{screen}");
    person.sync().await;
    let mut told = 0;
    for id in [&first, &second] {
        for words in ["cause on our side", "causa de nuestro lado", "causa do nosso lado"] {
            told += person.site.comments(id, words).await;
        }
    }
    assert_eq!(told, 1, "one was left out, the other was told once");
    for id in [&first, &second] {
        assert_ne!(person.site.ticket(id).await["status"], "solved");
    }
    // Who was told is not told again; who was left out still can be.
    person.press("F").await;
    let screen = person.screen();
    assert!(screen.contains("1 of 1 open tickets"), "{screen}");
    person.press("<esc><enter>").await;
    assert_snapshot!("an_opened_problem_at_eighty_columns", still(&person.screen()));
}

#[tokio::test(flavor = "multi_thread")]
async fn problems_speak_spanish_and_fill_a_wide_terminal() {
    let mut person = Person::sits(120, 40, "es-MX").await;
    a_problem(&mut person).await;
    assert_snapshot!("problems_on_a_wide_terminal", still(&person.screen()));
    person.press("s").await;
    let screen = person.screen();
    assert!(screen.contains("Riesgo aceptado"), "{screen}");
    person.press("<down><down><down><down><enter>").await;
    let screen = person.screen();
    assert!(screen.contains("Un riesgo se acepta solo hasta un día"), "a risk has a day:\n{screen}");
    person.press("<esc><enter>").await;
    assert_snapshot!("an_opened_problem_on_a_wide_terminal", still(&person.screen()));
    person.press("x").await;
    person.sync().await;
    assert_eq!(person.session.app.problems.selected().expect("a problem").tickets.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_whose_cause_is_unknown_are_a_key_away() {
    let mut person = Person::sits(100, 30, "en").await;
    person.press("U").await;
    let screen = person.screen();
    assert!(screen.contains("Cause still unknown, oldest first"), "{screen}");
    assert!(screen.contains("owner:me"), "{screen}");
}
