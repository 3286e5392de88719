//! Replies of the files: in the customer's language, with their fields filled in, and with what goes along seen before.

use secondline::config::write_private;
use secondline::domain::delivery::Delivery;
use secondline::domain::ticket::{Fact, Status};

use super::harness::Person;

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_of_the_files_sets_the_status_that_was_shown_with_it_and_leaves_no_blank_open() {
    let mut person = Person::sits(120, 30, "en").await;
    person.press("c").await;
    person.sync().await;
    let view = person.session.app.current().expect("a ticket").clone();
    let first = view.shown.requester.as_ref().expect("a customer").name.to_string();
    let first = first.split_whitespace().next().expect("a name").to_owned();
    let language = view.shown.fact(Fact::Language).unwrap_or("en").to_owned();
    person.press("m").await.type_text("need_from_you").await;
    assert!(person.screen().contains("status pending"), "{}", person.screen());
    person.press("<enter>").await;
    let screen = person.screen();
    let hello = match language.as_str() {
        "en" => format!("Hello {first}, we are working on #{}", view.shown.key),
        "es-MX" => format!("Hola, {first}: estamos trabajando en #{}", view.shown.key),
        _ => format!("Olá, {first}! Estamos trabalhando em #{}", view.shown.key),
    };
    assert!(screen.contains(&hello) && screen.contains("along with: status pending"), "{screen}");
    person.press("<ctrl-s>").await;
    assert!(person.screen().contains("would read it as it stands"), "no blank leaves:\n{}", person.screen());
    person.burst(&"<backspace>".repeat(400)).await;
    person.type_text("Please send the receipt.").await.press("<ctrl-s>").await;
    let sent = person.agent.store.outbox().expect("a read");
    assert_eq!(sent.iter().map(|row| row.change.kind()).collect::<Vec<_>>(), ["reply", "set"]);
    person.sync().await;
    assert!(sent.iter().all(|row| person.agent.state(&row.id) == Delivery::Sent));
    assert_eq!(person.agent.server(&view.shown.id).status, Status::Pending);
    assert_eq!(person.site.comments(&view.shown.id, "Please send the receipt.").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn replies_that_suit_the_product_stand_first_under_names_of_the_persons_language() {
    let mut person = Person::sits(120, 40, "es-MX").await;
    person.press("/").await.type_text("product:loan").await.press("<enter>m").await;
    let screen = person.screen();
    let at = |title: &str| screen.find(title).unwrap_or_else(|| panic!("{title} in:\n{screen}"));
    assert!(at("Pago aplicado") < at("Lo que encontramos e hicimos"), "{screen}");
    assert!(
        at("Pago aplicado") < at("Cobro doble reembolsado"),
        "what is for rides stands behind:\n{screen}"
    );
    assert!(!screen.contains("loan.payment"), "{screen}");
    person.type_text("Cobro doble").await;
    assert!(person.screen().contains("viaje"), "whose it is stands beside:\n{}", person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_that_would_end_the_case_is_no_reply_and_says_where() {
    let mut person = Person::sits(80, 24, "en").await;
    let text = "[\"mine.done\"]\nen = \"All is well, {customer}.\"\nstatus = \"solved\"\n";
    write_private(&person.agent.folder.path().join("config/macros.toml"), text.as_bytes()).expect("a file");
    person = person.returns(super::super::sync::site::time()).await;
    let faults = &person.session.app.faults;
    assert!(faults.iter().any(|fault| fault.file == "macros.toml" && fault.line == 3), "{faults:?}");
    person.press("m").await.type_text("mine.done").await;
    assert!(!person.screen().contains("mine.done\n"), "{}", person.screen());
}
