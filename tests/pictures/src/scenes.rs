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
    pub before: &'static [&'static [&'static str]],
    /// Keys, each with the words that show they have taken effect.
    pub steps: &'static [(&'static str, &'static str)],
}

const PLAIN: Scene = Scene { name: "", size: None, language: "en", before: &[&["sync"]], steps: &[] };

/// The Desk after its first sync.
const READY: (&str, &str) = ("", "why here");

/// The Desk narrowed to one case.
const FOUND: (&str, &str) = ("/key:40951<enter>", "1 of ");

/// A case, worked until its last step.
const WORKED: &[&[&str]] = &[
    &["sync"],
    &["claim", "40951"],
    &[
        "answer",
        "40951",
        "idv_result=pass",
        "delivered_on=2026-02-13",
        "received_by=holder",
        "pod=GUIA-88213",
    ],
    &["answer", "40951", "card_last4=4242", "matches=yes", "tampered=no"],
    &["answer", "40951", "app_version=8.4.1", "error=E_VERSION", "updated=yes"],
    &["note", "40951", "App 8.4.1 closes on the activation screen. After the update to 8.4.3 it opens."],
    &["sync"],
];

/// The same case with nothing left to do but to say why.
const DONE: &[&[&str]] = &[
    &["sync"],
    &["claim", "40951"],
    &[
        "answer",
        "40951",
        "idv_result=pass",
        "delivered_on=2026-02-13",
        "received_by=holder",
        "pod=GUIA-88213",
    ],
    &["answer", "40951", "card_last4=4242", "matches=yes", "tampered=no"],
    &["answer", "40951", "app_version=8.4.1", "error=E_VERSION", "updated=yes"],
    &["answer", "40951", "activated_at=2026-03-12T13:50", "first_use=ok"],
    &["sync"],
];

/// Two of the things that recur, on their way.
const PROPOSED: &[&[&str]] = &[
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
    Scene { name: "ticket", before: WORKED, steps: &[READY, FOUND, ("<enter>", "Similar")], ..PLAIN },
    Scene {
        name: "resolve",
        before: DONE,
        steps: &[
            READY,
            FOUND,
            ("<enter>", "Similar"),
            ("R", "Root cause"),
            ("1", "PRD-01"),
            ("<tab><tab>", "Why"),
            ("The app closes on the activation screen since 8.4.1", "8.4.1"),
            ("<tab><right><right><tab><right>", "Escalation"),
        ],
        ..PLAIN
    },
    Scene { name: "causes", steps: &[READY, ("2", "CUM")], ..PLAIN },
    Scene { name: "knowledge", before: PROPOSED, steps: &[READY, ("3", "candidate")], ..PLAIN },
    Scene {
        name: "product",
        before: PROPOSED,
        steps: &[READY, ("4", "candidate"), ("<enter>", "customers")],
        ..PLAIN
    },
];
