//! The two sheets that end a case here: resolve, and return to Tier 1. They collect; the gate decides.

use serde::{Deserialize, Serialize};

use super::composer::Purpose;
use super::message::Effect;
use super::text::TextField;
use crate::domain::article::Hint;
use crate::domain::clean::Clean;
use crate::domain::ids::TicketId;
use crate::domain::suggest::Suggestion;
use crate::domain::ticket::{Knowledge, Verdict};

/// A field of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Root cause.
    Cause,
    /// Contributing causes.
    CausesAlso,
    /// Why, one line a step.
    Why,
    /// Knowledge action.
    Knowledge,
    /// The article that was linked or flagged.
    Article,
    /// Verdict on the escalation.
    Verdict,
    /// Reply to the customer.
    Reply,
    /// Why open steps and gates are passed.
    Override,
    /// What was missing.
    Missing,
}

/// The knowledge actions in the order of the sheet.
pub const KNOWLEDGE: [&str; 4] = ["linked", "new", "flagged", "not_needed"];

/// A resolve sheet as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    cause: Option<String>,
    causes_also: Vec<String>,
    why: String,
    knowledge: Option<usize>,
    article: String,
    verdict: Option<Verdict>,
    reply: String,
    #[serde(default)]
    reason: String,
}

/// Resolving a case.
#[derive(Debug, Clone)]
pub struct ResolveSheet {
    /// The ticket.
    pub ticket: TicketId,
    /// Root cause, a code.
    pub cause: Option<String>,
    /// The root cause that the ticket has already.
    pub recorded: Option<String>,
    /// Contributing causes.
    pub causes_also: Vec<String>,
    /// Causes that are offered, each with why.
    pub suggested: Vec<Suggestion>,
    /// Why.
    pub why: TextField,
    /// Index into [`KNOWLEDGE`].
    pub knowledge: Option<usize>,
    /// The article that was linked or flagged.
    pub article: TextField,
    /// The articles that may answer the case, the best first.
    pub hints: Vec<Hint>,
    /// Verdict on the escalation.
    pub verdict: Option<Verdict>,
    /// Reply to the customer; may stay empty.
    pub reply: TextField,
    /// Why open steps and gates are passed.
    pub reason: TextField,
    /// Whether this person may pass them.
    pub may_override: bool,
    /// The field that has the keys.
    pub at: Field,
    /// What the gate said, in words.
    pub refused: Vec<String>,
    /// Whether it is filled in for all marked tickets.
    pub many: bool,
    /// What this window last read or kept of the sheet.
    base: String,
}

impl ResolveSheet {
    /// An empty sheet for a ticket.
    #[must_use]
    pub fn new(ticket: TicketId, suggested: Vec<Suggestion>) -> Self {
        Self {
            ticket,
            cause: None,
            recorded: None,
            causes_also: Vec::new(),
            suggested,
            why: TextField::lines(""),
            knowledge: None,
            article: TextField::line(""),
            hints: Vec::new(),
            verdict: None,
            reply: TextField::lines(""),
            reason: TextField::line(""),
            may_override: false,
            at: Field::Cause,
            refused: Vec::new(),
            many: false,
            base: String::new(),
        }
    }

    /// Keeps what is filled in so far, so that closing, or a crash, loses nothing.
    pub fn draft(&mut self) -> Option<Effect> {
        // The draft of a ticket is that ticket's.
        if self.many {
            return None;
        }
        // A number that may become a card's is not kept while it is typed.
        // The number of an article that was offered is nobody's card.
        let article = (self.at == Field::Article).then_some(&self.article);
        let typed = [&self.why, &self.reply, &self.reason].into_iter().chain(article);
        if typed.into_iter().any(TextField::is_in_number) {
            return None;
        }
        let kept = Kept {
            cause: self.cause.clone(),
            causes_also: self.causes_also.clone(),
            why: self.why.text(),
            knowledge: self.knowledge,
            article: self.article.text(),
            verdict: self.verdict,
            reply: self.reply.text(),
            reason: self.reason.text(),
        };
        let text = serde_json::to_string(&kept).ok()?;
        keep(Purpose::Resolve(self.ticket.clone()), &mut self.base, text)
    }

    /// Cuts card data in what was written to what may be kept; tells whether there was some.
    pub fn cut_card_data(&mut self) -> bool {
        let why = self.why.cut_card_data();
        let article = self.article.cut_card_data();
        let reason = self.reason.cut_card_data();
        self.reply.cut_card_data() || why || article || reason
    }

    /// Fills in what was kept, field by field, where nothing was filled in meanwhile.
    pub fn restore(&mut self, kept: &str) {
        kept.clone_into(&mut self.base);
        let Ok(kept) = serde_json::from_str::<Kept>(kept) else { return };
        if self.cause == self.recorded {
            self.cause = kept.cause.or(self.cause.take());
        }
        if self.causes_also.is_empty() {
            self.causes_also = kept.causes_also;
        }
        let typed = self.article.text();
        let is_offered = self.hints.first().is_some_and(|hint| hint.id.as_str() == typed);
        if !kept.article.is_empty() && (typed.is_empty() || is_offered) {
            self.article = TextField::line(&kept.article);
        }
        let known = kept.knowledge.filter(|index| *index < KNOWLEDGE.len());
        self.knowledge = self.knowledge.or(known);
        self.verdict = self.verdict.or(kept.verdict);
        refill(&mut self.why, TextField::lines(&kept.why));
        refill(&mut self.reply, TextField::lines(&kept.reply));
        refill(&mut self.reason, TextField::line(&kept.reason));
    }

    /// The fields that are there now, in their order.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        let mut fields = vec![Field::Cause, Field::CausesAlso, Field::Why, Field::Knowledge];
        if self.needs_article() {
            fields.push(Field::Article);
        }
        fields.extend([Field::Verdict, Field::Reply]);
        if self.may_override {
            fields.push(Field::Override);
        }
        fields
    }

    /// Whether the knowledge action names an article.
    #[must_use]
    pub fn needs_article(&self) -> bool {
        matches!(self.knowledge, Some(0 | 2))
    }

    /// The knowledge action as it stands; an article that is not named yet is empty.
    #[must_use]
    pub fn action(&self) -> Option<Knowledge> {
        let article = Clean::line(self.article.text().trim());
        Some(match KNOWLEDGE[self.knowledge?] {
            "linked" => Knowledge::Linked(article),
            "flagged" => Knowledge::Flagged(article),
            "new" => Knowledge::New,
            _ => Knowledge::NotNeeded,
        })
    }

    /// Moves to another field.
    pub fn step(&mut self, forward: bool) {
        let fields = self.fields();
        let at = fields.iter().position(|field| *field == self.at).unwrap_or(0);
        let next = if forward { at + 1 } else { at + fields.len() - 1 };
        self.at = fields[next % fields.len()];
    }

    /// Moves to another option of the field; tells whether the field has options.
    pub fn turn(&mut self, forward: bool) -> bool {
        match self.at {
            Field::Knowledge => self.knowledge = Some(turned(self.knowledge, KNOWLEDGE.len(), forward)),
            Field::Verdict => self.verdict = Some(turned_verdict(self.verdict, &Verdict::ALL, forward)),
            _ => return false,
        }
        true
    }

    /// The text field that has the keys.
    pub fn text(&mut self) -> Option<&mut TextField> {
        match self.at {
            Field::Why => Some(&mut self.why),
            Field::Article => Some(&mut self.article),
            Field::Reply => Some(&mut self.reply),
            Field::Override => Some(&mut self.reason),
            _ => None,
        }
    }

    /// Takes the suggested cause of this rank, from 1.
    pub fn take_suggestion(&mut self, rank: usize) {
        if let Some(one) = rank.checked_sub(1).and_then(|index| self.suggested.get(index)) {
            self.cause = Some(one.code.clone());
        }
    }
}

/// The verdicts that a return may carry: a right escalation is not sent back.
pub const RETURN_VERDICTS: [Verdict; 3] = [Verdict::Avoidable, Verdict::Incomplete, Verdict::WrongQueue];

/// Returning a case to Tier 1.
#[derive(Debug, Clone)]
pub struct ReturnSheet {
    /// The ticket.
    pub ticket: TicketId,
    /// What was missing, one a line.
    pub missing: TextField,
    /// Verdict on the escalation.
    pub verdict: Option<Verdict>,
    /// The field that has the keys.
    pub at: Field,
    /// What the gate said, in words.
    pub refused: Vec<String>,
    /// Whether it is filled in for all marked tickets.
    pub many: bool,
    /// What this window last read or kept of the sheet.
    base: String,
}

/// A return sheet as it is kept.
#[derive(Serialize, Deserialize)]
struct KeptReturn {
    missing: String,
    verdict: Option<Verdict>,
}

impl ReturnSheet {
    /// An empty sheet for a ticket.
    #[must_use]
    pub fn new(ticket: TicketId) -> Self {
        Self {
            ticket,
            missing: TextField::line(""),
            verdict: None,
            at: Field::Missing,
            refused: Vec::new(),
            many: false,
            base: String::new(),
        }
    }

    /// Keeps what is filled in so far, so that closing, or a crash, loses nothing.
    pub fn draft(&mut self) -> Option<Effect> {
        if self.many || self.missing.is_in_number() {
            return None;
        }
        let kept = KeptReturn { missing: self.missing.text(), verdict: self.verdict };
        let text = serde_json::to_string(&kept).ok()?;
        keep(Purpose::Return(self.ticket.clone()), &mut self.base, text)
    }

    /// Fills in what was kept, field by field, where nothing was filled in meanwhile.
    pub fn restore(&mut self, kept: &str) {
        kept.clone_into(&mut self.base);
        if let Ok(kept) = serde_json::from_str::<KeptReturn>(kept) {
            refill(&mut self.missing, TextField::line(&kept.missing));
            self.verdict = self.verdict.or(kept.verdict);
        }
    }

    /// Moves to the other field.
    pub fn step(&mut self) {
        self.at = if self.at == Field::Missing { Field::Verdict } else { Field::Missing };
    }

    /// Moves to another verdict; tells whether the field has options.
    pub fn turn(&mut self, forward: bool) -> bool {
        if self.at == Field::Verdict {
            self.verdict = Some(turned_verdict(self.verdict, &RETURN_VERDICTS, forward));
        }
        self.at == Field::Verdict
    }
}

/// Puts what was kept into a field that is still empty.
fn refill(field: &mut TextField, kept: TextField) {
    if field.text().is_empty() {
        *field = kept;
    }
}

/// The order to keep a sheet, where it differs from what is kept.
pub(super) fn keep(purpose: Purpose, base: &mut String, text: String) -> Option<Effect> {
    if *base == text {
        return None;
    }
    let base = std::mem::replace(base, text.clone());
    Some(Effect::KeepDraft { purpose, base, text })
}

fn turned(at: Option<usize>, length: usize, forward: bool) -> usize {
    match at {
        None if forward => 0,
        None => length - 1,
        Some(at) => (if forward { at + 1 } else { at + length - 1 }) % length,
    }
}

fn turned_verdict(at: Option<Verdict>, all: &[Verdict], forward: bool) -> Verdict {
    let index = at.and_then(|verdict| all.iter().position(|known| *known == verdict));
    all[turned(index, all.len(), forward)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_asked_for_only_where_one_is_meant() {
        let mut sheet = ResolveSheet::new(TicketId::new("1"), Vec::new());
        assert!(!sheet.fields().contains(&Field::Article));
        sheet.at = Field::Knowledge;
        assert!(sheet.turn(true));
        assert!(sheet.fields().contains(&Field::Article));
        sheet.article = TextField::line("KB-88");
        assert_eq!(sheet.action().map(|action| action.to_field()), Some("linked:KB-88".to_owned()));
    }

    #[test]
    fn what_was_kept_never_displaces_what_was_typed_or_chosen_before_it_came() {
        let mut before = ResolveSheet::new(TicketId::new("1"), Vec::new());
        before.why = TextField::lines("kept why");
        before.reply = TextField::lines("kept reply");
        (before.cause, before.knowledge, before.verdict) = (Some("INF-01".to_owned()), Some(1), None);
        let Some(Effect::KeepDraft { text, .. }) = before.draft() else { panic!("a draft") };
        let mut sheet = ResolveSheet::new(TicketId::new("1"), Vec::new());
        sheet.at = Field::Why;
        sheet.why = TextField::lines("typed at once");
        sheet.at = Field::Knowledge;
        sheet.turn(true);
        sheet.cause = Some("INF-06".to_owned());
        sheet.restore(&text);
        assert_eq!(sheet.why.text(), "typed at once");
        assert_eq!((sheet.cause.as_deref(), sheet.knowledge), (Some("INF-06"), Some(0)));
        assert_eq!(sheet.reply.text(), "kept reply", "what was not touched comes back");
        for at in [Field::Knowledge, Field::Verdict] {
            sheet.at = at;
            for forward in [true, true, false, true, true, true] {
                sheet.turn(forward);
                assert_eq!(
                    (sheet.why.text().as_str(), sheet.reply.text().as_str()),
                    ("typed at once", "kept reply")
                );
            }
        }

        let mut back = ReturnSheet::new(TicketId::new("1"));
        back.missing = TextField::line("kept");
        let Some(Effect::KeepDraft { text, .. }) = back.draft() else { panic!("a draft") };
        let mut back = ReturnSheet::new(TicketId::new("1"));
        back.missing = TextField::line("typed");
        back.restore(&text);
        assert_eq!(back.missing.text(), "typed");
    }

    #[test]
    fn every_field_is_reached_forwards_and_backwards() {
        let mut sheet = ResolveSheet::new(TicketId::new("1"), Vec::new());
        for _ in sheet.fields() {
            sheet.step(true);
        }
        assert_eq!(sheet.at, Field::Cause);
        sheet.step(false);
        assert_eq!(sheet.at, Field::Reply);
    }
}
