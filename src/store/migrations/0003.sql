-- The audit: who did what when, as a chain. An entry is a link and, apart from it, what was done with a
-- random salt, so that a purge takes the text and the salt and the links still hold.

CREATE TABLE audit (
    seq    INTEGER PRIMARY KEY,
    -- SHA-256 of the salt and of everything that the text says.
    digest BLOB NOT NULL,
    -- SHA-256 of the link before, this number and this digest. The first link follows on 32 zero bytes.
    chain  BLOB NOT NULL
) STRICT;

CREATE TABLE audit_texts (
    seq    INTEGER PRIMARY KEY REFERENCES audit (seq),
    salt   BLOB NOT NULL,
    -- A change of the journal: that row is the text, and the columns below are empty.
    change INTEGER UNIQUE REFERENCES changes (seq),
    -- Anything else: a change taken back, a conflict decided, an export, a purge.
    at     INTEGER,
    -- JSON of domain::ticket::Person; null where nobody had signed in.
    by     TEXT,
    ticket TEXT,
    what   TEXT,
    -- JSON, by the kind.
    detail TEXT
) STRICT;
CREATE INDEX audit_texts_ticket ON audit_texts (ticket) WHERE ticket IS NOT NULL;

-- Salted marks of the customers and tickets that were purged: what a pull leaves out.
CREATE TABLE purged (
    mark BLOB PRIMARY KEY,
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
