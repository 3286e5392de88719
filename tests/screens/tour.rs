//! The tour of the demo: each stop ends when what it asks for was done, and esc leaves it.

use insta::assert_snapshot;
use secondline::app::{Msg, Stop, TOUR_ROWS};

use super::harness::Person;

async fn toured(language: &str) -> Person {
    let mut person = Person::sits(80, 24, language).await;
    person.session.app.begin_tour();
    person.session.take(Msg::Resized(80, 24));
    person.settle().await;
    person
}

fn stop(person: &Person) -> Option<Stop> {
    person.session.app.tour.as_ref().map(secondline::app::Tour::stop)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tour_goes_through_a_case_by_what_one_does() {
    let mut person = toured("en").await;
    assert_snapshot!(person.guarded());
    for (keys, then) in [("j", Stop::Next), ("n", Stop::Procedure), ("<tab>", Stop::Answer)] {
        person.press(keys).await;
        assert_eq!(stop(&person), Some(then), "after {keys}:\n{}", person.screen());
    }
    // Reading on is not doing it.
    person.press("jk").await;
    assert_eq!(stop(&person), Some(Stop::Answer));
    person.finish_procedure().await;
    assert_eq!(stop(&person), Some(Stop::Note));
    for (keys, then) in [
        ("i", Stop::Save),
        ("Seen<ctrl-s>", Stop::Resolve),
        ("R", Stop::Keep),
        ("<esc>", Stop::Causes),
        ("gc", Stop::Palette),
        (":", Stop::Desk),
        ("<esc>1", Stop::End),
    ] {
        person.press(keys).await;
        assert_eq!(stop(&person), Some(then), "after {keys}:\n{}", person.screen());
    }
    let rows = person.session.app.size.rows;
    person.press("<esc>").await;
    assert_eq!((stop(&person), person.session.app.size.rows), (None, rows + TOUR_ROWS));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_sentence_of_the_tour_fits_its_two_rows_in_every_language() {
    for language in ["en", "es-MX", "pt-BR"] {
        let mut person = toured(language).await;
        let words = person.session.app.config.words.clone();
        let leave = words.get("tour-leave");
        for nth in 0..Stop::ALL.len() {
            person.session.app.tour.as_mut().expect("a tour").go(nth);
            let screen = person.screen();
            let strip: Vec<&str> = screen.lines().rev().take(2).collect();
            let says = person.session.app.tour_says().expect("a sentence");
            let shown = format!("{} {}", strip[1], strip[0].trim_end_matches(leave.as_str()).trim());
            let last = says.split(' ').next_back().expect("a word");
            assert!(
                shown.contains(last) && strip[0].ends_with(leave.as_str()),
                "{language}: {says}\n{shown}"
            );
        }
    }
}
