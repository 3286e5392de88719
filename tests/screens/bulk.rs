//! Several tickets at once: marked, looked at, done as one act and taken back as one; and the same thing once more.

use insta::assert_snapshot;
use secondline::app::{Fate, Sheet};
use secondline::domain::ticket::{Priority, Status};

use super::harness::Person;
use crate::sync::site::Site;

/// What the sheet says of each ticket, in its order.
fn fates(person: &Person) -> Vec<Fate> {
    match person.session.app.sheets.last() {
        Some(Sheet::Bulk(sheet)) => sheet.rows.iter().flatten().map(|row| row.fate.clone()).collect(),
        other => panic!("the sheet of several tickets: {other:?}"),
    }
}

fn changes(person: &Person) -> usize {
    person.agent.store.outbox().expect("a read").len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_priority_for_three_marked_tickets_is_seen_before_done_as_one_and_taken_back_as_one() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("<space><space><space>").await;
    assert!(person.screen().contains("3 marked"), "{}", person.screen());
    person.press("p").await.type_text("low").await.press("<enter>").await;
    assert_eq!(fates(&person).len(), 3);
    assert_eq!(changes(&person), 0, "nothing is done before it was seen");
    assert_snapshot!(person.screen());
    // One is left out; escape leads back to the choice, and the sheet keeps nothing from then on.
    person.press("<space><ctrl-s>").await;
    let screen = person.screen();
    assert!(screen.contains("done on 2 tickets") && !screen.contains("3 marked"), "{screen}");
    assert!(screen.contains("Nothing is marked any more."), "the next key takes one ticket:\n{screen}");
    assert_eq!(changes(&person), 2);
    person.press("u").await;
    assert_eq!(changes(&person), 0, "{}", person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resolve_of_several_obeys_the_gate_ticket_by_ticket_in_its_own_words() {
    let mut person = Person::sits(100, 30, "en").await;
    // One without a procedure may end; one whose steps are open may not.
    person.press("v2*R").await.type_text("inf-06").await.press("<enter>").await;
    person.press("<tab><tab><right><right><right><right><tab><right><ctrl-s>").await;
    let refused: Vec<String> = fates(&person)
        .into_iter()
        .filter_map(|fate| match fate {
            Fate::Not(why) => Some(why.join(" ")),
            _ => None,
        })
        .collect();
    assert!(refused.iter().any(|why| why.contains("The step “")), "{refused:?}\n{}", person.screen());
    let done = fates(&person).iter().filter(|fate| matches!(fate, Fate::Does(_))).count();
    person.press("<ctrl-s>").await;
    let solved = person
        .agent
        .store
        .outbox()
        .expect("a read")
        .iter()
        .filter(|row| row.change.kind() == "resolve")
        .count();
    assert_eq!(solved, done, "exactly those that the gate lets pass");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_on_several_reaches_each_of_them_once() {
    let mut person = Person::sits(80, 24, "pt-BR").await;
    person.press("<space>j<space>i").await.type_text("Fraude avisada.").await;
    // What was written is found again on the way back from the sheet, and after escape.
    person.press("<ctrl-s><esc>").await;
    assert!(person.screen().contains("Fraude avisada."), "{}", person.screen());
    person.press("<esc>i").await;
    assert!(person.screen().contains("Fraude avisada."), "{}", person.screen());
    person.press("<ctrl-s>").await;
    let Some(Sheet::Bulk(sheet)) = person.session.app.sheets.last() else { panic!("the sheet") };
    let ids: Vec<_> = sheet.rows.iter().flatten().map(|row| row.ticket.clone()).collect();
    assert_eq!(ids.len(), 2);
    person.press("<ctrl-s>").await;
    person.sync().await;
    for id in ids {
        assert_eq!(person.site.comments(&id, "Fraude avisada.").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn several_tickets_hang_on_a_problem_as_one_act_and_its_tickets_are_marked_on_the_desk() {
    let mut person = Person::sits(100, 30, "en").await;
    person.press("v4/").await.type_text("reason:unrecognised_charge").await.press("<enter>").await;
    person
        .press("K<enter><ctrl-u>")
        .await
        .type_text("Only the acquirer stands there.")
        .await
        .press("<ctrl-s>")
        .await;
    let before = changes(&person);
    person.press("<space><space><space>K<enter>").await;
    // The one that it was opened from hangs on it already.
    let same = fates(&person).iter().filter(|fate| **fate == Fate::Same).count();
    assert_eq!((fates(&person).len(), same), (3, 1), "{}", person.screen());
    person.press("<ctrl-s>").await;
    assert!(person.screen().contains("done on 2 tickets"), "{}", person.screen());
    person.press("7").await;
    assert_eq!(person.session.app.problems.selected().expect("a problem").tickets.len(), 3);
    // Its tickets are shown where they can be marked.
    person.press("w").await;
    let screen = person.screen();
    assert_eq!(person.session.app.desk.list.len(), 3, "{screen}");
    person.press("*i").await.type_text("Fraud was told.").await.press("<ctrl-s>").await;
    assert_eq!(fates(&person).len(), 3);
    person.press("<esc><esc><esc><esc>").await;
    let screen = person.screen();
    assert_eq!(person.session.app.place, secondline::app::Place::Problems, "{screen}");
    person.press("1u").await;
    assert_eq!(changes(&person), before, "one undo takes all of them off:\n{}", person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lead_gives_several_cases_to_somebody_with_one_reason_and_takes_all_of_it_back() {
    let site = Site::start().await;
    let account = site.running.accounts.iter().find(|one| one.custom_role.is_some()).expect("a lead").clone();
    let mut lead = super::review::sits(site, &account, 80, 24, "es-MX").await;
    lead.press("v4<space><space>T").await;
    let name = lead.session.app.sheets.last().map(|sheet| match sheet {
        Sheet::Picker(_, picker) => picker.selected().expect("somebody").label.clone(),
        other => panic!("a choice of people: {other:?}"),
    });
    let name = name.expect("somebody");
    lead.press("<enter><ctrl-s>").await;
    assert!(lead.screen().contains("2 casos marcados pasan a"), "a reason is needed:\n{}", lead.screen());
    lead.type_text("Reparto de carga.").await.press("<ctrl-s>").await;
    let given =
        fates(&lead).iter().filter(|fate| matches!(fate, Fate::Does(changes) if changes.len() == 2)).count();
    assert!(given > 0, "{}", lead.screen());
    assert_snapshot!("two_cases_that_go_to_somebody", lead.screen());
    lead.press("<ctrl-s>").await;
    assert_eq!(changes(&lead), 2 * given, "an owner and a note each: {name}\n{}", lead.screen());
    lead.press("u").await;
    assert_eq!(changes(&lead), 0, "{}", lead.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_means_one_ticket_says_so_while_several_are_marked() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("<space><space>z").await;
    let screen = person.screen();
    assert!(screen.contains("works on one ticket") && person.session.app.sheets.is_empty(), "{screen}");
    person.press("<esc>").await;
    assert!(person.screen().contains("Marks cleared."), "{}", person.screen());
    person.press("z").await;
    assert_eq!(person.session.app.sheets.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_last_is_done_again_and_named() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press(".").await;
    assert!(person.screen().contains("Nothing was done yet"), "{}", person.screen());
    person.press("p").await.type_text("low").await.press("<enter>").await;
    person.press("j.").await;
    let screen = person.screen();
    assert!(screen.contains("Done again on #") && screen.contains("priority: low"), "{screen}");
    assert_eq!(changes(&person), 2);
    // What a customer reads is seen once more before it leaves, also for one ticket.
    person.press("r").await.type_text("We are on it.").await.press("<ctrl-s>j.").await;
    assert_eq!(fates(&person).len(), 1);
    assert!(person.screen().contains("reads:"), "{}", person.screen());
    assert_eq!(changes(&person), 3);
    person.press("<ctrl-s>").await;
    assert_eq!(changes(&person), 4);
    // A pass over is about its one ticket.
    person.press("z").await.type_text("later").await.press("<enter><esc>.").await;
    assert!(person.screen().contains("belongs to its one ticket"), "{}", person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn tickets_that_change_while_the_sheet_is_open_are_judged_anew() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("<space><space>s").await.type_text("hold").await.press("<enter>").await;
    let Some(Sheet::Bulk(sheet)) = person.session.app.sheets.last() else { panic!("the sheet") };
    let first = sheet.rows.as_ref().expect("tickets")[0].ticket.clone();
    person.site.edit(&first, serde_json::json!({"status": "hold"})).await;
    person.sync().await;
    assert_eq!(fates(&person)[0], Fate::Same, "{}", person.screen());
    let view = person.agent.store.ticket(&first).expect("a read").expect("held");
    assert_eq!((view.shown.status, view.shown.priority >= Priority::Urgent), (Status::Hold, true));
}
