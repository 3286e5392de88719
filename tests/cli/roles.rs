//! What a person may do comes from the CRM, and from no file that the person can edit.

use secondline::domain::role::Role;
use secondline::store::Store;

use super::desk::{Desk, site};

const PROFILE: &str = include_str!("../../config/crm/zendesk.toml");

/// What the CRM said that we may, as it is kept for the rooms that never ask it.
fn kept(desk: &Desk) -> Role {
    let store = Store::open(&desk.home.path().join("state/secondline.db")).expect("a store");
    let known = store.me().expect("a fact").expect("somebody");
    let at = known.at.expect("the time when it was asked");
    Role::of(&known.person(at))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_crm_says_who_is_agent_lead_or_admin() {
    let site = site().await;
    let accounts = &site.running.accounts;
    let lead = accounts.iter().find(|account| account.custom_role.is_some()).expect("a lead");
    let admin = accounts.iter().find(|account| account.role == "admin").expect("an admin");
    for (account, role) in [(site.running.agent(), Role::Agent), (lead, Role::Lead), (admin, Role::Admin)] {
        let desk = Desk::new(&site.running.base, &account.token);
        desk.run(&["sync"]).ok();
        assert_eq!(kept(&desk), role, "{}", account.name);
        let told = desk.run(&["doctor"]);
        let says = format!("Replies will appear as {} (role: {}).", account.name, role.as_str());
        assert!(told.stdout.contains(&says), "{}", told.stdout);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_becomes_a_lead_by_editing_files() {
    let site = site().await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    let claims = PROFILE
        .replace(r#"lead  = ["Team lead", "group:Tier 2 Leads"]"#, r#"lead  = ["agent", "group:Tier 2"]"#)
        .replace(r#"admin = ["admin"]"#, r#"admin = ["agent"]"#);
    assert_ne!(claims, PROFILE);
    desk.write("crm/zendesk.toml", &claims);
    desk.run(&["sync"]).ok();
    assert_eq!(kept(&desk), Role::Agent, "a table of our own");
    let told = desk.run(&["doctor"]);
    assert!(told.stdout.contains("gives nobody more than an agent may"), "{}", told.stdout);

    let lies = PROFILE
        .replace(". as $all | (.user | person) + {", ". as $all | (.user | person) + {role: \"admin\"} + {");
    assert_ne!(lies, PROFILE);
    desk.write("crm/zendesk.toml", &lies);
    desk.run(&["sync"]).ok();
    assert_eq!(kept(&desk), Role::Agent, "a map of our own");

    std::fs::remove_file(desk.home.path().join("config/crm/zendesk.toml")).expect("the file goes");
    desk.write("settings.toml", "[crm]\nroles = { lead = [\"agent\"] }\n");
    let told = desk.run(&["doctor", "--offline"]);
    assert!(told.stderr.contains("settings.toml:2: crm.roles"), "settings know no such key: {}", told.stderr);
}
