//! What a person means by a key. Plain data; the screens decide what follows.

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// What a person means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command {
            $($(#[$doc])* $name,)*
        }

        impl Command {
            /// Every command.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Stable id, for files and scripts.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)*
                }
            }
        }
    };
}

commands! {
    /// Show the desk.
    GoDesk = "go.desk",
    /// Show the causes.
    GoCauses = "go.causes",
    /// Show the knowledge queue.
    GoKnowledge = "go.knowledge",
    /// Show the product queue.
    GoProduct = "go.product",
    /// Show what waits or needs a person.
    GoOutbox = "go.outbox",
    /// Show what other teams owe us.
    GoWaiting = "go.waiting",
    /// Show what leads look at.
    GoReview = "go.review",
    /// Show what I did, promised, wait for and put off.
    GoDay = "go.day",
    /// Show problems and known errors.
    GoProblems = "go.problems",
    /// Jump to any ticket, person, article or procedure.
    Jump = "go.jump",
    /// The tickets that were opened last.
    Recent = "go.recent",
    /// One step back.
    Back = "app.back",
    /// All keys of this screen.
    Help = "app.help",
    /// Find a command by name.
    Palette = "app.palette",
    /// The notices of this session.
    Notices = "app.notices",
    /// Talk to the CRM now.
    Sync = "app.sync",
    /// Back to the shell for a while.
    Stop = "app.stop",
    /// Cover the screen until the PIN is typed.
    Lock = "app.lock",
    /// The next language of the screen.
    Language = "app.language",
    /// The next theme.
    Theme = "app.theme",
    /// Paint the whole screen anew: another program wrote over it.
    Redraw = "app.redraw",
    /// Take back the last act.
    Undo = "app.undo",
    /// Leave the program.
    Quit = "app.quit",
    /// One row down.
    Down = "move.down",
    /// One row up.
    Up = "move.up",
    /// A page down.
    PageDown = "move.page_down",
    /// A page up.
    PageUp = "move.page_up",
    /// The first row.
    First = "move.first",
    /// The last row.
    Last = "move.last",
    /// Open what is selected.
    Open = "move.open",
    /// Guided next ticket.
    Next = "desk.next",
    /// Put the ticket off until a time.
    Later = "ticket.later",
    /// Pass over the ticket, with a reason.
    Skip = "desk.skip",
    /// Leave the open work to a colleague.
    Handover = "desk.handover",
    /// Narrow the list.
    Filter = "desk.filter",
    /// Take what the filter offers.
    Complete = "filter.complete",
    /// The views, with their keys and counts.
    Views = "desk.views",
    /// Save what is seen as a view.
    SaveView = "desk.save_view",
    /// Take away the view that is shown.
    DropView = "desk.drop_view",
    /// The order of the list.
    Sort = "desk.sort",
    /// The columns of the list.
    Columns = "desk.columns",
    /// Put the column before the one before it.
    Leftward = "columns.left",
    /// Put the column behind the one behind it.
    Rightward = "columns.right",
    /// Solved cases whose cause is still unknown.
    Unexplained = "desk.unexplained",
    /// Mark the row, or take its mark away.
    Mark = "list.mark",
    /// Mark everything that the list shows.
    MarkAll = "list.mark_all",
    /// Write in one's own editor.
    Editor = "composer.editor",
    /// Hold two tickets side by side.
    CompareTickets = "ticket.compare",
    /// Other tickets of the same customer.
    Contacts = "ticket.contacts",
    /// Link the ticket to another one.
    LinkTicket = "ticket.link",
    /// Let the ticket go up in another one.
    MergeTicket = "ticket.merge",
    /// Do once more what was done last.
    Repeat = "ticket.repeat",
    /// Take the ticket.
    Claim = "ticket.claim",
    /// Write an internal note.
    Note = "ticket.note",
    /// Write a reply to the customer.
    Reply = "ticket.reply",
    /// Begin a reply with a text that the procedure offers.
    Macro = "ticket.macro",
    /// Set the status.
    SetStatus = "ticket.status",
    /// Set the priority.
    SetPriority = "ticket.priority",
    /// Set the owner.
    SetAssignee = "ticket.assignee",
    /// Add and remove tags.
    Tags = "ticket.tags",
    /// Set the root cause.
    SetCause = "ticket.cause",
    /// Resolve the case.
    Resolve = "ticket.resolve",
    /// Approve what somebody else asked a second person for.
    Approve = "ticket.approve",
    /// Return the case to Tier 1.
    Return = "ticket.return",
    /// What is attached to the ticket.
    Files = "ticket.files",
    /// Show where to open the ticket in a browser.
    Address = "ticket.address",
    /// Show the ticket's personal data for a moment, with a reason.
    Reveal = "ticket.reveal",
    /// Explain the ticket's clocks.
    Clocks = "ticket.clocks",
    /// Promise the customer something by a time.
    Promise = "ticket.promise",
    /// Ask another team.
    AskTeam = "ticket.ask",
    /// Answers, chases and promises that end.
    Settle = "ticket.settle",
    /// Ask the team again.
    Chase = "waiting.chase",
    /// Write down the team's answer.
    TeamAnswer = "waiting.answer",
    /// Mark a case as looked at a second time.
    SecondLook = "lead.look",
    /// Write a coaching note.
    Coach = "lead.coach",
    /// Give a case to somebody else, with the reason.
    Reassign = "lead.reassign",
    /// A Tier-1 team's digest.
    Digest = "review.digest",
    /// End a plan.
    EndPlan = "review.plan",
    /// Make a plan for a cause.
    AddPlan = "review.plan_new",
    /// The next list of leads.
    NextPart = "review.next",
    /// The list before.
    PreviousPart = "review.previous",
    /// Open a problem from the ticket, hang it on one, take it off.
    Problem = "ticket.problem",
    /// Write into a problem.
    EditProblem = "problem.edit",
    /// How far a problem is.
    ProblemState = "problem.state",
    /// Tell everybody concerned that it is solved.
    Solved = "problem.solved",
    /// Take the ticket off the problem.
    Unlink = "problem.unlink",
    /// Show the tickets of the problem on the desk.
    ProblemTickets = "problem.tickets",
    /// Leave a ticket out, or take it in again.
    LeaveOut = "problem.leave_out",
    /// The other half of the ticket.
    Side = "ticket.side",
    /// Scroll the conversation down.
    ScrollDown = "ticket.scroll_down",
    /// Scroll the conversation up.
    ScrollUp = "ticket.scroll_up",
    /// Tick the step.
    Tick = "procedure.tick",
    /// Answer the question.
    Answer = "procedure.answer",
    /// Move the run to the newest version of its procedure.
    MoveSop = "procedure.move",
    /// Why this procedure.
    WhySop = "procedure.why",
    /// Propose other words for the step.
    Rewrite = "procedure.rewrite",
    /// Split the tallies.
    Split = "causes.split",
    /// Another window of days.
    Window = "causes.window",
    /// What the tally has rows of.
    Rows = "causes.rows",
    /// Rows and split crossed.
    Cross = "causes.cross",
    /// By count, time or harm.
    Measure = "causes.measure",
    /// The chart of the cause.
    Chart = "causes.chart",
    /// The cause compared over the values of a dimension.
    Compare = "causes.compare",
    /// Which values of two dimensions come together.
    Together = "causes.together",
    /// The table as a file.
    ExportTable = "causes.export",
    /// The digest that is read as a file.
    ExportDigest = "digest.export",
    /// What the numbers of this screen say.
    Explain = "causes.explain",
    /// Say that a spike is real, noise or muted.
    JudgeSpike = "causes.spike",
    /// Propose an article.
    ProposeArticle = "causes.article",
    /// Propose a product request.
    ProposeProduct = "causes.product",
    /// Make or edit the draft.
    Draft = "queue.draft",
    /// Send the draft to its target.
    Send = "queue.send",
    /// Which tickets each statement rests on.
    Trace = "queue.trace",
    /// The tickets beside the draft.
    Beside = "queue.beside",
    /// Say as a second person whether an article is right.
    Validate = "queue.validate",
    /// Say whose it is.
    Own = "queue.owner",
    /// Send again what was parked.
    Retry = "outbox.retry",
    /// Give up a change, keeping its text in the journal.
    Drop = "outbox.drop",
    /// Keep mine in a conflict.
    TakeMine = "outbox.mine",
    /// Keep theirs in a conflict.
    TakeTheirs = "outbox.theirs",
    /// Decide what waits for a person.
    Decide = "outbox.decide",
    /// Another value or text in a conflict.
    Edit = "outbox.edit",
    /// Leave a conflict for later.
    Hold = "outbox.hold",
    /// It arrived, or is good as it is.
    Arrived = "outbox.arrived",
    /// Choose.
    Choose = "form.choose",
    /// The next field.
    NextField = "form.next",
    /// The field before.
    PreviousField = "form.previous",
    /// The option to the right.
    Right = "form.right",
    /// The option to the left.
    Left = "form.left",
    /// Save, send or resolve.
    Submit = "form.submit",
    /// Close; what was written is kept.
    Close = "form.close",
}
