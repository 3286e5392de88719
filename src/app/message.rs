//! What arrives and what is ordered: facts in the past tense, orders to the world. Plain data.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::composer::Purpose;
use super::conflict::{About, Question};
use super::goal::{Hit, Reach};
use super::handover::Note;
use super::lock::{Pin, Trial};
use super::notices::Tone;
use super::outbox::Entry;
use super::queue::Text;
use super::status::Link;
use crate::config::{Setting, Words};
use crate::domain::able::Able;
use crate::domain::approval::Pending;
use crate::domain::article::{Hint, Shelved};
use crate::domain::change::NewChange;
use crate::domain::clean::Clean;
use crate::domain::conflict::Picked;
use crate::domain::day::Day;
use crate::domain::filter::{Field, Filter};
use crate::domain::focus::Stretch;
use crate::domain::ids::{ChangeId, PersonId, ProposalKey, TicketId};
use crate::domain::later::Reminder;
use crate::domain::leads::Leads;
use crate::domain::plan::Form;
use crate::domain::problem::Problem;
use crate::domain::proposal::{Kind, Proposal, Tiding, Word};
use crate::domain::say::Say;
use crate::domain::spike::{Judgement, Watch};
use crate::domain::standing::Confidence;
use crate::domain::tally::{Compared, Dim, Measure, Tally, Together};
use crate::domain::ticket::{Named, Person};
use crate::domain::verdicts::Team;
use crate::domain::view::Scope;
use crate::domain::view::{Look, Sort, View};
use crate::domain::waiting::Waiting;
use crate::keymap::Chord;
use crate::store::{DeskRow, RowNo, Similar, TicketView, Undone};

/// Something happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key was pressed.
    Key(Chord),
    /// Text was pasted.
    Pasted(String),
    /// The terminal has a new size: columns, rows.
    Resized(u16, u16),
    /// Time passed, while something on the screen depends on it.
    Ticked(Timestamp),
    /// The clock was put right: it jumped, and no time passed.
    Corrected(Timestamp),
    /// The store answered.
    Loaded(u64, Result<Box<Got>, Say>),
    /// Changes were committed, or were not.
    Committed(Result<Vec<ChangeId>, Say>),
    /// An unfinished text was kept.
    Kept,
    /// A PIN was compared.
    PinTried(Trial),
    /// An unfinished text was brought together with what another window wrote: as it was given, and as it is now.
    Joined(Purpose, String, String),
    /// A text came back from the person's editor at this moment, or why it did not.
    Edited(Timestamp, Result<String, Say>),
    /// A view was written into the person's own file, or was not.
    ViewSaved(Result<Box<View>, Say>),
    /// A view was taken out of the person's own file, or was not.
    ViewDropped(Result<String, Say>),
    /// What became of taking back.
    Undone(Result<Undone, Say>),
    /// Something in the store changed by the network's side.
    Changed,
    /// The words of the language that was asked for.
    Spoken(Arc<Words>),
    /// A sequence of keys was begun a while ago and nothing followed.
    Hesitated,
    /// Personal data was shown for long enough.
    Covered,
    /// How the sync stands now.
    Link(Link),
    /// Something a person should know once.
    Told(Say, Tone),
    /// Who we are, as the CRM says.
    SignedIn(Person),
}

/// A file that somebody asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What people call the ticket.
    pub ticket: Clean,
    /// Where the CRM says that it lies.
    pub address: String,
    /// The safe name under which it is kept.
    pub name: String,
    /// That name as it may be seen.
    pub shown: String,
}

/// An order to the world.
#[must_use]
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read the store; the answer carries the same number.
    Load(u64, Ask),
    /// Commit these changes in one transaction.
    Commit(Vec<NewChange>),
    /// Write this view into the person's own file.
    SaveView(Box<View>),
    /// Take the view of this name out of the person's own file.
    DropView(String),
    /// Remember how a view is to look.
    KeepLook(String, Look),
    /// Remember that this ticket was opened.
    Opened(TicketId),
    /// Keep how long a ticket was in front of whoever sits here.
    Spent(Stretch),
    /// Keep an unfinished text.
    KeepDraft {
        /// What it is for.
        purpose: Purpose,
        /// What this window last read or kept of it.
        base: String,
        /// The text.
        text: String,
    },
    /// Keep the text of a proposal: title, what this window last read or kept of the text, and the Markdown.
    KeepProposal(Box<Proposal>, String, String, String),
    /// Make a plan: for which cause and by whom, and what is to be done.
    Plan(Box<Form>, String),
    /// Say something about an article or a request where every desk reads it.
    Speak(Box<Spoken>),
    /// Send the text of a proposal: title and Markdown.
    SendProposal(Box<Proposal>, String, String),
    /// Decide what becomes of a change that needs a person.
    Settle(ChangeId, Settle),
    /// Say [`Msg::Covered`] after the moment for which personal data is shown.
    CoverLater,
    /// Bring the words of another language.
    Translate(&'static str),
    /// Remember in the person's settings what a key chose.
    Remember(Setting),
    /// Say [`Msg::Hesitated`] after the moment in which a practised hand presses the next key.
    HintLater,
    /// Say [`Msg::Hesitated`] after a moment in which whoever is writing would have pressed the next key.
    ListenLater,
    /// Decide a clash field by field, with another text for its comment where one was written.
    Decide(ChangeId, Vec<Picked>, Option<Clean>),
    /// Give back what an alarm says was overwritten.
    Restore(i64),
    /// Keep what was said of a spike.
    Judge(Judgement),
    /// Keep that this was told of proposals.
    Heard(Vec<(ProposalKey, Word)>),
    /// Keep that these are back, and that it was told.
    Remind(Vec<(ChangeId, TicketId)>),
    /// End an alarm, with a word for what was decided.
    EndAlarm(i64, &'static str),
    /// Take back the last act, on this ticket or anywhere.
    Undo(Option<TicketId>),
    /// Talk to the CRM now.
    SyncNow,
    /// Bring this ticket's conversation.
    Fetch(TicketId),
    /// Bring this file into the private folder.
    Bring(Wanted),
    /// Remember this PIN until the program ends.
    KeepPin(Pin),
    /// Compare this PIN with the one that is known.
    TryPin(Pin),
    /// Make this heard, between two frames.
    Ring(String),
    /// Leave the terminal to the shell for a while.
    Stop,
    /// Paint the whole picture once more.
    Redraw,
    /// Leave the terminal to the person's editor, with the text that is being written.
    Edit,
    /// End the program.
    Quit,
}

/// Something that is said about an article or a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoken {
    /// Which queue it is in.
    pub kind: Kind,
    /// What the records call it.
    pub about: String,
    /// What it is called.
    pub title: String,
    /// The article's id, where it is one that the target lists.
    pub article: Option<String>,
    /// The tickets behind it.
    pub tickets: Vec<TicketId>,
    /// What is said.
    pub what: Saying,
}

/// What is said about an article or a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Saying {
    /// This text is offered to a second person: title and Markdown.
    Offer(Clean, Clean),
    /// It is right, goes back, or is not to be used any more, with a sentence.
    State(Confidence, String),
    /// It is this person's, or nobody's.
    Owner(Option<Person>),
}

/// What a person decided about a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settle {
    /// Send it again.
    Retry,
    /// Give it up.
    Drop,
    /// Send mine over theirs.
    Mine,
    /// Leave theirs.
    Theirs,
    /// It arrived, or is good as it is.
    Arrived,
}

/// A question to the store.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// The tickets that a filter lets through, in an order.
    Desk(Scope, Filter, Sort),
    /// How many tickets a view has.
    Count {
        /// Its name in files.
        view: String,
        /// Its scope.
        scope: Scope,
        /// Its filter.
        filter: Filter,
    },
    /// The looks that were chosen for views.
    Looks,
    /// These rows of a list, `from` its index.
    Rows {
        /// Index of the first.
        from: usize,
        /// The rows.
        rows: Vec<RowNo>,
    },
    /// One ticket with everything.
    Ticket(TicketId),
    /// The ticket of a list row with everything.
    Row(RowNo),
    /// What is like it, and which causes those had.
    Similar(TicketId),
    /// Solved tickets that read like this one, as many as suggestions of causes rest on.
    Like(TicketId),
    /// The guided next ticket, other than these.
    Next {
        /// Tickets that were passed over.
        passed: Vec<TicketId>,
    },
    /// The tally of `days` days.
    Causes {
        /// Window in days.
        days: u32,
        /// What has a row.
        of: Dim,
        /// Split.
        by: Option<Dim>,
        /// Order.
        measure: Measure,
    },
    /// The tally of `days` days as a file.
    Export {
        /// Window in days.
        days: u32,
        /// What has a row.
        of: Dim,
        /// Split.
        by: Option<Dim>,
        /// Order.
        measure: Measure,
    },
    /// The spikes, by days of this zone.
    Watch(TimeZone),
    /// How often a cause is found among the values of a dimension.
    Compare {
        /// Its code.
        cause: String,
        /// The dimension.
        by: Dim,
        /// Window in days.
        days: u32,
    },
    /// Which values of two dimensions come together.
    Together {
        /// Rows.
        of: Dim,
        /// Columns.
        by: Dim,
        /// Window in days.
        days: u32,
    },
    /// A queue of proposals.
    Queue(Kind),
    /// The articles that the target lists, with how they were used.
    Shelf(Kind),
    /// A candidate or draft with its text made from its tickets.
    Draft(Box<Proposal>),
    /// What became of proposals and is to be told.
    News,
    /// What waits or needs a person.
    Outbox,
    /// The open questions to other teams.
    Waiting,
    /// What leads look at.
    Leads {
        /// Verdicts of so many days.
        days: u32,
        /// The zone in which clocks count.
        zone: TimeZone,
    },
    /// A Tier-1 team's digest.
    Digest {
        /// The team.
        team: Team,
        /// Over so many days.
        days: u32,
        /// Whether it goes into a file; else it is read.
        file: bool,
    },
    /// What waits for a second person's yes.
    Approvals,
    /// Urgent and late cases that were not there the last time.
    Arrivals,
    /// What was put off and is not back yet.
    Reminders,
    /// The day of whoever asks, in this zone.
    Day(TimeZone),
    /// Problems and known errors.
    Problems,
    /// These tickets with everything: those of a problem.
    Tickets(Vec<TicketId>),
    /// The tickets of these rows with everything: the marked ones.
    Marked(Vec<RowNo>),
    /// The other tickets of this one's customer.
    Contacts(TicketId),
    /// The open work of a shift as a note.
    Handover {
        /// To whom.
        to: Option<Clean>,
        /// The zone in which times are told.
        zone: TimeZone,
    },
    /// Everything about one thing that a person decides.
    Question(About),
    /// Tickets that a few letters may mean; none typed yet: those that were opened last.
    Near(String),
    /// Persons, articles and procedures that one may jump to.
    Goals,
    /// The values that tickets have of a field.
    Values(Field),
    /// The unfinished text kept for a purpose.
    Kept(Purpose),
    /// Agents who can own a ticket, queues, and what the CRM has a place for.
    People,
    /// Which agents work in Tier 1.
    FirstLine,
    /// Counts for the header.
    Counts,
}

/// How often a cause is found among the values of a dimension.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Its code.
    pub cause: String,
    /// The dimension.
    pub by: Dim,
    /// Window in days.
    pub days: u32,
    /// The values.
    pub rows: Vec<Compared>,
}

/// An answer of the store.
#[derive(Debug, Clone)]
pub enum Got {
    /// To [`Ask::Desk`].
    Desk {
        /// All matching tickets in order.
        rows: Vec<RowNo>,
        /// How many tickets there are at all.
        of: usize,
        /// How many of them were put off and are not among the rows.
        away: usize,
    },
    /// To [`Ask::Rows`].
    Rows {
        /// Index of the first.
        from: usize,
        /// The rows.
        rows: Vec<DeskRow>,
    },
    /// To [`Ask::Ticket`] and [`Ask::Row`]; `None` where there is no such ticket.
    Ticket(Option<Box<TicketView>>),
    /// To [`Ask::Similar`], with the articles that may answer it.
    Similar(Vec<Similar>, Vec<Hint>),
    /// To [`Ask::Like`].
    Like(TicketId, Vec<Similar>),
    /// To [`Ask::Next`].
    Next(Option<Box<TicketView>>),
    /// To [`Ask::Causes`].
    Causes(Tally),
    /// To [`Ask::Export`]: where it lies, or why not.
    Exported(Result<Say, Say>),
    /// To [`Ask::Watch`].
    Watch(Box<Watch>),
    /// To [`Ask::Compare`].
    Compared(Comparison),
    /// To [`Ask::Together`]: rows and columns, the window, what was found.
    Together((Dim, Dim), u32, Together),
    /// To [`Ask::Queue`].
    Queue(Vec<Proposal>),
    /// To [`Ask::Shelf`].
    Shelf(Vec<Shelved>),
    /// To [`Ask::Draft`].
    Draft(Text),
    /// To [`Ask::News`].
    News(Vec<Tiding>),
    /// To [`Ask::Outbox`].
    Outbox(Vec<Entry>),
    /// To [`Ask::Waiting`].
    Waiting(Waiting),
    /// To [`Ask::Leads`]; agents get what is theirs.
    Leads(Box<Leads>),
    /// To [`Ask::Digest`]: the team's name and the text.
    Digest(String, String),
    /// To [`Ask::Approvals`], the oldest first.
    Approvals(Vec<Pending>),
    /// To [`Ask::Arrivals`]: their keys.
    Arrivals(Vec<Clean>),
    /// To [`Ask::Reminders`].
    Reminders(Vec<Reminder>),
    /// To [`Ask::Day`].
    Day(Box<Day>),
    /// To [`Ask::Problems`].
    Problems(Arc<Vec<Problem>>),
    /// To [`Ask::Tickets`] and [`Ask::Marked`]; those that are held.
    Tickets(Vec<TicketView>),
    /// To [`Ask::Contacts`], the newest first.
    Contacts(TicketId, Vec<DeskRow>),
    /// To [`Ask::Handover`].
    Handover(Box<Note>),
    /// To [`Ask::Question`]; `None` where there is nothing to decide any more.
    Question(Option<Box<Question>>),
    /// To [`Ask::Near`]: the tickets, best first, and how many of all they are.
    Near(Vec<Hit>, Reach),
    /// To [`Ask::Count`]: the view and how many.
    Count(String, usize),
    /// To [`Ask::Looks`], by the view.
    Looks(BTreeMap<String, Look>),
    /// To [`Ask::Goals`].
    Goals(Vec<Hit>),
    /// To [`Ask::Values`]: each with how many have it, the newest first.
    Values(Field, Vec<(Clean, u32)>),
    /// To [`Ask::Kept`].
    Kept(Purpose, Option<String>),
    /// To [`Ask::People`].
    People(Vec<Person>, Vec<Named>, Option<Able>),
    /// To [`Ask::FirstLine`], each with the queue that their tickets stand in.
    FirstLine(BTreeMap<PersonId, Clean>),
    /// To [`Ask::Counts`].
    Counts {
        /// Changes that wait.
        to_send: usize,
        /// Changes that need a person.
        needs_person: usize,
        /// Tickets held.
        tickets: usize,
    },
}
