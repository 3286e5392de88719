//! The words of a procedure in one language: what a person reads, apart from what decides.

use std::collections::BTreeMap;

/// A procedure in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SopWords {
    /// Its title.
    pub title: String,
    /// The paragraph below it.
    pub intro: String,
    /// The steps' words by step id.
    pub steps: BTreeMap<String, StepWords>,
    /// Sentences of checks and gates by message id.
    pub messages: BTreeMap<String, String>,
    /// What its clocks are called, by name.
    pub clocks: BTreeMap<String, String>,
}

/// A step in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StepWords {
    /// Its title.
    pub title: String,
    /// What to mind, in paragraphs.
    pub prose: String,
    /// Labels of the inputs by input id.
    pub labels: BTreeMap<String, String>,
    /// Words of the options by input id and option code.
    pub options: BTreeMap<(String, String), String>,
}

impl SopWords {
    /// No words at all.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            title: String::new(),
            intro: String::new(),
            steps: BTreeMap::new(),
            messages: BTreeMap::new(),
            clocks: BTreeMap::new(),
        }
    }

    /// A step's title, else its id.
    #[must_use]
    pub fn step<'a>(&'a self, id: &'a str) -> &'a str {
        self.steps.get(id).map(|step| step.title.as_str()).filter(|title| !title.is_empty()).unwrap_or(id)
    }

    /// What to mind in a step; empty where nothing is said.
    #[must_use]
    pub fn prose(&self, id: &str) -> &str {
        self.steps.get(id).map_or("", |step| step.prose.as_str())
    }

    /// An input's label, else its id.
    #[must_use]
    pub fn label<'a>(&'a self, input: &'a str) -> &'a str {
        self.steps.values().find_map(|step| step.labels.get(input)).map_or(input, String::as_str)
    }

    /// An option's words, else its code.
    #[must_use]
    pub fn option<'a>(&'a self, input: &str, code: &'a str) -> &'a str {
        let key = (input.to_owned(), code.to_owned());
        self.steps.values().find_map(|step| step.options.get(&key)).map_or(code, String::as_str)
    }

    /// What a clock is called, else its name in the file.
    #[must_use]
    pub fn clock<'a>(&'a self, name: &'a str) -> &'a str {
        self.clocks.get(name).map(String::as_str).filter(|words| !words.is_empty()).unwrap_or(name)
    }

    /// The sentence of a check or a gate, else its id.
    #[must_use]
    pub fn message<'a>(&'a self, id: &'a str) -> &'a str {
        self.messages.get(id).map_or(id, String::as_str)
    }
}
