//! Finding by a few letters, and what was opened last.

use super::*;

fn texts(store: &Store, letters: &str) -> Vec<String> {
    store.near(letters).unwrap().tickets.into_iter().map(|near| near.text).collect()
}

#[test]
fn an_old_ticket_is_near_by_its_key_by_a_word_and_by_its_customer() {
    let old = with(ticket("old-1"), |it| {
        it.subject = Clean::line("Cobrança duplicada");
        it.created = at("2020-01-01T00:00:00Z");
    });
    // So many newer ones that the old one is not among the newest.
    let newer =
        (0..1_600).map(|nth| with(ticket(&format!("n{nth}")), |it| it.created = at("2026-01-01T00:00:00Z")));
    let bench = holding(std::iter::once(old).chain(newer));
    for letters in ["old", "#OLD-1", "cobranca", "cobr", "duplicada cobr"] {
        assert!(texts(&bench, letters).iter().any(|text| text.starts_with("#old-1 ")), "{letters}");
    }
    assert!(!texts(&bench, "co").iter().any(|text| text.starts_with("#old-1 ")));
    assert!(texts(&bench, "\" OR (NEAR -- *").len() >= 1_500, "hostile letters are letters");
}

#[test]
fn what_was_opened_last_stands_first_and_no_more_than_thirty_are_kept() {
    let bench = holding((0..40).map(|nth| ticket(&nth.to_string())));
    for nth in (0..40).chain([3]) {
        bench.opened(&TicketId::new(nth.to_string()), now()).unwrap();
    }
    bench.opened(&TicketId::new("nobody"), now()).unwrap();
    let recent = bench.rows(&bench.recent().unwrap()).unwrap();
    let keys: Vec<String> = recent.iter().map(|row| row.key.to_string()).collect();
    assert_eq!(keys.len(), RECENT);
    assert_eq!(keys[..3], ["3", "39", "38"]);
    // It survives the end of the program.
    let again = Store::open(bench.path()).unwrap();
    assert_eq!(again.recent().unwrap().len(), RECENT);
}
