-- The open tickets of our tier: a sweep that asks for them by id reads this index alone.
CREATE INDEX tickets_ours ON tickets (num, id, open, escalated) WHERE open = 1 AND escalated = 1;
