//! What leads look at and write, on machines that share nothing but the CRM.

use serde_json::json;

use super::desk::{Desk, site};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_missing_is_counted_on_the_lead_s_machine_and_told_to_the_team_masked() {
    let site = site().await;
    let accounts = &site.running.accounts;
    let lead = accounts.iter().find(|account| account.custom_role.is_some()).expect("a lead");
    let [agent, lead] =
        [&site.running.agent().token, &lead.token].map(|token| Desk::new(&site.running.base, token));
    agent.run(&["sync"]).ok();
    let key = super::gate::general(&agent);
    agent.run(&["claim", &key]).ok();
    let missing = "Date of the charge, write to laura.mendez@example.com";
    agent.run(&["return", &key, "--missing", missing, "--verdict", "incomplete"]).ok();

    // The first sync brings the ticket, the second the conversation of what carries a mark.
    lead.run(&["sync"]).ok();
    lead.run(&["sync"]).ok();
    let told = lead.run(&["verdicts", "--by", "missing"]).ok();
    assert_eq!((&told["missing"][0]["count"], &told["missing"][0]["of"]), (&json!(1), &json!(1)), "{told:#}");
    let what = told["missing"][0]["what"].as_str().expect("words");
    assert!(what.starts_with("Date of the charge") && !what.contains("mendez"), "{what}");

    // What is counted is what is listed, and the digest of the team has the case.
    let team = &told["missing"][0]["teams"][0]["team"];
    let of = |name: &str| team[name].as_str().expect("a name").to_owned();
    let line = told["teams"].as_array().expect("teams").iter().find(|line| {
        (line["vendor"].as_str(), line["site"].as_str()) == (Some(&of("vendor")), Some(&of("site")))
    });
    let line = line.expect("the team is counted");
    let filter = [
        format!("vendor:=\"{}\"", of("vendor")),
        format!("site:=\"{}\"", of("site")),
        "verdict:=avoidable,incomplete,wrong_queue".to_owned(),
        "left:<28d".to_owned(),
    ];
    let arguments: Vec<&str> = std::iter::once("tickets").chain(filter.iter().map(String::as_str)).collect();
    let listed = lead.run(&arguments).ok();
    assert_eq!(listed.as_array().map(Vec::len), line["not_right"]["k"].as_u64().map(|k| k as usize));
    let digest = lead.run(&["digest", "--team", &of("site"), "--days", "7"]).ok();
    let case = digest["cases"].as_array().expect("cases").iter().find(|case| case["key"] == key.as_str());
    assert!(case.expect("the case is told")["missing"][0] == what, "{digest:#}");
    assert!(!digest.to_string().contains("mendez"), "{digest:#}");
    let unknown = lead.run(&["digest", "--team", "Nowhere"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains(&of("site")), "{}", unknown.stderr);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lead_plans_and_looks_again_and_nobody_else_does() {
    let site = site().await;
    let accounts = &site.running.accounts;
    let lead = accounts.iter().find(|account| account.custom_role.is_some()).expect("a lead");
    let admin = accounts.iter().find(|account| account.role == "admin").expect("an admin");
    let [agent, lead, other] = [&site.running.agent().token, &lead.token, &admin.token]
        .map(|token| Desk::new(&site.running.base, token));
    for desk in [&agent, &lead] {
        desk.run(&["sync"]).ok();
    }
    let refused = agent.run(&["review"]);
    assert_eq!((refused.status, &refused.json["refused"][0]["rule"]), (1, &json!("not-lead")));
    let listed = lead.run(&["review"]).ok();
    let key = listed["sample"][0]["key"].as_str().expect("a drawn case").to_owned();
    let mark = ["review", "mark", &key, "--found", "compliance"];
    assert_eq!(lead.run(&mark).json["refused"][0]["rule"], "look-sentence");
    let whole: Vec<&str> = mark.into_iter().chain(["The", "deadline", "was", "not", "told."]).collect();
    assert_eq!(agent.run(&whole).json["refused"][0]["rule"], "not-lead");
    lead.run(&whole).ok();

    let causes = lead.run(&["causes"]).ok();
    let cause = causes["rows"][0]["code"].as_str().expect("a cause").to_owned();
    let add = ["plan", "add", "--cause", &cause, "--due", "+30d", "--expected", "-30", "Say", "it", "first."];
    assert_eq!(agent.run(&add).json["refused"][0]["rule"], "not-lead");
    lead.run(&add).ok();

    // Another lead reads all of it from the CRM, and ends the plan.
    other.run(&["sync"]).ok();
    other.run(&["sync"]).ok();
    let listed = other.run(&["review"]).ok();
    assert_eq!(listed["looked_at"], 1, "{listed:#}");
    let score = |class: &str| {
        let scores = listed["scores"].as_array().expect("scores").iter();
        let found = scores.into_iter().find(|one| one["class"] == class).expect("a class");
        (found["k"].clone(), found["n"].clone())
    };
    assert_eq!((score("compliance"), score("customer")), ((json!(0), json!(1)), (json!(1), json!(1))));
    let plans = other.run(&["plan"]).ok();
    let plan = &plans[0];
    assert_eq!(
        (&plan["cause"], &plan["expected"], &plan["state"]),
        (&json!(cause), &json!(-30), &json!("open"))
    );
    other.run(&["plan", "done", plan["id"].as_str().expect("an id"), "It", "is", "said."]).ok();
    lead.run(&["sync"]).ok();
    lead.run(&["sync"]).ok();
    let plans = lead.run(&["plan"]).ok();
    assert_eq!(plans[0]["state"], "done", "{plans:#}");
    assert_eq!(plans[0]["effect"]["told"], "too_early", "no week has passed: {plans:#}");
}
