-- What a person is asked about or told: a clash with somebody else's value, a value of theirs that ours took the place
-- of, a write that stands twice, a text that lost against another. Decided ones stay, so that a losing text is found.
CREATE TABLE conflicts (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    -- `clash`, `overwrote`, `twice` or `text`.
    kind     TEXT NOT NULL,
    -- The CRM's id of the ticket; absent for a proposal.
    ticket   TEXT,
    -- The change that it is about; absent for a text that no change came of yet.
    seq      INTEGER REFERENCES changes (seq),
    -- JSON of domain::conflict::Matter.
    matter   TEXT NOT NULL,
    found    INTEGER NOT NULL,
    decided  INTEGER,
    -- What was decided, in a word.
    decision TEXT
) STRICT;
CREATE INDEX conflicts_open ON conflicts (kind, seq) WHERE decided IS NULL;
CREATE INDEX conflicts_ticket ON conflicts (ticket) WHERE ticket IS NOT NULL;
