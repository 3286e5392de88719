//! An article from its draft to its readers, over machines that share nothing but the CRM.

use serde_json::{Value, json};

use super::desk::{Desk, site};

fn of<'a>(all: &'a Value, id: &str) -> &'a Value {
    let found = all.as_array().expect("a list").iter().find(|one| one["id"] == id);
    found.unwrap_or_else(|| panic!("{id} is listed: {all:#}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_calls_the_product_as_people_do_in_its_language() {
    let site = site().await;
    let writer = Desk::new(&site.running.base, &site.running.agent().token);
    writer.run(&["sync"]).ok();
    let queue = writer.run(&["knowledge"]).ok();
    let mut all = queue.as_array().expect("a queue").iter();
    let found = all.find(|one| one["product"] == "credit_card").expect("something recurs on cards");
    let id = found["id"].as_str().expect("an id");
    for (language, product) in
        [("en", "credit card"), ("es-MX", "tarjeta de crédito"), ("pt-BR", "cartão de crédito")]
    {
        let shown = writer.run_in(language, &["knowledge", "show", id]).ok();
        let title = shown["title"].as_str().expect("a title");
        let text = shown["text"].as_str().expect("a text");
        assert!(title.contains(product) && text.contains(product), "{title}\n{text}");
        assert!(!text.contains("credit_card"), "{text}");
        assert!(language == "en" || !text.contains(": credit card"), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_article_is_published_once_another_person_than_its_writer_found_it_right() {
    let site = site().await;
    let accounts = &site.running.accounts;
    let lead = accounts.iter().find(|account| account.custom_role.is_some()).expect("a lead");
    let [writer, second] =
        [&site.running.agent().token, &lead.token].map(|token| Desk::new(&site.running.base, token));
    for desk in [&writer, &second] {
        desk.run(&["sync"]).ok();
    }
    let queue = writer.run(&["knowledge"]).ok();
    let first = queue.as_array().expect("a queue").iter().find(|one| one["state"] == "candidate");
    let id = first.expect("something recurs")["id"].as_str().expect("an id").to_owned();

    // The writer offers it, and cannot be the second person.
    writer.run(&["knowledge", "draft", &id, "--title", "Names that look unknown"]).ok();
    writer.run(&["knowledge", "offer", &id]).ok();
    let no = writer.run(&["knowledge", "validate", &id]);
    assert_eq!((no.status, &no.json["refused"][0]["rule"]), (1, &json!("article-author")));
    writer.run(&["knowledge", "own", &id, "--to", &lead.name]).ok();

    // The other machine has the very text, sends it back with a sentence, and later finds it right.
    for _ in 0..2 {
        second.run(&["sync"]).ok();
    }
    let offered = writer.run(&["knowledge", "show", &id]).ok();
    let seen = second.run(&["knowledge", "show", &id]).ok();
    let text = |shown: &Value| shown["text"].as_str().expect("a text").trim().to_owned();
    assert_eq!((&seen["title"], text(&seen)), (&json!("Names that look unknown"), text(&offered)));
    assert_eq!(seen["standing"]["confidence"], "not_validated");
    assert_eq!(seen["standing"]["owner"], lead.name.as_str());
    second.run(&["knowledge", "back", &id, "Say", "how", "to", "tell."]).ok();
    for _ in 0..2 {
        writer.run(&["sync"]).ok();
    }
    let back = writer.run(&["knowledge", "show", &id]).ok();
    assert_eq!(
        back["standing"]["said"]["words"].as_str().map(|it| it.ends_with("Say how to tell.")),
        Some(true)
    );

    // A text that nobody looked at goes as a draft.
    writer.run(&["knowledge", "draft", &id, "--text", "How to tell: the name is the acquirer's."]).ok();
    writer.run(&["knowledge", "send", &id]).ok();
    writer.run(&["sync"]).ok();
    assert_eq!(of(&writer.run(&["knowledge"]).ok(), &id)["state"], "in_review");
    for _ in 0..2 {
        second.run(&["sync"]).ok();
    }
    second.run(&["knowledge", "validate", &id]).ok();
    for _ in 0..2 {
        writer.run(&["sync"]).ok();
    }
    assert_eq!(of(&writer.run(&["knowledge"]).ok(), &id)["standing"]["confidence"], "validated");
    writer.run(&["knowledge", "send", &id]).ok();
    writer.run(&["sync"]).ok();
    assert_eq!(of(&writer.run(&["knowledge"]).ok(), &id)["state"], "published");

    // What is archived is so everywhere, and is not sent again.
    second.run(&["knowledge", "archive", &id, "The", "shop", "changed", "its", "name."]).ok();
    for _ in 0..2 {
        writer.run(&["sync"]).ok();
    }
    assert_eq!(of(&writer.run(&["knowledge"]).ok(), &id)["standing"]["confidence"], "archived");
    let no = writer.run(&["knowledge", "send", &id]);
    assert_eq!(no.json["refused"][0]["rule"], "proposal-archived");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flag_at_resolve_reaches_the_owner_of_the_article_on_another_machine() {
    let site = site().await;
    let accounts = &site.running.accounts;
    let lead = accounts.iter().find(|account| account.custom_role.is_some()).expect("a lead");
    let [agent, owner] =
        [&site.running.agent().token, &lead.token].map(|token| Desk::new(&site.running.base, token));
    for desk in [&agent, &owner] {
        desk.run(&["sync"]).ok();
    }
    let shelf = owner.run(&["knowledge", "articles"]).ok();
    let linked = shelf.as_array().expect("articles").iter().find(|one| one["linked"].as_u64() > Some(0));
    let id = linked.expect("an article that was used")["id"].as_str().expect("an id").to_owned();
    owner.run(&["knowledge", "own", &id]).ok();
    assert_eq!(owner.run(&["knowledge", "articles", "--mine"]).ok().as_array().map(Vec::len), Some(1));

    let key = super::gate::general(&agent);
    agent.run(&["claim", &key]).ok();
    agent.work_through(&key);
    let flag = format!("flagged:{id} step 3 is gone");
    let resolve = ["resolve", &key, "--cause", "INF-06", "--knowledge", &flag, "--verdict", "right"];
    let whole: Vec<&str> = resolve
        .into_iter()
        .chain(["--why", "The name is the acquirer's.", "--reply", "Hola, el cargo es de la tienda."])
        .collect();
    agent.run(&whole).ok();
    owner.run(&["sync"]).ok();
    let flagged = owner.run(&["knowledge", "articles", "--mine", "--flagged"]).ok();
    let flags = of(&flagged, &id)["flags"].as_array().expect("flags").clone();
    let ours = flags.iter().find(|flag| flag["ticket"] == key.as_str()).expect("the flag is there");
    assert_eq!((&ours["words"], &ours["open"]), (&json!("step 3 is gone"), &json!(true)));
}
