//! The text of an article or a product request, made from tickets. Each sentence carries the tickets that
//! it rests on, at least two; the Markdown is put together from the sentences and from nothing else.
//! Personal data is masked before anything is compared or quoted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::case::Case;
use super::phrases::{Phrase, pairs, shared};
use super::{Kind, Proposal};
use crate::domain::change::Document;
use crate::domain::clean::Clean;
use crate::domain::filter::tokens;
use crate::domain::ids::{ProposalKey, TicketId};
use crate::domain::say::Say;
use crate::domain::tally::Dim;
use crate::domain::ticket::Fact;

/// Quotes a section shows at most.
const QUOTES_MAX: usize = 5;
/// Answers that an article gives at most: it may be about several kinds of cases.
const ANSWERS_MAX: usize = 24;

/// A part of the text, under its own heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Article: the issue in the customers' words.
    Issue,
    /// Article: where it happens.
    Environment,
    /// Article: what tells it from others.
    Tell,
    /// Article: why.
    Cause,
    /// Article: what resolved it.
    Resolution,
    /// Article: what the customer is told.
    Reply,
    /// Article: when others are asked.
    Escalation,
    /// Article: what it was made from.
    Sources,
    /// Request: how many, how many customers, since when.
    Evidence,
    /// Request: week by week.
    Trend,
    /// Request: sites, products, languages.
    Where,
    /// Request: customers' words.
    Voices,
}

impl Section {
    /// The catalogue's id of the heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Issue => "proposal-heading-issue",
            Self::Environment => "proposal-heading-environment",
            Self::Tell => "proposal-heading-tell",
            Self::Cause => "proposal-heading-cause",
            Self::Resolution => "proposal-heading-resolution",
            Self::Reply => "proposal-heading-reply",
            Self::Escalation => "proposal-heading-escalation",
            Self::Sources => "proposal-heading-sources",
            Self::Evidence => "proposal-heading-evidence",
            Self::Trend => "proposal-heading-trend",
            Self::Where => "proposal-heading-where",
            Self::Voices => "proposal-heading-voices",
        }
    }
}

/// How a sentence stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A line of running text.
    Plain,
    /// A list item.
    Item,
    /// A quotation.
    Quote,
}

/// One sentence and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Where it stands.
    pub section: Section,
    /// How it stands there.
    pub shape: Shape,
    /// Its words.
    pub text: Clean,
    /// The tickets behind it, at least two.
    pub tickets: Vec<TicketId>,
}

/// A text in the making.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Article or request.
    pub kind: Kind,
    /// The proposal's key.
    pub key: ProposalKey,
    /// Title.
    pub title: Clean,
    /// Language tag.
    pub language: Clean,
    /// The sentences in order; those of one section stand together.
    pub sentences: Vec<Sentence>,
}

impl Draft {
    /// The text in Markdown. `say` turns the headings into words.
    pub fn markdown(&self, say: &dyn Fn(&Say) -> String) -> Clean {
        let mut text = String::new();
        let mut before: Option<&Sentence> = None;
        for sentence in &self.sentences {
            if before.map(|before| before.section) != Some(sentence.section) {
                text.push_str(if before.is_some() { "\n## " } else { "## " });
                text.push_str(&say(&Say::new(sentence.section.heading())));
                text.push_str("\n\n");
            } else if before.map(|before| before.shape) != Some(sentence.shape)
                || sentence.shape != Shape::Item
            {
                text.push('\n');
            }
            text.push_str(match sentence.shape {
                Shape::Plain => "",
                Shape::Item => "- ",
                Shape::Quote => "> ",
            });
            text.push_str(sentence.text.as_str());
            text.push('\n');
            before = Some(sentence);
        }
        Clean::text(&text)
    }

    /// The document as it leaves.
    pub fn document(&self, say: &dyn Fn(&Say) -> String) -> Document {
        Document {
            key: self.key.clone(),
            title: self.title.clone(),
            text: self.markdown(say),
            language: self.language.clone(),
            publish: false,
        }
    }
}

/// What a draft is made with.
pub(super) struct Desk<'a> {
    pub(super) proposal: &'a Proposal,
    pub(super) cases: &'a [Case],
    cause: &'a str,
    pub(super) language: &'a str,
    pub(super) say: &'a dyn Fn(&Say) -> String,
    sentences: Vec<Sentence>,
}

/// An article: the issue in customers' words, environment, how to tell it, cause, what resolved it, what the customer is told,
/// when others are asked, and what it was made from. `cause` is the cause's
/// name in `language`; `say` speaks that language.
pub fn article(
    proposal: &Proposal,
    cases: &[Case],
    cause: &str,
    language: &str,
    say: &dyn Fn(&Say) -> String,
) -> Draft {
    let mut desk = Desk { proposal, cases, cause, language, say, sentences: Vec::new() };
    desk.voices(Section::Issue);
    desk.subjects();
    desk.values(Section::Issue, "proposal-reason", |case| case.facts.get(&Fact::Reason).map(readable));
    desk.values(Section::Environment, "proposal-product", |case| {
        case.facts.get(&Fact::Product).map(readable)
    });
    desk.values(Section::Environment, "proposal-channel", |case| case.channel.as_ref().map(readable));
    desk.values(Section::Environment, "proposal-language", |case| {
        case.facts.get(&Fact::Language).map(Clean::to_string)
    });
    desk.versions(Section::Environment);
    desk.kinds(Section::Tell);
    desk.findings(Section::Tell);
    desk.cause();
    let told = desk.written(|case| &case.replies, &[]);
    let done = desk.written(|case| &case.answers, &told);
    desk.resolution(done);
    desk.told(Section::Reply, told);
    desk.escalation();
    desk.sources();
    desk.draft()
}

/// A product request: how many tickets and customers, since when, what was found, week by week, where, in whose words.
/// Arguments as for [`article`].
pub fn request(
    proposal: &Proposal,
    cases: &[Case],
    cause: &str,
    language: &str,
    say: &dyn Fn(&Say) -> String,
) -> Draft {
    let mut desk = Desk { proposal, cases, cause, language, say, sentences: Vec::new() };
    let evidence = &proposal.evidence;
    let all = evidence.tickets.clone();
    let count = Say::new("proposal-evidence")
        .with("tickets", all.len())
        .with("customers", evidence.customers)
        .with("since", evidence.since.strftime("%Y-%m-%d"));
    desk.add(Section::Evidence, Shape::Plain, &count, all.clone());
    desk.pace();
    desk.amounts();
    desk.cause();
    desk.findings(Section::Cause);
    let found = desk.written(|case| &case.answers, &[]);
    desk.told(Section::Cause, found);
    let weeks: Vec<String> = evidence.trend.iter().map(u64::to_string).collect();
    desk.add(Section::Trend, Shape::Plain, &Say::new("proposal-trend").with("weeks", weeks.join(", ")), all);
    desk.growth();
    desk.values(Section::Where, "proposal-product", |case| case.facts.get(&Fact::Product).map(readable));
    desk.values(Section::Where, "proposal-site", |case| case.facts.get(&Fact::Site).map(Clean::to_string));
    desk.values(Section::Where, "proposal-language", |case| {
        case.facts.get(&Fact::Language).map(Clean::to_string)
    });
    desk.values(Section::Where, "proposal-reason", |case| case.facts.get(&Fact::Reason).map(readable));
    desk.versions(Section::Where);
    desk.voices(Section::Voices);
    desk.kinds(Section::Voices);
    desk.draft()
}

impl Desk<'_> {
    /// Adds a sentence, if at least two tickets carry it.
    pub(super) fn add(&mut self, section: Section, shape: Shape, say: &Say, mut tickets: Vec<TicketId>) {
        let mut seen = std::collections::BTreeSet::new();
        tickets.retain(|ticket| seen.insert(ticket.clone()));
        if tickets.len() >= 2 {
            let text = Clean::line(&(self.say)(say));
            self.sentences.push(Sentence { section, shape, text, tickets });
        }
    }

    /// What the customers share in words: in the draft's language if they do there, else in any. Where
    /// hardly a phrase is shared, the pairs of words that they keep using.
    fn voices(&mut self, section: Section) {
        let messages = |own: bool| -> Vec<(TicketId, String)> {
            let cases = self.cases.iter().filter(|case| !own || case.speaks(self.language));
            cases.map(|case| (case.ticket.clone(), case.masked(&case.message))).collect()
        };
        let own = messages(true);
        let mut phrases = shared(&own, QUOTES_MAX);
        let texts = if phrases.is_empty() { messages(false) } else { own };
        if phrases.is_empty() {
            phrases = shared(&texts, QUOTES_MAX);
        }
        for phrase in &phrases {
            let say =
                Say::new("proposal-quote").with("text", &phrase.text).with("count", phrase.tickets.len());
            self.add(section, Shape::Quote, &say, phrase.tickets.clone());
        }
        // A pair out of a phrase that is quoted already says nothing more.
        let quoted: Vec<Vec<String>> = phrases.iter().map(|phrase| tokens(&phrase.text)).collect();
        let new = |pair: &Phrase| {
            let pair = tokens(&pair.text);
            !quoted.iter().any(|phrase| pair.iter().all(|word| phrase.contains(word)))
        };
        let more = QUOTES_MAX.saturating_sub(phrases.len());
        for Phrase { text, tickets } in pairs(&texts, 4 * QUOTES_MAX).into_iter().filter(new).take(more) {
            let say = Say::new("proposal-words").with("text", text).with("count", tickets.len());
            self.add(section, Shape::Item, &say, tickets);
        }
    }

    /// One item for each value that at least two cases have, most frequent first.
    fn values(&mut self, section: Section, id: &str, value: impl Fn(&Case) -> Option<String>) {
        let mut by_value: BTreeMap<String, Vec<TicketId>> = BTreeMap::new();
        for case in self.cases {
            if let Some(value) = value(case).filter(|value| !value.is_empty()) {
                by_value.entry(value).or_default().push(case.ticket.clone());
            }
        }
        let mut values: Vec<_> = by_value.into_iter().collect();
        values.sort_by_key(|(_, tickets)| std::cmp::Reverse(tickets.len()));
        for (value, tickets) in values {
            let say = Say::new(id).with("value", value).with("count", tickets.len());
            self.add(section, Shape::Item, &say, tickets);
        }
    }

    /// What the cases call themselves, where several share it.
    fn subjects(&mut self) {
        let subject = |case: &Case| Some(case.masked(&case.subject)).filter(|text| !text.trim().is_empty());
        self.values(Section::Issue, "proposal-subject", subject);
    }

    fn is_called(&self, ticket: &TicketId, subject: &str) -> bool {
        self.cases.iter().any(|case| case.ticket == *ticket && case.masked(&case.subject) == subject)
    }

    /// The subject that most of these tickets share, where the cases have several.
    fn subject_of(&self, tickets: &[TicketId]) -> Option<String> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut all = std::collections::BTreeSet::new();
        for case in self.cases {
            let subject = case.masked(&case.subject);
            if tickets.contains(&case.ticket) {
                *counts.entry(subject.clone()).or_default() += 1;
            }
            all.insert(subject);
        }
        let (subject, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        let is_theirs = count >= 2 && count * 3 >= tickets.len() * 2 && !subject.trim().is_empty();
        (is_theirs && all.len() > 1).then_some(subject)
    }

    fn cause(&mut self) {
        let evidence = &self.proposal.evidence;
        let say = Say::new("proposal-cause")
            .with("code", &evidence.cause)
            .with("name", self.cause)
            .with("count", evidence.tickets.len());
        let tickets = evidence.tickets.clone();
        self.add(Section::Cause, Shape::Plain, &say, tickets);
    }

    /// The words of what the text says anyhow: the cause, the subjects, the reasons. Nobody is helped by an answer that
    /// only repeats them.
    fn said_already(&self) -> std::collections::BTreeSet<String> {
        let reported = (self.say)(&Say::new("proposal-reason"));
        let mut said = format!("{} {} {reported}", self.proposal.evidence.cause, self.cause);
        for case in self.cases {
            said.push(' ');
            said.push_str(&case.masked(&case.subject));
            said.push(' ');
            said.push_str(&case.facts.get(&Fact::Reason).map(readable).unwrap_or_default());
        }
        tokens(&said).into_iter().collect()
    }

    /// What agents wrote alike (in the draft's language if they do there, else in any) and what is not said elsewhere: of each
    /// kind of case first, then of all.
    fn written(
        &self,
        texts: impl Fn(&Case) -> &[Clean],
        elsewhere: &[(Option<String>, Phrase)],
    ) -> Vec<(Option<String>, Phrase)> {
        let answers = |own: bool| -> Vec<(TicketId, String)> {
            let cases = self.cases.iter().filter(|case| !own || case.speaks(self.language));
            cases
                .flat_map(|case| texts(case).iter().map(|text| (case.ticket.clone(), case.masked(text))))
                .collect()
        };
        let mut phrases = shared(&answers(true), ANSWERS_MAX);
        if phrases.is_empty() {
            phrases = shared(&answers(false), ANSWERS_MAX);
        }
        let said = self.said_already();
        let news = |phrase: &Phrase| {
            let words = tokens(&phrase.text);
            let is_there = |(_, other): &(Option<String>, Phrase)| {
                let others = tokens(&other.text);
                words.iter().all(|word| others.contains(word))
            };
            words.iter().any(|word| !said.contains(word)) && !elsewhere.iter().any(is_there)
        };
        let found: Vec<(Option<String>, Phrase)> = phrases
            .into_iter()
            .filter(news)
            .map(|mut phrase| {
                let subject = self.subject_of(&phrase.tickets);
                if let Some(subject) = &subject {
                    // What is said of a kind is counted in that kind alone.
                    phrase.tickets.retain(|ticket| self.is_called(ticket, subject));
                }
                (subject, phrase)
            })
            .collect();
        // What is known to answer one kind of case comes before what is written on all of them; what belongs to one kind
        // stands together, in the order in which it was written.
        let (mut some, all): (Vec<_>, Vec<_>) = found.into_iter().partition(|(subject, _)| subject.is_some());
        let kinds: Vec<String> = some.iter().filter_map(|(subject, _)| subject.clone()).collect();
        let place = |phrase: &Phrase| {
            let case = self.cases.iter().find(|case| phrase.tickets.first() == Some(&case.ticket))?;
            texts(case).iter().position(|text| case.masked(text).contains(&phrase.text))
        };
        some.sort_by_key(|(subject, phrase)| {
            (kinds.iter().position(|kind| Some(kind) == subject.as_ref()), place(phrase))
        });
        some.into_iter().chain(all).collect()
    }

    /// What was written, an item each; what the same tickets say of one kind is one item.
    fn told(&mut self, section: Section, written: Vec<(Option<String>, Phrase)>) {
        let mut items: Vec<(Option<String>, Phrase)> = Vec::new();
        for (subject, phrase) in written {
            match items.last_mut() {
                Some((before, item))
                    if subject.is_some() && *before == subject && item.tickets == phrase.tickets =>
                {
                    item.text = format!("{} … {}", item.text, phrase.text);
                }
                _ => items.push((subject, phrase)),
            }
        }
        for (subject, phrase) in items {
            let id = if subject.is_some() { "proposal-answer-for" } else { "proposal-answer" };
            let say = Say::new(id).with("text", &phrase.text).with("count", phrase.tickets.len());
            let say = say.with("subject", subject.unwrap_or_default());
            self.add(section, Shape::Item, &say, phrase.tickets);
        }
    }

    /// The procedures that were followed, their steps, and what agents wrote alike.
    fn resolution(&mut self, written: Vec<(Option<String>, Phrase)>) {
        self.values(Section::Resolution, "proposal-procedure", |case| {
            case.facts.get(&Fact::Sop).map(|sop| Dim::Sop.value(sop.as_str()).to_owned())
        });
        self.steps(Section::Resolution);
        self.told(Section::Resolution, written);
        if !self.sentences.iter().any(|sentence| sentence.section == Section::Resolution) {
            let say = Say::new("proposal-resolution-open").with("name", self.cause);
            let tickets = self.proposal.evidence.tickets.clone();
            self.add(Section::Resolution, Shape::Plain, &say, tickets);
        }
    }

    /// Which teams were asked, in how many; and what to do where all of this does not help.
    fn escalation(&mut self) {
        let mut by_team: BTreeMap<&Clean, Vec<TicketId>> = BTreeMap::new();
        for case in self.cases {
            for team in &case.teams {
                by_team.entry(team).or_default().push(case.ticket.clone());
            }
        }
        let mut teams: Vec<_> = by_team.into_iter().map(|(team, tickets)| (team.clone(), tickets)).collect();
        teams.sort_by_key(|(_, tickets)| std::cmp::Reverse(tickets.len()));
        for (team, tickets) in teams {
            let say = Say::new("proposal-asked").with("value", team).with("count", tickets.len());
            self.add(Section::Escalation, Shape::Item, &say, tickets);
        }
        let all = self.proposal.evidence.tickets.clone();
        let is_asked = self.sentences.iter().any(|sentence| sentence.section == Section::Escalation);
        let id = if is_asked { "proposal-escalate-else" } else { "proposal-escalate-none" };
        let say = Say::new(id).with("code", &self.proposal.evidence.cause).with("name", self.cause);
        self.add(Section::Escalation, Shape::Plain, &say.with("count", all.len()), all);
    }

    /// What it was made from.
    fn sources(&mut self) {
        let evidence = &self.proposal.evidence;
        let say = Say::new("proposal-sources")
            .with("tickets", evidence.tickets.len())
            .with("customers", evidence.customers)
            .with("since", evidence.since.strftime("%Y-%m-%d"));
        let all = evidence.tickets.clone();
        self.add(Section::Sources, Shape::Plain, &say, all);
        self.values(Section::Sources, "proposal-version-of", |case| {
            case.facts.get(&Fact::Sop).map(|sop| Dim::Version.value(sop.as_str()).to_owned())
        });
    }

    fn draft(self) -> Draft {
        Draft {
            kind: self.proposal.kind,
            key: self.proposal.key.clone(),
            title: Clean::line(&(self.say)(&self.proposal.title_say(self.cause))),
            language: Clean::line(self.language),
            sentences: self.sentences,
        }
    }
}

/// `credit_card` as people write it.
fn readable(code: &Clean) -> String {
    code.as_str().replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::proposal::{State, key};
    use crate::domain::recurrence::Recurrence;

    fn cases() -> Vec<Case> {
        let messages = [
            "Hola, soy Laura Méndez. No reconozco el cargo de Amazon en mi estado de cuenta. Mi correo es laura@example.com",
            "No reconozco el cargo de Amazon en mi estado de cuenta y quiero mi dinero de vuelta, llámenme al 55 1234 5678",
            "I was charged by a shop I do not know at all",
        ];
        messages
            .iter()
            .enumerate()
            .map(|(nth, message)| Case {
                ticket: TicketId::new(nth.to_string()),
                subject: Clean::line("Cargo"),
                message: Clean::text(message),
                answers: vec![Clean::text(
                    "El nombre en el estado de cuenta es el del adquirente, no el de la tienda.",
                )],
                facts: BTreeMap::from([
                    (Fact::Product, Clean::line("credit_card")),
                    (Fact::Language, Clean::line(if nth < 2 { "es-MX" } else { "en" })),
                    (Fact::Sop, Clean::line("unrecognised-charge@1.0.0 3/9")),
                ]),
                replies: vec![Clean::text("Write to the shop first, and tell us what they answer.")],
                teams: vec![Clean::line("Fraud")],
                said: Vec::new(),
                steps: vec![Clean::line("Confirm who writes")],
                findings: vec![(Clean::line("Recognised?"), Clean::line("Yes"))],
                channel: None,
                people: vec![Clean::line("Laura Méndez")],
            })
            .collect()
    }

    fn proposal(kind: Kind) -> Proposal {
        let evidence = Recurrence {
            cause: Clean::line("INF-06"),
            product: Clean::line("credit_card"),
            topic: Clean::default(),
            others: Vec::new(),
            tickets: cases().into_iter().map(|case| case.ticket).collect(),
            customers: 3,
            since: "2026-11-01T00:00:00Z".parse().unwrap(),
            trend: vec![1, 0, 2],
        };
        Proposal {
            key: key(kind, "INF-06", "credit_card", 0),
            kind,
            state: State::Candidate,
            episode: 0,
            evidence,
            target: None,
            delivery: None,
            effect: None,
            existing: None,
            standing: crate::domain::standing::Standing::default(),
        }
    }

    fn words(say: &Say) -> String {
        let values: Vec<_> = say.args.iter().map(|(_, value)| value.as_str()).collect();
        format!("{} {}.", say.id, values.join(" "))
    }

    #[test]
    fn each_sentence_rests_on_at_least_two_tickets_and_the_text_is_those_sentences() {
        for draft in [
            article(&proposal(Kind::Knowledge), &cases(), "Statement name", "es-MX", &words),
            request(&proposal(Kind::Product), &cases(), "Statement name", "es-MX", &words),
        ] {
            assert!(draft.sentences.len() >= 5);
            assert!(draft.sentences.iter().all(|sentence| sentence.tickets.len() >= 2));
            let text = draft.markdown(&words);
            for line in text.as_str().lines().filter(|line| !line.is_empty() && !line.starts_with("## ")) {
                let bare = line.trim_start_matches("- ").trim_start_matches("> ");
                assert!(draft.sentences.iter().any(|sentence| sentence.text.as_str() == bare), "{line}");
            }
        }
    }

    #[test]
    fn an_article_speaks_in_customers_words_and_names_nobody() {
        let text =
            article(&proposal(Kind::Knowledge), &cases(), "Statement name", "es-MX", &words).markdown(&words);
        assert!(text.as_str().contains("No reconozco el cargo de Amazon en mi estado de cuenta"), "{text}");
        assert!(text.as_str().contains("El nombre en el estado de cuenta es el del adquirente"), "{text}");
        assert!(text.as_str().contains("unrecognised-charge 3"), "{text}");
        // Whoever has such a case reads how to tell it, what to do, what to say and when to ask others, in this order.
        let parts = ["issue", "tell", "cause", "resolution", "reply", "escalation", "sources"];
        let places = parts.map(|part| text.as_str().find(&format!("proposal-heading-{part}")));
        assert!(places.is_sorted() && places[0].is_some(), "{places:?} in {text}");
        assert!(
            text.as_str().contains("Write to the shop first")
                && text.as_str().contains("proposal-asked Fraud 3.")
        );
        for private in ["Laura", "Méndez", "example.com", "1234"] {
            assert!(!text.as_str().contains(private), "{private} in {text}");
        }
    }

    #[test]
    fn a_request_brings_count_customers_and_trend() {
        let text =
            request(&proposal(Kind::Product), &cases(), "Statement name", "es-MX", &words).markdown(&words);
        assert!(text.as_str().contains("proposal-evidence 3 3 2026-11-01."), "{text}");
        assert!(text.as_str().contains("proposal-trend 1, 0, 2."), "{text}");
    }
}
