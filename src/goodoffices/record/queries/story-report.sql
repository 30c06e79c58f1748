-- What decides which report of a story leads?
SELECT r.key, r.id, r.published, r.source, t.text
FROM reports AS r JOIN report_text AS t ON t.report = r.key
WHERE r.key = :report;
