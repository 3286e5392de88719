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

/// The pictures in the README's order.
pub const SCENES: &[Scene] = &[
    Scene { name: "desk", steps: &[("", "by urgency")], ..PLAIN },
    Scene { name: "desk-80x24", size: Some((80, 24)), steps: &[("", "by urgency")], ..PLAIN },
    Scene { name: "desk-es", language: "es-MX", steps: &[("", "urgencia")], ..PLAIN },
    Scene { name: "ticket", steps: &[("n", "Procedure")], ..PLAIN },
    Scene { name: "resolve", steps: &[("n", "Procedure"), ("R", "Root cause")], ..PLAIN },
    Scene { name: "causes", steps: &[("", "by urgency"), ("2", "cum")], ..PLAIN },
    Scene { name: "knowledge", steps: &[("", "by urgency"), ("3", "candidate")], ..PLAIN },
    Scene { name: "product", steps: &[("", "by urgency"), ("4", "candidate")], ..PLAIN },
];
