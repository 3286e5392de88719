//! What may be seen of the people of a ticket, on screens and in documents: first names stay for greeting;
//! surnames, addresses, phones and document numbers are masked until a person lifts the veil with a reason.

use unicode_segmentation::UnicodeSegmentation;

use super::mask::{mask_email, mask_name, mask_seen};
use super::{DOTS, mask};
use crate::domain::filter::fold;
use crate::domain::ticket::{Entry, Person, Ticket};

/// Drawn over what is shown of one ticket.
#[derive(Debug, Clone, Default)]
pub struct Veil {
    names: Vec<Name>,
    lifted: bool,
}

#[derive(Debug, Clone)]
struct Name {
    first: String,
    surnames: Vec<String>,
}

/// Roles of those who work here: colleagues know each other.
const STAFF: [&str; 3] = ["agent", "admin", "lead"];

/// Words between the parts of a name.
const PARTICLES: [&str; 12] = ["de", "del", "la", "las", "los", "da", "do", "dos", "das", "e", "y", "von"];

impl Veil {
    /// Over these names, and over everything that is personal data by its form.
    pub fn over<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names = names.into_iter().filter_map(Name::new).collect();
        Self { names, lifted: false }
    }

    /// Over everybody on a ticket's side who does not work here.
    pub fn of(ticket: &Ticket, timeline: &[Entry]) -> Self {
        let authors = timeline.iter().filter_map(|entry| entry.author.as_ref());
        let others = authors.filter(|author| !works_here(author, ticket));
        let mut names: Vec<&str> =
            ticket.requester.iter().chain(others).map(|person| person.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        Self::over(names)
    }

    /// No veil: a person asked to see, and the journal says why.
    pub fn lifted() -> Self {
        Self { names: Vec::new(), lifted: true }
    }

    /// Whether everything may be seen.
    pub fn is_lifted(&self) -> bool {
        self.lifted
    }

    /// Whether this veil covers who wrote an entry.
    pub fn covers(&self, author: &Person, ticket: &Ticket) -> bool {
        !self.lifted && !works_here(author, ticket)
    }

    /// A person's name.
    pub fn name(&self, name: &str) -> String {
        if self.lifted { name.to_owned() } else { mask_name(name) }
    }

    /// A person's address.
    pub fn email(&self, email: &str) -> String {
        if self.lifted { email.to_owned() } else { mask_email(email) }
    }

    /// Free text.
    pub fn text(&self, text: &str) -> String {
        if self.lifted {
            return text.to_owned();
        }
        let text = mask_seen(text);
        if self.names.is_empty() { text } else { self.without_surnames(&text) }
    }

    fn without_surnames(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        // The folded word before, while only space and particles came since.
        let mut before = String::new();
        // Where the last mask ended, while only space and particles came since: one mask a name.
        let mut masked: Option<usize> = None;
        for part in text.split_word_bounds() {
            if !part.starts_with(char::is_alphabetic) {
                out.push_str(part);
                if !part.trim().is_empty() {
                    before.clear();
                    masked = None;
                }
                continue;
            }
            let word = fold(part);
            let known = |name: &&Name| name.surnames.contains(&word);
            let named = part.starts_with(char::is_uppercase) && word.chars().count() >= 3;
            let found = self.names.iter().filter(known).find(|name| named || name.first == before);
            if let (Some(name), Some(initial)) = (found, part.chars().next()) {
                if let Some(end) = masked {
                    out.truncate(end);
                } else {
                    out.push(initial);
                    out.push_str(DOTS);
                }
                masked = Some(out.len());
                // The next surname belongs to the same person.
                before.clone_from(&name.first);
            } else {
                out.push_str(part);
                if !PARTICLES.contains(&word.as_str()) {
                    before = word;
                    masked = None;
                }
            }
        }
        out
    }
}

impl Name {
    fn new(name: &str) -> Option<Self> {
        if name.contains('@') {
            return None;
        }
        let ordered = mask::first_name_first(name);
        let mut words = ordered.unicode_words().map(fold);
        let first = words.next()?;
        let surnames: Vec<String> = words.filter(|word| !PARTICLES.contains(&word.as_str())).collect();
        (!surnames.is_empty()).then_some(Self { first, surnames })
    }
}

fn works_here(person: &Person, ticket: &Ticket) -> bool {
    if ticket.requester.as_ref().is_some_and(|customer| customer.id == person.id) {
        return false;
    }
    person.role.as_ref().is_some_and(|role| STAFF.contains(&role.as_str()))
        || ticket.assignee.as_ref().is_some_and(|owner| owner.id == person.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_go_wherever_they_stand_and_first_names_stay() {
        let veil = Veil::over(["Laura Méndez de la Cruz", "Wei Li"]);
        for (text, want) in [
            ("Hola Laura Méndez, gracias", "Hola Laura M•••••, gracias"),
            ("LAURA MENDEZ no reconoce", "LAURA M••••• no reconoce"),
            ("laura méndez de la cruz", "laura m•••••"),
            ("La Sra. Cruz llamó", "La Sra. C••••• llamó"),
            ("wei li wrote; li is short", "wei l••••• wrote; li is short"),
            ("la cruz del mapa", "la cruz del mapa"),
            ("Laura pagó", "Laura pagó"),
        ] {
            assert_eq!(veil.text(text), want);
        }
    }

    #[test]
    fn addresses_phones_and_documents_go_from_free_text() {
        let veil = Veil::over([]);
        assert_eq!(
            veil.text("Soy Ana Ruiz, ana@correo.mx, +52 55 1234 5678, CURP MELL850101MDFNRR09"),
            "Soy Ana R•••••, •••••@•••••, •••••, CURP •••••"
        );
        assert_eq!(veil.text("pasaporte: G1234567 y pasaporte no"), "pasaporte: ••••• y pasaporte no");
        assert_eq!(veil.text("el 2026-11-16 pagué 1.234,56"), "el 2026-11-16 pagué 1.234,56");
    }

    #[test]
    fn a_lifted_veil_shows_everything() {
        let text = "Laura Méndez, laura@example.com, 55 1234 5678";
        assert_eq!(Veil::lifted().text(text), text);
        assert_eq!(Veil::lifted().name("Laura Méndez"), "Laura Méndez");
    }
}
