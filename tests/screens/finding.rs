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
    assert!(person.screen().contains("Nenhum caso foi aberto aqui ainda."), "{}", person.screen());
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
    assert_snapshot!(person.guarded());
}

#[tokio::test(flavor = "multi_thread")]
async fn comparisons_durations_exclusions_and_quotes_narrow_the_desk() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("v5").await;
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

#[tokio::test(flavor = "multi_thread")]
async fn an_order_without_a_filter_is_saved_as_a_view() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("S").await.type_text("newest first").await.press("<enter>x").await;
    person.type_text("Newest").await.press("<ctrl-s>").await;
    let view = person.session.app.desk.view.clone();
    let saved = (view.id.as_str(), view.filter.as_str(), view.look.sort.to_string());
    assert_eq!(saved, ("Newest", "", "-created".to_owned()), "{}", person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_seen_is_saved_as_a_view_and_picked_by_its_key_with_its_count() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("x").await;
    assert!(
        person.screen().contains("Narrow (/), order (S) or arrange (O) the list first"),
        "{}",
        person.screen()
    );
    person.press("/").await.type_text("status:open").await.press("<enter>x").await;
    person.type_text("Being worked \u{202e}on").await.press("<tab>").await.type_text("1").await;
    person.press("<ctrl-s>").await;
    assert!(person.screen().contains("That key belongs to “Mine and unassigned”."), "{}", person.screen());
    person.press("<backspace>w").await;
    assert_snapshot!("a_view_is_saved", person.guarded());
    person.press("<enter>").await;
    assert!(person.screen().contains("my_views.toml"), "{}", person.screen());
    let shown = person.session.app.desk.list.len();
    person.press("v").await;
    assert_snapshot!("views_with_keys_and_counts", person.guarded());
    person.press("1").await;
    assert_eq!(person.session.app.desk.view.id, "work");
    person.press("vw").await;
    assert_eq!(
        (person.session.app.desk.view.filter.as_str(), person.session.app.desk.list.len()),
        ("status:open", shown)
    );
    // The next start has it too.
    let text = std::fs::read_to_string(&person.session.app.config.views.own).expect("the file");
    assert!(text.contains("Being worked") && text.contains("status:open"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_of_ones_own_is_replaced_after_a_word_and_taken_away_after_a_question() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("/").await.type_text("status:open").await.press("<enter>x").await;
    person.type_text("Hot").await.press("<ctrl-s>").await;
    let own = person.session.app.config.views.own.clone();
    let count = person.session.app.desk.views.len();
    person.press("/").await.type_text("owner:-").await.press("<enter>x<ctrl-s>").await;
    let screen = person.screen();
    assert!(screen.contains("is a view of yours already"), "{screen}");
    person.press("<ctrl-s>").await;
    assert_eq!(person.session.app.desk.views.len(), count, "{}", person.screen());
    let text = std::fs::read_to_string(&own).expect("the file");
    assert!(text.matches("[\"Hot\"]").count() == 1 && text.contains("status:open owner:-"), "{text}");
    person.press("X").await;
    assert!(person.screen().contains("Take away the view “Hot”?"), "{}", person.screen());
    person.press("<enter>").await;
    assert_eq!(person.session.app.desk.view.id, "Hot", "keeping it comes first");
    person.press("X<down><enter>").await;
    assert_ne!(person.session.app.desk.view.id, "Hot");
    assert!(!std::fs::read_to_string(&own).expect("the file").contains("Hot"));
    person.press("X").await;
    assert!(person.screen().contains("Only a view that you saved"), "{}", person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_that_cannot_be_written_keeps_its_sheet_and_says_why() {
    let mut person = Person::sits(80, 24, "es-MX").await;
    let own = person.session.app.config.views.own.clone();
    std::fs::create_dir(&own).expect("something is in the way");
    person.press("/").await.type_text("status:open").await.press("<enter>x").await;
    person.type_text("Mía").await.press("<ctrl-s>").await;
    let screen = person.screen();
    assert!(screen.contains("my_views.toml") && screen.contains("Mía"), "{screen}");
    assert_eq!(person.session.app.desk.views.len(), 7);
    std::fs::remove_dir(&own).expect("out of the way");
    person.press("<ctrl-s>").await;
    assert_eq!(person.session.app.desk.view.id, "Mía");
}

#[tokio::test(flavor = "multi_thread")]
async fn order_and_columns_are_chosen_for_a_view_and_are_still_there_after_a_restart() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("S").await.type_text("changed last").await.press("<enter>").await;
    person.press("O").await;
    assert_snapshot!("columns_to_choose_from", person.guarded());
    // The first column goes, status comes and moves up.
    person.press("x").await.press("jjjjjjjjjx").await.press("KKKKKKKK<enter>").await;
    assert_snapshot!("another_order_and_other_columns", person.guarded());
    let updated: Vec<_> = {
        let desk = &person.session.app.desk;
        (0..8).filter_map(|row| desk.row(row)).map(|row| row.updated).collect()
    };
    assert!(updated.is_sorted_by(|one, other| one >= other), "{updated:?}");
    person.press("v2").await;
    assert!(!person.screen().contains("changed last"), "another view has its own order");
    let Person { site, agent, .. } = person;
    let mut person = Person::at(site, agent, 80, 24, "en").await;
    let screen = person.screen();
    assert!(screen.contains("changed last first") && screen.contains("STATUS"), "{screen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn finding_fits_a_terminal_of_any_size() {
    let mut person = Person::sits(80, 24, "pt-BR").await;
    for keys in ["fca", "<esc>vs", "<esc>S", "<esc>Ojjjj", "<esc>/st", "<tab>", "<ctrl-u>site:", "<esc>"] {
        person.press(keys).await;
        for (columns, rows) in [(39, 9), (40, 10), (41, 13), (200, 10), (40, 70), (80, 24)] {
            person.resize(columns, rows).await;
            person.guarded();
        }
    }
}
