//! A list to choose from while typing: root causes, statuses, owners, commands. What the choice means is
//! the business of whoever opened it.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::text::TextField;
use crate::keymap::{Chord, Command, KeyCode};

/// Fewer letters than this are looked for in labels alone.
const SHORT: usize = 3;

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What the opener gets back.
    pub id: String,
    /// What is shown and searched.
    pub label: String,
    /// Shown beside it, searched as well.
    pub detail: String,
    /// Why it cannot be chosen, where it cannot.
    pub no: Option<String>,
    /// Keys that mean it elsewhere: who types one of them finds it first.
    pub keys: Vec<String>,
    /// The key that chooses it as long as nothing is typed.
    pub key: Option<char>,
}

impl Item {
    /// An item that can be chosen.
    #[must_use]
    pub fn new(id: &str, label: String, detail: String) -> Self {
        Self { id: id.to_owned(), label, detail, no: None, keys: Vec::new(), key: None }
    }

    /// The same, found by its keys as well.
    #[must_use]
    pub fn keyed(self, keys: Vec<String>) -> Self {
        Self { keys, ..self }
    }

    /// The same, with a key that chooses it as long as nothing is typed.
    #[must_use]
    pub fn key(self, key: Option<char>) -> Self {
        Self { key, ..self }
    }

    /// The same, with the reason why it cannot be chosen, if there is one.
    #[must_use]
    pub fn unless(self, no: Option<String>) -> Self {
        Self { no, ..self }
    }
}

/// The list, what is typed, and the choice so far.
#[derive(Debug, Clone)]
pub struct Picker {
    /// Its title, in words.
    pub title: String,
    /// What is typed.
    pub query: TextField,
    /// Everything there is, best first.
    items: Vec<Item>,
    /// Indices of the items that match, best first.
    matches: Vec<usize>,
    selected: usize,
}

/// What a key did to the picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// Still choosing.
    Open,
    /// This item.
    Chosen(String),
    /// An item that cannot be chosen, with the reason; still choosing.
    Refused(String),
    /// Nothing.
    Closed,
}

impl Picker {
    /// A picker over `items`, the suggested ones first.
    #[must_use]
    pub fn new(title: String, items: Vec<Item>) -> Self {
        let matches = (0..items.len()).collect();
        Self { title, query: TextField::line(""), items, matches, selected: 0 }
    }

    /// The matching items, best first, and which one is selected.
    pub fn matches(&self) -> (impl ExactSizeIterator<Item = &Item>, usize) {
        (self.matches.iter().map(|index| &self.items[*index]), self.selected)
    }

    /// Everything there is, whatever is typed.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.iter()
    }

    /// How many items there are at all.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is nothing to choose from.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The selected item.
    #[must_use]
    pub fn selected(&self) -> Option<&Item> {
        self.matches.get(self.selected).map(|index| &self.items[*index])
    }

    /// Selects an item before anything is typed.
    pub fn select(&mut self, id: &str) {
        let at = self.matches.iter().position(|index| self.items[*index].id == id);
        self.selected = at.unwrap_or(self.selected);
    }

    /// Whether items have keys of their own.
    #[must_use]
    pub fn has_keys(&self) -> bool {
        self.items.iter().any(|item| item.key.is_some())
    }

    /// Shows something else beside an item.
    pub fn tell(&mut self, id: &str, detail: String) {
        if let Some(item) = self.items.iter_mut().find(|item| item.id == id) {
            item.detail = detail;
        }
    }

    /// The item that a key chooses, as long as nothing is typed.
    #[must_use]
    pub fn shortcut(&self, chord: Chord) -> Option<String> {
        let KeyCode::Char(letter) = chord.code else { return None };
        let is_plain = !chord.ctrl && !chord.alt && self.query.text().is_empty();
        let item = self.items.iter().find(|item| is_plain && item.key == Some(letter))?;
        Some(item.id.clone())
    }

    /// Offers the same in another order, or others; what is typed and what somebody moved to stays.
    pub fn refill(&mut self, items: Vec<Item>) {
        let moved_to = self.selected().filter(|_| self.selected > 0).map(|item| item.id.clone());
        self.items = items;
        if self.query.text().is_empty() {
            self.matches = (0..self.items.len()).collect();
            self.selected = 0;
        } else {
            self.search();
        }
        if let Some(id) = moved_to {
            self.select(&id);
        }
    }

    /// Takes a command of the picker's layer.
    pub fn command(&mut self, command: Command) -> Picked {
        let last = self.matches.len().saturating_sub(1);
        match command {
            Command::Down => self.selected = (self.selected + 1).min(last),
            Command::Up => self.selected = self.selected.saturating_sub(1),
            Command::Close => return Picked::Closed,
            Command::Choose => {
                return self.selected().map_or(Picked::Open, |item| match &item.no {
                    None => Picked::Chosen(item.id.clone()),
                    Some(why) => Picked::Refused(why.clone()),
                });
            }
            _ => {}
        }
        Picked::Open
    }

    /// Takes a key of the search field.
    pub fn key(&mut self, chord: Chord) {
        if self.query.key(chord) {
            self.search();
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, pasted: &str) {
        if self.query.paste(pasted) {
            self.search();
        }
    }

    fn search(&mut self) {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let typed = self.query.text();
        let pattern = Pattern::parse(&typed, CaseMatching::Ignore, Normalization::Smart);
        let mut buffer = Vec::new();
        let is_key = |item: &Item| item.keys.iter().any(|key| *key == typed.trim());
        let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
        let mut scored: Vec<((bool, bool, u32), usize)> = self
            .items
            .iter()
            .enumerate()
            .filter_map(|(index, item)| {
                let (is_key, label) = (is_key(item), score(&item.label));
                let all = || format!("{} {} {}", item.label, item.detail, item.keys.join(" "));
                let found = label.or_else(|| score(&all()));
                let rank = (is_key, label.is_some(), found.unwrap_or(0));
                (is_key || found.is_some()).then_some((rank, index))
            })
            .collect();
        // Two letters are somewhere in most of what stands beside; it counts where nothing is called so.
        let is_short = typed.trim().chars().count() < SHORT;
        if is_short && scored.iter().any(|((_, is_label, _), _)| *is_label) {
            scored.retain(|((is_key, is_label, _), _)| *is_key || *is_label);
        }
        scored.sort_by_key(|(rank, index)| (std::cmp::Reverse(*rank), *index));
        self.matches = scored.into_iter().map(|(_, index)| index).collect();
        self.selected = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keymap::parse_keys;

    fn picker() -> Picker {
        let item = |id: &str, label: &str| Item::new(id, label.to_owned(), String::new());
        Picker::new(
            "t".to_owned(),
            vec![item("a", "Statement name"), item("b", "Tarjeta en almacén"), item("c", "Other")],
        )
    }

    #[test]
    fn typing_without_accents_finds_words_with_them() {
        let mut picker = picker();
        for chord in parse_keys("almacen").expect("keys") {
            picker.key(chord);
        }
        assert_eq!(picker.selected().map(|item| item.id.as_str()), Some("b"));
        assert_eq!(picker.command(Command::Choose), Picked::Chosen("b".to_owned()));
    }

    #[test]
    fn who_types_a_key_finds_what_it_means_before_words_with_that_letter() {
        let item = |id: &str, label: &str, key: &str| {
            Item::new(id, label.to_owned(), String::new()).keyed(vec![key.to_owned()])
        };
        let items = vec![item("a", "Reply", "r"), item("b", "Resolve", "R"), item("c", "Desk", "g,d")];
        let mut picker = Picker::new("t".to_owned(), items);
        picker.paste("R");
        assert_eq!(picker.selected().map(|item| item.id.as_str()), Some("b"));
        picker.query = TextField::line("");
        picker.paste("g,d");
        assert_eq!(picker.selected().map(|item| item.id.as_str()), Some("c"));
    }

    #[test]
    fn two_letters_find_what_is_called_so_and_not_all_of_a_group() {
        let item = |id: &str, label: &str| Item::new(id, label.to_owned(), "Case".to_owned());
        let mut picker =
            Picker::new("t".to_owned(), vec![item("a", "Reply"), item("b", "Root cause"), item("c", "Undo")]);
        picker.paste("ca");
        assert_eq!(picker.matches().0.map(|item| item.id.as_str()).collect::<Vec<_>>(), ["b"]);
        picker.paste("se");
        assert_eq!(picker.matches().0.len(), 3, "the whole word is the group");
    }

    #[test]
    fn what_arrives_later_comes_first_and_leaves_what_somebody_moved_to() {
        let item = |id: &str| Item::new(id, format!("cause {id}"), String::new());
        let mut picker = Picker::new("t".to_owned(), vec![item("a"), item("b"), item("c")]);
        picker.refill(vec![item("c"), item("a"), item("b")]);
        assert_eq!(picker.selected().map(|item| item.id.as_str()), Some("c"));
        picker.command(Command::Down);
        picker.refill(vec![item("b"), item("a"), item("c")]);
        assert_eq!(picker.selected().map(|item| item.id.as_str()), Some("a"));
    }

    #[test]
    fn nothing_is_chosen_where_nothing_matches() {
        let mut picker = picker();
        picker.paste("zzzz");
        assert_eq!(picker.command(Command::Choose), Picked::Open);
    }
}
