-- What a ticket is about within its reason.
ALTER TABLE tickets ADD COLUMN topic TEXT;
