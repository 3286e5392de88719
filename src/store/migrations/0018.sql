-- Tickets that were written since their conversation and their history were known to be held: whose these are to be read
-- is sought among them alone.
CREATE TABLE unread (num INTEGER PRIMARY KEY REFERENCES tickets (num) ON DELETE CASCADE) STRICT;
INSERT INTO unread
    SELECT num FROM tickets WHERE open = 1 AND escalated = 1
    UNION SELECT num FROM tickets WHERE instr(tags, '|secondline-record|') > 0 AND gone = 0;
DELETE FROM meta WHERE name = 'all_read';
