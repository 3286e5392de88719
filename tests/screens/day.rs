//! A day of an agent: notices that wait for a key, what comes back later, and the day itself.

use secondline::app::{Msg, Tone};
use secondline::domain::say::Say;

use super::harness::Person;

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
