-- What people said of spikes: real, noise, or muted with a reason. Kept in this file and in its audit; no CRM has a place
-- for it. An episode is known by its cause and the day on which it began when it was judged.
CREATE TABLE spikes (
    cause  TEXT NOT NULL,
    -- A civil date.
    since  TEXT NOT NULL,
    -- `real`, `noise` or `muted`.
    word   TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- JSON of domain::ticket::Person; null where nobody had signed in.
    by     TEXT,
    at     INTEGER NOT NULL,
    PRIMARY KEY (cause, since)
) STRICT, WITHOUT ROWID;
