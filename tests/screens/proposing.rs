//! Proposing a change of a procedure from inside a step.

use secondline::domain::rewrite;

use super::harness::Person;

#[tokio::test(flavor = "multi_thread")]
async fn a_change_proposed_from_inside_a_step_reaches_the_leads_list_with_its_ticket() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("n").await;
    person.sync().await;
    let ticket = person.session.app.ticket.as_ref().expect("an opened ticket");
    let id = ticket.id.clone();
    let sop = ticket.procedure.as_ref().expect("a procedure").sop.clone();
    person.press("i").await.type_text("half a note").await.press("<esc>").await;
    person.press("<tab>E").await;
    let screen = person.screen();
    let title = sop.words("en").step(&sop.steps[0].id).to_owned();
    assert!(screen.contains("Reword") && screen.contains(&title), "{screen}");
    person.press("<ctrl-s>").await;
    assert!(!person.session.app.sheets.is_empty(), "nothing was changed, so nothing is proposed");
    person.type_text("Say it twice.").await.press("<ctrl-s>").await;
    assert!(person.session.app.sheets.is_empty(), "{}", person.screen());
    person.sync().await;

    let view = person.agent.store.ticket(&id).unwrap().unwrap();
    let found: Vec<_> =
        view.timeline.iter().filter_map(|entry| Some((rewrite::of(entry, &view.shown)?, entry))).collect();
    let [(proposed, entry)] = found.as_slice() else { panic!("one proposal: {found:?}") };
    assert_eq!((proposed.sop.as_str(), &proposed.version), (sop.id.as_str(), &sop.version));
    assert_eq!((proposed.step.as_str(), proposed.language.as_str()), (sop.steps[0].id.as_str(), "en"));
    let head = format!("--- sops/{}.md {} #{}", sop.id, sop.version, sop.steps[0].id);
    assert!(proposed.diff.contains(&head) && proposed.diff.contains(&format!("+++ #{}", view.shown.key)));
    assert!(proposed.diff.contains("Say it twice."), "{}", proposed.diff);
    let url = view.shown.url.as_ref().expect("an address").as_str();
    assert!(entry.text.as_str().contains(url), "the lead can open the ticket");
    let tags = &person.site.ticket(&id).await["tags"];
    assert!(tags.to_string().contains(rewrite::TAG), "{tags}");
    let note = person.agent.store.draft(&id, "note").unwrap();
    assert_eq!(note.unwrap().as_str(), "half a note", "another text that is half written stays");
}
