-- The starts of procedures alone: which version somebody last ran is asked with every ticket that is opened.
CREATE INDEX changes_started ON changes (seq) WHERE change ->> 'kind' = 'start_sop' AND dropped IS NULL;
