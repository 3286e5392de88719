//! What leads look at: second looks, verdicts, coaching notes that reach the agent's own desk.

use std::os::unix::fs::PermissionsExt as _;

use insta::assert_snapshot;
use secondline::domain::review::{Class, reviews};
use secondline::sandbox::Account;

use super::harness::Person;
use crate::sync::site::{Agent, Site};

/// Somebody of the sandbox at a machine of their own, everything synced.
pub async fn sits(site: Site, account: &Account, columns: u16, rows: u16, language: &str) -> Person {
    let agent = Agent::new(&site.running.base, account);
    agent.sync().await;
    // What carries a mark is read once the tickets are there.
    agent.sync().await;
    Person::at(site, agent, columns, rows, language).await
}

pub fn lead_of(site: &Site) -> Account {
    site.running.accounts.iter().find(|one| one.custom_role.is_some()).expect("a lead").clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lead_sees_how_escalations_were_judged_and_every_number_opens_its_tickets() {
    let site = Site::start().await;
    let account = lead_of(&site);
    let mut lead = sits(site, &account, 80, 24, "en").await;
    lead.press("8").await;
    assert_snapshot!("the_drawn_cases", lead.screen());
    lead.press("<tab><tab>").await;
    assert_snapshot!("teams_and_their_verdicts", lead.screen());
    let leads = lead.session.app.review.leads.as_ref().expect("what leads look at");
    let counts = leads.verdicts.teams[0].counts;
    let wanted = counts.faulty().k as usize;
    lead.press("D").await;
    let told = format!("Graded: {}/{}", counts.coverage().k, counts.coverage().n);
    assert!(lead.screen().contains(&told), "{told} as in the list: {}", lead.screen());
    assert_snapshot!("the_digest_of_a_team", lead.screen());
    // The same goes into a file for its owner alone, and the audit says so.
    lead.press("e").await;
    let folder = lead.agent.folder.path().join("exports");
    let files: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file")).collect();
    assert_eq!(
        (files.len(), files[0].metadata().expect("its data").permissions().mode() & 0o777),
        (1, 0o600)
    );
    let written = std::fs::read_to_string(files[0].path()).expect("text");
    assert!(written.starts_with("# Escalations of "), "{written}");
    let audit = lead.agent.store.audit().expect("an audit");
    assert!(audit.iter().filter_map(|entry| entry.text.as_ref()).any(|text| text.what == "exported"));
    lead.press("<esc><enter>").await;
    assert_eq!(lead.session.app.desk.list.len(), wanted, "{}", lead.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_lead_finds_and_tells_an_agent_reaches_that_agent_and_no_other() {
    let site = Site::start().await;
    let account = lead_of(&site);
    let mut lead = sits(site, &account, 120, 40, "pt-BR").await;
    lead.press("8").await;
    let before = lead.session.app.review.case().expect("a drawn case").clone();
    lead.press("v<down><down><enter>")
        .await
        .type_text("A resposta nunca chegou.")
        .await
        .press("<enter>")
        .await;
    let screen = lead.screen();
    assert!(screen.contains("A segunda revisão foi anotada."), "{screen}");
    assert_snapshot!("after_a_second_look", screen);
    let case = lead.session.app.review.case().expect("the case that was looked at").clone();
    assert_eq!(case.ticket, before.ticket, "the next key means no other case");
    let told = "Peça o comprovante antes.";
    lead.press("N<enter>").await.type_text(told).await.press("<ctrl-s>").await;
    lead.sync().await;
    let records = lead.agent.store.records(&["review"]).expect("a read");
    let found = reviews(&records);
    assert!(found[0].random && found[0].errors.iter().any(|one| one.class == Class::Customer), "{found:?}");

    let Person { mut site, .. } = lead;
    let to = case.agent.expect("an agent").0;
    let is_theirs = |one: &Account| one.id.to_string() == to.as_str();
    let agents: Vec<Account> = site
        .running
        .accounts
        .iter()
        .filter(|one| one.role == "agent" && one.custom_role.is_none())
        .cloned()
        .collect();
    let (theirs, others): (Vec<Account>, Vec<Account>) = agents.into_iter().partition(is_theirs);
    for (who, sees) in theirs.iter().map(|one| (one, true)).chain(others.first().map(|one| (one, false))) {
        let mut agent = sits(site, who, 80, 24, "en").await;
        agent.press("8").await;
        let screen = agent.screen();
        assert!(screen.contains("These lists are for leads"), "{screen}");
        assert_eq!(screen.contains(told), sees, "{}:\n{screen}", who.name);
        // Nor is it in the conversation.
        let view = agent.agent.store.ticket(&case.ticket).expect("a read").expect("a ticket");
        assert!(view.timeline.iter().any(|entry| entry.text.as_str().contains(told)), "the note arrived");
        agent.press("1v5/").await.type_text(&format!("key:{}", case.key)).await.press("<enter><enter>").await;
        let said = agent.session.app.ticket.as_ref().and_then(|ticket| ticket.view.as_ref());
        let shown = said.is_some_and(|view| view.timeline.iter().any(|one| one.text.as_str().contains(told)));
        assert_eq!(shown, sees, "{}", agent.screen());
        Person { site, .. } = agent;
    }
}
