//! The two queues in which recurring issues end: knowledge and product. What recurs, the text made from its
//! tickets, and what became of it.

use super::context::Context;
use super::layout::{QUEUE_FOOT, hang};
use super::list::{Cursor, Move};
use super::message::{Ask, Got};
use crate::domain::article::Shelved;
use crate::domain::ids::{PersonId, ProposalKey, TicketId};
use crate::domain::proposal::{Kind, Proposal};
use crate::domain::standing::Standing;
use crate::keymap::Command;

/// A proposal's text as it would leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The proposal.
    pub key: ProposalKey,
    /// Title.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// Each statement of the text that is made from the tickets, with what people call those that it rests on.
    pub traces: Vec<(String, Vec<String>)>,
    /// The tickets behind it as they may be read: what people call each, and its masked words.
    pub cases: Vec<(String, String)>,
    /// What became of it and whose it is, in words.
    pub became: Vec<String>,
}

/// Which of a queue's lists is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// What recurs, and what was begun or sent.
    Recurring,
    /// What is mine.
    Mine,
    /// Every article that the target lists.
    Articles,
    /// Articles that agents say are wrong or stale, mine first.
    Flagged,
    /// Articles that nobody uses, or that changed nothing.
    Stale,
}

impl View {
    /// Those of a queue, in their order.
    #[must_use]
    pub const fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Knowledge => &[Self::Recurring, Self::Articles, Self::Mine, Self::Flagged, Self::Stale],
            Kind::Product => &[Self::Recurring, Self::Mine],
        }
    }

    /// Message id of its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recurring => "queue-view-recurring",
            Self::Mine => "queue-view-mine",
            Self::Articles => "queue-view-articles",
            Self::Flagged => "queue-view-flagged",
            Self::Stale => "queue-view-stale",
        }
    }
}

/// What is selected, as something can be said about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// Which queue it is in.
    pub kind: Kind,
    /// What the records call it.
    pub about: String,
    /// What it is called.
    pub title: String,
    /// The article's id, where the target lists it.
    pub article: Option<String>,
    /// The tickets behind it.
    pub tickets: Vec<TicketId>,
    /// How it stands.
    pub standing: Standing,
    /// Whether its text is held here.
    pub is_ours: bool,
}

/// A queue's state.
#[derive(Debug, Clone)]
pub struct Queue {
    /// Which queue.
    pub kind: Kind,
    /// Which list is shown.
    pub view: View,
    /// Its proposals, once they arrived.
    pub rows: Option<Vec<Proposal>>,
    /// The articles that the target lists, once they arrived.
    pub shelf: Option<Vec<Shelved>>,
    /// Who looks.
    me: Option<PersonId>,
    /// Where the selection is.
    pub cursor: Cursor,
    /// The selected proposal's text, once it arrived.
    pub text: Option<Text>,
    /// Where its text is scrolled to, while it is open.
    pub open: Option<Cursor>,
    /// Selects this one when the rows arrive.
    wanted: Option<(String, Option<String>)>,
    asked_rows: u64,
    asked_shelf: u64,
    asked_text: u64,
}

impl Queue {
    /// An empty queue.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            view: View::Recurring,
            rows: None,
            shelf: None,
            me: None,
            cursor: Cursor::default(),
            text: None,
            open: None,
            wanted: None,
            asked_rows: 0,
            asked_shelf: 0,
            asked_text: 0,
        }
    }

    /// Asks for the proposals again.
    pub fn reload(&mut self, cx: &mut Context<'_>) {
        self.me = cx.me.map(|me| me.id.clone());
        self.asked_rows = cx.ask(Ask::Queue(self.kind));
        if self.kind == Kind::Knowledge {
            self.asked_shelf = cx.ask(Ask::Shelf(self.kind));
        }
    }

    /// The proposals of a list; none of one of articles.
    #[must_use]
    pub fn proposals(&self, view: View) -> Vec<&Proposal> {
        let rows = self.rows.iter().flatten();
        match view {
            View::Recurring => rows.collect(),
            View::Mine if self.kind == Kind::Product => {
                rows.filter(|one| self.me.as_ref().is_some_and(|me| one.standing.is_of(me))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The articles of a list; none of one of proposals.
    #[must_use]
    pub fn articles(&self, view: View) -> Vec<&Shelved> {
        let is_mine = |one: &&Shelved| self.me.as_ref().is_some_and(|me| one.standing.is_of(me));
        let all = self.shelf.iter().flatten();
        match view {
            View::Articles => all.collect(),
            View::Mine if self.kind == Kind::Knowledge => all.filter(is_mine).collect(),
            View::Flagged => {
                let mut flagged: Vec<&Shelved> = all.filter(|one| one.flags().next().is_some()).collect();
                flagged.sort_by_key(|one| !is_mine(one));
                flagged
            }
            View::Stale => all.filter(|one| one.stale.is_some()).collect(),
            _ => Vec::new(),
        }
    }

    /// Lines of a list.
    #[must_use]
    pub fn length(&self, view: View) -> usize {
        self.proposals(view).len() + self.articles(view).len()
    }

    /// Whether something is the reader's.
    #[must_use]
    pub fn is_mine(&self, standing: &Standing) -> bool {
        self.me.as_ref().is_some_and(|me| standing.is_of(me))
    }

    /// The selected article, where a list of articles is shown.
    #[must_use]
    pub fn article(&self) -> Option<&Shelved> {
        self.articles(self.view).get(self.cursor.at).copied()
    }

    /// What is selected, as something can be said about it.
    #[must_use]
    pub fn topic(&self) -> Option<Topic> {
        if let Some(one) = self.article() {
            return Some(Topic {
                kind: self.kind,
                about: one.about.clone(),
                title: one.article.title.to_string(),
                article: Some(one.article.id.to_string()),
                tickets: Vec::new(),
                standing: one.standing.clone(),
                is_ours: one.about != one.article.id.as_str(),
            });
        }
        let one = self.selected()?;
        let text = self.current().map(|text| text.title.clone());
        Some(Topic {
            kind: self.kind,
            about: one.key.to_string(),
            title: text.unwrap_or_else(|| one.evidence.cause.to_string()),
            article: None,
            tickets: one.evidence.tickets.clone(),
            standing: one.standing.clone(),
            is_ours: true,
        })
    }

    /// Shows the list after this one, or before it.
    fn turn(&mut self, forward: bool, cx: &mut Context<'_>) {
        let all = View::of(self.kind);
        let at = all.iter().position(|view| *view == self.view).unwrap_or(0);
        let next = if forward { at + 1 } else { at + all.len() - 1 };
        self.view = all[next % all.len()];
        self.cursor = Cursor::default();
        self.ask_text(cx);
    }

    /// Selects the proposal of a cause (and product) when the rows arrive.
    pub fn want(&mut self, cause: String, product: Option<String>) {
        self.view = View::Recurring;
        self.wanted = Some((cause, product));
    }

    /// The selected proposal.
    #[must_use]
    pub fn selected(&self) -> Option<&Proposal> {
        self.proposals(self.view).get(self.cursor.at).copied()
    }

    /// The selected proposal's text, while it is that one's.
    #[must_use]
    pub fn current(&self) -> Option<&Text> {
        let selected = self.selected()?;
        self.text.as_ref().filter(|text| text.key == selected.key)
    }

    /// Takes an answer of the store; late ones are dropped. Tells of which cause a wanted proposal is not there.
    pub fn loaded(&mut self, serial: u64, got: Got, cx: &mut Context<'_>) -> Option<String> {
        let mut lost = None;
        match got {
            Got::Queue(rows) if serial == self.asked_rows => {
                let before = self.selected().map(|proposal| proposal.key.clone());
                self.rows = Some(rows);
                let rows = self.proposals(self.view);
                let at = before.and_then(|key| rows.iter().position(|one| one.key == key));
                self.cursor.at = at.unwrap_or(self.cursor.at);
                if let Some((cause, product)) = self.wanted.take() {
                    let wanted = self.proposals(View::Recurring).iter().position(|one| {
                        one.evidence.cause.as_str() == cause
                            && product.as_ref().is_none_or(|product| one.evidence.product.as_str() == product)
                    });
                    match wanted {
                        Some(at) => self.cursor.at = at,
                        None => lost = Some(cause),
                    }
                }
                self.cursor.fit(self.length(self.view), visible(cx));
                self.ask_text(cx);
            }
            Got::Shelf(articles) if serial == self.asked_shelf => {
                let before = self.article().map(|one| one.about.clone());
                self.shelf = Some(articles);
                let found = before
                    .and_then(|about| self.articles(self.view).iter().position(|one| one.about == about));
                self.cursor.at = found.unwrap_or(self.cursor.at);
                self.cursor.fit(self.length(self.view), visible(cx));
            }
            Got::Draft(text) if serial == self.asked_text => self.text = Some(text),
            _ => {}
        }
        lost
    }

    /// Takes a command of the queue or of lists.
    pub fn command(&mut self, command: Command, cx: &mut Context<'_>) {
        match (Move::of(command), &mut self.open) {
            (Some(step), Some(cursor)) => {
                let columns = text_columns(cx.size.columns);
                let lines = self.text.as_ref().map_or(0, |text| hang(&text.text, columns).len());
                cursor.scroll(step, lines, usize::from(cx.size.body_rows()).saturating_sub(3));
            }
            (Some(step), None) => {
                self.cursor.go(step, self.length(self.view), visible(cx));
                self.ask_text(cx);
            }
            (None, None) if command == Command::Open => {
                self.open = self.selected().map(|_| Cursor::default());
            }
            (None, None) if matches!(command, Command::NextPart | Command::PreviousPart) => {
                self.turn(command == Command::NextPart, cx);
            }
            _ => {}
        }
    }

    fn ask_text(&mut self, cx: &mut Context<'_>) {
        if let Some(proposal) = self.selected().cloned() {
            self.asked_text = cx.ask(Ask::Draft(Box::new(proposal)));
        }
    }
}

/// Columns of an opened text.
#[must_use]
pub fn text_columns(columns: u16) -> u16 {
    columns.saturating_sub(4).clamp(10, 110)
}

fn visible(cx: &Context<'_>) -> usize {
    usize::from(cx.size.body_rows().saturating_sub(2 + QUEUE_FOOT))
}
