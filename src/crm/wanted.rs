//! The part of an answer that somebody looks at. The rest is skipped while the answer is read: most of what a CRM
//! sends with a ticket is of no use here, and making values of it costs more than everything that follows.

use std::collections::BTreeMap;
use std::fmt;

use jaq_json::{Map, Val};
use serde::de::value::{F64Deserializer, I64Deserializer, U64Deserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

/// What is wanted of a value. Whatever is wanted, the kind of the value stays, and so does all of one that holds no
/// others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Everything in it.
    all: bool,
    /// Its fields by name, each with its name as a value; with `all` they say nothing.
    fields: BTreeMap<String, (Val, Wanted)>,
    /// The fields that have no name above, and the items of a list.
    others: Option<Box<Wanted>>,
}

impl Wanted {
    /// Everything.
    pub(super) const ALL: Self = Self { all: true, fields: BTreeMap::new(), others: None };
    /// Its kind alone.
    pub(super) const KIND: Self = Self { all: false, fields: BTreeMap::new(), others: None };

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
        self.fields.insert(name.to_owned(), (Val::utf8_str(name.to_owned()), wanted));
        self
    }

    /// The same, and what somebody else wants.
    pub(super) fn add(&mut self, other: &Self) {
        if self.all || other.all {
            *self = Self::ALL;
            return;
        }
        let ours = self.others.clone();
        for (name, (_, wanted)) in &mut self.fields {
            if let Some(theirs) = other.of_field(name) {
                wanted.add(theirs);
            }
        }
        for (name, (text, wanted)) in &other.fields {
            self.fields.entry(name.clone()).or_insert_with(|| {
                let mut wanted = wanted.clone();
                if let Some(ours) = &ours {
                    wanted.add(ours);
                }
                (text.clone(), wanted)
            });
        }
        match (&mut self.others, &other.others) {
            (Some(ours), Some(theirs)) => ours.add(theirs),
            (ours @ None, theirs) => ours.clone_from(theirs),
            (Some(_), None) => {}
        }
    }

    /// What is wanted of a field; `None` where it is not looked at.
    pub(super) fn of_field(&self, name: &str) -> Option<&Self> {
        let named = self.fields.get(name).map(|(_, wanted)| wanted);
        if self.all { Some(self) } else { named.or(self.others.as_deref()) }
    }

    /// What is wanted of each item of a list.
    pub(super) fn of_items(&self) -> Option<&Self> {
        if self.all { Some(self) } else { self.others.as_deref() }
    }
}

/// Reads a value as far as it is wanted.
impl<'de> DeserializeSeed<'de> for &Wanted {
    type Value = Val;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Val, D::Error> {
        if self.all { Val::deserialize(source) } else { source.deserialize_any(self) }
    }
}

impl<'de> Visitor<'de> for &Wanted {
    type Value = Val;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Val, E> {
        Ok(Val::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Val, E> {
        Ok(Val::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Val, E> {
        Val::deserialize(I64Deserializer::new(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Val, E> {
        Val::deserialize(U64Deserializer::new(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Val, E> {
        Val::deserialize(F64Deserializer::new(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Val, E> {
        Ok(Val::utf8_str(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Val, A::Error> {
        let mut list = Vec::new();
        match self.of_items() {
            Some(wanted) => {
                while let Some(item) = items.next_element_seed(wanted)? {
                    list.push(item);
                }
            }
            None => while items.next_element::<IgnoredAny>()?.is_some() {},
        }
        Ok(list.into_iter().collect())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Val, A::Error> {
        let mut fields = Map::default();
        while let Some(field) = entries.next_key_seed(Name(self))? {
            match field {
                Some((name, wanted)) => {
                    fields.insert(name, entries.next_value_seed(wanted)?);
                }
                None => {
                    entries.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Val::obj(fields))
    }
}

/// Reads a field's name: the name with what is wanted of the field, or nothing where it is not looked at.
struct Name<'w>(&'w Wanted);

impl<'de, 'w> DeserializeSeed<'de> for Name<'w> {
    type Value = Option<(Val, &'w Wanted)>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_str(self)
    }
}

impl<'w> Visitor<'_> for Name<'w> {
    type Value = Option<(Val, &'w Wanted)>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        // A name that is known is there already; making it again would cost more than reading most values.
        Ok(match self.0.fields.get(name) {
            Some((name, wanted)) => Some((name.clone(), wanted)),
            None => self.0.of_items().map(|wanted| (Val::utf8_str(name.to_owned()), wanted)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(wanted: &Wanted, text: &str) -> String {
        wanted.deserialize(&mut serde_json::Deserializer::from_str(text)).unwrap().to_string()
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
            let read = Wanted::KIND.deserialize(&mut serde_json::Deserializer::from_str(text));
            assert!(read.is_err(), "{text}");
        }
    }
}
