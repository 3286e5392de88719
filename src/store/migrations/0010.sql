-- What this machine told its agent of what became of proposals, so that each is told once: that it is out, and what it did.
CREATE TABLE heard (
    key  TEXT NOT NULL,
    -- `out` or `effect`.
    word TEXT NOT NULL,
    at   INTEGER NOT NULL,
    PRIMARY KEY (key, word)
) STRICT, WITHOUT ROWID;
