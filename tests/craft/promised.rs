//! Mistakes in what procedures rest on (promises, agreements, calendars, replies), one at a time, in files that were good:
//! each is told by its own sentence, in every language, with its file and its line.

use std::collections::BTreeMap;

use secondline::config::{self, LANGUAGES, Words};

use super::rounds::{CHARGE, CSV, ROUNDS};
use super::{Folder, all};

/// All slips of a round stand in the files together, as in a folder that nobody looked at for long: a lint walks every way
/// through every procedure, which takes its time.
#[test]
fn a_mistake_in_what_procedures_rest_on_is_told_with_file_and_line_by_its_own_sentence() {
    let words = LANGUAGES.map(Words::shipped);
    let mut wrong = Vec::new();
    for (nth, round) in ROUNDS.iter().enumerate() {
        let mut texts: BTreeMap<&str, String> = BTreeMap::new();
        for (_, slip) in *round {
            let good = || config::files::shipped(slip.file).unwrap().to_owned();
            let text = texts.entry(slip.file).or_insert_with(good);
            assert!(text.contains(slip.from), "{}: {} holds {}", slip.what, slip.file, slip.from);
            *text = text.replacen(slip.from, slip.to, 1);
        }
        let folder = Folder::new();
        for (name, text) in &texts {
            folder.write(name, text);
        }
        let found = folder.lint();
        for (id, slip) in *round {
            let (marker, above) = slip.at;
            let before = texts[slip.file].split_once(marker).unwrap_or_else(|| panic!("{}", slip.what)).0;
            let line = before.matches('\n').count() + 1 - above;
            let mut hits = all(&found).into_iter().filter(|one| one.file == slip.file && one.line == line);
            let Some(fault) = hits.find(|one| one.what.id == format!("fault-{id}")) else {
                wrong.push(format!("round {nth}, {} ({}:{line}): no {id}", slip.what, slip.file));
                continue;
            };
            for (words, say) in words.iter().flat_map(|words| [(words, &fault.what), (words, &fault.mend)]) {
                let sentence = words.say(say);
                if !sentence.ends_with(['.', '?']) || sentence.contains("{ $") || !words.has(&say.id) {
                    wrong.push(format!("{id}: {} {sentence}", words.language()));
                }
            }
        }
        if !wrong.is_empty() {
            wrong.extend(all(&found).iter().map(|one| format!("  {} {}", one.place(), one.what.id)));
        }
    }
    let count: usize = ROUNDS.iter().map(|round| round.len()).sum();
    assert!(wrong.is_empty(), "of {count}:\n{}", wrong.join("\n"));
}

#[test]
fn a_queue_that_the_crm_does_not_have_is_told_once_where_its_queues_are_known() {
    let folder = Folder::new();
    let text = config::files::shipped(CSV).unwrap().replace(",Tier 2,", ",Second line,");
    folder.write(CSV, &text);
    assert_eq!(folder.lint().faults, Vec::new(), "nothing is known of queues");
    let known = ["Tier 2", "Tier 1 Cards"].map(str::to_owned);
    let found = config::lint(&folder.home, super::noon(), &known);
    let told: Vec<String> =
        found.faults.iter().map(|fault| format!("{} {}", fault.place(), fault.what.id)).collect();
    assert_eq!(told, ["sops/triage.csv:2 fault-sense-queue"]);
    let shipped = config::lint(&Folder::new().home, super::noon(), &known);
    assert_eq!(shipped.faults, Vec::new());
}

#[test]
fn a_calendar_whose_days_were_typed_for_a_past_year_is_told_in_the_next() {
    let folder = Folder::new();
    let day = |name: &str, on: &str| format!("[[holiday]]\nname = \"{name}\"\non = {on}\n");
    let head = "zone = \"America/Bogota\"\n[hours]\nweekdays = [\"08:00-17:00\"]\n";
    let past = head.to_owned() + &day("A", "2025-01-01") + &day("B", "2025-12-25");
    folder.write("calendars/co.toml", &past);
    let found = folder.lint();
    let told: Vec<String> =
        found.faults.iter().map(|fault| format!("{} {}", fault.place(), fault.what.id)).collect();
    assert_eq!(told, ["calendars/co.toml:7 fault-sense-holidays-end"]);
    folder.write("calendars/co.toml", &(past + &day("C", "2026-12-25")));
    assert_eq!(folder.lint().faults, Vec::new());
}

#[test]
fn own_words_that_nobody_will_ever_read_are_told() {
    let folder = Folder::new();
    folder.write(
        "words/es-MX/own.ftl",
        "# Ours.\nclock-due = Vence { $at }.\nclock-duee = Vence.\nclock-ended = Fin { $day }.\n",
    );
    folder.write("words/es/own.ftl", "clock-due = Vence { $at }.\n");
    let found = folder.lint();
    let told: Vec<String> =
        found.faults.iter().map(|fault| format!("{} {}", fault.place(), fault.what.id)).collect();
    let wanted = [
        "words/es fault-language",
        "words/es-MX/own.ftl:3 fault-sense-sentence-unknown",
        "words/es-MX/own.ftl:4 fault-sense-sentence-value",
    ];
    assert_eq!(told, wanted);
    let english = Words::shipped("en");
    assert_eq!(english.say(&found.faults[1].mend), "Did you mean “clock-due”?");
    assert_eq!(english.say(&found.faults[2].mend), "It is given: $at.");
}

#[test]
fn a_secret_of_the_customer_and_a_text_in_another_language_are_told() {
    let folder = Folder::new();
    let charge = config::files::shipped(CHARGE).unwrap();
    folder.write(
        CHARGE,
        &charge.replace("card_last4", "card_cvv").replace("type = \"last4\"", "type = \"int\""),
    );
    let name = "sops/ride-double-charge.pt-BR.md";
    let text = config::files::shipped(name).unwrap();
    let (before, rest) = text.split_once("{#refund}\n\n").unwrap();
    let (_, after) = rest.split_once('\n').unwrap();
    let spanish =
        "A la tarjeta que pagó. Solo con crédito en la app cuando el cliente lo pide y es más rápido.";
    folder.write(name, &format!("{before}{{#refund}}\n\n{spanish}\n{after}"));
    let found = folder.lint();
    let line = |text: &str, marker: &str| text.split_once(marker).unwrap().0.matches('\n').count() + 1;
    for (file, line, id) in [
        (CHARGE, line(charge, "{ id = \"card_last4\""), "fault-sense-secret"),
        (name, line(text, "{#refund}"), "fault-sense-tongue"),
    ] {
        let told = all(&found)
            .into_iter()
            .any(|one| (one.file.as_str(), one.line, one.what.id.as_str()) == (file, line, id));
        assert!(
            told,
            "{file}:{line} {id} in {:#?}",
            all(&found).iter().map(|one| one.place()).collect::<Vec<_>>()
        );
    }
}
