//! Keys that follow one another: what they mean, what is shown to those who hesitate, and that no text becomes a command.

use insta::assert_snapshot;
use secondline::app::{Msg, Place, Sheet};
use secondline::keymap::STACKS;

use super::harness::Person;

#[tokio::test(flavor = "multi_thread")]
async fn who_hesitates_is_shown_what_may_follow_and_who_does_not_sees_nothing_of_it() {
    let mut person = Person::sits(80, 24, "en").await;
    let before = person.press("jj").await.screen();
    assert_eq!(person.press("g").await.screen(), before, "a practised hand sees nothing");
    person.press("g").await;
    assert_eq!(person.session.app.desk.cursor.at, 0);
    person.press("g").await;
    person.session.take(Msg::Hesitated);
    assert_snapshot!(person.guarded());
    person.press("<esc>").await;
    assert!(!person.session.app.has_begun() && person.session.app.place == Place::Desk);
    person.press("gc").await;
    assert_eq!(person.session.app.place, Place::Causes);
    let screen = person.press("gR").await.screen();
    assert!(screen.contains("g R means nothing here"), "{screen}");
    person.press("gd").await;
    assert_eq!(person.session.app.place, Place::Desk);
}

#[tokio::test(flavor = "multi_thread")]
async fn text_that_is_typed_ahead_or_pasted_never_ends_a_sequence() {
    let mut person = Person::sits(80, 24, "en").await;
    person.burst("<enter>rgd gc").await;
    let Some(Sheet::Composer(composer)) = person.session.app.sheets.last() else {
        panic!("a reply is being written:\n{}", person.screen());
    };
    assert_eq!(composer.field.text(), "gd gc");
    assert_eq!(person.session.app.place, Place::Ticket);
    person.press("<esc>g").await;
    person.session.take(Msg::Pasted("c".to_owned()));
    person.settle().await;
    assert!(!person.session.app.has_begun(), "what was pasted is no key");
    person.press("c").await;
    assert_eq!(person.session.app.place, Place::Ticket);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_shows_layers_whose_keys_were_checked_together() {
    let mut person = Person::sits(120, 40, "en").await;
    for keys in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "1<enter>", "<tab>"] {
        let layers = person.press(keys).await.session.app.layers();
        assert!(STACKS.contains(&layers.as_slice()), "{keys}: {layers:?}");
    }
}
