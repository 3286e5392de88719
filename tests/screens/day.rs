//! A day of an agent: notices that wait for a key, what comes back later, and the day itself.

use insta::assert_snapshot;
use jiff::SignedDuration;
use secondline::app::{Link, Msg, Tone};
use secondline::config::write_private;
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
    person.press("v7").await;
    assert_eq!(selected(&person), key);
    assert_snapshot!("what_comes_back", person.guarded());
    person.press("v1").await;
    let tick = |minutes: i64| Msg::Ticked(time() + SignedDuration::from_mins(minutes));
    // A key now and then, so that nothing is covered.
    for ten in 1..12 {
        person.session.take(tick(10 * ten));
        person.press("k").await;
    }
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
    assert!(person.screen().contains("It comes back 05 Mar 15:00."), "{}", person.screen());
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

#[tokio::test(flavor = "multi_thread")]
async fn why_a_ticket_stands_where_it_stands_is_told_line_by_line() {
    let mut person = Person::sits(80, 24, "en").await;
    let screen = person.screen();
    assert!(screen.contains("why here: ") && screen.contains(" ▸ priority "), "{screen}");
    person.press("z").await.type_text("lunch").await.press("<enter>").await;
    let key =
        person.session.app.ticket.as_ref().and_then(|it| it.view.as_ref()).map(|it| it.shown.key.clone());
    assert!(key.is_some(), "the next one is open:\n{}", person.screen());
    person.press("<esc>gge").await;
    let screen = person.guarded();
    assert!(screen.contains("The list is sorted by exactly this."), "{screen}");
    for line in ["  1. It is late: ", "  2. ", " In minutes: ", "  3. Priority ", "  4. ", "  5. Open for "] {
        assert!(screen.contains(line), "{line:?} is missing:\n{screen}");
    }
    assert!(screen.contains("passed it over (15:00): lunch"), "{screen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn my_day_tells_what_was_done_promised_asked_and_put_off_and_opens_each() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("9").await;
    assert_snapshot!("a_day_on_which_nothing_was_done", person.guarded());
    person.press("<esc>i").await.type_text("Looked at it.").await.press("<ctrl-s>").await;
    person.press("i").await.type_text("And again.").await.press("<ctrl-s>").await;
    person.press("jr").await.type_text("Estamos en ello.").await.press("<ctrl-s>").await;
    person.press("y").await.type_text("17:30 call back").await.press("<enter>").await;
    person.press("jA").await.type_text("lo").await.press("<tab>").await;
    person.type_text("Where is the parcel?").await.press("<ctrl-s>").await;
    let key = last_one(&mut person).await;
    person.press("Z").await.type_text("2h call the bank").await.press("<enter>").await;
    person.press("9").await;
    assert_snapshot!("a_day", person.guarded());
    // The last line is what comes back; it opens its ticket, and the way back leads to the day.
    person.press("G<enter>").await;
    let opened =
        person.session.app.ticket.as_ref().and_then(|it| it.view.as_ref()).map(|it| it.shown.key.clone());
    assert_eq!(opened.expect("an opened ticket").as_str(), key);
    person.press("<esc>").await;
    assert!(person.screen().contains("── Comes back later (1)"), "{}", person.screen());
    // Headings are passed over in both directions.
    for keys in ["g", "jjj", "kkkkkkkk", "G", "kk", "<pgup>", "<pgdn>"] {
        person.press(keys).await;
        assert!(person.session.app.day.selected().is_some(), "{keys}:\n{}", person.screen());
    }
    person.resize(120, 40).await;
    assert_snapshot!("a_day_on_a_wide_terminal", person.guarded());
}

/// A colleague's tickets become nobody's and urgent.
async fn hand_in(person: &mut Person, count: usize) -> Vec<String> {
    let me = person.agent.me.id.clone();
    let ids = person.agent.store.open_ids().expect("a read");
    let theirs = ids.into_iter().filter(|id| {
        let ticket = person.agent.server(id);
        ticket.escalated && ticket.assignee.as_ref().is_some_and(|owner| owner.id != me)
    });
    let theirs: Vec<_> = theirs.take(count).collect();
    assert_eq!(theirs.len(), count);
    let mut keys = Vec::new();
    for id in theirs {
        person.site.later();
        person.site.edit(&id, json!({"assignee_id": null, "priority": "urgent"})).await;
        keys.push(person.agent.server(&id).key.to_string());
    }
    person.sync().await;
    person.session.take(Msg::Link(Link::Synced { at: time() }));
    person.settle().await;
    keys
}

#[tokio::test(flavor = "multi_thread")]
async fn new_urgent_cases_ring_once_for_several_and_not_at_night() {
    let mut person = Person::sits(80, 24, "en").await;
    let settings = |quiet: &str| format!("[return]\nqueue = \"Tier 1\"\n[desk]\nbell = \"osc9\"\n{quiet}");
    let path = person.agent.folder.path().join("config/settings.toml");
    write_private(&path, settings("").as_bytes()).expect("settings");
    person = person.returns(time()).await;
    person.session.take(Msg::Link(Link::Synced { at: time() }));
    person.settle().await;
    assert_eq!(person.session.rings(), None, "what was there when the sync first ended does not ring");
    let keys = hand_in(&mut person, 2).await;
    let rang = person.session.rings().expect("a ring");
    assert!(rang.starts_with("2 tickets cannot wait, #"), "{rang}");
    let screen = person.screen();
    assert!(screen.contains("2 tickets arrived that cannot wait"), "{screen}");
    assert!(keys.iter().all(|key| screen.contains(&format!("#{key}"))), "{screen}");
    // The next one within the minute waits for its end; then it rings alone.
    let next = hand_in(&mut person, 1).await.remove(0);
    assert_eq!(person.session.rings(), None);
    person.session.take(Msg::Ticked(time() + SignedDuration::from_secs(60)));
    assert_eq!(person.session.rings(), Some(format!("#{next} cannot wait")));
    // In quiet hours there is only the notice.
    write_private(&path, settings("quiet = \"14:00-16:00\"\n").as_bytes()).expect("settings");
    person = person.returns(time()).await;
    person.session.take(Msg::Link(Link::Synced { at: time() }));
    person.settle().await;
    let night = hand_in(&mut person, 1).await.remove(0);
    assert_eq!(person.session.rings(), None);
    assert!(person.screen().contains(&format!("#{night} arrived and cannot wait.")), "{}", person.screen());
}
