//! What one agent did of a procedure stands on the desk of whoever gets the case, and a lead's yes comes back.

use std::os::unix::fs::DirBuilderExt as _;

use secondline::config::write_private;
use secondline::domain::ids::TicketId;

use super::harness::Person;
use super::review::{lead_of, sits};
use crate::sync::site::Site;

/// A procedure whose first step a lead may accept, for every ticket.
const PROCEDURE: &str = "+++\nsop = \"pay-back\"\nformat = 1\nversion = \"9.0.0\"\nstatus = \"active\"\nowner = \"ops\"\nlocale = \"en\"\n\n[[change]]\nversion = \"9.0.0\"\non = 2026-01-01\nby = \"ops\"\nwhat = \"A limit.\"\n+++\n\n# General escalation\n\nWhen in doubt.\n\n## Pay back {#pay}\n\n- `sum` — Sum to pay back\n- `account` — Last four of the account\n\n```step\nask = [{ id = \"sum\", type = \"money\", currency = \"MXN\", min = 0.01 }, { id = \"account\", type = \"last4\" }]\ncheck = [{ that = 'sum <= 100', say = \"large\", level = \"lead\" }]\n```\n\n## Messages {#messages}\n\n- `large` — This is more than an agent pays back.\n";

async fn equipped(person: Person) -> Person {
    let folder = person.agent.folder.path().to_owned();
    let home = secondline::config::Home::new(Some(&folder)).expect("folders");
    let sops = home.config.join("sops");
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&sops).expect("a folder");
    let triage = "table = \"triage\"\nformat = 1\nversion = \"1.0.0\"\nhit = \"F\"\nfile = \"triage.csv\"\n";
    let table = "in:ticket.product,out:sop\n-,pay-back\n";
    for (name, text) in [("pay-back.md", PROCEDURE), ("triage.csv", table), ("triage.toml", triage)] {
        write_private(&sops.join(name), text.as_bytes()).expect("a file");
    }
    let now = person.session.app.now;
    person.returns(now).await
}

async fn opened(person: &mut Person, key: &str) {
    person.press("1v5/").await.type_text(&format!("key:{key}")).await.press("<enter><enter>").await;
    assert!(person.session.app.ticket.is_some(), "{}", person.screen());
}

async fn synced(person: &mut Person) {
    person.sync().await;
    person.sync().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lead_sees_what_was_answered_accepts_it_with_a_reason_and_the_agent_goes_on() {
    let mut ana = equipped(Person::sits(110, 36, "en").await).await;
    let id: TicketId = ana.agent.open_ticket();
    let key = ana.agent.server(&id).key.to_string();
    opened(&mut ana, &key).await;
    ana.press("<enter>").await.type_text("349.50").await.press("<enter>").await;
    ana.press("<down><enter>").await.type_text("4242").await.press("<enter>").await;
    let shown = ana.screen();
    assert!(shown.contains("more than an agent pays back") && shown.contains("x asks for a lead"), "{shown}");
    ana.press("<down><down>x").await;
    let shown = ana.screen();
    assert!(shown.contains("waits for a lead"), "{shown}");
    synced(&mut ana).await;

    let base = ana.site.running.base.clone();
    let account = lead_of(&ana.site);
    let name = ana.agent.me.name.to_string();
    let first = name.split(' ').next().expect("a name").to_owned();
    let Person { site, agent, .. } = ana;
    let mut lead = equipped(sits(site, &account, 110, 36, "en").await).await;
    opened(&mut lead, &key).await;
    synced(&mut lead).await;
    let shown = lead.guarded();
    assert!(shown.contains("349.50") && shown.contains(&format!("{first}, 15:0")), "{shown}");
    assert!(!shown.contains("[secondline"), "{shown}");
    lead.press("Y<enter>").await;
    assert!(lead.screen().contains("Say why"), "a yes takes a reason:\n{}", lead.screen());
    lead.type_text("The customer was charged three times.").await.press("<enter>").await;
    synced(&mut lead).await;
    assert!(lead.screen().contains("✔ Pay back"), "{}", lead.screen());

    let Person { site, .. } = lead;
    assert_eq!(site.running.base, base);
    let mut ana = Person::at(site, agent, 110, 36, "en").await;
    opened(&mut ana, &key).await;
    synced(&mut ana).await;
    let procedure = ana.session.app.ticket.as_ref().and_then(|ticket| ticket.procedure.clone());
    assert!(procedure.is_some_and(|it| it.progress.can_resolve), "{}", ana.screen());
    let view = ana.agent.store.ticket(&id).expect("a read").expect("a ticket");
    let notes = |text: &str| view.timeline.iter().filter(|one| one.text.as_str().contains(text)).count();
    assert_eq!((notes("[secondline:run "), notes("three times")), (1, 1), "each was told once");
    assert_eq!(Site::comments(&ana.site, &id, "[secondline:run ").await, 1);
}
