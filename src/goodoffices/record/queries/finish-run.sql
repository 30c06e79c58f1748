-- Marks a run as finished, with what it did.
UPDATE runs
SET finished = :at, stored = :stored, reread = :reread, known = :known, failed = :failed
WHERE key = :run;
