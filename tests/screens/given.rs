//! Whom a case is given to: who works in Tier 1 stands last and is marked, and it is said to whom and where it went.

use secondline::app::Sheet;

use super::harness::Person;

/// The items of the picker that is open: label, id, which one is selected.
fn offered(person: &Person) -> (Vec<(String, String)>, usize) {
    match person.session.app.sheets.last() {
        Some(Sheet::Picker(_, picker)) => {
            let (items, at) = picker.matches();
            (items.map(|item| (item.label.clone(), item.id.clone())).collect(), at)
        }
        other => panic!("a list to choose from: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_people_marks_tier_1_and_it_is_told_where_a_case_went() {
    let mut person = Person::sits(120, 30, "en").await;
    let key = person.session.app.current().expect("a ticket").shown.key.to_string();
    person.press("a").await;
    let (people, _) = offered(&person);
    let is_first_line = |(label, _): &&(String, String)| label.ends_with("(Tier 1)");
    let marked = people.iter().filter(is_first_line).count();
    assert!(marked > 0 && marked < people.len() - 1, "{people:?}");
    assert!(
        people[people.len() - marked..].iter().all(|one| is_first_line(&one)),
        "they stand last: {people:?}"
    );
    let ours = people.iter().rfind(|one| !is_first_line(one) && !one.1.is_empty()).expect("a colleague");
    person.type_text(&ours.0).await.press("<enter>").await;
    let screen = person.screen();
    assert!(screen.contains(&format!("#{key} now belongs to {}.", ours.0)), "{screen}");

    person.press("j").await;
    let key = person.session.app.current().expect("a ticket").shown.key.to_string();
    let name = people.last().expect("somebody").0.trim_end_matches(" (Tier 1)").to_owned();
    person.press("a").await.type_text(&name).await.press("<enter>").await;
    let screen = person.screen();
    assert!(screen.contains(&format!("#{key} now belongs to {name} in Tier 1")), "{screen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_opens_on_what_is_so_and_a_claim_names_its_ticket() {
    let mut person = Person::sits(80, 24, "en").await;
    let ticket = person.session.app.current().expect("a ticket").shown.clone();
    person.press("p").await;
    let (priorities, at) = offered(&person);
    assert_eq!(priorities[at].1, ticket.priority.as_str(), "{priorities:?}");
    person.press("<esc>c").await;
    let screen = person.screen();
    assert!(screen.contains(&format!("#{} is yours now.", ticket.key)), "{screen}");
}
