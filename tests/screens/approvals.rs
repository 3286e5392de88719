//! A second person's yes: asked for by keys, waited for on the agent's lists, told to leads, read before it is given.

use std::os::unix::fs::DirBuilderExt as _;

use secondline::config::write_private;

use super::harness::Person;
use super::review::{lead_of, sits};
use crate::sync::site::time;

/// A procedure whose only step a lead has to approve, for every ticket.
const APPROVED: &str = "+++\nsop = \"for-two\"\nformat = 1\nversion = \"9.0.0\"\nstatus = \"active\"\nowner = \"ops\"\nlocale = \"en\"\n\n[[change]]\nversion = \"9.0.0\"\non = 2026-01-01\nby = \"ops\"\nwhat = \"A second person.\"\n+++\n\n# General escalation\n\nWhen in doubt.\n\n## Correct the phone {#phone}\n\n- `last4` — Last four digits\n\n```step\nask = [{ id = \"last4\", type = \"last4\" }]\napprove = \"lead\"\n```\n";

const TRIAGE: &str =
    "table = \"triage\"\nformat = 1\nversion = \"1.0.0\"\nhit = \"F\"\nfile = \"triage.csv\"\n";

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_a_lead_stands_on_both_desks_until_it_was_read_and_approved() {
    let ana = Person::sits(80, 24, "en").await;
    let account = lead_of(&ana.site);
    let table = "in:ticket.product,out:sop\n-,for-two\n";
    let folder = ana.agent.folder.path().join("config/sops");
    std::fs::DirBuilder::new().mode(0o700).recursive(true).create(&folder).expect("a folder");
    for (name, text) in [("for-two.md", APPROVED), ("triage.csv", table), ("triage.toml", TRIAGE)] {
        write_private(&folder.join(name), text.as_bytes()).expect("a file");
    }
    let mut ana = ana.returns(time()).await;
    ana.press("c<enter><tab><enter>").await.type_text("5512").await.press("<enter>x").await;
    let screen = ana.screen();
    assert!(screen.contains("waits for a lead"), "{screen}");
    let key = ana.session.app.current().expect("an opened ticket").shown.key.to_string();
    ana.press("6").await;
    let screen = ana.screen();
    assert!(screen.contains("Lead") && screen.contains(&key), "on its way it is waited for:\n{screen}");
    ana.sync().await;
    ana.sync().await;
    let screen = ana.screen();
    assert!(screen.contains("Lead") && screen.contains("Correct the phone"), "{screen}");
    ana.press("9").await;
    let screen = ana.screen();
    assert!(screen.contains("Lead") && screen.contains("Correct the phone"), "{screen}");

    let Person { site, agent, .. } = ana;
    let mut lead = sits(site, &account, 80, 24, "en").await;
    let screen = lead.screen();
    let told = format!("asks for an approval of “Correct the phone” on #{key}");
    assert!(screen.contains(&told) && screen.contains("1 to approve"), "{screen}");
    lead.press("8").await;
    let screen = lead.screen();
    assert!(screen.contains("▸Approvals 1") && screen.contains("Correct the phone"), "{screen}");
    lead.press("Y").await;
    let screen = lead.screen();
    assert!(screen.contains("Last four digits: 5512"), "what is approved is read before:\n{screen}");
    lead.press("<esc>").await;
    assert_eq!(lead.session.app.review.length(), 1, "{}", lead.screen());
    lead.press("<enter>").await;
    assert_eq!(lead.session.app.current().map(|view| view.shown.key.to_string()), Some(key.clone()));
    lead.press("<esc>Y<enter>").await;
    let screen = lead.screen();
    assert!(screen.contains(&format!("“Correct the phone” on #{key} is approved.")), "{screen}");
    assert_eq!(lead.session.app.review.length(), 0, "{screen}");
    lead.sync().await;

    let Person { site, .. } = lead;
    agent.sync().await;
    agent.sync().await;
    let mut ana = Person::at(site, agent, 80, 24, "en").await;
    ana.press("6").await;
    let screen = ana.screen();
    assert!(!screen.contains("Correct the phone"), "{screen}");
}
