//! The words that several tickets share: the issue as customers put it, the answer as agents gave it.
//! Frequent phrases of five words and more, folded for comparing and shown as they were written. No
//! masking here: the texts come masked, and what was masked or redacted breaks a phrase.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::little_words::{COURTESY, EMPTY, FORMS, NOT, VAGUE};
use crate::domain::filter::fold;
use crate::domain::ids::TicketId;

/// Shortest phrase in words.
const WORDS_MIN: usize = 5;
/// Longest phrase in words; a longer shared passage shows as its beginning.
const WORDS_MAX: usize = 40;

impl Word {
    /// Whether it is a word of asking and thanking, which says nothing about a case.
    pub(super) fn is_courtesy(&self) -> bool {
        COURTESY.contains(&self.folded.as_str())
    }

    /// Whether it may tell one kind of case from another.
    pub(super) fn may_tell(&self) -> bool {
        !self.is_courtesy() && !self.is_vague()
    }

    /// Whether it is a word of how a case went, which tells no kind of case from another.
    fn is_vague(&self) -> bool {
        VAGUE.contains(&self.folded.as_str())
    }

    /// Whether it says something by itself: long enough, not one of the empty words, no number.
    pub(super) fn carries_meaning(&self, letters: usize) -> bool {
        self.folded.chars().count() >= letters
            && !EMPTY.contains(&self.folded.as_str())
            && !self.folded.contains(|c: char| c.is_ascii_digit())
    }
}

/// A phrase that at least two tickets share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// As the first of them wrote it.
    pub text: String,
    /// Who wrote it, in the order of the texts.
    pub tickets: Vec<TicketId>,
}

pub(super) struct Word {
    pub(super) folded: String,
    pub(super) text: usize,
    pub(super) from: usize,
    pub(super) until: usize,
}

/// The best shared phrases, at most `most`: longest and most supported first, none inside another.
/// A ticket may come with several texts.
pub fn shared(texts: &[(TicketId, String)], most: usize) -> Vec<Phrase> {
    let runs = runs(texts, WORDS_MIN);
    let mut found: Vec<(usize, Vec<&Word>, Vec<usize>)> = Vec::new();
    for (words, owners) in maximal(&runs, texts) {
        if worth_saying(&words) {
            // Support counts by its square: what ten share beats a long passage that two copied.
            let score = owners.len() * owners.len() * words.len();
            found.push((score, words, owners));
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| key(&a.1).cmp(&key(&b.1))));
    let mut chosen: Vec<(BTreeSet<&str>, Phrase)> = Vec::new();
    for (_, words, owners) in found {
        let set: BTreeSet<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        let says_it_again = chosen.iter().any(|(other, _)| {
            let both = set.intersection(other).count();
            both * 2 > set.len().min(other.len())
        });
        if !says_it_again {
            let (first, last) = (words[0], words[words.len() - 1]);
            let text =
                texts[first.text].1[first.from..last.until].split_whitespace().collect::<Vec<_>>().join(" ");
            chosen.push((
                set,
                Phrase { text, tickets: owners.iter().map(|at| texts[*at].0.clone()).collect() },
            ));
        }
        if chosen.len() == most {
            break;
        }
    }
    chosen.into_iter().map(|(_, phrase)| phrase).collect()
}

/// Pairs of neighbouring words that many tickets use ("late fee"), where whole phrases are too rare: in at
/// least two tickets and one in eight, most frequent first.
pub fn pairs(texts: &[(TicketId, String)], most: usize) -> Vec<Phrase> {
    let runs = runs(texts, WORDS_MIN);
    let mut found = Pairs::new();
    for run in &runs {
        for pair in run.windows(2).filter(|pair| pair.iter().all(|word| word.carries_meaning(3))) {
            if pair.iter().all(Word::is_courtesy) {
                continue;
            }
            let (_, owners) =
                found.entry((&pair[0].folded, &pair[1].folded)).or_insert_with(|| (pair, BTreeSet::new()));
            owners.insert(pair[0].text);
        }
    }
    let everybody = texts.iter().map(|(ticket, _)| ticket).collect::<BTreeSet<_>>().len();
    let mut phrases: Vec<Phrase> = found
        .into_values()
        .map(|(pair, owners)| Phrase {
            text: texts[pair[0].text].1[pair[0].from..pair[1].until].to_lowercase(),
            tickets: owners
                .into_iter()
                .map(|at| texts[at].0.clone())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
        })
        .filter(|phrase| phrase.tickets.len() >= 2 && phrase.tickets.len() * 8 >= everybody)
        .collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.tickets.len()));
    phrases.truncate(most);
    phrases
}

/// The words `at..at + length` of a run without the little words at both ends, as long as it stays a
/// phrase. Where a sentence begins or ends nothing is taken away.
fn trimmed(run: &[Word], at: usize, length: usize) -> Vec<&Word> {
    let mut words: Vec<&Word> = run[at..at + length].iter().collect();
    while at + length < run.len() && words.len() > WORDS_MIN && !words[words.len() - 1].carries_meaning(3) {
        words.pop();
    }
    // A "no" at the front turns the meaning round: it stays.
    while at > 0
        && words.len() > WORDS_MIN
        && !words[0].carries_meaning(3)
        && !NOT.contains(&words[0].folded.as_str())
    {
        words.remove(0);
    }
    words
}

fn key(words: &[&Word]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
}

/// The texts as runs of at least `least` words that a sentence end, a redaction or a mask parts.
pub(super) fn runs(texts: &[(TicketId, String)], least: usize) -> Vec<Vec<Word>> {
    let mut runs = Vec::new();
    for (text, (_, raw)) in texts.iter().enumerate() {
        let mut run: Vec<Word> = Vec::new();
        let mut from = None;
        for (at, c) in raw.char_indices().chain([(raw.len(), '\n')]) {
            let in_number = c == '.'
                && from.is_some_and(|from| raw[from..at].ends_with(|c: char| c.is_ascii_digit()))
                && raw[at + 1..].starts_with(|c: char| c.is_ascii_digit());
            // The point of “8.4” ends no sentence.
            if in_number || c.is_alphanumeric() || (c == '\'' || c == '’') && from.is_some() {
                from.get_or_insert(at);
                continue;
            }
            if let Some(start) = from.take() {
                let folded: String = fold(&raw[start..at]).chars().filter(|c| c.is_alphanumeric()).collect();
                if is_redacted(&folded) {
                    runs.push(std::mem::take(&mut run));
                } else if !folded.is_empty() {
                    run.push(Word { folded, text, from: start, until: at });
                }
            }
            if matches!(
                c,
                '.' | '!'
                    | '?'
                    | '\n'
                    | '•'
                    | '…'
                    | '¿'
                    | '¡'
                    | '"'
                    | '“'
                    | '”'
                    | '['
                    | ']'
                    | '{'
                    | '}'
                    | '|'
                    | '>'
            ) {
                runs.push(std::mem::take(&mut run));
            }
        }
    }
    runs.retain(|run| run.len() >= least);
    runs
}

/// `XXXX`, `XX` and longer runs of x, as public complaint data has them.
fn is_redacted(folded: &str) -> bool {
    folded.len() >= 2 && folded.bytes().all(|byte| byte == b'x')
}

/// By the folded words of a pair: where it stands first, and the texts that have it.
type Pairs<'a> = BTreeMap<(&'a str, &'a str), (&'a [Word], BTreeSet<usize>)>;

type Found<'a> = (Vec<&'a Word>, Vec<usize>);

/// Phrases that cannot grow to the left or right without losing a ticket. The second part lists a text of
/// each ticket that has the phrase, the first writer first.
fn maximal<'a>(runs: &'a [Vec<Word>], texts: &[(TicketId, String)]) -> Vec<Found<'a>> {
    // Words as numbers: windows compare and hash as slices.
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut owners: BTreeMap<&TicketId, u32> = BTreeMap::new();
    let owner: Vec<u32> = texts
        .iter()
        .map(|(ticket, _)| {
            let next = owners.len() as u32;
            *owners.entry(ticket).or_insert(next)
        })
        .collect();
    let runs: Vec<(&[Word], Vec<u32>)> = runs
        .iter()
        .map(|run| {
            let ids = run.iter().map(|word| {
                let next = numbers.len() as u32;
                *numbers.entry(&word.folded).or_insert(next)
            });
            (run.as_slice(), ids.collect())
        })
        .collect();
    // Level by level: a window of n+1 words can only be shared where both its windows of n words are.
    let mut kept: HashMap<&[u32], Vec<(usize, usize)>> = HashMap::new();
    let mut result = Vec::new();
    for length in WORDS_MIN..=WORDS_MAX {
        let mut level: HashMap<&[u32], Vec<(usize, usize)>> = HashMap::new();
        for (nth, (_, ids)) in runs.iter().enumerate() {
            for (at, window) in ids.windows(length).enumerate() {
                if length == WORDS_MIN
                    || kept.contains_key(&window[1..]) && kept.contains_key(&window[..length - 1])
                {
                    level.entry(window).or_default().push((nth, at));
                }
            }
        }
        let writers = |places: &[(usize, usize)]| {
            places.iter().map(|(run, _)| owner[runs[*run].0[0].text]).collect::<BTreeSet<_>>().len()
        };
        level.retain(|_, places| writers(places) >= 2);
        // A shorter window whose support survives in a longer one is not a phrase of its own.
        let mut covered: BTreeSet<&[u32]> = BTreeSet::new();
        for (window, places) in &level {
            for part in [&window[1..], &window[..length - 1]] {
                if kept.get(part).is_some_and(|shorter| writers(shorter) == writers(places)) {
                    covered.insert(part);
                }
            }
        }
        harvest(&kept, &covered, &runs, &owner, &mut result);
        if level.is_empty() {
            return result;
        }
        kept = level;
    }
    harvest(&kept, &BTreeSet::new(), &runs, &owner, &mut result);
    result
}

fn harvest<'a>(
    kept: &HashMap<&[u32], Vec<(usize, usize)>>,
    covered: &BTreeSet<&[u32]>,
    runs: &[(&'a [Word], Vec<u32>)],
    owner: &[u32],
    result: &mut Vec<Found<'a>>,
) {
    for (window, places) in kept {
        if covered.contains(window) {
            continue;
        }
        let (run, at) = places[0];
        let words = trimmed(runs[run].0, at, window.len());
        let mut seen = BTreeSet::new();
        let texts = places
            .iter()
            .map(|(run, _)| runs[*run].0[0].text)
            .filter(|text| seen.insert(owner[*text]))
            .collect();
        result.push((words, texts));
    }
}

/// Three different words that carry meaning, two of them more than courtesy, no form letter, and most of it words rather than
/// numbers.
fn worth_saying(words: &[&Word]) -> bool {
    let content: BTreeSet<&str> =
        words.iter().filter(|word| word.carries_meaning(4)).map(|word| word.folded.as_str()).collect();
    let plain = content.iter().filter(|word| !COURTESY.contains(word)).count();
    let phrase = format!(" {} ", key(words));
    content.len() >= 3
        && plain >= 2
        && content.len() * 4 >= words.len()
        && !FORMS.iter().any(|form| phrase.contains(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[&str]) -> Vec<(String, usize)> {
        let texts: Vec<_> = texts
            .iter()
            .enumerate()
            .map(|(nth, text)| (TicketId::new(nth.to_string()), (*text).to_owned()))
            .collect();
        shared(&texts, 5).into_iter().map(|phrase| (phrase.text, phrase.tickets.len())).collect()
    }

    #[test]
    fn the_longest_shared_wording_is_found_across_case_accents_and_punctuation() {
        let phrases = found(&[
            "Hola. No reconozco el cargo de Amazon en mi estado de cuenta, ayuda",
            "Buenas, NO RECONOZCO el cargo de Amázon en mi estado de cuenta!",
            "Mi tarjeta no llega.",
        ]);
        assert_eq!(phrases, [("No reconozco el cargo de Amazon en mi estado de cuenta".to_owned(), 2)]);
    }

    #[test]
    fn one_ticket_repeating_itself_is_no_recurrence() {
        let one = TicketId::new("1");
        let text = "the merchant charged my card twice for one order".to_owned();
        assert!(shared(&[(one.clone(), text.clone()), (one, text)], 5).is_empty());
    }

    #[test]
    fn greetings_redactions_and_empty_words_are_no_phrase() {
        assert!(
            found(&["Thank you for your kind attention today", "thank you for your kind attention today"])
                .is_empty()
        );
        assert!(
            found(&["charged by XXXX on XX/XX/XXXX at XXXX", "charged by XXXX on XX/XX/XXXX at XXXX"])
                .is_empty()
        );
        assert!(
            found(&["when they said that this would then", "when they said that this would then"]).is_empty()
        );
    }

    #[test]
    fn asking_for_help_and_thanking_are_no_evidence_in_any_language() {
        for text in [
            "Me pueden ayudar, por favor",
            "¿Me podrían ayudar con esto lo antes posible, por favor?",
            "Quiero una solución lo antes posible, gracias",
            "Podem me ajudar, por favor",
            "Quero uma solução o quanto antes",
            "Can you help me please",
            "I need your help with this as soon as possible, thank you",
        ] {
            assert_eq!(found(&[text, text]), [], "{text}");
        }
        let case = "Me pueden ayudar con el cargo duplicado de mi tarjeta";
        assert_eq!(found(&[case, case]).len(), 1, "what it is about stays");
    }

    #[test]
    fn the_point_in_a_number_ends_no_sentence() {
        let text = "Since version 8.4 the screen of the card stays white";
        assert_eq!(found(&[text, text]), [(text.to_owned(), 2)]);
        let two = "The screen of the app stays white since version 8. The card opens no screen of payments";
        let phrases = found(&[two, two]);
        assert!(phrases.len() == 2 && phrases.iter().all(|(text, _)| !text.contains(". ")), "{phrases:?}");
    }

    #[test]
    fn more_support_outweighs_more_words_and_nothing_is_said_twice() {
        let phrases = found(&[
            "the refund was never posted to my account even though the shop confirmed it",
            "the refund was never posted to my account even though the shop confirmed it",
            "they say the refund was never posted to my account",
            "The refund was never posted to my account, please",
        ]);
        assert_eq!(phrases.len(), 1);
        assert_eq!(phrases[0].1, 4);
    }

    #[test]
    fn the_result_does_not_depend_on_chance() {
        let texts = [
            "my payment was returned without any notice given and a late fee was charged",
            "a late fee was charged because my payment was returned without any notice given",
            "late fee was charged twice in a row by this bank",
            "again a late fee was charged twice in a row",
        ];
        let first = found(&texts);
        assert!((0..20).all(|_| found(&texts) == first));
    }
}
