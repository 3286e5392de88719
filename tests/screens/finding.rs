//! Jumping to anything by a few letters, and back to what was opened last.

use insta::assert_snapshot;
use secondline::app::Place;
use secondline::domain::filter::Field;

use super::harness::Person;

fn key_of(person: &Person, row: usize) -> String {
    person.session.app.desk.row(row).expect("a row").key.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_opened_by_its_key_from_any_screen_also_faster_than_the_store_answers() {
    let mut person = Person::sits(80, 24, "en").await;
    let key = key_of(&person, 4);
    person.press("2").await;
    person.burst(&format!("f{key}<enter>")).await;
    let (place, screen) = (person.session.app.place, person.screen());
    assert_eq!(place, Place::Ticket, "{screen}");
    let opened = person.session.app.ticket.as_ref().and_then(|ticket| ticket.view.clone()).expect("a ticket");
    assert_eq!(opened.shown.key.as_str(), key);
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_find_tickets_people_and_procedures_and_nothing_says_so() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("f").await.type_text("charge").await;
    assert_snapshot!("letters_find_what_has_them", person.guarded());
    person.press("<ctrl-u>").await.type_text("zzzqqq").await;
    assert!(person.screen().contains("Nothing fits these letters."), "{}", person.screen());
    person.press("<enter>").await;
    assert!(!person.session.app.sheets.is_empty(), "nothing is chosen where nothing fits");
    person.press("<ctrl-u>").await.type_text("unrecognised charge").await.press("<enter>").await;
    assert_snapshot!("a_procedure_to_be_read", person.guarded());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_leads_to_their_tickets_and_escape_back_to_where_one_was() {
    let mut person = Person::sits(80, 24, "es-MX").await;
    let me = person.session.app.me.as_ref().expect("somebody").name.to_string();
    person.press("2f").await.type_text(&me).await.press("<enter>").await;
    assert_eq!(person.session.app.place, Place::Desk);
    assert_eq!(person.session.app.desk.filter, format!("owner:\"{me}\""));
    assert!(!person.session.app.desk.list.is_empty(), "{}", person.screen());
    person.press("<esc>").await;
    assert_eq!(person.session.app.place, Place::Causes);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_opened_last_is_one_key_away_the_newest_first() {
    let mut person = Person::sits(80, 24, "pt-BR").await;
    person.press("<ctrl-o>").await;
    assert!(person.screen().contains("Nenhum ticket foi aberto aqui ainda."), "{}", person.screen());
    person.press("<esc><enter><esc>jj<enter><esc><ctrl-o>").await;
    assert_snapshot!(person.guarded());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_offers_its_fields_and_then_the_values_that_tickets_have() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("/").await.type_text("sta").await;
    let screen = person.guarded();
    assert!(screen.contains("status:") && screen.contains("how far it is"), "{screen}");
    person.press("<tab>").await;
    assert_eq!(person.session.app.desk.typing.as_ref().expect("a filter").text(), "status:");
    person.press("<down><tab>").await;
    assert_eq!(person.session.app.desk.typing.as_ref().expect("a filter").text(), "status:open");
    person.type_text(" -prod").await.press("<tab>").await;
    assert_snapshot!("values_with_their_counts", person.guarded());
    let offers = person.session.app.desk.completing.offers.clone();
    assert!(
        offers.iter().any(|offer| offer.detail.parse::<u32>().is_ok_and(|count| count > 0)),
        "{offers:?}"
    );
    person.press("<down><tab><enter>").await;
    let filter = person.session.app.desk.filter.clone();
    assert!(filter.starts_with("status:open -product:") && filter.len() > 22, "{filter}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_field_says_which_there_are_and_the_help_says_how_a_filter_is_written() {
    let mut person = Person::sits(120, 40, "pt-BR").await;
    person.press("/").await.type_text("sitio:x").await;
    assert!(person.screen().contains("status, priority, owner"), "{}", person.screen());
    person.press("<esc>?<pgdn><pgdn><pgdn>").await;
    assert!(person.guarded().contains("O que um filtro entende"), "{}", person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn comparisons_durations_exclusions_and_quotes_narrow_the_desk() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("vvvv").await;
    let all = person.session.app.desk.list.len();
    let tags = person.agent.store.values(Field::Tag).expect("tags");
    let (tag, _) = tags.into_iter().find(|(_, count)| *count as usize <= all).expect("a tag");
    let not_tagged = format!("-tag:{tag}");
    for filter in ["due:<2h", "age:>3d", &not_tagged, "cause:-", "-cause:-", "\"no reconocido\""] {
        person.press("/<ctrl-u>").await.type_text(filter).await.press("<enter>").await;
        let desk = &person.session.app.desk;
        assert_eq!((desk.fault.clone(), desk.filter.as_str()), (None, filter));
        assert!(desk.list.len() < all, "{filter} narrows {all}");
    }
}
