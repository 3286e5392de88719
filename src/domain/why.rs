//! The chain from symptom to cause: each answer with what shows it, or marked as assumed. What a chain should not do
//! (name two causes at once, stop at a person) is told kindly and never refused.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::clean::Clean;
use super::ids::EntryId;
use super::say::{Refusal, Say};
use super::sop::Run;
use super::taxonomy::fold;
use super::ticket::Entry;

/// What shows that an answer is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// An entry of the conversation, with a word for those who cannot open it.
    Entry(EntryId, Clean),
    /// An answer of the procedure, with what it says.
    Answer(String, Clean),
    /// An attached file, by its name.
    File(Clean),
    /// An address.
    Link(Clean),
}

impl Evidence {
    /// Reads a reference: `msg ID`, `sop INPUT`, `file NAME` or an address; a label may follow an id.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.starts_with("https://") || text.starts_with("http://") {
            return Some(Self::Link(Clean::line(text)));
        }
        let (kind, rest) = text.split_once(' ')?;
        let rest = rest.trim();
        let (id, label) = rest.split_once(' ').unwrap_or((rest, ""));
        let label = Clean::line(label.trim());
        match kind {
            _ if rest.is_empty() => None,
            "msg" => Some(Self::Entry(EntryId::new(unspelt(id)), label)),
            "sop" => Some(Self::Answer(id.trim_end_matches(':').to_owned(), label)),
            "file" => Some(Self::File(Clean::line(rest))),
            _ => None,
        }
    }

    /// Whether it points at something that is there.
    fn is_there(&self, timeline: &[Entry], run: &Run) -> bool {
        match self {
            Self::Entry(id, _) => timeline.iter().any(|entry| entry.id == *id),
            Self::Answer(input, _) => run.answers.contains_key(input),
            Self::File(name) => timeline.iter().flat_map(|entry| &entry.files).any(|file| file.name == *name),
            Self::Link(_) => true,
        }
    }
}

/// What stands before an id that is written in letters.
const SPELT: char = '~';

/// An id as it is written into a text. So many digits as a card has are written in letters: the number of an entry may
/// pass for a card's, and would be cut from the text.
fn spelt(id: &str) -> Cow<'_, str> {
    let number = id.parse::<u64>().ok().filter(|number| id.len() >= 12 && number.to_string() == id);
    let Some(mut number) = number else { return Cow::Borrowed(id) };
    let mut letters = Vec::new();
    while number > 0 {
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    Cow::Owned(std::iter::once(SPELT).chain(letters.into_iter().rev()).collect())
}

fn unspelt(written: &str) -> Cow<'_, str> {
    let number = written.strip_prefix(SPELT).and_then(|letters| {
        letters.bytes().try_fold(0_u64, |number, letter| {
            let digit = letter.checked_sub(b'a').filter(|digit| *digit < 26)?;
            number.checked_mul(26)?.checked_add(u64::from(digit))
        })
    });
    number.map_or(Cow::Borrowed(written), |number| Cow::Owned(number.to_string()))
}

impl fmt::Display for Evidence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, id, label) = match self {
            Self::Entry(id, label) => ("msg", spelt(id.as_str()), label.as_str()),
            Self::Answer(input, label) => ("sop", input.as_str().into(), label.as_str()),
            Self::File(name) => ("file", name.as_str().into(), ""),
            Self::Link(address) => return out.write_str(address.as_str()),
        };
        // What would end the reference early is left out.
        let text = format!("{kind} {id} {label}");
        out.write_str(text.trim_end().replace(['[', ']'], " ").as_str())
    }
}

/// One answer to "why?".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Clean", into = "Clean")]
pub struct Why {
    /// What the answer is.
    pub text: Clean,
    /// What shows it; nothing where it is assumed.
    pub evidence: Vec<Evidence>,
}

impl Why {
    /// An answer with what shows it.
    #[must_use]
    pub fn new(text: &str, evidence: Vec<Evidence>) -> Self {
        Self { text: Clean::line(text.trim()), evidence }
    }

    /// Reads an answer as it is written: words, then what shows them in brackets.
    #[must_use]
    pub fn parse(written: &str) -> Self {
        let mut text = written.trim();
        let mut evidence = Vec::new();
        while let Some((before, inside)) = text
            .strip_suffix(']')
            .and_then(|open| open.rsplit_once('['))
            .filter(|(before, _)| !before.is_empty())
        {
            let Some(found) = Evidence::parse(inside) else { break };
            evidence.insert(0, found);
            text = before.trim_end();
        }
        Self::new(text, evidence)
    }

    /// A chain as it is typed: one answer a line, or parted by semicolons.
    #[must_use]
    pub fn chain(text: &str) -> Vec<Self> {
        text.split(['\n', ';']).filter(|line| !line.trim().is_empty()).map(Self::parse).collect()
    }

    /// Whether nothing shows it.
    #[must_use]
    pub fn is_assumed(&self) -> bool {
        self.evidence.is_empty()
    }

    /// The answer for a colleague: what shows it behind, or the word for "assumed".
    #[must_use]
    pub fn shown(&self, assumed: &str) -> String {
        if self.is_assumed() { format!("{} ({assumed})", self.text) } else { self.to_string() }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.text.as_str())?;
        self.evidence.iter().try_for_each(|one| write!(out, " [{one}]"))
    }
}

impl From<Clean> for Why {
    fn from(written: Clean) -> Self {
        Self::parse(written.as_str())
    }
}

impl From<Why> for Clean {
    fn from(why: Why) -> Self {
        Self::line(&why.to_string())
    }
}

/// References of a chain that point at nothing of this ticket.
#[must_use]
pub fn lost(chain: &[Why], timeline: &[Entry], run: &Run) -> Vec<Refusal> {
    let all = chain.iter().flat_map(|why| &why.evidence);
    all.filter(|one| !one.is_there(timeline, run))
        .map(|one| Refusal::new("evidence-lost").with("evidence", one).at("why"))
        .collect()
}

/// Words that join two halves of an answer.
const JOINS: [&str; 6] = ["and", "y", "e", "&", "además", "além"];

/// Words by which an answer stops at a person: their beginnings, without accents.
const PEOPLE: [&str; 21] = [
    "human error",
    "error humano",
    "erro humano",
    "falha humana",
    "forgot",
    "olvid",
    "esquece",
    "careless",
    "descuid",
    "distract",
    "distraid",
    "negligen",
    "agent did",
    "agent made",
    "agent was",
    "el agente no",
    "la agente no",
    "agente se",
    "o atendente",
    "el asesor",
    "the advisor",
];

/// What may help with a chain: answers that name two causes, and an end at a person. `names`: people of this ticket.
#[must_use]
pub fn advice(chain: &[Why], names: &[&str]) -> Vec<Say> {
    let forks = chain.iter().enumerate().filter(|(_, why)| is_fork(why.text.as_str()));
    let mut told: Vec<Say> = forks.map(|(at, _)| Say::new("why-fork").with("nth", at + 1)).collect();
    if chain.last().is_some_and(|why| is_a_person(why.text.as_str(), names)) {
        told.push(Say::new("why-person"));
    }
    told
}

/// Whether an answer joins two halves of which each could stand alone.
fn is_fork(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    (2..words.len().saturating_sub(2)).any(|at| JOINS.contains(&words[at].as_str()))
}

fn is_a_person(text: &str, names: &[&str]) -> bool {
    let folded = fold(text);
    let is_named = |one: &&&str| {
        let whole = fold(one);
        let first = whole.split_whitespace().next().unwrap_or_default();
        let is_word = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()) == first;
        first.chars().count() > 2 && folded.split_whitespace().any(is_word)
    };
    PEOPLE.iter().any(|word| folded.contains(word)) || names.iter().any(|one| is_named(&one))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(told: &[Say]) -> Vec<&str> {
        told.iter().map(|say| say.id.as_str()).collect()
    }

    #[test]
    fn the_number_of_an_entry_is_never_taken_for_a_card_s_and_a_card_is_cut_all_the_same() {
        // Each passes the check of card numbers.
        for id in ["4111111111111111", "4222222222222", "6011000990139424", "9007199254740992", "0012", "17"]
        {
            let one = Evidence::Entry(EntryId::new(id), Clean::line("21/11 10:00"));
            let why = Why::new("The refund was sent back.", vec![one.clone()]);
            let kept = Clean::text(&why.to_string());
            assert_eq!(Why::parse(kept.as_str()).evidence, [one], "{kept}");
            let json = serde_json::to_string(&why).unwrap();
            assert_eq!(serde_json::from_str::<Why>(&json).unwrap(), why);
        }
        let typed = Clean::text("The card 4111 1111 1111 1111 [msg 4111111111111111]");
        assert!(!typed.as_str().contains("1111111"), "{typed}");
    }

    #[test]
    fn an_answer_is_read_as_it_is_written_and_plain_ones_are_assumed() {
        let written = "The push goes out twice [msg 991 02/03 10:04] [sop channel: app] [file log.txt]";
        let why = Why::parse(written);
        assert_eq!(why.text.as_str(), "The push goes out twice");
        assert_eq!(why.evidence.len(), 3);
        assert_eq!(Why::parse(&why.to_string()), why);
        assert!(!why.is_assumed());
        for plain in ["The queue is retried.", "See [1] for it", "[msg 7]", "Empty []"] {
            let why = Why::parse(plain);
            assert!(why.is_assumed(), "{plain}");
            assert_eq!(why.to_string(), plain);
            assert_eq!(why.shown("assumed"), format!("{plain} (assumed)"));
        }
    }

    #[test]
    fn a_chain_of_an_older_journal_is_read_as_assumed() {
        let old: Vec<Why> = serde_json::from_str(r#"["Retries do not check", "No key"]"#).unwrap();
        assert!(old.iter().all(Why::is_assumed));
        let json = serde_json::to_string(&Why::chain("a [https://x.example/1]; b")).unwrap();
        assert_eq!(json, r#"["a [https://x.example/1]","b"]"#);
    }

    #[test]
    fn forks_and_people_are_told_and_plain_chains_are_not() {
        let told = |text: &str| {
            let chain = Why::chain(text);
            ids(&advice(&chain, &["Karla Méndez"])).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(told("The notice came late and the page was wrong"), ["why-fork"]);
        assert_eq!(told("El aviso llegó tarde y la página falló"), ["why-fork"]);
        assert_eq!(told("Charged twice; karla forgot the check"), ["why-person"]);
        assert_eq!(told("Cobro doble; Karla, no revisó"), ["why-person"]);
        assert_eq!(told("Karla had no list; the list is not in the screen"), [""; 0]);
        assert_eq!(told("Terms and conditions hide the fee"), [""; 0]);
    }

    #[test]
    fn a_reference_that_points_at_nothing_is_named() {
        let chain = Why::chain("a [msg 9]; b [https://x.example]; c [sop never]");
        let no = lost(&chain, &[], &Run::default());
        assert_eq!(no.len(), 2);
        assert_eq!(no[0].say.args, [("evidence".into(), "msg 9".to_owned())]);
    }
}
