//! What is written already: articles and open requests as the target lists them, how often tickets used them, and which of
//! them answers a ticket. Reuse is review: an article is as fresh as its last edit or the last ticket that it resolved.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::clean::Clean;
use super::filter::tokens;
use super::proposal::{Effect, State, Target, Told};
use super::say::Say;
use super::standing::{Confidence, Standing};
use super::ticket::Knowledge;

/// Hints that are given at most.
const HINTS_MAX: usize = 3;

/// How often an article was used, by the tickets' own word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Use {
    /// Resolved tickets that it answered.
    pub linked: u32,
    /// When the last of them was solved.
    pub last: Option<Timestamp>,
    /// Tickets whose agent said that it is wrong or stale.
    pub flags: Vec<Flag>,
}

/// That an article is wrong or stale, by the agent of a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flag {
    /// What people call the ticket.
    pub key: Clean,
    /// The words.
    pub words: Clean,
    /// When that ticket was solved.
    pub at: Option<Timestamp>,
}

/// Why nobody should trust an article as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stale {
    /// Nobody edited or used it for so many days.
    Unused(u32),
    /// It is out, and the contacts of its cause are not fewer.
    Unchanged,
}

/// An article with how it was used, whose it is, and what speaks against it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shelved {
    /// As the target lists it.
    pub article: Target,
    /// How it was used.
    pub used: Use,
    /// What the records call it.
    pub about: String,
    /// Whose it is, and who found it right.
    pub standing: Standing,
    /// Why it is stale, if so.
    pub stale: Option<Stale>,
}

impl Shelved {
    /// The catalogue's id of the word for how it stands: validated and archived count more than where it is.
    #[must_use]
    pub fn told_state(&self) -> String {
        match self.standing.confidence {
            Some(said @ (Confidence::Validated | Confidence::Archived)) => said.told(),
            _ => self.article.state.told(),
        }
    }

    /// When it was last edited or used.
    #[must_use]
    pub fn verified(&self) -> Option<Timestamp> {
        self.article.since.max(self.used.last)
    }

    /// The flags that came since it was last edited: what was mended is no longer wrong.
    pub fn flags(&self) -> impl Iterator<Item = &Flag> {
        let edited = self.article.since;
        self.used
            .flags
            .iter()
            .filter(move |flag| flag.at.is_none_or(|at| edited.is_none_or(|edited| at > edited)))
    }

    /// Why it is stale: not used for `days`, or out without fewer contacts.
    #[must_use]
    pub fn staleness(&self, days: u32, effect: Option<&Effect>, now: Timestamp) -> Option<Stale> {
        if self.article.state != State::Published {
            return None;
        }
        let verified = self.verified().unwrap_or(Timestamp::MIN);
        let idle = now.duration_since(verified).as_hours() / 24;
        if idle >= i64::from(days) {
            return Some(Stale::Unused(u32::try_from(idle.min(9_999)).unwrap_or(days)));
        }
        let is_known = |effect: &&Effect| effect.windows.is_some() && effect.days() >= UNCHANGED_DAYS;
        effect.filter(is_known).filter(|effect| effect.told != Told::Fewer).map(|_| Stale::Unchanged)
    }
}

/// Days after which an article that is out should have been felt.
const UNCHANGED_DAYS: u32 = 28;

/// The id that a knowledge action names, and the words after it.
pub fn named(field: &str) -> Option<(bool, &str, &str)> {
    let (word, rest) = field.split_once(':')?;
    let is_flag = match word {
        "linked" => false,
        "flagged" => true,
        _ => return None,
    };
    let rest = rest.trim();
    let (id, words) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    (!id.is_empty()).then(|| (is_flag, id, words.trim()))
}

/// Counts how often each article was used: knowledge action, what people call the ticket, and when it was solved.
pub fn uses<'a>(
    tickets: impl IntoIterator<Item = (&'a str, &'a Clean, Option<Timestamp>)>,
) -> BTreeMap<String, Use> {
    let mut uses: BTreeMap<String, Use> = BTreeMap::new();
    for (field, key, solved) in tickets {
        let Some((is_flag, id, words)) = named(field) else { continue };
        let one = uses.entry(id.to_owned()).or_default();
        if is_flag {
            one.flags.push(Flag { key: key.clone(), words: Clean::line(words), at: solved });
        } else {
            one.linked += 1;
            one.last = one.last.max(solved);
        }
    }
    uses
}

/// Why an article may answer a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// So many similar tickets were resolved with it.
    Similar(u32),
    /// Its title shares so many telling words with the subject.
    Words(u32),
}

impl Why {
    /// As a sentence's end.
    pub fn say(self) -> Say {
        match self {
            Self::Similar(count) => Say::new("hint-similar").with("count", count),
            Self::Words(count) => Say::new("hint-words").with("count", count),
        }
    }
}

/// An article that may answer a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hint {
    /// Its id, as a link names it.
    pub id: Clean,
    /// Its title.
    pub title: Clean,
    /// Why it is named, the strongest reason first.
    pub why: Vec<Why>,
    /// Tickets that it answered.
    pub linked: u32,
    /// When it was last edited or used.
    pub verified: Option<Timestamp>,
}

/// The articles that may answer a ticket of this subject, the best first: `similar` are the knowledge actions of tickets that
/// read like it.
pub fn hints<'a>(
    articles: &[Target],
    uses: &BTreeMap<String, Use>,
    subject: &str,
    similar: impl IntoIterator<Item = &'a str>,
) -> Vec<Hint> {
    let mut linked: BTreeMap<&str, u32> = BTreeMap::new();
    for field in similar {
        if let Some((false, id, _)) = named(field) {
            *linked.entry(id).or_default() += 1;
        }
    }
    let words = telling(subject);
    let mut found: Vec<(u32, Hint)> = Vec::new();
    for article in articles.iter().filter(|article| article.state == State::Published) {
        let by_tickets = linked.get(article.id.as_str()).copied().unwrap_or_default();
        let by_words = telling(article.title.as_str()).intersection(&words).count() as u32;
        let mut why = Vec::new();
        // One of many that read alike is chance.
        why.extend((by_tickets >= 2).then_some(Why::Similar(by_tickets)));
        why.extend((by_words >= 2).then_some(Why::Words(by_words)));
        if !why.is_empty() {
            let known = uses.get(article.id.as_str());
            let hint = Hint {
                id: article.id.clone(),
                title: article.title.clone(),
                why,
                linked: known.map_or(0, |known| known.linked),
                verified: article.since.max(known.and_then(|known| known.last)),
            };
            found.push((3 * by_tickets + by_words, hint));
        }
    }
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.truncate(HINTS_MAX);
    found.into_iter().map(|(_, hint)| hint).collect()
}

/// What exists already for a proposal: the article that at least two of its tickets were resolved with, else one whose title
/// says the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Existing {
    /// Its id there.
    pub id: Clean,
    /// Its title.
    pub title: Clean,
    /// How many of the proposal's tickets were resolved with it; nought where the title alone says so.
    pub linked: u32,
}

/// See [`Existing`]. `links` are the knowledge actions of the proposal's tickets; `title` is what would be written.
pub fn existing<'a>(
    known: &[Target],
    title: &str,
    links: impl IntoIterator<Item = &'a Clean>,
) -> Option<Existing> {
    let mut linked: BTreeMap<&str, u32> = BTreeMap::new();
    let links: Vec<Option<Knowledge>> =
        links.into_iter().map(|field| Knowledge::parse(field.as_str())).collect();
    for link in &links {
        if let Some(Knowledge::Linked(id)) = link {
            *linked.entry(id.as_str()).or_default() += 1;
        }
    }
    let open = |target: &&Target| !target.state.is_finished();
    let of =
        |target: &Target, linked| Existing { id: target.id.clone(), title: target.title.clone(), linked };
    let by_links = linked.into_iter().filter(|(_, count)| *count >= 2).max_by_key(|(_, count)| *count);
    if let Some((id, count)) = by_links
        && let Some(target) = known.iter().filter(open).find(|target| target.id.as_str() == id)
    {
        return Some(of(target, count));
    }
    let words = telling(title);
    let alike = |target: &&Target| {
        let theirs = telling(target.title.as_str());
        let both = theirs.intersection(&words).count();
        both >= 2 && both * 10 >= theirs.union(&words).count() * 6
    };
    known.iter().filter(open).find(alike).map(|target| of(target, 0))
}

/// The words of a title that say something.
fn telling(text: &str) -> BTreeSet<String> {
    tokens(text).into_iter().filter(|word| word.chars().count() >= 4).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str, title: &str) -> Target {
        Target {
            id: Clean::line(id),
            state: State::Published,
            title: Clean::line(title),
            url: None,
            since: Some("2026-01-05T00:00:00Z".parse().unwrap()),
        }
    }

    #[test]
    fn what_resolved_similar_tickets_comes_before_what_only_sounds_alike_and_each_says_why() {
        let articles = [
            article("1", "Statement names that look unknown"),
            article("2", "Subscriptions that renew"),
            article("3", "Late deliveries"),
        ];
        let found = hints(
            &articles,
            &BTreeMap::new(),
            "Unknown names on my statement",
            ["linked:2", "linked:2", "not_needed", "flagged:3"],
        );
        let ids: Vec<_> = found.iter().map(|hint| (hint.id.as_str(), hint.why.clone())).collect();
        assert_eq!(ids, [("2", vec![Why::Similar(2)]), ("1", vec![Why::Words(3)])]);
    }

    #[test]
    fn uses_count_links_and_keep_the_words_of_flags() {
        let key = Clean::line("42");
        let at = Some("2026-03-01T00:00:00Z".parse().unwrap());
        let found =
            uses([("linked:7", &key, at), ("flagged:7 step 3 is gone", &key, None), ("new", &key, at)]);
        assert_eq!((found["7"].linked, found["7"].last), (1, at));
        assert_eq!(found["7"].flags, [Flag { key, words: Clean::line("step 3 is gone"), at: None }]);
    }

    #[test]
    fn a_flag_is_open_until_the_article_is_edited_and_what_nobody_uses_is_stale() {
        let at = |day: &str| Some(format!("2026-{day}T00:00:00Z").parse::<Timestamp>().unwrap());
        let flag = |at| Flag { key: Clean::line("42"), words: Clean::line("step 3 is gone"), at };
        let mut one = Shelved {
            article: article("7", "t"),
            used: Use { linked: 1, last: at("02-01"), flags: vec![flag(at("01-02")), flag(at("02-01"))] },
            about: "7".to_owned(),
            standing: Standing::default(),
            stale: None,
        };
        assert_eq!(one.flags().count(), 1, "the older one was mended on the fifth of January");
        let now = at("06-01").unwrap();
        assert_eq!(one.staleness(180, None, now), None);
        assert_eq!(one.staleness(90, None, now), Some(Stale::Unused(120)));
        one.article.state = State::InReview;
        assert_eq!(one.staleness(90, None, now), None, "what nobody can read cannot be stale");
    }

    #[test]
    fn nothing_is_written_twice_whether_links_or_the_title_say_so() {
        let known = [article("1", "Statement name not recognisable"), article("2", "Late deliveries")];
        let links = ["linked:2", "linked:2", "new"].map(Clean::line);
        assert_eq!(existing(&known, "Something else", &links).map(|one| one.linked), Some(2));
        let by_title = existing(&known, "Statement name not recognisable: credit card", &[]).unwrap();
        assert_eq!((by_title.id.as_str(), by_title.linked), ("1", 0));
        assert_eq!(existing(&known, "Refund not posted", &[]), None);
    }
}
