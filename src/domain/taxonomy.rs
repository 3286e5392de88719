//! Root causes as a two-level taxonomy in three languages. Reason (what the customer says) is another fact.

mod recode;

use std::collections::BTreeMap;

pub use recode::{Recode, Recoded};

/// A code of the taxonomy: a family (`FUL`) or a cause (`FUL-02`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// Its code.
    pub code: String,
    /// Its family's code; absent for a family.
    pub parent: Option<String>,
    /// Its name by language tag.
    pub names: BTreeMap<String, String>,
    /// Where the fix lives: `product`, `operations`, `risk` …
    pub fix_owner: String,
    /// Who can stop it: `yes`, `partly`, `no`; empty where the question does not arise.
    pub controllable: String,
    /// Branch of the Ishikawa diagram: `product`, `process`, `people`, `policy`, `partner`, `place`.
    pub ishikawa: String,
}

impl Cause {
    /// Its name in a language, else in any, else its code.
    #[must_use]
    pub fn name(&self, language: &str) -> &str {
        let any = || self.names.get("en").or_else(|| self.names.values().next());
        self.names.get(language).or_else(any).map_or(self.code.as_str(), String::as_str)
    }
}

/// All codes, families before their causes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taxonomy {
    causes: Vec<Cause>,
    recode: Recode,
}

impl Taxonomy {
    /// A taxonomy of codes in the order in which they are shown.
    #[must_use]
    pub fn new(causes: Vec<Cause>) -> Self {
        Self { causes, recode: Recode::default() }
    }

    /// The same, with what became of codes that are no longer used.
    #[must_use]
    pub fn recoded(self, recode: Recode) -> Self {
        Self { recode, ..self }
    }

    /// What became of codes that are no longer used.
    #[must_use]
    pub fn recode(&self) -> &Recode {
        &self.recode
    }

    /// Every code, families included, in the file's order.
    pub fn all(&self) -> impl Iterator<Item = &Cause> {
        self.causes.iter()
    }

    /// The families.
    pub fn families(&self) -> impl Iterator<Item = &Cause> {
        self.causes.iter().filter(|cause| cause.parent.is_none())
    }

    /// The causes that a ticket can have: the second level.
    pub fn causes(&self) -> impl Iterator<Item = &Cause> {
        self.causes.iter().filter(|cause| cause.parent.is_some())
    }

    /// A code, family or cause; upper and lower case are the same.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Cause> {
        self.causes.iter().find(|cause| cause.code.eq_ignore_ascii_case(code))
    }

    /// A cause that a ticket can have.
    #[must_use]
    pub fn cause(&self, code: &str) -> Option<&Cause> {
        self.get(code).filter(|cause| cause.parent.is_some())
    }

    /// Causes that fit what was typed, best first: the code's beginning, then a name's beginning, then all
    /// words anywhere in the code, a name of any language or the family's. Nothing typed fits all.
    #[must_use]
    pub fn find(&self, typed: &str) -> Vec<&Cause> {
        let wanted = fold(typed.trim());
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let mut found: Vec<(u8, &Cause)> =
            self.causes().filter_map(|cause| Some((self.fit(cause, &wanted, &words)?, cause))).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, cause)| cause).collect()
    }

    fn fit(&self, cause: &Cause, wanted: &str, words: &[&str]) -> Option<u8> {
        if fold(&cause.code).starts_with(wanted) {
            return Some(0);
        }
        let names: Vec<String> = cause.names.values().map(|name| fold(name)).collect();
        if names.iter().any(|name| name.starts_with(wanted)) {
            return Some(1);
        }
        let inside = |text: &str| words.iter().all(|word| text.contains(word));
        if names.iter().any(|name| inside(&format!("{} {name}", fold(&cause.code)))) {
            return Some(2);
        }
        let family = self.get(cause.parent.as_deref()?)?;
        let both = |language: &String, name: &String| {
            let family = family.names.get(language).map(|name| fold(name)).unwrap_or_default();
            inside(&format!("{family} {}", fold(name)))
        };
        cause.names.iter().any(|(language, name)| both(language, name)).then_some(3)
    }
}

/// Whether a code says that the cause is not known: it may be chosen, and somebody is asked again.
#[must_use]
pub fn is_unknown(code: &str) -> bool {
    code.get(..4).is_some_and(|family| family.eq_ignore_ascii_case("UNK-"))
}

/// Lower case without the accents of Spanish and Portuguese, so that `aclaracion` finds `aclaración`.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            'ñ' => 'n',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cause(code: &str, en: &str, es: &str) -> Cause {
        let names = BTreeMap::from([("en".to_owned(), en.to_owned()), ("es-MX".to_owned(), es.to_owned())]);
        let parent = code.split_once('-').map(|(family, _)| family.to_owned());
        let (fix_owner, controllable, ishikawa) = <(String, String, String)>::default();
        Cause { code: code.to_owned(), parent, names, fix_owner, controllable, ishikawa }
    }

    fn taxonomy() -> Taxonomy {
        Taxonomy::new(vec![
            cause("PRC", "Process or policy", "Proceso o política"),
            cause("PRC-03", "Slow approval or hand-off", "Aprobación o traspaso lento"),
            cause("INF", "Information and notices", "Información y avisos"),
            cause("INF-06", "Statement name not recognisable", "Nombre irreconocible en el estado de cuenta"),
        ])
    }

    #[test]
    fn typing_finds_by_code_by_any_language_without_accents_and_by_family() {
        let found = |typed: &str| -> Vec<String> {
            taxonomy().find(typed).iter().map(|cause| cause.code.clone()).collect()
        };
        assert_eq!(found("inf-06"), ["INF-06"]);
        assert_eq!(found("aprobacion"), ["PRC-03"]);
        assert_eq!(found("cuenta nombre"), ["INF-06"]);
        assert_eq!(found("POLITICA"), ["PRC-03"]);
        assert_eq!(found("").len(), 2, "nothing typed offers all causes and no family");
        assert!(found("xyz").is_empty());
    }

    #[test]
    fn a_family_is_no_cause_of_a_ticket() {
        assert!(taxonomy().get("inf").is_some());
        assert!(taxonomy().cause("INF").is_none());
        assert_eq!(taxonomy().cause("inf-06").unwrap().name("pt-BR"), "Statement name not recognisable");
    }
}
