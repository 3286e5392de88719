-- The tickets that were opened on this machine, so that one finds back to them.
CREATE TABLE recent (
    num INTEGER PRIMARY KEY REFERENCES tickets (num) ON DELETE CASCADE,
    at  INTEGER NOT NULL
) STRICT;

-- How a person wants to see a view of the desk: its order and columns.
CREATE TABLE looks (
    view TEXT PRIMARY KEY,
    -- JSON of domain::view::Look.
    json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
