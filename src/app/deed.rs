//! What a person does to a ticket, apart from which one: the same value for the selected ticket, for all marked ones, and
//! for doing it once more. Whether it may be done is asked of `domain::act` for each ticket anew.

use std::collections::BTreeSet;

use super::acting::{Team, spoken, with_case};
use super::context::Context;
use super::problems::hang;
use super::sheet::Choosing;
use super::tying::{self, Survivor};
use super::{Purpose, acting};
use crate::config::{along, reply, unfilled};
use crate::domain::act::{self, Acted, Along, ResolveForm, ReturnForm};
use crate::domain::change::{FieldValue, NewChange};
use crate::domain::clean::Clean;
use crate::domain::ids::PersonId;
use crate::domain::say::{Refusal, Say};
use crate::domain::ticket::{Fact, Person, Priority, Status, Ticket, Verdict};
use crate::domain::why;
use crate::keymap::Command;
use crate::store::TicketView;

/// Something that is done to a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// It is taken.
    Claim,
    /// A field gets a value.
    Set(FieldValue),
    /// Tags are added and removed.
    Tags {
        /// Added.
        add: BTreeSet<Clean>,
        /// Removed.
        remove: BTreeSet<Clean>,
    },
    /// An internal note.
    Note(Clean),
    /// A reply in these words.
    Reply(Clean),
    /// A reply in these words, and what happens along with it.
    With(Clean, Along),
    /// A reply of the files, in each customer's language.
    Macro(String),
    /// It is resolved, through the gate.
    Resolve(Box<ResolveForm>),
    /// It goes back to Tier 1.
    Return {
        /// What was missing.
        missing: Vec<Clean>,
        /// Verdict on the escalation.
        verdict: Option<Verdict>,
    },
    /// It is linked to another one.
    Link(Box<Ticket>),
    /// It goes up in another one.
    Merge(Box<Survivor>),
    /// It goes to somebody else, with the reason as a note.
    Give {
        /// Who gets it.
        to: Person,
        /// Why.
        reason: Clean,
    },
    /// It is hung on a problem, or taken off it.
    Problem {
        /// The problem's id.
        id: String,
        /// Hung on or taken off.
        on: bool,
    },
}

/// What was done last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Last {
    /// Nothing yet.
    #[default]
    Nothing,
    /// Something that can be done to another ticket as well.
    Done(Deed),
    /// Something that belongs to its one ticket.
    Other,
}

impl Deed {
    /// What a choice from a list leads to; `None` for choices that are something else.
    #[must_use]
    pub fn chosen(command: Command, id: &str, team: &Team) -> Option<Self> {
        Some(match command {
            Command::SetStatus => Self::Set(FieldValue::Status(Status::parse(id)?)),
            Command::SetPriority => Self::Set(FieldValue::Priority(Priority::parse(id)?)),
            Command::SetAssignee => {
                let wanted = PersonId::new(id);
                let person = team.agents.iter().find(|one| one.id == wanted).cloned();
                Self::Set(FieldValue::Assignee(person))
            }
            Command::SetCause => Self::Set(FieldValue::Fact(Fact::Cause, Some(Clean::line(id)))),
            Command::Macro => Self::Macro(id.to_owned()),
            Command::Problem => {
                let (kind, id) = id.split_once(':')?;
                Self::Problem { id: id.to_owned(), on: kind == "link" }
            }
            _ => return None,
        })
    }

    /// What a text leads to; `None` for texts that are something else.
    #[must_use]
    pub fn written(command: Command, text: &str) -> Option<Self> {
        let whole = || Clean::text(text.trim());
        Some(match command {
            Command::Note => Self::Note(whole()),
            Command::Reply => Self::Reply(whole()),
            Command::Tags => {
                let (add, remove) = acting::tag_deltas(text);
                Self::Tags { add, remove }
            }
            _ => return None,
        })
    }

    /// What the text of all marked tickets leads to.
    #[must_use]
    pub fn of_many(purpose: &Purpose, text: &str, team: &Team) -> Option<Self> {
        match purpose {
            Purpose::Many(command) => Self::written(*command, text),
            Purpose::GiveMany(to) => {
                let to = team.agents.iter().find(|one| one.id == *to)?.clone();
                Some(Self::Give { to, reason: Clean::line(text) })
            }
            _ => None,
        }
    }

    /// The same on this ticket, as changes ready to commit, or everything that speaks against it.
    pub fn on(&self, view: &TicketView, team: &Team, cx: &mut Context<'_>) -> Acted {
        let acted = match self {
            Self::Claim => with_case(view, cx, |case, mut ids| act::claim(case, false, &mut ids)),
            Self::Set(value) => with_case(view, cx, |case, mut ids| act::set(case, value.clone(), &mut ids)),
            Self::Tags { add, remove } => {
                with_case(view, cx, |case, mut ids| act::tag(case, add, remove, &mut ids))
            }
            Self::Note(text) => with_case(view, cx, |case, mut ids| act::note(case, text.clone(), &mut ids)),
            Self::Reply(text) => answer(text.clone(), &Along::default(), view, cx),
            Self::With(text, along) => answer(text.clone(), along, view, cx),
            Self::Macro(name) => match reply(&cx.config.macros, name, spoken(view, cx)).cloned() {
                Some(text) => {
                    let text = Clean::text(&acting::filled(text.as_str(), view, cx));
                    answer(text, &along(&cx.config.macros, name), view, cx)
                }
                None => Err(vec![Refusal::new("macro-gone").with("name", name)]),
            },
            Self::Resolve(form) => with_case(view, cx, |case, mut ids| {
                let lost = why::lost(&form.why, &view.timeline, case.run);
                if lost.is_empty() { act::resolve(case, form, &mut ids) } else { Err(lost) }
            }),
            Self::Return { missing, verdict } => give_back(missing, *verdict, view, team, cx),
            Self::Link(to) => tying::link(view, to, cx),
            Self::Merge(into) => tying::merge(view, into, cx),
            Self::Give { to, reason } => {
                with_case(view, cx, |case, mut ids| act::reassign(case, to, reason.as_str(), &mut ids))
            }
            Self::Problem { id, on } => match team.problems.iter().find(|one| one.id == *id) {
                Some(problem) => hang(view, problem, *on, team, cx),
                None => Err(vec![Refusal::new("no-problem").with("problem", id)]),
            },
        };
        acted.and_then(|changes| placed(changes, team))
    }

    /// Whether a customer reads it, or a case ends by it: that is looked at before it leaves, also for one ticket.
    #[must_use]
    pub fn is_looked_at(&self) -> bool {
        matches!(
            self,
            Self::Reply(_)
                | Self::With(..)
                | Self::Macro(_)
                | Self::Resolve(_)
                | Self::Return { .. }
                | Self::Link(_)
                | Self::Merge(_)
        )
    }

    /// The same in a few words.
    #[must_use]
    pub fn say(&self, word: impl Fn(&str) -> String, value: impl Fn(&FieldValue) -> String) -> Say {
        let short = |text: &Clean| text.as_str().lines().next().unwrap_or_default().to_owned();
        match self {
            Self::Claim => Say::new("deed-claim"),
            Self::Set(set) => {
                let field = word(&super::field_word(set.name()));
                Say::new("deed-set").with("field", field).with("value", value(set))
            }
            Self::Tags { add, remove } => Say::new("deed-tags").with("tags", tags(add, remove)),
            Self::Note(text) => Say::new("deed-note").with("text", short(text)),
            Self::Reply(text) | Self::With(text, _) => Say::new("deed-reply").with("text", short(text)),
            Self::Macro(name) => Say::new("deed-macro").with("name", name),
            Self::Resolve(form) => Say::new("deed-resolve").with("cause", &form.cause),
            Self::Return { .. } => Say::new("deed-return"),
            Self::Link(to) => Say::new("deed-link").with("key", &to.key),
            Self::Merge(into) => Say::new("deed-merge").with("key", &into.ticket.key),
            Self::Give { to, .. } => Say::new("deed-give").with("name", &to.name),
            Self::Problem { id, on } => {
                Say::new(if *on { "deed-problem-on" } else { "deed-problem-off" }).with("problem", id)
            }
        }
    }
}

/// Tags as they are typed.
fn tags(add: &BTreeSet<Clean>, remove: &BTreeSet<Clean>) -> String {
    let add = add.iter().map(|tag| format!("+{tag}"));
    add.chain(remove.iter().map(|tag| format!("-{tag}"))).collect::<Vec<_>>().join(" ")
}

/// A reply, unless a blank of the files is still open in it.
fn answer(text: Clean, along: &Along, view: &TicketView, cx: &mut Context<'_>) -> Acted {
    if let Some(blank) = unfilled(&cx.config.macros, text.as_str()) {
        return Err(vec![Refusal::new("unfilled").with("blank", blank)]);
    }
    with_case(view, cx, |case, mut ids| act::reply_along(case, text, along, &mut ids))
}

fn give_back(
    missing: &[Clean],
    verdict: Option<Verdict>,
    view: &TicketView,
    team: &Team,
    cx: &mut Context<'_>,
) -> Acted {
    let wanted = cx.config.settings.back.queue_for(view.shown.fact(Fact::Product));
    let queue = team.queues.iter().find(|queue| queue.name.as_str() == wanted).cloned();
    let mut comment = cx.word("return-comment");
    for item in missing {
        comment.push_str("\n- ");
        comment.push_str(item.as_str());
    }
    let tags = team.able().has(crate::domain::able::Place::Tags);
    let form = ReturnForm { missing: missing.to_vec(), verdict, queue, tags };
    with_case(view, cx, |case, mut ids| act::return_to_t1(case, &form, Clean::text(&comment), &mut ids))
}

/// The changes, unless the CRM has no place for one of them.
fn placed(changes: Vec<NewChange>, team: &Team) -> Acted {
    let changes = act::told_once(changes, team.able.as_ref());
    let Some(able) = &team.able else { return Ok(changes) };
    match changes.iter().find_map(|new| able.refuses(new.out.as_ref()?)) {
        Some(say) => Err(vec![Refusal { rule: "no-place".into(), say, place: None }]),
        None => Ok(changes),
    }
}

impl Choosing {
    /// The command whose choice it is, where it makes a deed.
    pub(super) fn deed(&self) -> Option<Command> {
        Some(match self {
            Self::Status(_) => Command::SetStatus,
            Self::Priority(_) => Command::SetPriority,
            Self::Assignee(_) => Command::SetAssignee,
            Self::SetCause(_) => Command::SetCause,
            Self::Problem(_) => Command::Problem,
            _ => return None,
        })
    }
}

impl Purpose {
    /// The command whose text it is, where it makes a deed.
    pub(super) fn deed(&self) -> Option<Command> {
        Some(match self {
            Self::Note(_) => Command::Note,
            Self::Reply(_) => Command::Reply,
            Self::Tags(_) => Command::Tags,
            _ => return None,
        })
    }
}
