-- Until when a ticket was put off on this desk; derived from the journal and the conversation.
ALTER TABLE tickets ADD COLUMN later INTEGER;

-- What was put off and is back: its person was told, and it stays back.
CREATE TABLE reminded (
    -- The change that put it off.
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX changes_later ON changes (ticket, seq) WHERE kind = 'later';
