-- Is a state called so? Its id, in capitals, comes before all others of that name.
SELECT actor, country FROM parties
WHERE name = :name COLLATE NOCASE AND actor IS NOT NULL
ORDER BY actor
LIMIT 1;
