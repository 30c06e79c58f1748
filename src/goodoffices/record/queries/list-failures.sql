-- What could not be read, why, and what helps? `mended` says when it was read after all.
SELECT location, reason, remedy, at, mended, run
FROM failures
WHERE :run IS NULL OR run = :run
ORDER BY key;
