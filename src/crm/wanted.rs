//! The part of an answer that somebody looks at. The rest is skipped while the answer is read, in `json`.

use jaq_json::Val;

/// What is wanted of a value. Whatever is wanted, the kind of the value stays, and so does all of one that holds no
/// others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Everything in it.
    all: bool,
    /// Its fields, the shorter names first; with `all` they say nothing.
    fields: Vec<Field>,
    /// The fields that have no name above, and the items of a list.
    others: Option<Box<Wanted>>,
}

/// A field by its name, and what is wanted of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Field {
    name: String,
    /// The name as a value.
    text: Val,
    wanted: Wanted,
}

impl Wanted {
    /// Everything.
    pub(super) const ALL: Self = Self { all: true, fields: Vec::new(), others: None };
    /// Its kind alone.
    pub(super) const KIND: Self = Self { all: false, fields: Vec::new(), others: None };

    /// One field, and of it this.
    pub(super) fn field(name: &str, wanted: Self) -> Self {
        Self::KIND.with(name, wanted)
    }

    /// Each item and each field, and of it this.
    pub(super) fn each(wanted: Self) -> Self {
        Self { others: Some(Box::new(wanted)), ..Self::KIND }
    }

    /// The same with this for one field, whatever was wanted of it.
    pub(super) fn with(mut self, name: &str, wanted: Self) -> Self {
        match self.place(name) {
            Ok(at) => self.fields[at].wanted = wanted,
            Err(at) => self.put(at, name, wanted),
        }
        self
    }

    /// The same, and what somebody else wants.
    pub(super) fn add(&mut self, other: &Self) {
        if self.all || other.all {
            *self = Self::ALL;
            return;
        }
        let ours = self.others.clone();
        for field in &mut self.fields {
            if let Some(theirs) = other.of_field(&field.name) {
                field.wanted.add(theirs);
            }
        }
        for field in &other.fields {
            if let Err(at) = self.place(&field.name) {
                let mut wanted = field.wanted.clone();
                if let Some(ours) = &ours {
                    wanted.add(ours);
                }
                self.put(at, &field.name, wanted);
            }
        }
        match (&mut self.others, &other.others) {
            (Some(ours), Some(theirs)) => ours.add(theirs),
            (ours @ None, theirs) => ours.clone_from(theirs),
            (Some(_), None) => {}
        }
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        let of = |name: &str| (name.len(), name.as_bytes().first().copied());
        self.fields.binary_search_by(|known| {
            // Lengths and first letters tell most names apart.
            of(&known.name).cmp(&of(name)).then_with(|| known.name.as_str().cmp(name))
        })
    }

    fn put(&mut self, at: usize, name: &str, wanted: Self) {
        let text = Val::utf8_str(name.to_owned());
        self.fields.insert(at, Field { name: name.to_owned(), text, wanted });
    }

    /// A field that is known by its name, with the name as a value.
    pub(super) fn named(&self, name: &str) -> Option<(&Val, &Self)> {
        if self.all {
            return None;
        }
        let field = &self.fields[self.place(name).ok()?];
        Some((&field.text, &field.wanted))
    }

    /// How many fields are known by their names.
    pub(super) fn names(&self) -> usize {
        self.fields.len()
    }

    /// What is wanted of a field; `None` where it is not looked at.
    pub(super) fn of_field(&self, name: &str) -> Option<&Self> {
        if self.all {
            Some(self)
        } else {
            self.named(name).map(|(_, wanted)| wanted).or(self.others.as_deref())
        }
    }

    /// What is wanted of each item of a list.
    pub(super) fn of_items(&self) -> Option<&Self> {
        if self.all { Some(self) } else { self.others.as_deref() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::json::json_of;
    use super::*;

    fn read(wanted: &Wanted, text: &str) -> String {
        json_of(&text.to_owned().into(), wanted).unwrap().to_string()
    }

    #[test]
    fn what_is_not_wanted_is_skipped_and_kinds_stay() {
        let mut wanted = Wanted::field("a", Wanted::each(Wanted::field("id", Wanted::ALL)));
        wanted.add(&Wanted::field("b", Wanted::KIND));
        let text = r#"{"a":[{"id":{"x":[1]},"n":2},3,null],"b":{"c":[1]},"d":{"e":1}}"#;
        assert_eq!(read(&wanted, text), r#"{"a":[{"id":{"x":[1]}},3,null],"b":{}}"#);
        assert_eq!(read(&wanted, "[1]"), "[]");
        assert_eq!(read(&Wanted::KIND, "9007199254740993"), "9007199254740993");
        assert_eq!(read(&Wanted::ALL, text), text);
    }

    #[test]
    fn who_wants_all_but_little_of_one_field_gets_that_and_what_others_want() {
        let mut wanted = Wanted::each(Wanted::ALL).with("who", Wanted::field("id", Wanted::ALL));
        let text = r#"{"who":{"id":1,"name":"Ann","notes":"long"},"n":[2]}"#;
        assert_eq!(read(&wanted, text), r#"{"who":{"id":1},"n":[2]}"#);
        wanted.add(&Wanted::field("who", Wanted::field("name", Wanted::ALL)));
        assert_eq!(read(&wanted, text), r#"{"who":{"id":1,"name":"Ann"},"n":[2]}"#);
        let mut few = Wanted::field("who", Wanted::field("name", Wanted::ALL));
        few.add(&Wanted::each(Wanted::KIND));
        assert_eq!(read(&few, text), r#"{"who":{"name":"Ann"},"n":[]}"#);
    }

    #[test]
    fn a_fault_is_a_fault_also_where_nobody_looks() {
        for text in [r#"{"d":[1,]}"#, r#"{"d":"\q"}"#, r#"{"d":nul}"#, r#"{"d":{"e":1}"#] {
            assert!(json_of(&text.to_owned().into(), &Wanted::KIND).is_err(), "{text}");
        }
    }
}
