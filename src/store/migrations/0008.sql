-- The legal clock that is due at `promised`, as its procedure and its name in it, where it is one; derived.
ALTER TABLE tickets ADD COLUMN legal TEXT;

-- How far the CRM's own history of a ticket was read: what happened before it was first seen here is told there alone.
CREATE TABLE pasts (
    num     INTEGER PRIMARY KEY REFERENCES tickets (num) ON DELETE CASCADE,
    -- When the CRM had last changed the ticket; it is read again when that moved on.
    updated INTEGER NOT NULL,
    -- 0: the CRM keeps none, or does not show it.
    told    INTEGER NOT NULL
) STRICT;
