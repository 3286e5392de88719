//! The person's engine: [`App::update`] takes what happened and returns what to order. Pure: no drawing, no
//! waiting, no clock. One file a screen; the same file name in `ui` draws it.

mod able;
mod accepting;
mod acting;
mod ahead;
mod answers;
mod approving;
mod asking;
mod begun;
mod bell;
mod bulk;
mod causes;
mod columns;
mod company;
mod compare;
mod completing;
mod composer;
mod conflict;
mod context;
mod day;
mod decisions;
mod deed;
mod desk;
mod drafting;
mod editing;
mod evidence;
mod files;
mod footing;
mod forms;
mod front;
mod goal;
mod going;
mod handover;
mod heard;
mod jump;
mod later;
pub mod layout;
mod leading;
mod list;
mod lock;
mod looks;
mod marks;
mod message;
mod metrics;
mod news;
mod notices;
mod offers;
mod order;
mod outbox;
mod people;
mod picker;
mod planning;
mod preview;
mod privacy;
mod problems;
mod queue;
mod reading;
mod replies;
mod review;
mod scope;
mod several;
mod sheet;
mod sheets;
mod shelf;
mod solved;
mod status;
mod steps;
mod suggesting;
mod tallies;
mod text;
mod ticket;
mod together;
mod tour;
mod tracking;
mod translating;
mod tying;
mod unheard;
mod update;
mod viewing;
mod waiting;

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

pub use approving::ApproveSheet;
pub use asking::{AskField, AskSheet};
pub use bulk::{BulkSheet, Fate, Fated};
pub use causes::{Causes, Crossed, HEAD_ROWS, Line};
pub use columns::ColumnsSheet;
pub use compare::{CompareSheet, LABEL as COMPARE_LABEL, Row as CompareRow};
pub use completing::{Completing, Offer};
pub use composer::{Composer, Purpose};
pub use conflict::{About, Decision, Question};
pub use day::{DayBoard, Row as DayRow, day_head_rows};
pub use deed::{Deed, Last};
pub use desk::Desk;
pub use forms::{Field, KNOWLEDGE, RETURN_VERDICTS, ResolveSheet, ReturnSheet};
pub use goal::{Aim, Hit, Reach};
pub use handover::Note as HandoverNote;
pub use jump::{Jump, ranked};
pub use layout::{SMALLEST, Size};
pub use list::Cursor;
pub use lock::{Lock, PIN_LEAST, Pin, Stage, Trial};
pub use message::{Ask, Comparison, Effect, Got, Msg, Saying, Settle, Spoken, Wanted};
pub use news::{Seen, field_word};
pub use notices::{Notice, Notices, Tone};
pub use outbox::{Entry, Outbox};
pub use picker::{Item, Picker};
pub use privacy::{Privacy, veiled};
pub use problems::Problems;
pub use queue::{Queue, Text, Topic, View as QueueView, text_columns};
pub use reading::{GAP as READING_GAP, Reading};
pub use review::{Part as ReviewPart, Review};
pub use several::SeveralSheet;
pub use sheet::Sheet;
pub use solved::{Concerned, SolvedSheet};
pub use status::{Link, Status};
pub use text::TextField;
pub use ticket::{News, Procedure, Said, Side, Target, TicketScreen, escalation, said, waiting_comments};
pub use tour::{Stop, TOUR_ROWS, Tour};
pub use tracking::pressing;
pub use tying::Survivor;
pub use viewing::ViewSheet;
pub use waiting::Board;

use self::ahead::Ahead;
use crate::config::{Config, Fault, Look};
use crate::domain::change::Change;
use crate::domain::ids::{ChangeId, TicketId};
use crate::domain::proposal;
use crate::domain::ticket::Person;
use crate::keymap::{Command, Keymap};

/// Which screen is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The desk.
    Desk,
    /// An opened ticket.
    Ticket,
    /// The causes.
    Causes,
    /// The knowledge queue.
    Knowledge,
    /// The product queue.
    Product,
    /// What waits or needs a person.
    Outbox,
    /// What other teams owe us.
    Waiting,
    /// What leads look at.
    Review,
    /// Problems and known errors.
    Problems,
    /// My day.
    Day,
}

/// Makes the ids of changes; given by the runtime, so that the engine stays pure.
pub type NewId = Box<dyn FnMut() -> ChangeId + Send>;

/// What the engine starts with.
pub struct Start {
    /// Who we were last time, where that is known.
    pub me: Option<Person>,
    /// Now.
    pub now: Timestamp,
    /// The person's time zone.
    pub zone: TimeZone,
    /// The terminal.
    pub size: Size,
    /// The theme.
    pub look: Look,
    /// Makes ids of changes.
    pub ids: NewId,
}

/// Everything that the screen shows.
pub struct App {
    /// The configuration.
    pub config: Arc<Config>,
    /// The keys in force.
    pub keymap: Keymap,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// Who we are, once the CRM said so.
    pub me: Option<Person>,
    /// Now, as of the last message.
    pub now: Timestamp,
    /// The terminal.
    pub size: Size,
    /// The theme.
    pub look: Look,
    /// The screen.
    pub place: Place,
    /// The desk.
    pub desk: Desk,
    /// The opened ticket.
    pub ticket: Option<TicketScreen>,
    /// The causes.
    pub causes: Causes,
    /// The knowledge queue.
    pub knowledge: Queue,
    /// The product queue.
    pub product: Queue,
    /// What waits or needs a person.
    pub outbox: Outbox,
    /// What other teams owe us.
    pub waiting: Board,
    /// What leads look at.
    pub review: Review,
    /// Problems and known errors.
    pub problems: Problems,
    /// My day.
    pub day: DayBoard,
    /// The list that the opened ticket was opened from.
    came_from: Place,
    /// The tickets that one came through to the opened one.
    trail: Vec<crate::domain::ids::TicketId>,
    /// Sheets over the screen, the topmost last.
    pub sheets: Vec<Sheet>,
    /// The header's facts.
    pub status: Status,
    /// Sentences below the header.
    pub notices: Notices,
    /// What is still to ring.
    bell: bell::Bell,
    /// What waits for a second person's yes.
    awaited: approving::Awaited,
    /// What was put off on this desk.
    laters: later::Laters,
    /// Whose personal data may be seen.
    pub privacy: Privacy,
    /// The cover over all of it, while it is there.
    pub lock: Option<Lock>,
    /// Whether a PIN is known, chosen before or named by the settings.
    has_pin: bool,
    /// When a key was last touched.
    touched: Timestamp,
    /// Agents and queues for the pickers.
    team: acting::Team,
    /// A command that waits for the selected ticket to arrive.
    pending: Option<Command>,
    /// What was typed meanwhile.
    ahead: Ahead,
    /// The tour, while it lasts.
    pub tour: Option<Tour>,
    /// A sequence of keys that was begun.
    begun: Option<begun::Begun>,
    /// A command that waits for what was just ordered to be committed.
    afterwards: Option<Command>,
    /// The handover under way.
    handing: handover::Handing,
    /// The ticket as it was when a text was begun from the desk.
    seen: Option<Seen>,
    /// What others did meanwhile, as far as whoever writes knows it.
    warned: Vec<String>,
    /// What was ordered to be committed and is not yet: the same again is a key that bounced.
    ordered: Vec<(Option<TicketId>, Change)>,
    /// What was submitted last, until it is saved: it comes back where it could not be.
    unsaved: Option<Box<Sheet>>,
    /// What was done with the key that is taken now, where it can be done to another ticket as well.
    deed: Option<Deed>,
    /// What was done last.
    last: Last,
    /// Texts for all marked tickets that were begun and left.
    left: std::collections::HashMap<Command, String>,
    /// Two tickets that are to be linked or merged, while they are read.
    tying: Option<tying::Tying>,
    /// What became of proposals and waits to be told.
    unheard: Vec<proposal::Tiding>,
    /// Letters of a text for which nothing opened, while they come.
    unheard_text: Option<unheard::Unheard>,
    /// The person's time zone.
    pub zone: TimeZone,
    serial: u64,
    ids: NewId,
}
