-- Takes a correction back; it stays on the list, with who took it back and when.
UPDATE corrections SET undone_by = :by, undone_at = :at WHERE key = :key;
