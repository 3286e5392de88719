//! Whose an article is, and who finds it right, by keys.

use secondline::domain::proposal::State;

use super::harness::Person;

#[tokio::test(flavor = "multi_thread")]
async fn a_writer_offers_an_article_cannot_validate_it_and_names_its_owner() {
    let mut person = Person::sits(120, 40, "en").await;
    person.press("3").await;
    let rows = person.session.app.knowledge.rows.clone().expect("a queue");
    let at = rows.iter().position(|one| one.state == State::Candidate).expect("something recurs");
    person.press(&"j".repeat(at)).await;
    let key = rows[at].key.clone();
    person.press("v").await.type_text("offer").await.press("<enter>").await;
    let here = |person: &Person| {
        let rows = person.session.app.knowledge.rows.as_ref().expect("a queue");
        rows.iter().find(|one| one.key == key).expect("it is still there").standing.clone()
    };
    assert!(here(&person).offered.is_some(), "{}", person.screen());
    assert!(person.screen().contains("unvalidated") && person.screen().contains("nobody else looked"));

    person.press("v").await.type_text("validate").await.press("<enter>").await;
    assert!(person.screen().contains("another person says"), "{}", person.screen());
    person.press("<esc>o").await.press("<enter>").await;
    let me = person.session.app.me.as_ref().expect("somebody").id.clone();
    assert!(here(&person).is_of(&me), "{}", person.screen());
    let shown = person.guarded();
    assert!(shown.contains("sees to it"), "{shown}");

    person.sync().await;
    assert!(!here(&person).waiting, "it stands in the CRM, where the others read it");
    person.press("<tab>").await;
    let shown = person.guarded();
    assert!(shown.contains("ARTICLE") && shown.contains("LAST") || shown.contains("VERIFIED"), "{shown}");
    assert!(shown.contains("Subscriptions that renew"), "{shown}");
    person.press("o").await.press("<enter>").await;
    person.press("<tab>").await;
    assert!(person.guarded().contains("Mine 1"), "{}", person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_small_terminal_has_room_for_every_list_of_the_queue() {
    let mut person = Person::sits(80, 24, "es-MX").await;
    person.press("3").await;
    for name in ["Recurrentes", "Artículos", "Míos", "Con error", "Desactualizados"] {
        let shown = person.guarded();
        assert!(shown.contains(&format!("▸{name}")), "{name}: {shown}");
        person.press("<tab>").await;
    }
    assert!(person.screen().contains("▸Recurrentes"), "the lists go round");
}
