-- Lays down in which story a report stands, and as what.
INSERT INTO stories (report, leader, relation, likeness) VALUES (?, ?, ?, ?)
ON CONFLICT (report) DO UPDATE
SET leader = excluded.leader, relation = excluded.relation, likeness = excluded.likeness;
