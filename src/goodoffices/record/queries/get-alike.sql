-- Who has these words in a name?
SELECT DISTINCT name FROM parties WHERE name LIKE :part ORDER BY length(name), name LIMIT 5;
