-- What was seen moving: clocks are derived from it. A move of one field at one time stands once.
CREATE TABLE moves (
    num    INTEGER NOT NULL REFERENCES tickets (num) ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    -- `status` or `priority`.
    field  TEXT NOT NULL,
    -- The canonical word before, where it is known, and after.
    was    TEXT,
    became TEXT NOT NULL,
    -- 1: the CRM's own history told it, so that the time is exact.
    told   INTEGER NOT NULL,
    PRIMARY KEY (num, at, field)
) STRICT, WITHOUT ROWID;

-- The next thing promised to the customer, or agreed with another team, by when; derived. It is due whatever the status.
ALTER TABLE tickets ADD COLUMN promised INTEGER;

-- 1 while a question to another team or a promise is open on it; derived.
ALTER TABLE tickets ADD COLUMN tracked INTEGER NOT NULL DEFAULT 0;
CREATE INDEX tickets_tracked ON tickets (num) WHERE tracked = 1;

DROP INDEX tickets_desk;
-- The Desk reads this index alone, in its own order, and deals the rows into their due classes.
CREATE INDEX tickets_desk ON tickets (priority, repeats DESC, created, due, promised, status, assignee_id, escalated)
    WHERE open = 1;
