//! The questions to a CRM: a sandbox that keeps the contract, and CRMs that do not.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use secondline::config::CrmSettings;
use secondline::crm::{About, Client, Examined, Finding, Level, Profile, Source, Tape, ask, try_writing};
use secondline::domain::ids::TicketId;
use serde_json::json;

use crate::cli::desk::{Desk, site as desk_site};
use crate::sync::site::{Site, options};

const PROFILE: &str = include_str!("../../config/crm/zendesk.toml");

fn settings(base: &str, token: &str) -> CrmSettings {
    CrmSettings {
        base: Some(base.to_owned()),
        auth: Some(json!({"type": "bearer", "token": format!("cmd:echo {token}")})),
        rate: Some("100000/s".to_owned()),
        size: Some(25),
        ..CrmSettings::default()
    }
}

/// Examines a CRM by a profile's text.
async fn examined(base: &str, token: &str, text: &str, tape: &Arc<Tape>) -> (Client, Source, Examined) {
    let settings = settings(base, token);
    let source = Source::new("crm/zendesk.toml", text, &settings);
    let profile = Profile::compile("crm/zendesk.toml", text, &settings).expect("a profile");
    let client = Client::heard(profile, Arc::clone(tape)).expect("a client");
    let examined = ask(&client, &source, tape).await;
    (client, source, examined)
}

fn tape() -> Arc<Tape> {
    Arc::new(Tape::new(About { now: Timestamp::now(), marker: "m-1".to_owned() }))
}

fn ids(findings: &[Finding], level: Level) -> Vec<&str> {
    findings.iter().filter(|finding| finding.level == level).map(|finding| finding.saw.id.as_str()).collect()
}

fn everything(folder: &Path) -> String {
    let files = std::fs::read_dir(folder).expect("a folder").flatten();
    files.map(|file| std::fs::read_to_string(file.path()).expect("text")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crm_that_keeps_the_contract_is_found_well_by_agents_and_administrators() {
    let site = Site::with(options()).await;
    for account in [site.running.agent(), site.running.admin()] {
        let (_, _, examined) = examined(&site.running.base, &account.token, PROFILE, &tape()).await;
        assert_eq!(ids(&examined.findings, Level::Wrong), Vec::<&str>::new());
        let good = ids(&examined.findings, Level::Good);
        for id in ["me", "page", "second-page", "boundary", "ids", "entries", "has-version", "rate"] {
            let told = good.contains(&format!("doctor-{id}").as_str());
            // The feed of administrators follows a stamp that the rows do not show.
            assert!(told || id == "boundary", "{id} is missing in {good:?}");
        }
        let sample = examined.sample.expect("a ticket beside its row");
        assert_eq!(sample.raw["id"].to_string(), sample.ticket.id.as_str());
        let mail = sample.ticket.requester.and_then(|person| person.email).map(|mail| mail.to_string());
        assert!(mail.is_none_or(|mail| !sample.raw.to_string().contains(&mail)));
    }
    // Agents are led to the feed that is open to them.
    let (_, _, agent) = examined(&site.running.base, &site.running.agent().token, PROFILE, &tape()).await;
    assert!(ids(&agent.findings, Level::Note).contains(&"doctor-fallback"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_filter_that_is_exclusive_ignored_or_in_another_zone_fails_the_boundary() {
    let site = Site::with(options()).await;
    let token = &site.running.agent().token;
    for (good, bad, id) in [
        ("query = \"updated>={since}\"", "query = \"updated>{since}\"", "doctor-exclusive"),
        ("query = \"updated>={since}\"", "changed_since = \"{since}\", query = \"\"", "doctor-ignored"),
    ] {
        let text = PROFILE.replacen(good, bad, 1);
        assert_ne!(text, PROFILE);
        let (_, _, examined) = examined(&site.running.base, token, &text, &tape()).await;
        let told = examined.findings.iter().find(|finding| finding.saw.id == id);
        let told = told.unwrap_or_else(|| panic!("{id} is missing in {:#?}", examined.findings));
        assert_eq!(told.level, Level::Wrong);
        let line = text.lines().nth(told.line - 1).expect("a line");
        assert!(line.contains("filter[type]"), "it points to the query: {line}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_and_fields_that_do_not_fit_are_told_with_their_line() {
    let site = Site::with(options()).await;
    let text = PROFILE
        .replace("closed  = [\"closed\", \"deleted\"]", "closed  = [\"deleted\"]")
        .replace("high   = [\"high\"]", "high   = [\"severe\"]")
        .replace("site        = \"360000000006\"", "site        = \"360000999977\"")
        .replace("groups           = [\"Tier 2\", \"Escalations\"]", "groups           = [\"Nobody\"]")
        .replace("or any(.tags[]; . == \"escalated\")", "");
    let (_, _, examined) = examined(&site.running.base, &site.running.admin().token, &text, &tape()).await;
    let warned = ids(&examined.findings, Level::Warn);
    for id in ["doctor-status-word", "doctor-priority-word", "doctor-field-absent", "doctor-none-ours"] {
        assert!(warned.contains(&id), "{id} is missing in {warned:?}");
    }
    let field =
        examined.findings.iter().find(|finding| finding.saw.id == "doctor-field-absent").expect("a field");
    assert!(text.lines().nth(field.line - 1).expect("a line").contains("\"360000999977\""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writing_is_proved_on_one_ticket_and_an_old_version_is_refused() {
    let site = Site::with(options()).await;
    let token = site.running.agent().token.clone();
    let tape = tape();
    let (client, source, examined) = examined(&site.running.base, &token, PROFILE, &tape).await;
    let open = site.agent();
    open.sync().await;
    let ticket = open.open_ticket();
    let before = site.ticket(&ticket).await;
    site.later();
    let findings = try_writing(&client, &source, &tape, &ticket).await;
    assert_eq!(
        ids(&findings, Level::Good),
        ["doctor-note", "doctor-marker", "doctor-verified", "doctor-conflict"],
        "{findings:#?}"
    );
    assert_eq!(site.comments(&ticket, "secondline doctor").await, 1);
    let after = site.ticket(&ticket).await;
    for field in ["status", "priority", "assignee_id", "tags", "custom_fields"] {
        assert_eq!(before[field], after[field], "{field} is as it was");
    }
    assert!(examined.unreachable.is_none());
    let nobody = try_writing(&client, &source, &tape, &TicketId::new("999999999")).await;
    assert_eq!(ids(&nobody, Level::Wrong), ["doctor-no-ticket"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crm_without_a_precondition_is_told() {
    let site = Site::with(options()).await;
    let text = PROFILE.replace("safe_update: true, ", "");
    let tape = tape();
    let token = site.running.agent().token.clone();
    let (client, source, _) = examined(&site.running.base, &token, &text, &tape).await;
    let agent = site.agent();
    agent.sync().await;
    let findings = try_writing(&client, &source, &tape, &agent.open_ticket()).await;
    assert!(ids(&findings, Level::Wrong).contains(&"doctor-no-precondition"), "{findings:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_recorded_holds_no_secret_and_plays_again_without_a_network() {
    let site = desk_site().await;
    let account = site.running.agent().clone();
    let desk = Desk::new(&site.running.base, &account.token);
    let folder = desk.home.path().join("tape");
    let folder_text = folder.display().to_string();
    let heard = desk.run(&["doctor", "--record", &folder_text]).ok();
    let kept = everything(&folder);
    assert!(!kept.contains(&account.token) && !kept.contains(&account.email), "the account is on the tape");
    let mails = kept.split('"').filter(|text| text.contains("@mail.example"));
    assert!(mails.into_iter().all(|mail| mail.contains('•')), "a customer's address is on the tape");
    // Nobody listens there.
    desk.points_at("http://127.0.0.1:9");
    let played = desk.run(&["doctor", "--replay", &folder_text]).ok();
    let found = |document: &serde_json::Value| -> Vec<String> {
        let findings = document["findings"].as_array().expect("findings");
        findings.iter().filter_map(|one| one["saw"].as_str().map(str::to_owned)).skip(2).collect()
    };
    assert_eq!(found(&heard), found(&played));
    assert!(found(&played).len() > 8, "{played:#}");
    assert_eq!(desk.run(&["doctor"]).status, 5, "without the tape there is nobody");
    desk.points_at("http://crm.example.com");
    let refused = desk.run(&["doctor", "--offline"]);
    assert_eq!(refused.status, 3);
    assert_eq!(refused.json["findings"][0]["file"], "settings.toml");
    assert_eq!(refused.json["findings"][0]["line"], 2);
}
