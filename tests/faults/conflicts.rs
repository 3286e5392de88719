//! Two agents, one ticket: every kind of conflict on the screen of one of them. Until that person has decided, the
//! server has what the colleague wrote.

use std::pin::Pin;

use insta::assert_snapshot;
use secondline::domain::change::FieldValue;
use secondline::domain::clean::Clean;
use secondline::domain::delivery::Delivery;
use secondline::domain::ids::TicketId;
use secondline::domain::proposal::Kind;
use secondline::domain::recurrence::Rule;
use secondline::domain::ticket::{Fact, Priority, Status};
use secondline::sandbox::constants::FIELDS;
use secondline::store::{Begun, Store};
use serde_json::{Value, json};

use crate::screens::harness::Person;
use crate::sync::site::{Agent, time};

/// Ana at her screen on an open ticket, and a colleague at another machine; both have the ticket as it is.
pub struct Two {
    pub ana: Person,
    pub colleague: Agent,
    pub ticket: TicketId,
}

impl Two {
    pub fn sit(columns: u16, rows: u16, language: &'static str) -> Pin<Box<dyn Future<Output = Self>>> {
        Box::pin(async move {
            let mut ana = Person::sits(columns, rows, language).await;
            ana.press("<enter>").await;
            // The conversation is on the screen too.
            ana.sync().await;
            let ticket = ana.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
            let colleague = Agent::new(&ana.site.running.base, &ana.site.running.accounts[1]);
            colleague.sync().await;
            ana.site.later();
            Self { ana, colleague, ticket }
        })
    }

    /// The colleague sets a field, and the server has it.
    pub async fn colleague_sets(&self, value: FieldValue) {
        let id = self.colleague.set(&self.ticket, value);
        self.colleague.sync().await;
        assert_eq!(self.colleague.state(&id), Delivery::Sent);
        self.ana.site.later();
    }

    pub async fn server(&self) -> Value {
        self.ana.site.ticket(&self.ticket).await
    }

    pub async fn field(&self, name: &str) -> Value {
        let id = FIELDS.iter().find(|(_, known)| *known == name).expect("a field").0;
        let ticket = self.server().await;
        let fields = ticket["custom_fields"].as_array().cloned().unwrap_or_default();
        fields.iter().find(|field| field["id"] == id).map_or(Value::Null, |field| field["value"].clone())
    }

    /// Where Ana's changes are.
    pub fn states(&self) -> Vec<Delivery> {
        self.ana.agent.store.outbox().expect("a read").into_iter().map(|row| row.state).collect()
    }

    /// Ana sets a status by keys.
    async fn ana_sets_status(&mut self, word: &str) {
        self.ana.press("s").await.type_text(word).await.press("<enter>").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clash_of_status_is_asked_field_by_field_and_mine_is_sent_only_then() {
    let mut two = Two::sit(80, 24, "en").await;
    two.colleague_sets(FieldValue::Status(Status::Pending)).await;
    two.ana_sets_status("hold").await;
    two.ana.sync().await;
    assert_eq!(two.states(), [Delivery::Held]);
    assert_eq!(two.server().await["status"], "pending", "the colleague's value stays until it is decided");
    let badge = two.ana.screen();
    assert!(badge.contains("a change needs you (d)") && badge.contains("1 for you to decide"), "{badge}");
    two.ana.press("d").await;
    assert_snapshot!(two.ana.screen());
    two.ana.press("m").await;
    assert!(two.ana.session.app.sheets.is_empty());
    two.ana.sync().await;
    assert_eq!(two.server().await["status"], "hold");
    assert!(two.states().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn theirs_stays_where_that_is_decided_and_nothing_of_ours_is_sent() {
    let mut two = Two::sit(120, 40, "es-MX").await;
    two.colleague_sets(FieldValue::Priority(Priority::Low)).await;
    two.ana.press("p").await.type_text("urg").await.press("<enter>").await;
    two.ana.sync().await;
    two.ana.press("5").await;
    two.ana.press("<enter>").await;
    assert_snapshot!(two.ana.screen());
    two.ana.press("t").await;
    two.ana.sync().await;
    assert_eq!(two.server().await["priority"], "low");
    assert!(two.states().is_empty());
    let kept = two.ana.agent.store.conflicts(Some(&two.ticket)).expect("a read");
    assert_eq!(
        kept[0].matter.fields()[0].mine,
        FieldValue::Priority(Priority::Urgent),
        "what lost is found again"
    );
    assert!(kept[0].decided.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_is_never_taken_over_silently_and_two_fields_are_decided_one_by_one() {
    let mut two = Two::sit(80, 24, "pt-BR").await;
    let other = two.colleague.me.clone();
    two.colleague_sets(FieldValue::Assignee(Some(other.clone()))).await;
    two.colleague_sets(FieldValue::Status(Status::Pending)).await;
    two.ana.press("a").await.type_text("ana").await.press("<enter>").await;
    two.ana_sets_status("espera").await;
    two.ana.sync().await;
    let before = two.server().await;
    assert_eq!(before["assignee_id"].to_string(), other.id.as_str());
    two.ana.press("d").await;
    assert_snapshot!(two.ana.screen());
    // Theirs for the first field, mine for the second.
    two.ana.press("t").await;
    assert!(!two.ana.session.app.sheets.is_empty(), "one field is still open");
    two.ana.press("m").await;
    two.ana.sync().await;
    let after = two.server().await;
    assert_eq!(after["assignee_id"].to_string(), other.id.as_str());
    assert_ne!(after["status"], before["status"]);
    assert!(two.states().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn another_value_can_be_given_and_a_held_one_stays_held() {
    let mut two = Two::sit(80, 24, "en").await;
    two.colleague_sets(FieldValue::Status(Status::Pending)).await;
    two.ana_sets_status("hold").await;
    two.ana.sync().await;
    two.ana.press("dh").await;
    two.ana.sync().await;
    assert_eq!(
        (two.states(), two.server().await["status"].clone()),
        (vec![Delivery::Held], json!("pending"))
    );
    two.ana.press("de").await.type_text("open").await.press("<enter>").await;
    assert!(two.ana.session.app.sheets.is_empty(), "{}", two.ana.screen());
    two.ana.sync().await;
    assert_eq!(two.server().await["status"], "open");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_moved_again_while_it_was_being_decided_is_asked_again() {
    let mut two = Two::sit(80, 24, "en").await;
    two.colleague_sets(FieldValue::Status(Status::Pending)).await;
    two.ana_sets_status("hold").await;
    two.ana.sync().await;
    two.ana.press("d").await;
    two.ana.site.edit(&two.ticket, json!({"status": "solved"})).await;
    two.ana.press("m").await;
    two.ana.sync().await;
    assert_eq!(two.states(), [Delivery::Held], "mine was meant over pending, not over solved");
    assert_eq!(two.server().await["status"], "solved");
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_that_only_one_hand_touched_and_tags_of_both_come_together_silently() {
    let mut two = Two::sit(80, 24, "en").await;
    let id = two.ticket.clone();
    two.ana.site.ask("PUT", &format!("/api/v2/tickets/{id}/tags.json"), json!({"tags": ["theirs"]})).await;
    two.colleague_sets(FieldValue::Priority(Priority::Low)).await;
    two.ana.press("t").await.type_text("+ours").await.press("<enter>").await;
    two.ana_sets_status("hold").await;
    two.ana.press("i").await.type_text("Asked Fraud for the detail.").await.press("<ctrl-s>").await;
    two.ana.sync().await;
    assert!(two.states().is_empty(), "{:?}", two.states());
    let after = two.server().await;
    assert_eq!((&after["priority"], &after["status"]), (&json!("low"), &json!("hold")));
    let tags = after["tags"].as_array().expect("tags").clone();
    assert!(tags.contains(&json!("theirs")) && tags.contains(&json!("ours")), "{tags:?}");
    assert_eq!(two.ana.site.comments(&id, "Asked Fraud").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resolve_that_clashes_shows_what_is_merged_and_that_the_comment_still_leaves() {
    let mut two = Two::sit(120, 40, "en").await;
    two.ana.press("c").await;
    two.ana.sync().await;
    two.ana.finish_procedure().await;
    two.ana.sync().await;
    two.colleague.sync().await;
    two.ana.site.later();
    two.colleague_sets(FieldValue::Fact(Fact::Cause, Some(Clean::line("FRD-01")))).await;
    two.ana.press("R").await.type_text("inf-06").await.press("<enter>").await;
    two.ana.press("<tab>").await.type_text("The name on the statement is the acquirer's").await;
    two.ana.press("<tab><right><right><tab><right><ctrl-s>").await;
    assert!(two.ana.session.app.sheets.is_empty(), "{}", two.ana.screen());
    two.ana.sync().await;
    assert!(two.states().contains(&Delivery::Held));
    assert_eq!(two.field("cause").await, "FRD-01");
    assert_ne!(two.server().await["status"], "solved");
    two.ana.press("d").await;
    assert_snapshot!(two.ana.screen());
    two.ana.press("m").await;
    two.ana.sync().await;
    assert_eq!(
        (two.field("cause").await, two.server().await["status"].clone()),
        (json!("INF-06"), json!("solved"))
    );
    assert_eq!(two.ana.site.comments(&two.ticket, "The name on the statement").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn ticks_of_two_people_are_both_kept() {
    let mut two = Two::sit(80, 24, "en").await;
    two.colleague_sets(FieldValue::Fact(Fact::Sop, Some(Clean::line("card@1.0.0 4/6")))).await;
    let mine =
        two.ana.agent.set(&two.ticket, FieldValue::Fact(Fact::Sop, Some(Clean::line("card@1.0.0 2/6"))));
    two.ana.sync().await;
    assert_eq!(two.ana.agent.state(&mine), Delivery::Sent);
    assert_eq!(two.field("sop").await, "card@1.0.0 4/6");
}

#[tokio::test(flavor = "multi_thread")]
async fn long_texts_come_together_by_line_and_what_lost_is_kept() {
    let mut ana = Person::sits(80, 24, "en").await;
    let store = ana.agent.store.clone();
    let other = Store::open(&ana.agent.folder.path().join("store.db")).expect("the same file");
    let rule = Rule { tickets: 1, days: 365, customers: 1 };
    let proposal = store.proposals(Kind::Knowledge, rule, time()).expect("a read").remove(0);
    let keep = |store: &Store, base: &str, text: &str| {
        let text = Begun { title: Clean::line("Title"), text: Clean::text(text) };
        store.keep_proposal(&proposal, base, &text, time()).expect("it is kept")
    };
    let begun = "Top\n\nMiddle\n\nEnd";
    keep(&store, "", begun);
    // One window writes at the top, the other one goes on at the end.
    keep(&other, begun, &begun.replace("Top", "Top of the other window"));
    let both = keep(&store, begun, &begun.replace("End", "End of this window"));
    assert_eq!(both.as_str(), "Top of the other window\n\nMiddle\n\nEnd of this window");
    // Both write over the same line: the last one stays, the other one is kept and found.
    keep(&other, both.as_str(), &both.as_str().replace("Middle", "Middle as the other window has it"));
    let kept = keep(&store, both.as_str(), &both.as_str().replace("Middle", "Middle as this window has it"));
    assert!(kept.as_str().contains("Middle as this window has it"), "{kept}");
    assert_eq!(store.begun(&proposal.key).expect("a read").expect("a text").text, kept);
    ana.press("5<enter>").await;
    let screen = ana.screen();
    assert!(screen.contains("A text that lost") && screen.contains("Middle as the other window"), "{screen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_deleted_merged_or_closed_keeps_our_text() {
    for end in ["deleted", "merged", "closed"] {
        let mut two = Two::sit(80, 24, "en").await;
        let id = two.ticket.clone();
        if end == "deleted" {
            two.ana.site.ask("DELETE", &format!("/api/v2/tickets/{id}.json"), Value::Null).await;
        } else {
            let tags = if end == "merged" { json!(["closed_by_merge"]) } else { json!(["vip"]) };
            two.ana.site.edit(&id, json!({"tags": tags, "status": "closed"})).await;
        }
        two.ana.press("i").await.type_text("What the bank told me").await.press("<ctrl-s>").await;
        two.ana.sync().await;
        two.ana.sync().await;
        assert_eq!(two.states(), [Delivery::Refused], "{end}");
        two.ana.press("5").await;
        let screen = two.ana.screen();
        assert!(screen.contains("What the bank told me"), "{end}:\n{screen}");
        assert_eq!(two.ana.site.comments(&id, "What the bank told me").await, 0, "{end}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_that_the_customer_pre_empted_is_held_with_what_was_said() {
    let mut two = Two::sit(80, 24, "en").await;
    two.ana.press("r").await.type_text("It is settled.").await.press("<ctrl-s>").await;
    let requester = two.server().await["requester_id"].clone();
    let comment = json!({"body": "It happened again!", "public": true, "author_id": requester});
    two.ana.site.edit(&two.ticket, json!({"comment": comment})).await;
    two.ana.sync().await;
    two.ana.sync().await;
    assert_eq!(two.states(), [Delivery::Held]);
    assert_eq!(two.ana.site.comments(&two.ticket, "It is settled.").await, 0);
    two.ana.press("d").await;
    assert_snapshot!(two.ana.screen());
    // Another text is written, and that one leaves.
    two.ana.press("e<ctrl-u>").await.type_text("I look at it again.").await.press("<ctrl-s>").await;
    two.ana.sync().await;
    assert_eq!(two.ana.site.comments(&two.ticket, "It is settled.").await, 0);
    assert_eq!(two.ana.site.comments(&two.ticket, "I look at it again.").await, 1, "{:?}", two.states());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_did_since_the_ticket_was_opened_is_said_before_and_while_one_writes() {
    let mut two = Two::sit(80, 24, "en").await;
    assert!(!two.ana.screen().contains("after you opened this"));
    two.ana.press("r").await.type_text("Dear customer").await;
    two.colleague_sets(FieldValue::Status(Status::Pending)).await;
    let requester = two.server().await["requester_id"].clone();
    let comment = json!({"body": "One more thing.", "public": true, "author_id": requester});
    two.ana.site.edit(&two.ticket, json!({"comment": comment})).await;
    two.ana.sync().await;
    assert_snapshot!(two.ana.screen());
    two.ana.press("<esc>").await;
    assert!(two.ana.screen().contains("after you opened this"), "on the ticket too:\n{}", two.ana.screen());
    two.ana.press("R").await;
    assert!(two.ana.screen().contains("after you opened this"), "on the sheet too:\n{}", two.ana.screen());
    two.ana.press("<esc><esc><enter>").await;
    assert!(!two.ana.screen().contains("after you opened this"), "who opens it anew has seen it");
}

#[tokio::test(flavor = "multi_thread")]
async fn our_own_write_that_arrived_is_no_news() {
    let mut two = Two::sit(80, 24, "en").await;
    two.ana_sets_status("hold").await;
    two.ana.press("t").await.type_text("+ours").await.press("<enter>").await;
    two.ana.press("i").await.type_text("by me").await.press("<ctrl-s>").await;
    two.ana.sync().await;
    two.ana.sync().await;
    assert!(two.states().is_empty());
    assert!(!two.ana.screen().contains("after you opened this"), "{}", two.ana.screen());
}
