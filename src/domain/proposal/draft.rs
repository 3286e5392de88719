//! The text of an article or a product request, made from tickets. Each sentence carries the tickets that
//! it rests on, at least two; the Markdown is put together from the sentences and from nothing else.
//! Personal data is masked before anything is compared or quoted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::case::Case;
use super::phrases::{Phrase, pairs, shared};
use super::ways::{teams, told_in};
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
    /// A list item below another.
    Step,
}

impl Shape {
    fn is_listed(self) -> bool {
        matches!(self, Self::Item | Self::Step)
    }
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
            } else if !before.is_some_and(|before| before.shape.is_listed() && sentence.shape.is_listed()) {
                text.push('\n');
            }
            text.push_str(match sentence.shape {
                Shape::Plain => "",
                Shape::Item => "- ",
                Shape::Quote => "> ",
                Shape::Step => "  - ",
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
    /// What customers of other topics of the same product wrote, by ticket.
    pub(super) around: &'a [(TicketId, String)],
    pub(super) cause: &'a str,
    pub(super) product: &'a str,
    pub(super) language: &'a str,
    pub(super) say: &'a dyn Fn(&Say) -> String,
    pub(super) sentences: Vec<Sentence>,
}

/// An article: the issue in customers' words, environment, how to tell it, cause, what to do by what is found, what the
/// customer is told, when others are asked, and what it was made from. `around` is what customers of other topics of the same
/// product wrote, masked; the cause's and the product's name are in `language`; `say` speaks that language.
pub fn article(
    proposal: &Proposal,
    (cases, around): (&[Case], &[(TicketId, String)]),
    (cause, product): (&str, &str),
    language: &str,
    say: &dyn Fn(&Say) -> String,
) -> Draft {
    let mut desk = Desk { proposal, cases, around, cause, product, language, say, sentences: Vec::new() };
    desk.voices(Section::Issue);
    if proposal.evidence.topic.is_empty() {
        desk.subjects();
        desk.values(Section::Issue, "proposal-reason", |case| case.facts.get(&Fact::Reason).map(readable));
    }
    // What tells a topic is what its issue is; what tells several kinds apart comes after.
    if !proposal.evidence.topic.is_empty() {
        desk.kinds(Section::Issue);
    }
    desk.environment();
    desk.versions(Section::Environment);
    if proposal.evidence.topic.is_empty() {
        desk.kinds(Section::Tell);
    }
    let branches = desk.branches(&desk.ways());
    if branches.is_empty() {
        desk.findings(Section::Tell);
        desk.cause();
        let told = desk.written(|case| &case.replies, &[]);
        let done = desk.written(|case| &case.answers, &told);
        desk.resolution(done);
        desk.told(Section::Reply, told);
    } else {
        desk.cause();
        let told = told_in(&branches);
        desk.tell(branches);
        desk.replies(told);
    }
    desk.escalation();
    desk.sources();
    desk.draft()
}

/// A product request: how many tickets and customers, since when, what was found, week by week, where, in whose words.
/// Arguments as for [`article`].
pub fn request(
    proposal: &Proposal,
    (cases, around): (&[Case], &[(TicketId, String)]),
    (cause, product): (&str, &str),
    language: &str,
    say: &dyn Fn(&Say) -> String,
) -> Draft {
    let mut desk = Desk { proposal, cases, around, cause, product, language, say, sentences: Vec::new() };
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
    let branches = desk.branches(&desk.ways());
    if branches.is_empty() {
        desk.findings(Section::Cause);
        let found = desk.written(|case| &case.answers, &[]);
        desk.told(Section::Cause, found);
    } else {
        desk.found(Section::Cause, branches);
    }
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
        // Of a topic only what its customers write and those of other topics hardly do.
        let telling = self.telling_topic();
        if let Some(telling) = &telling {
            phrases.retain(|phrase| {
                let words = tokens(&phrase.text);
                telling.iter().any(|one| tokens(&one.text).iter().all(|word| words.contains(word)))
            });
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
        let more = if telling.is_some() { 0 } else { QUOTES_MAX.saturating_sub(phrases.len()) };
        for Phrase { text, tickets } in pairs(&texts, 4 * QUOTES_MAX).into_iter().filter(new).take(more) {
            let say = Say::new("proposal-words").with("text", text).with("count", tickets.len());
            self.add(section, Shape::Item, &say, tickets);
        }
    }

    /// One item for each value that at least two cases have, most frequent first.
    pub(super) fn values(&mut self, section: Section, id: &str, value: impl Fn(&Case) -> Option<String>) {
        for (value, tickets) in self.by_value(value) {
            let say = Say::new(id).with("value", value).with("count", tickets.len());
            self.add(section, Shape::Item, &say, tickets);
        }
    }

    fn by_value(&self, value: impl Fn(&Case) -> Option<String>) -> Vec<(String, Vec<TicketId>)> {
        let mut by_value: BTreeMap<String, Vec<TicketId>> = BTreeMap::new();
        for case in self.cases {
            if let Some(value) = value(case).filter(|value| !value.is_empty()) {
                by_value.entry(value).or_default().push(case.ticket.clone());
            }
        }
        let mut values: Vec<_> = by_value.into_iter().collect();
        values.retain(|(_, tickets)| tickets.len() > 1);
        values.sort_by_key(|(_, tickets)| std::cmp::Reverse(tickets.len()));
        values
    }

    /// Product, channel and language in one line: a value that all cases share without its count.
    fn environment(&mut self) {
        type Value = fn(&Case) -> Option<String>;
        let values: [(&str, Value); 3] = [
            ("proposal-environment-product", |case| case.facts.get(&Fact::Product).map(readable)),
            ("proposal-environment-channel", |case| case.channel.as_ref().map(readable)),
            ("proposal-environment-language", |case| case.facts.get(&Fact::Language).map(Clean::to_string)),
        ];
        let (mut parts, mut tickets) = (Vec::new(), Vec::new());
        for (id, value) in values {
            let values = self.by_value(value);
            let told: Vec<String> = match values.as_slice() {
                [(value, tickets)] if tickets.len() == self.cases.len() => vec![value.clone()],
                some => some.iter().map(|(value, tickets)| format!("{value} ({})", tickets.len())).collect(),
            };
            if !told.is_empty() {
                parts.push((self.say)(&Say::new(id).with("value", told.join(", "))));
                tickets.extend(values.into_iter().flat_map(|(_, tickets)| tickets));
            }
        }
        let count = tickets.iter().collect::<std::collections::BTreeSet<_>>().len();
        let say = Say::new("proposal-environment").with("parts", parts.join("; ")).with("count", count);
        self.add(Section::Environment, Shape::Item, &say, tickets);
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

    /// Which teams were asked, in how many; and whom to ask where none of this is what is found: whoever answers for the
    /// procedure that was followed, else for the cause.
    fn escalation(&mut self) {
        for (team, tickets) in teams(self.cases.iter()) {
            let say = Say::new("proposal-asked").with("value", team).with("count", tickets.len());
            self.add(Section::Escalation, Shape::Item, &say, tickets);
        }
        let owners = self.by_value(|case| case.owner.as_ref().map(Clean::to_string));
        let say = match owners.into_iter().next() {
            Some((owner, _)) => Say::new("proposal-escalate-owner").with("owner", owner),
            None => Say::new("proposal-escalate-else"),
        };
        let say = say.with("code", &self.proposal.evidence.cause).with("name", self.cause);
        let all = self.proposal.evidence.tickets.clone();
        self.add(Section::Escalation, Shape::Plain, &say, all);
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
            title: Clean::line(&(self.say)(&self.proposal.title_say(self.cause, self.product))),
            language: Clean::line(self.language),
            sentences: self.sentences,
        }
    }
}

/// `credit_card` as people write it.
pub(super) fn readable(code: &Clean) -> String {
    code.as_str().replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::proposal::key;
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
                found: Vec::new(),
                done: Vec::new(),
                owner: None,
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
        Proposal::candidate(kind, key(kind, "INF-06", "credit_card", 0), evidence)
    }

    fn words(say: &Say) -> String {
        let values: Vec<_> = say.args.iter().map(|(_, value)| value.as_str()).collect();
        format!("{} {}.", say.id, values.join(" "))
    }

    #[test]
    fn each_sentence_rests_on_at_least_two_tickets_and_the_text_is_those_sentences() {
        for draft in [
            article(
                &proposal(Kind::Knowledge),
                (&cases(), &[]),
                ("Statement name", "credit card"),
                "es-MX",
                &words,
            ),
            request(
                &proposal(Kind::Product),
                (&cases(), &[]),
                ("Statement name", "credit card"),
                "es-MX",
                &words,
            ),
        ] {
            assert!(draft.sentences.len() >= 5);
            assert!(draft.sentences.iter().all(|sentence| sentence.tickets.len() >= 2));
            let text = draft.markdown(&words);
            for line in text.as_str().lines().filter(|line| !line.is_empty() && !line.starts_with("## ")) {
                let bare = line.trim_start().trim_start_matches("- ").trim_start_matches("> ");
                assert!(draft.sentences.iter().any(|sentence| sentence.text.as_str() == bare), "{line}");
            }
        }
    }

    #[test]
    fn an_article_speaks_in_customers_words_and_names_nobody() {
        let text = article(
            &proposal(Kind::Knowledge),
            (&cases(), &[]),
            ("Statement name", "credit card"),
            "es-MX",
            &words,
        )
        .markdown(&words);
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
        let text = request(
            &proposal(Kind::Product),
            (&cases(), &[]),
            ("Statement name", "credit card"),
            "es-MX",
            &words,
        )
        .markdown(&words);
        assert!(text.as_str().contains("proposal-evidence 3 3 2026-11-01."), "{text}");
        assert!(text.as_str().contains("proposal-trend 1, 0, 2."), "{text}");
    }
}
