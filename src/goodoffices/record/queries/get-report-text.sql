-- Which report goes by this id, and what is its text?
SELECT r.key, r.id, r.published, t.text
FROM reports AS r
JOIN report_text AS t ON t.report = r.key
WHERE r.id = :id;
