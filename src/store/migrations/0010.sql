-- What this machine told its agent of what became of proposals, so that each is told once: that it is out, and what it did.
CREATE TABLE heard (
    key  TEXT NOT NULL,
    -- `out` or `effect`.
    word TEXT NOT NULL,
    at   INTEGER NOT NULL,
    PRIMARY KEY (key, word)
) STRICT, WITHOUT ROWID;

-- Articles and requests as their targets list them, also those that nobody proposed from here.
CREATE TABLE documents (
    -- `knowledge` or `product`.
    kind  TEXT NOT NULL,
    -- The target's own id.
    id    TEXT NOT NULL,
    -- Where it stands in the target's list.
    place INTEGER NOT NULL,
    -- JSON of domain::proposal::Target.
    json  TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
