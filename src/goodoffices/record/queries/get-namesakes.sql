-- Who is called so?
SELECT DISTINCT actor, country FROM parties WHERE name = :name COLLATE NOCASE;
