//! Mistakes as people of operations make them, one at a time, in files that were good: each is told with its file
//! and its line. Whoever added one did not ask first what the lint looks for.

use secondline::config;

use super::{Folder, all};

/// One mistake in one shipped file.
pub struct Slip {
    /// What it is, in words.
    pub what: &'static str,
    /// The file.
    pub file: &'static str,
    /// What stands there.
    pub from: &'static str,
    /// What the mistake makes of it.
    pub to: &'static str,
    /// A text on the line that has to be named, and how many lines before it.
    pub at: (&'static str, usize),
}

pub const fn slip(
    what: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
    at: (&'static str, usize),
) -> Slip {
    Slip { what, file, from, to, at }
}

const CHARGE: &str = "sops/cc-unrecognised-charge.md";
const LOST: &str = "sops/card-lost-stolen.md";
const LOAN: &str = "sops/loan-payment-not-reflected.md";
const RIDE: &str = "sops/ride-double-charge.md";
const RIDE_ES: &str = "sops/ride-double-charge.es-MX.md";
const RIDE_PT: &str = "sops/ride-double-charge.pt-BR.md";
const SAFETY: &str = "sops/ride-safety-report.md";
const MARKET: &str = "sops/marketplace-item-not-received.md";
const GENERAL: &str = "sops/general-escalation.md";
const CSV: &str = "sops/triage.csv";
const TOML: &str = "sops/triage.toml";

const SLIPS: &[Slip] = &[
    // The table, kept in a spreadsheet.
    slip(
        "the spreadsheet made a long dash of the dash",
        CSV,
        "loan,payment_not_credited,-",
        "loan,payment_not_credited,–",
        ("loan,", 0),
    ),
    slip("thousands with a point, as at home", CSV, ">= 5000", ">= 5.000", (">= 5.000", 0)),
    slip("thousands with a comma", CSV, ">= 5000", "\">= 5,000\"", ("5,000", 0)),
    slip(
        "a capital letter",
        CSV,
        "credit_card,limit_dispute",
        "Credit_card,limit_dispute",
        ("Credit_card", 0),
    ),
    slip(
        "the catch-all row was dragged to the top",
        CSV,
        "credit_card,fraud_report",
        "-,-,-,general-escalation,normal,Tier 2,\ncredit_card,fraud_report",
        ("credit_card,fraud_report", 0),
    ),
    slip(
        "a procedure by the name people call it",
        CSV,
        "card-lost-stolen",
        "card-lost-or-stolen",
        ("card-lost-or-stolen", 0),
    ),
    slip(
        "the priority in Spanish",
        CSV,
        "loan-payment-not-reflected,high",
        "loan-payment-not-reflected,alta",
        ("alta", 0),
    ),
    slip("a comma in the remark without quotes", CSV, "late fees grow", "late fees, grow", ("late fees,", 0)),
    slip(
        "a row was copied and its limit forgotten",
        CSV,
        "loan,payment_not_credited",
        "credit_card,unrecognised_charge,>= 9000,cc-unrecognised-charge,urgent,Tier 2,\nloan,payment_not_credited",
        (">= 9000", 0),
    ),
    slip(
        "the last row was cut off",
        CSV,
        "-,-,-,general-escalation,normal,Tier 2,the catch-all row must stay last",
        "",
        ("marketplace_order", 0),
    ),
    slip(
        "another hit policy over the same rows",
        TOML,
        "hit     = \"F\"",
        "hit     = \"U\"",
        ("hit", usize::MAX),
    ),
    slip("a column renamed", CSV, "in:ticket.reason", "in:ticket.motive", ("in:ticket.motive", 0)),
    // The logic.
    slip(
        "curly quotes from a text processor",
        CHARGE,
        "'idv_result = \"fail\"'",
        "'idv_result = “fail”'",
        ("“fail”", 0),
    ),
    slip(
        "one hash too many: the step is gone",
        CHARGE,
        "## Ask Fraud",
        "### Ask Fraud",
        ("(entry_mode in (\"online_plain\", \"online_3ds\"", 1),
    ),
    slip(
        "an option renamed in the logic only",
        RIDE,
        "of = [\"twice\", \"higher\"",
        "of = [\"twice\", \"too_high\"",
        ("- `higher`", 0),
    ),
    slip(
        "the way back spelt as people say it",
        LOST,
        "returned_to_t1",
        "returned_to_tier1",
        ("returned_to_tier1", 0),
    ),
    slip("an id used twice after copying a step", MARKET, "{#found}", "{#proof}", ("## It turned up", 0)),
    slip(
        "a condition narrowed until nothing is left",
        LOAN,
        "'found_where = \"posted\"'",
        "'found_where = \"posted\" and channel = \"store\" and channel = \"branch\"'",
        ("channel = \"branch\"", 0),
    ),
    slip(
        "and where or was meant",
        SAFETY,
        "'safe_now in (\"danger\", \"silent\")'",
        "'safe_now = \"danger\" and safe_now = \"silent\"'",
        ("safe_now = \"silent\"", 0),
    ),
    slip(
        "a check that nobody can meet",
        RIDE,
        "'owed <= charged_total'",
        "'owed < charged_total and owed > 100000 and owed <= 1500'",
        ("owed > 100000", 0),
    ),
    slip(
        "a gate that nobody can meet",
        RIDE,
        "'clock.refund.running = false'",
        "'complaint = \"twice\" and complaint = \"higher\"'",
        ("complaint = \"higher\"", 0),
    ),
    slip(
        "the branch of a no was lost",
        GENERAL,
        "'complete = false'",
        "'complete = true'",
        ("## Read the case", 0),
    ),
    slip("a cause by memory", LOST, "\"FRD-04\", \"FRD-03\"", "\"FRD-4\", \"FRD-03\"", ("\"FRD-4\"", 0)),
    slip(
        "a calendar that does not exist",
        CHARGE,
        "calendar = \"mx-ops\"",
        "calendar = \"mx-office\"",
        ("mx-office", 0),
    ),
    slip(
        "a clock's name in the plural",
        RIDE,
        "stop  = [\"refund\"]",
        "stop  = [\"refunds\"]",
        ("[\"refunds\"]", 0),
    ),
    slip(
        "two procedures that send to each other",
        "sops/card-delivered-not-activated.md",
        "end     = \"reissued\"",
        "end     = \"reissued\"\nnext    = \"cc-unrecognised-charge\"",
        ("next    =", 0),
    ),
    slip(
        "a condition on what is asked later",
        CHARGE,
        "'entry_mode != null'",
        "'ruling != null'",
        ("'ruling != null'", 0),
    ),
    slip(
        "the year of the review",
        RIDE,
        "review_by = 2027-09-01",
        "review_by = 2025-09-01",
        ("review_by", 0),
    ),
    slip(
        "a new version without its entry",
        LOAN,
        "version   = \"1.0.0\"",
        "version   = \"1.1.0\"",
        ("[[change]]", 0),
    ),
    slip("limits the wrong way round", SAFETY, "min = 0, max = 99", "min = 100, max = 99", ("min = 100", 0)),
    slip(
        "a sentence renamed in one place",
        RIDE,
        "- `owed-large`",
        "- `owed-big`",
        ("say = \"owed-large\"", 0),
    ),
    slip("a letter lost in a type", RIDE, "type = \"datetime\"", "type = \"datetme\"", ("datetme", 0)),
    slip(
        "a word without quotes",
        CHARGE,
        "'recognised = \"yes\"'",
        "'recognised = yes'",
        ("recognised = yes", 0),
    ),
    slip(
        "two equals signs, as in other languages",
        CHARGE,
        "'recognised = \"yes\"'",
        "'recognised == \"yes\"'",
        ("==", 0),
    ),
    slip(
        "a yes in quotes",
        LOST,
        "'unknown_charges = true'",
        "'unknown_charges = \"yes\"'",
        ("unknown_charges = \"yes\"", 0),
    ),
    slip(
        "hours written out",
        CHARGE,
        "chase_after = \"4h\"",
        "chase_after = \"four hours\"",
        ("four hours", 0),
    ),
    slip(
        "an amount with a point for thousands",
        LOST,
        "unknown_total >= 20000",
        "unknown_total >= 20.000",
        ("20.000", 0),
    ),
    slip(
        "a key with a slip of the finger",
        MARKET,
        "suggest = { cause = [\"CUS-04\"",
        "sugest = { cause = [\"CUS-04\"",
        ("sugest", 0),
    ),
    slip(
        "a role that nobody has",
        LOAN,
        "override = \"lead\"",
        "override = \"supervisor\"",
        ("supervisor", 0),
    ),
    slip(
        "the block of a step not closed",
        SAFETY,
        "start = [\"suspend\"]\n```",
        "start = [\"suspend\"]",
        ("## Call the emergency", usize::MAX),
    ),
    slip(
        "the days of a limit the wrong way round",
        CHARGE,
        "'days(charge_on, claim_received_at) <= 90'",
        "'days(today(), charge_on) <= 90 or amount < 0'",
        ("days(today()", 0),
    ),
    // The words.
    slip(
        "a translation left behind",
        RIDE_ES,
        "translates = \"1.0.0\"",
        "translates = \"0.9.0\"",
        ("translates", 0),
    ),
    slip("another amount in the translation", RIDE_ES, "Más de 1500.", "Más de 15000.", ("15000", 0)),
    slip(
        "a label lost in the translation",
        RIDE_PT,
        "- `hold_until` — Cai em\n",
        "",
        ("## Diga quando a retenção cai", 0),
    ),
    slip(
        "an option lost in the translation",
        RIDE_ES,
        "  - `tip` — El viaje y su propina\n",
        "",
        ("- `movements`", 0),
    ),
    slip("an id translated with the words", RIDE_PT, "- `offered` —", "- `oferecida` —", ("`oferecida`", 0)),
    slip(
        "a sentence that was never translated",
        RIDE_PT,
        "Para o cartão que pagou. Crédito no app só se o cliente pedir.",
        "To the card that paid. Credit in the app only if the customer asks for it.",
        ("## Faça o estorno", 0),
    ),
    slip("a heading that lost its id", RIDE_ES, " {#refund}", "", ("## Reembólsalo", 0)),
    slip(
        "a clock that people have no name for",
        RIDE,
        "- `refund` — Refund of the second charge\n",
        "",
        ("[clock.refund]", 0),
    ),
    slip(
        "a clock whose name was not translated",
        RIDE_ES,
        "- `refund` — Devolución del segundo cobro\n",
        "",
        ("## Plazos", 0),
    ),
    slip(
        "the name of a clock that there is not",
        RIDE_PT,
        "- `refund` — Dev",
        "- `refunds` — Dev",
        ("refunds", 0),
    ),
    slip("a reply by another name", RIDE, "\"ride.refund_sent\"", "\"ride.refund_send\"", ("refund_send", 0)),
    // The examples.
    slip(
        "a step that is no step",
        "sops/tests/ride-double-charge.toml",
        "hold = \"done\"",
        "hodl = \"done\"",
        ("hodl", 0),
    ),
    slip(
        "an answer to nothing",
        "sops/tests/ride-double-charge.toml",
        "hold_until = 2026-10-09",
        "hold_till = 2026-10-09",
        ("hold_till", 0),
    ),
];

#[test]
fn mistakes_that_people_make_are_told_with_file_and_line() {
    assert!(SLIPS.len() >= 25);
    let mut missed = Vec::new();
    for slip in SLIPS {
        let good = config::files::shipped(slip.file).unwrap();
        assert!(good.contains(slip.from), "{}: {} holds {}", slip.what, slip.file, slip.from);
        let bad = good.replacen(slip.from, slip.to, 1);
        let folder = Folder::new();
        folder.write(slip.file, &bad);
        let found = folder.lint();
        let (marker, above) = slip.at;
        let line =
            1 + bad.split_once(marker).unwrap_or_else(|| panic!("{}", slip.what)).0.matches('\n').count();
        let hit = all(&found).into_iter().any(|fault| {
            // A policy or an open block shows where its effect does.
            let anywhere = above == usize::MAX && fault.line > 0 && fault.file.starts_with("sops/");
            anywhere || (fault.file == slip.file && fault.line + above == line)
        });
        if !hit {
            let told: Vec<String> =
                all(&found).iter().map(|fault| format!("{} {}", fault.place(), fault.what.id)).collect();
            missed.push(format!("{} ({}:{line}): {told:?}", slip.what, slip.file));
        }
    }
    assert!(missed.is_empty(), "{} of {} missed:\n{}", missed.len(), SLIPS.len(), missed.join("\n"));
}

#[test]
fn a_missing_language_and_a_missing_example_are_told() {
    let folder = Folder::new();
    let text =
        config::files::shipped("sops/general-escalation.md").unwrap().replace("general-escalation", "own");
    folder.write("sops/own.md", &text);
    let ids: Vec<String> = folder.lint().notes.into_iter().map(|note| note.what.id).collect();
    assert_eq!(
        ids,
        ["fault-sense-language", "fault-sense-language", "fault-sense-no-examples", "fault-sense-no-way"]
    );
}

fn told_as(folder: &Folder, id: &str) -> Vec<(String, usize)> {
    let found = folder.lint();
    let told = all(&found).into_iter().filter(|fault| fault.what.id == id);
    told.map(|fault| (fault.file.clone(), fault.line)).collect()
}

#[test]
fn days_are_told_as_turned_round_only_where_their_order_is_sure() {
    let good = config::files::shipped(CHARGE).unwrap();
    let from = "'days(charge_on, claim_received_at) <= 90'";
    let line = 1 + good.split_once(from).unwrap().0.matches('\n').count();
    for (to, is_told) in [
        // What was asked lies in the past: from today on it never comes to a day.
        ("'days(today(), charge_on) <= 90'", true),
        ("'days(now(), claim_received_at) > 90'", true),
        ("'90 >= days(today(), charge_on)'", true),
        ("'not(days(today(), charge_on) >= 1)'", true),
        ("'days(today(), charge_on) in [0..90]'", true),
        ("'days(today(), charge_on) between 1 and 90'", true),
        // A check that lets nothing else pass says the order as well.
        (
            "'charge_on <= claim_received_at', say = \"late-claim\" }, \
             { that = 'days(claim_received_at, charge_on) <= 90'",
            true,
        ),
        // The right way round, backwards on purpose, and where nobody can know.
        ("'days(charge_on, today()) <= 90'", false),
        ("'days(today(), charge_on) >= -90'", false),
        ("'days(today(), charge_on) = 0'", false),
        ("'days(claim_received_at, charge_on) <= 90'", false),
        ("'days(date(\"2026-01-01\"), charge_on) <= 90'", false),
    ] {
        let folder = Folder::new();
        folder.write(CHARGE, &good.replacen(from, to, 1));
        let wanted = if is_told { vec![(CHARGE.to_owned(), line)] } else { Vec::new() };
        assert_eq!(told_as(&folder, "fault-sense-days-turned"), wanted, "{to}");
    }
}

#[test]
fn a_name_of_one_s_own_that_is_nearly_a_shipped_one_is_told_with_file_and_line() {
    const NEAR: &str = "fault-sense-near-shipped";
    let folder = Folder::new();
    let general = config::files::shipped(GENERAL).unwrap();
    for id in ["general-escalations", "genral-escalation", "general-refund"] {
        folder.write(&format!("sops/{id}.md"), &general.replace("general-escalation", id));
    }
    let line = 1 + general.split_once("sop ").unwrap().0.matches('\n').count();
    let named = |id: &str| (format!("sops/{id}.md"), line);
    assert_eq!(told_as(&folder, NEAR), [named("general-escalations"), named("genral-escalation")]);

    let folder = Folder::new();
    let text = "[\"card.rulling\"]\nen = \"Done.\"\n\n[\"card.ruling\"]\nen = \"Done.\"\n\n[\"site.hello\"]\nen = \"Hi.\"\n";
    folder.write("macros.toml", text);
    assert_eq!(told_as(&folder, NEAR), [("macros.toml".to_owned(), 1)]);

    let folder = Folder::new();
    let shipped = config::files::shipped("taxonomy.csv").unwrap();
    let (header, rows) = shipped.split_once('\n').unwrap();
    let family = "PRDX,,Product or apps,Producto o las apps,Produto ou os apps,product,,product,\n";
    let cause = "PRD-77,PRD,Something of our own,Algo muy nuestro,Algo bem nosso,product,yes,product,\n";
    folder.write("taxonomy.csv", &format!("{header}\n{rows}{family}{cause}"));
    let last = shipped.lines().count() + 1;
    assert_eq!(told_as(&folder, NEAR), [("taxonomy.csv".to_owned(), last)], "the name in one language");
}
