//! How the customers of one kind of case write, so that somebody who has only such words knows which kind it is. Of one kind
//! alone nothing is told here: what all customers share is in [`super::phrases`].

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Desk, Section, Shape};
use super::phrases::{Phrase, Word, runs};
use crate::domain::ids::TicketId;
use crate::domain::say::Say;

/// Words by which one kind is told from the others at most.
const TELLING_MAX: usize = 7;
/// How many times as often a word must come in its kind as in the others.
const OFTENER: f64 = 2.0;
/// Tickets that a kind must have to be told, and that must use a word: what two long letters share is mostly chance.
const KIND_LEAST: usize = 5;
const WORD_LEAST: usize = 3;
/// What a pair of words is worth beside a single one, which says less.
const PAIR: f64 = 1.4;

/// Stems of one or two words.
type Term = Vec<String>;

struct Seen {
    text: String,
    by_kind: BTreeMap<usize, BTreeSet<TicketId>>,
}

impl Desk<'_> {
    /// Where the cases are of several kinds, by what they call themselves: how the customers of each write, in the draft's
    /// language if they do there, else in any.
    pub(super) fn kinds(&mut self, section: Section) {
        if let Some(words) = self.telling_topic() {
            self.telling_words(section, "proposal-telling-topic", None, &words);
            return;
        }
        let has_own = self.cases.iter().any(|case| case.speaks(self.language));
        let mut by_subject: BTreeMap<String, Vec<(TicketId, String)>> = BTreeMap::new();
        for case in self.cases.iter().filter(|case| !has_own || case.speaks(self.language)) {
            let texts = by_subject.entry(case.masked(&case.subject)).or_default();
            for text in std::iter::once(&case.message).chain(&case.said) {
                texts.push((case.ticket.clone(), case.masked(text)));
            }
        }
        let (subjects, texts): (Vec<String>, Vec<_>) = by_subject.into_iter().unzip();
        if subjects.len() < 2 {
            return;
        }
        let mut found: Vec<_> = subjects.into_iter().zip(telling(&texts, TELLING_MAX)).collect();
        found.retain(|(subject, words)| !subject.trim().is_empty() && !words.is_empty());
        found.sort_by_key(|(_, words)| std::cmp::Reverse(owners(words).len()));
        for (subject, words) in found {
            self.telling_words(section, "proposal-telling", Some(&subject), &words);
        }
    }

    /// Where this is about a topic: what its customers write and those of other topics of the product hardly do.
    pub(super) fn telling_topic(&self) -> Option<Vec<Phrase>> {
        if self.proposal.evidence.topic.is_empty() || self.around.is_empty() {
            return None;
        }
        let texts = self.cases.iter().flat_map(|case| {
            std::iter::once(&case.message)
                .chain(&case.said)
                .map(|text| (case.ticket.clone(), case.masked(text)))
        });
        telling(&[texts.collect(), self.around.to_vec()], TELLING_MAX).into_iter().next()
    }

    fn telling_words(&mut self, section: Section, id: &str, subject: Option<&str>, words: &[Phrase]) {
        let word = |phrase: &Phrase| {
            let say = Say::new("proposal-telling-word").with("text", &phrase.text);
            (self.say)(&say.with("count", phrase.tickets.len()))
        };
        let told: Vec<String> = words.iter().map(word).collect();
        let tickets = owners(words);
        let say = Say::new(id)
            .with("subject", subject.unwrap_or_default())
            .with("words", told.join(", "))
            .with("count", tickets.len());
        self.add(section, Shape::Item, &say, tickets);
    }
}

fn owners(words: &[Phrase]) -> Vec<TicketId> {
    let all: BTreeSet<&TicketId> = words.iter().flat_map(|phrase| &phrase.tickets).collect();
    all.into_iter().cloned().collect()
}

/// For each kind (the texts of its tickets) the words and pairs of words that several of its tickets use and those of the
/// other kinds hardly do, the most telling first, at most `most`; none of a kind that is too rare.
pub fn telling(kinds: &[Vec<(TicketId, String)>], most: usize) -> Vec<Vec<Phrase>> {
    let mut seen: BTreeMap<Term, Seen> = BTreeMap::new();
    let mut sizes = Vec::new();
    for (kind, texts) in kinds.iter().enumerate() {
        sizes.push(texts.iter().map(|(ticket, _)| ticket).collect::<BTreeSet<_>>().len());
        for run in runs(texts, 1) {
            let single = run.windows(1).filter(|words| words[0].carries_meaning(4));
            let pairs = run.windows(2).filter(|words| words.iter().all(|word| word.carries_meaning(3)));
            for words in single.chain(pairs).filter(|words| words.iter().all(Word::may_tell)) {
                let (ticket, text) = &texts[words[0].text];
                let found =
                    seen.entry(words.iter().map(|word| stem(&word.folded)).collect()).or_insert_with(|| {
                        Seen {
                            text: text[words[0].from..words[words.len() - 1].until].to_lowercase(),
                            by_kind: BTreeMap::new(),
                        }
                    });
                found.by_kind.entry(kind).or_default().insert(ticket.clone());
            }
        }
    }
    let all: usize = sizes.iter().sum();
    let of = |kind: usize| {
        let mut scored: Vec<(f64, &Term, &Seen)> = seen
            .iter()
            .filter_map(|(term, found)| {
                let here = found.by_kind.get(&kind)?.len();
                let there = found.by_kind.values().map(BTreeSet::len).sum::<usize>() - here;
                // Half a ticket more on both sides: what nobody else wrote is not infinitely telling.
                let rate = |count: usize, of: usize| (count as f64 + 0.5) / (of as f64 + 1.0);
                let oftener = rate(here, sizes[kind]) / rate(there, all - sizes[kind]);
                let worth = if term.len() > 1 { PAIR } else { 1.0 };
                (here >= WORD_LEAST && sizes[kind] >= KIND_LEAST && oftener >= OFTENER)
                    .then(|| (here as f64 * oftener.ln() * worth, term, found))
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let mut chosen: Vec<(&Term, Phrase)> = Vec::new();
        for (_, term, found) in scored {
            let says_it_again = chosen.iter().any(|(other, _)| {
                term.iter().all(|word| other.contains(word)) || other.iter().all(|word| term.contains(word))
            });
            if !says_it_again {
                let tickets = found.by_kind[&kind].iter().cloned().collect();
                chosen.push((term, Phrase { text: found.text.clone(), tickets }));
            }
            if chosen.len() == most {
                break;
            }
        }
        chosen.into_iter().map(|(_, phrase)| phrase).collect()
    };
    (0..kinds.len()).map(of).collect()
}

/// Fees and fee are the same word.
fn stem(word: &str) -> String {
    let plural = word.strip_suffix('s').filter(|stem| stem.len() >= 3 && !stem.ends_with('s'));
    plural.unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(from: usize, texts: &[&str]) -> Vec<(TicketId, String)> {
        let ids = (from..).map(|nth| TicketId::new(nth.to_string()));
        ids.zip(texts.iter().map(|text| (*text).to_owned())).collect()
    }

    fn words(found: &[Phrase]) -> Vec<(&str, usize)> {
        found.iter().map(|phrase| (phrase.text.as_str(), phrase.tickets.len())).collect()
    }

    #[test]
    fn each_kind_is_told_by_the_words_that_the_others_do_not_use() {
        let fees = [
            "They charged an overdraft fee on my account",
            "Two overdraft fees on my account",
            "An overdraft fee",
        ];
        let locks = ["My account is locked, no access", "They locked my account", "The account stays locked"];
        let more = ["A fee again", "My account has a fee"];
        let kinds = [
            kind(0, &[&fees[..], &more].concat()),
            kind(10, &[&locks[..], &["Locked out", "No account"]].concat()),
        ];
        let found = telling(&kinds, 3);
        assert_eq!(words(&found[0]), [("overdraft fee", 3)], "{found:?}");
        assert_eq!(words(&found[1]), [("locked", 4)], "all of them say account: {found:?}");
    }

    #[test]
    fn what_one_customer_repeats_what_was_masked_and_what_is_rare_tells_nothing() {
        let kinds = [
            kind(
                0,
                &["fraudulent fraudulent fraudulent transfer XXXX", "the branch manager XXXX", "a", "b", "c"],
            ),
            kind(10, &["my card", "my card", "my card", "my card", "my card"]),
            kind(20, &["my wallet", "my wallet", "my wallet"]),
        ];
        let found = telling(&kinds, 5);
        assert!(found[0].is_empty() && found[2].is_empty(), "{found:?}");
        assert_eq!(words(&found[1]), [("card", 5)]);
    }
}
