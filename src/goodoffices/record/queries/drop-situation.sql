-- Takes a saved view away.
DELETE FROM situations WHERE name = :name;
