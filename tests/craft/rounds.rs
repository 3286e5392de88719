//! The mistakes in what procedures rest on: promises, agreements, calendars, replies, rows, papers. Each is held against
//! the lint next door, in `promised`.

use super::planted::{Slip, slip};

const SLA: &str = "sla.toml";
const DESK: &str = "calendars/mx-ops.toml";
const BANK: &str = "calendars/mx-bank.toml";
const REPLIES: &str = "macros.toml";
pub const CHARGE: &str = "sops/cc-unrecognised-charge.md";
const LOAN: &str = "sops/loan-payment-not-reflected.md";
const RIDE: &str = "sops/ride-double-charge.md";
const RIDE_ES: &str = "sops/ride-double-charge.es-MX.md";
const SAFETY: &str = "sops/ride-safety-report.md";
const MARKET: &str = "sops/marketplace-item-not-received.md";
const GENERAL: &str = "sops/general-escalation.md";
pub const CSV: &str = "sops/triage.csv";

/// Each with the sentence that it is told by, in rounds of which none touches what another one of it touches.
pub const ROUNDS: &[&[(&str, Slip)]] = &[
    &[
        (
            "sense-row-not-for",
            slip(
                "a row with the procedure of another product",
                CSV,
                "ride,safety_report,-,ride-safety-report",
                "ride,safety_report,-,card-lost-stolen",
                ("ride,safety_report", 0),
            ),
        ),
        (
            "sense-row-not-for",
            slip(
                "a row widened beyond its procedure",
                CSV,
                "credit_card,limit_dispute",
                "\"credit_card,debit_card\",limit_dispute",
                ("debit_card\",limit_dispute", 0),
            ),
        ),
        (
            "near-name",
            slip(
                "a product in the plural",
                MARKET,
                "ticket.product = \"marketplace_order\"",
                "ticket.product = \"marketplace_orders\"",
                ("marketplace_orders", 0),
            ),
        ),
        (
            "sense-approved-old",
            slip(
                "a new version that nobody approved",
                RIDE,
                "version = \"1.0.0\"\non      = 2026-09-07",
                "version = \"1.0.0\"\non      = 2026-10-07",
                ("approved ", 0),
            ),
        ),
        (
            "sense-skeleton",
            slip(
                "the team of the skeleton",
                SAFETY,
                "\"trust-and-safety\"",
                "\"your-team\"",
                ("your-team", 0),
            ),
        ),
        (
            "sense-not-yet",
            slip(
                "active before it is in force",
                GENERAL,
                "effective = 2026-11-21",
                "effective = 2026-12-01",
                ("effective", 0),
            ),
        ),
        (
            "sense-review-far",
            slip("a year mistyped", LOAN, "review_by = 20", "review_by = 2072-01-01 # 20", ("review_by", 0)),
        ),
        (
            "sense-same-words",
            slip(
                "an option copied and not renamed",
                RIDE_ES,
                "`two_trips` — Dos viajes",
                "`two_trips` — Dos cargos por un viaje",
                ("`two_trips`", 0),
            ),
        ),
        (
            "sense-same-title",
            slip(
                "a step copied with its title",
                CHARGE,
                "## Replace the card {#replace}",
                "## Ask Fraud {#replace}",
                ("{#replace}", 0),
            ),
        ),
        (
            "sense-sentence-number",
            slip(
                "a limit moved in the sentence alone",
                CHARGE,
                "More than 90 days",
                "More than 60 days",
                ("More than 60 days", 0),
            ),
        ),
        (
            "sense-warn-never",
            slip("a warning longer than its target", SLA, "[\"75%\"]", "[\"9h left\"]", ("9h left", 0)),
        ),
        (
            "sense-chase-late",
            slip(
                "asked again after the time is over",
                SLA,
                "chase    = \"4h\"",
                "chase    = \"12h\"",
                ("12h", 0),
            ),
        ),
        (
            "sense-same-name",
            slip(
                "a policy copied with its name",
                SLA,
                "\"Mexico\"",
                "\"Brazil\"",
                ("calendar = \"mx-ops\"", 1),
            ),
        ),
        (
            "sense-nameless",
            slip("a team without a name", SLA, "team     = \"Risk\"", "team     = \" \"", ("\" \"", 0)),
        ),
        (
            "sense-language-code",
            slip("a language by its name", SLA, "[\"pt\"]", "[\"portuguese\"]", ("portuguese", 0)),
        ),
        (
            "sense-from",
            slip(
                "a start that the clock does not have",
                SLA,
                "[policy.next_reply]\n",
                "[policy.next_reply]\nfrom   = \"escalation\"\n",
                ("from   =", 0),
            ),
        ),
        (
            "sense-all-unused",
            slip(
                "a target for all behind one for each",
                SLA,
                "low    = \"8h\"\n",
                "low    = \"8h\"\nall    = \"6h\"\n",
                ("all    =", 0),
            ),
        ),
        (
            "sense-hours-turned",
            slip("hours turned round", DESK, "\"09:00-18:00\"", "\"18:00-09:00\"", ("18:00-09:00", 0)),
        ),
        (
            "sense-holiday-twice",
            slip(
                "a holiday twice",
                BANK,
                "name  = \"Navidad\"\nevery = \"12-25\"\n",
                "name  = \"Navidad\"\nevery = \"12-25\"\n\n[[holiday]]\nname = \"Christmas\"\non   = 2027-12-25\n",
                ("name = \"Christmas\"", 1),
            ),
        ),
        (
            "sense-holiday-years",
            slip(
                "years the wrong way round",
                BANK,
                "every = \"12-12\"",
                "every = \"12-12\"\nsince = 2030\nuntil = 2020",
                ("until = 2020", 0),
            ),
        ),
        (
            "sense-holiday-never",
            slip(
                "a day in a year that its years leave out",
                BANK,
                "on   = 2030-10-01",
                "on   = 2030-10-01\nsince = 2031",
                ("since = 2031", 0),
            ),
        ),
        (
            "sense-blank-open",
            slip(
                "a blank that is not closed",
                REPLIES,
                "«claim number»",
                "«claim number",
                ("«claim number.", 0),
            ),
        ),
        (
            "sense-placeholder-foreign",
            slip(
                "a placeholder of the help desk",
                REPLIES,
                "Thank you for checking",
                "{{ticket.requester.first_name}}, thank you for checking",
                ("{{ticket", 0),
            ),
        ),
        (
            "sense-reply-language",
            slip(
                "a reply without a language that the others have",
                REPLIES,
                "es-MX = \"Su tarjeta está activa y la primera compra se aprobó. Si le rechazan un pago, escríbanos por aquí y lo revisamos de inmediato.\"\n",
                "",
                ("[\"card.activated\"]", 0),
            ),
        ),
        (
            "sense-blanks",
            slip("a blank lost in a language", REPLIES, "«folio»", "ACL-", ("aclaración ACL-", 0)),
        ),
        (
            "near-name",
            slip(
                "a team with a slip",
                CHARGE,
                "on = \"fraud-team\"",
                "on = \"frauds-team\"",
                ("frauds-team", 0),
            ),
        ),
        (
            "sense-warn-never",
            slip(
                "a warning before the clock began",
                CHARGE,
                "\"1d left\"",
                "\"9d left\"",
                ("\"9d left\"", 0),
            ),
        ),
        (
            "sense-currency",
            slip(
                "the currency as people write it",
                CHARGE,
                "currency = \"MXN\"",
                "currency = \"MX$\"",
                ("MX$", 0),
            ),
        ),
        (
            "sop-clock-from",
            slip(
                "a moment that a ticket does not have",
                "sops/card-lost-stolen.md",
                "\"ticket.escalated\"",
                "\"ticket.solved\"",
                ("ticket.solved", 0),
            ),
        ),
        (
            "near-name",
            slip(
                "a queue written in two ways",
                CSV,
                "cc-unrecognised-charge,high,Tier 2",
                "cc-unrecognised-charge,high,tier-2",
                ("tier-2", 0),
            ),
        ),
    ],
    &[
        (
            "sense-card-number",
            slip(
                "a whole card number",
                CHARGE,
                "{ id = \"card_last4\", type = \"last4\" }",
                "{ id = \"card_last4\", type = \"text\", pattern = \"[0-9]{13,19}\" }",
                ("[0-9]{13,19}", 0),
            ),
        ),
        (
            "sense-clock-endless",
            slip(
                "a clock that no step stops any more",
                CHARGE,
                "stop  = [\"ruling\"]\n",
                "",
                ("[clock.ruling]", 0),
            ),
        ),
        (
            "sense-warn-never",
            slip("a warning in days of a target in hours", SLA, "[\"75%\"]", "[\"1d left\"]", ("1d left", 0)),
        ),
        (
            "sense-chase-late",
            slip(
                "asked again days after hours",
                SLA,
                "chase    = \"4h\"",
                "chase    = \"2d\"",
                ("chase    = \"2d\"", 0),
            ),
        ),
        (
            "sense-nameless",
            slip("a policy without a name", SLA, "\"Mexico\"", "\"\"", ("name     = \"\"", 0)),
        ),
        (
            "sense-policy-never",
            slip(
                "the policy for everything stands first",
                SLA,
                "for      = { language = [\"pt\"] }\n",
                "",
                ("name     = \"\"", 1),
            ),
        ),
        (
            "sense-priorities",
            slip("the urgent case waits longest", SLA, "urgent = \"1h\"", "urgent = \"100h\"", ("100h", 0)),
        ),
        (
            "sense-team-twice",
            slip(
                "a team twice",
                SLA,
                "team     = \"Risk\"",
                "team     = \"Fraud\"",
                ("also     = [\"risk-team\"]", 1),
            ),
        ),
        (
            "sense-hours-turned",
            slip("six in the evening as six", DESK, "\"09:00-18:00\"", "\"09:00-06:00\"", ("09:00-06:00", 0)),
        ),
        (
            "sense-blank-open",
            slip("a blank that says nothing", REPLIES, "«claim number»", "«»", ("your claim «»", 0)),
        ),
        (
            "sense-number",
            slip(
                "another number of days",
                REPLIES,
                "reembolsamos «monto»; lo verá",
                "reembolsamos en 5 «monto»; lo verá",
                ("en 5", 0),
            ),
        ),
        (
            "sense-tongue",
            slip(
                "two languages exchanged",
                REPLIES,
                "pt-BR = \"Seu cartão está ativo e a primeira compra foi aprovada. Se um pagamento for recusado, escreva por aqui e olhamos na hora.\"",
                "pt-BR = \"Su tarjeta está activa y la primera compra se aprobó. Si le rechazan un pago, escríbanos por aquí y lo revisamos de inmediato.\"",
                ("pt-BR = \"Su tarjeta", 0),
            ),
        ),
        (
            "sense-no-team",
            slip(
                "a team that nobody agreed with",
                CHARGE,
                "on = \"fraud-team\"",
                "on = \"Visa\"",
                ("\"Visa\"", 0),
            ),
        ),
        (
            "sense-currencies",
            slip(
                "two currencies compared",
                CHARGE,
                "\"credit_amount\", type = \"money\", currency = \"MXN\"",
                "\"credit_amount\", type = \"money\", currency = \"USD\"",
                ("credit-differs\", level", 0),
            ),
        ),
    ],
    &[
        (
            "sense-wait-pending",
            slip(
                "the customer waited for instead of the team",
                CHARGE,
                "status = \"hold\"",
                "status = \"pending\"",
                ("status = \"pending\"", 0),
            ),
        ),
        (
            "sense-hours-order",
            slip(
                "the afternoon by a clock of twelve hours",
                DESK,
                "[\"09:00-18:00\"]",
                "[\"09:00-13:00\", \"02:00-06:00\"]",
                ("02:00-06:00", 0),
            ),
        ),
        (
            "sense-placeholder-foreign",
            slip("a blank in square brackets", REPLIES, "«folio»", "[folio]", ("[folio]", 0)),
        ),
        (
            "sense-policy-never",
            slip(
                "the narrower policy stands second",
                SLA,
                "name     = \"Mexico\"\n",
                "name     = \"São Paulo\"\nfor      = { language = [\"pt-BR\"], site = [\"SP\"] }\n",
                ("name     = \"São Paulo\"", 1),
            ),
        ),
        (
            "sense-reply-late",
            slip(
                "the reply is due after the solution",
                SLA,
                "low    = \"8h\"",
                "low    = \"80h\"",
                ("\"80h\"", 0),
            ),
        ),
        (
            "sense-team-twice",
            slip(
                "a name of two teams",
                SLA,
                "also     = [\"risk-team\"]",
                "also     = [\"Fraud-team\"]",
                ("Fraud-team", 0),
            ),
        ),
        (
            "sense-chase-late",
            slip(
                "a step that asks again too late",
                CHARGE,
                "chase_after = \"4h\"",
                "chase_after = \"3d\"",
                ("\"3d\"", 0),
            ),
        ),
    ],
    &[
        (
            "sense-priorities",
            slip(
                "the urgent case in days, the next one in hours",
                SLA,
                "urgent = \"1h\"",
                "urgent = \"1d\"",
                ("urgent = \"1d\"", 0),
            ),
        ),
        (
            "sense-no-policy",
            slip(
                "no policy for the rest",
                SLA,
                "name     = \"Mexico\"\n",
                "name     = \"Mexico\"\nfor      = { language = [\"es\"] }\n",
                ("[[policy]]", 0),
            ),
        ),
        (
            "near-name",
            slip(
                "a product with a slip",
                SLA,
                "language = [\"pt\"]",
                "product = [\"credit-card\"]",
                ("credit-card", 0),
            ),
        ),
    ],
    &[("sense-empty-for", slip("an empty list of languages", SLA, "[\"pt\"]", "[]", ("language = []", 0)))],
];
