-- When it is time to ask a team again on a ticket; derived from its questions, like `promised`.
ALTER TABLE tickets ADD COLUMN chase INTEGER;

DROP INDEX tickets_desk;
-- The Desk reads this index alone, in its own order, and deals the rows into their due classes.
CREATE INDEX tickets_desk
    ON tickets (priority, repeats DESC, created, due, promised, chase, status, assignee_id, escalated)
    WHERE open = 1;

-- Every open ticket is looked at again.
DELETE FROM meta WHERE name = 'clocks';
