-- Which entries are internal notes that carry a mark, and what it tells; derived from their text.
CREATE TABLE marked (
    verb  TEXT NOT NULL,
    num   INTEGER NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (verb, num, entry),
    FOREIGN KEY (num, entry) REFERENCES entries (num, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX marked_entry ON marked (num, entry);

CREATE INDEX changes_records ON changes (seq) WHERE kind = 'record';
-- Tickets that carry records are read even when they are solved.
CREATE INDEX tickets_recorded ON tickets (updated) WHERE instr(tags, '|secondline-record|') > 0;
