//! What one agent did of a procedure stands on the desk of whoever gets the case, and a lead's yes comes back.

use std::os::unix::fs::DirBuilderExt as _;

use secondline::config::write_private;
use secondline::domain::ids::TicketId;

use super::harness::Person;
use super::review::{lead_of, sits};
use crate::sync::site::{Agent, Site};

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
    ana.press("<up><up>x").await;
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

/// A case that is Ana's and whose sum she answered: nobody else knows of it yet.
async fn begun() -> (Person, TicketId, String) {
    let mut ana = equipped(Person::sits(110, 36, "en").await).await;
    ana.press("c").await;
    let id = ana.session.app.desk.selected().expect("a ticket").id.clone();
    let key = ana.agent.server(&id).key.to_string();
    ana.press("<enter><enter>").await.type_text("349.50").await.press("<enter>").await;
    synced(&mut ana).await;
    assert_eq!(Site::comments(&ana.site, &id, "[secondline:run ").await, 0, "{}", ana.screen());
    (ana, id, key)
}

/// A lead sits down at another machine and opens the case; Ana's machine stays as she left it.
async fn at_the_lead(ana: Person, key: &str) -> (Person, Agent) {
    let Person { site, agent, .. } = ana;
    let account = lead_of(&site);
    let mut lead = equipped(sits(site, &account, 110, 36, "en").await).await;
    opened(&mut lead, key).await;
    synced(&mut lead).await;
    (lead, agent)
}

fn first_name(agent: &Agent) -> String {
    agent.me.name.as_str().split(' ').next().expect("a name").to_owned()
}

/// The lead sees who answered what, and the note that says it stands once at the CRM.
async fn is_known(ana: Person, id: &TicketId, key: &str) -> (Person, Agent) {
    let (mut lead, agent) = at_the_lead(ana, key).await;
    let shown = lead.guarded();
    assert!(shown.contains("[349.50 MXN]") || shown.contains("[349.50]"), "{shown}");
    assert!(shown.contains(&format!("{}, 15:0", first_name(&agent))), "{shown}");
    assert_eq!(Site::comments(&lead.site, id, "[secondline:run ").await, 1);
    (lead, agent)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_goes_along_with_the_note_of_a_handover() {
    let (mut ana, id, key) = begun().await;
    ana.press("1H<enter><ctrl-s>").await;
    assert!(ana.screen().contains("The handover is on its way"), "{}", ana.screen());
    synced(&mut ana).await;
    is_known(ana, &id, &key).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_goes_along_with_a_question_to_a_team() {
    let (mut ana, id, key) = begun().await;
    ana.press("A").await.type_text("fr").await.press("<tab>").await;
    ana.type_text("Was it online?").await.press("<ctrl-s>").await;
    let shown = ana.screen();
    assert!(shown.contains(&format!("Fraud was asked; #{key} stays open. Still to do: Pay back")), "{shown}");
    synced(&mut ana).await;
    is_known(ana, &id, &key).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_goes_along_with_a_return_to_tier_one() {
    let (mut ana, id, key) = begun().await;
    ana.press("b").await.type_text("account number").await.press("<tab><right><right><ctrl-s>").await;
    assert!(ana.session.app.sheets.is_empty(), "{}", ana.screen());
    synced(&mut ana).await;
    let (mut lead, _) = is_known(ana, &id, &key).await;
    // Whoever gets it back goes on where it stood.
    lead.press("<enter>").await.type_text("4242").await.press("<enter>").await;
    assert!(lead.screen().contains("[4242]"), "{}", lead.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lead_who_accepts_unasked_is_heard_at_the_agent_s_desk_at_once() {
    let (mut ana, id, key) = begun().await;
    ana.press("<down><enter>").await.type_text("4242").await.press("<enter>").await;
    ana.press("A").await.type_text("fr").await.press("<tab>").await;
    ana.type_text("Was it online?").await.press("<ctrl-s>").await;
    synced(&mut ana).await;

    let (mut lead, agent) = is_known(ana, &id, &key).await;
    lead.press("gg").await.press("x").await;
    let shown = lead.screen();
    assert!(shown.contains("✔ Pay back"), "{shown}");
    synced(&mut lead).await;
    assert_eq!(Site::comments(&lead.site, &id, "[secondline:run ").await, 2, "hers, and the lead's");

    let Person { site, .. } = lead;
    let mut ana = Person::at(site, agent, 110, 36, "en").await;
    opened(&mut ana, &key).await;
    synced(&mut ana).await;
    let shown = ana.guarded();
    assert!(shown.contains("✔ Pay back"), "{shown}");
    let procedure = ana.session.app.ticket.as_ref().and_then(|ticket| ticket.procedure.clone());
    assert!(procedure.is_some_and(|it| it.progress.can_resolve), "{shown}");
    // Nothing of it is told a second time when she gives the case away.
    ana.press("b").await.type_text("account number").await.press("<tab><right><right><ctrl-s>").await;
    assert!(ana.session.app.sheets.is_empty(), "{}", ana.screen());
    synced(&mut ana).await;
    assert_eq!(Site::comments(&ana.site, &id, "[secondline:run ").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cursor_walks_a_procedure_in_the_order_in_which_it_is_drawn() {
    for (columns, rows) in [(110, 36), (80, 24)] {
        let mut ana = equipped(Person::sits(columns, rows, "en").await).await;
        ana.press("<enter>").await;
        if columns == 80 {
            ana.press("<tab>").await;
        }
        ana.press("<enter>").await.type_text("349.50").await.press("<enter>").await;
        ana.press("<down><enter>").await.type_text("4242").await.press("<enter>").await;
        let row_of = |person: &mut Person, word: &str| {
            let screen = person.screen();
            let is_there = |line: &&str| line.contains("▌") && line.contains(word);
            screen.lines().position(|line| is_there(&line)).unwrap_or_else(|| panic!("{word}\n{screen}"))
        };
        ana.press("gg").await;
        let mut rows = Vec::new();
        for word in ["Pay back", "Sum to pay back", "Last four"] {
            rows.push(row_of(&mut ana, word));
            ana.press("<down>").await;
        }
        assert!(rows.is_sorted() && rows[0] < rows[2], "{rows:?}");
        for word in ["Last four", "Sum to pay back", "Pay back"] {
            assert_eq!(Some(row_of(&mut ana, word)), rows.pop(), "{word}");
            ana.press("<up>").await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_looks_at_an_answer_again_finds_it_selected_and_an_enter_changes_nothing() {
    let mut person = Person::sits(80, 24, "es-MX").await;
    person.press("/").await.type_text("reason:unrecognised_charge product:credit_card").await;
    person.press("<enter><enter><tab><enter><down><down><enter>").await;
    let answered = |person: &Person| {
        let ticket = person.session.app.ticket.as_ref().expect("an opened ticket");
        let procedure = ticket.procedure.as_ref().expect("a procedure");
        procedure.run.answers.get("idv_method").map(ToString::to_string)
    };
    let first = answered(&person);
    assert_eq!(first.as_deref(), Some("kba"), "{}", person.screen());
    person.press("<up><enter>").await;
    assert!(person.screen().contains("▌Preguntas de seguridad"), "{}", person.screen());
    person.press("<enter>").await;
    assert_eq!(answered(&person), first);
    assert!(person.screen().contains("· Ya estaba así; nada cambió."), "{}", person.screen());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_below_a_line_is_read_whole_and_what_does_not_fit_above_ends_in_dots() {
    let mut person = Person::sits(80, 24, "es-MX").await;
    person.press("<enter>y").await;
    let shown = person.guarded();
    assert!(shown.contains("Primero la hora y luego qué") && shown.contains("│09:00 …”. "), "{shown}");
    person
        .press("<esc>t")
        .await
        .type_text("+una-etiqueta-larga +otra-etiqueta-muy-larga")
        .await
        .press("<enter>")
        .await;
    let shown = person.guarded();
    let header = shown.lines().nth(3).expect("a header").trim_end().to_owned();
    assert!(header.contains("otra-etiq") && header.ends_with('…'), "{shown}");
}
