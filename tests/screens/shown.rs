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
async fn the_tallies_fit_eighty_columns_split_and_by_harm() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("2tt").await;
    assert_snapshot!("focus_in_eighty_columns", person.screen());
    person.press("t").await;
    assert_snapshot!("harm_in_eighty_columns", person.screen());
    person.press("ts").await;
    person.type_text("site").await;
    person.press("<enter>").await;
    assert_snapshot!("a_split_in_eighty_columns", person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn any_two_dimensions_cross_and_a_number_opens_exactly_its_tickets() {
    let mut person = Person::sits(120, 40, "es-MX").await;
    person.press("2ww").await;
    person.press("r").await;
    person.type_text("vendor").await;
    person.press("<enter>x").await;
    person.type_text("priority").await;
    person.press("<enter><right>").await;
    let screen = person.screen();
    assert_snapshot!("crossed_in_spanish", screen);
    // The foot says k/n of the selected pair; the desk lists k of all tickets.
    let foot = screen.lines().rev().find(|line| line.contains("los demás")).expect("the pair").to_owned();
    let pair = foot.split(": ").nth(1).expect("a rate").split('/').next().expect("a count").trim().to_owned();
    person.press("<enter>").await;
    let desk = person.screen();
    let count = desk
        .lines()
        .find_map(|line| line.split(" de ").next()?.split_whitespace().last()?.parse::<u64>().ok());
    assert_eq!(count, pair.parse().ok(), "{foot}\n{desk}");
    person.press("<esc>").await;
    assert!(person.screen().contains("los demás"), "escape leads back to the number");
}

/// Tickets of one cause that were all solved a few hours ago.
pub fn burst(cause: &str, count: u64) -> Vec<secondline::domain::ticket::Ticket> {
    let solved = crate::sync::site::time() - jiff::SignedDuration::from_hours(3);
    let one = |nth: u64| {
        let id = (9_000_000 + nth).to_string();
        serde_json::from_value(serde_json::json!({
            "id": id, "key": id, "url": "http://127.0.0.1/", "subject": "Burst", "description": "", "status": "solved",
            "priority": "normal", "requester": {"id": "c1", "name": "Laura"}, "channel": "web",
            "facts": {"cause": cause, "site": "CDMX"}, "tags": [], "created": solved, "updated": solved,
            "solved": solved, "version": "1", "mark": "1", "escalated": true,
        }))
        .expect("a ticket")
    };
    (0..count).map(one).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_spike_is_marked_until_somebody_calls_it_noise_with_a_reason() {
    let mut person = Person::sits(80, 24, "en").await;
    let page = secondline::store::PulledPage { tickets: burst("PRD-05", 14), ..Default::default() };
    person.agent.store.absorb(page, crate::sync::site::time()).expect("a page");
    person.press("2").await;
    assert_snapshot!("a_spike_in_eighty_columns", person.screen());
    person.press("m").await;
    person.type_text("noise").await;
    person.press("<enter><enter>").await;
    assert!(person.screen().contains("Write a reason"), "{}", person.screen());
    person.type_text("load test").await;
    person.press("<enter>").await;
    let screen = person.screen();
    assert!(screen.contains("Called noise") && screen.contains("load test"), "{screen}");
    assert!(screen.contains("No spikes now."), "{screen}");
    person.press("c").await;
    assert_snapshot!("a_chart_of_a_spike", person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cause_has_a_chart_and_a_comparison() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("2c").await;
    assert_snapshot!("a_chart_in_eighty_columns", person.screen());
    person.press("<esc>d").await;
    person.type_text("vendor").await;
    person.press("<enter>").await;
    assert_snapshot!("a_comparison_in_eighty_columns", person.screen());
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
        "", "<enter>", "<tab>", "R", "<esc>", "b", "<esc>", "i", "<esc>", "2", "3", "4", "5", "6", "1", "A",
        "<esc>", "H", "<esc>", ":", "<esc>", "?",
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
