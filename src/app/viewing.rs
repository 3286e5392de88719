//! The desk's views: choosing one, saving what is seen as one, and its order. Which tickets a view has is the store's;
//! where views are kept is `config`'s.

use super::App;
use super::context::Context;
use super::list::Cursor;
use super::message::{Ask, Effect};
use super::notices::Tone;
use super::picker::{Item, Picker};
use super::sheet::{Choosing, Sheet};
use super::text::TextField;
use super::update::context;
use crate::domain::clean::Clean;
use crate::domain::filter::Filter;
use crate::domain::locale;
use crate::domain::say::Say;
use crate::domain::view::{Look, Sort, View};
use crate::keymap::{Chord, Command};

/// Letters of a view's name at most.
const NAME_MOST: usize = 60;

/// What is seen, to be saved as a view.
#[derive(Debug, Clone)]
pub struct ViewSheet {
    /// Its name.
    pub name: TextField,
    /// The key that will pick it; may stay empty.
    pub key: TextField,
    /// Whether the key is being typed, not the name.
    pub at_key: bool,
    /// What is wrong, in words.
    pub refused: Vec<String>,
    /// The view of the person's own that it would replace, once they were told.
    pub replaces: Option<String>,
    /// Everything else of it.
    pub view: View,
}

impl ViewSheet {
    /// The field that has the keys.
    pub fn field(&mut self) -> &mut TextField {
        if self.at_key { &mut self.key } else { &mut self.name }
    }

    /// The view as typed, or why it cannot be one.
    fn checked(&self, all: &[View], language: &str) -> Result<View, Say> {
        let name = Clean::line(self.name.text().trim()).to_string();
        if name.is_empty() {
            return Err(Say::new("view-no-name"));
        }
        if name.chars().count() > NAME_MOST {
            return Err(Say::new("view-long-name").with("most", NAME_MOST));
        }
        let taken = all.iter().find(|view| view.id == name || view.name(language) == name);
        match taken {
            Some(other) if !other.own || other.id != name => {
                return Err(Say::new("view-name-taken").with("name", name));
            }
            Some(_) if self.replaces.as_deref() != Some(&name) => {
                return Err(Say::new("view-replaces").with("name", name));
            }
            _ => {}
        }
        let typed = self.key.text();
        let mut letters = typed.trim().chars();
        let key = match (letters.next(), letters.next()) {
            (None, _) => None,
            (Some(key), None) if View::can_be_key(key) => Some(key),
            _ => return Err(Say::new("view-bad-key")),
        };
        if let Some(other) = all.iter().find(|view| key.is_some() && view.key == key && view.id != name) {
            return Err(Say::new("view-key-of").with("name", other.name(language)));
        }
        Ok(View { id: name, key, own: true, ..self.view.clone() })
    }
}

impl App {
    /// The views with their keys; how many tickets each has is filled in as it is counted.
    pub(super) fn open_views(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        let views = self.desk.views.clone();
        let language = self.config.words.language();
        let items = views.iter().map(|view| {
            Item::new(&view.id, view.name(language).to_owned(), view.filter.clone()).key(view.key)
        });
        let mut picker = Picker::new(self.config.words.get("views-title"), items.collect());
        picker.select(&self.desk.view.id);
        self.sheets.push(Sheet::Picker(Choosing::View, picker));
        let mut cx = context!(self, effects);
        for view in views {
            let filter = Filter::parse(&view.filter).unwrap_or_default();
            cx.ask(Ask::Count { view: view.id, scope: view.scope, filter });
        }
        effects
    }

    /// A view was counted.
    pub(super) fn view_counted(&mut self, id: &str, count: usize) {
        let views = &self.desk.views;
        let filter = views.iter().find(|view| view.id == id).map_or("", |view| view.filter.as_str());
        let count = locale::count(count as u64, self.config.words.language());
        for sheet in &mut self.sheets {
            if let Sheet::Picker(Choosing::View, picker) = sheet {
                picker.tell(id, format!("{filter}  {count:>6}"));
            }
        }
    }

    /// A view was chosen.
    pub(super) fn view_chosen(&mut self, id: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Some(view) = self.desk.views.iter().find(|view| view.id == id).cloned() {
            self.desk.look_at(view, &mut context!(self, effects));
        }
        effects
    }

    /// The orders that a list can have.
    pub(super) fn open_sorts(&mut self) {
        let words = &self.config.words;
        let items =
            Sort::all().map(|sort| Item::new(&sort.to_string(), words.get(&sort.name()), String::new()));
        let mut picker = Picker::new(words.get("sorts-title"), items.collect());
        picker.select(&self.desk.look().sort.to_string());
        self.sheets.push(Sheet::Picker(Choosing::Sort, picker));
    }

    /// An order was chosen.
    pub(super) fn sort_chosen(&mut self, id: &str) -> Vec<Effect> {
        let Some(sort) = Sort::parse(id) else { return Vec::new() };
        self.keep_look(Look { sort, ..self.desk.look().clone() })
    }

    /// The view that is shown looks like this from now on.
    pub(super) fn keep_look(&mut self, look: Look) -> Vec<Effect> {
        let view = self.desk.view.id.clone();
        let mut effects = vec![Effect::KeepLook(view.clone(), look.clone())];
        self.desk.looks.insert(view, look);
        self.desk.cursor = Cursor::default();
        self.desk.reload(&mut context!(self, effects));
        effects
    }

    /// The sheet that saves what is seen as a view.
    pub(super) fn save_view(&mut self) {
        let desk = &self.desk;
        let own = Some(&desk.view).filter(|view| view.own);
        // Another order or other columns are as much a view as a filter is.
        if desk.filter.trim().is_empty() && own.is_none() && *desk.look() == desk.view.look {
            self.tell(&Say::new("view-nothing"), Tone::Plain);
            return;
        }
        let filter = format!("{} {}", desk.view.filter, desk.filter).trim().to_owned();
        let view = View { scope: desk.view.scope, filter, look: desk.look().clone(), ..View::default() };
        self.sheets.push(Sheet::View(Box::new(ViewSheet {
            // What is one's own is mostly changed, and not kept twice.
            name: TextField::line(own.map_or("", |view| view.id.as_str())),
            key: TextField::line(&own.and_then(|view| view.key).map(String::from).unwrap_or_default()),
            at_key: false,
            refused: Vec::new(),
            replaces: None,
            view,
        })));
    }

    pub(super) fn view_key(
        &mut self,
        mut sheet: Box<ViewSheet>,
        command: Option<Command>,
        chord: Chord,
    ) -> Vec<Effect> {
        match command {
            Some(Command::Close) => return Vec::new(),
            Some(Command::NextField | Command::PreviousField) if !ends(chord) || !sheet.at_key => {
                sheet.at_key = !sheet.at_key;
            }
            Some(Command::Submit | Command::NextField) => {
                match sheet.checked(&self.desk.views, self.config.words.language()) {
                    Ok(view) => {
                        self.unsaved = Some(Box::new(Sheet::View(sheet)));
                        return vec![Effect::SaveView(Box::new(view))];
                    }
                    Err(say) => {
                        // The same key once more does it, as long as the name stays.
                        sheet.replaces =
                            (say.id == "view-replaces").then(|| sheet.name.text().trim().to_owned());
                        sheet.refused = vec![self.config.words.say(&say)];
                    }
                }
            }
            _ => {
                sheet.field().key(chord);
            }
        }
        self.sheets.push(Sheet::View(sheet));
        Vec::new()
    }

    /// Asks whether the view that is shown goes; only a person's own can.
    pub(super) fn ask_drop_view(&mut self) {
        let view = &self.desk.view;
        if !view.own {
            let say = Say::new("view-not-own").with("name", view.name(self.config.words.language()));
            self.tell(&say, Tone::Plain);
            return;
        }
        let words = &self.config.words;
        let items = ["view-keep", "view-drop"].map(|id| Item::new(id, words.get(id), String::new()));
        let title = words.with("view-drop-title", &[("name", &view.id)]);
        let choosing = Choosing::DropView(view.id.clone());
        self.sheets.push(Sheet::Picker(choosing, Picker::new(title, items.into())));
    }

    /// A view was taken out of the person's file, or was not.
    pub(super) fn view_dropped(&mut self, dropped: Result<String, Say>) -> Vec<Effect> {
        let mut effects = Vec::new();
        match dropped {
            Ok(id) => {
                self.tell(&Say::new("view-dropped").with("name", &id), Tone::Good);
                self.desk.views.retain(|view| view.id != id);
                let first = self.desk.views.first().cloned().filter(|_| self.desk.view.id == id);
                if let Some(view) = first {
                    self.desk.look_at(view, &mut context!(self, effects));
                }
            }
            Err(say) => self.tell(&say, Tone::Bad),
        }
        effects
    }

    /// A view was written into the person's file, or was not.
    pub(super) fn view_saved(&mut self, saved: Result<Box<View>, Say>) -> Vec<Effect> {
        let mut effects = Vec::new();
        match saved {
            Ok(view) => {
                self.unsaved = None;
                let file =
                    self.config.views.own.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.tell(&Say::new("view-saved").with("name", &view.id).with("file", file), Tone::Good);
                match self.desk.views.iter_mut().find(|known| known.id == view.id) {
                    Some(known) => known.clone_from(&view),
                    None => self.desk.views.push((*view).clone()),
                }
                self.desk.look_at(*view, &mut context!(self, effects));
            }
            Err(say) => {
                self.sheets.extend(self.unsaved.take().map(|sheet| *sheet));
                self.tell(&say, Tone::Bad);
            }
        }
        effects
    }
}

/// Whether the key that leads on from the last field is the one that ends a line.
fn ends(chord: Chord) -> bool {
    chord.code == crate::keymap::KeyCode::Enter
}
