-- Is anybody called so in an imported history?
SELECT EXISTS (SELECT 1 FROM imported_events WHERE source = :word COLLATE NOCASE)
  OR EXISTS (SELECT 1 FROM imported_events WHERE target = :word COLLATE NOCASE);
