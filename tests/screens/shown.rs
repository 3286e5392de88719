//! Whole screens as they stand, from key strings.

use insta::assert_snapshot;

use super::harness::Person;

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_fits_eighty_columns_and_says_why_the_first_ticket_is_first() {
    let mut person = Person::sits(80, 24, "en").await;
    assert_snapshot!(person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_shows_more_on_a_wider_terminal() {
    let mut person = Person::sits(120, 40, "es-MX").await;
    assert_snapshot!(person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_opened_ticket_has_conversation_and_procedure_side_by_side() {
    let mut person = Person::sits(120, 40, "en").await;
    person.press("<enter>").await;
    person.sync().await;
    assert_snapshot!(person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_narrow_terminal_the_two_halves_are_tabs() {
    let mut person = Person::sits(80, 24, "pt-BR").await;
    person.press("<enter><tab>").await;
    assert_snapshot!(person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tallies_rank_causes_with_share_and_trend() {
    let mut person = Person::sits(100, 24, "en").await;
    person.press("2").await;
    assert_snapshot!(person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn help_lists_every_key_of_the_screen() {
    let mut person = Person::sits(80, 40, "en").await;
    person.press("?").await;
    assert_snapshot!(person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_screen_panics_on_a_terminal_of_any_size() {
    let mut person = Person::sits(80, 24, "en").await;
    for keys in [
        "", "<enter>", "<tab>", "R", "<esc>", "b", "<esc>", "i", "<esc>", "2", "3", "4", "5", ":", "<esc>",
        "?",
    ] {
        person.press(keys).await;
        for (columns, rows) in
            [(1, 1), (2, 40), (10, 3), (39, 9), (40, 10), (41, 13), (200, 10), (40, 70), (80, 24), (240, 70)]
        {
            person.resize(columns, rows).await;
            person.screen();
        }
    }
}
