//! Views, what is put off, and the day on the command line: the same as on the Desk.

use secondline::sandbox::Options;

use super::desk::{Desk, options};
use crate::sync::site::Site;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_view_is_listed_by_name_and_key_and_a_ticket_put_off_comes_back_with_its_reason() {
    let site = Site::with(Options { tickets: 120, ..options() }).await;
    let ana = Desk::new(&site.running.base, &site.running.accounts[0].token);
    ana.write("my_views.toml", "[\"Free\"]\nscope = \"team\"\nfilter = \"owner:none\"\nkey = \"y\"\n");
    ana.run(&["sync"]).ok();
    let [by_name, by_key] = ["Free", "y"].map(|view| ana.run(&["tickets", "--view", view]).ok());
    let keys = |rows: &serde_json::Value| -> Vec<String> {
        rows.as_array()
            .expect("rows")
            .iter()
            .map(|row| row["key"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert!(!keys(&by_name).is_empty());
    assert_eq!(keys(&by_name), keys(&by_key));
    let narrowed = keys(&ana.run(&["tickets", "--view", "Free", "priority:urgent"]).ok());
    assert!(narrowed.len() < keys(&by_name).len() && narrowed.iter().all(|key| keys(&by_name).contains(key)));
    let wrong = ana.run(&["tickets", "--view", "nobody has it"]);
    assert_eq!(wrong.status, 2, "{}", wrong.stderr);
    assert!(format!("{}{}", wrong.stdout, wrong.stderr).contains("Free"), "the known views are named");

    let key = keys(&by_name)[0].clone();
    let done = ana.run(&["later", &key, "2h", "call", "the", "acquirer"]).ok();
    assert_eq!(done["text"], "call the acquirer");
    assert!(done["until"].is_string(), "{done:#}");
    assert_eq!(ana.run(&["later", &key, "whenever"]).status, 1, "no time");
    ana.run(&["note", &key, "looked at it"]).ok();
    let day = ana.run(&["day"]).ok();
    let part = |name: &str| day[name].as_array().expect("a list").clone();
    let later = part("later");
    assert_eq!((later.len(), &later[0]["what"]), (1, &"call the acquirer".into()), "{day:#}");
    assert!(part("done").iter().any(|line| line["key"] == *key), "{day:#}");
    assert!(part("promised").is_empty() && part("waiting").is_empty(), "{day:#}");
    ana.run(&["later", &key, "now"]).ok();
    assert_eq!(ana.run(&["day"]).ok()["later"].as_array().map(Vec::len), Some(0));
}
