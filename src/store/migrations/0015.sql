-- Colleagues are few among all customers: whoever looks for one reads this index alone.
CREATE INDEX people_agents ON people (name, id, email, role) WHERE role IN ('agent', 'admin');

-- An earlier clock of ours no longer stands behind the CRM's own due time: what is due is reckoned anew.
DELETE FROM meta WHERE name = 'clocks';
