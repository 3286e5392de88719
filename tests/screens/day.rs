//! A day of an agent: notices that wait for a key, what comes back later, and the day itself.

use insta::assert_snapshot;
use jiff::SignedDuration;
use secondline::app::{Msg, Tone};
use secondline::domain::say::Say;
use serde_json::json;

use super::harness::Person;
use crate::sync::site::time;

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_notice_stays_until_a_key_and_all_can_be_read_again() {
    let mut person = Person::sits(80, 24, "en").await;
    let told = |id: &str, tone| Msg::Told(Say::new(id), tone);
    for (id, tone) in [
        ("refused-nobody", Tone::Bad),
        ("done-saved", Tone::Good),
        ("done-saved", Tone::Good),
        ("done-nothing", Tone::Plain),
    ] {
        person.session.take(told(id, tone));
    }
    let words = person.session.app.config.words.clone();
    let line = |screen: &str| screen.lines().nth(1).unwrap_or_default().trim().to_owned();
    assert_eq!(line(&person.screen()), format!("✗ {}  +2", words.get("refused-nobody")));
    person.press("j").await;
    assert_eq!(line(&person.screen()), format!("· {}  +1", words.get("done-nothing")));
    person.press("k").await;
    assert_eq!(line(&person.screen()), format!("✔ {} ×2", words.get("done-saved")));
    person.press("!").await;
    let screen = person.guarded();
    for sentence in ["refused-nobody", "done-saved", "done-nothing"] {
        let begins: String = words.get(sentence).chars().take(40).collect();
        assert!(screen.contains(&begins), "{sentence}:\n{screen}");
    }
    assert!(screen.contains("×2"), "{screen}");
    person.press("<esc>").await;
    assert!(line(&person.screen()).starts_with("───"), "{}", person.screen());
}

/// The key of the selected ticket.
fn selected(person: &Person) -> String {
    person.session.app.desk.selected().expect("a ticket").key.to_string()
}

/// The ticket that stands last on the desk, which nothing makes late today, opened for a time.
async fn last_one(person: &mut Person) -> String {
    person.press("G").await;
    selected(person)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_put_off_leaves_the_desk_and_comes_back_at_its_time_with_a_notice() {
    let mut person = Person::sits(80, 24, "en").await;
    let key = last_one(&mut person).await;
    let before = person.session.app.desk.list.len();
    person.press("Z").await;
    assert_snapshot!("putting_off", person.guarded());
    person.type_text("soon").await.press("<enter>").await;
    assert!(person.screen().contains("Begin with the time"), "{}", person.screen());
    person.press("<ctrl-u>").await.type_text("2h call Fraud").await.press("<enter>").await;
    let screen = person.screen();
    assert!(screen.contains(&format!("#{key} comes back 17:00.")), "{screen}");
    assert_eq!(person.session.app.desk.list.len(), before - 1);
    assert!(screen.contains("1 later · "), "{screen}");
    // It is on the list of what comes back, and found by its words.
    person.press("vvvvvv").await;
    assert_eq!(selected(&person), key);
    assert_snapshot!("what_comes_back", person.guarded());
    person.press("v").await;
    let tick = |minutes: i64| Msg::Ticked(time() + SignedDuration::from_mins(minutes));
    person.session.take(tick(119));
    person.settle().await;
    assert!(!person.screen().contains("is back"), "{}", person.screen());
    person.session.take(tick(120));
    person.settle().await;
    let screen = person.screen();
    assert!(screen.contains(&format!("#{key} is back: call Fraud.")), "{screen}");
    assert_eq!(person.session.app.desk.list.len(), before);
    person.press("j").await;
    person.session.take(tick(121));
    person.settle().await;
    assert!(!person.screen().contains("is back"), "once is enough:\n{}", person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_keeps_what_was_put_off_and_tells_what_came_back_meanwhile() {
    let mut person = Person::sits(80, 24, "en").await;
    let key = last_one(&mut person).await;
    person.press("Z").await.type_text("tomorrow 10:00").await.press("<enter>").await;
    person = person.returns(time() + SignedDuration::from_hours(1)).await;
    assert!(person.screen().contains("1 later · "), "{}", person.screen());
    person = person.returns(time() + SignedDuration::from_hours(30)).await;
    let screen = person.screen();
    // Others may have come to be late in the night; this one is told all the same.
    person.press("!").await;
    assert!(person.screen().contains(&format!("#{key} is back")), "{screen}\n{}", person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn it_comes_back_when_the_customer_writes_and_by_an_empty_line() {
    let mut person = Person::sits(120, 40, "en").await;
    let key = last_one(&mut person).await;
    let row = person.session.app.desk.selected().expect("a ticket").clone();
    person.press("Z").await.type_text("3d").await.press("<enter>").await;
    assert!(person.screen().contains("1 later · "), "{}", person.screen());
    // Whoever looks for it finds it, and an empty line brings it back.
    person.press("/").await.type_text(&format!("key:{key}")).await.press("<enter>").await;
    person.press("Z").await;
    assert!(person.screen().contains("It comes back 05/03 15:00."), "{}", person.screen());
    person.press("<enter>").await;
    assert!(person.screen().contains(&format!("#{key} is back on the desk.")), "{}", person.screen());
    person.press("Z").await.type_text("3d").await.press("<enter><esc>").await;
    assert!(person.screen().contains("1 later · "), "{}", person.screen());
    person.site.later();
    let author = person.site.ticket(&row.id).await["requester_id"].clone();
    let comment = json!({"comment": {"body": "¿Hay noticias?", "public": true, "author_id": author}});
    person.site.edit(&row.id, comment).await;
    person.sync().await;
    let screen = person.screen();
    assert!(screen.contains(&format!("#{key} is back:")), "{screen}");
    assert!(!screen.contains("1 later · "), "{screen}");
}
