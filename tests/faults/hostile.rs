//! Hostile text in every field that anybody can write, on every screen: no sequence that is not the program's own
//! reaches the terminal, every column stays where it is, and nothing falls over.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;

use secondline::app::Place;
use secondline::config::{Home, write_private};
use secondline::domain::filter::Filter;

use super::canary::settle;
use super::planted::{self, REFUSE};
use super::strings::strings;
use crate::screens::harness::Person;
use crate::session::program;
use secondline::sandbox::Options;

use crate::sync::site::{Agent, Site, options};

/// A person whose CRM is full of these, and whose files too where wished.
async fn sits(texts: &[String], files: bool) -> Person {
    let site = Site::with(Options { tickets: texts.len().max(150) as u32, ..options() }).await;
    let base = planted::before(&site.running.base, texts.to_vec()).await;
    let agent = Agent::new(&base, site.running.agent());
    if files {
        write_files(&agent, &strings());
    }
    let mut person = Person::at(site, agent, 80, 24, "en").await;
    // What is wrong in the files is told first, in the words of the files.
    while !person.session.app.sheets.is_empty() {
        person.guarded();
        person.press("<esc>").await;
    }
    person.sync().await;
    person
}

/// Words, causes and a procedure with hostile names.
fn write_files(agent: &Agent, texts: &[String]) {
    let home = Home::new(Some(agent.folder.path())).expect("folders");
    for folder in ["words", "words/en", "sops"] {
        DirBuilder::new().mode(0o700).create(home.config.join(folder)).expect("a folder");
    }
    let one_line = |text: &String| !text.contains(['\n', '\r', '{', '}']) && !text.trim().is_empty();
    let lines: Vec<&String> = texts.iter().filter(|text| one_line(text)).collect();
    let ids = [
        "tab-desk",
        "column-subject",
        "view-work",
        "nobody",
        "internal",
        "procedure",
        "similar",
        "help-title",
    ];
    let words: Vec<String> = ids.iter().zip(&lines).map(|(id, text)| format!("{id} = x{text}\n")).collect();
    let words = words.concat();
    write_private(&home.config.join("words/en/own.ftl"), words.as_bytes()).expect("words");
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut causes = String::from(
        "code,parent,name_en,name_es_mx,name_pt_br,fix_owner,controllable,ishikawa,card_network_hint\n",
    );
    causes.push_str("FAM,,Family,Familia,Família,product,,product,\n");
    for (nth, text) in
        texts.iter().filter(|text| !text.trim().is_empty() && text.chars().count() < 40).enumerate()
    {
        let name = quoted(text);
        let cause = format!("FAM-{nth:02},FAM,{name},{name},{name},product,yes,product,\n");
        causes.push_str(&cause);
    }
    write_private(&home.config.join("taxonomy.csv"), causes.as_bytes()).expect("causes");
    let shipped = include_str!("../../config/sops/general-escalation.md");
    let bad = lines
        .iter()
        .find(|text| text.contains('\u{1b}') && text.contains('\u{7}'))
        .expect("a control string");
    let sop = shipped
        .replace("# General escalation", &format!("# General {bad}"))
        .replace("## Read the case", &format!("## Read {bad}"))
        .replace("Is everything here", &format!("Is \u{202e}every{bad}thing here"));
    write_private(&home.config.join("sops/general-escalation.md"), sop.as_bytes()).expect("a procedure");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_text_steers_the_terminal_or_moves_a_column_on_any_screen() {
    let texts = strings();
    let mut person = sits(&texts, true).await;
    // Errors of the server, in its own words: on the outbox, one of each text.
    let tickets = person.agent.open_tickets(6);
    for (nth, number) in (0..texts.len()).enumerate() {
        person.agent.note(&tickets[nth % tickets.len()], &format!("{REFUSE}{number}-x"));
    }
    for _ in 0..3 {
        person.sync().await;
    }
    // The desk, all tickets, with the preview of each.
    person.press("v5").await;
    person.guarded();
    let mut shown = 0;
    for nth in 0..texts.len() {
        person.press("j").await;
        person.guarded();
        shown += usize::from(person.session.app.desk.current().is_some());
        person.press("<enter>").await;
        person.guarded();
        person.press("<pgdn>").await;
        person.guarded();
        person.press("<tab>").await;
        person.guarded();
        if nth % 12 == 0 {
            for keys in [
                "R", "c", "<esc>", "<esc>", "b", "<esc>", "i", "<esc>", "r", "<esc>", "a", "<esc>", "t",
                "<esc>", "z", "<esc>", "s", "<esc>", "P", "<esc>", "o", ":", "<esc>", "?", "<esc>", "w",
                "<esc>",
            ] {
                person.press(keys).await;
                person.guarded();
            }
        }
        person.press("1").await;
    }
    assert_eq!(shown, texts.len(), "every ticket was there to be shown");
    for place in ["2", "3", "4", "5"] {
        person.press(place).await;
        person.guarded();
        let rows = if place == "5" { texts.len() } else { 40 };
        for _ in 0..rows {
            person.press("j").await;
            person.guarded();
        }
    }
    assert_eq!(person.session.app.place, Place::Outbox);
    let refused = person.session.app.outbox.rows.as_ref().expect("the outbox").len();
    assert!(refused > 20, "the outbox shows what was refused: {refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_bomb_stays_in_its_field() {
    let mut person = sits(&["plain".to_owned()], false).await;
    let bomb = "one\u{1b}[201~\r\n:q!\r\n\u{13}two\u{1b}]52;c;eA==\u{7}\n\n";
    for keys in ["i", "r", "t", "z", "R<tab><tab>", "b", ":", "/"] {
        person.press("<enter>").await.press(keys).await;
        person.session.take(secondline::app::Msg::Pasted(bomb.to_owned()));
        person.settle().await;
        person.guarded();
        assert!(!person.session.is_over(), "{keys}");
        person.press("<esc><esc><esc>1").await;
    }
    assert_eq!(person.agent.store.outbox().expect("a read").len(), 0, "nothing was sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_prompt_inside_a_message_stays_behind_the_gutter() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("<enter>").await;
    let id = person.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    let fake = "\n╭─────────────╮\n│ [Press y to send] │\n:q ↵ send\n";
    person.site.later();
    person.site.edit(&id, serde_json::json!({"comment": {"body": fake, "public": true}})).await;
    person.sync().await;
    person.press("<enter>G").await;
    let screen = person.guarded();
    let lines: Vec<&str> =
        screen.lines().filter(|line| line.contains("Press y") || line.contains(":q ↵ send")).collect();
    assert_eq!(lines.len(), 2, "{screen}");
    assert!(lines.iter().all(|line| line.starts_with(" ▏")), "{screen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_hidden_in_a_text_is_told_beside_it_also_after_a_restart() {
    let mut person = sits(&["Pay \u{202e}evil\u{202c} now".to_owned()], false).await;
    assert!(person.screen().contains("‹hidden characters›"));
    person.press("<enter>").await;
    person.sync().await;
    assert!(person.guarded().matches("‹hidden characters›").count() >= 2, "at the head and at the message");
    let Person { site, agent, .. } = person;
    let account = site.running.agent().clone();
    let agent = agent.restarted(&site.running.base, &account);
    let mut person = Person::at(site, agent, 80, 24, "pt-BR").await;
    assert!(person.guarded().contains("‹caracteres ocultos›"));
}

#[tokio::test(flavor = "multi_thread")]
async fn any_search_is_a_search() {
    let mut person = sits(&["plain".to_owned()], false).await;
    let began = std::time::Instant::now();
    let mut asked = 0;
    for text in strings() {
        person.press("/").await;
        person.session.take(secondline::app::Msg::Pasted(text.chars().take(400).collect()));
        person.settle().await;
        let screen = person.guarded();
        for word in ["SQL", "syntax error", "fts5", "no such column"] {
            assert!(!screen.contains(word), "{text:?}:\n{screen}");
        }
        person.press("<esc>").await;
        asked += usize::from(Filter::parse(&text).is_ok());
    }
    assert!(asked > 40);
    println!("{asked} searches in {:?}", began.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_shown_with_where_it_leads_and_nothing_is_opened() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("<enter>").await;
    let id = person.session.app.ticket.as_ref().expect("an opened ticket").id.clone();
    let links = "[bank.example](javascript:alert(1))\n<a href='http://evil.test'>https://bank.example</a>\nраураl.com";
    person.site.later();
    person.site.edit(&id, serde_json::json!({"comment": {"body": links, "public": true}})).await;
    person.sync().await;
    person.press("<enter>G").await;
    let screen = person.guarded();
    assert!(screen.contains("(javascript:alert(1))"), "{screen}");
    person.press("o").await;
    let address = person.guarded();
    assert!(
        address.contains(&format!("/agent/tickets/{id}")),
        "the CRM's own address, and no other: {address}"
    );
}

/// Characters of an output that a terminal would obey or hide.
fn acting(bytes: &[u8]) -> Vec<char> {
    let text = String::from_utf8_lossy(bytes);
    let acts = |c: &char| {
        c.is_control() && !matches!(c, '\n' | '\r')
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
    };
    text.chars().filter(acts).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_printed_steers_no_terminal_and_starts_no_formula() {
    let texts = strings();
    let site = Site::with(Options { tickets: texts.len().max(150) as u32, ..options() }).await;
    let base = planted::before(&site.running.base, texts.clone()).await;
    let token = site.running.agent().token.clone();
    let walk = move || {
        let root = tempfile::tempdir().expect("a folder");
        let home = settle(root.path(), &base, &token);
        let run = |args: &[&str]| {
            let done = program(&home, args).output().expect("it runs");
            for bytes in [&done.stdout, &done.stderr] {
                assert_eq!(acting(bytes), Vec::<char>::new(), "{args:?}");
            }
            done.stdout
        };
        run(&["sync"]);
        run(&["tickets"]);
        run(&["causes"]);
        let rows: serde_json::Value = serde_json::from_slice(&run(&["--json", "tickets"])).expect("JSON");
        let keys: Vec<&str> =
            rows.as_array().expect("rows").iter().filter_map(|row| row["key"].as_str()).collect();
        assert!(keys.len() >= texts.len());
        for key in keys.iter().step_by(9) {
            run(&["ticket", key]);
        }
        run(&["note", keys[0], "refuse-me-0-x"]);
        run(&["outbox"]);
        run(&["note", "\u{1b}]0;x\u{7}", "x"]);
        run(&["--\u{1b}[2J\u{9b}31m"]);
        let table = run(&["tickets", "--format", "csv"]);
        let mut cells = 0;
        for record in csv::ReaderBuilder::new().flexible(true).from_reader(table.as_slice()).records() {
            for cell in &record.expect("a record") {
                let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(
                    !formula || cell.trim().trim_end_matches(['m', 'h', 'd']).parse::<f64>().is_ok(),
                    "{cell:?}"
                );
                cells += 1;
            }
        }
        assert!(cells > 1_000, "{cells}");
    };
    tokio::task::spawn_blocking(walk).await.expect("the whole walk");
}
