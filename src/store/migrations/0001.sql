-- Times are milliseconds since 1970 UTC. JSON columns hold the serde form of the named Rust type.

-- A ticket as it is shown: the server row with the waiting writes folded over it. Every column below
-- `hash` is derived and rewritten whenever the server row or the waiting writes change.
CREATE TABLE tickets (
    -- The second of creation (the next free one where several share it): the order of the row numbers is
    -- the order of age, so a search walks newest first without sorting.
    num          INTEGER PRIMARY KEY,
    -- The CRM's id.
    id           TEXT NOT NULL UNIQUE,
    -- SHA-256 (first 16 bytes) of the server row: an unchanged row is recognised without reading it.
    hash         BLOB NOT NULL,
    -- Hash of what `search` holds for the ticket.
    text_hash    INTEGER NOT NULL DEFAULT 0,
    -- `updated` of the last row that came as an answer to our own write: an older row from a lagging
    -- replica does not roll the screen back.
    answered     INTEGER,
    key          TEXT NOT NULL COLLATE NOCASE,
    subject      TEXT NOT NULL,
    -- 0 new, 1 open, 2 pending, 3 hold, 4 solved, 5 closed.
    status       INTEGER NOT NULL,
    -- 0 urgent, 1 high, 2 normal, 3 low.
    priority     INTEGER NOT NULL,
    queue_id     TEXT,
    queue        TEXT,
    assignee_id  TEXT,
    assignee     TEXT,
    assignee_mail TEXT,
    requester_id TEXT,
    requester    TEXT,
    product      TEXT,
    reason       TEXT,
    amount       TEXT,
    language     TEXT,
    vendor       TEXT,
    site         TEXT,
    t1_agent     TEXT,
    cause        TEXT,
    causes_also  TEXT,
    knowledge    TEXT,
    verdict      TEXT,
    sop          TEXT,
    -- Folded tags, each between bars: `|card|vip|`.
    tags         TEXT NOT NULL,
    created      INTEGER NOT NULL,
    updated      INTEGER NOT NULL,
    due          INTEGER,
    solved       INTEGER,
    escalated    INTEGER NOT NULL,
    gone         INTEGER NOT NULL,
    -- 1 while work is owed: not solved, not closed, not gone.
    open         INTEGER NOT NULL,
    -- Other tickets of the same requester created in the last 30 days; kept for open tickets.
    repeats      INTEGER NOT NULL DEFAULT 0,
    -- Writes of ours that still wait to reach the CRM.
    waiting      INTEGER NOT NULL DEFAULT 0,
    -- Writes of ours that need a person.
    attention    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX tickets_key ON tickets (key);
-- The Desk reads this index alone, in its own order, and deals the rows into their due classes.
CREATE INDEX tickets_desk ON tickets (priority, repeats DESC, created, due, status, assignee_id, escalated)
    WHERE open = 1;
CREATE INDEX tickets_requester ON tickets (requester_id, created);
CREATE INDEX tickets_gone ON tickets (num) WHERE gone = 1;
CREATE INDEX tickets_solved ON tickets (solved) WHERE solved IS NOT NULL;

-- The ticket as the CRM sent it (JSON of domain::ticket::Ticket). Written only by pull. Apart from
-- `tickets`, so that lists never page through texts.
CREATE TABLE rows (
    num  INTEGER PRIMARY KEY REFERENCES tickets (num) ON DELETE CASCADE,
    -- Ticket::mark: moves when the conversation does.
    mark TEXT,
    json TEXT NOT NULL
) STRICT;

-- One entry of a conversation (JSON of domain::ticket::Entry), where it is held.
CREATE TABLE entries (
    num  INTEGER NOT NULL REFERENCES tickets (num) ON DELETE CASCADE,
    id   TEXT NOT NULL,
    at   INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (num, id)
) STRICT, WITHOUT ROWID;

-- The state of the ticket's conversation when it was last read, so that it is read again only when it moved.
CREATE TABLE threads (
    num  INTEGER PRIMARY KEY REFERENCES tickets (num) ON DELETE CASCADE,
    mark TEXT,
    at   INTEGER NOT NULL
) STRICT;

-- Words of a ticket that is not gone: subject; first message, held thread and waiting comments; key, facts, tags, customer.
CREATE VIRTUAL TABLE search USING fts5 (
    subject, body, fields,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

-- Words gather in memory until a batch of tickets is written as one piece: fewer pieces, less merging.
INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);

-- In how many tickets a word stands (a view of `search`; it stores nothing).
CREATE VIRTUAL TABLE search_words USING fts5vocab (search, 'row');

-- People and queues, as last seen.
CREATE TABLE people (
    id    TEXT PRIMARY KEY,
    name  TEXT NOT NULL,
    email TEXT,
    role  TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE queues (
    id   TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The journal: every write that a person made, for ever, in the order in which they were made.
CREATE TABLE changes (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    id      TEXT NOT NULL UNIQUE,
    -- Changes of one commit share it: they are one act and may leave as one request.
    act     TEXT NOT NULL,
    ticket  TEXT,
    -- JSON of domain::ticket::Person.
    by      TEXT NOT NULL,
    at      INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    -- JSON of domain::change::Change.
    change  TEXT NOT NULL,
    -- When a person took it back before it arrived.
    dropped INTEGER
) STRICT;
CREATE INDEX changes_ticket ON changes (ticket, seq);

-- A change on its way to the CRM.
CREATE TABLE deliveries (
    seq           INTEGER PRIMARY KEY REFERENCES changes (seq),
    -- What must stay in order: `t:` and the ticket's id, or `p:` and a proposal's key.
    lane          TEXT NOT NULL,
    -- One of the nine words.
    state         TEXT NOT NULL,
    -- JSON of domain::change::Outgoing.
    out           TEXT NOT NULL,
    -- JSON of store::Base: version and field values of the server row when the change was made.
    base          TEXT NOT NULL,
    -- What our write is recognised by; deliveries that left in one request share it for ever.
    marker        TEXT,
    attempts      INTEGER NOT NULL DEFAULT 0,
    first_attempt INTEGER,
    -- Nothing happens to it before this time.
    not_before    INTEGER,
    -- JSON of domain::say::Say.
    error         TEXT,
    updated       INTEGER NOT NULL
) STRICT;
-- What is on its way is always few, so what has arrived stays out of the index.
CREATE INDEX deliveries_lane ON deliveries (lane, seq) WHERE state <> 'sent';
CREATE INDEX deliveries_proposals ON deliveries (lane, seq) WHERE lane GLOB 'p:*';
CREATE INDEX deliveries_marker ON deliveries (marker) WHERE state <> 'sent' AND marker IS NOT NULL;

-- How far a feed was read (JSON as the profile saved it).
CREATE TABLE places (
    feed TEXT PRIMARY KEY,
    json TEXT NOT NULL,
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Small facts about this store by name.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A text that somebody is still writing: one for each ticket and kind (`note`, `reply`, `resolve` …).
CREATE TABLE drafts (
    ticket TEXT NOT NULL,
    kind   TEXT NOT NULL,
    text   TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (ticket, kind)
) STRICT, WITHOUT ROWID;

-- What is kept here of an article or product request: the text somebody began with the evidence it was
-- written from, and what the target says about it. Which ones exist follows from the resolved tickets.
CREATE TABLE proposals (
    key      TEXT PRIMARY KEY,
    -- `knowledge` or `product`.
    kind     TEXT NOT NULL,
    episode  INTEGER NOT NULL DEFAULT 0,
    -- JSON of domain::recurrence::Recurrence.
    evidence TEXT,
    title    TEXT,
    text     TEXT,
    -- JSON of domain::proposal::Target.
    target   TEXT,
    updated  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A row of the CRM that could not be understood, and why; the rest of its page was taken.
CREATE TABLE quarantine (
    id     TEXT PRIMARY KEY,
    -- JSON of domain::say::Say.
    reason TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
