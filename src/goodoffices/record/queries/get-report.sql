-- What is the report of this id, with its cleaned text and what read it?
SELECT r.*, t.text, e.version, e.lexicon, e.actors, e.places
FROM reports AS r
JOIN report_text AS t ON t.report = r.key
JOIN engines AS e ON e.key = r.engine
WHERE r.id = :id;
