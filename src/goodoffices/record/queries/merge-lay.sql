-- Lays down under which event a telling is one with others; a row that says so already is left as it is.
INSERT INTO told_events (event, told, said) VALUES (?, ?, ?)
ON CONFLICT (event) DO UPDATE SET told = excluded.told, said = excluded.said
WHERE told <> excluded.told OR said <> excluded.said;
