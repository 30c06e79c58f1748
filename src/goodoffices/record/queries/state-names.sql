-- What are the states called that play a part here?
SELECT DISTINCT country, name FROM parties WHERE actor = country AND name IS NOT NULL;
