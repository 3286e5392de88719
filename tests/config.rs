//! What a person may get wrong in a file, all at once, and what the program does about it: it opens with what is
//! good and says where, what and how to mend it, in words of every language.

use std::collections::BTreeSet;
use std::fs;

use secondline::config::{self, Fault, Home, LANGUAGES, Loaded, Overrides, Words};

struct Files {
    _root: tempfile::TempDir,
    home: Home,
}

impl Files {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let home = Home::new(Some(root.path())).unwrap();
        Self { _root: root, home }
    }

    fn write(&self, name: &str, text: &str) -> &Self {
        let path = self.home.config.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Writes a shipped file with some of its text replaced.
    fn spoil(&self, name: &str, from: &str, to: &str) -> &Self {
        let text = config::files::shipped(name).unwrap();
        assert!(text.contains(from), "{name} holds {from}");
        self.write(name, &text.replacen(from, to, 1))
    }

    fn load(&self) -> Loaded {
        config::load(&self.home, &Overrides { language: Some("en".to_owned()), profile: None })
    }
}

fn told(faults: &[Fault]) -> BTreeSet<(String, String)> {
    faults.iter().map(|fault| (fault.place(), fault.what.id.clone())).collect()
}

/// The line of a shipped file on which a text stands.
fn line(name: &str, text: &str) -> String {
    let before = config::files::shipped(name).unwrap().split_once(text).unwrap().0;
    format!("{name}:{}", 1 + before.matches('\n').count())
}

#[test]
fn everything_that_is_shipped_is_sound() {
    let loaded = Files::new().load();
    assert_eq!(loaded.faults, Vec::new());
    let mut ids: Vec<&str> = loaded.config.sops.iter().map(|sop| sop.id.as_str()).collect();
    ids.sort_unstable();
    let wanted = [
        "card-delivered-not-activated",
        "card-limit-dispute",
        "card-lost-stolen",
        "cc-unrecognised-charge",
        "general-escalation",
        "loan-payment-not-reflected",
        "marketplace-item-not-received",
        "ride-double-charge",
        "ride-safety-report",
    ];
    assert_eq!(ids, wanted);
    for sop in &loaded.config.sops {
        assert_eq!(sop.words.keys().map(String::as_str).collect::<Vec<_>>(), LANGUAGES, "{}", sop.id);
    }
    assert!(loaded.config.triage.is_some());
}

#[test]
fn every_reply_that_a_step_offers_is_written_in_every_language_and_a_mistake_in_one_is_told() {
    let files = Files::new();
    let loaded = files.load();
    for sop in &loaded.config.sops {
        for name in sop.steps.iter().filter_map(|step| step.macro_name.as_deref()) {
            let texts = loaded.config.macros.get(name).unwrap_or_else(|| panic!("{}: {name}", sop.id));
            assert_eq!(texts.texts.keys().map(String::as_str).collect::<Vec<_>>(), LANGUAGES, "{name}");
        }
    }
    let own = "[\"card.ruling\"]\nen = \"Read it.\"\nstatus = \"solved\"\n\n[\"own.one\"]\nes-MX = \"Hola.\"\n\n[\"own.none\"]\n\n[\"own.pan\"]\nen = \"4111 1111 1111 1111\"\n";
    files.write("macros.toml", own);
    let loaded = files.load();
    let wanted = [
        ("macros.toml:3".to_owned(), "fault-choice".to_owned()),
        ("macros.toml:8".to_owned(), "fault-macro-empty".to_owned()),
        ("macros.toml:11".to_owned(), "fault-macro-text".to_owned()),
    ];
    assert_eq!(told(&loaded.faults), BTreeSet::from(wanted));
    let text = |name: &str, language: &str| {
        config::reply(&loaded.config.macros, name, language).map(ToString::to_string)
    };
    assert_eq!(text("own.one", "pt-BR").as_deref(), Some("Hola."), "another language is better than none");
    assert!(
        text("card.ruling", "en").is_some_and(|text| text.starts_with("We finished")),
        "the shipped one stands in"
    );
    assert_eq!(text("own.pan", "en"), None);
}

const CHARGE: &str = "sops/cc-unrecognised-charge.md";
const CHARGE_ES: &str = "sops/cc-unrecognised-charge.es-MX.md";

#[test]
fn each_planted_mistake_in_a_procedure_is_found_on_its_line() {
    let mistakes: &[(&str, &str, &str, &str)] = &[
        ("format    = 1", "format    = 2", "format    = 1", "fault-sop-format"),
        ("version   = \"3.1.1\"", "version   = \"3.1\"", "version   = ", "fault-sop-version"),
        ("status    = \"active\"", "status    = \"activ\"", "status    = ", "fault-choice"),
        ("owner     =", "ownr      =", "owner     =", "fault-unknown-key"),
        ("that     = 'clock.ruling.", "that     = 'clock.rulling.", "that     = 'clock", "fault-near-name"),
        ("running = false", "running == false", "that     = 'clock", "expr-unexpected"),
        ("say      = \"gate-ruling\"", "say      = \"gate-rulling\"", "say      = ", "fault-sop-no-message"),
        (
            "when = 'idv_result = \"pass\"'\nask  = [{ id",
            "when = 'block_done = true'\nask  = [{ id",
            "when = 'idv_result = \"pass\"'\nask  = [{ id",
            "fault-sop-own-input",
        ),
        (
            "when = 'entry_mode != null'",
            "when = 'fraud_verdict != null'",
            "when = 'entry_mode != null'",
            "fault-sop-later-input",
        ),
        (
            "idv_result = \"fail\"'",
            "idv_result = \"failed\"'",
            "when  = 'idv_result = \"fail\"'",
            "fault-sop-option",
        ),
        (
            "amount >= 5000",
            "amount >= \"5000\"",
            "when = 'recognised in (\"no\", \"unsure\") and (",
            "fault-sop-compare",
        ),
        ("cause = [\"INF-06\"", "cause = [\"INF-60\"", "suggest = ", "fault-near-name"),
        ("type = \"last4\"", "type = \"pan\"", "{ id = \"card_last4\"", "fault-choice"),
        (
            "pattern = \"ACL-[0-9]{6}\"",
            "pattern = \"ACL-[0-9{6}\"",
            "{ id = \"claim_no\"",
            "fault-sop-pattern",
        ),
        (
            "contradicts\", level = \"block\"",
            "contradicts\", level = \"blok\"",
            "check = [{ that = 'not(ruling",
            "fault-choice",
        ),
        ("## Protect the card {#contain}", "## Protect the card", "## Protect the card", "fault-sop-heading"),
        (
            "## Replace the card {#replace}",
            "## Replace the card {#credit}",
            "## Replace the card",
            "fault-sop-twice",
        ),
        ("- `block_done` — ", "- `blok_done` — ", "- `block_done`", "fault-sop-stray-label"),
        ("  - `kba` — Security questions\n", "", "- `idv_method`", "fault-sop-no-option"),
        ("must_be = true", "must_be = true, min = 3", "ask  = [{ id = \"block_done\"", "fault-no-such-key"),
        (
            "type = \"bool\", must_be = true",
            "type = \"problem\", must_be = true",
            "ask  = [{ id = \"block_done\"",
            "fault-no-such-key",
        ),
    ];
    for (from, to, place, id) in mistakes {
        let files = Files::new();
        files.spoil(CHARGE, from, to);
        let loaded = files.load();
        let wanted = (line(CHARGE, place), (*id).to_owned());
        let found = told(&loaded.faults);
        assert!(found.contains(&wanted), "{from} -> {to}: {wanted:?} in {found:#?}");
        let kept = loaded.config.sops.iter().any(|sop| sop.id.as_str() == "cc-unrecognised-charge");
        assert!(kept, "the shipped procedure stands in");
    }
}

/// A procedure with a clock, a wait, an approval and a gate on the clock, as a team would write it.
fn timed() -> String {
    let clock = r#"[clock.first]
from     = "seen_on"
within   = "4d"
calendar = "days"
warn     = ["50%", "1d left"]

[[gate]]
on       = "resolve"
that     = 'clock.first.running = false'
say      = "still-counts"
override = "lead"

[[change]]"#;
    let text = config::files::shipped("sops/general-escalation.md").unwrap();
    let (head, rest) = text.split_once("\n## ").unwrap();
    let (id, _) = head.split_once("[[change]]").unwrap();
    assert!(id.contains("sop"), "the front matter comes first");
    let first = "## See it {#see}\n\n- `seen_on` — Seen on\n\n```step\nask = [{ id = \"seen_on\", type = \"date\", max = \"today\" }]\nstart = [\"first\"]\nwait = { on = \"fraud-team\", status = \"hold\", chase_after = \"4h\", calendar = \"mx-ops\" }\napprove = \"lead\"\n```\n\n## Stop it {#halt}\n\n```step\nstop = [\"first\"]\n```\n";
    let messages = "\n## Messages {#messages}\n\n- `still-counts` — The clock still counts.\n";
    format!("{}\n{first}\n## {rest}{messages}", head.replacen("[[change]]", clock, 1))
        .replace("general-escalation", "timed")
}

#[test]
fn clocks_waits_and_approvals_are_read_and_each_mistake_in_them_is_found_on_its_line() {
    let files = Files::new();
    files.write("sops/timed.md", &timed());
    let loaded = files.load();
    assert_eq!(told(&loaded.faults), BTreeSet::new());
    let sop = loaded.config.sops.iter().find(|sop| sop.id.as_str() == "timed").unwrap();
    assert_eq!(sop.clocks[0].within.to_string(), "4d");
    assert_eq!(sop.steps[0].wait.as_ref().unwrap().on, "fraud-team");
    assert_eq!(sop.steps[0].approve.as_deref(), Some("lead"));
    let mistakes: &[(&str, &str, &str, &str)] = &[
        ("from     = \"seen_on\"", "from     = \"seen_an\"", "[clock.first]", "fault-near-name"),
        ("from     = \"seen_on\"", "from     = \"complete\"", "[clock.first]", "fault-sop-clock-from"),
        ("from     = \"seen_on\"", "from     = \"ticket.solved\"", "from     =", "fault-sop-clock-from"),
        ("within   = \"4d\"", "within   = \"4 days\"", "within   =", "fault-sop-length"),
        ("calendar = \"days\"\n", "", "[clock.first]", "fault-missing"),
        ("\"50%\"", "\"half\"", "warn     =", "fault-sop-warn"),
        ("clock.first.running", "clock.frist.running", "that     =", "fault-near-name"),
        ("clock.first.running", "clock.first.due", "that     =", "expr-clock"),
        ("override = \"lead\"", "override = \"boss\"", "override =", "fault-choice"),
        ("on       = \"resolve\"\n", "", "[[gate]]", "fault-missing"),
        ("start = [\"first\"]", "start = [\"frist\"]", "start =", "fault-near-name"),
        ("status = \"hold\"", "status = \"solved\"", "wait =", "fault-choice"),
        ("chase_after = \"4h\"", "chase_after = \"soon\"", "wait =", "fault-sop-length"),
        (", calendar = \"mx-ops\"", "", "wait =", "fault-missing"),
        ("on = \"fraud-team\", ", "", "wait =", "fault-missing"),
        ("approve = \"lead\"", "approve = \"anyone\"", "approve =", "fault-choice"),
        (
            "stop = [\"first\"]",
            "when = 'clock.first.running'\nstop = [\"first\"]",
            "stop =",
            "fault-sop-later-clock",
        ),
        (
            "locale    = ",
            "applies   = 'clock.first.running'\nlocale    = ",
            "locale    =",
            "fault-sop-ticket-only",
        ),
    ];
    for (from, to, place, id) in mistakes {
        let text = timed();
        assert!(text.contains(from), "{from}");
        let at = text.lines().position(|line| line.contains(place)).unwrap() + 1;
        files.write("sops/timed.md", &text.replacen(from, to, 1));
        let found = told(&files.load().faults);
        let wanted = ("sops/timed.md:".to_owned() + &at.to_string(), (*id).to_owned());
        assert!(found.contains(&wanted), "{from} -> {to}: {wanted:?} in {found:#?}");
    }
}

#[test]
fn every_mistake_of_a_front_matter_is_told_and_not_only_the_first() {
    let files = Files::new();
    let text = timed().replacen("sop ", "sop_ ", 1).replacen("version ", "versoin ", 1);
    files.write("sops/timed.md", &text.replace("4d", "soon").replace("approve = \"lead\"", "approve = 7"));
    let ids: Vec<String> = files.load().faults.into_iter().map(|fault| fault.what.id).collect();
    for id in ["fault-missing", "fault-unknown-key", "fault-sop-length", "fault-type"] {
        assert!(ids.iter().any(|known| known == id), "{id} in {ids:?}");
    }
}

#[test]
fn a_translation_that_is_stale_is_not_shown_and_one_that_lacks_a_word_borrows_it() {
    let files = Files::new();
    files.spoil(CHARGE_ES, "translates = \"3.1.1\"", "translates = \"3.0.0\"");
    let loaded = files.load();
    assert!(told(&loaded.faults).contains(&(line(CHARGE_ES, "translates"), "fault-sop-stale".to_owned())));
    let sop = loaded.config.sops.iter().find(|sop| sop.id.as_str() == "cc-unrecognised-charge").unwrap();
    assert_eq!(sop.words("es-MX").title, "Unrecognised card charge");

    let files = Files::new();
    files.spoil(CHARGE_ES, "- `claim_no` — Folio de aclaración\n", "");
    let loaded = files.load();
    let wanted = (line(CHARGE_ES, "## Registra la aclaración"), "fault-sop-no-label".to_owned());
    assert!(told(&loaded.faults).contains(&wanted), "{:#?}", told(&loaded.faults));
    let sop = loaded.config.sops.iter().find(|sop| sop.id.as_str() == "cc-unrecognised-charge").unwrap();
    assert_eq!(sop.words("es-MX").label("claim_no"), "Claim number");
    assert_eq!(sop.words("es-MX").title, "Cargo no reconocido en tarjeta");
}

#[test]
fn each_planted_mistake_in_the_triage_table_is_found_on_its_line_and_the_shipped_table_stands_in() {
    let csv = "sops/triage.csv";
    let mistakes: &[(&str, &str, &str, usize, &str)] = &[
        (csv, "fraud_report,-,cc", "fraud_reprot,-,cc", 2, "fault-near-name"),
        (csv, ">= 5000", ">= lots", 3, "fault-triage-cell"),
        (csv, "-,cc-unrecognised-charge,normal", "-,cc-unrecognized-charge,normal", 4, "fault-near-name"),
        (csv, ",high,", ",highest,", 3, "fault-choice"),
        (csv, "credit_card,unrecognised_charge,-", "-,-,-", 5, "fault-triage-dead"),
        (csv, "-,-,-,general", "ride,-,-,general", 13, "fault-triage-no-rest"),
        (csv, "in:ticket.reason", "in:ticket.raison", 1, "fault-triage-column"),
        ("sops/triage.toml", "hit     = \"F\"", "hit     = \"P\"", 4, "fault-choice"),
        ("sops/triage.toml", "rule = 2,", "rule = 3,", 19, "fault-triage-test"),
    ];
    for (name, from, to, line, id) in mistakes {
        let files = Files::new();
        files.spoil(name, from, to);
        let loaded = files.load();
        let found = told(&loaded.faults);
        let there = found.iter().any(|(place, found)| found == id && *place == format!("{name}:{line}"));
        assert!(there, "{from} -> {to}: {id} at {line} in {found:#?}");
        assert!(loaded.config.triage.is_some(), "{from} -> {to}");
    }
}

#[test]
fn faults_of_all_files_are_told_at_once_and_in_words_of_every_language() {
    let files = Files::new();
    files
        .write("settings.toml", "langage = \"es-MX\"\nprofile = \"zendezk\"\n[desk]\nsoon = 2\n")
        .write("keys.toml", "\"ticket.claim\" = 3\n")
        .spoil("taxonomy.csv", "PRD-02,PRD", "PRD-02,PRX")
        .spoil(CHARGE, "amount >= 5000", "amont >= 5000")
        .spoil("sops/triage.csv", ">= 5000", "5000+")
        .write("words/en/rules.ftl", "refused-gone = Gone.\nbroken\n");
    let loaded = files.load();
    let hurt: BTreeSet<&str> = loaded.faults.iter().map(|fault| fault.file.as_str()).collect();
    let all = ["keys.toml", CHARGE, "settings.toml", "sops/triage.csv", "taxonomy.csv", "words/en/rules.ftl"];
    assert!(all.iter().all(|file| hurt.contains(file)), "{hurt:?}");
    for language in LANGUAGES {
        let words = Words::shipped(language);
        for fault in &loaded.faults {
            for say in [&fault.what, &fault.mend] {
                let sentence = words.say(say);
                assert!(words.has(&say.id), "{} has words", say.id);
                assert!(sentence.ends_with(['.', '?']) && !sentence.contains('$'), "{language}: {sentence}");
            }
        }
    }
    assert_eq!(loaded.config.words.get("refused-gone"), "Gone.", "the sound sentences of a file still count");
}

/// Every `.rs` file below a folder, without its unit tests.
fn sources(folder: &std::path::Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.ends_with("tests") {
            continue;
        }
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            found.push((path.display().to_string(), code));
        }
    }
}

#[test]
fn every_sentence_that_the_code_names_has_words() {
    let mut code = Vec::new();
    sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    let words = Words::shipped("en");
    let named = [
        (r#"\bSay::new\(\s*"([a-z][a-z0-9-]*)""#, ""),
        (r#"\bRefusal::new\(\s*"([a-z][a-z0-9-]*)""#, "refused-"),
        (r#"\bFault::new\((?:[^()"]|\([^()]*\)|"[^"]*")*,\s*"([a-z][a-z0-9-]*)",?\s*\)"#, "fault-"),
        (r#"\.fault\((?:[^()"]|\([^()]*\)|"[^"]*")*,\s*"([a-z][a-z0-9-]*)",?\s*\)"#, "fault-"),
    ];
    let (mut count, mut mute) = (0, Vec::new());
    for (pattern, prefix) in named {
        let pattern = regex::Regex::new(pattern).unwrap();
        for (file, code) in &code {
            for found in pattern.captures_iter(code) {
                count += 1;
                let id = format!("{prefix}{}", &found[1]);
                if !words.has(&id) {
                    mute.push(format!("{file}: {id}"));
                }
            }
        }
    }
    assert!(count > 150, "the search finds the sentences: {count}");
    assert_eq!(mute, Vec::<String>::new());
}
