//! The one table of commands: layer, default keys, and whether the footer shows the row.

use super::command::Command;
use super::sequence::Sequence;

/// Where a key has its meaning. A screen shows several layers at once, topmost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layer {
    /// Everywhere but in forms.
    Global,
    /// Any list.
    List,
    /// The desk.
    Desk,
    /// A ticket, from the desk or opened.
    Ticket,
    /// The conversation half of an opened ticket.
    Conversation,
    /// The procedure half of an opened ticket.
    Procedure,
    /// The causes.
    Causes,
    /// The knowledge and product queues.
    Queue,
    /// What waits or needs a person.
    Outbox,
    /// What other teams owe us.
    Waiting,
    /// Problems and known errors.
    Problems,
    /// Telling everybody concerned that a problem is solved.
    Solved,
    /// What leads look at.
    Review,
    /// A decision that is asked of a person.
    Conflict,
    /// The desk's filter while it is typed.
    Filter,
    /// A list to choose from while typing.
    Picker,
    /// The columns of the desk while they are chosen.
    Columns,
    /// The answers of one question while they are ticked.
    Several,
    /// A sheet of fields.
    Form,
    /// A text of one line.
    Line,
    /// A text of several lines.
    Composer,
    /// Something to read and close.
    Reading,
    /// The cover while nobody sits there.
    Lock,
}

impl Layer {
    /// Message id of the layer's name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Global => "layer-global",
            Self::List => "layer-list",
            Self::Desk => "layer-desk",
            Self::Ticket => "layer-ticket",
            Self::Conversation => "layer-conversation",
            Self::Procedure => "layer-procedure",
            Self::Causes => "layer-causes",
            Self::Queue => "layer-queue",
            Self::Outbox => "layer-outbox",
            Self::Waiting => "layer-waiting",
            Self::Problems => "layer-problems",
            Self::Solved => "layer-solved",
            Self::Review => "layer-review",
            Self::Conflict => "layer-conflict",
            Self::Filter => "layer-filter",
            Self::Picker => "layer-picker",
            Self::Columns => "layer-columns",
            Self::Several => "layer-several",
            Self::Form => "layer-form",
            Self::Line => "layer-line",
            Self::Composer => "layer-composer",
            Self::Reading => "layer-reading",
            Self::Lock => "layer-lock",
        }
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Where it applies.
    pub layer: Layer,
    /// What it means.
    pub command: Command,
    /// Its keys, separated by spaces, those of a sequence by commas; the first is the one that is shown.
    pub keys: &'static str,
    /// Rank in the footer, smallest first; 0 keeps it out.
    pub footer: u8,
}

impl Row {
    /// Its keys.
    pub fn sequences(&self) -> impl Iterator<Item = Sequence> {
        self.keys.split(' ').filter_map(Sequence::parse)
    }

    /// The key that is shown.
    #[must_use]
    pub fn shown(&self) -> &'static str {
        self.keys.split(' ').next().unwrap_or_default()
    }

    /// Message id of the short words for it.
    #[must_use]
    pub fn help(&self) -> String {
        format!("command-{}", self.command.id().replace(['.', '_'], "-"))
    }
}

const fn row(layer: Layer, command: Command, keys: &'static str, footer: u8) -> Row {
    Row { layer, command, keys, footer }
}

/// Every command, with its layer and keys.
pub const COMMANDS: &[Row] = &[
    row(Layer::Global, Command::GoDesk, "1 g,d", 0),
    row(Layer::Global, Command::GoCauses, "2 g,c", 0),
    row(Layer::Global, Command::GoKnowledge, "3 g,k", 0),
    row(Layer::Global, Command::GoProduct, "4 g,p", 0),
    row(Layer::Global, Command::GoOutbox, "5 g,o", 0),
    row(Layer::Global, Command::GoWaiting, "6 g,w", 0),
    row(Layer::Global, Command::GoProblems, "7 g,b", 0),
    row(Layer::Global, Command::GoReview, "8 g,l", 0),
    row(Layer::Global, Command::GoDay, "9 g,m", 0),
    row(Layer::Global, Command::Jump, "f", 0),
    row(Layer::Global, Command::Recent, "ctrl-o backspace", 0),
    row(Layer::Global, Command::Handover, "H", 0),
    row(Layer::Global, Command::Notices, "!", 0),
    row(Layer::Global, Command::Sync, "ctrl-r", 0),
    row(Layer::Global, Command::Undo, "u", 80),
    row(Layer::Global, Command::Palette, ":", 90),
    row(Layer::Global, Command::Help, "?", 91),
    row(Layer::Global, Command::Back, "esc", 0),
    row(Layer::Global, Command::Lock, "ctrl-l", 0),
    row(Layer::Global, Command::Language, "f2", 0),
    row(Layer::Global, Command::Theme, "f3", 0),
    row(Layer::Global, Command::Redraw, "f5", 0),
    row(Layer::Global, Command::Stop, "ctrl-z", 0),
    row(Layer::Global, Command::Quit, "q ctrl-c", 0),
    row(Layer::List, Command::Down, "j down", 0),
    row(Layer::List, Command::Up, "k up", 0),
    row(Layer::List, Command::PageDown, "pgdn ctrl-d", 0),
    row(Layer::List, Command::PageUp, "pgup ctrl-u", 0),
    row(Layer::List, Command::First, "g,g home", 0),
    row(Layer::List, Command::Last, "G end g,e", 0),
    row(Layer::List, Command::Open, "enter l", 1),
    row(Layer::Desk, Command::Next, "n", 2),
    row(Layer::Desk, Command::Mark, "space", 6),
    row(Layer::Desk, Command::MarkAll, "*", 0),
    row(Layer::Desk, Command::Filter, "/", 4),
    row(Layer::Desk, Command::Views, "v", 5),
    row(Layer::Desk, Command::SaveView, "x", 0),
    row(Layer::Desk, Command::DropView, "X", 0),
    row(Layer::Desk, Command::Sort, "S", 0),
    row(Layer::Desk, Command::Columns, "O", 0),
    row(Layer::Desk, Command::Unexplained, "U", 0),
    row(Layer::Ticket, Command::Decide, "d", 1),
    row(Layer::Ticket, Command::Claim, "c", 3),
    row(Layer::Ticket, Command::Repeat, ".", 0),
    row(Layer::Ticket, Command::CompareTickets, "=", 0),
    row(Layer::Ticket, Command::Contacts, "h", 0),
    row(Layer::Ticket, Command::LinkTicket, "L", 0),
    row(Layer::Ticket, Command::MergeTicket, "J", 0),
    row(Layer::Ticket, Command::Reply, "r", 11),
    row(Layer::Ticket, Command::Note, "i", 12),
    row(Layer::Ticket, Command::Macro, "m", 0),
    row(Layer::Ticket, Command::Resolve, "R", 14),
    row(Layer::Ticket, Command::Return, "b", 15),
    row(Layer::Ticket, Command::Approve, "Y", 0),
    row(Layer::Ticket, Command::SetStatus, "s", 0),
    row(Layer::Ticket, Command::SetPriority, "p", 0),
    row(Layer::Ticket, Command::SetAssignee, "a", 0),
    row(Layer::Ticket, Command::Tags, "t", 0),
    row(Layer::Ticket, Command::SetCause, "D", 0),
    row(Layer::Ticket, Command::Skip, "z", 17),
    row(Layer::Ticket, Command::Later, "Z", 0),
    row(Layer::Ticket, Command::Files, "F", 0),
    row(Layer::Ticket, Command::Address, "o", 0),
    row(Layer::Ticket, Command::Reveal, "P", 0),
    row(Layer::Ticket, Command::Clocks, "e", 0),
    row(Layer::Ticket, Command::Promise, "y", 0),
    row(Layer::Ticket, Command::AskTeam, "A", 0),
    row(Layer::Ticket, Command::Settle, "W", 0),
    row(Layer::Ticket, Command::Chase, "C", 0),
    row(Layer::Ticket, Command::Problem, "K", 0),
    row(Layer::Ticket, Command::SecondLook, "V", 0),
    row(Layer::Ticket, Command::Coach, "N", 0),
    row(Layer::Ticket, Command::Reassign, "T", 0),
    row(Layer::Conversation, Command::Side, "tab", 10),
    row(Layer::Conversation, Command::ScrollDown, "j down", 0),
    row(Layer::Conversation, Command::ScrollUp, "k up", 0),
    row(Layer::Conversation, Command::PageDown, "pgdn ctrl-d space", 0),
    row(Layer::Conversation, Command::PageUp, "pgup ctrl-u", 0),
    row(Layer::Conversation, Command::First, "g,g home", 0),
    row(Layer::Conversation, Command::Last, "G end g,e", 0),
    row(Layer::Conversation, Command::Next, "n", 16),
    row(Layer::Procedure, Command::Side, "tab", 10),
    row(Layer::Procedure, Command::Down, "j down", 0),
    row(Layer::Procedure, Command::Up, "k up", 0),
    row(Layer::Procedure, Command::PageDown, "pgdn ctrl-d", 0),
    row(Layer::Procedure, Command::PageUp, "pgup ctrl-u", 0),
    row(Layer::Procedure, Command::First, "g,g home", 0),
    row(Layer::Procedure, Command::Last, "G end g,e", 0),
    row(Layer::Procedure, Command::Answer, "enter", 1),
    row(Layer::Procedure, Command::Tick, "x space", 2),
    row(Layer::Procedure, Command::WhySop, "w", 0),
    row(Layer::Procedure, Command::MoveSop, "M", 0),
    row(Layer::Procedure, Command::Rewrite, "E", 0),
    row(Layer::Procedure, Command::Next, "n", 16),
    row(Layer::Causes, Command::Split, "s", 2),
    row(Layer::Causes, Command::Rows, "r", 3),
    row(Layer::Causes, Command::Cross, "x", 4),
    row(Layer::Causes, Command::Left, "left", 0),
    row(Layer::Causes, Command::Right, "right", 0),
    row(Layer::Causes, Command::Window, "w", 5),
    row(Layer::Causes, Command::Measure, "t", 6),
    row(Layer::Causes, Command::Chart, "c", 7),
    row(Layer::Causes, Command::Compare, "d", 8),
    row(Layer::Causes, Command::Together, "b", 8),
    row(Layer::Causes, Command::JudgeSpike, "m", 9),
    row(Layer::Causes, Command::ProposeArticle, "a", 10),
    row(Layer::Causes, Command::ProposeProduct, "p", 11),
    row(Layer::Causes, Command::ExportTable, "e", 12),
    row(Layer::Causes, Command::Explain, "f1", 13),
    row(Layer::Queue, Command::Draft, "e", 2),
    row(Layer::Queue, Command::Send, "S", 3),
    row(Layer::Queue, Command::Trace, "t", 4),
    row(Layer::Queue, Command::Beside, "b", 5),
    row(Layer::Queue, Command::Validate, "v", 3),
    row(Layer::Queue, Command::Own, "o", 4),
    row(Layer::Queue, Command::Explain, "f1", 0),
    row(Layer::Queue, Command::NextPart, "tab right", 6),
    row(Layer::Queue, Command::PreviousPart, "backtab left", 0),
    row(Layer::Outbox, Command::Decide, "enter", 1),
    row(Layer::Outbox, Command::Retry, "r", 2),
    row(Layer::Outbox, Command::TakeMine, "m", 3),
    row(Layer::Outbox, Command::TakeTheirs, "t", 4),
    row(Layer::Outbox, Command::Arrived, "a", 5),
    row(Layer::Outbox, Command::Drop, "d", 6),
    row(Layer::Waiting, Command::Chase, "C", 2),
    row(Layer::Waiting, Command::TeamAnswer, "w", 2),
    row(Layer::Problems, Command::EditProblem, "e", 2),
    row(Layer::Problems, Command::ProblemState, "s", 3),
    row(Layer::Problems, Command::Solved, "F", 4),
    row(Layer::Problems, Command::Unlink, "x", 5),
    row(Layer::Problems, Command::ProblemTickets, "w", 85),
    row(Layer::Solved, Command::LeaveOut, "space x", 1),
    row(Layer::Solved, Command::Edit, "e", 2),
    row(Layer::Solved, Command::Submit, "ctrl-s", 3),
    row(Layer::Solved, Command::Down, "j down", 0),
    row(Layer::Solved, Command::Up, "k up", 0),
    row(Layer::Solved, Command::Close, "esc q ctrl-c", 4),
    row(Layer::Review, Command::NextPart, "tab right", 2),
    row(Layer::Review, Command::PreviousPart, "backtab left", 0),
    row(Layer::Review, Command::SecondLook, "v", 3),
    row(Layer::Review, Command::Coach, "N", 4),
    row(Layer::Review, Command::Digest, "D", 3),
    row(Layer::Review, Command::Window, "w", 4),
    row(Layer::Review, Command::EndPlan, "x", 3),
    row(Layer::Review, Command::AddPlan, "a", 4),
    row(Layer::Review, Command::Explain, "f1", 0),
    row(Layer::Conflict, Command::TakeTheirs, "t", 1),
    row(Layer::Conflict, Command::TakeMine, "m", 2),
    row(Layer::Conflict, Command::Edit, "e", 3),
    row(Layer::Conflict, Command::Hold, "h", 4),
    row(Layer::Conflict, Command::Retry, "r", 5),
    row(Layer::Conflict, Command::Arrived, "a", 6),
    row(Layer::Conflict, Command::Drop, "d", 7),
    row(Layer::Conflict, Command::Open, "o", 8),
    row(Layer::Conflict, Command::Down, "j down", 0),
    row(Layer::Conflict, Command::Up, "k up", 0),
    row(Layer::Conflict, Command::Close, "esc q ctrl-c", 9),
    row(Layer::Filter, Command::Choose, "enter", 1),
    row(Layer::Filter, Command::Complete, "tab", 2),
    row(Layer::Filter, Command::Close, "esc ctrl-c", 3),
    row(Layer::Filter, Command::Down, "down ctrl-n", 0),
    row(Layer::Filter, Command::Up, "up ctrl-p", 0),
    row(Layer::Filter, Command::PageDown, "pgdn", 0),
    row(Layer::Filter, Command::PageUp, "pgup", 0),
    row(Layer::Picker, Command::Down, "down ctrl-n", 0),
    row(Layer::Picker, Command::Up, "up ctrl-p", 0),
    row(Layer::Picker, Command::Choose, "enter", 1),
    row(Layer::Picker, Command::Close, "esc ctrl-c", 2),
    row(Layer::Columns, Command::Tick, "space x", 1),
    row(Layer::Columns, Command::Leftward, "K left h", 2),
    row(Layer::Columns, Command::Rightward, "J right l", 3),
    row(Layer::Columns, Command::Down, "j down", 0),
    row(Layer::Columns, Command::Up, "k up", 0),
    row(Layer::Columns, Command::Submit, "enter ctrl-s", 4),
    row(Layer::Columns, Command::Close, "esc q ctrl-c", 5),
    row(Layer::Several, Command::Tick, "space x", 1),
    row(Layer::Several, Command::Submit, "enter ctrl-s", 2),
    row(Layer::Several, Command::Close, "esc q ctrl-c", 3),
    row(Layer::Several, Command::Down, "j down", 0),
    row(Layer::Several, Command::Up, "k up", 0),
    row(Layer::Form, Command::Submit, "ctrl-s", 1),
    row(Layer::Form, Command::NextField, "tab down enter", 2),
    row(Layer::Form, Command::PreviousField, "backtab up", 0),
    row(Layer::Form, Command::Right, "right", 0),
    row(Layer::Form, Command::Left, "left", 0),
    row(Layer::Form, Command::Close, "esc ctrl-c", 3),
    row(Layer::Line, Command::Submit, "enter ctrl-s", 1),
    row(Layer::Line, Command::Close, "esc ctrl-c", 2),
    row(Layer::Composer, Command::Submit, "ctrl-s", 1),
    row(Layer::Composer, Command::Close, "esc ctrl-c", 2),
    row(Layer::Composer, Command::Editor, "ctrl-e", 3),
    row(Layer::Composer, Command::Beside, "ctrl-t", 0),
    row(Layer::Reading, Command::Down, "j down", 3),
    row(Layer::Reading, Command::Up, "k up", 4),
    row(Layer::Reading, Command::PageDown, "pgdn ctrl-d space", 5),
    row(Layer::Reading, Command::PageUp, "pgup ctrl-u", 6),
    row(Layer::Reading, Command::Explain, "f1", 0),
    row(Layer::Reading, Command::First, "g,g home", 0),
    row(Layer::Reading, Command::Last, "G end g,e", 0),
    row(Layer::Reading, Command::ExportDigest, "e", 2),
    row(Layer::Reading, Command::Close, "esc q ctrl-c ?", 1),
    row(Layer::Reading, Command::Filter, "/", 2),
    row(Layer::Lock, Command::Submit, "enter", 0),
    row(Layer::Lock, Command::Close, "esc", 0),
    row(Layer::Lock, Command::Quit, "ctrl-c", 0),
];
