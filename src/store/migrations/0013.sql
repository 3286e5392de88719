DROP INDEX tickets_desk;
-- The Desk reads this index alone, in its own order to the last tie, and deals the rows into their due classes.
CREATE INDEX tickets_desk ON tickets (
    priority, repeats DESC, created, num, due, promised, chase, later, status, assignee_id, escalated, open
) WHERE open = 1;
