//! Every picture of the README: what is pressed, and what must stand on the screen before it is taken.

/// One picture.
pub struct Scene {
    /// File name without its end.
    pub name: &'static str,
    /// Columns and rows, where the scene asks for its own.
    pub size: Option<(u16, u16)>,
    /// Language of the screen.
    pub language: &'static str,
    /// Headless verbs that come first.
    pub before: &'static [&'static [&'static [&'static str]]],
    /// Keys, each with the words that show they have taken effect.
    pub steps: &'static [(&'static str, &'static str)],
}

const PLAIN: Scene = Scene { name: "", size: None, language: "en", before: &[SYNCED], steps: &[] };

/// The Desk after its first sync.
const READY: (&str, &str) = ("", "why here");

/// The Desk narrowed to one case.
const FOUND: (&str, &str) = ("/key:41109<enter>", "1 of ");

/// Nothing but what the CRM has.
const SYNCED: &[&[&str]] = &[&["sync"]];

/// A case, worked until its last step.
const WORKED: &[&[&str]] = &[
    &["sync"],
    &["claim", "41109"],
    &[
        "answer",
        "41109",
        "idv_result=pass",
        "delivered_on=2026-02-13",
        "received_by=holder",
        "pod=GUIA-88213",
    ],
    &["answer", "41109", "card_last4=4242", "matches=yes", "tampered=no"],
    &["answer", "41109", "app_version=8.4.1", "error=E_VERSION", "updated=yes"],
    &["note", "41109", "App 8.4.1 closes on the activation screen. After the update to 8.4.3 it opens."],
    &["sync"],
];

/// Then nothing is left to do but to say why.
const DONE: &[&[&str]] = &[&["answer", "41109", "activated_at=2026-03-12T13:50", "first_use=ok"], &["sync"]];

/// A charge that nobody recognises, until the claim is registered and the legal clocks run.
pub const CLAIMED: &[&[&str]] = &[
    &["sync"],
    &["claim", "41112"],
    &["answer", "41112", "idv_method=app_push", "idv_result=pass", "block_done=yes"],
    &["answer", "41112", "txn_ref=MXAUTHKQWZ", "card_last4=4242", "charge_on=2026-03-08", "amount=6092.00"],
    &["answer", "41112", "entry_mode=online_plain", "recognised=no"],
    &[
        "answer",
        "41112",
        "claim_received_at=2026-03-11T19:10",
        "claim_no=ACL-000123",
        "claim_receipt=ev:acuse",
    ],
    &["sync"],
];

/// Then Fraud answered and the credit was posted.
const CREDITED: &[&[&str]] = &[
    &["ask", "41112", "--step", "fraud"],
    &["answered", "41112", "Fue fraude, sin 3-D Secure."],
    &["answer", "41112", "fraud_verdict=fraud", "credited_at=2026-03-12T13:40", "credit_amount=6092.00"],
    &["answer", "41112", "new_card_ref=CARD-REP-00981"],
    &["sync"],
];

/// Then came the ruling, so that it may be resolved.
const RULED: &[&[&str]] = &[&["answer", "41112", "ruling=for_customer", "ruling_doc=ev:dictamen"], &["sync"]];

/// The Desk narrowed to the dispute, opened at its procedure.
const DISPUTE: [(&str, &str); 3] =
    [("", "por qué"), ("/key:41112<enter>", "1 de "), ("<enter>", "Conversación")];

/// A picture of the dispute.
const SPANISH: Scene = Scene { size: Some((80, 24)), language: "es-MX", ..PLAIN };

/// Two of the things that recur, on their way.
pub const PROPOSED: &[&[&str]] = &[
    &["sync"],
    &["knowledge", "draft", "sl-597bca8c94705996"],
    &["knowledge", "draft", "sl-b485b0989e989198"],
    &["knowledge", "send", "sl-b485b0989e989198"],
    &["product", "draft", "sl-cd732e8cd1197892"],
    &["product", "send", "sl-cd732e8cd1197892"],
    &["sync"],
];

/// The pictures in the README's order.
pub const SCENES: &[Scene] = &[
    Scene { name: "desk", steps: &[READY], ..PLAIN },
    Scene { name: "desk-80x24", size: Some((80, 24)), steps: &[READY], ..PLAIN },
    Scene { name: "desk-es", language: "es-MX", steps: &[("", "por qué")], ..PLAIN },
    Scene { name: "ticket", before: &[WORKED], steps: &[READY, FOUND, ("<enter>", "Similar")], ..PLAIN },
    Scene {
        name: "resolve",
        before: &[WORKED, DONE],
        steps: &[
            READY,
            FOUND,
            ("<enter>", "Similar"),
            ("R", "Root cause"),
            ("PRD-01<enter>", "PRD-01"),
            ("<tab>", "Why"),
            ("The app closes on the activation screen since 8.4.1", "8.4.1"),
            ("<tab><right><right><tab><right>", "Escalation"),
        ],
        ..PLAIN
    },
    Scene {
        name: "dispute-es-1-claim",
        before: &[CLAIMED],
        steps: &[DISPUTE[0], DISPUTE[1], DISPUTE[2], ("<tab>", "Pregunta a Fraudes")],
        ..SPANISH
    },
    Scene {
        name: "dispute-es-2-clocks",
        before: &[CLAIMED],
        steps: &[
            DISPUTE[0],
            DISPUTE[1],
            DISPUTE[2],
            ("e", "Relojes de"),
            ("jjjjjjjjjjjjjjjjjjjj", "Dictamen por escrito"),
        ],
        ..SPANISH
    },
    Scene {
        name: "dispute-es-3-fraud",
        before: &[CLAIMED],
        steps: &[
            DISPUTE[0],
            DISPUTE[1],
            DISPUTE[2],
            ("<tab>", "Pregunta a Fraudes"),
            ("<enter>", "Preguntar a otro equipo"),
        ],
        ..SPANISH
    },
    Scene {
        name: "dispute-es-4-ruling",
        before: &[CLAIMED, CREDITED],
        steps: &[DISPUTE[0], DISPUTE[1], DISPUTE[2], ("<tab>", "El dictamen sigue pendiente")],
        ..SPANISH
    },
    Scene {
        name: "dispute-es-5-resolve",
        before: &[CLAIMED, CREDITED, RULED],
        steps: &[
            DISPUTE[0],
            DISPUTE[1],
            DISPUTE[2],
            ("R", "Causa raíz"),
            ("FRD-01<enter>", "Fraude sin tarjeta"),
            ("<tab>", "Por qué"),
            ("Datos robados, usados en línea sin 3-D Secure", "sin 3-D Secure"),
            ("<tab><right><right><right><right><tab><right>", "(•) correcta"),
        ],
        ..SPANISH
    },
    Scene { name: "causes", steps: &[READY, ("2", "CUM")], ..PLAIN },
    Scene { name: "knowledge", before: &[PROPOSED], steps: &[READY, ("3", "candidate")], ..PLAIN },
    Scene {
        name: "product",
        before: &[PROPOSED],
        steps: &[READY, ("4", "candidate"), ("<enter>", "customers")],
        ..PLAIN
    },
];
