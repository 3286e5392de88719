//! The cover over a screen that nobody sits at: by key, by time, and what opens it.

use insta::assert_snapshot;
use jiff::{SignedDuration, Timestamp};
use secondline::app::{Msg, Tone};
use secondline::domain::say::Say;

use super::harness::Person;
use crate::sync::site::time;

fn after(minutes: i64) -> Timestamp {
    time() + SignedDuration::from_mins(minutes)
}

/// Everything on the screen that was said by, to or about anybody.
fn personal(screen: &str) -> Vec<String> {
    let words =
        screen.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    words.filter(|word| word.chars().count() > 5).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_screen_left_alone_is_covered_and_shows_nothing_of_anybody() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("<enter>").await;
    let open = person.screen();
    let customer = person.session.app.ticket.as_ref().expect("a ticket").view.as_ref().expect("its data");
    let (subject, key) = (customer.shown.subject.to_string(), customer.shown.key.clone());
    person.session.take(Msg::Ticked(after(15)));
    assert!(person.session.app.lock.is_none(), "fifteen minutes are not over");
    person.session.take(Msg::Ticked(after(16)));
    let covered = person.screen();
    assert_snapshot!(covered);
    for word in personal(&open).iter().filter(|word| *word != "secondline") {
        assert!(!covered.contains(word.as_str()), "{word} shows through");
    }

    // Under the cover the work goes on, and none of it shows.
    person.sync().await;
    person.session.take(Msg::Told(Say::new("cli-clash").with("theirs", &subject), Tone::Bad));
    person.settle().await;
    assert_eq!(person.screen(), covered);
    person.press("R").await.press("j").await;
    assert!(!person.screen().contains(&subject) && !person.screen().contains(&*key.to_string()));
    assert!(person.session.app.sheets.is_empty(), "no key reaches what lies under the cover");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_covers_at_once_and_the_chosen_pin_opens_with_the_draft_as_it_was() {
    let mut person = Person::sits(80, 24, "es-MX").await;
    person.press("i").await.type_text("Pedí el detalle").await;
    let open = person.screen();
    person.press("<ctrl-l>").await;
    assert!(!person.screen().contains("Pedí"));
    person.type_text("12").await.press("<enter>").await;
    assert!(person.screen().contains("demasiado corto"));
    person.press("<ctrl-u>").await.type_text("4711").await.press("<enter>").await.type_text("4712").await;
    person.press("<enter>").await;
    assert!(person.screen().contains("no fueron iguales"));
    person.type_text("4711").await.press("<enter>").await.type_text("4711").await.press("<enter>").await;
    assert!(person.session.app.lock.is_some(), "it stays covered: the person wanted it so");
    assert_snapshot!(person.screen());
    person.type_text("0815").await.press("<enter>").await;
    assert!(person.screen().contains("Quedan 4 intentos"), "{}", person.screen());
    person.type_text("4711").await.press("<enter>").await;
    let again = person.screen();
    assert_eq!(again.lines().skip(2).collect::<Vec<_>>(), open.lines().skip(2).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_pins_end_the_program() {
    let mut person = Person::sits(80, 24, "pt-BR").await;
    person.press("<ctrl-l>").await;
    for _ in 0..2 {
        person.type_text("4711").await.press("<enter>").await;
    }
    for nth in 1..=5 {
        assert!(!person.session.is_over(), "after {nth} tries");
        person.type_text("9999").await.press("<enter>").await;
    }
    assert!(person.session.is_over());
    assert!(person.session.app.lock.is_some(), "nothing was opened on the way out");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_puts_the_cover_off_and_so_does_a_setting() {
    let mut person = Person::sits(80, 24, "en").await;
    person.session.take(Msg::Ticked(after(10)));
    person.press("j").await;
    person.session.take(Msg::Ticked(after(20)));
    assert!(person.session.app.lock.is_none());
    // A clock that was set back does not keep the screen open for longer.
    person.session.take(Msg::Ticked(after(-60)));
    person.session.take(Msg::Ticked(after(-44)));
    assert!(person.session.app.lock.is_some());
    person.press("<ctrl-c>").await;
    assert!(person.session.is_over(), "the program may be ended from the cover");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_put_right_covers_nothing_and_lengthens_nothing() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("j").await;
    person.session.take(Msg::Ticked(after(10)));
    // The CRM's clock is days ahead; nobody left the keyboard for days.
    let day = 24 * 60;
    person.session.take(Msg::Corrected(after(45 * day + 10)));
    assert!(person.session.app.lock.is_none());
    person.session.take(Msg::Ticked(after(45 * day + 15)));
    assert!(person.session.app.lock.is_none(), "fifteen minutes are not over");
    person.session.take(Msg::Ticked(after(45 * day + 16)));
    assert!(person.session.app.lock.is_some());
}
