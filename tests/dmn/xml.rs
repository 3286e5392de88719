//! As much XML as the kit's files use: elements without their prefixes, attributes, text, comments left out.

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without a prefix.
    pub(super) name: String,
    /// The text directly inside it.
    pub(super) text: String,
    attributes: Vec<(String, String)>,
    children: Vec<Element>,
}

impl Element {
    /// Reads a document.
    pub(super) fn parse(text: &str) -> Self {
        let mut open = vec![Self::default()];
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            open.last_mut().unwrap().text.push_str(&plain(&rest[..at]));
            rest = &rest[at..];
            if rest.starts_with("<!--") {
                rest = &rest[rest.find("-->").unwrap() + 3..];
                continue;
            }
            let end = rest.find('>').unwrap();
            let tag = &rest[1..end];
            rest = &rest[end + 1..];
            if tag.starts_with('/') {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            } else if !tag.starts_with(['?', '!']) {
                let is_empty = tag.ends_with('/');
                let element = Self::opened(tag.trim_end_matches('/'));
                if is_empty {
                    open.last_mut().unwrap().children.push(element);
                } else {
                    open.push(element);
                }
            }
        }
        open.pop().unwrap().children.pop().unwrap()
    }

    fn opened(tag: &str) -> Self {
        let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let mut attributes = Vec::new();
        while let Some((key, value)) = rest.split_once('=') {
            let quote = value.chars().next().unwrap();
            let (value, after) = value[1..].split_once(quote).unwrap();
            attributes.push((local(key.trim()), plain(value)));
            rest = after;
        }
        Self { name: local(name), attributes, ..Self::default() }
    }

    /// An attribute by its name without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The first child of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children of a name.
    pub(super) fn children(&self, name: &str) -> Vec<&Self> {
        self.children.iter().filter(|child| child.name == name).collect()
    }

    /// Everything of a name, however deep.
    pub(super) fn all(&self, name: &str) -> Vec<&Self> {
        let mut found: Vec<&Self> = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    /// The text of the child `text`.
    pub(super) fn said(&self) -> String {
        self.child("text").map(|text| text.text.trim().to_owned()).unwrap_or_default()
    }
}

fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_owned()
}

fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    for (from, to) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
        text = text.replace(from, to);
    }
    text
}
