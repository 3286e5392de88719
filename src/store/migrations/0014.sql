-- Where the customer stood on the way.
ALTER TABLE tickets ADD COLUMN stage TEXT;
-- Whole seconds that people spent with it in front of them, as the ticket's field says.
ALTER TABLE tickets ADD COLUMN focus INTEGER;

-- Time that was spent with a ticket on this desk.
CREATE TABLE focus (
    ticket TEXT NOT NULL,
    -- The change that tells it to the CRM; empty while none does.
    told   TEXT NOT NULL DEFAULT '',
    millis INTEGER NOT NULL,
    PRIMARY KEY (ticket, told)
) STRICT, WITHOUT ROWID;
